"""The words of ``footnoted adopt``: what would be written, and what is left to a person.

Prints; decides nothing and writes no file.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footnoted.cli.counting import count
from footnoted.cli.patch import patch

if TYPE_CHECKING:
    from footnoted.adopt import Adoption, Change, Remark
    from footnoted.index import Site

MOST = 20
"""Lines of one sort; more would drown the others."""


def line(seen: str, change: "Change") -> str:
    """Name a file, and say what would become of it."""
    what = "new" if change.old is None else "added to"
    records = f", {count(len(change.records), 'source')}" if change.records else ""
    return f"{seen} ({what}{records})"


def diff(seen: str, change: "Change") -> bytes:
    """Give the patch of a file; a picture has none and is left out."""
    if isinstance(change.new, bytes):
        return b""
    whole = patch(seen, change.old or "", change.new)
    return whole if change.old is not None else b"--- /dev/null\n" + whole.partition(b"\n")[2]


def report(found: "Adoption", folder: Path | None, briefings: str, *, written: bool) -> None:
    """Tell on standard error what is left to a person, and how much was done."""
    below = folder.as_posix() if folder else ""
    lines = [f"{below}/{one.path}: left out: {_sentence(one.why)}" for one in found.left_out]
    for each in (
        *_capped(lines, "files left out"),
        *_capped([*_remarks(found, briefings)], "remarks"),
    ):
        click.echo(each, err=True)
    if found.dropped:
        keys = ", ".join(f"{key} ({count(files, 'file')})" for key, files in found.dropped)
        click.echo(f"Front matter not taken over: {keys}.", err=True)
    for refusal in found.refused:
        click.echo(f"Error: {refusal.path}: {refusal.why}", err=True)
    for each in _summary(found, written):
        click.echo(each, err=True)


def untitled(site: "Site", found: "Adoption", root: Path) -> None:
    """List on standard output every source without a title: place, id, address."""
    from footnoted.cli.selection import seen_path

    here = Path.cwd()
    for one in sorted(site.names.sources.values(), key=lambda one: (one.mark, one.id)):
        if one.source.title is None and one.source.url:
            place = f"{seen_path(here, root, one.mark.path)}:{one.mark.line}"
            click.echo(f"{place}: `{one.id}`: {one.source.url}")
    drafts = dict(found.drafts.every())
    for change in found.changes:
        place = seen_path(here, root, change.path)
        for id_ in change.records:
            if "title" not in drafts[id_]:
                words = found.drafts.words[id_]
                click.echo(f"{place}: `{id_}`: {drafts[id_]['url']} (“{words}”)")


def _remarks(found: "Adoption", below: str) -> Iterator[str]:
    """Give each thing that is the matter once, with its first place."""
    ordered = sorted(found.remarks, key=lambda one: one.what)
    grouped = (list(each) for _, each in groupby(ordered, key=lambda one: one.what))
    for same in sorted(grouped, key=lambda each: _place(each[0])):
        first = same[0]
        place = f"{below}/{first.path}" + (f":{first.line}" if first.line else "")
        more = f" ({count(len(same) - 1, 'more place')})" if len(same) > 1 else ""
        yield f"{place}: {first.what}{more}"


def _place(remark: "Remark") -> tuple[str, int, str]:
    return remark.path, remark.line, remark.what


def _capped(lines: list[str], what: str) -> Iterable[str]:
    left = len(lines) - MOST
    return lines if left <= 0 else [*lines[:MOST], f"… and {left} more {what}."]


def _summary(found: "Adoption", written: bool) -> Iterator[str]:
    drafts = found.drafts
    parts = [count(found.briefings, "briefing")] if found.briefings else []
    if drafts.count:
        shared = f", {len(drafts.shared)} of them shared by several briefings"
        parts.append(count(drafts.count, "source") + (shared if drafts.shared else ""))
    if found.relinked:
        yield f"Links between the files, changed to their new places: {found.relinked}."
    if found.tags:
        yield f"Cleaned: {count(found.tags, 'tag')} of a template language."
    if found.unfit:
        things = count(found.unfit, "thing")
        yield f"Cleaned: {things} that cannot stand in a briefing (styles, scripts, pictures)."
    if found.present:
        yield f"Files of the folder that are briefings already: {found.present}."
    if open_ := sum("title" not in record for _, record in drafts.every()):
        yield f"Titles to fill in: {open_} of {drafts.count}; --titles lists them."
    if not parts:
        yield "Nothing to adopt: every page that is linked has its source."
    else:
        end = (
            "Now run `footnoted check`."
            if written
            else "Nothing was written; add --write for that."
        )
        yield f"{', '.join(parts)}. {end}"


def _sentence(why: str) -> str:
    return why if why.endswith(".") else f"{why}."
