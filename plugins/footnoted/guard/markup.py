"""Split HTML into tags and text just as a browser's tokeniser does.

Only for text without scripts, styles and the like: what is made of it must contain none.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from footnoted.guard.entities import decoded


class Form(Enum):
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


class Token(NamedTuple):
    """A stretch of HTML."""

    form: Form
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


def tokens(html: str) -> Iterator[Token]:
    """Give the stretches of ``html`` in order, without gaps."""
    done = 0
    while done < len(html):
        start = html.find("<", done)
        if start < 0:
            yield Token(Form.TEXT, done, len(html))
            return
        token = _plain(html, start) or _token(html, start)
        if token.low > done:
            yield Token(Form.TEXT, done, token.low)
        yield token
        done = token.high


def _plain(html: str, low: int) -> Token | None:
    """Give a tag without attributes, which most are, the quick way."""
    found = _PLAIN.match(html, low)
    if found is None:
        return None
    form = Form.END if found[1] else Form.START
    return Token(form, low, found.end(), found[2].lower())


def _token(html: str, low: int) -> Token:
    following = html[low + 1 : low + 2]
    if following.isascii() and following.isalpha():
        return _tag(html, low, low + 1, Form.START)
    if following == "/":
        after = html[low + 2 : low + 3]
        if after.isascii() and after.isalpha():
            return _tag(html, low, low + 2, Form.END)
        # At the very end "</" is text.
        return _bogus(html, low) if after else Token(Form.TEXT, low, len(html))
    if html.startswith("<!--", low):
        return _comment(html, low)
    if following in ("!", "?"):
        return _bogus(html, low)
    return Token(Form.TEXT, low, low + 1)


def _bogus(html: str, low: int) -> Token:
    end = html.find(">", low)
    return Token(Form.OPEN, low, len(html)) if end < 0 else Token(Form.BOGUS, low, end + 1)


def _comment(html: str, low: int) -> Token:
    for short in ("<!-->", "<!--->"):
        if html.startswith(short, low):
            return Token(Form.BOGUS, low, low + len(short))
    end = _COMMENT_END.search(html, low + 4)
    if end is None:
        return Token(Form.OPEN, low, len(html))
    form = Form.COMMENT if end.group() == "-->" else Form.BOGUS
    return Token(form, low, end.end())


def _tag(html: str, low: int, at: int, form: Form) -> Token:
    name = _NAME.match(html, at)
    position = name.end() if name else at
    attributes: dict[str, tuple[str, str | None]] = {}
    while not (end := _TAG_END.match(html, position)):
        found = _ATTRIBUTE.match(html, position)
        # A value that begins and does not end takes all that follows with it.
        if found is None or (found.end() == found.end("name") and _VALUE.match(html, found.end())):
            return Token(Form.OPEN, low, len(html))
        attributes.setdefault(found["name"].lower(), (found["name"], _value(found)))
        position = found.end()
    tag = name.group().lower() if name else ""
    closed = "/" in end.group()
    return Token(form, low, end.end(), tag, tuple(attributes.values()), closed)


def _value(found: re.Match[str]) -> str | None:
    for group in ("double", "single", "bare"):
        if found[group] is not None:
            return decoded(found[group])
    return None
