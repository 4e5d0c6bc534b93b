"""The Python-Markdown extension that makes an article's HTML harmless.

Public interfaces only. One instance serves one page after the other: ``begin`` before each,
``findings`` after. Pages that are not guarded are left exactly as they are.
"""

import re
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from footnoted.guard import codes
from footnoted.guard.clean import balanced, clean
from footnoted.guard.finding import Fault, Finding
from footnoted.guard.policy import RENDERER, WRITER
from footnoted.guard.tree import Before, Tree, remembered
from footnoted.guard.where import Where

_SOURCE = 100
"""Before anything has changed a line."""
_BEFORE_RAW, _AFTER_RAW = 20.01, 19.99
"""Around ``html_block`` (20), of Python-Markdown or of ``md_in_html``: what it stores is typed."""
_INLINE = 90
"""The place of Python-Markdown's own pattern for raw tags, which is wrapped."""
_BEFORE_LISTS, _AFTER_LISTS = 8.01, 7.99
"""Around ``attr_list`` (8), and before our own marks (5.5)."""
_LAST = -1000
"""After everything: what passes here is what is published."""


class GuardExtension(Extension):
    """Takes out of an article what could act on a page, and reports it."""

    def __init__(self, *, guarded: bool = True, **options: Any) -> None:
        """Start with the first page, guarded or not."""
        super().__init__(**options)
        self.guarded = guarded
        self.begin(guarded=guarded)

    def begin(self, *, guarded: bool = True) -> None:
        """Begin a page; one that is not guarded is an ordinary page of the site's own."""
        self.guarded = guarded
        self.start = 0
        self.before: Before = {}
        self._found: dict[Finding, None] = {}
        self._lines: tuple[str, ...] | None = None
        self._where: Where | None = None
        self._telling = guarded

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give what was taken out of the page, by place."""
        return tuple(sorted(self._found, key=lambda f: (f.line, f.column, f.code.name, f.message)))

    def read(self, lines: Sequence[str]) -> None:
        """Take the page's Markdown; rendered a second time, it is cleaned but not told again."""
        self._telling = self.guarded and self._lines is None
        if self._telling:
            self._lines = tuple(lines)

    def tell(self, fault: Fault, typed: Sequence[str]) -> None:
        """Note a fault of the tree."""
        if self._telling:
            self._note(fault, *self._places().place(-1, typed))

    def tell_tag(self, tag: str, faults: Sequence[Fault]) -> None:
        """Note the faults of a raw tag."""
        if self._telling:
            places = self._places()
            offset = places.tag(tag)
            for fault in faults:
                self._note(fault, *places.place(offset, [fault.typed]))

    def tell_last(self, tag: str, faults: Sequence[Fault]) -> None:
        """Note what only the finished page shows."""
        left = tuple(fault for fault in faults if fault.code is not codes.MIXED_SCRIPT)
        self._where = None
        self.tell_tag(tag, left)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register what stands before and after each door that raw HTML may come through."""
        if "attr_list" not in md.treeprocessors:
            md.registerExtensions(["attr_list"], {})
        md.preprocessors.register(_Source(md, self), "guard-source", _SOURCE)
        md.preprocessors.register(_BeforeRaw(md, self), "guard-before-raw", _BEFORE_RAW)
        md.preprocessors.register(_AfterRaw(md, self), "guard-after-raw", _AFTER_RAW)
        inline = _Inline(md.inlinePatterns["html"], md, self)
        md.inlinePatterns.register(inline, "html", _INLINE)
        md.treeprocessors.register(_BeforeLists(md, self), "guard-before-lists", _BEFORE_LISTS)
        md.treeprocessors.register(_AfterLists(md, self), "guard-after-lists", _AFTER_LISTS)
        md.postprocessors.register(_Net(md, self), "guard-net", _LAST)

    def _places(self) -> Where:
        self._where = self._where or Where(self._lines or ())
        return self._where

    def _note(self, fault: Fault, line: int, column: int) -> None:
        self._found[Finding(fault.code, fault.message, line, column)] = None


class _Source(Preprocessor):
    def __init__(self, md: Markdown, guard: GuardExtension) -> None:
        super().__init__(md)
        self._guard = guard

    def run(self, lines: list[str]) -> list[str]:
        self._guard.read(lines)
        return lines


class _BeforeRaw(_Source):
    def run(self, lines: list[str]) -> list[str]:
        self._guard.start = len(self.md.htmlStash.rawHtmlBlocks)
        return lines


class _AfterRaw(_Source):
    """Cleans the raw blocks that were just stored, as text or as elements."""

    def run(self, lines: list[str]) -> list[str]:
        if self._guard.guarded:
            stash: list[Any] = self.md.htmlStash.rawHtmlBlocks
            tree = Tree(stash, self._guard.tell)
            for number in range(self._guard.start, len(stash)):
                if isinstance(stash[number], str):
                    stash[number] = clean(stash[number], WRITER, self._guard.tell_tag)
                else:
                    tree.raw(stash[number])
        return lines


class _Inline(InlineProcessor):
    """Does what Python-Markdown does with a raw tag, and cleans what it stored."""

    def __init__(self, inner: Any, md: Markdown, guard: GuardExtension) -> None:
        super().__init__(inner.pattern, md)
        self._inner, self._guard = inner, guard

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]
        stash: list[Any] = self.md.htmlStash.rawHtmlBlocks
        start = len(stash)
        made = self._inner.handleMatch(m, data)
        if self._guard.guarded:
            for number in range(start, len(stash)):
                stash[number] = clean(str(stash[number]), WRITER, self._guard.tell_tag)
        return made


class _BeforeLists(Treeprocessor):
    def __init__(self, md: Markdown, guard: GuardExtension) -> None:
        super().__init__(md)
        self._guard = guard

    def run(self, root: Element) -> None:
        if self._guard.guarded:
            self._guard.before = remembered(root)


class _AfterLists(_BeforeLists):
    def run(self, root: Element) -> None:
        if self._guard.guarded:
            tree = Tree(self.md.htmlStash.rawHtmlBlocks, self._guard.tell)
            tree.clean(root, self._guard.before)
            self._guard.before = {}


class _Net(Postprocessor):
    def __init__(self, md: Markdown, guard: GuardExtension) -> None:
        super().__init__(md)
        self._guard = guard

    def run(self, text: str) -> str:
        if not self._guard.guarded:
            return text
        return balanced(text, RENDERER, self._guard.tell_last)
