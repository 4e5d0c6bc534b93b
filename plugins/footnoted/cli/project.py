"""The project and the files that a command is about."""

import datetime as dt
import logging
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr
from dataclasses import replace
from functools import wraps
from importlib.metadata import entry_points
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar, TypeAlias

import click
from click.shell_completion import CompletionItem

from footnoted.diagnostics.problem import Mark, Problem, on_one_line, printable
from footnoted.project import CONFIGURATIONS, PlugIns, Project, day

# -------------------------------------------------------------------------------------------------
# Wrong usage and wrong configuration: one line for a person, and exit code 2.
#
# Problems of content are reported otherwise.


class Misuse(click.ClickException):
    """The command cannot do what it was asked, and nothing was changed."""

    exit_code: ClassVar[int] = 2

    def format_message(self) -> str:
        """Return the message, which may have words of content."""
        return printable(super().format_message())


def not_known(name: str, known: Iterable[str]) -> str:
    """Return the message for an unknown name, with the nearest known one or else all of them."""
    from footnoted.text.suggest import did_you_mean

    names = list(known)
    hint = did_you_mean(name, names) or f"Write one of {', '.join(names)}."
    return f"{name!r} is not known. {hint}"


def print_line(text: str, err: bool = False) -> None:
    """Print one line that may have words of content in it, for people.

    What programs read, such as patches and exports, is printed as it is.
    """
    click.echo(on_one_line(text), err=err)


# -------------------------------------------------------------------------------------------------
# The project of a command: from the installed hosts, or else the default.
#
# A host is a function for an entry point of the group ``footnoted.hosts``. It gets a configuration
# file and returns a Project, or None if the file is not its own.

GROUP = "footnoted.hosts"
BRIEFINGS = "briefings"
"""The folder that makes a project without a configuration."""

Command: TypeAlias = Callable[..., Any]


class Day(click.ParamType[dt.date]):
    """A day of the calendar, such as 2025-02-13, read as in the site's configuration."""

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
    """Add ``--root``, ``--config`` and ``--quiet``; the command gets ``project``, as configured."""

    @click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder of the project (default: this folder or one above it).",
    )
    @click.option(
        "--config",
        "-f",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="The site's configuration file (default: the one in this folder or above it).",
    )
    @with_quiet
    @wraps(command)
    def run(*args: Any, root: Path | None, config: Path | None, **kwargs: Any) -> Any:
        return command(*args, project=find_project(root, config), **kwargs)

    return run


def with_view(command: Command) -> Command:
    """Add ``--drafts`` and ``--as-of``, which change the ``project`` the command gets."""

    @click.option("--drafts", is_flag=True, help="Include drafts, as a preview does.")
    @click.option(
        "--as-of",
        metavar="DAY",
        type=Day(),
        help="The site's date, as 2025-02-13 (default: `as_of` of the configuration).",
    )
    @wraps(command)
    def run(
        *args: Any, project: Project, drafts: bool, as_of: dt.date | None, **kwargs: Any
    ) -> Any:
        seen = replace(project, preview=drafts or project.preview, as_of=as_of or project.as_of)
        return command(*args, project=seen, **kwargs)

    return run


def find_project(root: Path | None, config: Path | None) -> Project:
    """Return the project of a configuration file, of a folder, or else of the current folder.

    Without both, the nearest configuration in this folder or one above is used, as in Git and many
    others, or else the nearest folder of briefings. Raises ``Misuse`` if there is no project, the
    configuration is wrong, or nobody can read it.
    """
    if root and config:
        raise click.UsageError("Give either --root or --config, not both.")
    folders = [root.resolve()] if root else _upwards()
    file = config or _configuration(folders)
    if file and (found := _read(file, at_any_price=config is not None)):
        return found
    home = file.parent.resolve() if file else _home(folders)
    if home is None:
        names = ", ".join(CONFIGURATIONS)
        where = f"{root} has" if root else f"{folders[0]} and the folders above have"
        raise Misuse(
            f"There is no project here: {where} no {names} and no folder {BRIEFINGS}. Run "
            "`footnoted init` to begin one, or name another with --root or --config."
        )
    return Project(root=home, plug_ins=installed_plug_ins())


