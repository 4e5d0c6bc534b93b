"""Records as YAML, put into a file's text.

Decides nothing and writes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from footnoted.diagnostics.problem import Mark


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of one file and what is to stand there instead."""

    path: str
    """The file, relative to the project's root."""
    start: int
    """Offset of the first character, in code points from 0, a byte order mark included."""
    end: int
    """Offset behind the last character."""
    old: str
    """What stands there."""
    new: str
    """What shall stand there."""
    why: str
    """A sentence for a person."""
    mark: Mark
    """The place of the quotation."""
    about: str = ""
    """The id of the record."""


class Stale(ValueError):
    """The text is not the one that the edits were made for."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with every edit made; none may overlap another.

    Raises ``Stale`` where something else stands in an edit's place.
    """
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda one: one.start):
        if edit.start < done or text[edit.start : edit.end] != edit.old:
            raise Stale(edit.path)
        parts += [text[done : edit.start], edit.new]
        done = edit.end
    return "".join([*parts, text[done:]])
