"""All briefings and registers as read, each value with the place it came from.

Nothing is resolved here: who cites what is the index's knowledge.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from footnoted.diagnostics import Mark
from footnoted.model.dated import SharedEvent
from footnoted.model.front import FrontMatter
from footnoted.model.image import Image
from footnoted.model.party import Party
from footnoted.model.sidecar import Allowance, Sidecar
from footnoted.model.source import Source
from footnoted.pictures import Inside

Path = tuple[str | int, ...]
T = TypeVar("T")


class Places(Protocol):
    """Where each part of a YAML document stands: a side table, so that values stay values."""

    def mark(self, path: Path) -> Mark:
        """Give the place of the value at ``path``, or of its nearest parent."""
        ...

    def key_mark(self, path: Path) -> Mark:
        """Give the place of the key that leads to ``path``, or of its nearest parent."""
        ...


@dataclass(frozen=True, slots=True)
class NoPlaces:
    """The places of a file that does not exist: the file it would be."""

    path: str

    def mark(self, path: Path) -> Mark:
        """Give the file as a whole."""
        return Mark(self.path)

    def key_mark(self, path: Path) -> Mark:
        """Give the file as a whole."""
        return Mark(self.path)


@dataclass(frozen=True, slots=True)
class Briefing:
    """One article with its sidecar, as read."""

    name: str
    """Path below the briefings folder, without suffix: ``kursk-oblast`` or ``2025/kursk``."""
    path: str
    """The article's file, relative to the project's root, with ``/``."""
    front: FrontMatter
    body: str
    """The article's Markdown without front matter."""
    body_line: int
    """The line of the file that the body starts at, from 1."""
    front_places: Places
    sidecar_path: str
    """The sidecar's file (where it would be, when there is none)."""
    sidecar: Sidecar = field(default_factory=Sidecar)
    sidecar_places: Places = field(default_factory=lambda: NoPlaces(""))

    @property
    def folder(self) -> str:
        """Give the folder of the article, relative to the root: pictures are looked up from it."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Register(Generic[T]):
    """A shared register: records by id, and where each stands."""

    path: str
    records: Mapping[str, T]
    places: Places
    allow: tuple[Allowance, ...] = ()
    """Problems accepted in this file, with reasons."""


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was read, drafts included, sorted by name."""

    briefings: tuple[Briefing, ...]
    sources: Register[Source]
    parties: Register[Party]
    events: Register[SharedEvent]
    images: Register[Image]
    pictures: Mapping[str, Inside] = field(default_factory=dict)
    """What is in each picture below the briefings folder that may be published, by its file."""
    lost: frozenset[str] = frozenset()
    """Ids of records that were written and could not be read; ``NAME#`` for a whole sidecar."""
    unread: tuple[str, ...] = ()
    """Articles without a usable front matter, relative to the root: no briefing could be made."""

    @property
    def files(self) -> frozenset[str]:
        """Give the picture files that may be published, relative to the root."""
        return frozenset(self.pictures)
