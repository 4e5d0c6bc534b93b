"""Text of one date -> Point: digits, unspecified digits, marks of doubt, time.

Knows no intervals and no sets; what cannot be read gets its hint from ``hints``.
"""

import datetime as dt
import re
from calendar import monthrange

from footnoted.dates.errors import DateError
from footnoted.dates.hints import MONTHS, hint_for
from footnoted.dates.point import COMPONENTS, Point
from footnoted.dates.precision import SEASONS

_DATE = re.compile(
    r"(?P<before_year>[?~%]?)(?P<year>[0-9X]{4})(?P<after_year>[?~%]?)"
    r"(?:-(?P<before_month>[?~%]?)(?P<month>[0-9X]{2})(?P<after_month>[?~%]?)"
    r"(?:-(?P<before_day>[?~%]?)(?P<day>[0-9X]{2})(?P<after_day>[?~%]?)"
    r"(?:T(?P<time>.+))?)?)?"
)
_TIME = re.compile(
    r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.(?P<part>[0-9]{1,6}))?)?"
    r"(?P<zone>Z|(?P<sign>[+-])(?P<ahead>[0-9]{2})(?::(?P<minutes>[0-9]{2}))?)?"
)
_YEAR = re.compile(r"[0-9](?:[0-9]{3}|[0-9]{2}X|[0-9]XX|XXX)")


def read_point(text: str) -> Point:
    """Read one date; refuse what is in no calendar, with a hint."""
    found = _DATE.fullmatch(text)
    if not found:
        raise DateError(f"“{text}” is not a date as it is written here (EDTF).", hint_for(text))
    year, month, day = found["year"], found["month"] or "", found["day"] or ""
    _check_year(text, year)
    _check_month(text, year, month, day)
    time = _read_time(text, found["time"], year + month + day) if found["time"] else None
    uncertain, approximate = _doubts(found, "?%"), _doubts(found, "~%")
    point = Point(year, month, day, time, uncertain, approximate)
    if not point.is_possible():
        raise _no_such_day(text, year, month, day)
    return point


def _doubts(found: re.Match[str], marks: str) -> tuple[str, ...]:
    """Name the marked components: a mark behind one counts for all to its left."""
    written = [name for name in COMPONENTS if found[name]]
    marked = set()
    for place, name in enumerate(written):
        if found[f"before_{name}"] and found[f"before_{name}"] in marks:
            marked.add(name)
        if found[f"after_{name}"] and found[f"after_{name}"] in marks:
            marked.update(written[: place + 1])
    return tuple(name for name in written if name in marked)


def _check_year(text: str, year: str) -> None:
    if year == "0000":
        raise DateError(f"“{text}” lies before the year 1.", "Years run from 0001 to 9999.")
    if year == "XXXX":
        raise DateError(
            f"“{text}” has no year.",
            "A date needs at least its century or decade (20XX, 202X); say the rest in words.",
        )
    if not _YEAR.fullmatch(year):
        raise DateError(
            f"“{text}” leaves a digit open before one that is known.",
            "X may stand for the last digits of a year only: 199X, 19XX.",
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
    name = f"{MONTHS[int(month) - 1]} {int(year)}"
    return DateError(
        f"“{text}” is impossible: {name} has {length} days.",
        f"Check the day, or write {year}-{month} where only the month is known.",
    )


def _read_time(text: str, time: str, date: str) -> dt.time:
    found = _TIME.fullmatch(time)
    if not found:
        raise DateError(
            f"“{time}” in “{text}” is not a time of day.",
            "Write T14:30, and the zone where it is known: T14:30Z, T14:30+02:00.",
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
            f"“{text}” names a time that no clock shows.",
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
