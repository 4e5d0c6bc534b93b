"""What files look like, so that a preview builds again only if one that counts has changed.

Names, sizes and times are compared; only files that are so young that these could be wrong are
read.
"""

import hashlib
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

_YOUNG = 2_000_000_000
"""Nanoseconds within which a file may change without a new time."""
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
        """Watch one more folder or file."""
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
    """Return what the files at some places look like, without editors' temporary files.

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


class Onlooker(threading.Thread):
    """Looks for changes in place of the host's observer, with the methods that are used.

    The host's observer stops forever if a folder is renamed, even if it comes back, as when
    branches change. For the configuration it looks through the whole folder around it, twice a
    second.
    """

    EVERY = 0.5
    """Seconds from look to look; more if a look takes long."""
    SHARE = 150
    """How many times as long as a look the pause after it is."""
    LONGEST = 5.0
    """The longest pause in seconds, however many files there are."""

    def __init__(self, briefings: str, event: Callable[[str], object]) -> None:
        """Take the folder in which backups do not count, and what makes an event of a file."""
        super().__init__(daemon=True)
        self._briefings, self._event = os.path.abspath(briefings), event
        self._handlers: dict[str, tuple[Any, bool]] = {}
        self._seen: dict[str, Seen] = {}
        self._over = threading.Event()

    def schedule(self, handler: Any, path: str, *, recursive: bool) -> str:
        """Watch one more folder or file from now on."""
        self._handlers[path] = handler, recursive
        self._seen[path] = self._look(path, recursive)
        return path

    def unschedule(self, path: str) -> None:
        """Stop watching a folder or file."""
        self._handlers.pop(path, None)

    def stop(self) -> None:
        """Stop soon."""
        self._over.set()

    def run(self) -> None:
        """Look until stopped; the first changed file of each place is reported."""
        pause = self.EVERY
        while not self._over.wait(pause):
            begun = time.thread_time()
            for path, (handler, recursive) in tuple(self._handlers.items()):
                before, now = self._seen[path], self._look(path, recursive)
                self._seen[path] = now
                if now != before:
                    changed = min(path for path, _ in now.items() ^ before.items())
                    handler.dispatch(self._event(changed))
            spent = time.thread_time() - begun
            pause = min(max(self.EVERY, self.SHARE * spent), self.LONGEST)

    def _look(self, path: str, recursive: bool) -> Seen:
        """Return what is seen at a place; no file is read, because each is looked at often."""
        places = [path]
        if not recursive and os.path.isdir(path):
            with suppress(OSError), os.scandir(path) as entries:
                places = [entry.path for entry in entries if entry.is_file()]
        return look(places, self._briefings, sys.maxsize, {})
