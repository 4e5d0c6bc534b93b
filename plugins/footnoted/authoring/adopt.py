"""Pages without a record; Markdown as briefings."""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from footnoted.authoring.adopt_folder import (
    TAG,
    Folder,
    FolderEntry,
    FolderReader,
    LeftOut,
    Moves,
    open_references,
    target,
)
from footnoted.authoring.adopt_pictures import Carrier, image_drafts, shows, why_not_copied
from footnoted.authoring.adopt_records import (
    Desk,
    Drafted,
    Incoming,
    draft_records,
    incoming,
    relink,
)
from footnoted.library.site import Site
from footnoted.records.files import LONGEST, REGISTER_SIZE, read_bytes, read_text
from footnoted.records.writing import Draft, DraftRefused, document, insert_records
from footnoted.records.yaml import YAML_SIZE
from footnoted.text.addresses import is_outside
from footnoted.text.html import ATTRIBUTE

# -------------------------------------------------------------------------------------------------
# The files that adopting makes or adds to, in the order in which they are to be written.
#
# These are texts only; no file is changed here. Existing contents are never replaced: records are
# added, or nothing.

Sections = Mapping[str, Mapping[str, Mapping[str, Draft]]]
"""Records by section and id."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file, relative to the project's root."""

    path: str
    old: str | None
    """Its present text; None if there is no such file."""
    new: str | bytes
    records: tuple[str, ...] = ()
    """The ids of sources that are added."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that cannot be made or added to."""

    path: str
    why: str


def changes(
    site: Site, drafts: Drafted, new: Sequence[Incoming], pictures: Mapping[str, bytes]
) -> Iterator[FileChange | Refusal]:
    """Yield every file, the register first: if interrupted, a second run does the rest."""
    root, folder = Path(site.project.root), site.project.briefings_dir
    if drafts.shared:
        register = site.library.sources.path
        yield _added(root, register, {"sources": drafts.shared}, REGISTER_SIZE)
    sidecars = {b.name: b.sidecar_path for b in site.library.briefings}
    coming = {one.found.name: one for one in new}
    for to, data in pictures.items():
        yield from _picture(root, f"{folder}/{to}", data)
    images = image_drafts(
        (picture for one in new for picture in one.pictures),
        {(one.found.name, src): each for one in new for src, each in one.credits.items()},
    )
    for name in sorted({*coming, *drafts.own}):
        if one := coming.get(name):
            made = _made(root, f"{folder}/{one.found.article}", one.text)
            yield made
            if isinstance(made, Refusal):
                continue
            sidecars[name] = made.path.removesuffix(".md") + ".yml"
        sections: Sections = {"sources": drafts.own.get(name, {}), "images": images.get(name, {})}
        if any(sections.values()):
            yield _added(root, sidecars[name], sections, YAML_SIZE)


def _added(root: Path, path: str, sections: Sections, size: int) -> FileChange | Refusal:
    """Return the change that adds records to a file, or makes it."""
    if link := _link(root, path):
        return link
    old = None
    if _there(root, path):
        old, problems = read_text(root, path, size)
        if old is None:
            return Refusal(path, problems[0].message)
    try:
        new = document(sections) if old is None else _inserted(old, path, sections)
    except DraftRefused as refused:
        return Refusal(path, f"{refused}.")
    if len(new.encode("utf-8")) > size:
        return Refusal(path, f"It would be larger than {size // 1024} KiB.")
    return FileChange(path, old, new, tuple(sections["sources"]))


def _inserted(text: str, path: str, sections: Sections) -> str:
    for section, records in sections.items():
        text = insert_records(text, path, section, records)
    return text


def _made(root: Path, path: str, text: str) -> FileChange | Refusal:
    if link := _link(root, path):
        return link
    if _there(root, path):
        return Refusal(path, "There is a file of that name, but no briefing could be read from it.")
    return FileChange(path, None, text)


def _picture(root: Path, path: str, data: bytes) -> Iterator[FileChange | Refusal]:
    if link := _link(root, path):
        yield link
    elif not _there(root, path):
        yield FileChange(path, None, data)
    elif read_bytes(root, path, len(data))[0] != data:
        yield Refusal(path, "There is already another file of that name.")


def _there(root: Path, path: str) -> bool:
    file = root / path
    return file.is_symlink() or file.exists()


def _link(root: Path, path: str) -> Refusal | None:
    """Return a refusal of what is below a symbolic link: the site would not read it."""
    for part in (path, *(above.as_posix() for above in PurePosixPath(path).parents)):
        if part != "." and (root / part).is_symlink():
            return Refusal(path, f"{part} is a symbolic link.")
    return None


