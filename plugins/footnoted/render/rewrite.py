"""Finished HTML with other attributes, or without an element: the rest stays as it is.

A tokenizer, not patterns: what looks like a tag within a comment or a text is left alone. Knows no
addresses and no ids.
"""

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from itertools import accumulate

from footnoted.article.tags import VOID

Attributes = dict[str, str | None]
"""By name, in order; an attribute without a value has none."""
Change = Callable[[str, Attributes], Attributes | None]
"""From a tag's name and attributes to those it is to have; none takes the element out."""


def rewritten(html: str, change: Change) -> str:
    """Give HTML in which each tag has the attributes that ``change`` gives it."""
    finder = _Finder(html, change)
    finder.feed(html)
    finder.close()
    parts, done = [], 0
    for start, end, new in finder.found:
        parts += [html[done:start], new]
        done = end
    return "".join([*parts, html[done:]])


class _Finder(HTMLParser):
    """Finds what is to change: from where to where, and what is to stand there."""

    def __init__(self, html: str, change: Change) -> None:
        super().__init__()
        self.html = html
        self.change = change
        self.found: list[tuple[int, int, str]] = []
        self._lines = list(accumulate((len(line) + 1 for line in html.split("\n")), initial=0))
        self._out: tuple[str, int, int] | None = None
        """The element that is taken out: its tag, its start, how many of its tag are open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that is to have other attributes, or the start of what is taken out."""
        start, raw = self._at(), self.get_starttag_text() or ""
        if self._out:
            out, since, depth = self._out
            self._out = out, since, depth + (tag == out)
            return
        before = dict(attrs)
        after = self.change(tag, dict(before))
        if after is None and tag in VOID:
            self.found.append((start, start + len(raw), ""))
        elif after is None:
            self._out = tag, start, 1
        elif after != before:
            self.found.append((start, start + len(raw), _tag(tag, after, raw.endswith("/>"))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.handle_starttag(tag, attrs)
        if self._out:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note the end of what is taken out."""
        if self._out and tag == self._out[0]:
            out, since, depth = self._out
            self._out = (out, since, depth - 1) if depth > 1 else None
            if depth == 1:
                self.found.append((since, self.html.find(">", self._at()) + 1, ""))

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def _tag(name: str, attributes: Attributes, closed: bool) -> str:
    parts = [name]
    for key, value in attributes.items():
        parts.append(key if value is None else f'{key}="{escape(value)}"')
    return f"<{' '.join(parts)}{' /' if closed else ''}>"
