"""The files that adopting makes or adds to, in the order in which they are to be written.

Gives texts; touches no file. Another's bytes are never replaced: records are added, or nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from footnoted.adopt.carried import Carried, image_drafts
from footnoted.adopt.drafted import Drafted
from footnoted.adopt.incoming import Incoming
from footnoted.drafts import Draft, Refused, document, inserted
from footnoted.index import Site
from footnoted.load.read import REGISTER_SIZE, read_bytes, read_text
from footnoted.load.yaml.parse import SIZE

Sections = Mapping[str, Mapping[str, Mapping[str, Draft]]]
"""Records by section and id."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file, relative to the project's root."""

    path: str
    old: str | None
    """What it says now; None where there is no such file."""
    new: str | bytes
    records: tuple[str, ...] = ()
    """The ids of sources that are added."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that cannot be made or added to."""

    path: str
    why: str


def changes(
    site: Site, drafts: Drafted, new: Iterable[Incoming], pictures: Sequence[Carried]
) -> Iterator[Change | Refusal]:
    """Give every file, the register first: interrupted anywhere, a second run does the rest."""
    root, folder = Path(site.project.root), site.project.briefings_dir
    if drafts.shared:
        register = site.library.sources.path
        yield _added(root, register, {"sources": drafts.shared}, REGISTER_SIZE)
    sidecars = {b.name: b.sidecar_path for b in site.library.briefings}
    coming = {one.found.name: one for one in new}
    carried = {picture.to: picture.data for picture in pictures}
    for to, data in carried.items():
        yield from _picture(root, f"{folder}/{to}", data)
    images = image_drafts(pictures)
    for name in sorted({*coming, *drafts.own}):
        if one := coming.get(name):
            made = _made(root, f"{folder}/{one.found.article}", one.text)
            yield made
            if isinstance(made, Refusal):
                continue
            sidecars[name] = made.path.removesuffix(".md") + ".yml"
        sections: Sections = {"sources": drafts.own.get(name, {}), "images": images.get(name, {})}
        if any(sections.values()):
            yield _added(root, sidecars[name], sections, SIZE)


def _added(root: Path, path: str, sections: Sections, size: int) -> Change | Refusal:
    """Add records to a file, or make it."""
    if link := _link(root, path):
        return link
    old = None
    if _there(root, path):
        old, problems = read_text(root, path, size)
        if old is None:
            return Refusal(path, problems[0].message)
    try:
        new = document(sections) if old is None else _inserted(old, path, sections)
    except Refused as refused:
        return Refusal(path, f"{refused}.")
    if len(new.encode("utf-8")) > size:
        return Refusal(path, f"It would be larger than {size // 1024} KiB.")
    return Change(path, old, new, tuple(sections["sources"]))


def _inserted(text: str, path: str, sections: Sections) -> str:
    for section, records in sections.items():
        text = inserted(text, path, section, records)
    return text


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
