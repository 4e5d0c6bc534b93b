"""Everything that Footnoted adds to a site, in one list: pages, pictures, redirects, exports.

Says what each is and where it stands; writes nothing and knows no host.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from footnoted.diagnostics import Mark
from footnoted.exports import EXPORTS, SiteFile
from footnoted.index import Site
from footnoted.index.aliases import redirects
from footnoted.model import Briefing
from footnoted.pages import PAGES, Page
from footnoted.pages.unread import unread
from footnoted.pictures.recipe import Recipe
from footnoted.render.redirect import redirect_page
from footnoted.render.structured import structured


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
    """Give every page and file, briefings first; a page that is switched off is left out."""
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
    """Give the files beside the pages that the site wants."""
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
    """Give a finished page whose head names the feeds and the calendar, and tells of pictures.

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
