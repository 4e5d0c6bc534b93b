"""What is proposed for a text that is no plain decimal number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.records.forms import LONGEST, cure

SEPARATORS = "digits without thousands separators"


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("1,300", f"write 1300: {SEPARATORS}"),
        ("1 300", f"write 1300: {SEPARATORS}"),
        ("1\u00a0300", f"write 1300: {SEPARATORS}"),
        ("1’300", f"write 1300: {SEPARATORS}"),
        ("1_300", f"write 1300: {SEPARATORS}"),
        ("−1,300", f"write -1300: {SEPARATORS}"),
        ("1.300.000", f"write 1300000: {SEPARATORS}"),
        ("1,300,000.50", f"write 1300000.50: {SEPARATORS}"),
        ("1.300,5", f"write 1300.5: {SEPARATORS}"),
        ("2,5", "write 2.5: the decimal sign is a point"),
        ("-12,345678", "write -12.345678: the decimal sign is a point"),
        ("10-20", "write `low: 10` and `high: 20` instead"),
        ("1.5 – 2", "write `low: 1.5` and `high: 2` instead"),
        ("10 to 20", "write `low: 10` and `high: 20` instead"),
        ("50%", "write 50, and `unit: percent`"),
        ("2.5 per cent", "write 2.5, and `unit: percent`"),
        ("~1300", "write 1300, and `approximate: true`"),
        ("about 1300", "write 1300, and `approximate: true`"),
        (">40", "write 40, and `bound: more-than`"),
        ("≥ 40", "write 40, and `bound: at-least`"),
        ("<= 40", "write 40, and `bound: at-most`"),
        ("< 40", "write 40, and `bound: less-than`"),
        ("1.3 million", "write 1300000, with all its zeros"),
        ("40 thousand", "write 40000, with all its zeros"),
        ("2bn", "write all the zeros instead of “bn”"),
        ("1.3 billion", "write all the zeros instead of “billion”"),
        ("2 млн.", "write all the zeros instead of “млн”"),
        ("1300 km", "write the digits alone, and put “km” into `unit` or `count-of`"),
        ("40 ships", "write the digits alone, and put “ships” into `unit` or `count-of`"),
        ("1,300,5", ""),
        ("five", ""),
        ("½", ""),
        ("", ""),
        ("1,300" + ",000" * LONGEST, ""),
    ],
)
def test_what_was_surely_meant_is_proposed(text, proposed):
    assert cure(text) == proposed


@given(st.text(max_size=80))
def test_any_text_is_answered(text):
    assert cure(text) == "" or cure(text).startswith("write ")


@given(st.integers(1000, 10**12))
def test_a_grouped_number_is_proposed_without_its_groups(number):
    for mark in ",'_ ":
        grouped = f"{number:,}".replace(",", mark)
        assert cure(grouped) == f"write {number}: {SEPARATORS}"
