"""Every generated page and every kind of files beside them, each in one tuple.

All else derives from these two: the keys of ``pages:`` and ``exports:`` in the configuration, the
links of the list of briefings, what ``footnoted export`` writes, what a page's head names.
"""

import posixpath
from dataclasses import replace

from jinja2 import Environment
from markupsafe import Markup

from footnoted.library.names import Addresses
from footnoted.library.site import Site, briefings_built
from footnoted.outputs import (
    calendar,
    claims,
    corrections,
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
from footnoted.outputs.files import Export, Offer
from footnoted.outputs.page import Page, PageParts
from footnoted.outputs.view import View
from footnoted.project import PlugIns, Project
from footnoted.records.library import Library


def _render_briefings(site: Site, view: View, env: Environment) -> Markup:
    return overview.render_briefings(site, view, env, *_others(site))


def _render_across(site: Site, view: View, env: Environment) -> Markup:
    return overview.render_across(view, env, *_others(site))


def _others(site: Site) -> tuple[tuple[Page, ...], tuple[Offer, ...]]:
    """Return the pages and the data that the list of briefings leads to."""
    files = tuple(everything.BRIEFINGS_FILES) if site.project.exported("briefings") else ()
    return all_pages(site.project.plug_ins), files


PAGES: tuple[Page, ...] = (
    Page(
        "briefings",
        "Briefings",
        "All briefings, newest first.",
        _render_briefings,
        source="{prefix}/index.md",
        evidence=lambda library, built: bool(built or library.unread),
        parts=PageParts(
            "briefings",
            "by their dates",
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
    corrections.CORRECTIONS,
    overview.METHOD,
)
"""Every generated page, in the order in which the list of briefings names them."""

EXPORTS: tuple[Export, ...] = (
    everything.BRIEFINGS_EXPORT,
    claims.CLAIMS_EXPORT,
    sources.SOURCES_EXPORT,
    feeds.FEEDS_EXPORT,
    calendar.CALENDAR_EXPORT,
    timelinejs.TIMELINE_EXPORT,
    tables.IMAGES_EXPORT,
    tables.FIGURES_EXPORT,
)
"""Every kind of files beside the pages, in the order in which a page's head names them."""


def all_pages(plug_ins: PlugIns) -> tuple[Page, ...]:
    """Return every page, those of plug-ins last."""
    return (*PAGES, *plug_ins.pages)


def all_exports(plug_ins: PlugIns) -> tuple[Export, ...]:
    """Return every export, those of plug-ins last."""
    return (*EXPORTS, *plug_ins.exports)


def complete(project: Project) -> Project:
    """Return a project that knows where each page stands, and of each export whether it is wanted.

    What the site's configuration asked for stays as it is. Where the site has a page of its own at
    the usual address of one of ours, ours is left out.
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
    """Return the site's own file that is written to the address of a page, if there is one."""
    addresses = Addresses(project)
    stem = name.removesuffix(".md").removesuffix("index").rstrip("/")
    within = [posixpath.join(stem, each) for each in ("index.md", "README.md", "index.html")]
    for own in (f"{stem}.md", f"{stem}.html", *within) if project.docs_dir else ():
        there = addresses.file(own) == addresses.file(name) and not project.leaves_out(own)
        if there and (project.root / project.docs_dir / own).is_file():
            return f"{project.docs_dir}/{own}"
    return ""


def with_content(project: Project, library: Library) -> Project:
    """Return a project without the pages that there is nothing for, but for those it names.

    Where there is nothing at all, the files beside the pages are left out, too.
    """
    built, asked = briefings_built(project, library), project.asked or ()
    pages = all_pages(project.plug_ins)
    bare = {page.key for page in pages if not page.evidence(library, built)}
    empty = bare - {*asked}
    own = {key: path for key, path in project.own.items() if key not in empty}
    nothing = bare.issuperset(page.key for page in PAGES)
    exports = dict.fromkeys(project.exports, False) if nothing else project.exports
    return replace(project.without(empty), own=own, exports=exports)
