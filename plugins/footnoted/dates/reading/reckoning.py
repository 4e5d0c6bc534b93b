"""From the day of writing to days, weeks, months, years and seasons seen from it.

Reads no words; where they leave two ways, both are given.
"""

import datetime as dt
from functools import lru_cache

from footnoted.dates.reading.portions import seasons
from footnoted.dates.reading.resolve import Part, days, distance, moved, readable, stretch
from footnoted.dates.reading.vocabulary import Unit, Which
from footnoted.dates.value import Edtf

WEEK = 7
FORWARDS = {Which.LAST: -1, Which.THIS: 0, Which.NEXT: 1, Which.COMING: 1}


@lru_cache(maxsize=256)
def which_day(reference: dt.date | None, number: int, meant: Which) -> tuple[Edtf, ...]:
    """Give weekdays: “last” is the latest or that of last week, “this” the latest or the next."""
    if reference is None:
        return ()
    since = (reference.weekday() - number) % WEEK
    if meant in (Which.LAST, Which.PAST):
        latest = since or WEEK
        of_last_week = reference.weekday() - number + WEEK
        return days(moved(reference, -back) for back in (latest, of_last_week))
    until = WEEK - since
    if meant in (Which.NEXT, Which.COMING):
        of_next_week = number - reference.weekday() + WEEK
        return days(moved(reference, ahead) for ahead in (until, of_next_week))
    other = (-WEEK,) if since == 0 else ()
    return days(moved(reference, shift) for shift in (-since, until, *other))


def until(start: Edtf, number: int) -> tuple[Edtf, ...]:
    """Give the days from a day to the next such weekday."""
    first = start.earliest
    ahead = (number - first.weekday()) % WEEK if first else 0
    return stretch(first, moved(first, ahead))


@lru_cache(maxsize=256)
def up_to(reference: dt.date | None, unit: Unit) -> tuple[Edtf, ...]:
    """Give the week, month or year that ends on the day of writing."""
    length = {Unit.DAY: 1, Unit.MONTH: 31, Unit.YEAR: 366}.get(unit, WEEK)
    return stretch(moved(reference, -length), reference, "~")


@lru_cache(maxsize=256)
def away(
    reference: dt.date | None, unit: Unit, count: int, *, sunday_weeks: bool = False
) -> tuple[Edtf, ...]:
    """Give the day, week, weekend, month or year so many away from the day of writing."""
    if reference is None:
        return ()
    if unit is Unit.DAY:
        return days([moved(reference, count)])
    if unit is Unit.WEEK:
        return _weeks(reference, count, sunday_weeks=sunday_weeks)
    if unit is Unit.WEEKEND:
        return _weekends(reference, count)
    return readable([_far(reference, unit, count)])


def _far(reference: dt.date, unit: Unit, count: int) -> str:
    """Give the month or year so many away."""
    if unit is Unit.YEAR:
        return f"{reference.year + count:04}"
    year, month = divmod(reference.year * 12 + reference.month - 1 + count, 12)
    return Part(month=month + 1).text(year)


def _weeks(reference: dt.date, count: int, *, sunday_weeks: bool) -> tuple[Edtf, ...]:
    """Give the week from Monday, and where some count so the one from Sunday."""
    monday = moved(reference, count * WEEK - reference.weekday())
    sunday = moved(reference, count * WEEK - (reference.weekday() + 1) % WEEK)
    starts = (monday, sunday) if sunday_weeks else (monday,)
    return tuple(date for start in starts for date in stretch(start, moved(start, 6)))


def _weekends(reference: dt.date, count: int) -> tuple[Edtf, ...]:
    """Give weekends; “this” one may be the last or the next."""
    saturday = moved(reference, 5 - reference.weekday())
    begun = reference.weekday() >= 5
    shifts = (count, 2 * count) if count else (0,) if begun else (-1, 0)
    starts = (moved(saturday, WEEK * shift) for shift in shifts)
    return tuple(date for start in starts for date in stretch(start, moved(start, 1)))


@lru_cache(maxsize=256)
def ago(reference: dt.date | None, unit: Unit, count: int) -> tuple[Edtf, ...]:
    """Reckon back; what is counted in weeks, months or years is known no closer than that."""
    if reference is None:
        return ()
    if unit is Unit.DAY:
        return days([moved(reference, -count)])
    if unit in (Unit.MONTH, Unit.YEAR):
        return readable([_far(reference, unit, -count) + "~"])
    middle = moved(reference, -count * WEEK)
    return stretch(moved(middle, -3), moved(middle, 3), "~")


@lru_cache(maxsize=256)
def which_month(reference: dt.date | None, month: int, meant: Which) -> tuple[Edtf, ...]:
    """Give the last two such months, the next two, or the nearest."""
    if reference is None:
        return ()
    texts = (Part(month=month).text(year) for year in _years(reference))
    return _nearest(readable(texts), reference, meant)


@lru_cache(maxsize=256)
def which_season(reference: dt.date | None, number: int, meant: Which) -> tuple[Edtf, ...]:
    """Give seasons likewise, the northern ones first."""
    if reference is None:
        return ()
    every = dict.fromkeys(date for year in _years(reference) for date in seasons(number, year))
    northern = tuple(date for date in every if int(date.text[-2:]) < 29)
    southern = tuple(date for date in every if int(date.text[-2:]) >= 29)
    return _nearest(northern, reference, meant) + _nearest(southern, reference, meant)


def _years(reference: dt.date) -> range:
    return range(max(reference.year - 2, 1), min(reference.year + 3, 9998))


def _nearest(every: tuple[Edtf, ...], reference: dt.date, meant: Which) -> tuple[Edtf, ...]:
    """Give the last two that are over, the next two to come, or the nearest on both sides."""
    over = sorted(
        (date for date in every if date.latest and date.latest < reference),
        key=lambda date: distance(date, reference),
    )
    ahead = [date for date in every if date.earliest and date.earliest > reference]
    if meant in (Which.LAST, Which.PAST):
        return tuple(over[:2])
    if meant in (Which.NEXT, Which.COMING):
        return tuple(sorted(ahead, key=lambda date: distance(date, reference))[:2])
    now = [d for d in every if d not in over and d not in ahead]
    nearest = sorted((*over[:1], *ahead[:1]), key=lambda date: distance(date, reference))
    return (*now, *nearest)
