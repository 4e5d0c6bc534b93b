"""Build a site next to the old one, then exchange them."""

import contextlib
import ctypes
import errno
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

# -------------------------------------------------------------------------------------------------
# Renames that can be undone: one by one, or all of a list or none.
#
# Names are moved, folders never merged; a destination that exists is an error of the caller's.

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Both constants are Linux's own, from ``fcntl.h`` and ``linux/fs.h``."""


def exchange(one: Path, other: Path) -> None:
    """Exchange two existing names in one step, so that no reader sees a state in between.

    Raises ``OSError`` if the system (``ENOSYS``) or the file system (``EINVAL``) cannot; then
    nothing has happened.
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
    """A move of one name to another place or, if ``mutual``, an exchange of two names."""

    source: Path
    destination: Path
    mutual: bool = False

    def do(self) -> None:
        """Do the move; raise ``OSError``, and then nothing has happened."""
        if self.mutual:
            exchange(self.source, self.destination)
        else:
            _rename(self.source, self.destination)

    def undo(self) -> None:
        """Undo the move; raise ``OSError``."""
        Move(self.destination, self.source, self.mutual).do()


def perform(moves: Iterable[Move]) -> tuple[Move, ...]:
    """Make all moves or, if one fails, none; return those that were made."""
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
    """Rename; copy only what is on another layer of the same folder (container images)."""
    try:
        os.rename(source, destination)
    except OSError as problem:
        if problem.errno != errno.EXDEV:
            raise
        _copy_over(source, destination)


def _copy_over(source: Path, destination: Path) -> None:
    """Copy the whole, then remove the original; a copy that fails is removed again."""
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
    """Remove a file, a link or a whole folder as far as possible; never raise."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        if path.exists():  # folders that are closed even to their owner
            _open_folders(path)
            shutil.rmtree(path, ignore_errors=True)
    elif os.path.lexists(path):
        path.unlink(missing_ok=True)


OWNER = stat.S_IRWXU
"""The permissions that the owner of a folder needs to move it (rename(2)) and to empty it."""


@contextlib.contextmanager
def opened_to_owner(folder: Path) -> Iterator[None]:
    """Allow the owner to move a folder; what has its name afterwards gets the mode it had."""
    mode = stat.S_IMODE(folder.stat().st_mode) if folder.is_dir() else OWNER
    if mode & OWNER == OWNER:
        yield
        return
    with contextlib.suppress(OSError):
        folder.chmod(mode | OWNER)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            folder.chmod(mode)


def _open_folders(top: Path) -> None:
    """Allow the owner to write to a folder and all folders in it."""
    with contextlib.suppress(OSError):
        top.chmod(stat.S_IMODE(top.stat().st_mode) | OWNER)
    for folder, names, _ in os.walk(top):
        for name in names:
            inner = Path(folder, name)
            with contextlib.suppress(OSError):
                if not inner.is_symlink():
                    inner.chmod(stat.S_IMODE(inner.stat().st_mode) | OWNER)


def reason(problem: OSError, target: Path) -> str:
    """Return what the system says, and about which file or folder if that is not the target."""
    in_the_way = isinstance(problem, (FileExistsError, NotADirectoryError))
    said = "Not a folder" if in_the_way else problem.strerror or str(problem)
    if not problem.filename:
        return said
    file = Path(os.fsdecode(problem.filename))
    if file.name.startswith(prefix(target)):
        file = file.parent  # the name of our folder means nothing to the reader
    return said if file == target else f"{said}: {file}"


# -------------------------------------------------------------------------------------------------
# The folder in which a new site is built, on the same file system as the old one.
#
# Here it is named, marked as ours, locked and removed; the site itself is moved below.

MARKER = "made-by-footnoted.txt"
"""The file that tells our folder from one that only has such a name; its lock tells a running build
from one that was killed.
"""
_UNNAMED = f"{MARKER}.new"
"""The marker before it is locked."""
MOUNTS = Path("/proc/self/mountinfo")
"""Linux's own table of mounts, see proc(5); absent elsewhere."""
MEANING = (
    "A build of Footnoted makes its new site in this folder. If no build is running, the\nfolder "
    "is left over from one that was killed; the next build removes it.\n"
)


