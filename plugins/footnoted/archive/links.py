"""Typed links, as a ``Link`` header and a TimeMap have them (RFC 8288, RFC 6690, RFC 7089).

Takes what can be understood and passes over the rest, in linear time; follows nothing.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.archive.moments import read_moment

_TARGET = re.compile(r"<([^<>]*)>")
_PARAMETER = re.compile(
    r'\s*+;\s*+([^\s=;,<>"]++)(?:\s*+=\s*+(?:"((?:[^"\\]|\\.)*+)"|([^\s;,<>"]*+)))?', re.DOTALL
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Link:
    """One link: where it leads, what it is called, and of which moment its target is."""

    target: str
    """As written, so perhaps relative."""
    relations: frozenset[str]
    """``original``, ``memento``, ``first`` … in lower case."""
    moment: dt.datetime | None = None


def read_links(text: str) -> tuple[Link, ...]:
    """Read links in their order; text between them that is none is passed over."""
    return tuple(_links(text))


def original_of(links: tuple[Link, ...]) -> str:
    """Give the address of which the answer is a copy; empty where it says none."""
    return next((link.target for link in links if "original" in link.relations), "")


def mementos_of(links: tuple[Link, ...]) -> list[Link]:
    """Give the links to copies."""
    return [link for link in links if "memento" in link.relations]


def _links(text: str) -> Iterator[Link]:
    position = 0
    while (position := text.find("<", position)) >= 0:
        target = _TARGET.match(text, position)
        if target is None:
            position += 1
            continue
        position = target.end()
        parameters: dict[str, str] = {}
        while found := _PARAMETER.match(text, position):
            position = found.end()
            value = _ESCAPED.sub(r"\1", found[2]) if found[2] is not None else found[3] or ""
            parameters.setdefault(found[1].lower(), value)  # RFC 8288: the first `rel` counts
        relations = frozenset(parameters.get("rel", "").lower().split())
        yield Link(target[1].strip(), relations, read_moment(parameters.get("datetime", "")))
