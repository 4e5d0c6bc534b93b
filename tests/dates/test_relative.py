"""Counting from a date: days, weeks, months, years, and what stays partial."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.dates.edtf import DateError, parse
from footnoted.dates.relative import Relative, TimeUnit, parse_relative


@pytest.mark.parametrize(
    ("start", "plus", "result"),
    [
        ("2024-05-03", "10 days", "2024-05-13"),
        ("2025-01-20", "100 days", "2025-04-30"),
        ("2025-02-11", "1 week", "2025-02-18"),
        ("2025-01-31", "1 month", "2025-02-28"),
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-11-30", "3 months", "2025-02-28"),
        ("2025-02-11~", "10 days", "2025-02-21~"),
        ("2025-02-11?", "10 days", "2025-02-21?"),
        ("2025-02-11%", "10 days", "2025-02-21%"),
        ("2025-02-11T10:30+02:00", "2 days", "2025-02-13T10:30+02:00"),
        ("2025-02", "1 month", "2025-03"),
        ("2025-02~", "2 years", "2027-02~"),
        ("2025", "3 years", "2028"),
        ("2025-02", "10 days", "[2025-02-11..2025-03-10]"),
        ("2025-02?", "1 week", "[2025-02-08?..2025-03-07?]"),
        ("2025", "2 months", "[2025-03-01..2026-02-28]"),
        ("2025-21", "1 year", "[2026-03-01..2026-05-31]"),
        ("199X", "1 year", "[1991-01-01..2000-12-31]"),
        ("2025-02-XX", "1 day", "[2025-02-02..2025-03-01]"),
    ],
)
def test_a_date_is_reckoned_as_finely_as_its_start_allows(start, plus, result):
    relative = parse_relative(start, plus)
    assert str(relative.resolve()) == result
    assert str(relative) == f"{start} + {plus}"


@pytest.mark.parametrize(
    ("start", "plus", "message", "hint"),
    [
        (
            "2025-02-11",
            "ten days",
            "“ten days” is not a length of time.",
            "Write a number and a unit: 10 days, 2 weeks, 1 month, 3 years.",
        ),
        (
            "2025-02-11",
            "0 days",
            "“0 days” is not a length of time.",
            "Write a number and a unit: 10 days, 2 weeks, 1 month, 3 years.",
        ),
        (
            "2025/2026",
            "1 day",
            "“2025/2026” is not a single date.",
            "Count from one date.",
        ),
        ("9999-12-31", "1 day", "“9999-12-31 + 1 day” ends after the year 9999.", ""),
        ("2025", "999999 years", "“2025 + 999999 years” ends after the year 9999.", ""),
    ],
)
def test_what_cannot_be_reckoned_is_refused(start, plus, message, hint):
    with pytest.raises(DateError) as caught:
        parse_relative(start, plus)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_an_impossible_start_is_refused_as_itself():
    with pytest.raises(DateError, match="“2025-02-29” is impossible"):
        parse_relative("2025-02-29", "1 day")


@given(st.dates(dt.date(1, 1, 1), dt.date(9000, 1, 1)), st.integers(1, 5000))
def test_days_are_counted_from_the_day_after_the_start(start, count):
    resolved = Relative(parse(start.isoformat()), count, TimeUnit.DAY).resolve()
    assert resolved.earliest == resolved.latest == start + dt.timedelta(days=count)


@given(st.dates(dt.date(1, 1, 1), dt.date(9000, 1, 1)), st.integers(1, 500))
def test_months_land_in_the_right_month_on_the_same_day_or_its_last(start, count):
    day = Relative(parse(start.isoformat()), count, TimeUnit.MONTH).resolve().earliest
    assert day is not None
    assert day.year * 12 + day.month == start.year * 12 + start.month + count
    assert day.day == start.day or (day + dt.timedelta(days=1)).day == 1
