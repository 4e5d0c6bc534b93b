"""A preview builds again if a file that counts has changed, not for editors' temporary files."""

import time
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from footnoted.changes import Watched


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

    server.builder = lambda: watched.if_changed(build)
    server.watch = noted  # type: ignore[method-assign]
