"""An article's tree as one text, with the way back from each character to its element.

Values only: ``walk`` makes a projection from a tree, ``wrap`` changes the tree.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from xml.etree.ElementTree import Element

BLOCK = "\u2029"
"""Stands between two blocks: a paragraph separator, so white space to every comparison."""


class Spot(NamedTuple):
    """A place in the tree: a slot and an offset in its stored text. Sorts in reading order."""

    slot: int
    offset: int


@dataclass(slots=True, eq=False)
class Door:
    """The way out of a link, abbreviation or button, where no note mark may stand."""

    name: str
    spot: Spot | None = None
    """The place right behind; unknown until the walk gets there, or if it never ends."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of the tree that holds text: an element's own, or that behind it."""

    element: Element
    parent: Element | None
    """For text behind an element: that element's parent; otherwise none."""

    @property
    def stored(self) -> str:
        """Give the text as Python-Markdown keeps it."""
        return (self.element.text if self.parent is None else self.element.tail) or ""


class Piece(NamedTuple):
    """A stretch of the projection that comes from one stretch of one slot."""

    start: int
    end: int
    slot: int
    low: int
    high: int
    whole: bool
    """Whether it stands for something else and must not be cut."""
    door: Door | None

    def cut(self, start: int, end: int) -> "Piece":
        """Give the part of it within ``start:end`` of the projection."""
        if self.whole or (start <= self.start and self.end <= end):
            return self
        low = self.low + max(start - self.start, 0)
        high = self.high - max(self.end - end, 0)
        return self._replace(
            start=max(start, self.start), end=min(end, self.end), low=low, high=high
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """A note mark that stood in the tree already, and where one is to stand instead."""

    element: Element
    parent: Element
    label: str
    at: int
    """Its place in the projection's text."""
    own: Spot
    door: Door | None


@dataclass(frozen=True, slots=True)
class Anchorage:
    """A link: its address as typed, its words' place in the text, the place behind it."""

    href: str
    classes: frozenset[str]
    start: int
    end: int
    door: Door
    """The way out of it, or of what it stands in."""


@dataclass(frozen=True)
class Projection:
    """The text of a tree and what stands in it."""

    text: str
    slots: tuple[Slot, ...]
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    links: tuple[Anchorage, ...]
    pictures: tuple[tuple[str, str], ...]
    """Address and alternative text of each, as typed."""
    exits: Mapping[Spot, Spot]
    """From the end of the words in emphasis and the like to the place right behind it."""

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def between(self, start: int, end: int) -> list[Piece]:
        """Give the pieces of ``text[start:end]``, the first and last cut to size."""
        found = []
        first = max(bisect_right(self._starts, start) - 1, 0)
        for index in range(first, len(self.pieces)):
            piece = self.pieces[index]
            if piece.start >= end:
                break
            if piece.end > start:
                found.append(piece.cut(start, end))
        return found

    def behind(self, piece: Piece) -> Spot:
        """Give where a mark for words that end with this piece stands."""
        if piece.door and piece.door.spot:
            return piece.door.spot
        spot = Spot(piece.slot, piece.high)
        return self.exits.get(spot, spot)
