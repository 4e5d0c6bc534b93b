"""Everything that is added to a site, in one list: pages, pictures, redirects, files.

Says what each is and where it stands; writes nothing and knows no host.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from footnoted.collector import collector_waits
from footnoted.diagnostics.problem import Mark
from footnoted.library.site import Site, redirects
from footnoted.outputs.files import SiteFile
from footnoted.outputs.home import redirect_page, structured_data
from footnoted.outputs.overview import unread_pages
from footnoted.outputs.page import Page
from footnoted.outputs.parts import part_maps, part_pages
from footnoted.outputs.registry import all_exports, all_pages
from footnoted.pictures.copies import Recipe
from footnoted.records.library import Briefing


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
    """How that file is made into what is published; ``pictures`` does. Never copied as it is."""
    text: str | None = None
    """What a finished file says."""


@collector_waits()
def outputs(site: Site, env: Environment) -> tuple[Output, ...]:
    """Return every page and file, briefings first; a page that is switched off is left out."""
    return (*page_outputs(site), *picture_outputs(site), *text_outputs(site, env))


def page_outputs(site: Site) -> Iterator[Output]:
    """Yield every page, briefings first; what they say is rendered when it is asked for."""
    for briefing in site.built:
        name = site.briefing_page(briefing.name)
        yield Output(name, f"the briefing `{briefing.name}`", Mark(briefing.path), briefing)
    unread = unread_pages(site) if site.project.preview else ()
    for name, page in (*generated_pages(site), *unread):
        yield Output(name, f"the generated page `{name}`", page=page)


def text_outputs(site: Site, env: Environment) -> Iterator[Output]:
    """Yield every file that is finished text: redirects, exports, and the maps of divided pages."""
    yield from redirect_outputs(site, env)
    for file in (*exported(site), *part_maps(site)):
        yield Output(file.path, f"the export `{file.path}`", text=file.text)


def generated_pages(site: Site) -> Iterator[tuple[str, Page]]:
    """Yield the source name and each page over all briefings, a divided one in its parts."""
    for page in all_pages(site.project.plug_ins):
        name, division = site.project.page(page.key), site.addresses.divided.get(page.key)
        if name and division:
            yield from part_pages(site, page, division)
        elif name:
            yield name, page


def exported(site: Site) -> Iterator[SiteFile]:
    """Yield the files beside the pages that the site wants."""
    for export in all_exports(site.project.plug_ins):
        if site.project.exported(export.key):
            yield from export.files(site)


def picture_outputs(site: Site) -> Iterator[Output]:
    """Yield the file of every picture and of its copies."""
    for picture in site.renditions.values():
        path, mark = picture.path, Mark(picture.path)
        yield Output(
            picture.address, f"the picture `{path}`", mark, copied=path, recipe=picture.own
        )
        for copy in picture.copies:
            what = f"a copy of the picture `{path}`"
            yield Output(copy.address, what, mark, copied=path, recipe=copy.recipe)


def redirect_outputs(site: Site, env: Environment) -> Iterator[Output]:
    """Yield the page at each former address of a briefing."""
    for redirect in redirects(site):
        html = str(redirect_page(site, redirect, env))
        mark = Mark(redirect.briefing.path)
        yield Output(redirect.output, f"the alias `{redirect.output}`", mark, text=html)


_LINK = Markup('<link rel="alternate" type="{}" title="{}" href="{}">\n')


def announced(site: Site, here: str, files: Container[str]) -> Markup:
    """Return what a page's head says of the feeds, the calendar and the page's pictures.

    ``here`` is the page's source name, ``files`` the files that the site has.
    """
    found = (
        _LINK.format(offer.media_type, offer.title, site.addresses.href(here, offer.path))
        for export in all_exports(site.project.plug_ins)
        for offer in export.announced
        if offer.path in files
    )
    return Markup().join(found) + structured_data(site, here)
