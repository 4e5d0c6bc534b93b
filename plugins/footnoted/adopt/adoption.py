"""What adopting would change: files to be written, and what is left to a person.

Decides for the briefings of a site and for the files of a folder alike; nothing that is there is
overwritten, and what is registered already is not drafted again.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from footnoted.adopt.carried import carried
from footnoted.adopt.drafted import Drafted, drafted
from footnoted.adopt.folder import Folder, Found, LeftOut
from footnoted.adopt.incoming import Incoming, incoming, relinked
from footnoted.adopt.moves import Moves
from footnoted.adopt.reader import Reader
from footnoted.adopt.remarks import Remark, remarks
from footnoted.adopt.writing import Change, Refusal, changes
from footnoted.index import Site

Progress = Callable[[tuple[Found, ...]], Iterable[Found]]
"""Gives the files one by one, and may say how far it is."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """Everything that adopting would do."""

    changes: tuple[Change, ...]
    """In the order in which they are to be written."""
    drafts: Drafted
    left_out: tuple[LeftOut, ...] = ()
    """Files of the folder that do not become briefings."""
    refused: tuple[Refusal, ...] = ()
    """Files of the project that cannot be made or added to."""
    remarks: tuple[Remark, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
    """Keys of front matter that were left out, and in how many files."""
    briefings: int = 0
    """How many files become briefings."""
    present: int = 0
    """How many files of the folder are briefings of the project already."""
    tags: int = 0
    """How many tags of a template language were taken out."""
    unfit: int = 0
    """How many styles and scripts were taken out, and pictures made links."""
    relinked: int = 0
    """How many links now lead to another file's new place."""


def adopt(site: Site, asked: Callable[[str], bool]) -> Adoption:
    """Draft records for what the briefings cite that ``asked`` tells by their paths."""
    selected = {b.name for b in site.built if asked(b.path)}
    drafts = drafted(site, (), selected)
    made, refused = _parted(changes(site, drafts, (), ()))
    return Adoption(made, drafts, refused=refused)


def adopt_folder(
    site: Site, folder: Folder, progress: Progress = iter, *, clean: bool = False
) -> Adoption:
    """Make briefings of a folder's files, with records for what they cite.

    ``clean`` takes out of the texts what cannot stand in a briefing.

    Files that are briefings already, from an earlier run, are not made again; what they cite is.
    """
    present = set(site.paths.values())
    coming = tuple(found for found in folder.found if found.name not in present)
    reader = Reader(site.project.markdown)
    read = [incoming(found, reader, folder, clean=clean) for found in progress(coming)]
    new = [one for one in read if isinstance(one, Incoming)]
    moves = _moves(site, folder, new)
    done = [relinked(one, moves, reader.html) for one in new]
    new = [one for one, _ in done]
    again = {found.name for found in folder.found} & present
    drafts = drafted(site, new, {one.found.name for one in new} | again)
    pictures = carried(folder, new)
    shown = frozenset(picture.source for picture in pictures)
    left = [*folder.left_out, *(one for one in read if isinstance(one, LeftOut))]
    made, refused = _parted(changes(site, drafts, new, pictures))
    return Adoption(
        changes=made,
        drafts=drafts,
        refused=refused,
        left_out=tuple(sorted(left, key=lambda one: one.path)),
        remarks=tuple(told for one in new for told in remarks(one, folder, moves, shown)),
        dropped=_dropped(new),
        briefings=len(new),
        present=len(again),
        tags=sum(one.body.tags for one in new),
        unfit=sum(one.body.unfit for one in new),
        relinked=sum(count for _, count in done),
    )


def _parted(
    every: Iterable[Change | Refusal],
) -> tuple[tuple[Change, ...], tuple[Refusal, ...]]:
    every = list(every)
    return (
        tuple(one for one in every if isinstance(one, Change)),
        tuple(one for one in every if isinstance(one, Refusal)),
    )


def _moves(site: Site, folder: Folder, new: list[Incoming]) -> Moves:
    """Give where files go; those of an earlier run are where they went."""
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


def _dropped(new: list[Incoming]) -> tuple[tuple[str, int], ...]:
    counted = Counter(key for one in new for key in one.head.dropped)
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))
