"""Finds the Chromium that the browser tests drive; run as a program it prints the path.

Downloads nothing: a browser is the machine's business, like Python itself.
"""

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MISSING = """\
The browser tests need Chromium or Chrome, and none was found on PATH.
    Debian, Ubuntu:  sudo apt-get install chromium
    Fedora:          sudo dnf install chromium
    macOS:           brew install --cask chromium, then make test CHROMIUM=/path/to/it
Name another one with CHROMIUM=/path/to/it; everything else runs with: make check unit"""


def find() -> str | None:
    """Return the path of the browser: ``$CHROMIUM`` or the first known name on PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


if __name__ == "__main__":
    found = find()
    print(found or MISSING, file=sys.stdout if found else sys.stderr)
    sys.exit(found is None)
