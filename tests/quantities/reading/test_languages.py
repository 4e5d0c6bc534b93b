"""German, Ukrainian, and languages without a table."""

import pytest

from footnoted.quantities.reading import read_figures
from footnoted.quantities.vocabulary import Manner
from tests.quantities.reading.test_english import read, said


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("1.300 Menschen", "1.300", "1300"),
        ("1.300,5 km²", "1.300,5 km²", "1300.5 square-kilometer"),
        ("1'300 Franken", "1'300 Franken", "1300 CHF"),
        ("1'300.50 Franken", "1'300.50 Franken", "1300.50 CHF"),
        ("2,5 Millionen Euro", "2,5 Millionen Euro", "2500000 EUR"),
        ("1,5 Mio. Euro", "1,5 Mio. Euro", "1500000 EUR"),
        ("knapp 3 Mrd. Euro", "knapp 3 Mrd. Euro", "about/less-than/at-most 3000000000 EUR"),
        ("300 US-Dollar", "300 US-Dollar", "300 USD"),
        ("fünfundzwanzig Schiffe", "fünfundzwanzig", "25"),
        ("mindestens dreihundert Schiffe", "mindestens dreihundert", "at-least 300"),
        ("zwölf Schiffe", "zwölf", "12"),
        ("ein Dutzend Schiffe", "ein Dutzend", "12"),
        ("eine Million Menschen", "eine Million", "1000000"),
        ("eine halbe Million Menschen", "eine halbe Million", "500000"),
        ("anderthalb Jahre", "anderthalb Jahre", "1.5 year"),
        ("zweieinhalb Stunden", "zweieinhalb Stunden", "2.5 hour"),
        ("rund die Hälfte", "rund die Hälfte", "about 0.5"),
        ("drei Viertel", "drei Viertel", "0.75"),
        ("zwei von fünf", "zwei von fünf", "0.4"),
        (
            "rund 1.300 Quadratkilometer",
            "rund 1.300 Quadratkilometer",
            "about 1300 square-kilometer",
        ),
        ("bis zu 40 Prozent", "bis zu 40 Prozent", "at-most 40 percent"),
        ("mehr als 40 Tonnen", "mehr als 40 Tonnen", "more-than 40 tonne"),
        ("zwischen 5 und 10 Tagen", "zwischen 5 und 10 Tagen", "5..10 day"),
        ("2 bis 3 Prozentpunkte", "2 bis 3 Prozentpunkte", "2..3 percentage-point"),
        ("5 Tonnen am Tag", "5 Tonnen am Tag", "5 tonne per day"),
        ("5 Tonnen pro Woche", "5 Tonnen pro Woche", "5 tonne per week"),
        ("20 km/h", "20 km/h", "20 kilometer-per-hour"),
        ("minus 5 Grad Celsius", "minus 5 Grad Celsius", "-5 celsius"),
    ],
)
def test_german(text, words, meaning):
    assert read(text, "de") == [(words, meaning)]


@pytest.mark.parametrize(
    "text",
    [
        "in der 3. Liga",
        "am 3. Mai",
        "um 6 Uhr",
        "Seite 5",
        "Nr. 5",
        "1.5",
        "1,300.5",
        "in den 1990er Jahren",
        "ein Schiff",
        "Dutzende Schiffe",
        "Millionen Menschen",
        "die zweite Hälfte",
    ],
)
def test_what_is_no_german_figure(text):
    assert read(text, "de") == []


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("1 300 осіб", "1 300", "1300"),
        ("1\u00a0300,5 км²", "1\u00a0300,5 км²", "1300.5 square-kilometer"),
        ("1 300,5 км²", "1 300,5 км²", "1300.5 square-kilometer"),
        ("12 345 678 осіб", "12 345 678", "12345678"),
        ("2,5 млн доларів США", "2,5 млн доларів США", "2500000 USD"),
        ("300 грн", "300 грн", "300 UAH"),
        ("5 тис. гривень", "5 тис. гривень", "5000 UAH"),
        ("півтора мільйона гривень", "півтора мільйона гривень", "1500000 UAH"),
        ("два з половиною мільйони євро", "два з половиною мільйони євро", "2500000 EUR"),
        ("двадцять п'ять кораблів", "двадцять п'ять", "25"),
        ("двадцять п’ять кораблів", "двадцять п’ять", "25"),
        ("сто двадцять три кораблі", "сто двадцять три", "123"),
        ("половина", "половина", "0.5"),
        ("два з п'яти", "два з п'яти", "0.4"),
        ("близько 40 кораблів", "близько 40", "about 40"),
        ("майже 1 200 т", "майже 1 200 т", "about/less-than/at-most 1200 tonne"),
        ("понад 40 км", "понад 40 км", "more-than 40 kilometer"),
        ("щонайменше 40 осіб", "щонайменше 40", "at-least 40"),
        ("5–10 км", "5–10 км", "5..10 kilometer"),
        ("від 5 до 10 тонн", "від 5 до 10 тонн", "5..10 tonne"),
        ("45 відсотків", "45 відсотків", "45 percent"),
        ("5 % бюджету", "5 %", "5 percent"),
        ("20 км/год", "20 км/год", "20 kilometer-per-hour"),
        ("300 тонн на день", "300 тонн на день", "300 tonne per day"),
    ],
)
def test_ukrainian(text, words, meaning):
    assert read(text, "uk") == [(words, meaning)]


@pytest.mark.parametrize("text", ["3-й", "3-го травня", "20-ти", "1.300", "у 2024 році", "№ 5"])
def test_what_is_no_ukrainian_figure(text):
    assert read(text, "uk") == []


@pytest.mark.parametrize("tag", ["de", "de-AT", "DE_CH"])
def test_a_language_may_have_a_region(tag):
    assert read("1.300 Menschen", tag) == [("1.300", "1300")]


def test_other_languages_are_read_for_digits_with_a_unit():
    assert [said(r) for r in read_figures("45,5 % et 5 km", "fr")] == [
        "/about/at-least/more-than/at-most/less-than 45.5 percent",
        "/about/at-least/more-than/at-most/less-than 5 kilometer",
    ]


def test_what_manner_they_have_is_not_known_but_by_signs():
    unknown, known = read_figures("environ 5 km, ~6 km", "fr")
    assert (unknown.manners, known.manners) == (tuple(Manner), (Manner.ABOUT,))


@pytest.mark.parametrize(
    "text",
    ["2,5 millions d'euros", "$2,5 millions", "300 personnes", "1 300 km", "sept km", "1,300.5 km"],
)
def test_what_may_be_a_million_there_is_left_out(text):
    assert read(text, "fr") == []


def test_a_language_nobody_knows_is_read_as_english_digits():
    assert [r.words for r in read_figures("1,300 km", "xx-nothing")] == ["1,300 km"]
