"""A quantity as it is printed: number or range, unit, and how it is meant.

Holds the digits as typed; says and converts nothing.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from footnoted.quantities.unit import Unit, UnitError


class Bound(StrEnum):
    """On which side the number is a limit."""

    AT_LEAST = "at-least"
    """This or more."""
    MORE_THAN = "more-than"
    """More, never this."""
    AT_MOST = "at-most"
    """This or less."""
    LESS_THAN = "less-than"
    """Less, never this."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; either ``value``, or ``low`` and ``high`` or one of them.

    Raises ``UnitError`` where it is no quantity: no number, a value beside a range, a
    reversed range, a unit beside things counted.
    """

    value: Decimal | None = None
    """As typed: ``Decimal("2.50")`` keeps its zero."""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    count_of: str = ""
    """For things counted: what they are, in the author's words."""
    approximate: bool = False
    bound: Bound | None = None
    per: str = ""
    """For rates: day, year, person."""

    def __post_init__(self) -> None:
        """Refuse what is no quantity."""
        if (self.value is None) == (self.low is None and self.high is None):
            raise UnitError(
                "A quantity has either a value or a range.", "Give value, or low and high."
            )
        if self.low is not None and self.high is not None and self.low > self.high:
            raise UnitError(
                f"The range from {self.low} to {self.high} is reversed.", "Exchange low and high."
            )
        if self.unit and self.count_of:
            raise UnitError(
                "A quantity has a unit or counts things, not both.",
                "Leave out either unit or count-of.",
            )
