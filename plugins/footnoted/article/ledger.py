"""The notes of one article: their numbers in order of first use, and the ids of their marks.

Decides numbers and ids; makes no elements.
"""

from dataclasses import dataclass

from footnoted.article.cites import Cite, Key, Point
from footnoted.article.style import Style


@dataclass(frozen=True, slots=True)
class Back:
    """A way back from a note: the mark's id and the locators cited there."""

    ref_id: str
    locator: str


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed mark."""

    number: int
    key: Key
    ref_id: str
    locator: str


class Ledger:
    """Filled in reading order by ``enter``; complete when every part was entered."""

    def __init__(self, style: Style) -> None:
        """Begin without notes."""
        self.style = style
        self.backs: dict[Key, list[Back]] = {}
        """Every note in order of its number, with its ways back."""
        self.numbers: dict[Key, int] = {}
        self.placed: list[tuple[Cite, str]] = []
        """Every use with the id of the mark that stands for it, in reading order."""
        self._printed: dict[int, list[Printed]] = {}

    def enter(self, points: list[Point]) -> None:
        """Give numbers and ids to the marks of some points, in reading order."""
        for point in points:
            if point.printed is None:
                self._printed[id(point)] = self._print(point)
        for point in points:
            refs = {mark.key: mark.ref_id for mark in self.printed(point.home)}
            self.placed += [(cite, refs[cite.key]) for cite in point.cites]

    def printed(self, point: Point) -> list[Printed]:
        """Give the marks of a point that prints its own, by number."""
        return self._printed[id(point)]

    def _print(self, point: Point) -> list[Printed]:
        locators: dict[Key, dict[str, None]] = {}
        for cite in point.cites:
            said = locators.setdefault(cite.key, {})
            if cite.locator:
                said[cite.locator] = None
        marks = [self._mark(key, "; ".join(said)) for key, said in locators.items()]
        return sorted(marks, key=lambda mark: mark.number)

    def _mark(self, key: Key, locator: str) -> Printed:
        number = self.numbers.setdefault(key, len(self.numbers) + 1)
        backs = self.backs.setdefault(key, [])
        ref_id = self.style.ref_id(key.name, len(backs) + 1)
        backs.append(Back(ref_id, locator))
        return Printed(number, key, ref_id, locator)
