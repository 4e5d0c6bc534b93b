"""Every name of a unit or currency that a language has: the room's own table and CLDR's names.

Made once for a language; finds nothing in texts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name
from babel.units import format_unit

from footnoted.quantities.finding import plain_name
from footnoted.quantities.money import currencies, money
from footnoted.quantities.reading.tokens import tokens
from footnoted.quantities.reading.vocabulary import Phrase, Vocabulary
from footnoted.quantities.table import UNITS
from footnoted.quantities.unit import Unit

Units = tuple[Unit, ...]
NOT_SYMBOLS = frozenset({"in", "in.", "d", "bit"})
"""Symbols that are words of a sentence more often."""
NOT_NAMES = frozenset("won real sum som unit fund gold silver".split())
"""Last words of names of currencies that are other words as well."""
OTHER_X = frozenset("XAF XOF XPF XCD".split())
"""Codes with X of money that people use; the others are metals, funds and tests."""
FUNDS = frozenset("BOV CHE CHW CLF COU MXV USN USS UYI UYW".split())
"""Codes of units of account and funds."""
COUNTS = (1, 2, 5, 1.5)
"""Numbers that bring out every plural of CLDR's languages that we read."""
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
    """The names of a language, by their words in the singular where CLDR's English has it."""

    names: Mapping[Phrase, Units]
    longest: Mapping[str, int]
    """The first token of a name or symbol -> the tokens of the longest that begins so."""


@lru_cache(maxsize=4096)
def plain(key: str) -> str:
    """Give a word as names have it."""
    return plain_name(key)


@lru_cache(maxsize=32)
def lexicon(language: str) -> Lexicon:
    """Give the names of a language that CLDR has; symbols are the same in all."""
    names = _names(language) if _is_known(language) else {}
    return Lexicon(names, _longest((*names, *SYMBOLS)))


def with_words(known: Lexicon, words: Vocabulary) -> Lexicon:
    """Add what a vocabulary calls units and money."""
    names = dict(known.names)
    for form, name in words.money.items():
        names[(form,)] = known.names[(name,)]
    for form, ids in words.units.items():
        phrase = tuple(form.split())
        measured = tuple(BY_ID[id_] for id_ in ids)
        names[phrase] = (*measured, *_moneys(names.get(phrase, ())))
    return Lexicon(names, _longest((*names, *SYMBOLS)))


def _moneys(units: Units) -> Units:
    return tuple(unit for unit in units if unit.id not in BY_ID)


def _longest(every: Iterable[Phrase]) -> dict[str, int]:
    found: dict[str, int] = {}
    for phrase in every:
        found[phrase[0]] = max(found.get(phrase[0], 0), len(phrase))
    return found


def _is_known(language: str) -> bool:
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _names(language: str) -> dict[Phrase, Units]:
    found: dict[Phrase, Units] = {}
    for unit in UNITS:
        for name in (unit.id, *unit.names) if language == "en" else ():
            found[_phrase(name)] = (unit,)
        for name in _local(unit, language) if unit.cldr else ():
            found.setdefault(_phrase(name), (unit,))
            found.setdefault(_cut(name), (unit,))
    for named, unit in _currencies(language):
        if unit not in found.get(named, ()):
            found[named] = (*found.get(named, ()), unit)
    return found


def _currencies(language: str) -> Iterator[tuple[Phrase, Unit]]:
    """Give names of currencies, whole ones, and the last words that several share."""
    for code in sorted(currencies()):
        if code in FUNDS or (code[0] == "X" and code not in OTHER_X):
            continue
        forms = sorted({_currency(code, count, language) for count in (None, *COUNTS)})
        for phrase in filter(None, forms):
            yield phrase, money(code)
            if phrase[-1] not in NOT_NAMES:
                yield phrase[-1:], money(code)


def _phrase(name: str) -> Phrase:
    return tuple(plain(token.key) for token in tokens(name) if token.text != "-")


def _local(unit: Unit, language: str) -> Iterator[str]:
    """Give CLDR's names of a unit in all their forms; short ones but for English."""
    lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
    for length in lengths[:1] if language == "en" else lengths:
        for count in COUNTS:
            said = format_unit(count, unit.cldr, length, format="#", locale=language)
            yield said.strip("0123456789\u00a0\u202f ")


def _currency(code: str, count: float | None, language: str) -> Phrase:
    """Give the words of a currency's name; none where it has years or signs in it."""
    name = get_currency_name(code, count, language)
    phrase = _phrase(name)
    return phrase if name != code and all(word.isalpha() for word in phrase) else ()
