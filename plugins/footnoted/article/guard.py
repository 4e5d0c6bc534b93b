"""The Python-Markdown extension that makes an article's HTML harmless and reports what it removed.

``text.html`` decides what is allowed; this module knows how raw HTML gets in, and where it was
typed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from footnoted.text import html
from footnoted.text.html import (
    RENDERER,
    WRITER,
    Before,
    Finding,
    MarkupFault,
    Tree,
    balance,
    clean,
    remember_attributes,
)

# -------------------------------------------------------------------------------------------------
# Find the place in the Markdown at which something refused is typed.
#
# Python-Markdown keeps no positions, so the text is searched, in order, outside code first.

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]{1,500}\1(?!`)")
_NAME = re.compile(r"</?([a-z][a-z0-9-]*)")
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


class Where:
    """One article's Markdown; asked for the same text again, it returns the next place."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines as given."""
        lines = list(lines)
        self._text = "\n".join(lines).translate(_LOWER)
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self._prose = "\n".join(_without_code(lines)).translate(_LOWER)
        self._passed: dict[str, int] = {}
        self._alone: dict[str, Iterator[int]] = {}

    def tag(self, typed: str) -> int:
        """Return the offset of a tag's next place, or -1."""
        needle = typed.translate(_LOWER)
        found = self._next(self._prose, needle)
        return found if found >= 0 else self._next(self._text, needle)

    def unpaired(self, typed: str) -> int:
        """Return the offset of the next such tag that has no partner, or of any such tag."""
        needle = typed.translate(_LOWER)
        if needle not in self._alone:
            self._alone[needle] = iter(sorted(_unpaired(self._prose, needle)))
        found = next(self._alone[needle], -1)
        return found if found >= 0 else self.tag(typed)

    def place(self, tag: int, typed: Iterable[str]) -> tuple[int, int]:
        """Return line and column of the first of these texts that is found, from the tag on."""
        for each in typed:
            needle = each.translate(_LOWER)
            if tag >= 0:
                found = self._text.find(needle, tag)
                return self._at(found if found >= 0 else tag)
            if needle and (found := self.tag(needle)) >= 0:
                return self._at(found)
        return self._at(tag)

    def _next(self, text: str, needle: str) -> int:
        found = text.find(needle, self._passed.get(needle, 0)) if needle else -1
        if found < 0 and needle:
            found = text.rfind(needle)
        if found >= 0:
            self._passed[needle] = found + len(needle)
        return found

    def _at(self, offset: int) -> tuple[int, int]:
        if offset < 0:
            return 0, 0
        row = bisect_right(self._starts, offset)
        return row, offset - self._starts[row - 1] + 1


def _unpaired(text: str, tag: str) -> list[int]:
    """Return where there is such a tag without a partner."""
    name = _NAME.match(tag)
    opened: list[int] = []
    closing: list[int] = []
    for found in re.finditer(rf"<(/?){name[1]}\b[^<>]*>", text) if name else ():
        if not found[1]:
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            closing.append(found.start())
    return [at for at in (*opened, *closing) if text.startswith(tag, at)]


def _without_code(lines: list[str]) -> Iterable[str]:
    fence = ""
    for line in lines:
        edge = _FENCE.match(line)
        if edge and (not fence or edge.group(1).startswith(fence)):
            fence = "" if fence else edge.group(1)
            yield " " * len(line)
        elif fence:
            yield " " * len(line)
        else:
            yield _CODE.sub(lambda found: " " * len(found.group()), line)


# -------------------------------------------------------------------------------------------------
# The Python-Markdown extension that makes an article's HTML harmless.
#
# Only public interfaces are used. An instance is made for one page, and has its ``findings``
# afterwards.

_SOURCE = 100
"""Before anything has changed a line."""
_BEFORE_RAW, _AFTER_RAW = 20.01, 19.99
"""Around ``html_block`` (20), of Python-Markdown or of ``md_in_html``: what it stores is typed."""
_INLINE = 90
"""The priority of Python-Markdown's own pattern for raw tags, which is wrapped."""
_BEFORE_LISTS, _AFTER_LISTS = 8.01, 7.99
"""Around ``attr_list`` (8), and before our own marks (5.5)."""
_LAST = -1000
"""After everything: what is left here is published."""


