import pytest

from footnoted.text.normal import normalize
from footnoted.text.quotation import OBJECT, Selector, nearest

TEXT = "The northern crane stood idle for a week, said the log. Nothing else happened."


@pytest.mark.parametrize(
    ("quote", "hint"),
    [
        ("stood still for a week", "stood idle for a week"),
        ("The northern cranes stood", "The northern crane stood"),
        ("Zebras never quarrel with quartz", ""),
        ("", ""),
        ("x" * 700, ""),
    ],
)
def test_the_words_most_like_lost_ones_are_suggested_and_nothing_far_off(
    quote: str, hint: str
) -> None:
    assert nearest(Selector(quote), normalize(TEXT)) == hint


def test_the_text_may_be_empty_or_too_long() -> None:
    assert nearest(Selector("a week"), normalize("")) == ""
    assert nearest(Selector("a week"), normalize("a weak " * 10_000)) == ""


def test_what_cannot_be_read_is_left_out_of_a_hint() -> None:
    hint = nearest(Selector("the crane stood idle"), normalize(f"So the crane {OBJECT} stood idle"))
    assert hint.split() == ["the", "crane", "stood", "idle"]
