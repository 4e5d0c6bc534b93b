"""A text and its language: every figure its words tell.

One walk over the text; at each number the rules look at a few tokens around it. No pattern is
made from what is read.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from footnoted.quantities.reading.english import ENGLISH
from footnoted.quantities.reading.figure import read
from footnoted.quantities.reading.german import GERMAN
from footnoted.quantities.reading.lexicon import Lexicon, lexicon, with_words
from footnoted.quantities.reading.reading import Reading
from footnoted.quantities.reading.scan import Scan
from footnoted.quantities.reading.tokens import VULGAR, Token, tokens
from footnoted.quantities.reading.ukrainian import UKRAINIAN
from footnoted.quantities.reading.vocabulary import SIGNS, Vocabulary

VOCABULARIES = {"en": ENGLISH, "de": GERMAN, "uk": UKRAINIAN}
"""Language (ISO 639-1) -> its words. Other languages' texts are read for digits only."""
DIGITS_ONLY = Vocabulary(before=SIGNS)
Spans = Sequence[tuple[int, int]]


def read_figures(text: str, language: str, dates: Spans = ()) -> tuple[Reading, ...]:
    """Read the figures of a text, in the order in which they stand, none within another.

    ``language`` is a BCP 47 tag; ``dates`` are the places of dates, in order, which hold no
    figures. What may be no figure, or two numbers, is left out, and so is a figure with words
    that the one before it has: the second of “0$0”. Takes time in proportion to the text's length.
    """
    name = language.replace("_", "-").split("-")[0].lower()
    every = tokens(text)
    dated = _within(every, dates)
    scan = Scan(text, every, VOCABULARIES.get(name, DIGITS_ONLY), _lexicon(name), name, dated)
    begins = _beginnings(name)
    found: list[Reading] = []
    at = last = 0
    while at < len(every):
        if at in dated or not _may_begin(every[at], begins):
            at += 1
            continue
        figure = read(scan, at)
        if figure.reading is None or figure.start < last:
            at = max(figure.end, at + 1)
            continue
        aside = bool(found) and scan.key(last) == "(" and figure.start == last + 1
        found.append(replace(figure.reading, aside=aside))
        at = last = figure.end
    return tuple(found)


def _within(every: Sequence[Token], spans: Spans) -> frozenset[int]:
    """Give the tokens that stand in some places."""
    found, at = set(), 0
    for start, end in spans:
        while at < len(every) and every[at].start < end:
            if every[at].end > start:
                found.add(at)
            at += 1
    return frozenset(found)


@lru_cache(maxsize=32)
def _lexicon(name: str) -> Lexicon:
    return with_words(lexicon(name), VOCABULARIES.get(name, DIGITS_ONLY))


@lru_cache(maxsize=32)
def _beginnings(name: str) -> frozenset[str]:
    words = VOCABULARIES.get(name, DIGITS_ONLY)
    return frozenset({*words.numbers, *words.articles, *(part[0] for part in words.parts)})


def _may_begin(token: Token, begins: frozenset[str]) -> bool:
    return token.is_number or token.text in VULGAR or token.key in begins
