"""Decide which marks are printed: what stands together, and what repeats its neighbour.

Pure decisions on places; makes no elements and no numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from footnoted.article.projection import Spot
from footnoted.article.reading import UseKind
from footnoted.article.sentences import Sentences


@dataclass(frozen=True, slots=True)
class Key:
    """A note: the author's own by its label, or one to evidence by its key."""

    name: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """One use of a note, before it has a number."""

    key: Key
    locator: str = ""
    kind: UseKind = "note"
    record: str = ""
    sentence: str = ""
    href: str = ""


@dataclass(slots=True)
class Point:
    """A place at which notes are cited; printed there, or at a neighbour that says the same."""

    at: int
    """Its place in the projection's text."""
    spot: Spot
    cites: list[Cite] = field(default_factory=list)
    printed: "Point | None" = None
    """The point whose marks stand for this one's; none where it prints its own."""

    @property
    def home(self) -> "Point":
        """Give the point at which its marks are printed."""
        return self if self.printed is None else self.printed.home


def gathered(points: Iterable[Point], sentences: Sentences) -> list[Point]:
    """Put points into reading order, join those at one word, and let neighbours share marks.

    A point whose evidence the next point of the same sentence has too prints
    nothing of its own, nor does a link to what the point before cites: a page must
    never read "1 1 1". What an author typed stays where it was typed.
    """
    joined = _joined(points)
    pairs = list(pairwise(joined))
    for point, following in reversed(pairs):
        if _same_sentence(point, following, sentences) and _covered(point, following.home):
            point.printed = following
    for before, point in pairs:
        free = before.printed is None and point.printed is None and _only_links(point)
        if free and _same_sentence(before, point, sentences) and _covered(point, before):
            point.printed = before
    return joined


def _joined(points: Iterable[Point]) -> list[Point]:
    joined: list[Point] = []
    for point in sorted(points, key=lambda point: (point.at, point.spot)):
        if joined and (joined[-1].at == point.at or joined[-1].spot == point.spot):
            joined[-1].cites += point.cites
            joined[-1].at, joined[-1].spot = point.at, point.spot
        else:
            joined.append(point)
    return joined


def _same_sentence(point: Point, following: Point, sentences: Sentences) -> bool:
    return sentences.number(point.at) == sentences.number(following.at)


def _only_links(point: Point) -> bool:
    """Tell whether only a link, which shows by itself where it leads, asks for the mark."""
    return all(cite.kind == "link" for cite in point.cites)


def _covered(point: Point, other: Point) -> bool:
    """Tell whether the other point's marks say all that this one's would."""
    keys = {cite.key for cite in other.cites}
    full = {(cite.key, cite.locator) for cite in other.cites}
    return all(
        cite.kind != "note"
        and ((cite.key, cite.locator) in full or (not cite.locator and cite.key in keys))
        for cite in point.cites
    )
