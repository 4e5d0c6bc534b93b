"""The key to a chart: each kind of mark by itself, as the charts draw it, with its meaning.

Knows the shapes only, no figure.
"""

from markupsafe import Markup

from footnoted.render.placing import Anchor, Extent, Place
from footnoted.render.shapes import label, mark

_SAMPLE = Markup('<svg class="fn-sample" aria-hidden="true" overflow="visible">{}</svg>')

_NOTHING = Markup()
_FLAG = label(Place(0.5, 0.5, 9, 4, Anchor.START), "⚑")


def _sample(extent: Extent, look: str = "", beside: Markup = _NOTHING) -> Markup:
    return _SAMPLE.format(mark(extent, look, "") + beside)


_DOT = (0.5, 0.5, 0.5, 0.5)
_SPAN = (0.2, 0.8, 0.5, 0.5)
SAMPLES = (
    (_sample(Extent(*_DOT)), "one number, of one day"),
    (_sample(Extent(*_SPAN), "fn-mark--within"), "known to the month or year"),
    (_sample(Extent(*_SPAN)), "holds all that time"),
    (_sample(Extent(0.5, 0.5, 0.15, 0.85)), "from … to …"),
    (_sample(Extent(*_DOT), "fn-mark--soft"), "about so, or of an uncertain time"),
    (_sample(Extent(0.5, 0.5, 0.8, 0.8, up=True)), "at least, more than"),
    (_sample(Extent(0.5, 0.5, 0.2, 0.2, down=True)), "at most, less than"),
    (_sample(Extent(*_DOT), "fn-mark--odds", _FLAG), "another figure says otherwise"),
    (_sample(Extent(*_DOT), "fn-mark--over"), "no longer stands"),
)
"""Each mark with what it means."""
