"""Whether two printed quantities say the same in two units, by significant figures.

The rule was measured on real pairs: a printed number stands for half a unit of
its last printed place on both sides (tight), or of its last non-zero place where
it is whole and ends in zeros (loose). Judges the numbers only, not which is right.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from footnoted.quantities.printed import exponent, loose, near, plain, significant, tight
from footnoted.quantities.quantity import Quantity
from footnoted.quantities.slips import likely_slip
from footnoted.quantities.unit import Dimension, Unit, UnitError, convert

FAR = Decimal("0.10")
"""Beyond a tenth even a loose reading deserves a look."""


MOST = 18
"""Digits before and behind the point; nobody prints more, and reckoning stays exact."""


class Verdict(StrEnum):
    """How well two quantities agree, best first."""

    EXACT = "exact"
    """The same at the precision printed."""
    ROUNDED = "rounded"
    """The same when ending zeros are taken for rounding."""
    OVERLAP = "overlap"
    """Both can be true; another number would be nearer."""
    LOOSE = "loose"
    """Both can be true only with more than a tenth between them."""
    MISMATCH = "mismatch"
    """They cannot both be true."""
    UNCOMPARED = "uncompared"
    """Two currencies: no rate is assumed."""

    @property
    def rank(self) -> int:
        """Give 0 for the best, more for worse."""
        return list(Verdict).index(self)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A verdict, the sentence that explains it, and the likely slip ("" if none)."""

    verdict: Verdict
    explanation: str
    slip: str = ""


def agree(first: Quantity, second: Quantity) -> Agreement:
    """Compare a quantity with the same in another unit.

    The order does not matter to the verdict: a writer may have converted either.
    Ranges are compared end by end, the worse end counts. Raises ``UnitError``
    where the units don't measure the same kind of thing or one has none.
    """
    unit, other = first.unit, second.unit
    if unit is None or other is None:
        raise UnitError("Only quantities with units can be compared.", "Give both a unit.")
    if unit.dimension is not other.dimension:
        raise UnitError(
            f"{unit.id} measures {unit.dimension}, {other.id} measures {other.dimension}.",
            "Give the same quantity in a unit of the same kind.",
        )
    for quantity in (first, second):
        _refuse_endless(quantity)
    if unit.dimension is Dimension.MONEY and unit != other:
        return Agreement(Verdict.UNCOMPARED, f"No rate is assumed from {unit.id} to {other.id}.")
    return _compare(first, unit, second, other)


def _refuse_endless(quantity: Quantity) -> None:
    for number in _ends(quantity):
        if number is not None and (number.adjusted() > MOST or exponent(number) < -MOST):
            raise UnitError("A number with so many digits cannot be compared.", "Round it.")


def _compare(first: Quantity, unit: Unit, second: Quantity, other: Unit) -> Agreement:
    if (first.value is None) != (second.value is None):
        return _within(first, unit, second, other)
    pairs = zip(_ends(first), _ends(second), strict=True)
    found = [_judge(a, unit, b, other) for a, b in pairs if a is not None and b is not None]
    if not found:
        raise UnitError("The two ranges have no end in common.", "Give both ends of both.")
    return max(found, key=lambda agreement: agreement.verdict.rank)


def _ends(quantity: Quantity) -> tuple[Decimal | None, ...]:
    return (quantity.value, quantity.low, quantity.high)


def _within(first: Quantity, unit: Unit, second: Quantity, other: Unit) -> Agreement:
    """Compare one number with a range: they agree where the number lies in it."""
    if first.value is None:
        return _within(second, other, first, unit)
    low, high = (
        convert(limit, unit, other)
        for limit in (first.value - loose(first.value), first.value + loose(first.value))
    )
    above = second.low is not None and high < second.low - loose(second.low)
    below = second.high is not None and low > second.high + loose(second.high)
    verdict = Verdict.MISMATCH if above or below else Verdict.OVERLAP
    converted = _said(significant(convert(first.value, unit, other)), other)
    outside = "outside" if verdict is Verdict.MISMATCH else "within"
    said = f"{_said(first.value, unit)} is {converted}, {outside} the range given."
    return Agreement(verdict, said)


def _judge(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> Agreement:
    verdict, backwards = _verdict(first, unit, second, other), _verdict(second, other, first, unit)
    if backwards.rank < verdict.rank:
        verdict = backwards
        if verdict.rank <= Verdict.ROUNDED.rank:
            first, unit, second, other = second, other, first, unit
    converted = convert(first, unit, other)
    said = f"{_said(first, unit)} is {_said(significant(converted), other)}"
    if verdict is Verdict.EXACT:
        return Agreement(verdict, said + ".")
    if verdict is Verdict.ROUNDED:
        return Agreement(verdict, f"{said}, rounded to {plain(second)}.")
    nearest = near(converted, second)
    slip = likely_slip(first, unit, second, other) if verdict.rank > Verdict.OVERLAP.rank else ""
    return Agreement(verdict, f"{said}; {plain(nearest)} is nearer than {plain(second)}.", slip)


def _verdict(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> Verdict:
    """Judge the second number as a conversion of the first."""
    converted = convert(first, unit, other)
    error = abs(converted - second)
    if error <= tight(second):
        return Verdict.EXACT
    far = error > FAR * max(abs(converted), abs(second))
    if error <= loose(second):
        return Verdict.LOOSE if far else Verdict.ROUNDED
    reach = abs(convert(first + loose(first), unit, other) - converted)
    if error > reach + loose(second):
        return Verdict.MISMATCH
    return Verdict.LOOSE if far else Verdict.OVERLAP


def _said(number: Decimal, unit: Unit) -> str:
    return f"{plain(number)} {unit.symbol}"
