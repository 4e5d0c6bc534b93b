"""Words of a text as tokens, and parts of dates to what they can mean."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from footnoted.dates.edtf import DateError, Edtf, parse
from footnoted.dates.languages import DateVocabulary

# -------------------------------------------------------------------------------------------------
# What a few words about time were read as: a value.
#
# Reads nothing itself.


class Sort(StrEnum):
    """What the words leave to be known from elsewhere."""

    ABSOLUTE = "absolute"
    """Nothing: the year is said (``August 2024``)."""
    PARTIAL = "partial"
    """The year (``Feb. 11``)."""
    WEEKDAY = "weekday"
    """The week (``on Thursday``)."""
    RELATIVE = "relative"
    """The day on which they were written (``yesterday``, ``last month``)."""
    HANGING = "hanging"
    """Another date, named somewhere else (``the following week``): there are no dates."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """Words of a text that tell a date: where they stand, and what they can mean."""

    start: int
    """First character of the words, counted in code points from 0."""
    end: int
    """The character behind the last one."""
    words: str
    """The words themselves."""
    dates: tuple[Edtf, ...]
    """What they can mean, the likeliest first; none where that cannot be known."""
    sort: Sort
    """What they leave open."""

    @property
    def certain(self) -> bool:
        """Return whether the words alone give the one date they mean."""
        return self.sort is Sort.ABSOLUTE and len(self.dates) == 1


# -------------------------------------------------------------------------------------------------
# A text cut into words, numbers and signs, each with its place.
#
# One pattern that looks at every character once; knows no language.


class DateToken(NamedTuple):
    """A word, a number with the separators inside it, or one sign."""

    text: str
    start: int
    end: int
    key: str
    """In lower case, with a plain apostrophe; a number's or sign's own text."""

    @property
    def is_word(self) -> bool:
        """Return whether this is a word, not a number or sign."""
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Return whether this is a number, whole or not, not a word or sign."""
        return "0" <= self.text[0] <= "9"


