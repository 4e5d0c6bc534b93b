"""Draw lines of time and charts in SVG."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_compact_decimal
from markupsafe import Markup

from footnoted.dates.days import day_of
from footnoted.dates.edtf import Edtf, Precision
from footnoted.dates.wording import year
from footnoted.library.figures import Observation, Series
from footnoted.outputs.lines import Extent, Line, Place, TextAnchor, place
from footnoted.outputs.view import View
from footnoted.phrases import mark_phrase
from footnoted.quantities.quantity import Bound, Quantity, rounded_in
from footnoted.quantities.wording import SIGN_PHRASES, locale_for, number, words

# -------------------------------------------------------------------------------------------------
# The ticks of an axis: round numbers, and round days, months or years.
#
# The results are numbers and days, and their labels.

ROUND = tuple(map(Decimal, ("1", "2", "2.5", "5", "10", "20")))
"""Usual steps, times a power of ten."""
MOST = 5
"""The most steps of values."""
MOST_TIMES = 4
"""The most ticks of time: as many labels as fit side by side on a phone of 320 px."""
LONG = Decimal(100_000)
"""From this number on, numbers are shortened: 250K, 2.5M."""
DAYS, MONTHS = (1, 2, 7, 14), (1, 2, 3, 6)
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
YEAR = 12


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Values from one round number to another."""

    ticks: tuple[Decimal, ...]
    broken: bool = False
    """Whether it leaves out zero."""

    def place(self, value: Decimal) -> float:
        """Return the place of a value: 0 at the lowest tick, 1 at the highest."""
        low, high = self.ticks[0], self.ticks[-1]
        return float((value - low) / (high - low))

    def labels(self, locale: Locale) -> tuple[str, ...]:
        """Return the labels of the ticks."""
        brief = max(abs(self.ticks[0]), abs(self.ticks[-1])) >= LONG
        return tuple(short(tick, locale, brief=brief) for tick in self.ticks)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with a label below the line of time."""

    day: dt.date
    label: str
    year: str = ""
    """The year, if the label does not have it and the tick before is in another year."""


def short(value: Decimal, locale: Locale, *, brief: bool) -> str:
    """Return a number in words; a brief one as 250K or 2.5M."""
    if not brief:
        return number(value, locale)
    return format_compact_decimal(value, locale=locale, fraction_digits=2)


def scale(values: Iterable[Decimal]) -> ValueAxis:
    """Return an axis on which all values have a place.

    It begins at zero, so that twice as high is twice as much. Only if that would compress all
    values into a third of the height, it begins at a round number below them.
    """
    every = list(values)
    low, high = min(every), max(every)
    reach = max(abs(low), abs(high))
    broken = low * high > 0 and low != high and high - low < reach / 3
    if not broken:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    whole = all(value == value.to_integral_value() for value in every)
    return ValueAxis(round_numbers(low, high, whole=whole), broken)


def round_numbers(low: Decimal, high: Decimal, *, whole: bool = False) -> tuple[Decimal, ...]:
    """Return the fewest round steps around two numbers, at most five."""
    power = ((high - low) / MOST).adjusted()
    for step in (base.scaleb(power) for base in ROUND):
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first <= MOST and (step % 1 == 0 or not whole):
            break
    return tuple(_plain((first + each) * step) for each in range(int(last - first) + 1))


def times(first: dt.date, last: dt.date, locale: Locale) -> tuple[Tick, ...]:
    """Return the ticks between two days, both included: days, months or years."""
    few = (found for found in _candidates(first, last) if len(found[1]) <= MOST_TIMES)
    return tuple(_labelled(*next(few), locale))


def _candidates(first: dt.date, last: dt.date) -> Iterator[tuple[str, list[dt.date]]]:
    """Yield ever wider steps of time; days only if there are few of them."""
    length = (last - first).days
    for step in DAYS if length <= DAYS[-1] * MOST_TIMES else ():
        days = (first + dt.timedelta(days=each) for each in range(length + 1))
        yield "MMMd", [day for day in days if (day.toordinal() - 1) % step == 0]
    months = range(first.year * YEAR + first.month - 1, last.year * YEAR + last.month)
    for step in MONTHS if len(months) <= MONTHS[-1] * MOST_TIMES + 1 else ():
        yield "MMM", _within((m for m in months if m % step == 0), first, last)
    for step in YEARS:
        years = range(first.year, last.year + 1)
        yield "y", _within((year * YEAR for year in years if year % step == 0), first, last)


def _within(months: Iterable[int], first: dt.date, last: dt.date) -> list[dt.date]:
    days = (day_of(month // YEAR, month % YEAR + 1, 1) for month in months)
    return [day for day in days if first <= day <= last]


def _labelled(skeleton: str, days: list[dt.date], locale: Locale) -> Iterator[Tick]:
    before: int | None = None
    for day in days:
        new, said = skeleton != "y" and day.year != before, year(day.year, locale)
        name = said if skeleton == "y" else format_skeleton(skeleton, day, locale=locale)
        yield Tick(day, name, said if new else "")
        before = day.year


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


# -------------------------------------------------------------------------------------------------
# The shapes of a chart in SVG: marks, labels, lines and ticks.
#
# Places are in percent, sizes in pixels. The places are chosen elsewhere. Numbers have two
# decimals, so that the bytes stay the same.

_RADIUS = 4
_MARK = Markup('<g class="fn-mark {look}"><title>{title}</title>{shapes}</g>')
_BODY = Markup(
    '<rect x="{x}%" y="{y}%" width="{wide}" height="{high}" rx="4"'
    ' transform="translate({dx} {dy})"/>'
)
_AT = Markup(
    '<svg class="{look}" x="{x}%" y="{y}%" width="1" height="1" overflow="visible">'
    '<path d="{path}"/></svg>'
)
_UP, _DOWN = "M0-4v-18m-4 5 4-5 4 5", "M0 4v18m-4-5 4 5 4-5"
_CROSS = "M-6-6 6 6M6-6-6 6"
_LABEL = Markup(
    '<text class="fn-value" x="{x}%" y="{y}%" dx="{dx}" dy="{dy}"'
    ' text-anchor="{anchor}">{text}</text>'
)
_GRID = Markup('<line class="{look}" x1="0" x2="100%" y1="{y}%" y2="{y}%"/>')
_VALUE = Markup('<text x="0" y="{y}%" dx="-8" dy="4" text-anchor="end">{text}</text>')
_TIME = Markup('<text x="{x}%" y="100%" dy="{dy}" text-anchor="middle">{text}</text>')
_UNIT = Markup('<text class="fn-unit" x="0" y="0" dx="-8" dy="-18">{}</text>')
_TICK, _BREAK = "M0 0v5", "M0 0v-5l-5-2 10-4-5-2v-5"


def mark(extent: Extent, look: str, title: str) -> Markup:
    """Return the drawing of a figure: a dot, a bar for a range of time or value, arrows for
    bounds.
    """
    shapes = [_body(extent)]
    if extent.up:
        shapes.append(_at(extent.middle, extent.top, _UP))
    if extent.down:
        shapes.append(_at(extent.middle, extent.bottom, _DOWN))
    if "over" in look:
        shapes.append(_at(extent.middle, (extent.top + extent.bottom) / 2, _CROSS))
    return _MARK.format(look=look, title=title, shapes=Markup().join(shapes))


def label(place: Place, text: str) -> Markup:
    """Return the number next to a figure."""
    return _LABEL.format(
        x=percent(place.x),
        y=percent(place.y),
        dx=plain(place.dx),
        dy=plain(place.dy),
        anchor=place.anchor.value,
        text=text,
    )


def axis(values: ValueAxis, line: Line, locale: Locale, unit: str) -> Markup:
    """Return the lines of values, the ticks of time and the unit."""
    parts = [_UNIT.format(unit)]
    for value, text in zip(values.ticks, values.labels(locale), strict=True):
        y = percent(1 - values.place(value))
        look = "fn-grid-line" if value else "fn-grid-line fn-grid-line--zero"
        parts += [_GRID.format(look=look, y=y), _VALUE.format(y=y, text=text)]
    if values.broken:
        parts.append(_at(0, 1, _BREAK, "fn-break"))
    for tick in times(line.first, line.last, locale):
        at = line.place(tick.day, 0)
        parts += [_at(at, 1, _TICK, "fn-tick")]
        parts += [
            _TIME.format(x=percent(at), dy=dy, text=text)
            for dy, text in ((18, tick.label), (32, tick.year))
            if text
        ]
    return Markup('<g class="fn-scale-lines">{}</g>').format(Markup().join(parts))


def percent(part: float) -> str:
    """Return a part of one in percent, with two decimals at most."""
    return plain(part * 100)


def plain(number: float) -> str:
    """Return a number with two decimals at most, and without a needless zero or sign."""
    said = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said


def _body(extent: Extent) -> Markup:
    lasts, ranges = extent.right > extent.left, extent.bottom > extent.top
    return _BODY.format(
        x=percent(extent.left),
        y=percent(extent.top),
        wide=f"{percent(extent.right - extent.left)}%" if lasts else 2 * _RADIUS,
        high=f"{percent(extent.bottom - extent.top)}%" if ranges else 2 * _RADIUS,
        dx=0 if lasts else -_RADIUS,
        dy=0 if ranges else -_RADIUS,
    )


def _at(x: float, y: float, path: str, look: str = "fn-arrow") -> Markup:
    return _AT.format(look=look, x=percent(x), y=percent(y), path=path)


# -------------------------------------------------------------------------------------------------
# The chart of a series, drawn in SVG: each figure at the time and value it is known to have.
#
# No points are joined, because nobody has said what was between them. Places are parts of the
# width, so the picture fits every screen without a script; the table next to it says everything in
# words.

LABELS = 24
"""The most numbers in a chart; among more, nobody finds one."""
LOW, HIGH = (Bound.AT_LEAST, Bound.MORE_THAN), (Bound.AT_MOST, Bound.LESS_THAN)
_PICTURE = Markup(
    '<svg class="fn-chart" role="img" overflow="visible" width="100%" height="180"'
    ' aria-labelledby="{id}:title {id}:desc"><title id="{id}:title">{title}</title>'
    '<desc id="{id}:desc">{desc}</desc>{inside}</svg>'
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One figure in a chart."""

    observation: Observation
    extent: Extent
    look: str
    """The classes of the style sheet: how certain it is, and whether it applies."""
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, and what must be said below it."""

    picture: Markup
    begins_at: str
    """The number at which the axis begins; empty if it is zero."""
    missing: int
    """How many figures are only in the table: without a time, or of another kind."""


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """What is needed to draw the figures of a chart."""

    series: Series
    line: Line
    scale: ValueAxis
    view: View
    odds: Collection[str]
    """The figures, by ``NAME#ID``, that others contradict without a reason given."""

    @property
    def unit(self) -> str:
        """Return what the series is measured or counted in: "km²", "ships", "$ per day"."""
        kind = self.series
        two = Quantity(Decimal(2), unit=kind.unit, count_of=kind.count_of, per=kind.per)
        return words(two, self.view.locale).replace("2", "", 1).strip("\u00a0 ")

    def drawn(self, each: Observation) -> Drawn:
        """Return a figure as the chart draws it; it must have a time and a quantity."""
        as_of, common, stated = each.figure.as_of, each.common, each.stated
        assert as_of
        assert common
        assert stated
        left, right = self.line.ends(as_of)
        heights = [1 - self.scale.place(number) for number in ends(common)]
        odd = each.target.ref in self.odds
        rounded = rounded_in(stated, self.series.unit) if self.series.unit else stated
        return Drawn(
            each,
            Extent(left, right, min(heights), max(heights), _up(common), _down(common)),
            _look(each, as_of, common, odd=odd),
            ("⚑ " if odd else "") + _label(rounded, self.view.locale),
            f"{words(stated, self.view.locale)}, {self.view.words(as_of)}",
        )


