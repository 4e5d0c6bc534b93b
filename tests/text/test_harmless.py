"""Articles that mean well: with the guard they come out byte for byte as without it."""

from importlib import import_module

import pytest
from markdown import Markdown

from footnoted.article.guard import GuardExtension
from footnoted.text.html import EMBEDDED
from tests.text.dangers import dangers
from tests.text.rendering import guarded, plain
from tests.timing import times_longer

RAW = {
    "a figure": '<figure class="wide">\n<img src="quay.png" alt="Quay" width="40" loading=lazy>\n'
    "<figcaption>The quay &amp; its <em>cranes</em>.</figcaption>\n</figure>",
    "a figure with Markdown": '<figure markdown="span">\n![Quay](quay.png)\n'
    "<figcaption>The **quay**.</figcaption>\n</figure>",
    "a table": '<table><caption>Cargo</caption><colgroup><col span="2"></colgroup>\n<thead><tr>'
    '<th scope="col" colspan=2>Tonnes</th></tr></thead><tr><td>1 < 2<td align=right>3</table>',
    "a panel": "<details open>\n<summary>More</summary>\n<p>Words.</p>\n</details>",
    "a panel with Markdown": "<details markdown>\n<summary>More</summary>\n\n- a\n\n</details>",
    "raised and lowered": "CO<sub>2</sub> on 1<sup>st</sup><br/>next<wbr>line <small>x</small>",
    "an abbreviation": "The <abbr title=\"European Union\">EU</abbr>, <ABBR TITLE='UN'>UN</ABBR>.",
    "edits": '<del datetime="2024-05-03">a</del><ins cite="https://courier.example/">b</ins> '
    "<mark>c</mark> <kbd>Ctrl</kbd> <s>d</s> <u>e</u> <cite>f</cite> <q>g</q>",
    "a definition list": "<dl><dt>Quay<dd>Where ships lie.<dt>Crane<dd>What lifts.</dl>",
    "a list": '<ol start=3 reversed type="a"><li value=3>a<li>b</ol><ul><li>c</ul>',
    "a quotation": '<blockquote cite="https://courier.example/a?b=1&amp;c=2">Words.</blockquote>',
    "other languages": '<p lang="ar" dir=rtl>مرحبا</p>\n\n<bdi>x</bdi> <ruby>東<rp>(</rp><rt>とう'
    "</rt><rp>)</rp></ruby>",
    "a box": '<div class="admonition note" markdown>\n<p class="admonition-title">Note</p>\n\n'
    'Words with `code` and <b title="a > b">bold</b>.\n\n</div>',
    "a link": '<a href="https://courier.example/" rel="nofollow" target="_blank" '
    'hreflang=uk>Courier</a> and <a name="here" id="there"></a>',
    "a comment": "Words.\n\n<!-- A note to editors: <b> is fine -->\n\nMore <!-- here --> words.",
    "a time": 'On <time datetime="2024-05-03">3 May</time>, <span class="small">about</span> noon.',
    "names for programs": '<section aria-label="Cargo"><h4>Cargo</h4><p>Words.</p></section>',
}
MARKDOWN = {
    "plain": "# Title\n\nWords *with* **stress**, `<script>` and a \\<tag\\>; 1 < 2 && 3.\n\n---\n",
    "links": '[a](b.md "A \\"title\\"") [c](https://c.example/?d=1&e=2) <https://f.ex> <g@h.ex>\n'
    "[i][j] ![k](l.png)\n\n[j]: ../m.md#n 'O'\n",
    "attributes": "## A {#own-id .wide lang=uk}\n\n[b](c.md){ .md-button .no-note title='d' }\n\n"
    "Words.\n{: .lead dir=ltr }\n\n![e](f.png){ width=40 loading=lazy }",
    "tables": "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |",
    "notes": "A[^1] and B[^long] and A[^1].\n\n[^1]: Note.\n[^long]: Another *note*.\n",
    "admonitions": '!!! warning "Mind the gap & go"\n    Words.\n\n??? note "More"\n    Words.',
    "fences": "```html\n<script>alert(1)</script>\n```\n\n    <b onclick=x>indented</b>\n",
    "terms": "Term\n:   What it is.\n\n*[EU]: European Union\n\nThe EU.",
    "headings": "[TOC]\n\n## Claim crane idle\n\n### `code` & *stress*\n\n## <small>s</small>\n",
}
THEME = {
    "emoji": ("pymdownx.emoji", ":material-crane:{ .big }"),
    "tasks": ("pymdownx.tasklist", "- [x] done\n- [ ] due"),
    "tabs": ("pymdownx.tabbed", '=== "A"\n    Words.\n\n=== "B"\n    Words.'),
    "keys": ("pymdownx.keys", "++ctrl+c++"),
    "code": ("pymdownx.highlight", "    :::python\n    x = 1 < 2\n"),
    "marks": ("pymdownx.mark", "==words== and <i>x</i>"),
    "quotes": ("smarty", "\"words\" -- 'more' ... <b>b</b>"),
    "mathematics": ("pymdownx.arithmatex", "The area is $a < b$.\n\n$$\na^2\n$$"),
    "links by themselves": ("pymdownx.magiclink", "https://courier.example/a and a@b.example"),
}


@pytest.mark.parametrize("name", RAW)
def test_harmless_raw_html_stays(name):
    html, findings = guarded(RAW[name])
    assert html == plain(RAW[name])
    assert findings == ()
    assert dangers(html) == []


@pytest.mark.parametrize("name", MARKDOWN)
def test_ordinary_markdown_stays(name):
    assert guarded(MARKDOWN[name]) == (plain(MARKDOWN[name]), ())


@pytest.mark.parametrize("name", THEME)
def test_what_the_sites_own_extensions_make_stays(name):
    extension, text = THEME[name]
    emoji = import_module("material.extensions.emoji")
    options: dict[str, dict] = {
        "pymdownx.emoji": {"emoji_index": emoji.twemoji, "emoji_generator": emoji.to_svg},
        "pymdownx.tasklist": {"custom_checkbox": True},
        "pymdownx.tabbed": {"alternate_style": True},
        "pymdownx.arithmatex": {"generic": True},
    }
    own = ["attr_list", "md_in_html", extension]
    guard = GuardExtension()
    without = Markdown(extensions=own, extension_configs=options).convert(text)
    assert Markdown(extensions=[*own, guard], extension_configs=options).convert(text) == without
    assert guard.findings == ()


def test_the_articles_of_the_demonstration_are_left_as_they_are(root):
    articles = sorted((root / "briefings").rglob("*.md"))
    assert len(articles) >= 5
    for article in articles:
        body = article.read_text("utf-8").split("\n---\n", 1)[1]
        assert guarded(body) == (plain(body), ())


def test_emoji_from_another_site_are_refused_like_any_picture_from_there():
    guard = GuardExtension()
    html = Markdown(extensions=["pymdownx.emoji", guard]).convert(":smile:")
    assert html == "<p><span>😄</span></p>"
    assert [found.code for found in guard.findings] == [EMBEDDED]


def test_a_long_article_is_guarded_in_linear_time():
    from footnoted.text.html import RENDERER, balance

    for text in ("<a ", "<!--", "<a b='", "</", "<b>", "<", '<div title="x">', "&#x6a;<"):

        def guarding(size: int, text: str = text) -> None:
            balance(text * (size // len(text)), RENDERER, lambda tag, faults: None)

        assert times_longer(guarding, 10_000) < 8, text
