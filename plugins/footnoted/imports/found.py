"""What a reader gives: records for any section of a sidecar, and remarks on what is not in them.

Plain values; where records go and whether they are known already is decided in ``merge``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from footnoted.drafts import Draft


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should know: what was left out, and why."""

    line: int
    """The line of the file it is about; 0 where there is none."""
    about: str
    """The item, as the file names it; empty where it is the file as a whole."""
    text: str
    """One sentence."""
    lost: bool = False
    """Whether a whole item could not be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record to be added."""

    section: str
    """The part of a sidecar: ``sources``, ``dates`` …"""
    id: str
    """The id it should have, in id form; a suffix is added where it is taken."""
    record: Mapping[str, Draft]
    """Its fields by the keys writers type, values as they type them."""
    line: int = 0
    about: str = ""
    """The item, as the file names it."""
    remarks: tuple[Remark, ...] = ()
    """What of it is not in the record; told only where the record is new."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All of one file."""

    entries: tuple[Entry, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """What belongs to no entry."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format that can be read. A new one is an entry in ``READERS``."""

    name: str
    """As ``--format`` has it."""
    suffixes: tuple[str, ...]
    """How names of such files end, with the dot."""
    sniff: Callable[[str], bool]
    """Tells from the text whether it is this format; quick, and never raises."""
    read: Callable[[str], Reading]
    """Reads a whole text; what cannot be read becomes a remark, nothing raises."""


@dataclass(frozen=True, slots=True)
class Item:
    """A publication in the terms of CSL-JSON, from whatever format."""

    key: str
    """Its id or citation key in the file."""
    values: Mapping[str, Any]
    """Variables of CSL-JSON by their names."""
    line: int = 0
    lines: Mapping[str, int] | None = None
    """The lines of single variables, where they are known."""
    remarks: tuple[Remark, ...] = ()
    """What its format's reader could not take over."""

    def line_of(self, variable: str) -> int:
        """Give the line of a variable, or that of the item."""
        return (self.lines or {}).get(variable, self.line)
