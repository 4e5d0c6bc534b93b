"""A preview builds again only if a file that counts has changed, not for editors' temporary files."""

import os
import time
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from footnoted.changes import Seen, look


class Watch:
    """The builder of a preview's server, called only if something has changed."""

    def __init__(self, server: LiveReloadServer, config: MkDocsConfig, briefings: Path) -> None:
        """Stand before the builder of a server, and note whatever it watches from now on."""
        self._build, self._watch = server.builder, server.watch
        self._briefings = os.path.abspath(briefings)
        self._places: list[str] = []
        self._seen: Seen | None = {}
        for place in (config.docs_dir, config.config_file_path, *config.theme.dirs):
            if place:
                self._add(place)
        server.builder = self
        server.watch = self.watch  # type: ignore[method-assign]

    def watch(self, path: str, func: Any = None, *, recursive: bool = True) -> None:
        """Watch a folder or file as the server does; ``func`` can only be its builder."""
        if func is not None and func not in (self, self._build):
            raise TypeError("Only the builder can be called when a file changes.")
        self._watch(path, recursive=recursive)
        self._add(path)

    def __call__(self) -> None:
        """Build, unless everything looks as it did when the last build began."""
        before, self._seen = self._seen, None  # a build that fails is tried again
        now = look(self._places, self._briefings, time.time_ns(), before or {})
        if now != before:
            self._build()
        self._seen = now

    def _add(self, path: str) -> None:
        place = os.path.abspath(path)
        self._places.append(place)
        if self._seen is not None:
            self._seen |= look([place], self._briefings, time.time_ns(), {})
