"""Figures of the records as quantities that can be compared and printed.

Raises ``UnitError`` for a unit nobody knows; callers say where.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from footnoted.model import Figure, Measure, Sidecar
from footnoted.quantities import Quantity, UnitError, find_unit

ENDS = ("value", "low", "high")
"""The numbers of a quantity."""


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


def bases(figure: Figure, sidecar: Sidecar) -> Iterator[str]:
    """Give the ids of the figures that a share or change is reckoned from, the nearest first.

    Ends where a figure has a number of its own, is missing, or comes a second time.
    """
    seen: set[str] = set()
    share = figure.share_of or figure.change_from
    while share and share.figure not in seen:
        seen.add(share.figure)
        yield share.figure
        base = sidecar.figures.get(share.figure)
        share = (base.share_of or base.change_from) if base else None


def stated(figure: Figure, sidecar: Sidecar) -> Quantity | None:
    """Give what a figure says as a quantity; of a share or change what it comes to.

    A share of a share is reckoned through. It is no more certain than what it is reckoned from,
    and has the bound of one of the two. None where a unit is unknown, both have a bound, or the
    figures it rests on are missing or go round in a circle.
    """
    figures = [figure, *(sidecar.figures.get(id_) for id_ in bases(figure, sidecar))]
    first = figures.pop()
    if first is None or first.share_of or first.change_from:
        return None
    try:
        found = quantity_of(first, first)
    except UnitError:
        return None
    for each in reversed(figures):
        assert each is not None
        if found.bound and each.bound:
            return None
        meant = found.approximate or each.approximate
        found = replace(
            times(found, factor_of(each)), approximate=meant, bound=found.bound or each.bound
        )
    return found


def factor_of(figure: Figure) -> Decimal:
    """Give how many times its base a share or a change comes to."""
    if figure.share_of:
        return figure.share_of.value
    return 1 + figure.change_from.value if figure.change_from else Decimal(1)


def times(quantity: Quantity, factor: Decimal) -> Quantity:
    """Give a quantity many times over, without the zeros that multiplying adds."""
    return with_ends(
        quantity, {end: without_idle_zeros(number * factor) for end, number in ends(quantity)}
    )


def ends(quantity: Quantity) -> list[tuple[str, Decimal]]:
    """Give the numbers of a quantity that are there, by their names."""
    given = ((end, getattr(quantity, end)) for end in ENDS)
    return [(end, number) for end, number in given if number is not None]


def with_ends(quantity: Quantity, numbers: dict[str, Decimal]) -> Quantity:
    """Give a quantity with other numbers; a range that was turned round is turned back."""
    low, high = numbers.get("low"), numbers.get("high")
    if low is not None and high is not None and low > high:  # a negative factor
        low, high = high, low
    return replace(quantity, value=numbers.get("value"), low=low, high=high)


def without_idle_zeros(number: Decimal) -> Decimal:
    """Give a product without its idle zeros: 1300 x 0.5 is 650, not 650.0."""
    whole = number == number.to_integral_value()
    return number.quantize(Decimal(1)) if whole else number.normalize()
