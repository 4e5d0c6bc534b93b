"""Every kind of page as a reader gets it: light and dark, on a desk and on a phone.

The home page and the richest generated pages are looked at in every way, one page of each other
generated kind in every color and every width. The other pages of ``docs/`` share all that could
differ: one is looked at by daylight on a desk, the next in the dark on a phone. Of those that are
alike, a few are: of the guide every third, for example.
"""

import fnmatch
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.accessibility import broken_rules
from tests.browser.conftest import Open, Site, Tabs, Visit

GENERATED = {
    "list": "briefings/",
    "briefing": "briefings/*/",
    "briefing-in-a-folder": "briefings/*/*/",
    "timeline": "timeline/",
    "outlook": "outlook/",
    "claims": "claims/",
    "figures": "figures/",
    "credits": "credits/",
    "corrections": "corrections/",
    "sources": "sources/",
    "method": "method/",
}
"""Address of each generated kind of page; where several match, the longest page is looked at."""

DOCS = Path(__file__).parent.parent.parent / "docs"
ALIKE = {"guide": 3, "reference": 3, "decisions": 8}
"""Of these folders of ``docs/``, whose pages are alike, every third or eighth is looked at."""
WIDTHS = {"desk": 1280, "phone": 320}


def written() -> dict[str, str]:
    """Return the address of each page of ``docs/`` by its source's name."""
    pages = [page.relative_to(DOCS) for page in sorted(DOCS.rglob("*.md"))]
    names: list[Path] = []
    for folder, within in itertools.groupby(pages, lambda page: page.parent):
        index_first = sorted(within, key=lambda page: page.stem != "index")
        names += index_first[:: ALIKE.get(folder.as_posix(), 1)]
    parents = {
        name: name.parent if name.stem == "index" else name.with_suffix("") for name in names
    }
    return {
        f"docs-{name.with_suffix('').as_posix()}": "" if str(at) == "." else f"{at.as_posix()}/"
        for name, at in parents.items()
    }


PAGES = {**written(), **GENERATED, "missing": "404.html"}
THOROUGH = ["docs-index", "briefing", "timeline", "claims"]
"""What has the most elements of its own."""
FORMER = "grading/"
"""The second page that the method once had; it leads on."""
WAYS = [("light", "desk"), ("dark", "phone"), ("light", "phone"), ("dark", "desk")]


def ways(kind: str, number: int) -> list[tuple[str, str]]:
    """Return how a page is looked at: in every way, in every color and width, or in one."""
    if kind in THOROUGH:
        return WAYS
    return WAYS[:2] if kind in GENERATED else [WAYS[number % 2]]


def address(site: Site, pattern: str) -> str:
    """Return the address that a pattern means in this site."""
    matching = [at for at in site.addresses() if depth(at) == depth(pattern)]
    matching = fnmatch.filter(matching, pattern)
    assert matching, f"the site has no page {pattern!r}"
    return max(matching, key=lambda at: page_file(site, at).stat().st_size)


def depth(at: str) -> int:
    return at.count("/")


def page_file(site: Site, at: str) -> Path:
    return site.folder / (at if at.endswith(".html") else f"{at}index.html")


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((kind, scheme, width), id=f"{kind}-{scheme}-{width}")
        for number, kind in enumerate(PAGES)
        for scheme, width in ways(kind, number)
    ],
)
def opened(request: pytest.FixtureRequest, tabs: Tabs, site: Site) -> Iterator[Visit]:
    kind, scheme, width = request.param
    at = address(site, PAGES[kind])
    with tabs.at(site, at, scheme=scheme, width=WIDTHS[width]) as seen:
        yield seen


def leads_on(site: Site, at: str) -> bool:
    """Say whether a page only leads to where it moved; ``tests/docs/test_guide.py`` follows it."""
    return 'http-equiv="refresh"' in page_file(site, at).read_text(encoding="utf-8")


def test_every_page_of_the_site_is_of_a_kind_that_is_looked_at(site: Site) -> None:
    known = {*PAGES.values(), FORMER, *(f"{folder}/*/" for folder in ALIKE)}
    strange = [
        at
        for at in site.addresses()
        if not leads_on(site, at)
        and not any(depth(at) == depth(p) and fnmatch.fnmatchcase(at, p) for p in known)
    ]
    assert strange == []


def test_the_former_page_of_grades_leads_to_the_method(visit: Open, site: Site) -> None:
    page = visit(site, FORMER).page
    page.wait_for_url(f"{site.url}method/")


def test_the_page_breaks_no_rule_of_accessibility(opened: Visit) -> None:
    assert broken_rules(opened.page) == []


FAULTS = """() => [
    ...document.querySelectorAll("[tabindex=''], [type=checkbox][autocomplete]"),
    ...[...document.querySelectorAll("label[for]")].filter(e => !e.control),
    ...[...document.querySelectorAll("[role=dialog]")].filter(e => !e.ariaLabel),
].map(e => e.cloneNode().outerHTML)"""
"""What a checker of HTML has against Material's own templates, which we mend."""


