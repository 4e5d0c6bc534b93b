"""Read finished HTML with the standard library: as tags with their places, or as elements.

``html`` decides what HTML is allowed, by a browser's tokens. What looks like a tag within a comment
or a text is none.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate
from xml.etree.ElementTree import Element

from footnoted.text.markup import ARTICLE, VOID, simple_attributes, simple_tags

Attributes = dict[str, str | None]
"""By name, in order; None is an attribute without a value."""
Change = Callable[[str, Attributes], Attributes | None]
"""From a tag's name and attributes to its new attributes; None removes the element."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and its place."""

    name: str
    low: int
    high: int
    """The index of the character after the tag."""
    attributes: Attributes
    """Decoded; of two with one name, a browser takes the first."""
    ends: bool
    """Whether it is an end tag."""
    closed: bool
    """Whether it ends with ``/>``."""

    @property
    def texts(self) -> dict[str, str]:
        """Return the attributes as texts; one without a value is empty."""
        return {name: value or "" for name, value in self.attributes.items()}


def tags(html: str) -> list[Tag]:
    """Return the tags of some HTML in order."""
    return _Tags(html).found


def element_end(found: Sequence[Tag], start: int) -> int | None:
    """Return the index of the tag that ends the element of tag ``start``; None if none does."""
    first, depth = found[start], 0
    if first.closed or first.name in VOID:
        return start
    for number in range(start, len(found)):
        tag = found[number]
        if tag.name == first.name and not tag.closed:
            depth += -1 if tag.ends else 1
            if not depth:
                return number
    return None


def rewritten(html: str, change: Change) -> str:
    """Return HTML in which each tag has the attributes that ``change`` returns for it."""
    found, number = tags(html), 0
    changes: list[tuple[int, int, str]] = []
    while number < len(found):
        tag = found[number]
        after = tag.attributes if tag.ends else change(tag.name, dict(tag.attributes))
        if after is None:
            end = element_end(found, number)
            if end is None:
                break
            changes.append((tag.low, found[end].high, ""))
            number = end
        elif after != tag.attributes:
            changes.append((tag.low, tag.high, _written(tag, after)))
        number += 1
    return replace_stretches(html, changes)


def replace_stretches(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with some stretches replaced; each is its start, its end and its new text."""
    parts, done = [], 0
    for low, high, new in changes:
        parts += [text[done:low], new]
        done = high
    return "".join([*parts, text[done:]])


def element_of(html: str, stored: Callable[[str], str]) -> Element:
    """Return a box element with the contents of the HTML; tags left open are closed.

    ``stored`` converts a text to the form in which the tree keeps it.
    """
    simple = _of_simple(html, stored)
    return _Builder(html, stored).box if simple is None else simple


def _of_simple(html: str, stored: Callable[[str], str]) -> Element | None:
    """Return what ``_Builder`` makes, the quick way; None unless all tags are simple and in
    pairs.
    """
    found = simple_tags(html)
    if found is None:
        return None
    box = Element("box")
    open_, done = [box], 0
    for tag in found:
        _add_text(open_[-1], html[done : tag.start()], stored)
        done = tag.end()
        ends, name, written, closed = tag.groups()
        if name not in ARTICLE:
            return None
        if ends:
            if written or closed or open_.pop().tag != name:
                return None
            continue
        attributes = simple_attributes(written)
        element = Element(name, {key: stored(unescape(value)) for key, value in attributes})
        open_[-1].append(element)
        if not closed and name not in VOID:
            open_.append(element)
    _add_text(open_[-1], html[done:], stored)
    return box if len(open_) == 1 else None


def _add_text(element: Element, written: str, stored: Callable[[str], str]) -> None:
    if not written:
        return
    data = stored(unescape(written))
    if len(element):
        element[-1].tail = (element[-1].tail or "") + data
    else:
        element.text = (element.text or "") + data


def _written(tag: Tag, attributes: Attributes) -> str:
    parts = [tag.name]
    for key, value in attributes.items():
        parts.append(key if value is None else f'{key}="{escape(value)}"')
    return f"<{' '.join(parts)}{' /' if tag.closed else ''}>"


class _Tags(HTMLParser):
    """A parser that notes every tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Tag] = []
        self._html = html
        self._lines = list(accumulate((len(line) + 1 for line in html.split("\n")), initial=0))
        # A comment without an end contains all that follows it, as in a browser.
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        low, raw = self._at(), self.get_starttag_text() or ""
        first = dict(reversed(attrs))
        attributes = {name: first[name] for name, _ in attrs}
        self.found.append(Tag(tag, low, low + len(raw), attributes, False, raw.endswith("/>")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        low = self._at()
        self.found.append(Tag(tag, low, self._html.find(">", low) + 1, {}, True, False))

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


class _Builder(HTMLParser):
    """A parser that makes elements."""

    def __init__(self, html: str, stored: Callable[[str], str]) -> None:
        super().__init__()
        self.box = Element("box")
        self._open, self._stored = [self.box], stored
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: self._stored(value or "") for name, value in attrs})
        self._open[-1].append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        names = [element.tag for element in self._open[1:]]
        if tag in names:
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        element = self._open[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + self._stored(data)
        else:
            element.text = (element.text or "") + self._stored(data)
