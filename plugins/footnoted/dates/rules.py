"""The rules by which words become dates."""

import datetime as dt
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

from footnoted.dates.edtf import Edtf
from footnoted.dates.languages import NamedLength, Section, Which
from footnoted.dates.scanning import (
    DateMatch,
    DatePart,
    DateScan,
    Sort,
    by_year,
    days,
    distance,
    lasting,
    moved,
    readable,
    single,
    stretch,
)

# -------------------------------------------------------------------------------------------------
# Dates that name a day, month or year: “11 Feb 2025”, “Feb. 11”, “in August”, “the 1990s”.
#
# Says nothing of two dates that belong together; ``ranges`` does.


def part(scan: DateScan, at: int) -> tuple[DatePart, int] | None:
    """Read a date that names its month, and the place behind it."""
    return _day_first(scan, at) or _month_first(scan, at)


def _day_first(scan: DateScan, at: int) -> tuple[DatePart, int] | None:
    day = scan.day(at)
    month = scan.month(scan.skip(day[1], scan.words.of)) if day else None
    if not day or not month:
        return None
    year, behind = year_behind(scan, month[1])
    return DatePart(year, month[0], day[0]), behind


def _month_first(scan: DateScan, at: int) -> tuple[DatePart, int] | None:
    month = scan.month(at)
    if not month:
        return None
    number, behind = month
    day = scan.day(behind) if scan.words.month_first else None
    if day:
        year, end = year_behind(scan, day[1])
        return DatePart(year, number, day[0]), end
    year, end = year_behind(scan, behind)
    return DatePart(year, number), end


def year_behind(scan: DateScan, at: int) -> tuple[int | None, int]:
    """Read the year behind a month or day, and the place behind it."""
    for place in (at, at + 1):
        if place > at and scan.key(at) not in {",", *scan.words.of, *scan.words.year_words}:
            break
        year = scan.year(place)
        if year:
            return year, _behind_year(scan, place + 1)
    return None, at


def _behind_year(scan: DateScan, at: int) -> int:
    return scan.skip(at, scan.words.year_words)


def dated(scan: DateScan, at: int) -> DateMatch | None:
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
    return DateMatch(end, bounded(scan, at, dates), sort)


def _weekday(scan: DateScan, at: int) -> tuple[int, int] | None:
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
    """Return those dates that fall on a weekday; all where none does."""
    fitting = tuple(d for d in dates if d.earliest and d.earliest.weekday() == weekday)
    return fitting or dates


def _introduced(scan: DateScan, at: int, end: int) -> bool:
    full = scan.key(at) in scan.words.months
    return full and (scan.before(at) in scan.words.before_month or scan.is_alone(at, end))


def bounded(scan: DateScan, at: int, dates: tuple[Edtf, ...]) -> tuple[Edtf, ...]:
    """Add what “by”, “until”, “after” or “since” before a date make of it."""
    before = scan.before(at)
    if before in scan.words.until:
        return dates + readable(f"[..{date}]" for date in dates if date.point)
    if before in scan.words.since:
        return dates + readable(f"[{date}..]" for date in dates if date.point)
    return dates


def decade(scan: DateScan, at: int) -> DateMatch | None:
    """Read “the 1990s”."""
    end = decade_end(scan, at)
    tens = scan.key(at)[:3]
    return DateMatch(end, readable([f"{tens}X"]), Sort.ABSOLUTE) if end else None


def decade_end(scan: DateScan, at: int) -> int:
    """Return the place behind a decade, or 0 where none stands."""
    if scan.year(at) is None or not scan.key(at).endswith("0"):
        return 0
    behind = at + 1
    if scan.touches(behind) and (scan.is_dash(behind) or scan.key(behind) in "'’"):
        behind += 1
    written = scan.touches(behind) and scan.key(behind) in scan.words.decades
    return behind + 1 if written else 0


def year(scan: DateScan, at: int) -> DateMatch | None:
    """Read a year that stands alone."""
    number = scan.year(at)
    if number is None or not year_may_end(scan, at, at + 1):
        return None
    dates = bounded(scan, at, readable([str(number)]))
    return DateMatch(_behind_year(scan, at + 1), dates, Sort.ABSOLUTE)


