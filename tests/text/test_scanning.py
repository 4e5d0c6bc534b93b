"""The engine under dates and quantities in words: tables, places and the walk over a text."""

import pytest

from footnoted.text.scanning import (
    NO_TOKEN,
    Passage,
    Scan,
    by_phrase,
    by_word,
    cut,
    passages,
    primary,
    token_pattern,
)

PLAIN = token_pattern("[0-9]+")


class Hyphenated(Scan[None]):
    """A language in which hyphens join the words of a phrase."""

    hyphens_in_phrases = True


def scan(text: str, of: type[Scan[None]] = Scan) -> Scan[None]:
    return of(text, cut(text, PLAIN), None)


def test_characters_that_stand_alone_are_in_no_word():
    text = "2½cups ½"
    assert [token.text for token in cut(text, token_pattern("[0-9]+", lone="½"))] == [
        *("2", "½", "cups", "½"),
    ]
    assert [token.text for token in cut(text, PLAIN)] == ["2", "½cups", "½"]


@pytest.mark.parametrize(
    ("word", "key"),
    [("Dog’s", "dog"), ("dog's", "dog"), ("dogs", "dogs"), ("O’Neill’s", "o'neill"), ("Тʼs", "т")],
)
def test_an_ending_is_left_out_of_its_word_and_its_place(word, key):
    [token] = cut(word, PLAIN, "'s")
    assert (token.key, token.end) == (key, len(key))


def test_an_ending_stays_where_none_is_named():
    assert [token.key for token in cut("dog’s", PLAIN)] == ["dog's"]


@pytest.mark.parametrize(
    ("tag", "language"), [("en", "en"), ("de-CH", "de"), ("uk_UA", "uk"), ("EN", "en"), ("", "")]
)
def test_the_language_of_a_tag(tag, language):
    assert primary(tag) == language


def test_tables_are_turned_from_meanings_to_words_and_phrases():
    assert by_word({1: "a an", 2: "two"}) == {"a": 1, "an": 1, "two": 2}
    assert by_phrase({"all": "more or less, about"}) == {
        ("more", "or", "less"): "all",
        ("about",): "all",
    }


def test_beyond_the_ends_there_is_nothing():
    looked = scan("one two")
    assert (looked.token(-1), looked.token(2)) == (NO_TOKEN, NO_TOKEN)
    assert not looked.is_dash(2)
    assert looked.said(1, 1) == ""


def test_the_longest_phrase_wins_and_hyphens_join_where_the_rules_say_so():
    table = {("three",), ("three", "quarters")}
    assert scan("three quarters of").phrase(0, table) == (("three", "quarters"), 2)
    assert scan("three-quarters of").phrase(0, table) == (("three",), 1)
    assert scan("three-quarters of", Hyphenated).phrase(0, table) == (("three", "quarters"), 3)
    assert scan("by three quarters").phrase_before(3, table) == (("three", "quarters"), 1)
    assert scan("nothing").phrase(0, table) is None


def test_words_of_some_kinds_are_skipped_once():
    looked = scan("the the year")
    assert looked.skip(0, {"a"}, {"the"}) == 1
    assert looked.skip(2, {"a"}, {"the"}) == 2
    assert looked.skip(3, {"the"}) == 3


def test_rules_are_asked_at_numbers_and_beginnings_only_and_nothing_is_read_twice():
    tokens = cut("about 5 and 6 or so 7", PLAIN)
    asked = []

    def read(at: int) -> Passage[str] | int:
        asked.append(at)
        if tokens[at].key == "5":
            return at + 1
        return Passage(at, min(at + 3, len(tokens)), tokens[at].key)

    found = list(passages(tokens, {"about", "so"}, read))
    assert asked == [0, 3, 6]
    assert found == [(0, 3, "about"), (3, 6, "6"), (6, 7, "7")]


def test_what_begins_within_the_passage_before_is_left_out():
    tokens = cut("1 2 3", PLAIN)
    found = passages(tokens, (), lambda at: Passage(max(at - 1, 0), at + 1, tokens[at].key))
    assert [passage[:2] for passage in found] == [(0, 1), (1, 3)]


def test_a_refusal_says_where_to_go_on():
    tokens = cut("1 2 3", PLAIN)
    found = passages(tokens, (), lambda at: at + 2 if at == 0 else Passage(at, at + 1, at))
    assert [passage.reading for passage in found] == [2]
