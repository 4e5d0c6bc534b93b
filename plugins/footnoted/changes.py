"""What files look like, so that a preview builds again only where one that counts has changed.

Looks at names, sizes and times; reads files only that are so young that these could deceive.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

_YOUNG = 2_000_000_000
"""Nanoseconds within which a file may change without its times telling."""
_PASSING = re.compile(r"\.|4913$|.*___jb_(?:tmp|old)___$")
"""Names of files that no site has (hidden ones) or that editors remove at once."""
_BACKUP = re.compile(r".*~$|#.*#$")
"""Names of copies that editors leave; nothing is read from them in the folder of briefings."""

Seen = dict[str, tuple[object, ...]]
"""What each file looked like."""


class Watched:
    """Files and folders, and what they looked like when the last build began."""

    def __init__(self, briefings: str | os.PathLike[str], clock: Callable[[], int]) -> None:
        """Take the folder in which backups do not count, and a clock of nanoseconds."""
        self._briefings, self._clock = os.path.abspath(briefings), clock
        self._places: list[str] = []
        self._seen: Seen | None = {}

    def add(self, path: str) -> None:
        """Look at one more folder or file."""
        place = os.path.abspath(path)
        self._places.append(place)
        if self._seen is not None:
            self._seen |= look([place], self._briefings, self._clock(), {})

    def if_changed(self, build: Callable[[], object]) -> None:
        """Build, unless everything looks as it did when the last build began."""
        before, self._seen = self._seen, None  # a build that fails is tried again
        now = look(self._places, self._briefings, self._clock(), before or {})
        if now != before:
            build()
        self._seen = now


def look(places: Iterable[str], briefings: str, now: int, before: Seen) -> Seen:
    """Return what the files at some places look like, but for editors' temporary files.

    ``briefings`` is the folder in which backups do not count, ``now`` the time in nanoseconds,
    ``before`` what the same files looked like earlier.
    """
    files = _files(places, briefings)
    return {path: _told(path, now - _YOUNG, before.get(path)) for path in files}


def _files(places: Iterable[str], briefings: str) -> Iterator[str]:
    for place in places:
        if not os.path.isdir(place):
            yield place
            continue
        backups = place == briefings
        for here, folders, names in os.walk(place, followlinks=True):
            folders[:] = _lasting(folders, backups=False)
            yield from (os.path.join(here, name) for name in _lasting(names, backups=backups))


def _lasting(names: Iterable[str], *, backups: bool) -> list[str]:
    return [
        name for name in names if not _PASSING.match(name) and not (backups and _BACKUP.match(name))
    ]


def _told(path: str, young: int, before: tuple[object, ...] | None) -> tuple[object, ...]:
    """Return what a file looks like; its contents count if it is or was young."""
    try:
        told = os.stat(path)
        look = (told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino)
        was_young = before is not None and len(before) > len(look)
        if was_young or max(told.st_mtime_ns, told.st_ctime_ns) > young:
            return *look, hashlib.blake2b(Path(path).read_bytes(), digest_size=16).digest()
    except OSError as error:
        return (error.errno,)
    return look
