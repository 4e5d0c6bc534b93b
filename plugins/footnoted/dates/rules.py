"""The rules by which words become dates."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from typing import NamedTuple

from footnoted.dates.edtf import Edtf
from footnoted.dates.languages import DateVocabulary, NamedLength, Section, Which
from footnoted.dates.resolving import (
    DatePart,
    Sort,
    ago,
    away,
    lasting,
    readable,
    resolve,
    seasons,
    single,
    until,
    up_to,
    which_day,
    which_month,
    which_season,
)
from footnoted.text.scanning import Scan, Token, cut, token_pattern

# -------------------------------------------------------------------------------------------------
# The parts of dates at a place of a text: what every rule looks at.
#
# A rule is asked about one place and looks at a few tokens after it.

FIRST_YEAR, LAST_YEAR = 1500, 2100
"""Numbers between these may be years; others are more often counts of something."""
_TOKEN = token_pattern(r"[0-9]+(?:[.,:/][0-9]+)*")
_COMMA = frozenset(",")
_STOPS = frozenset(".,")


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text; the ending of an English genitive is left out of its word."""
    return cut(text, _TOKEN, "'s")


class DateMatch(NamedTuple):
    """What a rule read: the token after it, what it can mean, and what it does not say."""

    end: int
    dates: tuple[Edtf, ...]
    sort: Sort


@dataclass(frozen=True, slots=True)
class DateScan(Scan[DateVocabulary]):
    """A text with the day of writing."""

    reference: dt.date | None

    def is_alone(self, first: int, last: int) -> bool:
        """Return whether there is no word or number near some tokens."""
        sides = (*self.tokens[max(first - 3, 0) : first], *self.tokens[last : last + 3])
        return not any(token.is_word or token.is_number for token in sides)

    def number(self, at: int, low: int, high: int) -> int | None:
        """Return the whole number at a place, if it is within bounds; else None."""
        key = self.key(at)
        if not (key.isascii() and key.isdigit()) or len(key) > 4:
            return None
        return int(key) if low <= int(key) <= high else None

    def year(self, at: int) -> int | None:
        """Return the number of four digits at a place, if it may be a year; else None."""
        return self.number(at, FIRST_YEAR, LAST_YEAR)

    def day(self, at: int) -> tuple[int, int] | None:
        """Return the number of a day, and the place after it and its ending: 11, 11th, 11."""
        number = self.number(at, 1, 31)
        if number is None:
            return None
        end = at + 1
        if not self.touches(end):
            return number, end
        if self.is_dash(end):
            return number, end + 2 if self._is_ordinal(end + 1) else end
        dotted = self.key(end) == "." and not self.words.month_first
        return number, end + 1 if dotted or self._is_ordinal(end) else end

    def _is_ordinal(self, at: int) -> bool:
        return self.touches(at) and self.key(at) in self.words.ordinals

    def month(self, at: int) -> tuple[int, int] | None:
        """Return the number of a month, and the place after its name and period."""
        name = self._name(at)
        if number := self.words.months.get(name):
            return number, at + 1
        number = self.words.short_months.get(name)
        if number is None:
            return None
        return number, at + 2 if self.key(at + 1) == "." and self.touches(at + 1) else at + 1

    def weekday(self, at: int) -> int | None:
        """Return a weekday by its full name, Monday as 0."""
        return self.words.weekdays.get(self._name(at))

    def _name(self, at: int) -> str:
        """Return a word's key if it can be a name of the calendar; else an empty text."""
        is_name = not self.words.capitals or self.token(at).text[:1].isupper()
        return self.key(at) if is_name else ""

    def before(self, at: int) -> str:
        """Return the word before a place, without an article."""
        key = self.key(at - 1)
        return self.key(at - 2) if key in self.words.articles else key


# -------------------------------------------------------------------------------------------------
# Dates that name a day, month or year: “11 Feb 2025”, “Feb. 11”, “in August”, “the 1990s”.
#
# ``read_range`` reads two dates that are joined.


def read_part(scan: DateScan, at: int) -> tuple[DatePart, int] | None:
    """Return a date that names its month, and the place after it; None if there is none."""
    return _day_first(scan, at) or _month_first(scan, at)


