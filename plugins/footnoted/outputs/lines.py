"""Lines of time: the place and the look of a date."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from footnoted.dates.days import day_of
from footnoted.dates.edtf import DateForm, DatePoint, Edge, Edtf, Precision, Stretch

# -------------------------------------------------------------------------------------------------
# The line of time below a chart: the place of a date on it, from its first day to its last.
#
# Only days are used; the chart decides what is shown at them.

MARGIN = 0.04
"""The part of the width that stays free at either end, so that no mark is cut."""
SEEN = 0.035
"""Shorter stretches look like a day: on a phone they are no wider than a day's mark."""


@dataclass(frozen=True, slots=True)
class Line:
    """From one day to another, both included."""

    first: dt.date
    last: dt.date

    @classmethod
    def of(cls, dates: Iterable[Edtf]) -> "Line | None":
        """Return the line on which all these dates have a place; None for no date."""
        known = [end for date in dates for end in (date.earliest, date.latest) if end]
        return cls(min(known), max(known)) if known else None

    def place(self, day: dt.date, part: float = 0.5) -> float:
        """Return the place of a day, as a part of the width; ``part`` of it has passed there."""
        days = self.last.toordinal() - self.first.toordinal() + 1
        passed = (day.toordinal() - self.first.toordinal() + part) / days
        return MARGIN + (1 - 2 * MARGIN) * passed

    def ends(self, date: Edtf) -> tuple[float, float]:
        """Return where a date begins and ends; an open end is at the edge of the picture.

        A day, and what is too short to be seen, is one place.
        """
        left = self.place(date.earliest, 0) if date.earliest else 0.0
        right = self.place(date.latest, 1) if date.latest else 1.0
        one_day = date.earliest == date.latest
        if one_day or right - left < SEEN:
            middle = (left + right) / 2
            return middle, middle
        return left, right


# -------------------------------------------------------------------------------------------------
# A date drawn on a line of time: where it can be, and how certainly, as a small picture in SVG.
#
# Only the bounds are drawn. The words are next to the picture, which is hidden from screen readers.

MOMENTS_WIDTH, MOMENTS_HEIGHT = 140, 14
LEFT, MOMENTS_RIGHT = 8, 132
"""The ends of the line; what goes on beyond it has the rest of the picture."""
BEYOND = 10
"""How far an edge is outside the picture to be out of sight."""
RADIUS = 3.5
SLICES = ((1.5, 1.6), (4.3, 1.1), (6.6, 0.7))
"""Distance and width of the strokes with which a soft edge fades: shape, not color."""
TO_THE_DAY = (Precision.DAY, Precision.TIME)
_PICTURE = Markup('<svg class="fn-scale" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>')
"""The line itself is the same in every picture: the style sheet draws it."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A line of time from one day to another, both included."""

    first: dt.date
    last: dt.date

    def mark(self, date: Edtf) -> Markup:
        """Return the drawing of a date on the line.

        A day is a dot, what lasts is a bar, a month or year a hollow bar over all of it, one of
        several dates a broken outline. What is approximate or has an unknown end fades. An open end
        has an arrow. What goes on beyond the line leaves the picture.
        """
        shapes = [self._body(stretch) for stretch in date.stretches]
        fading = "".join(self._fading(stretch, soft=date.approximate) for stretch in date.stretches)
        paths = Markup('<path class="{}" d="{}"/>').format(_look(date), "".join(shapes))
        if fading:
            paths += Markup('<path class="fn-fading" d="{}"/>').format(fading)
        return _PICTURE.format(MOMENTS_WIDTH, MOMENTS_HEIGHT, paths)

    def _place(self, day: int) -> float:
        """Return where a day begins, by its ordinal; beyond the line, out of sight."""
        first, last = self.first.toordinal(), self.last.toordinal() + 1
        if day < first:
            return LEFT - BEYOND
        if day > last:
            return MOMENTS_RIGHT + BEYOND
        return LEFT + (MOMENTS_RIGHT - LEFT) * (day - first) / (last - first)

    def _ends(self, stretch: Stretch) -> tuple[float, float]:
        begin = stretch.earliest
        end = stretch.latest
        left = self._place(begin.toordinal()) if begin else LEFT
        right = self._place(end.toordinal() + 1) if end else MOMENTS_RIGHT
        if left >= MOMENTS_RIGHT:  # one of several dates, and after this line
            return MOMENTS_RIGHT + 2, MOMENTS_RIGHT + BEYOND
        if right <= LEFT:
            return LEFT - BEYOND, LEFT - 2
        return left, max(right, left + RADIUS)

    def _middle(self, stretch: Stretch) -> float:
        """Return the noon of a day."""
        day = (stretch.earliest or self.first).toordinal()
        return (self._place(day) + self._place(day + 1)) / 2

    def _body(self, stretch: Stretch) -> str:
        left, right = self._ends(stretch)
        if _to_the_day(stretch) and LEFT <= left < MOMENTS_RIGHT:
            start, wide = _n(self._middle(stretch) - RADIUS), _n(2 * RADIUS)
            arc = f"a{RADIUS} {RADIUS} 0 1 0"
            return f"M{start} 7{arc} {wide} 0{arc}-{wide} 0z"
        tip = f"L{_n(right + 7)} 7L{_n(right)} 10.5" if stretch.last is Edge.OPEN else "V10.5"
        back = f"L{_n(left - 7)} 7z" if stretch.first is Edge.OPEN else "z"
        return f"M{_n(left)} 3.5H{_n(right)}{tip}H{_n(left)}{back}"

    def _fading(self, stretch: Stretch, *, soft: bool) -> str:
        left, right = self._ends(stretch)
        if _to_the_day(stretch):
            left, right = self._middle(stretch) - RADIUS, self._middle(stretch) + RADIUS
        ends = ((left, stretch.first, -1), (right, stretch.last, 1))
        return "".join(
            _slices(edge, way)
            for edge, end, way in ends
            if end is Edge.UNKNOWN or (soft and end is not Edge.OPEN)
            if LEFT - RADIUS <= edge <= MOMENTS_RIGHT + RADIUS
        )