def chart(series: Series, view: View, odds: Collection[str] = ()) -> Chart | None:
    """Return the chart of a series; None unless two of its figures are of different times."""
    shown = [o for o in series.observations if o.common and _dated(o.figure.as_of)]
    times = [o.figure.as_of for o in shown if o.figure.as_of]
    line = Line.of(times)
    if line is None or len({(time.earliest, time.latest) for time in times}) < 2:
        return None
    values = scale(number for o in shown if o.common for number in ends(o.common))
    sheet = ChartSheet(series, line, values, view, odds)
    drawn, locale = [sheet.drawn(o) for o in shown], locale_for(view.locale)
    picture = _PICTURE.format(
        id=f"chart:{series.key}",
        title=f"{series.title}: {sheet.unit}".rstrip(": "),
        desc=_description(drawn, view),
        inside=Markup().join([axis(values, line, locale, sheet.unit), *_marks(drawn)]),
    )
    begins_at = values.labels(locale)[0] if values.broken else ""
    return Chart(picture, begins_at, len(series.observations) - len(shown))


def ends(quantity: Quantity) -> list[Decimal]:
    """Return the numbers of a quantity, lowest first."""
    return [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]


def _dated(as_of: Edtf | None) -> bool:
    return as_of is not None and bool(as_of.earliest or as_of.latest)


