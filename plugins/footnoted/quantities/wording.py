# ruff: noqa: RUF001 - Cyrillic letters are meant
"""A quantity in words, and the unit somebody meant."""

import difflib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_decimal, get_currency_name, get_currency_symbol
from babel.units import format_unit

from footnoted.quantities.quantity import (
    SIGNS,
    Bound,
    PrintedForm,
    Quantity,
    currencies,
    exponent,
    money,
    without_idle_zeros,
)
from footnoted.quantities.units import (
    BILLIONS,
    NUMBERS,
    QUESTIONS,
    SCALE,
    UNITS,
    Dimension,
    Unit,
    UnitError,
)

# -------------------------------------------------------------------------------------------------
# The little words around a number, by language: about, at least, per day.
#
# Units and numbers come from Babel; what CLDR cannot say is here. A language that is not listed
# gets signs instead of words.


@dataclass(frozen=True, slots=True)
class QuantityPhrases:
    """Templates; ``{}`` is the number with its unit."""

    about: str = "≈ {}"
    bounds: tuple[str, str, str, str] = ("≥ {}", "> {}", "≤ {}", "< {}")
    """At least, more than, at most, less than."""
    span: str = "{} … {}"
    """From one number to another if a dash would look like a minus."""
    per: str = "{}/{}"
    times: Mapping[str, str] = field(default_factory=dict)
    """What ``per`` names, and its form in the template."""
    units: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Ids that CLDR has no clear words for, and their name for one and for others."""


PHRASES: dict[str, QuantityPhrases] = {
    "en": QuantityPhrases(
        about="about {}",
        bounds=("at least {}", "more than {}", "at most {}", "less than {}"),
        span="{} to {}",
        per="{} per {}",
        units={
            "gallon-us": ("US gallon", "US gallons"),
            "pint-us": ("US pint", "US pints"),
            "pint-imperial": ("imperial pint", "imperial pints"),
            "fluid-ounce-us": ("US fl oz", "US fl oz"),
            "fluid-ounce-imperial": ("imp fl oz", "imp fl oz"),
            "mechanical-horsepower": ("hp", "hp"),
            "metric-horsepower": ("metric hp", "metric hp"),
            "kiloton-tnt": ("kiloton of TNT", "kilotons of TNT"),
            "megaton-tnt": ("megaton of TNT", "megatons of TNT"),
            "short-ton": ("short ton", "short tons"),
            "long-ton": ("long ton", "long tons"),
            "percentage-point": ("percentage point", "percentage points"),
            "basis-point": ("basis point", "basis points"),
        },
    ),
    "uk": QuantityPhrases(
        about="приблизно {}",
        bounds=("щонайменше {}", "понад {}", "щонайбільше {}", "менш ніж {}"),
        span="від {} до {}",
        per="{} на {}",
        times={
            "hour": "годину",
            "day": "день",
            "week": "тиждень",
            "month": "місяць",
            "year": "рік",
            "person": "особу",
        },
        units={
            "tonne": ("т", "т"),
            "short-ton": ("кор. т", "кор. т"),
            "long-ton": ("довг. т", "довг. т"),
            "gallon-us": ("гал. США", "гал. США"),
            "pint-us": ("пт США", "пт США"),
            "pint-imperial": ("англ. пт", "англ. пт"),
            "fluid-ounce-us": ("рід. унц. США", "рід. унц. США"),
            "fluid-ounce-imperial": ("англ. рід. унц.", "англ. рід. унц."),
            "mechanical-horsepower": ("англ. к. с.", "англ. к. с."),
            "metric-horsepower": ("к. с.", "к. с."),
            "kiloton-tnt": ("кт ТНТ", "кт ТНТ"),
            "megaton-tnt": ("Мт ТНТ", "Мт ТНТ"),
            "percentage-point": ("в. п.", "в. п."),
            "basis-point": ("б. п.", "б. п."),
            "megajoule": ("МДж", "МДж"),
            "gigajoule": ("ГДж", "ГДж"),
            "terajoule": ("ТДж", "ТДж"),
            "terawatt": ("ТВт", "ТВт"),
            "kilonewton": ("кН", "кН"),
            "kilovolt": ("кВ", "кВ"),
            "microsievert": ("мкЗв", "мкЗв"),
            "millisievert": ("мЗв", "мЗв"),
            "sievert": ("Зв", "Зв"),
            "becquerel": ("Бк", "Бк"),
            "megawatt-hour": ("МВт⋅год", "МВт⋅год"),
            "gigawatt-hour": ("ГВт⋅год", "ГВт⋅год"),
            "terawatt-hour": ("ТВт⋅год", "ТВт⋅год"),
        },
    ),
    "de": QuantityPhrases(
        about="etwa {}",
        bounds=("mindestens {}", "mehr als {}", "höchstens {}", "weniger als {}"),
        span="{} bis {}",
        per="{} pro {}",
        times={
            "hour": "Stunde",
            "day": "Tag",
            "week": "Woche",
            "month": "Monat",
            "year": "Jahr",
            "person": "Person",
        },
        units={
            # CLDR 46 has "1 Meilen" and "1 Yards".
            "mile": ("Meile", "Meilen"),
            "yard": ("Yard", "Yards"),
            "gallon-us": ("US-Gallone", "US-Gallonen"),
            "pint-us": ("US-Pint", "US-Pints"),
            "pint-imperial": ("imp. Pint", "imp. Pints"),
            "fluid-ounce-us": ("US fl oz", "US fl oz"),
            "fluid-ounce-imperial": ("imp. fl oz", "imp. fl oz"),
            "mechanical-horsepower": ("hp", "hp"),
            "metric-horsepower": ("PS", "PS"),
            "kiloton-tnt": ("Kilotonne TNT", "Kilotonnen TNT"),
            "megaton-tnt": ("Megatonne TNT", "Megatonnen TNT"),
            "short-ton": ("short ton", "short tons"),
            "long-ton": ("long ton", "long tons"),
            "percentage-point": ("Prozentpunkt", "Prozentpunkte"),
            "basis-point": ("Basispunkt", "Basispunkte"),
        },
    ),
}
"""Templates by language (ISO 639-1)."""

SIGN_PHRASES = QuantityPhrases()
"""For languages that are not listed."""


# -------------------------------------------------------------------------------------------------
# Find a unit by its id, symbol or name.
#
# If the text can mean two units, the error asks which; if it is unknown, the error has a near miss.

_SYMBOLS: Mapping[str, Unit] = {symbol: unit for unit in UNITS for symbol in unit.symbols}
_LONG: Mapping[str, Unit] = {unit.long_id: unit for unit in reversed(UNITS) if unit.long_id}
_IRREGULAR = {"feet": "foot", "inches": "inch", "centuries": "century"}
_SHORT = {"m": "mn", "b": "bn"}
"""Million and billion, only next to money; alone they are meters and nothing."""


def find_unit(text: str) -> Unit:
    """Return a unit; raise ``UnitError`` with a hint if it is unknown or ambiguous."""
    typed = unicodedata.normalize("NFC", text).strip()
    for symbol in (_superscript(typed), _superscript(typed.replace(".", ""))):
        if symbol in _SYMBOLS:
            return _SYMBOLS[symbol]
    if typed in currencies():
        return money(typed)
    name = plain_name(typed)
    for asked in (typed.lower(), name):
        if asked in QUESTIONS:
            raise UnitError(f"“{text}” does not say which unit is meant.", QUESTIONS[asked])
    if typed.lower() in _LONG:
        return _LONG[typed.lower()]
    if name in _NAMES:
        return _NAMES[name]
    if name in SIGNS:
        return money(SIGNS[name])
    raise _number_in(text) or UnitError(f"There is no unit “{text}”.", _near(typed, name))


def plain_name(text: str) -> str:
    """Return a name in lower case, in the singular, with spaces and American spelling."""
    words = re.sub(r"[-\s]+", " ", text.lower()).split(" ")
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    word = re.sub(r"(met|lit)re", r"\1er", _IRREGULAR.get(word, word))
    kept = word in ("celsius", "us") or not word.endswith("s")
    return word if kept else word.removesuffix("s")


def _superscript(text: str) -> str:
    return re.sub(r"(?<=[mitnd])\^?([23])$", lambda found: "²³"[int(found[1]) - 2], text)


def _number_in(text: str) -> UnitError | None:
    """Return the error for "million USD" and "$bn": the number is in the wrong place."""
    words = [word for word in re.findall(r"[^\W\d_]+|[$€£¥₴]", text) if word.lower() != "of"]
    numbers = {word: _singular(word.lower()) for word in words}
    if len(words) == 2 and any(map(_is_money, words)):
        numbers = {word: _SHORT.get(plain, plain) for word, plain in numbers.items()}
    rest = " ".join(word for word in words if numbers[word] not in NUMBERS | BILLIONS)
    if len(rest.split()) == len(words):
        return None
    scale = f" {SCALE}" if BILLIONS.intersection(numbers.values()) else ""
    return UnitError(f"“{text}” has a number in it.", f"{_apart(rest)}{scale}")


def _apart(rest: str) -> str:
    """Return where to write a number and what was next to it."""
    zeros = "Write its zeros in value"
    if not rest:
        return f"{zeros}: 1.3 million is 1300000."
    try:
        find_unit(rest)
    except UnitError as problem:
        question = problem.hint if plain_name(rest) in QUESTIONS else ""
        return f"{zeros}. {question}" if question else f"{zeros}, and count-of: {rest}."
    return f"{zeros}, and unit: {rest}."


def _is_money(word: str) -> bool:
    return word in currencies() or word.lower() in SIGNS or word in ("$", "£", "¥")


def _near(typed: str, name: str) -> str:
    if typed.upper() in currencies():
        return f"Did you mean {typed.upper()}?"
    if rate := _rate(typed):
        return rate
    same_letters = [symbol for symbol in _SYMBOLS if symbol.lower() == typed.lower()]
    near = difflib.get_close_matches(name, list(_NAMES), n=1, cutoff=0.7)
    found = same_letters or [_written(_NAMES[near[0]])] if same_letters or near else []
    if found:
        return f"Did you mean {' or '.join(found)}?"
    return (
        "Write CLDR's id (square-kilometer), the usual symbol (km²) or the currency's "
        "code (USD); for things counted use count-of instead of unit."
    )


def _rate(typed: str) -> str:
    """Return the hint for "t/day": the second half has a key of its own."""
    unit, mark, per = re.sub(r"\s+per\s+", "/", typed).partition("/")
    try:
        known = find_unit(unit) if mark and per else None
    except UnitError:
        return ""
    return f"Write unit: {unit.strip()} and per: {per.strip()}." if known else ""


def _written(unit: Unit) -> str:
    """Return a text that finds a unit: its id, or its symbol if the id alone is ambiguous."""
    return unit.symbol if unit.id in QUESTIONS else unit.id


_NAMES: Mapping[str, Unit] = {
    plain_name(name): unit for unit in UNITS for name in (unit.id, *unit.names)
}


# -------------------------------------------------------------------------------------------------
# A quantity in words for people, by locale; the author's zeros stay.
#
# Numbers, units and money are by Babel (CLDR). They are written as in the article, if that is
# known: with “billion”, as many places, the sign of money on the same side. Nothing is rounded or
# converted.

_SPOKEN = (Dimension.TIME, Dimension.CALENDAR, Dimension.ANGLE)
_UNFAMILIAR = set(
    "oil-barrel gallon-imperial knot nautical-mile light-year astronomical-unit troy-ounce carat "
    "stone atmosphere acre-foot bit byte".split()
)
"""Units whose symbols few people know."""


def words(quantity: Quantity, locale: str = "en") -> str:
    """Return a quantity: ``about 1,300 km²``, ``at least 40``, ``1,300–1,500 km²``."""
    found = locale_for(locale)
    phrases = PHRASES.get(found.language, SIGN_PHRASES)
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
    """Return the locale of a language tag, or of its language alone, or English."""
    for tag in (name.replace("-", "_"), name.replace("_", "-").split("-")[0]):
        try:
            return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def grouping_sign(name: str) -> str:
    """Return the sign between thousands in a language: a comma, a point, a space."""
    symbols = locale_for(name).number_symbols
    return str(symbols.get("latn", symbols)["group"])


def number(value: Decimal, locale: Locale) -> str:
    """Return a number with all the digits that were typed."""
    return _number(str(value), locale)


@lru_cache(10_000)
def _number(typed: str, locale: Locale) -> str:
    # By its digits: 1.0 and 1.00 are equal, and are written differently.
    pattern = _with_places(locale.decimal_formats[None].pattern, value := Decimal(typed))
    return format_decimal(value, pattern, locale, decimal_quantization=False)


def _with_places(pattern: str, value: Decimal) -> str:
    """Return CLDR's pattern with exactly as many decimal places as the number has."""
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    whole, _, rest = pattern.partition(".")
    after = rest.lstrip("0#")
    return f"{whole}{'.' + '0' * places if places else ''}{after}"


