"""A quantity for readers who measure in the other system: metric, or that of the United States.

Rounds as the number was printed. Never money, things counted, shares, times or energies.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from footnoted.quantities.printed import exponent, plain
from footnoted.quantities.quantity import Quantity
from footnoted.quantities.table import UNITS
from footnoted.quantities.unit import EXACT, Dimension, Unit, convert

LEAST = 2
"""Significant digits that a conversion has at least: 40 km is 25 miles, not 20."""
_BOTH_WAYS = (
    ("centimeter", "inch"),
    ("meter", "foot"),
    ("kilometer", "mile"),
    ("square-meter", "square-foot"),
    ("hectare", "acre"),
    ("square-kilometer", "square-mile"),
    ("liter", "gallon-us"),
    ("cubic-meter", "cubic-foot"),
    ("gram", "ounce"),
    ("kilogram", "pound"),
    ("tonne", "short-ton"),
    ("kilometer-per-hour", "mile-per-hour"),
    ("celsius", "fahrenheit"),
)
_TO_METRIC = (
    ("yard", "meter"),
    ("nautical-mile", "kilometer"),
    ("knot", "kilometer-per-hour"),
    ("gallon-imperial", "liter"),
    ("long-ton", "tonne"),
)
OTHER: Mapping[str, str] = {
    **dict(_BOTH_WAYS),
    **{theirs: ours for ours, theirs in _BOTH_WAYS},
    **dict(_TO_METRIC),
}
"""Unit -> the unit of the other system that people use for the like. Millimeters have none:
they name calibers and rain."""
_BY_ID = {unit.id: unit for unit in UNITS}


def other_unit(unit: Unit | None) -> Unit | None:
    """Give the unit of the other system; none where readers are not helped by one."""
    return _BY_ID[OTHER[unit.id]] if unit and unit.id in OTHER else None


def rounded_in(quantity: Quantity, unit: Unit) -> Quantity:
    """Give a quantity in another unit of its dimension, as exact as it is printed.

    It has as many significant digits as were printed, two at least; temperatures, whose zero
    is no beginning, the same place. A quantity in the unit already stays as typed.
    """
    mine = quantity.unit
    if mine is None or mine == unit:
        return quantity
    ends = [end for end in (quantity.value, quantity.low, quantity.high) if end is not None]
    digits = max(LEAST, *(_digits(end) for end in ends))

    def one(number: Decimal | None) -> Decimal | None:
        return None if number is None else _rounded(number, mine, unit, digits)

    return replace(
        quantity,
        value=one(quantity.value),
        low=one(quantity.low),
        high=one(quantity.high),
        unit=unit,
    )


def _digits(number: Decimal) -> int:
    """Count significant digits: 3 of 2.50, 2 of 1300."""
    said = plain(abs(number)).replace(",", "")
    if "." in said:
        return len(said.replace(".", "").lstrip("0"))
    return len(said.strip("0"))


def _rounded(number: Decimal, mine: Unit, unit: Unit, digits: int) -> Decimal:
    exact = convert(number, mine, unit)
    if mine.dimension is Dimension.TEMPERATURE:
        place = exponent(number)
    else:
        place = exact.adjusted() - digits + 1 if exact else 0
    found = EXACT.quantize(exact, Decimal(1).scaleb(place))
    return EXACT.quantize(found, Decimal(1)) if place > 0 else found
