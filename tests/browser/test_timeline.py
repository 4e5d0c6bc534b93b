"""The timeline in a browser: filtered, turned round, jumped about in; whole without a script.

A newsroom of its own, as the demonstration has too few dates to lose one's way in.
"""

import io
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.accessibility import broken_rules
from tests.browser.conftest import Open, Scheme, Site, build, served

CONFIG = """\
site_name: Harbor
theme:
  name: material
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, primary: custom}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, primary: custom}
plugins: [search, {footnoted: {as_of: 2024-06-15, levels: {evidence.none: "off"}}}]
"""
FORMS = ("{y}-{m:02}-{d:02}", "{y}-{m:02}", "{y}-{m:02}~", "{y}-{m:02}-{d:02}/..", "{y}")
KINDS = ("event", "planned", "deadline", "statement", "publication")
PLACES = ("North quay", "Café Müller", "Town hall")
BRIEFINGS = ("cranes", "council", "2024/weather")
EVENTS = 90


FOCUSED = """() => {
    const at = document.activeElement;
    return at.name || at.textContent.trim() || at.getAttribute("aria-label");
}"""


def dates(briefing: int) -> str:
    """Return every third of the dates; each is made from its number alone."""
    rows = ["dates:\n"]
    for number in range(briefing, EVENTS, len(BRIEFINGS)):
        year, month, day = 2022 + number % 4, 1 + number % 12, 1 + number % 28
        date = FORMS[number % len(FORMS)].format(y=year, m=month, d=day)
        rows.append(
            f"  d{number}:\n    date: {date}\n    title: Event {number} of the harbor\n"
            f"    kind: {KINDS[number % len(KINDS)]}\n    place: {PLACES[number % len(PLACES)]}\n"
            f"    tags: [tag {number % 7}]\n    outcome: {{result: happened}}\n"
        )
    return "".join(rows)


