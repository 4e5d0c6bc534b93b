"""One measure over time: the figures of a series, from all briefings, in the order of their time.

Brings them to one unit where that needs no rate of exchange; fills no gap and judges no figure.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from footnoted.index.amounts import ends, stated, with_ends
from footnoted.index.chronology import order
from footnoted.index.names import Names, Target
from footnoted.index.outlook import Stands
from footnoted.model import Briefing, Figure
from footnoted.quantities import Dimension, Quantity, Unit, convert


@dataclass(frozen=True, slots=True)
class Observation:
    """What one figure says of a measure, at one time."""

    target: Target
    figure: Figure
    stated: Quantity | None
    """What it says, shares and changes reckoned; none where that comes to no quantity."""
    common: Quantity | None = None
    """The same in the unit of its series, not rounded; none where it is of another kind."""
    over: bool = False
    """Whether it no longer stands: refuted, replaced, withdrawn, or its briefing retracted."""


@dataclass(frozen=True, slots=True)
class Series:
    """One measure with everything that is said of it."""

    key: str
    observations: tuple[Observation, ...]
    """By the time they describe; those without a time last."""
    unit: Unit | None
    """The unit that most are given in; none for things counted."""
    count_of: str = ""
    per: str = ""

    @property
    def title(self) -> str:
        """Give the words that name it: those all its figures have in common, or its id in words.

        Common words count only up to a comma, colon, bracket or dash, or the end: a piece of a
        phrase would say something else.
        """
        names = {" ".join(each.figure.of.split()) for each in self.observations}
        common = {head for head in _heads(min(names)) if all(head in _heads(n) for n in names)}
        return max(common, key=len, default="") or self.key.replace("-", " ").capitalize()


def series(names: Names, briefings: Iterable[Briefing], over: Stands) -> tuple[Series, ...]:
    """Give every series of these briefings, by its title."""
    groups: dict[str, list[Observation]] = {}
    for target in figures(names, briefings):
        if isinstance(target.record, Figure) and target.record.series:
            groups.setdefault(target.record.series, []).append(observation(target, over))
    found = (_series(key, observations) for key, observations in groups.items())
    return tuple(sorted(found, key=lambda each: (each.title.casefold(), each.key)))


def figures(names: Names, briefings: Iterable[Briefing]) -> Iterator[Target]:
    """Give the figures of these briefings, in the order of the briefings and their sidecars."""
    for briefing in briefings:
        yield from (t for t in names.records(briefing) if isinstance(t.record, Figure))


def observation(target: Target, over: Stands) -> Observation:
    """Give what a figure says, by itself."""
    figure, briefing = target.record, target.briefing
    assert isinstance(figure, Figure)
    gone = over.get(target.ref, False) or briefing.front.retracted is not None
    return Observation(target, figure, stated(figure, briefing.sidecar), over=gone)


def in_unit(quantity: Quantity, unit: Unit | None) -> Quantity:
    """Give a quantity in another unit of its dimension, not rounded."""
    if quantity.unit is None or unit is None or quantity.unit == unit:
        return quantity
    mine = quantity.unit
    converted = {end: convert(number, mine, unit) for end, number in ends(quantity)}
    return replace(with_ends(quantity, converted), unit=unit)


def _heads(name: str) -> list[str]:
    """Give the beginnings of a name that can stand by themselves."""
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
    """Give what makes two quantities comparable: no rate between two currencies is assumed."""
    unit = quantity.unit
    if unit is None:
        return "", quantity.per
    return unit.id if unit.dimension is Dimension.MONEY else unit.dimension.value, quantity.per
