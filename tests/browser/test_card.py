"""The card beside the words: opened in every way, true to the page, out of the way again.

Goes by what the page itself records, so that the demonstration may change.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.accessibility import broken_rules
from tests.browser.conftest import Open, Site, build, served, watched
from tests.browser.test_pages import address
from tests.browser.test_paper import NEWSROOM

CARD = ".fn-card"
CLAIM = "span.fn-claim[id]"
TWICE = """() => {
    const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
}"""
MIDDLE = """e => {
    e.scrollIntoView({block: "center", behavior: "instant"});
    const box = e.getClientRects()[0], y = box.top + box.height / 2;
    let x = box.left + 4;
    while (x < box.right - 4 && !e.contains(document.elementFromPoint(x, y))) x += 4;
    return [x, y];
}"""
"""The beginning of words, after what a note's number before them takes for fingers."""
AT = "https://harbour-news.example/"
NEAR = 650
"""Milliseconds after which a card that opens or closes by pointer surely has."""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a newsroom that navigates instantly, which takes a site that knows its address."""
    root = tmp_path_factory.mktemp("harbour")
    for name, text in NEWSROOM.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    config = NEWSROOM["mkdocs.yml"].replace(
        "font: false", "font: false, features: [navigation.instant]"
    )
    (root / "mkdocs.yml").write_text(f"{config}site_url: {AT}\n", "utf-8")
    build(root, root / "site")
    with served(root / "site") as site:
        sitemap = root / "site" / "sitemap.xml"
        sitemap.write_text(sitemap.read_text("utf-8").replace(AT, site.url), "utf-8")
        yield site


@pytest.fixture
def briefing(site: Site) -> str:
    return address(site, "briefings/*/")


@pytest.fixture
def page(visit: Open, site: Site, briefing: str) -> Iterator[Page]:
    seen = visit(site, briefing)
    yield seen.page
    assert (seen.errors, seen.foreign) == ([], [])


def middle(words: Locator) -> tuple[float, float]:
    """Bring the beginning of some words into view and return its place."""
    x, y = words.evaluate(MIDDLE)
    return x, y


def click(page: Page, words: Locator) -> None:
    page.mouse.click(*middle(words))


def focused(page: Page) -> Any:
    return page.evaluate("() => document.activeElement.classList[0]")


def told(of: Locator, without: str = "") -> list[str]:
    """Return the lines of an element, one by one, without those of some of its parts."""
    script = """(e, without) => {
        const copy = e.cloneNode(true);
        if (without) copy.querySelectorAll(without).forEach(one => one.remove());
        copy.querySelectorAll("p, ul, li, dl, dt, dd").forEach(one => one.before("\\n"));
        return copy.textContent;
    }"""
    lines = str(of.evaluate(script, without)).splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


def by_keyboard(page: Page, opener: Locator) -> None:
    """Move the focus to an opener as a keyboard does."""
    page.keyboard.press("Tab")
    opener.focus()


def test_focus_shows_the_card_and_enter_or_space_goes_into_it(page: Page):
    opener = page.locator(f"{CLAIM} > .fn-opener").first
    assert opener.get_attribute("aria-expanded") == "false"
    for key in ("Enter", "Space"):
        by_keyboard(page, opener)
        assert page.locator(CARD).is_visible()
        assert opener.get_attribute("aria-expanded") == "true"
        assert opener.get_attribute("aria-controls") == page.locator(CARD).get_attribute("id")
        assert focused(page) == "fn-opener"
        page.keyboard.press(key)
        assert focused(page) == "fn-card"
        page.keyboard.press("Escape")
        assert page.locator(CARD).count() == 0
        assert focused(page) == "fn-opener"
        assert opener.get_attribute("aria-expanded") == "false"
        assert opener.get_attribute("aria-controls") is None
        page.evaluate("() => document.activeElement.blur()")


def test_every_record_with_words_has_one_named_control(page: Page):
    records = page.evaluate(
        """() => [...document.querySelectorAll("[id^='about:']")].map(e => e.id)
            .filter(id => document.getElementById(id.slice(6))).length"""
    )
    openers = page.get_by_role("button", name=re.compile("^(Claim|Date|Figure): .+"))
    assert openers.count() == page.locator(".fn-opener").count() == records > 0


def test_the_words_are_read_copied_and_broken_as_before(visit: Open, site: Site, briefing: str):
    script = """() => [...document.querySelectorAll('.md-content p:not(.fn-rail p, .fn-cite p)')]
        .map(p => p.offsetHeight)"""
    heights = []
    for javascript in (True, False):
        seen = visit(site, briefing, javascript=javascript)
        heights.append(seen.page.evaluate(script))
    assert heights[0] == heights[1]


def test_tabbing_through_the_card_leads_back_to_the_words_and_on(page: Page):
    opener = page.locator(f"{CLAIM} > .fn-opener").first
    by_keyboard(page, opener)
    page.keyboard.press("Enter")
    stops = page.locator(f"{CARD} :is(a[href], button)").count()
    for _ in range(stops):
        page.keyboard.press("Tab")
        assert page.locator(f"{CARD} :focus").count() == 1
    page.keyboard.press("Tab")
    assert page.locator(f"#{CARD[1:]}").count() == 0
    after = page.evaluate(
        """() => !!(document.querySelector(".fn-opener")
            .compareDocumentPosition(document.activeElement) & 4)"""
    )
    assert after
    by_keyboard(page, opener)
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    assert (page.locator(CARD).count(), focused(page)) == (0, "fn-opener")


def test_a_card_that_focus_opened_goes_when_the_focus_goes(page: Page):
    by_keyboard(page, page.locator(".fn-opener").first)
    assert page.locator(CARD).count() == 1
    page.locator(".md-logo:visible").first.focus()
    assert page.locator(CARD).count() == 0


def test_the_pointer_opens_after_a_moment_stays_in_the_card_and_closes_outside(page: Page):
    words = page.locator(CLAIM).first
    x, y = middle(words)
    page.mouse.move(x, y)
    assert page.locator(CARD).count() == 0
    page.wait_for_selector(CARD)
    assert focused(page) != "fn-card"
    box = page.locator(CARD).bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 20, steps=4)
    page.wait_for_timeout(2 * NEAR)
    assert page.locator(CARD).count() == 1
    page.mouse.move(5, 300)
    page.wait_for_selector(CARD, state="detached")


def test_a_pointer_that_only_passes_opens_nothing(page: Page):
    page.mouse.move(*middle(page.locator(CLAIM).first))
    page.mouse.move(5, 300)
    page.wait_for_timeout(NEAR)
    assert page.locator(CARD).count() == 0


def test_escape_sends_the_card_away_while_the_pointer_rests(page: Page):
    x, y = middle(page.locator(CLAIM).first)
    page.mouse.move(x, y)
    page.wait_for_selector(CARD)
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    page.mouse.move(x + 2, y)
    page.wait_for_timeout(NEAR)
    assert page.locator(CARD).count() == 0


def test_a_tap_opens_a_sheet_and_another_beside_it_closes(browser: Browser, site: Site, briefing):
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    with watched(page, site) as seen:
        page.goto(site.url + briefing)
        words = page.locator(CLAIM).first
        page.touchscreen.tap(*middle(words))
        box = page.locator(CARD).bounding_box()
        assert box
        assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 320, 640)
        ends = words.evaluate("e => Math.max(...[...e.getClientRects()].map(b => b.bottom))")
        assert ends <= box["y"]
        # Beside the words, and far from any others: a browser takes a near miss for a hit.
        page.touchscreen.tap(*middle(page.locator(".md-header__title")))
        assert page.locator(CARD).count() == 0
        page.touchscreen.tap(*middle(words))
        page.get_by_role("button", name="Close").tap()
        assert page.locator(CARD).count() == 0
    assert (seen.errors, seen.foreign) == ([], [])
    context.close()


def test_one_card_at_a_time_and_never_over_its_words(page: Page):
    every = page.locator(CLAIM)
    for nth in range(every.count()):
        words = every.nth(nth)
        click(page, words)
        assert page.locator(CARD).count() == 1
        box = page.locator(CARD).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280
        lit = page.locator(".fn-lit")
        boxes = lit.evaluate_all(
            "all => all.flatMap(e => [...e.getClientRects()]).map(b => [b.top, b.bottom, b.right])"
        )
        assert all(
            bottom <= box["y"] or top >= box["y"] + box["height"] or right <= box["x"]
            for top, bottom, right in boxes
        )


def test_the_card_of_a_claim_says_what_its_entry_and_its_notes_say(page: Page):
    every = page.locator(f"{CLAIM} > .fn-opener")
    for nth in range(every.count()):
        by_keyboard(page, every.nth(nth))
        about = page.locator(CARD).get_attribute("data-about")
        entry = page.locator(f"[id='about:{about}']")
        way = entry.locator("xpath=../preceding-sibling::*[1]")
        says, *rest = told(entry, ".fn-to-words")
        shown = told(page.locator(CARD), ".fn-notes, .fn-others, .fn-more, .fn-close")
        assert shown == [says, *told(way), *rest]
        numbers = way.locator(".fn-number").all_inner_texts()
        notes = page.locator(f"{CARD} .fn-notes > li")
        assert [note.get_attribute("value") for note in notes.all()] == numbers
        for note in notes.all():
            number = note.get_attribute("value") or ""
            listed = page.locator(".footnote > ol > li").nth(int(number) - 1)
            left_out = ".fn-uses, .fn-passage, .footnote-backref, .footnote-backref + .fn-locator"
            assert told(note) == told(listed, left_out)


def test_nothing_is_on_the_page_twice_and_links_lead_where_they_led(page: Page):
    for opener in page.locator(".fn-opener").all():
        by_keyboard(page, opener)
        assert page.locator(CARD).count() == 1
        assert page.evaluate(TWICE) == []
        known = page.evaluate(
            """() => {
                const within = [...document.querySelectorAll(".md-content a")];
                const known = new Set(within.filter(a => !a.closest(".fn-card")).map(a => a.href));
                return [...document.querySelectorAll(".fn-card a:not([href^='#about:'])")]
                    .map(a => a.href).filter(href => !known.has(href));
            }"""
        )
        assert known == []


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (900, 700), (390, 844), (320, 256)])
def test_a_card_is_small_has_few_stops_and_covers_neither_words_nor_headline(
    browser: Browser, site: Site, briefing: str, width: int, height: int
):
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(site.url + briefing)
    every = page.locator(CLAIM)
    for nth in range(every.count()):
        click(page, every.nth(nth))
        box = page.locator(CARD).bounding_box()
        assert box
        assert box["height"] <= 241
        assert box["width"] <= max(321, width if width < 720 else 0)
        assert page.locator(f"{CARD} :is(a[href], button)").count() <= 4
        over = page.evaluate(
            """() => {
                const card = document.querySelector(".fn-card").getBoundingClientRect();
                const roof = document.querySelector(".md-header").getBoundingClientRect().bottom;
                const lit = document.querySelectorAll(".fn-lit");
                const parts = [document.querySelector("h1"), ...lit];
                const boxes = parts.flatMap(e => [...e.getClientRects()]);
                // Of words that are longer than what a sheet leaves of the screen, the beginning.
                const seen = boxes.filter(b => b.top - boxes[1].top < card.top - roof - 40);
                return (card.width === innerWidth ? seen : boxes).filter(b => b.left < card.right
                    && b.right > card.left && b.top < card.bottom && b.bottom > card.top).length;
            }"""
        )
        assert over == 0
    context.close()


def test_one_link_leads_to_all_that_is_known(page: Page):
    words = page.locator(CLAIM).first
    click(page, words)
    page.get_by_role("link", name="All about this claim").click()
    page.wait_for_selector(CARD, state="detached")
    assert page.url.endswith(f"#about:{words.get_attribute('id')}")


def nested(visit: Open, site: Site) -> tuple[Page, Locator]:
    """Return a page on which a record's words lie in those of a claim, and the inner words."""
    for at in site.addresses():
        if re.fullmatch(r"briefings/[^/]+/", at):
            page = visit(site, at).page
            inner = page.locator("span.fn-claim :is(span.fn-date, span.fn-figure)[id]")
            if inner.count():
                return page, inner.first
    raise AssertionError("no briefing has words within words")


