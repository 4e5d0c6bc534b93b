"""The slip behind two numbers that disagree: what the converter probably did.

Names it only where the slip leads to the very number that was printed.
"""

from decimal import Decimal

from footnoted.quantities.printed import loose
from footnoted.quantities.unit import EXACT, Unit, convert

_NEAR = Decimal("0.05")


def likely_slip(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> str:
    """Give a sentence that names the slip, or nothing."""
    if first == second and unit != other:
        return "The same number was copied to both units."
    converted = convert(first, unit, other)
    if unit.offset or other.offset or not converted or not second:
        return ""
    for power in (1, -1, 2, -2, 3, -3, 6, -6):
        if _meets(converted.scaleb(power), second):
            times = f"{10 ** abs(power):,} times too {'large' if power > 0 else 'small'}"
            return f"A power of ten: the number in {other.symbol} is {times}."
    if unit.power > 1 and _meets(first * _linear(unit, other), second):
        kind = unit.dimension.value
        return f"The factor for lengths was used on {'an' if kind == 'area' else 'a'} {kind}."
    if _meets(first * EXACT.divide(other.factor, unit.factor), second):
        return "The factor was turned around: divided instead of multiplied."
    return ""


def _linear(unit: Unit, other: Unit) -> Decimal:
    """Give the factor between the lengths behind two areas or volumes."""
    return EXACT.power(
        EXACT.divide(unit.factor, other.factor), EXACT.divide(Decimal(1), Decimal(unit.power))
    )


def _meets(number: Decimal, printed: Decimal) -> bool:
    error = abs(number - printed)
    return error <= loose(printed) and error <= _NEAR * abs(printed)
