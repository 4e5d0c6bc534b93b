import pytest

from footnoted.text.normal import is_border, normalize, whole_words
from footnoted.text.quotation import Selector, Verdict, find


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("300", "about 1,300 men"),
        ("1", "about 1,300 men"),
        ("2", "2.5 km"),
        ("5", "2.5 km"),
        ("5", "at -5 degrees"),
        ("5", "a rate of .5 percent"),
        ("5", "(−5)"),
        ("5", "'-5'"),
        ("5", '"-5"'),
        ("5", ".5 percent"),
        ("5", "-5 degrees"),
        ("2", "2,5 km"),
        ("cat", "concatenate"),
        ("can", "it can’t run"),
        ("x", "x_y"),
        ("cafe", "cafe\u0301"),
        ("हिन", "हिन्दी"),
    ],
)
def test_part_of_a_word_or_number_is_not_the_word(quote: str, text: str) -> None:
    assert find(Selector(quote), normalize(text)).verdict is Verdict.LOST


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("300", "300, then 20"),
        ("300", "It was 300."),
        ("10", "5–10 days"),
        ("President Putin", "President Putin’s plan"),
        ("based", "Kyiv-based"),
        ("5", "$5 million"),
        ("5", "No.5"),
        ("5", "so ,5 men"),
        ("5", "X-5"),
        ("ok", "他说ok了"),
        ("can", "can 't"),
        ("can", "can'to"),
        ("2", "2. 5 km"),
        ("10", "10% more"),
        ("do", "do it"),
        ("结束", "他说结束了"),
        ("(c)", "x (c) y"),
        ("“so”", "he said“so”then"),
    ],
)
def test_a_whole_word_or_number_is_found_beside_signs(quote: str, text: str) -> None:
    assert find(Selector(quote), normalize(text)).verdict is Verdict.FOUND


def test_both_ends_of_a_text_are_borders() -> None:
    assert is_border("word", 0)
    assert is_border("word", 4)
    assert is_border("", 0)
    assert not is_border("word", 2)


def test_a_stretch_is_widened_to_whole_words_and_loses_white_space() -> None:
    text = "about 1,300 men"
    assert text[slice(*whole_words(text, 8, 9))] == "1,300"
    assert text[slice(*whole_words(text, 5, 12))] == "1,300"
    assert text[slice(*whole_words(text, 5, 13))] == "1,300 men"


def test_a_stretch_is_widened_from_any_place_in_a_word() -> None:
    for low in range(5):
        for high in range(7, 12):
            assert whole_words("abcde fghij klm", low, high) == (0, 11)
            assert whole_words("klm abcde fghij", low + 4, high + 4) == (4, 15)
