"""A preview builds again if a file that counts has changed, and goes on where a build fails."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from html import escape
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from watchdog.events import FileModifiedEvent, FileSystemEventHandler

from footnoted.changes import Seen, Watched, look

log = get_plugin_logger(__name__)


def build_for_changes(server: LiveReloadServer, config: MkDocsConfig, briefings: Path) -> None:
    """Have a server build only for changes that count, and note whatever it watches from now on."""
    places = [*filter(None, (config.docs_dir, config.config_file_path, *config.theme.dirs))]
    _look_on(server, briefings, places)
    build, watch = server.builder, server.watch
    watched = Watched(briefings, time.time_ns)
    for place in places:
        watched.add(place)

    def noted(path: str, func: Any = None, *, recursive: bool = True) -> None:
        # Whoever gives a function gives the builder: the server takes no other.
        watch(path, None if func is build else func, recursive=recursive)
        watched.add(path)

    server.watch = noted  # type: ignore[method-assign]
    answer_always(server, lambda: watched.if_changed(build))


def _look_on(server: LiveReloadServer, briefings: Path, places: list[str]) -> None:
    """Have our own observer look at those of some places that the server watches, and at others
    that are added.
    """
    watched = [place for place in places if _unwatched(server, place)]
    server.observer = Onlooker(str(briefings))  # type: ignore[assignment]
    for place in watched:
        server.watch(place)


def _unwatched(server: LiveReloadServer, place: str) -> bool:
    """Have a server watch a place no longer; return whether it did."""
    for times in count():
        try:
            server.unwatch(place)  # it counts how often it was asked
        except KeyError:
            return times > 0
    return False


class Onlooker(threading.Thread):
    """Looks for changes in the place of the host's observer, and has those methods that are used.

    The host's stops for ever at a folder that is renamed, though it comes back, as in a change of
    branches. For the configuration it looks through the whole folder around it, twice a second.
    """

    EVERY = 0.5
    """Seconds from look to look; more where a look takes long."""
    SHARE = 150
    """How many times as long as a look the pause after it is."""
    LONGEST = 5.0
    """Seconds that no pause is longer than, however many files there are."""

    def __init__(self, briefings: str) -> None:
        """Take the folder in which backups do not count."""
        super().__init__(daemon=True)
        self._briefings = os.path.abspath(briefings)
        self._handlers: dict[str, tuple[FileSystemEventHandler, bool]] = {}
        self._seen: dict[str, Seen] = {}
        self._over = threading.Event()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> str:
        """Look at one more folder or file from now on."""
        self._handlers[path] = handler, recursive
        self._seen[path] = self._look(path, recursive)
        return path

    def unschedule(self, path: str) -> None:
        """Look no more at a folder or file."""
        self._handlers.pop(path, None)

    def stop(self) -> None:
        """End soon."""
        self._over.set()

    def run(self) -> None:
        """Look until it is over; the first changed file of each place is reported."""
        pause = self.EVERY
        while not self._over.wait(pause):
            begun = time.thread_time()
            for path, (handler, recursive) in tuple(self._handlers.items()):
                before, now = self._seen[path], self._look(path, recursive)
                self._seen[path] = now
                if now != before:
                    changed = min(path for path, _ in now.items() ^ before.items())
                    handler.dispatch(FileModifiedEvent(changed))
            spent = time.thread_time() - begun
            pause = min(max(self.EVERY, self.SHARE * spent), self.LONGEST)

    def _look(self, path: str, recursive: bool) -> Seen:
        """Return what is seen at a place; no file is read, for each is looked at often."""
        places = [path]
        if not recursive and os.path.isdir(path):
            with suppress(OSError), os.scandir(path) as entries:
                places = [entry.path for entry in entries if entry.is_file()]
        return look(places, self._briefings, sys.maxsize, {})


def end_tidily() -> None:
    """Have SIGTERM end the program as Ctrl-C does: what it has begun is taken away.

    Changes nothing where something else handles that signal, or outside of the main thread.
    """
    main = threading.current_thread() is threading.main_thread()
    if main and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _end)


def _end(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)  # a second one ends it at once
    raise SystemExit(128 + number)


_FAILED = """<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<title>Not built</title><h1>The preview could not be built</h1><pre>{}</pre>
<p>The log says more. This page looks again every two seconds.</p>"""


def answer_always(server: LiveReloadServer, build: Callable[[], object]) -> None:
    """Have a server build, and answer with what went wrong until a build succeeds.

    MkDocs would keep every browser waiting.
    """
    found, wrong = server.error_handler, [""]

    def attempt() -> None:
        wrong[0] = ""
        try:
            build()
        except Exception as error:
            wrong[0] = f"{type(error).__name__}: {error}"
            log.exception("The preview could not be built; it goes on with the next change.")

    server.builder = attempt
    server.error_handler = lambda code: (
        _FAILED.format(escape(wrong[0])).encode() if wrong[0] else found(code)
    )
