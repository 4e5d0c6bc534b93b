"""The list of claims in a browser: filtered with a script, whole without one.

Goes by what the page itself says of its claims, so that the demonstration may change.
"""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open, Site

PARTY = "select[name=party]"


def options(page: Page, name: str) -> list[str]:
    """Return the values that can be chosen, but for “any”."""
    return list(
        page.eval_on_selector_all(
            f"select[name={name}] option", "all => all.map(o => o.value).filter(v => v)"
        )
    )


def claims(page: Page, where: str = "") -> list[str]:
    """Return the references of the claims that a reader sees."""
    every: list[Any] = page.eval_on_selector_all(
        f".fn-all-claims [data-claim]{where}",
        "all => all.filter(e => e.checkVisibility()).map(e => e.dataset.claim)",
    )
    return every


def count(page: Page) -> str:
    return page.locator(".fn-filter [role=status]").inner_text()


def test_a_choice_shows_what_fits_says_how_many_and_stands_in_the_address(visit: Open, site: Site):
    page = visit(site, "claims/").page
    everything, party = claims(page), options(page, "party")[0]
    assert count(page) == f"{len(everything)} claims"
    page.select_option(PARTY, party)
    fitting = claims(page)
    assert fitting == claims(page, f'[data-party~="{party}"]')
    assert 0 < len(fitting) < len(everything)
    assert count(page) == f"{len(fitting)} of {len(everything)} claims"
    assert parse_qs(urlsplit(page.url).query) == {"party": [party]}
    page.get_by_role("button", name="Show all").click()
    assert (claims(page), urlsplit(page.url).query) == (everything, "")


def test_a_filtered_address_can_be_shared_and_choices_hold_together(visit: Open, site: Site):
    page = visit(site, "claims/").page
    party, briefing = options(page, "party")[0], options(page, "briefing")[0]
    page.select_option(PARTY, party)
    page.select_option("select[name=briefing]", briefing)
    again = visit(site, f"claims/?{urlsplit(page.url).query}").page
    assert claims(again) == claims(page)
    assert all(ref.startswith(f"{briefing}#") for ref in claims(again))
    assert again.locator(PARTY).input_value() == party


def test_a_value_that_no_claim_has_is_as_good_as_none(visit: Open, site: Site):
    seen = visit(site, "claims/?party=nobody&status=%22%3E%3Cb%3E")
    assert claims(seen.page) == claims(visit(site, "claims/").page)
    assert seen.errors == []


def test_a_link_to_a_claim_that_the_filter_hides_shows_it(visit: Open, site: Site):
    page = visit(site, "claims/").page
    first, *_, last = claims(page)
    page.select_option("select[name=briefing]", first.partition("#")[0])
    assert last not in claims(page)
    place = f"claim-{last.replace('/', '--').replace('#', '--')}"
    page.evaluate("id => { location.hash = id; }", place)
    page.wait_for_function("id => document.getElementById(id).checkVisibility()", arg=place)
    assert urlsplit(page.url).query == ""


def test_the_filter_works_after_instant_navigation_and_the_way_back(visit: Open, site: Site):
    seen = visit(site, "timeline/")
    page = seen.page
    # A page that still makes room for its filter can move a link away under a pointer's press, so
    # the links are followed when it has, and by keyboard.
    page.wait_for_selector("form.fn-filter:not([hidden])")
    page.locator("a[href$='claims/']:visible").first.press("Enter")
    page.wait_for_selector(f"form.fn-filter:not([hidden]) {PARTY}")  # not that of the timeline
    party = options(page, "party")[0]
    page.select_option(PARTY, party)
    fitting = claims(page)
    page.locator("a[href$='timeline/']:visible").first.press("Enter")
    page.wait_for_selector("h1#timeline")
    page.go_back()
    page.wait_for_selector(f"form.fn-filter:not([hidden]) {PARTY}")  # not that of the timeline
    assert (page.locator(PARTY).input_value(), claims(page)) == (party, fitting)
    assert seen.errors == []


def test_the_filter_works_for_who_comes_from_a_page_whose_heading_bears_our_name(
    visit: Open, site: Site
):
    # Browsers make every id a property of the window, "footnoted" and "footnotedFilter" as well.
    page = visit(site, "").page
    page.evaluate("document.querySelector('h1').id = 'footnotedFilter'")
    page.evaluate("delete window.footnotedFilter")
    page.add_script_tag(url=f"{site.url}assets/footnoted/footnoted.js")
    assert page.evaluate("window.footnotedFilter") is True


def test_controls_can_be_used_by_keyboard(visit: Open, site: Site):
    page = visit(site, "claims/").page
    page.locator(PARTY).focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(PARTY).input_value() == options(page, "party")[0]
    assert "of" in count(page)
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(PARTY).input_value() == ""


def test_words_are_looked_for_in_any_case_and_without_accents(visit: Open, site: Site):
    page = visit(site, "claims/").page
    everything = claims(page)
    said = page.locator(f'[data-claim="{everything[-1]}"] .fn-says').inner_text()
    shouted = "".join(f"{letter}\u0301" for letter in said.upper())
    page.get_by_role("searchbox", name="Words").press_sequentially(f" {shouted} ")
    page.wait_for_function("() => new URLSearchParams(location.search).has('text')")
    assert everything[-1] in claims(page)
    assert len(claims(page)) < len(everything)
    page.get_by_role("searchbox", name="Words").fill("no claim says this")
    page.keyboard.press("Enter")
    assert (claims(page), count(page)) == ([], "No claim matches")
    assert not page.locator(".fn-claims-of").first.is_visible()
    assert page.locator("#__search").is_checked() is False


def test_links_within_the_page_take_the_choice_along(visit: Open, site: Site):
    page = visit(site, "claims/").page
    page.select_option("select[name=status]", "reported")
    link = page.locator(".md-sidebar--secondary a[href*='#in-']").first
    link.hover()
    assert urlsplit(link.evaluate("a => a.href")).query == "status=reported"
    link.click()
    assert parse_qs(urlsplit(page.url).query) == {"status": ["reported"]}
    assert page.locator("select[name=status]").input_value() == "reported"


@pytest.mark.parametrize("width", [320, 1280])
def test_without_a_script_every_claim_is_there_and_no_control(visit: Open, site: Site, width: int):
    scripted = visit(site, "claims/").page
    page = visit(site, "claims/", javascript=False, width=width).page
    assert not page.locator("form.fn-filter").is_visible()
    listed = page.locator(".fn-all-claims [data-claim]")
    assert listed.count() == len(claims(scripted))
    assert listed.first.is_visible()
    page.locator(".fn-finder summary", has_text="By party").click()
    link = page.locator(".fn-finder [id^=by-party] a").first
    assert link.is_visible()
    link.click()
    fragment = urlsplit(page.url).fragment
    assert page.locator(f"[id='{fragment}']").is_visible()
