"""What a language calls days, months and lengths of time: the form of a table.

The tables are in a file for each language; names of months and weekdays come from Babel.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from babel.dates import get_day_names, get_month_names

Context = Literal["format", "stand-alone"]
Width = Literal["wide", "abbreviated"]
CONTEXTS: tuple[Context, ...] = ("format", "stand-alone")
Phrase = tuple[str, ...]
NONE: frozenset[str] = frozenset()


class Which(StrEnum):
    """Which of several days, weeks or months is meant, seen from the day of writing."""

    LAST = "last"
    PAST = "past"
    """Up to that day: the past week."""
    THIS = "this"
    NEXT = "next"
    COMING = "coming"
    OTHER = "other"
    """Seen from another date: the following, that, the same."""


class Section(StrEnum):
    """A part of a month, year or decade."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    HALF_1 = "half 1"
    HALF_2 = "half 2"
    QUARTER_1 = "quarter 1"
    QUARTER_2 = "quarter 2"
    QUARTER_3 = "quarter 3"
    QUARTER_4 = "quarter 4"


class Unit(StrEnum):
    """A length of time that has a name."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, all in lower case."""

    months: Mapping[str, int] = field(default_factory=dict)
    """Names in full, in every case of the language -> 1 to 12."""
    short_months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """-> 0 (Monday) to 6."""
    short_weekdays: Mapping[str, int] = field(default_factory=dict)
    """Read only in front of a date: “Sun” alone is no day."""
    seasons: Mapping[str, int] = field(default_factory=dict)
    """-> 0 (spring) to 3 (winter)."""
    capitals: bool = False
    """Names of months and weekdays begin with a capital: “may” is no month."""
    month_first: bool = False
    """Days may follow their month: Feb. 11."""
    sunday_weeks: bool = False
    """Some begin the week with Sunday."""
    before_month: frozenset[str] = NONE
    """Behind these a month may stand alone."""
    before_year: frozenset[str] = NONE
    """Behind these a number may be a year …"""
    small: frozenset[str] = NONE
    """… unless a word follows that is none of these; empty: whatever follows."""
    year_words: frozenset[str] = NONE
    """In front of these a number is a year."""
    ordinals: frozenset[str] = NONE
    """What makes a number the day of a month: 11th."""
    of: frozenset[str] = NONE
    articles: frozenset[str] = NONE
    until: frozenset[str] = NONE
    since: frozenset[str] = NONE
    to: frozenset[str] = NONE
    between: frozenset[str] = NONE
    and_: frozenset[str] = NONE
    """And, or."""
    decades: frozenset[str] = NONE
    """What makes 1990 the nineties."""
    sections: Mapping[Phrase, Section] = field(default_factory=dict)
    which: Mapping[str, Which] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    phrases: Mapping[Phrase, tuple[Unit, int] | None] = field(default_factory=dict)
    """A unit and how many of it away from the day of writing; nothing: it hangs on another date."""
    counts: Mapping[str, int] = field(default_factory=dict)
    ago: frozenset[str] = NONE
    """Behind a length."""
    before: frozenset[str] = NONE
    """In front of a length, for “ago”."""
    within: frozenset[str] = NONE
    """In front of a length that begins at a date we are not told."""
    later: frozenset[str] = NONE
    """Behind such a length."""


def month_names(language: str, width: Width) -> dict[str, int]:
    """Give a language's names of months, in lower case and without a period."""
    return {
        name.lower().rstrip("."): number
        for context in CONTEXTS
        for number, name in get_month_names(width, context, language).items()
    }


def weekday_names(language: str, width: Width) -> dict[str, int]:
    """Give a language's names of weekdays, likewise; Monday is 0."""
    return {
        name.lower().rstrip(".").replace("’", "'").replace("\u02bc", "'"): number
        for context in CONTEXTS
        for number, name in get_day_names(width, context, language).items()
    }


def phrases(table: Mapping[str, tuple[Unit, int] | None]) -> dict[Phrase, tuple[Unit, int] | None]:
    """Give a table of phrases by their words."""
    return {tuple(words.split()): meaning for words, meaning in table.items()}


def sections(table: Mapping[Section, str]) -> dict[Phrase, Section]:
    """Give phrases for parts of months and years, which the table separates by commas."""
    return {
        tuple(words.split()): section
        for section, every in table.items()
        for words in every.split(", ")
    }


def words(*every: str) -> frozenset[str]:
    """Give the words of some lines as a set."""
    return frozenset(word for line in every for word in line.split())


def each(names: Iterable[str], value: Which | Unit) -> dict[str, Which | Unit]:
    """Give the same value for several words."""
    return dict.fromkeys(names, value)
