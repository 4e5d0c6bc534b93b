"""Dates in words: what is known is said, what is not known is not made up."""

import re

import pytest

from footnoted.dates.edtf import parse, span
from footnoted.dates.wording import DateStyle, datetime_attribute, words

# Babel sets thin and no-break spaces where typographers want them.
SPACES = {ord(space): " " for space in "\u00a0\u2009\u202f"}


def said(text: str, locale: str = "en", style: DateStyle = DateStyle.LONG) -> str:
    return words(parse(text), locale, style=style).translate(SPACES)


@pytest.mark.parametrize(
    ("text", "english", "ukrainian", "german"),
    [
        ("2025", "2025", "2025 р.", "2025"),
        ("2024-08", "August 2024", "серпень 2024 р.", "August 2024"),
        ("2025-02-11", "11 February 2025", "11 лютого 2025 р.", "11. Februar 2025"),
        ("2024-04~", "about April 2024", "приблизно квітень 2024 р.", "etwa April 2024"),
        (
            "2025-02-11?",
            "probably 11 February 2025",
            "імовірно 11 лютого 2025 р.",
            "wahrscheinlich 11. Februar 2025",
        ),
        (
            "2025%",
            "probably about 2025",
            "імовірно приблизно 2025 р.",
            "wahrscheinlich etwa 2025",
        ),
        (
            "2004?-06-11",
            "11 June 2004 (uncertain: year)",
            "11 червня 2004 р. (непевно: рік)",
            "11. Juni 2004 (unsicher: Jahr)",
        ),
        (
            "2004-~06-~11",
            "11 June 2004 (approximate: month, day)",
            "11 червня 2004 р. (приблизно: місяць, день)",
            "11. Juni 2004 (ungefähr: Monat, Tag)",
        ),
        (
            "2025-02-10/2025-02-16",
            "10–16 February 2025",
            "10–16 лютого 2025 р.",
            "10.–16. Februar 2025",
        ),
        (
            "2025-02-28/2025-03-03",
            "28 February – 3 March 2025",
            "28 лютого – 3 березня 2025 р.",
            "28. Februar – 3. März 2025",
        ),
        (
            "2024-11/2025-02",
            "November 2024 – February 2025",
            "листопад 2024 – лютий 2025 рр.",
            "November 2024 – Februar 2025",
        ),
        (
            "2024/2025-02",
            "2024 – February 2025",
            "2024 р. – лютий 2025 р.",
            "2024 – Februar 2025",
        ),
        ("2023/2024", "2023–2024", "2023–2024", "2023–2024"),
        ("../2024-08", "until August 2024", "до серпня 2024 р.", "bis August 2024"),
        (
            "/2024-08",
            "until August 2024, beginning unknown",
            "до серпня 2024 р., початок невідомий",
            "bis August 2024, Beginn unbekannt",
        ),
        ("2024-08/..", "from August 2024 on", "від серпня 2024 р.", "ab August 2024"),
        (
            "2024-08/",
            "from August 2024, end unknown",
            "від серпня 2024 р., кінець невідомий",
            "ab August 2024, Ende unbekannt",
        ),
        (
            "[2023,2025-03-01,2025-04..2025-05]",
            "one of: 2023, 1 March 2025 or April – May 2025",
            "одна з дат: 2023 р., 1 березня 2025 р. або квітень – травень 2025 р.",
            "eines von: 2023, 1. März 2025 oder April–Mai 2025",
        ),
        (
            "[2024-03..2024-05]",
            "between March and May 2024",
            "не раніше березня і не пізніше травня 2024 р.",
            "frühestens März, spätestens Mai 2024",
        ),
        ("[2024]", "[2024]", "[2024 р.]", "[2024]"),
        (
            "[..2024-08]",
            "August 2024 or earlier",
            "серпень 2024 р. або раніше",
            "August 2024 oder früher",
        ),
        (
            "[2024-08..]",
            "August 2024 or later",
            "серпень 2024 р. або пізніше",
            "August 2024 oder später",
        ),
        ("199X", "in the 1990s", "у 1990-х роках", "in den 1990er-Jahren"),
        ("199X~", "about the 1990s", "приблизно 1990-ті роки", "etwa 1990er-Jahre"),
        ("199X/..", "from the 1990s on", "від 1990-х років", "ab 1990er-Jahren"),
        (
            "19XX",
            "between 1900 and 1999",
            "не раніше 1900 р. і не пізніше 1999 р.",
            "frühestens 1900, spätestens 1999",
        ),
        ("2004-XX", "2004, month unknown", "2004 р., місяць невідомий", "2004, Monat unbekannt"),
        (
            "2025-02-XX",
            "February 2025, day unknown",
            "лютий 2025 р., день невідомий",
            "Februar 2025, Tag unbekannt",
        ),
        (
            "2025-1X",
            "between October and December 2025",
            "не раніше жовтня і не пізніше грудня 2025 р.",
            "frühestens Oktober, spätestens Dezember 2025",
        ),
        ("2025-21", "spring 2025", "весна 2025 р.", "Frühling 2025"),
        ("2025-21/..", "from spring 2025 on", "від весни 2025 р.", "ab Frühling 2025"),
        ("2025-24", "winter 2025–2026", "зима 2025–2026 р.", "Winter 2025–2026"),
        (
            "2025-29",
            "spring 2025 (Southern Hemisphere)",
            "весна 2025 р. (Південна півкуля)",
            "Frühling 2025 (Südhalbkugel)",
        ),
        ("2025-35", "3rd quarter 2025", "3-й квартал 2025 р.", "3. Quartal 2025"),
        ("../2025-35", "until 3rd quarter 2025", "до 3-го кварталу 2025 р.", "bis 3. Quartal 2025"),
        ("2025-38", "May to August 2025", "травень–серпень 2025 р.", "Mai bis August 2025"),
        (
            "2025-41",
            "second half of 2025",
            "друга половина 2025 р.",
            "zweites Halbjahr 2025",
        ),
        (
            "2025-02-11T10:30+02:00",
            "11 February 2025, 10:30 (UTC+2)",
            "11 лютого 2025 р., 10:30 (UTC+2)",
            "11. Februar 2025, 10:30 (UTC+2)",
        ),
        (
            "1984~/2004-06",
            "about 1984 – June 2004",
            "приблизно 1984 р. – червень 2004 р.",
            "etwa 1984 – Juni 2004",
        ),
    ],
)
def test_a_date_is_said_in_english_ukrainian_and_german(text, english, ukrainian, german):
    assert [said(text, locale) for locale in ("en", "uk", "de")] == [english, ukrainian, german]


