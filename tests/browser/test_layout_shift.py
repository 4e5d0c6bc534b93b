"""Pictures that come late: nothing on the page moves, and no browser loads more than it needs."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import Site, build, served
from tests.pictures.photographs import pixels, saved

CONFIG = "site_name: Late\ntheme: {name: material, font: false}\nplugins: [search, footnoted]\n"
NAMES = ("first", "second", "third", "upright")
LATE = 0.4
"""Seconds that every picture takes: long after the words are there."""
SHIFTS = """() => {
    window.shifted = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
        window.shifted += entry.value;
    })).observe({type: "layout-shift", buffered: true});
}"""
SCROLL = """async () => {
    for (let at = 0; at < document.body.scrollHeight; at += 200) {
        window.scrollTo(0, at);
        await new Promise(done => setTimeout(done, 60));
    }
    const every = [...document.images];
    await Promise.all(every.map(image => image.complete || new Promise(done => {
        image.addEventListener("load", done);
    })));
    await new Promise(done => setTimeout(done, 200));
}"""


@pytest.fixture(scope="module")
def late(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve an article of words and photographs by turns."""
    root = tmp_path_factory.mktemp("late")
    for folder in ("docs", "briefings"):
        (root / folder).mkdir()
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    words = "\n\n".join(f"![A crane, {name}.]({name}.jpg)\n\n{'Words. ' * 90}" for name in NAMES)
    head = "---\ntitle: Late\ndate: 2024-05-06\n---\n\n"
    (root / "briefings/late.md").write_text(f"{head}{words}\n", encoding="utf-8")
    records = [
        f"  {n}: {{file: {n}.jpg, alt: 'A crane, {n}.', credit: Ada Rower, license: CC0-1.0}}"
        for n in NAMES
    ]
    sidecar = "\n".join(["images:", *records, ""])
    (root / "briefings/late.yml").write_text(sidecar, encoding="utf-8")
    for seed, name in enumerate(NAMES):
        size = (1500, 2000) if name == "upright" else (2400, 1600)
        (root / f"briefings/{name}.jpg").write_bytes(saved(pixels(*size, seed=seed), "JPEG"))
    build(root, root / "site")
    with served(root / "site") as site:
        yield site


def opened(browser: Browser, site: Site, width: int, scale: float = 1) -> tuple[Page, list[str]]:
    """Open the article; give the page and the pictures that it asked for."""
    asked: list[str] = []
    context = browser.new_context(
        viewport={"width": width, "height": 700}, device_scale_factor=scale
    )
    page = context.new_page()

    def slowly(route: Route) -> None:
        asked.append(Path(route.request.url).name)
        time.sleep(LATE)
        route.continue_()

    page.route("**/*.jpg*", slowly)
    page.goto(f"{site.url}briefings/late/", wait_until="domcontentloaded")
    page.evaluate(SHIFTS)
    return page, asked


@pytest.mark.parametrize("width", [375, 800, 1280, 2200])
def test_nothing_moves_when_pictures_come(browser: Browser, late: Site, width: int) -> None:
    page, asked = opened(browser, late, width)
    page.evaluate(SCROLL)
    assert len(asked) == len(NAMES)
    assert page.evaluate("window.shifted") == 0
    shapes = page.evaluate(
        "[...document.images].map(e => [e.width / e.height, e.naturalWidth / e.naturalHeight])"
    )
    assert all(abs(shown - natural) < 0.02 for shown, natural in shapes)
    page.context.close()


def test_without_their_sizes_the_same_pictures_would_move_it(browser: Browser, late: Site) -> None:
    file = late.folder / "briefings/late/index.html"
    whole = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r' (?:width|height)="\d+"', "", whole), encoding="utf-8")
    page, _ = opened(browser, late, 1280)
    page.evaluate(SCROLL)
    file.write_text(whole, encoding="utf-8")
    assert page.evaluate("window.shifted") > 0.01
    page.context.close()


@pytest.mark.parametrize(
    ("width", "scale", "wanted"),
    [(375, 1, 480), (375, 2, 960), (1280, 1, 960), (1280, 2, 1440), (2200, 2, 1920)],
)
def test_a_screen_gets_the_copy_that_fits_it(
    browser: Browser, late: Site, width: int, scale: float, wanted: int
) -> None:
    page, asked = opened(browser, late, width, scale)
    page.wait_for_load_state("load")
    assert asked[0] == f"first.jpg-{wanted}w.webp"
    assert not any(name.endswith(".jpg") for name in asked)
    page.context.close()


def test_pictures_far_below_wait_until_they_are_near(browser: Browser, late: Site) -> None:
    page, _ = opened(browser, late, 1280)
    assert page.evaluate("[...document.images].map(e => e.loading)") == [
        "auto",
        "lazy",
        "lazy",
        "lazy",
    ]
    page.context.close()


def test_the_picture_itself_is_there_under_its_own_name(browser: Browser, late: Site) -> None:
    page, _ = opened(browser, late, 1280)
    assert page.evaluate("[...document.images].map(e => e.getAttribute('src'))") == [
        f"../{name}.jpg" for name in NAMES
    ]
    assert (
        page.request.get(f"{late.url}briefings/first.jpg").headers["content-type"] == "image/jpeg"
    )
    page.context.close()
