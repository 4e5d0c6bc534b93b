"""Days before the year 1: how they compare, count, are kept and said."""

import datetime as dt
import json
import pickle

import pytest

from footnoted.authoring.records import edtf
from footnoted.dates.days import FIRST_DAY, EarlyDay, day_of
from footnoted.dates.edtf import parse
from footnoted.dates.wording import DateStyle, datetime_attribute, words
from footnoted.outputs.csl import csl_date
from tests.newsroom import article


def plain(text: str) -> str:
    """Return a text with common spaces."""
    return " ".join(text.replace("\u2009", " ").split())


def test_dates_are_in_order_across_the_era():
    texts = ["-9999", "../-0043", "-0043", "-0043-03-15", "-0010/0002", "0000", "0014", "2024"]
    assert sorted(sorted(texts), key=lambda text: parse(text).sort_key) == [
        "../-0043",
        "-9999",
        "-0043",
        "-0043-03-15",
        "-0010/0002",
        "0000",
        "0014",
        "2024",
    ]


def test_an_early_day_compares_and_counts_with_every_other_day():
    ides, christ = day_of(-43, 3, 15), dt.date(1, 1, 1)
    assert ides < christ
    assert christ > ides
    assert max(ides, christ) == christ
    assert ides != christ
    assert christ != ides
    assert ides == EarlyDay(-43, 3, 15)
    assert hash(ides) == hash(EarlyDay(-43, 3, 15))
    assert ides >= FIRST_DAY
    assert ides <= christ
    assert (christ - ides).days == -(ides - christ).days == christ.toordinal() - ides.toordinal()
    assert day_of(0, 12, 31) + dt.timedelta(1) == christ
    assert day_of(0, 12, 31) - dt.timedelta(365) == day_of(0, 1, 1)
    assert day_of(0, 2, 28) + dt.timedelta(1) == day_of(0, 2, 29)
    assert (ides.year, ides.month, ides.day) == (-43, 3, 15)
    assert pickle.loads(pickle.dumps(ides)) == ides
    assert (str(ides), f"{ides}", repr(ides)) == (*["-0043-03-15"] * 2, "EarlyDay(-43, 3, 15)")
    with pytest.raises(TypeError):
        ides - "a day"  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        ("-0043-03-15", "15 March 44 BC", "15. März 44 v. Chr."),
        ("0000", "1 BC", "1 v. Chr."),
        ("0014-08-19", "19 August 14 AD", "19. August 14 n. Chr."),
        ("-0010/0002", "11 BC – 2 AD", "11 v. Chr. – 2 n. Chr."),
        ("-004X", "between 50 BC and 41 BC", "frühestens 50 v. Chr., spätestens 41 v. Chr."),
        ("-0043-33", "1st quarter 44 BC", "1. Quartal 44 v. Chr."),
        ("-0044~", "about 45 BC", "etwa 45 v. Chr."),
        ("-0001-28", "winter 2 BC – 1 BC", "Winter 2 v. Chr. – 1 v. Chr."),
        ("0999/1001", "999 AD – 1001", "999 n. Chr. – 1001"),
        ("1000", "1000", "1000"),
        ("[1796]", "[1796]", "[1796]"),
        ("[1796~]", "[about 1796]", "[etwa 1796]"),
    ],
)
def test_early_years_are_said_with_their_era(text, english, german):
    said = [plain(words(parse(text), locale)) for locale in ("en", "de")]
    assert said == [english, german]


def test_html_has_no_form_for_years_before_1():
    assert [datetime_attribute(parse(t)) for t in ("-0043-03-15", "0000", "0014")] == [
        None,
        None,
        "0014",
    ]
    ap = words(parse("-0043-03-15"), "en", style=DateStyle.AP)
    assert ap.replace("\u00a0", " ") == "March 15, 44 BC"


@pytest.mark.parametrize("text", ["-0043-03-15", "-0043", "0000", "-0010/0002", "0014", "-0043~"])
def test_reference_managers_have_no_year_0_and_give_back_what_they_got(text):
    value = csl_date(parse(text)).value
    assert edtf(json.loads(json.dumps(value))) == text
    assert value["date-parts"][0][0] == {"-0010/0002": -11, "0000": -1, "0014": 14}.get(text, -44)


ROME = """
    sources:
      lives: {type: book, title: Lives, issued: "0121"}
      acts: {type: book, title: Acts, issued: "-0010"}
    dates:
      augustus: {date: 0014-08-19, title: Augustus dies, attribution: [{source: lives, read: true}]}
      censor: {date: -0010/0002, title: Censor, attribution: [{source: acts, read: true}]}
      caesar:
        quote: 15 March 44 BC
        date: -0043-03-15T10:00Z
        title: Caesar dies
        attribution: [{source: lives, read: true}]
      now: {date: 2024-01-01, title: Now, attribution: [{source: lives, read: true}]}
    """


def test_a_timeline_goes_across_the_era(newsroom):
    body = article("Caesar died on 15 March 44 BC.")
    site = newsroom({"briefings/a.md": body, "briefings/a.yml": ROME})
    assert site.diagnostics == ()
    titles = [event.title for event in site.events]
    assert titles == ["Caesar dies", "Censor", "Augustus dies", "Now"]