def year_may_end(scan: DateScan, at: int, end: int) -> bool:
    """Return whether numbers are years by what stands before and behind them."""
    words = scan.words
    behind = scan.key(end)
    if behind in words.year_words or scan.is_alone(at, end):
        return True
    if scan.before(at) not in words.before_year:
        return False
    follows = scan.tokens[end] if end < len(scan.tokens) else None
    counted = follows is not None and follows.is_word and follows.text[0].islower()
    return not (counted and words.small and behind not in words.small)


# -------------------------------------------------------------------------------------------------
# Dates in digits: 2025-02-11, 11.02.2025, and 11/02/2025, which can be two days.
#
# Knows no language: which of day and month comes first is not guessed.


def digits(scan: DateScan, at: int) -> DateMatch | None:
    """Read a date in digits."""
    return _iso(scan, at) or _separated(scan, at)


def _iso(scan: DateScan, at: int) -> DateMatch | None:
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


def _two(scan: DateScan, at: int) -> str:
    """Return the two digits behind a hyphen that touches both its neighbors."""
    joined = scan.is_dash(at) and scan.touches(at) and scan.touches(at + 1)
    number = scan.key(at + 1)
    return number if joined and len(number) == 2 and number.isdigit() else ""


def _separated(scan: DateScan, at: int) -> DateMatch | None:
    """Read three numbers between periods or slashes, the year first or last."""
    text = scan.key(at)
    sign = "/" if "/" in text else "."
    parts = text.split(sign)
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if len(parts[0]) == 4:
        year, month, day = map(int, parts)
        return _found(at + 1, [DatePart(year, month, day).text(year)])
    if len(parts[2]) != 4 or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    first, second, year = map(int, parts)
    orders = ((second, first), (first, second)) if sign == "/" else ((second, first),)
    return _found(at + 1, [f"{year:04}-{month:02}-{day:02}" for month, day in orders])


def _found(end: int, texts: list[str]) -> DateMatch | None:
    dates = readable(texts)
    return DateMatch(end, dates, Sort.ABSOLUTE) if dates else None


# -------------------------------------------------------------------------------------------------
# Parts of a year, month or decade: “late February”, “the summer of 2024”, “mid-2024”.
#
# Where such a part begins and ends is our reading, marked as approximate; quarters and halves of
# a year are exact.

DAYS = {
    Section.EARLY: (1, 10),
    Section.MIDDLE: (11, 20),
    Section.LATE: (21, 31),
    Section.HALF_1: (1, 15),
    Section.HALF_2: (16, 31),
}
"""Of a month, first and last."""
MONTHS = {Section.EARLY: (1, 4), Section.MIDDLE: (5, 8), Section.LATE: (9, 12)}
"""Of a year."""
YEARS = {Section.EARLY: (0, 3), Section.MIDDLE: (4, 6), Section.LATE: (7, 9)}
"""Of a decade."""
NUMBERED = {
    Section.QUARTER_1: 33,
    Section.QUARTER_2: 34,
    Section.QUARTER_3: 35,
    Section.QUARTER_4: 36,
    Section.HALF_1: 40,
    Section.HALF_2: 41,
}
"""Parts of a year that EDTF numbers."""
LONGEST_PORTION = 3
"""Words of a phrase."""


def portions(scan: DateScan, at: int) -> DateMatch | None:
    """Read a part of something named."""
    for length in range(LONGEST_PORTION, 0, -1):
        phrase = tuple(token.key for token in scan.tokens[at : at + length])
        section = scan.words.sections.get(phrase)
        if section and len(phrase) == length:
            start = at + length + scan.is_dash(at + length)
            return _of(scan, section, scan.skip(start, scan.words.articles))
    return None


def _of(scan: DateScan, section: Section, at: int) -> DateMatch | None:
    month = scan.month(at)
    if month:
        return _of_month(scan, section, month)
    behind = decade_end(scan, at)
    if behind:
        tens = int(scan.key(at)[:3]) * 10
        first, last = YEARS.get(section, (0, 9))
        texts = [f"[{tens + first}~..{tens + last}~]"]
        return DateMatch(behind, readable(texts), Sort.ABSOLUTE)
    at = at + 1 if scan.key(at) in ("jahres", "year") else at
    year = scan.year(at)
    return _of_year(section, year, at) if year else None


