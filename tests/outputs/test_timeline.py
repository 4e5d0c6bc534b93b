"""The timeline by year and month."""

import re
from datetime import date

import pytest

from footnoted.outputs import lines as moments
from footnoted.outputs.timeline import TIMELINE, Month, facets, years
from footnoted.outputs.view import View, environment
from tests.newsroom import REGISTERS, article


def grouped(newsroom, *dates):
    rows = "".join(
        f"  d{number}: {{date: {date}, title: D}}\n" for number, date in enumerate(dates)
    )
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": "dates:\n" + rows})
    assert site.diagnostics == ()
    view = View(site, "timeline.md", "en")
    return [
        (year.title, month.title, [str(event.date) for event in month.events])
        for year in years(site.events, view)
        for month in year.months
    ]


@pytest.mark.parametrize(
    ("date", "year", "month"),
    [
        ("2024-08-06", "2024", "August 2024"),
        ("2024-08", "2024", "August 2024"),
        ("2024-08-XX", "2024", "August 2024"),
        ("2024", "2024", ""),
        ("2024~", "2024", ""),
        ("202X", "2020", ""),
        ("2023/2024", "2023", ""),
        ("2023/2024-05-01", "2023", ""),
        ("2024-25", "2024", "March 2024"),
        ('"[2024, 2025-02]"', "2024", ""),
        ('"[..2025-02-20]"', "2025", "February 2025"),
        ('"[..2025]"', "2025", ""),
        ('"../2025-02"', "2025", "February 2025"),
        ('"2025-02-20/.."', "2025", "February 2025"),
        ("{earliest: 2024-11, latest: 2025-02}", "2024", "November 2024"),
    ],
)
def test_a_date_stands_under_what_is_known_of_it(newsroom, date, year, month):
    [(found_year, found_month, [_])] = grouped(newsroom, date)
    assert (found_year, found_month) == (year, month)


def test_years_and_months_stand_in_order_and_none_is_empty(newsroom):
    assert grouped(newsroom, "2025-01", "2024-12-31", "2025", "2024", "2024-12") == [
        ("2024", "", ["2024"]),
        ("2024", "December 2024", ["2024-12", "2024-12-31"]),
        ("2025", "", ["2025"]),
        ("2025", "January 2025", ["2025-01"]),
    ]


def test_the_outcome_of_a_plan_is_shown_whichever_briefing_recorded_it(newsroom):
    files = {
        "briefings/a.md": article(date="2024-05-06"),
        "briefings/a.yml": """
            dates:
              gale:
                {date: 2024-04, title: Gale, kind: planned, event: storm, outcome: {result: partly}}
              next: {date: 2024-06, title: Next, kind: planned}
            """,
        "briefings/b.md": article(date="2024-05-07"),
        "briefings/b.yml": """
            dates:
              gale: {date: 2024-04, title: G, kind: planned, event: storm}
            """,
    }
    html = page(newsroom(REGISTERS | files, as_of=date(2024, 7, 1)))
    assert html.count("No outcome recorded") == 1
    assert "happened in part" in html


def page(site):
    return str(TIMELINE.render(site, View(site, "timeline.md", "en"), environment()))


def entry(html, key):
    found = re.search(f'<li class="fn-event[^>]* id="event-{key}".*?</li>\n\n', html, re.DOTALL)
    assert found
    return found[0]


def words(html):
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def order(html):
    """Return what a reader meets on the page, in order: headings, entries and the day of
    the site.
    """
    return re.findall(r'id="((?:y\d|event-|as-of)[^"]*)"', html)


THREE = {
    "briefings/a.md": article(),
    "briefings/a.yml": """
        dates:
          before: {date: 2024-05-05, title: Before}
          month: {date: 2024-05, title: This month}
          by: {date: "[..2024-05-20]", title: By then}
          after: {date: 2024-05-07, title: After}
          later: {date: 2024-06-01, title: Later}
        """,
}


def test_the_day_of_the_site_stands_between_what_began_before_and_what_begins_after(newsroom):
    assert order(page(newsroom(THREE, as_of=date(2024, 5, 6)))) == [
        "y2024",
        "y2024-05",
        "event-a--month",
        "event-a--before",
        "as-of",
        "event-a--after",
        "event-a--by",
        "y2024-06",
        "event-a--later",
    ]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2023, 1, 1), ["y2023", "y2023-01", "as-of", "y2024", "y2024-05", "event-a--month"]),
        (date(2024, 4, 30), ["y2024", "y2024-04", "as-of", "y2024-05", "event-a--month"]),
    ],
)
def test_a_day_before_everything_has_its_own_month(newsroom, as_of, expected):
    assert order(page(newsroom(THREE, as_of=as_of)))[: len(expected)] == expected


def test_a_day_after_everything_stands_last(newsroom):
    assert order(page(newsroom(THREE, as_of=date(2025, 1, 1))))[-3:] == [
        "y2025",
        "y2025-01",
        "as-of",
    ]


def test_without_dates_there_is_no_day_either(newsroom):
    html = page(newsroom({"briefings/a.md": article()}, as_of=date(2024, 5, 6)))
    assert "<p>No briefing has a date to show yet.</p>" in html
    assert "as-of" not in html


def test_what_begins_on_the_very_day_stands_before_it(newsroom):
    assert order(page(newsroom(THREE, as_of=date(2024, 5, 7))))[2:7] == [
        "event-a--month",
        "event-a--before",
        "event-a--after",
        "as-of",
        "event-a--by",
    ]


