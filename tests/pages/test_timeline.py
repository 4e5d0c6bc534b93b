"""The timeline by year and month."""

import pytest

from footnoted.pages.timeline import PAGE, years
from footnoted.render.environment import environment
from footnoted.render.view import View
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
    site = newsroom(REGISTERS | files)
    html = PAGE.render(site, View(site, "timeline.md", "en"), environment())
    assert html.count("No outcome recorded") == 1
    assert "happened in part" in html
