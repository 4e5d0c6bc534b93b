"""Where a scale has its ticks: round numbers, and round days, months or years.

Knows no picture: gives numbers and days, and what to write at them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_compact_decimal

from footnoted.quantities.wording import number

ROUND = tuple(map(Decimal, ("1", "2", "2.5", "5", "10", "20")))
"""Steps that people count in, times a power of ten."""
MOST = 5
"""Steps of values at most."""
MOST_TIMES = 4
"""Ticks of time at most: as many labels as stand side by side on a phone of 320 px."""
LONG = Decimal(100_000)
"""From here on numbers are written shorter: 250K, 2.5M."""
DAYS, MONTHS = (1, 2, 7, 14), (1, 2, 3, 6)
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
YEAR = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from one round number to another."""

    ticks: tuple[Decimal, ...]
    broken: bool = False
    """Whether it leaves out zero."""

    def place(self, value: Decimal) -> float:
        """Give how far up a value lies: 0 at the lowest tick, 1 at the highest."""
        low, high = self.ticks[0], self.ticks[-1]
        return float((value - low) / (high - low))

    def labels(self, locale: Locale) -> tuple[str, ...]:
        """Give what is written at the ticks."""
        brief = max(abs(self.ticks[0]), abs(self.ticks[-1])) >= LONG
        return tuple(short(tick, locale, brief=brief) for tick in self.ticks)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is written below the line of time."""

    day: dt.date
    label: str
    year: str = ""
    """The year, where the label does not say it and the tick before is of another."""


def short(value: Decimal, locale: Locale, *, brief: bool) -> str:
    """Write a number; a brief one as 250K or 2.5M."""
    if not brief:
        return number(value, locale)
    return format_compact_decimal(value, locale=locale, fraction_digits=2)


def scale(values: Iterable[Decimal]) -> Scale:
    """Give a scale on which all values have their place.

    It begins at zero, so that twice as high is twice as much; only where that would press all
    values into a third of the height does it begin at a round number below them.
    """
    every = list(values)
    low, high = min(every), max(every)
    reach = max(abs(low), abs(high))
    broken = low * high > 0 and low != high and high - low < reach / 3
    if not broken:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    whole = all(value == value.to_integral_value() for value in every)
    return Scale(round_numbers(low, high, whole=whole), broken)


def round_numbers(low: Decimal, high: Decimal, *, whole: bool = False) -> tuple[Decimal, ...]:
    """Give the fewest round steps around two numbers that are no more than five."""
    power = ((high - low) / MOST).adjusted()
    for step in (base.scaleb(power) for base in ROUND):
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first <= MOST and (step % 1 == 0 or not whole):
            break
    return tuple(_plain((first + each) * step) for each in range(int(last - first) + 1))


def times(first: dt.date, last: dt.date, locale: Locale) -> tuple[Tick, ...]:
    """Give the ticks between two days, both included: days, months or years."""
    few = (found for found in _candidates(first, last) if len(found[1]) <= MOST_TIMES)
    return tuple(_labelled(*next(few), locale))


def _candidates(first: dt.date, last: dt.date) -> Iterator[tuple[str, list[dt.date]]]:
    """Give ever wider steps of time; days only where there are few of them."""
    length = (last - first).days
    for step in DAYS if length <= DAYS[-1] * MOST_TIMES else ():
        days = (first + dt.timedelta(days=each) for each in range(length + 1))
        yield "MMMd", [day for day in days if (day.toordinal() - 1) % step == 0]
    months = range(first.year * YEAR + first.month - 1, last.year * YEAR + last.month)
    for step in MONTHS if len(months) <= MONTHS[-1] * MOST_TIMES + 1 else ():
        yield "MMM", _within((m for m in months if m % step == 0), first, last)
    for step in YEARS:
        years = range(first.year, last.year + 1)
        yield "y", _within((year * YEAR for year in years if year % step == 0), first, last)


def _within(months: Iterable[int], first: dt.date, last: dt.date) -> list[dt.date]:
    days = (dt.date(month // YEAR, month % YEAR + 1, 1) for month in months)
    return [day for day in days if first <= day <= last]


def _labelled(skeleton: str, days: list[dt.date], locale: Locale) -> Iterator[Tick]:
    before = 0
    for day in days:
        new = skeleton != "y" and day.year != before
        year = format_skeleton("y", day, locale=locale) if new else ""
        yield Tick(day, format_skeleton(skeleton, day, locale=locale), year)
        before = day.year


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