def _open_end(quantity: Quantity) -> Bound | None:
    """Return the bound that a range with one end is; else None."""
    if quantity.value is not None or (quantity.low is not None and quantity.high is not None):
        return None
    return Bound.AT_MOST if quantity.low is None else Bound.AT_LEAST


def _measured(quantity: Quantity, locale: Locale, phrases: QuantityPhrases) -> str:
    ends = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]
    span = phrases.span if min(ends) < 0 and len(ends) > 1 else "–".join(["{}"] * len(ends))
    form = _form(quantity.printed or PrintedForm(), ends, locale)
    digits = [_in_form(end, form, locale) for end in ends]
    if quantity.unit and quantity.unit.dimension is Dimension.MONEY:
        return _paid(ends, digits, span, replace(quantity, printed=form), locale)
    said = _with_unit(ends[-1], quantity.unit, locale, phrases)
    written = _with_scale(ends[-1], span.format(*digits), form, locale)
    return said.replace(number(ends[-1], locale), written, 1)


def _paid(
    ends: list[Decimal], digits: list[str], span: str, quantity: Quantity, locale: Locale
) -> str:
    """Return one amount or a range; a sign is at each end, but a name or sign after it only
    once.
    """
    unit, form = quantity.unit, quantity.printed
    assert unit
    assert form
    name = _behind(form.behind, unit, locale)
    if name and not _is_money_sign(form.before.strip(), unit, locale):
        return f"{_with_scale(ends[-1], span.format(*digits), form, locale)}{name}"
    each = zip(ends, digits, strict=True)
    scaled = [(end, _with_scale(end, text, form, locale)) for end, text in each]
    return span.format(*(_money(end, text, unit, form, locale) for end, text in scaled))


