"""The headings of generated HTML, for the host's table of contents.

Reads only our own well-formed HTML, not what people typed. A heading without an id is
named by the element around it: search engines of themes cut pages at headings with ids, and
what is excluded from search must not be cut into empty entries.
"""

from dataclasses import dataclass
from html.parser import HTMLParser

LEVELS = {"h1": 1, "h2": 2, "h3": 3}
AROUND = ("article", "li", "nav", "section")
"""Elements whose id may stand for that of the heading in them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that can be linked to."""

    level: int
    id: str
    title: str
    """Its text, unescaped."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Heading] = []
        self.ids: list[str] = []
        self._around: list[tuple[str, str]] = []
        self._open: tuple[int, str] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        id_ = dict(attrs).get("id") or ""
        if id_:
            self.ids.append(id_)
        if tag in LEVELS:
            name = id_ or next((around for _, around in reversed(self._around) if around), "")
            self._open, self._text = ((LEVELS[tag], name) if name else None), []
        elif tag in AROUND:
            self._around.append((tag, id_))

    def handle_data(self, data: str) -> None:
        if self._open:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in AROUND and self._around:
            self._around.pop()
        if self._open and tag in LEVELS:
            level, id_ = self._open
            self.found.append(Heading(level, id_, " ".join("".join(self._text).split())))
            self._open = None


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a page others can link to."""

    headings: tuple[Heading, ...]
    ids: frozenset[str]


def outline(html: str) -> Outline:
    """Give the headings that can be linked to, in order, and every id of the page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Outline(tuple(reader.found), frozenset(reader.ids))
