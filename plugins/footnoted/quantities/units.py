"""The table of units."""

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

# -------------------------------------------------------------------------------------------------
# What a unit is: its names, its dimension and its size.
#
# The units are in the tables below; currencies in ``quantity``.

EXACT = Context(prec=60)
"""The precision of all arithmetic, whatever the process's own decimal context."""


class UnitError(ValueError):
    """A unit that is unknown, ambiguous or of the wrong kind.

    ``message`` says what is wrong, ``hint`` what to write instead (empty if nothing better can be
    said). ``str(error)`` is the message.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep both sentences."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class Dimension(StrEnum):
    """What is measured, and the base unit in which its units are sized."""

    LENGTH = "length"
    """Meters."""
    AREA = "area"
    """Square meters."""
    VOLUME = "volume"
    """Cubic meters."""
    MASS = "mass"
    """Kilograms."""
    SPEED = "speed"
    """Meters per second."""
    ENERGY = "energy"
    """Joules."""
    POWER = "power"
    """Watts."""
    TEMPERATURE = "temperature"
    """Kelvin."""
    TEMPERATURE_DIFFERENCE = "temperature difference"
    """Kelvin: how much warmer, not how warm; zero is zero in every unit."""
    PRESSURE = "pressure"
    """Pascal."""
    FORCE = "force"
    """Newton."""
    FREQUENCY = "frequency"
    """Hertz."""
    ANGLE = "angle"
    """Radian."""
    VOLTAGE = "voltage"
    """Volt."""
    CURRENT = "electric current"
    """Ampere."""
    DOSE = "dose of radiation"
    """Sievert."""
    ACTIVITY = "radioactivity"
    """Becquerel."""
    DATA = "data"
    """Bits."""
    TIME = "time"
    """Seconds."""
    CALENDAR = "calendar time"
    """Months; no fixed number of days."""
    SHARE = "share"
    """Parts of one."""
    POINTS = "percentage points"
    """Percentage points: differences of shares, not shares."""
    MONEY = "money"
    """The currency itself: rates change from day to day, none is assumed."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of measure or currency."""

    id: str
    """CLDR's id where CLDR has one (``square-kilometer``), or ISO 4217's code."""
    dimension: Dimension
    factor: Decimal = Decimal(1)
    """How many base units it is; exact by definition, or to the digits published."""
    symbols: tuple[str, ...] = ()
    """Usual symbols, the one for messages first; capitals matter."""
    names: tuple[str, ...] = ()
    """Usual names in the singular, besides the id; capitals don't matter."""
    cldr: str = ""
    """Babel's key if CLDR's words are right and say which unit is meant."""
    offset: Decimal = Decimal(0)
    """Base units at this unit's zero (temperatures)."""
    long_id: str = ""
    """CLDR's id with its category (``volume-gallon``); empty if CLDR has none."""
    ucum: str = ""
    """Its code in the Unified Code for Units of Measure; empty if it has none."""

    @property
    def symbol(self) -> str:
        """Return the symbol for messages."""
        return self.symbols[0] if self.symbols else self.id

    @property
    def cldr_id(self) -> str:
        """Return CLDR's own id, which can be another than ours: ``gallon`` for ``gallon-us``."""
        return self.long_id.partition("-")[2]

    @property
    def is_of_length(self) -> bool:
        """Return whether it is a length, or one squared or cubed: no hectares, no liters."""
        return self.dimension is Dimension.LENGTH or self.id.startswith(("square-", "cubic-"))

    @property
    def power(self) -> int:
        """Return the power of length in it: 2 for areas, 3 for volumes."""
        return {Dimension.AREA: 2, Dimension.VOLUME: 3}.get(self.dimension, 1)


def convert(value: Decimal, unit: Unit, to: Unit) -> Decimal:
    """Return a value in another unit of the same dimension, with as many digits as its size has."""
    base = EXACT.add(EXACT.multiply(value, unit.factor), unit.offset)
    return EXACT.divide(EXACT.subtract(base, to.offset), to.factor)


# -------------------------------------------------------------------------------------------------
# The question to ask if a name can mean several units.
#
# Each text is in lower case and singular, with the question that settles it. An id is here, too, if
# people mean other things by it: ``pound`` is CLDR's id of a mass and everybody's word for money.

