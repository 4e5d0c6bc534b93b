"""The files that adopting makes or adds to, in the order in which they are to be written.

Gives texts; touches no file. Another's bytes are never replaced: records are added, or nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from footnoted.adopt.carried import Carried
from footnoted.adopt.drafted import Drafted, Records
from footnoted.adopt.incoming import Incoming
from footnoted.drafts import Refused, document, inserted
from footnoted.index import Site
from footnoted.load.read import REGISTER_SIZE, read_bytes, read_text
from footnoted.load.yaml.parse import SIZE


@dataclass(frozen=True, slots=True)
class Change:
    """One file, relative to the project's root."""

    path: str
    old: str | None
    """What it says now; None where there is no such file."""
    new: str | bytes
    records: tuple[str, ...] = ()
    """The ids of records that are added."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that cannot be made or added to."""

    path: str
    why: str


def changes(
    site: Site, drafts: Drafted, new: Iterable[Incoming], pictures: Iterable[Carried]
) -> Iterator[Change | Refusal]:
    """Give every file, the register first: interrupted anywhere, a second run does the rest."""
    root, folder = Path(site.project.root), site.project.briefings_dir
    if drafts.shared:
        yield _added(root, site.library.sources.path, drafts.shared, REGISTER_SIZE)
    sidecars = {b.name: b.sidecar_path for b in site.library.briefings}
    coming = {one.found.name: one for one in new}
    for picture in pictures:
        yield from _picture(root, f"{folder}/{picture.to}", picture.data)
    for name in sorted({*coming, *drafts.own}):
        if one := coming.get(name):
            made = _made(root, f"{folder}/{one.found.article}", one.text)
            yield made
            if isinstance(made, Refusal):
                continue
            sidecars[name] = made.path.removesuffix(".md") + ".yml"
        if records := drafts.own.get(name):
            yield _added(root, sidecars[name], records, SIZE)


def _added(root: Path, path: str, records: Records, size: int) -> Change | Refusal:
    """Add records to a file, or make it."""
    if link := _link(root, path):
        return link
    old = None
    if _there(root, path):
        old, problems = read_text(root, path, size)
        if old is None:
            return Refusal(path, problems[0].message)
    try:
        new = (
            document({"sources": records})
            if old is None
            else inserted(old, path, "sources", records)
        )
    except Refused as refused:
        return Refusal(path, f"{refused}.")
    if len(new.encode("utf-8")) > size:
        return Refusal(path, f"It would be larger than {size // 1024} KiB.")
    return Change(path, old, new, tuple(records))


def _made(root: Path, path: str, text: str) -> Change | Refusal:
    if link := _link(root, path):
        return link
    if _there(root, path):
        return Refusal(path, "There is such a file, and no briefing could be read from it.")
    return Change(path, None, text)


def _picture(root: Path, path: str, data: bytes) -> Iterator[Change | Refusal]:
    if link := _link(root, path):
        yield link
    elif not _there(root, path):
        yield Change(path, None, data)
    elif read_bytes(root, path, len(data))[0] != data:
        yield Refusal(path, "There is another file of that name.")


def _there(root: Path, path: str) -> bool:
    file = root / path
    return file.is_symlink() or file.exists()


def _link(root: Path, path: str) -> Refusal | None:
    """Refuse what lies behind a symbolic link: the site would not read it."""
    for part in (path, *(above.as_posix() for above in PurePosixPath(path).parents)):
        if part != "." and (root / part).is_symlink():
            return Refusal(path, f"{part} is a symbolic link.")
    return None