LONGEST = 3
"""The most decimal places with a word such as million; what needs more is written in digits."""


def _form(form: PrintedForm, ends: list[Decimal], locale: Locale) -> PrintedForm:
    """Return the form in which numbers can be printed: all digits if a word does not help."""
    mantissas = [without_idle_zeros(end.scaleb(-form.scale)) for end in ends]
    most = max(LONGEST, form.places)
    fits = all(abs(m) >= Decimal("0.1") and -exponent(m) <= most for m in mantissas)
    if form.scale and not (fits and _scale_pattern(ends[-1], form.scale, locale)):
        return replace(form, scale=0, places=0)
    return form


def _in_form(value: Decimal, form: PrintedForm, locale: Locale) -> str:
    """Return the digits of a number: as printed, or as many as its own zeros need."""
    if not form.scale:
        return number(value, locale)
    mantissa = without_idle_zeros(value.scaleb(-form.scale))
    places = max(form.places, -exponent(mantissa))
    return number(mantissa.quantize(Decimal(1).scaleb(-places)), locale)


def _with_scale(value: Decimal, digits: str, form: PrintedForm, locale: Locale) -> str:
    """Return digits with the word for a power of ten: 9.6 billion."""
    pattern = _scale_pattern(value, form.scale, locale)
    return re.sub("0+", lambda _: digits, pattern, count=1) if pattern else digits


