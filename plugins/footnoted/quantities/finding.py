"""A unit's id, symbol or name -> the unit; or a question, or a near miss.

Never chooses between two meanings.
"""

import difflib
import re
import unicodedata
from collections.abc import Mapping

from footnoted.quantities.money import currencies, money
from footnoted.quantities.table import QUESTIONS, UNITS
from footnoted.quantities.unit import Unit, UnitError

_SYMBOLS: Mapping[str, Unit] = {symbol: unit for unit in UNITS for symbol in unit.symbols}
_IRREGULAR = {"feet": "foot", "inches": "inch"}
_SIGNS = {"€": "EUR", "₴": "UAH", "euro": "EUR", "hryvnia": "UAH", "us dollar": "USD"}
"""Signs and names that only one currency has."""


def find_unit(text: str) -> Unit:
    """Find a unit; raise ``UnitError`` with a hint where it is unknown or ambiguous."""
    typed = unicodedata.normalize("NFC", text).strip()
    for symbol in (_superscript(typed), _superscript(typed.replace(".", ""))):
        if symbol in _SYMBOLS:
            return _SYMBOLS[symbol]
    if typed in currencies():
        return money(typed)
    name = plain_name(typed)
    for asked in (typed.lower(), name):
        if asked in QUESTIONS:
            raise UnitError(f"“{text}” does not say which unit is meant.", QUESTIONS[asked])
    if name in _NAMES:
        return _NAMES[name]
    if name in _SIGNS:
        return money(_SIGNS[name])
    raise UnitError(f"There is no unit “{text}”.", _near(typed, name))


def plain_name(text: str) -> str:
    """Bring a name to lower case, singular, spaces and American spelling."""
    words = re.sub(r"[-\s]+", " ", text.lower()).split(" ")
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    word = re.sub(r"(met|lit)re", r"\1er", _IRREGULAR.get(word, word))
    kept = word in ("celsius", "us") or not word.endswith("s")
    return word if kept else word.removesuffix("s")


def _superscript(text: str) -> str:
    return re.sub(r"(?<=m|i|t)\^?([23])$", lambda found: "²³"[int(found[1]) - 2], text)


def _near(typed: str, name: str) -> str:
    if typed.upper() in currencies():
        return f"Did you mean {typed.upper()}?"
    same_letters = [symbol for symbol in _SYMBOLS if symbol.lower() == typed.lower()]
    near = difflib.get_close_matches(name, list(_NAMES), n=1, cutoff=0.7)
    found = same_letters or [_NAMES[near[0]].id] if same_letters or near else []
    if found:
        return f"Did you mean {' or '.join(found)}?"
    return (
        "Write CLDR's id (square-kilometer), the usual symbol (km²) or the currency's "
        "code (USD); for things counted use count-of instead of unit."
    )


_NAMES: Mapping[str, Unit] = {
    plain_name(name): unit for unit in UNITS for name in (unit.id, *unit.names)
}
