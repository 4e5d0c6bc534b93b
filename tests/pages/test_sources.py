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
