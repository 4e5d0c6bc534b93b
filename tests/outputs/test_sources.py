"""Every source with every use of it."""

import pytest

from footnoted.outputs.sources import SOURCES, entries, facets, kinds
from footnoted.outputs.view import View, environment
from tests.newsroom import REGISTERS, article

FILES = {
    "briefings/a.md": article("Idle.[^courier] [Idle](https://courier.example/crane), idle."),
    "briefings/a.yml": """
        sources:
          twin: {type: webpage, container-title: The Courier, issued: 2023}
        claims:
          idle: {says: Idle., sources: [agency]}
          again: {says: Idle., sources: [agency]}
          read: {says: Idle., sources: [{id: courier, read: true}]}
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


def test_what_a_record_says_was_read_is_read(found):
    assert {id_: entry.read for id_, entry in found.items()} == {
        "agency": False,
        "courier": True,
        "twin": False,
    }


def test_sources_stand_by_kind_and_those_known_only_through_others_apart(found):
    every = tuple(found.values())
    assert [(kind.key, [e.id for e in kind.entries]) for kind in kinds(every)] == [
        ("news", ["courier"]),
        ("web", ["twin"]),
        ("relayed", ["agency"]),
    ]


def test_sources_can_be_found_by_kind_way_and_archived_copy_and_not_by_what_all_share(site, found):
    told = {
        facet.key: [(v.key, v.title, [e.id for e in v.entries]) for v in facet.values]
        for facet in facets(site, tuple(found.values()))
    }
    assert told == {
        "kind": [
            ("news", "News and magazines", ["agency", "courier"]),
            ("web", "Web pages and posts", ["twin"]),
        ],
        "known": [
            ("unsaid", "not said whether read", ["twin"]),
            ("read", "read by us", ["courier"]),
            ("relayed", "through another source", ["agency"]),
        ],
        "kept": [
            ("none", "not asked for", ["agency", "twin"]),
            ("lacking", "not kept", ["courier"]),
        ],
    }


def test_an_entry_carries_what_it_can_be_found_by(site):
    html = str(SOURCES.render(site, View(site, "sources.md", "en"), environment()))
    assert (
        '<li class="fn-source" id="source-courier" data-source="courier" data-kind="news" '
        'data-known="read" data-kept="lacking" data-briefing="a">'
    ) in html
    assert '<article class="fn-kind" id="kind-news"' in html
    assert html.count("no archived copy") == 1


def test_the_page_offers_its_sources_to_other_programs_unless_the_site_does_not(newsroom):
    site = newsroom(REGISTERS)
    html = str(SOURCES.render(site, View(site, "sources.md", "en"), environment()))
    assert '<a href="../sources.bib" type="application/x-bibtex">All sources, for LaTeX' in html
    site = newsroom(REGISTERS, exports={"sources": False})
    html = str(SOURCES.render(site, View(site, "sources.md", "en"), environment()))
    assert "sources.bib" not in html


def test_a_source_can_be_found_by_a_grade_of_the_sites_own_scale(newsroom):
    files = {
        "briefings/_shared/sources.yml": """
            sources:
              one: {type: report, title: One, reliability: A}
              two: {type: report, title: Two, reliability: C}
            """,
    }
    site = newsroom(files)
    found = entries(site, View(site, "sources.md", "en"))
    [facet] = [facet for facet in facets(site, found) if facet.key == "reliability"]
    assert [(v.key, v.title) for v in facet.values] == [
        ("A", "completely reliable"),
        ("C", "fairly reliable"),
    ]


def test_a_source_that_nothing_uses_says_so(site, found):
    assert found["twin"].groups == ()
    html = SOURCES.render(site, View(site, "sources.md", "en"), environment())
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
    assert (post.rests, post.indirect, post.briefings) == ({"claim": 1, "date": 2, "note": 1}, 2, 1)
    assert post.impact.known_through == ("wire",)
    assert (found["idle"].rests, found["idle"].briefings) == ({}, 0)
    html = str(SOURCES.render(site, view, environment()))
    assert html.count("Mind this source:") == 1
    assert "</strong> 4 places in 1 briefing rest on it.</p>" in html
    assert "resting on it: 1 claim, 2 dates, 1 note (2 of them only indirectly)" in html
    assert 'Known only through it: <a href="#source-wire">Wire</a>' in html
