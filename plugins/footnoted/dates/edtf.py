"""Dates as they are known: value, text, bounds, order."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from footnoted.dates.days import FIRST_DAY, MONTHS, day_of, hint_for, month_and_year

# -------------------------------------------------------------------------------------------------
# The one error for dates: a message, and a hint that says what to write.
#
# It knows no file and no line; the caller adds the place.


class DateError(ValueError):
    """A text that is not a valid date.

    ``message`` says what is wrong, ``hint`` what to write instead (empty if nothing better can be
    said). ``str(error)`` is the message.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep both sentences."""
        super().__init__(message)
        self.message = message
        self.hint = hint


# -------------------------------------------------------------------------------------------------
# How precisely a date is known, and the parts of a year that have a number in EDTF.


class Precision(StrEnum):
    """What a date names, the most precise first; the last three are made of several dates."""

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
"""From EDTF's number to first month and length in months (ISO 8601-2, 4.8).

21-24 are spring to winter with no hemisphere named; they are read as northern, and
``Edtf.hemisphere_assumed`` says so. 25-28 are northern, 29-32 southern seasons, all in whole
(meteorological) months; a season that begins in December is of the year it begins in. 33-36 are
quarters, 37-39 thirds, 40-41 halves.
"""

HEMISPHERE_UNSAID = ("21", "22", "23", "24")
"""Seasons that mean other months south of the equator."""

SOUTHERN = ("29", "30", "31", "32")
"""Seasons of the Southern Hemisphere."""

QUARTERS = ("33", "34", "35", "36")
"""Quarters of a year, the first one first."""


# -------------------------------------------------------------------------------------------------
# One date as it is written: components, which may have unspecified digits, and its bounds.
#
# ``read_point`` reads the text; ``Edtf`` has intervals and sets.

COMPONENTS = ("year", "month", "day")
YEAR_PRECISIONS = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)


@dataclass(frozen=True, slots=True)
class DatePoint:
    """A year, month, season, day or moment.

    ``year`` has four characters, after a minus if it is before the year 0; ``month`` and ``day``
    have two or none at all. ``X`` is an unspecified digit. ``month`` can also be the number of a
    season. ``uncertain`` and ``approximate`` name the components with these marks.
    """

    year: str
    month: str = ""
    day: str = ""
    time: dt.time | None = None
    uncertain: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()

    @property
    def components(self) -> tuple[str, ...]:
        """Return the names of the components that are written."""
        return COMPONENTS[: 1 + bool(self.month) + bool(self.day)]

    @property
    def is_season(self) -> bool:
        """Return whether the second component is a season, quarter, third or half."""
        return self.month in SEASONS

    @property
    def hemisphere_assumed(self) -> bool:
        """Return whether its months depend on a hemisphere that is not written."""
        return self.month in HEMISPHERE_UNSAID

    @property
    def is_masked(self) -> bool:
        """Return whether any digit is unspecified."""
        return "X" in self.year + self.month + self.day

    @property
    def precision(self) -> Precision:
        """Return the smallest part that is wholly known: ``2025-02-XX`` is a month."""
        if "X" in self.year or not self.month or "X" in self.month:
            return YEAR_PRECISIONS[self.year.count("X")]
        if self.is_season:
            return Precision.SEASON
        if not self.day or "X" in self.day:
            return Precision.MONTH
        return Precision.TIME if self.time else Precision.DAY

    @property
    def earliest(self) -> dt.date:
        """Return the first day that it can mean; ``~`` and ``?`` make no difference."""
        if self.day and not self.is_masked:
            return day_of(int(self.year), int(self.month), int(self.day))
        return next(self._stretches(backwards=False))[0]

    @property
    def latest(self) -> dt.date:
        """Return the last day that it can mean."""
        if self.day and not self.is_masked:
            return day_of(int(self.year), int(self.month), int(self.day))
        return next(self._stretches(backwards=True))[1]

    def _stretches(self, *, backwards: bool) -> Iterator[tuple[dt.date, dt.date]]:
        """Yield first and last day of every reading, in order of the calendar."""
        if self.day and not self.is_season and not self.is_masked:
            yield from self._one_day()
            return
        for year in years(self.year, backwards=backwards):
            if not self.month:
                yield day_of(year, 1, 1), day_of(year, 12, 31)
            elif self.is_season:
                yield season_bounds(year, self.month)
            else:
                yield from self._in_year(year, backwards=backwards)

    def _one_day(self) -> Iterator[tuple[dt.date, dt.date]]:
        """Yield the day if it has all its digits, as most dates have."""
        try:
            day = day_of(int(self.year), int(self.month), int(self.day))
        except ValueError:
            return
        yield day, day

    def _in_year(self, year: int, *, backwards: bool) -> Iterator[tuple[dt.date, dt.date]]:
        for month in readings(self.month, 1, 12, backwards=backwards):
            length = monthrange(year, month)[1]
            if not self.day:
                yield day_of(year, month, 1), day_of(year, month, length)
            for day in readings(self.day, 1, length, backwards=backwards) if self.day else ():
                yield day_of(year, month, day), day_of(year, month, day)

    def is_possible(self) -> bool:
        """Return whether any day of the calendar fits."""
        return next(self._stretches(backwards=False), None) is not None

    def without_doubt(self) -> "DatePoint":
        """Return the same date without its marks of uncertain and approximate."""
        return DatePoint(self.year, self.month, self.day, self.time)

    def wholly(self, marked: tuple[str, ...]) -> bool:
        """Return whether a mark is on every component, and so on the date as a whole."""
        return marked == self.components


def years(mask: str, *, backwards: bool) -> Iterator[int]:
    """Yield the years that fit a mask of digits and ``X``, with or without a minus."""
    if mask.startswith("-"):
        yield from (-year for year in readings(mask[1:], 1, 9999, backwards=not backwards))
    else:
        yield from readings(mask, 0, 9999, backwards=backwards)


def readings(mask: str, low: int, high: int, *, backwards: bool) -> Iterator[int]:
    """Yield the numbers from ``low`` to ``high`` that fit a mask of digits and ``X``."""
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
    """Return first and last day of a season; one that begins in December ends next year."""
    first, length = SEASONS[season]
    last_year, last_month = divmod(year * 12 + first - 1 + length - 1, 12)
    if last_year > dt.MAXYEAR:
        raise DateError(f"{year}-{season} ends after the year 9999.")
    end = day_of(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
    return day_of(year, first, 1), end


# -------------------------------------------------------------------------------------------------
# Read one date: digits, unspecified digits, marks of doubt, time.
#
# Intervals and sets are read below; the hints are those of ``days``.

_DATE = re.compile(
    r"(?P<before_year>[?~%]?)(?P<year>-?[0-9X]{4})(?P<after_year>[?~%]?)"
    r"(?:-(?P<before_month>[?~%]?)(?P<month>[0-9X]{2})(?P<after_month>[?~%]?)"
    r"(?:-(?P<before_day>[?~%]?)(?P<day>[0-9X]{2})(?P<after_day>[?~%]?)"
    r"(?:T(?P<time>.+))?)?)?"
)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.(?P<part>[0-9]{1,6}))?)?"
    r"(?P<zone>Z|(?P<sign>[+-])(?P<ahead>[0-9]{2})(?::(?P<minutes>[0-9]{2}))?)?"
)
_YEAR = re.compile(r"[0-9](?:[0-9]{3}|[0-9]{2}X|[0-9]XX|XXX)")


def read_point(text: str) -> DatePoint:
    """Return one date; raise ``DateError`` with a hint if no calendar has it."""
    found = _DATE.fullmatch(text)
    if not found:
        raise DateError(f"“{text}” is not a date that can be read.", hint_for(text))
    year, month, day = found["year"], found["month"] or "", found["day"] or ""
    _check_year(text, year)
    _check_month(text, year, month, day)
    time = _read_time(text, found["time"], year + month + day) if found["time"] else None
    uncertain, approximate = _doubts(found, "?%"), _doubts(found, "~%")
    point = DatePoint(year, month, day, time, uncertain, approximate)
    if not point.is_possible():
        raise _no_such_day(text, year, month, day)
    return point


def _doubts(found: re.Match[str], marks: str) -> tuple[str, ...]:
    """Return the names of the marked components; a mark after one also marks all to its left."""
    written = [name for name in COMPONENTS if found[name]]
    marked = set()
    for place, name in enumerate(written):
        if found[f"before_{name}"] and found[f"before_{name}"] in marks:
            marked.add(name)
        if found[f"after_{name}"] and found[f"after_{name}"] in marks:
            marked.update(written[: place + 1])
    return tuple(name for name in written if name in marked)


def _check_year(text: str, year: str) -> None:
    if year == "-0000":
        raise DateError(f"“{text}” has no year.", "The year 1 BC is 0000, 2 BC is -0001.")
    digits = year.removeprefix("-")
    if digits == "XXXX":
        raise DateError(
            f"“{text}” has no year.",
            "A date needs at least its century or decade (20XX, 202X); say the rest in words.",
        )
    if not _YEAR.fullmatch(digits):
        raise DateError(
            f"“{text}” has an X before a known digit.",
            "X is allowed only for the last digits of a year: 199X, 19XX.",
        )


def _check_month(text: str, year: str, month: str, day: str) -> None:
    if not month:
        return
    if month in SEASONS:
        if day:
            raise DateError(f"“{text}” gives a season a day.", f"Write {year}-{month}.")
        return
    if "X" in month:
        if not any(_fits(month, number) for number in range(1, 13)):
            raise DateError(f"No month fits “{text}”.", _which_months(year))
    elif not 1 <= int(month) <= len(MONTHS):
        raise DateError(
            f"“{text}” is impossible: there is no month {month}.",
            "Months run from 01 to 12, seasons from 21 (spring) to 24 (winter), "
            "quarters from 33 to 36.",
        )


def _which_months(year: str) -> str:
    return (
        f"Which months are meant? Write the set, for example [{year}-10..{year}-12], "
        f"a season ({year}-25 is the northern spring, {year}-28 winter), "
        f"or {year}-XX for an unknown month."
    )


def _fits(mask: str, number: int) -> bool:
    return all(m in ("X", d) for m, d in zip(mask, f"{number:02}", strict=True))


def _no_such_day(text: str, year: str, month: str, day: str) -> DateError:
    if day == "00":
        return DateError(f"“{text}” is impossible: there is no day 00.", "Leave out the day.")
    if "X" in year + month:
        return DateError(f"“{text}” is impossible: no day fits it.", "Leave out the day.")
    length = monthrange(int(year), int(month))[1]
    number = int(year)
    name = f"{MONTHS[int(month) - 1]} {number if number > 0 else f'{1 - number} BC'}"
    return DateError(
        f"“{text}” is impossible: {name} has {length} days.",
        f"Check the day. If only the month is known, write {year}-{month}.",
    )


def _read_time(text: str, time: str, date: str) -> dt.time:
    found = _TIME.fullmatch(time)
    if not found:
        raise DateError(
            f"“{time}” in “{text}” is not a time of day.",
            "Write T14:30, with the zone if you know it: T14:30Z, T14:30+02:00.",
        )
    if "X" in date:
        raise DateError(f"“{text}” has a time but no certain day.", "Leave out the time.")
    if found["hour"] == "24":
        raise DateError(f"“{text}” names hour 24.", "Write T00:00 of the next day.")
    try:
        return dt.time(
            int(found["hour"]),
            int(found["minute"]),
            int(found["second"] or 0),
            int((found["part"] or "").ljust(6, "0")),
            tzinfo=_zone(found),
        )
    except ValueError:
        raise DateError(
            f"“{text}” has a time that does not exist.",
            "Hours run to 23, minutes and seconds to 59, zones from -12:00 to +14:00.",
        ) from None


def _zone(found: re.Match[str]) -> dt.timezone | None:
    if not found["zone"]:
        return None
    if found["zone"] == "Z":
        return dt.UTC
    minutes = dt.time(minute=int(found["minutes"] or 0)).minute
    ahead = dt.timedelta(hours=int(found["ahead"]), minutes=minutes)
    signed = -ahead if found["sign"] == "-" else ahead
    if not dt.timedelta(hours=-12) <= signed <= dt.timedelta(hours=14):
        raise ValueError
    return dt.timezone(signed)


# -------------------------------------------------------------------------------------------------
# The value of an EDTF date: its text, its bounds, its order.
#
# ``parse`` reads the text, and ``wording`` has the words for people.


class Edge(StrEnum):
    """An end of an interval that is not a date."""

    OPEN = ".."
    """It goes on without a limit, or the limit does not matter."""
    UNKNOWN = ""
    """There is a limit that nobody knows."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one date to another, both included; a single date has the same start and end."""

    first: DatePoint | Edge
    last: DatePoint | Edge

    @property
    def points(self) -> Iterator[DatePoint]:
        """Yield the dates as written, each once."""
        if isinstance(self.first, DatePoint):
            yield self.first
        if isinstance(self.last, DatePoint) and self.last is not self.first:
            yield self.last

    @property
    def earliest(self) -> dt.date | None:
        """Return the first possible day; None if the start is open or unknown."""
        return self.first.earliest if isinstance(self.first, DatePoint) else None

    @property
    def latest(self) -> dt.date | None:
        """Return the last possible day; None if the end is open or unknown."""
        return self.last.latest if isinstance(self.last, DatePoint) else None