def test_the_innermost_words_come_first_and_lead_to_those_around(visit: Open, site: Site):
    page, inner = nested(visit, site)
    outer = inner.evaluate("e => e.closest('span.fn-claim').dataset.claim.split('#')[1]")
    click(page, inner)
    card = page.locator(CARD)
    assert card.get_attribute("data-about") == inner.get_attribute("id")
    card.locator(f"[data-shows='claim-{outer}']").click()
    card = page.locator(CARD)
    assert card.get_attribute("data-about") == f"claim-{outer}"
    assert focused(page) == "fn-card"
    back = card.locator(f"[data-shows='{inner.get_attribute('id')}']")
    assert re.match("(Date|Figure): ", back.inner_text())
    lit = page.locator(".fn-lit").evaluate_all("all => all.map(e => e.dataset.claim)")
    every = page.locator(f"span[data-claim$='#{outer}']")
    assert len(lit) == every.count()
    page.keyboard.press("Escape")
    assert page.locator(".fn-lit").count() == 0
    assert page.evaluate("() => document.activeElement.closest('span[data-claim]') !== null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_an_open_card_breaks_no_rule_of_accessibility(
    visit: Open, site: Site, briefing: str, scheme: str, width: int
):
    seen = visit(site, briefing, scheme=scheme, width=width)
    click(seen.page, seen.page.locator(CLAIM).first)
    assert broken_rules(seen.page) == []
    wide = seen.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


