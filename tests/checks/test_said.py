"""What messages say of words and records of figures."""

from decimal import Decimal as D

import pytest

from footnoted.checks.readings import (
    approximation,
    as_quantity,
    number_hint,
    print_number,
    unit_hint,
)
from footnoted.quantities.quantity import Bound, Quantity
from footnoted.quantities.reading import QuantityReading, read_figures
from footnoted.quantities.wording import find_unit


def read(text: str) -> QuantityReading:
    """Read the only figure of a text."""
    [reading] = read_figures(text, "en")
    return reading


def value(number: str, unit: str = "", **more) -> Quantity:
    """Make a quantity with one value."""
    return Quantity(D(number), unit=find_unit(unit) if unit else None, **more)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("about 1.3 million", "1,300,000"),
        ("5-10 km", "5–10 km"),
        ("50 tons", "50"),
        ("$5", "5"),
        ("€5", "€5"),
        ("two-thirds", "0.6667"),
        ("2.50", "2.50"),
        ("-5 °C", "-5°C"),
    ],
)
def test_what_was_read_is_printed_with_a_unit_that_is_known(text, said):
    assert print_number(as_quantity(read(text))) == said


def test_how_a_record_means_its_number_is_left_out():
    meant = value("5", "km", approximate=True, bound=Bound.AT_LEAST, per="day")
    assert print_number(meant) == "5 km"


@pytest.mark.parametrize(
    ("text", "meant", "hint"),
    [
        (
            "6 km",
            value("5", "km"),
            "Write `value: 6`, or quote the words that give the other number.",
        ),
        (
            "5-10 km",
            value("5", "km"),
            "Write `low: 5` and `high: 10`, or quote the words that give the other number.",
        ),
        ("6 km", value("5", "kg"), ""),
        ("45 percent", value("0.4"), ""),
        ("half", value("40", "percent"), ""),
    ],
)
def test_the_cure_for_a_number(text, meant, hint):
    assert number_hint(read(text), meant) == hint


@pytest.mark.parametrize(
    ("text", "meant", "hint"),
    [
        (
            "5 km",
            value("5", "mile"),
            "Write `unit: kilometer`, or quote the words that give the other unit.",
        ),
        (
            "5,000 m",
            value("5", "km"),
            "Write `value: 5000` and `unit: meter`, or quote the words that give the other unit.",
        ),
        ("5 tons", value("5", "km"), ""),
        ("5", value("5", "km"), ""),
    ],
)
def test_the_cure_for_a_unit(text, meant, hint):
    assert unit_hint(read(text), meant) == hint


@pytest.mark.parametrize(
    ("text", "meant", "message", "hint"),
    [
        (
            "about 5",
            value("5", bound=Bound.AT_MOST),
            "“about 5” says “about”, but the record's `bound` is `at-most`.",
            "Write `approximate: true`.",
        ),
        (
            "66 people or more",
            value("66"),
            "“66 people or more” says “66 people or more”, but the record has neither "
            "`approximate` nor `bound`.",
            "Write `bound: at-least`.",
        ),
        (
            "5",
            Quantity(high=D(5)),
            "“5” does not say “about”, “at least” or the like, but the record has only `high`.",
            "Remove that from the record, or quote the words that say it.",
        ),
        (
            "just over 5",
            value("5"),
            "“just over 5” says “just over”, but the record has neither `approximate` nor `bound`.",
            "Write `approximate: true` or `bound: more-than`.",
        ),
    ],
)
def test_words_and_record_that_differ_about_about(text, meant, message, hint):
    assert approximation(read(text), meant) == (message, hint)
