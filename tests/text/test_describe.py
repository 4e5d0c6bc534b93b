from hypothesis import given
from hypothesis import strategies as st

from footnoted.text.normal import normalize
from footnoted.text.quotation import Selector, Verdict, describe, find

WORDS = st.lists(
    st.sampled_from(["a", "b", "c", "1,300", "“d”", "don’t", "km²", "é…"]), min_size=1, max_size=14
)


def test_words_that_stand_once_need_no_neighbours() -> None:
    assert describe("He has 1,300 men.", 7, 12) == Selector("1,300")


def test_words_that_stand_twice_get_the_word_behind_them() -> None:
    text = "He has 1,300 men and 1,300 guns."
    assert describe(text, 7, 12) == Selector("1,300", "", "men")
    assert describe(text, 21, 26) == Selector("1,300", "", "guns.")


def test_the_word_before_is_taken_where_the_one_behind_does_not_tell() -> None:
    assert describe("a x b, c x b", 2, 3) == Selector("x", "", "b,")
    assert describe("a x b c x b", 8, 9) == Selector("x", "c", "")


def test_several_neighbours_are_taken_where_one_does_not_do() -> None:
    text = "so a b c d; so a b c e"
    assert describe(text, 3, 4) == Selector("a", "", "b c d;")


def test_a_stretch_that_cuts_words_is_widened() -> None:
    assert describe("about 1,300 men left", 8, 13) == Selector("1,300 men")


def test_the_selector_is_in_normal_form() -> None:
    assert describe("He said “it’s\u00a0over” twice", 8, 19) == Selector('"it\'s over"')


@given(WORDS, st.data())
def test_what_is_described_is_found_at_the_same_place(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = len(" ".join(words[:first])) + bool(first)
    end = len(" ".join(words[: last + 1]))
    match = find(describe(text, start, end), normalize(text))
    assert match.verdict is Verdict.FOUND
    assert (match.start, match.end) == (start, end)