_TON = "Which ton? tonne is 1,000 kg, short-ton 2,000 lb (US), long-ton 2,240 lb (UK)."
_GALLON = "Which gallon? gallon-us is 3.785 liters, gallon-imperial 4.546."
_CALORIE = "Which calorie? Food's is kilocalorie (kcal); give the small one in joule."
_DOLLAR = "Whose dollar? Write the ISO 4217 code: USD, CAD, AUD …"
_PINT = "Which pint? pint-us is 0.473 liters, pint-imperial 0.568."
_OUNCE = (
    "Which ounce? oz is 28.35 g; gold and silver are weighed in troy-ounce, 31.10 g; drinks are "
    "measured in fluid-ounce-us or fluid-ounce-imperial."
)
_FLUID = "Which fluid ounce? fluid-ounce-us is 29.57 ml, fluid-ounce-imperial 28.41."
_HUNDREDWEIGHT = "Which hundredweight? The US one is 100 lb, the UK one 112 lb: give it in lb."
_HORSEPOWER = (
    "Which horsepower? mechanical-horsepower (bhp) is 745.7 W, metric-horsepower (PS) 735.5 W."
)
_QUESTIONS_DEGREE = "Which degree? celsius (°C), fahrenheit (°F), or arc-degree for an angle."
_KT = (
    "Knots or kilotons? Write knot (kn) for speed, kiloton-tnt for an explosion; give mass in "
    "tonnes."
)
_MT = "Megatons of what? Write megaton-tnt for an explosion; give mass in tonnes."
_POUND = "Weight or money? Write lb for weight, the ISO 4217 code (GBP, EGP …) for money."
_CROWN = "Whose krone or krona? Write the ISO 4217 code: NOK, DKK, SEK, ISK."
_CALIBER = "Write mm; a caliber in inches is given in inch (in)."
_POINT = "Points of what? Write percentage-point, basis-point, or count-of: points."
_VOLUME = "Its size is not the same everywhere. Give the volume in liters."

QUESTIONS: dict[str, str] = {
    "ton": _TON,
    "gallon": _GALLON,
    "gal": _GALLON,
    "barrel": "Which barrel? oil-barrel (bbl) is 159 liters; give other barrels in liters.",
    "pint": _PINT,
    "pt": _PINT,
    "fluid ounce": _FLUID,
    "fl oz": _FLUID,
    "quart": _VOLUME,
    "cup": _VOLUME,
    "bushel": "A bushel of what? Its weight depends on the grain. Give tonnes or liters.",
    "ounce": _OUNCE,
    "hundredweight": _HUNDREDWEIGHT,
    "cwt": _HUNDREDWEIGHT,
    "kt": _KT,
    "kiloton": _KT,
    "mt": _MT,
    "megaton": _MT,
    "nm": "Nanometers or nautical miles? Write nanometer or nmi.",
    "horsepower": _HORSEPOWER,
    "hp": _HORSEPOWER,
    "calorie": _CALORIE,
    "cal": _CALORIE,
    "caliber": _CALIBER,
    "calibre": _CALIBER,
    "degree": _QUESTIONS_DEGREE,
    "deg": _QUESTIONS_DEGREE,
    "°": _QUESTIONS_DEGREE,
    "c": "Write celsius or °C if degrees are meant.",
    "f": "Write fahrenheit or °F if degrees are meant.",
    "point": _POINT,
    "pt.": _POINT,
    "dollar": _DOLLAR,
    "$": _DOLLAR,
    "kr": _CROWN,
    "krone": _CROWN,
    "krona": _CROWN,
    "¥": "Yen or yuan? Write the ISO 4217 code: JPY or CNY.",
    "£": "Whose pound? Write the ISO 4217 code: GBP, EGP …",
    "pound": _POUND,
    "pounds": _POUND,
    "ruble": "Whose ruble? Write the ISO 4217 code: RUB or BYN.",
    "rouble": "Whose ruble? Write the ISO 4217 code: RUB or BYN.",
    "peso": "Whose peso? Write the ISO 4217 code: MXN, ARS, PHP …",
    "rupee": "Whose rupee? Write the ISO 4217 code: INR, PKR, LKR …",
    "dinar": "Whose dinar? Write the ISO 4217 code: RSD, IQD, KWD …",
    "franc": "Whose franc? Write the ISO 4217 code: CHF, XOF, XAF …",
    "rial": "Whose rial? Write the ISO 4217 code: IRR, OMR, YER.",
    "riyal": "Whose riyal? Write the ISO 4217 code: SAR or QAR.",
    "lira": "Whose lira? Write the ISO 4217 code: TRY, or ITL for Italy's former money.",
    "won": "Whose won? Write the ISO 4217 code: KRW or KPW.",
    "leu": "Whose leu? Write the ISO 4217 code: RON or MDL.",
    "lei": "Whose leu? Write the ISO 4217 code: RON or MDL.",
    "bcm": "A billion cubic meters: write its zeros in value, and unit: m³.",
}

