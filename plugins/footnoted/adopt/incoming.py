"""One file of a folder made a briefing: its new text, what it cites, what is left to a person.

The article's text stays as it is but for its head and for links to files that move with it.
"""

import posixpath
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace

from footnoted.adopt.cited import Cited, cited
from footnoted.adopt.folder import Folder, Found, LeftOut
from footnoted.adopt.head import Head, head
from footnoted.adopt.moves import Moves, moved, target
from footnoted.article import EMPTY, Plan, Reading, Setup, read
from footnoted.guard import Finding, GuardExtension
from footnoted.load.folder import LONGEST
from footnoted.project import Markdown

_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_PLAN = Plan()
"""An article without records; unlike ``EMPTY`` it is read."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something for a person to look at."""

    path: str
    """Below the folder that is adopted, or the project's root."""
    line: int
    """From 1; 0 for the whole file."""
    what: str
    """What is the matter, for files that have the same."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file read as the site will read it."""

    found: Found
    title: str
    head: Head
    body: str
    """The text of the article, its links as they must be in the new place."""
    reading: Reading
    cited: tuple[Cited, ...]
    findings: tuple[Finding, ...]
    """What the site would take out of the article."""

    @property
    def text(self) -> str:
        """Give the whole article in its new form, the line ends of the old one."""
        if not self.head.text:
            old = self.found.text
            return old[: len(old) - len(self.found.foreign.body)] + self.body
        ends = "\r\n" if "\r\n" in self.found.text else "\n"
        blank = "" if self.body[:1] in ("\r", "\n", "") else ends
        return self.head.text.replace("\n", ends) + blank + self.body


class Reader:
    """Reads Markdown as the site does, safety included."""

    def __init__(self, markdown: Markdown) -> None:
        """Take how the site renders."""
        self._guard = GuardExtension()
        self._setup = Setup((*markdown.extensions, self._guard), markdown.configs)
        self._plain = Setup(markdown.extensions, markdown.configs)

    def read(self, markdown: str) -> tuple[Reading, tuple[Finding, ...]]:
        """Give the reading, and what is not allowed in an article."""
        self._guard.begin()
        return read(markdown.replace("\r\n", "\n"), _PLAN, self._setup), self._guard.findings

    def html(self, markdown: str) -> str:
        """Give the HTML alone, nothing taken out."""
        return read(markdown.replace("\r\n", "\n"), EMPTY, self._plain).html


def incoming(found: Found, reader: Reader) -> Incoming | LeftOut:
    """Read one file; it is left out where it has no title."""
    body = found.foreign.body
    reading, findings = reader.read(body)
    written = found.foreign.values.get("title")
    first = reading.toc[0] if reading.toc else None
    title = written if isinstance(written, str) else ""
    if not title and first and first.level == 1 and body.lstrip().startswith("#"):
        title = first.title
    if not title:
        return LeftOut(found.path, "no title: give it `title:`, or a heading at its top")
    new = head(found.foreign, title, found.day)
    return Incoming(found, title, new, body, reading, cited(reading, body), findings)


def relinked(one: Incoming, moves: Moves, html: Callable[[str], str]) -> tuple[Incoming, int]:
    """Give an article whose links to files that move lead to their new places, and how many."""
    path, new = one.found.path, one.found.article
    wanted = {link.href: moves.address(link.href, path, new) for link in one.reading.links}
    changes = {old: to for old, to in wanted.items() if to is not None and to != old}
    body, done = moved(one.body, changes, html)
    count = sum(link.href in changes for link in one.reading.links) if done else 0
    return replace(one, body=body), count


def remarks(
    one: Incoming, folder: Folder, moves: Moves, pictures: Container[str]
) -> Iterator[Remark]:
    """Tell what of an article does not work in its new place, or needs a person."""
    path, first = one.found.path, one.found.foreign.line - 1
    for finding in one.findings:
        yield Remark(path, first + finding.line if finding.line else 0, finding.message)
    body = one.found.foreign.body
    if tag := _TAG.search(body):
        line = first + 1 + body.count("\n", 0, tag.start())
        yield Remark(path, line, "Tags of a template language, such as {% … %}, stay as text.")
    for note in one.reading.unknown_notes:
        line = first + note.line if note.line else 0
        yield Remark(path, line, f"The footnote [^{note.label}] has no text.")
    for link in one.reading.links:
        if what := _loose(link.href, one, folder, moves):
            yield Remark(path, first + link.line if link.line else 0, what)
    for picture in one.reading.pictures:
        to = target(picture.src, path)
        if to not in pictures:
            line = first + picture.line if picture.line else 0
            yield Remark(path, line, f"The picture {picture.src} was not found beside the article.")
    if len(one.found.name) > LONGEST:
        yield Remark(path, 0, "The path is too long for a briefing's name.")


def _loose(typed: str, one: Incoming, folder: Folder, moves: Moves) -> str:
    """Say why a link within the old site leads nowhere now; nothing where it does not."""
    if typed.startswith(("#", "{")) or "{{" in typed:
        return ""
    path, new = one.found.path, one.found.article
    to = moves.address(typed, path, new)
    if typed.startswith("/") and not typed.startswith("//"):
        return "" if to else "Links into the old site, such as /about/, are left as they are."
    there = target(typed, path)
    if there is None or to is not None:
        return ""
    known = there in folder.files or posixpath.join(there, "index.md") in folder.files
    why = "which is not adopted" if known else "which is not in the folder"
    return f"A link leads to {typed}, {why}."
