"""English words about time, read on Thursday, 13 February 2025."""

import pytest

from footnoted.dates.edtf import parse
from footnoted.dates.reading import DateReading, read_dates
from footnoted.dates.resolving import Sort

DAY = parse("2025-02-13")


def read(text: str, day: str = "2025-02-13") -> list[tuple[str, str, Sort]]:
    """Return words, dates and sort of every reading."""
    found = read_dates(text, "en", parse(day))
    return [(r.words, " | ".join(map(str, r.dates)), r.sort) for r in found]


@pytest.mark.parametrize(
    ("text", "words", "dates"),
    [
        ("February 11, 2025", "February 11, 2025", "2025-02-11"),
        ("11 Feb 2025", "11 Feb 2025", "2025-02-11"),
        ("on the 11th of February, 2025", "11th of February, 2025", "2025-02-11"),
        ("Sept. 3, 2024", "Sept. 3, 2024", "2024-09-03"),
        ("Tuesday, February 11, 2025", "Tuesday, February 11, 2025", "2025-02-11"),
        ("in August 2024", "August 2024", "2024-08"),
        ("in May, 2018 he", "May, 2018", "2018-05"),
        ("In 2016, a user", "2016", "2016"),
        ("2016", "2016", "2016"),
        ("since 2016", "2016", "2016 | [2016..]"),
        ("in the 1990s", "1990s", "199X"),
        ("the early 1990s", "early 1990s", "[1990~..1993~]"),
        ("the summer of 2024", "summer of 2024", "2024-26 | 2024-30 | 2023-30"),
        ("winter 2024", "winter 2024", "2024-28 | 2023-28 | 2024-32"),
        ("late 2024", "late 2024", "[2024-09~..2024-12~]"),
        ("mid-February 2025", "mid-February 2025", "[2025-02-11~..2025-02-20~]"),
        ("the end of February 2025", "end of February 2025", "[2025-02-21~..2025-02-28~]"),
        ("the first quarter of 2024", "first quarter of 2024", "2024-33"),
        ("the second half of 2024", "second half of 2024", "2024-41"),
        ("2022–2024", "2022–2024", "2022/2024"),
        ("from 2022 to 2024", "2022 to 2024", "2022/2024"),
        ("between 2022 and 2024", "2022 and 2024", "[2022..2024]"),
        ("10–16 February 2025", "10–16 February 2025", "2025-02-10/2025-02-16"),
        ("Feb. 10-12, 2025", "Feb. 10-12, 2025", "2025-02-10/2025-02-12"),
        ("Dec. 28 to Jan. 3, 2025", "Dec. 28 to Jan. 3, 2025", "2024-12-28/2025-01-03"),
        ("May–July 2024", "May–July 2024", "2024-05/2024-07"),
        (
            "between 3 March and 5 April 2024",
            "3 March and 5 April 2024",
            "[2024-03-03..2024-04-05]",
        ),
        ("2025-02-11", "2025-02-11", "2025-02-11"),
        ("2025-02", "2025-02", "2025-02"),
        ("2022-24", "2022-24", "2022/2024"),
        ("2007-08", "2007-08", "2007/2008 | 2007-08"),
        ("25/02/2025", "25/02/2025", "2025-02-25"),
        ("11/02/2025", "11/02/2025", "2025-02-11 | 2025-11-02"),
        ("2025/02/11", "2025/02/11", "2025-02-11"),
        ("by February 11, 2025", "February 11, 2025", "2025-02-11 | [..2025-02-11]"),
    ],
)
def test_words_that_name_the_year_leave_nothing_open(text, words, dates):
    assert read(text) == [(words, dates, Sort.ABSOLUTE)]


