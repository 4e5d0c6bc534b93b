"""A folder of finished files, each under the name of what it was made from and what it is.

``KEY-DIGEST.webp``: the key says what was asked for, the digest what came out, so a file that was
damaged is known by its name and never used. Several builds may use one folder. Reads no clock; the
file system's times say what was used last.
"""

import hashlib
import os
import re
import threading
from itertools import count
from pathlib import Path

SPARE = 512 * 1024 * 1024
"""Bytes that files may take which the last build did not use: other branches need some of them."""
_NAME = re.compile(r"([0-9a-f]{32})-([0-9a-f]{32})\.(\w{2,5})")
_UNFINISHED = re.compile(r"[0-9a-f]{32}\.\d+\.\d+\.part")
_NUMBERS = count()


class Cache:
    """The folder as one build sees it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()
        self._lock = threading.Lock()
        names = sorted(os.listdir(folder)) if folder.is_dir() else []
        self._names: dict[tuple[str, str], list[str]] = {}
        for name in names:
            if found := _NAME.fullmatch(name):
                self._names.setdefault((found[1], found[3]), []).append(name)

    def find(self, key: str, suffix: str) -> Path | None:
        """Give the file made for this key, if it is there and whole; note that it was used."""
        for name in self._names.get((key, suffix), ()):
            file = self.folder / name
            if _whole(file):
                self._use(name)
                return file
            file.unlink(missing_ok=True)
        return None

    def keep(self, key: str, suffix: str, data: bytes) -> Path:
        """Keep what was made for this key; the file is there whole or not at all."""
        self._open()
        digest = hashlib.sha256(data).hexdigest()[:32]
        part = self.folder / f"{key}.{os.getpid()}.{next(_NUMBERS)}.part"
        file = self.folder / f"{key}-{digest}.{suffix}"
        try:
            part.write_bytes(data)
            os.replace(part, file)
        finally:
            part.unlink(missing_ok=True)
        self._use(file.name)
        return file

    def _open(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True)
            # No repository wants it, whatever its own list of ignored files says.
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")

    def sweep(self, spare: int = SPARE) -> int:
        """Remove what was not used, the longest unused first, down to ``spare`` bytes.

        Gives how many files went. Files of other names are left alone.
        """
        unused, removed = [], 0
        names = os.listdir(self.folder) if self.folder.is_dir() else []
        for name in names:
            ours = _NAME.fullmatch(name) or _UNFINISHED.fullmatch(name)
            if ours and name not in self._used:
                unused.append(self._told(name))
        for _, name, size in sorted(unused, reverse=True):
            spare -= size
            if spare < 0:
                (self.folder / name).unlink(missing_ok=True)
                removed += 1
        return removed

    def _told(self, name: str) -> tuple[int, str, int]:
        try:
            told = os.stat(self.folder / name)
        except FileNotFoundError:  # another build was faster
            return 0, name, 0
        return told.st_mtime_ns, name, told.st_size

    def _use(self, name: str) -> None:
        with self._lock:
            self._used.add(name)


_seen: dict[Path, tuple[int, int, int]] = {}
"""What a file was like when this process last read it: a preview reads none twice."""


def _whole(file: Path) -> bool:
    """Tell whether a file is what its name says; note that it was used."""
    if file in _seen and _seen[file] == _state(file):
        return True
    if _digest(file) != file.stem.partition("-")[2]:
        return False
    os.utime(file)
    _seen[file] = _state(file)
    return True


def _state(file: Path) -> tuple[int, int, int]:
    try:
        told = os.lstat(file)
    except OSError:
        return 0, 0, 0
    return told.st_ino, told.st_size, told.st_mtime_ns


def _digest(file: Path) -> str:
    """Give the digest of a file as its name has it; empty where it cannot be read."""
    try:
        if file.is_symlink():
            return ""
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()[:32]
    except OSError:
        return ""
