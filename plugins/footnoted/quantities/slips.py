"""The slip behind two numbers that disagree: what the converter probably did.

Names it only where the slip leads to the very number that was printed.
"""

from collections.abc import Iterator
from decimal import Decimal

from footnoted.quantities.printed import loose, plain, significant
from footnoted.quantities.table import UNITS
from footnoted.quantities.unit import EXACT, Dimension, Unit, convert

_NEAR = Decimal("0.05")
_TIMES = {1: "10", 2: "100", 3: "1,000", 6: "1,000,000"}
_POWERS = {1: ("lengths", "a length"), 2: ("areas", "an area"), 3: ("volumes", "a volume")}
_TWINS = (
    ("mile", "nautical-mile"),
    ("mile-per-hour", "knot"),
    ("tonne", "short-ton", "long-ton"),
    ("ounce", "troy-ounce"),
    ("gallon-us", "gallon-imperial"),
    ("pint-us", "pint-imperial"),
    ("mechanical-horsepower", "metric-horsepower"),
    ("kilobit", "kilobyte"),
    ("megabit", "megabyte"),
    ("gigabit", "gigabyte"),
    ("terabit", "terabyte"),
)
"""Units that share a name, or nearly, and are taken for each other."""
_BY_ID = {unit.id: unit for unit in UNITS}
_DIFFERENCES: dict[str, Unit] = {
    one: _BY_ID[f"{one}-difference"] for one in ("celsius", "fahrenheit")
}


def likely_slip(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> str:
    """Give a sentence that names the slip, or nothing."""
    if first == second and unit != other:
        return "The same number was copied to both units."
    if unit.dimension is Dimension.TEMPERATURE:
        return _warming(first, unit, second, other)
    converted = convert(first, unit, other)
    if not converted or not second:
        return ""
    found = (
        *_powers_of_ten(converted, second, other),
        *_other_dimension(first, unit, second, other),
        *_mixed_up(first, unit, second, other),
    )
    if found:
        return found[0]
    if _meets(first * EXACT.divide(other.factor, unit.factor), second):
        return "The factor was turned around: divided instead of multiplied."
    return ""


def _powers_of_ten(converted: Decimal, second: Decimal, other: Unit) -> Iterator[str]:
    for power, times in _TIMES.items():
        for sign, word in ((power, "large"), (-power, "small")):
            if _meets(converted.scaleb(sign), second):
                said = f"the number in {other.symbol} is {times} times too {word}"
                mixed = "; thousands and millions may be mixed up" if power == 3 else ""
                yield f"A power of ten: {said}{mixed}."


def _other_dimension(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> Iterator[str]:
    """Find the factor of lengths on an area, and the like."""
    if not (unit.is_of_length and other.is_of_length):
        return
    factor = EXACT.divide(unit.factor, other.factor)
    linear = EXACT.power(factor, EXACT.divide(Decimal(1), Decimal(unit.power)))
    for power, (used, _) in _POWERS.items():
        if power != unit.power and _meets(first * EXACT.power(linear, power), second):
            yield f"The factor for {used} was used on {_POWERS[unit.power][1]}."


def _mixed_up(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> Iterator[str]:
    """Find a unit that was taken for its twin, on either side."""
    for twin in _twins(other):
        if _meets(convert(first, unit, twin), second):
            yield f"{plain(second)} is right in {twin.id}; {other.id} is another unit."
    for twin in _twins(unit):
        if _meets(convert(first, twin, other), second):
            yield f"{plain(first)} would be right in {twin.id}; {unit.id} is another unit."


def _twins(unit: Unit) -> Iterator[Unit]:
    for group in _TWINS:
        if unit.id in group:
            yield from (_BY_ID[id_] for id_ in group if id_ != unit.id)


def _warming(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> str:
    """Find a difference of temperatures that was recorded as a temperature, or converted as one."""
    between = EXACT.divide(EXACT.multiply(first, unit.factor), other.factor)
    if unit == other or not _meets(between, second):
        return ""
    if not all(one.id in _DIFFERENCES for one in (unit, other)):
        return ""
    said = f"{plain(first)} {unit.symbol} more is {plain(significant(between))} {other.symbol} more"
    names = " and ".join(_DIFFERENCES[one.id].id for one in (unit, other))
    return f"As a difference they agree: {said}. Write {names}."


def _meets(number: Decimal, printed: Decimal) -> bool:
    error = abs(number - printed)
    return error <= loose(printed) and error <= _NEAR * abs(printed)
