"""A site's folder with an old site in it, and ways to look at whole folders."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Tree = dict[str, bytes]


@pytest.fixture
def tree() -> Callable[[Path], Tree]:
    """Return a function: every file below a folder, by path, with its bytes."""

    def read(folder: Path) -> Tree:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    return read


@pytest.fixture
def grow() -> Callable[[Path, Mapping[str, str]], Path]:
    """Return a function that writes files below a folder."""

    def write(folder: Path, files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return write


OLD = {"index.html": "old", "gone/index.html": "old", "same/a.css": "old", ".git/HEAD": "ref"}


@pytest.fixture
def site(tmp_path: Path, grow: Callable[[Path, Mapping[str, str]], Path]) -> Path:
    """Return the folder of a published site."""
    return grow(tmp_path / "site", OLD)
