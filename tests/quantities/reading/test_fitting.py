"""Words that were read, against what a record says."""

from decimal import Decimal as D

import pytest

from footnoted.quantities.quantity import Bound, Quantity
from footnoted.quantities.reading import (
    QuantityReading,
    as_factor,
    ends,
    fits_manner,
    fits_number,
    fits_share,
    fits_unit,
    is_converted,
    is_share,
    manners,
    nearest,
    read_figures,
    scale,
)
from footnoted.quantities.vocabulary import Manner
from footnoted.quantities.wording import find_unit


def read(text: str) -> QuantityReading:
    """Read the only figure of a text."""
    [reading] = read_figures(text, "en")
    return reading


def value(number: str, unit: str = "", **more) -> Quantity:
    """Make a quantity with one value."""
    return Quantity(D(number), unit=find_unit(unit) if unit else None, **more)


def between(low: str | None, high: str | None, unit: str = "") -> Quantity:
    """Make a range, perhaps with one end."""
    low_, high_ = (D(end) if end else None for end in (low, high))
    return Quantity(low=low_, high=high_, unit=find_unit(unit) if unit else None)


def test_a_value_is_both_ends():
    assert ends(value("3")) == (D(3), D(3))
    assert ends(between("3", None)) == (D(3), None)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("1.3 million", value("1300000")),
        ("2.50", value("2.5")),
        ("5-10 km", between("5", "10", "km")),
        ("at least 5 km", between("5", None, "km")),
        ("up to 5 km", between(None, "5", "km")),
        ("from 40 to 61 percent", value("61", "percent")),
        ("from 40 to 61 percent", value("40", "percent")),
        ("from 40 to 61 percent", between("40", "61", "percent")),
        ("half", value("0.5")),
        ("half", value("50", "percent")),
        ("a third", value("0.3")),
        ("a third", value("0.333")),
        ("two-thirds", value("67", "percent")),
        ("45 percent", value("0.45")),
        ("45 percent", value("45", "percent")),
    ],
)
def test_numbers_that_fit(text, quantity):
    assert fits_number(read(text), quantity)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("1.3 million", value("1300001")),
        ("5-10 km", value("5", "km")),
        ("5-10 km", between("5", "11", "km")),
        ("5 km", between("5", "10", "km")),
        ("a third", value("0.34")),
        ("a quarter", value("0.3")),
        ("a quarter", value("0.2")),
        ("45 percent", value("0.5")),
        ("45 percent", value("0.45", count_of="ships")),
        ("5 km", value("0.05")),
        ("from 40 to 61 percent", value("50", "percent")),
    ],
)
def test_numbers_that_do_not(text, quantity):
    assert not fits_number(read(text), quantity)


@pytest.mark.parametrize(
    ("text", "quantity", "fits"),
    [
        ("5 km", value("5", "km"), True),
        ("5 km", value("5", "mile"), False),
        ("5 ships", value("5", "km"), True),
        ("5 tons", value("5", "short-ton"), True),
        ("5 tons", value("5", "kilogram"), False),
        ("$5", value("5", "CAD"), True),
        ("$5", value("5", "EUR"), False),
        ("5 days", value("5", count_of="days"), True),
        ("5 km", value("5"), False),
        ("45 percent", value("45"), False),
        ("45 percent", value("0.45"), True),
    ],
)
def test_units(text, quantity, fits):
    assert fits_unit(read(text), quantity) is fits


@pytest.mark.parametrize(
    ("text", "quantity", "size"),
    [
        ("half", value("50", "percent"), D(100)),
        ("45 percent", value("0.45"), D("0.01")),
        ("half", value("0.5"), None),
        ("45 percent", value("45", "percent"), None),
        ("45 percent", value("45", count_of="points"), None),
    ],
)
def test_the_scale_between_parts_and_percent(text, quantity, size):
    assert scale(read(text), quantity) == size


