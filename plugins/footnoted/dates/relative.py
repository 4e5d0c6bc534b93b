"""Dates relative to others: a date and a length of time.

Only known parts are used: a partial start gives a partial or wider result.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from footnoted.dates.edtf import DateError, Edtf, Precision, parse, span


class TimeUnit(StrEnum):
    """What is counted."""

    DAY = "day"
    """Calendar days; day 0 is the start."""
    WEEK = "week"
    """Seven days."""
    MONTH = "month"
    """Calendar months; 31 January and one month is the last day of February."""
    YEAR = "year"
    """Calendar years; 29 February and one year is 28 February."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A date and a number of units after it; ``str`` gives both parts."""

    from_: Edtf
    count: int
    unit: TimeUnit

    def __str__(self) -> str:
        """Return ``2024-05-03 + 10 days``."""
        return f"{self.from_} + {self.plus}"

    @property
    def plus(self) -> str:
        """Return the second part: ``10 days``."""
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"

    def resolve(self) -> Edtf:
        """Return the date that results; raise ``DateError`` after the year 9999.

        A day (or moment) gives a day. A month gives a month for months and years, and a year gives
        a year for years. Everything else gives a span: the bounds of the start, moved. ``?`` and
        ``~`` are kept.
        """
        try:
            return self._resolve()
        except (ValueError, OverflowError) as error:
            if isinstance(error, DateError):
                raise
            raise DateError(f"“{self}” ends after the year 9999.") from None

    def _resolve(self) -> Edtf:
        point = self.from_.point
        if point is None or not self.from_.earliest or not self.from_.latest:
            raise DateError(f"“{self.from_}” is not a single date.", "Count from one date.")
        first, last = self._move(self.from_.earliest), self._move(self.from_.latest)
        doubt = _DOUBTS[bool(point.uncertain), bool(point.approximate)]
        if self._keeps(self.from_.precision) and not point.is_masked:
            shape = _SHAPES[self.from_.precision]
            clock = self.from_.text[self.from_.text.find("T") :] if point.time else ""
            return parse(shape(first) + (clock or doubt))
        return span(parse(first.isoformat() + doubt), parse(last.isoformat() + doubt))

    def _keeps(self, precision: Precision) -> bool:
        """Return whether the result is as precise as the start."""
        months = self.unit in (TimeUnit.MONTH, TimeUnit.YEAR)
        whole = {Precision.MONTH: months, Precision.YEAR: self.unit is TimeUnit.YEAR}
        return whole.get(precision, precision in (Precision.DAY, Precision.TIME))

    def _move(self, day: dt.date) -> dt.date:
        if self.unit is TimeUnit.DAY:
            return day + dt.timedelta(days=self.count)
        if self.unit is TimeUnit.WEEK:
            return day + dt.timedelta(weeks=self.count)
        years, month = divmod(
            day.month - 1 + self.count * (12 if self.unit is TimeUnit.YEAR else 1), 12
        )
        length = monthrange(day.year + years, month + 1)[1]
        return dt.date(day.year + years, month + 1, min(day.day, length))


_DOUBTS = {(False, False): "", (True, False): "?", (False, True): "~", (True, True): "%"}
_SHAPES: dict[Precision, Callable[[dt.date], str]] = {
    Precision.TIME: dt.date.isoformat,
    Precision.DAY: dt.date.isoformat,
    Precision.MONTH: lambda day: day.isoformat()[:7],
    Precision.YEAR: lambda day: day.isoformat()[:4],
}

_PLUS = re.compile(r"([0-9]{1,6}) (day|week|month|year)s?")


def parse_relative(from_text: str, plus_text: str) -> Relative:
    """Return the relative date of ``{from: 2024-05-03, plus: 10 days}``; the texts are its
    parts.
    """
    found = _PLUS.fullmatch(plus_text)
    if not found or int(found[1]) == 0:
        raise DateError(
            f"“{plus_text}” is not a length of time.",
            "Write a number and a unit: 10 days, 2 weeks, 1 month, 3 years.",
        )
    relative = Relative(parse(from_text), int(found[1]), TimeUnit(found[2]))
    relative.resolve()
    return relative