NOTE = "article a.footnote-ref"
OTHER = "article p:not(.fn-continues) > a[href$='/exchange-offer/']"
OPEN = {"note": NOTE, "briefing": OTHER}
"""Links that have a card, by what it is of."""


@pytest.mark.parametrize("of", OPEN)
def test_a_link_shows_its_card_after_a_rest_and_on_focus_and_is_followed_all_the_same(
    visit: Open, site: Site, of: str
):
    page = visit(site, "briefings/kursk-oblast/").page
    link = page.locator(OPEN[of]).first
    link.hover()
    assert page.locator(CARD).count() == 0
    page.wait_for_selector(CARD)
    assert page.locator(f"{CARD} :is(a[href], button)").count() <= 4
    page.keyboard.press("Escape")
    assert page.locator(CARD).count() == 0
    by_keyboard(page, link)
    page.wait_for_selector(CARD)
    assert link.get_attribute("aria-describedby") == page.locator(CARD).get_attribute("id")
    to = page.locator(CARD).get_attribute("data-about")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith((to or "").strip(".")))
    assert page.locator(CARD).count() == 0 or of == "note"


def test_the_card_of_a_number_says_its_note_and_the_passage_that_is_cited_there(
    visit: Open, site: Site
):
    page = visit(site, "briefings/kursk-oblast/").page
    for mark in page.locator(NOTE).all():
        by_keyboard(page, mark)
        card = page.locator(CARD)
        number = mark.inner_text()
        assert card.get_attribute("aria-label") == mark.get_attribute("aria-label")
        listed = page.locator(".footnote > ol > li").nth(int(number) - 1)
        left_out = ".fn-uses, .fn-passage, .footnote-backref"
        assert told(card.locator(".fn-notes > li")) == told(listed, left_out)
        place = mark.evaluate("e => e.parentElement.id")
        passage = listed.locator(f"a[href$='#{place}'] + .fn-passage").all_inner_texts()
        assert card.locator(".fn-excerpt").all_inner_texts() == passage
    assert page.locator(NOTE).count() > 4


