"""What a build does after a change, counted: no seconds, so it is the same on every machine."""

import json
import shutil
from pathlib import Path

import pytest

from tests.mkdocs.kept.room import COUNT, EDITS, Room, run

COUNTED = """
import json
from collections import Counter
from jinja2 import Template
from markdown import Markdown
from material.plugins.search.plugin import Parser
from mkdocs.__main__ import cli
from footnoted import catalogue
from footnoted.made import Pieces
from footnoted.records.yaml import Builder

counts = Counter()

def count(owner, method, what):
    work = getattr(owner, method)

    def counted(self, *arguments, **options):
        name = what(self, *arguments)
        if name:
            counts[name] += 1
        return work(self, *arguments, **options)

    setattr(owner, method, counted)

def rendered(template, *_):
    if template.name == "footnoted-page.html":
        return ""
    ours = template.name.startswith("footnoted/") and "home/" not in template.name
    return "parts rendered" if ours else "pages rendered" * (template.name == "main.html")

count(Markdown, "convert", lambda self, text: "articles converted" * (len(text) > 1000))
count(Template, "render", rendered)
count(Parser, "feed", lambda self, html: "pages read for search")
count(Builder, "__init__", lambda self, *_: "YAML read")
count(catalogue, "_of_one", lambda site: "briefings checked" * len(site.built))
count(Pieces, "_make", lambda self, own: "pieces of files")
try:
    cli(["build", "--quiet"])
finally:
    with open("counts.json", "w") as file:
        json.dump(counts, file)
"""
"""A build whose work is counted: Markdown of the length of an article, templates of ours except
those of the home page, whole pages, what the search plugin reads, YAML, briefings checked, and
briefings of which files beside the pages are made."""
WORK = (
    "articles converted",
    "parts rendered",
    "pages rendered",
    "pages read for search",
    "YAML read",
    "briefings checked",
    "pieces of files",
)


def work(room: Room) -> dict[str, int]:
    """Build and return what was done."""
    assert run(room.root, "-c", COUNTED).status == 0
    return dict(json.loads((room.root / "counts.json").read_text()))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Room, dict[str, int]]:
    """Return a newsroom and what its first build did; tests copy it."""
    room = Room(tmp_path_factory.mktemp("first") / "room")
    return room, work(room)


@pytest.fixture
def room(first: tuple[Room, dict[str, int]], tmp_path: Path) -> Room:
    """Return a copy with what was kept."""
    shutil.copytree(first[0].root, tmp_path / "room")
    return Room.there(tmp_path / "room")


def test_the_first_build_converts_every_article_once_and_renders_every_page_once(first):
    room, done = first
    pages = len(list((room.root / "site").rglob("index.html")))
    assert done["articles converted"] == COUNT
    assert done["pages rendered"] == pages
    assert done["pages read for search"] == pages
    assert done["parts rendered"] > COUNT


def test_where_nothing_has_changed_nothing_is_done(room):
    assert work(room) == {}
    EDITS["nothing but times"](room)
    assert work(room) == {}


BUDGET = {
    "prose": (1, 25, 3, 3, 4, 1, 1),
    "around a quotation": (1, 25, 3, 3, 4, 1, 1),
    "what a claim says": (1, 60, 4, 4, 4, 1, 1),
    "a grade": (1, 60, 4, 4, 4, 1, 1),
    "a shared source": (3, 50, 6, 6, 2, 3, 3),
    "a party": (0, 40, 6, 6, 2, 0, 6),
    "the page's frame": (0, 0, 17, 0, 0, 0, 0),
}
"""What may be done after a change, each the most that may be: see ``WORK`` for the columns. Of the
six briefings three rest on the shared source; the site has 17 pages."""


@pytest.mark.parametrize("change", BUDGET)
def test_a_change_costs_what_it_touches(room, change):
    EDITS[change](room)
    done = work(room)
    most = dict(zip(WORK, BUDGET[change], strict=True))
    assert {name: n for name, n in done.items() if n > most[name]} == {}
