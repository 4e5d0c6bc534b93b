"""The tables of words: complete, in lower case, and read as what they say."""

import datetime as dt

import pytest
from babel.dates import format_date

from footnoted.dates.edtf import parse
from footnoted.dates.languages import VOCABULARIES
from footnoted.dates.reading import read_dates
from footnoted.dates.resolving import Sort

DAY = parse("2025-02-13")
MONTHS = range(1, 13)
FEW = "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні"
LANGUAGES = pytest.mark.parametrize("language", sorted(VOCABULARIES))


def dates(text: str, language: str) -> list[list[str]]:
    return [[str(date) for date in r.dates] for r in read_dates(text, language, DAY)]


@LANGUAGES
def test_every_language_names_twelve_months_four_seasons_and_seven_days(language):
    words = VOCABULARIES[language]
    assert set(words.months.values()) == set(MONTHS)
    assert set(words.short_months.values()) <= set(MONTHS)
    assert set(words.weekdays.values()) == set(range(7))
    assert set(words.seasons.values()) == set(range(4))


@LANGUAGES
def test_words_are_in_lower_case_as_texts_are_compared(language):
    words = VOCABULARIES[language]
    tables = (words.months, words.short_months, words.weekdays, words.seasons, words.which)
    for table in (*tables, words.units, words.counts):
        assert [word for word in table if word != word.lower() or "’" in word] == []
    for phrase in (*words.phrases, *words.sections):
        assert list(phrase) == [word.lower() for word in phrase]


@LANGUAGES
@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("form", ["long", "d MMM y", "d MMMM y", "full"])
def test_what_babel_writes_is_read_back(language, month, form):
    day = dt.date(2024, month, 17)
    assert dates(format_date(day, form, language), language) == [[f"2024-{month:02}-17"]]


@LANGUAGES
@pytest.mark.parametrize("month", MONTHS)
def test_a_month_with_its_year_is_read_back(language, month):
    written = format_date(dt.date(2024, month, 1), "LLLL y", language)
    assert dates(written, language) == [[f"2024-{month:02}"]]


@LANGUAGES
@pytest.mark.parametrize("weekday", range(7))
def test_every_weekday_is_read(language, weekday):
    day = dt.date(2025, 2, 10) + dt.timedelta(weekday)
    [reading] = read_dates(format_date(day, "EEEE", language).capitalize(), language, DAY)
    assert reading.sort is Sort.WEEKDAY
    assert {date.earliest.weekday() for date in reading.dates if date.earliest} == {weekday}


@pytest.mark.parametrize(("number", "name"), list(enumerate(FEW.split(), 1)))
def test_a_ukrainian_month_is_read_in_the_locative(number, name):
    assert dates(f"у {name} 2024 року", "uk") == [[f"2024-{number:02}"]]


@pytest.mark.parametrize(
    ("abbreviated", "number"),
    [("Jan.", 1), ("Feb.", 2), ("Aug.", 8), ("Sept.", 9), ("Oct.", 10), ("Nov.", 11), ("Dec.", 12)],
)
def test_the_associated_press_s_months_are_read(abbreviated, number):
    assert dates(f"on {abbreviated} 5, 2024", "en") == [[f"2024-{number:02}-05"]]
