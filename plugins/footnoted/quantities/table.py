"""All units, and what is asked where a name can mean several; no currencies.

Put together from ``tables``, where the sizes come from is said there.
"""

from footnoted.quantities.tables.matter import (
    ENERGIES,
    FORCES,
    MASSES,
    POWERS,
    SPEEDS,
    TEMPERATURES,
)
from footnoted.quantities.tables.numbers import DATA, SHARES, TIMES
from footnoted.quantities.tables.questions import QUESTIONS
from footnoted.quantities.tables.space import ANGLES, AREAS, LENGTHS, VOLUMES
from footnoted.quantities.unit import Unit

UNITS: tuple[Unit, ...] = (
    *LENGTHS,
    *AREAS,
    *VOLUMES,
    *MASSES,
    *SPEEDS,
    *ENERGIES,
    *POWERS,
    *TEMPERATURES,
    *FORCES,
    *ANGLES,
    *DATA,
    *TIMES,
    *SHARES,
)

__all__ = ["QUESTIONS", "UNITS"]
