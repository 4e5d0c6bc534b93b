"""One date as it is written: components that may hold unspecified digits, and its bounds.

Reads no text (``grammar`` does) and knows no interval or set (``value`` does).
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.dates.errors import DateError
from footnoted.dates.precision import HEMISPHERE_UNSAID, SEASONS, Precision

COMPONENTS = ("year", "month", "day")
YEAR_PRECISIONS = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month, season, day or moment.

    ``year`` has four characters, ``month`` and ``day`` two or none at all; an
    ``X`` is a digit nobody gave. ``month`` also holds the numbers of seasons.
    ``uncertain`` and ``approximate`` name the components so marked.
    """

    year: str
    month: str = ""
    day: str = ""
    time: dt.time | None = None
    uncertain: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()

    @property
    def components(self) -> tuple[str, ...]:
        """Give the names of the components that are written."""
        return COMPONENTS[: 1 + bool(self.month) + bool(self.day)]

    @property
    def is_season(self) -> bool:
        """Tell whether the second component is a season, quarter, third or half."""
        return self.month in SEASONS

    @property
    def hemisphere_assumed(self) -> bool:
        """Tell whether the months depend on a hemisphere that is not written."""
        return self.month in HEMISPHERE_UNSAID

    @property
    def is_masked(self) -> bool:
        """Tell whether any digit is unspecified."""
        return "X" in self.year + self.month + self.day

    @property
    def precision(self) -> Precision:
        """Give the finest thing that is wholly known: ``2025-02-XX`` is a month."""
        if "X" in self.year or not self.month or "X" in self.month:
            return YEAR_PRECISIONS[self.year.count("X")]
        if self.is_season:
            return Precision.SEASON
        if not self.day or "X" in self.day:
            return Precision.MONTH
        return Precision.TIME if self.time else Precision.DAY

    @property
    def earliest(self) -> dt.date:
        """Give the first day it can mean; ``~`` and ``?`` do not widen it."""
        return next(self._stretches(backwards=False))[0]

    @property
    def latest(self) -> dt.date:
        """Give the last day it can mean."""
        return next(self._stretches(backwards=True))[1]

    def _stretches(self, *, backwards: bool) -> Iterator[tuple[dt.date, dt.date]]:
        """Yield first and last day of every reading, in order of the calendar."""
        for year in readings(self.year, 1, 9999, backwards=backwards):
            if not self.month:
                yield dt.date(year, 1, 1), dt.date(year, 12, 31)
            elif self.is_season:
                yield season_bounds(year, self.month)
            else:
                yield from self._in_year(year, backwards=backwards)

    def _in_year(self, year: int, *, backwards: bool) -> Iterator[tuple[dt.date, dt.date]]:
        for month in readings(self.month, 1, 12, backwards=backwards):
            length = monthrange(year, month)[1]
            if not self.day:
                yield dt.date(year, month, 1), dt.date(year, month, length)
            for day in readings(self.day, 1, length, backwards=backwards) if self.day else ():
                yield dt.date(year, month, day), dt.date(year, month, day)

    def is_possible(self) -> bool:
        """Tell whether any day of the calendar fits."""
        return next(self._stretches(backwards=False), None) is not None

    def without_doubt(self) -> "Point":
        """Give the same date with nothing marked as uncertain or approximate."""
        return Point(self.year, self.month, self.day, self.time)

    def wholly(self, marked: tuple[str, ...]) -> bool:
        """Tell whether a mark concerns every component, and so the date as a whole."""
        return marked == self.components


def readings(mask: str, low: int, high: int, *, backwards: bool) -> Iterator[int]:
    """Yield the numbers from ``low`` to ``high`` that fit digits and ``X``."""
    if "X" not in mask:
        numbers: range = range(int(mask), int(mask) + 1)
    else:
        first, last = int(mask.replace("X", "0")), int(mask.replace("X", "9"))
        numbers = range(max(first, low), min(last, high) + 1)
    for number in reversed(numbers) if backwards else numbers:
        digits = str(number).zfill(len(mask))
        if low <= number <= high and all(m in ("X", d) for m, d in zip(mask, digits, strict=True)):
            yield number


def season_bounds(year: int, season: str) -> tuple[dt.date, dt.date]:
    """Give first and last day of a season; one that begins in December ends next year."""
    first, length = SEASONS[season]
    last_year, last_month = divmod(year * 12 + first - 1 + length - 1, 12)
    if last_year > dt.MAXYEAR:
        raise DateError(f"{year}-{season} ends after the year 9999.")
    end = dt.date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
    return dt.date(year, first, 1), end
