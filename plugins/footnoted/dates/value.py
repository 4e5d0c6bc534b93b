"""The value of an EDTF date: its text, its bounds, its order.

Reads no text (``parse`` does) and has no words for people (``wording`` does).
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from footnoted.dates.point import Point
from footnoted.dates.precision import Precision


class Edge(StrEnum):
    """An end of an interval that is not a date."""

    OPEN = ".."
    """It goes on without a limit, or the limit does not matter."""
    UNKNOWN = ""
    """There is a limit that nobody knows."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one date to another, both included; a single date is its own end."""

    first: Point | Edge
    last: Point | Edge

    @property
    def points(self) -> Iterator[Point]:
        """Yield the dates that are written, each once."""
        if isinstance(self.first, Point):
            yield self.first
        if isinstance(self.last, Point) and self.last is not self.first:
            yield self.last

    @property
    def earliest(self) -> dt.date | None:
        """Give the first possible day, or nothing where the start is open or unknown."""
        return self.first.earliest if isinstance(self.first, Point) else None

    @property
    def latest(self) -> dt.date | None:
        """Give the last possible day, or nothing where the end is open or unknown."""
        return self.last.latest if isinstance(self.last, Point) else None


class Kind(StrEnum):
    """How the stretches of a date are meant."""

    POINT = "point"
    """One date."""
    INTERVAL = "interval"
    """It lasts all the time from first to last."""
    SET = "set"
    """One of these dates."""
    SPAN = "span"
    """One date somewhere between first and last."""


SortKey = tuple[int, int, int, str]
_PAST, _FUTURE = 0, dt.date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as it is known; hashable, and ``str(edtf)`` is the text as typed.

    ``earliest`` and ``latest`` are the first and last day it can mean, both
    included; ``None`` is an open or unknown start or end. ``~`` and ``?`` do not
    widen them: nobody knows by how much.
    """

    text: str
    kind: Kind
    stretches: tuple[Stretch, ...]
    earliest: dt.date | None
    latest: dt.date | None

    def __str__(self) -> str:
        """Give the text as typed."""
        return self.text

    @property
    def points(self) -> tuple[Point, ...]:
        """Give the single dates it is made of, in the order they are written."""
        return tuple(point for stretch in self.stretches for point in stretch.points)

    @property
    def point(self) -> Point | None:
        """Give the one date it is; nothing for intervals, sets and spans."""
        return self.points[0] if self.kind is Kind.POINT else None

    @property
    def precision(self) -> Precision:
        """Tell how finely it is known."""
        point = self.point
        return point.precision if point else Precision(self.kind.value)

    @property
    def uncertain(self) -> bool:
        """Tell whether any of it is marked ``?`` or ``%``."""
        return any(point.uncertain for point in self.points)

    @property
    def approximate(self) -> bool:
        """Tell whether any of it is marked ``~`` or ``%``."""
        return any(point.approximate for point in self.points)

    @property
    def hemisphere_assumed(self) -> bool:
        """Tell whether it names a season (21 to 24) whose hemisphere is not written."""
        return any(point.hemisphere_assumed for point in self.points)

    @property
    def is_interval(self) -> bool:
        """Tell whether it lasts from one date to another."""
        return self.kind is Kind.INTERVAL

    @property
    def is_set(self) -> bool:
        """Tell whether it is one of several dates, listed or between two limits."""
        return self.kind in (Kind.SET, Kind.SPAN)

    @property
    def time(self) -> dt.time | None:
        """Give the time of day where one is written, with its zone in ``tzinfo``."""
        return self.point.time if self.point else None

    @property
    def zone(self) -> dt.tzinfo | None:
        """Give the zone where one is written."""
        return self.time.tzinfo if self.time else None

    @property
    def sort_key(self) -> SortKey:
        """Give a total order that never takes a month for its first day.

        By earliest day (open starts first), then by latest day (open ends last),
        so that a day stands before the month that begins with it and the month
        before its other days; then days without a time before those with one, in
        order of the clock (in UTC where zones are known); then by text.
        """
        return (
            self.earliest.toordinal() if self.earliest else _PAST,
            self.latest.toordinal() if self.latest else _FUTURE,
            _microseconds(self.time) if self.time else -(10**12),
            self.text,
        )


def _microseconds(time: dt.time) -> int:
    since = dt.timedelta(
        hours=time.hour, minutes=time.minute, seconds=time.second, microseconds=time.microsecond
    ) - (time.utcoffset() or dt.timedelta())
    return since // dt.timedelta(microseconds=1)
