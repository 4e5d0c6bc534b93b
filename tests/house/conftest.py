"""The house as data: its files, its modules and its syntax trees."""

import ast
import subprocess
from pathlib import Path

import pytest

from tests.programs import needed

Trees = dict[Path, ast.Module]


@pytest.fixture(scope="session")
def package(root: Path) -> Path:
    """Return the folder of the package."""
    return root / "plugins" / "footnoted"


@pytest.fixture(scope="session")
def trees(package: Path) -> Trees:
    """Return the syntax tree of each Python file of the package."""
    files = sorted(package.rglob("*.py"))
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}


@pytest.fixture(scope="session")
def modules(package: Path, trees: Trees) -> list[str]:
    """Return the dotted name of every module of the package."""
    return [dotted(file, package) for file in trees]


@pytest.fixture(scope="session")
def tracked(root: Path) -> list[Path]:
    """Return every file of the checkout that git knows and that is there."""
    command = [needed("git"), "ls-files", "-z"]
    if not (root / ".git").exists():
        pytest.skip("this is no checkout, so nobody knows which files belong to it")
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return [root / name for name in done.stdout.split("\0") if name and (root / name).is_file()]


def dotted(file: Path, package: Path) -> str:
    """Return the name by which a file of the package is imported."""
    parts = file.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
