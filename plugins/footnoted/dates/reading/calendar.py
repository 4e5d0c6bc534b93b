"""Dates that name a day, month or year: “11 Feb 2025”, “Feb. 11”, “in August”, “the 1990s”.

Says nothing of two dates that belong together; ``ranges`` does.
"""

from footnoted.dates.reading.reading import Sort
from footnoted.dates.reading.resolve import Part, readable, single
from footnoted.dates.reading.scan import Found, Scan
from footnoted.dates.value import Edtf


def part(scan: Scan, at: int) -> tuple[Part, int] | None:
    """Read a date that names its month, and the place behind it."""
    return _day_first(scan, at) or _month_first(scan, at)


def _day_first(scan: Scan, at: int) -> tuple[Part, int] | None:
    day = scan.day(at)
    month = scan.month(scan.skip(day[1], scan.words.of)) if day else None
    if not day or not month:
        return None
    year, behind = year_behind(scan, month[1])
    return Part(year, month[0], day[0]), behind


def _month_first(scan: Scan, at: int) -> tuple[Part, int] | None:
    month = scan.month(at)
    if not month:
        return None
    number, behind = month
    day = scan.day(behind) if scan.words.month_first else None
    if day:
        year, end = year_behind(scan, day[1])
        return Part(year, number, day[0]), end
    year, end = year_behind(scan, behind)
    return Part(year, number), end


def year_behind(scan: Scan, at: int) -> tuple[int | None, int]:
    """Read the year behind a month or day, and the place behind it."""
    for place in (at, at + 1):
        if place > at and scan.key(at) not in {",", *scan.words.of, *scan.words.year_words}:
            break
        year = scan.year(place)
        if year:
            return year, _behind_year(scan, place + 1)
    return None, at


def _behind_year(scan: Scan, at: int) -> int:
    return scan.skip(at, scan.words.year_words)


def dated(scan: Scan, at: int) -> Found | None:
    """Read a date with its weekday or without; a month alone only where it can be none else."""
    weekday = _weekday(scan, at)
    start = weekday[1] if weekday else at
    found = part(scan, start)
    if not found or (weekday and not found[0].day):
        return None
    named, end = found
    bare = not named.year and not named.day
    if bare and not _introduced(scan, at, end):
        return None
    dates, sort = single(named, scan.reference)
    if weekday and sort is Sort.PARTIAL:
        dates = _on(weekday[0], dates)
    return Found(end, bounded(scan, at, dates), sort)


def _weekday(scan: Scan, at: int) -> tuple[int, int] | None:
    full = scan.weekday(at)
    number = scan.words.short_weekdays.get(scan.key(at)) if full is None else full
    if number is None:
        return None
    behind = at + 1
    while scan.key(behind) and scan.key(behind) in {".", ",", *scan.words.articles}:
        behind += 1
        if behind > at + 3:
            break
    return number, behind


def _on(weekday: int, dates: tuple[Edtf, ...]) -> tuple[Edtf, ...]:
    """Give those dates that fall on a weekday; all where none does."""
    fitting = tuple(d for d in dates if d.earliest and d.earliest.weekday() == weekday)
    return fitting or dates


def _introduced(scan: Scan, at: int, end: int) -> bool:
    full = scan.key(at) in scan.words.months
    return full and (scan.before(at) in scan.words.before_month or scan.is_alone(at, end))


def bounded(scan: Scan, at: int, dates: tuple[Edtf, ...]) -> tuple[Edtf, ...]:
    """Add what “by”, “until”, “after” or “since” before a date make of it."""
    before = scan.before(at)
    if before in scan.words.until:
        return dates + readable(f"[..{date}]" for date in dates if date.point)
    if before in scan.words.since:
        return dates + readable(f"[{date}..]" for date in dates if date.point)
    return dates


def decade(scan: Scan, at: int) -> Found | None:
    """Read “the 1990s”."""
    end = decade_end(scan, at)
    tens = scan.key(at)[:3]
    return Found(end, readable([f"{tens}X"]), Sort.ABSOLUTE) if end else None


def decade_end(scan: Scan, at: int) -> int:
    """Give the place behind a decade, or 0 where none stands."""
    if scan.year(at) is None or not scan.key(at).endswith("0"):
        return 0
    behind = at + 1
    if scan.touches(behind) and (scan.is_dash(behind) or scan.key(behind) in "'’"):
        behind += 1
    written = scan.touches(behind) and scan.key(behind) in scan.words.decades
    return behind + 1 if written else 0


def year(scan: Scan, at: int) -> Found | None:
    """Read a year that stands alone."""
    number = scan.year(at)
    if number is None or not year_may_end(scan, at, at + 1):
        return None
    dates = bounded(scan, at, readable([str(number)]))
    return Found(_behind_year(scan, at + 1), dates, Sort.ABSOLUTE)


def year_may_end(scan: Scan, at: int, end: int) -> bool:
    """Tell whether numbers are years by what stands before and behind them."""
    words = scan.words
    behind = scan.key(end)
    if behind in words.year_words or scan.is_alone(at, end):
        return True
    if scan.before(at) not in words.before_year:
        return False
    follows = scan.tokens[end] if end < len(scan.tokens) else None
    counted = follows is not None and follows.is_word and follows.text[0].islower()
    return not (counted and words.small and behind not in words.small)
