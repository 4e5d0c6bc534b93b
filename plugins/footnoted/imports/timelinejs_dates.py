"""Dates of TimelineJS 3 as EDTF: year, month, day and clock, as far as they are given.

Refuses what is no day of the calendar; a time without a zone stays without one.
"""

import re
from collections.abc import Mapping
from typing import Any

from footnoted.dates import DateError, parse
from footnoted.imports.when import NoDate
from footnoted.imports.words import shown

_PARTS = ("year", "month", "day", "hour", "minute", "second")
_NUMBER = re.compile(r"-?\d{1,12}")


def edtf_of(event: Mapping[str, Any]) -> str:
    """Give the date of an event as EDTF; raises ``NoDate``.

    Our own export keeps the date as it was written under ``edtf``.
    """
    if own := _given(event, "edtf"):
        return _checked(own)
    first, end = _one(event.get("start_date")), event.get("end_date")
    last = _one(end) if isinstance(end, Mapping) and _given(end, "year") else ""
    return _checked(f"{first}/{last}" if last and last != first else first)


def _one(date: Any) -> str:
    """Give one date; finer parts count only below the coarser ones."""
    if not isinstance(date, Mapping):
        raise NoDate("It has no date.")
    given = {name: _given(date, name) for name in _PARTS}
    if not given["year"]:
        raise NoDate("It has no year.")
    for name, text in given.items():
        if text and not _NUMBER.fullmatch(text):
            raise NoDate(f"`{name}` {shown(text)} is no number.")
    year = int(given["year"])
    if not 1 <= year <= 9999:
        raise NoDate(f"The year {year} is outside 1 to 9999, the years that a record can have.")
    text = f"{year:04}"
    for coarse, name in (("year", "month"), ("month", "day")):
        if given[name] and not given[coarse]:
            raise NoDate(f"It has a {name} and no {coarse}.")
        text += f"-{int(given[name]):02}" if given[name] else ""
    return text + (_clock(given) if given["day"] else "")


def _clock(given: Mapping[str, str]) -> str:
    """Give the time of day; TimelineJS's templates write midnight for "no time"."""
    hour, minute, second = (int(given[name] or 0) for name in _PARTS[3:])
    if not given["hour"] or not (hour or minute or second):
        return ""
    return f"T{hour:02}:{minute:02}:{second:02}"


def _given(date: Mapping[str, Any], name: str) -> str:
    value = date.get(name)
    return str(value).strip() if isinstance(value, str | int) else ""


def _checked(text: str) -> str:
    try:
        return str(parse(text))
    except DateError as error:
        raise NoDate(f"{error.message} {error.hint}".strip()) from None
