"""The Site's pages as MkDocs pages."""

import copy
import logging
import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import unescape
from typing import Any

from markupsafe import Markup, escape
from mkdocs import __version__
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc

from footnoted.article.extension import (
    LateExtension,
    PageInputs,
    ResolvingExtension,
    nest_tokens,
)
from footnoted.made import Converted, Made, MadePage, meta_of
from footnoted.outputs.briefing import text
from footnoted.outputs.view import PageHeading
from footnoted.project import Project
from footnoted.records.reading import articles_with
from footnoted.store import Store, digest

# -------------------------------------------------------------------------------------------------
# What MkDocs' page object gets for each page.
#
# Every word comes from the core; here it only gets MkDocs' names.


def extend(config: MkDocsConfig, inputs: Callable[[], PageInputs]) -> None:
    """Replace the last page's extension by that of the page that MkDocs renders next.

    ``inputs`` is only called if MkDocs does render it.
    """
    extensions: list[Any] = config.markdown_extensions
    places = [n for n, found in enumerate(extensions) if isinstance(found, LateExtension)]
    for place in places:
        extensions[place] = LateExtension(inputs)


class LateFile(File):
    """A file that is made or read when it is needed, so that no site is kept in memory."""

    said: Callable[[], bytes] | None = None
    """Returns its contents, until something else is set."""

    def _set(self, value: Any) -> None:
        self.said = None
        of_host: Any = File.content_bytes if isinstance(value, bytes) else File.content_string
        of_host.fset(self, value)

    def _get(self) -> bytes:
        return super().content_bytes if self.said is None else self.said()

    content_bytes = property(_get, _set)
    content_string = property(lambda self: self._get().decode("utf-8-sig"), _set)

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file."""
        late = self.said
        if late is not None:
            self.content_bytes = self.content_bytes
        super().copy_file(dirty)
        if late is not None:
            self.content_bytes, self.said = b"", late


def expand(
    config: MkDocsConfig, project: Project, files: Files
) -> tuple[dict[str, str], dict[str, str]]:
    """Return by path the articles into which other plugins put words: before, and after.

    Those plugins are called now, in their order, as MkDocs will call them again for the page.
    """
    asked = [config.plugins[name].on_page_markdown for name in project.expanders]
    asked.sort(key=config.plugins.events["page_markdown"].index)
    openings = [each for found in project.expanders.values() for each in found]
    typed, expanded = {}, {}
    for pair, article in articles_with(project.root, project.briefings_dir, openings):
        if article.front is None:
            continue
        name = f"{project.url_prefix}/{pair.name}.md".lstrip("/")
        file = File.generated(config, name, content="")
        file.abs_src_path = os.path.join(project.root, pair.article)
        page, text = Page(None, file, config), article.body
        page.meta, page.markdown = meta_of(article.front), text
        for ask in asked:
            text = ask(text, page=page, config=config, files=files) or text
        typed[pair.article], expanded[pair.article] = article.body, text
    return typed, expanded


def surround(page: Page, made: MadePage, html: str) -> str:
    """Return a briefing's whole page; its table of contents covers all of it."""
    top, below = made.top, made.below
    article = text(html, made.language, made.article.notes_id)
    inside = [*(page.toc or ()), *_links(h for h in below.headings if h.level == 2)]
    roots = _links(top.headings[:1])  # a site's own head may have no heading
    for root in roots:
        root.children = inside
    page.toc = TableOfContents(roots or inside)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | top.ids | below.ids
    return f"{made.head}\n{article}\n{made.foot}"


def fill_page(page: Page, made: MadePage, notice: Markup) -> str:
    """Return a generated page for its empty source, with a notice above it, if there is one."""
    found = made.top
    roots = _links(h for h in found.headings if h.level == 1)
    for root in roots:
        root.children = _links(h for h in found.headings if h.level == 2)
    page.toc = TableOfContents(roots)
    page.present_anchor_ids = set(found.ids)
    return f"{notice}{made.head}"


def _links(headings: Iterable[PageHeading]) -> list[AnchorLink]:
    return [AnchorLink(escape(h.title), h.id, h.level) for h in headings]


