"""The repository is about its product: it names no machine it was written on."""

import re
from pathlib import Path

import pytest

# Assembled, so that this file does not find itself.
FOLDERS = "|".join(["work", "tmp", "root", "home", "farm", "Users", "opt"])
MACHINE_PATH = re.compile(rf"(?<![\w.:~/}})\]-])/(?:{FOLDERS})/")
"""An absolute path of somebody's machine; part of an address or of a relative path is none."""

HOSTS = re.compile(
    r"\b(?:files\.)?python(?:hosted)\.org|--(?:extra-)?index-url|--find-links|\.pyenv"
)
"""The origin of somebody's packages."""

ALLOWED_HOSTS = {"Makefile"}
"""The command that leaves addresses out of the locks has to name the option."""


def readable(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def found(pattern: re.Pattern[str], files: list[Path], root: Path) -> list[str]:
    return [
        f"{file.relative_to(root)}:{number}: {line.strip()[:80]}"
        for file in files
        for number, line in enumerate(readable(file).splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_tracked_file_names_a_path_of_a_machine(tracked: list[Path], root: Path) -> None:
    itself = Path(__file__)
    assert found(MACHINE_PATH, [file for file in tracked if file != itself], root) == []


def test_no_tracked_file_names_a_package_index(tracked: list[Path], root: Path) -> None:
    itself = Path(__file__)
    files = [file for file in tracked if file != itself and file.name not in ALLOWED_HOSTS]
    assert found(HOSTS, files, root) == []


@pytest.mark.parametrize(
    "line", ["see /tmp/notes", '"/home/ada/x"', "(/root/x)", "cd /work/main", "path=/tmp/x"]
)
def test_a_path_of_a_machine_is_recognised(line: str) -> None:
    assert MACHINE_PATH.search(line)


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/work/1",
        "../work/notes.md",
        "docs/home/index.md",
        "the files in tests/tmp/",
        "{{ base }}/home/",
        "~/work/",
    ],
)
def test_an_address_or_a_relative_path_is_not_taken_for_one(line: str) -> None:
    assert not MACHINE_PATH.search(line)


def test_nothing_built_is_tracked(tracked: list[Path], root: Path) -> None:
    built = {"site", "build", "dist", ".venv", "node_modules", "__pycache__"}
    names = [file.relative_to(root) for file in tracked]
    # A room of the package may well be called `build`; only what lies on top or is a cache counts.
    assert [str(n) for n in names if n.parts[0] in built or "__pycache__" in n.parts] == []