def _look(each: Observation, as_of: Edtf, quantity: Quantity, *, odd: bool) -> str:
    soft = quantity.approximate or as_of.approximate or as_of.uncertain or as_of.is_set
    exact = as_of.is_interval or as_of.precision in (Precision.DAY, Precision.TIME)
    area = as_of.is_interval and quantity.value is None
    looks = {"soft": soft, "within": not exact or area, "odds": odd, "over": each.over}
    return " ".join(f"fn-mark--{look}" for look, so in looks.items() if so)


def _up(quantity: Quantity) -> bool:
    return quantity.bound in LOW or (quantity.value is None and quantity.high is None)


def _down(quantity: Quantity) -> bool:
    return quantity.bound in HIGH or (quantity.value is None and quantity.low is None)


def _label(quantity: Quantity, locale: str) -> str:
    """Return a number in signs: "≈ 1,300", "≥ 40", "10–20"."""
    found, numbers = locale_for(locale), ends(quantity)
    brief = max(map(abs, numbers)) >= LONG
    said = "–".join(short(number, found, brief=brief) for number in numbers)
    said = SIGN_PHRASES.about.format(said) if quantity.approximate else said
    bound = Bound.AT_LEAST if _up(quantity) else Bound.AT_MOST if _down(quantity) else None
    bound = quantity.bound or bound
    return SIGN_PHRASES.bounds[list(Bound).index(bound)].format(said) if bound else said


