"""Renames that can be taken back: one by one, or all of a list or none of it.

Moves names, never merges folders; a destination that exists is an error of the caller's.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Both constants are Linux's own, from ``fcntl.h`` and ``linux/fs.h``."""


def exchange(one: Path, other: Path) -> None:
    """Let two existing names change places in one step that no reader can look into.

    Raises ``OSError`` where the system (``ENOSYS``) or the file system (``EINVAL``) cannot;
    then nothing has happened.
    """
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if os.name != "posix" or renameat2 is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    names = (os.fsencode(one), os.fsencode(other))
    if renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


@dataclass(frozen=True, slots=True)
class Move:
    """One name goes to another place, or, when ``mutual``, two names change places."""

    source: Path
    destination: Path
    mutual: bool = False

    def do(self) -> None:
        """Carry it out; raises ``OSError``, and then nothing has happened."""
        if self.mutual:
            exchange(self.source, self.destination)
        else:
            _rename(self.source, self.destination)

    def undo(self) -> None:
        """Take it back; raises ``OSError``."""
        Move(self.destination, self.source, self.mutual).do()


def perform(moves: Iterable[Move]) -> tuple[Move, ...]:
    """Carry out all moves, or, when one fails, none; give those that were made."""
    done: list[Move] = []
    try:
        for move in moves:
            move.do()
            done.append(move)
    except BaseException:  # Ctrl-C between two renames must not lose a site either
        take_back(done)
        raise
    return tuple(done)


def take_back(moves: Iterable[Move]) -> None:
    """Undo moves that were made, the last first."""
    for move in reversed(tuple(moves)):
        move.undo()


def _rename(source: Path, destination: Path) -> None:
    """Rename; copy only what lies on another layer of the same folder (container images)."""
    try:
        os.rename(source, destination)
    except OSError as problem:
        if problem.errno != errno.EXDEV:
            raise
        _copy_over(source, destination)


def _copy_over(source: Path, destination: Path) -> None:
    """Copy whole, then remove the original; a copy that fails leaves nothing behind."""
    try:
        if source.is_dir() and not source.is_symlink():
            shutil.copytree(source, destination, symlinks=True)
        else:
            shutil.copy2(source, destination, follow_symlinks=False)
    except BaseException:
        remove(destination)
        raise
    remove(source)


def remove(path: Path) -> None:
    """Remove a file, a link or a whole folder as far as it goes; never raises."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    elif os.path.lexists(path):
        path.unlink(missing_ok=True)