# -------------------------------------------------------------------------------------------------
# What a person must look at in a new briefing: what is not allowed in it, and what leads nowhere.
#
# The places are those in the new article; nothing is proposed.


@dataclass(frozen=True, slots=True)
class AdoptRemark:
    """Something for a person to look at."""

    path: str
    """The path of the article, below the folder of briefings."""
    line: int
    """From 1; 0 if not known."""
    what: str
    """What is wrong, in the same words for all that is alike."""


def remarks(one: Incoming, folder: Folder, moves: Moves) -> Iterator[AdoptRemark]:
    """Yield what does not work in an article's new place."""
    first = one.before.count("\n")
    for line, what in _told(one, folder, moves):
        yield AdoptRemark(one.found.article, first + line if line else 0, what)


def _told(one: Incoming, folder: Folder, moves: Moves) -> Iterator[tuple[int, str]]:
    text, reading = one.body.text, one.body.reading
    opened = list(open_references(text))
    for line, reference in opened:
        yield line, f"{reference} leads to no post of the folder; it was not changed."
    tag = TAG.search(text)
    if tag and not one.body.tags and not opened:
        yield 1 + text.count("\n", 0, tag.start()), _TAGS
    for line in one.body.told:
        yield line, "The text of a tag is now without its tag: check that it reads well."
    yield from ((line, _INSIDE) for line in one.body.inside)
    for finding in one.body.reading.findings:
        # A tag's inside reads as a list of attributes; the tag itself is reported.
        if not (tag and finding.code is ATTRIBUTE):
            yield finding.line, finding.message
    for note in reading.unknown_notes:
        yield note.line, f"The note [^{note.label}] has no text."
    for loose in _REFERENCE.finditer(reading.text):
        at = text.find(loose[0])
        what = "A link [words][name] has no address: add a line `[name]: https://…`."
        yield 1 + text.count("\n", 0, at) if at >= 0 else 0, what
    for link in reading.links:
        if what := _loose(link.href, one, folder, moves):
            yield link.line, what
    carried = {picture.typed for picture in one.pictures}
    for picture in reading.pictures:
        if picture.src not in carried and not is_outside(picture.src):
            why = why_not_copied(folder, picture.src, one.found.path)
            yield picture.line, f"The picture {picture.src} was not copied. {why}".rstrip()
    if len(one.found.name) > LONGEST:
        yield 0, "The path is too long for a briefing's name."


_REFERENCE = re.compile(r"\[[^\[\]]+\]\[[^\[\]]*\]")
"""A link by reference that has no definition: it is read as text."""
_INSIDE = (
    "Markdown inside HTML is shown as text, and its pictures are not copied. Add `md_in_html` to "
    "`markdown_extensions` first."
)
_TAGS = "Tags of a template language are shown as text. Add --clean to remove them."


def _loose(typed: str, one: Incoming, folder: Folder, moves: Moves) -> str:
    """Return why a link now leads nowhere; empty if it is right."""
    if is_outside(typed) or typed.startswith("#") or "{{" in typed:
        return ""
    path = one.found.path
    if moves.address(typed, path, one.found.article):
        return ""
    there = target(typed, path)
    if there is None:
        return "A link to a page of the old site was not changed; that page is not here."
    known = there in folder.files or posixpath.join(there, "index.md") in folder.files
    why = "which was not adopted" if known else "which is not in the folder"
    reason = why_not_copied(folder, typed, path) if known and shows(there) else ""
    return f"A link leads to {typed}, {why}. {reason}".rstrip()


# -------------------------------------------------------------------------------------------------
# What adopting would change: files to be written, and what is left to a person.
#
# It is decided alike for the briefings of a site and for the files of a folder. No file is
# overwritten, and no registered page gets a second record.

Progress = Callable[[tuple[FolderEntry, ...]], Iterable[FolderEntry]]
"""Yields the files one by one, and may show the progress."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """Everything that adopting would do."""

    changes: tuple[FileChange, ...]
    """In the order in which they are to be written."""
    drafts: Drafted
    left_out: tuple[LeftOut, ...] = ()
    """Files of the folder that do not become briefings."""
    refused: tuple[Refusal, ...] = ()
    """Files of the project that cannot be made or added to."""
    remarks: tuple[AdoptRemark, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
    """Keys of front matter that were left out, and in how many files."""
    briefings: int = 0
    """How many files become briefings."""
    present: int = 0
    """How many files of the folder are briefings of the project already."""
    tags: int = 0
    """How many tags of a template language were removed."""
    unfit: int = 0
    """How many styles and scripts were removed, and pictures made links."""
    relinked: int = 0
    """How many links now lead to another file's new place."""
    credited: int = 0
    """How many pictures had a credit printed at them."""
    uncredited: tuple[str, ...] = ()
    """Pictures without a credit, by their new paths below the folder of briefings."""
    cut: int = 0
    """How many names were too long and were shortened."""
    lost: int = 0
    """How many posts have an unknown old address."""
    system: str = ""
    """The generator of the folder's site, if its configuration was found."""