@pytest.mark.parametrize(
    ("text", "words", "dates"),
    [
        ("Feb. 11", "Feb. 11", "2025-02-11 | 2026-02-11"),
        ("on Feb. 20", "Feb. 20", "2025-02-20 | 2024-02-20"),
        ("Tuesday, Feb. 11", "Tuesday, Feb. 11", "2025-02-11"),
        ("Wednesday, Feb. 11", "Wednesday, Feb. 11", "2026-02-11"),
        ("in August", "August", "2024-08 | 2025-08"),
        ("February", "February", "2025-02 | 2026-02"),
        (
            "early February",
            "early February",
            "[2025-02-01~..2025-02-10~] | [2026-02-01~..2026-02-10~]",
        ),
        (
            "between 10 and 16 February",
            "10 and 16 February",
            "[2025-02-10..2025-02-16] | [2026-02-10..2026-02-16]",
        ),
        (
            "10 to 16 February",
            "10 to 16 February",
            "2025-02-10/2025-02-16 | 2026-02-10/2026-02-16",
        ),
        ("Feb. 10-12", "Feb. 10-12", "2025-02-10/2025-02-12 | 2026-02-10/2026-02-12"),
        ("from May to July", "May to July", "2025-05/2025-07 | 2024-05/2024-07"),
        ("from December to February", "December to February", "2024-12/2025-02 | 2025-12/2026-02"),
        (
            "by 20 February",
            "20 February",
            "2025-02-20 | 2024-02-20 | [..2025-02-20] | [..2024-02-20]",
        ),
    ],
)
def test_a_year_that_is_not_said_is_the_nearest_on_either_side(text, words, dates):
    assert read(text) == [(words, dates, Sort.PARTIAL)]


@pytest.mark.parametrize(
    ("text", "words", "dates"),
    [
        ("on Tuesday", "Tuesday", "2025-02-11 | 2025-02-18"),
        ("Thursday’s vote", "Thursday", "2025-02-13 | 2025-02-20 | 2025-02-06"),
        (
            "between Monday and Wednesday",
            "Monday and Wednesday",
            "[2025-02-10..2025-02-12] | [2025-02-17..2025-02-19]",
        ),
        (
            "Sunday to Monday",
            "Sunday to Monday",
            "[2025-02-09..2025-02-10] | [2025-02-16..2025-02-17]",
        ),
        ("by Friday", "Friday", "2025-02-07 | 2025-02-14 | [..2025-02-07] | [..2025-02-14]"),
    ],
)
def test_a_weekday_is_the_last_one_or_the_next(text, words, dates):
    assert read(text) == [(words, dates, Sort.WEEKDAY)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("yesterday", "2025-02-12"),
        ("today", "2025-02-13"),
        ("tomorrow", "2025-02-14"),
        ("last night", "2025-02-12"),
        ("day before yesterday", "2025-02-11"),
        ("two days ago", "2025-02-11"),
        ("a week ago", "[2025-02-03~..2025-02-09~]"),
        ("3 months ago", "2024-11~"),
        ("three years ago", "2022~"),
        ("last Thursday", "2025-02-06"),
        ("last Tuesday", "2025-02-11 | 2025-02-04"),
        ("next Friday", "2025-02-14 | 2025-02-21"),
        ("this Sunday", "2025-02-09 | 2025-02-16"),
        ("this week", "[2025-02-10..2025-02-16] | [2025-02-09..2025-02-15]"),
        ("this weekend", "[2025-02-08..2025-02-09] | [2025-02-15..2025-02-16]"),
        ("last weekend", "[2025-02-08..2025-02-09] | [2025-02-01..2025-02-02]"),
        ("next month", "2025-03"),
        ("last month", "2025-01"),
        ("last year", "2024"),
        ("last October", "2024-10 | 2023-10"),
        ("this past December", "2024-12 | 2023-12"),
        ("this March", "2025-03 | 2024-03"),
        ("next May", "2025-05 | 2026-05"),
        ("last summer", "2024-26 | 2023-26 | 2023-30 | 2022-30"),
        (
            "past week",
            "[2025-02-06~..2025-02-13~] | [2025-02-03..2025-02-09] | [2025-02-02..2025-02-08]",
        ),
    ],
)
def test_words_seen_from_the_day_of_writing_are_reckoned_from_it(text, dates):
    assert read(text) == [(text, dates, Sort.RELATIVE)]


