"""The rules by themselves: numbers, ranges, units, manner and what is refused at one place."""

from decimal import Decimal as D

import pytest

from footnoted.quantities import reading as manner
from footnoted.quantities import rules as refusals
from footnoted.quantities.languages import ENGLISH
from footnoted.quantities.reading import read_figures
from footnoted.quantities.rules import Number, number, pair, ratio
from footnoted.quantities.vocabulary import Manner, QuantityScan, lexicon, tokens, with_words

KNOWN = with_words(lexicon("en"), ENGLISH)


def scan(text: str) -> QuantityScan:
    """Look at an English text."""
    return QuantityScan(text, tokens(text), ENGLISH, KNOWN, "en")


def test_beyond_the_ends_there_is_nothing():
    looked = scan("one")
    assert (looked.key(-1), looked.key(1), looked.token(5).text) == ("", "", "")
    assert not looked.touches(0)
    assert not looked.touches(1)


def test_what_stands_between_tokens_is_said_with_them():
    looked = scan("about  5 km")
    assert looked.said(0, 2) == "about  5"
    assert looked.said(2, 2) == ""


def test_a_joint_touches_both_sides():
    assert [scan(text).is_joint(1) for text in ("a-b", "a -b", "a- b", "a – b")] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("and a half", (("and", "a", "half"), 3)),
        ("and a-half", (("and", "a", "half"), 4)),
        ("and a third", None),
        ("and", None),
    ],
)
def test_the_longest_phrase_is_found(text, found):
    assert scan(text).phrase(0, ENGLISH.a_half) == found


def test_a_phrase_in_front_is_the_longest_that_ends_there():
    assert scan("no more than 5").phrase_before(3, ENGLISH.before) == (("no", "more", "than"), 0)
    assert scan("he ate 5").phrase_before(2, ENGLISH.before) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,300", Number(0, 1, D(1300))),
        ("1300", Number(0, 1, D(1300), whole=True)),
        ("1.3 million", Number(0, 2, D(1300000), factor=D(1000000))),
        ("two dozen", Number(0, 2, D(24), factor=D(12))),
        ("one", Number(0, 1, D(1), once=True)),
        ("half", Number(0, 1, D("0.5"), fraction=True)),
        ("½", Number(0, 1, D("0.5"), fraction=True)),
        ("five", Number(0, 1, D(5))),
        ("2bn", Number(0, 2, D(2000000000), factor=D(1000000000))),
        ("2m", Number(0, 1, D(2), whole=True)),
        ("ships", None),
        ("007", None),
    ],
)
def test_one_number(text, found):
    assert number(scan(text), 0) == found


def test_letters_that_multiply_behind_money_only():
    assert number(scan("2m"), 0, money=True) == Number(0, 2, D(2000000), factor=D(1000000))
    assert number(scan("2 B"), 0, money=True) == Number(0, 2, D(2000000000), factor=D(10) ** 9)


@pytest.mark.parametrize(
    ("text", "year"),
    [("1100", True), ("2100", True), ("1099", False), ("2101", False), ("2,000", False)],
)
def test_what_may_be_a_year(text, year):
    found = number(scan(text), 0)
    assert found is not None
    assert found.may_be_year is year


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one in five", "0.2"),
        ("21 out of 24", "0.875"),
        ("nine-in-ten", "0.9"),
        ("three in ten days", None),
        ("three in ten million", None),
        ("three in 2019", None),
        ("five in three", None),
        ("three in", None),
        ("1.5 in 3", None),
    ],
)
def test_one_number_of_another(text, value):
    found = ratio(scan(text), 0)
    assert (found and found.value) == (value and D(value))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5-10", 5, 10),
        ("5 to 10", 5, 10),
        ("2 to 3 million", 2000000, 3000000),
        ("500 to 2 million", 500, 2000000),
        ("5 or 6", 5, 6),
    ],
)
def test_the_ends_of_a_range(text, low, high):
    looked = scan(text)
    first = number(looked, 0)
    assert first is not None
    found = pair(looked, first, 0, ())
    assert found is not None
    assert (found.first.value, found.second.value) == (low, high)


