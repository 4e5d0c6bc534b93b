"""HTML as tokens; elements, entities, letters that look alike."""

import html
import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

# -------------------------------------------------------------------------------------------------
# Which elements and attributes an article may have, and which its renderer may add.
#
# These are names only; ``html`` uses them. What is on no list is refused.


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PLAIN_ELEMENTS = _names(
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

ARTICLE: dict[str, frozenset[str]] = {
    name: _OWN.get(name, frozenset()) for name in sorted(_PLAIN_ELEMENTS)
}
"""Elements a writer may use as raw HTML, and the attributes each may have besides ``COMMON``."""
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
"""Drawings: emoji and icons of the site's own extensions; a writer may not type them."""
SITE: dict[str, frozenset[str]] = {
    **ARTICLE,
    **DRAWING,
    "input": _names("checked disabled name type"),
    "label": _names("for"),
    "nav": frozenset(),
    "picture": frozenset(),
    "source": _names("sizes srcset type"),
}
"""Elements that Markdown extensions and our own notes make besides those of ``ARTICLE``."""

WITH_CONTENTS = _names(
    "applet audio canvas iframe math noembed noframes noscript object script select style svg "
    "template textarea title video xmp"
)
"""Refused elements that are removed with their contents; of others only the tags are."""
VOID = _names("area base br col embed hr img input link meta param source track wbr")
"""Elements without an end tag."""
UNENDED = _names("caption colgroup dd dt li p rp rt tbody td tfoot th thead tr")
"""Elements whose end tag may be left out."""
ADDRESSES = _names("cite href src")
"""Attributes whose value is an address."""
HANDLERS = _names(
    "action attributename background by content data formaction from http-equiv poster srcdoc "
    "srcset style to values xlink:href xmlns:xlink"
)
"""Attributes that act, load or cover, on any element; so do all that begin with ``on``."""


# -------------------------------------------------------------------------------------------------
# Decode HTML's character references as a browser does inside an attribute.
#
# The standard library's ``html.unescape`` follows the rules for text, which differ there.

# Without a semicolon a name is a character only if no letter, digit or "=" follows, so that
# "?a=1&copy=2" stays an address.
_REFERENCE = re.compile(
    r"&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[a-zA-Z][a-zA-Z0-9]*(?:;|(?![a-zA-Z0-9=;])))"
)


def decode_attribute(text: str) -> str:
    """Return an attribute's value as a browser reads it."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda found: html.unescape(found.group()), text)


# -------------------------------------------------------------------------------------------------
# Split HTML into tags and text just as a browser's tokenizer does.
#
# Only for text without scripts, styles and the like: no result may contain them.


class MarkupForm(Enum):
    """What a stretch of HTML is to a browser."""

    TEXT = 1
    START = 2
    END = 3
    COMMENT = 4
    """A whole comment, closed as it should be."""
    BOGUS = 5
    """A declaration, instruction or broken comment: it shows nothing."""
    OPEN = 6
    """A tag or comment that never ends, and all that follows."""


class MarkupToken(NamedTuple):
    """A stretch of HTML."""

    form: MarkupForm
    low: int
    high: int
    name: str = ""
    """An element's name in lower case."""
    attributes: tuple[tuple[str, str | None], ...] = ()
    """Names as typed, values decoded; of two with one name a browser takes the first."""
    closed: bool = False
    """Whether the tag ends with ``/>``, which counts in drawings."""


_PLAIN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)>")
_NAME = re.compile(r"[a-zA-Z][^\t\n\f\r />]*")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*+)"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|(?P<bare>[^\t\n\f\r >\"'][^\t\n\f\r >]*)|(?=>)))?+"
)
_TAG_END = re.compile(r"[\t\n\f\r ]*+(?:/[\t\n\f\r /]*+)?>")
_VALUE = re.compile(r"[\t\n\f\r ]*+=")
_COMMENT_END = re.compile(r"--!?>")


def tokens(html: str) -> Iterator[MarkupToken]:
    """Yield the stretches of ``html`` in order, without gaps."""
    done = 0
    while done < len(html):
        start = html.find("<", done)
        if start < 0:
            yield MarkupToken(MarkupForm.TEXT, done, len(html))
            return
        token = _plain(html, start) or _token(html, start)
        if token.low > done:
            yield MarkupToken(MarkupForm.TEXT, done, token.low)
        yield token
        done = token.high