def configuration_in(folder: Path) -> Path | None:
    """Return the configuration in a folder, if there is one."""
    every = (folder / name for name in CONFIGURATIONS)
    return next((file for file in every if file.is_file()), None)


def find_folder() -> Path:
    """Return the folder of the project in which the command is run; outside of one, this one."""
    file = _configuration(_upwards())
    return file.parent if file else _home(_upwards()) or Path.cwd()


def _upwards() -> list[Path]:
    return [Path.cwd(), *Path.cwd().parents]


def _home(folders: Iterable[Path]) -> Path | None:
    """Return the first of some folders that has briefings in the usual place."""
    return next((folder for folder in folders if (folder / BRIEFINGS).is_dir()), None)


def _configuration(folders: Sequence[Path]) -> Path | None:
    """Return the first configuration in some folders, from the one that is meant up.

    Configurations name programs that are run. One further up is used only if its owner is the user
    of the command, or the owner of the folder in which it is run.
    """
    file = next(filter(None, map(configuration_in, folders)), None)
    if file and file.parent != folders[0]:
        known = {folders[0].stat().st_uid, getattr(os, "geteuid", int)()}
        if file.stat().st_uid not in known:
            raise Misuse(f"{file} belongs to another user; if you trust it, add -f {file}")
    return file


def _read(file: Path, *, at_any_price: bool) -> Project | None:
    """Return the project of a configuration; None, with a note, if no host can read it.

    If ``at_any_price`` is true, or the configuration is wrong, ``Misuse`` is raised instead.
    """
    absent = []
    for host in sorted(entry_points(group=GROUP), key=lambda one: one.name):
        try:
            if found := _asked(host.load(), file):
                return found
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] != host.name:
                raise  # a fault of our own or of the site, not a missing host
            absent.append(host.name)
    lack = " or ".join(absent)
    if at_any_price or not _home([file.parent]):
        known = f" (install {lack} for that)" if absent else ""
        raise Misuse(f"{file}: no installed program reads this configuration{known}.")
    note(f"Note: without {lack or 'a host'}, {file.name} is not read and its options do not apply.")
    return None


def installed_plug_ins() -> PlugIns:
    """Return the installed plug-ins; raise ``Misuse`` if one cannot be used."""
    from footnoted.plug_ins import PlugInError, load_plug_ins

    try:
        return load_plug_ins()
    except PlugInError as error:
        raise Misuse(str(error)) from error


def _asked(find: Callable[[Path], Project | None], place: Path) -> Project | None:
    """Return a host's answer; its own errors about a configuration become ours."""
    try:
        return find(place)
    except click.ClickException as error:
        said = error.format_message()
        named = "" if place.name in said else f"{seen_path(Path.cwd(), place.parent, place.name)}: "
        raise Misuse(f"{named}{said}") from error


# -------------------------------------------------------------------------------------------------
# Notes, which are not printed with ``--quiet``.
#
# They go to standard error. Errors are printed otherwise.

QUIET = "footnoted.quiet"


def with_quiet(command: Command) -> Command:
    """Add ``--quiet``, which ``note`` obeys."""
    return click.option(
        "--quiet",
        "-q",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=lambda context, _, value: context.meta.update({QUIET: value}),
        help="Print only the result and errors.",
    )(command)


