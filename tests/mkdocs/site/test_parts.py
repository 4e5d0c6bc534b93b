"""A site whose pages over all briefings are divided, built by MkDocs."""

import json
import re

import pytest

from benchmarks.newsroom import write
from tests.mkdocs.site.conftest import Newsroom, broken_links, repeated_ids

HOOK = """\
from dataclasses import replace

from footnoted.mkdocs import plugin

project_of = plugin.project_of


def small(*arguments, **named):
    return replace(project_of(*arguments, **named), page_bytes=20_000)


plugin.project_of = small
"""
"""Divides pages where a few briefings would not."""


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    room = Newsroom(tmp_path_factory.mktemp("divided") / "newsroom")
    write(room.root, 24)
    room.write("small.py", HOOK)
    config = (room.root / "mkdocs.yml").read_text(encoding="utf-8")
    room.write("mkdocs.yml", config + "hooks: [small.py]\n")
    room.build()
    return room


def test_every_link_of_every_page_arrives_and_no_id_stands_twice(divided: Newsroom) -> None:
    assert broken_links(divided.site) == []
    assert repeated_ids(divided.site) == []


def test_parts_have_titles_descriptions_and_a_place_in_the_sitemap(divided: Newsroom) -> None:
    html = divided.page("claims/2016/index.html")
    assert "<title>Claims: 2016 - Benchmark</title>" in html
    assert (
        '<meta name="description" content="Every claim, who made it, and what became of it: 2016.">'
        in html
    )
    sitemap = divided.page("sitemap.xml")
    assert "<loc>https://example.org/claims/</loc>" in sitemap
    assert "<loc>https://example.org/claims/2015/12/briefing-1/</loc>" in sitemap


def test_search_finds_events_and_knows_nothing_of_other_parts(divided: Newsroom) -> None:
    index = json.loads(divided.page("search/search_index.json"))
    found = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert {"claims/", "sources/", "timeline/", "timeline/2015/"} <= found
    assert not [place for place in found if re.match("(claims|figures)/.", place)]


def test_search_finds_each_source_on_its_part(divided: Newsroom) -> None:
    index = json.loads(divided.page("search/search_index.json"))
    places = [e["location"] for e in index["docs"] if e["title"].startswith("Source: ")]
    assert len(places) == len(set(places)) > 1
    for place in places:
        page, _, anchor = place.partition("#")
        assert re.fullmatch("sources/.+/", page)
        assert f'id="{anchor}"' in divided.page(f"{page}index.html")
        assert page in {entry["location"] for entry in index["docs"]}


def test_the_map_lies_beside_the_entrance(divided: Newsroom) -> None:
    entrance = divided.page("sources/index.html")
    assert 'data-parts="parts.json"' in entrance
    told = json.loads(divided.page("sources/parts.json"))
    for part, names in told.items():
        html = divided.page(f"sources/{part}index.html")
        assert all(f'id="source-{name}"' in html for name in names)
