"""Take the pictures of the built site that README and guide show.

Run it as ``make screenshots``: it reads ``site/`` as the last build left it and
writes ``docs/assets/screenshots/*.png``; it edits and judges nothing.
"""

import functools
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import MISSING, find

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
FOLDER = ROOT / "docs" / "assets" / "screenshots"
LARGEST = 200_000
"""Bytes of one picture; a larger one makes the README slow."""


@dataclass(frozen=True)
class Shot:
    """One picture: which page, how wide, in which colours, and from which element down."""

    name: str
    page: str
    """Address below the site's own."""
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    top: str = ""
    """Selector of the element that comes to the top; empty for the page's beginning."""


SHOTS = (
    Shot("briefing", "briefings/kursk-oblast/", 1180, 860),
    Shot("claims", "briefings/exchange-offer/", 1180, 620, top=".fn-claims"),
    Shot("timeline", "timeline/", 1180, 720),
    Shot("figures", "figures/", 1180, 620, top="#figures"),
    Shot("phone", "briefings/plan-and-call/", 390, 780, scheme="dark"),
)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; give its address with a closing slash."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def take(browser: Browser, address: str, shot: Shot, folder: Path) -> Path:
    """Take one picture; give its file."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + shot.page, wait_until="networkidle")
    if shot.top:
        # Below the theme's header, which stays at the top of the window.
        page.evaluate(
            "selector => window.scrollTo(0, document.querySelector(selector)"
            ".getBoundingClientRect().top + window.scrollY - 72)",
            shot.top,
        )
        page.wait_for_timeout(300)
    file = folder / f"{shot.name}.png"
    page.screenshot(path=file, animations="disabled")
    context.close()
    return file


def main() -> int:
    """Take every picture; give the exit status."""
    chromium = find()
    if chromium is None:
        print(MISSING, file=sys.stderr)
        return 1
    if not (SITE / "index.html").is_file():
        print("There is no site yet: run make site.", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        files = [take(browser, address, shot, FOLDER) for shot in SHOTS]
        browser.close()
    for file in files:
        print(f"{file.relative_to(ROOT).as_posix()}: {file.stat().st_size:,} bytes")
    return int(any(file.stat().st_size > LARGEST for file in files))


if __name__ == "__main__":
    sys.exit(main())