NUMBERS = frozenset(
    "k thousand hundred dozen million mio mln mn mil bn bln milliard milliarde milliarden mrd "
    "tausend millionen тис тисяча тисяч млн мільйон мільйонів млрд мільярд мільярдів".split()
)
"""Words that are numbers, not units."""

BILLIONS = frozenset("billion billionen trillion trillionen tn більйон трильйон трлн".split())
"""Words whose number depends on the language: the long and the short scale."""

SCALE = "English means 1000000000 by billion, German and French 1000000000000."
"""What a writer who uses one of those should know."""


# -------------------------------------------------------------------------------------------------
# How a row of the tables becomes a unit.

FOOT, MILE, POUND = Decimal("0.3048"), Decimal("1609.344"), Decimal("0.45359237")
"""Yard and pound agreement of 1959, in meters and kilograms."""
US_GALLON, IMPERIAL_GALLON = Decimal("0.003785411784"), Decimal("0.00454609")
"""NIST SP 811 and the Weights and Measures Act 1985, in cubic meters."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one dimension; calling it makes a unit."""

    dimension: Dimension
    category: str
    """How CLDR begins the keys of such units: ``length`` of ``length-meter``."""

    def __call__(  # noqa: PLR0913 - a row of a table
        self,
        id_: str,
        size: str | int | Decimal,
        ucum: str,
        *symbols: str,
        names: tuple[str, ...] = (),
        cldr: str | None = None,
        words: bool = True,
        zero: str | Decimal = "0",
    ) -> Unit:
        """Make a unit.

        ``size`` is in base units. ``cldr`` is its id in CLDR if that is not the same, or empty if
        CLDR has none. ``words`` is false if CLDR's own words for it don't say which unit is meant,
        or if Babel has none.
        """
        found = id_ if cldr is None else cldr
        long_id = f"{self.category}-{found}" if found else ""
        key = long_id if words else ""
        return Unit(
            id_, self.dimension, Decimal(size), symbols, names, key, Decimal(zero), long_id, ucum
        )


# -------------------------------------------------------------------------------------------------
# Units of mass, motion, energy, heat, pressure, electricity and radiation.
#
# Sizes: SI by definition, pound by the agreement of 1959, others by NIST SP 811.

_mass = Rows(Dimension.MASS, "mass")
_speed = Rows(Dimension.SPEED, "speed")
_energy = Rows(Dimension.ENERGY, "energy")
_power = Rows(Dimension.POWER, "power")
_heat = Rows(Dimension.TEMPERATURE, "temperature")
_warming = Rows(Dimension.TEMPERATURE_DIFFERENCE, "temperature")
_pressure = Rows(Dimension.PRESSURE, "pressure")
_force = Rows(Dimension.FORCE, "force")
_frequency = Rows(Dimension.FREQUENCY, "frequency")
_voltage = Rows(Dimension.VOLTAGE, "electric")
_current = Rows(Dimension.CURRENT, "electric")
_dose = Rows(Dimension.DOSE, "")
_activity = Rows(Dimension.ACTIVITY, "")
_GRAVITY = Decimal("9.80665")
_POUND_FORCE = POUND * _GRAVITY
_PSI = _POUND_FORCE / (FOOT / 12) ** 2
_TNT = Decimal("4.184")

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
        Decimal(1000) / 3600,
        "km/h",
        "km/h",
        "kph",
        "kmh",
        names=("kilometer an hour",),
    ),
    _speed("mile-per-hour", MILE / 3600, "[mi_i]/h", "mph", names=("mile an hour",)),
    _speed("knot", Decimal(1852) / 3600, "[kn_i]", "kn", "kts"),
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
        Decimal(5) / 9,
        "[degF]",
        "°F",
        names=("degree fahrenheit",),
        zero=Decimal("459.67") * 5 / 9,
    ),
    _heat("kelvin", 1, "K", "K"),
    _warming("celsius-difference", 1, "K", "Δ°C", cldr="celsius"),
    _warming("fahrenheit-difference", Decimal(5) / 9, "5.K/9", "Δ°F", cldr="fahrenheit"),
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


