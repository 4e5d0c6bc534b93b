"""A date in words for people, by locale; and the value HTML's ``<time>`` takes.

Says as much as is known and no more: a month never gets a day. Calendar words
come from ``patterns``, the words around them from ``phrases``.
"""

import datetime as dt
from dataclasses import dataclass

from babel import Locale

from footnoted.dates import patterns
from footnoted.dates.patterns import Style
from footnoted.dates.phrases import PHRASES, SIGNS, Phrases
from footnoted.dates.point import COMPONENTS, Point
from footnoted.dates.precision import QUARTERS, SOUTHERN, Precision
from footnoted.dates.relative import Relative
from footnoted.dates.value import Edge, Edtf, Kind, Stretch


def words(edtf: Edtf, locale: str = "en", *, style: Style = Style.LONG) -> str:
    """Say a date: ``August 2024``, ``about April 2024``, ``10–16 February 2025``."""
    return _writer(locale, style).date(edtf)


def relative_words(relative: Relative, locale: str = "en", *, style: Style = Style.LONG) -> str:
    """Say both parts and the result: ``10 days from 3 May 2024: 13 May 2024``."""
    writer = _writer(locale, style)
    start, result = relative.from_.point, relative.resolve()
    said = writer.point(start, second=True) if start else writer.date(relative.from_)
    length = patterns.length(relative.count, relative.unit, writer.locale)
    return writer.phrases.reckoned_of.format(said, length, writer.date(result))


def datetime_attribute(edtf: Edtf) -> str | None:
    """Give the value of HTML's ``datetime``, or nothing where HTML has no form for it.

    Unspecified days and months are left out; doubt is for the words to say.
    """
    point = edtf.point
    if point is None or point.is_season or "X" in point.year:
        return None
    if not point.month or "X" in point.month:
        return point.year
    if not point.day or "X" in point.day:
        return f"{point.year}-{point.month}"
    day = f"{point.year}-{point.month}-{point.day}"
    if point.time is None:
        return day
    time = point.time.isoformat("milliseconds" if point.time.microsecond else "auto")
    return f"{day}T{time.replace('+00:00', 'Z')}"


def _writer(locale: str, style: Style) -> "_Writer":
    found = patterns.locale_for(locale)
    return _Writer(found, PHRASES.get(found.language, SIGNS), style)


