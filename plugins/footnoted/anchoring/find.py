"""Find a quotation in a text and say how that went.

Exact on the normal form, at word borders, unique or made unique by its
neighbours. Likeness never accepts anything; it only suggests (``nearest``).
No pattern is built from content, and the work is linear in the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from footnoted.anchoring.borders import is_border
from footnoted.anchoring.difference import Difference
from footnoted.anchoring.normal import Normal, normalise
from footnoted.anchoring.selector import Selector

OBJECT = "\ufffc"
"""Stands for something without readable text, such as code; nothing matches across it."""
_EFFORT = 10
"""How many times the text's length may be compared before a quotation counts as ambiguous."""


class Verdict(StrEnum):
    """What became of a quotation."""

    FOUND = "found"
    """The words stand there, once, or once with these neighbours."""
    MOVED = "moved"
    """The words stand there once, but between other neighbours than the selector's."""
    AMBIGUOUS = "ambiguous"
    """The words stand there more than once."""
    REWORDED = "reworded"
    """The words do not stand there, but others do that are plainly meant to be them."""
    LOST = "lost"
    """Neither the words nor any like them stand there."""


@dataclass(frozen=True, slots=True)
class Match:
    """A verdict and the place of the words, or of those instead of them, in the text as it was."""

    verdict: Verdict
    start: int = 0
    end: int = 0
    places: tuple[tuple[int, int], ...] = ()
    """Every place where the exact words stand, in order: start and end."""
    differences: tuple[Difference, ...] = ()
    """For reworded words: everything that is different, in reading order."""

    @property
    def passes(self) -> bool:
        """Tell whether the words were found, moved or not."""
        return self.verdict in {Verdict.FOUND, Verdict.MOVED}

    @property
    def harmless(self) -> bool:
        """Tell whether the words were reworded in nothing that matters, so a repair is safe."""
        return bool(self.differences) and all(each.harmless for each in self.differences)

    @property
    def count(self) -> int:
        """Give how often the exact words stand in the text."""
        return len(self.places)


def find(selector: Selector, normal: Normal) -> Match:
    """Find the selector's words in a normalised text."""
    exact = comparable(selector.exact)
    if not exact or OBJECT in exact:
        return Match(Verdict.LOST)
    spans = list(_occurrences(exact, normal.text))
    places = tuple(normal.span(start, end) for start, end in spans)
    if not spans:
        return Match(Verdict.LOST)
    before = normalise(selector.prefix).text.strip() if selector.prefix else ""
    after = normalise(selector.suffix).text.strip() if selector.suffix else ""
    fitting = [
        place
        for span, place in zip(spans, places, strict=True)
        if fits(normal.text, span, before, after)
    ]
    if len(fitting) == 1:
        return Match(Verdict.FOUND, *fitting[0], places)
    if len(spans) == 1:
        return Match(Verdict.MOVED, *places[0], places)
    return Match(Verdict.AMBIGUOUS, places=places)


def comparable(exact: str) -> str:
    """Give a quotation in normal form; only one of signs alone keeps the spaces around it."""
    normal = normalise(exact).text
    stripped = normal.strip()
    return stripped if any(map(str.isalnum, stripped)) or not stripped else normal


def _occurrences(exact: str, text: str) -> Iterator[tuple[int, int]]:
    length = len(exact)
    effort = _EFFORT * (len(text) + length)
    start = text.find(exact)
    while start >= 0 and effort > 0:
        if is_border(text, start) and is_border(text, start + length):
            yield start, start + length
        effort -= length
        start = text.find(exact, start + 1)


def fits(text: str, span: tuple[int, int], before: str, after: str) -> bool:
    """Tell whether a place in normal text stands between these neighbours, themselves normal."""
    # One character more, for the space between the words and their neighbour.
    head = text[max(span[0] - len(before) - 1, 0) : span[0]].rstrip()
    tail = text[span[1] : span[1] + len(after) + 1].lstrip()
    return head.endswith(before) and tail.startswith(after)
