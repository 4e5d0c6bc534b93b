"""A small newsroom of the harbor, built by the real MkDocs in a process of its own."""

import os
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests import loaded

CONFIG = """\
site_name: Harbour Notes
theme: {{name: material, font: false}}
plugins: [search, footnoted]
{more}
"""
CRANE = """\
---
title: The crane at the north quay
date: 2024-05-05
summary: It stood idle for a week.
tags: [cranes]
---
The northern crane **stood idle** for a week, the [Courier](https://courier.example/harbour) wrote.
See [the storm](storm.md) too[^own].

[^own]: A plain note of the author's own.
"""
CRANE_RECORDS = """\
claims:
  crane-idle:
    quote: northern crane stood idle
    says: The northern crane was out of use.
    attribution: [{source: courier, how: reported, read: true, locator: para. 3}]
  crane-idle-week:
    quote: for a week
    attribution: [{source: courier, how: reported, read: true}]
    supports: [storm#gusts]
dates:
  idle:
    date: 2024-04
    title: A storm damages the crane
    event: spring-storm
    sources: [courier]
images:
  quay:
    file: quay.svg
    alt: A quay with one crane.
    credit: [{role: Drawing, name: Ada Rower}]
    license: CC-BY-4.0
"""
STORM = """\
---
title: The storm of April
date: 2024-05-02
continues: crane
---
## Timeline

Gusts were strong in April, the harbour log says[^harbour-log].

![A quay](quay.svg)
"""
STORM_RECORDS = """\
claims:
  gusts:
    quote: Gusts were strong
    attribution: [{source: harbour-log, how: reported, read: true}]
dates:
  storm:
    date: 2024-04-12
    title: The storm
    event: spring-storm
    quote: in April
    claim: gusts
images:
  quay:
    file: quay.svg
    alt: A quay with one crane.
    credit: "Drawing: Ada Rower"
    license: CC-BY-4.0
"""
SOURCES = """\
sources:
  courier:
    type: article-newspaper
    title: Crane idle
    container-title: The Courier
    issued: 2024-05-04
    url: https://courier.example/harbour
    archived: [{url: "https://archive.example/1/", date: 2024-05-05}]
    reliability: B
  harbour-log:
    type: document
    title: Harbour log
    issued: 2024-04
"""
EVENTS = "events: {spring-storm: {title: The spring storm}}\n"
QUAY = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>\n'


@dataclass(frozen=True)
class Built:
    """How a command of MkDocs ended."""

    status: int
    output: str


@dataclass(frozen=True)
class Newsroom:
    """A project's folder, and what is asked of it."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        """Return the published folder."""
        return self.root / "site"

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def configure(self, more: str) -> None:
        """Write ``mkdocs.yml`` with more lines at its end; ``plugins:`` in them wins."""
        text = CONFIG.format(more=more)
        if "plugins:" in more:
            text = text.replace("plugins: [search, footnoted]\n", "")
        self.write("mkdocs.yml", text)

    def mkdocs(self, *arguments: str) -> Built:
        """Run MkDocs in the project's folder."""
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **self.environment}
        done = loaded.run("-m", loaded.HOST, *arguments, cwd=self.root, env=environment)
        return Built(done.returncode, done.stdout + done.stderr)

    def build(self, *arguments: str) -> Built:
        """Build; a build that fails shows why."""
        built = self.mkdocs("build", *arguments)
        assert built.status == 0, built.output
        return built

    def page(self, path: str) -> str:
        """Return the HTML of a built page."""
        return (self.site / path).read_text(encoding="utf-8")

    def main(self, path: str) -> str:
        """Return the part of a built page that is ours."""
        found = re.search(r"<article.*</article>", self.page(path), re.DOTALL)
        assert found
        return found[0]

    def state(self) -> dict[str, bytes]:
        """Return every published file with its bytes."""
        files = sorted(p for p in self.site.rglob("*") if p.is_file())
        return {p.relative_to(self.site).as_posix(): p.read_bytes() for p in files}


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """Return a newsroom of two linked briefings and a home page, not yet built."""
    return _newsroom(tmp_path)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """Return the same newsroom, built once with ``--strict``; tests only read it."""
    room = _newsroom(tmp_path_factory.mktemp("published"))
    room.build("--strict")
    return room


def _newsroom(root: Path) -> Newsroom:
    room = Newsroom(root)
    room.configure("")
    fill_newsroom(room)
    return room


def fill_newsroom(room: Newsroom) -> None:
    """Write the pages and records of a newsroom."""
    room.write("docs/index.md", "# Home\n\n<!-- footnoted:latest -->\n")
    room.write("briefings/crane.md", CRANE)
    room.write("briefings/crane.yml", CRANE_RECORDS)
    room.write("briefings/storm.md", STORM)
    room.write("briefings/storm.yml", STORM_RECORDS)
    room.write("briefings/quay.svg", QUAY)
    room.write("briefings/_shared/sources.yml", SOURCES)
    room.write("briefings/_shared/events.yml", EVENTS)


class _Page(HTMLParser):
    """The ids of a page and the addresses it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element's id and address."""
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        address = found.get("href") or found.get("src")
        if address and tag in ("a", "img", "link", "script"):
            self.links.append(address)


def broken_links(site: Path, base: str = "/") -> list[str]:
    """Return every link within a built site that leads to no file or no element."""
    pages: dict[str, _Page] = {}
    for file in site.rglob("*.html"):
        if file.name != "404.html":
            page = _Page()
            page.feed(file.read_text(encoding="utf-8"))
            pages[base + file.relative_to(site).as_posix()] = page
    broken = []
    for address, page in pages.items():
        for link in page.links:
            parts = urlsplit(urljoin(address, link))
            if parts.scheme or parts.netloc:
                continue
            target = unquote(parts.path)
            target += "index.html" if target.endswith("/") else ""
            fragment = unquote(parts.fragment)
            known = pages.get(target)
            if known is None and not (site / target.removeprefix(base)).is_file():
                broken.append(f"{address} -> {link}")
            elif known and fragment and fragment not in known.ids and fragment != "__skip":
                broken.append(f"{address} -> {link} (no such element)")
    return broken


def repeated_ids(site: Path) -> list[str]:
    """Return every id that is twice on one page."""
    repeated = []
    for file in site.rglob("*.html"):
        page = _Page()
        page.feed(file.read_text(encoding="utf-8"))
        repeated += [f"{file.name}: {i}" for i in set(page.ids) if page.ids.count(i) > 1]
    return repeated
