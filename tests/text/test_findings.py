"""What is removed from an article is reported with its place, once, in these words."""

import pytest

from footnoted.article.extension import FootnotedExtension
from footnoted.article.guard import GuardExtension
from footnoted.text.html import (
    ACTIVE,
    ATTRIBUTE,
    EMBEDDED,
    MIXED_SCRIPT,
    UNBALANCED,
    UNSAFE,
    Finding,
)
from tests.text.rendering import guarded

LEFT = "is not allowed in an article and was left out."
ACTS = "can run scripts and was left out."
SCRIPT = "it begins with `javascript:`; only http, https and mailto may be linked"
CASES = [
    (
        "Words.\n\nAn <script>alert(1)</script> here.",
        "<p>Words.</p>\n<p>An alert(1) here.</p>",
        [Finding(ACTIVE, f"`<script>` {LEFT}", 3, 4)],
    ),
    (
        "`<script>` is shown.\n\n```\n<script>\n```\n\n<script>alert(1)</script>\n\nWords.",
        None,
        [Finding(ACTIVE, f"`<script>` {LEFT}", 7, 1)],
    ),
    (
        "<div class='note'\n  onclick='x'>Words</div>",
        '<div class="note">Words</div>',
        [Finding(ACTIVE, f"`onclick` on `<div>` {ACTS}", 2, 3)],
    ),
    (
        "<b onclick=x>a</b> and <b onclick=x>b</b>",
        "<p><b>a</b> and <b>b</b></p>",
        [
            Finding(ACTIVE, f"`onclick` on `<b>` {ACTS}", 1, 4),
            Finding(ACTIVE, f"`onclick` on `<b>` {ACTS}", 1, 27),
        ],
    ),
    (
        "<small>a</small>\n\nb</small> and <small>c</small>\n\nd</small>",
        None,
        [
            Finding(UNBALANCED, "`</small>` closes nothing and was left out.", 3, 2),
            Finding(UNBALANCED, "`</small>` closes nothing and was left out.", 5, 2),
        ],
    ),
    (
        "[a](javascript:x) and [b](https://b.example)",
        '<p><span>a</span> and <a href="https://b.example">b</a></p>',
        [Finding(UNSAFE, f"The address `javascript:x` was left out: {SCRIPT}.", 1, 5)],
    ),
    (
        "![Quay](https://b.example/quay.jpg)",
        "<p><span>Quay</span></p>",
        [
            Finding(
                EMBEDDED,
                "The picture `https://b.example/quay.jpg` was left out: it is on another site.",
                1,
                9,
            )
        ],
    ),
    (
        "[a](https://\u0430pple.example)",
        '<p><a href="https://\u0430pple.example">a</a></p>',
        [
            Finding(
                MIXED_SCRIPT,
                "The site's name `аpple.example` mixes letters of several alphabets.",
                1,
                5,
            )
        ],
    ),
    (
        "[a](b.md){ .md-overlay .good #claim-x data-claim=y title=t }",
        '<p><a class="good" href="b.md" title="t">a</a></p>',
        [
            Finding(
                ATTRIBUTE,
                "The class `md-overlay` was left out: it is reserved for the site's theme.",
                1,
                12,
            ),
            Finding(
                ATTRIBUTE, "The id `claim-x` was left out: the site makes such ids itself.", 1, 30
            ),
            Finding(
                ATTRIBUTE,
                "`data-claim` on `<a>` is not allowed in articles and was left out.",
                1,
                39,
            ),
        ],
    ),
    (
        "<p id='fn:x' class='fn-mark'>a</p>\n\n<p id='a b'>b</p>\n\n<a href='c' target='top'>c</a>",
        '<p>a</p>\n\n<p>b</p>\n\n<p><a href="c">c</a></p>',
        [
            Finding(ATTRIBUTE, "The id `fn:x` was left out: the site makes such ids itself.", 1, 8),
            Finding(
                ATTRIBUTE,
                "The class `fn-mark` was left out: it is reserved for the site's theme.",
                1,
                21,
            ),
            Finding(
                ATTRIBUTE,
                "The id `a b` was left out: an id is a letter, then letters, digits, - . _.",
                3,
                8,
            ),
            Finding(ATTRIBUTE, "`target` on `<a>` may only be `_blank` and was left out.", 5, 13),
        ],
    ),
    (
        "Words.\n\n</div></article>\n\n<b>bold",
        "<p>Words.</p>\n<p></p>\n<p><b>bold</b></p>",
        [
            Finding(UNBALANCED, "`</div>` closes nothing and was left out.", 3, 1),
            Finding(
                UNBALANCED, "`<b>` was never closed; it now ends with the block around it.", 5, 1
            ),
        ],
    ),
    (
        "<div title='a>b\n\nWords.",
        "<p>&lt;div title='a&gt;b</p>\n<p>Words.</p>",
        [],
    ),
    (
        "<!DOCTYPE x>\n\n<?y ?>\n\n<!-- kept -->",
        "<!-- kept -->",
        [
            Finding(ACTIVE, f"`<!DOCTYPE x>` {LEFT}", 1, 1),
            Finding(ACTIVE, f"`<?y ?>` {LEFT}", 3, 1),
        ],
    ),
    (
        "<form markdown action='x'>\n\n**Words**\n\n</form>",
        None,
        [Finding(ACTIVE, f"`<form>` {LEFT}", 1, 1)],
    ),
]


@pytest.mark.parametrize(("markdown", "html", "findings"), CASES)
def test_the_html_is_mended_and_the_finding_is_exact(markdown, html, findings):
    made, found = guarded(markdown)
    assert list(found) == findings
    if html is not None:
        assert [line for line in made.split("\n") if line not in ("<p>", "</p>")] == html.split(
            "\n"
        )


def test_a_page_that_is_not_guarded_stays_exactly_as_it_is():
    from markdown import Markdown

    text = "<script>x</script>\n\n<b onclick=y>z</b> [a](javascript:b){ #claim-x }\n\n</div>"
    ours = FootnotedExtension()
    unguarded = Markdown(extensions=["attr_list", "footnotes"]).convert(text)
    assert Markdown(extensions=["attr_list", "footnotes", ours]).convert(text) == unguarded
    assert ours.findings == ()


def test_rendered_a_second_time_a_page_is_cleaned_again_and_told_once():
    from markdown import Markdown

    guard = GuardExtension()
    first = Markdown(extensions=[guard]).convert("<script>x</script>")
    told = guard.findings
    second = Markdown(extensions=[guard]).convert("\n\n<script>x</script>")
    assert first == second
    assert guard.findings == told == (Finding(ACTIVE, f"`<script>` {LEFT}", 1, 1),)


def test_long_and_invisible_text_is_shown_short_and_visible():
    _, found = guarded(f"[a](javascript:\u202e{'x' * 200})")
    address = "javascript:\\u202e" + "x" * 43 + "…"
    assert [each.message for each in found] == [f"The address `{address}` was left out: {SCRIPT}."]