@pytest.mark.parametrize(
    ("text", "words_"),
    [
        # Times with and without a zone.
        ("2025-02-11T10:30-03:30", "11 February 2025, 10:30 (UTC−3:30)"),
        ("2025-02-11T10:30-05", "11 February 2025, 10:30 (UTC−5)"),
        ("2025-02-11T10:30Z", "11 February 2025, 10:30 (UTC)"),
        ("2025-02-11T10:30", "11 February 2025, 10:30"),
        # Every part of a year.
        ("2025-22", "summer 2025"),
        ("2025-23", "autumn 2025"),
        ("2025-25", "spring 2025"),
        ("2025-26", "summer 2025"),
        ("2025-27", "autumn 2025"),
        ("2025-28", "winter 2025–2026"),
        ("2025-30", "summer 2025–2026 (Southern Hemisphere)"),
        ("2025-31", "autumn 2025 (Southern Hemisphere)"),
        ("2025-32", "winter 2025 (Southern Hemisphere)"),
        ("2025-33", "1st quarter 2025"),
        ("2025-34", "2nd quarter 2025"),
        ("2025-36", "4th quarter 2025"),
        ("2025-37", "January to April 2025"),
        ("2025-39", "September to December 2025"),
        ("2025-40", "first half of 2025"),
        # What is open is said by its bounds, as finely as it is written.
        ("2004-XX-XX", "2004, month unknown"),
        ("20XX-XX-XX", "between 1 January 2000 and 31 December 2099"),
        ("202X-05", "between May 2020 and May 2029"),
        ("202X-05-03", "between 3 May 2020 and 3 May 2029"),
        ("2004-1X-05", "between 5 October and 5 December 2004"),
        ("2004-06-1X", "between 10 and 19 June 2004"),
        ("199X?", "probably the 1990s"),
        # What two dates share is said once, unless one is doubtful or finer.
        ("[2024-12-28..2025-01-03]", "between 28 December 2024 and 3 January 2025"),
        ("[2023-03..2024-05]", "between March 2023 and May 2024"),
        ("[2024-03~..2024-05]", "between about March 2024 and May 2024"),
        ("[2024-03..2024-05~]", "between March 2024 and about May 2024"),
        ("[2024-03..2024-05-02]", "between March 2024 and 2 May 2024"),
        ("[2024-03..2024-03]", "March 2024"),
        ("2024-08/2024-08", "August 2024"),
        ("2025?/2026", "probably 2025 – 2026"),
        ("2024-03/2024-05~", "March 2024 – about May 2024"),
        ("199X/2004", "the 1990s – 2004"),
        ("2025-21/2025-23", "spring 2025 – autumn 2025"),
        # Alternatives, and doubts of parts.
        ("[2024, 2026..]", "one of: 2024 or 2026 or later"),
        ("[..2020, 2024]", "one of: 2020 or earlier or 2024"),
        ("2004?-06~", "about June 2004 (uncertain: year)"),
        ("2004-~06-?11", "11 June 2004 (approximate: month) (uncertain: day)"),
        ("0900-03-05", "5 March 900 AD"),
    ],
)
def test_what_is_known_is_said_and_no_more(text, words_):
    assert said(text) == words_


