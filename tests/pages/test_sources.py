"""Every source with every use of it."""

import pytest

from footnoted.pages.sources import PAGE, entries
from footnoted.render.environment import environment
from footnoted.render.view import View
from tests.newsroom import REGISTERS, article

FILES = {
    "briefings/a.md": article("Idle.[^courier] [Idle](https://courier.example/crane), idle."),
    "briefings/a.yml": """
        sources:
          twin: {type: webpage, container-title: The Courier, issued: 2023}
        claims:
          idle: {says: Idle., sources: [agency]}
          again: {says: Idle., sources: [agency]}
          other: {says: Idle., sources: [{id: agency, locator: p. 2}]}
        """,
    "briefings/d.md": article(draft="true"),
    "briefings/d.yml": "sources:\n  diary: {type: webpage, title: Diary}\n",
}


@pytest.fixture
def site(newsroom):
    return newsroom(REGISTERS | FILES, preview=True)


@pytest.fixture
def found(site):
    return {entry.id: entry for entry in entries(site, View(site, "sources.md", "en"))}


def test_sources_stand_by_the_name_they_go_by_and_a_draft_adds_none(found):
    assert list(found) == ["agency", "courier", "twin"]


def test_sources_of_one_name_are_told_apart(found):
    assert {id_: entry.twin for id_, entry in found.items()} == {
        "agency": False,
        "courier": True,
        "twin": True,
    }


def test_a_sentence_that_a_source_supports_twice_is_listed_once_for_each_place_in_it(found):
    [group] = found["agency"].groups
    assert [(use.sentence, use.locator) for use in group.uses] == [("Idle.", ""), ("Idle.", "p. 2")]
    assert found["agency"].uses == 2


def test_what_is_cited_without_a_carrier_was_read(found):
    assert {id_: entry.read for id_, entry in found.items()} == {
        "agency": False,
        "courier": True,
        "twin": False,
    }


def test_a_source_that_nothing_uses_says_so(site, found):
    assert found["twin"].groups == ()
    html = PAGE.render(site, View(site, "sources.md", "en"), environment())
    assert html.count("Not used in a published briefing") == 1


def test_an_entry_counts_what_rests_on_it_also_through_others_and_says_when_it_is_unsound(newsroom):
    site = newsroom(
        {
            "briefings/_shared/sources.yml": """
                sources:
                  post: {type: post, title: Post, status: retracted}
                  wire: {type: post, title: Wire, cited-in: post}
                  idle: {type: post, title: Idle, status: retracted}
                """,
            "briefings/a.md": article("A note.[^post]"),
            "briefings/a.yml": """
                claims:
                  c: {says: C., sources: [wire]}
                dates:
                  d: {date: 2024, title: D, claim: c}
                  e: {date: 2024, title: E, sources: [post]}
                """,
        }
    )
    view = View(site, "sources.md", "en")
    found = {entry.id: entry for entry in entries(site, view)}
    post = found["post"]
    assert (post.rests, post.indirect, post.briefings) == ("1 claim, 2 dates, 1 note", 2, 1)
    assert post.impact.known_through == ("wire",)
    assert (found["idle"].rests, found["idle"].briefings) == ("", 0)
    html = str(PAGE.render(site, view, environment()))
    assert html.count("Mind this source:") == 1
    assert "</strong> 4 places in 1 briefing rest on it.</p>" in html
    assert "<dd>1 claim, 2 dates, 1 note; 2 of them only indirectly</dd>" in html
    assert '<dt>Known only through it</dt><dd><a href="#source-wire">Wire</a></dd>' in html
