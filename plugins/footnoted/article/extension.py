"""The Python-Markdown extension that marks an article and lists its notes.

Public interfaces only; the work is done in ``compose``. One instance serves one
page after the other: ``begin`` before each, ``reading`` after.
"""

from dataclasses import replace
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from footnoted.article.compose import compose
from footnoted.article.plan import EMPTY, Plan
from footnoted.article.reading import Reading
from footnoted.article.source import Source, located
from footnoted.article.style import Style, active_footnotes
from footnoted.article.toc import headings
from footnoted.article.typed import TypedNote

_TYPED_PRIORITY = 174
"""After ``footnotes`` (175), so that an author's own definition wins; before references (170)."""
_TREE_PRIORITY = 5.5
"""After inline (20), attr_list (8), abbr (7), smart symbols and quotes (6); before toc and the
host's collection of anchors (5), its title (1) and its relative paths (0)."""
_TOC_PRIORITY = 4.5
"""Right after toc."""
_SOURCE_PRIORITY = 100
"""Before anything has changed a line."""


class FootnotedExtension(Extension):
    """Marks quoted words, numbers notes and reports what it read.

    Without a plan, or with the ``EMPTY`` one, it leaves a page exactly as it is.
    """

    def __init__(self, plan: Plan = EMPTY, **options: Any) -> None:
        """Take the first page's plan and the options ``notes_title`` and ``note_label``."""
        self.config = {
            "notes_title": ["Sources and notes", "Heading of the list of notes; empty for none"],
            "note_label": ["Note {}", "How a mark is named to screen readers; {} is the number"],
        }
        super().__init__(**options)
        self.plan = plan
        """What the current page's words rest on."""
        self.reading = Reading()
        """What was read in the page rendered last."""
        self.projected = ""
        """The text in which that page's quotations were looked for."""
        self.unknown: list[str] = []
        """The labels of the page's ``[^label]`` that name nothing, in the order met."""
        self.source: tuple[str, ...] = ()
        """The page's Markdown as it was given, line by line."""

    def begin(self, plan: Plan) -> None:
        """Set the plan of the page that is rendered next; ``EMPTY`` leaves it as it is."""
        self.plan = plan
        self.reset()

    def reset(self) -> None:
        """Forget the page before."""
        self.unknown.clear()
        self.source = ()
        self.projected = ""
        self.reading = Reading()

    def extendMarkdown(self, md: Markdown) -> None:
        """Register what reads and changes a page, with ``footnotes`` and ``attr_list``."""
        if not any(isinstance(each, FootnoteExtension) for each in md.registeredExtensions):
            md.registerExtensions(["footnotes"], {})
        if "attr_list" not in md.treeprocessors:
            md.registerExtensions(["attr_list"], {})
        md.registerExtension(self)
        md.preprocessors.register(_Source(self), "footnoted-source", _SOURCE_PRIORITY)
        typed = TypedNote(_Evidence(self), self.unknown)
        md.inlinePatterns.register(typed, "footnoted-typed", _TYPED_PRIORITY)
        md.treeprocessors.register(_Compose(md, self), "footnoted", _TREE_PRIORITY)
        md.treeprocessors.register(_Toc(md, self), "footnoted-toc", _TOC_PRIORITY)


class _Evidence:
    """What ``[^ID]`` may name on the current page."""

    def __init__(self, extension: FootnotedExtension) -> None:
        self._extension = extension

    def __contains__(self, label: object) -> bool:
        return label in self._extension.plan.evidence


class _Source(Preprocessor):
    """Keeps the Markdown as it was given, for line numbers."""

    def __init__(self, extension: FootnotedExtension) -> None:
        super().__init__()
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        self._extension.source = tuple(lines)
        return lines


class _Compose(Treeprocessor):
    def __init__(self, md: Markdown, extension: FootnotedExtension) -> None:
        super().__init__(md)
        self._md, self._extension = md, extension

    def run(self, root: Element) -> None:
        extension = self._extension
        if extension.plan is EMPTY:
            return
        options = extension.getConfigs()
        footnotes = active_footnotes(self._md)
        style = Style(footnotes, options["note_label"], options["notes_title"])
        # Taken before the tree changes: a note's own text may define nothing new.
        labels = tuple(footnotes.footnotes)
        stash = cast("list[object]", self._md.htmlStash.rawHtmlBlocks)
        reading, extension.projected = compose(
            root, extension.plan, style, stash, self._md.is_block_level
        )
        source = Source(extension.source)
        extension.reading = located(reading, source, labels, extension.unknown, extension.plan)


class _Toc(Treeprocessor):
    """Reads the table of contents, and takes our ids out of its titles."""

    def __init__(self, md: Markdown, extension: FootnotedExtension) -> None:
        super().__init__(md)
        self._md, self._extension = md, extension

    def run(self, root: Element) -> None:
        del root
        found = headings(getattr(self._md, "toc_tokens", []))
        self._extension.reading = replace(self._extension.reading, toc=tuple(found))
