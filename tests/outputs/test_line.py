"""The place of a date on the line of time below a chart."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.dates.edtf import parse
from footnoted.outputs.lines import MARGIN, Line

YEAR = Line(dt.date(2024, 1, 1), dt.date(2024, 12, 31))


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["2024-05-03"], "2024-05-03", "2024-05-03"),
        (["2024-05", "2023"], "2023-01-01", "2024-05-31"),
        (["2024-05/..", "2024-03-01"], "2024-03-01", "2024-05-01"),
        (["[2024-05-01, 2024-07-01]"], "2024-05-01", "2024-07-01"),
    ],
)
def test_the_line_runs_from_the_first_known_day_to_the_last(dates, first, last):
    found = Line.of([parse(date) for date in dates])
    assert found == Line(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_without_a_day_there_is_no_line():
    assert Line.of([]) is None


@pytest.mark.parametrize(
    ("date", "ends"),
    [
        ("2024", (0.04, 0.96)),
        ("2024-01-01/2024-06-30", (0.04, 0.4975)),
        ("2024-07-01/..", (0.4975, 1)),
        ("../2024-06-30", (0, 0.4975)),
    ],
)
def test_a_stretch_has_two_ends_and_what_is_open_goes_on_to_the_edge(date, ends):
    assert YEAR.ends(parse(date)) == pytest.approx(ends, abs=0.001)


@pytest.mark.parametrize("date", ["2024-07-01", "2024-07-01T12:00Z", "2024-07-01/2024-07-09"])
def test_a_day_and_what_is_too_short_to_be_seen_is_one_place(date):
    left, right = YEAR.ends(parse(date))
    assert left == right


DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@given(DAYS, DAYS, DAYS)
def test_later_days_lie_further_right_and_all_between_the_margins(one, two, three):
    first, middle, last = sorted((one, two, three))
    line = Line(first, last)
    places = [line.place(day, part) for day in (first, middle, last) for part in (0, 1)]
    assert places[0] == pytest.approx(MARGIN)
    assert places[-1] == pytest.approx(1 - MARGIN)
    assert places[0] <= places[2] <= places[4]
