"""Every picture that has a record: in a sidecar, or in the register for the rest of the site.

Opens no file. Which pages show it is found in ``uses``.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from footnoted.diagnostics import Mark
from footnoted.index.addresses import Addresses
from footnoted.index.uses import Use
from footnoted.model import Briefing, Image, Library, Places
from footnoted.pictures import Inside
from footnoted.pictures.source_types import label

REGISTER = "_shared"
"""Stands for a briefing's name where a picture's record is in the register; none begins so."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The record of a picture, and where it is shown."""

    id: str
    image: Image
    home: Briefing | None
    """The briefing whose sidecar has it; none for the register."""
    marks: Places
    """Where each part of the record stands."""
    path: str
    """The file, relative to the project's root; empty where it is only referred to."""
    published: str
    """The file's name below the documentation root; empty where it is only referred to."""
    uses: tuple[Use, ...] = ()
    """The pages that show it, as far as they are published or built."""
    inside: Inside | None = None
    """What its file is and says; none where it has no file among the briefings' pictures."""

    @property
    def label(self) -> str:
        """Give the words for readers of a generated or composite picture; empty for others."""
        file = self.inside.source_type if self.inside else ""
        return label(self.image.digital_source_type or file)

    @property
    def owner(self) -> str:
        """Give the name of its briefing, or ``_shared``."""
        return self.home.name if self.home else REGISTER

    @property
    def ref(self) -> str:
        """Give ``NAME#ID``."""
        return f"{self.owner}#{self.id}"

    @property
    def element(self) -> str:
        """Give the id of its element on its briefing's page: ``image-ID``."""
        return f"image-{self.id}"

    @property
    def everywhere(self) -> str:
        """Give the id of its element on any other page: ``image-NAME--ID``."""
        return f"image-{self.owner.replace('/', '--')}--{self.id}"

    @property
    def draft(self) -> bool:
        """Tell whether only a draft has it."""
        return bool(self.home and self.home.front.draft)

    @property
    def places(self) -> tuple[Use, ...]:
        """Give the first use on each page; those of drafts are left out."""
        public = (u for u in self.uses if not (u.briefing and u.briefing.front.draft))
        first: dict[str, Use] = {}
        for use in public:
            first.setdefault(use.page, use)
        return tuple(first.values())

    @property
    def mark(self) -> Mark:
        """Give the place of its record."""
        return self.marks.key_mark(("images", self.id))


def pictures(
    addresses: Addresses, library: Library, briefings: Iterable[Briefing], docs: str
) -> "Records":
    """Collect the records of these briefings, then of the register, each in its order.

    ``docs`` is the documentation folder, relative to the root.
    """
    found = (*_of_briefings(addresses, briefings), *_of_register(addresses, library, docs))
    return records(replace(p, inside=library.pictures.get(p.path)) for p in found)


def _of_briefings(addresses: Addresses, briefings: Iterable[Briefing]) -> Iterator[Picture]:
    for briefing in briefings:
        for id_, image in briefing.sidecar.images.items():
            path = published = ""
            if image.file is not None:
                path = posixpath.normpath(posixpath.join(briefing.folder, image.file))
                published = addresses.beside(briefing, image.file)
            yield Picture(id_, image, briefing, briefing.sidecar_places, path, published)


def _of_register(addresses: Addresses, library: Library, docs: str) -> Iterator[Picture]:
    """A file beside the register comes first; any other lies below the documentation folder."""
    register = library.images
    folder = register.path.rpartition("/")[0]
    for id_, image in register.records.items():
        path = published = ""
        if image.file is not None:
            beside = posixpath.normpath(posixpath.join(folder, image.file))
            published = posixpath.normpath(image.file)
            path = posixpath.normpath(posixpath.join(docs, image.file))
            if beside in library.files or not docs:
                path, published = beside, addresses.beside_root(beside)
        yield Picture(id_, image, None, register.places, path, published)


@dataclass(frozen=True, slots=True)
class Records:
    """The records of pictures, to be found by the file they are about."""

    every: tuple[Picture, ...]
    own: Mapping[tuple[str, str], Picture]
    """By the name of the briefing and the published file."""
    general: Mapping[str, Picture]
    """By the published file alone: the register's first, then the first briefing's."""

    def of(self, home: str, published: str) -> Picture | None:
        """Give the record that counts for a file on a page of a briefing (empty for others)."""
        return self.own.get((home, published)) or self.general.get(published)


def records(every: Iterable[Picture]) -> Records:
    """Order records by what they are about; the first of two for one file wins."""
    found = tuple(every)
    shown = [picture for picture in found if picture.published]
    general = sorted(shown, key=lambda picture: picture.home is not None)
    return Records(
        found,
        {(p.owner, p.published): p for p in reversed(shown)},
        {p.published: p for p in reversed(general)},
    )
