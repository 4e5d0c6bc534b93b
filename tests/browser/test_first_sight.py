"""What a reader's first second is like: nothing moves, nothing is empty, nobody else is asked."""

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Open, Site, served, watched
from tests.browser.test_pages import GENERATED, address

SHIFTS = """() => {
    window.shifted = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
        window.shifted += entry.value;
    })).observe({type: "layout-shift", buffered: true});
}"""
MOST = 0.02


@pytest.mark.parametrize("width", [412, 1280])
def test_nothing_moves_while_a_page_opens(browser: Browser, site: Site, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 850})
    page = context.new_page()
    page.add_init_script(f"({SHIFTS})()")
    moved = {}
    for kind, pattern in {"home": "", **GENERATED}.items():
        page.goto("about:blank")
        page.goto(site.url + (address(site, pattern) if pattern else ""))
        page.wait_for_timeout(400)
        moved[kind] = round(page.evaluate("window.shifted"), 3)
    context.close()
    assert {kind: shift for kind, shift in moved.items() if shift > MOST} == {}


ASSETS = "assets/footnoted/"
LOADED = """() => performance.getEntriesByType("resource").map(one => one.name)"""
KIB = 1024


@pytest.mark.parametrize(
    ("address", "most"),
    [("briefings/kursk-oblast/", 15), ("briefings/exchange-offer/", 15), ("guide/look/", 8)],
)
def test_our_styles_and_scripts_are_small(visit: Open, site: Site, address: str, most: int) -> None:
    loaded = visit(site, address).page.evaluate(LOADED)
    ours = [name.split(ASSETS)[1] for name in loaded if ASSETS in name]
    assert "footnoted.css" in ours
    files = [(site.folder / ASSETS / name).read_bytes() for name in ours]
    assert sum(len(gzip.compress(file, 9)) for file in files) <= most * KIB


def classes(css: str) -> set[str]:
    return set(re.findall(r"\.(fn-[a-z-]+)", css))


def test_a_page_has_every_style_sheet_that_something_on_it_needs(site: Site) -> None:
    files = (site.folder / ASSETS).glob("*.css")
    styled = {file.name: classes(file.read_text("utf-8")) for file in files}
    sheets = {
        name: own.difference(*(each for other, each in styled.items() if other != name))
        for name, own in styled.items()
        if name != "footnoted.css"
    }
    missing, seen = [], set()
    for at in site.addresses():
        html = (site.folder / (at if at.endswith(".html") else f"{at}index.html")).read_text(
            "utf-8"
        )
        there = {one for each in re.findall(r'class="([^"]*)"', html) for one in each.split()}
        for name, own in sheets.items():
            if f"/{name}" in html:
                seen.add(name)
            elif there & own:
                missing.append((at, name, there & own))
    assert missing == []
    assert seen == {*sheets}


def test_every_row_of_the_grades_can_be_seen(visit: Open, site: Site) -> None:
    page = visit(site, "method/").page
    heights = page.eval_on_selector_all(
        ".md-content tr, .md-content h2", "all => all.map(e => e.getBoundingClientRect().height)"
    )
    tall = page.locator(".md-content article").evaluate("e => e.getBoundingClientRect().height")
    assert len(heights) > 40
    assert min(heights) >= 12
    assert tall > sum(heights)


@pytest.fixture(scope="module")
def public(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the site as its workflow publishes it: with an address and a repository."""
    folder = tmp_path_factory.mktemp("public") / "site"
    at = "https://example.org/"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)],
        cwd=root,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "SITE_URL": at,
            "REPO_URL": "https://github.com/example/footnoted",
            "EDIT_URI": "edit/main/docs/",
        },
        check=True,
    )
    with served(folder) as site:
        yield site


def test_as_published_no_other_host_is_asked(browser: Browser, public: Site) -> None:
    page = browser.new_page()
    with watched(page, public) as seen:
        for at in ("", "briefings/", "timeline/"):
            page.goto(public.url + at, wait_until="networkidle")
        repository = page.locator(".md-source").first
        assert repository.get_attribute("href") == "https://github.com/example/footnoted"
        assert repository.inner_text().strip() == "GitHub"
    page.close()
    assert seen.foreign == []


CONTRAST = """() => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const rgb = (color, on) => {
        canvas.fillStyle = on; canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = color => color.map(part => part / 255)
        .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
    const paper = getComputedStyle(document.body).backgroundColor;
    const against = color => {
        const [one, other] = [light(rgb(color, paper)), light(rgb(paper, paper))];
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    };
    const found = {};
    for (const mark of ["claim", "date", "figure"])
        for (const words of document.querySelectorAll(`.fn-${mark}`))
            found[mark] = against(getComputedStyle(words).textDecorationColor);
    for (const gray of document.querySelectorAll(".fn-byline, .fn-grades, .fn-evidence, dt"))
        found.gray = Math.min(found.gray || 21, against(getComputedStyle(gray).color));
    for (const button of document.querySelectorAll(".md-content__button"))
        found.pencil = against(getComputedStyle(button).color);
    return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("palette", ["custom", "indigo"])
def test_marks_stand_out_from_the_paper(
    visit: Open, public: Site, scheme: str, palette: str
) -> None:
    page = visit(public, "briefings/kursk-oblast/", scheme=scheme).page
    page.evaluate(f"document.body.setAttribute('data-md-color-primary', '{palette}')")
    found = page.evaluate(CONTRAST)
    assert sorted(found) == ["claim", "date", "figure", "gray", "pencil"]
    assert {mark: ratio for mark, ratio in found.items() if ratio < 3} == {}
    page.emulate_media(contrast="more")
    found = page.evaluate(CONTRAST)
    assert {mark: ratio for mark, ratio in found.items() if ratio < 4.5} == {}
    assert found["gray"] >= 7


def test_what_is_lit_is_outlined_where_colors_are_forced(visit: Open, site: Site) -> None:
    page = visit(site, "briefings/kursk-oblast/").page
    page.emulate_media(forced_colors="active")
    page.locator(".fn-claim").first.hover()
    page.locator(".fn-card").wait_for()
    lit = page.locator(".fn-lit").first
    assert lit.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    colors = page.locator(".fn-beside .fn-grade").first.evaluate(
        """e => {
            const dot = getComputedStyle(e, "::before"), words = getComputedStyle(document.body);
            return [dot.backgroundColor, words.color];
        }"""
    )
    assert colors[0] == colors[1]
