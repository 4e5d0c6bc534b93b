"""Places that have the same words, whatever their case and punctuation."""

import pytest

from footnoted.authoring.fix import alike, between
from footnoted.text.normal import normalize


def found(words: str, text: str) -> list[str]:
    normal = normalize(text).text
    return [normal[start:end] for start, end in alike(words, normal)]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("stood idle", "It Stood, idle! It stood “idle”.", ["Stood, idle", 'stood "idle']),
        ("“Stood idle.”", "It stood idle", ["stood idle"]),
        ("long-term plan", "a long term plan", ["long term plan"]),
        ("1,300 tonnes", "1.300 tonnes, 1,300 tonnes", ["1,300 tonnes"]),
        ("5 degrees", "-5 degrees", []),
        ("5 %", "5 of them", []),
        ("can go", "can't go", []),
        ("will go", "will not go", []),
        ("idle", "idleness", []),
        ("...", "and so on ...", []),
        ("a a", "a a a", ["a a", "a a"]),
    ],
)
def test_words_and_figures_count_and_nothing_else(words, text, expected):
    assert found(words, text) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", True),
        ("The northern", "", True),
        ("northern crane", "", False),
        ("week, The Northern", "for a month", True),
        ("", "for a year", False),
        ("one two three four five six seven for a week the northern", "", False),
    ],
)
def test_neighbours_are_compared_word_by_word(before, after, expected):
    text = "For a week “the northern” crane, for a month."
    start = text.index("crane")
    assert between(text, (start, start + 5), before, after) is expected
