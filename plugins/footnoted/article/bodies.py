"""Turn safe HTML into elements that can stand in Python-Markdown's tree.

Only a carrier: what is allowed in a note is decided before. Control characters
fall away, so that no text can pass for one of Python-Markdown's place holders.
"""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE

from footnoted.article.tags import VOID

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ENTITY_LIKE = re.compile(r"&(?=(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9a-zA-Z]+);)")


def stored(text: str) -> str:
    """Give text as the tree must hold it, so that it comes out as it is.

    The serialiser leaves ``&lt;`` alone, taking it for an entity that is meant.
    """
    return _ENTITY_LIKE.sub(f"{AMP_SUBSTITUTE}amp;", _CONTROL.sub("", text))


def elements(html: str) -> Element:
    """Give a box that holds what the HTML says; tags left open are closed."""
    builder = _Builder()
    builder.feed(_CONTROL.sub("", html))
    builder.close()
    return builder.box


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.box = Element("box")
        self._open = [self.box]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: stored(value or "") for name, value in attrs})
        self._open[-1].append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        names = [element.tag for element in self._open[1:]]
        if tag in names:
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        element = self._open[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + stored(data)
        else:
            element.text = (element.text or "") + stored(data)