def _scale_pattern(value: Decimal, scale: int, locale: Locale) -> str:
    """Return CLDR's pattern for a power of ten, ``0 billion``; empty if it has none."""
    if not scale:
        return ""
    mantissa = abs(value.scaleb(-scale))
    power = 10 ** (scale + max(mantissa.adjusted(), 0))
    forms = locale.compact_decimal_formats.get("long") or {}
    by_plural = (
        forms.get(locale.plural_form(without_idle_zeros(mantissa))) or forms.get("other") or {}
    )
    pattern = by_plural.get(str(power)) or by_plural.get(str(10**scale))
    return pattern.pattern if pattern else ""


def _each(per: str, locale: Locale, phrases: QuantityPhrases) -> str:
    """Return what a rate is per: a word of the table, a unit, or the author's own words."""
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


def _money(value: Decimal, digits: str, unit: Unit, form: PrintedForm, locale: Locale) -> str:
    """Return an amount; its sign is before it if the article has it there, else as in CLDR."""
    minus = "-" if value < 0 else ""
    if _is_money_sign(form.before.strip(), unit, locale):
        return f"{minus}{form.before.replace(' ', _CLOSE)}{digits.lstrip('-')}"
    pattern = _with_places(locale.currency_formats["standard"].pattern, value)
    said = format_currency(
        value, unit.id, pattern, locale, currency_digits=False, decimal_quantization=False
    )
    # CLDR's currencySpacing, which Babel leaves out: letters don't touch digits.
    said = re.sub(r"(?<=[^\W\d])(?=\d)", "\u00a0", said)
    return said.replace(number(abs(value), locale), digits.lstrip("-"), 1)


