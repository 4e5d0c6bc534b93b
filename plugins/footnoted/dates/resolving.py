"""From parts of dates, and words seen from a day, to the dates they can mean."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from footnoted.dates.edtf import DateError, Edtf, parse
from footnoted.dates.languages import NamedLength, Which

# -------------------------------------------------------------------------------------------------
# From parts of a date to the dates they can mean, seen from the day of writing.
#
# A missing year may be the last or the next that fits; both are returned.


class Sort(StrEnum):
    """What the words do not say."""

    ABSOLUTE = "absolute"
    """Nothing: the year is given (``August 2024``)."""
    PARTIAL = "partial"
    """The year (``Feb. 11``)."""
    WEEKDAY = "weekday"
    """The week (``on Thursday``)."""
    RELATIVE = "relative"
    """The day on which they were written (``yesterday``, ``last month``)."""
    HANGING = "hanging"
    """Another date, named somewhere else (``the following week``): there are no dates."""


@dataclass(frozen=True, slots=True)
class DatePart:
    """A date as far as its words name it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def text(self, year: int) -> str:
        """Return the date in EDTF; ``year`` is used if it names none."""
        parts = [f"{self.year or year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


Resolved = tuple[tuple[Edtf, ...], Sort]
"""What words can mean, and what they do not say."""


def readable(texts: Iterable[str]) -> tuple[Edtf, ...]:
    """Return the texts that are dates, each once."""
    return tuple(dict.fromkeys(date for text in texts if (date := _parse(text))))


@lru_cache(maxsize=4096)
def _parse(text: str) -> Edtf | None:
    try:
        return parse(text)
    except DateError:
        return None


_REACH = 9
"""In how many years a date is looked for. From one 29 February to the next there are up to eight
years, around 1900 and 2100, and a range from then over New Year is named by the year after.
"""


def by_year(make: Callable[[int], str], reference: dt.date | None) -> tuple[Edtf, ...]:
    """Return a date without a year in the two years nearest to a day, the nearer first."""
    if reference is None:
        return ()
    year = reference.year
    back = _beginning(make, range(year + 2, year - _REACH - 1, -1))
    onward = _beginning(make, range(year - 2, year + _REACH + 1))
    past = next((date for begins, date in back if begins <= reference), None)
    ahead = next((date for begins, date in onward if begins > reference), None)
    found = [date for date in (past, ahead) if date]
    return tuple(sorted(found, key=lambda date: distance(date, reference)))


def _beginning(make: Callable[[int], str], years: Iterable[int]) -> Iterator[tuple[dt.date, Edtf]]:
    """Yield the date in each of the years that has it, with its first day."""
    for year in years:
        date = _parse(make(year)) if 1 <= year <= 9999 else None
        if date and date.earliest and date.latest:
            yield date.earliest, date


def distance(date: Edtf, day: dt.date) -> int:
    """Return the days between a date with two bounds and a day; 0 within it."""
    assert date.earliest is not None
    assert date.latest is not None
    return max((date.earliest - day).days, (day - date.latest).days, 0)


def resolve(make: Callable[[int], str], year: int | None, reference: dt.date | None) -> Resolved:
    """Return the date in the year that is given, or else in the nearest two."""
    if year:
        return readable([make(year)]), Sort.ABSOLUTE
    return by_year(make, reference), Sort.PARTIAL


@lru_cache(maxsize=1024)
def single(part: DatePart, reference: dt.date | None) -> Resolved:
    """Return what one date can mean."""
    return resolve(part.text, part.year, reference)


@lru_cache(maxsize=1024)
def lasting(first: DatePart, last: DatePart, form: str, reference: dt.date | None) -> Resolved:
    """Return what two dates can mean; each takes from the other what it lacks.

    ``form`` is the template that makes EDTF of both.
    """
    first = DatePart(first.year, first.month or last.month, first.day)
    last = DatePart(last.year, last.month or first.month, last.day)

    def make(of: int) -> str:
        over_new_year = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        start = of - 1 if over_new_year and not first.year else of
        return form.format(first.text(start), last.text(of))

    return resolve(make, last.year or first.year, reference)


def move_day(day: dt.date | None, days: int) -> dt.date | None:
    """Return the day that many days away; None outside the calendar."""
    try:
        return day + dt.timedelta(days) if day else None
    except OverflowError:
        return None


def days(dates: Iterable[dt.date | None]) -> tuple[Edtf, ...]:
    """Return days as dates, without those that are None."""
    return readable(day.isoformat() for day in dates if day)


def stretch(first: dt.date | None, last: dt.date | None, doubt: str = "") -> tuple[Edtf, ...]:
    """Return one moment between two days."""
    return readable([f"[{first}{doubt}..{last}{doubt}]"]) if first and last else ()


# -------------------------------------------------------------------------------------------------
# From the day of writing to the days, weeks, months, years and seasons seen from it.
#
# If words can mean two things, both are returned.

WEEK = 7
BACK, AHEAD = (Which.LAST, Which.PAST), (Which.NEXT, Which.COMING)


@lru_cache(maxsize=256)
def which_day(reference: dt.date | None, number: int, meant: Which) -> tuple[Edtf, ...]:
    """Return weekdays: “last” is the latest or that of last week, “this” the latest or the next."""
    if reference is None:
        return ()
    shift = number - reference.weekday()
    since = -shift % WEEK
    if meant in BACK:
        shifts = [-since or -WEEK, shift - WEEK]
    elif meant in AHEAD:
        shifts = [WEEK - since, shift + WEEK]
    else:
        shifts = [-since, WEEK - since] if since else [0, WEEK, -WEEK]
    return days(move_day(reference, shift) for shift in shifts)


def until(start: Edtf, number: int) -> tuple[Edtf, ...]:
    """Return the days from a date to the next such weekday."""
    first = start.earliest
    ahead = (number - first.weekday()) % WEEK if first else 0
    return stretch(first, move_day(first, ahead))


@lru_cache(maxsize=256)
def up_to(reference: dt.date | None, unit: NamedLength) -> tuple[Edtf, ...]:
    """Return the week, month or year that ends on the day of writing."""
    length = {NamedLength.DAY: 1, NamedLength.MONTH: 31, NamedLength.YEAR: 366}.get(unit, WEEK)
    return stretch(move_day(reference, -length), reference, "~")


@lru_cache(maxsize=256)
def away(
    reference: dt.date | None, unit: NamedLength, count: int, *, sunday_weeks: bool = False
) -> tuple[Edtf, ...]:
    """Return the day, week, weekend, month or year that many units from the day of writing."""
    if reference is None:
        return ()
    if unit is NamedLength.DAY:
        return days([move_day(reference, count)])
    if unit is NamedLength.WEEK:
        return _weeks(reference, count, sunday_weeks=sunday_weeks)
    if unit is NamedLength.WEEKEND:
        return _weekends(reference, count)
    return readable([_far(reference, unit, count)])


def _far(reference: dt.date, unit: NamedLength, count: int) -> str:
    """Return the month or year that many units away."""
    if unit is NamedLength.YEAR:
        return f"{reference.year + count:04}"
    year, month = divmod(reference.year * 12 + reference.month - 1 + count, 12)
    return DatePart(month=month + 1).text(year)


def _weeks(reference: dt.date, count: int, *, sunday_weeks: bool) -> tuple[Edtf, ...]:
    """Return the week from Monday and, if some begin it with Sunday, the week from Sunday."""
    monday = move_day(reference, count * WEEK - reference.weekday())
    sunday = move_day(reference, count * WEEK - (reference.weekday() + 1) % WEEK)
    return _stretches([monday, sunday] if sunday_weeks else [monday], 6)


def _weekends(reference: dt.date, count: int) -> tuple[Edtf, ...]:
    """Return weekends; “this” one may be the last or the next."""
    saturday = move_day(reference, 5 - reference.weekday())
    is_weekend = reference.weekday() >= 5
    shifts = (count, 2 * count) if count else (0,) if is_weekend else (-1, 0)
    return _stretches((move_day(saturday, WEEK * shift) for shift in shifts), 1)


def _stretches(starts: Iterable[dt.date | None], length: int) -> tuple[Edtf, ...]:
    return tuple(date for start in starts for date in stretch(start, move_day(start, length)))


@lru_cache(maxsize=256)
def ago(reference: dt.date | None, unit: NamedLength, count: int) -> tuple[Edtf, ...]:
    """Return the date that long ago; it is no more precise than the unit, if that is not a day."""
    if reference is None:
        return ()
    if unit is NamedLength.DAY:
        return days([move_day(reference, -count)])
    if unit in (NamedLength.MONTH, NamedLength.YEAR):
        return readable([_far(reference, unit, -count) + "~"])
    middle = move_day(reference, -count * WEEK)
    return stretch(move_day(middle, -3), move_day(middle, 3), "~")


@lru_cache(maxsize=256)
def which_month(reference: dt.date | None, month: int, meant: Which) -> tuple[Edtf, ...]:
    """Return the last two such months, the next two, or the nearest."""
    if reference is None:
        return ()
    texts = (DatePart(month=month).text(year) for year in _years_around(reference))
    return _nearest(readable(texts), reference, meant)


def seasons(number: int, year: int) -> tuple[Edtf, ...]:
    """Return what a season of a year can mean, in both hemispheres; one over New Year twice."""
    texts = []
    for first, over_new_year in ((25, 3), (29, 1)):
        texts.append(f"{year:04}-{first + number}")
        if number == over_new_year:
            texts.append(f"{year - 1:04}-{first + number}")
    return readable(texts)


@lru_cache(maxsize=256)
def which_season(reference: dt.date | None, number: int, meant: Which) -> tuple[Edtf, ...]:
    """Return what a season can mean, as in ``which_month``, the northern ones first."""
    if reference is None:
        return ()
    dates = dict.fromkeys(
        date for year in _years_around(reference) for date in seasons(number, year)
    )
    northern = [date for date in dates if int(date.text[-2:]) < 29]
    southern = [date for date in dates if int(date.text[-2:]) >= 29]
    return _nearest(northern, reference, meant) + _nearest(southern, reference, meant)


def _years_around(reference: dt.date) -> range:
    return range(max(reference.year - 2, 1), min(reference.year + 3, 9998))


def _nearest(dates: Sequence[Edtf], reference: dt.date, meant: Which) -> tuple[Edtf, ...]:
    """Return the last two that are over, the next two to come, or the nearest on both sides."""

    def by_distance(some: Iterable[Edtf]) -> list[Edtf]:
        return sorted(some, key=lambda date: distance(date, reference))

    over = by_distance(date for date in dates if date.latest and date.latest < reference)
    ahead = by_distance(date for date in dates if date.earliest and date.earliest > reference)
    if meant in BACK:
        return tuple(over[:2])
    if meant in AHEAD:
        return tuple(ahead[:2])
    now = [date for date in dates if date not in over and date not in ahead]
    return (*now, *by_distance((*over[:1], *ahead[:1])))
