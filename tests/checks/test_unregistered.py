"""Links from articles to pages that are no source's."""

import pytest

from footnoted.checks import links as unregistered
from tests.newsroom import REGISTERS, article, told

CURE = unregistered.UNREGISTERED.cure


def found(newsroom, body, **project):
    site = newsroom(REGISTERS | {"briefings/a.md": article(body)}, advice=True, **project)
    return [
        told(diagnostic)
        for diagnostic in site.diagnostics
        if diagnostic.code is unregistered.UNREGISTERED
    ]


def line(number, column, address):
    text = (
        f"briefings/a.md:{number}:{column}: {address} is not among the sources. "
        "[source.unregistered]"
    )
    return text, CURE, "", ""


def test_a_link_to_an_unknown_page_is_told_at_its_line(newsroom):
    body = "Idle.\n\nSee [it](https://tides.example/may?a=1&b=2), [that](https://tides.example)."
    assert found(newsroom, body) == [
        line(8, 10, "https://tides.example/may?a=1&b=2"),
        line(8, 53, "https://tides.example"),
    ]


def test_it_is_an_information_about_the_article_that_can_be_allowed(newsroom):
    files = {
        "briefings/a.md": article("[It](https://tides.example/)."),
        "briefings/a.yml": "allow: [{code: source.unregistered, because: No evidence.}]\n",
    }
    assert newsroom(files, advice=True).diagnostics == ()
    [told_] = newsroom({**files, "briefings/a.yml": "claims: {}\n"}, advice=True).diagnostics
    assert told_.level == "info"


def test_each_page_is_told_once_at_its_first_line(newsroom):
    body = (
        "First.\n\n[a](https://tides.example/may/)\n\n[b](http://www.tides.example/may?utm_id=1)"
        "\n\n[c](https://tides.example/may#x)"
    )
    assert found(newsroom, body) == [line(8, 5, "https://tides.example/may/")]


def test_an_address_that_begins_another_is_told_at_its_own_line(newsroom):
    body = "[a](https://tides.example/may/first)\n\n[b](https://tides.example/may)."
    assert found(newsroom, body) == [
        line(6, 5, "https://tides.example/may/first"),
        line(8, 5, "https://tides.example/may"),
    ]


@pytest.mark.parametrize(
    ("body", "number", "column"),
    [
        ("See <https://tides.example/may?a=1&amp;b=2>.", 6, 6),
        ("See [it][r].\n\n[r]: https://tides.example/may?a=1&b=2 'May'", 8, 6),
        ("Idle.\n\n# [It](https://tides.example/may?a=1&b=2)", 8, 8),
        ("Idle.[^1]\n\n[^1]: See [it](https://tides.example/may?a=1&b=2).", 8, 16),
        ("Idle.\n\n<div>\n<a href='https://tides.example/may?a=1&amp;b=2'>it</a>\n</div>", 9, 10),
        ("Idle.\n\n| a |\n|---|\n| [it](https://tides.example/may?a=1&b=2) |", 10, 8),
        ("[![Idle](i.png)](https://tides.example/may?a=1&b=2)", 6, 18),
        ('Raw: <a href="https://tides.example/may?a=1&amp;b=2">it</a>.', 6, 15),
    ],
)
def test_wherever_it_stands(newsroom, body, number, column):
    assert found(newsroom, body) == [line(number, column, "https://tides.example/may?a=1&b=2")]


@pytest.mark.parametrize(
    "body",
    [
        "[It](https://courier.example/crane).",
        "[It](http://www.courier.example/crane/?utm_source=x#top).",
        "[It](https://web.archive.example/web/20240505120000/https://courier.example/crane).",
        "[It](https://tides.example/may){.no-note}.",
        "[Desk](mailto:desk@tides.example), <desk@tides.example>.",
        "[It](b.md), [here](#top), [root](/timeline/).",
        "`https://tides.example/may` and\n\n    [it](https://tides.example/may)\n",
        "<!-- [it](https://tides.example/may) -->",
    ],
)
def test_what_has_a_source_needs_none_or_is_no_link_is_not_told(newsroom, body):
    assert found(newsroom, body) == []


def test_a_link_to_the_site_itself_is_not_outside(newsroom):
    body = "[It](https://us.example/news/a/), [that](http://www.us.example/newspaper/)."
    [told_] = found(newsroom, body, site_url="https://us.example/news/")
    assert told_ == line(6, 42, "http://www.us.example/newspaper/")