def test_the_card_of_a_briefing_says_what_its_head_says(visit: Open, site: Site):
    head = visit(site, "briefings/exchange-offer/").page
    title, byline, summary = (
        head.locator(one).first.inner_text() for one in ("h1", ".fn-byline", ".fn-short > p + p")
    )
    page = visit(site, "briefings/kursk-oblast/").page
    by_keyboard(page, page.locator(OTHER).first)
    page.wait_for_selector(CARD)
    said = page.locator(f"{CARD} > p").all_inner_texts()
    assert said[:3] == [title, byline, summary]
    assert "3 sources" in said[3]
    assert page.locator(CARD).get_attribute("aria-label") == f"Briefing: {title}"


def test_a_link_to_another_page_of_the_site_opens_nothing(visit: Open, site: Site):
    page = visit(site, "briefings/kursk-oblast/").page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    by_keyboard(page, page.locator(".fn-uses").first)
    page.wait_for_timeout(100)
    assert page.locator(CARD).count() == 0
    assert not [address for address in asked if "/sources/" in address]


def test_from_a_folder_the_card_of_a_briefing_does_not_open(browser: Browser, site: Site):
    page = browser.new_page()
    page.goto((site.folder / "briefings/kursk-oblast/index.html").as_uri())
    by_keyboard(page, page.locator("article p > a[href*='exchange-offer']").last)
    page.wait_for_timeout(200)
    assert page.locator(CARD).count() == 0
    by_keyboard(page, page.locator(NOTE).first)
    assert page.locator(CARD).count() == 1
    page.context.close()


