"""Bounds and precision of single dates, against every day of the calendar one by one."""

import datetime as dt
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.dates.edtf import SEASONS, DateError, Precision, parse, readings, season_bounds

CALENDAR = [dt.date(2020, 1, 1) + dt.timedelta(days=n) for n in range(3653)]
"""Every day of the 2020s."""

DIGITS = st.sampled_from("0123X")
MASKS = st.builds(
    lambda year, month, day: f"{year}-{month}-{day}",
    st.sampled_from(["202X", "2020", "2023", "2024"]),
    st.builds(lambda a, b: a + b, st.sampled_from("01X"), DIGITS).filter(lambda m: m != "00"),
    st.builds(lambda a, b: a + b, DIGITS, st.sampled_from("0189X")),
)


def days_that_fit(mask: str) -> list[dt.date]:
    pattern = re.compile(mask.replace("X", "[0-9]"))
    return [day for day in CALENDAR if pattern.fullmatch(day.isoformat())]


@given(MASKS)
def test_the_bounds_are_the_first_and_last_day_that_fits(mask):
    fitting = days_that_fit(mask)
    try:
        date = parse(mask)
    except DateError:
        assert fitting == []
    else:
        assert (date.earliest, date.latest) == (fitting[0], fitting[-1])


@pytest.mark.parametrize(
    ("mask", "low", "high", "numbers"),
    [
        ("05", 1, 12, [5]),
        ("13", 1, 12, []),
        ("1X", 1, 12, [10, 11, 12]),
        ("X1", 1, 31, [1, 11, 21, 31]),
        ("0X", 1, 12, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("XX", 1, 3, [1, 2, 3]),
        ("000X", 1, 9999, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ],
)
def test_the_readings_of_unspecified_digits_run_both_ways(mask, low, high, numbers):
    assert list(readings(mask, low, high, backwards=False)) == numbers
    assert list(readings(mask, low, high, backwards=True)) == numbers[::-1]


@pytest.mark.parametrize(
    "numbers",
    [
        ["21", "22", "23", "24"],
        ["25", "26", "27", "28"],
        ["31", "32", "29", "30"],
        ["33", "34", "35", "36"],
        ["37", "38", "39"],
        ["40", "41"],
    ],
)
def test_the_parts_of_a_year_follow_each_other_without_a_gap(numbers):
    parts = [season_bounds(2025, number) for number in numbers]
    for (_, end), (start, _) in itertools.pairwise(parts):
        assert start == end + dt.timedelta(days=1)
    assert (parts[-1][1] - parts[0][0]).days + 1 == 365


def test_every_number_from_21_to_41_has_its_months():
    assert sorted(SEASONS) == [str(number) for number in range(21, 42)]
    for number in SEASONS:
        assert parse(f"2025-{number}").precision is Precision.SEASON


@pytest.mark.parametrize(
    ("text", "components", "masked"),
    [
        ("2025", ("year",), False),
        ("2025-02", ("year", "month"), False),
        ("2025-02-11", ("year", "month", "day"), False),
        ("199X", ("year",), True),
        ("2025-XX", ("year", "month"), True),
        ("2025-02-XX", ("year", "month", "day"), True),
    ],
)
def test_a_date_knows_which_parts_are_written_and_whether_digits_are_open(text, components, masked):
    point = parse(text).points[0]
    assert point.components == components
    assert point.is_masked is masked


def test_a_date_without_its_doubt_is_the_plain_date():
    assert parse("2004-?06-~11").points[0].without_doubt() == parse("2004-06-11").points[0]
