"""Units of length, area, volume and angle.

Sizes: SI by definition; feet, miles and acres by the agreement of 1959 (no survey
feet); gallons, pints and fluid ounces of both sides of the Atlantic.
"""

from decimal import Decimal as D

from footnoted.quantities.tables.row import FOOT, IMPERIAL_GALLON, MILE, US_GALLON, Rows
from footnoted.quantities.unit import Dimension as Of

_length = Rows(Of.LENGTH, "length")
_area = Rows(Of.AREA, "area")
_volume = Rows(Of.VOLUME, "volume")
_angle = Rows(Of.ANGLE, "angle")
_INCH = FOOT / 12
_DEGREE = D("3.14159265358979323846264338327950288419716939937510582097494459") / 180

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
    _angle("arc-second", _DEGREE / 3600, "''", "arcsec"),
    _angle("arc-minute", _DEGREE / 60, "'", "arcmin"),
    _angle("arc-degree", _DEGREE, "deg", "arcdeg", names=("degree of arc",), cldr="degree"),
    _angle("radian", 1, "rad", "rad"),
)
