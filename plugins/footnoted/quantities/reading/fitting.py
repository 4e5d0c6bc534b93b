"""Whether words that were read say what a record says: the number, the unit, the manner.

Answers one question at a time; which of several figures is meant is for who asks.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from footnoted.quantities.printed import exponent, tight
from footnoted.quantities.quantity import Bound, Quantity
from footnoted.quantities.reading.reading import Manner, Reading
from footnoted.quantities.unit import EXACT, Dimension, convert

ENDLESS = -10
"""A part with more decimals than that is a third, a seventh or the like."""
Ends = tuple[Decimal | None, Decimal | None]


def ends(quantity: Quantity) -> Ends:
    """Give both ends of a quantity; a value is both."""
    if quantity.value is not None:
        return quantity.value, quantity.value
    return quantity.low, quantity.high


def fits_number(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether the numbers are the same: exactly, or as a part said in words and in digits."""
    meant = ends(quantity)
    if _same((reading.low, reading.high), meant, reading):
        return True
    size = scale(reading, quantity)
    if size is None:
        return False
    low, high = (EXACT.multiply(end, size) for end in (reading.low, reading.high))
    return _same((low, high), meant, reading)


def scale(reading: Reading, quantity: Quantity) -> Decimal | None:
    """Give what brings a part to the record's form: half to 50 percent, 50 percent to 0.5."""
    unit = quantity.unit
    if unit and unit.dimension is Dimension.SHARE and reading.fraction and not reading.units:
        return EXACT.divide(Decimal(1), unit.factor)
    if unit is None and not quantity.count_of and is_share(reading) and reading.units:
        return reading.units[0].factor
    return None


def _same(read: tuple[Decimal, Decimal], meant: Ends, reading: Reading) -> bool:
    (low, high), (least, most) = read, meant
    if reading.apart and least is not None and least == most:
        return least in (low, high)
    if least is None or most is None:
        return _equal(low, least, reading) if most is None else _equal(high, most, reading)
    return _equal(low, least, reading) and _equal(high, most, reading)


def _equal(read: Decimal, meant: Decimal | None, reading: Reading) -> bool:
    """Compare exactly; a third, which has no end, with as many digits as the record has."""
    if meant is None:
        return False
    endless = reading.fraction and exponent(read) < ENDLESS
    return abs(read - meant) <= (tight(meant) if endless else 0)


def is_share(reading: Reading) -> bool:
    """Tell whether words name a part of something: half, 40 percent."""
    if reading.units:
        return reading.units[0].dimension is Dimension.SHARE
    return reading.fraction


def as_factor(reading: Reading, change: bool) -> Reading:
    """Give a share as the factor it is: 20 percent as 0.2, and as -0.2 where less is said."""
    size = reading.units[0].factor if is_share(reading) and reading.units else Decimal(1)
    signed = size * reading.change if change and reading.change else size
    low, high = sorted(EXACT.multiply(end, signed) for end in (reading.low, reading.high))
    return replace(reading, low=low, high=high, units=())


def fits_share(reading: Reading, factor: Decimal, change: bool) -> bool:
    """Tell whether words say a share, or a change: “a fifth less” is -0.2 and so is “80 percent”.

    Numbers without a sign of being a share fit where they are the factor: “three times”.
    """
    read = as_factor(reading, change)
    if change and reading.change:
        return _within(read, factor)
    return any(_within(read, each) for each in ((abs(factor), 1 + factor) if change else (factor,)))


def _within(reading: Reading, factor: Decimal) -> bool:
    if reading.is_range:
        return reading.low <= factor <= reading.high
    return _equal(reading.low, factor, reading)


_WRITTEN = {
    "celsius-difference": "celsius",
    "fahrenheit-difference": "fahrenheit",
    "troy-ounce": "ounce",
}
"""Units that articles write like another -> that other."""


def fits_unit(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether the unit that was read, if one was, can be the record's."""
    if not reading.units:
        return True
    if quantity.unit:
        written = _WRITTEN.get(quantity.unit.id, quantity.unit.id)
        return quantity.unit in reading.units or written in {unit.id for unit in reading.units}
    if quantity.count_of:
        return True
    scaled = scale(reading, quantity)
    as_read = _same((reading.low, reading.high), ends(quantity), reading)
    return scaled is not None and not as_read


def manners(quantity: Quantity) -> frozenset[Manner]:
    """Give how a record says its number is meant; one end of a range is a bound."""
    found = {Manner.ABOUT} if quantity.approximate else set()
    if quantity.bound:
        found.add(Manner(str(quantity.bound)))
    elif quantity.value is None and quantity.high is None:
        found |= {Manner(str(Bound.AT_LEAST)), Manner(str(Bound.MORE_THAN))}
    elif quantity.value is None and quantity.low is None:
        found |= {Manner(str(Bound.AT_MOST)), Manner(str(Bound.LESS_THAN))}
    return frozenset(found or {Manner.PLAIN})


def fits_manner(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether words and record agree on about, at least and the like.

    A range says by itself that it is rough, so that a record may call it approximate.
    """
    said = set(reading.manners)
    if reading.is_range and Manner.PLAIN in said:
        said.add(Manner.ABOUT)
    return bool(said & manners(quantity))


def is_converted(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether words give the very number in another unit: 1,200,000 kg for 1,200 tonnes."""
    unit, meant = quantity.unit, ends(quantity)
    if unit is None or len(reading.units) != 1 or unit == reading.units[0]:
        return False
    if unit.dimension is Dimension.MONEY or reading.units[0].dimension is not unit.dimension:
        return False
    read = tuple(convert(end, reading.units[0], unit) for end in (reading.low, reading.high))
    return _same((read[0], read[1]), meant, reading)


def nearest(readings: Sequence[Reading], quantity: Quantity) -> Reading:
    """Give the figure most likely meant: of the same unit, then the least far off by factor."""
    number = next(end for end in ends(quantity) if end is not None)
    return min(readings, key=lambda each: (not fits_unit(each, quantity), _far(each.low, number)))


def _far(read: Decimal, meant: Decimal) -> Decimal:
    """Give how many times one number is the other, or more than any where one has no size."""
    if not read or not meant or (read < 0) != (meant < 0):
        return Decimal("Infinity")
    factor = EXACT.divide(read, meant)
    return max(factor, EXACT.divide(Decimal(1), factor))
