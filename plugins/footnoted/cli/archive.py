"""``footnoted archive``: archived copies are looked for or made, and recorded beside the source.

The one command that may use the network, and only with an endpoint and ``--write``. How an archive
is asked, and whether its answer is believed, is decided in the room ``archive``.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from footnoted.cli.check import built
from footnoted.cli.counting import count
from footnoted.cli.place import Command, with_project

if TYPE_CHECKING:
    from footnoted.archive import Wishes
    from footnoted.index import Site
    from footnoted.project import Project


class Asking(NamedTuple):
    """How an archive is to be asked, as typed."""

    endpoint: str | None
    saves: bool
    pause: float
    timeout: float
    allow_private: bool


def with_asking(command: Command) -> Command:
    """Add the options that say how an archive is asked; the command gets ``asking``."""

    @click.option("--endpoint", metavar="URL", help="The archive; sources are put behind it.")
    @click.option("--save", "saves", is_flag=True, help="Have copies made instead of looking.")
    @click.option(
        "--pause",
        metavar="SECONDS",
        type=click.FloatRange(0, 3600),
        default=5,
        show_default=True,
        help="Time between two requests to one host.",
    )
    @click.option(
        "--timeout",
        metavar="SECONDS",
        type=click.FloatRange(0, 3600, min_open=True),
        default=60,
        show_default=True,
        help="How long a silent archive is waited for.",
    )
    @click.option("--allow-private", is_flag=True, help="Allow an endpoint in your own network.")
    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        given = Asking(*(kwargs.pop(name) for name in Asking._fields))
        return command(*args, asking=given, **kwargs)

    return run


@click.command(short_help="Look for archived copies of sources, or have them made.")
@click.argument("what", nargs=-1)
@click.option("--write", is_flag=True, help="Ask, and record the answers, instead of a plan.")
@with_asking
@with_project
@click.pass_context
def archive(
    context: click.Context, what: tuple[str, ...], write: bool, asking: Asking, project: "Project"
) -> None:
    """Look for archived copies of sources, or have them made.

    WHAT are ids of sources, or files and folders: the sources that their briefings cite. Without
    WHAT, all cited sources. Left out are those that have a copy or no web address, those known
    only through another (cited-in), and those that are allowed to go without (source.no-archive).

    Without --write, nobody is asked: it shows a plan. With it, the endpoint is asked for one
    source after the other, for the copy nearest to the day it was read or published. Each answer
    is recorded at once as `archived`; if interrupted, run the same again.

    The endpoint is a TimeGate or TimeMap (Memento, RFC 7089), or with --save one like Save Page
    Now. A key for it is read from the variable FOOTNOTED_ARCHIVE_AUTHORIZATION.

    \b
    Examples:
      footnoted archive
      footnoted archive --endpoint https://archive.example/web/ --write
      footnoted archive harbor-log --endpoint https://archive.example/save/ --save --write

    The copies, or the plan, go to standard output, the rest to standard error.
    Exit codes: 0; 1 where an archive gave no answer, or one that cannot be recorded; 2 wrong
    usage or configuration.
    """
    from footnoted.cli.archiving import Archiving

    if write and not asking.endpoint:
        raise click.UsageError("--write asks an archive: say which one with --endpoint URL.")
    run = Archiving.of(project, asking) if asking.endpoint else None
    site = built(replace(project, preview=True))
    found = _wishes(site, Path(project.root).resolve(), what, asking.saves)
    _tell_left(found.left, what)
    if not found.wanted:
        click.echo("Nothing to ask about.", err=True)
        return
    if write and run:
        context.exit(0 if run.all(found.wanted) else 1)
    _plan(found, Path(project.root).resolve(), asking)


def _wishes(site: "Site", root: Path, what: tuple[str, ...], saves: bool) -> "Wishes":
    """Find the sources that were meant: an id is an id, even where there is such a file."""
    from footnoted.archive import wishes
    from footnoted.cli.selection import asked_for
    from footnoted.load.suggest import did_you_mean

    ids = {one for one in what if one in site.names.sources}
    paths = [Path(one) for one in what if one not in ids]
    for path in paths:
        if not path.exists():
            better = did_you_mean(str(path), site.names.sources)
            message = f"“{path}” is neither a source nor a file. {better}".strip()
            raise click.BadParameter(message, param_hint="WHAT")
    asked = asked_for(root, paths) if paths or not ids else lambda path: False
    return wishes(site, ids, asked, saves=saves)


def _tell_left(left: Mapping[str, str], what: tuple[str, ...]) -> None:
    """Say why sources are left out: one by one those that were named, the others counted."""
    for id_ in sorted(set(what) & set(left)):
        click.echo(f"`{id_}` is left out: {left[id_]}.", err=True)
    others = Counter(why for id_, why in left.items() if id_ not in what)
    if others:
        told = ", ".join(f"{number} {why}" for why, number in sorted(others.items()))
        click.echo(f"Left out: {told}.", err=True)


def _plan(found: "Wishes", root: Path, asking: Asking) -> None:
    """Show what would be asked about; nobody is asked."""
    from footnoted.cli.selection import seen_path

    here = Path.cwd()
    for wish in found.wanted:
        place = replace(wish.mark, path=seen_path(here, root, wish.mark.path))
        near = f" (a copy near {wish.near})" if wish.near and not asking.saves else ""
        click.echo(f"{place}: `{wish.id}`: {wish.url}{near}")
    number = len(found.wanted)
    click.echo(f"{count(number, 'source')} without an archived copy.", err=True)
    if not asking.endpoint:
        click.echo("Nobody was asked; add --endpoint URL and --write for that.", err=True)
        return
    what = "to make a copy" if asking.saves else "for a copy"
    each = "of each" if number > 1 else "of it"
    click.echo(
        f"{asking.endpoint} would be asked {what} {each}. "
        "Nobody was asked, and nothing was written; add --write for that.",
        err=True,
    )
