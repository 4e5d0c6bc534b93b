"""A list too long for one page, divided into parts whose addresses last."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

# -------------------------------------------------------------------------------------------------
# How entries are divided: by what each says of itself, coarse first, then by first letters.
#
# A part is never numbered: its name is made of its entries' own years, months and letters, so that
# nothing added elsewhere can move it. A part that grows too long becomes the entrance to parts of
# its own and keeps its address. Knows no kind of entry and renders nothing.

OPEN = "open"
"""The level of what has no year."""
COARSE = {1: "no-month", 2: "no-day"}
"""The levels of what is known more coarsely, by depth."""
ALONE = "_"
"""Ends the letters of an entry that is named as others begin; no id holds it."""


@dataclass(frozen=True, slots=True)
class PartEntry:
    """What stays together: an entry, or all entries of one briefing."""

    item: Any = field(repr=False)
    """What the page shows of it: a briefing, an event, the id of a source."""
    names: tuple[str, ...]
    """By what links find it: ``#`` and a fragment, or one without its first word (``NAME--ID``)."""
    letters: str
    """Its own name, by whose first letters it is found at last."""
    path: tuple[str, ...] = ()
    """Its levels, coarse first: ``("2024", "03")``."""
    count: int = 1
    bytes: int = 0
    """How long it is on the page, as measured on others of its kind."""

    def level(self, depth: int) -> str:
        """Return the name of the part of some depth that it belongs to, below the one above."""
        if depth < len(self.path):
            return self.path[depth]
        long = depth - len(self.path) + 1
        return self.letters[:long] + (ALONE if long > len(self.letters) else "")

    @property
    def depth(self) -> int:
        """Return at which depth it stands alone."""
        return len(self.path) + len(self.letters)


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a divided list: entries, or the way to smaller parts."""

    page: str
    """Its source name: ``claims/2024/03.md``."""
    path: tuple[str, ...]
    """``("2024", "03")``; none at the entrance."""
    letters: str
    """Letters by which its entries begin; empty where they are not divided by letters."""
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
    """The entrance, at the address of the undivided list."""
    at: Mapping[str, Part] = field(repr=False)
    """The part that shows an entry, by the entry's names."""

    def find(self, fragment: str) -> Part:
        """Return the part with an element; the entrance where none is known to have it."""
        for name in names_in(fragment):
            if name in self.at:
                return self.at[name]
        return self.root

    @property
    def map(self) -> str:
        """Return the address of the file that tells the script where each entry is."""
        return f"{_folder(self.root.page)}/parts.json"


def names_in(fragment: str) -> Iterator[str]:
    """Yield by what an element's id may be known, the most exact first.

    ``claim-2024--kursk--c1`` by all of it behind ``#``, by ``2024--kursk--c1``, by ``2024--kursk``.
    """
    yield f"#{fragment}"
    rest = fragment.partition("-")[2]
    while rest:
        yield rest
        rest = rest.rpartition("--")[0]


def divide(page: str, entries: Sequence[PartEntry], largest: int) -> Division | None:
    """Return the parts of a list that would be too long for one page; none for any other.

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
    """Divide entries at the first depth at which they differ; what cannot be divided stays."""
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
    """Group entries; levels in the order in which they come, letters in their own."""
    found: dict[tuple[bool, str], list[PartEntry]] = {}
    for entry in entries:
        found.setdefault((depth >= len(entry.path), entry.level(depth)), []).append(entry)
    plain = [group for (lettered, _), group in found.items() if not lettered]
    return plain + [found[key] for key in sorted(key for key in found if key[0])]


def _folder(page: str) -> str:
    """Return where the parts of a list lie; beside an index they must not meet its neighbours."""
    stem = page.removesuffix(".md")
    folder, _, last = stem.rpartition("/")
    return posixpath.join(folder, "all") if last in ("index", "README") else stem
