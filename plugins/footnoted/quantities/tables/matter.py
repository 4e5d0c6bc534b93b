"""Units of mass, motion, energy, heat, pressure, electricity and radiation.

Sizes: SI by definition, pound by the agreement of 1959, others by NIST SP 811.
"""

from decimal import Decimal as D

from footnoted.quantities.tables.row import FOOT, MILE, POUND, Rows
from footnoted.quantities.unit import Dimension as Of

_mass = Rows(Of.MASS, "mass")
_speed = Rows(Of.SPEED, "speed")
_energy = Rows(Of.ENERGY, "energy")
_power = Rows(Of.POWER, "power")
_heat = Rows(Of.TEMPERATURE, "temperature")
_warming = Rows(Of.TEMPERATURE_DIFFERENCE, "temperature")
_pressure = Rows(Of.PRESSURE, "pressure")
_force = Rows(Of.FORCE, "force")
_frequency = Rows(Of.FREQUENCY, "frequency")
_voltage = Rows(Of.VOLTAGE, "electric")
_current = Rows(Of.CURRENT, "electric")
_dose = Rows(Of.DOSE, "")
_activity = Rows(Of.ACTIVITY, "")
_GRAVITY = D("9.80665")
_POUND_FORCE = POUND * _GRAVITY
_PSI = _POUND_FORCE / (FOOT / 12) ** 2
_TNT = D("4.184")

MASSES = (
    _mass("microgram", "1e-9", "ug", "µg", "μg", "mcg"),
    _mass("milligram", "1e-6", "mg", "mg"),
    _mass("gram", "0.001", "g", "g"),
    _mass("kilogram", 1, "kg", "kg"),
    _mass("tonne", 1000, "t", "t", names=("metric ton", "metric tonne")),
    _mass("carat", "0.0002", "[car_m]", "carats"),
    _mass("ounce", POUND / 16, "[oz_av]", "oz", "oz.", names=("avoirdupois ounce",)),
    _mass(
        "troy-ounce",
        POUND / 7000 * 480,
        "[oz_tr]",
        "oz t",
        names=("ounce troy",),
        cldr="ounce-troy",
    ),
    _mass("pound", POUND, "[lb_av]", "lb", "lb.", "lbs", names=("avoirdupois pound",)),
    _mass("stone", POUND * 14, "[stone_av]", "st"),
    _mass(
        "short-ton",
        POUND * 2000,
        "[ston_av]",
        "short tons",
        "sh tn",
        names=("us ton",),
        cldr="ton",
        words=False,
    ),
    _mass(
        "long-ton",
        POUND * 2240,
        "[lton_av]",
        "long tons",
        "l tn",
        names=("imperial ton",),
        cldr="",
    ),
)

SPEEDS = (
    _speed("meter-per-second", 1, "m/s", "m/s"),
    _speed(
        "kilometer-per-hour",
        D(1000) / 3600,
        "km/h",
        "km/h",
        "kph",
        "kmh",
        names=("kilometer an hour",),
    ),
    _speed("mile-per-hour", MILE / 3600, "[mi_i]/h", "mph", names=("mile an hour",)),
    _speed("knot", D(1852) / 3600, "[kn_i]", "kn", "kts"),
)

ENERGIES = (
    _energy("joule", 1, "J", "J"),
    _energy("kilojoule", 1000, "kJ", "kJ"),
    _energy("megajoule", 10**6, "MJ", "MJ", words=False),
    _energy("gigajoule", 10**9, "GJ", "GJ", words=False),
    _energy("terajoule", 10**12, "TJ", "TJ", words=False),
    _energy("kilocalorie", 4184, "kcal", "kcal"),
    _energy("british-thermal-unit", "1055.05585262", "[Btu_IT]", "Btu", "BTU"),
    _energy("kilowatt-hour", 36 * 10**5, "kW.h", "kWh"),
    _energy("megawatt-hour", 36 * 10**8, "MW.h", "MWh", words=False),
    _energy("gigawatt-hour", 36 * 10**11, "GW.h", "GWh", words=False),
    _energy("terawatt-hour", 36 * 10**14, "TW.h", "TWh", words=False),
    _energy("kiloton-tnt", _TNT * 10**12, "", "kt TNT", names=("kiloton of tnt",), cldr=""),
    _energy("megaton-tnt", _TNT * 10**15, "", "Mt TNT", names=("megaton of tnt",), cldr=""),
)

POWERS = (
    _power("milliwatt", "0.001", "mW", "mW"),
    _power("watt", 1, "W", "W"),
    _power("kilowatt", 1000, "kW", "kW"),
    _power("megawatt", 10**6, "MW", "MW"),
    _power("gigawatt", 10**9, "GW", "GW"),
    _power("terawatt", 10**12, "TW", "TW", words=False),
    _power(
        "mechanical-horsepower",
        _POUND_FORCE * FOOT * 550,
        "[HP]",
        "bhp",
        names=("imperial horsepower", "us horsepower"),
        cldr="horsepower",
        words=False,
    ),
    _power("metric-horsepower", _GRAVITY * 75, "75.m.kgf/s", "PS", "cv", cldr=""),
)

TEMPERATURES = (
    _heat("celsius", 1, "Cel", "°C", names=("degree celsius",), zero="273.15"),
    _heat(
        "fahrenheit",
        D(5) / 9,
        "[degF]",
        "°F",
        names=("degree fahrenheit",),
        zero=D("459.67") * 5 / 9,
    ),
    _heat("kelvin", 1, "K", "K"),
    _warming("celsius-difference", 1, "K", "Δ°C", cldr="celsius"),
    _warming("fahrenheit-difference", D(5) / 9, "5.K/9", "Δ°F", cldr="fahrenheit"),
)

FORCES = (
    _pressure("pascal", 1, "Pa", "Pa"),
    _pressure("hectopascal", 100, "hPa", "hPa"),
    _pressure("kilopascal", 1000, "kPa", "kPa"),
    _pressure("megapascal", 10**6, "MPa", "MPa"),
    _pressure("millibar", 100, "mbar", "mbar"),
    _pressure("bar", 10**5, "bar", "bar"),
    _pressure("atmosphere", 101325, "atm", "atm"),
    _pressure("pound-force-per-square-inch", _PSI, "[psi]", "psi"),
    _pressure("millimeter-ofhg", "133.322387415", "mm[Hg]", "mmHg", "mm Hg"),
    _pressure("inch-ofhg", "3386.388640341", "[in_i'Hg]", "inHg", "in Hg"),
    _force("newton", 1, "N", "N"),
    _force("kilonewton", 1000, "kN", "kN", words=False),
    _force("pound-force", _POUND_FORCE, "[lbf_av]", "lbf"),
    _frequency("hertz", 1, "Hz", "Hz"),
    _frequency("kilohertz", 1000, "kHz", "kHz"),
    _frequency("megahertz", 10**6, "MHz", "MHz"),
    _frequency("gigahertz", 10**9, "GHz", "GHz"),
    _voltage("volt", 1, "V", "V"),
    _voltage("kilovolt", 1000, "kV", "kV", words=False),
    _current("milliampere", "0.001", "mA", "mA"),
    _current("ampere", 1, "A", "A"),
    _dose("microsievert", "1e-6", "uSv", "µSv", "μSv", cldr=""),
    _dose("millisievert", "0.001", "mSv", "mSv", cldr=""),
    _dose("sievert", 1, "Sv", "Sv", cldr=""),
    _activity("becquerel", 1, "Bq", "Bq", cldr=""),
)
