"""Take the pictures of the built site, and of a check, that README and guide show.

Run it as ``make screenshots``: it reads ``site/`` as the last build left it, checks a copy of the
briefings in which a word is changed, and writes ``docs/assets/screenshots/*.png``; it changes and
judges nothing else. Arguments are the names of pictures to take; without any, all are.
"""

import functools
import html
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import MISSING, find

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
FOLDER = ROOT / "docs" / "assets" / "screenshots"
LARGEST = 200_000
"""Bytes of one picture; a larger one makes the README slow."""


@dataclass(frozen=True)
class Shot:
    """One picture: which page, how wide, in which colors, and from which element down."""

    name: str
    page: str
    """The page's address below the site's own."""
    width: int
    height: int
    top: str = ""
    """The selector of the element at the top; empty for the page's beginning."""
    click: str = ""
    """The selector of words that are clicked to open their card."""


SHOTS = (
    Shot("briefing", "briefings/kursk-oblast/", 1180, 860),
    Shot("card", "briefings/exchange-offer/", 1180, 620, click="#claim-swap-one-for-another"),
    Shot("claims", "briefings/exchange-offer/", 1180, 620, top=".fn-claims"),
    Shot("timeline", "timeline/", 1180, 720, top="#y2025"),
    Shot("figures", "figures/", 1180, 620, top="#figures"),
)


CHECK = "check"
"""The picture of a terminal."""
EDITED = "briefings/exchange-offer.md"
EDIT = ("ready to trade land with Russia", "ready to exchange land with Russia")
"""A change in the article that README and guide describe."""
TERMINAL = """\
<!doctype html><meta charset="utf-8"><title>Terminal</title>
<style>
body { margin: 0; background: #1d2125; color: #e6e8ea; }
pre { margin: 0; padding: 1.2rem 1.4rem; font: 15px/1.5 monospace; white-space: pre-wrap; }
b { color: #ff9a8b; } i { color: #9ad0ff; font-style: normal; }
</style>
<pre>$ footnoted check %s
%s</pre>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yield its address with a closing slash."""
    handle = functools.partial(handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handle) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def take(browser: Browser, address: str, shot: Shot, folder: Path) -> Path:
    """Take one picture; return its file."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="light",
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
    if shot.click:
        words = page.locator(shot.click).first
        words.scroll_into_view_if_needed()
        words.click(position={"x": 8, "y": 8})
        page.wait_for_timeout(900)
    file = folder / f"{shot.name}.png"
    page.screenshot(path=file, animations="disabled")
    context.close()
    return file


def checked() -> str:
    """Check a copy of the briefings in which a word is changed; return what is printed."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copytree(ROOT / "briefings", root / "briefings")
        article = root / EDITED
        text = article.read_text(encoding="utf-8")
        article.write_text(text.replace(*EDIT), encoding="utf-8")
        command = [sys.executable, "-m", "footnoted", "check", "--no-cache", EDITED]
        done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def take_check(browser: Browser, folder: Path) -> Path:
    """Take the picture of a terminal with that check; return its file."""
    said = html.escape(checked(), quote=False)
    for word, mark in (("error:", "b"), ("hint:", "i"), ("see also", "i")):
        said = said.replace(word, f"<{mark}>{word}</{mark}>")
    page = browser.new_page(viewport={"width": 980, "height": 240})
    page.set_content(TERMINAL % (EDITED, said))
    file = folder / f"{CHECK}.png"
    page.screenshot(path=file, full_page=True)
    page.close()
    return file


def main(names: tuple[str, ...] = ()) -> int:
    """Take every picture, or those named; return the exit status."""
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
        wanted = [shot for shot in SHOTS if not names or shot.name in names]
        files = [take(browser, address, shot, FOLDER) for shot in wanted]
        if not names or CHECK in names:
            files.append(take_check(browser, FOLDER))
        browser.close()
    for file in files:
        print(f"{file.relative_to(ROOT).as_posix()}: {file.stat().st_size:,} bytes")
    return int(any(file.stat().st_size > LARGEST for file in files))


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:])))
