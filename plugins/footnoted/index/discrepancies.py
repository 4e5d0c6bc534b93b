"""Where two figures tell the same differently: found in series, or said so by a record.

Compares what is printed; which of the two is right is for people to say.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from footnoted.dates import Edtf
from footnoted.index.names import Names, Target
from footnoted.index.outlook import Stands
from footnoted.index.series import Observation, Series, figures, in_unit, observation
from footnoted.model import Briefing, Figure
from footnoted.quantities import Bound, Quantity, UnitError, Verdict, agree
from footnoted.quantities.agreement import FAR
from footnoted.quantities.printed import loose

_FROM, _TO = (Bound.AT_LEAST, Bound.MORE_THAN), (Bound.AT_MOST, Bound.LESS_THAN)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two figures that do not say the same."""

    one: Observation
    """The figure of the newer briefing."""
    other: Observation
    reasons: tuple[tuple[Target, str], ...] = ()
    """Why they differ, as the records say: which record, and its words. None: nobody has said."""

    @property
    def open(self) -> bool:
        """Tell whether nobody has said why."""
        return not self.reasons


Pairs = dict[frozenset[str], Discrepancy]


def discrepancies(
    names: Names, briefings: tuple[Briefing, ...], every: Iterable[Series], over: Stands
) -> tuple[Discrepancy, ...]:
    """Give every pair of figures that differ, each once, by the names of its records.

    ``briefings`` are published and come newest first. What no longer stands differs from nothing,
    unless a record says that it does.
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
    """Give the discrepancies of each figure, by ``NAME#ID``."""
    each: dict[str, tuple[Discrepancy, ...]] = {}
    for pair in found:
        for side in (pair.one, pair.other):
            each[side.target.ref] = (*each.get(side.target.ref, ()), pair)
    return each


def at_odds(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities cannot both be true as printed, or only by a stretch.

    Two measured numbers are compared by ``agree``. Things counted are exact but for the zeros
    they end in. What is only about so may be a tenth off. A bound is a range without an end, and
    ranges agree wherever they meet.
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
    """Keep a pair once, the newer briefing's figure first; give its key."""
    first, second = sorted((one, other), key=lambda each: place[each.target.ref])
    key = frozenset((one.target.ref, other.target.ref))
    pairs.setdefault(key, Discrepancy(first, second))
    return key


def _said(names: Names, briefings: Iterable[Briefing]) -> Iterator[tuple[Target, Target, str]]:
    """Give what records say they differ from, and why."""
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
    # As they were printed: the digits say how exact they are meant.
    return bool(one.stated and other.stated and at_odds(one.stated, other.stated))


def _overlap(one: Edtf, other: Edtf) -> bool:
    first = max(one.earliest or dt.date.min, other.earliest or dt.date.min)
    return first <= min(one.latest or dt.date.max, other.latest or dt.date.max)


def _bare(quantity: Quantity) -> Quantity:
    """Give a quantity without its words, a bound as a range."""
    bare = replace(quantity, count_of="", per="", bound=None)
    if quantity.value is None or quantity.bound is None:
        return bare
    low = quantity.value if quantity.bound in _FROM else None
    high = quantity.value if quantity.bound in _TO else None
    return replace(bare, value=None, low=low, high=high)


def _cannot(one: Quantity, other: Quantity) -> bool:
    if one.unit and other.unit and not (one.value is None and other.value is None):
        return agree(one, other).verdict in (Verdict.LOOSE, Verdict.MISMATCH)
    if one.value is not None and other.value is not None:
        meet = not _apart(_reach(one), _reach(other))
        return not (meet and _within_a_tenth(one.value, other.value))
    return _apart(_reach(one), in_unit(_reach(other), one.unit))


def _reach(quantity: Quantity) -> Quantity:
    """Give the range that a number or range can stand for, as it is printed."""
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
    """Tell whether two ranges of one unit do not meet."""
    return _below(one.high, other.low) or _below(other.high, one.low)


def _below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low


def _within_a_tenth(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= FAR * max(abs(one), abs(other))
