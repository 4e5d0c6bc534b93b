"""Conversions for readers: the usual units, as exact as what was printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.quantities.quantity import (
    OTHER,
    AgreementLevel,
    Quantity,
    agree,
    other_unit,
    rounded_in,
)
from footnoted.quantities.units import UNITS
from footnoted.quantities.wording import find_unit, words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1300 km2", "500 sq mi"),
        ("2.5 km", "1.6 mi"),
        ("40 km", "25 mi"),
        ("5 km", "3.1 mi"),
        ("1234 km", "766.8 mi"),
        ("0.5 km", "0.31 mi"),
        ("100 m", "330 ft"),
        ("1200 tonne", "1,300 short tons"),
        ("10000 ft", "3,000 m"),
        ("500 sq mi", "1,300 km²"),
        ("2.50 mi", "4.02 km"),
        ("20 celsius", "68°F"),
        ("-40 celsius", "-40°F"),
        ("36.6 celsius", "97.9°F"),
        ("30 knot", "56 km/h"),
        ("12 nmi", "22 km"),
        ("0 km", "0 mi"),
    ],
)
def test_a_quantity_in_the_other_system(typed, said):
    number, _, name = typed.partition(" ")
    unit = find_unit(name)
    other = other_unit(unit)
    assert other
    found = rounded_in(Quantity(Decimal(number), unit=unit), other)
    assert words(found).replace("\u00a0", " ") == said


def test_a_range_keeps_how_it_is_meant_and_both_its_ends():
    unit = find_unit("km")
    quantity = Quantity(low=Decimal(10), high=Decimal("12.5"), unit=unit, approximate=True)
    said = words(rounded_in(quantity, find_unit("mi"))).replace("\u00a0", " ")
    assert said == "about 6.21–7.77 mi"


def test_what_is_in_the_unit_already_stays_as_typed():
    quantity = Quantity(Decimal("2.50"), unit=find_unit("km"))
    assert rounded_in(quantity, find_unit("km")) is quantity
    counted = Quantity(Decimal(3), count_of="ships")
    assert rounded_in(counted, find_unit("km")) is counted


@pytest.mark.parametrize("name", ["USD", "percent", "day", "kWh", "MW", "millimeter", "GB"])
def test_nothing_else_is_converted(name):
    assert other_unit(find_unit(name)) is None
    assert other_unit(None) is None


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=10**7, places=2),
    st.sampled_from(sorted(OTHER)),
)
def test_our_conversions_agree_with_what_they_convert(number, name):
    [unit] = [unit for unit in UNITS if unit.id == name]
    quantity = Quantity(number, unit=unit)
    other = other_unit(unit)
    assert other
    verdict = agree(quantity, rounded_in(quantity, other)).verdict
    assert verdict in (AgreementLevel.EXACT, AgreementLevel.ROUNDED, AgreementLevel.OVERLAP)
