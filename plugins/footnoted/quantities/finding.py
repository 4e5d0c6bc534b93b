"""A unit's id, symbol or name -> the unit; or a question, or a near miss.

Never chooses between two meanings.
"""

import difflib
import re
import unicodedata
from collections.abc import Mapping

from footnoted.quantities.money import SIGNS, currencies, money
from footnoted.quantities.table import QUESTIONS, UNITS
from footnoted.quantities.tables.questions import BILLIONS, NUMBERS, SCALE
from footnoted.quantities.unit import Unit, UnitError

_SYMBOLS: Mapping[str, Unit] = {symbol: unit for unit in UNITS for symbol in unit.symbols}
_LONG: Mapping[str, Unit] = {unit.long_id: unit for unit in reversed(UNITS) if unit.long_id}
_IRREGULAR = {"feet": "foot", "inches": "inch", "centuries": "century"}
_SHORT = {"m": "mn", "b": "bn"}
"""Million and billion only beside money; alone they are meters and nothing."""


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
    if typed.lower() in _LONG:
        return _LONG[typed.lower()]
    if name in _NAMES:
        return _NAMES[name]
    if name in SIGNS:
        return money(SIGNS[name])
    raise _number_in(text) or UnitError(f"There is no unit “{text}”.", _near(typed, name))


def plain_name(text: str) -> str:
    """Bring a name to lower case, singular, spaces and American spelling."""
    words = re.sub(r"[-\s]+", " ", text.lower()).split(" ")
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    word = re.sub(r"(met|lit)re", r"\1er", _IRREGULAR.get(word, word))
    kept = word in ("celsius", "us") or not word.endswith("s")
    return word if kept else word.removesuffix("s")


def _superscript(text: str) -> str:
    return re.sub(r"(?<=[mitnd])\^?([23])$", lambda found: "²³"[int(found[1]) - 2], text)


def _number_in(text: str) -> UnitError | None:
    """Answer "million USD" and "$bn": the number belongs elsewhere."""
    words = [word for word in re.findall(r"[^\W\d_]+|[$€£¥₴]", text) if word.lower() != "of"]
    numbers = {word: _singular(word.lower()) for word in words}
    if len(words) == 2 and any(map(_is_money, words)):
        numbers = {word: _SHORT.get(plain, plain) for word, plain in numbers.items()}
    rest = " ".join(word for word in words if numbers[word] not in NUMBERS | BILLIONS)
    if len(rest.split()) == len(words):
        return None
    scale = f" {SCALE}" if BILLIONS.intersection(numbers.values()) else ""
    return UnitError(f"“{text}” has a number in it.", f"{_apart(rest)}{scale}")


def _apart(rest: str) -> str:
    """Say where a number and what stood beside it belong."""
    zeros = "Write its zeros in value"
    if not rest:
        return f"{zeros}: 1.3 million is 1300000."
    try:
        find_unit(rest)
    except UnitError as problem:
        question = problem.hint if plain_name(rest) in QUESTIONS else ""
        return f"{zeros}. {question}" if question else f"{zeros}, and count-of: {rest}."
    return f"{zeros}, and unit: {rest}."


def _is_money(word: str) -> bool:
    return word in currencies() or word.lower() in SIGNS or word in ("$", "£", "¥")


def _near(typed: str, name: str) -> str:
    if typed.upper() in currencies():
        return f"Did you mean {typed.upper()}?"
    if rate := _rate(typed):
        return rate
    same_letters = [symbol for symbol in _SYMBOLS if symbol.lower() == typed.lower()]
    near = difflib.get_close_matches(name, list(_NAMES), n=1, cutoff=0.7)
    found = same_letters or [_written(_NAMES[near[0]])] if same_letters or near else []
    if found:
        return f"Did you mean {' or '.join(found)}?"
    return (
        "Write CLDR's id (square-kilometer), the usual symbol (km²) or the currency's "
        "code (USD); for things counted use count-of instead of unit."
    )


def _rate(typed: str) -> str:
    """Answer "t/day": the second half has a key of its own."""
    unit, mark, per = re.sub(r"\s+per\s+", "/", typed).partition("/")
    try:
        known = find_unit(unit) if mark and per else None
    except UnitError:
        return ""
    return f"Write unit: {unit.strip()} and per: {per.strip()}." if known else ""


def _written(unit: Unit) -> str:
    """Give what finds a unit: its id, or its symbol where the id alone is asked about."""
    return unit.symbol if unit.id in QUESTIONS else unit.id


_NAMES: Mapping[str, Unit] = {
    plain_name(name): unit for unit in UNITS for name in (unit.id, *unit.names)
}
