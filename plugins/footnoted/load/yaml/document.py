"""What the loader gives: plain values, and beside them the place of each one.

Knows no schema; a path that was never written has the place of its nearest parent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from footnoted.diagnostics import Diagnostic, Mark

Value = dict[str, "Value"] | list["Value"] | str | None
"""A mapping, a list, the text that was typed, or None where nothing was typed."""

At = tuple[str | int, ...]
"""The way to a value from the top: ``("claims", "crane-idle", "attribution", 0)``."""


class Span(NamedTuple):
    """A stretch of the text: where it starts for people, and both ends for programs."""

    # Tuples, because a sidecar has thousands: five times as fast to make as dataclasses.
    path: str
    line: int
    """From 1."""
    column: int
    """From 1, in code points."""
    start: int
    """Offset of the first character in ``Document.text``, in code points from 0."""
    end: int
    """Offset behind the last character."""

    @property
    def mark(self) -> Mark:
        """Give the place of the first character."""
        return Mark(self.path, self.line, self.column)


class Spot(NamedTuple):
    """Where one entry stands: its value and, in a mapping, its key."""

    value: Span
    key: Span | None = None

    @property
    def mark(self) -> Mark:
        """Give the place a person looks at: the value on its key's line, or else the key."""
        if self.key and self.key.line != self.value.line:
            return self.key.mark
        return self.value.mark

    @property
    def key_mark(self) -> Mark:
        """Give the key's place; that of the value where there is no key."""
        return self.key.mark if self.key else self.value.mark


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML text, read: its values, their places and what was wrong with it.

    ``value`` is None where nothing was written or nothing could be read;
    ``problems`` tells which.
    """

    path: str
    text: str
    """The text that offsets count in: as given, lines with a known slip cured."""
    value: dict[str, Value] | None
    places: Mapping[At, Spot]
    problems: tuple[Diagnostic, ...] = ()

    def spot(self, path: At) -> Spot | None:
        """Give the spot of an entry or of its nearest parent; None in an empty document."""
        for size in range(len(path), -1, -1):
            if found := self.places.get(path[:size]):
                return found
        return None

    def mark(self, path: At = ()) -> Mark:
        """Give the place of an entry's value, or of its nearest parent's."""
        spot = self.spot(path)
        return spot.mark if spot else Mark(self.path)

    def key_mark(self, path: At = ()) -> Mark:
        """Give the place of an entry's key, or of its nearest parent's."""
        spot = self.spot(path)
        return spot.key_mark if spot else Mark(self.path)
