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

from footnoted import darkroom
from footnoted.diagnostics import Diagnostic, Mark
from footnoted.index import Site
from footnoted.index.clashes import Addition
from footnoted.mkdocs.project import root_of
from footnoted.mkdocs.reporting import progress
from footnoted.model import FrontMatter
from footnoted.outputs import Output, outputs
from footnoted.render.headings import Heading, outline

NAV = InclusionLevel.NOT_IN_NAV
"""Pages stay out of the tree that every page prints, unless ``nav:`` names them."""


@dataclass(frozen=True, slots=True)
class Added:
    """A file that Footnoted adds, and what it is."""

    file: File
    output: Output

    @property
    def addition(self) -> Addition:
        """Give what must not have the address of another file."""
        return Addition(self.file.dest_uri, self.output.what, self.output.mark)


def additions(config: MkDocsConfig, site: Site, env: Environment) -> list[Added]:
    """Give every file that Footnoted adds."""
    return [Added(_file(config, site, each), each) for each in outputs(site, env)]


def script(path: str) -> ExtraScriptValue:
    """Give a script that waits for the page."""
    value = ExtraScriptValue(path)
    value.defer = True
    return value


def present(config: MkDocsConfig, files: Files) -> dict[str, Mark]:
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


def develop(site: Site, files: Files) -> tuple[Diagnostic, ...]:
    """Put the finished pictures in the place of what they are made from."""
    made = darkroom.develop(site, progress)
    for file in list(files):
        if file.src_uri in made.files:
            file.abs_src_path = str(made.files[file.src_uri])
        elif file.src_uri in made.lost:
            files.remove(file)
    return made.problems


def _file(config: MkDocsConfig, site: Site, output: Output) -> File:
    """Give the file of an output; that of an article with the path people edit."""
    if output.copied:
        source = str(site.project.root / output.copied)
        return File.generated(config, output.path, abs_src_path=source)
    if output.text is not None:
        return File.generated(config, output.path, content=output.text.encode("utf-8"))
    file = File.generated(config, output.path, content="", inclusion=NAV)
    file.edit_uri = None  # nobody can edit a generated page
    if output.briefing:
        article = os.path.join(site.project.root, output.briefing.path)
        file.abs_src_path = article
        file.edit_uri = os.path.relpath(article, config.docs_dir).replace(os.sep, "/")
    return file


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
