"""One figure at a place: number or range, unit, manner and rate put together.

What is no figure is refused; how the parts are read is elsewhere.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from footnoted.quantities.reading import manner, ranges, refusals, units
from footnoted.quantities.reading.lexicon import Units
from footnoted.quantities.reading.number import Number, number, ratio
from footnoted.quantities.reading.ranges import Pair
from footnoted.quantities.reading.reading import Manner, Reading
from footnoted.quantities.reading.scan import Scan

BOUNDS = frozenset(Manner) - {Manner.PLAIN, Manner.ABOUT}


class Told(NamedTuple):
    """What was read, if anything, its first token and the one behind its last."""

    reading: Reading | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Measured:
    """A number or range with its unit, by tokens."""

    pair: Pair
    begins: int
    """Its first token, a sign of money included."""
    end: int
    """The one behind its last."""
    units: Units
    measure: tuple[int, int]
    """The tokens of its unit; the same place twice where there is none."""

    @property
    def last(self) -> Number:
        """Give the number that stands last."""
        return self.pair.second

    @property
    def is_range(self) -> bool:
        """Tell a range from a number."""
        return self.pair.first is not self.pair.second


def read(scan: Scan, at: int) -> Told:
    """Read the figure whose number begins at a place, or tell how far there is none."""
    money = units.before(scan, at)
    if refusals.cannot_begin(scan, at, money is not None):
        return Told(None, at, refusals.chain(scan, at))
    first = ratio(scan, at) or number(scan, at, money is not None)
    if first is None:
        return Told(None, at, refusals.chain(scan, at))
    begins = money.end if money else at
    pair = ranges.pair(scan, first, begins, money.units if money else ())
    found = _measured(scan, pair, begins, at, money) if pair else None
    if found is None or _is_dated(scan, found):
        found = _measured(scan, Pair(first, first), begins, at, money)
    said = manner.in_front(scan, _front(scan, found), units.is_time(found.units)) if found else None
    if found is None or said is None or _refused(scan, found, bool(set(said.manners) & BOUNDS)):
        return Told(None, at, _past(scan, found, at))
    return _told(scan, found, said)


def _measured(
    scan: Scan, pair: Pair, begins: int, at: int, money: units.Found | None
) -> Measured | None:
    """Add the unit; nothing where the two ends of a range have different ones."""
    last = pair.second
    behind = units.behind(scan, last.end, scan.token(last.end - 1).is_number)
    of = scan.phrase(last.end, scan.words.of) if last.fraction and not behind else None
    behind = units.behind(scan, of[1], digits=False) if of else behind  # half an hour
    if pair.units and not (behind and set(behind.units) & set(pair.units)):
        return None
    if behind:
        return Measured(pair, begins, behind.end, behind.units, (last.end, behind.end))
    if money:
        return Measured(pair, begins, last.end, money.units, (begins, at))
    return Measured(pair, begins, last.end, (), (last.end, last.end))


def _refused(scan: Scan, found: Measured, bounded: bool) -> bool:
    """Tell whether neighbors make it no figure."""
    first, last = found.pair.first, found.last
    if _is_code(scan, found) or _is_dated(scan, found):
        return True
    if found.begins < first.start or found.end > last.end:
        # In a language without a table the word behind a number may be its million.
        return not scan.words.numbers and found.end == last.end
    return (
        not scan.words.numbers
        or (first.may_be_year and last.may_be_year and not bounded)
        or (first.once and not found.is_range)
        or refusals.is_joined(scan, last.end)
        or refusals.is_time(scan, last.end)
        or refusals.is_name(scan, first, found.begins)
    )


def _is_dated(scan: Scan, found: Measured) -> bool:
    """Tell whether a part of the number belongs to a date."""
    return any(at in scan.dated for at in range(found.pair.first.start, found.last.end))


def _is_code(scan: Scan, found: Measured) -> bool:
    """Tell a telephone number, score, size, ordinal or list, with a unit behind it or not."""
    first, last = found.pair.first, found.last
    return (
        (found.pair.dash and refusals.is_telephone(scan, first, last))
        or (scan.is_joint(last.end) and scan.token(last.end + 1).is_number)  # 2-1, 833-997-6237
        or (scan.touches(last.end) and scan.key(last.end) in scan.words.endings)
        or ranges.is_size(scan, found.end)
        or refusals.is_alone(scan, first)
        or refusals.is_spaced(scan, first.start, last.end)
    )


def _past(scan: Scan, found: Measured | None, at: int) -> int:
    """Give the place behind what is no figure: a chain of numbers, both sides of a size."""
    if found is None:
        return at + 1
    if ranges.is_size(scan, found.end):
        return found.end + 2
    return max(refusals.chain(scan, at), found.last.end)


def _front(scan: Scan, found: Measured) -> int:
    """Give the place of a minus, or of “between”, in front of a number, or the number's own."""
    begins, words = found.begins, scan.words
    if found.is_range and scan.key(begins - 1) in words.between | words.from_:
        return begins - 1
    touching = scan.key(begins - 1) in "-−" and scan.touches(begins) and begins > 0
    if scan.key(begins - 1) in words.minus or (touching and not scan.touches(begins - 1)):
        return begins - 1
    return begins


def _told(scan: Scan, found: Measured, said: manner.Said) -> Told:
    front = _front(scan, found)
    negative = front < found.begins and not found.is_range
    low, high = (_signed(n.value, negative) for n in (found.pair.first, found.last))
    more, end = manner.in_back(scan, found.end)
    per, end = manner.per(scan, end, bool(found.units))
    changed = manner.change(scan, min(said.start, front), end)
    if changed and found.last.fraction and manner.is_change(scan, end):  # a fifth less
        end += 1
    rated = units.rate(found.units, per)
    start = min(said.start, front)
    plus = scan.key(found.last.end) == "+" and scan.touches(found.last.end)
    every = (*said.manners, *more, *((Manner.AT_LEAST,) if plus else ()))
    begun, ended = scan.tokens[start].start, scan.tokens[end - 1].end
    noun = scan.token(found.end)
    reading = Reading(
        begun,
        ended,
        scan.said(start, end),
        (scan.tokens[found.pair.first.start].start, scan.tokens[found.last.end - 1].end),
        low,
        high,
        rated or found.units,
        scan.said(*found.measure),
        noun.text if noun.is_word and not found.units else "",
        every or ((Manner.PLAIN,) if scan.words.numbers else tuple(Manner)),
        scan.said(said.start, front),
        "" if rated else per,
        found.pair.first.fraction or found.last.fraction,
        found.pair.apart,
        change=changed,
    )
    return Told(reading, start, end)


def _signed(value: Decimal, negative: bool) -> Decimal:
    return -value if negative else value
