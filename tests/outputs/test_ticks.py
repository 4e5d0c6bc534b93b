"""Round numbers and round times: few enough to read, around all there is to show."""

import datetime as dt
from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from footnoted.outputs.charts import MOST, MOST_TIMES, round_numbers, scale, times

EN = Locale("en")
NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=3)
DATES = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@pytest.mark.parametrize(
    ("values", "labels", "broken"),
    [
        ("650 1300", "0 500 1,000 1,500", False),
        ("1180 1300", "1,175 1,200 1,225 1,250 1,275 1,300", True),
        ("900 1300", "900 1,000 1,100 1,200 1,300", True),
        ("3", "0 1 2 3", False),
        ("0", "0 1", False),
        ("1 2", "0 1 2", False),
        ("0.5 2", "0 0.5 1 1.5 2", False),
        ("0.25 0.75", "0 0.2 0.4 0.6 0.8", False),
        ("-5 12", "-5 0 5 10 15", False),
        ("-20 -4", "-20 -15 -10 -5 0", False),
        ("-20 -18", "-20 -19 -18", True),
        ("2000000 2500000", "2M 2.1M 2.2M 2.3M 2.4M 2.5M", True),
        ("40000 250000", "0 50K 100K 150K 200K 250K", False),
        ("7 7", "0 2 4 6 8", False),
    ],
)
def test_a_scale_begins_at_zero_unless_that_would_flatten_it(values, labels, broken):
    found = scale(Decimal(value) for value in values.split())
    assert (" ".join(found.labels(EN)), found.broken) == (labels, broken)


@given(st.lists(NUMBERS, min_size=1))
def test_every_value_has_its_place_on_a_scale_of_few_steps(values):
    found = scale(values)
    assert all(0 <= found.place(value) <= 1 for value in values)
    assert 2 <= len(found.ticks) <= MOST + 1
    assert list(found.ticks) == sorted(set(found.ticks))
    assert found.broken == (0 not in found.ticks)


@given(NUMBERS, NUMBERS)
def test_things_counted_have_no_ticks_between_whole_numbers(one, other):
    low, high = sorted((one.to_integral_value(), other.to_integral_value() + 1))
    if low < high:
        assert all(tick % 1 == 0 for tick in round_numbers(low, high, whole=True))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-05-03", "2024-05-05", "May 3 2024|May 4|May 5"),
        ("2024-12-30", "2025-01-02", "Dec 30 2024|Dec 31|Jan 1 2025|Jan 2"),
        ("2024-05-03", "2024-05-20", "May 6 2024|May 13|May 20"),
        ("2024-08-01", "2025-02-28", "Sep 2024|Nov|Jan 2025"),
        ("2022-01-01", "2024-12-31", "2022|2023|2024"),
        ("1990-06-01", "2024-06-01", "2000|2010|2020"),
        ("0001-01-01", "9999-12-31", "2000|4000|6000|8000"),
    ],
)
def test_times_are_days_months_or_years(first, last, labels):
    found = times(dt.date.fromisoformat(first), dt.date.fromisoformat(last), EN)
    assert "|".join(f"{tick.label} {tick.year}".strip() for tick in found) == labels


@given(DATES, DATES)
def test_ticks_of_time_are_few_and_within(one, other):
    first, last = sorted((one, other))
    found = times(first, last, EN)
    assert len(found) <= MOST_TIMES
    assert found or (last - first).days < 62
    assert all(first <= tick.day <= last for tick in found)
