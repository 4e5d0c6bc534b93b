"""Which dates a sentence tells."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from footnoted.dates.edtf import DatePoint, Edtf, Precision
from footnoted.dates.languages import ENGLISH, GERMAN, UKRAINIAN, DateVocabulary
from footnoted.dates.rules import (
    counted,
    dated,
    decade,
    digits,
    phrase,
    portions,
    ranges,
    season,
    weekday,
    which,
    year,
)
from footnoted.dates.scanning import DateMatch, DateReading, DateScan, Sort, tokens

# -------------------------------------------------------------------------------------------------
# A text, its language and the day it was written: every date its words tell.
#
# One walk over the text; at each word that can begin a date the rules are asked in turn, and each
# looks at a few words only. No pattern is made from what is read.

VOCABULARIES = {"en": ENGLISH, "de": GERMAN, "uk": UKRAINIAN}
"""Language (ISO 639-1) -> its words. Other languages' texts are read for dates in digits only."""
DIGITS_ONLY = DateVocabulary()

Rule = Callable[[DateScan, int], DateMatch | None]
Rules = tuple[Rule, ...]
OF_NUMBERS: Rules = (counted, ranges, digits, dated, decade, year)
"""The rules for what begins with a number, in the order in which they are asked."""


def read_dates(text: str, language: str, reference: Edtf | None) -> tuple[DateReading, ...]:
    """Read the dates of a text, in the order in which they stand, none within another.

    ``language`` is a BCP 47 tag; ``reference`` is the day the text was written. Without it, words
    that depend on it have no dates. Takes time in proportion to the text's length.
    """
    name = language.replace("_", "-").split("-")[0].lower()
    day = reference.earliest if reference else None
    scan = DateScan(tokens(text), VOCABULARIES.get(name, DIGITS_ONLY), day)
    return tuple(_readings(text, scan, BEGINNINGS.get(name, {})))


def _readings(text: str, scan: DateScan, beginnings: Mapping[str, Rules]) -> Iterator[DateReading]:
    at = 0
    while at < len(scan.tokens):
        token = scan.tokens[at]
        rules = beginnings.get(token.key, ())
        if token.is_number and _may_begin(scan, at):
            rules = OF_NUMBERS
        found = next(filter(None, (rule(scan, at) for rule in rules)), None) if rules else None
        if found is None or (found.sort is Sort.ABSOLUTE and not found.dates):  # 31 February
            at += 1
            continue
        start, end = token.start, scan.tokens[found.end - 1].end
        yield DateReading(start, end, text[start:end], found.dates, found.sort)
        at = found.end


def _may_begin(scan: DateScan, at: int) -> bool:
    """Return whether a number is worth a look, so that tables of numbers cost little."""
    key, behind = scan.key(at), scan.key(at + 1)
    return len(key) == 4 or "/" in key or "." in key or bool(behind and not behind[0].isdigit())


def _beginnings(words: DateVocabulary) -> dict[str, Rules]:
    """Return every word that a date can begin with, and the rules to ask there, in order."""
    found: dict[str, Rules] = {}
    for rule, every in (
        (phrase, {several[0] for several in words.phrases}),
        (counted, {*words.counts, *words.before, *words.within, *words.units}),
        (portions, {several[0] for several in words.sections}),
        (season, words.seasons),
        (ranges, {*words.months, *words.short_months}),
        (dated, {*words.months, *words.short_months, *words.weekdays, *words.short_weekdays}),
        (which, words.which),
        (weekday, words.weekdays),
    ):
        for word in every:
            found[word] = (*found.get(word, ()), rule)
    return found


BEGINNINGS = {name: _beginnings(words) for name, words in VOCABULARIES.items()}


# -------------------------------------------------------------------------------------------------
# Whether words and a record can tell of the same date.
#
# Compares what the dates can mean; the words themselves were read elsewhere.

MARGINS = {Precision.DAY: 3, Precision.TIME: 3, Precision.MONTH: 31}
"""Days that ``~`` and ``?`` leave on either side, by what they mark."""
A_YEAR = 366
"""The same for seasons, years and what is longer."""


def agrees(said: Edtf, recorded: Edtf) -> bool:
    """Return whether one of two dates lies within the other, as far as it is certain.

    A record may be finer than the words or coarser. What is marked as about or uncertain may lie
    beside by as much again as it is fine: three days, a month, a year.
    """
    margin = max(_margin(said), _margin(recorded))
    return _within(said, recorded, margin) or _within(recorded, said, margin)


def _margin(date: Edtf) -> int:
    doubtful = (point for point in date.points if point.uncertain or point.approximate)
    return max(map(_days, doubtful), default=0)


def _days(point: DatePoint) -> int:
    return MARGINS.get(point.precision, A_YEAR)


def _within(inner: Edtf, outer: Edtf, margin: int) -> bool:
    starts = _at_most(outer.earliest, inner.earliest, margin, open_=outer.earliest is None)
    ends = _at_most(inner.latest, outer.latest, margin, open_=outer.latest is None)
    return starts and ends


def _at_most(first: dt.date | None, second: dt.date | None, margin: int, *, open_: bool) -> bool:
    """Return whether a day is no more than a margin behind another."""
    if open_:
        return True
    return first is not None and second is not None and (first - second).days <= margin
