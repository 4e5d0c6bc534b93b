"""Words and signs for units and money at a place, in front of a number or behind it.

Gives every unit that the words can mean; chooses none.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name
from babel.units import format_unit

from footnoted.quantities.finding import plain_name
from footnoted.quantities.money import currencies, money
from footnoted.quantities.reading.scan import Scan
from footnoted.quantities.reading.tokens import tokens
from footnoted.quantities.reading.vocabulary import Phrase
from footnoted.quantities.table import UNITS
from footnoted.quantities.unit import Dimension, Unit

Units = tuple[Unit, ...]
LONGEST = 5
"""Tokens in the longest name of a unit that is looked for."""
NOT_SYMBOLS = frozenset({"in", "in.", "d", "bit"})
"""Symbols that are words of a sentence more often."""
NOT_CODES = frozenset("ALL TOP TRY CUP MOP PEN MAD GEL COP SOS ANG LAK RON BAM".split())
"""Codes of currencies that are words, or might be, in capitals."""
NOT_NAMES = frozenset("won real sum som unit units fund som gold silver".split())
"""Last words of names of currencies that are other words as well."""
SIGNS = {"€": "EUR", "₴": "UAH", "₹": "INR", "₩": "KRW", "₪": "ILS", "₫": "VND", "₦": "NGN"}
OPEN_SIGNS = {"$": "dollar peso", "£": "pound", "¥": "yen yuan", "₽": "ruble"}
"""Signs that several currencies share -> the last words of their English names."""
DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "nt": "TWD",
}
"""What stands in front of a dollar sign -> the currency."""
UNNAMED = {"₿"}
"""Signs of money that has no code."""


class Found(NamedTuple):
    """The units that words can mean, and the place behind the words, or where they begin."""

    units: Units
    end: int


def behind(scan: Scan, at: int, digits: bool) -> Found | None:
    """Read a unit that begins at a place; symbols and codes behind digits only."""
    start = scan.past_joint(at)
    names = _names(scan.language)
    for length in range(LONGEST, 0, -1):
        every = scan.tokens[start : start + length]
        if len(every) < length:
            continue
        texts = tuple(token.text for token in every)
        keys = tuple(_plain(token.key) for token in every)
        found = _SYMBOLS.get(texts) if digits and not _is_letter(scan, start, texts) else None
        found = found or tuple(_BY_ID[id_] for id_ in scan.words.units.get(" ".join(keys), ()))
        found = found or names.get(texts) or names.get(keys)
        if found:
            units, also = found, _money(scan.language).get(keys, ())
            return _powered(scan, Found((*units, *also), start + length))
    return _money_behind(scan, start, digits)


def _is_letter(scan: Scan, at: int, texts: Phrase) -> bool:
    """Tell one letter that touches digits: 25A is a seat, 6G a network, 5m meters or millions."""
    return len(texts) == 1 and len(texts[0]) == 1 and texts[0].isalpha() and scan.touches(at)


def _powered(scan: Scan, found: Found) -> Found:
    """Read km2 and km^2 as areas."""
    at = found.end + (scan.key(found.end) == "^")
    power = {"2": "square", "3": "cubic"}.get(scan.key(at)) if scan.touches(at) else None
    raised = _BY_ID.get(f"{power}-{found.units[0].id}") if power else None
    return Found((raised,), at + 1) if raised else found


def _money_behind(scan: Scan, at: int, digits: bool) -> Found | None:
    text = scan.token(at).text
    if digits and (signed := signs(text)):
        return Found(signed, at + 1)
    if text in currencies() and text not in NOT_CODES:
        return Found((money(text),), at + 1)
    known = _money(scan.language)
    for length in (3, 2, 1):
        every = scan.tokens[at : at + length]
        keys = tuple(_plain(token.key) for token in every)
        keys = (*keys[:-1], scan.words.money.get(keys[-1], keys[-1])) if keys else keys
        if len(every) == length and keys in known:
            return Found(known[keys], at + length)
    return None


def before(scan: Scan, at: int) -> Found | None:
    """Read a sign or code of money that stands in front of a number, and where it begins."""
    token = scan.token(at - 1)
    if units := signs(token.text):
        nation = DOLLARS.get(scan.key(at - 2)) if token.text == "$" else None
        if nation and scan.touches(at - 1):
            return Found((money(nation),), at - 2)
        return Found(units, at - 1)
    if token.text in UNNAMED:
        return Found((), at - 1)
    known = token.text in currencies()
    if known and (scan.touches(at) or token.text not in NOT_CODES):
        return Found((money(token.text),), at - 1)
    return None


@lru_cache(maxsize=256)
def signs(text: str) -> Units:
    """Give the currencies that a sign can mean."""
    if text in SIGNS:
        return (money(SIGNS[text]),)
    names = _money("en")
    return tuple(unit for name in OPEN_SIGNS.get(text, "").split() for unit in names[(name,)])


def _plain(key: str) -> str:
    return key if key == "-" else plain_name(key)


def _tokens(name: str) -> Phrase:
    return tuple(token.text for token in tokens(name))


_BY_ID: Mapping[str, Unit] = {unit.id: unit for unit in UNITS}
_SYMBOLS: Mapping[Phrase, Units] = {
    _tokens(written): (unit,)
    for unit in UNITS
    for symbol in unit.symbols
    for written in (symbol, symbol.replace("sq ", "sq. "), symbol.replace("cu ", "cu. "))
    if symbol not in NOT_SYMBOLS
}


@lru_cache(maxsize=32)
def _names(language: str) -> Mapping[Phrase, Units]:
    """Give the names of units: the table's own, and those of CLDR in a language."""
    found: dict[Phrase, Units] = {}
    for unit in UNITS:
        every = (unit.id, *unit.names) if language == "en" else ()
        for name in every:
            found[tuple(plain_name(name).split())] = (unit,)
        for name in _local(unit, language) if unit.cldr else ():
            found.setdefault(tuple(_plain(token.key) for token in tokens(name)), (unit,))
            found.setdefault(_tokens(name), (unit,))
    return found


