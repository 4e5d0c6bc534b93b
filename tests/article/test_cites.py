"""Which marks are printed where several could be."""

import re

import pytest

from footnoted.article.notes import CitePoint, gather_points
from footnoted.article.plan import PlacedUse
from footnoted.article.projection import Sentences, TextSpot, sentences
from tests.newsroom import article

TEXT = "One two three four. Five six. Seven. Eight.\u2029Nine."
SENTENCES: Sentences = sentences(TEXT)


def point(at: int, *names: str, kind: str = "claim") -> CitePoint:
    """Make a point; ``k@p. 1`` cites k with a locator."""
    uses = []
    for name in names:
        key, _, locator = name.partition("@")
        uses.append(PlacedUse(key, locator=locator, kind=kind))
    return CitePoint(at, TextSpot(0, at), uses)


def printed(*points: CitePoint) -> list[tuple[int, list[str]]]:
    """Return what is printed where, in reading order."""
    return [
        (gather_point.at, [use.note for use in gather_point.uses])
        for gather_point in gather_points(points, SENTENCES)
        if gather_point.printed is None
    ]


def test_points_are_put_in_reading_order() -> None:
    assert printed(point(18, "b"), point(3, "a")) == [(3, ["a"]), (18, ["b"])]


def test_points_at_one_word_are_one() -> None:
    assert printed(point(3, "a"), point(3, "b")) == [(3, ["a", "b"])]


def test_points_that_are_moved_to_one_place_are_one() -> None:
    inside, behind = (
        CitePoint(3, TextSpot(4, 0), point(3, "a").uses),
        CitePoint(7, TextSpot(4, 0), []),
    )
    behind.uses += point(7, "b").uses
    assert printed(inside, behind) == [(7, ["a", "b"])]


def test_neighbours_in_a_sentence_that_say_the_same_print_one_mark_at_the_last() -> None:
    assert printed(point(3, "a"), point(7, "a"), point(13, "a")) == [(13, ["a"])]


def test_a_run_of_sentences_from_one_source_has_one_mark_at_its_end() -> None:
    assert printed(point(3, "a"), point(24, "a"), point(36, "a")) == [(36, ["a"])]


def test_a_sentence_without_evidence_or_of_another_source_ends_the_run() -> None:
    assert printed(point(24, "a"), point(43, "a")) == [(24, ["a"]), (43, ["a"])]
    assert printed(point(3, "a"), point(24, "b"), point(36, "a")) == [
        (3, ["a"]),
        (24, ["b"]),
        (36, ["a"]),
    ]


def test_so_does_the_end_of_a_block() -> None:
    assert printed(point(43, "a"), point(49, "a")) == [(43, ["a"]), (49, ["a"])]


def test_a_link_repeats_a_mark_only_in_its_own_sentence() -> None:
    assert printed(point(3, "a"), point(24, "a", kind="link")) == [(24, ["a"])]


def test_a_neighbour_that_says_more_takes_the_mark() -> None:
    assert printed(point(3, "a"), point(7, "b", "a")) == [(7, ["b", "a"])]


def test_a_neighbour_that_says_less_leaves_it() -> None:
    assert printed(point(3, "a", "b"), point(7, "a")) == [(3, ["a", "b"]), (7, ["a"])]


def test_another_note_between_keeps_both() -> None:
    points = point(3, "a"), point(7, "b"), point(13, "a")
    assert printed(*points) == [(3, ["a"]), (7, ["b"]), (13, ["a"])]


def test_locators_are_told_apart_but_a_bare_use_is_said_by_the_next() -> None:
    assert len(printed(point(3, "a@p. 1"), point(7, "a@p. 2"))) == 2
    assert printed(point(3, "a"), point(7, "a@p. 2")) == [(7, ["a"])]


def test_a_link_leaves_the_mark_to_the_words_before_it_but_words_do_not() -> None:
    assert printed(point(3, "a@p. 1"), point(7, "a", kind="link")) == [(3, ["a"])]
    assert len(printed(point(3, "a@p. 1"), point(7, "a"))) == 2


def test_what_was_typed_is_printed_where_it_was_typed() -> None:
    typed = point(3, "a", kind="note"), point(7, "a", kind="note")
    assert printed(*typed) == [(3, ["a"]), (7, ["a"])]
    assert printed(point(3, "a"), point(7, "a", kind="note")) == [(7, ["a"])]


def test_every_silent_point_knows_the_mark_that_stands_for_it() -> None:
    points = gather_points([point(3, "a"), point(7, "a"), point(13, "a")], SENTENCES)
    assert [each.home.at for each in points] == [13, 13, 13]


def test_no_points_are_no_marks() -> None:
    assert gather_points([], SENTENCES) == []


@pytest.mark.parametrize(
    ("body", "quote", "read"),
    [
        ("The port[^memo] closed.", "closed", "The port^ closed."),
        ("The port closed[^memo] today.", "The port closed today", "The port closed^ today."),
        ("The port[^memo] closed, then opened.", "opened", "The port^ closed, then opened."),
        ("The port closed.[^memo] Rain.", "The port closed", "The port closed.^ Rain."),
        ("“The port closed”.[^memo] Rain.", "The port closed", "“The port closed”.^ Rain."),
        ("The port[^memo] closed. It rained.", "rained", "The port^ closed. It rained^."),
        ("The port[^memo] lost[^log] closed.", "closed", "The port^ lost^ closed^."),
    ],
)
def test_a_sentence_has_one_mark_for_words_and_a_typed_note_beside_them(
    newsroom, body, quote, read
):
    records = f"""
        sources:
          memo: {{type: document, title: Memo}}
          log: {{type: document, title: Log}}
        claims:
          c: {{quote: {quote}, attribution: [{{source: memo}}]}}
        """
    site = newsroom({"briefings/a.md": article(body), "briefings/a.yml": records})
    first = site.readings["a"].html.split("</p>")[0]
    assert re.sub("<[^>]+>", "", re.sub("<sup.*?</sup>", "^", first)) == read
