"""The sizes of units against two judges of their own: Pint's registry and UCUM's.

Pint answers for our names, ucumvert reads our UCUM codes by UCUM's own definitions. What either
does not know, or knows otherwise, is in a table that fails when it is out of date.
"""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from footnoted.quantities.units import UNITS, Dimension, Unit

pint = pytest.importorskip("pint")
ucumvert = pytest.importorskip("ucumvert")

BASES = {
    Dimension.LENGTH: "m",
    Dimension.AREA: "m**2",
    Dimension.VOLUME: "m**3",
    Dimension.MASS: "kg",
    Dimension.SPEED: "m/s",
    Dimension.ENERGY: "J",
    Dimension.POWER: "W",
    Dimension.TEMPERATURE: "kelvin",
    Dimension.TEMPERATURE_DIFFERENCE: "kelvin",
    Dimension.PRESSURE: "Pa",
    Dimension.FORCE: "N",
    Dimension.FREQUENCY: "Hz",
    Dimension.ANGLE: "rad",
    Dimension.VOLTAGE: "V",
    Dimension.CURRENT: "A",
    Dimension.DOSE: "Sv",
    Dimension.ACTIVITY: "Bq",
    Dimension.DATA: "bit",
    Dimension.TIME: "s",
    Dimension.CALENDAR: "month",
    Dimension.SHARE: "dimensionless",
}
"""Our base units in Pint's words. Points and money are left out: Pint has neither."""

IN_PINT = {
    "mile": "international_mile",
    "fluid-ounce-us": "US_fluid_ounce",
    "fluid-ounce-imperial": "imperial_fluid_ounce",
    "pint-us": "US_pint",
    "pint-imperial": "imperial_pint",
    "gallon-us": "US_liquid_gallon",
    "gallon-imperial": "imperial_gallon",
    "tonne": "metric_ton",
    "stone": "stone",
    "short-ton": "US_ton",
    "long-ton": "UK_ton",
    "troy-ounce": "troy_ounce",
    "mechanical-horsepower": "UK_horsepower",
    "metric-horsepower": "metric_horsepower",
    "celsius": "degC",
    "fahrenheit": "degF",
    "celsius-difference": "delta_degC",
    "fahrenheit-difference": "delta_degF",
    "pound-force-per-square-inch": "force_pound / inch ** 2",
    "pound-force": "force_pound",
    "kiloton-tnt": "kiloton_TNT",
    "megaton-tnt": "megaton_TNT",
    "millimeter-ofhg": "mmHg",
    "inch-ofhg": "inHg",
    "british-thermal-unit": "international_british_thermal_unit",
    "arc-second": "arcsecond",
    "arc-minute": "arcminute",
    "arc-degree": "degree",
    "part-per-million": "ppm",
    "astronomical-unit": "astronomical_unit",
    "light-year": "light_year",
    "nautical-mile": "nautical_mile",
    "oil-barrel": "oil_barrel",
    "knot": "knot",
}
"""Units that Pint calls otherwise than by our id with underscores."""


def in_pint(unit: Unit) -> str:
    """Return the unit as an expression that Pint reads."""
    if unit.id in IN_PINT:
        return IN_PINT[unit.id]
    top, _, bottom = unit.id.partition("-per-")
    expression = _term(top)
    return f"{expression} / {_term(bottom)}" if bottom else expression


def _term(id_: str) -> str:
    words = id_.split("-")
    power = {"square": "**2", "cubic": "**3"}.get(words[0], "")
    if power:
        words = words[1:]
    return " * ".join(words) + power


MEASURED = [u for u in UNITS if u.dimension is not Dimension.POINTS]
DIGITS = 1e-9
"""Pint and ucumvert calculate in floating point."""
PINT_DIFFERS = {
    "dunam": "Pint has none.",
    "acre": "Pint's is of survey feet, 4 millionths larger; surveyors gave it up in 2022.",
    "acre-foot": "Pint's is of survey feet.",
    "decade": "In Pint it is a ratio of ten.",
    "part-per-billion": "Pint has none.",
}
"""Unit -> why Pint's size of it is another, or none."""
UCUMVERT_DIFFERS = {
    "cubic-foot": "ucumvert reads [cft_i] as a hundredth of a foot.",
    "cubic-yard": "ucumvert reads [cyd_i] as a hundredth of a yard.",
    "acre-foot": "As [cft_i].",
    "inch-ofhg": "ucumvert takes mercury at 60 °F; ours is the conventional one.",
    "arc-second": "ucumvert reads '' as a second of time.",
    "arc-minute": "ucumvert reads ' as a minute of time.",
}
"""Unit -> why ucumvert's size of its code is another; the codes are compared with UCUM's list."""
IN_UCUM = {
    "[cft_i]": ("1", "[ft_i]3"),
    "[cyd_i]": ("1", "[yd_i]3"),
    "''": ("1", "'/60"),
    "'": ("1", "deg/60"),
    "[in_i'Hg]": ("1", "m[Hg].[in_i]/m"),
}
"""What UCUM's own list says of the codes that ucumvert takes for others."""
WITHOUT_UCUM = ["kiloton-tnt", "megaton-tnt", "percentage-point", "basis-point"]


@pytest.fixture(scope="module")
def registry():
    return pint.UnitRegistry()


@pytest.fixture(scope="module")
def ucum():
    return ucumvert.PintUcumRegistry()


def differing(read) -> set[str]:
    """Return the units that a judge does not know or knows otherwise."""
    return {unit.id for unit in MEASURED if _differs(read, unit)}


def _differs(read, unit: Unit) -> bool:
    try:
        theirs = read(unit).to(BASES[unit.dimension]).magnitude
    except (pint.PintError, ValueError):
        return True
    ours = float(unit.factor + unit.offset)
    return bool(abs(theirs - ours) > DIGITS * abs(ours))


def test_pint_gives_every_unit_the_same_size(registry):
    assert differing(lambda unit: registry.Quantity(1, in_pint(unit))) == set(PINT_DIFFERS)


def test_ucum_gives_every_code_the_same_size(ucum):
    def read(unit):
        return ucum.from_ucum(unit.ucum) if unit.ucum else ucum.Quantity(1, in_pint(unit))

    assert differing(read) == set(UCUMVERT_DIFFERS)


def test_the_codes_that_ucumvert_misreads_stand_in_ucums_own_list():
    [file] = Path(ucumvert.__file__).parent.rglob("ucum-essence.xml")
    values = {
        unit.get("Code"): (unit[-1].get("value"), unit[-1].get("Unit"))
        for unit in ElementTree.parse(file).getroot()
        if unit.tag.endswith("}unit")
    }
    assert {code: values.get(code) for code in IN_UCUM} == IN_UCUM
    misread = {unit.ucum for unit in UNITS if unit.id in UCUMVERT_DIFFERS}
    assert misread - set(IN_UCUM) == {"43560.[cft_i]"}


def test_units_without_a_code_of_ucum_are_known_by_name():
    assert [unit.id for unit in UNITS if not unit.ucum] == WITHOUT_UCUM
