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

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

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

    def if_changed(self, build: Callable[[set[str] | None], object]) -> None:
        """Build, unless everything looks as it did when the last build began.

        ``build`` gets the changed files, or None if the last build failed.
        """
        before, self._seen = self._seen, None  # a build that fails is tried again
        now = look(self._places, self._briefings, self._clock(), before or {})
        if before is None:
            build(None)
        elif now != before:
            build({path for path, _ in now.items() ^ before.items()})
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

    It looks at once when the system reports that something was written, and from time to time in
    any case, since such reports get lost: if a folder is renamed and comes back, as when branches
    change, on network drives, or if the system watches too much already.
    """

    EVERY = 0.5
    """Seconds from look to look; more if a look takes long."""
    SHARE = 150
    """How many times as long as a look the pause after it is."""
    LONGEST = 5.0
    """The longest pause in seconds, however many files there are."""
    SETTLE = 0.02
    """Seconds that a program has to finish what it has begun to write."""
    REST = 3
    """How many times as long as a look the pause before the next report is."""

    def __init__(self, briefings: str, event: Callable[[str], object]) -> None:
        """Take the folder in which backups do not count, and what makes an event of a file."""
        super().__init__(daemon=True)
        self._briefings, self._event = os.path.abspath(briefings), event
        self._handlers: dict[str, tuple[Any, bool]] = {}
        self._seen: dict[str, Seen] = {}
        self._over, self._alarm = threading.Event(), _Alarm()

    def schedule(self, handler: Any, path: str, *, recursive: bool) -> str:
        """Watch one more folder or file from now on."""
        self._handlers[path] = handler, recursive
        self._seen[path] = self._look(path, recursive)
        self._alarm.watch(path, recursive=recursive)
        return path

    def unschedule(self, path: str) -> None:
        """Stop watching a folder or file."""
        self._handlers.pop(path, None)

    def stop(self) -> None:
        """Stop soon."""
        self._over.set()
        self._alarm.written.set()

    def run(self) -> None:
        """Look until stopped; the first changed file of each place is reported."""
        pause, written = self.EVERY, self._alarm.written
        self._alarm.renew()
        while True:
            told = written.wait(pause)
            if self._over.wait(self.SETTLE if told else 0):
                break
            written.clear()
            begun = time.thread_time()
            changed = [path for path in tuple(self._handlers) if self._report(path)]
            if changed and not told:
                self._alarm.renew()
            spent = time.thread_time() - begun
            pause = min(max(self.EVERY, self.SHARE * spent), self.LONGEST)
            if told:
                self._over.wait(self.REST * spent)
        self._alarm.end()

    def _report(self, path: str) -> bool:
        """Report the first changed file of a place; return whether there is one."""
        handler, recursive = self._handlers[path]
        before, now = self._seen[path], self._look(path, recursive)
        self._seen[path] = now
        if now == before:
            return False
        handler.dispatch(self._event(min(each for each, _ in now.items() ^ before.items())))
        return True

    def _look(self, path: str, recursive: bool) -> Seen:
        """Return what is seen at a place; no file is read, because each is looked at often."""
        places = [path]
        if not recursive and os.path.isdir(path):
            with suppress(OSError), os.scandir(path) as entries:
                places = [entry.path for entry in entries if entry.is_file()]
        return look(places, self._briefings, sys.maxsize, {})


class _Alarm(FileSystemEventHandler):
    """What the system reports about some places: that something was written, not what."""

    WRITTEN = frozenset({"created", "modified", "moved", "deleted", "closed"})
    """Our own reading of files is reported by other words."""

    def __init__(self) -> None:
        """Begin without a place."""
        self.written = threading.Event()
        self._places: dict[str, bool] = {}
        self._observer: Any = None

    def watch(self, path: str, *, recursive: bool) -> None:
        """Watch one more place; of a file, the folder, since a program may replace the file."""
        folder = os.path.isdir(path)
        place = path if folder else os.path.dirname(path)
        self._places[place] = self._places.get(place, False) or (folder and recursive)
        if self._observer is not None:
            self.renew()

    def renew(self) -> None:
        """Watch all places anew, as far as the system can."""
        self.end()
        observer = self._observer = Observer()
        for place, recursive in self._places.items():
            with suppress(OSError):
                observer.schedule(self, place, recursive=recursive)
        # The system may be unable to watch so much, or to start one more thread.
        with suppress(OSError, RuntimeError):
            observer.start()

    def end(self) -> None:
        """Stop watching."""
        if self._observer is not None:
            self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note that something was written."""
        if event.event_type in self.WRITTEN:
            self.written.set()
