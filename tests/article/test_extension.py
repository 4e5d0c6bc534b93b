"""The extension as a host uses it."""

from collections.abc import Sequence

import pytest
from markdown import Markdown
from markupsafe import Markup

from footnoted.article.extension import FootnotedExtension, PageInputs, Setup
from footnoted.article.plan import Anchor, NoteUse, Plan, Reading
from footnoted.text.quotation import Selector
from tests.article.newsroom import CONFIGS, EXTENSIONS, SETUP, body, link, plan, read
from tests.article.unmark import ids, problems

NOTED = "One[^n] two[^g].\n\n[^n]: N\n\n[^m]: M\n"


def convert(ours: FootnotedExtension, markdown: str, *extensions: str) -> str:
    """Render a page as MkDocs does: a new instance of Markdown for each page."""
    return Markdown(extensions=[*(extensions or EXTENSIONS), ours]).convert(markdown)


def test_each_page_has_an_instance_and_a_reading_of_its_own() -> None:
    first = FootnotedExtension(PageInputs(plan({"a": ("crane", ["g"])})))
    second = FootnotedExtension(PageInputs(plan({"b": ("quay", ["k"])})))
    pages = convert(first, "The crane.[^x]"), convert(second, "The quay.")

    assert first.reading.notes[0].key == "src-g"
    assert [label.label for label in first.reading.unknown_notes] == ["x"]
    assert second.reading.notes[0].key == "src-k"
    assert second.reading.unknown_notes == ()
    assert ["claim-a" in page for page in pages] == [True, False]


def test_one_instance_of_markdown_serves_page_after_page_too() -> None:
    ours = FootnotedExtension(PageInputs(plan({"a": ("crane", ["g"])})))
    md = Markdown(extensions=[*EXTENSIONS, ours])
    first = md.convert("The crane.")
    assert md.reset().convert("The crane.") == first
    assert len(ours.reading.uses) == 1


@pytest.mark.parametrize("markdown", ["", NOTED, "# H\n\nSee [l](https://x.org/a)[^x]."])
def test_a_page_without_a_plan_stays_exactly_as_it_is(markdown: str) -> None:
    ours = FootnotedExtension()
    assert convert(ours, markdown) == Markdown(extensions=EXTENSIONS).convert(markdown)
    assert (ours.reading.uses, ours.reading.notes) == ((), ())


def test_an_empty_article_is_read_as_nothing() -> None:
    assert read("", plan(), SETUP) == Reading(addresses=())


def test_footnotes_and_attribute_lists_come_along_where_the_site_has_not_got_them() -> None:
    ours = FootnotedExtension(PageInputs(plan()))
    html = convert(ours, "See [l](https://x.org/a){.no-note} and[^n].\n\n[^n]: N\n", "tables")
    assert '<a class="no-note"' in html
    assert 'id="fn:n"' in html


def test_the_options_word_the_list_and_the_marks() -> None:
    setup = Setup(EXTENSIONS, CONFIGS, {"notes_title": "Quellen", "note_label": "Anmerkung {}"})
    reading = read("One[^g].", plan(), setup)
    assert '<h2 id="notes">Quellen<' in reading.html
    assert 'aria-label="Anmerkung 1"' in reading.html
    bare = read("One[^g].", plan(), Setup(EXTENSIONS, CONFIGS, {"notes_title": ""}))
    assert "<h2" not in bare.html


def test_the_sites_own_footnote_options_hold_for_every_note() -> None:
    options = {
        "BACKLINK_TEXT": "back",
        "SUPERSCRIPT_TEXT": "[{}]",
        "BACKLINK_TITLE": "Zu {}",
        "PLACE_MARKER": "NOTES HERE",
        "USE_DEFINITION_ORDER": False,
    }
    markdown = "One[^n] two[^g].\n\nNOTES HERE\n\nEnd.\n\n[^n]: N\n"
    html = read(markdown, plan(), Setup(EXTENSIONS, {"footnotes": options})).html
    assert html.count(">back</a>") == 2
    assert html.count(">[2]</a>") == 1
    assert 'title="Zu 2"' in html
    assert "NOTES HERE" not in html
    assert html.endswith("<p>End.</p>")


