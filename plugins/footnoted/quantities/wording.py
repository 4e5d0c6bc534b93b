"""A quantity in words for people, by locale; the author's zeros stay.

Numbers, units and money by Babel (CLDR); never rounds, never converts.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from footnoted.quantities.finding import find_unit
from footnoted.quantities.phrases import PHRASES, SIGNS, Phrases
from footnoted.quantities.quantity import Bound, Quantity
from footnoted.quantities.unit import Dimension, Unit, UnitError

_SPOKEN = (Dimension.TIME, Dimension.CALENDAR, Dimension.ANGLE)
_UNFAMILIAR = set(
    "oil-barrel gallon-imperial knot nautical-mile light-year astronomical-unit troy-ounce carat "
    "stone atmosphere acre-foot bit byte".split()
)
"""Units that few know by their symbols."""


def words(quantity: Quantity, locale: str = "en") -> str:
    """Say a quantity: ``about 1,300 km²``, ``at least 40``, ``1,300–1,500 km²``."""
    found = locale_for(locale)
    phrases = PHRASES.get(found.language, SIGNS)
    said = _measured(quantity, found, phrases)
    if quantity.count_of:
        said = f"{said} {quantity.count_of}"
    if quantity.per:
        said = phrases.per.format(said, _each(quantity.per, found, phrases))
    if quantity.approximate:
        said = phrases.about.format(said)
    bound = quantity.bound or _open_end(quantity)
    return phrases.bounds[list(Bound).index(bound)].format(said) if bound else said


@lru_cache(maxsize=64)
def locale_for(name: str) -> Locale:
    """Find the locale of a language tag, or of its language alone, or English."""
    for tag in (name.replace("-", "_"), name.replace("_", "-").split("-")[0]):
        try:
            return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def grouping_sign(name: str) -> str:
    """Give what a language puts between thousands: a comma, a point, a space."""
    symbols = locale_for(name).number_symbols
    return str(symbols.get("latn", symbols)["group"])


def number(value: Decimal, locale: Locale) -> str:
    """Write a number with all the digits that were typed."""
    pattern = _with_places(locale.decimal_formats[None].pattern, value)
    return format_decimal(value, pattern, locale, decimal_quantization=False)


def _with_places(pattern: str, value: Decimal) -> str:
    """Give CLDR's pattern exactly as many decimal places as the number has."""
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    whole, _, rest = pattern.partition(".")
    after = rest.lstrip("0#")
    return f"{whole}{'.' + '0' * places if places else ''}{after}"


def _open_end(quantity: Quantity) -> Bound | None:
    """Read a range with one end as a bound."""
    if quantity.value is not None or (quantity.low is not None and quantity.high is not None):
        return None
    return Bound.AT_MOST if quantity.low is None else Bound.AT_LEAST


def _measured(quantity: Quantity, locale: Locale, phrases: Phrases) -> str:
    ends = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]
    span = phrases.span if min(ends) < 0 and len(ends) > 1 else "–".join(["{}"] * len(ends))
    if quantity.unit and quantity.unit.dimension is Dimension.MONEY:
        return span.format(*(_money(end, quantity.unit, locale) for end in ends))
    said = _with_unit(ends[-1], quantity.unit, locale, phrases)
    written = span.format(*(number(end, locale) for end in ends))
    return said.replace(number(ends[-1], locale), written, 1)


def _each(per: str, locale: Locale, phrases: Phrases) -> str:
    """Say what a rate is reckoned by: a word of the table, a unit, or the author's own words."""
    if per in phrases.times:
        return phrases.times[per]
    digits, space, rest = per.partition(" ")
    if space and re.fullmatch("[0-9]+", digits):
        return f"{number(Decimal(digits), locale)} {rest}"
    try:
        unit = find_unit(per)
    except UnitError:
        return per
    if not unit.cldr or (per in unit.symbols and locale.language == "en"):
        return per
    length: Literal["short", "long"] = "long" if locale.language == "en" else "short"
    return format_unit(1, unit.cldr, length, locale=locale).replace("1", "", 1).strip()


def _money(value: Decimal, unit: Unit, locale: Locale) -> str:
    pattern = _with_places(locale.currency_formats["standard"].pattern, value)
    said = format_currency(
        value, unit.id, pattern, locale, currency_digits=False, decimal_quantization=False
    )
    # CLDR's currencySpacing, which Babel leaves out: letters don't touch digits.
    return re.sub(r"(?<=[^\W\d])(?=\d)", "\u00a0", said)


def _with_unit(value: Decimal, unit: Unit | None, locale: Locale, phrases: Phrases) -> str:
    if unit is None:
        return number(value, locale)
    if unit.cldr and unit.id not in phrases.units:
        pattern = _with_places(locale.decimal_formats[None].pattern, value)
        return format_unit(value, unit.cldr, _length(unit), format=pattern, locale=locale)
    one, other = phrases.units.get(unit.id, (unit.symbol, unit.symbol))
    name = one if locale.plural_form(abs(value)) == "one" else other
    return f"{number(value, locale)}\u00a0{name}"


def _length(unit: Unit) -> Literal["short", "long"]:
    """Write out what has no symbol people know."""
    return "long" if unit.dimension in _SPOKEN or unit.id in _UNFAMILIAR else "short"
