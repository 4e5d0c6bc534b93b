"""Everything that is added to a site, in one list."""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from footnoted.diagnostics.problem import Mark
from footnoted.library.names import SOURCES_FILES
from footnoted.library.site import Site, redirects
from footnoted.outputs import calendar, feeds, tables
from footnoted.outputs.bibtex import bibtex
from footnoted.outputs.calendar import timeline_ics
from footnoted.outputs.csl import csl_json, own, value_of
from footnoted.outputs.files import Export, SiteFile, table
from footnoted.outputs.home import redirect_page, structured
from footnoted.outputs.overview import PAGES, unread
from footnoted.outputs.page import Page
from footnoted.outputs.tables import FIGURES_FORMATS as FIGURES
from footnoted.outputs.tables import IMAGES_FORMATS as IMAGES
from footnoted.outputs.tables import dates_csv
from footnoted.outputs.timelinejs import TIMELINEJS_EXPORT, timelinejs
from footnoted.pictures.copies import Recipe
from footnoted.records.library import Briefing
from footnoted.records.sources import DATES, OURS, PEOPLE, TEXTS, Source

# -------------------------------------------------------------------------------------------------
# The sources of a site as files: CSL-JSON, BibTeX and a table.
#
# Sources of the register and of published briefings; a draft feeds nothing.

COLUMNS = ("id", "type", *TEXTS, *PEOPLE, *DATES, "tags", *OURS)


def published(site: Site) -> dict[str, Source]:
    """Return the sources of the register and of published briefings, by id."""
    names = {briefing.name for briefing in site.published}
    known = site.names.sources
    return {
        id_: known[id_].source
        for id_ in sorted(known)
        if not known[id_].home or known[id_].home in names
    }


def sources_csv(sources: Mapping[str, Source]) -> str:
    """Return sources as a table, by id; what is a list has a semicolon between its parts."""
    rows = ([id_, *_row(sources[id_])] for id_ in sorted(sources))
    return table(COLUMNS, rows)


def _row(source: Source) -> Iterator[str]:
    yield source.type.value
    for key in COLUMNS[2:]:
        if key in PEOPLE:
            yield "; ".join(person.full for person in value_of(source, key))
        else:
            yield _cell(own(source, key))


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        return " ".join(value.values())
    return value or ""


FORMATS = {"csl-json": csl_json, "bibtex": bibtex, "csv": sources_csv}
"""How sources are written, by the name of the format."""


def _files(site: Site) -> Iterator[SiteFile]:
    sources = published(site)
    for offer, write in zip(SOURCES_FILES, FORMATS.values(), strict=True):
        yield SiteFile(offer.path, write(sources), offer.media_type, offer.title)


SOURCES_EXPORT = Export("sources", _files)


# -------------------------------------------------------------------------------------------------
# Files beside the pages: one file of code each, listed in one tuple; functions of the Site.
#
# For programs, not for readers: what a page shows is decided in ``pages``.

EXPORTS: tuple[Export, ...] = (
    calendar.CALENDAR_EXPORT,
    SOURCES_EXPORT,
    TIMELINEJS_EXPORT,
    feeds.FEEDS_EXPORT,
    tables.IMAGES_EXPORT,
    tables.FIGURES_EXPORT,
)


# -------------------------------------------------------------------------------------------------
# Everything that Footnoted adds to a site, in one list: pages, pictures, redirects, exports.
#
# Says what each is and where it stands; writes nothing and knows no host.


@dataclass(frozen=True, slots=True)
class Output:
    """One page or file; one of the last fields says what it holds."""

    path: str
    """Source name of a page (``timeline.md``); else the address below the site's root."""
    what: str
    """How a writer knows it: "the briefing `kursk`"."""
    mark: Mark | None = None
    """Its own file, where it has one."""
    briefing: Briefing | None = None
    page: Page | None = None
    copied: str = ""
    """The file to copy, relative to the project's root."""
    recipe: Recipe | None = None
    """How that file is made into what is published; ``darkroom`` does. Never copied as it is."""
    text: str | None = None
    """What a finished file says."""


def outputs(site: Site, env: Environment) -> tuple[Output, ...]:
    """Return every page and file, briefings first; a page that is switched off is left out."""
    return (
        *(_briefing(site, briefing) for briefing in site.built),
        *_pages(site),
        *_pictures(site),
        *_redirects(site, env),
        *(
            Output(file.path, f"the export `{file.path}`", text=file.text)
            for file in exported(site)
        ),
    )


def exported(site: Site) -> Iterator[SiteFile]:
    """Yield the files beside the pages that the site wants."""
    for export in EXPORTS:
        if site.project.exported(export.key):
            yield from export.files(site)


def _briefing(site: Site, briefing: Briefing) -> Output:
    name = site.briefing_page(briefing.name)
    return Output(name, f"the briefing `{briefing.name}`", Mark(briefing.path), briefing)


def _pages(site: Site) -> Iterator[Output]:
    every = ((site.project.page(page.key), page) for page in PAGES)
    for name, page in (*every, *(unread(site) if site.project.preview else ())):
        if name:
            yield Output(name, f"the generated page `{name}`", page=page)


def _pictures(site: Site) -> Iterator[Output]:
    for picture in site.renditions.values():
        path, mark = picture.path, Mark(picture.path)
        yield Output(
            picture.address, f"the picture `{path}`", mark, copied=path, recipe=picture.own
        )
        for copy in picture.copies:
            what = f"a copy of the picture `{path}`"
            yield Output(copy.address, what, mark, copied=path, recipe=copy.recipe)


def _redirects(site: Site, env: Environment) -> Iterator[Output]:
    for redirect in redirects(site):
        html = str(redirect_page(site, redirect, env))
        mark = Mark(redirect.briefing.path)
        yield Output(redirect.output, f"the alias `{redirect.output}`", mark, text=html)


FOUND = (
    ("feed.xml", "application/atom+xml", "Briefings (Atom)"),
    ("feed.json", "application/feed+json", "Briefings (JSON Feed)"),
    ("timeline.ics", "text/calendar", "Timeline (calendar)"),
)
"""Files that every page's head names: programs look for them there."""
_LINK = Markup('<link rel="alternate" type="{}" title="{}" href="{}">\n')


def announced(site: Site, here: str, html: str, files: Container[str]) -> str:
    """Return a finished page whose head names the feeds and the calendar, and tells of pictures.

    ``here`` is the page's source name, ``files`` the files that the site has. A page without a
    head stays as it is.
    """
    found = (
        _LINK.format(media_type, title, site.addresses.href(here, path))
        for path, media_type, title in FOUND
        if path in files
    )
    head = Markup().join(found) + structured(site, here)
    return html.replace("</head>", f"{head}</head>", 1)


# -------------------------------------------------------------------------------------------------
# What ``footnoted export`` writes: each kind of thing, with its formats.
#
# A new kind is one entry of the table. Where a file goes is the command's business.

Write = Callable[[Site], str]


def _of_sources(write: Callable[[Mapping[str, Source]], str]) -> Write:
    return lambda site: write(published(site))


KINDS: Mapping[str, Mapping[str, Write]] = {
    "sources": {name: _of_sources(write) for name, write in FORMATS.items()},
    "timeline": {
        "ics": timeline_ics,
        "timelinejs": timelinejs,
        "csv": lambda site: dates_csv(site).text,
    },
    "images": IMAGES,
    "figures": FIGURES,
}
"""For each kind of thing its formats, the usual one first."""