@pytest.mark.parametrize("text", ["10 to 5", "5 and 10", "5 or 60", "5 - 10", "5, 10", "5"])
def test_what_is_no_range(text):
    looked = scan(text)
    first = number(looked, 0)
    assert first is not None
    assert pair(looked, first, 0, ()) is None


@pytest.mark.parametrize(
    ("text", "ids", "end"),
    [
        ("5 km/h", ["kilometer-per-hour"], 4),
        ("5 square-kilometers", ["square-kilometer"], 4),
        ("5 km2", ["square-kilometer"], 3),
        ("5 m3", ["cubic-meter"], 3),
        ("5 EUR", ["EUR"], 2),
        ("5 €", ["EUR"], 2),
    ],
)
def test_a_unit_behind(text, ids, end):
    found = refusals.read_unit_after(scan(text), 1, digits=True)
    assert found is not None
    assert ([unit.id for unit in found.units], found.end) == (ids, end)


@pytest.mark.parametrize("text", ["5 in the", "5 ships", "5 TOP", "5m", "5"])
def test_no_unit_behind(text):
    assert refusals.read_unit_after(scan(text), 1, digits=True) is None


def test_symbols_need_digits():
    assert refusals.read_unit_after(scan("five m"), 1, digits=False) is None
    assert refusals.read_unit_after(scan("five meters"), 1, digits=False) is not None


@pytest.mark.parametrize(
    ("text", "at", "ids"),
    [("€5", 1, ["EUR"]), ("US$5", 2, ["USD"]), ("USD 5", 1, ["USD"]), ("₿5", 1, [])],
)
def test_money_in_front(text, at, ids):
    found = refusals.read_money_before(scan(text), at)
    assert found is not None
    assert ([unit.id for unit in found.units], found.end) == (ids, 0)


@pytest.mark.parametrize("text", ["ALL 5", "the 5"])
def test_no_money_in_front(text):
    assert refusals.read_money_before(scan(text), 1) is None


def test_a_rate_of_a_unit_may_be_a_unit():
    [kilometer] = KNOWN.names[("kilometer",)]
    assert [unit.id for unit in refusals.rate((kilometer,), "hour")] == ["kilometer-per-hour"]
    assert refusals.rate((kilometer,), "week") == ()


def test_manner_in_front_may_be_two():
    assert manner.read_manner_before(scan("at least about 5"), 3, of_time=False) == (
        (Manner.ABOUT, Manner.AT_LEAST),
        0,
    )


def test_over_some_time_may_be_during_it():
    assert manner.read_manner_before(scan("over 5"), 1, of_time=True).manners == (
        Manner.PLAIN,
        Manner.MORE_THAN,
    )


def test_manner_behind_may_follow_what_is_counted():
    assert manner.read_manner_after(scan("5 people or more"), 1) == ((Manner.AT_LEAST,), 4)
    assert manner.read_manner_after(scan("5 people, or more"), 1) == ((), 1)


@pytest.mark.parametrize(
    ("text", "measured", "found"),
    [
        ("per day", True, ("day", 2)),
        ("a day", True, ("day", 2)),
        ("a day", False, ("", 0)),
        ("men a day", False, ("day", 3)),
        ("new men here per day", False, ("day", 5)),
        ("more new men here per day", False, ("", 0)),
        (", per day", True, ("", 0)),
    ],
)
def test_rates(text, measured, found):
    assert manner.read_per(scan(text), 0, measured) == found


def test_a_chain_of_numbers_has_an_end():
    assert refusals.chain(scan("833-997-6237 and"), 0) == 5
    assert refusals.chain(scan("833 and"), 0) == 1


@pytest.mark.parametrize(
    ("text", "dates", "figures"),
    [
        ("On 3 May, 5 men paid.", ((3, 8),), ["5"]),
        ("On 3 May, 5 men paid.", (), ["3", "5"]),
        ("On 3 May 5 men paid.", ((3, 9),), ["5"]),
        ("It paid 5 on 3 May and 6 on 4 May.", ((13, 18), (28, 33)), ["5", "6"]),
    ],
)
def test_a_date_holds_no_figure(text, dates, figures):
    found = read_figures(text, "en", dates)
    assert [text[reading.start : reading.end] for reading in found] == figures