def month(year: int, number: int) -> Axis:
    """Return the line of one month."""
    length = monthrange(year, number)[1]
    return Axis(day_of(year, number, 1), day_of(year, number, length))


def year(number: int) -> Axis:
    """Return the line of one year."""
    return Axis(day_of(number, 1, 1), day_of(number, 12, 31))


def across(dates: Iterable[Edtf]) -> Axis | None:
    """Return the line on which all of these have a place; None if they do not have two days."""
    points = [point for date in dates for point in date.points]
    first = min((point.earliest for point in points), default=None)
    last = max((point.latest for point in points), default=None)
    return Axis(first, last) if first and last and first < last else None


def _to_the_day(stretch: Stretch) -> bool:
    point = stretch.first
    return isinstance(point, DatePoint) and point is stretch.last and point.precision in TO_THE_DAY


def _look(date: Edtf) -> str:
    """Return the classes by which the style sheet draws the shape."""
    if date.kind is DateForm.INTERVAL:
        look = "fn-lasts"
    elif date.is_set:
        look = "fn-oneof"
    else:
        look = "fn-at" if date.precision in TO_THE_DAY else "fn-within"
    return f"{look} fn-doubt" if date.uncertain else look


def _slices(edge: float, way: int) -> str:
    starts = ((edge + gap if way > 0 else edge - gap - wide, wide) for gap, wide in SLICES)
    return "".join(f"M{_n(start)} 3.5h{wide}v7h-{wide}z" for start, wide in starts)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


# -------------------------------------------------------------------------------------------------
# The places of the labels of a chart, so that none covers another or a mark.
#
# They are decided once, for the narrowest plot and the widest. Edges move in proportion to the
# width, so labels that are apart on one side in both plots are apart in every width between.

LABEL_WIDTH, LABEL_HEIGHT = 210.0, 180.0
"""The size of the plot in CSS pixels on a screen of 320 px, as in the style sheet."""
WIDEST = 1600.0
"""No plot is wider."""
LETTER, LINE = 6.3, 9.5
"""The most width of a digit, and the height of one at 11 px, with a little room."""
REACH = 5.0
"""The distance from the middle of a mark to its edge."""
ARROW = 20.0
"""The distance to the end of an arrow from there."""
ABOVE, BELOW, ASIDE = -9.0, 17.0, 9.0
"""The distance from the edge of a mark to the baseline of its label."""
TOP, LABEL_RIGHT = -12.0, 14.0
"""Room for labels outside the plot."""


