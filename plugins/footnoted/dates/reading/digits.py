"""Dates in digits: 2025-02-11, 11.02.2025, and 11/02/2025, which can be two days.

Knows no language: which of day and month comes first is not guessed.
"""

from footnoted.dates.reading.reading import Sort
from footnoted.dates.reading.resolve import Part, readable
from footnoted.dates.reading.scan import Found, Scan


def digits(scan: Scan, at: int) -> Found | None:
    """Read a date in digits."""
    return _iso(scan, at) or _separated(scan, at)


def _iso(scan: Scan, at: int) -> Found | None:
    """Read year, month and day; year and month only where the month is no year of two digits."""
    year = scan.year(at)
    if year is None:
        return None
    month, day = _two(scan, at + 1), _two(scan, at + 3)
    if month and day:
        return _found(at + 5, [f"{year}-{month}-{day}"])
    if month and int(month) <= year % 100:
        return _found(at + 3, [f"{year}-{month}"])
    if month:
        both = [f"{year}/{year // 100}{month}", f"{year}-{month}"]
        return _found(at + 3, both if int(month) <= 12 else both[:1])
    return None


def _two(scan: Scan, at: int) -> str:
    """Give the two digits behind a hyphen that touches both its neighbors."""
    joined = scan.is_dash(at) and scan.touches(at) and scan.touches(at + 1)
    number = scan.key(at + 1)
    return number if joined and len(number) == 2 and number.isdigit() else ""


def _separated(scan: Scan, at: int) -> Found | None:
    """Read three numbers between periods or slashes, the year first or last."""
    text = scan.key(at)
    sign = "/" if "/" in text else "."
    parts = text.split(sign)
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if len(parts[0]) == 4:
        year, month, day = map(int, parts)
        return _found(at + 1, [Part(year, month, day).text(year)])
    if len(parts[2]) != 4 or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    first, second, year = map(int, parts)
    orders = ((second, first), (first, second)) if sign == "/" else ((second, first),)
    return _found(at + 1, [f"{year:04}-{month:02}-{day:02}" for month, day in orders])


def _found(end: int, texts: list[str]) -> Found | None:
    dates = readable(texts)
    return Found(end, dates, Sort.ABSOLUTE) if dates else None
