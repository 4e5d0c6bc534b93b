"""Read what Python-Markdown has put away in a text: entities, escapes, raw HTML.

Works on the text of one element after the inline stage; changes nothing.
"""

import html
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from html.parser import HTMLParser
from typing import NamedTuple

_SPECIAL = re.compile(
    "\x02amp\x03(?P<hidden>#?\\w+);"  # an obfuscated e-mail address
    "|\x02(?P<escaped>[0-9]+)\x03"  # a backslash escape
    "|\x02wzxhzdk:(?P<stashed>[0-9]+)\x03"  # raw HTML, an entity, a smart quote
    "|\x02czjqqkd:(?P<critic>[0-9]+)\x03"  # a tag of pymdownx.critic, which has a stash of its own
    "|(?P<entity>&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9a-zA-Z]+);)"
    "|(?P<other>\x02[^\x02\x03]*\x03|[\x02\x03])"
)
_NAME = re.compile(r"</?\s*([a-zA-Z][^\s/>]*)")


class Form(Enum):
    """What a stretch of stored text turns into."""

    TEXT = 1
    """As it is, character by character."""
    CHARACTERS = 2
    """Other characters than those stored; never to be cut."""
    TAG = 3
    """A raw inline tag or comment: no width, and nothing may be wrapped around it."""
    OBJECT = 4
    """Something without readable text."""


class Token(NamedTuple):
    """A stretch of stored text: where it stands, what it is, and its text or raw HTML."""

    low: int
    high: int
    form: Form
    value: str


def tokens(stored: str, stash: Sequence[object]) -> Iterator[Token]:
    """Split stored text; ``stash`` is what Python-Markdown keeps as raw HTML."""
    done = 0
    if "\x02" in stored or "&" in stored:
        for match in _SPECIAL.finditer(stored):
            if match.start() > done:
                yield Token(done, match.start(), Form.TEXT, stored[done : match.start()])
            yield Token(match.start(), match.end(), *_special(match, stash))
            done = match.end()
    if done < len(stored):
        yield Token(done, len(stored), Form.TEXT, stored[done:])


def _special(match: re.Match[str], stash: Sequence[object]) -> tuple[Form, str]:
    kind, value = match.lastgroup, match.group(match.lastgroup or 0)
    if kind == "hidden":
        return Form.CHARACTERS, html.unescape(f"&{value};")
    if kind == "entity":
        return Form.CHARACTERS, html.unescape(value)
    if kind == "critic":
        return Form.TAG, ""
    if kind == "escaped" and int(value) <= 0x10FFFF:
        return Form.CHARACTERS, chr(int(value))
    if kind == "stashed" and int(value) < len(stash):
        return _stashed(stash[int(value)])
    return Form.OBJECT, ""


def _stashed(raw: object) -> tuple[Form, str]:
    if not isinstance(raw, str):
        return Form.OBJECT, ""
    if "<" not in raw:
        return Form.CHARACTERS, html.unescape(raw)
    if raw.startswith("<!--") and raw.find("-->") == len(raw) - 3:
        return Form.TAG, raw
    return (Form.TAG if is_tag(raw) else Form.OBJECT), raw


def is_tag(raw: str) -> bool:
    """Tell whether something stashed is one tag, as raw HTML within a line is kept."""
    return raw[:1] == "<" and raw[-1] == ">" and "<" not in raw[1:]


def tag_name(tag: str) -> str:
    """Give the lower-case name of a raw tag; nothing for a comment."""
    match = _NAME.match(tag)
    return match.group(1).lower() if match else ""


class _Attributes(HTMLParser):
    found: dict[str, str]

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = {name: value or "" for name, value in attrs}


def tag_attributes(tag: str) -> dict[str, str]:
    """Give the attributes of a raw start tag, decoded."""
    parser = _Attributes()
    parser.found = {}
    parser.feed(tag)
    return parser.found


def plain(stored: str, stash: Sequence[object]) -> str:
    """Decode stored text to what a reader sees; raw HTML falls away."""
    readable = (Form.TEXT, Form.CHARACTERS)
    return "".join(token.value for token in tokens(stored, stash) if token.form in readable)
