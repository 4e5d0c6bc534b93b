"""``footnoted new``: a first article and its sidecar, ready to be filled.

Looks at a clock only where no date is given.
"""

import datetime as dt
import os
from pathlib import Path

import click

from footnoted.cli.draft import draft, title_of
from footnoted.cli.failure import Misuse
from footnoted.cli.files import create
from footnoted.cli.place import Day, with_project
from footnoted.project import Project


@click.command(short_help="Draft a briefing: an article and its sidecar.")
@click.argument("name")
@click.option("--title", help="The headline; else made from NAME.")
@click.option(
    "--date",
    metavar="DAY",
    type=Day(),
    help="Day of publication, as 2025-02-13; else today, by this computer's clock.",
)
@click.option("--write", is_flag=True, help="Write the two files instead of showing them.")
@with_project
def new(name: str, title: str | None, date: dt.date | None, write: bool, project: Project) -> None:
    """Draft briefings/NAME.md and briefings/NAME.yml.

    NAME becomes part of the page's address: lower-case letters, digits and single hyphens, with
    / between folders. The draft holds one claim with its source, as a pattern to overwrite. It
    is marked as a draft, so it appears in previews only. Existing files are never changed.

    \b
    Examples:
      footnoted new harbor-strike
      footnoted new harbor-strike --title "The harbor stands still" --write

    Exit codes: 0, or 2 where NAME has the wrong form or is taken.
    """
    title = (title_of(name) if title is None else title).strip()
    if not title or not title.isprintable():
        raise click.BadParameter("a title is one line of visible text.", param_hint="--title")
    _well_formed(name)
    folder = Path(project.briefings_dir)
    _free(Path(project.root), folder, name)
    day = date or dt.date.today()
    texts = draft(name, title, day, _sources(project))
    for suffix, text in zip((".md", ".yml"), texts, strict=True):
        path = folder / f"{name}{suffix}"
        if write:
            _create(Path(project.root), path, text)
        click.echo(path.as_posix() if write else f"--- {path.as_posix()} ---\n{text}")
    if not write:
        click.echo("Nothing was written; add --write for that.", err=True)


def _well_formed(name: str) -> None:
    from footnoted.load.files import pairs
    from footnoted.load.suggest import id_form

    found, _ = pairs([f"_/{name}.md"], "_")
    if found:
        return
    better = "/".join(filter(None, map(id_form, name.split("/"))))
    hint = f" Perhaps {better}?" if better not in ("", name, "index") else ""
    message = f"{name!r} is no name for a briefing: lower-case letters, digits, single hyphens."
    raise click.BadParameter(message + hint, param_hint="NAME")


def _free(root: Path, folder: Path, name: str) -> None:
    """Refuse a name that is taken, in any of the forms a briefing has, and a linked folder."""
    for part in (folder / name).parents:
        if (root / part).is_symlink():
            raise Misuse(f"{part.as_posix()} is a symbolic link; nothing was written.")
    for stem in (name, f"{name}/index"):
        for suffix in (".md", ".yml", ".yaml"):
            path = folder / f"{stem}{suffix}"
            if os.path.lexists(root / path):
                raise Misuse(f"{path.as_posix()} exists; nothing was written.")


def _sources(project: Project) -> frozenset[str]:
    """Give the ids of all sources: one id means one source over the whole site."""
    from footnoted.load import load

    library, _ = load(Path(project.root), project.briefings_dir)
    own = (identifier for b in library.briefings for identifier in b.sidecar.sources)
    return frozenset((*library.sources.records, *own))


def _create(root: Path, path: Path, text: str) -> None:
    try:
        create(root / path, text)
    except OSError as error:
        raise Misuse(f"{path.as_posix()} cannot be written: {error.strerror}.") from error
