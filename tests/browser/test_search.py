"""Material's own search leads to claims, sources, pictures and events; Readability keeps a page."""

import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Site
from tests.programs import MODULES


@pytest.mark.parametrize(
    ("words", "title", "place"),
    [
        (
            "initially captured around 1,300",
            "Claim: Ukraine initially captured around 1,300 square kilometers of Kursk Oblast.",
            "briefings/kursk-oblast/#claim-taken-at-first",
        ),
        (
            "Hurricane Gonzalo comes ashore",
            "Event: Hurricane Gonzalo comes ashore in Bermuda",
            "timeline/#event-2019--humberto--gonzalo",
        ),
        ("Agence France-Presse", "Source: Agence France-Presse", "sources/#source-afp-babyninsky"),
        (
            "Who told whom drawing",
            "Picture: Who told whom",
            "credits/#image-plan-and-call--who-told-whom",
        ),
    ],
)
def test_words_lead_to_the_anchor_of_what_says_them(
    visit: Open, site: Site, words: str, title: str, place: str
) -> None:
    page = visit(site, f"?q={quote(words)}").page
    results = page.locator(".md-search-result__link")
    results.first.wait_for()
    sizes = page.locator(".md-search-result :is(h1, h2)").evaluate_all(
        "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert max(sizes) <= 16, "a result is no headline"
    page.locator(".md-search-result__more > summary").evaluate_all(
        "all => all.forEach(each => each.click())"
    )
    there = results.filter(has=page.get_by_role("heading", name=title, exact=True))
    expect(there).to_have_count(1)
    there.click()
    address, _, anchor = place.partition("#")
    expect(page).to_have_url(re.compile(re.escape(address) + r"(\?.*)?#" + re.escape(anchor)))
    expect(page.locator(f"[id='{anchor}']").first).to_be_in_viewport()


READ = """async page => {
    const parts = await fetch(page).then(answer => answer.text());
    const read = new Readability(new DOMParser().parseFromString(parts, "text/html")).parse();
    return {...read, content: undefined};
}"""


@pytest.mark.parametrize("page_name", ["kursk-oblast", "2019/dorian", "exchange-offer"])
def test_readability_keeps_title_author_date_and_the_claims(
    visit: Open, site: Site, page_name: str
) -> None:
    visited = visit(site, "about/").page
    visited.add_script_tag(path=MODULES / "@mozilla" / "readability" / "Readability.js")
    address = f"{site.url}briefings/{page_name}/"
    read = visited.evaluate(READ, address)
    html = (site.folder / "briefings" / page_name / "index.html").read_text(encoding="utf-8")
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*)</script>', html)[-1])
    article, *claims = data["@graph"]
    assert read["title"] == article["headline"]
    assert read["byline"] == "Footnoted desk"
    assert read["publishedTime"] == article["datePublished"]
    assert read["siteName"] == "Footnoted"
    text = " ".join(read["textContent"].split())
    assert claims
    assert [each["text"] for each in claims if each["text"] not in text] == []
