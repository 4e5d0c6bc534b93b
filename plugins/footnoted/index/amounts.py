"""Figures of the records as quantities that can be compared and printed.

Raises ``UnitError`` for a unit nobody knows; callers say where.
"""

from dataclasses import replace

from footnoted.model import Figure, Measure
from footnoted.quantities import Quantity, find_unit


def quantity_of(measure: Figure | Measure, figure: Figure | None = None) -> Quantity:
    """Give a measure as a quantity; ``figure`` adds how it is meant (about, at least, per day).

    The measure must have a value or a range. Raises ``UnitError`` for an unknown unit.
    """
    unit = find_unit(measure.unit) if measure.unit else None
    bare = Quantity(measure.value, measure.low, measure.high, unit)
    if figure is None:
        return bare
    return replace(
        bare,
        count_of=figure.count_of or "",
        approximate=figure.approximate,
        bound=figure.bound,
        per=figure.per or "",
    )