_TOKEN = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*|[^\W\d_]+(?:['’\u02bc][^\W\d_]+)*|[^\w\s]")
_GENITIVE = "'s"


def tokens(text: str) -> list[DateToken]:
    """Cut a text; an English genitive's ending is left out of its word."""
    return [_token(found[0], found.start()) for found in _TOKEN.finditer(text)]


def _token(text: str, start: int) -> DateToken:
    if not text[0].isalpha():
        return DateToken(text, start, start + len(text), text)
    key = text.lower()
    if not (key.isascii() and key.isalpha()):  # U+02BC counts as a letter
        key = key.replace("’", "'").replace("\u02bc", "'")
        if key.endswith(_GENITIVE) and len(key) > len(_GENITIVE):
            text, key = text[:-2], key[:-2]
    return DateToken(text, start, start + len(text), key)


# -------------------------------------------------------------------------------------------------
# A text as tokens, a language and the day of writing: what every rule looks at.
#
# Moves nowhere by itself; a rule is asked about one place and looks at a few tokens behind it.

DASHES = "-\u2010\u2011\u2012\u2013\u2014"
FIRST_YEAR, LAST_YEAR = 1500, 2100
"""Numbers between these may be years; further ones are more often counts of something."""


class DateMatch(NamedTuple):
    """What a rule read: the token behind it, and the rest of a reading."""

    end: int
    dates: tuple[Edtf, ...]
    sort: Sort


@dataclass(frozen=True, slots=True)
class DateScan:
    """What is asked at a place; places beyond the text's ends are empty."""

    tokens: Sequence[DateToken]
    words: DateVocabulary
    reference: dt.date | None
    """The day of writing."""

    def key(self, at: int) -> str:
        """Return a word or sign in lower case."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def touches(self, at: int) -> bool:
        """Return whether nothing stands between a token and the one before."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def is_dash(self, at: int) -> bool:
        """Return whether a dash stands here."""
        key = self.key(at)
        return bool(key) and key in DASHES

    def is_alone(self, first: int, last: int) -> bool:
        """Return whether nothing but a few signs stands outside some tokens."""
        sides = (*self.tokens[max(first - 3, 0) : first], *self.tokens[last : last + 3])
        return not any(token.is_word or token.is_number for token in sides)

    def number(self, at: int, low: int, high: int) -> int | None:
        """Return a whole number within bounds."""
        key = self.key(at)
        if not (key.isascii() and key.isdigit()) or len(key) > 4:
            return None
        return int(key) if low <= int(key) <= high else None

    def year(self, at: int) -> int | None:
        """Return a number of four digits that may be a year."""
        return self.number(at, FIRST_YEAR, LAST_YEAR)

    def day(self, at: int) -> tuple[int, int] | None:
        """Return the number of a day and the place behind it and its ending: 11, 11th, 11."""
        number = self.number(at, 1, 31)
        if number is None:
            return None
        behind = at + 1
        if self.touches(behind) and self.key(behind) in self.words.ordinals:
            return number, behind + 1
        if self.touches(behind) and self.is_dash(behind):
            ending = self.key(behind + 1) in self.words.ordinals and self.touches(behind + 1)
            return number, behind + 2 if ending else behind
        dotted = self.touches(behind) and self.key(behind) == "." and not self.words.month_first
        return number, behind + 1 if dotted else behind

    def month(self, at: int) -> tuple[int, int] | None:
        """Return the number of a month and the place behind its name and period."""
        key = self.key(at)
        if not key or not self._named(at):
            return None
        if number := self.words.months.get(key):
            return number, at + 1
        number = self.words.short_months.get(key)
        if number is None:
            return None
        period = self.key(at + 1) == "." and self.touches(at + 1)
        return number, at + 1 + period

    def weekday(self, at: int) -> int | None:
        """Return a weekday by its full name, Monday as 0."""
        key = self.key(at)
        return self.words.weekdays.get(key) if key and self._named(at) else None

    def _named(self, at: int) -> bool:
        return not self.words.capitals or self.tokens[at].text[0].isupper()

    def before(self, at: int) -> str:
        """Return the word in front of a place, an article left out."""
        key = self.key(at - 1)
        return self.key(at - 2) if key in self.words.articles else key

    def skip(self, at: int, *words: frozenset[str]) -> int:
        """Return the place behind a word of some kinds, or the same place."""
        return at + 1 if any(self.key(at) in kind for kind in words) else at


# -------------------------------------------------------------------------------------------------
# Parts of a date to the dates they can mean, seen from the day of writing.
#
# A year that is not said may be the last one that fits, or the next; both are given.


_REACH = 9
"""Years in which a date is looked for: 29 February has up to eight from one to the next, around
1900 and 2100, and a range from then over New Year is named by the year after."""


@dataclass(frozen=True, slots=True)
class DatePart:
    """A date as far as its words name it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def text(self, year: int) -> str:
        """Return EDTF, in a given year where none is named."""
        parts = [f"{self.year or year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


def readable(texts: Iterable[str]) -> tuple[Edtf, ...]:
    """Return those texts that are dates, each once."""
    return tuple(dict.fromkeys(date for text in texts if (date := _parsed(text))))


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Edtf | None:
    try:
        return parse(text)
    except DateError:
        return None


def by_year(make: Callable[[int], str], reference: dt.date | None) -> tuple[Edtf, ...]:
    """Return a date that lacks its year in the two years nearest to a day, the nearer first."""
    if reference is None:
        return ()
    year = reference.year
    back = _beginning(make, range(year + 2, year - _REACH - 1, -1))
    onward = _beginning(make, range(year - 2, year + _REACH + 1))
    past = next((date for begins, date in back if begins <= reference), None)
    ahead = next((date for begins, date in onward if begins > reference), None)
    found = [date for date in (past, ahead) if date]
    return tuple(sorted(found, key=lambda date: distance(date, reference)))


def _beginning(make: Callable[[int], str], years: Iterable[int]) -> Iterator[tuple[dt.date, Edtf]]:
    """Yield a date in those years that have it, each with its first day."""
    for year in years:
        date = _parsed(make(year)) if 1 <= year <= 9999 else None
        if date and date.earliest and date.latest:
            yield date.earliest, date


def distance(date: Edtf, day: dt.date) -> int:
    """Return the days between a date with two bounds and a day; 0 within it."""
    assert date.earliest is not None
    assert date.latest is not None
    return max((date.earliest - day).days, (day - date.latest).days, 0)


@lru_cache(maxsize=1024)
def single(part: DatePart, reference: dt.date | None) -> tuple[tuple[Edtf, ...], Sort]:
    """Resolve one date."""
    if part.year:
        return readable([part.text(part.year)]), Sort.ABSOLUTE
    return by_year(part.text, reference), Sort.PARTIAL


@lru_cache(maxsize=1024)
def lasting(
    first: DatePart, last: DatePart, form: str, reference: dt.date | None
) -> tuple[tuple[Edtf, ...], Sort]:
    """Resolve two dates; ``form`` makes EDTF of both. What one lacks it takes from the other."""
    first = DatePart(first.year, first.month or last.month, first.day)
    last = DatePart(last.year, last.month or first.month, last.day)
    year = last.year or first.year

    def make(of: int) -> str:
        over_new_year = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        start = of - 1 if over_new_year and not first.year else of
        return form.format(first.text(start), last.text(of))

    if year:
        return readable([make(year)]), Sort.ABSOLUTE
    return by_year(make, reference), Sort.PARTIAL


def moved(day: dt.date | None, days: int) -> dt.date | None:
    """Return the day so many days away; none beyond the calendar."""
    try:
        return day + dt.timedelta(days) if day else None
    except OverflowError:
        return None


def days(every: Iterable[dt.date | None]) -> tuple[Edtf, ...]:
    """Return days as dates, without those that are none."""
    return readable(day.isoformat() for day in every if day)


def stretch(first: dt.date | None, last: dt.date | None, doubt: str = "") -> tuple[Edtf, ...]:
    """Return one moment between two days."""
    return readable([f"[{first}{doubt}..{last}{doubt}]"]) if first and last else ()
