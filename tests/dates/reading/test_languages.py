"""German, Ukrainian and other texts, read on Thursday, 13 February 2025."""

import pytest

from footnoted.dates.edtf import parse
from footnoted.dates.reading import read_dates
from footnoted.dates.resolving import Sort

DAY = parse("2025-02-13")


def read(text: str, language: str) -> list[tuple[str, str, Sort]]:
    found = read_dates(text, language, DAY)
    return [(r.words, " | ".join(map(str, r.dates)), r.sort) for r in found]


@pytest.mark.parametrize(
    ("text", "words", "dates", "sort"),
    [
        ("am 11. Februar 2025", "11. Februar 2025", "2025-02-11", Sort.ABSOLUTE),
        ("des 3. Februars", "3. Februars", "2025-02-03 | 2026-02-03", Sort.PARTIAL),
        ("am 3. Jänner 2025", "3. Jänner 2025", "2025-01-03", Sort.ABSOLUTE),
        ("11.02.2025", "11.02.2025", "2025-02-11", Sort.ABSOLUTE),
        ("im August 2024", "August 2024", "2024-08", Sort.ABSOLUTE),
        ("im August", "August", "2024-08 | 2025-08", Sort.PARTIAL),
        ("im Jahr 2015", "2015", "2015", Sort.ABSOLUTE),
        ("in den 1990er-Jahren", "1990er", "199X", Sort.ABSOLUTE),
        ("im Sommer 2024", "Sommer 2024", "2024-26 | 2024-30 | 2023-30", Sort.ABSOLUTE),
        ("Ende des Jahres 2024", "Ende des Jahres 2024", "[2024-09~..2024-12~]", Sort.ABSOLUTE),
        (
            "Anfang Februar 2025",
            "Anfang Februar 2025",
            "[2025-02-01~..2025-02-10~]",
            Sort.ABSOLUTE,
        ),
        (
            "vom 10. bis 16. Februar 2025",
            "10. bis 16. Februar 2025",
            "2025-02-10/2025-02-16",
            Sort.ABSOLUTE,
        ),
        (
            "zwischen dem 10. und dem 16. Februar 2025",
            "10. und dem 16. Februar 2025",
            "[2025-02-10..2025-02-16]",
            Sort.ABSOLUTE,
        ),
        ("am Dienstag", "Dienstag", "2025-02-11 | 2025-02-18", Sort.WEEKDAY),
        ("am Dienstagabend", "Dienstagabend", "2025-02-11 | 2025-02-18", Sort.WEEKDAY),
        ("letzten Donnerstag", "letzten Donnerstag", "2025-02-06", Sort.RELATIVE),
        ("gestern", "gestern", "2025-02-12", Sort.RELATIVE),
        ("vor zwei Tagen", "vor zwei Tagen", "2025-02-11", Sort.RELATIVE),
        ("nächste Woche", "nächste Woche", "[2025-02-17..2025-02-23]", Sort.RELATIVE),
        ("zwei Tage später", "zwei Tage später", "", Sort.HANGING),
        ("am folgenden Montag", "folgenden Montag", "", Sort.HANGING),
    ],
)
def test_german(text, words, dates, sort):
    assert read(text, "de-AT") == [(words, dates, sort)]


@pytest.mark.parametrize(
    ("text", "words", "dates", "sort"),
    [
        ("11 лютого 2025 року", "11 лютого 2025 року", "2025-02-11", Sort.ABSOLUTE),
        ("11-го лютого", "11-го лютого", "2025-02-11 | 2026-02-11", Sort.PARTIAL),
        ("у серпні 2024 року", "серпні 2024 року", "2024-08", Sort.ABSOLUTE),
        ("в листопаді", "листопаді", "2024-11 | 2025-11", Sort.PARTIAL),
        ("у 2014 році", "2014 році", "2014", Sort.ABSOLUTE),
        ("у 1990-х роках", "1990-х", "199X", Sort.ABSOLUTE),
        ("влітку 2024 року", "влітку 2024 року", "2024-26 | 2024-30 | 2023-30", Sort.ABSOLUTE),
        (
            "наприкінці лютого 2025 року",
            "наприкінці лютого 2025 року",
            "[2025-02-21~..2025-02-28~]",
            Sort.ABSOLUTE,
        ),
        (
            "10–16 лютого 2025 року",
            "10–16 лютого 2025 року",
            "2025-02-10/2025-02-16",
            Sort.ABSOLUTE,
        ),
        (
            "між 10 і 16 лютого 2025 року",
            "10 і 16 лютого 2025 року",
            "[2025-02-10..2025-02-16]",
            Sort.ABSOLUTE,
        ),
        (
            "з травня до липня",
            "травня до липня",
            "2025-05/2025-07 | 2024-05/2024-07",
            Sort.PARTIAL,
        ),
        ("у вівторок", "вівторок", "2025-02-11 | 2025-02-18", Sort.WEEKDAY),
        ("у п’ятницю", "п’ятницю", "2025-02-07 | 2025-02-14", Sort.WEEKDAY),
        ("минулого четверга", "минулого четверга", "2025-02-06", Sort.RELATIVE),
        ("вчора", "вчора", "2025-02-12", Sort.RELATIVE),
        ("два дні тому", "два дні тому", "2025-02-11", Sort.RELATIVE),
        ("тиждень тому", "тиждень тому", "[2025-02-03~..2025-02-09~]", Sort.RELATIVE),
        ("наступного дня", "наступного дня", "", Sort.HANGING),
        ("протягом 100 днів", "протягом 100 днів", "", Sort.HANGING),
    ],
)
def test_ukrainian(text, words, dates, sort):
    assert read(text, "uk") == [(words, dates, sort)]


def test_a_number_of_people_is_no_ukrainian_year():
    assert read("у 2000 людей", "uk") == []


@pytest.mark.parametrize("language", ["fr", "tlh", "", "not a language"])
def test_other_languages_are_read_for_dates_in_digits(language):
    text = "le 11 février 2025, mardi, 2025-02-11 et 25/02/2025"
    assert [words for words, _, _ in read(text, language)] == ["2025-02-11", "25/02/2025"]


@pytest.mark.parametrize("language", ["en_GB", "EN", "en-US"])
def test_regions_of_a_language_are_read_alike(language):
    assert read("on Tuesday", language) == [("Tuesday", "2025-02-11 | 2025-02-18", Sort.WEEKDAY)]
