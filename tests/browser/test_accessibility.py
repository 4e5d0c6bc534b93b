"""Of a thousand texts that are painted alike a few are measured, and no other is missed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessibility import ALIKE, broken_rules

PAGE = """<!doctype html><html lang="en"><head><title>t</title><style>
body {{ color: #222; background: #fff }} h1, p {{ font-size: 16px }} {style}
</style></head><body><main><h1>Words</h1>{rows}</main></body></html>"""
ROWS = "".join(f'<div class="row"><p id="p{n}">Row {n}</p></div>' for n in range(1000))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.context.close()


def pale(page: Page, style: str) -> list[str]:
    """Return what is reported of the contrast of a long page."""
    page.set_content(PAGE.format(style=style, rows=ROWS))
    return [told for told in broken_rules(page) if told.startswith("color-contrast: ")]


def test_a_page_that_can_be_read_passes_and_a_pale_one_is_told(page: Page) -> None:
    assert pale(page, "") == []
    assert len(pale(page, "p { color: #ccc }")) == ALIKE


@pytest.mark.parametrize(
    "style",
    [
        "#p777 { color: #ccc }",
        "#p777 { background: #333 }",
        ".row:nth-of-type(778) { background: #333 }",
        ".row:nth-of-type(778) { opacity: 0.3 }",
        "p { color: #767676; font-size: 30px } #p777 { font-size: 15px; background: #eee }",
    ],
)
def test_one_in_a_thousand_that_is_painted_otherwise_is_found(page: Page, style: str) -> None:
    [told] = pale(page, style)
    assert 'id="p777"' in told
