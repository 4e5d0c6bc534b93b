"""What a reading says about an article."""

import pytest

from footnoted.article.extension import Setup
from footnoted.article.plan import (
    Anchor,
    Footnote,
    Heading,
    Label,
    Link,
    Note,
    NoteUse,
    PlacedUse,
    Plan,
    TypedPicture,
)
from footnoted.text.differences import WordingChange, WordingDifference
from footnoted.text.quotation import Selector, Verdict
from tests.article.newsroom import SETUP, body, link, plan, read

ARTICLE = """\
# The crane

The northern crane **stood idle for** a week, said [the log](https://x.org/a "t").
It rained. About 1,300 tonnes wait.[^g]

![A quay](quay.jpg) and `code`.[^n]

[^n]: My own[^k].
"""


def test_found_words_come_with_their_sentence() -> None:
    found = read(ARTICLE, plan({"a": ("idle for a week", ["g"])}), SETUP).found[0]
    assert found.match.verdict is Verdict.FOUND
    assert found.words == "idle for a week"
    assert found.sentence == "The northern crane stood idle for a week, said the log."
    assert found.element_id == "claim-a"
    assert (found.nearest, found.proposals) == ("", ())


def test_reworded_words_come_with_those_that_stand_there_now() -> None:
    found = read(ARTICLE, plan({"a": ("stood still for a week", ["g"])}), SETUP).found[0]
    assert found.match.verdict is Verdict.REWORDED
    assert found.match.differences == (WordingDifference(WordingChange.WORDS, "still", "idle"),)
    assert not found.match.harmless
    assert found.words == found.nearest == "stood idle for a week"
    assert (found.sentence, found.element_id) == ("", "")


def test_lost_words_come_with_the_nearest() -> None:
    found = read(ARTICLE, plan({"a": ("It rains now about 900 tons", ["g"])}), SETUP).found[0]
    assert found.match.verdict is Verdict.LOST
    assert (found.words, found.sentence, found.element_id) == ("", "", "")


def test_moved_words_come_with_the_neighbours_they_have_now() -> None:
    quote = {"exact": "idle", "prefix": "crane lay", "suffix": "for weeks"}
    found = read(ARTICLE, plan({"a": (quote, ["g"])}), SETUP).found[0]
    assert found.match.verdict is Verdict.MOVED
    assert found.beside == Selector("idle", "crane stood", "for a")


def test_ambiguous_words_come_with_selectors_that_are_not() -> None:
    found = read("1,300 men, 1,300 guns", plan({"a": ("1,300", ["g"])}), SETUP).found[0]
    assert found.match.verdict is Verdict.AMBIGUOUS
    assert found.proposals == (Selector("1,300", "", "men,"), Selector("1,300", "", "guns"))


def test_every_use_is_told_with_its_number_mark_and_sentence() -> None:
    reading = read(ARTICLE, plan({"a": ("idle for a week", ["g para. 3"])}), SETUP)
    crane = "The northern crane stood idle for a week, said the log."
    tonnes = "About 1,300 tonnes wait."
    assert reading.uses == (
        PlacedUse("src-g", 1, "fnref:src-g", "para. 3", crane, "claim", "a"),
        PlacedUse("src-g", 1, "fnref:src-g", "", crane, "link", "", "https://x.org/a"),
        PlacedUse("src-g", 1, "fnref2:src-g", "", tonnes, "note", "g"),
        PlacedUse("src-k", 3, "fnref:src-k", "", "My own.", "note", "k"),
    )
    assert reading.notes == (
        Note(1, "src-g", plain=False),
        Note(2, "n", plain=True),
        Note(3, "src-k", plain=False),
    )


def test_uses_that_share_a_mark_are_all_told() -> None:
    quotes = {"a": ("crane", ["g"]), "b": ("idle", ["g"]), "c": ("week", ["g"])}
    reading = read("The crane stood idle for a week.", plan(quotes), SETUP)
    assert [(use.record, use.ref_id) for use in reading.uses] == [
        ("a", "fnref:src-g"),
        ("b", "fnref:src-g"),
        ("c", "fnref:src-g"),
    ]
    assert reading.html.count("footnote-ref") == 1


def test_the_text_is_what_a_reader_sees_without_code_notes_and_pictures() -> None:
    reading = read(ARTICLE, plan(), SETUP)
    assert reading.text == (
        "The crane\n\nThe northern crane stood idle for a week, said the log.\n"
        "It rained. About 1,300 tonnes wait.\n\n and ."
    )
    assert reading.words == 20


def test_the_table_of_contents_has_the_notes_and_no_mark_or_second_id() -> None:
    reading = read(ARTICLE, plan({"a": ("The crane", ["g"])}), SETUP)
    assert reading.toc == (
        Heading(1, "the-crane", "The crane"),
        Heading(2, "notes", "Sources and notes"),
    )
    within = read(f"[TOC]\n\n{ARTICLE}", plan({"a": ("The crane", ["g"])}), SETUP)
    assert within.html.count('id="claim-a"') == 1


def test_without_a_table_of_contents_there_are_no_headings() -> None:
    assert read(ARTICLE, plan(), Setup(["footnotes"])).toc == ()