def is_quiet() -> bool:
    """Return whether the command was given ``--quiet``."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(QUIET))


def note(text: str) -> None:
    """Print a note on standard error, unless the command was given ``--quiet``."""
    if not is_quiet():
        print_line(text, err=True)


# -------------------------------------------------------------------------------------------------
# Which problems were asked for, and their paths from the folder of the command.
#
# Paths are compared only; nothing is opened.

PAIR = {".md", ".yml", ".yaml"}
"""Suffixes of the two files of a briefing."""
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"}
SHARED = "_shared"
PERMALINKS = f"{SHARED}/permalinks.txt"
"""The list of published addresses, below the folder of briefings."""


def select_problems(
    problems: Iterable[Problem], asked: Callable[[str], bool]
) -> tuple[Problem, ...]:
    """Return the problems that have a place in one of the files that were meant.

    An article and its sidecar count as one: a quotation lost from the article is reported in the
    sidecar.
    """
    return tuple(
        problem for problem in problems if any(asked(mark.path) for mark in _marks(problem))
    )


def asked_for(
    project: Project, paths: Iterable[Path], *, pages: bool = False
) -> Callable[[str], bool]:
    """Return a function that returns whether a path below the root was meant.

    Without ``paths``, each was. Raises ``Misuse`` if one of them has nothing in it that is read.
    """
    root = project.root.resolve()
    wanted = {path: _below(path, root) for path in paths}
    folders = [project.briefings_dir, *([project.docs_dir] if pages and project.docs_dir else [])]
    for path, below in wanted.items():
        if not any(_covers(root, below, PurePosixPath(folder)) for folder in folders):
            there = " and ".join(seen_path(Path.cwd(), root, folder) for folder in folders)
            others = ", pages" if folders[1:] else ""
            raise Misuse(
                (
                    f"Nothing in {path} is checked: `footnoted check` reads articles (.md), "
                    f"sidecars and registers (.yml){others} and pictures in {there}."
                )
                if pages
                else (
                    f"There is no briefing in {path}. Articles (.md) and sidecars (.yml) are in "
                    f"{there}."
                )
            )
    stems = set(map(_stem, wanted.values()))
    return lambda path: not stems or _within(path, stems)


def is_among(files: Iterable[str], path: str) -> bool:
    """Return whether a path is one of some files; an article and its sidecar count as one."""
    return _within(path, {_stem(PurePosixPath(file)) for file in files})


def _covers(root: Path, path: PurePosixPath, home: PurePosixPath) -> bool:
    """Return whether a path is, contains or is next to a file that is read in a folder."""
    if home.is_relative_to(path):
        path = home
    elif not path.is_relative_to(home):
        return False
    if not (root / path).is_dir():
        return _counts(path.relative_to(home))
    files = (
        Path(folder, name) for folder, _, names in os.walk(root / path) for name in sorted(names)
    )
    return any(_counts(PurePosixPath(file.relative_to(root / home).as_posix())) for file in files)


def _counts(path: PurePosixPath) -> bool:
    """Return whether a file is read, by its name below the folder of briefings or pages."""
    first, *inner = path.parts
    hidden = any(part.startswith(("_", ".")) for part in ([] if first == SHARED else [first]))
    hidden |= any(part.startswith(("_", ".")) for part in inner)
    listed = path.as_posix() == PERMALINKS
    return listed or (not hidden and path.suffix.lower() in {*PAIR, *PICTURES})


def seen_from(folder: Path, root: Path, problem: Problem) -> Problem:
    """Return a problem with its paths as seen from another folder than the root."""
    if folder == root:
        return problem
    mark, *others = (_seen(folder, root, mark) for mark in _marks(problem))
    return replace(problem, mark=mark, related=others[0] if others else None)


def _marks(problem: Problem) -> tuple[Mark, ...]:
    return (problem.mark, problem.related) if problem.related else (problem.mark,)


def seen_path(folder: Path, root: Path, path: str) -> str:
    """Return a path as seen from another folder than the root."""
    whole = root / path
    try:
        return Path(os.path.relpath(whole, folder)).as_posix()
    except ValueError:  # another drive
        return whole.as_posix()


def named_in_patch(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Return the names of files in a patch: from here or, if one is elsewhere, from the root.

    No program applies patches to folders above; if so, a note says where to apply it.
    """
    named = {path: seen_path(Path.cwd(), root, path) for path in paths}
    if not any(seen.startswith("../") for seen in named.values()):
        return named
    note(f"The patch is for {seen_path(Path.cwd(), root, '.')}: apply it there.")
    return {path: path for path in named}


