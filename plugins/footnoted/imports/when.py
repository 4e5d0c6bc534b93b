"""Dates of other formats as EDTF, where there is one way to read them.

Guesses nothing: "Spring 2020" and "3/4/2020" are given back with what could be meant.
"""

import re
from typing import Any

from footnoted.dates import DateError, parse
from footnoted.dates.hints import MONTHS
from footnoted.imports.words import shown, words

MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_SLASHES = re.compile(r"(\d{4})/(\d{1,2})?(?:/(\d{1,2})?)?(?:/(.*))?")
"""RIS: year, month, day, anything else."""
_UNPADDED = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?")
_CLOCK = re.compile(r"\d\d:\d\d(:\d\d)?")
_WORDED = re.compile(
    r"(?:(?P<day>\d{1,2})\.?\s+)?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?:\s+(?P<late>\d{1,2}),?)?,?\s+(?P<year>\d{4})"
)
_PARTS = ("year", "month", "day")


class NoDate(ValueError):
    """A value is no date; the message is a sentence that says so."""


def edtf(value: Any) -> str:
    """Give a date variable of CSL, or a text, as EDTF; raises ``NoDate``."""
    if isinstance(value, list):  # CSL-YAML: a list of {year, month, day}
        value = {"date-parts": [_listed(part) for part in value]}
    if isinstance(value, dict):
        return _checked(_structured(value))
    if isinstance(value, str | int):
        return _text(str(value))
    raise NoDate(f"{shown(value)} is no date.")


def _structured(value: dict[str, Any]) -> str:
    circa = str(value.get("circa", "")).lower() not in ("", "0", "false", "none")
    parts = value.get("date-parts")
    if not parts and value.get("year"):
        parts = [_listed(value)]
    if parts:
        if not isinstance(parts, list) or len(parts) > 2:
            raise NoDate(f"{shown(parts)} is no date.")
        ends = [_parts(part, value.get("season")) for part in parts]
        return "/".join(f"{end}~" if circa else end for end in ends)
    for key in ("literal", "raw"):
        if value.get(key):
            return _text(str(value[key])) + ("~" if circa else "")
    raise NoDate("There is no year in this date.")


def _listed(part: Any) -> list[Any]:
    if not isinstance(part, dict):
        raise NoDate(f"{shown(part)} is no date.")
    return [part[name] for name in _PARTS if part.get(name)]


def _parts(parts: Any, season: Any) -> str:
    """Give one date of ``date-parts``; the season is of a date without a month."""
    numbers = [str(part).strip() for part in parts] if isinstance(parts, list) else []
    if not 1 <= len(numbers) <= 3 or not all(re.fullmatch(r"\d{1,4}", one) for one in numbers):
        raise NoDate(f"{shown(parts)} is no date.")
    year, *rest = (number.zfill(4 if place == 0 else 2) for place, number in enumerate(numbers))
    if not rest and season:
        name = str(season).strip().lower()
        number = _SEASONS.get(name, int(name) if re.fullmatch("[1-4]", name) else 0)
        if not number:
            raise NoDate(f"{shown(season)} is no season.")
        return f"{year}-{20 + number}"
    return "-".join([year, *rest])


def _text(text: str) -> str:
    """Give a date that was written as text."""
    plain = words(text).text
    try:
        return str(parse(plain))
    except DateError as error:
        problem = error
    found = _slashed(plain) or _timed(plain) or _unpadded(plain) or _worded(plain)
    if found:
        return _checked(found)
    hint = problem.hint if plain[:1].isdigit() else "Write it as EDTF where you know it."
    raise NoDate(f"{shown(text)} is no date. {hint}".strip())


def _slashed(text: str) -> str:
    found = _SLASHES.fullmatch(text)
    if not found:
        return ""
    year, month, day, more = found.groups()
    known = "-".join(part.zfill(2) for part in (year, month, day) if part)
    if more and not _CLOCK.fullmatch(more):
        raise NoDate(f"{shown(text)} says more than a date. Write {known} if that will do.")
    return f"{known}T{more}" if more and day else known


def _timed(text: str) -> str:
    found = _TIMED.fullmatch(text)
    if not found:
        return ""
    seconds = found[2] if found[2].count(":") == 2 else f"{found[2]}:00"
    return f"{found[1]}T{seconds}{found[3] or ''}"


def _unpadded(text: str) -> str:
    found = _UNPADDED.fullmatch(text)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


def _worded(text: str) -> str:
    """Give "3 May 2024", "May 3, 2024" or "May 2024" as EDTF."""
    found = _WORDED.fullmatch(text)
    name = found["month"].lower() if found else ""
    number = MONTH_NUMBERS.get(name[:3], 0)
    full = MONTHS[number - 1].lower()
    if not found or not number or not (full.startswith(name) or name == "sept"):
        return ""
    if found["day"] and found["late"]:
        return ""
    day = found["day"] or found["late"]
    return f"{found['year']}-{number:02}" + (f"-{int(day):02}" if day else "")


def _checked(text: str) -> str:
    try:
        return str(parse(text))
    except DateError as error:
        raise NoDate(f"{error.message} {error.hint}".strip()) from None