_SIMPLE = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z][a-z0-9-]*(?:="[^"<>]*")?)*)( ?/)?>')
_PAIR = re.compile(r' ([a-z][a-z0-9-]*)(?:="([^"]*)")?')


def simple_tags(html: str) -> list[re.Match[str]] | None:
    """Return the tags of ``html`` if each ``<`` in it begins a simple one; else None.

    A simple tag is as programs write it: small letters, double quotes, one space between
    attributes. Every reader of HTML finds the same tags there, so a quick pattern is enough. The
    groups are a slash for an end tag, the name, the attributes, and a slash for a closed tag.
    """
    found = list(_SIMPLE.finditer(html))
    return found if len(found) == html.count("<") else None


def simple_attributes(written: str) -> list[tuple[str, str]]:
    """Return the names of a simple tag's attributes with their values, not decoded."""
    return _PAIR.findall(written) if written else []


def _plain(html: str, low: int) -> MarkupToken | None:
    """Return a tag without attributes, as most are: the quick way."""
    found = _PLAIN.match(html, low)
    if found is None:
        return None
    form = MarkupForm.END if found[1] else MarkupForm.START
    return MarkupToken(form, low, found.end(), found[2].lower())


def _token(html: str, low: int) -> MarkupToken:
    following = html[low + 1 : low + 2]
    if following.isascii() and following.isalpha():
        return _tag(html, low, low + 1, MarkupForm.START)
    if following == "/":
        after = html[low + 2 : low + 3]
        if after.isascii() and after.isalpha():
            return _tag(html, low, low + 2, MarkupForm.END)
        # At the very end "</" is text.
        return _bogus(html, low) if after else MarkupToken(MarkupForm.TEXT, low, len(html))
    if html.startswith("<!--", low):
        return _comment(html, low)
    if following in ("!", "?"):
        return _bogus(html, low)
    return MarkupToken(MarkupForm.TEXT, low, low + 1)


def _bogus(html: str, low: int) -> MarkupToken:
    end = html.find(">", low)
    return (
        MarkupToken(MarkupForm.OPEN, low, len(html))
        if end < 0
        else MarkupToken(MarkupForm.BOGUS, low, end + 1)
    )


def _comment(html: str, low: int) -> MarkupToken:
    for short in ("<!-->", "<!--->"):
        if html.startswith(short, low):
            return MarkupToken(MarkupForm.BOGUS, low, low + len(short))
    end = _COMMENT_END.search(html, low + 4)
    if end is None:
        return MarkupToken(MarkupForm.OPEN, low, len(html))
    form = MarkupForm.COMMENT if end.group() == "-->" else MarkupForm.BOGUS
    return MarkupToken(form, low, end.end())


def _tag(html: str, low: int, at: int, form: MarkupForm) -> MarkupToken:
    name = _NAME.match(html, at)
    position = name.end() if name else at
    attributes: dict[str, tuple[str, str | None]] = {}
    while not (end := _TAG_END.match(html, position)):
        found = _ATTRIBUTE.match(html, position)
        # A value that never ends takes all that follows with it.
        if found is None or (found.end() == found.end("name") and _VALUE.match(html, found.end())):
            return MarkupToken(MarkupForm.OPEN, low, len(html))
        attributes.setdefault(found["name"].lower(), (found["name"], _value(found)))
        position = found.end()
    tag = name.group().lower() if name else ""
    closed = "/" in end.group()
    return MarkupToken(form, low, end.end(), tag, tuple(attributes.values()), closed)


def _value(found: re.Match[str]) -> str | None:
    for group in ("double", "single", "bare"):
        if found[group] is not None:
            return decode_attribute(found[group])
    return None


# -------------------------------------------------------------------------------------------------
# Find words whose letters come from scripts that look alike.
#
# It knows no language; a word in one script throughout is always right.

_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})
"""Scripts with letters that look like another's. Others may be mixed, as in Japanese."""


def scripts(word: str) -> tuple[str, ...]:
    """Return the names of a word's scripts, each once, of those that can be mistaken."""
    if word.isascii():
        return ("Latin",)
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    return tuple(sorted(name.capitalize() for name in names & _ALIKE))


def mixes_scripts(word: str) -> bool:
    """Return whether a word mixes scripts that can be mistaken for each other."""
    return len(scripts(word)) > 1
