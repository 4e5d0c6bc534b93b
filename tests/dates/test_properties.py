"""What must be true of every date, tried on dates nobody thought of."""

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from footnoted.dates.edtf import DateError, Edtf, on_day, parse
from footnoted.dates.wording import datetime_attribute, words

DAYS = st.dates().map(dt.date.isoformat)
MARKS = st.sampled_from(["", "?", "~", "%"])
POINTS = st.one_of(
    st.builds(lambda day, cut, mark: day[:cut] + mark, DAYS, st.sampled_from([4, 7, 10]), MARKS),
    st.builds(lambda day, mark: f"{day[:3]}X{mark}", st.dates(dt.date(10, 1, 1)).map(str), MARKS),
    st.builds(lambda day, mark: f"{day[:7]}-XX{mark}", DAYS, MARKS),
    st.builds(
        lambda day, part: f"{day[:4]}-{part}",
        st.dates(max_value=dt.date(9998, 1, 1)).map(dt.date.isoformat),
        st.integers(21, 41),
    ),
    st.builds(lambda day, time: f"{day}T{time:%H:%M:%S}Z", DAYS, st.times()),
)
PAIRS = st.tuples(POINTS, POINTS).filter(
    lambda two: parse(two[0]).sort_key <= parse(two[1]).sort_key
)
DATES = st.one_of(
    POINTS,
    PAIRS.map("/".join),
    PAIRS.map(lambda two: f"[{two[0]}..{two[1]}]"),
    st.lists(POINTS, min_size=1, max_size=4).map(lambda points: f"[{', '.join(points)}]"),
    POINTS.map(lambda point: point + "/.."),
    POINTS.map(lambda point: "/" + point),
)
NEAR_DATES = st.text("0123456789X-?~%/.[],T:Z+ ", max_size=24)


@given(DATES)
def test_a_date_reads_back_as_it_was_typed(text):
    assert str(parse(text)) == text
    assert parse(str(parse(text))) == parse(text)


@given(DATES)
def test_the_bounds_are_in_order(text):
    date = parse(text)
    if date.earliest and date.latest:
        assert date.earliest <= date.latest
    assert date.earliest or date.latest


@given(st.lists(DATES, max_size=8))
def test_the_order_is_total_and_does_not_depend_on_how_they_came(texts):
    forwards = sorted(map(parse, texts), key=lambda date: date.sort_key)
    backwards = sorted(map(parse, reversed(texts)), key=lambda date: date.sort_key)
    assert forwards == backwards
    starts = [date.earliest or dt.date.min for date in forwards]
    assert starts == sorted(starts)


@given(st.integers(1, 9999), st.integers(0, 99), st.integers(0, 99))
def test_a_day_is_accepted_exactly_where_the_calendar_has_it(year, month, day):
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        expected: dt.date | None = dt.date(year, month, day)
    except ValueError:
        expected = None
    try:
        found = parse(text).earliest
    except DateError:
        found = None
    assert found == expected


@given(NEAR_DATES)
def test_any_text_is_a_date_or_a_date_error_with_a_message(text):
    outcome = parsed(text)
    if isinstance(outcome, DateError):
        assert outcome.message.endswith(".")
        assert not outcome.hint or outcome.hint.endswith(".")
    else:
        assert str(outcome) == text


def parsed(text: str) -> Edtf | DateError:
    try:
        return parse(text)
    except DateError as error:
        return error


@given(DATES, st.sampled_from(["en", "uk", "de", "fr"]))
def test_every_date_can_be_said(text, locale):
    said = words(parse(text), locale)
    assert said.strip() == said
    assert "{" not in said
    assert said


HTML_DATETIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d{3})?(Z|[+-]\d\d:\d\d)?)?)?)?")


@given(DATES)
def test_the_datetime_attribute_is_valid_html_or_absent(text):
    value = datetime_attribute(parse(text))
    assert value is None or HTML_DATETIME.fullmatch(value)


@given(st.dates())
def test_a_day_of_the_calendar_is_the_date_that_its_text_is(day):
    assert on_day(day) == parse(day.isoformat())
