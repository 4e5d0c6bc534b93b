"""adopt."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import wraps
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnoted.cli.check import build_site
from footnoted.cli.files import patch
from footnoted.cli.project import Command, Misuse, is_quiet, note, print_line, with_project
from footnoted.diagnostics.reports import count
from footnoted.records.files import LONGEST_PART

if TYPE_CHECKING:
    from footnoted.authoring.adopt import Adoption, AdoptRemark, FileChange
    from footnoted.authoring.adopt_folder import FolderEntry
    from footnoted.library.site import Site
    from footnoted.project import Project


# -------------------------------------------------------------------------------------------------
# ``footnoted adopt``: records drafted for what articles link to, and briefings made of a folder.
#
# ``authoring.adopt`` decides what they are; here they are printed and written.


@dataclass(frozen=True, slots=True)
class Asked:
    """The values of the options."""

    folder: Path | None
    write: bool
    patch: bool
    titles: bool
    exit_code: bool
    clean: bool

    def __post_init__(self) -> None:
        """Refuse options that exclude each other."""
        if self.patch and self.write:
            raise click.UsageError("Give either --patch or --write, not both.")
        if self.clean and not self.folder:
            raise click.UsageError("--clean needs --from.")


def _asking(command: Command) -> Command:
    """Add the options; the command gets ``asked``."""

    @click.option(
        "--from",
        "folder",
        metavar="FOLDER",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Make briefings of the Markdown files in this folder.",
    )
    @click.option(
        "--clean",
        is_flag=True,
        help="With --from: remove what is not allowed in a briefing: template tags, styles.",
    )
    @click.option("--write", is_flag=True, help="Write the files instead of listing them.")
    @click.option("--patch", is_flag=True, help="Show what would be written, as a patch.")
    @click.option("--titles", is_flag=True, help="List every source that still needs a title.")
    @click.option("--exit-code", is_flag=True, help="Exit with 1 if there is anything to adopt.")
    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        asked = Asked(**{field.name: kwargs.pop(field.name) for field in fields(Asked)})
        return command(*args, asked=asked, **kwargs)

    return run


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@_asking
@with_project
@click.pass_context
def adopt(
    context: click.Context, paths: tuple[Path, ...], asked: Asked, project: "Project"
) -> None:
    """Draft records for the outside pages that articles link to.

    A page that several briefings link to gets its record in the shared register. Any other page
    gets it in the briefing's sidecar, which is made if there is none. Pages in plain footnotes
    count too. Existing records, sidecars and articles are never changed.

    PATHS are files or folders: only their briefings are read. Without PATHS, all are.

    With --from, the Markdown files of a folder become briefings: blogs of Material for MkDocs,
    Hugo, Jekyll, Eleventy or Pelican, exports of WordPress, or plain files. Their front matter is
    rewritten, old addresses lead to the new pages, and credits printed with pictures go into
    records. --clean removes the tags of a template language, {% … %} and {{ … }}, styles and
    scripts, and turns frames and missing pictures into links.

    \b
    Examples:
      footnoted adopt                           what would be drafted
      footnoted adopt --write                   draft it
      footnoted adopt --from ../blog/_posts     what would become of a folder
      footnoted adopt --from ../blog/_posts --write
      footnoted adopt --titles                  which titles are still to be filled in

    Nothing is invented: a title is copied only if it surely is one, a date only if it is in the
    address. The names of the files, or the patch, go to standard output; what is left to you
    goes to standard error.
    Exit codes: 0; 1 if a file could not be written, and with --exit-code if there is anything
    to adopt; 2 wrong usage or configuration.
    """
    if asked.folder and paths:
        raise click.UsageError("Give either --from FOLDER or PATHS, not both.")
    context.exit(0 if _done(paths, asked, project) else 1)


def _done(paths: tuple[Path, ...], asked: Asked, project: "Project") -> bool:
    """Adopt; return whether all went well, and nothing was found if that was asked."""
    from footnoted.cli.project import named_in_patch, seen_path

    root = Path(project.root).resolve()
    site = build_site(replace(project, preview=True))
    found = _adopted(site, root, paths, asked)
    if asked.titles:
        list_untitled(site, found, root)
    shown = [] if asked.titles and not asked.write else found.changes
    # A list, not any(): if one file cannot be written, the others still are.
    in_patch = asked.patch and not asked.write
    named = named_in_patch(root, (change.path for change in shown)) if in_patch else {}
    failed = [change for change in shown if not _put(root, change, asked, named)]
    briefings = seen_path(Path.cwd(), root, project.briefings_dir)
    report(found, asked.folder, briefings, written=asked.write)
    anything = asked.exit_code and (found.changes or found.left_out)
    return not (failed or found.refused or anything)


def _adopted(site: "Site", root: Path, paths: tuple[Path, ...], asked: Asked) -> "Adoption":
    from footnoted.authoring.adopt import adopt, adopt_folder
    from footnoted.authoring.adopt_folder import SUFFIXES, read_folder
    from footnoted.cli.project import asked_for

    folder = asked.folder
    if folder is None:
        return adopt(site, asked_for(site.project, paths))
    briefings = root / site.project.briefings_dir
    whole = folder.resolve()
    if whole.is_relative_to(briefings) or briefings.is_relative_to(whole):
        raise Misuse(
            f"One of {folder} and the folder of briefings is inside the other. Choose "
            "another folder."
        )
    read = read_folder(folder)
    if not (read.found or read.left_out):
        raise Misuse(f"There is no Markdown file ({', '.join(SUFFIXES)}) in {folder} or below it.")
    return adopt_folder(site, read, _slowly, clean=asked.clean)


def _slowly(files: tuple["FolderEntry", ...]) -> Iterator["FolderEntry"]:
    """Yield the files one by one; on a terminal, show how far it is."""
    hidden = is_quiet() or not sys.stderr.isatty()
    with click.progressbar(files, label="Reading", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def _put(root: Path, change: "FileChange", asked: Asked, named: dict[str, str]) -> bool:
    """Show or write one file; return whether that went well."""
    from footnoted.cli.files import put, write_and_report
    from footnoted.cli.project import seen_path
    from footnoted.records.files import REGISTER_SIZE

    seen = seen_path(Path.cwd(), root, change.path)
    if not asked.write:
        if asked.patch:
            click.echo(diff(named[change.path], change), nl=False)
        else:
            print_line(line(seen, change))
        return True
    return write_and_report(
        seen, lambda: put(root, change.path, change.old, change.new, REGISTER_SIZE)
    )


# -------------------------------------------------------------------------------------------------
# The words of ``footnoted adopt``: what would be written, and what is left to a person.
#
# They are printed only; no file is written here.

MOST = 20
"""The most lines of one kind; more would hide the others."""


def line(seen: str, change: "FileChange") -> str:
    """Return a file's name, and what would become of it."""
    what = "new" if change.old is None else "added to"
    records = f", {count(len(change.records), 'source')}" if change.records else ""
    return f"{seen} ({what}{records})"