def _day_first(scan: DateScan, at: int) -> tuple[DatePart, int] | None:
    day = scan.day(at)
    month = scan.month(scan.skip(day[1], scan.words.of)) if day else None
    if not day or not month:
        return None
    year, behind = read_year_after(scan, month[1])
    return DatePart(year, month[0], day[0]), behind


def _month_first(scan: DateScan, at: int) -> tuple[DatePart, int] | None:
    month = scan.month(at)
    if not month:
        return None
    number, end = month
    day = scan.day(end) if scan.words.month_first else None
    year, end = read_year_after(scan, day[1] if day else end)
    return DatePart(year, number, day[0] if day else None), end


def read_year_after(scan: DateScan, at: int) -> tuple[int | None, int]:
    """Return the year after a month or day, and the place after the year."""
    place = scan.skip(at, _COMMA, scan.words.of, scan.words.year_words)
    year = scan.year(place)
    return (year, scan.skip(place + 1, scan.words.year_words)) if year else (None, at)


def read_date(scan: DateScan, at: int) -> DateMatch | None:
    """Return a date with or without a weekday; a month alone only if it can be nothing else."""
    weekday = _weekday(scan, at)
    start = weekday[1] if weekday else at
    found = read_part(scan, start)
    if not found or (weekday and not found[0].day):
        return None
    named, end = found
    bare = not named.year and not named.day
    if bare and not _is_introduced(scan, at, end):
        return None
    dates, sort = single(named, scan.reference)
    if weekday and sort is Sort.PARTIAL:
        dates = _on_weekday(weekday[0], dates)
    return DateMatch(end, add_bounds(scan, at, dates), sort)


def _weekday(scan: DateScan, at: int) -> tuple[int, int] | None:
    full = scan.weekday(at)
    number = scan.words.short_weekdays.get(scan.key(at)) if full is None else full
    if number is None:
        return None
    end = at + 1
    for _ in range(3):
        end = scan.skip(end, _STOPS, scan.words.articles)
    return number, end


def _on_weekday(weekday: int, dates: tuple[Edtf, ...]) -> tuple[Edtf, ...]:
    """Return the dates that are on a weekday; all of them if none is."""
    fitting = tuple(d for d in dates if d.earliest and d.earliest.weekday() == weekday)
    return fitting or dates


def _is_introduced(scan: DateScan, at: int, end: int) -> bool:
    full = scan.key(at) in scan.words.months
    return full and (scan.before(at) in scan.words.before_month or scan.is_alone(at, end))


def add_bounds(scan: DateScan, at: int, dates: tuple[Edtf, ...]) -> tuple[Edtf, ...]:
    """Return what “by”, “until”, “after” or “since” before a date make of it."""
    form = scan.words.bounds.get(scan.before(at))
    if form is None:
        return dates
    return dates + readable(form.format(date) for date in dates if date.point)


def read_decade(scan: DateScan, at: int) -> DateMatch | None:
    """Return the decade of “the 1990s”."""
    end = decade_end(scan, at)
    tens = scan.key(at)[:3]
    return DateMatch(end, readable([f"{tens}X"]), Sort.ABSOLUTE) if end else None


def decade_end(scan: DateScan, at: int) -> int:
    """Return the place after a decade, or 0 if there is none."""
    if scan.year(at) is None or not scan.key(at).endswith("0"):
        return 0
    behind = at + 1
    if scan.touches(behind) and (scan.is_dash(behind) or scan.key(behind) in "'’"):
        behind += 1
    is_decade = scan.touches(behind) and scan.key(behind) in scan.words.decades
    return behind + 1 if is_decade else 0


def read_year(scan: DateScan, at: int) -> DateMatch | None:
    """Return a year without day and month."""
    number = scan.year(at)
    if number is None or not year_may_end(scan, at, at + 1):
        return None
    dates = add_bounds(scan, at, readable([str(number)]))
    return DateMatch(scan.skip(at + 1, scan.words.year_words), dates, Sort.ABSOLUTE)


def year_may_end(scan: DateScan, at: int, end: int) -> bool:
    """Return whether numbers are years, by the words before and after them."""
    words = scan.words
    behind = scan.key(end)
    if behind in words.year_words or scan.is_alone(at, end):
        return True
    if scan.before(at) not in words.before_year:
        return False
    is_counted = scan.token(end).is_word and scan.token(end).text[0].islower()
    return not (is_counted and words.small and behind not in words.small)