@pytest.mark.parametrize(
    "text",
    [
        "the following week",
        "the day before",
        "a week later",
        "within 100 days",
        "in ten days",
        "100 days from",
        "that day",
        "the same month",
        "the previous Thursday",
        "two days after",
        "some months later",
    ],
)
def test_words_that_hang_on_another_date_are_left_without_one(text):
    [(_, dates, sort)] = read(text)
    assert (dates, sort) == ("", Sort.HANGING)


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said so",
        "they may march on",
        "an August body",
        "The Sun wrote",
        "1,300 of 2000 tonnes",
        "in 2000 men",
        "about 11 miles",
        "14:30",
        "version 1.2.3",
        "13/13/2025",
        "in the fall of the house",
        "recently",
    ],
)
def test_other_words_and_numbers_are_no_dates(text):
    assert read(text) == []


def test_two_weekdays_and_a_number_of_people_stay_apart():
    assert [words for words, _, _ in read("on Monday and Tuesday")] == ["Monday", "Tuesday"]
    assert [words for words, _, _ in read("On May 3, 2 people")] == ["May 3"]


def test_of_a_day_that_is_in_no_calendar_only_the_month_is_read():
    assert read("31 February 2025") == [("February 2025", "2025-02", Sort.ABSOLUTE)]


def test_each_date_of_a_sentence_stands_where_it_says():
    text = "On Feb. 7 he said the talks of 10 to 12 March would follow those of last week."
    found = read_dates(text, "en", DAY)
    assert [text[r.start : r.end] for r in found] == ["Feb. 7", "10 to 12 March", "last week"]
    assert [r.words for r in found] == ["Feb. 7", "10 to 12 March", "last week"]
    assert found[0] == DateReading(
        3, 9, "Feb. 7", (parse("2025-02-07"), parse("2026-02-07")), Sort.PARTIAL
    )


def test_a_reading_is_certain_where_the_words_alone_give_one_date():
    texts = ("11 February 2025", "11/02/2025", "Feb. 11", "yesterday")
    readings = [read_dates(text, "en", DAY)[0] for text in texts]
    assert [reading.certain for reading in readings] == [True, False, False, False]


def test_without_the_day_of_writing_only_whole_dates_are_known():
    text = "11 February 2025, Feb. 11, on Friday, yesterday, last week, last May, two days ago"
    found = read_dates(text, "en", None)
    assert [bool(reading.dates) for reading in found] == [True] + [False] * 6


def test_the_day_of_writing_may_stand_at_either_end_of_the_calendar():
    text = "yesterday, tomorrow, last week, next week, last year, next year, in August, last winter"
    for day in ("0001-01-01", "9999-12-31"):
        assert len(read_dates(text, "en", parse(day))) == 8


def test_on_a_sunday_this_week_is_the_one_that_ends_or_the_one_that_begins():
    [(_, dates, _)] = read("this week", "2019-09-29")
    assert dates == "[2019-09-23..2019-09-29] | [2019-09-29..2019-10-05]"
    [(_, dates, _)] = read("this weekend", "2019-09-29")
    assert dates == "[2019-09-28..2019-09-29]"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("in 1499 he", []),
        ("in 1500 he", ["1500"]),
        ("in 2100 he", ["2100"]),
        ("in 2101 he", []),
        ("May 1, 2024", ["2024-05-01"]),
        ("May 31, 2024", ["2024-05-31"]),
    ],
)
def test_a_number_is_a_year_or_a_day_within_bounds(text, dates):
    assert [found for _, found, _ in read(text)] == dates


def test_29_february_is_read_in_every_year():
    assert read("on Feb. 29 he", "2025-02-13")[0][1].startswith("2024-02-29 | 2028-02-29")
    assert read("on Feb. 29 he", "2100-03-01")[0][1].startswith("2104-02-29 | 2096-02-29")


@pytest.mark.parametrize(
    ("text", "is_read"),
    [("2016", True), ("(2016)", True), ("2016 cranes", False), ("cranes 2016", False)],
)
def test_a_number_that_stands_alone_is_a_year(text, is_read):
    assert bool(read(text)) is is_read
