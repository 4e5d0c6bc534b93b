"""How finely a date is known, and the parts of a year that have a number in EDTF.

A table only; the rules are in ``point``.
"""

from enum import StrEnum


class Precision(StrEnum):
    """What a date names, finest first; the last three are made of several dates."""

    TIME = "time"
    """A day with a time of day."""
    DAY = "day"
    """One day."""
    MONTH = "month"
    """A month, or an unspecified day of it (``2025-02-XX``)."""
    SEASON = "season"
    """A season, quarter, third or half of a year (EDTF's 21 to 41)."""
    YEAR = "year"
    """A year, or an unspecified month of it (``2004-XX``)."""
    DECADE = "decade"
    """An unspecified year of ten (``199X``)."""
    CENTURY = "century"
    """An unspecified year of a hundred (``19XX``)."""
    MILLENNIUM = "millennium"
    """An unspecified year of a thousand (``1XXX``)."""
    INTERVAL = "interval"
    """Something that lasts from one date to another (``2025-02-10/2025-02-16``)."""
    SET = "set"
    """One of several dates (``[2025-02-10, 2025-02-12]``)."""
    SPAN = "span"
    """Somewhere between two dates (a record's ``{earliest, latest}``)."""


SEASONS: dict[str, tuple[int, int]] = {
    "21": (3, 3), "22": (6, 3), "23": (9, 3), "24": (12, 3),
    "25": (3, 3), "26": (6, 3), "27": (9, 3), "28": (12, 3),
    "29": (9, 3), "30": (12, 3), "31": (3, 3), "32": (6, 3),
    "33": (1, 3), "34": (4, 3), "35": (7, 3), "36": (10, 3),
    "37": (1, 4), "38": (5, 4), "39": (9, 4),
    "40": (1, 6), "41": (7, 6),
}  # fmt: skip
"""EDTF's number -> first month and length in months (ISO 8601-2, 4.8).

21-24 are spring to winter with no hemisphere named; they are read as northern,
and ``Edtf.hemisphere_assumed`` says so. 25-28 are northern, 29-32 southern
seasons, all in whole (meteorological) months; a season that begins in December
belongs to the year it begins in. 33-36 are quarters, 37-39 thirds, 40-41 halves.
"""

HEMISPHERE_UNSAID = ("21", "22", "23", "24")
"""Seasons that mean other months south of the equator."""

SOUTHERN = ("29", "30", "31", "32")
"""Seasons of the Southern Hemisphere."""

QUARTERS = ("33", "34", "35", "36")
"""Quarters of a year, the first one first."""