# -------------------------------------------------------------------------------------------------
# Dates in digits: 2025-02-11, 11.02.2025, and 11/02/2025, which can be two days.
#
# No language is used: if day or month may come first, both dates are returned.


def read_digits(scan: DateScan, at: int) -> DateMatch | None:
    """Return a date in digits."""
    return _iso(scan, at) or _three_numbers(scan, at)


def _iso(scan: DateScan, at: int) -> DateMatch | None:
    """Return year, month and day; year and month only if the month cannot be a short year."""
    year = scan.year(at)
    if year is None:
        return None
    month, day = _two(scan, at + 1), _two(scan, at + 3)
    if month and day:
        return _match(at + 5, [f"{year}-{month}-{day}"])
    if month and int(month) <= year % 100:
        return _match(at + 3, [f"{year}-{month}"])
    if month:
        both = [f"{year}/{year // 100}{month}", f"{year}-{month}"]
        return _match(at + 3, both if int(month) <= 12 else both[:1])
    return None


def _two(scan: DateScan, at: int) -> str:
    """Return the two digits after a hyphen that touches both its neighbors; else an empty text."""
    number = scan.key(at + 1)
    return number if scan.is_joint(at) and len(number) == 2 and number.isdigit() else ""


def _three_numbers(scan: DateScan, at: int) -> DateMatch | None:
    """Return the date of three numbers between periods or slashes, the year first or last."""
    text = scan.key(at)
    sign = "/" if "/" in text else "."
    parts = text.split(sign)
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if len(parts[0]) == 4:
        year, month, day = map(int, parts)
        return _match(at + 1, [DatePart(year, month, day).text(year)])
    if len(parts[2]) != 4 or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    first, second, year = map(int, parts)
    orders = ((second, first), (first, second)) if sign == "/" else ((second, first),)
    return _match(at + 1, [f"{year:04}-{month:02}-{day:02}" for month, day in orders])


def _match(end: int, texts: list[str]) -> DateMatch | None:
    dates = readable(texts)
    return DateMatch(end, dates, Sort.ABSOLUTE) if dates else None


# -------------------------------------------------------------------------------------------------
# Parts of a year, month or decade: “late February”, “the summer of 2024”, “mid-2024”.
#
# Their beginning and end are our choice, so the dates are approximate; quarters and halves of a
# year are exact.

DAYS = {
    Section.EARLY: (1, 10),
    Section.MIDDLE: (11, 20),
    Section.LATE: (21, 31),
    Section.HALF_1: (1, 15),
    Section.HALF_2: (16, 31),
}
"""First and last day of a month."""
MONTHS = {Section.EARLY: (1, 4), Section.MIDDLE: (5, 8), Section.LATE: (9, 12)}
"""First and last month of a year."""
YEARS = {Section.EARLY: (0, 3), Section.MIDDLE: (4, 6), Section.LATE: (7, 9)}
"""First and last year of a decade."""
NUMBERED = {
    Section.QUARTER_1: 33,
    Section.QUARTER_2: 34,
    Section.QUARTER_3: 35,
    Section.QUARTER_4: 36,
    Section.HALF_1: 40,
    Section.HALF_2: 41,
}
"""Parts of a year that EDTF numbers."""
_OF_YEAR = frozenset({"jahres", "year"})


def read_section(scan: DateScan, at: int) -> DateMatch | None:
    """Return the dates of a part of something named."""
    found = scan.phrase(at, scan.words.sections)
    if not found:
        return None
    start = found[1] + scan.is_dash(found[1])
    return _section_of(scan, scan.words.sections[found[0]], scan.skip(start, scan.words.articles))


def _section_of(scan: DateScan, section: Section, at: int) -> DateMatch | None:
    month = scan.month(at)
    if month:
        return _section_of_month(scan, section, month)
    behind = decade_end(scan, at)
    if behind:
        tens = int(scan.key(at)[:3]) * 10
        first, last = YEARS.get(section, (0, 9))
        texts = [f"[{tens + first}~..{tens + last}~]"]
        return DateMatch(behind, readable(texts), Sort.ABSOLUTE)
    at = scan.skip(at, _OF_YEAR)
    year = scan.year(at)
    return _section_of_year(section, year, at) if year else None


