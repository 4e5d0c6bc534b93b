"""Whatever the text, reading ends soon and in readings that are in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.dates.edtf import parse
from footnoted.dates.reading import read_dates
from footnoted.dates.resolving import Sort
from tests.timing import quickest, times_longer

WORDS = st.sampled_from(
    "Feb. 11 2025 , - – to and between early late last next this Thursday week ago a two within "
    "May 1990 s the of 11/02/2025 2025-02-11 month year by since summer 31 9999 0 st . ’s".split(
        " "
    )
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join))
DAYS = st.dates().map(lambda day: parse(day.isoformat()))
LANGUAGES = st.sampled_from(["en", "de", "uk", "fr", ""])


@given(TEXTS, LANGUAGES, DAYS)
def test_readings_stand_in_the_text_in_order_and_apart(text, language, day):
    end = 0
    for reading in read_dates(text, language, day):
        assert end <= reading.start < reading.end <= len(text)
        assert text[reading.start : reading.end] == reading.words
        assert not (reading.sort is Sort.HANGING and reading.dates)
        end = reading.end


@given(TEXTS, LANGUAGES, DAYS)
def test_the_same_text_gives_the_same_readings(text, language, day):
    assert read_dates(text, language, day) == read_dates(text, language, day)


@pytest.mark.parametrize(
    "words",
    ["the quick brown fox ", "11 11 ", "May 11 ", "between 10 and 16 ", "last the a ", "-", "é"],
)
def test_time_grows_with_the_text_alone(words):
    def reading(size: int) -> None:
        read_dates(words * (size // len(words)), "en", parse("2025-02-13"))

    assert times_longer(reading, 10_000) < 8, "four times the text"


def test_a_hundred_kilobytes_of_prose_take_about_a_tenth_of_a_second():
    prose = "On Monday the harbor master said that the crane would stand idle until 3 May 2024. "
    text, day = prose * (100_000 // len(prose)), parse("2025-02-13")
    assert len(read_dates(text, "en", day)) == 2 * text.count("Monday")
    assert quickest(lambda: read_dates(text, "en", day), enough=0.3) < 0.3, "0.1 s alone"
