"""Questions typed into the site's search: the first page that it lists has the answer."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site

QUESTIONS = (
    ("how do I cite a source", "guide/sources/"),
    ("first claim", "guide/first-claim/"),
    ("add to an existing site", "guide/existing-site/"),
    ("tie a claim to words", "guide/quotations/"),
    ("attribution chain", "guide/attribution/"),
    ("anonymous source", "guide/attribution/"),
    ("due date forecast", "guide/outlook/"),
    ("record a figure", "guide/figures/"),
    ("picture credit", "guide/pictures/"),
    ("link briefings", "guide/links/"),
    ("correct a mistake", "guide/corrections/"),
    ("rename a briefing", "guide/rename/"),
    ("zotero", "guide/exchange/"),
    ("propose a change", "guide/pull-requests/"),
    ("review a change", "guide/reviewing/"),
    ("warning level", "guide/checks/"),
    ("publish on any host", "guide/publish/"),
    ("subscribe to a calendar", "guide/feeds/"),
    ("troubleshoot", "guide/troubleshooting/"),
    ("build fails", "guide/troubleshooting/"),
    ("change colors", "guide/look/"),
    ("plug-in", "guide/extend/"),
    ("what is EDTF", "guide/glossary/"),
    ("kursk", "briefings/kursk-oblast/"),
    ("exchange offer", "briefings/exchange-offer/"),
    ("hurricane dorian", "briefings/2019/dorian/"),
    ("accept a contribution", "guide/reviewing/"),
    ("alt text", "guide/pictures/"),
    ("admiralty code", "guide/glossary/"),
    ("retract", "guide/corrections/"),
    ("what does the message mean", "guide/checks/"),
    ("configuration options", "reference/configuration/"),
)
"""What somebody types, and the page that answers it."""
RESULT = ".md-search-result__link"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Yield one page for all questions: the search's index is loaded once for each."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("question", "answer"), QUESTIONS, ids=lambda value: value)
def test_the_first_page_that_search_lists_answers(
    site: Site, page: Page, question: str, answer: str
) -> None:
    page.goto(f"{site.url}?q={quote(question)}")
    page.wait_for_selector(RESULT)
    first = page.eval_on_selector(RESULT, "link => link.href")
    assert first.removeprefix(site.url).partition("?")[0].partition("#")[0] == answer
