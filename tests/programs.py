"""Programs of others that a test asks: found, or the test is skipped and names what is lacking.

Downloads nothing. In continuous integration a skip fails the run, so there all of them are.
"""

import shutil
import sys
from pathlib import Path
from typing import NoReturn

import pytest

DEBIAN = {"exiftool": "libimage-exiftool-perl"}
"""Packages that are not named like their program."""

MODULES = Path(sys.prefix) / "npm" / "node_modules"
"""Where ``make`` puts what tests/browser/npm lists."""

EXIFTOOL = MODULES / "exiftool-vendored.pl" / "bin" / "exiftool"


def needed(name: str) -> str:
    """Return the path of a program on PATH, or skip the test that asks."""
    return shutil.which(name) or lacking(name)


def exiftool() -> list[str]:
    """Return how ExifTool is called: the machine's own, or the one that ``make`` fetched."""
    found = shutil.which("exiftool")
    if found:
        return [found]
    perl = shutil.which("perl")
    return [perl, str(EXIFTOOL)] if perl and EXIFTOOL.is_file() else [lacking("exiftool")]


def lacking(name: str) -> NoReturn:
    """Skip the test, and say what is to be installed."""
    pytest.skip(f"{name} is not installed (Debian: {DEBIAN.get(name, name)})")
