"""Which project and which files a command is about."""

import datetime as dt
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from importlib.metadata import entry_points
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar, TypeAlias

import click

from footnoted.diagnostics.problem import Mark, Problem, on_one_line, printable
from footnoted.project import PlugIns, Project, day

# -------------------------------------------------------------------------------------------------
# Wrong usage and wrong configuration: one line for a person, and exit code 2.
#
# Never used for content; that is reported as problems.


class Misuse(click.ClickException):
    """The command cannot do what it was asked, and nothing was changed."""

    exit_code: ClassVar[int] = 2

    def format_message(self) -> str:
        """Return the message, which may name what content says."""
        return printable(super().format_message())


def print_line(text: str, err: bool = False) -> None:
    """Print one line that may have words of content in it, for people.

    What others read, such as patches and exports, is printed as it is.
    """
    click.echo(on_one_line(text), err=err)


# -------------------------------------------------------------------------------------------------
# Which project a command is about: asked of the hosts that are installed, else by default.
#
# A host is a function behind an entry point of the group ``footnoted.hosts``: it is given a
# folder or a configuration file, and gives a Project, or None where nothing there is its own.

GROUP = "footnoted.hosts"

Command: TypeAlias = Callable[..., Any]


class Day(click.ParamType[dt.date]):
    """A day of the calendar, as 2025-02-13, read as the site's configuration reads one."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Return the day, or end the command with what is wrong."""
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
    """Return the project in a folder, or the one that a configuration file describes.

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
        print_line(f"Note: {name} is not installed, its configuration is not read.", err=True)
    return Project(root=place.resolve(), plug_ins=installed_plug_ins())


def installed_plug_ins() -> PlugIns:
    """Load the plug-ins that are installed; raises ``Misuse`` where one cannot be used."""
    from footnoted.plug_ins import PlugInError, load_plug_ins

    try:
        return load_plug_ins()
    except PlugInError as error:
        raise Misuse(str(error)) from error


def _asked(find: Callable[[Path], Project | None], place: Path) -> Project | None:
    """Ask a host; its own complaints about a configuration become ours."""
    try:
        return find(place)
    except click.ClickException as error:
        raise Misuse(error.format_message()) from error


# -------------------------------------------------------------------------------------------------
# Which problems were asked for, and how their paths read from where the command was run.
#
# Compares paths only; opens nothing.

PAIR = {".md", ".yml", ".yaml"}
"""Suffixes of the two files of a briefing."""


def select_problems(
    problems: Iterable[Problem], root: Path, paths: Iterable[Path]
) -> tuple[Problem, ...]:
    """Return the problems that have a place in one of the files or folders; without any, all.

    An article and its sidecar count as one: a quotation lost from the article is
    reported in the sidecar.
    """
    asked = asked_for(root, paths)
    return tuple(
        problem for problem in problems if any(asked(mark.path) for mark in _marks(problem))
    )


def asked_for(root: Path, paths: Iterable[Path]) -> Callable[[str], bool]:
    """Return a function that tells whether a path below the root was meant.

    Without any, each was.
    """
    wanted = {_stem(_below(path, root)) for path in paths}
    return lambda path: not wanted or _within(path, wanted)


def seen_from(folder: Path, root: Path, problem: Problem) -> Problem:
    """Return a problem with its paths as they are reached from another folder than the root."""
    if folder == root:
        return problem
    mark, *others = (_seen(folder, root, mark) for mark in _marks(problem))
    return replace(problem, mark=mark, related=others[0] if others else None)


def _marks(problem: Problem) -> tuple[Mark, ...]:
    return (problem.mark, problem.related) if problem.related else (problem.mark,)


def seen_path(folder: Path, root: Path, path: str) -> str:
    """Return a path as it is reached from another folder than the root."""
    whole = root / path
    try:
        return Path(os.path.relpath(whole, folder)).as_posix()
    except ValueError:  # another drive
        return whole.as_posix()


def _seen(folder: Path, root: Path, mark: Mark) -> Mark:
    return replace(mark, path=seen_path(folder, root, mark.path))


def _below(path: Path, root: Path) -> PurePosixPath:
    """Return a path relative to the root; a link is meant as itself, not as what it leads to."""
    whole = path.resolve() if path.name in ("", "..") else path.parent.resolve() / path.name
    try:
        return PurePosixPath(whole.relative_to(root).as_posix())
    except ValueError:
        raise Misuse(f"{path} is outside the project in {root}.") from None


def _stem(path: PurePosixPath) -> PurePosixPath:
    return path.with_suffix("") if path.suffix in PAIR else path


def _within(path: str, wanted: set[PurePosixPath]) -> bool:
    stem = _stem(PurePosixPath(path))
    return not wanted.isdisjoint((stem, *stem.parents))
