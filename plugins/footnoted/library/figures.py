"""Figures in series, and pairs of figures that differ."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from footnoted.dates.days import FIRST_DAY
from footnoted.dates.edtf import Edtf
from footnoted.library.names import FARTHEST, Names, RecordRef
from footnoted.library.time import Stands, order
from footnoted.quantities.quantity import (
    FAR,
    AgreementLevel,
    Bound,
    Quantity,
    agree,
    loose,
    without_idle_zeros,
)
from footnoted.quantities.reading import printed_form
from footnoted.quantities.units import Dimension, Unit, UnitError, convert
from footnoted.quantities.wording import find_unit
from footnoted.records.evidence import Figure, Measure
from footnoted.records.library import Briefing, Sidecar

# -------------------------------------------------------------------------------------------------
# Figures of the records as quantities that can be compared and printed.
#
# An unknown unit raises ``UnitError``; callers add the place.

ENDS = ("value", "low", "high")
"""The numbers of a quantity."""


def quantity_of(measure: Figure | Measure, figure: Figure | None = None) -> Quantity:
    """Return a measure as a quantity; ``figure`` adds how it is meant and printed (about, per day).

    The measure must have a value or a range. Raises ``UnitError`` for an unknown unit.
    """
    unit = find_unit(measure.unit) if measure.unit else None
    bare = Quantity(measure.value, measure.low, measure.high, unit)
    if figure is None:
        return bare
    bare = as_printed(bare, figure)
    if measure is not figure:
        return bare
    return replace(
        bare,
        count_of=figure.count_of or "",
        approximate=figure.approximate,
        bound=figure.bound,
        per=figure.per or "",
    )


def as_printed(quantity: Quantity, figure: Figure) -> Quantity:
    """Return a quantity with the printed form of a figure's words."""
    return replace(
        quantity, printed=printed_form(figure.quote.exact, quantity) if figure.quote else None
    )


def bases(figure: Figure, sidecar: Sidecar) -> Iterator[str]:
    """Yield the ids of the figures from which a share or change is calculated, the nearest first.

    It ends at a figure that has a number of its own, is missing or was yielded before, and after
    ``FARTHEST`` steps.
    """
    seen: set[str] = set()
    share = figure.share_of or figure.change_from
    while share and share.figure not in seen and len(seen) < FARTHEST:
        seen.add(share.figure)
        yield share.figure
        base = sidecar.figures.get(share.figure)
        share = (base.share_of or base.change_from) if base else None


def is_far(figure: Figure, sidecar: Sidecar) -> bool:
    """Return whether it takes too many steps from a figure to the number it is calculated from."""
    way = list(bases(figure, sidecar))
    last = sidecar.figures.get(way[-1]) if len(way) == FARTHEST else None
    share = (last.share_of or last.change_from) if last else None
    return share is not None and share.figure not in way


