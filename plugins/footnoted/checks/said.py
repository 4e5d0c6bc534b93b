"""What a figure's words say and what its record says, as sentences and cures for messages.

Finds no problem itself; ``readings`` does.
"""

from dataclasses import replace
from decimal import Decimal

from footnoted.quantities import Quantity, words
from footnoted.quantities.printed import exponent
from footnoted.quantities.reading import Manner, Reading
from footnoted.quantities.reading.fitting import ends, fits_number, fits_unit, scale

PLACES = Decimal("0.0001")
"""To what a third is rounded in a message."""
_BOUNDS = tuple(manner for manner in Manner if manner not in (Manner.PLAIN, Manner.ABOUT))


def as_quantity(reading: Reading) -> Quantity:
    """Give what was read as a quantity; a unit that could be several is left out."""
    low, high = (_short(end) for end in (reading.low, reading.high))
    unit = reading.units[0] if len(reading.units) == 1 else None
    if reading.is_range:
        return Quantity(low=low, high=high, unit=unit)
    return Quantity(low, unit=unit)


def _short(number: Decimal) -> Decimal:
    """Round a third; what was printed has so many decimals hardly ever."""
    return number.quantize(PLACES) if exponent(number) < exponent(PLACES) else number


def printed(quantity: Quantity) -> str:
    """Write the number and unit of a quantity, not how it is meant."""
    bare = replace(quantity, approximate=False, bound=None, per="", count_of="")
    return words(bare)


def number_hint(reading: Reading, meant: Quantity) -> str:
    """Say what to write in the record for the number that was read; nothing where units differ."""
    if not fits_unit(reading, meant) or scale(reading, meant):
        return ""
    return f"Write {_number(reading)}, or quote the words that give the other number."


def unit_hint(reading: Reading, meant: Quantity) -> str:
    """Say what to write in the record for the unit that was read; nothing where it is several."""
    if len(reading.units) != 1:
        return ""
    written = f"unit: {reading.units[0].id}"
    if not fits_number(reading, meant):
        written = f"{_number(reading)} and {written}"
    return f"Write {written}, or quote the words that give the other unit."


def _number(reading: Reading) -> str:
    low, high = (f"{_short(end):f}" for end in (reading.low, reading.high))
    return f"low: {low} and high: {high}" if reading.is_range else f"value: {low}"


def approximation(reading: Reading, meant: Quantity) -> tuple[str, str]:
    """Give message and hint where words and record don't agree on about, at least and the like."""
    has = _recorded(meant)
    if not reading.said_manner and Manner.PLAIN in reading.manners:
        message = f"“{reading.words}” says neither about nor at least or the like, but {has}."
        return message, "Drop that from the record, or quote the words that say it."
    said = reading.said_manner or reading.words
    message = f"“{reading.words}” says “{said}”, but {has}."
    cures = [_typed(manner) for manner in reading.manners if manner is not Manner.PLAIN]
    return message, f"Write {' or '.join(dict.fromkeys(cures))}."


def _recorded(meant: Quantity) -> str:
    """Say how the record has its number."""
    if meant.bound:
        return f"the record's `bound` is `{meant.bound}`"
    if meant.approximate:
        return "the record has `approximate: true`"
    if meant.value is None and None in ends(meant):
        return f"the record has only `{'low' if meant.high is None else 'high'}`"
    return "the record has neither `approximate` nor `bound`"


def _typed(manner: Manner) -> str:
    return f"bound: {manner}" if manner in _BOUNDS else "approximate: true"