def test_another_day_moves_nothing_but_itself(newsroom):
    one, other = (order(page(newsroom(THREE, as_of=date(2024, 5, day)))) for day in (1, 31))
    assert one != other
    assert [id_ for id_ in one if id_ != "as-of"] == [id_ for id_ in other if id_ != "as-of"]


TOLD = REGISTERS | {
    "briefings/old.md": article(title="Old", date="2024-04-20", tags="[port, a  gap]"),
    "briefings/old.yml": """
        dates:
          gale: {date: 2024-04-02, title: Gale, kind: planned, event: storm, tags: [wind],
                 outcome: {result: did-not-happen}, sources: [agency]}
          visit: {date: 2024-06-01, title: The minister <b>, kind: planned, place: Town  hall}
        """,
    "briefings/2024/new.md": article(title="New", date="2024-05-20"),
    "briefings/2024/new.yml": """
        dates:
          blow: {date: 2024-04-28, title: Blow, event: storm, outcome: {result: happened}}
        """,
}


def test_an_entry_carries_what_it_is_found_by(newsroom):
    html = page(newsroom(TOLD))
    assert re.findall(' (data-[a-z]+)="([^"]*)"', entry(html, "storm"))[:7] == [
        ("data-event", "storm"),
        ("data-earliest", "2024-04-01"),
        ("data-latest", "2024-04-30"),
        ("data-kind", "event planned"),
        ("data-briefing", "2024/new old"),
        ("data-place", "North quay"),
        ("data-tag", "wind\nport\na gap"),
    ]
    assert 'data-place="Town hall"' in entry(html, "old--visit")


def test_briefings_that_disagree_are_heard_one_by_one(newsroom):
    text = words(entry(page(newsroom(TOLD)), "storm"))
    assert (
        "Dates contradict each other: 28 April 2024 in “ New ” "
        "2 April 2024 in “ Old ”, after North Agency "
    ) in text
    assert "Reported in different ways: happened in “ New ”; planned in “ Old ”" in text
    assert "Outcomes differ: happened in “ New ”; did not happen in “ Old ”" in text
    assert "In 2 briefings: New ; Old · 1 source: North Agency" in text


def test_dates_that_are_only_not_equally_exact_do_not_contradict_each_other(newsroom):
    sidecar = TOLD["briefings/old.yml"].replace("2024-04-02", "2024-04")
    text = words(entry(page(newsroom(TOLD | {"briefings/old.yml": sidecar})), "storm"))
    assert "Dates are not the same: 28 April 2024 in “ New ” April 2024 in “ Old ”" in text


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2024, 5, 31), "Still to come"),
        (date(2024, 6, 1), "Due now; no outcome recorded"),
        (date(2024, 6, 2), "No outcome recorded"),
    ],
)
def test_a_plan_says_how_it_stands_on_the_day_of_the_site(newsroom, day, said):
    html = entry(page(newsroom(TOLD, as_of=day)), "old--visit")
    assert re.search('<p class="fn-due">(.*?)</p>', html)
    assert f"planned · Town hall {said} In 1 briefing: Old" in words(html)


def test_what_writers_wrote_is_escaped_and_every_entry_has_an_address_of_its_own(newsroom):
    html = entry(page(newsroom(TOLD)), "old--visit")
    assert "<b>" not in html
    assert 'href="#event-old--visit" aria-label="Permanent link: The minister &lt;b&gt;"' in html


def test_events_can_be_found_by_tag_briefing_place_and_kind(newsroom):
    site = newsroom(TOLD)
    found = {
        facet.key: [(value.key, value.title, len(value.entries)) for value in facet.values]
        for facet in facets(site, site.events)
    }
    assert found == {
        "tag": [("a gap", "a gap", 2), ("port", "port", 2), ("wind", "wind", 1)],
        "briefing": [("2024/new", "New", 1), ("old", "Old", 2)],
        "place": [("North quay", "North quay", 1), ("Town hall", "Town hall", 1)],
        "kind": [("event", "happened", 1), ("planned", "planned", 2)],
    }


def test_nothing_can_be_chosen_that_no_event_has(newsroom):
    site = newsroom(
        {"briefings/a.md": article(), "briefings/a.yml": "dates: {a: {date: 2024, title: A}}"}
    )
    assert [facet.key for facet in facets(site, site.events)] == ["briefing", "kind"]


def test_the_strip_counts_every_event_and_leads_to_headings_of_the_page(newsroom):
    html = page(newsroom(TOLD | THREE))
    links = re.findall(
        r'<a href="#([^"]+)" data-bin="\d+" data-title="[^"]+" aria-label="([^"]+)"', html
    )
    assert links == [
        ("y2024-04", "April 2024: 1 event"),
        ("y2024-05", "May 2024: 4 events"),
        ("y2024-06", "June 2024: 2 events"),
    ]
    assert all(f' id="{id_}"' in html for id_, _ in links)


def test_what_search_leaves_out_holds_no_element_of_its_own_kind(newsroom):
    html = page(newsroom(TOLD))
    for tag in re.findall(r"<([a-z]+)[^>]* data-search-exclude", html):
        for part in re.findall(rf"<{tag}\b[^>]* data-search-exclude(.*?)</{tag}>", html, re.DOTALL):
            assert f"<{tag} " not in part, part


@pytest.mark.parametrize(("events", "size"), [(1, 1), (2, 2), (3, 4), (9, 16), (1000, 256)])
def test_the_height_of_a_month_is_reckoned_from_a_power_of_two(events, size):
    assert Month("", "", ("event",) * events, moments.year(2024)).size == size