@dataclass(frozen=True, slots=True)
class Staging:
    """A private folder with the new site in it, and in the end what was replaced."""

    target: Path
    """The place of the site: absolute, with no symbolic link anywhere on the way."""
    folder: Path
    """The private folder: next to the target or, if that is impossible, inside it."""
    lock: int
    """File descriptor of the locked marker."""

    @property
    def new(self) -> Path:
        """Return the folder the host builds into."""
        return self.folder / "site"

    @property
    def old(self) -> Path:
        """Return the place of the old site, if it was moved as a whole."""
        return self.folder / "old"

    @property
    def away(self) -> Path:
        """Return the place of old entries while they are replaced one by one.

        It gets the name of :attr:`old` when all are, so a folder of this name is a sign of a swap
        that stopped half-way.
        """
        return self.folder / "away"

    @property
    def inside(self) -> bool:
        """Return whether the folder had to be made inside the target."""
        return self.folder.parent == self.target

    def close(self, *, keep: bool = False) -> None:
        """Repair what stopped half-way, remove the folder and release the lock.

        With ``keep`` the folder stays for good, so that a person can look into it. A folder that
        still has the only copy of an old entry stays as well, and the next sweep tries again.
        """
        with contextlib.suppress(OSError):
            self._put_right()
        if keep:
            os.close(self.lock)
            (self.folder / MARKER).unlink(missing_ok=True)
        elif self._half_way():
            os.close(self.lock)
        else:
            _discard(self.folder, self.lock)

    def _half_way(self) -> bool:
        return self.away.is_dir() or (self.old.is_dir() and not os.path.lexists(self.target))

    def _put_right(self) -> None:
        """Go back to the old site from between two renames; raise ``OSError``."""
        if not self._half_way():
            return
        if not self.away.is_dir():
            Move(self.old, self.target).do()
            return
        for entry in sorted(self.away.iterdir()):
            remove(self.target / entry.name)
            Move(entry, self.target / entry.name).do()
        self.away.rmdir()


def prefix(target: Path) -> str:
    """Return the beginning of the names of all folders of builds of one site."""
    return f".{target.name}.footnoted-"


def open_staging(site_dir: Path) -> Staging:
    """Return a new, locked folder for the next site; raise ``OSError``.

    It is next to the target, so that one rename is enough. It is inside it, hidden, if the target
    is a mount point or nothing may be made next to it.
    """
    target = Path(os.path.realpath(site_dir))
    try:
        return _opened(target)
    except FileNotFoundError:
        # Another build took the folder, not marked yet, for that of a build killed so early.
        return _opened(target)


def _opened(target: Path) -> Staging:
    name = prefix(target) + secrets.token_hex(4)
    if _mounted(target):
        return _made(target, target / name)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _made(target, target.parent / name)
    except FileNotFoundError:
        raise
    except OSError:
        if not target.is_dir():
            raise
        return _made(target, target / name)


def _mounted(target: Path) -> bool:
    """Return whether this is a mount point, even one with its parent's device (a container's bind
    mount).
    """
    if os.path.ismount(target):
        return True
    try:
        table = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    # proc(5): the fifth field is the mount point, blanks and backslashes as \ooo.
    escaped = str(target).replace("\\", r"\134").replace(" ", r"\040").replace("\t", r"\011")
    return any(line.split(" ")[4:5] == [escaped] for line in table.splitlines())


def seed(staging: Staging) -> None:
    """Start from a copy of the old site, with its times, for hosts that renew only what changed.

    It is a copy, not links: what the host then changes must not reach the old site. Top-level dot
    entries are left to :func:`carry_dot_entries`.
    """
    if not staging.target.is_dir():
        return
    for entry in sorted(staging.target.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, staging.new / entry.name, symlinks=True)
            _open_folders(staging.new / entry.name)
        else:
            shutil.copy2(entry, staging.new / entry.name, follow_symlinks=False)


def _discard(folder: Path, lock: int) -> None:
    """Remove a folder, its marker last: after a kill in between, the next sweep continues."""
    with contextlib.suppress(OSError):
        for entry in folder.iterdir():
            if entry.name != MARKER:
                remove(entry)
    os.close(lock)  # an open file would keep its folder on Windows
    with contextlib.suppress(OSError):
        if {entry.name for entry in folder.iterdir()} <= {MARKER}:
            remove(folder)


def _made(target: Path, folder: Path) -> Staging:
    # Only we may read it: inside a served folder nobody must see an unfinished site.
    folder.mkdir(mode=0o700)
    lock = -1
    try:
        lock = _marked(folder)
        staging = Staging(target, folder, lock)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        staging.new.mkdir()
        _take_after(target, staging.new)
    except BaseException:
        if lock >= 0:
            _discard(folder, lock)
        else:
            remove(folder)
        raise
    return staging