def adopt(site: Site, asked: Callable[[str], bool]) -> Adoption:
    """Return the records for what the briefings cite whose paths ``asked`` accepts."""
    selected = {b.name for b in site.built if asked(b.path)}
    drafts = draft_records(site, (), selected)
    made, refused = _parted(changes(site, drafts, (), {}))
    return Adoption(made, drafts, refused=refused)


def adopt_folder(
    site: Site, folder: Folder, progress: Progress = iter, *, clean: bool = False
) -> Adoption:
    """Return the briefings made of a folder's files, with records for what they cite.

    ``clean`` removes from the texts what a briefing may not have.

    Files that became briefings in an earlier run are not made again; records for what they cite
    are.
    """
    present = set(site.paths.values())
    coming = tuple(found for found in folder.found if found.name not in present)
    reader = FolderReader(site.project.markdown)
    carrier = Carrier(folder)
    desk = Desk(folder, reader, carrier, _free(site, folder))
    read = [incoming(found, desk, clean=clean) for found in progress(coming)]
    new = [one for one in read if isinstance(one, Incoming)]
    moves = _moves(site, folder, new)
    done = [relink(one, moves, reader.html) for one in new]
    new = [one for one, _ in done]
    again = {found.name for found in folder.found} & present
    drafts = draft_records(site, new, {one.found.name for one in new} | again)
    left = [*folder.left_out, *(one for one in read if isinstance(one, LeftOut))]
    made, refused = _parted(changes(site, drafts, new, _shown(new, carrier)))
    return Adoption(
        changes=made,
        drafts=drafts,
        refused=refused,
        left_out=tuple(sorted(left, key=lambda one: one.path)),
        remarks=tuple(told for one in new for told in remarks(one, folder, moves)),
        dropped=_dropped(new),
        briefings=len(new),
        present=len(again),
        tags=sum(one.body.tags for one in new),
        unfit=sum(one.body.unfit for one in new),
        relinked=sum(count for _, count in done),
        credited=sum(len(one.credits) for one in new),
        uncredited=tuple(dict.fromkeys(_uncredited(new))),
        cut=sum(one.found.cut for one in new),
        lost=sum(one.head.lost for one in new),
        system=folder.origin.system.name,
    )


def _parted(
    every: Iterable[FileChange | Refusal],
) -> tuple[tuple[FileChange, ...], tuple[Refusal, ...]]:
    every = list(every)
    return (
        tuple(one for one in every if isinstance(one, FileChange)),
        tuple(one for one in every if isinstance(one, Refusal)),
    )


def _moves(site: Site, folder: Folder, new: list[Incoming]) -> Moves:
    """Return the new places of the files, including those of an earlier run."""
    inside = f"{site.project.briefings_dir}/"
    articles = {one.found.path: one.found.article for one in new}
    addresses = {old: one.found.article for one in new for old in one.head.addresses}
    places = {briefing.name: briefing for briefing in site.library.briefings}
    for found in folder.found:
        if there := places.get(found.name):
            to = there.path.removeprefix(inside)
            articles[found.path] = to
            addresses |= {old.strip("/"): to for old in there.front.aliases}
    return Moves(articles, addresses)


def _free(site: Site, folder: Folder) -> Callable[[str], bool]:
    """Return a function that gives each former address to the first page that asks for it."""
    names = {found.name for found in folder.found} | {b.name for b in site.library.briefings}
    taken = {posixpath.join(site.project.url_prefix, name) for name in names}
    for briefing in site.library.briefings:
        taken |= {old.strip("/") for old in briefing.front.aliases}

    def free(address: str) -> bool:
        plain = address.strip("/")
        new = plain not in taken
        taken.add(plain)
        return new

    return free


def _uncredited(new: list[Incoming]) -> Iterator[str]:
    for one in new:
        yield from (each.to for each in one.pictures if each.typed not in one.credits)


def _shown(new: list[Incoming], carrier: Carrier) -> dict[str, bytes]:
    """Return the pictures that a new briefing shows, by their new paths."""
    return {each.to: carrier.data[each.to] for one in new for each in one.pictures}


def _dropped(new: list[Incoming]) -> tuple[tuple[str, int], ...]:
    counted = Counter(key for one in new for key in one.head.dropped)
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))