class TextAnchor(StrEnum):
    """Which part of a text is at its place, as in SVG's ``text-anchor``."""

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
        """Return the middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def area(self) -> float:
        """Return how much it covers on a phone, in square pixels."""
        wide, high = (self.right - self.left) * LABEL_WIDTH, (self.bottom - self.top) * LABEL_HEIGHT
        return (wide + 2 * REACH) * (high + 2 * REACH)


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a label: parts of the width and height, and pixels from there."""

    x: float
    y: float
    dx: float
    dy: float
    anchor: TextAnchor


Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


def place(marks: Sequence[Extent], labels: Sequence[str], order: Iterable[int]) -> dict[int, Place]:
    """Return the places of labels by the number of their marks; some have none.

    ``order`` says whose label is placed first; a late one may find no room.
    """
    taken = [
        boxes
        for mark in marks
        for boxes in zip(boxes_of_mark(mark), boxes_of_mark(mark, WIDEST), strict=True)
    ]
    found: dict[int, Place] = {}
    for number in order:
        for candidate in _candidates(marks[number]):
            box = box_of_label(candidate, labels[number])
            boxes = (box, box_of_label(candidate, labels[number], WIDEST))
            if _inside(box) and all(_apart(boxes, other) for other in taken):
                taken.append(boxes)
                found[number] = candidate
                break
    return found


def boxes_of_mark(mark: Extent, width: float = LABEL_WIDTH) -> list[Box]:
    """Return the boxes of a mark and its arrows on a plot of some width."""
    left, right = mark.left * width - REACH, mark.right * width + REACH
    top, bottom = mark.top * LABEL_HEIGHT - REACH, mark.bottom * LABEL_HEIGHT + REACH
    middle = mark.middle * width
    arrows = [
        (middle - REACH, top - ARROW, middle + REACH, top) if mark.up else None,
        (middle - REACH, bottom, middle + REACH, bottom + ARROW) if mark.down else None,
    ]
    return [(left, top, right, bottom), *(arrow for arrow in arrows if arrow)]


def box_of_label(at: Place, label: str, width: float = LABEL_WIDTH) -> Box:
    """Return the box of a label on a plot of some width."""
    long = len(label) * LETTER
    before = {TextAnchor.START: 0.0, TextAnchor.MIDDLE: long / 2, TextAnchor.END: long}[at.anchor]
    left, line = at.x * width + at.dx - before, at.y * LABEL_HEIGHT + at.dy
    return left, line - LINE, left + long, line + 1


def _candidates(mark: Extent) -> Iterable[Place]:
    above = (mark.top, ABOVE - ARROW if mark.up else ABOVE)
    below = (mark.bottom, BELOW + ARROW if mark.down else BELOW)
    lines = (below, above) if mark.up and not mark.down else (above, below)
    for y, dy in lines:
        yield Place(mark.middle, y, 0, dy, TextAnchor.MIDDLE)
    for y, dy in lines:
        yield Place(mark.left, y, -REACH, dy, TextAnchor.START)
        yield Place(mark.right, y, REACH, dy, TextAnchor.END)
    middle = (mark.top + mark.bottom) / 2
    yield Place(mark.right, middle, ASIDE, 4, TextAnchor.START)
    yield Place(mark.left, middle, -ASIDE, 4, TextAnchor.END)


def _inside(box: Box) -> bool:
    left, top, right, bottom = box
    return (
        left >= 0
        and top >= TOP - LINE
        and right <= LABEL_WIDTH + LABEL_RIGHT
        and bottom <= LABEL_HEIGHT
    )


def _apart(one: tuple[Box, Box], other: tuple[Box, Box]) -> bool:
    """Return whether two boxes are apart on one side, on the narrowest plot and on the widest."""
    narrow, wide = (_gaps(*boxes) for boxes in zip(one, other, strict=True))
    return any(least >= 0 and most >= 0 for least, most in zip(narrow, wide, strict=True))


def _gaps(one: Box, other: Box) -> tuple[float, float, float, float]:
    """Return the distance of one box from another on each side; below 0 if they overlap there."""
    return other[0] - one[2], one[0] - other[2], other[1] - one[3], one[1] - other[3]
