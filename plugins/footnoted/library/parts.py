"""Divide a list that is too long for one page into parts whose addresses last."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

# -------------------------------------------------------------------------------------------------
# How entries are divided: by their own years and months, then by first letters.
#
# A part is never numbered. Its name is made of its entries' own years, months and letters, so that
# a new entry cannot move others. A part that grows too long becomes the list of smaller parts and
# keeps its address. Nothing here depends on the kind of entry, and nothing is rendered.

OPEN = "open"
"""The level of entries without a year."""
COARSE = {1: "no-month", 2: "no-day"}
"""The levels of less precise dates, by depth."""
ALONE = "_"
"""The last letter of an entry whose name is the beginning of others; no id has it."""


@dataclass(frozen=True, slots=True)
class PartEntry:
    """What stays together: an entry, or all entries of one briefing."""

    item: Any = field(repr=False)
    """What the page shows for it: a briefing, an event, the id of a source."""
    names: tuple[str, ...]
    """The fragments of links that lead to it, with ``#``, or without their first word
    (``NAME--ID``).
    """
    letters: str
    """Its own name; its first letters are the last way to divide."""
    path: tuple[str, ...] = ()
    """Its levels, the largest first: ``("2024", "03")``."""
    count: int = 1
    bytes: int = 0
    """Its length on the page, as measured on others of its kind."""

    def level(self, depth: int) -> str:
        """Return the name of its part at some depth, below the part above."""
        if depth < len(self.path):
            return self.path[depth]
        long = depth - len(self.path) + 1
        return self.letters[:long] + (ALONE if long > len(self.letters) else "")

    @property
    def depth(self) -> int:
        """Return the depth at which it is alone."""
        return len(self.path) + len(self.letters)


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a divided list: with entries, or with links to smaller parts."""

    page: str
    """Its source name: ``claims/2024/03.md``."""
    path: tuple[str, ...]
    """``("2024", "03")``; empty for the first page."""
    letters: str
    """The letters with which its entries begin; empty if they are not divided by letters."""
    entries: tuple[PartEntry, ...] = field(repr=False)
    """Everything in it and in the parts below it."""
    parts: tuple["Part", ...] = ()

    @property
    def count(self) -> int:
        """Return how many entries it has."""
        return sum(entry.count for entry in self.entries)

    @property
    def items(self) -> tuple[Any, ...]:
        """Return what it shows, in order."""
        return tuple(entry.item for entry in self.entries)

    def leaves(self) -> Iterator["Part"]:
        """Yield the parts that show entries, in order."""
        for part in self.parts:
            yield from part.leaves()
        if not self.parts:
            yield self

    def every(self) -> Iterator["Part"]:
        """Yield this part and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.every()


@dataclass(frozen=True, slots=True)
class Division:
    """A divided list."""

    root: Part
    """The first page, at the address of the undivided list."""
    at: Mapping[str, Part] = field(repr=False)
    """The part that shows an entry, by the entry's names."""

    def find(self, fragment: str) -> Part:
        """Return the part with an element; the first page if no part has it."""
        for name in names_in(fragment):
            if name in self.at:
                return self.at[name]
        return self.root

    @property
    def map(self) -> str:
        """Return the address of the file in which the script finds each entry."""
        return f"{_folder(self.root.page)}/parts.json"


def names_in(fragment: str) -> Iterator[str]:
    """Yield the names by which an element's id may be known, the most exact first.

    For ``claim-2024--kursk--c1`` these are the whole id after ``#``, ``2024--kursk--c1``, and
    ``2024--kursk``.
    """
    yield f"#{fragment}"
    rest = fragment.partition("-")[2]
    while rest:
        yield rest
        rest = rest.rpartition("--")[0]


def divide(page: str, entries: Sequence[PartEntry], largest: int) -> Division | None:
    """Return the parts of a list that would be too long for one page; None for a shorter one.

    ``page`` is the list's source name, ``largest`` the length of a page in bytes.
    """
    if sum(entry.bytes for entry in entries) <= largest:
        return None
    root = Part(page, (), "", tuple(entries), _parts(_folder(page), entries, 0, largest))
    if not root.parts:
        return None
    at: dict[str, Part] = {}
    for part in root.leaves():
        for entry in part.entries:
            for name in entry.names:
                at.setdefault(name, part)
    return Division(root, at)


def _parts(folder: str, entries: Sequence[PartEntry], depth: int, largest: int) -> tuple[Part, ...]:
    """Return the parts of entries at the first depth at which they differ; others stay
    undivided.
    """
    last = max(entry.depth for entry in entries)
    while depth <= last and len(groups := _groups(entries, depth)) == 1:
        depth += 1
    if depth > last:
        return ()
    return tuple(_part(folder, group, depth, largest) for group in groups)


def _part(folder: str, entries: Sequence[PartEntry], depth: int, largest: int) -> Part:
    first = entries[0]
    path = first.path[: depth + 1]
    letters = "" if depth < len(first.path) else first.level(depth)
    name = "/".join((folder, *path, *([letters] if letters else [])))
    small = sum(entry.bytes for entry in entries) <= largest
    below = () if small else _parts(folder, entries, depth + 1, largest)
    return Part(f"{name}.md", path, letters, tuple(entries), below)


def _groups(entries: Iterable[PartEntry], depth: int) -> list[list[PartEntry]]:
    """Return groups of entries; levels in the order of the entries, letters sorted."""
    found: dict[tuple[bool, str], list[PartEntry]] = {}
    for entry in entries:
        found.setdefault((depth >= len(entry.path), entry.level(depth)), []).append(entry)
    plain = [group for (lettered, _), group in found.items() if not lettered]
    return plain + [found[key] for key in sorted(key for key in found if key[0])]


def _folder(page: str) -> str:
    """Return the folder for the parts of a list; next to an index it has a name of its own."""
    stem = page.removesuffix(".md")
    folder, _, last = stem.rpartition("/")
    return posixpath.join(folder, "all") if last in ("index", "README") else stem
