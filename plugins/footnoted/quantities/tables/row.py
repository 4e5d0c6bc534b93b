"""How a row of the tables becomes a unit: short to write, and nothing left out.

Knows no unit itself.
"""

from dataclasses import dataclass
from decimal import Decimal

from footnoted.quantities.unit import Dimension, Unit

FOOT, MILE, POUND = Decimal("0.3048"), Decimal("1609.344"), Decimal("0.45359237")
"""Yard and pound agreement of 1959, in meters and kilograms."""
US_GALLON, IMPERIAL_GALLON = Decimal("0.003785411784"), Decimal("0.00454609")
"""NIST SP 811 and the Weights and Measures Act 1985, in cubic meters."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one dimension; calling it makes a row."""

    dimension: Dimension
    category: str
    """How CLDR begins the keys of such units: ``length`` of ``length-meter``."""

    def __call__(  # noqa: PLR0913 - a row of a table
        self,
        id_: str,
        size: str | int | Decimal,
        ucum: str,
        *symbols: str,
        names: tuple[str, ...] = (),
        cldr: str | None = None,
        words: bool = True,
        zero: str | Decimal = "0",
    ) -> Unit:
        """Make a unit.

        ``size`` is in base units. ``cldr`` is its id in CLDR where that is not the
        same, "" where CLDR has none; ``words`` is false where CLDR's own words for it
        don't say which unit is meant, or where Babel has none.
        """
        found = id_ if cldr is None else cldr
        long_id = f"{self.category}-{found}" if found else ""
        key = long_id if words else ""
        return Unit(
            id_, self.dimension, Decimal(size), symbols, names, key, Decimal(zero), long_id, ucum
        )
