"""Build a preview again if a file that counts has changed, and continue if a build fails."""

import signal
import threading
import time
from collections.abc import Callable
from html import escape
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from watchdog.events import FileModifiedEvent

from footnoted.changes import Onlooker, Watched

log = get_plugin_logger(__name__)


def build_for_changes(server: LiveReloadServer, config: MkDocsConfig, briefings: Path) -> None:
    """Make a server build only for changes that count, and note what it watches from now on."""
    places = [*filter(None, (config.docs_dir, config.config_file_path, *config.theme.dirs))]
    _look_on(server, briefings, places)
    build, watch = server.builder, server.watch
    watched = Watched(briefings, time.time_ns)
    for place in places:
        watched.add(place)

    def noted(path: str, func: Any = None, *, recursive: bool = True) -> None:
        # The server builds with one function only, so any function given is replaced by it.
        watch(path, None if func is build else func, recursive=recursive)
        watched.add(path)

    server.watch = noted  # type: ignore[method-assign]
    answer_always(server, lambda: watched.if_changed(build))


def _look_on(server: LiveReloadServer, briefings: Path, places: list[str]) -> None:
    """Make our own observer watch those of some places that the server watches, and new ones."""
    watched = [place for place in places if _unwatched(server, place)]
    server.observer = Onlooker(str(briefings), FileModifiedEvent)  # type: ignore[assignment]
    for place in watched:
        server.watch(place)


def _unwatched(server: LiveReloadServer, place: str) -> bool:
    """Make a server stop watching a place; return whether it did."""
    for times in count():
        try:
            server.unwatch(place)  # it counts how often it was asked
        except KeyError:
            return times > 0
    return False


def end_tidily() -> None:
    """Make SIGTERM end the program as Ctrl-C does: what it has begun is removed.

    Nothing changes if something else handles that signal, or outside of the main thread.
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
    """Make a server build, and answer with the error until a build succeeds.

    MkDocs would keep every browser waiting.
    """
    found, wrong = server.error_handler, [""]

    def attempt() -> None:
        wrong[0] = ""
        try:
            build()
        except Exception as error:
            wrong[0] = f"{type(error).__name__}: {error}"
            log.exception("The preview could not be built. It tries again after the next change.")

    server.builder = attempt
    server.error_handler = lambda code: (
        _FAILED.format(escape(wrong[0])).encode() if wrong[0] else found(code)
    )
