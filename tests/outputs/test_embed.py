"""Two rendered briefings on one page: no id twice, and every reference leads to its own."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from footnoted.build import build
from footnoted.outputs import briefing as parts
from footnoted.outputs.home import embed
from footnoted.outputs.view import environment
from footnoted.project import Project

IDS = ("aria-controls", "aria-describedby", "aria-labelledby", "for", "headers", "list")
"""What may refer by id, as this test reads it."""


class Page(HTMLParser):
    """The ids of some HTML and what refers to them, read by another parser than the product's."""

    def __init__(self, html):
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.references = []
        self.text = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if "id" in attributes:
            self.ids[attributes["id"]] += 1
        if (attributes.get("href") or "").startswith("#"):
            self.references.append(unquote(attributes["href"][1:]))
        for name in IDS:
            self.references += (attributes.get(name) or "").split()

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def rendered(root: Path) -> dict[str, str]:
    """Return every briefing of the demonstration: above the article, the article, below it."""
    site = build(Project(root=root))
    env, made = environment(site.project.templates), {}
    for briefing in site.built:
        article = parts.article(site, briefing.name, env)
        html = site.readings[briefing.name].html
        made[briefing.name] = "\n".join([parts.head(article), html, parts.foot(article)])
    return made


def test_the_briefings_of_the_demonstration_stand_on_one_page(rendered):
    alone = {name: Page(html) for name, html in rendered.items()}
    page = Page("".join(embed(html, f"{name}--") for name, html in rendered.items()))
    assert len(rendered) > 2
    assert sum((each.ids for each in alone.values()), Counter()).most_common(1)[0][1] > 1
    assert [id_ for id_, count in page.ids.items() if count > 1] == []
    assert len(page.references) == sum(len(each.references) for each in alone.values()) > 100
    assert [reference for reference in page.references if reference not in page.ids] == []
    assert sum(page.ids.values()) == sum(sum(each.ids.values()) for each in alone.values())
    assert page.text == [text for each in alone.values() for text in each.text]


def test_the_same_briefing_can_stand_there_twice(rendered):
    html = next(iter(rendered.values()))
    page = Page(embed(html, "a--") + embed(html, "b--"))
    assert set(page.ids.values()) == {1}
    assert set(page.references) <= set(page.ids)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p id="a">', '<p id="x-a">'),
        ("<p ID=a>", '<p ID="x-a">'),
        ('<p id="a&amp;b"></p><a href="#a&amp;b">', '<p id="x-a&amp;b"></p><a href="#x-a&amp;b">'),
        ('<p id="fn:é"></p><a href="#fn:%C3%A9">', '<p id="x-fn:é"></p><a href="#x-fn:%C3%A9">'),
        ('<a href="b.md#a" id="a">', '<a href="b.md#a" id="x-a">'),
        ('<a name="a"></a><a href="#a">', '<a name="x-a"></a><a href="#x-a">'),
        (
            '<b id="a"></b><b id="b"></b><i aria-labelledby="a c  b" aria-describedby="b">',
            '<b id="x-a"></b><b id="x-b"></b>'
            '<i aria-labelledby="x-a c  x-b" aria-describedby="x-b">',
        ),
        (
            '<input id="a" type="radio" name="t" checked><label for="a">',
            '<input id="x-a" type="radio" name="x-t" checked><label for="x-a">',
        ),
        ('<th id="a"></th><td headers="a">', '<th id="x-a"></th><td headers="x-a">'),
        (
            '<svg aria-labelledby="a"><title id="a">#a id="a"</title><path fill="url(#a)" id="b"/>',
            '<svg aria-labelledby="x-a"><title id="x-a">#a id="a"</title>'
            '<path fill="url(#x-a)" id="x-b" />',
        ),
    ],
)
def test_an_id_and_what_refers_to_it_change_together(html, expected):
    assert embed(html, "x-") == expected


@pytest.mark.parametrize(
    "html",
    [
        "",
        "a < b & c",
        '<a href="#top">there is no such id here</a>',
        '<p data-claim="b#a" class="id">id="a" href="#a"</p>',
        "<!-- <p id='a'> --><code>&lt;p id='a'&gt;</code>",
        "<script>const a = '<p id=\"a\">';</script>",
        '<style>#a { fill: url("#a") }</style>',
        '<img alt="url(#a)" title="a" list="b  c"><p fill="url(#b)">',
        "<p id>",
        '<a href="https://x.example/#a" for="a">',
        "<p title=\"<p id='a'>\">",
    ],
)
def test_what_is_no_id_of_the_html_stays_as_it_is_to_the_byte(html):
    assert embed(html, "x-") == html


def test_contents_of_a_script_hide_no_tag_behind_it():
    html = '<script>if (a<b) { c = \'<p id="a\'; }</script><p id="a"></p><a href="#a"></a>'
    behind = '<p id="x-a"></p><a href="#x-a"></a>'
    assert embed(html, "x-") == html.partition("</script>")[0] + "</script>" + behind


@pytest.mark.parametrize("prefix", ["", " ", "a b", "a\n"])
def test_a_prefix_that_cannot_begin_an_id_is_refused(prefix):
    with pytest.raises(ValueError, match="no beginning for an id"):
        embed("<p id='a'>", prefix)
