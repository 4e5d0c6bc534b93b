"""The Site's pages as MkDocs files, and what MkDocs' page object is told of each.

Every word comes from the core; here it only gets MkDocs' names.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from footnoted.diagnostics import Mark
from footnoted.index import Site
from footnoted.index.aliases import redirects
from footnoted.index.clashes import Addition
from footnoted.mkdocs.project import root_of
from footnoted.model import Briefing, FrontMatter
from footnoted.pages import PAGES
from footnoted.pages import Page as GeneratedPage
from footnoted.pages.unread import unread
from footnoted.render.headings import Heading, outline
from footnoted.render.redirect import redirect_page

NAV = InclusionLevel.NOT_IN_NAV
"""Pages stay out of the tree that every page prints, unless ``nav:`` names them."""


@dataclass(frozen=True, slots=True)
class Added:
    """A file that Footnoted adds, and what it is."""

    file: File
    addition: Addition
    briefing: Briefing | None = None
    page: GeneratedPage | None = None


def additions(config: MkDocsConfig, site: Site, env: Environment) -> list[Added]:
    """Give every file that Footnoted adds: briefings, generated pages, pictures, aliases."""
    new = []
    for briefing in site.built:
        file = briefing_file(config, site, briefing)
        told = Addition(file.dest_uri, f"the briefing `{briefing.name}`", Mark(briefing.path))
        new.append(Added(file, told, briefing=briefing))
    every = ((site.project.page(page.key), page) for page in PAGES)
    for name, page in (*every, *(unread(site) if site.project.preview else ())):
        if name:
            file = generated_file(config, name)
            told = Addition(file.dest_uri, f"the generated page `{name}`", None)
            new.append(Added(file, told, page=page))
    for path, published in sorted({(p.path, p.published) for p in site.pictures}):
        if path in site.library.files:
            file = picture_file(config, site, path, published)
            new.append(Added(file, Addition(file.dest_uri, f"the picture `{path}`", Mark(path))))
    for redirect in redirects(site):
        html = str(redirect_page(site, redirect, env))
        file = File.generated(config, redirect.output, content=html)
        mark = Mark(redirect.briefing.path)
        new.append(Added(file, Addition(redirect.output, f"the alias `{redirect.output}`", mark)))
    return new


def script(path: str) -> ExtraScriptValue:
    """Give a script that waits for the page."""
    value = ExtraScriptValue(path)
    value.defer = True
    return value


def outputs(config: MkDocsConfig, files: Files) -> dict[str, Mark]:
    """Give what the site has already: the file written to, and the source it comes from."""
    return {
        file.dest_uri: Mark(docs_path(config, file))
        for file in files
        if file.inclusion.is_included() and not file.src_uri.startswith("assets/footnoted/")
    }


def docs_path(config: MkDocsConfig, file: File) -> str:
    """Give the path of a file of the documentation folder, relative to the project's root."""
    folder = os.path.relpath(config.docs_dir, root_of(config)).replace(os.sep, "/")
    return f"{folder}/{file.src_uri}"


def briefing_file(config: MkDocsConfig, site: Site, briefing: Briefing) -> File:
    """Give the file of an article, with the path people edit."""
    file = File.generated(config, site.briefing_page(briefing.name), content="", inclusion=NAV)
    article = os.path.join(site.project.root, briefing.path)
    file.abs_src_path = article
    file.edit_uri = os.path.relpath(article, config.docs_dir).replace(os.sep, "/")
    return file


def generated_file(config: MkDocsConfig, source_name: str) -> File:
    """Give the file of a generated page; nobody can edit it."""
    file = File.generated(config, source_name, content="", inclusion=NAV)
    file.edit_uri = None
    return file


def picture_file(config: MkDocsConfig, site: Site, path: str, published: str) -> File:
    """Give the file of a picture that lies beside an article."""
    return File.generated(config, published, abs_src_path=str(site.project.root / path))


def meta_of(front: FrontMatter) -> dict[str, Any]:
    """Give the front matter that the theme may print: known keys only, escaped."""
    meta: dict[str, Any] = {"title": escape(front.title)}
    if words := front.description or front.summary:
        meta["description"] = escape(" ".join(words.split()))
    if front.tags:
        meta["tags"] = [escape(tag) for tag in front.tags]
    if hidden := [part for part in front.hide if part in ("navigation", "toc", "footer")]:
        meta["hide"] = hidden
    return meta


def surround(page: Page, head: Markup, article: Markup, foot: Markup) -> str:
    """Put a briefing's page together; its table of contents covers all of it."""
    top, below = outline(head), outline(foot)
    inside = [*(page.toc or ()), *_links(h for h in below.headings if h.level == 2)]
    roots = _links(top.headings[:1])  # a site's own head may have no heading
    for root in roots:
        root.children = inside
    page.toc = TableOfContents(roots or inside)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | top.ids | below.ids
    return f"{head}\n{article}\n{foot}"


def replace(page: Page, html: Markup) -> str:
    """Put a generated page in the place of its empty source."""
    found = outline(html)
    roots = _links(h for h in found.headings if h.level == 1)
    for root in roots:
        root.children = _links(h for h in found.headings if h.level == 2)
    page.toc = TableOfContents(roots)
    page.present_anchor_ids = set(found.ids)
    return str(html)


def _links(headings: Iterable[Heading]) -> list[AnchorLink]:
    return [AnchorLink(escape(h.title), h.id, h.level) for h in headings]