@pytest.mark.parametrize(
    ("text", "words_"),
    [
        ("2025-02-11", "February 11, 2025"),
        ("2024-08", "August 2024"),
        ("2025-02-10/2025-02-16", "February 10 – 16, 2025"),
        ("[2025-02-10..2025-02-16]", "between February 10 and 16, 2025"),
    ],
)
def test_american_english_is_written_where_it_is_asked_for(text, words_):
    assert said(text, "en-US") == words_


@pytest.mark.parametrize(
    ("text", "ap", "short"),
    [
        ("2025-02-11", "Feb. 11, 2025", "11 Feb 2025"),
        ("2025-03-11", "March 11, 2025", "11 Mar 2025"),
        ("2024-08", "August 2024", "Aug 2024"),
        ("2025-02-10/2025-02-16", "Feb. 10–16, 2025", "10–16 Feb 2025"),
        ("2025-02-28/2025-03-03", "Feb. 28 – March 3, 2025", "28 Feb – 3 Mar 2025"),
        (
            "2024-12-28/2025-01-03",
            "Dec. 28, 2024 – Jan. 3, 2025",
            "28 Dec 2024 – 3 Jan 2025",
        ),
        ("2024-03/2024-05", "March – May 2024", "Mar – May 2024"),
        ("2024-12/2025-01", "December 2024 – January 2025", "Dec 2024 – Jan 2025"),
        ("[2024-03..2024-05]", "between March and May 2024", "between Mar and May 2024"),
        (
            "[2025-02-10..2025-03-16]",
            "between Feb. 10 and March 16, 2025",
            "between 10 Feb and 16 Mar 2025",
        ),
        (
            "[2024-12-28..2025-01-03]",
            "between Dec. 28, 2024 and Jan. 3, 2025",
            "between 28 Dec 2024 and 3 Jan 2025",
        ),
        ("2024-08/..", "from August 2024 on", "from Aug 2024 on"),
    ],
)
def test_months_are_abbreviated_by_style(text, ap, short):
    assert said(text, "en", DateStyle.AP) == ap
    assert said(text, "en", DateStyle.SHORT) == short


@pytest.mark.parametrize(
    ("text", "french"),
    [
        ("2024-04~", "≈ avril 2024"),
        ("2024-08/..", "août 2024 – …"),
        ("[2024-03..2024-05]", "≥ mars 2024, ≤ mai 2024"),
        ("199X", "≥ 1990, ≤ 1999"),
        ("2025-21", "≥ mars 2025, ≤ mai 2025"),
        ("2025-33", "1er trimestre 2025"),
        ("[2023, 2025]", "2023 ou 2025"),
    ],
)
def test_a_language_without_phrases_gets_its_own_months_and_plain_signs(text, french):
    assert said(text, "fr") == french


def test_a_short_month_is_that_of_the_language():
    assert said("2025-02-11", "de", DateStyle.SHORT) == "11. Feb. 2025"
    assert said("2025-02-11", "uk", DateStyle.SHORT) == "11 лют. 2025 р."
    assert said("2024-08", "de", DateStyle.SHORT) == "Aug. 2024"
    assert said("2025-02-10/2025-02-16", "pl", DateStyle.SHORT) == "10–16 lut 2025"


def test_an_unknown_language_is_answered_in_english():
    assert said("2024-08", "tlh-x-klingon") == "August 2024"
    assert said("2024-08", "de-XX") == "August 2024"
    assert said("2024-08", "not a language") == "August 2024"


@pytest.mark.parametrize("locale", ["en", "uk", "de", "fr", "pl", "ja", "ar", "en-US"])
@pytest.mark.parametrize("style", list(DateStyle))
@pytest.mark.parametrize("text", ["2024-08", "2024-08~", "2024-08/..", "2024-07/2024-08"])
def test_a_month_is_never_given_a_day(text, locale, style):
    without_years = re.sub("202[0-9]|٢٠٢.", "", said(text, locale, style))
    numbers = re.findall(r"\d+", without_years)
    assert numbers in ([], ["8"], ["7", "8"]), "only Japanese months are numbers"
    assert not numbers or locale == "ja"


def test_a_span_is_said_as_between():
    date = span(parse("2024-03"), parse("2024-05-02"))
    assert words(date) == "between March 2024 and 2 May 2024"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025", "2025"),
        ("0900", "0900"),
        ("2024-08", "2024-08"),
        ("2024-08~", "2024-08"),
        ("2025-02-11?", "2025-02-11"),
        ("2004-XX", "2004"),
        ("2004-XX-05", "2004"),
        ("2025-02-XX", "2025-02"),
        ("2025-02-11T10:30", "2025-02-11T10:30:00"),
        ("2025-02-11T10:30Z", "2025-02-11T10:30:00Z"),
        ("2025-02-11T10:30:05.25-03", "2025-02-11T10:30:05.250-03:00"),
        ("199X", None),
        ("199X-05-03", None),
        ("2025-21", None),
        ("2025-02-10/2025-02-16", None),
        ("2025/..", None),
        ("[2024, 2025]", None),
    ],
)
def test_the_datetime_attribute_holds_only_what_html_allows(text, value):
    assert datetime_attribute(parse(text)) == value
