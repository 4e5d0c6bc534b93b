"""What the words for numbers and units can mean."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import ClassVar, Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name
from babel.units import format_unit

from footnoted.quantities.quantity import currencies, money
from footnoted.quantities.units import UNITS, Unit
from footnoted.quantities.wording import plain_name
from footnoted.text.scanning import (
    DASHES,
    NONE,
    Phrase,
    Scan,
    Token,
    by_phrase,
    by_word,
    cut,
    token_pattern,
)

# -------------------------------------------------------------------------------------------------
# What a language calls numbers, parts and the manner in which they are meant: the form of a table.
#
# The tables are in ``languages``; names of units and currencies come from CLDR.


class Manner(StrEnum):
    """How words say that a number is meant."""

    PLAIN = "plain"
    """No manner: just this number."""
    ABOUT = "about"
    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    AT_MOST = "at-most"
    LESS_THAN = "less-than"


Manners = tuple[Manner, ...]


@dataclass(frozen=True, slots=True)
class QuantityVocabulary:
    """The words of one language, all in lower case."""

    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    """Words that are a number by themselves: seven, twenty."""
    once: frozenset[str] = NONE
    """Words for one that are also articles or pronouns: only read before a measure."""
    articles: frozenset[str] = NONE
    """Words that mean one before hundred, million, dozen."""
    times: Mapping[str, Decimal] = field(default_factory=dict)
    """Words that multiply the number before: hundred, dozen, million."""
    and_: frozenset[str] = NONE
    a_half: Mapping[Phrase, Decimal] = field(default_factory=dict)
    """Words that add a part to the number before: and a half."""
    parts: Mapping[Phrase, Decimal] = field(default_factory=dict)
    """Half, a quarter, two thirds."""
    ordinal_parts: frozenset[Phrase] = frozenset()
    """Phrases that are parts only before the following words, or before none: a third …"""
    behind_part: frozenset[str] = NONE
    """… of, less, as."""
    of: Mapping[Phrase, None] = field(default_factory=dict)
    """Words between a part and what it is a part of: half *a* million."""
    ratios: Mapping[Phrase, None] = field(default_factory=dict)
    """Words between two numbers of which the first is a part: two *in* five."""
    sections: frozenset[str] = NONE
    """Words before a part that make it none: the first half."""
    before: Mapping[Phrase, Manners] = field(default_factory=dict)
    """Words before a number: about, at least."""
    behind: Mapping[Phrase, Manners] = field(default_factory=dict)
    """Words after it: or more."""
    during: frozenset[str] = NONE
    """Words of manner that mean “during” before a length of time: over two years."""
    between: frozenset[str] = NONE
    from_: frozenset[str] = NONE
    to: frozenset[str] = NONE
    or_: frozenset[str] = NONE
    less: frozenset[str] = NONE
    more: frozenset[str] = NONE
    by: frozenset[str] = NONE
    """Words between those and a number: fell *by* a fifth."""
    minus: frozenset[str] = NONE
    per: frozenset[str] = NONE
    each: frozenset[str] = NONE
    """Words like per, right after what is measured: *a* day."""
    spans: Mapping[str, str] = field(default_factory=dict)
    """What a rate is per, and its name in a record."""
    units: Mapping[Phrase, tuple[str, ...]] = field(default_factory=dict)
    """Words and every unit they can mean; CLDR has the others."""
    money: Mapping[str, str] = field(default_factory=dict)
    """Forms of the names of currencies that CLDR does not have, and one that it has."""
    names: frozenset[str] = NONE
    """Words before a number that make it a name: page 5, Section 301."""
    small: frozenset[str] = NONE
    """Words that say nothing about what follows, however they are written."""
    clock: frozenset[str] = NONE
    """Words after a number that make it a time."""
    endings: frozenset[str] = NONE
    """Endings that touch a number and make it an ordinal or a decade."""
    spaced: bool = False
    """Whether spaces separate thousands."""
    dotted_ordinals: bool = False
    """Whether a period makes an ordinal: 3. Liga."""


def numbers(line: str, first: int = 0, step: int = 1) -> dict[str, Decimal]:
    """Return the value of words that count up."""
    return {word: Decimal(first + step * n) for n, word in enumerate(line.split())}


def fractions(counts: Mapping[str, int], parts: Mapping[int, str]) -> dict[Phrase, Decimal]:
    """Return the value of every count of every part that is less than one: two thirds."""
    return {
        (count, part): Decimal(number) / Decimal(size)
        for part, size in by_word(parts).items()
        for count, number in counts.items()
        if number < size
    }


ABOUT: Manners = (Manner.ABOUT,)
AT_LEAST: Manners = (Manner.AT_LEAST,)
MORE: Manners = (Manner.MORE_THAN,)
AT_MOST: Manners = (Manner.AT_MOST,)
LESS: Manners = (Manner.LESS_THAN,)
NEARLY: Manners = (Manner.ABOUT, Manner.LESS_THAN, Manner.AT_MOST)
AS_MANY: Manners = (Manner.AT_MOST, Manner.PLAIN)
"""“As many as forty” is a limit, or surprise."""
JUST_OVER: Manners = (Manner.ABOUT, Manner.MORE_THAN)
SIGNS = by_phrase({ABOUT: "~, ≈", AT_LEAST: "≥", MORE: ">", AT_MOST: "≤", LESS: "<"})
"""Signs that mean the same in every language."""


# -------------------------------------------------------------------------------------------------
# A text cut into words, numbers and signs.
#
# Fractions of one character are tokens by themselves: 2½ is two tokens.

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


_GAP = "\u00a0\u202f\u2009"
"""Spaces that keep the parts of a number together."""
_TOKEN = token_pattern(
    rf"[0-9]+(?:[.,:/'’][0-9]+|[{_GAP}][0-9]{{3}}(?![0-9]))*", lone=rf"\d_{VULGAR}"
)


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text."""
    return cut(text, _TOKEN)