def quantity_stated(figure: Figure, sidecar: Sidecar) -> Quantity | None:
    """Return what a figure says as a quantity; of a share or change the result.

    A share of a share is calculated step by step. The result is no more certain than its base, and
    has the bound of one of the two. It is None if a unit is unknown, if both have a bound, or if
    figures are missing or form a circle.
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
    """Return the factor of a share or a change: 0.8 for a fifth less."""
    if figure.share_of:
        return figure.share_of.value
    return 1 + figure.change_from.value if figure.change_from else Decimal(1)


def times(quantity: Quantity, factor: Decimal) -> Quantity:
    """Return a quantity multiplied by a factor, without the zeros that multiplying adds."""
    return with_ends(
        quantity, {end: without_idle_zeros(number * factor) for end, number in ends(quantity)}
    )


def ends(quantity: Quantity) -> list[tuple[str, Decimal]]:
    """Return the numbers that a quantity has, by their names."""
    given = ((end, getattr(quantity, end)) for end in ENDS)
    return [(end, number) for end, number in given if number is not None]


def with_ends(quantity: Quantity, numbers: dict[str, Decimal]) -> Quantity:
    """Return a quantity with other numbers, the lower end of a range first."""
    low, high = numbers.get("low"), numbers.get("high")
    if low is not None and high is not None and low > high:  # a negative factor
        low, high = high, low
    return replace(quantity, value=numbers.get("value"), low=low, high=high)


# -------------------------------------------------------------------------------------------------
# One measure over time: the figures of a series, from all briefings, in the order of their time.
#
# They are converted to one unit if no exchange rate is needed; gaps are not filled, and no figure
# is judged.


@dataclass(frozen=True, slots=True)
class Observation:
    """What one figure says about a measure, at one time."""

    target: RecordRef
    figure: Figure
    stated: Quantity | None
    """Its quantity, with shares and changes calculated; None if there is no result."""
    common: Quantity | None = None
    """The same in the unit of its series, not rounded; None if it is of another kind."""
    over: bool = False
    """Whether it no longer applies: refuted, replaced, withdrawn, or its briefing retracted."""


@dataclass(frozen=True, slots=True)
class Series:
    """One measure with all its figures."""

    key: str
    observations: tuple[Observation, ...]
    """By the time they describe; those without a time are last."""
    unit: Unit | None
    """The unit of most of them; None for things counted."""
    count_of: str = ""
    per: str = ""

    @property
    def title(self) -> str:
        """Return its title: the beginning that all its figures have in common, or its id in words.

        Common words only count up to a comma, colon, bracket or dash, or the end, because a part of
        a phrase would say something else.
        """
        names = {" ".join(each.figure.of.split()) for each in self.observations}
        common = {head for head in _heads(min(names)) if all(head in _heads(n) for n in names)}
        return max(common, key=len, default="") or self.key.replace("-", " ").capitalize()


def series(names: Names, briefings: Iterable[Briefing], over: Stands) -> tuple[Series, ...]:
    """Return every series of these briefings, by its title."""
    groups: dict[str, list[Observation]] = {}
    for target in figures(names, briefings):
        if isinstance(target.record, Figure) and target.record.series:
            groups.setdefault(target.record.series, []).append(observation(target, over))
    found = (_series(key, observations) for key, observations in groups.items())
    return tuple(sorted(found, key=lambda each: (each.title.casefold(), each.key)))


def figures(names: Names, briefings: Iterable[Briefing]) -> Iterator[RecordRef]:
    """Yield the figures of these briefings, in the order of the briefings and their sidecars."""
    for briefing in briefings:
        yield from (t for t in names.records(briefing) if isinstance(t.record, Figure))


def observation(target: RecordRef, over: Stands) -> Observation:
    """Return the observation of one figure."""
    figure, briefing = target.record, target.briefing
    assert isinstance(figure, Figure)
    gone = over.get(target.ref, False) or briefing.front.retracted is not None
    return Observation(target, figure, quantity_stated(figure, briefing.sidecar), over=gone)


def in_unit(quantity: Quantity, unit: Unit | None) -> Quantity:
    """Return a quantity in another unit of its dimension, not rounded."""
    if quantity.unit is None or unit is None or quantity.unit == unit:
        return quantity
    mine = quantity.unit
    converted = {end: convert(number, mine, unit) for end, number in ends(quantity)}
    return replace(with_ends(quantity, converted), unit=unit)


def _heads(name: str) -> list[str]:
    """Return the beginnings of a name that are whole phrases."""
    heads = [name[:at].rstrip() for at, sign in enumerate(name) if sign in ",:;(–—"]
    return [head for head in (*heads, name) if head]


def _series(key: str, observations: list[Observation]) -> Series:
    ordered = sorted(observations, key=_order)
    kinds = Counter(_kind(each.stated) for each in ordered if each.stated)
    kind = max(kinds, key=lambda one: kinds[one], default=None)
    alike = [each.stated for each in ordered if each.stated and _kind(each.stated) == kind]
    units = Counter(each.unit for each in alike)
    unit = max(units, key=lambda one: units[one], default=None)
    brought = (
        replace(each, common=in_unit(each.stated, unit))
        if each.stated and _kind(each.stated) == kind
        else each
        for each in ordered
    )
    first = alike[0] if alike else None
    return Series(
        key, tuple(brought), unit, first.count_of if first else "", first.per if first else ""
    )


def _order(each: Observation) -> tuple[object, ...]:
    as_of = each.figure.as_of
    return (0, *order(as_of), each.target.ref) if as_of else (1, each.target.ref)


def _kind(quantity: Quantity) -> tuple[str, str]:
    """Return what makes two quantities comparable: two currencies are not."""
    unit = quantity.unit
    if unit is None:
        return "", quantity.per
    return unit.id if unit.dimension is Dimension.MONEY else unit.dimension.value, quantity.per


# -------------------------------------------------------------------------------------------------
# Pairs of figures that differ: in a series, or because a record says so.
#
# The printed numbers are compared; people decide which of the two is right.

_FROM, _TO = (Bound.AT_LEAST, Bound.MORE_THAN), (Bound.AT_MOST, Bound.LESS_THAN)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two figures that differ."""

    one: Observation
    """The figure of the newer briefing."""
    other: Observation
    reasons: tuple[tuple[RecordRef, str], ...] = ()
    """Why they differ: records and their words. Empty if nobody has said."""

    @property
    def open(self) -> bool:
        """Return whether nobody has said why."""
        return not self.reasons


Pairs = dict[frozenset[str], Discrepancy]