class GuardExtension(Extension):
    """Removes from one article what could act on a page, and reports it in ``findings``."""

    def __init__(self, **options: Any) -> None:
        """Start with nothing found."""
        super().__init__(**options)
        self.start = 0
        self.before: Before = {}
        self._found: dict[Finding, None] = {}
        self._lines: tuple[str, ...] | None = None
        self._where: Where | None = None
        self._last: Where | None = None
        """The same for tags without a partner, which are found last."""
        self._telling = True

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was removed from the page, by place."""
        return tuple(sorted(self._found, key=lambda f: (f.line, f.column, f.code.name, f.message)))

    def read(self, lines: Sequence[str]) -> None:
        """Take the page's Markdown; a second rendering is cleaned, too, but not reported again."""
        self._telling = self._lines is None
        if self._telling:
            self._lines = tuple(lines)

    def tell(self, fault: MarkupFault, typed: Sequence[str]) -> None:
        """Note a fault of the tree."""
        if self._telling:
            self._note(fault, *self._places().place(-1, typed))

    def tell_tag(self, tag: str, faults: Sequence[MarkupFault]) -> None:
        """Note the faults of a raw tag."""
        if self._telling:
            places = self._places()
            offset = places.tag(tag)
            for fault in faults:
                self._note(fault, *places.place(offset, [fault.typed]))

    def _tell_unpaired(self, tag: str, faults: Sequence[MarkupFault]) -> None:
        if self._telling:
            self._last = self._last or Where(self._lines or ())
            for fault in faults:
                self._note(fault, *self._last.place(self._last.unpaired(tag), [fault.typed]))

    def tell_last(self, tag: str, faults: Sequence[MarkupFault]) -> None:
        """Note what only the finished page shows."""
        left = tuple(fault for fault in faults if fault.code is not html.MIXED_SCRIPT)
        pairs = tuple(fault for fault in left if fault.code is html.UNBALANCED)
        self._tell_unpaired(tag, pairs)
        self.tell_tag(tag, tuple(fault for fault in left if fault not in pairs))

    def begin_again(self) -> None:
        """Search for further faults from the beginning of the page again."""
        self._where = None

    def extendMarkdown(self, md: Markdown) -> None:
        """Register what comes before and after each way in which raw HTML may get in."""
        if "attr_list" not in md.treeprocessors:
            md.registerExtensions(["attr_list"], {})
        md.preprocessors.register(_GuardSource(md, self), "guard-source", _SOURCE)
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

    def _note(self, fault: MarkupFault, line: int, column: int) -> None:
        self._found[Finding(fault.code, fault.message, line, column)] = None


class _GuardSource(Preprocessor):
    def __init__(self, md: Markdown, guard: GuardExtension) -> None:
        super().__init__(md)
        self._guard = guard

    def run(self, lines: list[str]) -> list[str]:
        self._guard.read(lines)
        return lines


class _BeforeRaw(_GuardSource):
    def run(self, lines: list[str]) -> list[str]:
        self._guard.start = len(self.md.htmlStash.rawHtmlBlocks)
        return lines


class _AfterRaw(_GuardSource):
    """Cleans the raw blocks that were just stored, as text or as elements."""

    def run(self, lines: list[str]) -> list[str]:
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
        for number in range(start, len(stash)):
            stash[number] = clean(str(stash[number]), WRITER, self._guard.tell_tag)
        return made


class _BeforeLists(Treeprocessor):
    def __init__(self, md: Markdown, guard: GuardExtension) -> None:
        super().__init__(md)
        self._guard = guard

    def run(self, root: Element) -> None:
        self._guard.before = remember_attributes(root)


class _AfterLists(_BeforeLists):
    def run(self, root: Element) -> None:
        tree = Tree(self.md.htmlStash.rawHtmlBlocks, self._guard.tell)
        tree.clean(root, self._guard.before)
        self._guard.before = {}


class _Net(Postprocessor):
    def __init__(self, md: Markdown, guard: GuardExtension) -> None:
        super().__init__(md)
        self._guard = guard

    def run(self, text: str) -> str:
        self._guard.begin_again()
        return balance(text, RENDERER, self._guard.tell_last)
