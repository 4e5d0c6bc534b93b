"""Look through a folder of content once: which files there are, in one order everywhere.

Opens no file; follows no link; tells of names that not every system can hold.
"""

import os
import unicodedata
from pathlib import Path
from typing import NamedTuple

from footnoted.diagnostics import Code, Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.read import shown

LONGEST = 200
"""Characters of a path below the folder; a longer one is no briefing's name."""

_DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}


class Listing(NamedTuple):
    """Files by their paths relative to the project's root, sorted."""

    files: tuple[str, ...]
    problems: list[Diagnostic]


def listing(root: Path, folder: str) -> Listing:
    """List every file below a folder, but for hidden ones and folders that begin with ``_``."""
    files: list[str] = []
    problems: list[Diagnostic] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(root / here) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            message = f"Cannot be opened: {error.strerror}."
            problems.append(_problem(codes.UNREADABLE, message, here))
            continue
        entries = [entry for entry in entries if not entry.name.startswith(".")]
        problems += _collisions(here, [entry.name for entry in entries])
        for entry in entries:
            path = f"{here}/{entry.name}"
            problems += _refused(entry, path)
            if entry.is_symlink() or _reserved(entry.name):
                continue
            if not entry.is_dir(follow_symlinks=False):
                files.append(path)
            elif not entry.name.startswith("_") and len(path) - len(folder) <= LONGEST:
                waiting.append(path)
    return Listing(tuple(sorted(files)), problems)


def _refused(entry: os.DirEntry[str], path: str) -> list[Diagnostic]:
    if entry.is_symlink():
        message = f"“{shown(entry.name)}” is a symbolic link."
        return [_problem(codes.SYMLINK, message, path)]
    if _reserved(entry.name):
        message = f"“{shown(entry.name)}” is the name of a device on Windows."
        return [_problem(codes.RESERVED, message, path)]
    return []


def _reserved(name: str) -> bool:
    return name.partition(".")[0].lower() in _DEVICES


def _collisions(folder: str, names: list[str]) -> list[Diagnostic]:
    """Tell of names in one folder that are one name on some system."""
    seen: dict[str, str] = {}
    problems = []
    for name in names:
        first = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if first != name:
            message = f"“{shown(name)}” and “{shown(first)}” are one file on many systems."
            mark, other = Mark(shown(f"{folder}/{name}")), Mark(shown(f"{folder}/{first}"))
            problems.append(
                Diagnostic(codes.COLLISION, message, mark, codes.COLLISION.cure, related=other)
            )
    return problems


def _problem(code: Code, message: str, path: str) -> Diagnostic:
    return Diagnostic(code, message, Mark(shown(path)), code.cure)
