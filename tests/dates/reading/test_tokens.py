"""A text cut into words, numbers and signs."""

from hypothesis import given
from hypothesis import strategies as st

from footnoted.dates.rules import tokens
from footnoted.text.scanning import Token as DateToken


def keys(text: str) -> list[str]:
    return [token.key for token in tokens(text)]


def test_words_numbers_and_signs_come_with_their_places():
    assert tokens("On Feb. 11") == [
        DateToken("On", 0, 2, "on"),
        DateToken("Feb", 3, 6, "feb"),
        DateToken(".", 6, 7, "."),
        DateToken("11", 8, 10, "11"),
    ]


def test_a_number_keeps_the_separators_inside_it():
    assert keys("1,300 of 2.5 at 14:30 on 11/02/2025, 11.02.2025.") == [
        *("1,300", "of", "2.5", "at", "14:30", "on", "11/02/2025", ",", "11.02.2025", "."),
    ]


def test_a_dash_stands_between_two_numbers():
    assert keys("2025-02-11 and 10–16") == ["2025", "-", "02", "-", "11", "and", "10", "–", "16"]


def test_an_ending_that_touches_a_number_is_a_word():
    assert keys("the 11th, the 1990s") == ["the", "11", "th", ",", "the", "1990", "s"]


def test_an_english_genitive_is_left_out_of_its_word():
    [token] = tokens("Friday’s")
    assert token == DateToken("Friday", 0, 6, "friday")


def test_apostrophes_within_words_are_made_plain():
    assert keys("п’ятниця пʼятниця п'ятниця") == ["п'ятниця"] * 3


def test_words_and_numbers_are_told_apart():
    word, number, sign = tokens("May 11 %")
    assert (word.is_word, number.is_word, sign.is_word) == (True, False, False)
    assert (word.is_number, number.is_number, sign.is_number) == (False, True, False)


@given(st.text())
def test_tokens_stand_in_the_text_in_order(text):
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.text
        end = token.end
