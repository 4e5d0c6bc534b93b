"""Where the labels of a chart stand, so that none lies on another or on a mark.

Decided once, for the narrowest screen: places are parts of the width, letters are not, so that on
a wider screen everything only moves apart. Draws nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

WIDTH, HEIGHT = 210.0, 180.0
"""Of the plot in CSS pixels on a screen of 320 px, as the style sheet has it."""
LETTER, LINE = 6.3, 9.5
"""Width of a digit, on the safe side, and height of one at 11 px, with a little room."""
REACH = 5.0
"""From the middle of a mark to its edge."""
ARROW = 20.0
"""How far an arrow reaches beyond."""
ABOVE, BELOW, ASIDE = -9.0, 17.0, 9.0
"""From the edge of a mark to the line its label stands on."""
TOP, RIGHT = -12.0, 14.0
"""Room for labels beyond the plot."""


class Anchor(StrEnum):
    """Which part of a text stands at its place, as SVG's ``text-anchor`` says it."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Extent:
    """What a mark covers, in parts of the width and height, from the left and from the top."""

    left: float
    right: float
    top: float
    bottom: float
    up: bool = False
    """Whether an arrow points up from it."""
    down: bool = False

    @property
    def middle(self) -> float:
        """Give the middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def area(self) -> float:
        """Give how much it covers on a phone, in square pixels."""
        wide, high = (self.right - self.left) * WIDTH, (self.bottom - self.top) * HEIGHT
        return (wide + 2 * REACH) * (high + 2 * REACH)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands: parts of the width and height, and pixels from there."""

    x: float
    y: float
    dx: float
    dy: float
    anchor: Anchor


Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


def place(marks: Sequence[Extent], labels: Sequence[str], order: Iterable[int]) -> dict[int, Place]:
    """Give the places of labels by the number of their marks; some have none.

    ``order`` says whose label is placed first: what comes late may find no room.
    """
    taken = [box for mark in marks for box in covered(mark)]
    found: dict[int, Place] = {}
    for number in order:
        for candidate in _candidates(marks[number]):
            box = written(candidate, labels[number])
            if _inside(box) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                found[number] = candidate
                break
    return found


def covered(mark: Extent, width: float = WIDTH) -> list[Box]:
    """Give the boxes of a mark and its arrows on a plot of some width."""
    left, right = mark.left * width - REACH, mark.right * width + REACH
    top, bottom = mark.top * HEIGHT - REACH, mark.bottom * HEIGHT + REACH
    middle = mark.middle * width
    arrows = [
        (middle - REACH, top - ARROW, middle + REACH, top) if mark.up else None,
        (middle - REACH, bottom, middle + REACH, bottom + ARROW) if mark.down else None,
    ]
    return [(left, top, right, bottom), *(arrow for arrow in arrows if arrow)]


def written(at: Place, label: str, width: float = WIDTH) -> Box:
    """Give the box of a label on a plot of some width."""
    long = len(label) * LETTER
    before = {Anchor.START: 0.0, Anchor.MIDDLE: long / 2, Anchor.END: long}[at.anchor]
    left, line = at.x * width + at.dx - before, at.y * HEIGHT + at.dy
    return left, line - LINE, left + long, line + 1


def _candidates(mark: Extent) -> Iterable[Place]:
    above = (mark.top, ABOVE - ARROW if mark.up else ABOVE)
    below = (mark.bottom, BELOW + ARROW if mark.down else BELOW)
    lines = (below, above) if mark.up and not mark.down else (above, below)
    for y, dy in lines:
        yield Place(mark.middle, y, 0, dy, Anchor.MIDDLE)
    for y, dy in lines:
        yield Place(mark.left, y, -REACH, dy, Anchor.START)
        yield Place(mark.right, y, REACH, dy, Anchor.END)
    middle = (mark.top + mark.bottom) / 2
    yield Place(mark.right, middle, ASIDE, 4, Anchor.START)
    yield Place(mark.left, middle, -ASIDE, 4, Anchor.END)


def _inside(box: Box) -> bool:
    left, top, right, bottom = box
    return left >= 0 and top >= TOP - LINE and right <= WIDTH + RIGHT and bottom <= HEIGHT


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
