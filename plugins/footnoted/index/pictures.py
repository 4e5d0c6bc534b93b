"""Every picture of every briefing: its record, its file and where it is published.

Opens no file; whether one exists is a value that the loader found out.
"""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from footnoted.index.addresses import Addresses
from footnoted.index.names import Names, Target
from footnoted.model import Briefing, Image


@dataclass(frozen=True, slots=True)
class Picture:
    """One use of a picture."""

    target: Target
    image: Image
    path: str
    """The file, relative to the project's root; empty where it is only referred to."""
    published: str
    """The file's name below the documentation root; empty where it is only referred to."""


def pictures(
    names: Names, addresses: Addresses, briefings: Iterable[Briefing]
) -> tuple[Picture, ...]:
    """Collect the pictures of these briefings in the order of their records."""
    found = []
    for briefing in briefings:
        for target in names.records(briefing):
            if isinstance(target.record, Image):
                found.append(_picture(addresses, target, target.record))
    return tuple(found)


def _picture(addresses: Addresses, target: Target, image: Image) -> Picture:
    if image.file is None:
        return Picture(target, image, "", "")
    path = posixpath.normpath(posixpath.join(target.briefing.folder, image.file))
    return Picture(target, image, path, addresses.beside(target.briefing, image.file))
