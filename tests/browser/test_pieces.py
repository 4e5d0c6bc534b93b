"""A search in pieces, in Material's box: keys, places, kinds, and who does not see."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import broken_rules
from tests.browser.conftest import Open, Site, build, served
from tests.browser.test_themes import FILES

CONFIG = """\
site_name: Harbour
site_url: https://example.org/news/
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search, footnoted: {search: pagefind}]
"""
LINK = ".md-search-result__link"
TOLD = ".md-search-result__meta[role=status]"


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a newsroom below a path, with addresses that end in .html."""
    root = tmp_path_factory.mktemp("pieces")
    for name, text in {**FILES, "mkdocs.yml": CONFIG}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    top = root / "served"
    build(root, top / "news")
    (top / "sitemap.xml").write_text("<a><url><loc>http://here/</loc></url></a>", encoding="utf-8")
    with served(top) as site:
        yield Site(top / "news", f"{site.url}news/")


def asked(page: Page, words: str) -> None:
    """Open the search by its key and type."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.locator(LINK).first.wait_for()


def titles(page: Page) -> list[str]:
    return page.locator(".md-search-result__item h2").all_text_contents()


def test_words_lead_to_the_anchor_of_what_says_them(visit: Open, pieces: Site) -> None:
    seen = visit(pieces, "timeline.html")
    page = seen.page
    asked(page, "northern crane out of use")
    expect(page.locator(TOLD)).to_have_text("1 matching document")
    page.keyboard.press("Enter")
    page.wait_for_url("**#claim-crane-idle")
    assert urlsplit(page.url).path == "/news/briefings/crane.html"
    expect(page.locator("#claim-crane-idle").first).to_be_in_viewport()
    assert seen.errors == []


def test_a_switch_leaves_one_kind_and_is_reached_with_the_keyboard(
    visit: Open, pieces: Site
) -> None:
    page = visit(pieces, "").page
    asked(page, "harbour log")
    kinds = page.get_by_role("group", name="Show only")
    before = titles(page)
    assert any(title.startswith("Claim: ") for title in before)
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(kinds.get_by_role("button", name="Sources")).to_be_focused()
    page.keyboard.press("Space")
    expect(kinds.get_by_role("button", name="Sources")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(LINK).filter(has_text="Claim: ")).to_have_count(0)
    after = titles(page)
    assert after
    assert all(title.startswith("Source: ") for title in after)
    assert broken_rules(page, ".md-search") == []
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_what_is_not_found_is_said_and_nothing_is_loaded_before_somebody_asks(
    visit: Open, pieces: Site
) -> None:
    page = visit(pieces, "").page
    loaded = "performance.getEntriesByType('resource').map(each => each.name).join()"
    assert "pagefind" not in page.evaluate(loaded)
    page.keyboard.press("/")
    expect(page.locator(TOLD)).to_have_text("Type to start searching")
    page.keyboard.type("zeppelin")
    expect(page.locator(TOLD)).to_have_text("No matching documents")
    assert "pagefind/pagefind.js" in page.evaluate(loaded)
    page.get_by_label("Clear").click()
    expect(page.locator(TOLD)).to_have_text("Type to start searching")


def test_a_search_that_cannot_be_loaded_says_so(visit: Open, pieces: Site) -> None:
    page = visit(pieces, "").page
    page.route("**/pagefind-entry.json*", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type("crane")
    expect(page.locator(TOLD)).to_have_text("The search cannot be loaded here.")
    page.unroute("**/pagefind-entry.json*")
