"""The text of a file from elsewhere, read as the site will read it, and cleaned where asked for.

Knows Markdown; knows neither front matter nor records.
"""

from dataclasses import dataclass

from footnoted.adopt.moves import target
from footnoted.adopt.tags import untagged
from footnoted.adopt.unfit import fit
from footnoted.article import EMPTY, Plan, Reading, Setup, read
from footnoted.guard import Finding, GuardExtension
from footnoted.project import Markdown

_PLAN = Plan()
"""An article without records; unlike ``EMPTY`` it is read."""


@dataclass(frozen=True, slots=True)
class Body:
    """An article's text without its head, and what was read in it."""

    text: str
    reading: Reading
    findings: tuple[Finding, ...]
    """What the site would take out of it."""
    tags: int = 0
    """How many tags of a template language were taken out."""
    told: tuple[int, ...] = ()
    """The lines at which the text of a tag now stands by itself."""
    unfit: int = 0
    """How many styles and scripts were taken out, and pictures made links."""


class Reader:
    """Reads Markdown as the site does, safety included."""

    def __init__(self, markdown: Markdown) -> None:
        """Take how the site renders."""
        self._guard = GuardExtension()
        self._setup = Setup((*markdown.extensions, self._guard), markdown.configs)
        self._plain = Setup(markdown.extensions, markdown.configs)

    def body(self, text: str) -> Body:
        """Read a text as it is."""
        self._guard.begin()
        reading = read(_lines(text), _PLAN, self._setup)
        return Body(text, reading, self._guard.findings)

    def cleaned(self, text: str, path: str, files: frozenset[str]) -> Body:
        """Read a text without what cannot stand in a briefing.

        ``path`` is that of its file, ``files`` are those that can go along with it.
        """
        untied, tags, told = untagged(text)
        pictures = read(_lines(untied), _PLAN, self._plain).pictures
        absent = [each for each in pictures if target(each.src, path) not in files]
        new, unfit = fit(untied, absent, self.html)
        body = self.body(new)
        return Body(new, body.reading, body.findings, tags, told, unfit)

    def html(self, markdown: str) -> str:
        """Give the HTML alone, nothing taken out."""
        return read(_lines(markdown), EMPTY, self._plain).html


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
