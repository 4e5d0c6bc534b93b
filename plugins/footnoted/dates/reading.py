# ruff: noqa: RUF001 - Cyrillic letters are meant
"""Read the dates in a sentence."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from footnoted.dates.edtf import Edtf, Precision
from footnoted.dates.languages import DIGITS_ONLY, VOCABULARIES
from footnoted.dates.resolving import Sort
from footnoted.dates.rules import (
    DateMatch,
    DateScan,
    read_date,
    read_decade,
    read_digits,
    read_length,
    read_phrase,
    read_range,
    read_season,
    read_section,
    read_weekday,
    read_which,
    read_year,
    tokens,
)
from footnoted.text.scanning import Passage, passages, primary

# -------------------------------------------------------------------------------------------------
# Every date in a text, by its language and the day it was written.
#
# At each word that can begin a date, the rules are tried in turn; each looks at a few words only.


@dataclass(frozen=True, slots=True)
class DateReading:
    """Words of a text that name a date: their place, and what they can mean."""

    start: int
    """First character of the words, counted in code points from 0."""
    end: int
    """The index after the last character."""
    words: str
    """The words themselves."""
    dates: tuple[Edtf, ...]
    """What they can mean, the likeliest first; empty if that cannot be known."""
    sort: Sort
    """What they leave open."""

    @property
    def certain(self) -> bool:
        """Return whether the words alone have only one meaning."""
        return self.sort is Sort.ABSOLUTE and len(self.dates) == 1


Rules = tuple[Callable[[DateScan, int], DateMatch | None], ...]
OF_NUMBERS: Rules = (read_length, read_range, read_digits, read_date, read_decade, read_year)
"""The rules for what begins with a number, in the order in which they are tried."""


def read_dates(text: str, language: str, reference: Edtf | None) -> tuple[DateReading, ...]:
    """Return the dates of a text, in reading order, none within another.

    A date before the year 1, or one with its era, is left out: it is never read as a day of our
    time. ``language`` is a BCP 47 tag; ``reference`` is the day the text was written. Without it,
    words that depend on it have no dates. The time is linear in the text's length.
    """
    name = primary(language)
    day = reference.earliest if reference else None
    scan = DateScan(text, tokens(text), VOCABULARIES.get(name, DIGITS_ONLY), day)
    of_words = _rules(name)

    def read(at: int) -> Passage[DateReading] | int:
        token = scan.tokens[at]
        if token.is_number:
            rules = OF_NUMBERS if _may_begin(scan, at) else ()
        else:
            rules = of_words[token.key]
        for rule in rules:
            if found := rule(scan, at):
                break
        else:
            return at + 1
        if found.sort is Sort.ABSOLUTE and not found.dates:  # 31 February
            return at + 1
        start, end = scan.span(at, found.end)
        if _ERA.match(text, end):
            return found.end
        reading = DateReading(start, end, text[start:end], found.dates, found.sort)
        return Passage(at, found.end, reading)

    return tuple(passage.reading for passage in passages(scan.tokens, of_words, read))


_ERAS = r"(?:B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?|v\.\s?Chr|v\.\s?u\.\s?Z)(?!\w)"
_ERA = re.compile(
    rf"[\s,]*(?:A\.?D\.?|C\.?E\.?)\s+[0-9]{{1,4}}\b|[\s,]*[0-9]{{1,4}}\s*{_ERAS}"
    rf"|\s*{_ERAS}(?!\s[A-Z])"
    r"|(?:[\s,]*[0-9]{1,4})?(?:\s*року?|\s*р\.)?\s*до н(?:\.|ашої)"
    r"|[\s,]*[0-9]{1,3}(?:\s*року?|\s*р\.)?\s*(?:n\.\s?Chr|н\.\s?е)"
)
"""A year with its era after a day: "15 March 44 BC". Such a day is not read."""


def _may_begin(scan: DateScan, at: int) -> bool:
    """Return whether a number is worth a look, so that tables of numbers cost little."""
    key, behind = scan.key(at), scan.key(at + 1)
    return len(key) == 4 or "/" in key or "." in key or bool(behind and not behind[0].isdigit())


@lru_cache(maxsize=32)
def _rules(language: str) -> Mapping[str, Rules]:
    """Return every word that a date can begin with, and the rules to try there, in order."""
    words = VOCABULARIES.get(language, DIGITS_ONLY)
    months = {*words.months, *words.short_months}
    rules: dict[str, Rules] = {}
    for rule, beginnings in (
        (read_phrase, {phrase[0] for phrase in words.phrases}),
        (read_length, {*words.counts, *words.before, *words.within, *words.units}),
        (read_section, {phrase[0] for phrase in words.sections}),
        (read_season, words.seasons),
        (read_range, months),
        (read_date, {*months, *words.weekdays, *words.short_weekdays}),
        (read_which, words.which),
        (read_weekday, words.weekdays),
    ):
        for word in beginnings:
            rules[word] = (*rules.get(word, ()), rule)
    return rules


# -------------------------------------------------------------------------------------------------
# Whether words and a record can mean the same date.
#
# What the dates can mean is compared; the words were read elsewhere.

MARGINS = {Precision.DAY: 3, Precision.TIME: 3, Precision.MONTH: 31}
"""How many days ``~`` and ``?`` allow on either side, by the date's precision."""
A_YEAR = 366
"""The same for seasons, years and what is longer."""


def agrees(said: Edtf, recorded: Edtf) -> bool:
    """Return whether one of two dates is within the other, as far as it is certain.

    A record may be more or less precise than the words. A date marked as approximate or uncertain
    may differ by as much again as its precision: three days, a month, a year.
    """
    margin = max(_margin(said), _margin(recorded))
    return _within(said, recorded, margin) or _within(recorded, said, margin)


def _margin(date: Edtf) -> int:
    points = (point for point in date.points if point.uncertain or point.approximate)
    return max((MARGINS.get(point.precision, A_YEAR) for point in points), default=0)


def _within(inner: Edtf, outer: Edtf, margin: int) -> bool:
    """Return whether a date exceeds another by no more than a margin on either side."""
    if outer.earliest and not (inner.earliest and _days(inner.earliest, outer.earliest) <= margin):
        return False
    return not outer.latest or bool(inner.latest and _days(outer.latest, inner.latest) <= margin)


def _days(first: dt.date, second: dt.date) -> int:
    return (second - first).days
