"""A preview builds again if a file that counts has changed, and goes on where a build fails."""

import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from footnoted.changes import Watched

log = get_plugin_logger(__name__)


def build_for_changes(server: LiveReloadServer, config: MkDocsConfig, briefings: Path) -> None:
    """Have a server build only for changes that count, and note whatever it watches from now on."""
    build, watch = server.builder, server.watch
    watched = Watched(briefings, time.time_ns)
    for place in filter(None, (config.docs_dir, config.config_file_path, *config.theme.dirs)):
        watched.add(place)

    def noted(path: str, func: Any = None, *, recursive: bool = True) -> None:
        # Whoever gives a function gives the builder: the server takes no other.
        watch(path, None if func is build else func, recursive=recursive)
        watched.add(path)

    server.watch = noted  # type: ignore[method-assign]
    answer_always(server, lambda: watched.if_changed(build))


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