def add_section(nav: Navigation, files: Files, made: Made) -> None:
    """Put our section at the end of a navigation that MkDocs has made itself."""
    every = [[files.get_file_from_path(n) for n in names] for names in (made.listed, made.newest)]
    listed, newest = (
        [file.page for file in found if file and file.page and file.page not in nav.pages]
        for found in every
    )
    within: list[Any] = [
        *listed[:1],
        *([Section("Newest", [*newest])] if newest else []),
        *listed[1:],
    ]
    if within:
        nav.items.append(Section("Briefings", within))
        nav.pages += [*listed, *newest]
        _set_parents(nav.items[-1:])


def _set_parents(items: Iterable[Any]) -> None:
    for item in items:
        for child in item.children or ():
            child.parent = item
        _set_parents(item.children or ())


# -------------------------------------------------------------------------------------------------
# Convert an article once: MkDocs' page gets the HTML that was read, with MkDocs' addresses.
#
# Only public interfaces are used. MkDocs resolves addresses in the tree of a conversion, so it gets
# a tree with only the article's links and pictures. It converts the article itself if another
# plugin has changed the Markdown or added its own extension, or if the addresses are not known.


class Resolver:
    """Gives pages their HTML, with addresses as MkDocs resolves them.

    The resolved addresses of a page are kept, together with the list of files. If MkDocs reported
    something about them, it resolves them again, so that it reports it again.
    """

    def __init__(self, store: Store, files: Files) -> None:
        self._store = store
        told = [(file.src_uri, file.url, file.inclusion.name) for file in files]
        self._files = digest(__version__, told)

    def take_over(
        self,
        page: Page,
        key: str,
        load: Callable[[], MadePage],
        extensions: Sequence[Any],
        unable: Callable[[Exception], str],
    ) -> None:
        """Make a page use what was made of it when MkDocs renders it.

        ``key`` is the key of what was made, and ``load`` returns it, so no page keeps it in memory
        after it is rendered. ``extensions`` are those with which its article was read. ``unable``
        returns what to show above the article if MkDocs cannot render it.
        """
        render = page.render

        def take(config: MkDocsConfig, files: Files) -> None:
            made = load()
            body, reading = made.body, made.article
            present = config.markdown_extensions
            ours = [each for each in present if not isinstance(each, LateExtension)]
            if made.front is None:
                page.content = ""
            elif reading.addresses is None or page.markdown != body or ours != list(extensions):
                try:
                    render(config, files)
                except Exception as error:  # other plugins' words, and every extension of the site
                    page.content = unable(error) + reading.html
            else:
                resolved = self._resolved(page, key, reading, files, partial(render, config=config))
                page.content = reading.with_addresses(resolved)
                page.present_anchor_ids = set(made.anchors)

        page.render = take  # type: ignore[method-assign]

    def _resolved(
        self, page: Page, key: str, reading: Converted, files: Files, render: Callable[..., None]
    ) -> list[str]:
        """Return the addresses of an article as on the site, and note what they lead to."""
        level = _pages_log.getEffectiveLevel()
        name = digest(self._files, key, page.file.src_uri, level)
        kept = self._store.see("links", name)
        if isinstance(kept, tuple):
            resolved, links = kept
            found = {files.get_file_from_path(path): anchors for path, anchors in links.items()}
            tokens: Any = nest_tokens(reading.toc_tokens)
            page.toc = get_toc(tokens)
            page.links_to_anchors = {file: anchors for file, anchors in found.items() if file}
            return list(resolved)
        typed = [unescape(reading.html[low:high]) for low, high in reading.addresses or ()]
        resolving, listening = ResolvingExtension(typed, reading.toc_tokens), _Listening()
        body, config = page.markdown, copy.copy(render.keywords["config"])  # type: ignore[attr-defined]
        config["markdown_extensions"], config["mdx_configs"] = [resolving], {}
        page.markdown = "."
        _pages_log.addHandler(listening)
        try:
            render(config=config, files=files)
        finally:
            _pages_log.removeHandler(listening)
            page.markdown = body
        links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
        if not listening.heard:
            self._store.save("links", name, (resolving.resolved, links))
        return resolving.resolved


_pages_log = logging.getLogger(Page.__module__)
"""The logger on which MkDocs reports wrong addresses."""


class _Listening(logging.Handler):
    """Notes whether anything was logged."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = False

    def emit(self, record: logging.LogRecord) -> None:
        self.heard = True
