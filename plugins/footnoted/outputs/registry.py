"""Every generated page, every kind of files besides them, and everything added to a site.

All else is made from these two: the keys of ``pages:`` and ``exports:`` in the configuration, the
links in the list of briefings, what ``footnoted export`` writes, what a page's head names.
"""

import posixpath
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from jinja2 import Environment
from markupsafe import Markup

from footnoted.diagnostics.problem import Mark, Problem
from footnoted.library.names import Addition, Addresses, clashes
from footnoted.library.site import Redirect, Site, briefings_built, redirects
from footnoted.outputs import (
    calendar,
    claims,
    credits,
    everything,
    feeds,
    figures,
    overview,
    sources,
    tables,
    timeline,
    timelinejs,
)
from footnoted.outputs.files import PACKAGE, Export, Offer, SiteFile, link_to_file
from footnoted.outputs.home import redirect_page, structured_data
from footnoted.outputs.overview import unread_pages
from footnoted.outputs.page import Page, PageParts, part_maps, part_pages
from footnoted.outputs.pictures import cards
from footnoted.outputs.view import View
from footnoted.phrases import mark_phrase, phrases
from footnoted.pictures.copies import Recipe
from footnoted.progress import collector_waits
from footnoted.project import PlugIns, Project
from footnoted.records.library import Briefing, Library


def _render_briefings(site: Site, view: View, env: Environment) -> Markup:
    return overview.render_briefings(site, view, env, *_others(site))


def _render_across(site: Site, view: View, env: Environment) -> Markup:
    return overview.render_across(view, env, *_others(site))


def _others(site: Site) -> tuple[tuple[Page, ...], tuple[Offer, ...]]:
    """Return the pages and the data to which the list of briefings links."""
    files = tuple(everything.BRIEFINGS_FILES) if site.project.exported("briefings") else ()
    if site.project.tables and not site.project.preview:
        files = (*files, PACKAGE)
    return all_pages(site.project.plug_ins), files


PAGES: tuple[Page, ...] = (
    Page(
        "briefings",
        mark_phrase("Briefings"),
        mark_phrase("All briefings, newest first."),
        _render_briefings,
        source="{prefix}/index.md",
        evidence=lambda library, built: bool(built or library.unread),
        parts=PageParts(
            mark_phrase("briefings"),
            mark_phrase("by their dates"),
            overview.render_some,
            overview=overview.render_newest,
            below=_render_across,
            searched=True,
        ),
    ),
    claims.CLAIMS,
    timeline.TIMELINE,
    timeline.OUTLOOK,
    figures.FIGURES,
    sources.SOURCES,
    credits.CREDITS,
    overview.CORRECTIONS,
    overview.METHOD,
)
"""Every generated page, in the order in which the list of briefings names them."""

EXPORTS: tuple[Export, ...] = (
    everything.BRIEFINGS_EXPORT,
    everything.EVIDENCE_EXPORT,
    claims.CLAIMS_EXPORT,
    sources.SOURCES_EXPORT,
    feeds.FEEDS_EXPORT,
    calendar.CALENDAR_EXPORT,
    timelinejs.TIMELINE_EXPORT,
    tables.IMAGES_EXPORT,
    tables.FIGURES_EXPORT,
)
"""Every kind of files besides the pages, in the order in which a page's head names them."""


def all_pages(plug_ins: PlugIns) -> tuple[Page, ...]:
    """Return every page, those of plug-ins last."""
    return (*PAGES, *plug_ins.pages)


def all_exports(plug_ins: PlugIns) -> tuple[Export, ...]:
    """Return every export, those of plug-ins last."""
    return (*EXPORTS, *plug_ins.exports)


def complete(project: Project) -> Project:
    """Return a project that knows the address of each page, and whether each export is wanted.

    What the site's configuration says stays. If the site has its own page at the usual address of
    one of ours, ours is left out.
    """
    if project.asked is not None:
        return project
    named = {key for key, name in project.pages.items() if isinstance(name, str)}
    usual = {page.key: page.place(project.url_prefix) for page in all_pages(project.plug_ins)}
    completed = project.completed(usual, [export.key for export in all_exports(project.plug_ins)])
    own = {
        key: path
        for key, name in usual.items()
        if key not in named and completed.page(key) and (path := _own_file(project, name))
    }
    return replace(completed.without(own), own=own)


def _own_file(project: Project, name: str) -> str:
    """Return the site's own file for the address of a page, if there is one."""
    addresses = Addresses(project)
    stem = name.removesuffix(".md").removesuffix("index").rstrip("/")
    within = [posixpath.join(stem, each) for each in ("index.md", "README.md", "index.html")]
    for own in (f"{stem}.md", f"{stem}.html", *within) if project.docs_dir else ():
        there = addresses.file(own) == addresses.file(name) and not project.leaves_out(own)
        if there and (project.root / project.docs_dir / own).is_file():
            return f"{project.docs_dir}/{own}"
    return ""


