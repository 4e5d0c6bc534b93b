"""Whatever the text, reading ends soon and in readings that are in it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from footnoted.quantities.reading import read_figures
from tests.timing import quickest, times_longer

WORDS = st.sampled_from(
    "1,300 5 2.5 0 007 2019 half a third two twenty - – to and between from about at least over "
    "km % $ € million dozen and a half in five ( ) . , per day x ½ ² less more minus № th".split(
        " "
    )
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join))
GLUED = st.lists(WORDS, max_size=30).map("".join)
LANGUAGES = st.sampled_from(["en", "de", "uk", "fr", "", "zz"])


@given(st.one_of(TEXTS, GLUED), LANGUAGES)
@example("0$0", "en")
@example("5 or more than 6", "en")
@example("a fifth less than 6", "en")
def test_readings_stand_in_the_text_in_order_and_apart(text, language):
    end = 0
    for reading in read_figures(text, language):
        assert end <= reading.start <= reading.core[0] < reading.core[1] <= reading.end
        assert reading.end <= len(text)
        assert text[reading.start : reading.end] == reading.words
        assert reading.low <= reading.high
        assert reading.manners
        end = reading.end


@given(TEXTS, LANGUAGES)
def test_the_same_text_gives_the_same_readings(text, language):
    assert read_figures(text, language) == read_figures(text, language)


@given(TEXTS, st.data())
def test_places_of_dates_hold_no_figure(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for reading in read_figures(text, "en", [(start, end)]):
        apart = reading.core[1] <= start or reading.core[0] >= end
        assert apart or not text[start:end].strip()


@pytest.mark.parametrize(
    "words",
    ["the brown fox ", "11 11 ", "1-2-", "5 to 6 to ", "a half of a ", "about ", "1,300", "$", "1"],
)
def test_time_grows_with_the_text_alone(words):
    def reading(size: int) -> None:
        read_figures(words * (size // len(words)), "en")

    assert times_longer(reading, 5_000) < 8, "four times the text"


def test_a_hundred_kilobytes_of_prose_take_about_a_tenth_of_a_second():
    prose = "About 1,300 tonnes of grain waited, the harbor master said at the quay on that day. "
    text = prose * (100_000 // len(prose))
    assert len(read_figures(text, "en")) == text.count("About")
    assert quickest(lambda: read_figures(text, "en"), enough=0.3) < 0.3, "0.1 s alone"
