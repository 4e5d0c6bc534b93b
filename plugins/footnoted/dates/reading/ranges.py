"""Dates that belong together: “10–16 February”, “from May to July”, “3, 5 and 7 May”, “2022–2024”.

What the one leaves out it takes from the other. Of a list only the first and the last are kept.
"""

from typing import NamedTuple

from footnoted.dates.reading.calendar import part, year_behind, year_may_end
from footnoted.dates.reading.reading import Sort
from footnoted.dates.reading.resolve import Part, lasting
from footnoted.dates.reading.scan import Found, Scan

LASTING, ONE_OF = "{}/{}", "[{}..{}]"
MOST = 6
"""Days of a list."""


class Pair(NamedTuple):
    """The first and the last date, how both are meant, and the place behind."""

    first: Part
    last: Part
    form: str
    end: int


def ranges(scan: Scan, at: int) -> Found | None:
    """Read two dates or more and what joins them."""
    for read in (_full, _days_first, _years):
        pair = read(scan, at)
        if pair:
            dates, sort = lasting(pair.first, pair.last, pair.form, scan.reference)
            if dates or sort is Sort.PARTIAL:
                return Found(pair.end, dates, sort)
    return None


def joined(scan: Scan, start: int, at: int) -> tuple[str, int]:
    """Give how the dates on both sides of a place are meant, and the place behind; "" for not."""
    words = scan.words
    between = scan.before(start) in words.between
    if scan.is_dash(at) or scan.key(at) in words.to:
        return ONE_OF if between else LASTING, scan.skip(at + 1, words.articles)
    if scan.key(at) in words.and_:
        return ONE_OF, scan.skip(at + 1, words.articles)
    return "", at


def _full(scan: Scan, at: int) -> Pair | None:
    """Read “3 March to 5 April”, “Feb. 10-12, 2025”, “May–July 2024”."""
    found = part(scan, at)
    if not found:
        return None
    first, end = found
    form, behind = joined(scan, at, end)
    last = part(scan, behind) if form else None
    if last and bool(last[0].day) is bool(first.day):
        return Pair(first, last[0], form, last[1])
    if last or not first.day or first.year or not scan.words.month_first:
        return None
    listed = _listed(scan, at, end, first.day)
    if not listed:
        return None
    year, end = year_behind(scan, listed.end)
    return Pair(first, Part(year, first.month, listed.day), listed.form, end)


def _days_first(scan: Scan, at: int) -> Pair | None:
    """Read “10 to 16 February 2025” and “3, 5 and 7 May”."""
    day = scan.day(at)
    listed = _listed(scan, at, day[1], day[0]) if day else None
    if not day or not listed:
        return None
    last = part(scan, listed.start)
    if not last or last[0].day != listed.day:
        return None
    return Pair(Part(day=day[0]), last[0], listed.form, last[1])


class Listed(NamedTuple):
    """The last of several days, how they are joined, the place behind it and its own."""

    day: int
    form: str
    end: int
    start: int


def _listed(scan: Scan, start: int, at: int, first: int) -> Listed | None:
    """Read the further days of a list or range, each later than the one before."""
    latest, place = first, at
    for _ in range(MOST):
        form, behind = ("", place + 1) if scan.key(place) == "," else joined(scan, start, place)
        day = scan.day(behind) if form or behind > place else None
        if not day or day[0] <= latest:
            return None
        if form:
            return Listed(day[0], form, day[1], behind)
        latest, place = day
    return None


def _years(scan: Scan, at: int) -> Pair | None:
    """Read “2022–2024” and “from 2022 to 2024”."""
    first = scan.year(at)
    form, behind = joined(scan, at, at + 1) if first else ("", at)
    last = scan.year(behind) if form else None
    if not first or not last or last <= first:
        return None
    tight = scan.is_dash(at + 1) and scan.touches(at + 1) and scan.touches(at + 2)
    if not tight and not year_may_end(scan, at, behind + 1):
        return None
    return Pair(Part(first), Part(last), form, scan.skip(behind + 1, scan.words.year_words))
