"""The place of the words in the Markdown."""

from dataclasses import replace

import pytest

from footnoted.article.extension import PageInputs, Setup, project_text
from footnoted.article.plan import Plan
from footnoted.article.quotations import trace
from tests.article.newsroom import SETUP, plan, read


def place(markdown: str, quoted: Plan, setup: Setup, anchor: str) -> tuple[int, int] | None:
    """Return where the words of an anchor begin in the Markdown, found or not."""
    bare = PageInputs(replace(quoted, anchors=()))
    found = read(markdown, quoted, setup).found
    text = project_text(markdown, bare, setup)
    return trace(markdown, text, found, lambda signed: project_text(signed, bare, setup)).get(
        anchor
    )


@pytest.mark.parametrize(
    ("markdown", "quote", "where"),
    [
        ("One two three.", "two", (1, 5)),
        ("One\ntwo\nthree.", "two three", (2, 1)),
        ("# Title\n\nOne **two** three.", "two three", (3, 7)),
        ("One [two](https://x.org/two) three.", "two three", (1, 6)),
        ("`two` two", "two", (1, 7)),
        ("    two\n\ntwo", "two", (3, 1)),
        ("[x](two.md) two", "two", (1, 13)),
        ("<b title='two'>x</b> two", "two", (1, 22)),
        ("- one\n- He said “two three”", '"two three"', (2, 12)),
        ("> one\n> two three", "one two", (1, 3)),
        ("| a | b |\n|---|---|\n| one | two |", "two", (3, 9)),
        ("one[^n] two\n\n[^n]: two", "two", (1, 9)),
        ("one two[^n]\n\n[^n]: note two one", "one two", (1, 1)),
        ("Über 1,300&nbsp;km² &amp; more", "1,300 km² & more", (1, 6)),
        ("# Head {#two}\n\n*x* _two_", "two", (3, 6)),
        ('!!! note "One"\n    Body two.', "two", (2, 10)),
        ("1,300 men and 1,300 guns", {"exact": "1,300", "suffix": "guns"}, (1, 15)),
        ("a b c", "a b c", (1, 1)),
    ],
)
def test_the_place_of_found_words(markdown: str, quote: object, where: tuple[int, int]) -> None:
    assert place(markdown, plan({"q": (quote, ["g"])}), SETUP, "claim-q") == where


def test_of_ambiguous_words_the_first_place_is_told() -> None:
    quoted = plan({"q": ("1,300", ["g"])})
    assert place("So 1,300 men\nand 1,300 guns", quoted, SETUP, "claim-q") == (1, 4)


def test_of_lost_words_the_place_of_those_most_like_them_is_told() -> None:
    quoted = plan({"q": ("stood still for a week", ["g"])})
    markdown = "It rained.\n\nThe crane *stood idle for a week*."
    assert place(markdown, quoted, SETUP, "claim-q") == (3, 12)


@pytest.mark.parametrize(
    ("markdown", "quote", "anchor"),
    [
        ("One two.", "zebra quartz", "claim-q"),
        ("One two.", "two", "claim-other"),
        ("", "two", "claim-q"),
        ("a — b", "—", "claim-q"),
        ("word " * 500, "word", "claim-q"),
        ("x&#121;z", "xyz", "claim-q"),
    ],
)
def test_where_the_place_cannot_be_told_there_is_none(
    markdown: str, quote: str, anchor: str
) -> None:
    assert place(markdown, plan({"q": (quote, ["g"])}), SETUP, anchor) is None


def test_all_broken_quotations_are_traced_by_rendering_once_more() -> None:
    rendered: list[str] = []

    def project(signed: str) -> str:
        rendered.append(signed)
        return project_text(signed, PageInputs(Plan()), SETUP)

    names = [chr(97 + number // 26) * 3 + chr(97 + number % 26) * 3 for number in range(50)]
    markdown = "\n\n".join(f"Crane {name} stood idle for a week." for name in names)
    quoted = plan(
        {f"q{number}": (f"Crane {name} is idle", ["g"]) for number, name in enumerate(names)}
    )
    found = read(markdown, quoted, SETUP).found
    places = trace(markdown, project_text(markdown, PageInputs(Plan()), SETUP), found, project)
    assert places == {f"claim-q{number}": (2 * number + 1, 1) for number in range(50)}
    assert len(rendered) == 1


def test_a_reading_has_the_places_of_the_words_that_were_not_simply_found() -> None:
    quoted = plan({"good": ("It rained", ["g"]), "bad": ("stood still for a week", ["g"])})
    markdown = "It rained.\n\nThe crane *stood idle for a week*."
    good, bad = read(markdown, quoted, SETUP).found
    assert (good.place, bad.place) == (None, (3, 12))