# -------------------------------------------------------------------------------------------------
# Units of data, time and shares.
#
# A month has no fixed number of days, so calendar time is a dimension of its own. Kilobytes are
# 1,000 bytes, as SI and CLDR have it.

_data = Rows(Dimension.DATA, "digital")
_time = Rows(Dimension.TIME, "duration")
_calendar = Rows(Dimension.CALENDAR, "duration")
_share = Rows(Dimension.SHARE, "concentr")
_points = Rows(Dimension.POINTS, "")

DATA = (
    _data("bit", 1, "bit", "bit"),
    _data("kilobit", 1000, "kbit", "kbit", "kb"),
    _data("megabit", 10**6, "Mbit", "Mbit", "Mb"),
    _data("gigabit", 10**9, "Gbit", "Gbit", "Gb"),
    _data("terabit", 10**12, "Tbit", "Tbit", "Tb"),
    _data("byte", 8, "By", "B"),
    _data("kilobyte", 8000, "kBy", "kB", "KB"),
    _data("megabyte", 8 * 10**6, "MBy", "MB"),
    _data("gigabyte", 8 * 10**9, "GBy", "GB"),
    _data("terabyte", 8 * 10**12, "TBy", "TB"),
    _data("petabyte", 8 * 10**15, "PBy", "PB"),
)

TIMES = (
    _time("microsecond", "1e-6", "us", "µs", "μs"),
    _time("millisecond", "0.001", "ms", "ms"),
    _time("second", 1, "s", "s", "sec"),
    _time("minute", 60, "min", "min"),
    _time("hour", 3600, "h", "h", "hr"),
    _time("day", 86400, "d", "days", "d"),
    _time("week", 604800, "wk", "weeks", "wk"),
    _calendar("month", 1, "mo", "months"),
    _calendar("year", 12, "a", "years", "yr"),
    _calendar("decade", 120, "10.a", "decades"),
    _calendar("century", 1200, "100.a", "centuries"),
)

SHARES = (
    _share("percent", "0.01", "%", "%", names=("per cent", "percentage")),
    _share("permille", "0.001", "[ppth]", "‰", names=("per mille",)),
    _share("part-per-million", "1e-6", "[ppm]", "ppm", names=("permillion",), cldr="permillion"),
    _share(
        "part-per-billion",
        "1e-9",
        "[ppb]",
        "ppb",
        cldr="portion-per-1e9",
    ),
    _points("percentage-point", 1, "", "pp", "p.p.", cldr=""),
    _points("basis-point", "0.01", "", "bp", "bps", cldr=""),
)


# -------------------------------------------------------------------------------------------------
# Units of length, area, volume and angle.
#
# Sizes: SI by definition; feet, miles and acres by the agreement of 1959 (no survey feet);
# gallons, pints and fluid ounces of both sides of the Atlantic.

_length = Rows(Dimension.LENGTH, "length")
_area = Rows(Dimension.AREA, "area")
_volume = Rows(Dimension.VOLUME, "volume")
_angle = Rows(Dimension.ANGLE, "angle")
_INCH = FOOT / 12
_SPACE_DEGREE = Decimal("3.14159265358979323846264338327950288419716939937510582097494459") / 180

LENGTHS = (
    _length("nanometer", "1e-9", "nm"),
    _length("micrometer", "1e-6", "um", "µm", "μm", names=("micron",)),
    _length("millimeter", "0.001", "mm", "mm"),
    _length("centimeter", "0.01", "cm", "cm"),
    _length("meter", 1, "m", "m"),
    _length("kilometer", 1000, "km", "km"),
    _length("inch", _INCH, "[in_i]", "in", "in.", "\u2033"),
    _length("foot", FOOT, "[ft_i]", "ft", "ft.", "\u2032"),
    _length("yard", FOOT * 3, "[yd_i]", "yd", "yd."),
    _length("mile", MILE, "[mi_i]", "mi", "mi.", names=("statute mile",)),
    _length("nautical-mile", 1852, "[nmi_i]", "nmi", "NM", names=("sea mile",)),
    _length("astronomical-unit", 149597870700, "AU", "au"),
    _length("light-year", 9460730472580800, "[ly]", "ly"),
)

