"""Pictures that articles of a folder show: which go along, and to where.

Only what a site may publish goes along; a picture lies as it lay, beside its article or below.
"""

import posixpath
from collections.abc import Iterable, Iterator
from itertools import chain, count
from typing import NamedTuple
from urllib.parse import unquote

from footnoted.adopt.folder import Folder
from footnoted.adopt.incoming import Incoming
from footnoted.adopt.moves import target
from footnoted.drafts import Draft
from footnoted.load.pictures import SIZE, pictures
from footnoted.load.read import read_bytes
from footnoted.load.suggest import id_form


class Carried(NamedTuple):
    """A picture that goes along."""

    name: str
    """The briefing that shows it."""
    file: str
    """Its path as the article writes it."""
    alt: str
    """The words that stand in for it, where the article has some."""
    source: str
    """Its path below the folder that is adopted."""
    to: str
    """Its new path below the folder of briefings."""
    data: bytes


def carried(folder: Folder, new: Iterable[Incoming]) -> tuple[Carried, ...]:
    """Give the pictures that can go along, once for each briefing that shows one."""
    asked = {(each.name, each.source): each for one in new for each in _asked(folder, one)}
    whole = {f"{folder.root.name}/{each.source}" for each in asked.values()}
    good, _ = pictures(folder.root.parent, sorted(whole))
    return tuple(
        each._replace(data=data)
        for each in asked.values()
        if (path := f"{folder.root.name}/{each.source}") in good
        and (data := read_bytes(folder.root.parent, path, SIZE)[0]) is not None
    )


def image_drafts(pictures: Iterable[Carried]) -> dict[str, dict[str, dict[str, Draft]]]:
    """Give a record for each picture by its briefing; who made it is left open."""
    drafts: dict[str, dict[str, dict[str, Draft]]] = {}
    for each in pictures:
        records = drafts.setdefault(each.name, {})
        stem = id_form(posixpath.basename(each.file).rpartition(".")[0])[:50].rstrip("-")
        ids = chain([f"picture-{stem}".rstrip("-")], (f"picture-{stem}-{n}" for n in count(2)))
        id_ = next(one for one in ids if one not in records)
        records[id_] = {"file": each.file, **({"alt": each.alt} if each.alt else {})}
    return drafts


def _asked(folder: Folder, one: Incoming) -> Iterator[Carried]:
    for picture in one.body.reading.pictures:
        source = target(picture.src, one.found.path)
        to = target(picture.src, one.found.article)
        if source is None or source not in folder.files or to is None or _hidden(to):
            continue
        yield Carried(one.found.name, unquote(picture.src), picture.alt, source, to, b"")


def _hidden(path: str) -> bool:
    """Tell whether a path leads out of the briefings, or to what is none of theirs."""
    return any(part.startswith((".", "_")) for part in path.split("/"))
