"""A rendered briefing as a part of another page: its ids made its own, so that two can stand there.

Changes ids and what refers to them within the same HTML, and no other byte of any other tag; what
leads out of the HTML is left as it is. Knows no record: `data-` attributes hold names, not ids.
"""

import re
from collections.abc import Iterator, Set
from urllib.parse import unquote

from markupsafe import escape

from footnoted.guard.markup import Form, Token, tokens

_REFERENCES = frozenset(
    "aria-activedescendant aria-controls aria-describedby aria-details aria-errormessage "
    "aria-flowto aria-labelledby aria-owns commandfor for form headers itemref list "
    "popovertarget".split()
)
"""Attributes that hold ids, one or several with spaces between (HTML, WAI-ARIA 1.2)."""
_LINKS = frozenset({"href", "usemap", "xlink:href"})
"""Attributes that hold an address, which may be a fragment of the page itself."""
_NAMED = frozenset({"a", "map"})
"""Elements whose name is the target of such an address."""
_GROUPED = frozenset({"details", "input"})
"""Elements that those of the same name on the page belong to: of which one is open or chosen."""
_RAW = frozenset({"script", "style", "textarea", "title"})
"""Elements whose contents hold no tags."""
_PAINTED = frozenset(
    "clip-path cursor fill filter marker marker-end marker-mid marker-start mask stroke "
    "style".split()
)
"""Attributes of drawings that may refer by ``url(#…)``."""
_WORD = re.compile(r"\S+")
_URL = re.compile(r"""(url\(\s*["']?#)([^"')]+)""")
"""Such a reference: ``fill="url(#pattern)"``."""


def embedded(html: str, prefix: str) -> str:
    """Give HTML whose ids, and all references to them, begin with ``prefix``.

    The prefix is best a briefing's name with ``--`` behind it (a slash in it as ``--``): unlike any
    other on the page, and a good beginning of an id. Raises ``ValueError`` for one that is empty
    or holds a space, with which no id could be referred to.
    """
    if not prefix or re.search(r"\s", prefix):
        raise ValueError(f"no beginning for an id: {prefix!r}")
    tags = list(_tags(html))
    ids = {value for tag in tags for name, value in tag.attributes if value and _names(tag, name)}
    parts, done = [], 0
    for tag in tags:
        new = [(name, _changed(tag, name, value, ids, prefix)) for name, value in tag.attributes]
        if tuple(new) != tag.attributes:
            parts += [html[done : tag.low], _written(tag, new)]
            done = tag.high
    return "".join([*parts, html[done:]])


def _tags(html: str) -> Iterator[Token]:
    """Give the start tags of HTML, by their places in it."""
    start = 0
    while start < len(html):
        begin, start = start, len(html)
        for token in tokens(html[begin:]):
            if token.form is not Form.START:
                continue
            tag = token._replace(low=begin + token.low, high=begin + token.high)
            yield tag
            if tag.name in _RAW:
                end = re.compile(f"</{tag.name}", re.IGNORECASE).search(html, tag.high)
                start = end.start() if end else len(html)
                break


def _names(tag: Token, attribute: str) -> bool:
    """Tell whether an attribute makes something that can be referred to."""
    name = attribute.lower()
    return name == "id" or (name == "name" and tag.name in _NAMED)


def _changed(
    tag: Token, attribute: str, value: str | None, ids: Set[str], prefix: str
) -> str | None:
    name = attribute.lower()
    if not value:
        return value
    if _names(tag, name) or (name == "name" and tag.name in _GROUPED):
        return prefix + value
    if name in _REFERENCES:
        return _WORD.sub(lambda m: prefix + m[0] if m[0] in ids else m[0], value)
    if name in _LINKS and value.startswith("#"):
        return f"#{prefix}{value[1:]}" if {value[1:], unquote(value[1:])} & ids else value
    if name in _PAINTED:
        return _URL.sub(lambda m: f"{m[1]}{prefix}{m[2]}" if m[2] in ids else m[0], value)
    return value


def _written(tag: Token, attributes: list[tuple[str, str | None]]) -> str:
    inside = "".join(
        f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attributes
    )
    return f"<{tag.name}{inside}{' /' if tag.closed else ''}>"
