"""How differences are put into words."""

import pytest

from footnoted.checks.anchors import (
    clip_middle,
    describe_differences,
    describe_neighbors,
    name_harmless,
)
from footnoted.text.differences import WordingChange, WordingDifference
from footnoted.text.quotation import OBJECT, Selector

NUMBER, WORDS = WordingChange.NUMBER, WordingChange.WORDS


@pytest.mark.parametrize(
    ("differences", "sentence"),
    [
        (
            [WordingDifference(NUMBER, "1", "2")],
            "The article now has “2” where the quotation has “1”.",
        ),
        (
            [
                WordingDifference(NUMBER, "1", "2"),
                WordingDifference(WordingChange.MODAL, "will", ""),
            ],
            "The article now has “2” where the quotation has “1” and nothing where it has “will”.",
        ),
        (
            [WordingDifference(NUMBER, "1", "2"), WordingDifference(NUMBER, "1", "2")],
            "The article now has “2” where the quotation has “1”.",
        ),
        (
            [WordingDifference(WordingChange.CASE, "A", "a"), WordingDifference(WORDS, "x", "y")],
            "The article now has “y” where the quotation has “x”.",
        ),
        (
            [WordingDifference(NUMBER, "", "5"), WordingDifference(WORDS, "", "at least 5")],
            "The article now has “at least 5” where the quotation has nothing.",
        ),
        (
            [WordingDifference(WORDS, "", OBJECT)],
            "The article now has code, a picture or the like where the quotation has nothing.",
        ),
        (
            [WordingDifference(WordingChange.QUOTES, "", '"')],
            "The article now has quotation marks where the quotation has none.",
        ),
        (
            [WordingDifference(WORDS, str(index), "x") for index in range(8)],
            "The article now has “x” where the quotation has “0”, “x” where it has “1”, “x” where "
            "it has “2”, “x” where it has “3”, “x” where it has “4”, “x” where it has “5” and 2 "
            "more differences.",
        ),
    ],
)
def test_what_matters_is_named_once_and_the_rest_left_out(
    differences: list[WordingDifference], sentence: str
) -> None:
    assert describe_differences(differences) == sentence


def test_kinds_of_drift_are_listed_in_one_order() -> None:
    kinds = (
        WordingChange.SPACING,
        WordingChange.QUOTES,
        WordingChange.CASE,
        WordingChange.CASE,
        WordingChange.PUNCTUATION,
    )
    assert name_harmless([WordingDifference(kind, "a", "b") for kind in kinds]) == (
        "punctuation, capitals, the style of quotation marks and spaces"
    )


def test_neighbours_that_are_gone_are_told_as_nothing() -> None:
    assert describe_neighbors(Selector("x", "a", "b"), Selector("x", "", "c")) == (
        "nothing before it, not “a” and “c” after it, not “b”"
    )


def test_long_words_are_clipped_between_words() -> None:
    assert clip_middle("one two three four five six", 16) == "one two … six"
    assert clip_middle("one two", 16) == "one two"
