"""The places in a text where the words of a lost quotation may be, and how they are laid there."""

from itertools import pairwise

import pytest

from footnoted.text.differences import tokenize
from footnoted.text.reworded import WordPlaces, align, candidates

QUOTE = "that northern crane stood idle"
FILLER = "so it went on " * 700
"""Nearly ten thousand characters without a word of the quotation."""


def proposed(quote: str, text: str) -> list[tuple[int, int]]:
    return list(candidates(tokenize(quote), len(quote), WordPlaces(text)))


def laid(quote: str, text: str) -> tuple[float, str]:
    """Return what it costs to lay a quotation along a text, and the words it lies on."""
    tokens = tokenize(text)
    place = align(tokenize(quote), tokens)
    assert place is not None
    cost, low, high = place
    return cost, " ".join(token.text for token in tokens[low:high])


def test_of_a_long_text_only_the_neighbourhood_of_the_words_is_looked_at() -> None:
    now = "that northern crane lay idle"
    [(low, high)] = proposed(QUOTE, f"{FILLER}{now} {FILLER}")
    before, behind = len(FILLER) - low, high - len(FILLER) - len(now)
    assert 100 <= before <= 150
    assert 100 <= behind <= 150


def test_nothing_is_looked_at_beyond_the_ends_of_a_text() -> None:
    text = "Now the northern crane lay idle."
    assert proposed(QUOTE, text) == [(0, len(text))]


def test_where_no_word_is_left_nothing_is_proposed() -> None:
    assert proposed(QUOTE, FILLER) == []
    assert proposed(QUOTE, "") == []
    assert proposed("", FILLER) == []


def test_the_place_with_more_of_the_words_is_likelier() -> None:
    text = f"northern crane {FILLER}northern crane stood {FILLER}"
    (first, _), (second, _) = proposed(QUOTE, text)
    assert first > len(FILLER) - 200
    assert second == 0


def test_a_rare_word_says_more_than_several_common_ones() -> None:
    common = f"a crane stood there {FILLER[:280]}" * 10
    text = f"{common}{FILLER}a northern tug {FILLER}{common}"
    place = text.index("northern")
    low, high = proposed(QUOTE, text)[0]
    assert low < place < high


def test_words_that_lie_far_apart_do_not_vote_together() -> None:
    text = f"northern {FILLER}crane stood {FILLER}idle {FILLER}"
    [first, *others] = proposed(QUOTE, text)
    assert first[0] < text.index("crane stood") < first[1]
    assert len(others) == 2


def test_votes_that_are_passed_on_the_way_count_no_longer() -> None:
    spread = "".join(f"{word} {FILLER}" for word in ("northern", "crane", "stood", "idle"))
    text = f"{spread}northern crane stood{FILLER}"
    low, high = proposed(QUOTE, text)[0]
    assert low < text.index("northern crane") < high


def test_three_places_are_proposed_and_none_overlaps_another() -> None:
    text = f"{QUOTE} and {QUOTE} {FILLER}" * 5
    found = sorted(proposed(QUOTE, text))
    assert len(found) == 3
    assert all(high <= low for (_, high), (low, _) in pairwise(found))


@pytest.mark.parametrize("quote", ["crane", "crane stood"])
def test_places_that_touch_are_two(quote: str) -> None:
    gap = "x" * (2 * 120 + len(quote) - len("crane") - 2)
    found = sorted(proposed(quote, f"{'x' * 150} crane {gap} crane stood {'x' * 150}"))
    assert [high - low for low, high in found] == [240 + len(quote)] * 2
    assert found[0][1] == found[1][0]


@pytest.mark.parametrize(("times", "is_proposed"), [(200, True), (201, False)])
def test_a_word_that_stands_everywhere_says_nothing(times: int, is_proposed: bool) -> None:
    assert bool(proposed("crane", "crane " * times)) is is_proposed


def test_of_a_long_quotation_the_longest_words_are_looked_for() -> None:
    words = [f"{'w' * 9}{letter}" for letter in "abcdefghijklmnopqrstuvwx"]
    quote = " ".join(["short", *words])
    assert len(words) == 24
    assert proposed(quote, "it was short") == []
    assert proposed(quote, f"it was {words[-1]}")
    assert proposed(" ".join(["short", *words[1:]]), "it was short")


def test_a_word_of_a_quotation_votes_once_and_signs_never() -> None:
    assert proposed("so, so.", f"so {FILLER.replace('so', 'as')}. . ,")[0][0] == 0
    assert proposed(", .", "it, is. it") == []


def test_a_long_quotation_is_one_place_though_words_were_put_into_it() -> None:
    words = [f"{'w' * 48}{index:02}" for index in range(24)]
    one, two, decoy = (" ".join(part) for part in (words[:12], words[12:], words[2:22]))
    text = f"{decoy} {FILLER}{one} {FILLER[:200]}{two} {FILLER}"
    low, high = proposed(" ".join(words), text)[0]
    assert low < text.index(one) < high


@pytest.mark.parametrize(
    ("quote", "text", "cost", "words"),
    [
        ("crane stood", "The crane stood idle", 0, "crane stood"),
        # Of equally good places the first.
        ("crane stood", "a crane stood, the crane stood", 0, "crane stood"),
        ("the crane stood", "the crane crane stood", 1, "the crane crane stood"),
        ("old crane", "new crane", 1, "new crane"),
        # A word lost, a word more, a word for a word; signs cost less.
        ("the crane stood", "so the stood there", 1, "the stood"),
        ("see the stood idle", "so see the crane stood idle", 1, "see the crane stood idle"),
        ("the crane stood", "so the tug stood there", 1, "the tug stood"),
        ("the crane, stood", "so the crane stood there", 0.5, "the crane stood"),
        ("the crane stood", "so the crane, stood there", 0.5, "the crane , stood"),
        ("the crane, stood", "so the crane; stood there", 0.5, "the crane ; stood"),
        # A figure for a figure is nearer than a word for a word.
        ("all 5 ran", "so all 6 ran there", 0.7, "all 6 ran"),
        # A word for a figure is farther than for a word, nearer than one lost and one more.
        ("all five ran", "so all 5 ran there", 1.5, "all 5 ran"),
        ("paid some men", "paid 5 men and paid few men", 1, "paid few men"),
        ("a, b", "a x b", 1.5, "a x b"),
    ],
)
def test_a_quotation_is_laid_where_it_costs_least(
    quote: str, text: str, cost: float, words: str
) -> None:
    found, lies_on = laid(quote, text)
    assert (round(found, 6), lies_on) == (cost, words)


@pytest.mark.parametrize("count", [119, 120, 121, 300])
def test_a_quotation_of_any_length_is_laid_from_its_first_to_its_last_word(count: int) -> None:
    words = [f"w{index}x" for index in range(count)]
    text = ["before", *words, "behind"]
    assert laid(" ".join(words), " ".join(text)) == (0, " ".join(words))


def test_of_a_long_quotation_what_is_lost_at_either_end_counts() -> None:
    words = [f"w{index}x" for index in range(200)]
    there = ["before", *words[:5], *words[6:190], *words[192:], "behind"]
    assert laid(" ".join(words), " ".join(there)) == (3, " ".join(there[1:-1]))
