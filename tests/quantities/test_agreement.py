"""Whether two units agree at the precision printed, and which slip explains it if not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.quantities.quantity import Agreement, AgreementLevel, Quantity, agree
from footnoted.quantities.units import UNITS, UnitError
from footnoted.quantities.wording import find_unit


def quantity(text: str) -> Quantity:
    number, unit = text.split(" ", 1)
    low, dash, high = number.partition("–")
    if dash:
        return Quantity(low=Decimal(low), high=Decimal(high), unit=find_unit(unit))
    return Quantity(Decimal(number), unit=find_unit(unit))


def outcome(first: str, second: str) -> Agreement:
    return agree(quantity(first), quantity(second))


@pytest.mark.parametrize(
    ("first", "second", "verdict", "explanation", "slip"),
    [
        (
            "1300 km²",
            "502 sq mi",
            AgreementLevel.EXACT,
            "1,300 km² is 501.9 sq mi.",
            "",
        ),
        (
            "1300 km²",
            "500 sq mi",
            AgreementLevel.ROUNDED,
            "1,300 km² is 501.9 sq mi, rounded to 500.",
            "",
        ),
        (
            "1200 t",
            "1300 short-ton",
            AgreementLevel.ROUNDED,
            "1,200 t is 1,323 short tons, rounded to 1,300.",
            "",
        ),
        (
            "2.5 km",
            "1.5 mi",
            AgreementLevel.OVERLAP,
            "2.5 km is 1.553 mi; 1.6 is nearer than 1.5.",
            "",
        ),
        (
            "40 km",
            "30 mi",
            AgreementLevel.LOOSE,
            "40 km is 24.85 mi; 25 is nearer than 30.",
            "",
        ),
        (
            "1300 km²",
            "800 sq mi",
            AgreementLevel.MISMATCH,
            "1,300 km² is 501.9 sq mi; 500 is nearer than 800.",
            "The factor for lengths was used on an area.",
        ),
        (
            "2 m³",
            "6.6 cu ft",
            AgreementLevel.MISMATCH,
            "2 m³ is 70.63 cu ft; 70.6 is nearer than 6.6.",
            "The factor for lengths was used on a volume.",
        ),
        (
            "40 km",
            "40 mi",
            AgreementLevel.MISMATCH,
            "40 km is 24.85 mi; 25 is nearer than 40.",
            "The same number was copied to both units.",
        ),
        (
            "40 km",
            "64 mi",
            AgreementLevel.MISMATCH,
            "40 km is 24.85 mi; 25 is nearer than 64.",
            "The number was divided by the factor instead of multiplied.",
        ),
        (
            "40 km",
            "250 mi",
            AgreementLevel.MISMATCH,
            "40 km is 24.85 mi; 25 is nearer than 250.",
            "The number of zeros is wrong: the number in mi is 10 times too large.",
        ),
        (
            "40000 km",
            "25 mi",
            AgreementLevel.MISMATCH,
            "40,000 km is 24,855 mi; 24,855 is nearer than 25.",
            "The number of zeros is wrong: the number in mi is 1,000 times too small; thousands "
            "and millions may be mixed up.",
        ),
        (
            "5 km",
            "70 mi",
            AgreementLevel.MISMATCH,
            "5 km is 3.107 mi; 3 is nearer than 70.",
            "",
        ),
        ("20 °C", "68 °F", AgreementLevel.EXACT, "20 °C is 68.00 °F.", ""),
        (
            "20 °C",
            "78 °F",
            AgreementLevel.MISMATCH,
            "20 °C is 68.00 °F; 68 is nearer than 78.",
            "",
        ),
        ("8 m", "25 ft", AgreementLevel.EXACT, "25 ft is 7.620 m.", ""),
        ("0 °C", "32 °F", AgreementLevel.EXACT, "0 °C is 32.00 °F.", ""),
        (
            "100 mi",
            "200 km",
            AgreementLevel.LOOSE,
            "100 mi is 160.9 km; 160 is nearer than 200.",
            "",
        ),
        ("1.5 kg", "1500 g", AgreementLevel.EXACT, "1.5 kg is 1,500 g.", ""),
        ("1.45 kg", "1500 g", AgreementLevel.ROUNDED, "1.45 kg is 1,450 g, rounded to 1,500.", ""),
    ],
)
def test_two_units_are_judged_and_explained(first, second, verdict, explanation, slip):
    assert outcome(first, second) == Agreement(verdict, explanation, slip)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("1300–1500 km²", "500–580 sq mi", AgreementLevel.ROUNDED),
        ("1300–1500 km²", "500–930 sq mi", AgreementLevel.MISMATCH),
        ("1300–1500 km²", "540 sq mi", AgreementLevel.OVERLAP),
        ("540 sq mi", "1300–1500 km²", AgreementLevel.OVERLAP),
        ("1300–1500 km²", "940 sq mi", AgreementLevel.MISMATCH),
        ("1300–1500 km²", "110 sq mi", AgreementLevel.MISMATCH),
        # 10 may be up to 15, 20 from 15; 30 up to 35, 40 from 35.
        ("10 km", "20–30 km", AgreementLevel.OVERLAP),
        ("9 km", "20–30 km", AgreementLevel.MISMATCH),
        ("40 km", "20–30 km", AgreementLevel.OVERLAP),
        ("41 km", "20–30 km", AgreementLevel.MISMATCH),
    ],
)
def test_ranges_are_compared_end_by_end_and_numbers_with_what_they_lie_in(first, second, verdict):
    assert outcome(first, second).verdict is verdict


def test_a_number_and_a_range_are_explained():
    assert outcome("1300–1500 km²", "940 sq mi").explanation == (
        "940 sq mi is 2,435 km², outside the range given."
    )
    assert outcome("540 sq mi", "1300–1500 km²").explanation == (
        "540 sq mi is 1,399 km², within the range given."
    )


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("90 km", "100 km", AgreementLevel.ROUNDED),
        ("89 km", "100 km", AgreementLevel.LOOSE),
        ("0.9 km", "1.0 km", AgreementLevel.OVERLAP),
        ("0.8 km", "0.9 km", AgreementLevel.LOOSE),
    ],
)
def test_two_numbers_are_loose_from_more_than_a_tenth_of_the_greater(first, second, verdict):
    assert outcome(first, second).verdict is verdict
    assert outcome(second, first).verdict is verdict


def test_two_currencies_are_never_converted():
    assert outcome("500 USD", "480 EUR") == Agreement(
        AgreementLevel.UNCOMPARED, "No rate is assumed from USD to EUR."
    )
    assert outcome("500 USD", "500 USD").verdict is AgreementLevel.EXACT


@pytest.mark.parametrize(
    ("first", "second", "message", "hint"),
    [
        (
            quantity("1 km"),
            quantity("1 km²"),
            "kilometer measures length, square-kilometer measures area.",
            "Give the same quantity in a unit of the same kind.",
        ),
        (
            Quantity(Decimal(1)),
            quantity("1 km"),
            "Only quantities with units can be compared.",
            "Give both a unit.",
        ),
        (
            Quantity(low=Decimal(1), unit=find_unit("km")),
            Quantity(high=Decimal(1), unit=find_unit("mi")),
            "One range has only `low`, the other only `high`.",
            "Give both ends of both.",
        ),
        (
            Quantity(Decimal("1" * 40), unit=find_unit("km")),
            quantity("1 km"),
            "A number with so many digits cannot be compared.",
            "Round it.",
        ),
    ],
)
def test_what_cannot_be_compared_is_refused(first, second, message, hint):
    with pytest.raises(UnitError) as caught:
        agree(first, second)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_verdicts_are_ranked_from_best_to_worst():
    assert sorted(AgreementLevel, key=lambda verdict: verdict.rank) == [
        AgreementLevel.EXACT,
        AgreementLevel.ROUNDED,
        AgreementLevel.OVERLAP,
        AgreementLevel.LOOSE,
        AgreementLevel.MISMATCH,
        AgreementLevel.UNCOMPARED,
    ]


def test_a_range_with_one_end_is_compared_by_that_end():
    high = Quantity(high=Decimal(30), unit=find_unit("km"))
    low = Quantity(low=Decimal(20), unit=find_unit("km"))
    assert agree(quantity("1 km"), high).verdict is AgreementLevel.OVERLAP
    assert agree(quantity("41 km"), high).verdict is AgreementLevel.MISMATCH
    assert agree(quantity("99 km"), low).verdict is AgreementLevel.OVERLAP
    assert agree(quantity("9 km"), low).verdict is AgreementLevel.MISMATCH


def test_eighteen_digits_behind_the_point_are_compared_and_no_more():
    digits = "0." + "1" * 18
    assert outcome(f"{digits} km", f"{digits} km").verdict is AgreementLevel.EXACT
    with pytest.raises(UnitError):
        outcome(f"{digits}1 km", f"{digits} km")


NUMBERS = st.decimals(-(10**12), 10**12, places=2) | st.integers(0, 10**15).map(Decimal)


SAME_DIMENSION = st.sampled_from(UNITS).flatmap(
    lambda unit: st.tuples(
        st.just(unit), st.sampled_from([u for u in UNITS if u.dimension is unit.dimension])
    )
)


@given(SAME_DIMENSION, NUMBERS, NUMBERS)
def test_the_order_does_not_matter_to_the_verdict(units, first, second):
    unit, other = units
    one, two = Quantity(first, unit=unit), Quantity(second, unit=other)
    assert agree(one, two).verdict is agree(two, one).verdict


@given(st.sampled_from(UNITS), NUMBERS)
def test_a_quantity_agrees_exactly_with_itself(unit, value):
    one = Quantity(value, unit=unit)
    assert agree(one, one).verdict is AgreementLevel.EXACT
    assert agree(one, one).slip == ""
