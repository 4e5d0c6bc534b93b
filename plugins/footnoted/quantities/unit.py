"""What a unit is: its names, its dimension and its size.

The units themselves stand in ``table``; currencies in ``money``.
"""

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

EXACT = Context(prec=60)
"""Reckoning does not depend on the process's own decimal context."""


class UnitError(ValueError):
    """A unit that is unknown, ambiguous or of the wrong kind.

    ``message`` says what is wrong, ``hint`` what to write instead ("" where
    nothing better can be said). ``str(error)`` is the message.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep both sentences."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class Dimension(StrEnum):
    """What is measured, and the base unit in which its units are sized."""

    LENGTH = "length"
    """Meters."""
    AREA = "area"
    """Square meters."""
    VOLUME = "volume"
    """Cubic meters."""
    MASS = "mass"
    """Kilograms."""
    SPEED = "speed"
    """Meters per second."""
    ENERGY = "energy"
    """Joules."""
    POWER = "power"
    """Watts."""
    TEMPERATURE = "temperature"
    """Kelvin."""
    TEMPERATURE_DIFFERENCE = "temperature difference"
    """Kelvin: how much warmer, not how warm; zero is zero in every unit."""
    PRESSURE = "pressure"
    """Pascal."""
    FORCE = "force"
    """Newton."""
    FREQUENCY = "frequency"
    """Hertz."""
    ANGLE = "angle"
    """Radian."""
    VOLTAGE = "voltage"
    """Volt."""
    CURRENT = "electric current"
    """Ampere."""
    DOSE = "dose of radiation"
    """Sievert."""
    ACTIVITY = "radioactivity"
    """Becquerel."""
    DATA = "data"
    """Bits."""
    TIME = "time"
    """Seconds."""
    CALENDAR = "calendar time"
    """Months; no fixed number of days."""
    SHARE = "share"
    """Parts of one."""
    POINTS = "percentage points"
    """Percentage points: differences of shares, not shares."""
    MONEY = "money"
    """The currency itself: rates change from day to day, none is assumed."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of measure or currency."""

    id: str
    """CLDR's id where CLDR has one (``square-kilometer``), or ISO 4217's code."""
    dimension: Dimension
    factor: Decimal = Decimal(1)
    """Base units in one of these; exact by definition, or to the digits published."""
    symbols: tuple[str, ...] = ()
    """Usual symbols, the one for messages first; capitals matter."""
    names: tuple[str, ...] = ()
    """Usual names in the singular, besides the id; capitals don't matter."""
    cldr: str = ""
    """Babel's key where CLDR's words are right and say which unit is meant."""
    offset: Decimal = Decimal(0)
    """Base units at this unit's zero (temperatures)."""
    long_id: str = ""
    """CLDR's id with its category (``volume-gallon``); "" where CLDR has none."""
    ucum: str = ""
    """Its code in the Unified Code for Units of Measure; "" where that has none."""

    @property
    def symbol(self) -> str:
        """Give the symbol for messages."""
        return self.symbols[0] if self.symbols else self.id

    @property
    def cldr_id(self) -> str:
        """Give CLDR's own id, which can be another than ours: ``gallon`` for ``gallon-us``."""
        return self.long_id.partition("-")[2]

    @property
    def is_of_length(self) -> bool:
        """Tell whether it is a length, or one squared or cubed: no hectares, no liters."""
        return self.dimension is Dimension.LENGTH or self.id.startswith(("square-", "cubic-"))

    @property
    def power(self) -> int:
        """Tell how often a length is multiplied in it: 2 for areas, 3 for volumes."""
        return {Dimension.AREA: 2, Dimension.VOLUME: 3}.get(self.dimension, 1)


def convert(value: Decimal, unit: Unit, to: Unit) -> Decimal:
    """Convert to as many digits as the unit's size has; both units must be of one dimension."""
    base = EXACT.add(EXACT.multiply(value, unit.factor), unit.offset)
    return EXACT.divide(EXACT.subtract(base, to.offset), to.factor)
