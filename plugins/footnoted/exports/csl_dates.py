"""EDTF dates as CSL 1.0.2 has them: parts of dates, a season, "circa", or a text.

CSL knows one date or a range of two, one word of doubt and four seasons. What is said more finely
is told to be inexact, so that whoever writes the item can keep the EDTF text beside it.
"""

from typing import Any, NamedTuple

from footnoted.dates import Edtf
from footnoted.dates.point import Point
from footnoted.dates.precision import HEMISPHERE_UNSAID, SEASONS
from footnoted.dates.value import Kind


class CslDate(NamedTuple):
    """A date variable of CSL-JSON."""

    value: dict[str, Any]
    exact: bool
    """Whether the EDTF text can be told from it again."""


class _Part(NamedTuple):
    parts: list[int]
    season: int
    circa: bool
    text: str
    """The EDTF text that these say."""


def csl_date(date: Edtf) -> CslDate:
    """Give a date for CSL; ``literal`` with the EDTF text where CSL has no form for it."""
    read = [_part(point) for point in date.points]
    if date.kind is Kind.POINT and read[0]:
        return _one(read[0], str(date))
    if date.kind is Kind.INTERVAL and len(read) == 2:
        first, last = read
        if first and last and not (first.season or last.season):
            return _range(first, last, str(date))
    return CslDate({"literal": str(date)}, exact=True)


def _one(part: _Part, text: str) -> CslDate:
    value: dict[str, Any] = {"date-parts": [part.parts]}
    if part.season:
        value["season"] = part.season
    if part.circa:
        value["circa"] = True
    return CslDate(value, part.text == text)


def _range(first: _Part, last: _Part, text: str) -> CslDate:
    value: dict[str, Any] = {"date-parts": [first.parts, last.parts]}
    if first.circa or last.circa:
        value["circa"] = True
    both = first.circa == last.circa
    return CslDate(value, both and f"{first.text}/{last.text}" == text)


def _part(point: Point) -> _Part | None:
    """Give what CSL can say of one date; None where not even the year is known, or no season."""
    if "X" in point.year or (point.is_season and SEASONS[point.month][1] > 3):
        return None
    circa = bool(point.approximate or point.uncertain)
    mark = "~" if circa else ""
    if point.is_season:
        season = int(point.month) % 4 or 4
        if int(point.month) > 32:  # a quarter of a year is no season
            return None
        said = f"{point.year}-{HEMISPHERE_UNSAID[season - 1]}{mark}"
        return _Part([int(point.year)], season, circa, said)
    known = [point.year]
    for part in (point.month, point.day):
        if not part or "X" in part:
            break
        known.append(part)
    return _Part(list(map(int, known)), 0, circa, "-".join(known) + mark)
