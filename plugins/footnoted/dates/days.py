"""Days of any year; and what the writer of an unreadable date meant."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

# -------------------------------------------------------------------------------------------------
# Days of the calendar, including those before the year 1.
#
# This is the calendar of ISO 8601, continued into the past: the year 0 is 1 BC, -43 is 44 BC.

_CYCLE, _CYCLE_DAYS = 400, 146_097
"""Years after which the calendar repeats, leap years and weekdays included; and their days."""


class EarlyDay(dt.date):
    """A day before the year 1, which can be compared, sorted and counted with all other days.

    It is stored as the same day some whole cycles of the calendar later, in a year that Python
    knows. Month, day of the month and weekday are the same there.
    """

    _cycles: int

    def __new__(cls, year: int, month: int, day: int) -> "EarlyDay":
        """Make a day; raise ``ValueError`` if the calendar has no such day."""
        cycles = (_CYCLE - year) // _CYCLE
        made = super().__new__(cls, year + _CYCLE * cycles, month, day)
        made._cycles = cycles
        return made

    @property
    def year(self) -> int:
        """Return the year, 0 for 1 BC."""
        return super().year - _CYCLE * self._cycles

    def toordinal(self) -> int:
        """Return the days since the last day before the year 1: 0 or less."""
        return super().toordinal() - _CYCLE_DAYS * self._cycles

    def isoformat(self) -> str:
        """Return the day as EDTF has it: ``-0043-03-15``."""
        return f"{edtf_year(self.year)}-{self.month:02}-{self.day:02}"

    __str__ = isoformat

    def __repr__(self) -> str:
        """Return the expression that makes it."""
        return f"EarlyDay({self.year}, {self.month}, {self.day})"

    def __format__(self, _spec: str) -> str:
        """Return the ISO form, whatever the format."""
        return self.isoformat()

    def __reduce__(self) -> tuple[type["EarlyDay"], tuple[int, int, int]]:
        """Return how pickle makes it again."""
        return EarlyDay, (self.year, self.month, self.day)

    def __hash__(self) -> int:
        """Return the same hash for the same day."""
        return hash(self.toordinal())

    def __eq__(self, other: object) -> bool:
        """Return whether this is the same day."""
        return isinstance(other, EarlyDay) and self.toordinal() == other.toordinal()

    def __lt__(self, other: dt.date) -> bool:
        """Return whether this day is earlier."""
        return self.toordinal() < other.toordinal()

    def __le__(self, other: dt.date) -> bool:
        """Return whether this day is not later."""
        return self.toordinal() <= other.toordinal()

    def __gt__(self, other: dt.date) -> bool:
        """Return whether this day is later."""
        return self.toordinal() > other.toordinal()

    def __ge__(self, other: dt.date) -> bool:
        """Return whether this day is not earlier."""
        return self.toordinal() >= other.toordinal()

    def __sub__(self, other: object) -> Any:
        """Return the time since another day, or the day that long before."""
        if isinstance(other, dt.timedelta):
            return self + -other
        if isinstance(other, dt.date):
            return dt.timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __rsub__(self, other: dt.date) -> dt.timedelta:
        """Return the time from this day to another."""
        return dt.timedelta(other.toordinal() - self.toordinal())

    def __add__(self, other: dt.timedelta) -> Any:
        """Return the day that much later."""
        cycles, days = divmod(self.toordinal() + other.days - 1, _CYCLE_DAYS)
        found = dt.date.fromordinal(days + 1)
        return day_of(found.year + _CYCLE * cycles, found.month, found.day)


def day_of(year: int, month: int, day: int) -> dt.date:
    """Return a day of any year; raise ``ValueError`` if the calendar has no such day."""
    return dt.date(year, month, day) if year >= dt.MINYEAR else EarlyDay(year, month, day)


def edtf_year(number: int) -> str:
    """Return a year as EDTF writes it: ``0014``, ``-0043``."""
    return f"-{-number:04}" if number < 0 else f"{number:04}"


def without_year_0(number: int) -> int:
    """Return a year for programs without a year 0: -44 for 44 BC, which is -43 in EDTF."""
    return number if number > 0 else number - 1


def with_year_0(number: int) -> int:
    """Return a year of EDTF from one of a program without a year 0: -43 for -44."""
    return number + 1 if number < 0 else number


FIRST_DAY = EarlyDay(-9999, 1, 1)
"""The first that a date can name; the last is Python's own."""


