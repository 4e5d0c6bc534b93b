"""Two numbers as the ends of a range: 5–10, two to three million, between 2 and 2.5.

Looks at the words between them; units and manner are read elsewhere.
"""

from dataclasses import dataclass, replace

from footnoted.quantities.reading import units
from footnoted.quantities.reading.lexicon import Units
from footnoted.quantities.reading.number import Number, number
from footnoted.quantities.reading.scan import Scan
from footnoted.quantities.unit import EXACT

SPACED = frozenset("–—")
OF_SIDES = frozenset("x×")


@dataclass(frozen=True, slots=True)
class Pair:
    """The ends of a range, the lower first, and the units named between them."""

    first: Number
    second: Number
    units: Units = ()
    dash: bool = False
    apart: bool = False


def pair(scan: Scan, first: Number, begins: int, money: Units) -> Pair | None:
    """Read the rest of a range whose first number is known; ``begins`` is where it starts."""
    inner = units.behind(scan, first.end, scan.token(first.end - 1).is_number)
    for at, named in ((first.end, ()), (inner.end, inner.units) if inner else (-1, ())):
        if at < 0 or not _joins(scan, at, begins):
            continue
        start = _past_money(scan, at + 1, money)
        second = number(scan, start, bool(money))
        if second is None or (scan.is_dash(at) and second.fraction):
            continue
        apart = scan.key(begins - 1) in scan.words.from_
        found = Pair(_scaled(first, second), second, named, scan.is_dash(at), apart)
        if found.first.value < second.value and _is_meant(scan, at, found):
            return found
    return None


def _joins(scan: Scan, at: int, begins: int) -> bool:
    """Tell whether a sign or word can stand between the ends of a range."""
    key, words = scan.key(at), scan.words
    if scan.is_dash(at):
        digits = scan.token(at - 1).is_number and scan.token(at + 1).is_number
        spaced = key in SPACED and not scan.touches(at) and not scan.touches(at + 1)
        return (scan.touches(at) and scan.touches(at + 1)) or (spaced and digits)
    if key in words.and_:
        return scan.key(begins - 1) in words.between
    return key in words.to or key in words.or_


def _is_meant(scan: Scan, at: int, found: Pair) -> bool:
    """Tell “five or six” from “5 or 600”, which are two figures."""
    if scan.key(at) not in scan.words.or_:
        return True
    return not found.units and found.second.value <= 2 * found.first.value


def _past_money(scan: Scan, at: int, money: Units) -> int:
    """Skip the sign of money in front of the second number, the same as in front of the first."""
    for start in (at + 1, at + 2):
        again = units.before(scan, start) if money else None
        if again and again.end == at and again.units == money:
            return start
    return at


def _scaled(first: Number, second: Number) -> Number:
    """Give the first number the million of the second, where that leaves it the lower one."""
    if first.factor != 1 or second.factor < 1000:
        return first
    scaled = EXACT.multiply(first.value, second.factor)
    scaled = scaled.to_integral_value() if scaled == scaled.to_integral_value() else scaled
    return replace(first, value=scaled) if scaled < second.value else first


def is_size(scan: Scan, end: int) -> bool:
    """Tell whether a second side follows, as in “10 x 20 m”, which is no one number."""
    return scan.key(end) in OF_SIDES and scan.token(end + 1).is_number
