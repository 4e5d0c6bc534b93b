"""Text cut into words, numbers and signs."""

import pytest

from footnoted.quantities.vocabulary import tokens
from footnoted.text.scanning import Token as QuantityToken


def test_a_token_knows_its_place_and_key():
    assert tokens("About 1,300 km²") == [
        QuantityToken("About", 0, 5, "about"),
        QuantityToken("1,300", 6, 11, "1,300"),
        QuantityToken("km²", 12, 15, "km²"),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1,300.50", ["1,300.50"]),
        ("1'300", ["1'300"]),
        ("1\u00a0300", ["1\u00a0300"]),
        ("1\u202f300\u202f000", ["1\u202f300\u202f000"]),
        ("1\u00a03000", ["1", "3000"]),
        ("1 300", ["1", "300"]),
        ("5, 6", ["5", ",", "6"]),
        ("8:17", ["8:17"]),
        ("24/7", ["24/7"]),
        ("5-10", ["5", "-", "10"]),
        ("5km", ["5", "km"]),
        ("km2", ["km", "2"]),
        ("2½", ["2", "½"]),
        ("€2bn", ["€", "2", "bn"]),
        ("US$5", ["US", "$", "5"]),
        ("o'clock", ["o'clock"]),
        ("п’ять", ["п’ять"]),
        ("a_b", ["a", "_", "b"]),
        ("", []),
    ],
)
def test_parts(text, parts):
    assert [token.text for token in tokens(text)] == parts


def test_keys_have_a_plain_apostrophe():
    assert [token.key for token in tokens("П’ять пʼять п'ять")] == ["п'ять"] * 3


@pytest.mark.parametrize(
    ("text", "word", "number"),
    [("km", True, False), ("5", False, True), ("%", False, False), ("½", False, False)],
)
def test_kinds(text, word, number):
    [token] = tokens(text)
    assert (token.is_word, token.is_number) == (word, number)


def test_digits_of_other_scripts_are_signs():
    [token] = tokens("٣")
    assert (token.is_word, token.is_number) == (False, False)


def test_an_empty_token_is_of_no_kind():
    nothing = QuantityToken("", 0, 0, "")
    assert (nothing.is_word, nothing.is_number) == (False, False)
