"""Under which names each picture is published: its own, and those of its copies in other widths.

Says what is to be made; makes nothing. A picture's own name stays whatever its copies are called.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from footnoted.index.pictures import Picture, Records
from footnoted.index.rights import own_rights, rights
from footnoted.model import Library
from footnoted.pictures import Format, Inside
from footnoted.pictures.develop import height
from footnoted.pictures.original import original
from footnoted.pictures.recipe import Recipe, widths
from footnoted.pictures.rights import packet
from footnoted.project import Project


@dataclass(frozen=True, slots=True)
class Rendition:
    """One copy of a picture."""

    address: str
    """Its name below the documentation root."""
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Published:
    """One picture file and all that is published of it."""

    path: str
    """The file, relative to the project's root."""
    address: str
    """Its own name below the documentation root."""
    inside: Inside
    own: Recipe | None
    """How it is cleaned; none where it is published byte for byte."""
    copies: tuple[Rendition, ...] = ()
    """By format, the best first, and width, the smallest first."""

    @property
    def made(self) -> Mapping[str, Recipe]:
        """Give what is to be made, by the name of the file below the documentation root."""
        own = {self.address: self.own} if self.own else {}
        return own | {copy.address: copy.recipe for copy in self.copies}

    @property
    def size(self) -> tuple[int, int]:
        """Give width and height as a reader sees them; 0 and 0 where a drawing names none."""
        return self.inside.probe.seen

    def thumbnail(self) -> tuple[str, int, int]:
        """Give the name and the size of the smallest file that every browser can show."""
        across, down = self.size
        small = [each for each in self.copies if each.recipe.form is Format.WEBP]
        if not small:
            return self.address, across, down
        width = small[0].recipe.width
        return small[0].address, width, height(across, down, width)


def published(project: Project, library: Library, records: Records) -> Mapping[str, Published]:
    """Give what is published of each picture file beside the briefings, by its own name.

    Where several records are about one file, the one that counts for the site says whose it is.
    """
    return {
        address: _published(project, picture, inside)
        for address, picture in sorted(records.general.items())
        if (inside := library.pictures.get(picture.path))
    }


def cleaned(path: str, address: str, inside: Inside, picture: Picture | None) -> Published:
    """Give what is published of a file that gets no copies: itself, cleaned where it may be.

    ``picture`` is its record, where it has one.
    """
    whole = original(inside)
    if whole.untouched:
        return Published(path, address, inside, None)
    known = rights(picture.image, inside) if picture else own_rights(inside)
    return Published(path, address, inside, Recipe(whole, whole.probe.format, packet(known)))


def _published(project: Project, picture: Picture, inside: Inside) -> Published:
    found = cleaned(picture.path, picture.published, inside, picture)
    if found.own is None:
        return found
    forms = (*([Format.AVIF] if project.avif else []), Format.WEBP)
    copies = tuple(
        Rendition(f"{found.address}-{width}w.{form}", replace(found.own, form=form, width=width))
        for form in forms
        for width in widths(found.own.original)
    )
    return replace(found, copies=copies)
