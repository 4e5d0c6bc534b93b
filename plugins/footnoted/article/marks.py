"""The printed marks: numbers in reading order, ids, and the elements themselves.

Python-Markdown's own structure (``sup#fnref:… > a.footnote-ref``), so that
themes and scripts made for it work.
"""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from footnoted.article.bodies import stored
from footnoted.article.cites import Cite, Key, Point
from footnoted.article.style import Style

_WORD_JOINER = "\u2060"
_HOLDS = ".,;:)]%'\"’”»"  # noqa: RUF001
"""Characters after which no line breaks before a figure (Unicode line breaking, UAX 14)."""


@dataclass(frozen=True, slots=True)
class Back:
    """A way back from a note: the mark's id and the locator cited there."""

    ref_id: str
    locator: str


@dataclass(slots=True)
class Ledger:
    """All notes of one article in the order of their numbers, and their marks."""

    style: Style
    backs: dict[Key, list[Back]] = field(default_factory=dict)
    """Notes in order of first use; a note's number is its place."""
    placed: list[tuple[Cite, str]] = field(default_factory=list)
    """Every use with the id of the mark that stands for it, in reading order."""
    _marks: list[tuple[Point, list["_Printed"]]] = field(default_factory=list)

    def number(self, key: Key) -> int:
        """Give a note's number, from 1."""
        return list(self.backs).index(key) + 1

    def enter(self, points: list[Point]) -> None:
        """Give numbers and ids to the marks of some points, in reading order."""
        ids: dict[int, dict[Key, str]] = {}
        for point in points:
            if point.printed is None:
                ids[id(point)] = self._print(point)
        for point in points:
            refs = ids[id(point.home)]
            self.placed += [(cite, refs[cite.key]) for cite in point.cites]

    def _print(self, point: Point) -> dict[Key, str]:
        locators: dict[Key, list[str]] = {}
        for cite in point.cites:
            said = locators.setdefault(cite.key, [])
            if cite.locator and cite.locator not in said:
                said.append(cite.locator)
        printed = []
        for key, said in locators.items():
            backs = self.backs.setdefault(key, [])
            ref_id = self.style.ref_id(key.name, len(backs) + 1)
            backs.append(Back(ref_id, "; ".join(said)))
            printed.append(_Printed(key, ref_id, "; ".join(said)))
        self._marks.append((point, printed))
        return {mark.key: mark.ref_id for mark in printed}

    def elements(self, point: Point, before: str) -> list[Element]:
        """Give the elements of one point; ``before`` is the character in front of them."""
        printed = next(marks for owner, marks in self._marks if owner is point)
        numbered = sorted((self.number(mark.key), mark) for mark in printed)
        made = [self._element(number, mark) for number, mark in numbered]
        for element in made[:-1]:
            element[-1].tail = ","
        if made and _may_break(before):
            made[0].text = _WORD_JOINER
        return made

    def _element(self, number: int, mark: "_Printed") -> Element:
        sup = Element("sup", {"id": stored(mark.ref_id), "data-search-exclude": "1"})
        label = ", ".join(filter(None, (self.style.note_label(number), mark.locator)))
        link = Element(
            "a",
            {
                "class": "footnote-ref",
                "href": stored("#" + self.style.note_id(mark.key.name)),
                "role": "doc-noteref",
                "aria-label": stored(label),
            },
        )
        link.text = self.style.superscript(number)
        sup.append(link)
        return sup


@dataclass(frozen=True, slots=True, order=True)
class _Printed:
    key: Key
    ref_id: str
    locator: str


def _may_break(before: str) -> bool:
    return bool(before) and not (before in _HOLDS or (before.isalnum() and before < "\u0e00"))
