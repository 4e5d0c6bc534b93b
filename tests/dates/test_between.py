"""One moment between two dates, in words: what both share is said once."""

import pytest

from footnoted.dates.edtf import parse
from footnoted.dates.wording import DateStyle, words

# Babel sets thin and no-break spaces where typographers want them.
SPACES = {ord(space): " " for space in "\u00a0\u2009\u202f"}


def said(text: str, locale: str = "en", style: DateStyle = DateStyle.LONG) -> str:
    return words(parse(text), locale, style=style).translate(SPACES)


@pytest.mark.parametrize(
    ("text", "english", "ukrainian", "german"),
    [
        (
            "[2025-02-10..2025-02-16]",
            "between 10 and 16 February 2025",
            "не раніше 10 і не пізніше 16 лютого 2025 р.",
            "frühestens 10., spätestens 16. Februar 2025",
        ),
        (
            "[2025-02-28..2025-03-03]",
            "between 28 February and 3 March 2025",
            "не раніше 28 лютого і не пізніше 3 березня 2025 р.",
            "frühestens 28. Februar, spätestens 3. März 2025",
        ),
        (
            "[2024-12-28..2025-01-03]",
            "between 28 December 2024 and 3 January 2025",
            "не раніше 28 грудня 2024 р. і не пізніше 3 січня 2025 р.",
            "frühestens 28. Dezember 2024, spätestens 3. Januar 2025",
        ),
        (
            "[2025-02-10~..2025-02-16]",
            "between about 10 February 2025 and 16 February 2025",
            "не раніше приблизно 10 лютого 2025 р. і не пізніше 16 лютого 2025 р.",
            "frühestens etwa 10. Februar 2025, spätestens 16. Februar 2025",
        ),
    ],
)
def test_the_month_and_year_that_two_days_share_are_said_once(text, english, ukrainian, german):
    assert [said(text, locale) for locale in ("en", "uk", "de")] == [english, ukrainian, german]


@pytest.mark.parametrize(
    ("text", "ap", "short"),
    [
        ("[2025-02-10..2025-02-16]", "between Feb. 10 and 16, 2025", "between 10 and 16 Feb 2025"),
        (
            "[2025-02-28..2025-03-03]",
            "between Feb. 28 and March 3, 2025",
            "between 28 Feb and 3 Mar 2025",
        ),
        ("[2024-03..2024-05]", "between March and May 2024", "between Mar and May 2024"),
    ],
)
def test_styles_shorten_alike(text, ap, short):
    assert said(text, "en", DateStyle.AP) == ap
    assert said(text, "en", DateStyle.SHORT) == short


def test_a_language_without_words_between_two_dates_shortens_nothing():
    assert said("[2025-02-10..2025-02-16]", "fr") == "≥ 10 février 2025, ≤ 16 février 2025"
