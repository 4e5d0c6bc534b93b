"""Text -> Edtf: single dates, intervals and one-of sets; and spans between two dates.

A subset of ISO 8601-2 (EDTF): levels 0 and 1 and what news needs of level 2.
Refuses what is impossible or reversed; guesses nothing.
"""

import datetime as dt

from footnoted.dates.errors import DateError
from footnoted.dates.grammar import read_point
from footnoted.dates.hints import month_and_year
from footnoted.dates.point import Point
from footnoted.dates.value import Edge, Edtf, Kind, Stretch

LONGEST = 500
"""Characters; a longer text is no date, and nobody should wait for it."""


def parse(text: str) -> Edtf:
    """Read an EDTF date; raise ``DateError`` with a hint where it is none."""
    if len(text) > LONGEST:
        raise DateError(f"A date of {len(text)} characters is no date.")
    if not text:
        raise DateError("The date is empty.", "Leave out the key where no date is known.")
    if text[0] in "[{":
        return _set(text)
    if text.count("/") == 1:
        return _interval(text)
    point = read_point(text)
    return _edtf(text, Kind.POINT, (Stretch(point, point),))


def span(earliest: Edtf | None, latest: Edtf | None) -> Edtf:
    """Give one date somewhere between two, as a record's ``{earliest, latest}`` says.

    One of the two may be absent. Both must be single dates. The text is EDTF for
    the same thing, ``[earliest..latest]``; parsed again it is a set.
    """
    first, last = _limit(earliest, "earliest"), _limit(latest, "latest")
    text = f"[{earliest or ''}..{latest or ''}]"
    if first is Edge.OPEN and last is Edge.OPEN:
        raise DateError("A span needs an earliest or a latest date.")
    stretch = Stretch(first, last)
    _refuse_reversed(text, stretch, f"Exchange the two: earliest: {latest}, latest: {earliest}.")
    return _edtf(text, Kind.SPAN, (stretch,))


def _limit(date: Edtf | None, name: str) -> Point | Edge:
    if date is None:
        return Edge.OPEN
    if date.point is None:
        raise DateError(f"“{date}” is not a single date.", f"{name} takes one date: 2025-02-11.")
    return date.point


def _interval(text: str) -> Edtf:
    if cure := month_and_year(text):
        raise DateError(f"“{text}” is not a date as it is written here (EDTF).", cure)
    first, last = (_end(part) for part in text.split("/"))
    if isinstance(first, Edge) and isinstance(last, Edge):
        raise DateError(f"“{text}” has neither start nor end.", "Give at least one of them.")
    stretch = Stretch(first, last)
    start, end = text.split("/")
    _refuse_reversed(text, stretch, f"Exchange the two dates: {end}/{start}.")
    return _edtf(text, Kind.INTERVAL, (stretch,))


def _end(part: str) -> Point | Edge:
    return Edge(part) if part in ("", "..") else read_point(part)


def _set(text: str) -> Edtf:
    if text[0] == "{":
        raise DateError(
            f"“{text}” means all of these dates.",
            "Write one record for each date, or [a, b] for one of them.",
        )
    if text[-1] != "]":
        raise DateError(f"“{text}” begins a set and does not end it.", f"Write {text}].")
    return _edtf(text, Kind.SET, tuple(_member(part.strip()) for part in text[1:-1].split(",")))


def _member(part: str) -> Stretch:
    if not part:
        raise DateError("A set has a comma and no date beside it.", "Write [2025-02, 2025-03].")
    if "/" in part:
        cure = part.replace("/", "..")
        raise DateError(f"“{part}” is an interval within a set.", f"Write {cure}.")
    if ".." not in part:
        point = read_point(part)
        return Stretch(point, point)
    start, _, end = part.partition("..")
    if not start and not end:
        raise DateError("A set of all dates says nothing.", "Give at least one date.")
    stretch = Stretch(
        read_point(start) if start else Edge.OPEN, read_point(end) if end else Edge.OPEN
    )
    _refuse_reversed(part, stretch, f"Exchange the two dates: {end}..{start}.")
    return stretch


def _refuse_reversed(text: str, stretch: Stretch, hint: str) -> None:
    first, last = stretch.first, stretch.last
    if not isinstance(first, Point) or not isinstance(last, Point):
        return
    if first.earliest > last.latest or _moments_reversed(first, last):
        raise DateError(f"“{text}” ends before it begins.", hint)


def _moments_reversed(first: Point, last: Point) -> bool:
    """Compare two times of one day; a zone on one side only tells nothing."""
    if first.time is None or last.time is None or first.earliest != last.latest:
        return False
    if (first.time.tzinfo is None) != (last.time.tzinfo is None):
        return False
    day = dt.date(2000, 1, 2)
    return dt.datetime.combine(day, first.time) > dt.datetime.combine(day, last.time)


def _edtf(text: str, kind: Kind, stretches: tuple[Stretch, ...]) -> Edtf:
    starts = [stretch.earliest for stretch in stretches]
    ends = [stretch.latest for stretch in stretches]
    earliest = None if None in starts else min(day for day in starts if day)
    latest = None if None in ends else max(day for day in ends if day)
    return Edtf(text, kind, stretches, earliest, latest)