class DateForm(StrEnum):
    """How the stretches of a date are meant."""

    POINT = "point"
    """One date."""
    INTERVAL = "interval"
    """It lasts all the time from first to last."""
    SET = "set"
    """One of these dates."""
    SPAN = "span"
    """One date somewhere between first and last."""


SortKey = tuple[int, int, int, str]
_PAST, _FUTURE = FIRST_DAY.toordinal() - 1, dt.date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as it is known; hashable, and ``str(edtf)`` is the text as typed.

    ``earliest`` and ``latest`` are the first and last day it can mean, both included; ``None`` is
    an open or unknown start or end. ``~`` and ``?`` do not change them, because nobody knows by how
    much.
    """

    text: str
    kind: DateForm
    stretches: tuple[Stretch, ...]
    earliest: dt.date | None
    latest: dt.date | None

    def __str__(self) -> str:
        """Return the text as typed."""
        return self.text

    @property
    def points(self) -> tuple[DatePoint, ...]:
        """Return the single dates it is made of, in the order they are written."""
        return tuple(point for stretch in self.stretches for point in stretch.points)

    @property
    def point(self) -> DatePoint | None:
        """Return its one date; None for intervals, sets and spans."""
        return self.points[0] if self.kind is DateForm.POINT else None

    @property
    def precision(self) -> Precision:
        """Return how precisely it is known."""
        point = self.point
        return point.precision if point else Precision(self.kind.value)

    @property
    def uncertain(self) -> bool:
        """Return whether any of it is marked ``?`` or ``%``."""
        return any(point.uncertain for point in self.points)

    @property
    def approximate(self) -> bool:
        """Return whether any of it is marked ``~`` or ``%``."""
        return any(point.approximate for point in self.points)

    @property
    def hemisphere_assumed(self) -> bool:
        """Return whether it names a season (21 to 24) whose hemisphere is not written."""
        return any(point.hemisphere_assumed for point in self.points)

    @property
    def is_interval(self) -> bool:
        """Return whether it lasts from one date to another."""
        return self.kind is DateForm.INTERVAL

    @property
    def is_set(self) -> bool:
        """Return whether it is one of several dates, listed or between two limits."""
        return self.kind in (DateForm.SET, DateForm.SPAN)

    @property
    def time(self) -> dt.time | None:
        """Return the time of day if one is written, with its zone in ``tzinfo``; else None."""
        return self.point.time if self.point else None

    @property
    def zone(self) -> dt.tzinfo | None:
        """Return the zone if one is written; else None."""
        return self.time.tzinfo if self.time else None

    @property
    def sort_key(self) -> SortKey:
        """Return a key that sorts all dates and never takes a month for its first day.

        Dates are sorted by earliest day (open starts first), then by latest day (open ends last).
        So a day comes before the month that begins with it, and the month before its other days.
        Then come days without a time before those with one, by the clock (in UTC if zones are
        known); then the text decides.
        """
        return (
            self.earliest.toordinal() if self.earliest else _PAST,
            self.latest.toordinal() if self.latest else _FUTURE,
            _microseconds(self.time) if self.time else -(10**12),
            self.text,
        )


def _microseconds(time: dt.time) -> int:
    since = dt.timedelta(
        hours=time.hour, minutes=time.minute, seconds=time.second, microseconds=time.microsecond
    ) - (time.utcoffset() or dt.timedelta())
    return since // dt.timedelta(microseconds=1)


# -------------------------------------------------------------------------------------------------
# Read EDTF: single dates, intervals and one-of sets; and make spans between two dates.
#
# This is a subset of ISO 8601-2 (EDTF): levels 0 and 1 and what news needs of level 2. What is
# impossible or reversed is refused; nothing is guessed.

LONGEST = 500
"""In characters; a longer text is no date and would take too long."""


@lru_cache(4096)  # a site writes the same dates again and again
def parse(text: str) -> Edtf:
    """Return the date of a text in EDTF; raise ``DateError`` with a hint if it is none."""
    if len(text) > LONGEST:
        raise DateError(f"A date cannot have {len(text)} characters.")
    if not text:
        raise DateError("The date is empty.", "If no date is known, remove the key.")
    if (day := _day(text)) is not None:
        return on_day(day)
    if text[0] in "[{":
        return _set(text)
    if text.count("/") == 1:
        return _interval(text)
    point = read_point(text)
    return _edtf(text, DateForm.POINT, (Stretch(point, point),))


def _day(text: str) -> dt.date | None:
    """Return a day that is written in full without marks, as most dates are; else None."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def on_day(day: dt.date) -> Edtf:
    """Return the date of one day."""
    text = day.isoformat()
    point = DatePoint(text[:-6], text[-5:-3], text[-2:])
    return Edtf(text, DateForm.POINT, (Stretch(point, point),), day, day)