# -------------------------------------------------------------------------------------------------
# What the writer of an unreadable date meant.
#
# The results are proposals; none is ever used as the date.

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
"""English names, for messages; in pages the names are Babel's."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_FORMS = "Write 2025, 2025-02 or 2025-02-11; add ~ for about and ? for uncertain."
_NAMED = {name[:3].lower(): f"{number:02}" for number, name in enumerate(MONTHS, 1)}
_YEAR_ABBREVIATED = re.compile(r"([0-9]{3})0s")
_UNPADDED = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_COMPACT_MONTH = re.compile(r"([0-9]{4})(0[1-9]|1[0-2])")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})[./]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./]([0-9]{1,2})(?:[./]([0-9]{1,2}))?")
_MONTH_AND_YEAR = re.compile(r"(0?[1-9]|1[0-2])[/.]([0-9]{4})")
_QUARTER = re.compile(r"[Qq]([1-4]) +([0-9]{4})|([0-9]{4})[- ]?[Qq]([1-4])")
_SEASON = re.compile(r"(?:the )?(spring|summer|autumn|fall|winter),?(?: of)? ([0-9]{4})", re.I)
_SEASONS = {"spring": 25, "summer": 26, "autumn": 27, "fall": 27, "winter": 28}
_NO_YEAR = re.compile(r"(?:([0-9]{1,2})\.? +)?([A-Za-z]{3,9})\.?(?: +([0-9]{1,2}))?")
_WORDS = re.compile(r"(?:([0-9]{1,2})\.? +)?([A-Za-z]{3,9})\.?(?: +([0-9]{1,2}),?)? +([0-9]{4})")
_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2}):(?P<rest>[0-5][0-9](?::[0-5][0-9])?) ?(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
)
_RANGE = re.compile(r"([^\s.\[\]{}]+) ?\.\. ?([^\s.\[\]{}]+)")


def hint_for(text: str) -> str:
    """Return the sentence that says how to write an unreadable date."""
    return _wrong_characters(text) or _other_notation(text) or _beyond(text) or _FORMS


def _wrong_characters(text: str) -> str:
    if text != text.strip():
        return "Leave out the spaces around it."
    for dash in _DASHES:
        if dash in text:
            return f"Use the plain hyphen: {text.replace(dash, '-')}."
    if re.fullmatch(r"[0-9]{1,4}[xu]+.*|[0-9]{4}-[xu]{2}.*", text):
        return f"Unspecified digits are written X: {re.sub('[xu]', 'X', text)}."
    if re.search(r"[?~%]{2}$", text):
        return "Write % for both uncertain and approximate."
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9].*", text):
        return _with_time(*text.split(" ", 1))
    return ""


def _with_time(day: str, time: str) -> str:
    """Return how to write a day with a time that follows a space."""
    found = _TIME.fullmatch(time)
    if not found:
        return "Write the time in 24 hours, and the zone after it, as in 2025-02-11T14:30Z."
    written = f"{day}T{found['hour'].zfill(2)}:{found['rest']}"
    if found["zone"]:
        return f"Put a T before the time: {written}{found['zone']}."
    return (
        f"Put a T before the time and the zone after it: {written}Z for UTC, or {written}+02:00 "
        "and the like."
    )


def _other_notation(text: str) -> str:
    for pattern, cure in _CURES:
        if found := pattern.fullmatch(text):
            return cure(found)
    return month_and_year(text) or _month_in_words(text) or _without_year(text)


def _padded(found: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in found.groups() if part)


def _season_of(found: re.Match[str]) -> str:
    north, year = _SEASONS[found[1].lower()], found[2]
    return f"North of the equator write {year}-{north}, south of it {year}-{north + 4}."


def month_and_year(text: str) -> str:
    """Return how to write 02/2025, which is no interval."""
    found = _MONTH_AND_YEAR.fullmatch(text)
    return f"Write {found[2]}-{found[1].zfill(2)}." if found else ""


def _day_or_month_first(found: re.Match[str]) -> str:
    """Return both days that 11/02/2025 can be; with periods the day comes first."""
    first, second, year, sign = int(found[1]), int(found[3]), found[4], found[2]
    day_first = f"{year}-{second:02}-{first:02}" if second <= len(MONTHS) else ""
    month_first = f"{year}-{first:02}-{second:02}" if first <= len(MONTHS) else ""
    if sign == "." or first == second or not (day_first and month_first):
        return f"Write {day_first or month_first or 'year, month and day: 2025-02-11'}."
    days = (f"{first} {MONTHS[second - 1]}", f"{second} {MONTHS[first - 1]}")
    return f"Write {day_first} for {days[0]} or {month_first} for {days[1]}."


def _without_year(text: str) -> str:
    """Return a question for the year of a day or month in words."""
    found = _NO_YEAR.fullmatch(text)
    month = _NAMED.get(found[2][:3].lower()) if found else None
    if not found or not month:
        return ""
    day = found[1] or found[3]
    return f"Add the year, as in 2025-{month}{'-' + day.zfill(2) if day else ''}."


def _month_in_words(text: str) -> str:
    found = _WORDS.fullmatch(text)
    month = _NAMED.get(found[2][:3].lower()) if found else None
    if not found or not month:
        return ""
    day = found[1] or found[3]
    return f"Write {found[4]}-{month}{'-' + day.zfill(2) if day else ''}."


def _beyond(text: str) -> str:
    if found := re.fullmatch(r"-?([0-9]{1,3}) ?(?:BCE?|B\.C\.(?:E\.)?)|-([0-9]{1,3})", text):
        year = 1 - int(found[1]) if found[1] else -int(found[2])
        said = f"-{-year:04}" if year < 0 else "0000"
        return f"Years have four digits, and 1 BC is the year 0: {said} is {1 - year} BC."
    if re.fullmatch(r"Y-?[0-9].*|-[0-9]{4,}.*", text):
        return "Years run from -9999 to 9999."
    if re.fullmatch(r"[0-9]{4}S[0-9]+", text):
        return "Significant digits are not used here: write 19XX, or 1950~ for about."
    if "(" in text:
        return "Leave out the parentheses: a mark in front of a part concerns that part alone."
    return ""


_CURES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_UNPADDED, lambda found: f"Write two digits for month and day: {_padded(found)}."),
    (_COMPACT, lambda found: f"Put hyphens between year, month and day: {_padded(found)}."),
    (_COMPACT_MONTH, lambda found: f"Put a hyphen between year and month: {_padded(found)}."),
    (_YEAR_FIRST, lambda found: f"Write hyphens: {_padded(found)}."),
    (_YEAR_LAST, _day_or_month_first),
    (
        _RANGE,
        lambda found: (
            f"Write {found[1]}/{found[2]} for what lasts, "
            f"[{found[1]}..{found[2]}] for one of these."
        ),
    ),
    (_YEAR_ABBREVIATED, lambda found: f"Write {found[1]}X."),
    (_QUARTER, lambda found: f"Write {found[2] or found[3]}-{32 + int(found[1] or found[4])}."),
    (_SEASON, _season_of),
)
"""Other notations, and what to write instead; the first that fits is used."""
