"""Build a preview again if a file that counts has changed, and continue if a build fails.

If only the content has changed, only pages and files that differ are made again.
"""

import signal
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import chain, count
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from watchdog.events import FileModifiedEvent

from footnoted.changes import Onlooker, Watched

log = get_plugin_logger(__name__)


_WHOLE = ("pre_build", "files", "nav", "env", "post_build")
"""The events of a whole site: a plugin that handles one may look at all pages."""


class Whole(NamedTuple):
    """What MkDocs made of the whole site, and Material's search plugin if there is one."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    search: Any

    def is_ours(self, plugin: object) -> bool:
        """Return whether nobody but ``plugin`` and the search looks at more than single pages."""
        events = self.config.plugins.events
        handlers = chain.from_iterable(events[name] for name in _WHOLE)
        return all(getattr(each, "__self__", None) in {plugin, self.search} for each in handlers)

    def read(self, pages: Iterable[Page]) -> bool:
        """Read some pages again; return whether the navigation stays the same."""
        for page in pages:
            title = page.title
            vars(page).pop("render", None)
            page.links_to_anchors = None
            _populate_page(page, self.config, self.files)
            if page in self.nav.pages and page.title != title:
                return False
        return True

    def write(self, pages: Sequence[Page]) -> None:
        """Write some pages again, and what search finds on them."""
        shown = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        index = getattr(self.search, "search_index", None)
        found: dict[str, list[Any]] = {}
        for entry in index.entries if index else ():
            found.setdefault(entry["location"].partition("#")[0], []).append(entry)
        for page in pages:
            if index:
                index.entries = found[page.url] = []
            draft = page.file.inclusion.is_excluded()
            _build_page(page, self.config, shown, self.nav, self.env, excluded=draft)
            level = self.config.validation.links.anchors
            page.validate_anchor_links(files=self.files, log_level=level)
        if index:
            index.entries = [*chain.from_iterable(found.values())]
            self.search.on_post_build(config=self.config)


def build_for_changes(
    server: LiveReloadServer,
    config: MkDocsConfig,
    briefings: Path,
    again: Callable[[Iterable[str]], bool],
) -> None:
    """Make a server build only for changes that count, and note what it watches from now on.

    ``again`` gets the changed files, and returns whether it made all that they change.
    """
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

    def made(changed: Iterable[str] | None) -> None:
        if changed is None or not again(changed):
            build()

    answer_always(server, lambda: watched.if_changed(made))


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
