"""What is overdue."""

import datetime as dt

from footnoted.checks.dates import OVERDUE, check_outlook
from tests.newsroom import article, told

TEXT = """
    claims:
      run: {says: It will run., kind: forecast, due: 2024-05}
      reckoned:
        says: It will run in ten days.
        kind: forecast
        due: {from: 2024-05-03, plus: 10 days}
      done: {says: Done., kind: forecast, due: 2024-05-01, outcome: {result: unknown}}
    dates:
      visit:
        date: "[2024-05-29..2024-05-31]"
        title: Visit
        kind: planned
    """


def found(newsroom, day):
    files = {"briefings/a.md": article(), "briefings/a.yml": TEXT}
    return [told(problem) for problem in check_outlook(newsroom(files, as_of=day))]


def test_an_overdue_forecast_and_an_overdue_plan_are_told_where_their_day_stands(newsroom):
    def line(place, id_, last, days):
        return (
            f"briefings/a.yml:{place}: `{id_}` was due by {last}, {days} before 2024-06-01 (the "
            "site's date), and no outcome is recorded. [outlook.overdue]",
            OVERDUE.cure,
            "",
            id_,
        )

    assert found(newsroom, dt.date(2024, 6, 1)) == [
        line("2:50", "run", "2024-05-31", "1 day"),
        line("6:17", "reckoned", "2024-05-13", "19 days"),
        line("10:11", "visit", "2024-05-31", "1 day"),
    ]


def test_a_month_is_not_over_on_its_last_day(newsroom):
    assert [about for *_, about in found(newsroom, dt.date(2024, 5, 31))] == ["reckoned"]


def test_without_a_day_to_speak_from_nothing_is_overdue(newsroom):
    files = {"briefings/a.md": article(draft="true"), "briefings/a.yml": TEXT}
    assert list(check_outlook(newsroom(files))) == []