def test_the_page_has_no_fault_of_the_themes_that_we_mend(opened: Visit) -> None:
    assert opened.page.evaluate(FAULTS) == []


def test_the_page_troubles_nobodys_console(opened: Visit) -> None:
    assert opened.errors == []


def test_the_page_asks_no_other_host(opened: Visit) -> None:
    assert opened.foreign == []


def test_the_page_does_not_scroll_sideways(opened: Visit) -> None:
    wide = opened.page.evaluate(
        """() => {
            const root = document.documentElement, limit = root.clientWidth;
            if (root.scrollWidth <= limit) return [];
            return [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > limit + 1)
                .map(e => e.outerHTML.slice(0, 120)).slice(0, 5)
                .concat(`the page is ${root.scrollWidth} wide on ${limit}`);
        }"""
    )
    assert wide == []


def test_the_page_follows_the_readers_light_or_dark(
    opened: Visit, request: pytest.FixtureRequest
) -> None:
    dark = "-dark-" in request.node.callspec.id
    background = opened.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(n) for n in re.findall(r"\d+", background)[:3])
    assert (red + green + blue < 3 * 128) is dark, background


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_an_open_search_breaks_no_rule_of_accessibility(
    visit: Open, site: Site, scheme: str, width: int
) -> None:
    page = visit(site, "briefings/kursk-oblast/", scheme=scheme, width=width).page
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("area")
    page.wait_for_selector(".md-search-result__item nav[role=none]")
    assert broken_rules(page) == []


@pytest.mark.parametrize("kind", THOROUGH)
def test_the_page_says_the_same_without_scripts(visit: Open, site: Site, kind: str) -> None:
    at = address(site, PAGES[kind])
    texts = []
    for javascript in (True, False):
        seen = visit(site, at, javascript=javascript)
        # Controls are no part of what the page says, and useless without a script; the notes beside
        # the words are copies of what is said after the text.
        # What is far from the window is not laid out, and so has no text to be asked for.
        seen.page.eval_on_selector_all(
            ".md-content *", "all => all.forEach(one => (one.style.contentVisibility = 'visible'))"
        )
        seen.page.eval_on_selector_all(
            ".fn-filter, .fn-rail", "all => all.forEach(one => one.remove())"
        )
        texts.append(" ".join(seen.page.inner_text(".md-content").split()))
    assert texts[1] == texts[0]
    assert texts[1] != ""


CLIPPED = """() => {
    /* Seen by none, seen as copies, or drawn: Material has an icon in the place of an arrow. */
    const OTHERWISE = "thead, script, .fn-rail, svg, .footnote-backref";
    const page = document.querySelector("article");
    const whole = e => e.checkVisibility({visibilityProperty: true});
    const name = e => `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 40)}`;
    const style = (e, axis) => getComputedStyle(e)[`overflow${axis}`];
    const scrolls = e => e && (/auto|scroll/.test(style(e, "X")) || scrolls(e.parentElement));
    const found = [], range = document.createRange();
    const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const e = text.parentElement;
        if (!text.data.trim() || !whole(e) || e.closest(OTHERWISE)) continue;
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        if (box.width < 2 || box.height < 8) found.push(`${name(e)}: no box`);
        for (let at = e; at !== page; at = at.parentElement) {
            const cut = axis => /hidden|clip/.test(style(at, axis));
            const around = at.getBoundingClientRect();
            if (cut("X") && (box.right > around.right + 1 || box.left < around.left - 1)
                || cut("Y") && (box.bottom > around.bottom + 1 || box.top < around.top - 1))
                found.push(`${name(e)}: cut by ${at.localName}.${at.className}`);
        }
        const beside = box.left < 0 || box.right > document.documentElement.clientWidth + 1;
        if (beside && !scrolls(e)) found.push(`${name(e)}: beside the page`);
    }
    return found;
}"""
"""Texts of the page that are shown and yet cannot be seen whole."""


@pytest.mark.parametrize("width", [1280, 390])
def test_every_heading_and_text_has_a_visible_box(visit: Open, site: Site, width: int) -> None:
    found = {}
    for kind in ("home", "briefing", "claims", "timeline"):
        at = address(site, GENERATED[kind]) if kind in GENERATED else ""
        page = visit(site, at, width=width).page
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.locator("article :is(h1, p)").count() > 3, kind
        found[kind] = page.evaluate(CLIPPED)
        page.evaluate(
            """() => {
                const heading = document.querySelector("article h2");
                heading.style.cssText = "height: 4px; overflow: hidden";
            }"""
        )
        assert page.evaluate(CLIPPED) != found[kind], kind
    assert {kind: cut for kind, cut in found.items() if cut} == {}