@pytest.fixture(scope="module")
def harbor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a newsroom with many dates and one that two briefings date differently."""
    root = tmp_path_factory.mktemp("harbor")
    files = {
        "mkdocs.yml": CONFIG,
        "docs/index.md": "# Harbor\n",
        "briefings/_shared/events.yml": "events:\n  storm: {title: The storm}\n",
    }
    for number, name in enumerate(BRIEFINGS):
        head = f"---\ntitle: On {name}\ndate: 2024-06-1{number}\n---\n\nNothing.\n"
        storm = f"  storm:\n    date: 2024-04-0{number + 1}\n    title: S\n    event: storm\n"
        files[f"briefings/{name}.md"] = head
        files[f"briefings/{name}.yml"] = dates(number) + storm
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    build(root, root / "site")
    with served(root / "site") as site:
        yield site


def shown(page: Page, where: str = "") -> list[str]:
    """Return the entries that a reader can come to, in the order of the page."""
    found: list[str] = page.eval_on_selector_all(
        f".fn-event{where}", "all => all.filter(e => e.checkVisibility()).map(e => e.id)"
    )
    return found


def bars(page: Page) -> dict[str, str]:
    """Return the address of each bar of the strip that is there, by its name."""
    found = page.eval_on_selector_all(
        ".fn-density a",
        "all => all.filter(a => a.checkVisibility()).map(a => [a.ariaLabel, a.hash])",
    )
    return dict(found)


def counted(page: Page) -> int:
    return sum(int(name.split(": ")[1].split()[0]) for name in bars(page))


def top(page: Page, selector: str) -> float:
    return float(page.locator(selector).evaluate("e => e.getBoundingClientRect().top"))


def test_a_choice_shows_what_fits_and_hides_months_and_years_without_any(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/").page
    everything = shown(page)
    assert len(everything) == EVENTS + 1
    page.select_option("select[name=place]", "Café Müller")
    page.select_option("select[name=kind]", "planned")
    fitting = shown(page)
    assert fitting == shown(page, '[data-place="Café Müller"][data-kind="planned"]')
    assert 0 < len(fitting) < 10
    assert page.locator(".fn-count").inner_text() == f"{len(fitting)} of {len(everything)} events"
    assert parse_qs(urlsplit(page.url).query) == {"place": ["Café Müller"], "kind": ["planned"]}
    months = page.locator(".fn-month:visible")
    assert all(
        months.nth(n).locator(".fn-event:visible, #as-of").count() for n in range(months.count())
    )
    assert page.locator("#as-of").is_visible()


def test_the_strip_counts_what_is_shown_and_leads_to_it(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/").page
    whole = bars(page)
    assert counted(page) == EVENTS + 1
    page.select_option("select[name=briefing]", "2024/weather")
    assert counted(page) == len(shown(page)) == EVENTS // 3 + 1
    assert set(bars(page)) != set(whole)
    for address in [*bars(page).values()][::3]:
        page.locator(f".fn-density a[href*='{address}']").first.click()
        assert urlsplit(page.url).fragment == address[1:]
        assert page.locator(f"[id='{address[1:]}']").is_visible()
        assert parse_qs(urlsplit(page.url).query) == {"briefing": ["2024/weather"]}
    page.get_by_role("button", name="Show all").click()
    assert bars(page) == whole


def test_words_are_found_in_any_case_without_accents_and_in_any_order(visit: Open, harbor: Site):
    page = visit(harbor, f"timeline/?text={quote('MULLER café')}").page
    assert shown(page) == shown(page, '[data-place="Café Müller"]')
    assert page.get_by_role("searchbox", name="Words").input_value() == "MULLER café"


def test_a_link_to_an_entry_keeps_the_choice_and_leads_there(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/?kind=deadline").page
    last = shown(page)[-1]
    link = page.locator(f"#{last} .fn-permalink")
    link.focus()
    address = link.evaluate("a => a.href")
    assert urlsplit(address).query == "kind=deadline"
    again = visit(harbor, address.removeprefix(harbor.url)).page
    assert shown(again) == shown(page)
    assert 0 <= top(again, f"#{last}") < 900
    assert urlsplit(again.url).query == "kind=deadline"


def test_a_link_to_an_entry_that_the_choice_hides_shows_everything(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/?kind=deadline#event-council--d1").page
    assert len(shown(page)) == EVENTS + 1
    assert (urlsplit(page.url).query, urlsplit(page.url).fragment) == ("", "event-council--d1")
    assert 0 <= top(page, "#event-council--d1") < 900


def test_it_opens_at_its_top_and_leaves_the_focus_alone(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/").page
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("document.activeElement === document.body")


def test_it_does_not_move_a_reader_who_comes_to_a_place_or_back_to_one(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/#y2022").page
    assert 0 <= top(page, "#y2022") < 300
    page.evaluate("scrollTo({ top: 700, behavior: 'instant' })")
    page.wait_for_timeout(300)
    page.goto(harbor.url)
    page.go_back()
    page.wait_for_selector(".fn-timeline[data-ready]")
    page.wait_for_timeout(300)
    assert abs(page.evaluate("scrollY") - 700) < 60


def test_back_brings_the_choice_back(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/").page
    page.select_option("select[name=kind]", "statement")
    fitting = shown(page)
    page.locator(f"#{fitting[0]} .fn-tellings a").first.click()
    page.wait_for_selector("[id='part:timeline']")
    page.go_back()
    page.wait_for_selector("form.fn-filter:not([hidden])")
    assert shown(page) == fitting


def test_the_newest_can_come_first_for_eyes_ears_and_keys_alike(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/").page
    oldest = page.eval_on_selector_all(
        ".fn-timeline :is(h2, h3, .fn-event, .fn-as-of)", "all => all.map(e => e.id)"
    )
    entries = [id_ for id_ in oldest if id_.startswith(("event-", "as-of"))]
    page.get_by_role("button", name="Newest first").click()
    newest = page.eval_on_selector_all(
        ".fn-timeline :is(h2, h3, .fn-event, .fn-as-of)", "all => all.map(e => e.id)"
    )
    assert [id_ for id_ in newest if id_.startswith(("event-", "as-of"))] == entries[::-1]
    assert newest[0] == "y2025"
    assert parse_qs(urlsplit(page.url).query) == {"order": ["newest"]}
    again = visit(harbor, "timeline/?order=newest").page
    assert shown(again) == shown(page)
    again.get_by_role("button", name="Oldest first").click()
    assert (shown(again), urlsplit(again.url).query) == (shown(page)[::-1], "")


def test_everything_can_be_done_by_keyboard(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/#timeline").page
    page.get_by_role("searchbox", name="Words").focus()
    seen = []
    for _ in range(20):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
    assert seen[:5] == ["tag", "briefing", "place", "kind", "Newest first"]
    assert set(seen[5:]) & set(bars(page))
    page.locator(".fn-density a").last.focus()
    target = page.locator(".fn-density a").last.evaluate("a => a.hash.slice(1)")
    page.keyboard.press("Enter")
    assert 0 <= top(page, f"[id='{target}']") < 400


@pytest.mark.parametrize("width", [320, 1280])
def test_without_a_script_everything_is_there_in_order(visit: Open, harbor: Site, width: int):
    scripted = visit(harbor, "timeline/").page
    page = visit(harbor, "timeline/", javascript=False, width=width).page
    assert not page.locator("form.fn-filter").is_visible()
    assert shown(page) == shown(scripted)
    assert bars(page) == bars(scripted)
    page.get_by_role("link", name="go to that day").click()
    assert 0 <= top(page, "#as-of") < 600
    page.locator(".fn-density a").first.click()
    assert 0 <= top(page, "#y2022") < 400


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_it_is_accessible_and_no_wider_than_the_screen(
    visit: Open, harbor: Site, width: int, scheme: Scheme
):
    seen = visit(harbor, "timeline/#timeline", width=width, scheme=scheme)
    seen.page.locator(".fn-legend summary").click()
    assert broken_rules(seen.page, ".md-content") == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert (seen.errors, seen.foreign) == ([], [])


def test_a_screen_reader_meets_lists_under_headings(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/").page
    roles = page.locator(".fn-timeline").aria_snapshot()
    assert '- heading "2022" [level=2]' in roles
    assert '- heading "January 2022" [level=3]' in roles
    assert "- list:" in roles
    assert roles.count("- listitem:") >= EVENTS


def test_what_briefings_date_differently_says_so_by_shape_and_word(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/#event-storm").page
    differing = page.locator("#event-storm .fn-differ")
    assert differing.first.inner_text() == "Dates contradict each other:"
    assert differing.locator("li").count() == len(BRIEFINGS)
    assert differing.locator("li .fn-scale").count() == len(BRIEFINGS)


def test_on_paper_everything_stands_and_nothing_to_click(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/").page
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in sheets)
    assert [n for n in range(EVENTS) if f"Event {n} of the harbor" not in text] == []
    assert "As of 15 June 2024" in text
    assert "Show all" not in text
    assert text.count("91 events") == 1
    assert "How to read the marks" not in text


def test_what_was_chosen_is_what_is_printed_and_paper_says_so(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/?kind=planned").page
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in sheets)
    assert text.count("of the harbor") == len(shown(page)) == EVENTS // len(KINDS)
    assert "18 of 91 events" in text
    assert "Show all" not in text


def test_what_is_out_of_sight_is_found_by_the_browsers_own_search(visit: Open, harbor: Site):
    page = visit(harbor, "timeline/#timeline").page
    blank = page.context.new_page()
    blank.set_content("<p>In sight</p>")
    if not blank.evaluate("window.find('In sight')"):
        pytest.skip("this Chromium finds no words on any page (Debian: chromium)")
    blank.close()
    last = page.locator(f"#{shown(page)[-1]} .fn-title").text_content()
    assert page.evaluate("words => window.find(words)", last)
    page.wait_for_timeout(200)
    assert 0 <= top(page, f"#{shown(page)[-1]}") < 900


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_are_seen_in_forced_colors(browser: Browser, harbor: Site, scheme: Scheme):
    context = browser.new_context(color_scheme=scheme, forced_colors="active")
    page = context.new_page()
    page.goto(harbor.url + "timeline/#event-storm")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    drawn = page.locator("#event-storm").evaluate(
        "e => [...e.querySelectorAll('path')].map(path => getComputedStyle(path).stroke)"
    )
    mark = page.locator("#event-storm").evaluate(
        "e => getComputedStyle(e, '::after').backgroundColor"
    )
    assert drawn
    assert paper not in {*drawn, mark}
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_year_stays_in_sight_while_its_events_pass(visit: Open, harbor: Site, width: int):
    page = visit(harbor, "timeline/", width=width).page
    assert page.evaluate("scrollY") == 0
    year = page.locator(".fn-year").first
    year.locator(".fn-event").last.evaluate("e => e.scrollIntoView({block: 'start'})")
    box = year.locator("h2").bounding_box()
    event = year.locator(".fn-event").last.bounding_box()
    assert box
    assert event
    assert 0 < box["y"] < 100
    assert event["y"] >= box["y"] + box["height"] - 1