def _marked(folder: Path) -> int:
    """Return a locked marker; it is locked before it has its name, as an unlocked one means a dead
    build.
    """
    unnamed = folder / _UNNAMED
    unnamed.write_text(MEANING, encoding="utf-8")
    lock = os.open(unnamed, os.O_RDWR)
    try:
        take_lock(lock)
        os.rename(unnamed, folder / MARKER)
    except BaseException:
        os.close(lock)
        raise
    return lock


def _take_after(old: Path, new: Path) -> None:
    """Copy the mode, the attributes and the owner of the old site's folder to the new one.

    The new one stays open to its owner until it is in place.
    """
    if not old.is_dir():
        return
    shutil.copystat(old, new)
    theirs = old.stat()
    with contextlib.suppress(
        OSError, AttributeError
    ):  # only root can change owners; unknown elsewhere
        os.chown(new, theirs.st_uid, theirs.st_gid)
    new.chmod(stat.S_IMODE(theirs.st_mode) | OWNER)


def take_lock(descriptor: int) -> bool:
    """Return whether we have the lock of a marker now; it is free if no living process has it.

    The system releases the lock when a process ends, however it ends. On Windows it is never taken:
    folders of killed builds stay until a person removes them.
    """
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


# -------------------------------------------------------------------------------------------------
# The old site's own dot files are kept in the new one: ``.git``, ``.nojekyll``, ``.well-known``.
#
# As when the host empties its folder, only entries at the top count, and the new site's own take
# precedence.


def carry_dot_entries(old: Path, new: Path) -> None:
    """Put every dot entry of ``old`` that ``new`` lacks into ``new`` as well.

    ``old`` stays as it is. Files are hard links if the file system allows (a ``.git`` may be large,
    and one of the two folders is removed soon), else copies. Sockets and pipes are left out. Raises
    ``OSError`` if the disk is full.
    """
    if not old.is_dir():
        return
    for entry in sorted(old.iterdir()):
        if entry.name.startswith(".") and not is_staging(entry, old):
            _merge(entry, new / entry.name)


def is_staging(entry: Path, target: Path) -> bool:
    """Return whether an entry of a site's folder is the private folder of one of its builds."""
    return entry.name.startswith(prefix(target)) and (entry / MARKER).is_file()


