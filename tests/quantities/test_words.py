"""Quantities in words: the author's digits, the reader's language."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.quantities.quantity import Bound, Quantity
from footnoted.quantities.units import UNITS, UnitError
from footnoted.quantities.wording import find_unit, words

# Babel sets no-break spaces where typographers want them.
SPACES = {ord(space): " " for space in "\u00a0\u202f"}


def of(number: str, unit: str = "", **more) -> Quantity:
    found = find_unit(unit) if unit else None
    low, dash, high = number.partition("–")
    if dash:
        return Quantity(
            low=Decimal(low) if low else None,
            high=Decimal(high) if high else None,
            unit=found,
            **more,
        )
    return Quantity(Decimal(number), unit=found, **more)


@pytest.mark.parametrize(
    ("quantity", "english", "ukrainian", "german"),
    [
        (
            of("1300", "km²", approximate=True),
            "about 1,300 km²",
            "приблизно 1 300 км²",
            "etwa 1.300 km²",
        ),
        (of("40", bound=Bound.AT_LEAST), "at least 40", "щонайменше 40", "mindestens 40"),
        (of("40", bound=Bound.MORE_THAN), "more than 40", "понад 40", "mehr als 40"),
        (of("40", bound=Bound.AT_MOST), "at most 40", "щонайбільше 40", "höchstens 40"),
        (of("40", bound=Bound.LESS_THAN), "less than 40", "менш ніж 40", "weniger als 40"),
        (of("1300–1500", "km²"), "1,300–1,500 km²", "1 300–1 500 км²", "1.300–1.500 km²"),
        (of("10–", "km"), "at least 10 km", "щонайменше 10 км", "mindestens 10 km"),
        (of("–10", "km"), "at most 10 km", "щонайбільше 10 км", "höchstens 10 km"),
        (of("2.5", "km"), "2.5 km", "2,5 км", "2,5 km"),
        (of("2.50", "km"), "2.50 km", "2,50 км", "2,50 km"),
        (of("500", "sq mi"), "500 sq mi", "500 миль²", "500 mi²"),
        (of("1200", "tonne"), "1,200 t", "1 200 т", "1.200 t"),
        (of("1300", "short-ton"), "1,300 short tons", "1 300 кор. т", "1.300 short tons"),
        (of("1", "short-ton"), "1 short ton", "1 кор. т", "1 short ton"),
        (of("50", "%"), "50%", "50 %", "50 %"),
        (of("2", "pp"), "2 percentage points", "2 в. п.", "2 Prozentpunkte"),
        (of("3", "day"), "3 days", "3 дні", "3 Tage"),
        (of("1", "day"), "1 day", "1 день", "1 Tag"),
        (of("60", "knot"), "60 knots", "60 вузлів", "60 Knoten"),
        (of("1000", "bbl"), "1,000 barrels", "1 000 барелів", "1.000 Barrel"),
        (of("20", "gallon-us"), "20 US gallons", "20 гал. США", "20 US-Gallonen"),
        (of("10–15", "MWh"), "10–15 MWh", "10–15 МВт⋅год", "10–15 MWh"),
        (of("40", count_of="ships"), "40 ships", "40 ships", "40 ships"),
        (of("2.5", "tonne", per="day"), "2.5 t per day", "2,5 т на день", "2,5 t pro Tag"),
        (
            of("40", count_of="ships", per="week", approximate=True, bound=Bound.AT_LEAST),
            "at least about 40 ships per week",
            "щонайменше приблизно 40 ships на тиждень",
            "mindestens etwa 40 ships pro Woche",
        ),
        (of("-10–-5", "°C"), "-10 to -5°C", "від -10 до -5 °C", "-10 bis -5 °C"),
        (of("-10–5", "USD"), "-$10 to $5", "від -10 USD до 5 USD", "-10 $ bis 5 $"),
        (of("1", "mile"), "1 mi", "1 миля", "1 Meile"),
        (of("3", "arc-degree"), "3 degrees", "3 градуси", "3 Grad"),
        (of("5", "arc-degree"), "5 degrees", "5 градусів", "5 Grad"),
        (of("1.5", "Δ°C"), "1.5°C", "1,5 °C", "1,5 °C"),
        (of("15", "kt TNT"), "15 kilotons of TNT", "15 кт ТНТ", "15 Kilotonnen TNT"),
        (of("155", "mm"), "155 mm", "155 мм", "155 mm"),
        (
            of("2", "pp", per="year"),
            "2 percentage points per year",
            "2 в. п. на рік",
            "2 Prozentpunkte pro Jahr",
        ),
        (
            of("5", per="100000 людей"),
            "5 per 100,000 людей",
            "5 на 100 000 людей",
            "5 pro 100.000 людей",
        ),
        (of("5", "USD", per="liter"), "$5 per liter", "5 USD на л", "5 $ pro Liter"),
        (of("5", "USD", per="square-mile"), "$5 per square mile", "5 USD на миля²", "5 $ pro mi²"),
        (of("5", "USD", per="bbl"), "$5 per bbl", "5 USD на брл", "5 $ pro bbl"),
        (of("5", "USD", per="MWh"), "$5 per MWh", "5 USD на MWh", "5 $ pro MWh"),
        (of("500", "USD"), "$500", "500 USD", "500 $"),
        (of("500.00", "UAH"), "UAH 500.00", "500,00 ₴", "500,00 UAH"),
        (of("500", "CAD"), "CA$500", "500 CAD", "500 CA$"),
        (of("1.5–2", "EUR"), "€1.5–€2", "1,5 EUR–2 EUR", "1,5 €–2 €"),
        (of("-5", "°C"), "-5°C", "-5 °C", "-5 °C"),
    ],
)
def test_a_quantity_is_said_in_english_ukrainian_and_german(quantity, english, ukrainian, german):
    said = [words(quantity, locale).translate(SPACES) for locale in ("en", "uk", "de")]
    assert said == [english, ukrainian, german]


def test_a_language_without_phrases_gets_its_own_units_and_plain_signs():
    quantity = of("1300", "mile", approximate=True, per="jour")
    assert words(quantity, "fr").translate(SPACES) == "≈ 1 300 mi/jour"
    assert words(of("40", bound=Bound.MORE_THAN), "fr") == "> 40"


def test_an_unknown_language_is_answered_in_english():
    assert words(of("1300", "km²"), "not a language") == "1,300 km²"
    assert words(of("1300", "km²"), "de-XX") == "1.300 km²"


@given(
    st.sampled_from(UNITS),
    st.decimals(0, 10**9, places=3),
    st.sampled_from(["en", "uk", "de", "fr"]),
)
def test_no_digit_is_lost_or_added(unit, value, locale):
    said = words(Quantity(value, unit=unit), locale)
    assert [c for c in said if c in "0123456789"] == [c for c in str(value) if c.isdigit()]


@pytest.mark.parametrize(
    ("fields", "message", "hint"),
    [
        ({}, "A quantity has either a value or a range.", "Give value, or low and high."),
        (
            {"value": Decimal(1), "low": Decimal(1)},
            "A quantity has either a value or a range.",
            "Give value, or low and high.",
        ),
        (
            {"low": Decimal(2), "high": Decimal(1)},
            "The range from 2 to 1 is reversed.",
            "Exchange `low` and `high`.",
        ),
        (
            {"value": Decimal(1), "unit": find_unit("km"), "count_of": "ships"},
            "A quantity has a unit or counts things, not both.",
            "Leave out either unit or count-of.",
        ),
    ],
)
def test_what_is_no_quantity_cannot_be_made(fields, message, hint):
    with pytest.raises(UnitError) as caught:
        Quantity(**fields)
    assert (caught.value.message, caught.value.hint) == (message, hint)
