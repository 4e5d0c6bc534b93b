"""A date drawn on a line of time: where it can lie, and how surely, as a small picture in SVG.

Draws what the bounds say and nothing else; the words for it stand beside the picture, which is
hidden from screen readers.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from footnoted.dates import Edtf
from footnoted.dates.point import Point
from footnoted.dates.precision import Precision
from footnoted.dates.value import Edge, Kind, Stretch

WIDTH, HEIGHT = 140, 14
LEFT, RIGHT = 8, 132
"""The line runs between these; what goes on beyond it has the rest of the picture."""
BEYOND = 10
"""Far enough for an edge that lies out of sight."""
RADIUS = 3.5
SLICES = ((1.5, 1.6), (4.3, 1.1), (6.6, 0.7))
"""Distance and width of the strokes in which a soft edge fades: shape, not color."""
TO_THE_DAY = (Precision.DAY, Precision.TIME)
_PICTURE = Markup(
    '<svg class="fn-scale" viewBox="0 0 {} {}" aria-hidden="true">'
    '<path class="fn-axis" d="{}"/>{}</svg>'
)
_LINE = f"M{LEFT} 7h{RIGHT - LEFT}M{LEFT} 4v6m{RIGHT - LEFT}-6v6"


@dataclass(frozen=True, slots=True)
class Axis:
    """A line of time from one day to another, both included."""

    first: dt.date
    last: dt.date

    def mark(self, date: Edtf) -> Markup:
        """Draw a date on the line.

        A day is a dot, what lasts a bar, what is known to the month or year a hollow bar over all
        of it, one of several a broken outline. What is only about so or ends nobody knows when
        fades; what is open ends in an arrow; what goes on beyond the line leaves the picture.
        """
        shapes = [self._body(stretch) for stretch in date.stretches]
        fading = "".join(self._fading(stretch, soft=date.approximate) for stretch in date.stretches)
        paths = Markup('<path class="{}" d="{}"/>').format(_look(date), "".join(shapes))
        if fading:
            paths += Markup('<path class="fn-fading" d="{}"/>').format(fading)
        return _PICTURE.format(WIDTH, HEIGHT, _LINE, paths)

    def _place(self, day: int) -> float:
        """Give where a day begins, by its ordinal; beyond the line, out of sight."""
        first, last = self.first.toordinal(), self.last.toordinal() + 1
        if day < first:
            return LEFT - BEYOND
        if day > last:
            return RIGHT + BEYOND
        return LEFT + (RIGHT - LEFT) * (day - first) / (last - first)

    def _ends(self, stretch: Stretch) -> tuple[float, float]:
        begin = stretch.earliest
        end = stretch.latest
        left = self._place(begin.toordinal()) if begin else LEFT
        right = self._place(end.toordinal() + 1) if end else RIGHT
        if left >= RIGHT:  # one of several dates, and behind this line
            return RIGHT + 2, RIGHT + BEYOND
        if right <= LEFT:
            return LEFT - BEYOND, LEFT - 2
        return left, max(right, left + RADIUS)

    def _middle(self, stretch: Stretch) -> float:
        """Give the noon of a day."""
        day = (stretch.earliest or self.first).toordinal()
        return (self._place(day) + self._place(day + 1)) / 2

    def _body(self, stretch: Stretch) -> str:
        left, right = self._ends(stretch)
        if _to_the_day(stretch) and LEFT <= left < RIGHT:
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
            if LEFT - RADIUS <= edge <= RIGHT + RADIUS
        )


def month(year: int, number: int) -> Axis:
    """Give the line of one month."""
    length = monthrange(year, number)[1]
    return Axis(dt.date(year, number, 1), dt.date(year, number, length))


def year(number: int) -> Axis:
    """Give the line of one year."""
    return Axis(dt.date(number, 1, 1), dt.date(number, 12, 31))


def across(dates: Iterable[Edtf]) -> Axis | None:
    """Give the line on which all of these have their place; nothing where they have no two days."""
    points = [point for date in dates for point in date.points]
    first = min((point.earliest for point in points), default=None)
    last = max((point.latest for point in points), default=None)
    return Axis(first, last) if first and last and first < last else None


def _to_the_day(stretch: Stretch) -> bool:
    point = stretch.first
    return isinstance(point, Point) and point is stretch.last and point.precision in TO_THE_DAY


def _look(date: Edtf) -> str:
    """Give the classes by which the style sheet draws the shape."""
    if date.kind is Kind.INTERVAL:
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