def span(earliest: Edtf | None, latest: Edtf | None) -> Edtf:
    """Return one date somewhere between two, as a record's ``{earliest, latest}`` says.

    One of the two may be absent. Both must be single dates. The text is EDTF for the same thing,
    ``[earliest..latest]``; ``parse`` reads it as a set.
    """
    first, last = _limit(earliest, "earliest"), _limit(latest, "latest")
    text = f"[{earliest or ''}..{latest or ''}]"
    if first is Edge.OPEN and last is Edge.OPEN:
        raise DateError("A span needs an earliest or a latest date.")
    stretch = Stretch(first, last)
    _refuse_reversed(
        text,
        stretch,
        f"Write them the other way round: `earliest: {latest}`, `latest: {earliest}`.",
    )
    return _edtf(text, DateForm.SPAN, (stretch,))


def _limit(date: Edtf | None, name: str) -> DatePoint | Edge:
    if date is None:
        return Edge.OPEN
    if date.point is None:
        raise DateError(f"“{date}” is not a single date.", f"{name} takes one date: 2025-02-11.")
    return date.point


def _interval(text: str) -> Edtf:
    if cure := month_and_year(text):
        raise DateError(f"“{text}” is not a date that can be read.", cure)
    first, last = (_end(part) for part in text.split("/"))
    if isinstance(first, Edge) and isinstance(last, Edge):
        raise DateError(f"“{text}” has neither start nor end.", "Give at least one of them.")
    stretch = Stretch(first, last)
    start, end = text.split("/")
    _refuse_reversed(text, stretch, f"Write the two dates the other way round: {end}/{start}.")
    return _edtf(text, DateForm.INTERVAL, (stretch,))