def test_ids_of_the_sites_making_are_used_throughout() -> None:
    setup = Setup(EXTENSIONS, {"footnotes": {"UNIQUE_IDS": True, "SEPARATOR": "-"}})
    reading = read("One[^g] two[^n].\n\n[^n]: N[^g]\n", plan(), setup)
    assert not problems(reading.html)
    listed = [name for name in ids(reading.html) if name.startswith("fn-")]
    assert len(listed) == 2
    for name in listed:
        assert f'href="#{name}"' in reading.html
    assert {use.ref_id for use in reading.uses} <= set(ids(reading.html))


def test_relative_links_in_a_note_are_elements_that_a_host_can_resolve() -> None:
    seen: list[str | None] = []

    def note(key: str, _earlier: Sequence[str]) -> Markup:
        return Markup('<a href="../sources.md#source-g">All uses</a>')

    ours = FootnotedExtension(PageInputs(Plan((), {"g": (NoteUse("src-g"),)}, link, note)))
    md = Markdown(extensions=[*EXTENSIONS, ours])
    relative = type(
        "Relative",
        (),
        {"run": lambda _, root: seen.extend(each.get("href") for each in root.iter("a"))},
    )()
    md.treeprocessors.register(relative, "relative", 0)
    md.convert("One[^g].")
    assert "../sources.md#source-g" in seen
    assert None not in seen


HOSTILE = "\"><script>alert(1)</script>\x02wzxhzdk:0\x03\x02klzzwxh:0001\x03&lt;b&gt;'"


def test_nothing_in_a_plan_becomes_markup_or_a_place_holder() -> None:
    anchor = Anchor(
        "claim", HOSTILE, HOSTILE, Selector("crane"), (NoteUse("src-g", HOSTILE),), ("x y",)
    )
    evidence = {"g": (NoteUse(HOSTILE, HOSTILE),)}
    hostile = Plan((anchor,), evidence, lambda _: NoteUse("k" + HOSTILE), body)
    setup = Setup(EXTENSIONS, CONFIGS, {"notes_title": HOSTILE, "note_label": "{}" + HOSTILE})
    html = read("<b>The</b> crane[^g] [l](https://z.org).\n\n<div>raw</div>", hostile, setup).html
    assert "<script>alert" not in html
    assert "\x02" not in html
    assert "\x03" not in html
    assert html.count("<div>raw</div>") == 1
    assert not problems(html)


def test_text_that_looks_like_an_entity_comes_out_as_it_is() -> None:
    reading = read("One[^g].", Plan((), {"g": (NoteUse("k", "p. &lt;1"),)}, link, body), SETUP)
    assert '<span class="fn-locator">p. &amp;lt;1</span>' in reading.html


def test_a_body_may_be_blocks_or_left_open() -> None:
    def note(key: str, _earlier: Sequence[str]) -> Markup:
        return {
            "b": Markup("<p>One</p><p>Two <b>three</p>"),
            "c": Markup("<ul><li>x</li></ul>"),
            "d": Markup("a<br>b <img src='i.png' alt=''></b> &copy; &amp;copy;"),
            "e": Markup(""),
        }[key]

    evidence = {key: (NoteUse(key),) for key in "bcde"}
    html = read("One[^b] two[^c] three[^d] four[^e].", Plan((), evidence, link, note), SETUP).html
    assert not problems(html)
    assert "<p>Two <b>three</b>&#160;<a " in html
    assert '<ul><li>x</li></ul><p><a class="footnote-backref"' in html
    assert 'a<br />b <img alt="" src="i.png" /> © &amp;copy;&#160;<a ' in html
    assert '<li id="fn:e"><p><a class="footnote-backref"' in html