def test_a_finger_on_a_number_opens_a_sheet_and_on_a_link_follows_it(browser: Browser, site: Site):
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(f"{site.url}briefings/kursk-oblast/")
    page.locator(NOTE).first.tap()
    assert page.locator(CARD).count() == 1
    assert "#" not in page.url
    page.get_by_role("link", name="In the list of notes").tap()
    page.wait_for_url("**/*#fn:*")
    page.locator(OTHER).first.tap()
    page.wait_for_url("**/exchange-offer/")
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
@pytest.mark.parametrize("of", OPEN)
def test_an_open_card_of_a_link_breaks_no_rule_and_covers_nothing_it_is_about(
    visit: Open, site: Site, of: str, scheme: str, width: int
):
    page = visit(site, "briefings/kursk-oblast/", scheme=scheme, width=width).page
    link = page.locator(OPEN[of]).first
    by_keyboard(page, link)
    page.wait_for_selector(CARD)
    assert broken_rules(page) == []
    card, words = page.locator(CARD).bounding_box(), link.bounding_box()
    assert card
    assert words
    assert card["height"] <= 241
    assert (
        words["x"] + words["width"] <= card["x"]
        or words["y"] + words["height"] <= card["y"]
        or card["y"] + card["height"] <= words["y"]
    )


def test_without_a_script_there_is_no_control_and_the_entry_is_there(visit, site, briefing):
    page = visit(site, briefing, javascript=False).page
    assert page.locator(".fn-opener, .fn-card, [aria-haspopup]").count() == 0
    words = page.locator(CLAIM).first
    assert words.evaluate("e => getComputedStyle(e).cursor") in {"auto", "text"}
    assert page.locator(f"[id='about:{words.get_attribute('id')}']").is_visible()


def test_cards_open_after_instant_navigation_and_the_way_back(visit: Open, harbour: Site):
    seen = visit(harbour, "briefings/harbour/")
    page = seen.page
    page.evaluate("() => { window.stayed = true; }")
    page.wait_for_load_state("networkidle")
    for _ in range(2):
        click(page, page.locator(CLAIM).first)
        assert page.locator(CARD).count() == 1
        assert page.locator(f"{CLAIM} > .fn-opener").count() == page.locator(CLAIM).count()
        page.locator("a.md-logo:visible").click()
        page.wait_for_selector("h1#harbour")
        assert page.locator(CARD).count() == 0
        page.go_back()
        page.wait_for_selector(".fn-opener")
    assert page.evaluate("() => window.stayed")
    assert seen.errors == []


def test_on_paper_there_is_no_card(page: Page):
    click(page, page.locator(CLAIM).first)
    page.emulate_media(media="print")
    assert not page.locator(CARD).is_visible()
    assert (
        page.locator(".fn-lit").first.evaluate("e => getComputedStyle(e).backgroundColor")
        == "rgba(0, 0, 0, 0)"
    )


def test_the_archived_copy_is_in_the_card(visit: Open, harbour: Site):
    page = visit(harbour, "briefings/harbour/").page
    by_keyboard(page, page.locator("#claim-crane-idle > .fn-opener"))
    archived = "https://archive.example/20240505000000/https://harbour.example/log?day=3&quay=north"
    hrefs = page.locator(f"{CARD} .fn-more a").evaluate_all("all => all.map(a => a.href)")
    assert archived in hrefs
    by_keyboard(page, page.locator("#claim-cargo-waits > .fn-opener"))
    hrefs = page.locator(f"{CARD} .fn-more a").evaluate_all("all => all.map(a => a.href)")
    assert archived not in hrefs


def test_cards_open_on_a_page_from_a_disk(visit: Open, harbour: Site):
    disk = Site(harbour.folder, f"{harbour.folder.as_uri()}/")
    seen = visit(disk, "briefings/harbour/index.html")
    by_keyboard(seen.page, seen.page.locator(".fn-opener").first)
    assert seen.page.locator(CARD).is_visible()
    assert (seen.errors, seen.foreign) == ([], [])
