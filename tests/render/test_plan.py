"""The plan of an article."""

import pytest

from footnoted.render.plan import normal
from tests.newsroom import REGISTERS, article

SIDECAR = """
    claims:
      idle: {quote: stood idle, attribution: [{source: agency}, {source: courier, read: true}]}
      spoken: {says: Spoken., sources: [{id: courier, locator: p. 2}, gone]}
    figures:
      cranes: {of: Cranes, value: 1, quote: {exact: The crane, suffix: stood}}
    """


@pytest.fixture
def plan(newsroom):
    files = {"briefings/2024/a.md": article(lang="uk"), "briefings/2024/a.yml": SIDECAR}
    return newsroom(REGISTERS | files).plans["2024/a"]


def test_quoted_records_are_anchors_with_what_they_rest_on(plan):
    assert [
        (a.kind, a.ref, a.selector.exact, a.selector.suffix, [u.note for u in a.uses])
        for a in plan.anchors
    ] == [
        ("claim", "2024/a#idle", "stood idle", "", ["src-agency"]),
        ("figure", "2024/a#cranes", "The crane", "stood", []),
    ]


def test_a_typed_note_may_name_any_source_and_any_record(plan):
    assert {"courier", "agency", "idle", "spoken", "cranes"} <= set(plan.evidence)
    assert [(use.note, use.locator) for use in plan.evidence["spoken"]] == [("src-courier", "p. 2")]
    assert "gone" not in plan.evidence


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example/crane",
        "https://courier.example/crane/",
        "https://courier.example/crane#top",
        "HTTPS://Courier.example/crane",
    ],
)
def test_a_link_to_a_sources_address_is_a_use_of_it(plan, address):
    assert plan.links(address).note == "src-courier"


def test_a_link_to_anything_else_is_none(plan):
    assert plan.links("https://courier.example/Crane") is None
    assert plan.links("b.md") is None


def test_a_notes_links_are_paths_as_a_writer_would_type_them(plan):
    assert 'href="../../sources.md#source-courier"' in plan.body("src-courier")


def test_a_note_is_in_the_language_of_the_site_whatever_that_of_the_article(plan):
    assert "4 May 2024" in plan.body("src-courier")


def test_two_addresses_are_compared_without_fragment_and_closing_slash():
    assert normal("HTTP://A.Example/B/?q=1#x") == "http://a.example/B/?q=1"
    assert normal("https://a.example/") == "https://a.example"