def test_links_and_pictures_are_told_with_their_places() -> None:
    reading = read(f"{ARTICLE}\n<img src='b.png' alt='B'> <a href='c.md'>c</a>\n", plan(), SETUP)
    assert reading.links == (Link("https://x.org/a", "the log", 3, 62), Link("c.md", "c", 10, 36))
    assert reading.pictures == (
        TypedPicture("quay.jpg", "A quay", 6, 11),
        TypedPicture("b.png", "B", 10, 11),
    )


def test_a_link_met_twice_has_each_line() -> None:
    reading = read("[a](u.md)\n\n[b](u.md)\n\n[c][r]\n\n[r]: v.md", plan(), SETUP)
    assert [(each.text, each.line) for each in reading.links] == [("a", 1), ("b", 3), ("c", 7)]


@pytest.mark.parametrize(
    ("markdown", "places"),
    [
        ("One[^x] two.", [("x", 1, 4)]),
        ("One[^x]\n\ntwo[^x] and[^y].", [("x", 1, 4), ("x", 3, 4), ("y", 3, 12)]),
        ("`[^x]` but [^x]", [("x", 1, 12)]),
        ("```\n[^x]\n```\n\nso[^x]", [("x", 5, 3)]),
        ("- item[^x]\n\n> quoted[^x]", [("x", 1, 7), ("x", 3, 9)]),
        (r"\[^x] `[^y]` [p](https://z.org/[^z]) <b title='[^q]'>b</b>", []),
        ("One[^n].\n\n[^n]: note[^x]", [("x", 3, 11)]),
        ("[^a b] is no label and [^] neither", []),
        ("[the words[^x]](https://z.org)", [("x", 1, 11)]),
    ],
)
def test_notes_to_nothing_are_told_with_their_places(
    markdown: str, places: list[tuple[str, int, int]]
) -> None:
    assert read(markdown, plan(), SETUP).unknown_notes == tuple(Label(*place) for place in places)


def test_a_note_to_nothing_stays_as_it_was_typed() -> None:
    assert read("One[^x] two.", plan(), SETUP).html == "<p>One[^x] two.</p>"


def test_a_definition_that_hides_evidence_is_told_and_stays_the_authors_note() -> None:
    markdown = "One[^g] two.\n\n~~~\n[^g]: no\n~~~\n\n[^g]: My own.\n"
    reading = read(markdown, plan(), SETUP)
    assert reading.shadowing_definitions == (Label("g", 7, 1),)
    assert reading.notes == (Note(1, "g", plain=True),)


def test_a_definition_with_the_name_of_a_note_is_told_and_no_id_stands_twice() -> None:
    quotes = plan({"a": ("crane", ["g"])})
    reading = read("The crane[^src-g].\n\n  [^src-g]: My own.\n", quotes, SETUP)
    assert reading.shadowing_definitions == (Label("src-g", 3, 3),)
    assert reading.html.count('id="fn:src-g"') == 1
    assert reading.html.count('id="fnref:src-g"') == 1


def test_unused_definitions_are_told() -> None:
    reading = read("One[^n].\n\n[^n]: N\n[^z]: Z\n", plan(), SETUP)
    assert reading.unused_definitions == (Label("z", 4, 1),)
    assert "#fnref:z" not in reading.html


def test_typed_evidence_may_rest_on_several_sources_or_on_none() -> None:
    evidence = {"c": (NoteUse("src-g", "p. 1"), NoteUse("src-k")), "none": ()}
    reading = read("One[^c] two[^none].", Plan((), evidence, link, body), SETUP)
    assert [(use.note, use.locator, use.record) for use in reading.uses] == [
        ("src-g", "p. 1", "c"),
        ("src-k", "", "c"),
    ]
    assert "two." in reading.html


def test_dates_and_figures_are_marked_as_such_with_their_classes() -> None:
    anchors = (
        Anchor("date", "d", "b#d", Selector("in April"), (), ("fn-planned",)),
        Anchor("figure", "f", "b#f", Selector("1,200 tonnes")),
    )
    html = read("It took 1,200 tonnes in April.", Plan(anchors), SETUP).html
    assert '<span class="fn-date fn-planned" data-date="b#d" id="date-d">in April</span>' in html
    assert '<span class="fn-figure" data-figure="b#f" id="figure-f">1,200 tonnes</span>' in html
    assert "footnote" not in html


def test_white_space_between_words_of_an_item_with_a_list_in_it_is_text() -> None:
    markdown = "- **Hyundai** [announced](https://x.org) a plan\n    - in *two* `parts`\n"
    assert read(markdown, plan(), SETUP).text == "Hyundai announced a plan\n\nin two"


def test_plain_footnotes_come_with_their_words_used_or_not() -> None:
    text = "A[^n] crane.\n\n[^n]: The *log*,\n    page `3`.\n\n    More.\n[^u]: <https://x.org/>\n"
    read_ = read(text, Plan(), SETUP)
    assert read_.footnotes == (
        Footnote("n", "The log,\npage .\n\nMore."),
        Footnote("u", "https://x.org/", (Link("https://x.org/", "https://x.org/"),)),
    )
    assert read("`[^n]: no`\n", Plan(), SETUP).footnotes == ()
