"""Finished HTML with other attributes: every other character stays as it is.

A tokenizer, not patterns: what looks like a tag within a comment or a text is left alone. Knows no
addresses and no ids.
"""

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from itertools import accumulate

Attributes = dict[str, str | None]
"""By name, in order; an attribute without a value has none."""
Change = Callable[[str, Attributes], Attributes]
"""From a tag's name and attributes to those it is to have."""


def rewritten(html: str, change: Change) -> str:
    """Give HTML in which each tag has the attributes that ``change`` gives it."""
    finder = _Finder(change)
    finder.feed(html)
    finder.close()
    starts = list(accumulate((len(line) + 1 for line in html.split("\n")), initial=0))
    parts, done = [], 0
    for line, column, raw, new in finder.found:
        at = starts[line - 1] + column
        parts += [html[done:at], new]
        done = at + len(raw)
    return "".join([*parts, html[done:]])


class _Finder(HTMLParser):
    """Finds the tags that are to change, with their places."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.change = change
        self.found: list[tuple[int, int, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that is to have other attributes."""
        before = dict(attrs)
        after = self.change(tag, dict(before))
        if after != before:
            raw = self.get_starttag_text() or ""
            self.found.append((*self.getpos(), raw, _tag(tag, after, raw.endswith("/>"))))


def _tag(name: str, attributes: Attributes, closed: bool) -> str:
    parts = [name]
    for key, value in attributes.items():
        parts.append(key if value is None else f'{key}="{escape(value)}"')
    return f"<{' '.join(parts)}{' /' if closed else ''}>"
