"""The folder in which a new site is built, on the same file system as the old one.

Names it, marks it as ours, holds a lock on it and removes it; does not move the site.
"""

import contextlib
import os
import secrets
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from footnoted.publish.moves import Move, remove

MARKER = "made-by-footnoted.txt"
"""The file that tells a folder of ours from one that only has such a name; its lock tells
a build that is at work from one that was killed."""
MOUNTS = Path("/proc/self/mountinfo")
"""Linux's own table of mounts, see proc(5); absent elsewhere."""
MEANING = (
    "A build of Footnoted makes its new site in this folder. When no build is running,\n"
    "the folder is left over from one that was killed; the next build removes it.\n"
)


@dataclass(frozen=True, slots=True)
class Staging:
    """A private folder with the new site in it, and in the end what was replaced."""

    target: Path
    """Where the site belongs: absolute, no symbolic link anywhere on the way."""
    folder: Path
    """The private folder: beside the target or, where that cannot be, inside it."""
    lock: int
    """File descriptor of the locked marker."""

    @property
    def new(self) -> Path:
        """Give the folder the host builds into."""
        return self.folder / "site"

    @property
    def old(self) -> Path:
        """Give the place of the old site, when it was moved as a whole."""
        return self.folder / "old"

    @property
    def away(self) -> Path:
        """Give the place of old entries while they are replaced one by one.

        It gets the name of :attr:`old` when all are, so one of this name tells of a swap that
        stopped half-way.
        """
        return self.folder / "away"

    @property
    def inside(self) -> bool:
        """Tell whether the folder had to be made inside the target."""
        return self.folder.parent == self.target

    def close(self, *, keep: bool = False) -> None:
        """Put right what stopped half-way, remove the folder and let go of the lock.

        With ``keep`` the folder stays for good, for a person to look into. A folder that still
        holds the only copy of an old entry stays as well, for the next sweep to try again.
        """
        with contextlib.suppress(OSError):
            self._put_right()
        os.close(self.lock)  # before removing: an open file would hold its folder on Windows
        if keep:
            (self.folder / MARKER).unlink(missing_ok=True)
        elif not self._half_way():
            remove(self.folder)

    def _half_way(self) -> bool:
        return self.away.is_dir() or (self.old.is_dir() and not os.path.lexists(self.target))

    def _put_right(self) -> None:
        """Go back to the old site from between two renames; raises ``OSError``."""
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
    """Give the beginning of the names of all folders of builds of one site."""
    return f".{target.name}.footnoted-"


def open_staging(site_dir: Path) -> Staging:
    """Make a fresh, locked folder for the next site; raises ``OSError``.

    Beside the target, so that one rename is enough; inside it, hidden, when the target is a
    mount point or nothing may be made beside it.
    """
    target = Path(os.path.realpath(site_dir))
    name = prefix(target) + secrets.token_hex(4)
    if _mounted(target):
        return _made(target, target / name)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _made(target, target.parent / name)
    except OSError:
        if not target.is_dir():
            raise
        return _made(target, target / name)


def _mounted(target: Path) -> bool:
    """Tell a mount point, also one whose device is its parent's (a container's bind mount)."""
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
    """Begin from a copy of the old site, times kept, for hosts that renew only what changed.

    A copy, not links: what the host then writes in place must not reach the old site.
    Top-level dot entries are left to :func:`footnoted.publish.carry.carry_dot_entries`.
    """
    if not staging.target.is_dir():
        return
    for entry in sorted(staging.target.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, staging.new / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, staging.new / entry.name, follow_symlinks=False)


def _made(target: Path, folder: Path) -> Staging:
    # Readable by us alone: inside a served folder nobody shall read an unfinished site.
    folder.mkdir(mode=0o700)
    lock = -1
    try:
        lock = _marked(folder)
        staging = Staging(target, folder, lock)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        staging.new.mkdir()
        _take_after(target, staging.new)
    except BaseException:
        remove(folder)
        if lock >= 0:
            os.close(lock)
        raise
    return staging


def _marked(folder: Path) -> int:
    """Lock the marker before it gets its name: who sees it unlocked sees a dead build's."""
    unnamed = folder / f"{MARKER}.new"
    unnamed.write_text(MEANING, encoding="utf-8")
    lock = os.open(unnamed, os.O_RDWR)
    try:
        locked(lock)
        os.rename(unnamed, folder / MARKER)
    except BaseException:
        os.close(lock)
        raise
    return lock


def _take_after(old: Path, new: Path) -> None:
    """Give the new site's folder the mode, the attributes and the owner of the old one."""
    if not old.is_dir():
        return
    shutil.copystat(old, new)
    theirs = old.stat()
    with contextlib.suppress(OSError, AttributeError):  # owners are for root; unknown elsewhere
        os.chown(new, theirs.st_uid, theirs.st_gid)
        new.chmod(theirs.st_mode & 0o7777)


def locked(descriptor: int) -> bool:
    """Take the lock of a marker if nobody alive holds it; tell whether we have it now.

    The system gives the lock back when a process ends, however it ends. On Windows it is
    never taken: folders of killed builds stay there until a person removes them.
    """
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
