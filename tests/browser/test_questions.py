"""Questions typed into the site's search: the first page that it lists has the answer."""

from collections.abc import Callable, Iterator

import pytest

from tests.browser.conftest import Site, Tabs

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
    # Asked later, by somebody who did not know the titles.
    ("how do i install", "guide/first-claim/"),
    ("what is a sidecar", "guide/sidecar/"),
    ("delete a briefing", "guide/rename/"),
    ("my quotation is not found", "guide/quotations/"),
    ("write a date", "guide/dates/"),
    ("change the language", "guide/look/"),
    ("rss feed", "guide/feeds/"),
    ("add a photo", "guide/pictures/"),
    ("what does reliability mean", "guide/grades/"),
    ("upgrade to a new version", "guide/upgrade/"),
    ("undo a mistake", "guide/corrections/"),
    ("use markdown", "guide/article/"),
    ("license of a picture", "guide/licenses/"),
    ("import from wordpress", "guide/adopt/"),
    ("export to csv", "guide/data/"),
    ("translate the site", "guide/look/"),
    ("retracted source", "guide/sources/"),
    ("dark mode", "guide/look/"),
    ("github pages", "guide/publish/"),
    ("archive copy wayback", "guide/archive/"),
    ("name a person", "guide/registers/"),
)
"""What somebody types, and the page that answers it."""
SEARCH = """async () => {
    const site = JSON.parse(document.getElementById("__config").textContent);
    const {config, docs} = await (await fetch("search/search_index.json")).json();
    const worker = new Worker(site.search);
    const ask = message => new Promise(answered => {
        worker.onmessage = event => answered(event.data);
        worker.postMessage(message);
    });
    await ask({type: 0, data: {config, docs, options: {suggest: false}}});
    window.found = async words => (await ask({type: 2, data: words})).data.items;
}"""
"""Material's own search without its list, with the messages that its list exchanges with it."""

FIRST = "async words => (await found(words))[0][0].location"

Ask = Callable[[str], str]


@pytest.fixture(scope="module")
def ask(tabs: Tabs, site: Site) -> Iterator[Ask]:
    """Yield what gives the address of the first page that the search finds."""
    with tabs.at(site, "") as visit:
        visit.page.evaluate(SEARCH)
        yield lambda words: str(visit.page.evaluate(FIRST, words))


@pytest.mark.parametrize(("question", "answer"), QUESTIONS, ids=lambda value: value)
def test_the_first_page_that_search_lists_answers(ask: Ask, question: str, answer: str) -> None:
    assert ask(question).partition("#")[0] == answer
