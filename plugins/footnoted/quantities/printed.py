"""What a printed number stands for: how far the true one may be from it.

The rule of significant figures; knows no unit.
"""

from decimal import Decimal

from footnoted.quantities.unit import EXACT

_HALF = Decimal("0.5")
_FAR_OFF = Decimal("0.05")


def exponent(number: Decimal) -> int:
    """Give the power of ten of the last printed place: -1 for 2.5, 0 for 1300."""
    found = number.as_tuple().exponent
    return min(found, 0) if isinstance(found, int) else 0


def tight(number: Decimal) -> Decimal:
    """Give half a unit of the last printed place."""
    return _HALF.scaleb(exponent(number))


def loose(number: Decimal) -> Decimal:
    """Give half a unit of the last non-zero place of a whole number, else ``tight``."""
    if exponent(number) < 0 or number == 0:
        return tight(number)
    digits = str(abs(int(number)))
    return _HALF.scaleb(len(digits) - len(digits.rstrip("0")))


def near(number: Decimal, pattern: Decimal) -> Decimal:
    """Round to the place at which another number is printed, or finer where that is far off."""
    place = loose(pattern).adjusted() + 1
    for finer in range(place, place - 4, -1):
        rounded = EXACT.quantize(number.scaleb(-finer), Decimal(1)).scaleb(finer)
        if abs(rounded - number) <= _FAR_OFF * abs(number):
            break
    return EXACT.quantize(rounded, Decimal(1).scaleb(min(finer, 0)))


def significant(number: Decimal, digits: int = 4) -> Decimal:
    """Round to so many significant digits, never to fewer than a whole number has."""
    if number == 0:
        return Decimal(0)
    places = max(digits - 1 - number.adjusted(), 0)
    return number.quantize(Decimal(1).scaleb(-places), context=EXACT)


def plain(number: Decimal) -> str:
    """Write a number for a message: 1,300 or 2.5."""
    return f"{number:,f}"
