"""HTML within a foreign file as plain words, and the addresses it links to.

Takes any text, broken markup too, in linear time; judges no address.
"""

import html
from typing import NamedTuple

from footnoted.guard.markup import Form, tokens
from footnoted.imports.words import words

_UNSEEN = ("script", "style", "template", "title", "noscript", "iframe")
"""Elements whose contents nobody reads."""
_WITHIN = frozenset("a abbr b bdi bdo cite code em i mark q s small span strong sub sup u".split())
"""Elements that part no words."""


class Plain(NamedTuple):
    """What a reader sees of a piece of HTML."""

    text: str
    links: tuple[str, ...] = ()


def plain(written: str) -> Plain:
    """Give the words of HTML, or of a text without any, on one line; and its links in order."""
    parts: list[str] = []
    links: list[str] = []
    unseen = ""
    for token in tokens(written):
        if token.form is Form.TEXT and not unseen:
            parts.append(html.unescape(written[token.low : token.high]))
        elif token.form in (Form.START, Form.END):
            unseen = _unseen(unseen, token.name, token.form)
            parts.append("" if token.name in _WITHIN else " ")
            if token.name == "a" and not unseen:
                links += [
                    value for name, value in token.attributes if name.lower() == "href" and value
                ]
    return Plain(words("".join(parts), markup=False).text, tuple(dict.fromkeys(links)))


def _unseen(now: str, name: str, form: Form) -> str:
    if now:
        return "" if form is Form.END and name == now else now
    return name if form is Form.START and name in _UNSEEN else ""