def _section_of_month(scan: DateScan, section: Section, month: tuple[int, int]) -> DateMatch | None:
    if section not in DAYS:
        return None
    number, end = month
    named, end = read_year_after(scan, end)

    def make(year: int) -> str:
        first, last = DAYS[section]
        last = min(last, monthrange(year, number)[1])
        return f"[{year:04}-{number:02}-{first:02}~..{year:04}-{number:02}-{last:02}~]"

    return DateMatch(end, *resolve(make, named, scan.reference))


def _section_of_year(section: Section, year: int, at: int) -> DateMatch:
    if section in NUMBERED:
        text = f"{year}-{NUMBERED[section]}"
    else:
        first, last = MONTHS[section]
        text = f"[{year}-{first:02}~..{year}-{last:02}~]"
    return DateMatch(at + 1, readable([text]), Sort.ABSOLUTE)


def read_season(scan: DateScan, at: int) -> DateMatch | None:
    """Return a season with its year: the northern months first, then the southern."""
    number = scan.words.seasons.get(scan.key(at))
    year, end = read_year_after(scan, at + 1)
    if number is None or year is None:
        return None
    return DateMatch(end, add_bounds(scan, at, seasons(number, year)), Sort.ABSOLUTE)


# -------------------------------------------------------------------------------------------------
# Dates that are joined: “10–16 February”, “from May to July”, “3, 5 and 7 May”, “2022–2024”.
#
# Each takes from the other what it lacks. Of a list only the first and the last are kept.

LASTING, ONE_OF = "{}/{}", "[{}..{}]"
MOST = 6
"""The most days that a list can have."""


class DateRange(NamedTuple):
    """The first and the last date, how both are meant, and the place after them."""

    first: DatePart
    last: DatePart
    form: str
    end: int


def read_range(scan: DateScan, at: int) -> DateMatch | None:
    """Return two joined dates or more."""
    for read in (_both_dates, _days_first, _year_range):
        pair = read(scan, at)
        if pair:
            dates, sort = lasting(pair.first, pair.last, pair.form, scan.reference)
            if dates or sort is Sort.PARTIAL:
                return DateMatch(pair.end, dates, sort)
    return None


def read_joint(scan: DateScan, start: int, at: int) -> tuple[str, int]:
    """Return how the dates around a place are joined, and the place after it; empty if they are
    not.
    """
    words = scan.words
    is_lasting = scan.is_dash(at) or scan.key(at) in words.to
    if not is_lasting and scan.key(at) not in words.and_:
        return "", at
    is_lasting = is_lasting and scan.before(start) not in words.between
    return LASTING if is_lasting else ONE_OF, scan.skip(at + 1, words.articles)


def _both_dates(scan: DateScan, at: int) -> DateRange | None:
    """Return the dates of “3 March to 5 April”, “Feb. 10-12, 2025”, “May–July 2024”."""
    found = read_part(scan, at)
    if not found:
        return None
    first, end = found
    form, behind = read_joint(scan, at, end)
    last = read_part(scan, behind) if form else None
    if last and bool(last[0].day) is bool(first.day):
        return DateRange(first, last[0], form, last[1])
    if last or not first.day or first.year or not scan.words.month_first:
        return None
    listed = _last_day(scan, at, end, first.day)
    if not listed:
        return None
    year, end = read_year_after(scan, listed.end)
    return DateRange(first, DatePart(year, first.month, listed.day), listed.form, end)


def _days_first(scan: DateScan, at: int) -> DateRange | None:
    """Return the dates of “10 to 16 February 2025” and “3, 5 and 7 May”."""
    day = scan.day(at)
    listed = _last_day(scan, at, day[1], day[0]) if day else None
    if not day or not listed:
        return None
    last = read_part(scan, listed.start)
    if not last or last[0].day != listed.day:
        return None
    return DateRange(DatePart(day=day[0]), last[0], listed.form, last[1])


class LastDay(NamedTuple):
    """The last of several days, how they are joined, the place after the join and after the day."""

    day: int
    form: str
    end: int
    start: int


