"""Which project a command is about: asked of the hosts that are installed, else by default.

A host is a function behind an entry point of the group ``footnoted.hosts``: it is given a folder
or a configuration file, and gives a Project, or None where nothing there is its own.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, TypeAlias

import click

from footnoted.cli.failure import Misuse
from footnoted.project import Project, day

GROUP = "footnoted.hosts"

Command: TypeAlias = Callable[..., Any]


class Day(click.ParamType[dt.date]):
    """A day of the calendar, as 2025-02-13, read as the site's configuration reads one."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Give the day, or end the command with what is wrong."""
        try:
            return day(value)
        except ValueError as problem:
            self.fail(f"{problem}.", param, ctx)


def with_project(command: Command) -> Command:
    """Add ``--root`` and ``--config``; the command gets ``project``, as configured."""

    @click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder of the project; the current one if not given.",
    )
    @click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="The site's configuration file; mkdocs.yml in the project's folder if not given.",
    )
    @wraps(command)
    def run(*args: Any, root: Path | None, config: Path | None, **kwargs: Any) -> Any:
        return command(*args, project=find_project(root, config), **kwargs)

    return run


def with_view(command: Command) -> Command:
    """Add ``--drafts`` and ``--as-of``, which change the ``project`` the command gets."""

    @click.option("--drafts", is_flag=True, help="Check drafts, too, as a preview does.")
    @click.option(
        "--as-of",
        metavar="DAY",
        type=Day(),
        help="The day the site speaks from, as 2025-02-13; else as configured.",
    )
    @wraps(command)
    def run(
        *args: Any, project: Project, drafts: bool, as_of: dt.date | None, **kwargs: Any
    ) -> Any:
        seen = replace(project, preview=drafts or project.preview, as_of=as_of or project.as_of)
        return command(*args, project=seen, **kwargs)

    return run


def find_project(root: Path | None, config: Path | None) -> Project:
    """Give the project in a folder, or the one that a configuration file describes.

    Raises ``Misuse`` where the configuration is wrong or nobody can read it.
    """
    if root and config:
        raise click.UsageError("--root and --config name the same thing: give one of them.")
    place = config or root or Path()
    absent = []
    for host in sorted(entry_points(group=GROUP), key=lambda one: one.name):
        try:
            find = host.load()
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] == "footnoted":
                raise  # our own fault, not a host that is absent
            absent.append(host.name)
            continue
        if found := _asked(find, place):
            return found
    if config:
        known = f" ({', '.join(absent)} is not installed)" if absent else ""
        raise Misuse(f"{config}: nothing that is installed reads this configuration{known}.")
    for name in absent:
        click.echo(f"Note: {name} is not installed, its configuration is not read.", err=True)
    return Project(root=place.resolve())


def _asked(find: Callable[[Path], Project | None], place: Path) -> Project | None:
    """Ask a host; its own complaints about a configuration become ours."""
    try:
        return find(place)
    except click.ClickException as error:
        raise Misuse(error.format_message()) from error
