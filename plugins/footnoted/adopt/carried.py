"""Pictures that articles of a folder show: which go along, and to where.

Only what a site may publish goes along; a picture lies as it lay, beside its article or below.
"""

import posixpath
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from footnoted.adopt.folder import Folder
from footnoted.adopt.incoming import Incoming
from footnoted.adopt.moves import target
from footnoted.load.pictures import SIZE, pictures
from footnoted.load.read import read_bytes


class Carried(NamedTuple):
    """A picture that goes along."""

    source: str
    """Its path below the folder that is adopted."""
    to: str
    """Its new path below the folder of briefings."""
    data: bytes


def carried(folder: Folder, new: Iterable[Incoming]) -> tuple[Carried, ...]:
    """Give the pictures that can go along, each once for each place where it is looked for."""
    asked = sorted(set(_asked(folder, new)))
    whole = {f"{folder.root.name}/{source}" for source, _ in asked}
    good, _ = pictures(folder.root.parent, sorted(whole))
    return tuple(_read(folder, good, asked))


def _asked(folder: Folder, new: Iterable[Incoming]) -> Iterator[tuple[str, str]]:
    for one in new:
        for picture in one.reading.pictures:
            source = target(picture.src, one.found.path)
            to = target(picture.src, one.found.article)
            if source in folder.files and to and not to.startswith("../"):
                yield source, to


def _read(folder: Folder, good: frozenset[str], asked: list[tuple[str, str]]) -> Iterator[Carried]:
    for source, to in asked:
        path = f"{folder.root.name}/{source}"
        data = read_bytes(folder.root.parent, path, SIZE)[0] if path in good else None
        hidden = any(part.startswith((".", "_")) for part in posixpath.normpath(to).split("/"))
        if data is not None and not hidden:
            yield Carried(source, to, data)
