"""Words that a source has in the place of a date: kept, in order by what can be read in them."""

import pytest

from footnoted.dates.edtf import LONGEST_WORDS, DateError, DateForm, Precision, in_words, parse
from footnoted.dates.wording import datetime_attribute, words


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1981/82", "1981-01-01", "1982-12-31"),
        ("1999/00", "1999-01-01", "2000-12-31"),
        ("2004/05", "2004-01-01", "2005-12-31"),
        ("Winter 1987/88", "1987-01-01", "1988-12-31"),
        ("printemps 1985", "1985-01-01", "1985-12-31"),
        ("Michaelmas 1987", "1987-01-01", "1987-12-31"),
        ("2015年10月", "2015-10-01", "2015-10-31"),
        ("2015年10月3日", "2015-10-03", "2015-10-03"),
        ("2015년 10월", "2015-10-01", "2015-10-31"),
        ("２０１５年１０月", "2015-10-01", "2015-10-31"),
        ("ca. 1850", "1850-01-01", "1850-12-31"),
        ("c1999", "1999-01-01", "1999-12-31"),
        ("1999, c1998", "1998-01-01", "1999-12-31"),
        ("Oktober 2015", "2015-10-01", "2015-10-31"),
        ("жовтень 2015", "2015-10-01", "2015-10-31"),
        ("octobre 1985", "1985-10-01", "1985-10-31"),
        ("3 de mayo de 1985", "1985-05-03", "1985-05-03"),
        ("May 12, 1985", "1985-05-12", "1985-05-12"),
        ("listopad 1985", "1985-01-01", "1985-12-31"),
        ("12 May 1985, morning edition", "1985-05-12", "1985-05-12"),
        ("May/June 1999", "1999-01-01", "1999-12-31"),
        ("3/4/2020", "2020-01-01", "2020-12-31"),
        ("posted 2003-05-06", "2003-01-01", "2003-12-31"),
        ("the 1970s", "1970-01-01", "1979-12-31"),
        ("1970er", "1970-01-01", "1979-12-31"),
        ("1980年代", "1980-01-01", "1989-12-31"),
        ("[197-?]", "1970-01-01", "1979-12-31"),
        ("18--", "1800-01-01", "1899-12-31"),
        ("between 1850 and 1860", "1850-01-01", "1860-12-31"),
        ("before 1850", None, "1850-12-31"),
        ("not after 1850", None, "1850-12-31"),
        ("nach 1850", "1850-01-01", None),
        ("not before 1850", "1850-01-01", None),
        ("1850 or later", "1850-01-01", None),
        ("after 1850, before 1860", None, None),
        ("1375 [1996]", "1996-01-01", "1996-12-31"),
        ("[ca. 1796]", "1796-01-01", "1796-12-31"),
        ("2024-02-30", "2024-01-01", "2024-12-31"),
        ("2015年13月", "2015-01-01", "2015-12-31"),
        ("unknown", None, None),
        ("n.d.", None, None),
        ("forthcoming", None, None),
        ("19th century", None, None),
        ("1200 BC", None, None),
        ("1436 AH", None, None),
        ("พ.ศ. 2558", None, None),
        ("昭和60年", None, None),
    ],
)
def test_what_can_be_read_in_the_words_is_read_by_rule(
    text: str, earliest: str | None, latest: str | None
):
    date = in_words(text)
    assert (date.text, str(date)) == (text, text)
    assert (date.kind, date.precision) == (DateForm.WORDS, Precision.WORDS)
    assert [day and day.isoformat() for day in (date.earliest, date.latest)] == [earliest, latest]


@pytest.mark.parametrize("locale", ["en", "de", "uk", "fr"])
def test_the_words_are_printed_as_they_are_in_every_language(locale: str):
    assert words(in_words("printemps 1985"), locale) == "printemps 1985"
    assert datetime_attribute(in_words("printemps 1985")) is None


def test_words_are_in_order_with_dates_and_those_without_a_year_come_last():
    found = [in_words(w) for w in ("n.d.", "Trinity 1987", "1981/82", "2015年10月", "before 1980")]
    found += [parse(text) for text in ("1985", "2015-10-02", "2030")]
    assert [str(date) for date in sorted(found, key=lambda date: date.sort_key)] == [
        "before 1980",
        "1981/82",
        "1985",
        "Trinity 1987",
        "2015年10月",
        "2015-10-02",
        "2030",
        "n.d.",
    ]


@pytest.mark.parametrize(
    "text", ["2015-10", "1981/1982", "[1796]", "1850~", "", "  ", "1985 " * 99]
)
def test_a_date_that_can_be_read_and_what_is_no_date_are_refused(text: str):
    assert len("1985 " * 99) > LONGEST_WORDS
    with pytest.raises(DateError):
        in_words(text)
