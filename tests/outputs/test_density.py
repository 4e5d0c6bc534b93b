"""The strip above the timeline: as many bars as there is room for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.outputs.timeline import MOST, Count, bins, size_of


def counts(*rows):
    return [
        Count(year, month, events, f"y{year}-{month:02}" if month else f"y{year}")
        for year, month, events in rows
    ]


def strip(*rows, locale="en"):
    return bins(counts(*rows), locale)


def test_a_few_months_have_a_bar_each_and_empty_ones_their_room():
    made, places = strip((2024, 11, 1), (2025, 2, 4))
    assert [(bin.title, bin.label, bin.over, bin.count) for bin in made] == [
        ("November 2024", "Nov", "2024", 1),
        ("December 2024", "Dec", "", 0),
        ("January 2025", "Jan", "2025", 0),
        ("February 2025", "Feb", "", 4),
    ]
    assert [(bin.target, bin.height) for bin in made] == [
        ("y2024-11", 25),
        ("", 0),
        ("", 0),
        ("y2025-02", 100),
    ]
    assert places == {"y2024-11": 0, "y2025-02": 3}


def test_what_is_known_to_the_year_has_a_bar_of_its_own_before_the_months():
    made, places = strip((2025, 0, 2), (2025, 1, 1))
    assert [(bin.title, bin.label, bin.over) for bin in made] == [
        ("2025, month unknown", "–", "2025"),
        ("January 2025", "Jan", ""),
    ]
    assert places == {"y2025": 0, "y2025-01": 1}


def test_what_has_no_date_has_the_last_bar():
    made, places = bins([*counts((2025, 1, 1)), Count(0, 0, 1, "open")], "en")
    assert [(bin.title, bin.target) for bin in made][-1] == ("Date not known", "open")
    assert places["open"] == len(made) - 1


def test_longer_times_have_wider_bars():
    made, places = strip((2020, 0, 1), (2020, 2, 1), (2020, 3, 1), (2024, 12, 1))
    assert (made[0].title, made[1].title) == ("2020, month unknown", "1st quarter 2020")
    assert (made[1].label, made[1].count, made[1].target) == ("Q1", 2, "y2020-02")
    assert places["y2020-03"] == 1
    century, _ = strip((1925, 3, 1), (1927, 0, 1), (2024, 12, 1))
    assert [(bin.title, bin.label, bin.over) for bin in century[:2]] == [
        ("1925–1929", "1925", ""),
        ("1930–1934", "1930", ""),
    ]
    assert century[0].count == 2
    assert len(century) == 20


@pytest.mark.parametrize(
    ("first", "last", "size"),
    [
        ((2025, 1), (2025, 1), 1),
        ((2023, 1), (2024, 12), 1),
        ((2023, 1), (2025, 1), 3),
        ((2019, 1), (2024, 12), 3),
        ((2019, 1), (2025, 1), 12),
        ((2001, 1), (2024, 12), 12),
        ((1925, 1), (2024, 12), 60),
        ((1800, 1), (2024, 12), 120),
        ((1, 1), (9999, 12), 6000),
    ],
)
def test_a_bar_stands_for_as_little_time_as_fits(first, last, size):
    assert size_of(counts((*first, 1), (*last, 1))) == size


def test_a_rare_event_still_has_a_bar_to_see():
    made, _ = strip((2025, 1, 1), (2025, 2, 1000))
    assert made[0].height == 8


def test_names_follow_the_language_of_the_site():
    made, _ = strip((2025, 2, 1), (2025, 3, 1), locale="uk")
    assert [bin.title for bin in made] == ["лютий 2025\u202fр.", "березень 2025\u202fр."]


def test_nothing_has_no_bars():
    assert strip() == ((), {})


MONTHS = st.tuples(st.integers(1, 9999), st.integers(0, 12), st.integers(1, 50))


@given(st.lists(MONTHS, unique_by=lambda row: row[:2], max_size=40).map(sorted))
def test_every_event_is_counted_once_and_the_row_never_outgrows_its_room(rows):
    made, places = strip(*rows)
    assert sum(bin.count for bin in made) == sum(events for *_, events in rows)
    assert len(made) <= MOST
    for year, month, _ in rows:
        assert made[places[f"y{year}-{month:02}" if month else f"y{year}"]].count > 0
    firsts = [bin.target for bin in made if bin.target]
    assert [id_ for id_ in places if id_ in firsts] == firsts
