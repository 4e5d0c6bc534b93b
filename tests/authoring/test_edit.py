"""Edits are made where they were meant, all at once, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.diagnostics.problem import Mark
from footnoted.records.writing import Edit, Stale, apply


def edit(start, old, new):
    return Edit("a.yml", start, start + len(old), old, new, "Why.", Mark("a.yml", 1, 1))


def test_several_edits_are_made_whatever_their_order():
    edits = [edit(8, "idle", "still"), edit(0, "It", "The crane")]
    assert apply("It stood idle.", [edits[1], edit(9, "idle", "still")]) == "The crane stood still."
    with pytest.raises(Stale):
        apply("It stood idle.", edits)


def test_words_are_inserted_and_taken_out():
    assert apply("abc", [edit(1, "", "-"), edit(2, "c", "")]) == "a-b"


@pytest.mark.parametrize(
    "edits",
    [
        [edit(0, "x", "y")],
        [edit(0, "abc", "x"), edit(2, "c", "y")],
        [edit(3, "d", "x")],
    ],
)
def test_edits_of_another_text_are_refused_as_a_whole(edits):
    with pytest.raises(Stale, match=r"a\.yml"):
        apply("abc", edits)


@given(st.lists(st.text(max_size=3), min_size=1, max_size=8), st.data())
def test_only_what_is_named_changes(pieces, data):
    """Every second piece is replaced; all the others stay as they were."""
    edits, expected, at = [], [], 0
    for number, piece in enumerate(pieces):
        new = data.draw(st.text(max_size=3)) if number % 2 else piece
        if number % 2:
            edits.append(edit(at, piece, new))
        expected.append(new)
        at += len(piece)
    assert apply("".join(pieces), edits) == "".join(expected)
