"""Dates of other formats: read if there is one way to, reported if there is none."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.authoring.records import NoDate, edtf
from footnoted.dates.edtf import parse

NONE = "Write it as 2025-02-11, 2025-02 or 2025."


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2024-05-04", "2024-05-04"),
        ("2024-05~", "2024-05~"),
        ("2024-5-4", "2024-05-04"),
        ("2024/05/04/", "2024-05-04"),
        ("2024/05//", "2024-05"),
        ("2024///", "2024"),
        ("2024/05/06/07:12:00", "2024-05-06T07:12:00"),
        ("2024-05-06 07:12:00", "2024-05-06T07:12:00"),
        ("2024-05-06 07:12:00.123Z", "2024-05-06T07:12:00Z"),
        ("4 May 2024", "2024-05-04"),
        ("May 4, 2024", "2024-05-04"),
        ("Sept. 2024", "2024-09"),
        (2024, "2024"),
        ({"date-parts": [[2024, 5, 4]]}, "2024-05-04"),
        ({"date-parts": [["2024", "05"]]}, "2024-05"),
        ({"date-parts": [[2024, 5, 4], [2024, 5, 6]]}, "2024-05-04/2024-05-06"),
        ({"date-parts": [[2024]], "circa": True}, "2024~"),
        ({"date-parts": [[2024]], "circa": "false"}, "2024"),
        ({"date-parts": [[2024]], "season": "Spring"}, "2024-21"),
        ({"date-parts": [[2024]], "season": 4}, "2024-24"),
        ({"date-parts": [[2024, 5]], "season": 4}, "2024-05"),
        ({"literal": "199X"}, "199X"),
        ({"raw": "May 2024", "circa": 1}, "2024-05~"),
        ({"year": 2024, "month": 5}, "2024-05"),
        ([{"year": 2024, "month": 5, "day": 4}], "2024-05-04"),
        ([{"year": 2024}, {"year": 2025}], "2024/2025"),
    ],
)
def test_a_date_that_can_be_read_one_way_is_read(value: Any, text: str):
    assert edtf(value) == text


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("n.d.", f"“n.d.” is not a date. {NONE}"),
        ("forthcoming", f"“forthcoming” is not a date. {NONE}"),
        ("Spring 2020", f"“Spring 2020” is not a date. {NONE}"),
        ("3/4/2020", "“3/4/2020” is not a date. "),
        ("2024-02-30", "“2024-02-30” is impossible: February 2024 has 29 days."),
        ("30 February 2024", "“2024-02-30” is impossible: February 2024 has 29 days."),
        (
            "2023///Spring",
            "“2023///Spring” says more than a date. If the date is enough, write 2023.",
        ),
        ({"date-parts": [[2024, 13]]}, "“2024-13” "),
        ({"date-parts": [[2024, 5, 4, 3]]}, "“[2024, 5, 4, 3]” is not a date."),
        ({"date-parts": "soon"}, "“soon” is not a date."),
        ({"date-parts": [[2024]] * 3}, "“[[2024], [2024], [2024]]” is not a date."),
        ({"date-parts": [[2024]], "season": "Monsoon"}, "“Monsoon” is not a season."),
        ({}, "There is no year in this date."),
        ([2024], "“2024” is not a date."),
        (True, "“True” is not a date."),
        (None, "“None” is not a date."),
    ],
)
def test_what_is_no_date_is_told_with_its_words(value: Any, message: str):
    with pytest.raises(NoDate) as told:
        edtf(value)
    assert str(told.value).startswith(message)
    assert str(told.value).endswith(".")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["date-parts", "season", "circa", "raw", "literal", "year"]), inner
        )
    ),
    max_leaves=8,
)


@given(json_values)
def test_whatever_stands_there_is_a_date_or_told(value: Any):
    try:
        text = edtf(value)
    except NoDate:
        return
    assert str(parse(text)) == text
