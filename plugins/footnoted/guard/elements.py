"""Which elements and attributes may stand in an article, and which its renderer may add.

Names only; ``policy`` acts on them. What is on no list is refused.
"""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PLAIN = _names(
    "a abbr address aside b bdi bdo big blockquote br caption center cite code col colgroup dd del "
    "details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p "
    "pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot "
    "th thead time tr tt u ul var wbr"
)
_CELL = _names("align colspan headers rowspan valign")
_OWN = {
    "a": _names("href hreflang name rel target"),
    "blockquote": _names("cite"),
    "col": _names("span"),
    "colgroup": _names("span"),
    "del": _names("cite datetime"),
    "details": _names("open"),
    "div": _names("align"),
    "img": _names("align alt decoding height loading src width"),
    "ins": _names("cite datetime"),
    "li": _names("value"),
    "ol": _names("reversed start type"),
    "p": _names("align"),
    "q": _names("cite"),
    "td": _CELL,
    "th": _CELL | {"abbr", "scope"},
    "time": _names("datetime"),
}

ARTICLE: dict[str, frozenset[str]] = {name: _OWN.get(name, frozenset()) for name in sorted(_PLAIN)}
"""Elements a writer may use as raw HTML, and the attributes each may have beside ``COMMON``."""
COMMON = _names(
    "aria-describedby aria-hidden aria-label class dir height id lang markdown title width"
)
"""Attributes that a writer may give any element; ``id`` and ``class`` within limits."""

_SHAPE = _names(
    "clip-rule cx cy d fill fill-rule height points preserveaspectratio r rx ry stroke "
    "stroke-width transform version viewbox width x x1 x2 xmlns y y1 y2"
)
DRAWING = dict.fromkeys(
    _names("circle defs desc ellipse g line path polygon polyline rect svg text title tspan"),
    _SHAPE,
)
"""Drawings: emoji and icons of the site's own extensions, never an article's."""
SITE: dict[str, frozenset[str]] = {
    **ARTICLE,
    **DRAWING,
    "input": _names("checked disabled name type"),
    "label": _names("for"),
    "nav": frozenset(),
    "picture": frozenset(),
    "source": _names("sizes srcset type"),
}
"""Elements that Markdown extensions and our own notes make beside those of ``ARTICLE``."""

WITH_CONTENTS = _names(
    "applet audio canvas iframe math noembed noframes noscript object script select style svg "
    "template textarea title video xmp"
)
"""Refused elements whose contents go with them; of others only the tags go."""
VOID = _names("area base br col embed hr img input link meta param source track wbr")
"""Elements without an end tag."""
UNENDED = _names("caption colgroup dd dt li p rp rt tbody td tfoot th thead tr")
"""Elements whose end tag may be left out."""
ADDRESSES = _names("cite href src")
"""Attributes that hold an address."""
HANDLERS = _names(
    "action attributename background by content data formaction from http-equiv poster srcdoc "
    "srcset style to values xlink:href xmlns:xlink"
)
"""Attributes that act, load or cover, wherever they stand; with all that begin with ``on``."""
