"""What is asked where a name can mean several units.

Text in lower case and singular -> the question that settles it. An id stands
here, too, where people mean other things by it: ``pound`` is CLDR's id of a
mass and everybody's word for money.
"""

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
_DEGREE = "Which degree? celsius (°C), fahrenheit (°F), or arc-degree for an angle."
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
    "bushel": "A bushel of what? Its weight hangs on the grain. Give tonnes or liters.",
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
    "degree": _DEGREE,
    "deg": _DEGREE,
    "°": _DEGREE,
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
"""What a writer should know who meets one of those."""
