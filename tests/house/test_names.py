"""Names and first words: what a module is called and how it introduces itself."""

import ast
from pathlib import Path

import pytest

Trees = dict[Path, ast.Module]

NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
"""Names that say where code was left, not what it does."""


def public(file: Path, package: Path) -> bool:
    parts = file.relative_to(package).with_suffix("").parts
    return not any(part.startswith("_") and part != "__init__" for part in parts)


def test_no_module_is_named_for_nothing(modules: list[str]) -> None:
    assert [name for name in modules if NAMELESS & set(name.split("."))] == []


def test_every_public_module_says_its_job_in_a_first_line_that_ends(
    trees: Trees, package: Path
) -> None:
    wanting = [
        str(file)
        for file, tree in trees.items()
        if public(file, package)
        and not (ast.get_docstring(tree) or "").partition("\n")[0].endswith((".", "?", "!"))
    ]
    assert wanting == []


def test_every_room_has_tests_of_its_own(package: Path, root: Path) -> None:
    rooms = [folder.parent for folder in package.glob("*/__init__.py")]
    without = [
        room.name for room in rooms if not list((root / "tests" / room.name).rglob("test_*.py"))
    ]
    assert without == []


@pytest.mark.parametrize("suffix", [".py", ".md", ".yml", ".toml", ".js", ".css"])
def test_text_is_utf8_with_unix_line_ends(tracked: list[Path], root: Path, suffix: str) -> None:
    ours = [
        file
        for file in tracked
        if file.suffix == suffix and not file.is_relative_to(root / "tests" / "cases")
    ]
    texts = {file: file.read_bytes() for file in ours}
    assert [str(file) for file, data in texts.items() if b"\r" in data] == []
    for data in texts.values():
        data.decode("utf-8")
