"""Finds the Chromium that the browser tests drive; run as a program it prints the path.

The machine's own is preferred. `make browser` fetches one from npm where there is none, and calls
this program with the folder that it is to be made ready in.
"""

import os
import platform
import shutil
import sys
from pathlib import Path

NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)
"""Best first: the shell is the same browser without windows, and opens a page in half the time."""
FETCHED = Path(sys.prefix) / "chromium"

MISSING = """\
The browser tests need Chromium or Chrome, and none was found on PATH.
    Debian, Ubuntu:  sudo apt-get install chromium
    Fedora:          sudo dnf install chromium
    macOS:           brew install --cask chromium, then make test CHROMIUM=/path/to/it
Name another one with CHROMIUM=/path/to/it; everything else runs with: make check unit"""

# What was fetched is made for machines without a screen and without the sandbox's helper. One
# process for everything, as its maker starts it, would end with the first context that is closed.
START = """\
#!/bin/sh
export LD_LIBRARY_PATH="{folder}/al2023/lib${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}"
export FONTCONFIG_PATH="{folder}/fonts"
exec "{folder}/chromium" --no-sandbox --no-zygote --in-process-gpu \\
    --use-gl=angle --use-angle=swiftshader "$@"
"""
FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{folder}/fonts/cache</cachedir>
</fontconfig>
"""


def find() -> str | None:
    """Return the path of the browser: ``$CHROMIUM``, the first known name on PATH, or ours."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, (*NAMES, str(FETCHED / "start")))), None)


def fetched_would_run() -> bool:
    """Tell whether npm's Chromium is made for this machine, and nobody named another one."""
    here = (platform.system(), platform.machine())
    return here == ("Linux", "x86_64") and not os.environ.get("CHROMIUM")


def make_ready(folder: Path) -> None:
    """Write beside an unpacked Chromium how it is started and where its letters are."""
    (folder / "fonts" / "fonts.conf").write_text(FONTS.format(folder=folder), encoding="utf-8")
    start = folder / "start"
    start.write_text(START.format(folder=folder), encoding="utf-8")
    start.chmod(0o755)


def main(arguments: list[str]) -> int:
    """Print the path, or why there is none; return 2 where one from npm would do."""
    if arguments:
        make_ready(Path(arguments[0]).resolve())
    found = find()
    if found is None and fetched_would_run():
        return 2
    print(found or MISSING, file=sys.stdout if found else sys.stderr)
    return int(found is None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