# -------------------------------------------------------------------------------------------------
# Every name of a unit or currency in a language: our own table and CLDR's names.
#
# They are made once for each language.

Units = tuple[Unit, ...]
NOT_SYMBOLS = frozenset({"in", "in.", "d", "bit"})
"""Symbols that are more often words of a sentence."""
NOT_NAMES = frozenset("won real sum som unit fund gold silver".split())
"""Last words of names of currencies that are other words as well."""
OTHER_X = frozenset("XAF XOF XPF XCD".split())
"""Codes with X of money that people use; the others are metals, funds and tests."""
FUNDS = frozenset("BOV CHE CHW CLF COU MXV USN USS UYI UYW".split())
"""Codes of units of account and funds."""
COUNTS = (1, 2, 5, 1.5)
"""Numbers that show every plural of CLDR's languages that we read."""
BY_ID: Mapping[str, Unit] = {unit.id: unit for unit in UNITS}


def _cut(name: str) -> Phrase:
    return tuple(token.text for token in tokens(name))


SYMBOLS: Mapping[Phrase, Units] = {
    _cut(written): (unit,)
    for unit in UNITS
    for symbol in unit.symbols
    for written in (symbol, symbol.replace("sq ", "sq. "), symbol.replace("cu ", "cu. "))
    if symbol not in NOT_SYMBOLS
}
"""Symbols by their tokens; capitals matter."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names in a language, by their words in the singular if CLDR's English has it."""

    names: Mapping[Phrase, Units]
    longest: Mapping[str, int]
    """From the first token of a name or symbol to the length of the longest that begins so."""


@lru_cache(maxsize=4096)
def plain(key: str) -> str:
    """Return a word in the form that names have."""
    return plain_name(key)


@lru_cache(maxsize=32)
def lexicon(language: str) -> Lexicon:
    """Return CLDR's names in a language; symbols are the same in all."""
    names = _names(language) if _is_known(language) else {}
    return Lexicon(names, _longest((*names, *SYMBOLS)))


def with_words(known: Lexicon, words: QuantityVocabulary) -> Lexicon:
    """Return the names with those that a vocabulary adds for units and money."""
    names = dict(known.names)
    for form, name in words.money.items():
        names[(form,)] = known.names[(name,)]
    for named, ids in words.units.items():
        names[named] = (*(BY_ID[id_] for id_ in ids), *moneys(names.get(named, ())))
    return Lexicon(names, _longest((*names, *SYMBOLS)))


def moneys(units: Units) -> Units:
    """Return the currencies among some units."""
    return tuple(unit for unit in units if unit.id not in BY_ID)


def _longest(names: Iterable[Phrase]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in names:
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return longest


def _is_known(language: str) -> bool:
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _names(language: str) -> dict[Phrase, Units]:
    names: dict[Phrase, Units] = {}
    for unit in UNITS:
        for name in (unit.id, *unit.names) if language == "en" else ():
            names[_keys(name)] = (unit,)
        for name in _local(unit, language) if unit.cldr else ():
            names.setdefault(_keys(name), (unit,))
            names.setdefault(_cut(name), (unit,))
    for currency, unit in _currencies(language):
        if unit not in names.get(currency, ()):
            names[currency] = (*names.get(currency, ()), unit)
    return names


def _currencies(language: str) -> Iterator[tuple[Phrase, Unit]]:
    """Yield names of currencies: whole ones, and the last words that several share."""
    for code in sorted(currencies()):
        if code in FUNDS or (code[0] == "X" and code not in OTHER_X):
            continue
        names = sorted({_currency(code, count, language) for count in (None, *COUNTS)})
        for name in filter(None, names):
            yield name, money(code)
            if name[-1] not in NOT_NAMES:
                yield name[-1:], money(code)


def _keys(name: str) -> Phrase:
    return tuple(plain(token.key) for token in tokens(name) if token.text != "-")


def _local(unit: Unit, language: str) -> Iterator[str]:
    """Yield CLDR's names of a unit in all forms; in other languages the short ones, too."""
    lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
    for length in lengths[:1] if language == "en" else lengths:
        for count in COUNTS:
            text = format_unit(count, unit.cldr, length, format="#", locale=language)
            yield text.strip("0123456789\u00a0\u202f ")


def _currency(code: str, count: float | None, language: str) -> Phrase:
    """Return the words of a currency's name; empty if it has years or signs in it."""
    name = get_currency_name(code, count, language)
    keys = _keys(name)
    return keys if name != code and all(word.isalpha() for word in keys) else ()


# -------------------------------------------------------------------------------------------------
# A text as tokens and a language: what every rule looks at.


@dataclass(frozen=True, slots=True)
class QuantityScan(Scan[QuantityVocabulary]):
    """A text with the names of units that its language has."""

    lexicon: Lexicon
    language: str
    """ISO 639-1."""
    dated: frozenset[int] = frozenset()
    """The tokens of dates, which are no figures."""

    dashes: ClassVar[frozenset[str]] = DASHES | {"−"}
    hyphens_in_phrases: ClassVar[bool] = True
