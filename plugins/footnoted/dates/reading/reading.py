"""What a few words about time were read as: a value.

Reads nothing itself.
"""

from dataclasses import dataclass
from enum import StrEnum

from footnoted.dates.value import Edtf


class Sort(StrEnum):
    """What the words leave to be known from elsewhere."""

    ABSOLUTE = "absolute"
    """Nothing: the year is said (``August 2024``)."""
    PARTIAL = "partial"
    """The year (``Feb. 11``)."""
    WEEKDAY = "weekday"
    """The week (``on Thursday``)."""
    RELATIVE = "relative"
    """The day on which they were written (``yesterday``, ``last month``)."""
    HANGING = "hanging"
    """Another date, named somewhere else (``the following week``): there are no dates."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Words of a text that tell a date: where they stand, and what they can mean."""

    start: int
    """First character of the words, counted in code points from 0."""
    end: int
    """The character behind the last one."""
    words: str
    """The words themselves."""
    dates: tuple[Edtf, ...]
    """What they can mean, the likeliest first; none where that cannot be known."""
    sort: Sort
    """What they leave open."""

    @property
    def certain(self) -> bool:
        """Tell whether the words alone give the one date they mean."""
        return self.sort is Sort.ABSOLUTE and len(self.dates) == 1