def _end(part: str) -> DatePoint | Edge:
    return Edge(part) if part in ("", "..") else read_point(part)


def _set(text: str) -> Edtf:
    if text[0] == "{":
        raise DateError(
            f"“{text}” means all of these dates.",
            "Write one record for each date, or [a, b] for one of them.",
        )
    if text[-1] != "]":
        raise DateError(f"“{text}” begins a set and does not end it.", f"Write {text}].")
    return _edtf(text, DateForm.SET, tuple(_member(part.strip()) for part in text[1:-1].split(",")))


def _member(part: str) -> Stretch:
    if not part:
        raise DateError("A set has a comma and no date beside it.", "Write [2025-02, 2025-03].")
    if "/" in part:
        cure = part.replace("/", "..")
        raise DateError(f"“{part}” is an interval within a set.", f"Write {cure}.")
    if ".." not in part:
        point = read_point(part)
        return Stretch(point, point)
    start, _, end = part.partition("..")
    if not start and not end:
        raise DateError("A set of dates needs at least one date.", "Give at least one date.")
    stretch = Stretch(
        read_point(start) if start else Edge.OPEN, read_point(end) if end else Edge.OPEN
    )
    _refuse_reversed(part, stretch, f"Write the two dates the other way round: {end}..{start}.")
    return stretch


def _refuse_reversed(text: str, stretch: Stretch, hint: str) -> None:
    first, last = stretch.first, stretch.last
    if not isinstance(first, DatePoint) or not isinstance(last, DatePoint):
        return
    if first.earliest > last.latest or _moments_reversed(first, last):
        raise DateError(f"“{text}” ends before it begins.", hint)


def _moments_reversed(first: DatePoint, last: DatePoint) -> bool:
    """Return whether the second of two times of one day is earlier; False if only one has a
    zone.
    """
    if first.time is None or last.time is None or first.earliest != last.latest:
        return False
    if (first.time.tzinfo is None) != (last.time.tzinfo is None):
        return False
    day = dt.date(2000, 1, 2)
    return dt.datetime.combine(day, first.time) > dt.datetime.combine(day, last.time)


def _edtf(text: str, kind: DateForm, stretches: tuple[Stretch, ...]) -> Edtf:
    starts = [stretch.earliest for stretch in stretches]
    ends = [stretch.latest for stretch in stretches]
    earliest = None if None in starts else min(day for day in starts if day)
    latest = None if None in ends else max(day for day in ends if day)
    return Edtf(text, kind, stretches, earliest, latest)
