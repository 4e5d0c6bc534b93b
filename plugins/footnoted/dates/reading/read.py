"""A text, its language and the day it was written: every date its words tell.

One walk over the text; at each word that can begin a date the rules are asked in turn, and each
looks at a few words only. No pattern is made from what is read.
"""

from collections.abc import Callable, Iterator, Mapping

from footnoted.dates.reading.calendar import dated, decade, year
from footnoted.dates.reading.digits import digits
from footnoted.dates.reading.english import ENGLISH
from footnoted.dates.reading.german import GERMAN
from footnoted.dates.reading.portions import portions, season
from footnoted.dates.reading.ranges import ranges
from footnoted.dates.reading.reading import Reading, Sort
from footnoted.dates.reading.relative import counted, phrase, weekday, which
from footnoted.dates.reading.scan import Found, Scan
from footnoted.dates.reading.tokens import tokens
from footnoted.dates.reading.ukrainian import UKRAINIAN
from footnoted.dates.reading.vocabulary import Vocabulary
from footnoted.dates.value import Edtf

VOCABULARIES = {"en": ENGLISH, "de": GERMAN, "uk": UKRAINIAN}
"""Language (ISO 639-1) -> its words. Other languages' texts are read for dates in digits only."""
DIGITS_ONLY = Vocabulary()

Rule = Callable[[Scan, int], Found | None]
Rules = tuple[Rule, ...]
OF_NUMBERS: Rules = (counted, ranges, digits, dated, decade, year)
"""The rules for what begins with a number, in the order in which they are asked."""


def read_dates(text: str, language: str, reference: Edtf | None) -> tuple[Reading, ...]:
    """Read the dates of a text, in the order in which they stand, none within another.

    ``language`` is a BCP 47 tag; ``reference`` is the day the text was written. Without it, words
    that depend on it have no dates. Takes time in proportion to the text's length.
    """
    name = language.replace("_", "-").split("-")[0].lower()
    day = reference.earliest if reference else None
    scan = Scan(tokens(text), VOCABULARIES.get(name, DIGITS_ONLY), day)
    return tuple(_readings(text, scan, BEGINNINGS.get(name, {})))


def _readings(text: str, scan: Scan, beginnings: Mapping[str, Rules]) -> Iterator[Reading]:
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
        yield Reading(start, end, text[start:end], found.dates, found.sort)
        at = found.end


def _may_begin(scan: Scan, at: int) -> bool:
    """Tell whether a number is worth a look, so that tables of numbers cost little."""
    key, behind = scan.key(at), scan.key(at + 1)
    return len(key) == 4 or "/" in key or "." in key or bool(behind and not behind[0].isdigit())


def _beginnings(words: Vocabulary) -> dict[str, Rules]:
    """Give every word that a date can begin with, and the rules to ask there, in order."""
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