@dataclass(frozen=True, slots=True)
class _Writer:
    locale: Locale
    phrases: Phrases
    style: Style

    def date(self, edtf: Edtf) -> str:
        if edtf.kind is Kind.POINT:
            return self.alone(edtf.points[0])
        if edtf.kind is Kind.INTERVAL:
            return self.interval(edtf.stretches[0])
        return self.alternatives(edtf.stretches)

    def alone(self, point: Point) -> str:
        """Say a single date that stands alone: ``in the 1990s``."""
        decade = point.precision is Precision.DECADE and not point.month
        if decade and self.phrases.decade_alone and point == point.without_doubt():
            return self.phrases.decade_alone.format(point.year[:3] + "0")
        return self.point(point)

    def interval(self, stretch: Stretch) -> str:
        first, last, phrases = stretch.first, stretch.last, self.phrases
        if isinstance(first, Edge) and isinstance(last, Point):
            known = first is Edge.OPEN
            template = phrases.until_of if known else phrases.until_unknown_of
            return template.format(self.point(last, second=True))
        if isinstance(first, Point) and isinstance(last, Edge):
            known = last is Edge.OPEN
            template = phrases.from_on_of if known else phrases.from_unknown_of
            return template.format(self.point(first, second=True))
        assert isinstance(first, Point)
        assert isinstance(last, Point)
        return self.lasting(first, last)

    def lasting(self, first: Point, last: Point) -> str:
        alike = first.precision is last.precision
        plain = all(p == p.without_doubt() and not p.is_masked for p in (first, last))
        short = first.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
        if first == last:
            return self.point(first)
        if alike and plain and short:
            start, end = first.earliest, last.earliest
            return patterns.between(start, end, first.precision, self.locale, self.style)
        return patterns.join(self.point(first), self.point(last), self.locale)

    def alternatives(self, stretches: tuple[Stretch, ...]) -> str:
        if len(stretches) == 1:
            return self.somewhere(stretches[0])
        said = [self.alternative(stretch) for stretch in stretches]
        return self.phrases.one_of.format(patterns.either(said, self.locale))

    def alternative(self, stretch: Stretch) -> str:
        if isinstance(stretch.first, Point) and isinstance(stretch.last, Point):
            return self.lasting(stretch.first, stretch.last)
        return self.somewhere(stretch)

    def somewhere(self, stretch: Stretch) -> str:
        first, last = stretch.first, stretch.last
        if isinstance(first, Edge):
            assert isinstance(last, Point)
            return self.phrases.or_earlier.format(self.point(last))
        if isinstance(last, Edge):
            return self.phrases.or_later.format(self.point(first))
        if first == last:
            return self.point(first)
        return self.phrases.between_of.format(*self.limits(first, last))

    def limits(self, first: Point, last: Point) -> tuple[str, str]:
        """Say two dates for a sentence; what both share is said once where words allow it."""
        alike = first.precision is last.precision and first.year == last.year
        plain = all(p == p.without_doubt() and not p.is_masked for p in (first, last))
        short = first.precision in (Precision.DAY, Precision.MONTH)
        if alike and plain and short and self.phrases is not SIGNS:
            days = first.earliest, last.earliest
            shared = patterns.halves(*days, first.precision, self.locale, self.style)
            if shared:
                return shared
        return self.point(first, second=True), self.point(last, second=True)

    def point(self, point: Point, *, second: bool = False) -> str:
        """Say a date within a phrase, with its doubts."""
        said = self.plain(point, second=second and not point.approximate)
        for marked, whole, partly in (
            (point.approximate, self.phrases.about, self.phrases.approximate_part),
            (point.uncertain, self.phrases.probably, self.phrases.uncertain_part),
        ):
            if marked and point.wholly(marked):
                said = whole.format(said)
            elif marked:
                names = dict(zip(COMPONENTS, self.phrases.parts, strict=True))
                said = partly.format(said, ", ".join(names[name] for name in marked))
        return said

    def plain(self, point: Point, *, second: bool) -> str:
        """Say a date without its doubts."""
        if point.is_masked:
            return self.masked(point, second=second)
        if point.is_season:
            return self.season(point, second=second)
        if not point.month:
            return self.phrases.year.format(patterns.year(int(point.year), self.locale))
        if not point.day:
            return patterns.month(point.earliest, self.locale, self.style, second=second)
        day = patterns.day(point.earliest, self.locale, self.style)
        return f"{day}, {patterns.clock(point.time, self.locale)}" if point.time else day

    def masked(self, point: Point, *, second: bool) -> str:
        """Say a date with unspecified digits, by what is known or by its bounds."""
        tens, known = point.year[:3] + "0", point.without_doubt()
        if "X" not in point.year and point.month == "XX" and point.day in ("", "XX"):
            return self.phrases.month_unknown.format(self.plain(Point(point.year), second=second))
        if "X" not in point.year + point.month and point.day == "XX":
            month = self.plain(Point(point.year, point.month), second=second)
            return self.phrases.day_unknown.format(month)
        if known == Point(point.year) and point.year.count("X") == 1 and self.phrases.decade[0]:
            return self.phrases.decade[second].format(tens)
        fine = Precision.DAY if point.day else Precision.MONTH if point.month else Precision.YEAR
        return self.bounds(point, fine)

    def bounds(self, point: Point, precision: Precision) -> str:
        """Say the first and the last day, month or year that fits."""
        first, last = (_as_point(day, precision) for day in (point.earliest, point.latest))
        return self.phrases.between_of.format(*self.limits(first, last))

    def season(self, point: Point, *, second: bool) -> str:
        """Say a season, quarter, third or half; one over New Year names both years."""
        number, year = int(point.month), int(point.year)
        if point.month in QUARTERS:
            place = QUARTERS.index(point.month)
            names = self.phrases.quarters_of if second else ()
            instead = names[place] if names else ""
            return patterns.quarter(place + 1, year, self.locale, instead=instead)
        if not self.phrases.seasons:
            return self.bounds(point, Precision.MONTH)
        first, last = point.earliest, point.latest
        over_new_year = last.year > first.year
        years = patterns.between(first, last, Precision.YEAR, self.locale, self.style)
        said = self.phrases.season(number)[second].format(years if over_new_year else year)
        return self.phrases.southern.format(said) if point.month in SOUTHERN else said


def _as_point(day: dt.date, precision: Precision) -> Point:
    year, month, number = f"{day:%Y}".zfill(4), f"{day:%m}", f"{day:%d}"
    if precision is Precision.YEAR:
        return Point(year)
    return Point(year, month) if precision is Precision.MONTH else Point(year, month, number)
