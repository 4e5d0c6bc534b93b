"""Briefings in themes that are not Material, and in Material with a palette of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Open, Site, build, served
from tests.mkdocs.site.conftest import (
    CRANE,
    CRANE_RECORDS,
    EVENTS,
    SOURCES,
    STORM,
    STORM_RECORDS,
)

THEMES = {
    "material": "{name: material, font: false}",
    "material-teal-dark": "{name: material, font: false, palette: {scheme: slate, primary: teal}}",
    "mkdocs": "{name: mkdocs, highlightjs: false}",
    "mkdocs-dark": "{name: mkdocs, highlightjs: false, color_mode: dark}",
    "readthedocs": "{name: readthedocs, highlightjs: false}",
}
QUAY = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300">'
    '<path fill="#357" d="M0 0h600v300z"/></svg>\n'
)
FILES = {
    "docs/index.md": "# Home\n\nA plain page.\n",
    "docs/posts/one.md": "# One\n\nAnother plain page.\n",
    "briefings/crane.md": CRANE,
    "briefings/crane.yml": CRANE_RECORDS,
    "briefings/storm.md": STORM,
    "briefings/storm.yml": STORM_RECORDS,
    "briefings/quay.svg": QUAY,
    "briefings/_shared/sources.yml": SOURCES,
    "briefings/_shared/events.yml": EVENTS,
}
PAGES = ("briefings/crane/", "briefings/storm/", "briefings/", "timeline/", "claims/", "credits/")

FAINT = """() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const rgb = (colour, under) => {
        canvas.fillStyle = under; canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map(
            v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const ground = e => {
        const above = e.parentElement ? ground(e.parentElement) : "rgb(255, 255, 255)";
        return `rgb(${rgb(getComputedStyle(e).backgroundColor, above).join()})`;
    };
    const found = [];
    for (const e of document.querySelectorAll('[class^="fn-"], [class^="fn-"] *')) {
        const said = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
        if (!said || e.closest("a, svg, h1, h2, h3, h4, option") || !e.checkVisibility()) continue;
        const under = ground(e), one = light(rgb(getComputedStyle(e).color, under));
        const other = light(rgb(under, under));
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (contrast < 4.5) found.push(`${e.className || e.localName}: ${contrast.toFixed(2)}`);
    }
    return [...new Set(found)];
}"""
"""The words of ours, but for links and headings, whose color is the theme's, that are too faint."""


@pytest.fixture(scope="module", params=THEMES)
def themed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Serve a newsroom with no option set, in one theme after the other."""
    root = tmp_path_factory.mktemp(request.param)
    theme = THEMES[request.param]
    config = f"site_name: Harbour\ntheme: {theme}\nplugins: [search, footnoted]\n"
    for name, text in {**FILES, "mkdocs.yml": config}.items():
        file: Path = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    build(root, root / "site")
    with served(root / "site") as site:
        yield site


@pytest.mark.parametrize("width", [1280, 390])
def test_words_of_ours_are_dark_enough_and_nothing_is_wider_than_the_page(
    visit: Open, themed: Site, width: int
) -> None:
    for address in PAGES:
        page = visit(themed, address, width=width).page
        assert page.evaluate(FAINT) == [], address
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, address


def test_marks_notes_claims_and_times_are_told_apart(visit: Open, themed: Site) -> None:
    page = visit(themed, "briefings/crane/").page
    style = "(e, name) => getComputedStyle(e)[name]"

    def look(selector: str, name: str) -> str:
        return str(page.locator(selector).first.evaluate(f"e => ({style})(e, '{name}')"))

    assert look(".fn-claim", "textDecorationLine") == "underline"
    assert look(".fn-claim-entry", "listStyleType") == '""'
    assert look(".fn-short", "borderLeftStyle") == "solid"
    words, note = (
        float(look(".fn-claim", "fontSize")[:-2]),
        float(look(".footnote li", "fontSize")[:-2]),
    )
    assert 12 <= note <= words
    timeline = visit(themed, "timeline/").page
    line = timeline.locator(".fn-moment svg").first.bounding_box()
    assert line
    assert line["height"] < 30
    told = timeline.locator("ul.fn-differ li")
    loose = "i => [...i.childNodes].some(n => n.nodeType === 3 && n.data.trim())"
    assert told.count() == 2
    assert not told.evaluate_all(f"items => items.some({loose})")  # each word would be a cell


def test_a_card_opens_beside_its_words(visit: Open, themed: Site) -> None:
    page = visit(themed, "briefings/crane/").page
    page.locator(".fn-claim").first.click()
    words, card = (
        page.locator(".fn-claim").first.bounding_box(),
        page.locator(".fn-card").bounding_box(),
    )
    assert words
    assert card
    rail = page.locator(".fn-rail").bounding_box()
    if rail and rail["width"]:
        assert card["x"] > words["x"] + words["width"]
        assert abs(card["y"] - words["y"]) < 12
    else:
        assert 0 <= card["y"] - words["y"] - words["height"] < 12
        assert abs(card["x"] - words["x"]) < words["width"]
    assert card["x"] + card["width"] <= 1280


def test_readers_find_the_briefings_from_every_page(visit: Open, themed: Site) -> None:
    page = visit(themed, "posts/one/").page
    for title in (
        "Briefings",
        "Timeline",
        "Sources",
        "Image credits",
        "The crane at the north quay",
    ):
        assert page.locator("a", has_text=title).count(), title
    assert not page.locator("a", has_text="Corrections").count()
