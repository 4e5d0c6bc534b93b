"""Words and signs for units and money at a place, in front of a number or behind it.

Gives every unit that the words can mean; chooses none.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from footnoted.quantities.money import currencies, money
from footnoted.quantities.reading.lexicon import BY_ID, SYMBOLS, Units, lexicon, plain
from footnoted.quantities.reading.scan import Scan
from footnoted.quantities.reading.vocabulary import Phrase
from footnoted.quantities.unit import Dimension

NOT_CODES = frozenset("ALL TOP TRY CUP MOP PEN MAD GEL COP SOS ANG LAK RON BAM".split())
"""Codes of currencies that are words, or might be, in capitals."""
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
UNNAMED = frozenset("₿")
"""Signs of money that has no code."""


class Found(NamedTuple):
    """The units that words can mean, and the place behind the words, or where they begin."""

    units: Units
    end: int


def behind(scan: Scan, at: int, digits: bool) -> Found | None:
    """Read a unit that begins at a place; symbols, signs and codes behind digits only."""
    start = scan.past_joint(at)
    token, known = scan.token(start), scan.lexicon
    longest = max(known.longest.get(token.text, 0), known.longest.get(plain(token.key), 0))
    for length in range(longest, 0, -1):
        texts = tuple(each.text for each in scan.tokens[start : start + length])
        measured = digits and not _is_letter(scan, start, texts) and SYMBOLS.get(texts)
        if measured:
            return _powered(scan, Found(measured, start + len(texts)))
        keys, end = _keys(scan, start, length)
        if keys in known.names:
            return _powered(scan, Found(known.names[keys], end))
        if texts in known.names:
            return _powered(scan, Found(known.names[texts], start + len(texts)))
    if token.text in _SIGNED and digits and not _is_next(scan, start):
        return Found(signs()[token.text], start + 1)
    if token.text in currencies() and token.text not in NOT_CODES:
        return Found((money(token.text),), start + 1)
    return None


def _is_next(scan: Scan, at: int) -> bool:
    """Tell whether a sign of money belongs to the number behind it: “5 $6 tickets”."""
    return not scan.touches(at) and scan.touches(at + 1) and scan.token(at + 1).is_number


def _is_last(scan: Scan, at: int) -> bool:
    """Tell whether a sign of money belongs to the number in front of it: “5$ 6 times”."""
    return scan.token(at - 1).is_number and scan.touches(at) and not scan.touches(at + 1)


def _keys(scan: Scan, start: int, length: int) -> tuple[Phrase, int]:
    """Give some words as names have them, hyphens between them left out, and the place behind."""
    found: list[str] = []
    end = start
    while len(found) < length and scan.key(end):
        found.append(plain(scan.key(end)))
        end = scan.past_joint(end + 1) if len(found) < length else end + 1
    return tuple(found), end


def _is_letter(scan: Scan, at: int, texts: Phrase) -> bool:
    """Tell one letter that touches digits: 25A is a seat, 6G a network, 5m meters or millions."""
    return len(texts) == 1 and len(texts[0]) == 1 and texts[0].isalpha() and scan.touches(at)


def _powered(scan: Scan, found: Found) -> Found:
    """Read km2 and km^2 as areas."""
    at = found.end + (scan.key(found.end) == "^")
    power = {"2": "square", "3": "cubic"}.get(scan.key(at)) if scan.touches(at) else None
    raised = BY_ID.get(f"{power}-{found.units[0].id}") if power else None
    return Found((raised,), at + 1) if raised else found


def before(scan: Scan, at: int) -> Found | None:
    """Read a sign or code of money that stands in front of a number, and where it begins."""
    token = scan.token(at - 1)
    if token.text in _SIGNED and not _is_last(scan, at - 1):
        nation = DOLLARS.get(scan.key(at - 2)) if token.text == "$" else None
        if nation and scan.touches(at - 1):
            return Found((money(nation),), at - 2)
        return Found(signs()[token.text], at - 1)
    if token.text in UNNAMED:
        return Found((), at - 1)
    known = token.text in currencies()
    if known and (scan.touches(at) or token.text not in NOT_CODES):
        return Found((money(token.text),), at - 1)
    return None


_SIGNED = frozenset({*SIGNS, *OPEN_SIGNS})


@lru_cache(maxsize=1)
def signs() -> Mapping[str, Units]:
    """Give the currencies that each sign can mean."""
    names = lexicon("en").names
    several = {
        sign: tuple(unit for word in words.split() for unit in _moneys(names[(word,)]))
        for sign, words in OPEN_SIGNS.items()
    }
    return several | {sign: (money(code),) for sign, code in SIGNS.items()}


def _moneys(units: Units) -> Units:
    return tuple(unit for unit in units if unit.dimension is Dimension.MONEY)


def rate(units: Units, per: str) -> Units:
    """Give the unit that a unit and the span it is reckoned by make: km per hour."""
    return tuple(unit for one in units if (unit := BY_ID.get(f"{one.id}-per-{per}")))


def is_time(units: Units) -> bool:
    """Tell whether words mean a length of time."""
    return bool(units) and units[0].dimension in (Dimension.TIME, Dimension.CALENDAR)