def _marks(drawn: list[Drawn]) -> list[Markup]:
    """Return the marks with as many labels as fit; contradictions and ends come first."""
    numbers = range(len(drawn))
    heights = [each.extent.top for each in drawn]
    first = {numbers[0], numbers[-1], heights.index(min(heights)), heights.index(max(heights))}
    order = sorted(
        numbers,
        key=lambda n: ("odds" not in drawn[n].look, n not in first, -n if n in first else n),
    )
    places = place([each.extent for each in drawn], [each.label for each in drawn], order[:LABELS])
    large_first = sorted(drawn, key=lambda each: -each.extent.area)
    marks = [mark(each.extent, each.look, each.title) for each in large_first]
    return [*marks, *(label(places[n], drawn[n].label) for n in numbers if n in places)]


def _stop(text: str) -> str:
    """Return a text with a full stop, unless it ends with one, as years in Ukrainian do."""
    return text if text.endswith(".") else f"{text}."


def _description(drawn: list[Drawn], view: View) -> str:
    """Return what the chart shows, in two sentences."""
    times = [each.observation.figure.as_of for each in drawn]
    by_height = sorted(drawn, key=lambda each: each.extent.top)
    high, low = by_height[0].observation.stated, by_height[-1].observation.stated
    assert times[0]
    assert times[-1]
    assert high
    assert low
    return view.phrases.gettext(
        "%(number)s figures, from %(first)s to %(last)s The lowest is %(low)s, the highest "
        "%(high)s. The table has each with its source.",
        number=len(drawn),
        first=view.words(times[0]),
        last=_stop(view.words(times[-1])),
        low=words(low, view.locale),
        high=words(high, view.locale),
    )


# -------------------------------------------------------------------------------------------------
# The key to a chart: each kind of mark, as the charts draw it, with its meaning.

_SAMPLE = Markup('<svg class="fn-sample" aria-hidden="true" overflow="visible">{}</svg>')

_NOTHING = Markup()
_FLAG = label(Place(0.5, 0.5, 9, 4, TextAnchor.START), "⚑")


def _sample(extent: Extent, look: str = "", beside: Markup = _NOTHING) -> Markup:
    return _SAMPLE.format(mark(extent, look, "") + beside)


_DOT = (0.5, 0.5, 0.5, 0.5)
_SPAN = (0.2, 0.8, 0.5, 0.5)
SAMPLES = (
    (_sample(Extent(*_DOT)), mark_phrase("one number, of one day")),
    (_sample(Extent(*_SPAN), "fn-mark--within"), mark_phrase("known to the month or year")),
    (_sample(Extent(*_SPAN)), mark_phrase("applies all that time")),
    (_sample(Extent(0.5, 0.5, 0.15, 0.85)), mark_phrase("from … to …")),
    (_sample(Extent(*_DOT), "fn-mark--soft"), mark_phrase("about so, or of an uncertain time")),
    (_sample(Extent(0.5, 0.5, 0.8, 0.8, up=True)), mark_phrase("at least, more than")),
    (_sample(Extent(0.5, 0.5, 0.2, 0.2, down=True)), mark_phrase("at most, less than")),
    (_sample(Extent(*_DOT), "fn-mark--odds", _FLAG), mark_phrase("another figure says otherwise")),
    (_sample(Extent(*_DOT), "fn-mark--over"), mark_phrase("no longer applies")),
)
"""Each mark with its meaning."""
