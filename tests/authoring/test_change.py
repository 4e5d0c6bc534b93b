"""The fewest replacements between two wordings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.authoring.fix import SidecarEdit, changes, replace_words, visible
from footnoted.text.normal import normalize

SOME = st.text(alphabet="ab Zé1,.;'\"“”‘’–-…\n\t\xa0", max_size=30)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("stood idle", "stood idle", []),
        ("stood idle", "stood, idle", [SidecarEdit(5, 5, ",")]),
        ("stood, idle", "stood idle", [SidecarEdit(5, 6, "")]),
        ("Stood idle", "stood idle", [SidecarEdit(0, 5, "stood")]),
        ("stood idle", "“stood” idle", [SidecarEdit(0, 0, "“"), SidecarEdit(5, 5, "”")]),
        ("  stood\n idle \n", "stood idle.", [SidecarEdit(13, 13, ".")]),
        ("one; two; three", "one, two; three", [SidecarEdit(3, 4, ",")]),
        ("", "stood", [SidecarEdit(0, 0, "stood")]),
        (" \n", "stood", [SidecarEdit(2, 2, "stood")]),
    ],
)
def test_only_the_words_and_signs_that_differ_are_replaced(old, new, expected):
    assert changes(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"stood" -- idle', "“stood” – idle"),
        ("the master's", "the master’s"),
        ("stood\n  idle", "stood idle"),
        ("wait... idle", "wait… idle"),
    ],
)
def test_what_does_not_matter_in_a_quotation_is_left_as_it_is(old, new):
    assert changes(old, new) == []


@given(SOME, SOME)
def test_with_the_changes_made_it_reads_as_wanted(old, new):
    made = replace_words(old, changes(old, new))
    assert normalize(made).text.strip() == normalize(new).text.strip()


@given(SOME, SOME)
def test_changes_are_in_order_and_do_not_overlap(old, new):
    found = changes(old, new)
    ends = [0, *(change.end for change in found)]
    assert all(end <= change.start <= change.end for end, change in zip(ends, found, strict=False))


def test_what_nobody_sees_is_left_out_but_joiners_stay():
    assert visible(" har\u00adbour\u200b\n  quay\u2029\u202ano ") == "harbour quay no"
    assert visible("می\u200cخواهم") == "می\u200cخواهم"
