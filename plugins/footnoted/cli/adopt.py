"""``footnoted adopt``: records drafted for what articles link to, and briefings made of a folder.

What they are is decided in the room ``adopt``; here they are printed and written.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnoted.cli.check import built
from footnoted.cli.failure import Misuse
from footnoted.cli.place import Command, with_project

if TYPE_CHECKING:
    from footnoted.adopt import Adoption, Change
    from footnoted.adopt.folder import Found
    from footnoted.index import Site
    from footnoted.project import Project


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options ask for."""

    folder: Path | None
    write: bool
    patch: bool
    titles: bool
    exit_code: bool
    clean: bool

    def __post_init__(self) -> None:
        """Refuse what does not go together."""
        if self.patch and self.write:
            raise click.UsageError("--patch shows and --write writes: give one of them.")
        if self.clean and not self.folder:
            raise click.UsageError("--clean goes with --from.")


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
        help="With --from: take out what cannot stand in a briefing: template tags, styles.",
    )
    @click.option("--write", is_flag=True, help="Write the files instead of naming them.")
    @click.option("--patch", is_flag=True, help="Show what would be written, as a patch.")
    @click.option("--titles", is_flag=True, help="List every source that has no title yet.")
    @click.option("--exit-code", is_flag=True, help="Exit with 1 where there is anything to adopt.")
    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        asked = Asked(**{each.name: kwargs.pop(each.name) for each in fields(Asked)})
        return command(*args, asked=asked, **kwargs)

    return run


@click.command(short_help="Draft records for links; make briefings of a folder of Markdown.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@_asking
@with_project
@click.pass_context
def adopt(
    context: click.Context, paths: tuple[Path, ...], asked: Asked, project: "Project"
) -> None:
    """Draft records for the outside pages that articles link to.

    A page that several briefings link to gets its record in the shared register, any other in
    the sidecar of the briefing, which is made where there is none. Pages in plain footnotes
    count as well. Records and files that are there are never changed, articles neither.

    PATHS are files or folders: only their briefings are looked at. Without PATHS, all are.

    With --from, the Markdown files of a folder become briefings: blogs of Hugo, Jekyll or
    Eleventy, or plain files. Their text stays as it is; their front matter is put into our form.
    With --clean, the tags of a template language, {% … %} and {{ … }}, styles and scripts go, and
    pictures that are not in the folder become links.

    \b
    Examples:
      footnoted adopt                           what would be drafted
      footnoted adopt --write                   draft it
      footnoted adopt --from ../blog/_posts     what would become of a folder
      footnoted adopt --from ../blog/_posts --write
      footnoted adopt --titles                  which titles are still to be filled in

    Nothing is invented: a title is taken only where it is surely one, a date only where it
    stands in the address. The names of the files, or the patch, go to standard output;
    what is left to you goes to standard error.
    Exit codes: 0; 1 where a file could not be written, and with --exit-code where there is
    anything to adopt; 2 wrong usage or configuration.
    """
    if asked.folder and paths:
        raise click.UsageError("--from reads a folder, PATHS are briefings: give one of them.")
    context.exit(0 if _done(paths, asked, project) else 1)


def _done(paths: tuple[Path, ...], asked: Asked, project: "Project") -> bool:
    """Adopt; tell whether all went well, and nothing was found where that is asked."""
    from footnoted.cli.adopted import report, untitled
    from footnoted.cli.selection import seen_path

    root = Path(project.root).resolve()
    site = built(replace(project, preview=True))
    found = _adopted(site, root, paths, asked)
    if asked.titles:
        untitled(site, found, root)
    shown = [] if asked.titles and not asked.write else found.changes
    # A list, not any(): one file that cannot be written does not keep the others from it.
    failed = [change for change in shown if not _put(root, change, asked)]
    briefings = seen_path(Path.cwd(), root, project.briefings_dir)
    report(found, asked.folder, briefings, written=asked.write)
    anything = asked.exit_code and (found.changes or found.left_out)
    return not (failed or found.refused or anything)


def _adopted(site: "Site", root: Path, paths: tuple[Path, ...], asked: Asked) -> "Adoption":
    from footnoted.adopt import adopt, adopt_folder, read_folder
    from footnoted.cli.selection import asked_for

    folder = asked.folder
    if folder is None:
        return adopt(site, asked_for(root, paths))
    briefings = root / site.project.briefings_dir
    whole = folder.resolve()
    if whole.is_relative_to(briefings) or briefings.is_relative_to(whole):
        raise Misuse(f"{folder} and the folder of briefings lie within each other.")
    return adopt_folder(site, read_folder(folder), _slowly, clean=asked.clean)


def _slowly(files: tuple["Found", ...]) -> Iterator["Found"]:
    """Give the files one by one; on a terminal, show how far it is."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(files, label="Reading", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def _put(root: Path, change: "Change", asked: Asked) -> bool:
    """Show or write one file; tell whether that went well."""
    from footnoted.cli.adopted import diff, line
    from footnoted.cli.selection import seen_path
    from footnoted.cli.writing import put, told
    from footnoted.load.read import REGISTER_SIZE

    seen = seen_path(Path.cwd(), root, change.path)
    if not asked.write:
        click.echo(diff(seen, change) if asked.patch else line(seen, change), nl=not asked.patch)
        return True
    return told(seen, lambda: put(root, change.path, change.old, change.new, REGISTER_SIZE))
