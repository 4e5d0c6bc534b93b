"""The page of what is to come."""

import datetime as dt
import re

import pytest

from footnoted.outputs.timeline import OUTLOOK, groups
from footnoted.outputs.view import View, environment
from footnoted.phrases import phrases
from tests.newsroom import REGISTERS, article

FILES = REGISTERS | {
    "briefings/a.md": article(date="2024-05-06"),
    "briefings/a.yml": """
        claims:
          reckoned:
            says: The crane <b>will</b> run.
            kind: forecast
            attribution: [{party: master, how: told}, {source: courier, read: true}]
            due: {from: 2024-05-03, plus: 10 days}
          month: {says: In May., kind: aim, due: 2024-05}
          done:
            says: It will rain.
            kind: forecast
            due: 2024-05-01
            outcome: {result: did-not-happen, date: 2024-05-02, sources: [courier, agency]}
          earlier: {says: Snow., kind: forecast, due: 2024-04, outcome: {result: unknown}}
          off: {says: Off., kind: forecast, due: 2024-05-20, status: withdrawn}
          some-day: {says: Some day., kind: forecast}
        dates:
          visit: {date: 2024-05-20, title: Visit, kind: planned, place: North quay}
          storm: {date: 2024-05-02, title: Storm, kind: planned, event: storm}
        """,
    "briefings/b.md": article(date="2024-05-07", title="B"),
    "briefings/b.yml": "dates: {came: {date: 2024-05-03, title: Came, event: storm}}\n",
}


@pytest.fixture
def site(newsroom):
    return newsroom(FILES, as_of=dt.date(2024, 5, 15))


def page(site):
    return str(OUTLOOK.render(site, View(site, "outlook.md", "en"), environment()))


def entry(html, ref):
    found = re.search(
        rf'<li class="fn-prospect [^"]*" id="[^"]*" data-due="{ref}".*?</li>', html, re.S
    )
    assert found
    lines = re.findall("<p[ >].*?</p>", found[0], re.S)
    return [" ".join(re.sub("<[^>]+>", "", line).split()) for line in lines]


def test_prospects_stand_by_how_they_stand_and_what_is_settled_newest_first(site):
    assert [
        (g.title, [p.target.id for p in g.prospects]) for g in groups(site.outlook, phrases("en"))
    ] == [
        ("Overdue", ["reckoned"]),
        ("Due now", ["month"]),
        ("To come", ["visit"]),
        ("No day named", ["some-day"]),
        ("Outcome recorded", ["storm", "done", "earlier"]),
        ("No longer expected", ["off"]),
    ]


def test_an_overdue_forecast_says_by_whom_since_when_and_both_parts_of_its_day(site):
    assert entry(page(site), "a#reckoned") == [
        "13 May 2024 (10 days from 3 May 2024) 2 days overdue",
        "The crane &lt;b&gt;will&lt;/b&gt; run.",
        "Ada Rower, told The Courier · forecast",
        "No outcome recorded",
        "In A",
    ]


def test_what_is_to_come_says_how_soon_and_leads_to_the_timeline(site):
    html = page(site)
    assert entry(html, "a#visit") == [
        "20 May 2024 in 5 days",
        "Visit",
        "planned · North quay",
        "No outcome recorded",
        "In A · on the timeline",
    ]
    assert 'href="../timeline/#event-a--visit"' in html
    assert 'href="../briefings/a/#date-visit"' in html


def test_an_outcome_names_its_sources(site):
    html = page(site)
    assert entry(html, "a#done")[-2] == (
        "Outcome: did not happen, 2 May 2024, according to The Courier, North Agency"
    )
    assert entry(html, "a#earlier")[-2] == "Outcome not known"


def test_a_plan_that_a_later_briefing_tells_as_happened_says_where(site):
    html = page(site)
    assert entry(html, "a#storm")[-2] == "Outcome: happened, 3 May 2024, as reported in B"
    assert '<a href="../briefings/b/#date-came">B</a>' in html


def test_what_is_expected_no_more_says_why(site):
    assert entry(page(site), "a#off")[-2] == "Withdrawn"


def test_every_entry_has_an_address_and_its_bounds(site):
    html = page(site)
    assert (
        '<li class="fn-prospect fn-moment fn-moment--planned fn-span" id="claim-a--month" '
        'data-due="a#month" data-state="due" '
        'data-earliest="2024-05-01" data-latest="2024-05-31">'
    ) in html
    assert 'id="claim-a--some-day" data-due="a#some-day" data-state="undated">' in html
    assert 'id="date-a--visit"' in html


def test_no_party_has_a_score_by_two_forecasts_and_one_with_twelve_has_its_caveat(newsroom, site):
    assert 'id="scores"' not in page(site)
    claims = "".join(
        f"  f{n}: {{says: F{n}., kind: forecast, due: 2024-05-01, attribution: [{{party: union, "
        f"how: said}}], outcome: {{result: {'happened' if n < 9 else 'partly'}}}}}\n"
        for n in range(12)
    )
    files = REGISTERS | {"briefings/a.md": article(), "briefings/a.yml": f"claims:\n{claims}"}
    html = page(newsroom(files, as_of=dt.date(2024, 5, 15)))
    [row] = re.findall(r"<tbody>\s*<tr>(.*?)</tr>", html, re.S)
    assert re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) == [
        "Harbour Union",
        "9",
        "3",
        "0",
        "0",
        "0",
        "9 of 12; the 95 % interval runs from 47 % to 91 %",
    ]
    assert "Read this with care." in html


def test_an_empty_newsroom_says_so(newsroom):
    assert "No briefing records a forecast or a plan yet." in page(newsroom({"a.txt": ""}))