AREAS = (
    _area("square-centimeter", "0.0001", "cm2", "cm²", "sq cm"),
    _area("square-meter", 1, "m2", "m²", "sq m"),
    _area("dunam", 1000, "10.ar", "dunams"),
    _area("hectare", 10000, "har", "ha"),
    _area("square-kilometer", 1000000, "km2", "km²", "sq km"),
    _area("square-inch", _INCH**2, "[sin_i]", "sq in", "in²"),
    _area("square-foot", FOOT**2, "[sft_i]", "sq ft", "ft²"),
    _area("square-yard", (FOOT * 3) ** 2, "[syd_i]", "sq yd", "yd²"),
    _area("acre", FOOT**2 * 43560, "43560.[sft_i]", "ac"),
    _area("square-mile", MILE**2, "[mi_i]2", "sq mi", "mi²"),
)

VOLUMES = (
    _volume("milliliter", "1e-6", "mL", "ml", "mL"),
    _volume("cubic-centimeter", "1e-6", "cm3", "cm³", "cu cm", "cc"),
    _volume("centiliter", "1e-5", "cL", "cl", "cL"),
    _volume("liter", "0.001", "L", "l", "L"),
    _volume("hectoliter", "0.1", "hL", "hl", "hL"),
    _volume("cubic-meter", 1, "m3", "m³", "cu m"),
    _volume("megaliter", 1000, "ML", "ML"),
    _volume("cubic-kilometer", 10**9, "km3", "km³", "cu km"),
    _volume("cubic-inch", _INCH**3, "[cin_i]", "cu in", "in³"),
    _volume("cubic-foot", FOOT**3, "[cft_i]", "cu ft", "ft³"),
    _volume("cubic-yard", (FOOT * 3) ** 3, "[cyd_i]", "cu yd", "yd³"),
    _volume("cubic-mile", MILE**3, "[mi_i]3", "cu mi", "mi³"),
    _volume("acre-foot", FOOT**3 * 43560, "43560.[cft_i]", "ac ft", "acre-feet"),
    _volume(
        "fluid-ounce-us",
        US_GALLON / 128,
        "[foz_us]",
        "US fl oz",
        names=("us fluid ounce",),
        cldr="fluid-ounce",
        words=False,
    ),
    _volume(
        "fluid-ounce-imperial",
        IMPERIAL_GALLON / 160,
        "[foz_br]",
        "imp fl oz",
        names=("imperial fluid ounce", "uk fluid ounce"),
        cldr="fluid-ounce-imperial",
        words=False,
    ),
    _volume(
        "pint-us",
        US_GALLON / 8,
        "[pt_us]",
        "US pt",
        names=("us pint",),
        cldr="pint",
        words=False,
    ),
    _volume(
        "pint-imperial",
        IMPERIAL_GALLON / 8,
        "[pt_br]",
        "imp pt",
        names=("imperial pint", "uk pint"),
        cldr="",
    ),
    _volume(
        "gallon-us",
        US_GALLON,
        "[gal_us]",
        "US gal",
        names=("us gallon",),
        cldr="gallon",
        words=False,
    ),
    _volume(
        "gallon-imperial",
        IMPERIAL_GALLON,
        "[gal_br]",
        "imp gal",
        names=("imperial gallon", "uk gallon"),
    ),
    _volume(
        "oil-barrel",
        US_GALLON * 42,
        "[bbl_us]",
        "bbl",
        names=("barrel of oil", "barrel oil"),
        cldr="barrel",
    ),
)

ANGLES = (
    _angle("arc-second", _SPACE_DEGREE / 3600, "''", "arcsec"),
    _angle("arc-minute", _SPACE_DEGREE / 60, "'", "arcmin"),
    _angle("arc-degree", _SPACE_DEGREE, "deg", "arcdeg", names=("degree of arc",), cldr="degree"),
    _angle("radian", 1, "rad", "rad"),
)


# -------------------------------------------------------------------------------------------------
# All units, and what to ask if a name can mean several; no currencies.
#
# The sizes have their references in the tables above.

UNITS: tuple[Unit, ...] = (
    *LENGTHS,
    *AREAS,
    *VOLUMES,
    *MASSES,
    *SPEEDS,
    *ENERGIES,
    *POWERS,
    *TEMPERATURES,
    *FORCES,
    *ANGLES,
    *DATA,
    *TIMES,
    *SHARES,
)