def _local(unit: Unit, language: str) -> Iterator[str]:
    """Give CLDR's names of a unit in all their forms; short ones are symbols, but for English."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return
    for length in ("long",) if language == "en" else ("long", "short"):
        for count in (1, 2, 5, 1.5):
            said = format_unit(count, unit.cldr, length, format="#", locale=locale)  # type: ignore[arg-type]
            yield said.lstrip("0123456789").strip()


@lru_cache(maxsize=32)
def _money(language: str) -> Mapping[Phrase, Units]:
    """Give the names of currencies in a language: whole ones, and their last words for several."""
    found: dict[Phrase, Units] = {}
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return found
    for code in sorted(currencies()):
        if code[0] == "X" and code not in ("XAF", "XOF", "XPF", "XCD"):
            continue
        for phrase in {_name(code, count, language) for count in (None, 1, 2, 5, 1.5)}:
            for name in {phrase, phrase[-1:]} if phrase else ():
                if name[-1] not in NOT_NAMES and money(code) not in found.get(name, ()):
                    found[name] = (*found.get(name, ()), money(code))
    return found


def _name(code: str, count: float | None, language: str) -> Phrase:
    name = get_currency_name(code, count, language)
    keys = tuple(_plain(token.key) for token in tokens(name))
    return keys if all(key.isalpha() or key == "-" for key in keys) and name != code else ()


def rate(units: Units, per: str) -> Units:
    """Give the unit that a unit and the span it is reckoned by make: km per hour."""
    return tuple(unit for one in units if (unit := _BY_ID.get(f"{one.id}-per-{per}")))


def is_time(units: Units) -> bool:
    """Tell whether words mean a length of time."""
    return bool(units) and units[0].dimension in (Dimension.TIME, Dimension.CALENDAR)