@pytest.mark.parametrize(
    ("quantity", "found"),
    [
        (value("5"), {Manner.PLAIN}),
        (value("5", approximate=True), {Manner.ABOUT}),
        (value("5", bound=Bound.AT_LEAST), {Manner.AT_LEAST}),
        (
            value("5", approximate=True, bound=Bound.LESS_THAN),
            {Manner.ABOUT, Manner.LESS_THAN},
        ),
        (between("5", None), {Manner.AT_LEAST, Manner.MORE_THAN}),
        (between(None, "5"), {Manner.AT_MOST, Manner.LESS_THAN}),
        (between("4", "5"), {Manner.PLAIN}),
    ],
)
def test_the_manner_of_a_record(quantity, found):
    assert manners(quantity) == found


@pytest.mark.parametrize(
    ("text", "quantity", "fits"),
    [
        ("5", value("5"), True),
        ("5", value("5", approximate=True), False),
        ("about 5", value("5", approximate=True), True),
        ("about 5", value("5"), False),
        ("nearly 5", value("5", approximate=True), True),
        ("nearly 5", value("5", bound=Bound.LESS_THAN), True),
        ("nearly 5", value("5"), False),
        ("at least 5", value("5", bound=Bound.MORE_THAN), False),
        ("at least 5", between("5", None), True),
        ("as many as 5", value("5"), True),
        ("as many as 5", value("5", bound=Bound.AT_MOST), True),
        ("over two years", value("2", "year"), True),
        ("over two years", value("2", "year", bound=Bound.MORE_THAN), True),
        ("over two years", value("2", "year", approximate=True), False),
        ("5-10 km", Quantity(low=D(5), high=D(10), approximate=True), True),
    ],
)
def test_manner(text, quantity, fits):
    assert fits_manner(read(text), quantity) is fits


@pytest.mark.parametrize(
    ("text", "factor", "fits"),
    [
        ("half", "0.5", True),
        ("half", "0.4", False),
        ("50 percent", "0.5", True),
        ("a third", "0.33", True),
        ("three", "3", True),
        ("one in five", "0.2", True),
        ("40 to 60 percent", "0.5", True),
        ("40 to 60 percent", "0.7", False),
    ],
)
def test_shares(text, factor, fits):
    assert fits_share(read(text), D(factor), change=False) is fits


@pytest.mark.parametrize(
    ("text", "factor", "fits"),
    [
        ("a fifth less", "-0.2", True),
        ("a fifth less", "0.2", False),
        ("a fifth more", "0.2", True),
        ("20 percent", "-0.2", True),
        ("80 percent", "-0.2", True),
        ("120 percent", "0.2", True),
        ("70 percent", "-0.2", False),
        ("10 to 20 percent less", "-0.15", True),
        ("10 to 20 percent less", "-0.25", False),
    ],
)
def test_changes(text, factor, fits):
    assert fits_share(read(text), D(factor), change=True) is fits


@pytest.mark.parametrize(
    ("text", "share"),
    [("half", True), ("45 percent", True), ("5 km", False), ("5 ships", False)],
)
def test_what_is_a_share(text, share):
    assert is_share(read(text)) is share


@pytest.mark.parametrize(
    ("text", "change", "low", "high"),
    [
        ("20 percent less", True, "-0.20", "-0.20"),
        ("20 percent less", False, "0.20", "0.20"),
        ("10 to 20 percent less", True, "-0.20", "-0.10"),
        ("half", True, "0.5", "0.5"),
    ],
)
def test_a_share_as_a_factor(text, change, low, high):
    factor = as_factor(read(text), change)
    assert (factor.low, factor.high, factor.units) == (D(low), D(high), ())


@pytest.mark.parametrize(
    ("text", "quantity", "converted"),
    [
        ("2,500 meters", value("2.5", "km"), True),
        ("2,501 meters", value("2.5", "km"), False),
        ("2.5 km", value("2.5", "km"), False),
        ("2.5 kg", value("2.5", "km"), False),
        ("$5", value("5", "EUR"), False),
        ("5 ships", value("5", "km"), False),
    ],
)
def test_the_same_in_another_unit(text, quantity, converted):
    assert is_converted(read(text), quantity) is converted


def test_the_nearest_is_of_the_same_unit_then_the_least_far_off():
    readings = read_figures("40 kg, 5 km, 30 km and 12 ships", "en")
    assert nearest(readings, value("40", "km")).words == "30 km"
    assert nearest(readings, value("11", "mile")).words == "12"
    assert nearest(readings, value("0", "km")).words == "5 km"