def _of_month(scan: DateScan, section: Section, month: tuple[int, int]) -> DateMatch | None:
    number, behind = month
    said, end = year_behind(scan, behind)
    if section not in DAYS:
        return None

    def make(year: int) -> str:
        first, last = DAYS[section]
        last = min(last, monthrange(year, number)[1])
        return f"[{year:04}-{number:02}-{first:02}~..{year:04}-{number:02}-{last:02}~]"

    if said:
        return DateMatch(end, readable([make(said)]), Sort.ABSOLUTE)
    return DateMatch(end, by_year(make, scan.reference), Sort.PARTIAL)


def _of_year(section: Section, year: int, at: int) -> DateMatch:
    if section in NUMBERED:
        return DateMatch(at + 1, readable([f"{year}-{NUMBERED[section]}"]), Sort.ABSOLUTE)
    first, last = MONTHS[section]
    return DateMatch(at + 1, readable([f"[{year}-{first:02}~..{year}-{last:02}~]"]), Sort.ABSOLUTE)


def season(scan: DateScan, at: int) -> DateMatch | None:
    """Read a season with its year: the northern months first, then the southern."""
    number = scan.words.seasons.get(scan.key(at))
    if number is None:
        return None
    year, end = year_behind(scan, at + 1)
    if year is None:
        return None
    return DateMatch(end, bounded(scan, at, seasons(number, year)), Sort.ABSOLUTE)


def seasons(number: int, year: int) -> tuple[Edtf, ...]:
    """Return what a season of a year can mean, in both hemispheres; one over New Year twice."""
    texts = []
    for first, over_new_year in ((25, 3), (29, 1)):
        texts.append(f"{year:04}-{first + number}")
        if number == over_new_year:
            texts.append(f"{year - 1:04}-{first + number}")
    return readable(texts)


# -------------------------------------------------------------------------------------------------
# Dates that belong together: “10–16 February”, “from May to July”, “3, 5 and 7 May”, “2022–2024”.
#
# What the one leaves out it takes from the other. Of a list only the first and the last are kept.

LASTING, ONE_OF = "{}/{}", "[{}..{}]"
MOST = 6
"""Days of a list."""


class DateRange(NamedTuple):
    """The first and the last date, how both are meant, and the place behind."""

    first: DatePart
    last: DatePart
    form: str
    end: int


def ranges(scan: DateScan, at: int) -> DateMatch | None:
    """Read two dates or more and what joins them."""
    for read in (_full, _days_first, _year_range):
        pair = read(scan, at)
        if pair:
            dates, sort = lasting(pair.first, pair.last, pair.form, scan.reference)
            if dates or sort is Sort.PARTIAL:
                return DateMatch(pair.end, dates, sort)
    return None


def joined(scan: DateScan, start: int, at: int) -> tuple[str, int]:
    """Return how the dates on both sides of a place are meant, and the place behind; "" for not."""
    words = scan.words
    between = scan.before(start) in words.between
    if scan.is_dash(at) or scan.key(at) in words.to:
        return ONE_OF if between else LASTING, scan.skip(at + 1, words.articles)
    if scan.key(at) in words.and_:
        return ONE_OF, scan.skip(at + 1, words.articles)
    return "", at


def _full(scan: DateScan, at: int) -> DateRange | None:
    """Read “3 March to 5 April”, “Feb. 10-12, 2025”, “May–July 2024”."""
    found = part(scan, at)
    if not found:
        return None
    first, end = found
    form, behind = joined(scan, at, end)
    last = part(scan, behind) if form else None
    if last and bool(last[0].day) is bool(first.day):
        return DateRange(first, last[0], form, last[1])
    if last or not first.day or first.year or not scan.words.month_first:
        return None
    listed = _listed(scan, at, end, first.day)
    if not listed:
        return None
    year, end = year_behind(scan, listed.end)
    return DateRange(first, DatePart(year, first.month, listed.day), listed.form, end)


