"""Moments as HTTP and archives write them: ``Sun, 05 May 2024 12:00:00 GMT``, ``20240505120000``.

Reads strictly and independent of any locale; knows no clock.
"""

import datetime as dt
import re
from email.utils import format_datetime

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT",
    re.ASCII,
)
_STAMP = re.compile(r"\d{14}", re.ASCII)


def read_moment(text: str) -> dt.datetime | None:
    """Read a date of HTTP (RFC 9110, IMF-fixdate, which Memento asks for); None if it is none."""
    found = _DATE.fullmatch(text.strip())
    if found is None or found[2] not in _MONTHS:
        return None
    month = _MONTHS.index(found[2]) + 1
    day, _, *rest = found.groups()
    return _moment(int(rest[0]), month, int(day), *map(int, rest[1:]))


def read_stamp(text: str) -> dt.datetime | None:
    """Read the fourteen digits of the Wayback Machine; None if it is something else."""
    if not _STAMP.fullmatch(text):
        return None
    return _moment(int(text[:4]), *(int(text[n : n + 2]) for n in range(4, 14, 2)))


def written(moment: dt.datetime) -> str:
    """Give a moment as HTTP writes it; it must be in UTC."""
    return format_datetime(moment, usegmt=True)


def end_of(day: dt.date) -> dt.datetime:
    """Give the last second of a day, in UTC."""
    return dt.datetime.combine(day, dt.time(23, 59, 59), dt.UTC)


def _moment(*parts: int) -> dt.datetime | None:
    try:
        year, month, day, hour, minute, second = parts
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC)
    except ValueError:
        return None
