"""The files for other programs, read by those programs: TimelineJS 3, and the parser ical.js.

Both are fetched by `make browser` as tests/browser/npm pins them; where they are missing, these
tests fail and say so.
"""

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page

from footnoted.outputs.calendar import calendars
from footnoted.outputs.timelinejs import timelinejs
from tests.browser.conftest import Visit, served, watched
from tests.newsroom import article
from tests.programs import MODULES

TIMELINE = """<!doctype html><meta charset="utf-8"><title>Timeline</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="timelinejs/css/timeline.css">
<div id="timeline" style="height: 600px"></div>
<script src="timelinejs/js/timeline.js"></script>
<script>
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print"])
    window[name] = () => { window.ran.push(name); };
window.timeline = new TL.Timeline("timeline", "timeline.json", {
    font: null, duration: 0, hash_bookmark: false, script_path: "timelinejs/js/"});
window.timeline.on("loaded", () => { window.ready = true; });
</script>
"""
ICAL = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<script type="module">
import ICAL from "./ical.js";
window.read = text => {
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.getAllSubcomponents("vevent").map(each => {
        const event = new ICAL.Event(each);
        return {uid: event.uid, summary: event.summary, description: event.description,
            location: event.location, start: event.startDate.toString(),
            end: event.endDate.toString(), day: event.startDate.isDate,
            status: each.getFirstPropertyValue("status"), sequence: event.sequence,
            tags: each.getFirstProperty("categories").getValues()};
    });
};
</script>
"""
SLIDES = """() => [...document.querySelectorAll(".tl-slide")].map(slide => ({
    id: slide.id,
    date: slide.querySelector(".tl-headline-date").textContent,
    headline: slide.querySelector(".tl-headline").textContent,
    links: [...slide.querySelectorAll(".tl-text-content a")].map(link => link.href)}))"""
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def package(name: str) -> Path:
    """Return the folder of a package that `make browser` fetched."""
    folder = MODULES / name
    if not folder.is_dir():
        pytest.fail(f"{name} is not there: `make browser` fetches it with npm", pytrace=False)
    return folder


Show = Callable[[dict[str, str]], Visit]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Return a function that serves files beside both programs and opens their index.html."""
    folder = tmp_path / "served"
    shutil.copytree(package("@knight-lab/timelinejs") / "dist", folder / "timelinejs")
    shutil.copy(package("ical.js") / "dist" / "ical.js", folder)
    with ExitStack() as stack:

        def open_page(files: dict[str, str]) -> Visit:
            for name, text in {"sitemap.xml": "<urlset/>", **files}.items():
                (folder / name).write_text(text, encoding="utf-8", newline="")
            site = stack.enter_context(served(folder))
            context = browser.new_context(viewport={"width": 1280, "height": 700})
            stack.callback(context.close)
            page = context.new_page()
            seen = stack.enter_context(watched(page, site))
            page.goto(site.url + "index.html")
            return seen

        yield open_page


def rendered(show: Show, text: str) -> Visit:
    """Show a timeline, and wait until all of it is there."""
    visit = show({"index.html": TIMELINE, "timeline.json": text})
    visit.page.wait_for_function("window.ready === true")
    return visit


def quiet(visit: Visit) -> bool:
    """Report that nothing ran, nothing failed and nobody else was asked."""
    return (visit.errors, visit.foreign, visit.page.evaluate("window.ran")) == ([], [], [])


def test_the_demonstration_is_rendered_whole_with_its_own_words(show: Show, built: Path) -> None:
    text = (built / "timeline.json").read_text(encoding="utf-8")
    told = json.loads(text)
    visit = rendered(show, text)
    slides = visit.page.evaluate(SLIDES)
    assert len(slides) == 1 + len(told["events"]) > 5
    assert visit.page.locator(".tl-timemarker").count() == len(told["events"])
    assert [slide["id"] for slide in slides[:1]] == ["title_slide"]
    dates = {event["unique_id"]: event["display_date"] for event in told["events"]}
    assert {slide["id"]: slide["date"] for slide in slides[1:]} == dates
    groups = {event["group"] for event in told["events"]}
    found = visit.page.locator(".tl-timegroup-message").all_text_contents()
    assert {name.strip() for name in found} == groups
    assert quiet(visit)


def test_a_reader_goes_from_slide_to_slide(show: Show, built: Path) -> None:
    text = (built / "timeline.json").read_text(encoding="utf-8")
    visit = rendered(show, text)
    first = json.loads(text)["events"][0]
    visit.page.locator(".tl-slidenav-next").click()
    visit.page.wait_for_function(
        "id => timeline.current_id === id && !document.getElementById(id).inert",
        arg=first["unique_id"],
    )
    assert visit.page.evaluate("timeline.config.isValid()")
    assert quiet(visit)


