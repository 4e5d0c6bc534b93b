"""Everything that a site gets, in one list."""

import pytest

from footnoted.outputs.registry import EXPORTS, announced, outputs
from footnoted.outputs.view import environment
from tests.newsroom import article

FILES = {
    "briefings/a.md": article("![A quay.](quay.svg)", aliases="[old]"),
    "briefings/a.yml": """
        images:
          quay: {file: quay.svg, alt: A quay., credit: Ada Rower}
        dates:
          storm: {date: 2024-04-03, title: Storm}
        """,
    "briefings/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


@pytest.fixture
def site(newsroom):
    return newsroom(FILES, site_url="https://desk.example/")


def test_a_site_gets_briefings_pages_pictures_redirects_and_exports(site):
    found = {output.path: output for output in outputs(site, environment())}
    assert found["briefings/a.md"].briefing is site.published[0]
    assert found["timeline.md"].page
    assert found["briefings/quay.svg"].copied == "briefings/quay.svg"
    assert "briefings/a/" in str(found["old/index.html"].text)
    assert str(found["feed.xml"].text).startswith("<?xml")
    assert str(found["timeline.ics"].text).startswith("BEGIN:VCALENDAR")


def test_every_output_holds_exactly_one_thing_and_says_what_it_is(site):
    for output in outputs(site, environment()):
        holds = [output.briefing, output.page, output.copied or None, output.text]
        assert sum(hold is not None for hold in holds) == 1
        assert "`" in output.what


def test_what_is_switched_off_is_left_out(newsroom):
    off = {export.key: False for export in EXPORTS}
    site = newsroom(FILES, exports=off, pages={"timeline": False})
    paths = {output.path for output in outputs(site, environment())}
    assert "timeline.md" not in paths
    assert [
        path for path in paths if path.endswith((".xml", ".json", ".ics", ".csv", ".bib"))
    ] == []


def test_every_export_has_a_key_and_every_format_a_name_of_its_own():
    keys = [export.key for export in EXPORTS]
    assert keys == list(dict.fromkeys(keys))
    for export in EXPORTS:
        names = [form.name for form in export.formats]
        assert names == list(dict.fromkeys(names))


def test_a_pages_head_names_the_feeds_that_there_are(site):
    assert announced(site, "method.md", {"feed.xml", "sources.json"}) == (
        '<link rel="alternate" type="application/atom+xml" '
        'title="Briefings (Atom)" href="../feed.xml">\n'
    )


def test_the_head_of_a_page_tells_of_its_pictures(site):
    html = announced(site, "briefings/a.md", ())
    assert html.startswith('<script type="application/ld+json">')
    assert "https://desk.example/briefings/quay.svg" in html
