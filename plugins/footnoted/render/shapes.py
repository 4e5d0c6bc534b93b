"""The shapes of a chart in SVG: marks, labels, lines and ticks. Places in percent, sizes in pixels.

Draws what it is told; chooses no place. Numbers have two decimals, so that bytes last.
"""

from babel import Locale
from markupsafe import Markup

from footnoted.render.line import Line
from footnoted.render.placing import Extent, Place
from footnoted.render.ticks import Scale, times

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
    """Draw one figure: a dot; a bar where its time or value is a stretch; arrows for bounds."""
    shapes = [_body(extent)]
    if extent.up:
        shapes.append(_at(extent.middle, extent.top, _UP))
    if extent.down:
        shapes.append(_at(extent.middle, extent.bottom, _DOWN))
    if "over" in look:
        shapes.append(_at(extent.middle, (extent.top + extent.bottom) / 2, _CROSS))
    return _MARK.format(look=look, title=title, shapes=Markup().join(shapes))


def label(place: Place, text: str) -> Markup:
    """Write the number of a figure beside it."""
    return _LABEL.format(
        x=percent(place.x),
        y=percent(place.y),
        dx=plain(place.dx),
        dy=plain(place.dy),
        anchor=place.anchor.value,
        text=text,
    )


def axis(values: Scale, line: Line, locale: Locale, unit: str) -> Markup:
    """Draw what the figures are read against: lines of values, ticks of time, the unit."""
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
    """Give a part of one in percent, with two decimals at most."""
    return plain(part * 100)


def plain(number: float) -> str:
    """Give a number with two decimals at most, and without a needless zero or sign."""
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
