"""Sizes of units against figures published elsewhere, and Babel's words for them."""

from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from footnoted.quantities.quantity import Quantity
from footnoted.quantities.units import UNITS, convert
from footnoted.quantities.wording import find_unit, words

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
        ("1", "oz", "28.34952", "gram"),
        ("1", "lb", "0.4535924", "kilogram"),
        ("1", "short-ton", "907.1847", "kilogram"),
        ("1", "long-ton", "1016.047", "kilogram"),
        ("1", "mile-per-hour", "0.44704", "meter-per-second"),
        ("1", "knot", "0.5144444", "meter-per-second"),
        ("1", "mechanical-horsepower", "745.6999", "watt"),
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


NAMED_APART = {
    "arc-degree": "angle-degree",
    "celsius-difference": "temperature-celsius",
    "fahrenheit-difference": "temperature-fahrenheit",
    "oil-barrel": "volume-barrel",
    "part-per-billion": "concentr-portion-per-1e9",
    "part-per-million": "concentr-permillion",
    "troy-ounce": "mass-ounce-troy",
}
"""Units that CLDR names otherwise, because ours says which is meant or is nearer to English."""


def test_the_key_of_babel_is_the_id_where_cldr_means_the_same():
    worded = {unit.id: unit.cldr for unit in UNITS if unit.cldr}
    apart = {id_: key for id_, key in worded.items() if key.split("-", 1)[1] != id_}
    assert apart == NAMED_APART


COMPOSED = {
    "energy-megajoule",
    "energy-gigajoule",
    "energy-terajoule",
    "energy-megawatt-hour",
    "energy-gigawatt-hour",
    "energy-terawatt-hour",
    "power-terawatt",
    "force-kilonewton",
    "electric-kilovolt",
}
"""Not listed one by one: a prefix of SI and a listed unit (UTS #35, part 6, Unit Identifiers)."""
PREFIXES = ("kilo", "mega", "giga", "tera")
UNKNOWN_TO_CLDR = [
    "pint-imperial",
    "long-ton",
    "kiloton-tnt",
    "megaton-tnt",
    "metric-horsepower",
    "microsievert",
    "millisievert",
    "sievert",
    "becquerel",
    "percentage-point",
    "basis-point",
]
"""No id in the release of CLDR that Babel brings."""


def test_every_id_of_cldr_stands_in_babels_own_list():
    known = set(Locale.parse("en").unit_display_names)
    assert {
        unit.long_id for unit in UNITS if unit.long_id and unit.long_id not in known
    } == COMPOSED
    bases = {key.split("-", 1)[1] for key in known} | {"watt-hour"}
    for long_id in COMPOSED:
        id_ = long_id.split("-", 1)[1]
        assert any(id_.removeprefix(prefix) in bases for prefix in PREFIXES), id_


def test_units_without_an_id_of_cldr_are_known_by_name():
    assert [unit.id for unit in UNITS if not unit.long_id] == UNKNOWN_TO_CLDR
    assert {unit.cldr_id for unit in UNITS if not unit.long_id} == {""}
    assert find_unit("short-ton").cldr_id == "ton"
    assert find_unit("gallon-us").cldr_id == "gallon"
    assert find_unit("km").cldr_id == "kilometer"


@pytest.mark.parametrize("locale", ["en", "uk", "de"])
def test_no_unit_is_printed_by_its_key(locale):
    for unit in UNITS:
        for number in ("1", "2", "5", "2.5"):
            said = words(Quantity(Decimal(number), unit=unit), locale)
            assert unit.cldr not in said or not unit.cldr
            assert f"-{unit.id}" not in said
