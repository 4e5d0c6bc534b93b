"""What a date tells about itself: marks, kind, time, order, spans."""

import datetime as dt

import pytest

from footnoted.dates.edtf import DateError, Precision, parse, span


def test_a_date_is_a_value_with_its_text():
    assert parse("2025-02-11") == parse("2025-02-11")
    assert hash(parse("2025-02-11")) == hash(parse("2025-02-11"))
    assert parse("2025-02-11") != parse("2025-02-11?")
    assert str(parse("[2024,  2025]")) == "[2024,  2025]"


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2025-02-11", False, False),
        ("2025-02-11?", True, False),
        ("2025-02-11~", False, True),
        ("2025-02-11%", True, True),
        ("2004?-06-11", True, False),
        ("2004-06-~11", False, True),
        ("2004-?06-~11", True, True),
        ("1984?/2004~", True, True),
        ("[2024, 2025~]", False, True),
    ],
)
def test_marks_of_doubt_are_read_wherever_they_stand(text, uncertain, approximate):
    date = parse(text)
    assert (date.uncertain, date.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("2004?-06-11", ("year",)),
        ("2004-06?-11", ("year", "month")),
        ("2004-06-11?", ("year", "month", "day")),
        ("2004-?06-11", ("month",)),
        ("2004?-06-?11", ("year", "day")),
    ],
)
def test_a_mark_behind_a_part_counts_for_all_to_its_left(text, marked):
    assert parse(text).points[0].uncertain == marked


def test_intervals_sets_and_spans_are_told_apart():
    interval, one_of = parse("2024/2025"), parse("[2024, 2025]")
    between = span(parse("2024"), parse("2025"))
    assert (interval.is_interval, interval.is_set) == (True, False)
    assert (one_of.is_interval, one_of.is_set) == (False, True)
    assert (between.is_interval, between.is_set) == (False, True)
    assert [d.precision for d in (interval, one_of, between)] == [
        Precision.INTERVAL,
        Precision.SET,
        Precision.SPAN,
    ]


def test_the_single_dates_of_a_date_are_given_once_each():
    assert [p.year for p in parse("2024").points] == ["2024"]
    assert [p.year for p in parse("2024/..").points] == ["2024"]
    assert [p.year for p in parse("../2024").points] == ["2024"]
    assert [p.year for p in parse("[2023, 2024..2025]").points] == ["2023", "2024", "2025"]
    assert parse("2024/2025").point is None


def test_a_span_has_the_bounds_of_both_and_says_so_in_edtf():
    between = span(parse("2024-03~"), parse("2024-05"))
    assert str(between) == "[2024-03~..2024-05]"
    assert (between.earliest, between.latest) == (dt.date(2024, 3, 1), dt.date(2024, 5, 31))
    assert between.approximate


def test_a_span_may_be_open_at_one_side():
    assert str(span(None, parse("2024-05"))) == "[..2024-05]"
    assert span(None, parse("2024-05")).earliest is None
    assert span(parse("2024-05"), None).latest is None


@pytest.mark.parametrize(
    ("earliest", "latest", "message", "hint"),
    [
        (None, None, "A span needs an earliest or a latest date.", ""),
        (
            "2025",
            "2024",
            "“[2025..2024]” ends before it begins.",
            "Write them the other way round: `earliest: 2024`, `latest: 2025`.",
        ),
        (
            "2024/2025",
            None,
            "“2024/2025” is not a single date.",
            "earliest takes one date: 2025-02-11.",
        ),
    ],
)
def test_a_span_that_says_nothing_possible_is_refused(earliest, latest, message, hint):
    with pytest.raises(DateError) as caught:
        span(earliest and parse(earliest), latest and parse(latest))
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_time_comes_with_its_zone_where_one_is_written():
    date = parse("2025-02-11T10:30:05.25+02:00")
    ahead = dt.timezone(dt.timedelta(hours=2))
    assert date.time == dt.time(10, 30, 5, 250000, tzinfo=ahead)
    assert date.zone == ahead
    assert parse("2025-02-11T10:30Z").zone == dt.UTC
    assert parse("2025-02-11T10:30").zone is None
    assert parse("2025-02-11").time is None


def test_only_seasons_without_a_hemisphere_are_flagged():
    flagged = [n for n in range(21, 42) if parse(f"2025-{n}").hemisphere_assumed]
    assert flagged == [21, 22, 23, 24]
    assert parse("2025-21/2025-23").hemisphere_assumed


def test_the_order_never_takes_a_month_for_its_first_day():
    ordered = [
        "../2024-12",
        "2024",
        "2025-02-01",
        "2025-02-01/2025-02-16",
        "2025-02",
        "2025-02-11",
        "2025-02-11~",
        "2025-02-11T09:00+02:00",
        "2025-02-11T08:00Z",
        "2025-02-11T10:30",
        "2025-02-11/..",
        "2025-02-12",
    ]
    backwards = [parse(text) for text in ordered[::-1]]
    assert [str(date) for date in sorted(backwards, key=lambda date: date.sort_key)] == ordered


def test_an_open_end_stands_outside_the_calendar():
    ordered = ["../0001-01-01", "0001-01-01/9999-12-31", "0001-01-01/.."]
    backwards = [parse(text) for text in ordered[::-1]]
    assert [str(date) for date in sorted(backwards, key=lambda date: date.sort_key)] == ordered