def _days_first(scan: DateScan, at: int) -> DateRange | None:
    """Read “10 to 16 February 2025” and “3, 5 and 7 May”."""
    day = scan.day(at)
    listed = _listed(scan, at, day[1], day[0]) if day else None
    if not day or not listed:
        return None
    last = part(scan, listed.start)
    if not last or last[0].day != listed.day:
        return None
    return DateRange(DatePart(day=day[0]), last[0], listed.form, last[1])


class Listed(NamedTuple):
    """The last of several days, how they are joined, the place behind it and its own."""

    day: int
    form: str
    end: int
    start: int


def _listed(scan: DateScan, start: int, at: int, first: int) -> Listed | None:
    """Read the further days of a list or range, each later than the one before."""
    latest, place = first, at
    for _ in range(MOST):
        form, behind = ("", place + 1) if scan.key(place) == "," else joined(scan, start, place)
        day = scan.day(behind) if form or behind > place else None
        if not day or day[0] <= latest:
            return None
        if form:
            return Listed(day[0], form, day[1], behind)
        latest, place = day
    return None


def _year_range(scan: DateScan, at: int) -> DateRange | None:
    """Read “2022–2024” and “from 2022 to 2024”."""
    first = scan.year(at)
    form, behind = joined(scan, at, at + 1) if first else ("", at)
    last = scan.year(behind) if form else None
    if not first or not last or last <= first:
        return None
    tight = scan.is_dash(at + 1) and scan.touches(at + 1) and scan.touches(at + 2)
    if not tight and not year_may_end(scan, at, behind + 1):
        return None
    return DateRange(
        DatePart(first), DatePart(last), form, scan.skip(behind + 1, scan.words.year_words)
    )


# -------------------------------------------------------------------------------------------------
# From the day of writing to days, weeks, months, years and seasons seen from it.
#
# Reads no words; where they leave two ways, both are given.

WEEK = 7
FORWARDS = {Which.LAST: -1, Which.THIS: 0, Which.NEXT: 1, Which.COMING: 1}


@lru_cache(maxsize=256)
def which_day(reference: dt.date | None, number: int, meant: Which) -> tuple[Edtf, ...]:
    """Return weekdays: “last” is the latest or that of last week, “this” the latest or the next."""
    if reference is None:
        return ()
    since = (reference.weekday() - number) % WEEK
    if meant in (Which.LAST, Which.PAST):
        latest = since or WEEK
        of_last_week = reference.weekday() - number + WEEK
        return days(moved(reference, -back) for back in (latest, of_last_week))
    until = WEEK - since
    if meant in (Which.NEXT, Which.COMING):
        of_next_week = number - reference.weekday() + WEEK
        return days(moved(reference, ahead) for ahead in (until, of_next_week))
    other = (-WEEK,) if since == 0 else ()
    return days(moved(reference, shift) for shift in (-since, until, *other))


def until(start: Edtf, number: int) -> tuple[Edtf, ...]:
    """Return the days from a day to the next such weekday."""
    first = start.earliest
    ahead = (number - first.weekday()) % WEEK if first else 0
    return stretch(first, moved(first, ahead))


@lru_cache(maxsize=256)
def up_to(reference: dt.date | None, unit: NamedLength) -> tuple[Edtf, ...]:
    """Return the week, month or year that ends on the day of writing."""
    length = {NamedLength.DAY: 1, NamedLength.MONTH: 31, NamedLength.YEAR: 366}.get(unit, WEEK)
    return stretch(moved(reference, -length), reference, "~")


@lru_cache(maxsize=256)
def away(
    reference: dt.date | None, unit: NamedLength, count: int, *, sunday_weeks: bool = False
) -> tuple[Edtf, ...]:
    """Return the day, week, weekend, month or year so many away from the day of writing."""
    if reference is None:
        return ()
    if unit is NamedLength.DAY:
        return days([moved(reference, count)])
    if unit is NamedLength.WEEK:
        return _weeks(reference, count, sunday_weeks=sunday_weeks)
    if unit is NamedLength.WEEKEND:
        return _weekends(reference, count)
    return readable([_far(reference, unit, count)])


