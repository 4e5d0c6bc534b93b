"""A date as days or moments of a calendar, which knows no "about" and no "one of".

What is known too coarsely gets no place: a year as an entry of 365 days buries the others.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from footnoted.dates import Edtf
from footnoted.dates.point import Point
from footnoted.dates.value import Edge

LONGEST = 184
"""Days that an entry may cover: half a year, the longest part of a year that EDTF names."""


class Part(StrEnum):
    """What of a date an entry shows."""

    WHOLE = ""
    BEGINS = "begins"
    """Only the beginning: it lasts longer than an entry may, or nobody knows how long."""
    ENDS = "ends"
    """Only the end: nobody knows when it began."""
    LATEST = "at the latest"
    """Only the last day of something that is due on it or before."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days, or moments in UTC."""

    start: dt.date | dt.datetime
    end: dt.date | dt.datetime | None
    """The first day or moment after it; none for a single moment."""
    part: Part = Part.WHOLE


def span_of(date: Edtf, zone: str = "", *, due: bool = False) -> Span | None:
    """Give the span of a date; none where it has no place in a calendar.

    What is ``due`` "on a day or earlier" stands on that day, which is the one to be kept; of what
    happened then or earlier, that day says nothing.

    ``zone`` is the zone, by its IANA name, of clock times that name none. A time whose zone
    nobody gave stays a day: a moment that moves with the reader would be invented.
    """
    if not date.is_interval:
        point = date.point
        whole = (point and _moment(point, zone)) or _days(date.earliest, date.latest)
        return whole or (_latest(date, zone) if due else None)
    stretch = date.stretches[0]
    first, last = stretch.first, stretch.last
    whole = _moments(first, last, zone) or _days(date.earliest, date.latest)
    if whole:
        return whole
    if isinstance(first, Point):
        return _of_point(first, zone, Part.BEGINS)
    return _of_point(last, zone, Part.ENDS) if isinstance(last, Point) else None


def _latest(date: Edtf, zone: str) -> Span | None:
    last = date.stretches[-1].last
    known = date.earliest is None and len(date.stretches) == 1 and isinstance(last, Point)
    return _of_point(last, zone, Part.LATEST) if known and isinstance(last, Point) else None


def _of_point(point: Point, zone: str, part: Part) -> Span | None:
    found = _moment(point, zone) or _days(point.earliest, point.latest)
    return Span(found.start, found.end, part) if found else None


def _days(first: dt.date | None, last: dt.date | None) -> Span | None:
    if first is None or last is None or last == dt.date.max:
        return None
    return Span(first, last + dt.timedelta(1)) if (last - first).days < LONGEST else None


def _moments(first: Point | Edge, last: Point | Edge, zone: str) -> Span | None:
    if isinstance(first, Edge) or isinstance(last, Edge):
        return None
    start, end = _utc(first, zone), _utc(last, zone)
    if start is None or end is None or not start < end < start + dt.timedelta(LONGEST):
        return None
    return Span(start, end)


def _moment(point: Point, zone: str) -> Span | None:
    at = _utc(point, zone)
    return Span(at, None) if at else None


def _utc(point: Point, zone: str) -> dt.datetime | None:
    """Give the moment to the second, which is as fine as a calendar goes."""
    if point.time is None or "X" in point.year + point.month + point.day:
        return None
    local = dt.datetime.combine(point.earliest, point.time.replace(microsecond=0))
    try:
        placed = local if local.tzinfo else local.replace(tzinfo=ZoneInfo(zone))
        return placed.astimezone(dt.UTC)
    except (ValueError, KeyError, OSError, OverflowError):
        return None  # no such zone, or beside the calendar's ends
