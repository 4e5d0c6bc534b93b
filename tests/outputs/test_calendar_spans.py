"""Dates as days and moments of a calendar."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.dates.edtf import parse, span
from footnoted.outputs.calendar import LONGEST, CalendarPart, CalendarSpan, span_of


def day(text):
    return dt.date.fromisoformat(text)


def moment(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2024-05-03", "2024-05-03", "2024-05-04"),
        ("2024-04~", "2024-04-01", "2024-05-01"),
        ("2024-02", "2024-02-01", "2024-03-01"),
        ("2024-02-XX", "2024-02-01", "2024-03-01"),
        ("2024-24", "2024-12-01", "2025-03-01"),
        ("2024-40", "2024-01-01", "2024-07-01"),
        ("2024-1X", "2024-10-01", "2025-01-01"),
        ("2024-05-03/2024-05-10", "2024-05-03", "2024-05-11"),
        ("2024-05/2024-06", "2024-05-01", "2024-07-01"),
        ("[2024-05-03, 2024-05-05]", "2024-05-03", "2024-05-06"),
        ("[2024-05-03..2024-05-05]", "2024-05-03", "2024-05-06"),
    ],
)
def test_what_is_known_to_half_a_year_is_whole_days_with_an_end_that_is_not_included(
    date, start, end
):
    assert span_of(parse(date)) == CalendarSpan(day(start), day(end))


def test_one_date_between_two_covers_both_bounds():
    found = span_of(span(parse("2024-05"), parse("2024-06-10")))
    assert found == CalendarSpan(day("2024-05-01"), day("2024-06-11"))


@pytest.mark.parametrize(
    "date",
    "2024 2024~ 2024-XX 202X 20XX [..2024-05-03] [2024-05-03..] 2023/2024 [2024-01,2024-12] "
    "../2024 2022/.. 9999-12-31".split(),
)
def test_what_is_coarse_or_open_has_no_place_in_a_calendar(date):
    assert span_of(parse(date)) is None


@pytest.mark.parametrize(
    ("date", "start", "end", "part"),
    [
        ("2022-02-24/..", "2022-02-24", "2022-02-25", CalendarPart.BEGINS),
        ("2022-02-24/", "2022-02-24", "2022-02-25", CalendarPart.BEGINS),
        ("2022-02-24/2025", "2022-02-24", "2022-02-25", CalendarPart.BEGINS),
        ("2022-02/2025-02", "2022-02-01", "2022-03-01", CalendarPart.BEGINS),
        ("../2025-02-20", "2025-02-20", "2025-02-21", CalendarPart.ENDS),
        ("/2025-02", "2025-02-01", "2025-03-01", CalendarPart.ENDS),
    ],
)
def test_what_lasts_long_or_nobody_knows_how_long_shows_the_end_that_is_known(
    date, start, end, part
):
    assert span_of(parse(date)) == CalendarSpan(day(start), day(end), part)


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("[..2025-03-31]", "2025-03-31", "2025-04-01"),
        ("[..2025-03]", "2025-03-01", "2025-04-01"),
    ],
)
def test_what_is_due_on_a_day_or_earlier_stands_on_that_day(date, start, end):
    assert span_of(parse(date), due=True) == CalendarSpan(day(start), day(end), CalendarPart.LATEST)
    assert span_of(parse(date)) is None


@pytest.mark.parametrize("date", "[2025-03-31..] [..2025] [..2025-03-31,2026-01-01] 2025".split())
def test_what_is_due_on_a_day_that_is_not_known_has_none(date):
    assert span_of(parse(date), due=True) is None


@pytest.mark.parametrize(
    ("date", "zone", "start"),
    [
        ("2024-05-03T10:30:00Z", "", "2024-05-03T10:30:00"),
        ("2024-05-03T01:30:00+03:00", "", "2024-05-02T22:30:00"),
        ("2024-05-03T10:30:00", "Europe/Kyiv", "2024-05-03T07:30:00"),
        ("2024-01-03T10:30:00", "Europe/Kyiv", "2024-01-03T08:30:00"),
        ("2024-05-03T10:30:00Z", "Europe/Kyiv", "2024-05-03T10:30:00"),
    ],
)
def test_a_time_whose_zone_is_known_is_a_moment_in_utc(date, zone, start):
    assert span_of(parse(date), zone) == CalendarSpan(moment(start), None)


@pytest.mark.parametrize("zone", ["", "Nowhere/Land", "../../etc/passwd", "/etc", "\0", "Europe"])
def test_a_time_without_a_zone_is_a_day_and_no_invented_moment(zone):
    assert span_of(parse("2024-05-03T10:30:00"), zone) == CalendarSpan(
        day("2024-05-03"), day("2024-05-04")
    )


def test_a_time_at_the_end_of_all_time_is_a_day():
    found = span_of(parse("0001-01-01T00:30:00+03:00"))
    assert found == CalendarSpan(day("0001-01-01"), day("0001-01-02"))


def test_what_lasts_from_one_time_to_another_has_both_moments():
    date = parse("2024-05-03T10:00:00Z/2024-05-03T14:00:00+02:00")
    assert span_of(date) == CalendarSpan(
        moment("2024-05-03T10:00:00"), moment("2024-05-03T12:00:00")
    )


def test_what_begins_at_a_time_and_has_no_end_shows_that_moment():
    found = span_of(parse("2024-05-03T10:00:00Z/.."))
    assert found == CalendarSpan(moment("2024-05-03T10:00:00"), None, CalendarPart.BEGINS)


days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 30))


@given(days, st.integers(0, 400))
def test_an_entry_is_never_longer_than_half_a_year_and_never_empty(first, length):
    last = min(first.toordinal() + length, dt.date(9999, 12, 30).toordinal())
    found = span_of(parse(f"{first}/{dt.date.fromordinal(last)}"))
    assert found is not None
    assert found.end is not None
    assert 1 <= (found.end - found.start).days <= LONGEST
    assert (found.part is CalendarPart.WHOLE) == (last - first.toordinal() < LONGEST)
