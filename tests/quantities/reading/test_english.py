"""English figures in running text."""

from decimal import Decimal

import pytest

from footnoted.quantities.reading import QuantityReading, read_figures
from footnoted.quantities.vocabulary import Manner
from footnoted.quantities.wording import find_unit


def said(reading: QuantityReading) -> str:
    """Return what was read on one line: manner, number, unit, rate."""
    low, high = (f"{end:f}" for end in (reading.low, reading.high))
    ids = [unit.id for unit in reading.units]
    parts = (
        "/".join(reading.manners).replace("plain", ""),
        low if low == high else f"{low}..{high}",
        "|".join(ids) if len(ids) < 4 else "several",
        reading.per and f"per {reading.per}",
    )
    return " ".join(filter(None, parts))


def read(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Return words and meaning of every figure."""
    return [(reading.words, said(reading)) for reading in read_figures(text, language)]


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("It held 1,300 men", "1,300", "1300"),
        ("It held 1,234,567 men", "1,234,567", "1234567"),
        ("It held 12 men", "12", "12"),
        ("It grew 2.50 times", "2.50", "2.50"),
        ("0.5 of it", "0.5", "0.5"),
        ("1'300 men", "1'300", "1300"),
        ("1\u202f300 men", "1\u202f300", "1300"),
        ("1\u00a0300 men", "1\u00a0300", "1300"),
        ("3000 of the Guard", "3000", "3000"),
        ("1.3 million people", "1.3 million", "1300000"),
        ("1.3-million people", "1.3-million", "1300000"),
        ("415 thousand priests", "415 thousand", "415000"),
        ("2 trillion cells", "2 trillion", "2000000000000"),
        ("300k people", "300k", "300000"),
        ("2bn people", "2bn", "2000000000"),
        ("one million people", "one million", "1000000"),
        ("a million people", "a million", "1000000"),
        ("half a million people", "half a million", "500000"),
        ("a quarter of a million", "a quarter of a million", "250000"),
        ("a quarter million clips", "a quarter million", "250000"),
        ("two and a half million", "two and a half million", "2500000"),
        ("2½ million", "2½ million", "2500000"),
        ("a dozen ships", "a dozen", "12"),
        ("two dozen ships", "two dozen", "24"),
        ("half a dozen ships", "half a dozen", "6"),
        ("seven ships", "seven", "7"),
        ("twelve ships", "twelve", "12"),
        ("nineteen ships", "nineteen", "19"),
        ("twenty-five ships", "twenty-five", "25"),
        ("Sixty-six were hurt", "Sixty-six", "66"),
        ("a hundred ships", "a hundred", "100"),
        ("three hundred ships", "three hundred", "300"),
        ("three hundred and fifty ships", "three hundred and fifty", "350"),
        ("four thousand others", "four thousand", "4000"),
        ("two thousand five hundred", "two thousand five hundred", "2500"),
        ("three hundred thousand", "three hundred thousand", "300000"),
    ],
)
def test_numbers(text, words, meaning):
    assert read(text) == [(words, meaning)]


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("half of them", "half", "0.5"),
        ("one half of them", "one half", "0.5"),
        ("a quarter of them", "a quarter", "0.25"),
        ("three-quarters of them", "three-quarters", "0.75"),
        ("three fourths of them", "three fourths", "0.75"),
        ("a fifth less", "a fifth less", "0.2"),
        ("one-tenth of it", "one-tenth", "0.1"),
        ("½ of it", "½", "0.5"),
        ("one in five people", "one in five", "0.2"),
        ("a three-in-five chance", "three-in-five", "0.6"),
        ("21 out of 24 rules", "21 out of 24", "0.875"),
    ],
)
def test_parts(text, words, meaning):
    [reading] = read_figures(text, "en")
    assert (reading.words, said(reading), reading.fraction) == (words, meaning, True)


def test_a_third_has_twenty_digits():
    [reading] = read_figures("two-thirds of it", "en")
    assert reading.low == reading.high == Decimal("0.66666666666666666667")


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("5 km away", "5 km", "5 kilometer"),
        ("5km away", "5km", "5 kilometer"),
        ("5 kilometres away", "5 kilometres", "5 kilometer"),
        ("a 22-mile journey", "22-mile", "22 mile"),
        ("eighteen kilometres away", "eighteen kilometres", "18 kilometer"),
        ("half an hour later", "half an hour", "0.5 hour"),
        ("half a mile away", "half a mile", "0.5 mile"),
        ("2½ hours later", "2½ hours", "2.5 hour"),
        ("an eleven-month-old boy", "eleven-month", "11 month"),
        ("1,300 km² of land", "1,300 km²", "1300 square-kilometer"),
        ("1,300 km2 of land", "1,300 km2", "1300 square-kilometer"),
        ("1,300 km^2 of land", "1,300 km^2", "1300 square-kilometer"),
        ("500 sq mi of land", "500 sq mi", "500 square-mile"),
        ("500 sq. mi of land", "500 sq. mi", "500 square-mile"),
        ("500 square miles of land", "500 square miles", "500 square-mile"),
        ("30 cubic meters", "30 cubic meters", "30 cubic-meter"),
        ("120 mm mortars", "120 mm", "120 millimeter"),
        ("1,024 metric tons", "1,024 metric tons", "1024 tonne"),
        ("5 barrels of oil", "5 barrels of oil", "5 oil-barrel"),
        ("50 megawatts of power", "50 megawatts", "50 megawatt"),
        ("40 km/h winds", "40 km/h", "40 kilometer-per-hour"),
        ("40 kilometers per hour", "40 kilometers per hour", "40 kilometer-per-hour"),
        ("13 mph winds", "13 mph", "13 mile-per-hour"),
        ("50 light years away", "50 light years", "50 light-year"),
        ("110 light-years away", "110 light-years", "110 light-year"),
        ("45% of them", "45%", "45 percent"),
        ("45 percent of them", "45 percent", "45 percent"),
        ("45 per cent of them", "45 per cent", "45 percent"),
        ("two percentage points", "two percentage points", "2 percentage-point"),
        ("-5 °C at night", "-5 °C", "-5 celsius"),
        ("−5 °C at night", "−5 °C", "-5 celsius"),
        ("minus 4 degrees Celsius", "minus 4 degrees Celsius", "-4 celsius"),
        ("82 years old", "82 years", "82 year"),
    ],
)
def test_units(text, words, meaning):
    assert read(text) == [(words, meaning)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("50 tons", {"tonne", "short-ton", "long-ton"}),
        ("5 gallons", {"gallon-us", "gallon-imperial"}),
        ("30 degrees", {"celsius", "fahrenheit", "arc-degree"}),
        ("5 barrels", {"oil-barrel"}),
    ],
)
def test_a_unit_that_can_be_several_is_all_of_them(text, ids):
    [reading] = read_figures(text, "en")
    assert {unit.id for unit in reading.units} == ids


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("€5 each", "€5", "5 EUR"),
        ("€2bn each", "€2bn", "2000000000 EUR"),
        ("€2.5m each", "€2.5m", "2500000 EUR"),
        ("€2-3 million", "€2-3 million", "2000000..3000000 EUR"),
        ("€2–€3 million", "€2–€3 million", "2000000..3000000 EUR"),
        ("US$3.6 billion", "US$3.6 billion", "3600000000 USD"),
        ("A$5 each", "A$5", "5 AUD"),
        ("USD910 thousand", "USD910 thousand", "910000 USD"),
        ("SEK9 million", "SEK9 million", "9000000 SEK"),
        ("5 million euros", "5 million euros", "5000000 EUR"),
        ("500 EUR each", "500 EUR", "500 EUR"),
        ("300 hryvnias each", "300 hryvnias", "300 UAH"),
        ("5 US dollars", "5 US dollars", "5 USD"),
        ("$1.3 billion for it", "$1.3 billion", "1300000000 several"),
        ("HALF A TRILLION dollars", "HALF A TRILLION dollars", "500000000000 several"),
        ("₿7300 in fees", "₿7300", "7300"),
    ],
)
def test_money(text, words, meaning):
    assert read(text) == [(words, meaning)]


def test_a_sign_of_money_is_every_currency_that_has_it():
    [dollars, pounds] = read_figures("$5 or £4", "en")
    assert {"USD", "CAD", "AUD", "MXN"} <= {unit.id for unit in dollars.units}
    assert {"GBP", "EGP"} <= {unit.id for unit in pounds.units}
    assert "EUR" not in {unit.id for unit in (*dollars.units, *pounds.units)}


def test_pounds_are_weight_or_money():
    [reading] = read_figures("5 pounds", "en")
    assert {"pound", "GBP"} <= {unit.id for unit in reading.units}


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("about 5 men", "about 5", "about 5"),
        ("around 1,300 men", "around 1,300", "about 1300"),
        ("some 60 thousand people", "some 60 thousand", "about 60000"),
        ("approximately 5 men", "approximately 5", "about 5"),
        ("approx. 5 men", "approx. 5", "about 5"),
        ("~295 km away", "~295 km", "about 295 kilometer"),
        ("an estimated 5 men", "an estimated 5", "about 5"),
        ("five or so men", "five or so", "about 5"),
        ("nearly 5 men", "nearly 5", "about/less-than/at-most 5"),
        ("almost 5 men", "almost 5", "about/less-than/at-most 5"),
        ("more than 5 men", "more than 5", "more-than 5"),
        ("over 300 men", "over 300", "more-than 300"),
        ("upwards of 300 men", "upwards of 300", "more-than 300"),
        ("at least ten men", "at least ten", "at-least 10"),
        ("no fewer than ten men", "no fewer than ten", "at-least 10"),
        ("66 people or more", "66 people or more", "at-least 66"),
        ("up to 15%", "up to 15%", "at-most 15 percent"),
        ("no more than 20 men", "no more than 20", "at-most 20"),
        ("under $800 each", "under $800", "less-than 800 several"),
        ("fewer than 20 men", "fewer than 20", "less-than 20"),
        ("as many as 32 men", "as many as 32", "at-most/ 32"),
        ("at least about 50 men", "at least about 50", "about/at-least 50"),
        ("over two years", "over two years", "/more-than 2 year"),
        ("over 30 feet high", "over 30 feet", "more-than 30 foot"),
        ("100+ people", "100", "at-least 100"),
        ("more than 2000 people", "more than 2000", "more-than 2000"),
        ("about a quarter of it", "about a quarter", "about 0.25"),
    ],
)
def test_manner(text, words, meaning):
    assert read(text) == [(words, meaning)]


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("2 to 3 percent", "2 to 3 percent", "2..3 percent"),
        ("5-10 km", "5-10 km", "5..10 kilometer"),
        ("15–20%", "15–20%", "15..20 percent"),
        ("15 – 20 %", "15 – 20 %", "15..20 percent"),
        ("15% to 20%", "15% to 20%", "15..20 percent"),
        ("three to six feet", "three to six feet", "3..6 foot"),
        ("one to two meters", "one to two meters", "1..2 meter"),
        ("about five or six feet", "about five or six feet", "about 5..6 foot"),
        ("between 36 and 40 people", "between 36 and 40", "36..40"),
        ("between 2 and 2.5 million", "between 2 and 2.5 million", "2000000..2500000"),
        ("2,000-3,000 men", "2,000-3,000", "2000..3000"),
        ("900,000 to 1 million men", "900,000 to 1 million", "900000..1000000"),
    ],
)
def test_ranges(text, words, meaning):
    assert read(text) == [(words, meaning)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("54 to 45", ["54", "45"]),
        ("from $537 to 225 percent", ["537 several", "225 percent"]),
        ("5 or 600 men", ["5", "600"]),
        ("12 ships and 300 sailors", ["12", "300"]),
        ("7 kg and 9 km", ["7 kilogram", "9 kilometer"]),
        ("5 or more than 6 men", ["5", "more-than 6"]),
        ("5 €6 tickets", ["5", "6 EUR"]),
        ("5€ 6 times", ["5 EUR", "6"]),
        ("5€ 6€", ["5 EUR", "6 EUR"]),
        ("a fifth less than 6 km", ["0.2"]),
        ("5€6", ["5 EUR"]),
    ],
)
def test_two_numbers_that_are_no_range(text, figures):
    assert [meaning for _, meaning in read(text)] == figures


def test_from_to_is_a_range_or_a_change():
    [reading] = read_figures("from 40% to 61%", "en")
    assert (said(reading), reading.apart) == ("40..61 percent", True)


@pytest.mark.parametrize(
    ("text", "words", "per"),
    [
        ("300 tonnes per day", "300 tonnes per day", "day"),
        ("300 tonnes a day", "300 tonnes a day", "day"),
        ("300 people a year", "300 people a year", "year"),
        ("$17 billion per year", "$17 billion per year", "year"),
        ("10 million more hours per year", "10 million more hours per year", "year"),
        ("23 hours every week", "23 hours every week", "week"),
        ("18 deaths per person", "18 deaths per person", "person"),
        ("300 tonnes a second time", "300 tonnes", ""),
        ("300 tonnes, a day later", "300 tonnes", ""),
    ],
)
def test_rates(text, words, per):
    [reading] = read_figures(text, "en")
    assert (reading.words, reading.per) == (words, per)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("a fifth less", -1),
        ("20 percent fewer", -1),
        ("down 2.6%", -1),
        ("fell by 20%", -1),
        ("an 18% increase", 1),
        ("up 17 percent", 1),
        ("rose by 4.9%", 1),
        ("17 percent of it", 0),
    ],
)
def test_the_direction_of_a_change(text, change):
    assert [reading.change for reading in read_figures(text, "en")] == [change]


@pytest.mark.parametrize(
    "text",
    [
        "in 2019",
        "about 1990",
        "2010-2015",
        "the 1990s",
        "a 3rd time",
        "page 5",
        "p. 5",
        "No. 7",
        "№ 7",
        "Section 301",
        "category 3",
        "Category 5 storm",
        "Boeing 787",
        "Tropical Depression Three",
        "NATO 3.0",
        "COVID-19",
        "K2-18b",
        "6G",
        "seat 25A",
        "a 401(k)",
        "version 1.2.3",
        "call 555-1234",
        "833-997-6237",
        "won 2-1",
        "at 6 a.m. local",
        "at 5pm",
        "at 12:30",
        "24/7",
        "(0617 UTC)",
        "007",
        "(1) one of them",
        "the footnote [3]",
        "18 U.S.C. 1321(a)"[5:],
        "#5",
        "dozens of men",
        "hundreds of thousands",
        "millions of them",
        "no one",
        "one of them",
        "a third country",
        "the third one",
        "the first half of it",
        "at half-mast",
        "10 x 20 m",
        "2.5m",
        "1,5 or so",
        "1,30,000",
        "1 300 km",
        "",
    ],
)
def test_what_is_no_figure_or_could_be_two(text):
    assert read(text) == []


def test_a_second_figure_in_brackets_is_an_aside():
    first, second = read_figures("around 1,300 square kilometers (500 square miles)", "en")
    assert first == QuantityReading(
        start=0,
        end=30,
        words="around 1,300 square kilometers",
        core=(7, 12),
        low=Decimal(1300),
        high=Decimal(1300),
        units=(find_unit("square-kilometer"),),
        said_unit="square kilometers",
        manners=(Manner.ABOUT,),
        said_manner="around",
    )
    assert second == QuantityReading(
        start=32,
        end=48,
        words="500 square miles",
        core=(32, 35),
        low=Decimal(500),
        high=Decimal(500),
        units=(find_unit("square-mile"),),
        said_unit="square miles",
        aside=True,
    )


def test_an_aside_may_have_its_own_manner():
    first, second = read_figures("185 mph (~295 km/h), and 20 mph", "en")[:2]
    assert (first.aside, second.aside, said(second)) == (
        False,
        True,
        "about 295 kilometer-per-hour",
    )


def test_the_word_behind_a_number_without_a_unit_is_kept():
    first, second = read_figures("40 passengers, 5 km", "en")
    assert (first.noun, second.noun) == ("passengers", "")


def test_places_of_dates_hold_no_figures():
    text = "On 11 February 2025 and 3 May 40 ships came"
    assert [meaning for _, meaning in read(text)] == ["11", "3"], "40 may belong to May"
    dated = read_figures(text, "en", [(3, 19), (24, 29)])
    assert [said(reading) for reading in dated] == ["40"]


def test_a_range_does_not_reach_into_a_date():
    text = "between 3 and 5 May"
    assert [said(r) for r in read_figures(text, "en", [(14, 19)])] == ["3"]