def _far(reference: dt.date, unit: NamedLength, count: int) -> str:
    """Return the month or year so many away."""
    if unit is NamedLength.YEAR:
        return f"{reference.year + count:04}"
    year, month = divmod(reference.year * 12 + reference.month - 1 + count, 12)
    return DatePart(month=month + 1).text(year)


def _weeks(reference: dt.date, count: int, *, sunday_weeks: bool) -> tuple[Edtf, ...]:
    """Return the week from Monday, and where some count so the one from Sunday."""
    monday = moved(reference, count * WEEK - reference.weekday())
    sunday = moved(reference, count * WEEK - (reference.weekday() + 1) % WEEK)
    starts = (monday, sunday) if sunday_weeks else (monday,)
    return tuple(date for start in starts for date in stretch(start, moved(start, 6)))


def _weekends(reference: dt.date, count: int) -> tuple[Edtf, ...]:
    """Return weekends; “this” one may be the last or the next."""
    saturday = moved(reference, 5 - reference.weekday())
    begun = reference.weekday() >= 5
    shifts = (count, 2 * count) if count else (0,) if begun else (-1, 0)
    starts = (moved(saturday, WEEK * shift) for shift in shifts)
    return tuple(date for start in starts for date in stretch(start, moved(start, 1)))


@lru_cache(maxsize=256)
def ago(reference: dt.date | None, unit: NamedLength, count: int) -> tuple[Edtf, ...]:
    """Reckon back; what is counted in weeks, months or years is known no closer than that."""
    if reference is None:
        return ()
    if unit is NamedLength.DAY:
        return days([moved(reference, -count)])
    if unit in (NamedLength.MONTH, NamedLength.YEAR):
        return readable([_far(reference, unit, -count) + "~"])
    middle = moved(reference, -count * WEEK)
    return stretch(moved(middle, -3), moved(middle, 3), "~")


@lru_cache(maxsize=256)
def which_month(reference: dt.date | None, month: int, meant: Which) -> tuple[Edtf, ...]:
    """Return the last two such months, the next two, or the nearest."""
    if reference is None:
        return ()
    texts = (DatePart(month=month).text(year) for year in _reckoned_years(reference))
    return _nearest(readable(texts), reference, meant)


@lru_cache(maxsize=256)
def which_season(reference: dt.date | None, number: int, meant: Which) -> tuple[Edtf, ...]:
    """Return seasons likewise, the northern ones first."""
    if reference is None:
        return ()
    every = dict.fromkeys(
        date for year in _reckoned_years(reference) for date in seasons(number, year)
    )
    northern = tuple(date for date in every if int(date.text[-2:]) < 29)
    southern = tuple(date for date in every if int(date.text[-2:]) >= 29)
    return _nearest(northern, reference, meant) + _nearest(southern, reference, meant)


def _reckoned_years(reference: dt.date) -> range:
    return range(max(reference.year - 2, 1), min(reference.year + 3, 9998))


def _nearest(every: tuple[Edtf, ...], reference: dt.date, meant: Which) -> tuple[Edtf, ...]:
    """Return the last two that are over, the next two to come, or the nearest on both sides."""
    over = sorted(
        (date for date in every if date.latest and date.latest < reference),
        key=lambda date: distance(date, reference),
    )
    ahead = [date for date in every if date.earliest and date.earliest > reference]
    if meant in (Which.LAST, Which.PAST):
        return tuple(over[:2])
    if meant in (Which.NEXT, Which.COMING):
        return tuple(sorted(ahead, key=lambda date: distance(date, reference))[:2])
    now = [d for d in every if d not in over and d not in ahead]
    nearest = sorted((*over[:1], *ahead[:1]), key=lambda date: distance(date, reference))
    return (*now, *nearest)


# -------------------------------------------------------------------------------------------------
# Words seen from the day of writing: “yesterday”, “on Thursday”, “last month”, “two years ago”.
#
# Words seen from another day (“the following week”, “within 100 days”) are recognized and left
# without a date.

