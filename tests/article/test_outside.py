"""What links of an article say of themselves, and what is not taken for a link or a note at all."""

from dataclasses import replace

import pytest
from markdown import Markdown

from footnoted.article.extension import FootnotedExtension, PageInputs, Setup, attributes
from footnoted.article.plan import NoteUse, Robust
from tests.article.newsroom import CONFIGS, EXTENSIONS, SETUP, SMARTY, plan, read

KEPT = Robust(
    "https://x.org/a", "https://archive.example/web/2024/https://x.org/a?b&c", "2024-05-05"
)
TOLD = {
    "data-originalurl": KEPT.original,
    "data-versionurl": KEPT.version,
    "data-versiondate": KEPT.date,
}
PLAN = replace(
    plan(),
    links=lambda href: NoteUse("src-g", robust=KEPT) if href.startswith("https://x.org") else None,
)
ESCAPED = (
    'data-originalurl="https://x.org/a" data-versiondate="2024-05-05" '
    'data-versionurl="https://archive.example/web/2024/https://x.org/a?b&amp;c"'
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"href": "https://z.org"}, {"rel": "external"}),
        ({"href": "HTTP://z.org"}, {"rel": "external"}),
        ({"href": "//z.org", "rel": "license"}, {"rel": "license external"}),
        ({"href": "https://z.org", "rel": "external nofollow"}, {}),
        ({"href": "https://x.org/a"}, {"rel": "external", "class": "fn-noted", **TOLD}),
        (
            {"href": "https://x.org/a", "class": "b"},
            {"rel": "external", "class": "b fn-noted", **TOLD},
        ),
        ({"href": "https://x.org/a", "class": "no-note"}, {"rel": "external", **TOLD}),
        ({"href": "mailto:a@x.org"}, {}),
        ({"href": "b.md"}, {}),
        ({"href": "#https://x.org"}, {}),
        ({"name": "https://x.org"}, {}),
        ({"href": ""}, {}),
    ],
)
def test_a_link_that_leads_outside_says_so_and_where_its_page_is_kept(old, new):
    told = attributes(old, PLAN)
    assert told == old | new
    assert attributes(told, PLAN) == told


def test_a_note_cannot_stand_in_a_raw_block_but_the_copy_can_be_told():
    assert attributes({"href": "https://x.org"}, PLAN, noted=False) == {
        "href": "https://x.org",
        "rel": "external",
        **TOLD,
    }


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        (
            "[a](https://x.org/a)",
            f'<a class="fn-noted" {ESCAPED} href="https://x.org/a" rel="external">',
        ),
        (
            "[a](https://x.org/a){.no-note}",
            f'<a class="no-note" {ESCAPED} href="https://x.org/a" rel="external">',
        ),
    ],
)
def test_the_attributes_stand_in_the_page(markdown, html):
    found = read(markdown, PLAN, SETUP).html
    keys = sorted(html.removesuffix(">").split(" "))
    tag = next(part for part in found.split("<") if part.startswith("a "))
    assert sorted(f"<{tag.partition('>')[0]}".split(" ")) == keys


def test_those_of_raw_html_are_escaped_too_and_all_else_stays_as_typed():
    block = '<div>\n<p>é &copy; <A HREF=\'https://x.org/a?q="\' title="a&amp;b">a</A>\n</div>'
    html = read(block, PLAN, SETUP).html
    tag = '<a href="https://x.org/a?q=&#34;" title="a&amp;b" rel="external" '
    assert html.startswith("<div>\n<p>é &copy; " + tag)
    assert html.endswith(">a</A>\n</div>")
    assert 'data-versionurl="https://archive.example/web/2024/https://x.org/a?b&amp;c"' in html


def test_a_table_of_contents_holds_neither_marks_nor_our_attributes():
    ours = FootnotedExtension(PageInputs(PLAN))
    md = Markdown(extensions=[*EXTENSIONS, ours], extension_configs=CONFIGS)
    md.convert("# The [log](https://x.org/a) of May[^g]\n\nText.")
    first, toc = getattr(md, "toc_tokens")[0], getattr(md, "toc")  # noqa: B009 - set by `toc`
    assert first["html"] == 'The <a href="https://x.org/a">log</a> of May'
    assert (first["name"], first["id"]) == ("The log of May", "the-log-of-may")
    assert not any(ours_ in toc for ours_ in ("fn-", "<sup", "rel=", "data-"))
    assert ours.reading.toc[0].title == "The log of May"


SETS = {
    "few": Setup(("footnotes", "attr_list", "fenced_code")),
    "MkDocs": Setup(("tables", "fenced_code", "toc", "footnotes", "attr_list")),
    "all": SETUP,
    "smart quotes": SMARTY,
    "keys": Setup((*EXTENSIONS, "pymdownx.keys", "pymdownx.snippets", "pymdownx.tilde")),
    "extra": Setup(("extra", "sane_lists", "admonition", "pymdownx.highlight")),
    "pymdownx.extra": Setup(("pymdownx.extra", "pymdownx.inlinehilite", "pymdownx.magiclink")),
}
INNOCENT = {
    "code": "`[^x]` and ``a [^x] `b` @y`` and `desk@x.org`",
    "an indented block": "Text\n\n    [^x] @y\n    a[^x]: b\n",
    "a fence": "```\n[^x] @y\n[^x]: text\n```",
    "a fence in a language": "```python\nre.match('[^x]', '@y')\n@decorator\ndef f(): ...\n```",
    "a fence of tildes": "~~~\n[^x]\n~~~",
    "raw code": "<pre><code>\n[a-z][^x] @y\n</code></pre>",
    "a raw block": "<div>\n[^x] @y <b>[^x]</b>\n</div>",
    "a comment": "Text <!-- [^x] @y --> text\n\n<!--\n[^x]\n-->",
    "a title of a raw tag": 'Text <span title="[^x] @y">word</span>.',
    "an address": "[a](https://z.org/[^x]/@y?q=[^x]) [b](<https://z.org/[^x]>)",
    "a title of a link": '[a](https://z.org "as [^x] says")',
    "a reference": "[a][b]\n\n[b]: https://z.org/[^x]/@y '[^x]'",
    "a pointed address": "<https://z.org/@y?q=[^x]>",
    "a letter's address": "<desk@x.org> [desk](mailto:desk@x.org) desk@x.org @y",
    "an escaped note": r"Text \[^x] and \[^x\].",
    "a picture": "![a [^](i.png)",
}


@pytest.mark.parametrize("extensions", SETS)
@pytest.mark.parametrize("text", INNOCENT)
def test_what_stands_in_code_raw_html_or_an_address_raises_no_alarm(text, extensions):
    reading = read(f"One.\n\n{INNOCENT[text]}\n\nTwo.\n", plan(), SETS[extensions])
    assert reading.unknown_notes == ()
    assert reading.shadowing_definitions == ()
    assert reading.unused_definitions == ()


@pytest.mark.parametrize("extensions", SETS)
def test_a_real_one_beside_them_is_told_at_its_own_place(extensions):
    text = "Code `[^x]` <!-- [^x] -->.\n\n```\n[^x]\n```\n\nIdle.[^x]\n"
    [label] = read(text, plan(), SETS[extensions]).unknown_notes
    assert (label.label, label.line, label.column) == ("x", 7, 6)
