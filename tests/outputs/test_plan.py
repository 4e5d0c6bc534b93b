"""The plan of an article."""

import re

import pytest

from footnoted.article.plan import NoteUse, Robust
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
    return newsroom(REGISTERS | files).inputs["2024/a"].plan


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
    assert 'href="../../sources.md#source-courier"' in plan.body("src-courier", ())


def test_a_note_is_in_the_language_of_the_site_whatever_that_of_the_article(plan):
    assert "4 May 2024" in plan.body("src-courier", ())


ARCHIVED = """
    sources:
      log:
        type: webpage
        url: https://harbour.example/log
        archived:
          - url: https://archive.example/web/20240505000000/https://harbour.example/log
            date: 2024-05
          - {url: "https://perma.example/ABCD", date: 2024-05-06T10:00:00Z}
          - url: https://archive.example/web/20230505000000/https://harbour.example/log
            date: 2023-05-05
      unsafe:
        type: webpage
        url: https://harbour.example/unsafe
        archived: [{url: "https://ada@archive.example/a", date: 2024-05-05}]
      bare: {type: book, doi: 10.1000/a, archived: [{url: "https://perma.example/a", date: 2024}]}
    """


def test_a_link_to_a_source_or_its_copy_knows_the_newest_copy(newsroom):
    plan = newsroom({"briefings/a.md": article(), "briefings/a.yml": ARCHIVED}).inputs["a"].plan
    copy = Robust(
        "https://harbour.example/log", "https://perma.example/ABCD", "2024-05-06T10:00:00Z"
    )
    log = NoteUse("src-log", robust=copy)
    assert plan.links("http://www.harbour.example/log/?utm_source=x") == log
    assert plan.links("https://perma.example/ABCD#a") == log
    assert plan.links("https://harbour.example/unsafe") == NoteUse("src-unsafe")
    assert plan.links("https://doi.org/10.1000/A") == NoteUse("src-bare")


def test_the_article_and_its_note_tell_the_same_copy(newsroom):
    files = {
        "briefings/a.md": article("See [it](https://harbour.example/log)."),
        "briefings/a.yml": ARCHIVED,
    }
    html = newsroom(files).readings["a"].html
    told = 'data-originalurl="https://harbour.example/log" data-versiondate="2024-05-06T10:00:00Z" '
    assert html.count('data-versionurl="https://perma.example/ABCD"') == 2
    assert html.count(f"{told}data-versionurl") == 2


def test_a_link_to_another_article_brings_its_full_address_for_paper(newsroom):
    body = (
        "[b](b.md), [c](deep/c.md#claim-x), [own](#there), [here](a.md), [page](../docs/x.md),"
        " [file](b.svg).\n\n## There\n\n<p><a href='b.md'>raw</a></p>\n"
    )
    files = {
        "briefings/a.md": article(body),
        "briefings/b.md": article(),
        "briefings/deep/c.md": article(),
    }

    def addresses(**project):
        html = newsroom(files, **project).readings["a"].html
        return re.findall(r'data-address="([^"]*)"', html)

    assert addresses(site_url="https://desk.example/n/") == [
        "https://desk.example/n/briefings/b/",
        "https://desk.example/n/briefings/deep/c/#claim-x",
        "https://desk.example/n/briefings/b/",
    ]
    assert addresses() == []