LONGEST_RELATIVE = 3
"""Words of a phrase."""
MANY = 1000
"""Of days and the like; more are no way of telling a date."""


def phrase(scan: DateScan, at: int) -> DateMatch | None:
    """Read a set phrase: “the day before yesterday”."""
    for length in range(LONGEST_RELATIVE, 0, -1):
        keys = tuple(token.key for token in scan.tokens[at : at + length])
        if len(keys) == length and keys in scan.words.phrases:
            meaning = scan.words.phrases[keys]
            if meaning is None:
                return DateMatch(at + length, (), Sort.HANGING)
            return DateMatch(at + length, _away(scan, *meaning), Sort.RELATIVE)
    return None


def counted(scan: DateScan, at: int) -> DateMatch | None:
    """Read a length: “two days ago” has a date, “two days later” hangs on another."""
    words = scan.words
    prefix = scan.key(at) in words.before or scan.key(at) in words.within
    start = at + 1 if prefix else at
    count = words.counts.get(scan.key(start)) or scan.number(start, 1, MANY)
    unit = words.units.get(scan.key(start + 1)) if count else None
    if unit is None and not prefix and words.counts:  # “тиждень тому”, a week ago
        count, unit, start = 1, words.units.get(scan.key(start)), start - 1
    if not count or unit is None:
        return None
    end = start + 2
    if scan.key(end) in words.ago or scan.key(at) in words.before:
        behind = end + (scan.key(end) in words.ago)
        return DateMatch(behind, ago(scan.reference, unit, count), Sort.RELATIVE)
    if scan.key(end) in words.later:
        return DateMatch(end + 1, (), Sort.HANGING)
    return DateMatch(end, (), Sort.HANGING) if prefix else None


def which(scan: DateScan, at: int) -> DateMatch | None:
    """Read “last Thursday”, “this week”, “next March”, “last summer”."""
    words = scan.words
    meant = words.which.get(scan.key(at))
    if meant is None:
        return None
    start = at + 1
    if words.which.get(scan.key(start)) is Which.PAST:  # this past December
        meant, start = Which.LAST if meant is Which.THIS else Which.PAST, start + 1
    day, month = scan.weekday(start), scan.month(start)
    unit, season = words.units.get(scan.key(start)), words.seasons.get(scan.key(start))
    end = month[1] if month and scan.key(start) in words.months else start + 1
    if meant is Which.OTHER:
        hangs = unit is not None or day is not None
        return DateMatch(end, (), Sort.HANGING) if hangs else None
    dates: tuple[Edtf, ...] | None = None
    if day is not None:
        dates = which_day(scan.reference, day, meant)
    elif unit is not None:
        dates = _which_unit(scan, unit, meant)
    elif month and end == month[1]:
        dates = which_month(scan.reference, month[0], meant)
    elif season is not None:
        dates = which_season(scan.reference, season, meant)
    return None if dates is None else DateMatch(end, dates, Sort.RELATIVE)


def weekday(scan: DateScan, at: int) -> DateMatch | None:
    """Read a weekday, the last one, today's included, or the next; or one and those to another."""
    number = scan.weekday(at)
    if number is None:
        return None
    day = which_day(scan.reference, number, Which.THIS)
    _, behind = joined(scan, at, at + 1)
    last = scan.weekday(behind)
    if last is not None and (scan.key(at + 1) not in scan.words.and_ or _is_between(scan, at)):
        days = tuple(date for start in day for date in until(start, last))
        return DateMatch(behind + 1, days, Sort.WEEKDAY)
    return DateMatch(at + 1, bounded(scan, at, day), Sort.WEEKDAY)


def _is_between(scan: DateScan, at: int) -> bool:
    return scan.before(at) in scan.words.between


def _which_unit(scan: DateScan, unit: NamedLength, meant: Which) -> tuple[Edtf, ...]:
    if meant is Which.PAST:
        return up_to(scan.reference, unit) + _away(scan, unit, -1)
    return _away(scan, unit, FORWARDS[meant])


def _away(scan: DateScan, unit: NamedLength, count: int) -> tuple[Edtf, ...]:
    return away(scan.reference, unit, count, sunday_weeks=scan.words.sunday_weeks)
