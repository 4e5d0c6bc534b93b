"""Whether words and a record can tell of the same date.

Compares what the dates can mean; the words themselves were read elsewhere.
"""

import datetime as dt

from footnoted.dates.point import Point
from footnoted.dates.precision import Precision
from footnoted.dates.value import Edtf

MARGINS = {Precision.DAY: 3, Precision.TIME: 3, Precision.MONTH: 31}
"""Days that ``~`` and ``?`` leave on either side, by what they mark."""
A_YEAR = 366
"""The same for seasons, years and what is longer."""


def agrees(said: Edtf, recorded: Edtf) -> bool:
    """Tell whether one of two dates lies within the other, as far as it is certain.

    A record may be finer than the words or coarser. What is marked as about or uncertain may lie
    beside by as much again as it is fine: three days, a month, a year.
    """
    margin = max(_margin(said), _margin(recorded))
    return _within(said, recorded, margin) or _within(recorded, said, margin)


def _margin(date: Edtf) -> int:
    doubtful = (point for point in date.points if point.uncertain or point.approximate)
    return max(map(_days, doubtful), default=0)


def _days(point: Point) -> int:
    return MARGINS.get(point.precision, A_YEAR)


def _within(inner: Edtf, outer: Edtf, margin: int) -> bool:
    starts = _at_most(outer.earliest, inner.earliest, margin, open_=outer.earliest is None)
    ends = _at_most(inner.latest, outer.latest, margin, open_=outer.latest is None)
    return starts and ends


def _at_most(first: dt.date | None, second: dt.date | None, margin: int, *, open_: bool) -> bool:
    """Tell whether a day is no more than a margin behind another."""
    if open_:
        return True
    return first is not None and second is not None and (first - second).days <= margin
