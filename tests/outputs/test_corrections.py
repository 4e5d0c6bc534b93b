"""The page of corrections: every change, newest first, with the way to its briefing."""

import re

import pytest

from footnoted.outputs.overview import CORRECTIONS, rows
from footnoted.outputs.registry import PAGES
from footnoted.outputs.view import View, environment
from tests.newsroom import REGISTERS, article

FILES = REGISTERS | {
    "briefings/2024/a.md": article("The crane stood idle.", title="The crane"),
    "briefings/2024/a.yml": """
        claims:
          idle: {quote: crane stood idle}
        corrections:
          weight:
            kind: correction
            date: 2024-05-08
            text: The weight was <too> low.
            was: 1,000 tonnes
            now: 1,200 tonnes
            about: [idle]
            formerly: [old-weight]
          more: {kind: update, date: 2024-05-10, text: The crane runs again.}
        """,
    "briefings/b.md": article(
        title="The ferry", retracted="{date: 2024-05-09, because: The ferry was another.}"
    ),
    "briefings/b.yml": """
        corrections:
          name: {kind: clarification, date: 2024-05, text: There are two ferries.}
        """,
    "briefings/d.md": article(title="Secret", draft="true"),
    "briefings/d.yml": """
        corrections:
          c: {kind: correction, date: 2024-05-11, text: Secret.}
        """,
}


@pytest.fixture
def site(newsroom):
    return newsroom(FILES, preview=True)


def page(site):
    return str(CORRECTIONS.render(site, View(site, "corrections.md", "en"), environment()))


def entry(html, id_):
    [found] = re.findall(rf'<li class="fn-item" id="{id_}".*?</li>', html, re.DOTALL)
    return found


def test_every_change_stands_there_newest_first_and_nothing_of_a_draft(site):
    assert [(row.briefing.name, row.id) for row in rows(site)] == [
        ("2024/a", "more"),
        ("b", ""),
        ("2024/a", "weight"),
        ("b", "name"),
    ]
    html = page(site)
    assert re.findall(r'data-correction="([^"]*)"', html) == [
        "2024/a#more",
        "2024/a#weight",
        "b#name",
    ]
    assert "Secret" not in html


def test_an_entry_says_what_was_and_what_is_now_and_leads_to_its_briefing(site):
    found = entry(page(site), "correction-2024--a--weight")
    assert '<span id="correction-2024--a--old-weight"></span>' in found
    assert 'href="../briefings/2024/a/#correction-weight">The crane</a>' in found
    assert 'href="../briefings/2024/a/#claim-idle">' in found
    assert "The weight was &lt;too&gt; low." in found
    assert "Was: <del>1,000 tonnes</del>." in found
    assert "Now: <ins>1,200 tonnes</ins>." in found


def test_a_briefing_that_is_withdrawn_is_among_them_with_the_reason(site):
    found = entry(page(site), "withdrawn-b")
    assert 'data-withdrawn="b"' in found
    assert "The ferry was another." in found
    assert 'href="../briefings/b/">The ferry</a>' in found


def test_without_a_change_one_sentence_says_so(newsroom):
    html = page(newsroom({"briefings/a.md": article()}))
    assert "<p>No briefing has been changed after publication yet.</p>" in html
    assert "<ol" not in html


def test_the_list_of_briefings_leads_there(site):
    html = str(PAGES[0].render(site, View(site, "briefings/index.md", "en"), environment()))
    assert '<a href="../corrections/">Corrections</a>: what was changed' in html
