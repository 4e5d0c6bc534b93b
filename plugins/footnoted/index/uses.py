"""Where pictures are shown: in articles, on the site's other pages, by its configuration.

Finds places and files; whose a picture is, is not asked here.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from footnoted.article import Reading
from footnoted.article.reading import Picture as Typed
from footnoted.article.shown import in_html
from footnoted.diagnostics import Mark
from footnoted.guard import is_outside
from footnoted.index.addresses import Addresses
from footnoted.load.docs import SUFFIXES, Docs, DocsPage
from footnoted.model import Briefing

CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Use:
    """One page that shows one picture."""

    page: str
    """Its source name; empty for every page of the site."""
    title: str
    src: str
    """The address as typed."""
    alt: str
    """The words as typed, for people who do not see it."""
    published: str
    """The file's name below the documentation root; empty for one of another site."""
    mark: Mark
    briefing: Briefing | None = None


def in_articles(
    addresses: Addresses, briefings: Iterable[Briefing], readings: Mapping[str, Reading]
) -> Iterator[Use]:
    """Give the uses in articles, in order."""
    for briefing in briefings:
        page, title = addresses.briefing(briefing), briefing.front.title
        for typed in _typed(readings[briefing.name], briefing.body):
            line = briefing.body_line - 1 + typed.line if typed.line else 0
            mark = Mark(briefing.path, line)
            yield Use(page, title, typed.src, typed.alt, aimed(page, typed.src), mark, briefing)


def _typed(reading: Reading, body: str) -> Iterator[Typed]:
    """Give the pictures of an article; those within raw HTML stand in the finished page only."""
    yield from reading.pictures
    if reading.html.count("<img") > len(reading.pictures):
        known = {picture.src for picture in reading.pictures}
        yield from (each for each in in_html(reading.html, body) if each.src not in known)


def on_pages(
    addresses: Addresses, docs: Docs, shown: Iterable[tuple[DocsPage, tuple[Typed, ...]]]
) -> Iterator[Use]:
    """Give the uses on the site's other pages, in order."""
    for page, pictures in shown:
        for typed in pictures:
            if typed.src.strip().lower().startswith("data:"):
                continue  # drawn in the page itself
            line = page.line - 1 + typed.line if typed.line else 0
            published = _reached(addresses, docs, page.name, typed.src)
            mark = Mark(page.path, line)
            yield Use(page.name, page.title, typed.src, typed.alt, published, mark)


def in_configuration(named: Mapping[str, Any], docs: Docs) -> Iterator[Use]:
    """Give the pictures of the documentation folder that the configuration names."""
    for key, text in _texts(named, ""):
        published = posixpath.normpath(text.lstrip("/"))
        if f"{docs.folder}/{published}" in docs.files:
            yield Use("", f"every page ({key})", text, "", published, Mark(CONFIGURATION))


def aimed(page: str, src: str) -> str:
    """Give the file that an address on a page leads to, by its name below the root.

    Empty for an address of another site.
    """
    if is_outside(src):
        return ""
    path = unquote(urlsplit(src.strip()).path)
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


def _reached(addresses: Addresses, docs: Docs, page: str, src: str) -> str:
    """Give the file of an address: typed between sources, or in raw HTML between addresses."""
    among_sources = aimed(page, src)
    among_addresses = aimed(addresses.file(page), src)
    there = f"{docs.folder}/{among_sources}" in docs.files
    other = f"{docs.folder}/{among_addresses}" in docs.files
    return among_addresses if other and not there else among_sources


def _texts(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """Give the names of pictures within the configuration, each with its dotted key."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, f"{key}.{name}".lstrip("."))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner, key)
    elif isinstance(value, str) and posixpath.splitext(value)[1].lower() in SUFFIXES:
        yield key, value