def with_content(project: Project, library: Library) -> Project:
    """Return a project without the pages that have no content, except those it names.

    If there is no content at all, the files besides the pages are left out, too.
    """
    built, asked = briefings_built(project, library), project.asked or ()
    pages = all_pages(project.plug_ins)
    bare = {page.key for page in pages if not page.evidence(library, built)}
    empty = bare - {*asked}
    own = {key: path for key, path in project.own.items() if key not in empty}
    nothing = bare.issuperset(page.key for page in PAGES)
    exports = dict.fromkeys(project.exports, False) if nothing else project.exports
    return replace(project.without(empty), own=own, exports=exports)


# -------------------------------------------------------------------------------------------------
# Everything that is added to a site, in one list: pages, pictures, redirects, files.
#
# What each is and its address are listed; nothing is written, and no host is needed.


@dataclass(frozen=True, slots=True)
class Output:
    """One page or file; one of the last fields has its contents."""

    path: str
    """The source name of a page (``timeline.md``); else the address below the site's root."""
    what: str
    """Its description for a writer: "the briefing `kursk`"."""
    mark: Mark | None = None
    """Its own file, if it has one."""
    briefing: Briefing | None = None
    page: Page | None = None
    copied: str = ""
    """The file to copy, relative to the project's root."""
    recipe: Recipe | None = None
    """How ``pictures`` makes the published file of that one, which is never copied as it is."""
    text: str | bytes | None = None
    """The contents of a finished file; bytes if it is not text."""


@collector_waits()
def outputs(site: Site, env: Environment) -> tuple[Output, ...]:
    """Return every page and file, briefings first; a page that is switched off is left out."""
    return (*page_outputs(site), *picture_outputs(site), *text_outputs(site, env))


def page_outputs(site: Site) -> Iterator[Output]:
    """Yield every page, briefings first; its contents are rendered when needed."""
    for briefing in site.built:
        name = site.briefing_page(briefing.name)
        yield Output(name, f"the briefing `{briefing.name}`", Mark(briefing.path), briefing)
    unread = unread_pages(site) if site.project.preview else ()
    for name, page in (*generated_pages(site), *unread):
        yield Output(name, f"the generated page `{name}`", page=page)


def taken_addresses(site: Site) -> Iterator[Problem]:
    """Yield a problem for each page or file whose address another file of the site has.

    The names of exports are only known after they are made, so that is only done if the
    documentation folder has a file that could have one of them.
    """
    addresses, docs = site.addresses, site.album.docs
    taken = {addresses.file(name): Mark(f"{docs.folder}/{name}") for name in docs.names}
    found = [Addition(addresses.file(o.path), o.what, o.mark) for o in page_outputs(site)]
    found += [Addition(o.path, o.what, o.mark) for o in picture_outputs(site)]
    found += [Addition(r.output, _alias(r), Mark(r.briefing.path)) for r in redirects(site)]
    if any(name.endswith(_EXPORTED) for name in docs.names):
        found += [Addition(file.path, _export(file), None) for file in exported(site)]
    yield from clashes(found, taken)


_EXPORTED = (".bib", ".csv", ".ics", ".json", ".parquet", ".sqlite", ".xml")


def _alias(redirect: Redirect) -> str:
    return f"the alias `{redirect.output}`"


def _export(file: SiteFile) -> str:
    return f"the export `{file.path}`"


def text_outputs(site: Site, env: Environment) -> Iterator[Output]:
    """Yield every file that is finished text: redirects, exports, and the maps of divided pages."""
    yield from redirect_outputs(site, env)
    for file in (*exported(site), *part_maps(site)):
        yield Output(file.path, _export(file), text=file.text)


def generated_pages(site: Site) -> Iterator[tuple[str, Page]]:
    """Yield the source name and each page over all briefings, a divided one in its parts."""
    say = phrases(site.project.language).gettext
    for known in all_pages(site.project.plug_ins):
        page = replace(known, title=say(known.title), description=say(known.description))
        name, division = site.project.page(page.key), site.addresses.divided.get(page.key)
        if name and division:
            yield from part_pages(site, page, division)
        elif name:
            yield name, page


def exported(site: Site) -> Iterator[SiteFile]:
    """Yield the files besides the pages that the site wants."""
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
    for address, briefing, _ in cards(site):
        what = f"the card of the briefing `{briefing.name}`"
        # The card replaces it as soon as it is drawn.
        yield Output(address, what, Mark(briefing.path), copied=briefing.path)


def redirect_outputs(site: Site, env: Environment) -> Iterator[Output]:
    """Yield the page at each former address of a briefing."""
    for redirect in redirects(site):
        html = str(redirect_page(site, redirect, env))
        mark = Mark(redirect.briefing.path)
        yield Output(redirect.output, _alias(redirect), mark, text=html)


def announced(site: Site, here: str, files: Container[str]) -> Markup:
    """Return what a page's head says about the feeds, the calendar and the page's pictures.

    ``here`` is the page's source name, ``files`` the files that the site has.
    """
    say = phrases(site.project.language).gettext
    found = (
        link_to_file(offer.media_type, say(offer.title), site.addresses.href(here, offer.path))
        for export in all_exports(site.project.plug_ins)
        for offer in export.announced
        if offer.path in files
    )
    return Markup().join(found) + structured_data(site, here)
