"""The order in which files are read decides nothing: not a number, not a list, not a problem."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footnoted.build import build
from footnoted.library.site import Site
from footnoted.outputs.registry import PAGES
from footnoted.outputs.view import View, environment
from footnoted.project import Project
from footnoted.records import reading as library
from footnoted.records.files import Listing
from tests.newsroom import REGISTERS, article, write

LOG = "https://harbour.example/log"
FILES = REGISTERS | {
    "briefings/a.md": article(f"The crane stood idle. See [the log]({LOG}/).[^agency]"),
    "briefings/a.yml": """
        claims:
          idle:
            quote: The crane stood idle
            attribution: [{source: agency}, {source: courier, read: true}]
            supports: ["2024/b#idle"]
        """,
    "briefings/2024/b.md": article(
        "[It](https://courier.example/crane) stood idle.", date="2024-05-07"
    ),
    "briefings/2024/b.yml": f"""
        sources:
          log: {{type: webpage, url: {LOG}}}
          twin: {{type: webpage, url: "{LOG}#x"}}
        claims:
          idle: {{quote: stood idle, sources: [log, twin]}}
        dates:
          gale: {{date: 2024-04, title: A gale, event: storm, sources: [courier]}}
        """,
    "briefings/c/index.md": article(
        "In April. See [the log](http://www.harbour.example/log).[^log]"
    ),
    "briefings/c/index.yml": """
        sources:
          log: {type: book}
        dates:
          gale: {date: 2024-04-03, title: Gale, quote: In April, event: storm, sources: [agency]}
        """,
}
"""Two sources with one id, two with one address, and uses of all in every briefing."""


def said(site: Site) -> object:
    """Return everything of a site that an order could show in."""
    env = environment(site.project.templates)
    return (
        [str(problem) for problem in site.diagnostics],
        {name: reading.html for name, reading in site.readings.items()},
        {
            id_: [(use.briefing.name, use.fragment, use.sentence) for use in uses]
            for id_, uses in site.citations.items()
        },
        [(event.key, [telling.target.ref for telling in event.tellings]) for event in site.events],
        [briefing.name for briefing in site.published],
        {page.key: str(page.render(site, View(site, "x.md", "en"), env)) for page in PAGES},
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("newsroom"), FILES)


@pytest.fixture(scope="module")
def plain(folder: Path) -> object:
    return said(build(Project(root=folder)))


def shuffled(listing: Callable[[Path, str], Listing], seed: int) -> Callable[[Path, str], Listing]:
    def other(root: Path, folder: str) -> Listing:
        found = listing(root, folder)
        files = sorted(found.files)
        random.Random(seed).shuffle(files)
        return found._replace(files=tuple(files))

    return other


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6))
def test_whatever_order_files_are_listed_in_the_site_is_the_same(
    folder: Path, plain: object, seed: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for room in (library, library):
            patch.setattr(room, "listing", shuffled(room.listing, seed))
        assert said(build(Project(root=folder))) == plain


def test_there_is_something_whose_order_could_differ(folder: Path) -> None:
    site = build(Project(root=folder))
    codes = {problem.code.name for problem in site.diagnostics}
    assert {"id.duplicate", "source.same-address"} <= codes
    assert {use.briefing.name for use in site.citations["log"]} == {"2024/b", "a", "c"}
    assert [note.key for note in site.readings["a"].notes] == ["src-agency", "src-log"]
    assert len(site.events) == 1