def discrepancies(
    names: Names, briefings: tuple[Briefing, ...], every: Iterable[Series], over: Stands
) -> tuple[Discrepancy, ...]:
    """Return every pair of figures that differ, each once, sorted by the names of its records.

    ``briefings`` are published and newest first. A figure that no longer applies differs from none,
    unless a record says so.
    """
    place = {target.ref: number for number, target in enumerate(figures(names, briefings))}
    pairs: Pairs = {}
    for series in every:
        for one, other in combinations(series.observations, 2):
            if _differ(one, other):
                _add(pairs, place, one, other)
    for target, named, because in _said(names, briefings):
        if named.ref in place and named.ref != target.ref:
            key = _add(pairs, place, observation(target, over), observation(named, over))
            pairs[key] = replace(pairs[key], reasons=(*pairs[key].reasons, (target, because)))
    return tuple(sorted(pairs.values(), key=lambda d: (d.one.target.ref, d.other.target.ref)))


def by_figure(found: Iterable[Discrepancy]) -> dict[str, tuple[Discrepancy, ...]]:
    """Return the discrepancies of each figure, by ``NAME#ID``."""
    each: dict[str, tuple[Discrepancy, ...]] = {}
    for pair in found:
        for side in (pair.one, pair.other):
            each[side.target.ref] = (*each.get(side.target.ref, ()), pair)
    return each


def at_odds(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities surely or probably cannot both be true as printed.

    Two measured numbers are compared by ``agree``. Things counted are exact, except for the zeros
    at their end. An approximate number may differ by a tenth. A bound is a range without an end,
    and ranges agree if they overlap.
    """
    if (one.unit is None) != (other.unit is None):
        return False
    one, other = _bare(one), _bare(other)
    try:
        apart = _cannot(one, other)
        if one.value is None or other.value is None:
            return apart
        near = _within_a_tenth(one.value, in_unit(other, one.unit).value or other.value)
    except UnitError:
        return False
    return not near if one.approximate or other.approximate else apart


def _add(
    pairs: Pairs, place: dict[str, int], one: Observation, other: Observation
) -> frozenset[str]:
    """Add a pair once, the newer briefing's figure first; return its key."""
    first, second = sorted((one, other), key=lambda each: place[each.target.ref])
    key = frozenset((one.target.ref, other.target.ref))
    pairs.setdefault(key, Discrepancy(first, second))
    return key


def _said(
    names: Names, briefings: Iterable[Briefing]
) -> Iterator[tuple[RecordRef, RecordRef, str]]:
    """Yield what records say they differ from, and why."""
    for target in figures(names, briefings):
        assert isinstance(target.record, Figure)
        for difference in target.record.differs_from:
            other = names.resolve(target.briefing, difference.figure)
            if other and isinstance(other.record, Figure):
                yield target, other, difference.because


def _differ(one: Observation, other: Observation) -> bool:
    if one.over or other.over or one.common is None or other.common is None:
        return False
    times = (one.figure.as_of, other.figure.as_of)
    if times[0] is None or times[1] is None or not _overlap(times[0], times[1]):
        return False
    # In their printed form, because the digits show their precision.
    return bool(one.stated and other.stated and at_odds(one.stated, other.stated))


def _overlap(one: Edtf, other: Edtf) -> bool:
    first = max(one.earliest or FIRST_DAY, other.earliest or FIRST_DAY)
    return first <= min(one.latest or dt.date.max, other.latest or dt.date.max)


def _bare(quantity: Quantity) -> Quantity:
    """Return a quantity without its words; a bound becomes a range."""
    bare = replace(quantity, count_of="", per="", bound=None)
    if quantity.value is None or quantity.bound is None:
        return bare
    low = quantity.value if quantity.bound in _FROM else None
    high = quantity.value if quantity.bound in _TO else None
    return replace(bare, value=None, low=low, high=high)


def _cannot(one: Quantity, other: Quantity) -> bool:
    if one.unit and other.unit and not (one.value is None and other.value is None):
        return agree(one, other).verdict in (AgreementLevel.LOOSE, AgreementLevel.MISMATCH)
    if one.value is not None and other.value is not None:
        meet = not _apart(_reach(one), _reach(other))
        return not (meet and _within_a_tenth(one.value, other.value))
    return _apart(_reach(one), in_unit(_reach(other), one.unit))


def _reach(quantity: Quantity) -> Quantity:
    """Return the range of a number or range, by the precision with which it is printed."""
    low = quantity.low if quantity.value is None else quantity.value
    high = quantity.high if quantity.value is None else quantity.value
    return replace(
        quantity,
        value=None,
        low=None if low is None else low - _slack(low, quantity),
        high=None if high is None else high + _slack(high, quantity),
    )


def _slack(number: Decimal, quantity: Quantity) -> Decimal:
    exact = quantity.unit is None and number % 10 != 0
    return Decimal(0) if exact else loose(number)


def _apart(one: Quantity, other: Quantity) -> bool:
    """Return whether two ranges of one unit do not overlap."""
    return _below(one.high, other.low) or _below(other.high, one.low)


def _below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low


def _within_a_tenth(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= FAR * max(abs(one), abs(other))
