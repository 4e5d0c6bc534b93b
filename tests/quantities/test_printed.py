"""How far the true number may be from the printed one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.quantities.quantity import exponent, loose, near, plain, significant, tight


@pytest.mark.parametrize(
    ("number", "place", "narrow", "wide"),
    [
        ("2.5", -1, "0.05", "0.05"),
        ("2.50", -2, "0.005", "0.005"),
        ("3", 0, "0.5", "0.5"),
        ("1.0", -1, "0.05", "0.05"),
        ("1300", 0, "0.5", "50"),
        ("1310", 0, "0.5", "5"),
        ("1000", 0, "0.5", "500"),
        ("-40", 0, "0.5", "5"),
        ("0", 0, "0.5", "0.5"),
        ("1E+3", 0, "0.5", "500"),
    ],
)
def test_a_number_stands_for_half_a_unit_of_its_last_place(number, place, narrow, wide):
    value = Decimal(number)
    assert exponent(value) == place
    assert tight(value) == Decimal(narrow)
    assert loose(value) == Decimal(wide)


@pytest.mark.parametrize(
    ("number", "pattern", "rounded"),
    [
        ("501.93", "800", "500"),
        ("24.855", "30", "25"),
        ("1.5534", "1.5", "1.6"),
        ("160.93", "200", "160"),
        ("1294.99", "1300", "1300"),
        ("0", "5", "0"),
    ],
)
def test_the_nearest_number_is_printed_like_the_other_but_never_far_off(number, pattern, rounded):
    assert str(near(Decimal(number), Decimal(pattern))) == rounded


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("501.9329", "501.9"),
        ("24854.8", "24,855"),
        ("0.000621371", "0.0006214"),
        ("68", "68.00"),
        ("0", "0"),
    ],
)
def test_four_digits_are_shown_and_whole_numbers_whole(number, shown):
    assert plain(significant(Decimal(number))) == shown


@given(st.decimals(-(10**12), 10**12, places=3))
def test_a_loose_reading_is_never_narrower_than_a_tight_one(number):
    assert loose(number) >= tight(number) > 0


@given(st.integers(1, 10**9), st.integers(0, 6))
def test_ending_zeros_widen_the_loose_reading_only(number, zeros):
    value = Decimal(number * 10**zeros)
    assert loose(value) >= Decimal("0.5").scaleb(zeros)
    assert tight(value) == Decimal("0.5")
