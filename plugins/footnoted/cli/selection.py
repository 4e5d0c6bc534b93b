"""Which problems were asked for, and how their paths read from where the command was run.

Compares paths only; opens nothing.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from footnoted.cli.failure import Misuse
from footnoted.diagnostics import Diagnostic, Mark

PAIR = {".md", ".yml", ".yaml"}
"""Suffixes of the two files of a briefing."""


def selected(
    problems: Iterable[Diagnostic], root: Path, paths: Iterable[Path]
) -> tuple[Diagnostic, ...]:
    """Give the problems that have a place in one of the files or folders; without any, all.

    An article and its sidecar count as one: a quotation lost from the article is
    reported in the sidecar.
    """
    asked = asked_for(root, paths)
    return tuple(one for one in problems if any(asked(mark.path) for mark in _marks(one)))


def asked_for(root: Path, paths: Iterable[Path]) -> Callable[[str], bool]:
    """Give a function that tells whether a path below the root was meant; without any, each was."""
    wanted = {_stem(_below(path, root)) for path in paths}
    return lambda path: not wanted or _within(path, wanted)


def seen_from(folder: Path, root: Path, problem: Diagnostic) -> Diagnostic:
    """Give a problem with its paths as they are reached from another folder than the root."""
    if folder == root:
        return problem
    mark, *others = (_seen(folder, root, mark) for mark in _marks(problem))
    return replace(problem, mark=mark, related=others[0] if others else None)


def _marks(problem: Diagnostic) -> tuple[Mark, ...]:
    return (problem.mark, problem.related) if problem.related else (problem.mark,)


def seen_path(folder: Path, root: Path, path: str) -> str:
    """Give a path as it is reached from another folder than the root."""
    whole = root / path
    try:
        return Path(os.path.relpath(whole, folder)).as_posix()
    except ValueError:  # another drive
        return whole.as_posix()


def _seen(folder: Path, root: Path, mark: Mark) -> Mark:
    return replace(mark, path=seen_path(folder, root, mark.path))


def _below(path: Path, root: Path) -> PurePosixPath:
    """Give a path relative to the root; a link is meant as itself, not as what it leads to."""
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
