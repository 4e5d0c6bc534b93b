"""The headings of generated HTML, for the host's table of contents.

Reads only our own well-formed HTML, not what people typed. A heading without an id is
named by the element around it: search engines of themes cut pages at headings with ids, and
what is excluded from search must not be cut into empty entries.
"""

import re
from dataclasses import dataclass
from html import unescape

LEVELS = {"h1": 1, "h2": 2, "h3": 3}
AROUND = ("article", "li", "nav", "section")
"""Elements whose id may stand for that of the heading in them."""


_TAG = re.compile(rf"<(?P<end>/?)(?P<name>{'|'.join((*LEVELS, *AROUND))})\b(?P<rest>[^>]*)>", re.I)
_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)')""", re.I)
_END = {name: re.compile(f"</{name}>", re.I) for name in LEVELS}
_MARKUP = re.compile(r"<[^>]*>")
"""Templates write quoted attributes and escaped text; a parser that knows all of HTML
took a sixth of a build's time to find the same."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that can be linked to."""

    level: int
    id: str
    title: str
    """Its text, unescaped."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a page others can link to."""

    headings: tuple[Heading, ...]
    ids: frozenset[str]


def outline(html: str) -> Outline:
    """Give the headings that can be linked to, in order, and every id of the page."""
    around: list[str] = []
    found: list[Heading] = []
    for tag in _TAG.finditer(html):
        name, closes = tag["name"].lower(), bool(tag["end"])
        if name in LEVELS and not closes:
            given = _id(tag["rest"]) or next((id_ for id_ in reversed(around) if id_), "")
            if given:
                found.append(Heading(LEVELS[name], given, _text(html, tag.end(), name)))
        elif name in AROUND and closes:
            del around[-1:]
        elif name in AROUND:
            around.append(_id(tag["rest"]))
    return Outline(
        tuple(found), frozenset(unescape(one or other) for one, other in _ID.findall(html))
    )


def _id(attributes: str) -> str:
    given = _ID.search(attributes)
    return unescape(given[1] or given[2] or "") if given else ""


def _text(html: str, start: int, name: str) -> str:
    end = _END[name].search(html, start)
    inside = html[start : end.start()] if end else ""
    return " ".join(unescape(_MARKUP.sub("", inside)).split())