def _merge(source: Path, destination: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        _merge_folder(source, destination)
    elif os.path.lexists(destination):
        return
    elif source.is_symlink():
        destination.symlink_to(source.readlink())
    elif source.is_file():
        _link_or_copy(source, destination)


def _merge_folder(source: Path, destination: Path) -> None:
    if os.path.lexists(destination) and not destination.is_dir():
        return
    fresh = not destination.exists()
    destination.mkdir(exist_ok=True)
    for entry in sorted(source.iterdir()):
        _merge(entry, destination / entry.name)
    if fresh:
        with contextlib.suppress(OSError):
            shutil.copystat(source, destination)


def _link_or_copy(source: Path, destination: Path) -> None:
    try:
        os.link(source, destination)
    except OSError:  # no links here, or not to another's files
        shutil.copy2(source, destination)


# -------------------------------------------------------------------------------------------------
# Put the finished site in the old one's place, and back if asked.
#
# The ways are tried from the safest on; nothing is ever removed.


class SwapWay(StrEnum):
    """How a site was put in its place, best first."""

    CREATED = "created"
    """There was none before: one rename."""
    EXCHANGED = "exchanged"
    """Old and new were exchanged in one step of the file system."""
    RENAMED = "renamed"
    """Two renames: for an instant there was no site, never half of one."""
    PIECEWISE = "piecewise"
    """Entry by entry: for a moment readers could see parts of both."""


@dataclass(frozen=True, slots=True)
class Swap:
    """What was done, and all that is needed to undo it."""

    way: SwapWay
    moves: tuple[Move, ...]


def swap_in(staging: Staging) -> Swap:
    """Put the new site in its place; raise ``OSError``, and then the old one is in place.

    The old site's dot entries are copied first. Afterwards, what was replaced is in the staging
    folder until that is closed.
    """
    carry_dot_entries(staging.target, staging.new)
    problem: OSError | None = None
    with opened_to_owner(staging.target):
        for way, moves in _ways(staging):
            try:
                return Swap(way, perform(moves(staging)))
            except OSError as error:
                problem = error
    raise problem or AssertionError("there is always a way to try")


def swap_out(swap: Swap, target: Path) -> None:
    """Put the old site back in its place; raise ``OSError``."""
    with opened_to_owner(target):
        take_back(swap.moves)


def _ways(staging: Staging) -> Iterator[tuple[SwapWay, Callable[[Staging], Iterator[Move]]]]:
    if staging.inside:
        yield SwapWay.PIECEWISE, _piecewise
    elif not staging.target.exists():
        yield SwapWay.CREATED, _created
    else:
        yield SwapWay.EXCHANGED, _exchanged
        yield SwapWay.RENAMED, _renamed
        yield SwapWay.PIECEWISE, _piecewise


def _created(staging: Staging) -> Iterator[Move]:
    yield Move(staging.new, staging.target)


def _exchanged(staging: Staging) -> Iterator[Move]:
    yield Move(staging.new, staging.target, mutual=True)


def _renamed(staging: Staging) -> Iterator[Move]:
    yield Move(staging.target, staging.old)
    yield Move(staging.new, staging.target)


def _piecewise(staging: Staging) -> Iterator[Move]:
    """Yield the moves that add what is new, replace what both have, remove what is gone: in that
    order.

    So a page that is seen in between has its style sheet. Nothing is copied except what a container
    has on another layer: a full disk cannot stop a rename half-way.
    """
    away = staging.away
    away.mkdir()
    new = _names(staging.new, staging.target)
    old = _names(staging.target, staging.target)
    for name in sorted(new - old):
        yield Move(staging.new / name, staging.target / name)
    for name in sorted(new & old):
        yield Move(staging.target / name, away / name)
        yield Move(staging.new / name, staging.target / name)
    for name in sorted(old - new):
        yield Move(staging.target / name, away / name)
    yield Move(away, staging.old)


def _names(folder: Path, target: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir() if not is_staging(entry, target)}


# -------------------------------------------------------------------------------------------------
# Repair and remove what killed builds have left.
#
# Only folders with our name and our marker are changed that no living process has locked.


def sweep(site_dir: Path) -> tuple[Path, ...]:
    """Remove the folders of killed builds of one site; return those that were removed.

    A site that was being replaced at the moment of the kill gets its old entries back first. A
    folder that cannot be read or removed stays and raises nothing.
    """
    target = Path(os.path.realpath(site_dir))
    swept = (_swept(folder, target) for folder in _candidates(target))
    return tuple(folder for folder in swept if folder)


def _candidates(target: Path) -> list[Path]:
    found: list[Path] = []
    for parent in (target.parent, target):
        try:
            found += [f for f in parent.iterdir() if f.name.startswith(prefix(target))]
        except OSError:
            continue
    return sorted(f for f in found if f.is_dir() and not f.is_symlink())


def _swept(folder: Path, target: Path) -> Path | None:
    try:
        lock = os.open(folder / MARKER, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return _begun(folder)
    if not take_lock(lock):
        os.close(lock)
        return None
    Staging(target, folder, lock).close()
    return None if folder.exists() else folder


def _begun(folder: Path) -> Path | None:
    """Remove the folder of a build that was killed before its marker had a name; return it."""
    try:
        if {entry.name for entry in folder.iterdir()} <= {_UNNAMED}:
            remove(folder)
    except OSError:
        return None
    return None if folder.exists() else folder


# -------------------------------------------------------------------------------------------------
# Two questions before anything is replaced: is this a site, and may it be there?
#
# The results say what is wrong; the host writes the message and stops.


def lacking(site: Path, expected: Iterable[str]) -> list[str]:
    """Return the expected files, as paths with ``/`` below the site, that are absent or empty."""
    return [name for name in sorted(set(expected)) if not _filled(site / name)]


def _filled(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def overlap(target: Path, sources: Iterable[Path], root: Path) -> Path | None:
    """Return the folder that publishing at ``target`` would destroy or read again, or None.

    ``target`` may not be, contain or be in one of the ``sources``, nor be or contain the project's
    ``root``. Links are followed first.
    """
    target = _real(target)
    if _real(root).is_relative_to(target):
        return root
    for source in sources:
        real = _real(source)
        if real.is_relative_to(target) or target.is_relative_to(real):
            return source
    return None


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
