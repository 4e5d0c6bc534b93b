"""Parts of a date to the dates they can mean, seen from the day of writing.

A year that is not said may be the last one that fits, or the next; both are given.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from footnoted.dates.errors import DateError
from footnoted.dates.parse import parse
from footnoted.dates.reading.reading import Sort
from footnoted.dates.value import Edtf


@dataclass(frozen=True, slots=True)
class Part:
    """A date as far as its words name it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def text(self, year: int) -> str:
        """Give EDTF, in a given year where none is named."""
        parts = [f"{self.year or year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


def readable(texts: Iterable[str]) -> tuple[Edtf, ...]:
    """Give those texts that are dates, each once."""
    return tuple(dict.fromkeys(date for text in texts if (date := _parsed(text))))


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Edtf | None:
    try:
        return parse(text)
    except DateError:
        return None


def by_year(make: Callable[[int], str], reference: dt.date | None) -> tuple[Edtf, ...]:
    """Give a date that lacks its year in the two years nearest to a day, the nearer first."""
    if reference is None:
        return ()
    near = (year for year in range(reference.year - 2, reference.year + 3) if 1 <= year <= 9999)
    found = [date for date in readable(map(make, near)) if date.earliest and date.latest]
    past = [date for date in found if date.earliest and date.earliest <= reference]
    ahead = [date for date in found if date.earliest and date.earliest > reference]
    return tuple(sorted((*past[-1:], *ahead[:1]), key=lambda date: distance(date, reference)))


def distance(date: Edtf, day: dt.date) -> int:
    """Give the days between a date with two bounds and a day; 0 within it."""
    assert date.earliest is not None
    assert date.latest is not None
    return max((date.earliest - day).days, (day - date.latest).days, 0)


@lru_cache(maxsize=1024)
def single(part: Part, reference: dt.date | None) -> tuple[tuple[Edtf, ...], Sort]:
    """Resolve one date."""
    if part.year:
        return readable([part.text(part.year)]), Sort.ABSOLUTE
    return by_year(part.text, reference), Sort.PARTIAL


@lru_cache(maxsize=1024)
def lasting(
    first: Part, last: Part, form: str, reference: dt.date | None
) -> tuple[tuple[Edtf, ...], Sort]:
    """Resolve two dates; ``form`` makes EDTF of both. What one lacks it takes from the other."""
    first = Part(first.year, first.month or last.month, first.day)
    last = Part(last.year, last.month or first.month, last.day)
    year = last.year or first.year

    def make(of: int) -> str:
        over_new_year = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        start = of - 1 if over_new_year and not first.year else of
        return form.format(first.text(start), last.text(of))

    if year:
        return readable([make(year)]), Sort.ABSOLUTE
    return by_year(make, reference), Sort.PARTIAL


def moved(day: dt.date | None, days: int) -> dt.date | None:
    """Give the day so many days away; none beyond the calendar."""
    try:
        return day + dt.timedelta(days) if day else None
    except OverflowError:
        return None


def days(every: Iterable[dt.date | None]) -> tuple[Edtf, ...]:
    """Give days as dates, without those that are none."""
    return readable(day.isoformat() for day in every if day)


def stretch(first: dt.date | None, last: dt.date | None, doubt: str = "") -> tuple[Edtf, ...]:
    """Give one moment between two days."""
    return readable([f"[{first}{doubt}..{last}{doubt}]"]) if first and last else ()