def _last_day(scan: DateScan, start: int, at: int, first: int) -> LastDay | None:
    """Return the last of further days of a list or range, each later than the one before."""
    latest, place = first, at
    for _ in range(MOST):
        form, behind = ("", place + 1) if scan.key(place) == "," else read_joint(scan, start, place)
        day = scan.day(behind) if form or behind > place else None
        if not day or day[0] <= latest:
            return None
        if form:
            return LastDay(day[0], form, day[1], behind)
        latest, place = day
    return None


def _year_range(scan: DateScan, at: int) -> DateRange | None:
    """Return the years of “2022–2024” and “from 2022 to 2024”."""
    first = scan.year(at)
    form, behind = read_joint(scan, at, at + 1) if first else ("", at)
    last = scan.year(behind) if form else None
    if not first or not last or last <= first:
        return None
    if not scan.is_joint(at + 1) and not year_may_end(scan, at, behind + 1):
        return None
    end = scan.skip(behind + 1, scan.words.year_words)
    return DateRange(DatePart(first), DatePart(last), form, end)


# -------------------------------------------------------------------------------------------------
# Words seen from the day of writing: “yesterday”, “on Thursday”, “last month”, “two years ago”.
#
# Words seen from another day (“the following week”, “within 100 days”) are recognized, but have no
# date.

FORWARDS = {Which.LAST: -1, Which.THIS: 0, Which.NEXT: 1, Which.COMING: 1}
MANY = 1000
"""The largest count of days and the like; more of them name no date."""


def read_phrase(scan: DateScan, at: int) -> DateMatch | None:
    """Return the date of a set phrase: “the day before yesterday”."""
    found = scan.phrase(at, scan.words.phrases)
    if not found:
        return None
    shift = scan.words.phrases[found[0]]
    if shift is None:
        return DateMatch(found[1], (), Sort.HANGING)
    return DateMatch(found[1], _away(scan, *shift), Sort.RELATIVE)


def read_length(scan: DateScan, at: int) -> DateMatch | None:
    """Return the date of a length: “two days ago” has one, “two days later” has none."""
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
    is_ago = scan.key(end) in words.ago
    if is_ago or scan.key(at) in words.before:
        return DateMatch(end + is_ago, ago(scan.reference, unit, count), Sort.RELATIVE)
    is_later = scan.key(end) in words.later
    return DateMatch(end + is_later, (), Sort.HANGING) if is_later or prefix else None


def read_which(scan: DateScan, at: int) -> DateMatch | None:
    """Return the dates of “last Thursday”, “this week”, “next March”, “last summer”."""
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
        return None if unit is None and day is None else DateMatch(end, (), Sort.HANGING)
    if day is not None:
        dates = which_day(scan.reference, day, meant)
    elif unit is not None:
        dates = _which_unit(scan, unit, meant)
    elif month and end == month[1]:
        dates = which_month(scan.reference, month[0], meant)
    elif season is not None:
        dates = which_season(scan.reference, season, meant)
    else:
        return None
    return DateMatch(end, dates, Sort.RELATIVE)


def read_weekday(scan: DateScan, at: int) -> DateMatch | None:
    """Return a weekday: the last one, today's included, or the next; or from one to another."""
    number = scan.weekday(at)
    if number is None:
        return None
    dates = which_day(scan.reference, number, Which.THIS)
    _, end = read_joint(scan, at, at + 1)
    last = scan.weekday(end)
    is_between = scan.before(at) in scan.words.between
    if last is not None and (is_between or scan.key(at + 1) not in scan.words.and_):
        dates = tuple(date for start in dates for date in until(start, last))
        return DateMatch(end + 1, dates, Sort.WEEKDAY)
    return DateMatch(at + 1, add_bounds(scan, at, dates), Sort.WEEKDAY)


def _which_unit(scan: DateScan, unit: NamedLength, meant: Which) -> tuple[Edtf, ...]:
    if meant is Which.PAST:
        return up_to(scan.reference, unit) + _away(scan, unit, -1)
    return _away(scan, unit, FORWARDS[meant])


def _away(scan: DateScan, unit: NamedLength, count: int) -> tuple[Edtf, ...]:
    return away(scan.reference, unit, count, sunday_weeks=scan.words.sunday_weeks)
