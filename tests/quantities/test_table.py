"""Sizes of units against figures published elsewhere, and Babel's words for them."""

from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from footnoted.quantities import convert, find_unit
from footnoted.quantities.table import UNITS

SAME_DIMENSION = st.sampled_from(UNITS).flatmap(
    lambda unit: st.tuples(
        st.just(unit), st.sampled_from([u for u in UNITS if u.dimension is unit.dimension])
    )
)


@pytest.mark.parametrize(
    ("value", "unit", "result", "other"),
    [
        # NIST SP 811, appendix B.8, to the digits printed there.
        ("1", "acre", "4046.856", "square-meter"),
        ("1", "square-mile", "2.589988", "square-kilometer"),
        ("1", "square-foot", "0.09290304", "square-meter"),
        ("1", "cubic-foot", "0.02831685", "cubic-meter"),
        ("1", "gallon-us", "3.785412", "liter"),
        ("1", "gallon-imperial", "4.54609", "liter"),
        ("1", "oil-barrel", "0.1589873", "cubic-meter"),
        ("1", "ounce", "28.34952", "gram"),
        ("1", "pound", "0.4535924", "kilogram"),
        ("1", "short-ton", "907.1847", "kilogram"),
        ("1", "long-ton", "1016.047", "kilogram"),
        ("1", "mile-per-hour", "0.44704", "meter-per-second"),
        ("1", "knot", "0.5144444", "meter-per-second"),
        ("1", "horsepower", "745.6999", "watt"),
        ("1", "kilocalorie", "4.184", "kilojoule"),
        ("1", "nautical-mile", "1.852", "kilometer"),
        # Fixed points.
        ("-40", "celsius", "-40", "fahrenheit"),
        ("100", "celsius", "212", "fahrenheit"),
        ("0", "kelvin", "-459.67", "fahrenheit"),
        ("100", "hectare", "1", "square-kilometer"),
        ("1", "terawatt-hour", "1000", "gigawatt-hour"),
        ("8", "megabit", "1", "megabyte"),
        ("1", "week", "168", "hour"),
        ("1", "year", "12", "month"),
        ("5", "permille", "0.5", "percent"),
    ],
)
def test_a_unit_has_the_size_that_is_published(value, unit, result, other):
    expected = Decimal(result)
    found = convert(Decimal(value), find_unit(unit), find_unit(other))
    assert found.quantize(expected) == expected


@given(SAME_DIMENSION, st.decimals(-(10**9), 10**9, places=3))
def test_a_number_converted_there_and_back_is_the_same(units, value):
    unit, other = units
    back = convert(convert(value, unit, other), other, unit)
    assert abs(back - value) <= Decimal("1e-12") * max(abs(value), 1)


@pytest.mark.parametrize("locale", ["en", "uk", "de"])
def test_babel_has_words_for_every_unit_that_names_its_key(locale):
    known = Locale.parse(locale).unit_display_names
    assert [unit.id for unit in UNITS if unit.cldr and unit.cldr not in known] == []


def test_the_key_of_babel_is_the_id_where_cldr_means_the_same():
    named_apart = {"oil-barrel"}
    for unit in UNITS:
        if unit.cldr and unit.id not in named_apart:
            assert unit.cldr.split("-", 1)[1] == unit.id
