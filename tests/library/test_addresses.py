"""The addresses of pages, and how one leads to another."""

from pathlib import Path

import pytest

from footnoted.library.names import Addresses
from footnoted.outputs.registry import complete
from footnoted.project import Project
from tests.newsroom import article

ROOT = Path("/nowhere")
PRETTY = Addresses(Project(ROOT, site_url="https://desk.example/news/"))
PLAIN = Addresses(Project(ROOT, directory_urls=False))


@pytest.mark.parametrize(
    ("source", "pretty", "plain"),
    [
        ("timeline.md", "timeline/", "timeline.html"),
        ("index.md", "", "index.html"),
        ("briefings/index.md", "briefings/", "briefings/index.html"),
        ("briefings/README.md", "briefings/", "briefings/index.html"),
        ("briefings/2025/kursk.md", "briefings/2025/kursk/", "briefings/2025/kursk.html"),
        ("briefings/quay.jpg", "briefings/quay.jpg", "briefings/quay.jpg"),
    ],
)
def test_a_source_name_has_one_public_address(source, pretty, plain):
    assert (PRETTY.public(source), PLAIN.public(source)) == (pretty, plain)


@pytest.mark.parametrize(
    ("source", "pretty", "plain"),
    [
        ("index.md", "index.html", "index.html"),
        ("timeline.md", "timeline/index.html", "timeline.html"),
        ("briefings/index.md", "briefings/index.html", "briefings/index.html"),
    ],
)
def test_a_page_is_written_to_the_file_that_serves_its_address(source, pretty, plain):
    assert (PRETTY.file(source), PLAIN.file(source)) == (pretty, plain)


@pytest.mark.parametrize(
    ("here", "there", "pretty", "plain"),
    [
        ("index.md", "timeline.md", "timeline/", "timeline.html"),
        ("timeline.md", "index.md", "../", "index.html"),
        ("timeline.md", "sources.md", "../sources/", "sources.html"),
        ("briefings/a.md", "sources.md", "../../sources/", "../sources.html"),
        ("sources.md", "briefings/a.md", "../briefings/a/", "briefings/a.html"),
        ("briefings/a.md", "briefings/b.md", "../b/", "b.html"),
        ("briefings/a/index.md", "briefings/a/quay.jpg", "quay.jpg", "quay.jpg"),
        ("briefings/a.md", "briefings/quay.jpg", "../quay.jpg", "quay.jpg"),
        ("briefings/index.md", "index.md", "../", "../index.html"),
        ("index.md", "index.md", "./", "index.html"),
        ("timeline.md", "timeline.md", "./", "timeline.html"),
    ],
)
def test_one_page_leads_to_another(here, there, pretty, plain):
    assert (PRETTY.href(here, there), PLAIN.href(here, there)) == (pretty, plain)
    assert PRETTY.href(here, there, "x").endswith("#x")


def test_a_place_on_the_same_page_is_its_fragment_alone():
    assert PRETTY.href("timeline.md", "timeline.md", "y2024") == "#y2024"
    assert PRETTY.source_href("timeline.md", "timeline.md", "y2024") == "#y2024"


def test_a_path_between_sources_is_as_a_writer_would_type_it():
    assert PRETTY.source_href("briefings/a.md", "sources.md", "s") == "../sources.md#s"
    assert PRETTY.source_href("index.md", "briefings/a.md") == "briefings/a.md"


def test_a_full_address_needs_the_site_to_have_one():
    assert PRETTY.canonical("briefings/a.md", "x") == "https://desk.example/news/briefings/a/#x"
    assert PRETTY.canonical("index.md") == "https://desk.example/news/"
    assert PLAIN.canonical("briefings/a.md") == ""


@pytest.mark.parametrize(
    ("prefix", "page", "picture", "listing"),
    [
        ("briefings", "briefings/2025/a.md", "briefings/2025/quay.jpg", "briefings/index.md"),
        ("news/all", "news/all/2025/a.md", "news/all/2025/quay.jpg", "news/all/index.md"),
        ("", "2025/a.md", "2025/quay.jpg", "index.md"),
    ],
)
def test_briefings_stand_below_the_prefix_with_what_lies_beside_them(
    newsroom, prefix, page, picture, listing
):
    site = newsroom({"briefings/2025/a.md": article()}, url_prefix=prefix)
    [briefing] = site.built
    assert site.briefing_page("2025/a") == page
    assert site.addresses.beside(briefing, "./quay.jpg") == picture
    assert site.project.page("briefings") == listing


def test_a_project_moves_or_drops_its_generated_pages():
    project = complete(Project(ROOT, pages={"sources": "evidence/sources.md", "credits": False}))
    assert [project.page(key) for key in ("sources", "credits", "method")] == [
        "evidence/sources.md",
        None,
        "method.md",
    ]
    with pytest.raises(KeyError):
        project.page("nothing")
