"""What of a new briefing needs a person: what is not allowed in it, and what leads nowhere.

Names places in the article as it will be; proposes nothing.
"""

import posixpath
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from footnoted.adopt.folder import Folder
from footnoted.adopt.incoming import Incoming
from footnoted.adopt.moves import Moves, target
from footnoted.adopt.tags import TAG
from footnoted.guard import is_outside
from footnoted.guard.codes import ATTRIBUTE
from footnoted.load.folder import LONGEST


@dataclass(frozen=True, slots=True)
class Remark:
    """Something for a person to look at."""

    path: str
    """The article's, below the folder of briefings."""
    line: int
    """From 1; 0 where unknown."""
    what: str
    """What is the matter, in the same words wherever it is the same."""


def remarks(
    one: Incoming, folder: Folder, moves: Moves, pictures: Container[str]
) -> Iterator[Remark]:
    """Tell what of an article does not work in its new place; ``pictures`` go along."""
    first = one.before.count("\n")
    for line, what in _told(one, folder, moves, pictures):
        yield Remark(one.found.article, first + line if line else 0, what)


def _told(
    one: Incoming, folder: Folder, moves: Moves, pictures: Container[str]
) -> Iterator[tuple[int, str]]:
    text, reading = one.body.text, one.body.reading
    tag = TAG.search(text)
    if tag and not one.body.tags:
        yield 1 + text.count("\n", 0, tag.start()), _TAGS
    for line in one.body.told:
        yield line, "The text of a tag stands by itself now: see whether it reads well."
    for finding in one.body.findings:
        # A tag's inside reads as a list of attributes; the tag itself is told.
        if not (tag and finding.code is ATTRIBUTE):
            yield finding.line, finding.message
    for note in reading.unknown_notes:
        yield note.line, f"The note [^{note.label}] has no text."
    for loose in _REFERENCE.finditer(reading.text):
        at = text.find(loose[0])
        what = "A link [words][name] has no address: what [name] means stood elsewhere."
        yield 1 + text.count("\n", 0, at) if at >= 0 else 0, what
    for link in reading.links:
        if what := _loose(link.href, one, folder, moves):
            yield link.line, what
    for picture in reading.pictures:
        if target(picture.src, one.found.path) not in pictures and not is_outside(picture.src):
            yield picture.line, f"The picture {picture.src} does not go along."
    if len(one.found.name) > LONGEST:
        yield 0, "The path is too long for a briefing's name."


_REFERENCE = re.compile(r"\[[^\[\]]+\]\[[^\[\]]*\]")
"""A link by reference that nothing defines: it is read as text."""
_TAGS = "Tags of a template language stay as text; --clean takes them out."


def _loose(typed: str, one: Incoming, folder: Folder, moves: Moves) -> str:
    """Say why a link leads nowhere now; nothing where all is well."""
    if is_outside(typed) or typed.startswith("#") or "{{" in typed:
        return ""
    path = one.found.path
    if moves.address(typed, path, one.found.article):
        return ""
    there = target(typed, path)
    if there is None:
        return "A link into the old site stays as it is; here it leads nowhere."
    known = there in folder.files or posixpath.join(there, "index.md") in folder.files
    why = "which is not adopted" if known else "which is not in the folder"
    return f"A link leads to {typed}, {why}."
