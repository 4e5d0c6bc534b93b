"""The tables of the three languages keep the form that the rules rely on."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from footnoted.quantities.languages import DIGITS_ONLY, VOCABULARIES
from footnoted.quantities.vocabulary import (
    ABOUT,
    BY_ID,
    NEARLY,
    Manner,
    QuantityVocabulary,
    lexicon,
    numbers,
    with_words,
)
from footnoted.text.scanning import LONGEST, Phrase, phrase, words
from footnoted.text.scanning import by_phrase as manners

EVERY = pytest.mark.parametrize("name", sorted(VOCABULARIES))


def phrases(table: QuantityVocabulary) -> Iterator[Phrase]:
    """Yield every phrase of a table."""
    for every in (table.a_half, table.parts, table.of, table.ratios, table.before, table.behind):
        yield from every


def single(table: QuantityVocabulary) -> Iterator[str]:
    """Yield every word that is alone in a table."""
    for every in (
        table.numbers,
        table.times,
        table.once,
        table.articles,
        table.and_,
        table.between,
        table.to,
        table.or_,
        table.less,
        table.more,
        table.per,
        table.each,
        table.spans,
        table.names,
        table.small,
        table.clock,
        table.endings,
    ):
        yield from every


@EVERY
def test_words_are_in_lower_case_with_plain_apostrophes(name):
    table = VOCABULARIES[name]
    every = {*single(table), *(word for several in phrases(table) for word in several)}
    assert {word for word in every if word != word.lower() or "’" in word or " " in word} == set()


@EVERY
def test_no_phrase_is_longer_than_what_is_looked_at(name):
    assert max(map(len, phrases(VOCABULARIES[name]))) <= LONGEST


@EVERY
def test_units_of_a_table_exist(name):
    ids = {id_ for every in VOCABULARIES[name].units.values() for id_ in every}
    assert ids <= set(BY_ID)


@EVERY
def test_currencies_of_a_table_exist(name):
    known = lexicon(name).names
    assert {name_ for name_ in VOCABULARIES[name].money.values() if (name_,) not in known} == set()


@EVERY
def test_parts_are_less_than_one(name):
    assert all(0 < part < 1 for part in VOCABULARIES[name].parts.values())


@EVERY
def test_words_for_one_are_numbers(name):
    table = VOCABULARIES[name]
    assert {table.numbers[word] for word in table.once} <= {Decimal(1), Decimal(1000)}


@EVERY
def test_rates_are_named_as_records_name_them(name):
    spans = {"second", "minute", "hour", "day", "week", "month", "year", "person"}
    assert set(VOCABULARIES[name].spans.values()) <= spans


@EVERY
def test_every_language_can_say_about_at_least_more_than_at_most_and_less_than(name):
    table = VOCABULARIES[name]
    said = {meant for several, every in table.before.items() for meant in every if several[0] > "a"}
    assert said >= set(Manner) - {Manner.PLAIN}


def test_a_language_without_a_table_has_signs_only():
    assert {several[0] for several in DIGITS_ONLY.before} == set("~≈≥>≤<")
    assert set(single(DIGITS_ONLY)) == set()


def test_a_table_of_manners_is_parted_at_commas():
    table = {ABOUT: "about, more or less", NEARLY: "nearly"}
    assert manners(table) == {
        ("about",): ABOUT,
        ("more", "or", "less"): ABOUT,
        ("nearly",): NEARLY,
    }


def test_numbers_count_up():
    assert numbers("ten twenty thirty", 10, 10) == {
        "ten": Decimal(10),
        "twenty": Decimal(20),
        "thirty": Decimal(30),
    }


def test_words_and_phrases():
    assert words("a b", "c") == {"a", "b", "c"}
    assert phrase("at least") == ("at", "least")


@pytest.mark.parametrize(
    ("language", "name", "ids"),
    [
        ("en", ("square", "kilometer"), ["square-kilometer"]),
        ("en", ("euro",), ["EUR"]),
        ("en", ("us", "dollar"), ["USD"]),
        ("de", ("quadratkilometer",), ["square-kilometer"]),
        ("de", ("us", "dollar"), ["USD"]),
        ("uk", ("км",), ["kilometer"]),
        ("uk", ("кілометрів",), ["kilometer"]),
        ("uk", ("тонн",), ["tonne"]),
        ("fr", ("kilomètre",), ["kilometer"]),
    ],
)
def test_names_of_a_language(language, name, ids):
    known = with_words(lexicon(language), VOCABULARIES.get(language, DIGITS_ONLY))
    assert [unit.id for unit in known.names[name]] == ids


@pytest.mark.parametrize("name", [("won",), ("gold",), ("real",), ("unit",)])
def test_words_that_are_more_often_something_else_are_no_money(name):
    assert name not in lexicon("en").names


def test_the_longest_name_is_known_by_its_first_word():
    known = lexicon("en")
    assert known.longest["kilometer"] >= 3  # per hour
    assert known.longest["km"] >= 3  # km/h
    assert "whatever" not in known.longest


def test_an_unknown_language_has_symbols_only():
    known = lexicon("xx-nothing")
    assert known.names == {}
    assert known.longest["km"] >= 1
