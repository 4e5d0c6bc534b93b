"""A briefing as it is read: mostly the article, with its evidence beside the words."""

import json
from datetime import date, timedelta
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Open, Site

SHARE = """() => {
    const page = document.querySelector("article").getBoundingClientRect();
    const after = document.querySelectorAll("h2:has(+ .footnote), .footnote, .fn-section");
    const top = Math.min(...[...after].map(e => e.getBoundingClientRect().top));
    return (page.bottom - top) / page.height;
}"""
"""How much of a briefing's height its notes and all that follows them take."""
ELEMENTS, BYTES = 550, 40_000
"""Of what a briefing's page adds to the frame of the site."""


def briefings(site: Site) -> list[str]:
    found = [at for at in site.addresses() if at.startswith("briefings/") and at.count("/") == 2]
    assert len(found) > 3
    return found


# The aim is 0.35 and 0.40. Remarks and grades of two parts have made one briefing longer since.
@pytest.mark.parametrize(("width", "most"), [(1280, 0.43), (390, 0.46)])
def test_the_article_is_most_of_the_page(browser: Browser, site: Site, width: int, most: float):
    page = browser.new_page(viewport={"width": width, "height": 900})
    shares = {}
    for at in briefings(site):
        page.goto(site.url + at)
        page.wait_for_timeout(100)
        shares[at] = round(page.evaluate(SHARE), 3)
    page.close()
    assert {at: share for at, share in shares.items() if share > most} == {}


def test_a_briefing_is_no_heavier_than_it_must_be(visit: Open, site: Site):
    for at in briefings(site):
        page = visit(site, at, javascript=False).page
        html = page.locator("article").evaluate("e => e.outerHTML")
        count = page.locator("article *").count()
        assert len(html.encode()) <= BYTES, at
        assert count <= ELEMENTS, at


def test_every_count_in_the_head_leads_to_what_it_counts(visit: Open, site: Site):
    page = visit(site, "briefings/kursk-oblast/", javascript=False).page
    links = page.locator(".fn-basis > a").evaluate_all(
        "all => all.map(a => [a.textContent, a.hash])"
    )
    assert [words.split()[1] for words, _ in links] == ["claims", "dates", "figures", "source"]
    for _, place in links:
        page.locator(f".fn-basis > a[href='{place}']").click()
        target = page.locator(f"[id='{place[1:]}']")
        assert 0 <= target.evaluate("e => e.getBoundingClientRect().top") < 900
    page.locator(".fn-basis > a[href='#part:figures']").click()
    assert page.locator(".fn-figures-table").is_visible()


def notes(page: Page) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.locator(".fn-beside").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().toJSON())"
    )
    return found


def test_from_a_desk_on_each_claim_has_its_note_beside_its_words(visit: Open, site: Site):
    for at in briefings(site):
        page = visit(site, at).page
        keys = page.locator(".fn-beside").evaluate_all(
            "all => all.flatMap(e => e.dataset.beside.split(' '))"
        )
        words = page.locator("span.fn-claim[id]").evaluate_all("all => all.map(e => e.id)")
        assert sorted(keys) == sorted(words), at
        boxes = notes(page)
        for before, after in pairwise(boxes):
            assert after["top"] >= before["bottom"], at
        column = page.locator(".md-content__inner > p").evaluate_all(
            "all => Math.max(...all.map(e => e.getBoundingClientRect().right))"
        )
        assert all(box["left"] > column for box in boxes), at
        end = page.locator(".footnote").evaluate("e => e.getBoundingClientRect().top")
        assert all(box["bottom"] <= end for box in boxes), at


def test_a_note_lights_its_words_and_opens_their_card(visit: Open, site: Site):
    page = visit(site, "briefings/kursk-oblast/").page
    note = page.locator(".fn-beside").first
    note.hover()
    assert page.locator(".fn-shown").count() >= 1
    note.click()
    about = page.locator(".fn-card").get_attribute("data-about")
    assert about
    assert about in (note.get_attribute("data-beside") or "")


@pytest.mark.parametrize("width", [390, 1000])
def test_where_there_is_no_room_there_is_no_rail(visit: Open, site: Site, width: int):
    page = visit(site, "briefings/kursk-oblast/", width=width).page
    assert not page.locator(".fn-rail").is_visible()


LINE = "() => getComputedStyle(document.querySelector('.fn-date, .fn-figure')).textDecorationLine"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_reader_may_have_claims_marked_alone(visit: Open, site: Site, javascript: bool):
    page = visit(site, "briefings/kursk-oblast/", javascript=javascript).page
    assert page.evaluate(LINE) == "underline"
    page.get_by_role("link", name="quiet").click()
    assert page.evaluate(LINE) == "none"
    if javascript:
        page.reload()
        assert page.evaluate(LINE) == "none"
        assert page.get_by_role("link", name="quiet").get_attribute("aria-current") == "true"
    page.get_by_role("link", name="all", exact=True).click()
    assert page.evaluate(LINE) == "underline"


def test_a_page_is_cited_with_the_day_on_which_it_is_read(visit: Open, site: Site):
    page = visit(site, "briefings/kursk-oblast/").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".fn-cite > summary").click()
    copied = []
    for button in page.locator(".fn-copy").all():
        button.click()
        copied.append(page.evaluate("navigator.clipboard.readText()"))
    text, bibtex, csl = copied
    assert text == page.locator(".fn-cite > p").inner_text()
    [parts] = json.loads(csl)[0]["accessed"]["date-parts"]
    day = date(*parts)
    assert abs(day - date.today()) <= timedelta(days=1)  # the browser's midnight may be another
    assert text.endswith(f" Accessed {day.day} {day:%B %Y}.")
    assert bibtex.endswith(f"\n  urldate = {{{day}}},\n}}")


def test_without_a_script_a_citation_has_no_day_of_reading_and_no_button(visit: Open, site: Site):
    page = visit(site, "briefings/kursk-oblast/", javascript=False).page
    page.locator(".fn-cite > summary").click()
    assert page.locator(".fn-cite > p").is_visible()
    assert "Accessed" not in page.locator(".fn-cite").inner_text()
    assert not any(button.is_visible() for button in page.locator(".fn-copy").all())
    forms = page.locator(".fn-cite pre").all_inner_texts()
    assert "urldate" not in forms[0]
    assert "accessed" not in json.loads(forms[1])[0]
