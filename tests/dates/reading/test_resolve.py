"""Parts of a date and the dates they can mean."""

import datetime as dt

import pytest

from footnoted.dates.edtf import parse
from footnoted.dates.reading import read_dates
from footnoted.dates.resolving import (
    DatePart,
    Sort,
    by_year,
    days,
    distance,
    lasting,
    move_day,
    readable,
    single,
    stretch,
)

DAY = dt.date(2025, 2, 13)


def texts(dates) -> list[str]:
    return [str(date) for date in dates]


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (DatePart(2024), "2024"),
        (DatePart(2024, 8), "2024-08"),
        (DatePart(2024, 8, 6), "2024-08-06"),
        (DatePart(month=8), "2025-08"),
        (DatePart(month=8, day=6), "2025-08-06"),
    ],
)
def test_a_part_without_its_year_takes_the_one_it_is_given(part, text):
    assert part.text(2025) == text


def test_texts_that_are_no_dates_are_left_out_and_none_comes_twice():
    assert texts(readable(["2025", "2025-02-30", "2025", "2024"])) == ["2025", "2024"]


def test_of_the_years_that_fit_the_nearest_before_and_behind_are_kept():
    assert texts(by_year("{:04}-02-11".format, DAY)) == ["2025-02-11", "2026-02-11"]
    assert texts(by_year("{:04}-02-14".format, DAY)) == ["2025-02-14", "2024-02-14"]
    assert texts(by_year("{:04}-02".format, DAY)) == ["2025-02", "2026-02"]
    assert by_year("{:04}".format, None) == ()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2024, 2, 28), ["2024-02-29", "2020-02-29"]),
        (dt.date(2024, 2, 29), ["2024-02-29", "2028-02-29"]),
        (dt.date(2025, 2, 13), ["2024-02-29", "2028-02-29"]),
        (dt.date(2026, 2, 13), ["2024-02-29", "2028-02-29"]),
        (dt.date(2027, 2, 13), ["2028-02-29", "2024-02-29"]),
        (dt.date(2096, 3, 1), ["2096-02-29", "2104-02-29"]),
        (dt.date(2100, 3, 1), ["2104-02-29", "2096-02-29"]),
        (dt.date(2104, 2, 28), ["2104-02-29", "2096-02-29"]),
        (dt.date(2, 1, 1), ["0004-02-29"]),
        (dt.date(9998, 1, 1), ["9996-02-29"]),
    ],
)
def test_29_february_is_that_of_the_nearest_leap_years(day, expected):
    assert texts(by_year("{:04}-02-29".format, day)) == expected


def test_a_range_over_new_year_from_29_february_begins_in_a_leap_year():
    first, last = DatePart(month=2, day=29), DatePart(month=1, day=3)
    found = [lasting(first, last, "{}/{}", day)[0] for day in (DAY, dt.date(2096, 3, 1))]
    assert [texts(dates) for dates in found] == [
        ["2024-02-29/2025-01-03", "2028-02-29/2029-01-03"],
        ["2096-02-29/2097-01-03", "2104-02-29/2105-01-03"],
    ]


def test_distance_is_nothing_within_a_date():
    assert distance(parse("2025-02"), DAY) == 0
    assert distance(parse("2025-02-11"), DAY) == 2
    assert distance(parse("2025-03"), DAY) == 16


def test_a_single_date_says_whether_its_year_was_named():
    assert single(DatePart(2024, 8), DAY) == ((parse("2024-08"),), Sort.ABSOLUTE)
    assert single(DatePart(month=3, day=1), None) == ((), Sort.PARTIAL)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (DatePart(day=10), DatePart(2025, 2, 16), "2025-02-10/2025-02-16"),
        (DatePart(month=2, day=10), DatePart(year=2025, day=16), "2025-02-10/2025-02-16"),
        (DatePart(month=12, day=28), DatePart(2025, 1, 3), "2024-12-28/2025-01-03"),
        (DatePart(2024, 11), DatePart(2025, 2), "2024-11/2025-02"),
        (DatePart(2022), DatePart(2024), "2022/2024"),
    ],
)
def test_two_dates_lend_each_other_what_they_lack(first, last, text):
    dates, sort = lasting(first, last, "{}/{}", DAY)
    assert (texts(dates), sort) == ([text], Sort.ABSOLUTE)


def test_a_range_over_new_year_begins_in_the_year_before():
    dates, sort = lasting(DatePart(month=12), DatePart(month=2), "[{}..{}]", DAY)
    assert texts(dates) == ["[2024-12..2025-02]", "[2025-12..2026-02]"]
    assert sort is Sort.PARTIAL


def test_beyond_the_calendar_there_are_no_days():
    assert move_day(dt.date.max, 1) is None
    assert move_day(None, 1) is None
    assert move_day(DAY, -13) == dt.date(2025, 1, 31)
    assert texts(days([DAY, None])) == ["2025-02-13"]
    assert stretch(None, DAY) == ()
    assert texts(stretch(DAY, move_day(DAY, 6), "~")) == ["[2025-02-13~..2025-02-19~]"]


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("on 15 March 44 BC", "en", ()),
        ("on March 15, 44 B.C., he died", "en", ()),
        ("on 19 August AD 14", "en", ()),
        ("in 1200 BCE", "en", ()),
        ("am 15. März 44 v. Chr.", "de", ()),
        ("15 березня 44 року до н. е.", "uk", ()),
        ("on 15 March 2024", "en", ("15 March 2024",)),
        ("on 15 March, 44 people died", "en", ("15 March",)),
        ("in March 2024 BC Partners said", "en", ("March 2024",)),
    ],
)
def test_a_day_of_another_era_is_not_read_as_one_of_ours(text, language, read):
    found = read_dates(text, language, parse("2024-05-06"))
    assert tuple(each.words for each in found) == read
