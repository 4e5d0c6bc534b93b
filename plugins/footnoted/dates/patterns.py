"""Calendar words by locale: a day, month, year, quarter, clock time or range of them.

The only room of dates that imports Babel; adds no word of its own. English
without a territory is written day first, as most of the world does.
"""

import datetime as dt
from enum import StrEnum
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_time, get_quarter_names
from babel.lists import format_list
from babel.units import format_unit

from footnoted.dates.precision import Precision


class Style(StrEnum):
    """How long a date is written."""

    LONG = "long"
    """11 February 2025."""
    SHORT = "short"
    """11 Feb 2025: the locale's own abbreviations."""
    AP = "ap"
    """Feb. 11, 2025: the Associated Press's English; other languages as SHORT."""


AP_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June",
    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
"""Abbreviated only before a day (AP Stylebook, "months")."""


@lru_cache(maxsize=64)
def locale_for(name: str) -> Locale:
    """Find the locale of a language tag, or of its language alone, or English."""
    for tag in (name.replace("-", "_"), name.replace("_", "-").split("-")[0], "en"):
        try:
            locale = Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
        return Locale("en", "GB") if str(locale) == "en" else locale
    raise AssertionError("Babel knows English")


def day_pattern(locale: Locale, style: Style) -> str:
    """Give the pattern of a day."""
    if style is Style.LONG:
        return str(locale.date_formats["long"].pattern)
    return _skeleton(locale, "yMMMd", "d MMM y")


def month_pattern(locale: Locale, style: Style, *, second: bool) -> str:
    """Give the pattern of a month; the second form is that after a preposition."""
    wide = style is not Style.SHORT
    pattern = _skeleton(locale, "yMMMM" if wide else "yMMM", "MMMM y")
    return pattern.replace("L", "M") if second else pattern


def _skeleton(locale: Locale, skeleton: str, otherwise: str) -> str:
    found = locale.datetime_skeletons.get(skeleton)
    return str(found.pattern) if found else otherwise


def day(date: dt.date, locale: Locale, style: Style) -> str:
    """Write one day."""
    if style is Style.AP and locale.language == "en":
        return f"{AP_MONTHS[date.month - 1]} {date.day}, {date.year}"
    return format_date(date, day_pattern(locale, style), locale)


def month(date: dt.date, locale: Locale, style: Style, *, second: bool) -> str:
    """Write the month of a day."""
    return format_date(date, month_pattern(locale, style, second=second), locale)


def year(number: int, locale: Locale) -> str:
    """Write a year."""
    return format_date(dt.date(number, 1, 1), _skeleton(locale, "y", "y"), locale)


def quarter(number: int, of_year: int, locale: Locale, *, instead: str = "") -> str:
    """Write a quarter of a year; ``instead`` takes the place of its name."""
    pattern = _skeleton(locale, "yQQQQ", "QQQQ y")
    name = instead or get_quarter_names("wide", locale=locale)[number]
    quoted = "'" + name.replace("'", "''") + "'"
    return format_date(dt.date(of_year, 1, 1), pattern.replace("QQQQ", quoted), locale)


def clock(time: dt.time, locale: Locale) -> str:
    """Write a time of day with its zone: ``10:30 (UTC+2)``."""
    written = format_time(time.replace(tzinfo=None), "short", locale=locale)
    offset = time.utcoffset()
    if offset is None:
        return written
    hours, minutes = divmod(abs(offset) // dt.timedelta(minutes=1), 60)
    sign = "−" if offset < dt.timedelta() else "+"  # a real minus sign
    ahead = f"{sign}{hours}{f':{minutes:02}' if minutes else ''}" if offset else ""
    return f"{written} (UTC{ahead})"


def between(
    first: dt.date, last: dt.date, precision: Precision, locale: Locale, style: Style
) -> str:
    """Write a range of days, months or years, sharing what they have in common."""
    if precision is Precision.YEAR:
        return format_interval(first, last, "y", locale=locale)
    wide = style is Style.LONG
    if precision is Precision.MONTH:
        return format_interval(first, last, "yMMMM" if wide else "yMMM", locale=locale)
    if style is Style.AP and locale.language == "en":
        return _ap_days(first, last)
    return _days(first, last, locale, wide=wide)


def halves(
    first: dt.date, last: dt.date, precision: Precision, locale: Locale, style: Style
) -> tuple[str, str] | None:
    """Write two days or months of one year for a sentence, the first without what they share.

    Months stand in the form they take after a preposition. None where a language has no such form.
    """
    if style is Style.AP and locale.language == "en" and precision is Precision.DAY:
        start, _, end = _ap_days(first, last).replace(" – ", "–").partition("–")
        return start, end
    skeleton = "yMMMd" if precision is Precision.DAY else "yMMMM"
    found = _interval(first, last, locale, skeleton)
    if found is None:
        return None
    wide = style is Style.LONG or (style is Style.AP and precision is Precision.MONTH)
    start, end = (_months(half.replace("L", "M"), wide=wide) for half in found)
    return format_date(first, start.rstrip(_SEPARATORS), locale), format_date(last, end, locale)


_SEPARATORS = " –-\u2009\u00a0\u202f"


def _months(pattern: str, *, wide: bool) -> str:
    short = pattern.replace("MMMM", "MMM")
    return short.replace("MMM", "MMMM") if wide else short


def _interval(
    first: dt.date, last: dt.date, locale: Locale, skeleton: str
) -> tuple[str, str] | None:
    """Give CLDR's two halves of a range, by the greatest part in which its ends differ."""
    differing = next((f for f in ("year", "month") if getattr(first, f) != getattr(last, f)), "day")
    field = {"year": "y", "month": "M", "day": "d"}[differing]
    try:
        start, end = locale.interval_formats[skeleton][field]
    except (KeyError, ValueError):
        return None
    return str(start), str(end)


def _days(first: dt.date, last: dt.date, locale: Locale, *, wide: bool) -> str:
    """Write a range of days with whole month names, which CLDR has no ranges for."""
    found = _interval(first, last, locale, "yMMMd")
    if found is None:
        return join(format_date(first, "long", locale), format_date(last, "long", locale), locale)
    start, end = (half.replace("MMM", "MMMM") if wide else half for half in found)
    return format_date(first, start, locale) + format_date(last, end, locale)


def _ap_days(first: dt.date, last: dt.date) -> str:
    start, end = AP_MONTHS[first.month - 1], AP_MONTHS[last.month - 1]
    if first.year != last.year:
        return f"{start} {first.day}, {first.year} – {end} {last.day}, {last.year}"
    if first.month != last.month:
        return f"{start} {first.day} – {end} {last.day}, {last.year}"
    return f"{start} {first.day}–{last.day}, {last.year}"


def join(first: str, last: str, locale: Locale) -> str:
    """Write a range of two dates already in words."""
    return str(locale.interval_formats[None]).format(first, last)


def either(names: list[str], locale: Locale) -> str:
    """Write alternatives: A, B or C."""
    return format_list(names, style="or", locale=locale)


def length(count: int, unit: str, locale: Locale) -> str:
    """Write a length of time: 10 days."""
    return format_unit(count, f"duration-{unit}", length="long", locale=locale)
