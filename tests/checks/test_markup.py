"""What the guard takes out of an article is a problem of the article's file."""

from footnoted.text.html import ACTIVE, EMBEDDED, UNBALANCED, UNSAFE
from tests.newsroom import article, told

BODY = """\
An <script>alert(1)</script> here, and [words](data:x).

![Quay](https://elsewhere.example/quay.jpg)

<b>bold"""
EXPECTED = [
    (
        "briefings/a.md:6:4: `<script>` is not allowed in an article and was left out. "
        "[html.active]",
        ACTIVE.cure,
    ),
    (
        "briefings/a.md:6:48: The address `data:x` was left out: it begins with `data:`; only "
        "http, https and mailto may be linked. [url.unsafe]",
        UNSAFE.cure,
    ),
    (
        "briefings/a.md:8:9: The picture `https://elsewhere.example/quay.jpg` was left out: it "
        "is on another site. [url.embedded]",
        EMBEDDED.cure,
    ),
    (
        "briefings/a.md:10:1: `<b>` was never closed; it now ends with the block around it. "
        "[html.unbalanced]",
        UNBALANCED.cure,
    ),
]


def test_each_finding_stands_at_its_line_of_the_file(newsroom):
    site = newsroom({"briefings/a.md": article(BODY)})
    assert [told(diagnostic) for diagnostic in site.diagnostics] == [
        (line, hint, "", "") for line, hint in EXPECTED
    ]


def test_the_article_is_read_without_what_was_taken_out(newsroom):
    reading = newsroom({"briefings/a.md": article(BODY)}).readings["a"]
    assert "<script" not in reading.html
    assert reading.links == reading.pictures == ()


def test_a_note_to_nothing_is_told_beside_it_and_neither_twice(newsroom):
    site = newsroom({"briefings/a.md": article("A [^nothing] and <script>x</script>.")})
    assert [diagnostic.code.name for diagnostic in site.diagnostics] == [
        "note.unknown",
        "html.active",
    ]


def test_what_could_not_be_placed_stands_at_the_first_line_of_the_body(newsroom):
    from dataclasses import replace

    from footnoted.checks import notes as markup
    from footnoted.text.html import Finding

    site = newsroom({"briefings/a.md": article()})
    reading = replace(site.readings["a"], findings=(Finding(ACTIVE, "x"),))
    lost = replace(site, readings={"a": reading})
    assert [told(one) for one in markup.check_markup(lost)] == [
        ("briefings/a.md:5: x [html.active]", ACTIVE.cure, "", "")
    ]