def _seen(folder: Path, root: Path, mark: Mark) -> Mark:
    return replace(mark, path=seen_path(folder, root, mark.path))


def _below(path: Path, root: Path) -> PurePosixPath:
    """Return a path relative to the root; a link is not replaced by its target."""
    whole = path.resolve() if path.name in ("", "..") else path.parent.resolve() / path.name
    try:
        return PurePosixPath(whole.relative_to(root).as_posix())
    except ValueError:
        raise Misuse(f"{path} is not in the project {root}.") from None


def _stem(path: PurePosixPath) -> PurePosixPath:
    return path.with_suffix("") if path.suffix in PAIR else path


def _within(path: str, wanted: set[PurePosixPath]) -> bool:
    stem = _stem(PurePosixPath(path))
    return not wanted.isdisjoint((stem, *stem.parents))


# -------------------------------------------------------------------------------------------------
# What the tab key completes: ids of sources, codes of problems, briefings, kinds of exports.
#
# A shell runs this at each press of the key and must print nothing else, so any error completes
# nothing.

Found = Iterable[tuple[str, str]]
"""Names, and a few words on each."""
LONGEST = 60
"""The most letters of these words; more would make two lines."""


def complete_sources(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return the sources whose ids begin so, each with its title."""
    return _completed(begun, lambda: _sources(_project(context)))


def complete_sources_and_files(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return the same; if there are none, the shell completes a file."""
    found = complete_sources(context, parameter, begun)
    return found or [CompletionItem(begun, type="file")]


def complete_briefings(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return the briefings whose names begin so, and the shared registers."""
    return _completed(begun, lambda: [("register", ""), *_briefings(_project(context))])


def complete_codes(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return the codes of problems that begin so, each with its meaning."""
    return _completed(begun, _codes)


def complete_kinds(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return what can be exported that begins so, each with its formats."""
    return _completed(begun, _kinds)


def _completed(begun: str, find: Callable[[], Found]) -> list[CompletionItem]:
    before = logging.root.manager.disable
    logging.disable()
    try:
        with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):
            return [
                CompletionItem(word, help=_printable(about))
                for word, about in sorted(find())
                if word.startswith(begun)
            ]
    except Exception:  # whatever it is, another command reports it
        return []
    finally:
        logging.disable(before)


def _printable(about: str) -> str | None:
    """Return words that fit on a line of a terminal and have no special characters."""
    plain = "".join(letter for letter in " ".join(about.split()) if letter.isprintable())
    return f"{plain[: LONGEST - 1]}…" if len(plain) > LONGEST else plain or None


def _project(context: click.Context) -> Project:
    return find_project(context.params.get("root"), context.params.get("config"))


def _sources(project: Project) -> Found:
    from footnoted.checked import opened
    from footnoted.records.reading import load

    with opened(project) as kept:
        library, _ = load(project.root, project.briefings_dir, kept)
    every = [library.sources.records, *(b.sidecar.sources for b in library.briefings)]
    return [(id_, source.title or "") for records in every for id_, source in records.items()]


def _briefings(project: Project) -> Found:
    from footnoted.records.files import listing, pairs

    files, _ = listing(project.root, project.briefings_dir)
    found, _ = pairs(files, project.briefings_dir)
    return [(pair.name, "") for pair in found]


def _kinds() -> Found:
    from footnoted.outputs.registry import EXPORTS

    return [(e.key, ", ".join(f.name for f in e.formats)) for e in EXPORTS if e.formats]


def _codes() -> Found:
    from footnoted.catalogue import all_codes

    return [(code.name, code.meaning) for code in all_codes(installed_plug_ins()).values()]
