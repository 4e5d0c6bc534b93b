"""Lines of content, for the reports that count columns in bytes.

Reads through the loader's own reader, which follows no link and waits for no device.
"""

import os
import re
from functools import cache
from pathlib import Path

from footnoted.diagnostics import Mark
from footnoted.load.read import ARTICLE_SIZE, read_text

BREAK = re.compile(r"\r\n|\n|\r")
"""Where the loader ends a line; not what Python's ``splitlines`` takes for an end."""


class Lines:
    """The lines of files below a root, whose paths are written as seen from a folder."""

    def __init__(self, root: Path, folder: Path) -> None:
        """Take both folders, absolute; read nothing yet."""
        self._root, self._folder = root, folder
        self._file = cache(self._read)

    def __call__(self, mark: Mark) -> str | None:
        """Give the text of a mark's line, without its end; None where it cannot be had."""
        lines = self._file(mark.path)
        return lines[mark.line - 1] if 0 < mark.line <= len(lines) else None

    def _read(self, path: str) -> tuple[str, ...]:
        below = os.path.relpath(self._folder / path, self._root)
        text, _ = read_text(self._root, Path(below).as_posix(), ARTICLE_SIZE)
        return tuple(BREAK.split(text.removeprefix("\ufeff"))) if text is not None else ()