DATES = {
    "2024-05-03": False,
    "2024-05~": True,
    "2024": True,
    "202X": True,
    "2022-02-24/..": False,
    '"[..2025-02-20]"': False,
    "{earliest: 2024-05, latest: 2024-07}": True,
    "2024-05-03T10:30:00": False,
    "0033-04-03": False,
}
"""Dates, and whether they are drawn as lasting."""


def test_every_sort_of_date_reads_as_we_say_it_and_lasts_as_long(show: Show, newsroom) -> None:
    rows = "".join(f"  d{n}: {{date: {date}, title: D{n}}}\n" for n, date in enumerate(DATES))
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": "dates:\n" + rows})
    told = json.loads(timelinejs(site))["events"]
    visit = rendered(show, timelinejs(site))
    slides = {slide["id"]: slide["date"] for slide in visit.page.evaluate(SLIDES)[1:]}
    assert slides == {event["unique_id"]: event["display_date"] for event in told}
    lasting = visit.page.evaluate(
        "timeline.config.events.filter(each => each.end_date).map(each => each.unique_id)"
    )
    assert {f"a--d{n}": f"a--d{n}" in lasting for n in range(len(DATES))} == {
        f"a--d{n}": lasts for n, lasts in enumerate(DATES.values())
    }
    assert slides["a--d1"] == "about May 2024"
    years = visit.page.evaluate("timeline.config.events.map(each => each.start_date.getFullYear())")
    assert years == [33, 2020, 2022, 2024, 2024, 2024, 2024, 2024, 2025]
    assert quiet(visit)


def test_no_text_of_a_contributor_becomes_mark_up(show: Show, newsroom) -> None:
    quoted = json.dumps(HOSTILE)
    site = newsroom(
        {
            "briefings/a.md": article(title=quoted),
            "briefings/a.yml": f"""
                sources:
                  one: {{type: webpage, title: {quoted}, url: "https://a.example/?q=<b>"}}
                dates:
                  d: {{date: 2024-05-03, title: {quoted}, place: {quoted}, sources: [one]}}
                  e:
                    date: 2024-05-04
                    title: see https://evil.example/ &lt;img src=x onerror=alert(3)&gt;
                    place: https://evil.example/
                """,
        },
        site_name=HOSTILE,
    )
    visit = rendered(show, timelinejs(site))
    title, one, two = visit.page.evaluate(SLIDES)
    assert title["headline"] == one["headline"] == HOSTILE
    assert two["headline"] == "see https://evil.example/ &lt;img src=x onerror=alert(3)&gt;"
    assert (one["links"], two["links"]) == ([], [])
    assert visit.page.locator(".tl-timeline img, .tl-timeline script").count() == 0
    assert quiet(visit)


def as_ical_js(page: Page, text: str) -> list[dict[str, object]]:
    page.wait_for_function("typeof window.read === 'function'")
    found: list[dict[str, object]] = page.evaluate("text => window.read(text)", text)
    return found


def test_a_parser_of_calendar_programs_reads_the_demonstration(show: Show, built: Path) -> None:
    page = show({"index.html": ICAL}).page
    files = [built / "timeline.ics", *sorted((built / "calendars").rglob("*.ics"))]
    assert len(files) > 5
    for file in files:
        text = file.read_bytes().decode()
        assert text.count("\r\n") == text.count("\n") == text.count("\r")
        ours = Calendar.from_ical(text.encode()).walk("VEVENT")
        theirs = as_ical_js(page, text)
        assert [their["summary"] for their in theirs] == [str(our["SUMMARY"]) for our in ours]
        assert [their["uid"] for their in theirs] == [str(our["UID"]) for our in ours]
        days = [not isinstance(our.decoded("DTSTART"), dt.datetime) for our in ours]
        assert [their["day"] for their in theirs] == days


def test_that_parser_reads_hostile_words_as_they_are(show: Show, newsroom) -> None:
    words = 'a, b; c: d\\n \\\\ "e" ^n END:VEVENT ' + "Ключ 👩‍👩‍👧 " * 20 + "end"
    quoted = json.dumps(words, ensure_ascii=False)
    site = newsroom(
        {
            "briefings/a.md": article(title=quoted, tags=f"[{quoted}, x]"),
            "briefings/a.yml": f"""
                dates:
                  d: {{date: 2024-05, title: {quoted}, place: {quoted}}}
                """,
        }
    )
    page = show({"index.html": ICAL}).page
    [event] = as_ical_js(page, next(iter(calendars(site))).text)
    assert (event["summary"], event["location"]) == (words, words)
    assert event["description"] == f"Happened: May 2024\n“{words}”\nAs of 6 May 2024"
    assert event["tags"] == [words, "x", "event"]
    assert (event["start"], event["end"]) == ("2024-05-01", "2024-06-01")
