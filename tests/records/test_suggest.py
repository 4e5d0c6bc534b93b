"""Did you mean: the nearest known word, or none."""

import pytest

from footnoted.text.suggest import did_you_mean, id_form, suggest

KEYS = ("attribution", "claims", "container-title", "dates", "license", "quote", "organization")


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("licence", "license"),
        ("qoute", "quote"),
        ("claim", "claims"),
        ("container_title", "container-title"),
        ("Container Title", "container-title"),
        ("attributon", "attribution"),
        ("ORGANISATION", "organization"),
        ("tribut", "attribution"),
        ("te", None),
        ("zebra", None),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_the_nearest_word_is_proposed_and_nothing_far_off(word: str, nearest: str | None) -> None:
    assert suggest(word, KEYS) == nearest


def test_the_proposal_does_not_depend_on_the_order_of_the_words() -> None:
    assert (
        suggest("dats", ["dats-b", "dats-a"]) == suggest("dats", ["dats-a", "dats-b"]) == "dats-a"
    )


def test_the_question_is_asked_only_where_something_is_near() -> None:
    assert did_you_mean("qoute", KEYS) == "Did you mean `quote`?"
    assert did_you_mean("zebra", KEYS) == ""
    assert did_you_mean("zebra", []) == ""


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Bad Id", "bad-id"),
        ("courier_2024--05", "courier-2024-05"),
        ("-a-", "a"),
        ("Ж", "zh"),
        ("Щоденник Ґалаґан", "shchodennik-galagan"),
        ("Россия и Европа", "rossiya-i-evropa"),
        ("Ελληνική Δημοκρατία", "elliniki-dimokratia"),
        ("Đồng Nai, Łódź, Ærø", "dong-nai-lodz-aero"),
        ("Сербија", "serbija"),
        ("北京 2008", "2008"),
        ("القاهرة", ""),
        ("a" * 80, "a" * 64),
        ("a" * 63 + " b", "a" * 63),
    ],
)
def test_the_nearest_id_keeps_letters_and_digits(text: str, id_: str) -> None:
    assert id_form(text) == id_
