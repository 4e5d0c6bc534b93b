"""Words seen from the day of writing: “yesterday”, “on Thursday”, “last month”, “two years ago”.

Words seen from another day (“the following week”, “within 100 days”) are recognized and left
without a date.
"""

from footnoted.dates.reading import reckoning
from footnoted.dates.reading.calendar import bounded
from footnoted.dates.reading.ranges import joined
from footnoted.dates.reading.reading import Sort
from footnoted.dates.reading.scan import Found, Scan
from footnoted.dates.reading.vocabulary import Unit, Which
from footnoted.dates.value import Edtf

LONGEST = 3
"""Words of a phrase."""
MANY = 1000
"""Of days and the like; more are no way of telling a date."""


def phrase(scan: Scan, at: int) -> Found | None:
    """Read a set phrase: “the day before yesterday”."""
    for length in range(LONGEST, 0, -1):
        keys = tuple(token.key for token in scan.tokens[at : at + length])
        if len(keys) == length and keys in scan.words.phrases:
            meaning = scan.words.phrases[keys]
            if meaning is None:
                return Found(at + length, (), Sort.HANGING)
            return Found(at + length, _away(scan, *meaning), Sort.RELATIVE)
    return None


def counted(scan: Scan, at: int) -> Found | None:
    """Read a length: “two days ago” has a date, “two days later” hangs on another."""
    words = scan.words
    prefix = scan.key(at) in words.before or scan.key(at) in words.within
    start = at + 1 if prefix else at
    count = words.counts.get(scan.key(start)) or scan.number(start, 1, MANY)
    unit = words.units.get(scan.key(start + 1)) if count else None
    if unit is None and not prefix and words.counts:  # “тиждень тому”, a week ago
        count, unit, start = 1, words.units.get(scan.key(start)), start - 1
    if not count or unit is None:
        return None
    end = start + 2
    if scan.key(end) in words.ago or scan.key(at) in words.before:
        behind = end + (scan.key(end) in words.ago)
        return Found(behind, reckoning.ago(scan.reference, unit, count), Sort.RELATIVE)
    if scan.key(end) in words.later:
        return Found(end + 1, (), Sort.HANGING)
    return Found(end, (), Sort.HANGING) if prefix else None


def which(scan: Scan, at: int) -> Found | None:
    """Read “last Thursday”, “this week”, “next March”, “last summer”."""
    words = scan.words
    meant = words.which.get(scan.key(at))
    if meant is None:
        return None
    start = at + 1
    if words.which.get(scan.key(start)) is Which.PAST:  # this past December
        meant, start = Which.LAST if meant is Which.THIS else Which.PAST, start + 1
    day, month = scan.weekday(start), scan.month(start)
    unit, season = words.units.get(scan.key(start)), words.seasons.get(scan.key(start))
    end = month[1] if month and scan.key(start) in words.months else start + 1
    if meant is Which.OTHER:
        hangs = unit is not None or day is not None
        return Found(end, (), Sort.HANGING) if hangs else None
    dates: tuple[Edtf, ...] | None = None
    if day is not None:
        dates = reckoning.which_day(scan.reference, day, meant)
    elif unit is not None:
        dates = _which_unit(scan, unit, meant)
    elif month and end == month[1]:
        dates = reckoning.which_month(scan.reference, month[0], meant)
    elif season is not None:
        dates = reckoning.which_season(scan.reference, season, meant)
    return None if dates is None else Found(end, dates, Sort.RELATIVE)


def weekday(scan: Scan, at: int) -> Found | None:
    """Read a weekday, the last one, today's included, or the next; or one and those to another."""
    number = scan.weekday(at)
    if number is None:
        return None
    day = reckoning.which_day(scan.reference, number, Which.THIS)
    _, behind = joined(scan, at, at + 1)
    last = scan.weekday(behind)
    if last is not None and (scan.key(at + 1) not in scan.words.and_ or _is_between(scan, at)):
        days = tuple(date for start in day for date in reckoning.until(start, last))
        return Found(behind + 1, days, Sort.WEEKDAY)
    return Found(at + 1, bounded(scan, at, day), Sort.WEEKDAY)


def _is_between(scan: Scan, at: int) -> bool:
    return scan.before(at) in scan.words.between


def _which_unit(scan: Scan, unit: Unit, meant: Which) -> tuple[Edtf, ...]:
    if meant is Which.PAST:
        return reckoning.up_to(scan.reference, unit) + _away(scan, unit, -1)
    return _away(scan, unit, reckoning.FORWARDS[meant])


def _away(scan: Scan, unit: Unit, count: int) -> tuple[Edtf, ...]:
    return reckoning.away(scan.reference, unit, count, sunday_weeks=scan.words.sunday_weeks)