def diff(seen: str, change: "FileChange") -> bytes:
    """Return the patch of a file; empty for a picture, which has none."""
    if isinstance(change.new, bytes):
        return b""
    whole = patch(seen, change.old or "", change.new)
    return whole if change.old is not None else b"--- /dev/null\n" + whole.partition(b"\n")[2]


def report(found: "Adoption", folder: Path | None, briefings: str, *, written: bool) -> None:
    """Print on standard error what is left to a person, and how much was done."""
    below = folder.as_posix() if folder else ""
    lines = [f"{below}/{one.path}: left out: {_sentence(one.why)}" for one in found.left_out]
    for each in (
        *_capped(lines, "files left out"),
        *_capped([*_remarks(found, briefings)], "remarks"),
    ):
        note(each)
    if found.dropped:
        keys = ", ".join(f"{key} ({count(files, 'file')})" for key, files in found.dropped)
        note(f"Keys of the front matter that were not copied: {keys}.")
    for refusal in found.refused:
        print_line(f"Error: {refusal.path}: {refusal.why}", err=True)
    for each in _summary(found, written):
        note(each)


def list_untitled(site: "Site", found: "Adoption", root: Path) -> None:
    """List on standard output every source without a title: place, id, address."""
    from footnoted.cli.project import seen_path

    here = Path.cwd()
    for source in sorted(site.names.sources.values(), key=lambda one: (one.mark, one.id)):
        open_ = source.source.title is None or source.source.title_from
        if open_ and source.source.url:
            place = f"{seen_path(here, root, source.mark.path)}:{source.mark.line}"
            print_line(f"{place}: `{source.id}`: {source.source.url}")
    drafts = dict(found.drafts.every())
    for change in found.changes:
        place = seen_path(here, root, change.path)
        for id_ in change.records:
            if "title" not in drafts[id_] or "title-from" in drafts[id_]:
                words = found.drafts.words[id_]
                print_line(f"{place}: `{id_}`: {drafts[id_]['url']} (“{words}”)")


def _remarks(found: "Adoption", below: str) -> Iterator[str]:
    """Yield each remark once, with its first place."""
    ordered = sorted(found.remarks, key=lambda one: one.what)
    grouped = (list(each) for _, each in groupby(ordered, key=lambda one: one.what))
    for same in sorted(grouped, key=lambda each: _place(each[0])):
        first = same[0]
        place = f"{below}/{first.path}" + (f":{first.line}" if first.line else "")
        more = f" ({count(len(same) - 1, 'more place')})" if len(same) > 1 else ""
        yield f"{place}: {first.what}{more}"


def _place(remark: "AdoptRemark") -> tuple[str, int, str]:
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
        yield f"Cleaned: {things} not allowed in a briefing (styles, scripts, pictures)."
    if found.credited or found.uncredited:
        yield f"Credits printed with pictures, now in their records: {found.credited}."
    if found.uncredited:
        listed = ", ".join(found.uncredited[:MOST])
        more = f" and {len(found.uncredited) - MOST} more" if len(found.uncredited) > MOST else ""
        yield f"Pictures without a printed credit: {len(found.uncredited)}: {listed}{more}."
    if found.cut:
        name = count(found.cut, "name")
        yield f"Shortened: {name} of more than {LONGEST_PART} characters, at the end of a word."
    if found.lost:
        posts = count(found.lost, "post")
        yield f"The old address of {posts} of {found.system} is not known: add `aliases:`."
    if found.present:
        yield f"Files of the folder that are already briefings: {found.present}."
    records = [record for _, record in drafts.every()]
    if open_ := sum("title" not in record or "title-from" in record for record in records):
        taken = sum("title-from" in record for record in records)
        words = f" ({taken} have the words of a link or address for now)" if taken else ""
        yield f"Titles to look up: {open_} of {drafts.count}{words}. Add --titles to list them."
    yield _conclusion(parts, len(found.left_out), written)


def _conclusion(parts: list[str], left_out: int, written: bool) -> str:
    """Return the last line: what was adopted, and what to do next."""
    if parts:
        end = (
            "Now run `footnoted check`."
            if written
            else "Nothing was written. Add --write to write."
        )
        return f"{', '.join(parts)}. {end}"
    if left_out:
        return f"Nothing was adopted: {count(left_out, 'file')} left out."
    return "Nothing to adopt: every linked page has its source."


def _sentence(why: str) -> str:
    return why if why.endswith(".") else f"{why}."
