"""The slip that explains a wrong conversion is named only where it leads to the number printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.quantities.quantity import likely_slip
from footnoted.quantities.units import convert
from footnoted.quantities.wording import find_unit

COPIED = "The same number was copied to both units."
TURNED = "The number was divided by the factor instead of multiplied."
THOUSAND = "The number of zeros is wrong: the number in mi is 1,000 times"
MIXED = "; thousands and millions may be mixed up."
WARMER = "As a difference they agree:"
WRITE = "Write celsius-difference and fahrenheit-difference."


def slip(first: str, second: str) -> str:
    (one, unit), (two, other) = first.split(" ", 1), second.split(" ", 1)
    return likely_slip(Decimal(one), find_unit(unit), Decimal(two), find_unit(other))


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        ("40 km", "40 mi", COPIED),
        ("20 °C", "20 °F", COPIED),
        ("40 km", "64 mi", TURNED),
        ("10 kg", "4.5 lb", TURNED),
        ("1300 km²", "800 sq mi", "The factor for lengths was used on an area."),
        ("500 sq mi", "800 km²", "The factor for lengths was used on an area."),
        ("2 m³", "6.6 cu ft", "The factor for lengths was used on a volume."),
        (
            "5 t",
            "55 short-ton",
            "The number of zeros is wrong: the number in short tons is 10 times too large.",
        ),
        (
            "5 km",
            "0.31 mi",
            "The number of zeros is wrong: the number in mi is 10 times too small.",
        ),
        ("5 km", "31 mi", "The number of zeros is wrong: the number in mi is 10 times too large."),
        ("2 km", "1240 mi", f"{THOUSAND} too large{MIXED}"),
        ("1300000 USD", "1300 USD", f"{THOUSAND.replace('mi', 'USD')} too small{MIXED}"),
        ("1300 km", "500 mi", "The factor for areas was used on a length."),
        ("10 m³", "33 cu ft", "The factor for lengths was used on a volume."),
        ("10 m³", "108 cu ft", "The factor for areas was used on a volume."),
        ("40 km", "21.6 mi", "21.6 is right in nautical-mile; mile is another unit."),
        ("100 nmi", "161 km", "100 would be right in mile; nautical-mile is another unit."),
        ("30 km/h", "16.2 mph", "16.2 is right in knot; mile-per-hour is another unit."),
        ("10 t", "9.84 short-ton", "9.84 is right in long-ton; short-ton is another unit."),
        ("100 l", "22 US gal", "22 is right in gallon-imperial; gallon-us is another unit."),
        ("3 troy-ounce", "85 g", "3 would be right in ounce; troy-ounce is another unit."),
        ("800 MB", "6500 Gb", ""),
        ("40 Mb", "41 kB", ""),
        ("2 °C", "3.6 °F", f"{WARMER} 2 °C more is 3.600 °F more. {WRITE}"),
        ("2 °C", "2.0 K", COPIED),
        ("40 km", "31 mi", ""),
        ("100 ha", "157 ac", ""),
        ("20 °C", "86 °F", ""),
        ("0 km", "7 mi", ""),
        ("7 km", "0 mi", ""),
    ],
)
def test_the_slip_is_named_that_leads_to_the_number_printed(first, second, named):
    assert slip(first, second) == named


@given(st.integers(20, 10**6))
def test_a_right_conversion_has_no_slip(value):
    kilometers, miles = find_unit("km"), find_unit("mi")
    converted = convert(Decimal(value), kilometers, miles).quantize(Decimal(1))
    assert likely_slip(Decimal(value), kilometers, converted, miles) == ""