_CLOSE = "\u00a0"
"""A space at which no line breaks, between a number and its unit."""


def _is_money_sign(typed: str, unit: Unit, locale: Locale) -> bool:
    """Return whether a text is the code or a sign of this currency and of no other here.

    A bare $ is that of the United States in English; for Canada's it must be CA$ or C$.
    """
    if not typed or unicodedata.category(typed[-1]) != "Sc":
        return typed == unit.id
    return len(typed) > 1 or typed in _signs(unit, locale)


def _signs(unit: Unit, locale: Locale) -> set[str]:
    """Return the signs of one character that mean only this currency to readers of a language."""
    every = {get_currency_symbol(unit.id, locale), *(s for s in SIGNS if SIGNS[s] == unit.id)}
    return {sign for sign in every if len(sign) == 1}


def _behind(typed: str, unit: Unit, locale: Locale) -> str:
    """Return what an article writes after an amount if it is the money's sign, code or name."""
    text = typed.strip("-\u00a0\u202f\u2009 ")
    first = text.split(" ")[0]
    if not _is_money_sign(first, unit, locale):
        names = {get_currency_name(unit.id, count, locale) for count in (1, 2, 5)}
        if _signs(unit, locale):  # "dollars" alone are those of the United States
            names |= {name[name.rfind(" ") + 1 :] for name in names}
        first = next((words for words in (text, first) if words in names), "")
    if not first:
        return ""
    return first if typed.startswith(first) else _CLOSE + first


def _with_unit(value: Decimal, unit: Unit | None, locale: Locale, phrases: QuantityPhrases) -> str:
    if unit is None:
        return number(value, locale)
    if unit.cldr and unit.id not in phrases.units:
        return _with_cldr_unit(str(value), unit.cldr, _length(unit), locale)
    one, other = phrases.units.get(unit.id, (unit.symbol, unit.symbol))
    name = one if locale.plural_form(abs(value)) == "one" else other
    return f"{number(value, locale)}\u00a0{name}"


@lru_cache(10_000)
def _with_cldr_unit(typed: str, unit: str, length: Literal["short", "long"], locale: Locale) -> str:
    pattern = _with_places(locale.decimal_formats[None].pattern, value := Decimal(typed))
    return format_unit(value, unit, length, format=pattern, locale=locale)


def _length(unit: Unit) -> Literal["short", "long"]:
    """Return the length of a unit's name: long if few people know its symbol."""
    return "long" if unit.dimension in _SPOKEN or unit.id in _UNFAMILIAR else "short"
