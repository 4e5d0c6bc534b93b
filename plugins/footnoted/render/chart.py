"""The chart of a series, drawn in SVG: each figure where and when it is known to lie.

Joins no points: what was between two of them nobody has said. Places are parts of the width, so
the picture fits every screen without a script; the table beside it says everything in words.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from footnoted.dates import Edtf, Precision
from footnoted.index import Observation, Series
from footnoted.quantities import Bound, Quantity, words
from footnoted.quantities.converting import rounded_in
from footnoted.quantities.phrases import SIGNS
from footnoted.quantities.wording import locale_for
from footnoted.render.line import Line
from footnoted.render.placing import Extent, place
from footnoted.render.shapes import axis, label, mark
from footnoted.render.ticks import LONG, Scale, scale, short
from footnoted.render.view import View

LABELS = 24
"""Numbers that are written into a chart at most; among more nobody finds one."""
LOW, HIGH = (Bound.AT_LEAST, Bound.MORE_THAN), (Bound.AT_MOST, Bound.LESS_THAN)
_PICTURE = Markup(
    '<svg class="fn-chart" role="img" overflow="visible" width="100%" height="180"'
    ' aria-labelledby="{id}:title {id}:desc"><title id="{id}:title">{title}</title>'
    '<desc id="{id}:desc">{desc}</desc>{inside}</svg>'
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One figure as the chart shows it."""

    observation: Observation
    extent: Extent
    look: str
    """Classes of the style sheet: how surely it is known, and whether it stands."""
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, and what must be said below it."""

    picture: Markup
    begins_at: str
    """Where the scale begins, if not at zero; else empty."""
    missing: int
    """Figures that are only in the table: without a time, or of another kind."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the figures of a chart are drawn against."""

    series: Series
    line: Line
    scale: Scale
    view: View
    odds: Collection[str]
    """The figures, by ``NAME#ID``, that others contradict without a reason given."""

    @property
    def unit(self) -> str:
        """Say what the series is measured or counted in: "km²", "ships", "$ per day"."""
        kind = self.series
        two = Quantity(Decimal(2), unit=kind.unit, count_of=kind.count_of, per=kind.per)
        return words(two, self.view.locale).replace("2", "", 1).strip("\u00a0 ")

    def drawn(self, each: Observation) -> Drawn:
        """Give a figure as the chart shows it; it has a time and a quantity."""
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
    """Draw a series; nothing where no two of its figures are of different times."""
    shown = [o for o in series.observations if o.common and _dated(o.figure.as_of)]
    times = [o.figure.as_of for o in shown if o.figure.as_of]
    line = Line.of(times)
    if line is None or len({(time.earliest, time.latest) for time in times}) < 2:
        return None
    values = scale(number for o in shown if o.common for number in ends(o.common))
    sheet = Sheet(series, line, values, view, odds)
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
    """Give the numbers of a quantity, lowest first."""
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
    """Say a number in signs: "≈ 1,300", "≥ 40", "10–20"."""
    found, numbers = locale_for(locale), ends(quantity)
    brief = max(map(abs, numbers)) >= LONG
    said = "–".join(short(number, found, brief=brief) for number in numbers)
    said = SIGNS.about.format(said) if quantity.approximate else said
    bound = Bound.AT_LEAST if _up(quantity) else Bound.AT_MOST if _down(quantity) else None
    bound = quantity.bound or bound
    return SIGNS.bounds[list(Bound).index(bound)].format(said) if bound else said


def _marks(drawn: list[Drawn]) -> list[Markup]:
    """Draw the marks and, where there is room, their labels; contradictions and ends first."""
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
    """Give a text with a full stop, unless it ends with one, as years in Ukrainian do."""
    return text if text.endswith(".") else f"{text}."


def _description(drawn: list[Drawn], view: View) -> str:
    """Say what there is to see in two sentences."""
    times = [each.observation.figure.as_of for each in drawn]
    by_height = sorted(drawn, key=lambda each: each.extent.top)
    high, low = by_height[0].observation.stated, by_height[-1].observation.stated
    assert times[0]
    assert times[-1]
    assert high
    assert low
    return (
        f"{len(drawn)} figures, from {view.words(times[0])} to {_stop(view.words(times[-1]))} "
        f"The lowest is {words(low, view.locale)}, the highest {words(high, view.locale)}. "
        "The table has each with its source."
    )
