"""A figure for readers of the other system of measures, where its text does not say it already.

Reckoned by us and printed as such; the number of the source stands beside it.
"""

from footnoted.index import Target, stated
from footnoted.model import Figure, Measure
from footnoted.quantities import Unit, UnitError, find_unit, words
from footnoted.quantities.converting import other_unit, rounded_in


def converted(target: Target, locale: str) -> str:
    """Give "about 500 sq mi" for about 1,300 km²; empty where nobody is helped by it.

    That is for money, things counted, shares and times, and where the record has the unit.
    """
    figure = target.record
    quantity = stated(figure, target.briefing.sidecar) if isinstance(figure, Figure) else None
    unit = other_unit(quantity.unit) if quantity else None
    if quantity is None or unit is None or unit.id in _given(figure):
        return ""
    return words(rounded_in(quantity, unit), locale)


def _given(figure: object) -> set[str]:
    """Give the ids of the units that a record has beside its first."""
    also: tuple[Measure, ...] = getattr(figure, "also", ())
    units = (_unit(measure.unit or "") for measure in also)
    return {unit.id for unit in units if unit}


def _unit(text: str) -> Unit | None:
    try:
        return find_unit(text)
    except UnitError:
        return None
