"""The line of time below a chart: where a date lies on it, from its first day to its last.

Knows days only; what stands at them is the chart's business.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from footnoted.dates import Edtf

MARGIN = 0.04
"""Part of the width that stays free at either end, so that no mark is cut."""
SEEN = 0.035
"""Shorter stretches look like a day: on a phone they are no wider than the mark of one."""


@dataclass(frozen=True, slots=True)
class Line:
    """From one day to another, both included."""

    first: dt.date
    last: dt.date

    @classmethod
    def of(cls, dates: Iterable[Edtf]) -> "Line | None":
        """Give the line on which all these dates have their place; nothing for no date."""
        known = [end for date in dates for end in (date.earliest, date.latest) if end]
        return cls(min(known), max(known)) if known else None

    def place(self, day: dt.date, part: float = 0.5) -> float:
        """Give where a day lies, as a part of the width; ``part`` of it has passed there."""
        days = self.last.toordinal() - self.first.toordinal() + 1
        passed = (day.toordinal() - self.first.toordinal() + part) / days
        return MARGIN + (1 - 2 * MARGIN) * passed

    def ends(self, date: Edtf) -> tuple[float, float]:
        """Give where a date begins and ends; what is open goes on to the edge of the picture.

        A day, and what is too short to be seen, is one place.
        """
        left = self.place(date.earliest, 0) if date.earliest else 0.0
        right = self.place(date.latest, 1) if date.latest else 1.0
        one_day = date.earliest == date.latest
        if one_day or right - left < SEEN:
            middle = (left + right) / 2
            return middle, middle
        return left, right
