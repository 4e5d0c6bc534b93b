"""The Site's pages as MkDocs pages."""

import copy
import re
from collections.abc import Callable, Iterable, Sequence
from html import escape as html_escape
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from footnoted.article.extension import PLAIN, FootnotedExtension, PageInputs
from footnoted.article.plan import Reading, TocToken
from footnoted.made import MadePage
from footnoted.outputs.briefing import text
from footnoted.outputs.view import PageHeading, outline
from footnoted.records.library import FrontMatter

# -------------------------------------------------------------------------------------------------
# What MkDocs' page object is told of each page.
#
# Every word comes from the core; here it only gets MkDocs' names.


def extend(config: MkDocsConfig, inputs: Callable[[], PageInputs]) -> None:
    """Put the extension of the page that MkDocs renders next in the place of the last page's.

    ``inputs`` are asked for only if MkDocs does render it.
    """
    extensions: list[Any] = config.markdown_extensions
    places = [n for n, found in enumerate(extensions) if isinstance(found, LateExtension)]
    for place in places:
        extensions[place] = LateExtension(inputs)


class LateExtension(Extension):
    """The extension of one page, made when Python-Markdown wants it."""

    def __init__(self, inputs: Callable[[], PageInputs] = lambda: PLAIN) -> None:
        super().__init__()
        self._inputs = inputs

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the extension of the page."""
        FootnotedExtension(self._inputs()).extendMarkdown(md)


def meta_of(front: FrontMatter) -> dict[str, Any]:
    """Return the front matter that the theme may print: known keys only, escaped."""
    meta: dict[str, Any] = {"title": escape(front.title)}
    if words := front.description or front.summary:
        meta["description"] = escape(" ".join(words.split()))
    if front.tags:
        meta["tags"] = [escape(tag) for tag in front.tags]
    if hidden := [part for part in front.hide if part in ("navigation", "toc", "footer")]:
        meta["hide"] = hidden
    return meta


def surround(page: Page, made: MadePage, html: str) -> str:
    """Put a briefing's page together; its table of contents covers all of it."""
    top, below = outline(made.head), outline(made.foot)
    article = text(html, made.language, made.reading.notes_id)
    inside = [*(page.toc or ()), *_links(h for h in below.headings if h.level == 2)]
    roots = _links(top.headings[:1])  # a site's own head may have no heading
    for root in roots:
        root.children = inside
    page.toc = TableOfContents(roots or inside)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | top.ids | below.ids
    return f"{made.head}\n{article}\n{made.foot}"


def replace(page: Page, html: Markup) -> str:
    """Put a generated page in the place of its empty source."""
    found = outline(html)
    roots = _links(h for h in found.headings if h.level == 1)
    for root in roots:
        root.children = _links(h for h in found.headings if h.level == 2)
    page.toc = TableOfContents(roots)
    page.present_anchor_ids = set(found.ids)
    return str(html)


def _links(headings: Iterable[PageHeading]) -> list[AnchorLink]:
    return [AnchorLink(escape(h.title), h.id, h.level) for h in headings]


# -------------------------------------------------------------------------------------------------
# An article is converted once: MkDocs' page gets the HTML that was read, with its addresses
# resolved by MkDocs.
#
# Public interfaces only. MkDocs resolves addresses in the tree of a conversion: it is given a tree
# of nothing but the article's links and pictures. It converts the article itself if another plugin
# has changed the Markdown or added an extension of its own, or if the addresses cannot be told.


def convert_once(page: Page, made: MadePage, extensions: Sequence[Any]) -> None:
    """Have a page take what was read of its article when MkDocs renders it.

    ``extensions`` are those it was read with.
    """
    render, body, reading = page.render, made.body, made.reading

    def take(config: MkDocsConfig, files: Files) -> None:
        present = config.markdown_extensions
        ours = [each for each in present if not isinstance(each, LateExtension)]
        if reading.addresses is None or page.markdown != body or ours != list(extensions):
            render(config, files)
            return
        resolving = ResolvingExtension(reading)
        light = copy.copy(config)
        light["markdown_extensions"], light["mdx_configs"] = [resolving], {}
        page.markdown = "."
        render(light, files)
        page.markdown = body
        page.content = resolving.html
        page.present_anchor_ids = anchors(reading.html)

    page.render = take  # type: ignore[method-assign]


class ResolvingExtension(Extension):
    """Puts the links and pictures of a reading into a tree, and takes out what became of them."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading
        self.html = ""
        """The HTML of the reading with the addresses of the site."""
        places, html = reading.addresses or (), reading.html
        self._typed = [unescape(html[low:high]) for low, high in places]
        self._elements: list[Element] = []

    def extendMarkdown(self, md: Markdown) -> None:
        """Register what comes before and after MkDocs' own."""
        md.toc_tokens = [_token(token) for token in self.reading.toc_tokens]  # type: ignore[attr-defined]
        md.treeprocessors.register(_Step(self._fill), "footnoted-typed-addresses", 4)
        md.treeprocessors.register(_Step(self._read), "footnoted-resolved-addresses", -1)

    def _fill(self, root: Element) -> None:
        root.clear()
        self._elements = [SubElement(root, "a", href=address) for address in self._typed]

    def _read(self, root: Element) -> None:
        html, parts, end = self.reading.html, [], 0
        for (low, high), typed, element in zip(
            self.reading.addresses or (), self._typed, self._elements, strict=True
        ):
            resolved = element.get("href", "")
            parts.append(html[end:low])
            parts.append(html[low:high] if resolved == typed else _quoted(resolved))
            end = high
        self.html = "".join([*parts, html[end:]])
        root.clear()


def _quoted(address: str) -> str:
    """Return an address as Python-Markdown writes it."""
    return html_escape(address, quote=False).replace('"', "&quot;")


class _Step(Treeprocessor):
    def __init__(self, step: Callable[[Element], None]) -> None:
        super().__init__()
        self._step = step

    def run(self, root: Element) -> None:
        self._step(root)


def _token(token: TocToken) -> dict[str, Any]:
    children = [_token(child) for child in token.children]
    return {"name": token.name, "id": token.id, "level": token.level, "children": children}


_ANCHOR = re.compile(r"""<[a-z][^>]*?\s(?:id|name)=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def anchors(html: str) -> set[str]:
    """Return what of finished HTML can be linked to."""
    return {unescape(double or single) for double, single in _ANCHOR.findall(html)}
