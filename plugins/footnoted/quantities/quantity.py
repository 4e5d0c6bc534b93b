"""Quantities: a number with its unit; conversion; agreement at printed precision."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from babel.core import get_global

from footnoted.quantities.units import EXACT, UNITS, Dimension, Unit, UnitError, convert

# -------------------------------------------------------------------------------------------------
# A quantity as it is printed: number or range, unit, and how it is meant.
#
# The digits are kept as typed.


class Bound(StrEnum):
    """On which side the number is a limit."""

    AT_LEAST = "at-least"
    """This or more."""
    MORE_THAN = "more-than"
    """More, never this."""
    AT_MOST = "at-most"
    """This or less."""
    LESS_THAN = "less-than"
    """Less, never this."""


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """How an article prints a number, so that other pages can print it in the same way."""

    scale: int = 0
    """The power of ten that a word says: 9 for “billion”; 0 if all digits are written."""
    places: int = 0
    """The least number of decimal places: 1 for “2.0 million”."""
    before: str = ""
    """The sign or code of money before the number, with its space: “US$”, “EUR ”."""
    behind: str = ""
    """What is written after the number, or after the word for its power of ten; it may be the sign,
    code or name of money.
    """


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; either ``value``, or ``low`` and ``high`` or one of them.

    Raises ``UnitError`` if it is no quantity: without a number, with a value and a range, with a
    reversed range, or with a unit and things counted.
    """

    value: Decimal | None = None
    """As typed: ``Decimal("2.50")`` keeps its zero."""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    count_of: str = ""
    """The things counted, in the author's words."""
    approximate: bool = False
    bound: Bound | None = None
    per: str = ""
    """Of a rate: day, year, person."""
    printed: PrintedForm | None = field(default=None, compare=False, repr=False)
    """How its article prints it, if that is known; two quantities can be equal without it."""

    def __post_init__(self) -> None:
        """Raise ``UnitError`` if this is no quantity."""
        if (self.value is None) == (self.low is None and self.high is None):
            raise UnitError(
                "A quantity has either a value or a range.", "Give value, or low and high."
            )
        if self.low is not None and self.high is not None and self.low > self.high:
            raise UnitError(
                f"The range from {self.low} to {self.high} is reversed.",
                "Exchange `low` and `high`.",
            )
        if self.unit and self.count_of:
            raise UnitError(
                "A quantity has a unit or counts things, not both.",
                "Leave out either unit or count-of.",
            )


# -------------------------------------------------------------------------------------------------
# The precision of a printed number: how far the true number may be from it.
#
# This is the rule of significant figures, without units.

_HALF = Decimal("0.5")
_FAR_OFF = Decimal("0.05")


def exponent(number: Decimal) -> int:
    """Return the power of ten of the last printed place: -1 for 2.5, 0 for 1300."""
    found = number.as_tuple().exponent
    return min(found, 0) if isinstance(found, int) else 0


def without_idle_zeros(number: Decimal) -> Decimal:
    """Return a number without needless zeros: 1300 x 0.5 is 650, not 650.0."""
    whole = number == number.to_integral_value()
    return EXACT.quantize(number, Decimal(1)) if whole else number.normalize(EXACT)


def tight(number: Decimal) -> Decimal:
    """Return half a unit of the last printed place."""
    return _HALF.scaleb(exponent(number))


def loose(number: Decimal) -> Decimal:
    """Return half a unit of the last non-zero place of a whole number, else ``tight``."""
    if exponent(number) < 0 or number == 0:
        return tight(number)
    digits = str(abs(int(number)))
    return _HALF.scaleb(len(digits) - len(digits.rstrip("0")))


def near(number: Decimal, pattern: Decimal) -> Decimal:
    """Return a number rounded to the last place of another, or less if that is far off."""
    place = loose(pattern).adjusted() + 1
    for finer in range(place, place - 4, -1):
        rounded = EXACT.quantize(number.scaleb(-finer), Decimal(1)).scaleb(finer)
        if abs(rounded - number) <= _FAR_OFF * abs(number):
            break
    return EXACT.quantize(rounded, Decimal(1).scaleb(min(finer, 0)))


def significant(number: Decimal, digits: int = 4) -> Decimal:
    """Return a number with that many significant digits, or rounded to a whole number."""
    if number == 0:
        return Decimal(0)
    places = max(digits - 1 - number.adjusted(), 0)
    return number.quantize(Decimal(1).scaleb(-places), context=EXACT)


def plain(number: Decimal) -> str:
    """Return a number for a message: 1,300 or 2.5."""
    return f"{number:,f}"


# -------------------------------------------------------------------------------------------------
# A quantity for readers who measure in the other system: metric, or that of the United States.
#
# It is rounded as the number was printed. Money, things counted, shares, times and energies are
# never converted.

LEAST = 2
"""The least significant digits of a conversion: 40 km is 25 miles, not 20."""
_BOTH_WAYS = (
    ("centimeter", "inch"),
    ("meter", "foot"),
    ("kilometer", "mile"),
    ("square-meter", "square-foot"),
    ("hectare", "acre"),
    ("square-kilometer", "square-mile"),
    ("liter", "gallon-us"),
    ("cubic-meter", "cubic-foot"),
    ("gram", "ounce"),
    ("kilogram", "pound"),
    ("tonne", "short-ton"),
    ("kilometer-per-hour", "mile-per-hour"),
    ("celsius", "fahrenheit"),
)
_TO_METRIC = (
    ("yard", "meter"),
    ("nautical-mile", "kilometer"),
    ("knot", "kilometer-per-hour"),
    ("gallon-imperial", "liter"),
    ("long-ton", "tonne"),
)
OTHER: Mapping[str, str] = {
    **dict(_BOTH_WAYS),
    **{theirs: ours for ours, theirs in _BOTH_WAYS},
    **dict(_TO_METRIC),
}
"""From a unit to the one that people use in the other system. Millimeters have none: they measure
calibers and rain.
"""
_CONVERTED_BY_ID = {unit.id: unit for unit in UNITS}


def other_unit(unit: Unit | None) -> Unit | None:
    """Return the unit of the other system; None if it would not help readers."""
    return _CONVERTED_BY_ID[OTHER[unit.id]] if unit and unit.id in OTHER else None


def rounded_in(quantity: Quantity, unit: Unit) -> Quantity:
    """Return a quantity in another unit of its dimension, as precise as it is printed.

    It has as many significant digits as were printed, but two at least. Temperatures keep their
    last place instead, since their zero is arbitrary. A quantity that has the unit stays as typed.
    """
    mine = quantity.unit
    if mine is None or mine == unit:
        return quantity
    ends = [end for end in (quantity.value, quantity.low, quantity.high) if end is not None]
    digits = max(LEAST, *(_digits(end) for end in ends))

    def one(number: Decimal | None) -> Decimal | None:
        return None if number is None else _rounded(number, mine, unit, digits)

    return replace(
        quantity,
        value=one(quantity.value),
        low=one(quantity.low),
        high=one(quantity.high),
        unit=unit,
    )


def _digits(number: Decimal) -> int:
    """Return the number of significant digits: 3 of 2.50, 2 of 1300."""
    said = plain(abs(number)).replace(",", "")
    if "." in said:
        return len(said.replace(".", "").lstrip("0"))
    return len(said.strip("0"))


def _rounded(number: Decimal, mine: Unit, unit: Unit, digits: int) -> Decimal:
    exact = convert(number, mine, unit)
    if mine.dimension is Dimension.TEMPERATURE:
        place = exponent(number)
    else:
        place = exact.adjusted() - digits + 1 if exact else 0
    found = EXACT.quantize(exact, Decimal(1).scaleb(place))
    return EXACT.quantize(found, Decimal(1)) if place > 0 else found


# -------------------------------------------------------------------------------------------------
# The likely mistake if two numbers disagree: what the writer probably did.
#
# A mistake is only named if it leads to exactly the number that was printed.

_NEAR = Decimal("0.05")
_TIMES = {1: "10", 2: "100", 3: "1,000", 6: "1,000,000"}
_POWERS = {1: ("lengths", "a length"), 2: ("areas", "an area"), 3: ("volumes", "a volume")}
_TWINS = (
    ("mile", "nautical-mile"),
    ("mile-per-hour", "knot"),
    ("tonne", "short-ton", "long-ton"),
    ("ounce", "troy-ounce"),
    ("gallon-us", "gallon-imperial"),
    ("pint-us", "pint-imperial"),
    ("mechanical-horsepower", "metric-horsepower"),
    ("kilobit", "kilobyte"),
    ("megabit", "megabyte"),
    ("gigabit", "gigabyte"),
    ("terabit", "terabyte"),
)
"""Units with the same name, or nearly so, that people confuse."""
_SLIPS_BY_ID = {unit.id: unit for unit in UNITS}
_DIFFERENCES: dict[str, Unit] = {
    one: _SLIPS_BY_ID[f"{one}-difference"] for one in ("celsius", "fahrenheit")
}


def likely_slip(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> str:
    """Return a sentence that names the mistake, or an empty text."""
    if first == second and unit != other:
        return "The same number was copied to both units."
    if unit.dimension is Dimension.TEMPERATURE:
        return _warming(first, unit, second, other)
    converted = convert(first, unit, other)
    if not converted or not second:
        return ""
    found = (
        *_powers_of_ten(converted, second, other),
        *_other_dimension(first, unit, second, other),
        *_mixed_up(first, unit, second, other),
    )
    if found:
        return found[0]
    if _meets(first * EXACT.divide(other.factor, unit.factor), second):
        return "The number was divided by the factor instead of multiplied."
    return ""


def _powers_of_ten(converted: Decimal, second: Decimal, other: Unit) -> Iterator[str]:
    for power, times in _TIMES.items():
        for sign, word in ((power, "large"), (-power, "small")):
            if _meets(converted.scaleb(sign), second):
                said = f"the number in {other.symbol} is {times} times too {word}"
                mixed = "; thousands and millions may be mixed up" if power == 3 else ""
                yield f"The number of zeros is wrong: {said}{mixed}."


def _other_dimension(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> Iterator[str]:
    """Yield the mistake of using a length's factor for an area, and the like."""
    if not (unit.is_of_length and other.is_of_length):
        return
    factor = EXACT.divide(unit.factor, other.factor)
    linear = EXACT.power(factor, EXACT.divide(Decimal(1), Decimal(unit.power)))
    for power, (used, _) in _POWERS.items():
        if power != unit.power and _meets(first * EXACT.power(linear, power), second):
            yield f"The factor for {used} was used on {_POWERS[unit.power][1]}."


def _mixed_up(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> Iterator[str]:
    """Yield the mistake of a unit that was confused with another, on either side."""
    for twin in _twins(other):
        if _meets(convert(first, unit, twin), second):
            yield f"{plain(second)} is right in {twin.id}; {other.id} is another unit."
    for twin in _twins(unit):
        if _meets(convert(first, twin, other), second):
            yield f"{plain(first)} would be right in {twin.id}; {unit.id} is another unit."


def _twins(unit: Unit) -> Iterator[Unit]:
    for group in _TWINS:
        if unit.id in group:
            yield from (_SLIPS_BY_ID[id_] for id_ in group if id_ != unit.id)


def _warming(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> str:
    """Return the mistake of a temperature difference recorded or converted as a temperature."""
    between = EXACT.divide(EXACT.multiply(first, unit.factor), other.factor)
    if unit == other or not _meets(between, second):
        return ""
    if not all(one.id in _DIFFERENCES for one in (unit, other)):
        return ""
    said = f"{plain(first)} {unit.symbol} more is {plain(significant(between))} {other.symbol} more"
    names = " and ".join(_DIFFERENCES[one.id].id for one in (unit, other))
    return f"As a difference they agree: {said}. Write {names}."


def _meets(number: Decimal, printed: Decimal) -> bool:
    error = abs(number - printed)
    return error <= loose(printed) and error <= _NEAR * abs(printed)


# -------------------------------------------------------------------------------------------------
# Whether two printed quantities are the same in two units, by significant figures.
#
# The rule was measured on real pairs. The true number may differ from a printed one by half a unit
# of its last printed place on both sides (tight), or of its last non-zero place if it is whole and
# ends in zeros (loose). Only the numbers are compared; which is right is not decided.

FAR = Decimal("0.10")
"""If they differ by more than a tenth, even a loose agreement needs a look."""


MOST = 18
"""Digits before and after the point; nobody prints more, and the arithmetic stays exact."""


class AgreementLevel(StrEnum):
    """How well two quantities agree, best first."""

    EXACT = "exact"
    """The same at the precision printed."""
    ROUNDED = "rounded"
    """The same if ending zeros are rounding."""
    OVERLAP = "overlap"
    """Both can be true; another number would be nearer."""
    LOOSE = "loose"
    """Both can be true only with more than a tenth between them."""
    MISMATCH = "mismatch"
    """They cannot both be true."""
    UNCOMPARED = "uncompared"
    """Two currencies: no rate is assumed."""

    @property
    def rank(self) -> int:
        """Return 0 for the best level, more for worse ones."""
        return list(AgreementLevel).index(self)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A verdict, the sentence that explains it, and the likely mistake (empty if none)."""

    verdict: AgreementLevel
    explanation: str
    slip: str = ""


def agree(first: Quantity, second: Quantity) -> Agreement:
    """Return how a quantity agrees with the same in another unit.

    The order does not matter to the verdict: a writer may have converted either. Ranges are
    compared end by end; the worse end counts. Raises ``UnitError`` if the units don't measure the
    same kind of thing or one has none.
    """
    unit, other = first.unit, second.unit
    if unit is None or other is None:
        raise UnitError("Only quantities with units can be compared.", "Give both a unit.")
    if unit.dimension is not other.dimension:
        raise UnitError(
            f"{unit.id} measures {unit.dimension}, {other.id} measures {other.dimension}.",
            "Give the same quantity in a unit of the same kind.",
        )
    for quantity in (first, second):
        _refuse_endless(quantity)
    if unit.dimension is Dimension.MONEY and unit != other:
        return Agreement(
            AgreementLevel.UNCOMPARED, f"No rate is assumed from {unit.id} to {other.id}."
        )
    return _compare(first, unit, second, other)


def _refuse_endless(quantity: Quantity) -> None:
    for number in _ends(quantity):
        if number is not None and (number.adjusted() > MOST or exponent(number) < -MOST):
            raise UnitError("A number with so many digits cannot be compared.", "Round it.")


def _compare(first: Quantity, unit: Unit, second: Quantity, other: Unit) -> Agreement:
    if (first.value is None) != (second.value is None):
        return _within(first, unit, second, other)
    pairs = zip(_ends(first), _ends(second), strict=True)
    found = [_judge(a, unit, b, other) for a, b in pairs if a is not None and b is not None]
    if not found:
        raise UnitError(
            "One range has only `low`, the other only `high`.", "Give both ends of both."
        )
    return max(found, key=lambda agreement: agreement.verdict.rank)


def _ends(quantity: Quantity) -> tuple[Decimal | None, ...]:
    return (quantity.value, quantity.low, quantity.high)


def _within(first: Quantity, unit: Unit, second: Quantity, other: Unit) -> Agreement:
    """Return how one number agrees with a range: it does if it is within."""
    if first.value is None:
        return _within(second, other, first, unit)
    low, high = (
        convert(limit, unit, other)
        for limit in (first.value - loose(first.value), first.value + loose(first.value))
    )
    above = second.low is not None and high < second.low - loose(second.low)
    below = second.high is not None and low > second.high + loose(second.high)
    verdict = AgreementLevel.MISMATCH if above or below else AgreementLevel.OVERLAP
    converted = _said(significant(convert(first.value, unit, other)), other)
    outside = "outside" if verdict is AgreementLevel.MISMATCH else "within"
    said = f"{_said(first.value, unit)} is {converted}, {outside} the range given."
    return Agreement(verdict, said)


def _judge(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> Agreement:
    verdict, backwards = _verdict(first, unit, second, other), _verdict(second, other, first, unit)
    if backwards.rank < verdict.rank:
        verdict = backwards
        if verdict.rank <= AgreementLevel.ROUNDED.rank:
            first, unit, second, other = second, other, first, unit
    converted = convert(first, unit, other)
    said = f"{_said(first, unit)} is {_said(significant(converted), other)}"
    if verdict is AgreementLevel.EXACT:
        return Agreement(verdict, said + ".")
    if verdict is AgreementLevel.ROUNDED:
        return Agreement(verdict, f"{said}, rounded to {plain(second)}.")
    nearest = near(converted, second)
    slip = (
        likely_slip(first, unit, second, other)
        if verdict.rank > AgreementLevel.OVERLAP.rank
        else ""
    )
    return Agreement(verdict, f"{said}; {plain(nearest)} is nearer than {plain(second)}.", slip)


def _verdict(first: Decimal, unit: Unit, second: Decimal, other: Unit) -> AgreementLevel:
    """Return the verdict on the second number as a conversion of the first."""
    converted = convert(first, unit, other)
    error = abs(converted - second)
    if error <= tight(second):
        return AgreementLevel.EXACT
    far = error > FAR * max(abs(converted), abs(second))
    if error <= loose(second):
        return AgreementLevel.LOOSE if far else AgreementLevel.ROUNDED
    reach = abs(convert(first + loose(first), unit, other) - converted)
    if error > reach + loose(second):
        return AgreementLevel.MISMATCH
    return AgreementLevel.LOOSE if far else AgreementLevel.OVERLAP


def _said(number: Decimal, unit: Unit) -> str:
    return f"{plain(number)} {unit.symbol}"


# -------------------------------------------------------------------------------------------------
# Currencies as units, by ISO 4217's codes.
#
# No rates: two currencies are never converted into each other.

_NOT_MONEY = {"XXX", "XTS"}
"""ISO 4217's codes for "no currency" and for tests."""

SIGNS: Mapping[str, str] = {
    "€": "EUR",
    "₴": "UAH",
    "₽": "RUB",
    "₹": "INR",
    "₺": "TRY",
    "₪": "ILS",
    "₸": "KZT",
    "₾": "GEL",
    "zł": "PLN",
    "euro": "EUR",
    "hryvnia": "UAH",
    "грн": "UAH",
    "us dollar": "USD",
    "pound sterling": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "zloty": "PLN",
    "shekel": "ILS",
    "tenge": "KZT",
    "lari": "GEL",
    "forint": "HUF",
}
"""Signs and names, singular and in lower case, that only one currency has."""


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Return every code Babel knows, former currencies included."""
    return frozenset(get_global("all_currencies")) - _NOT_MONEY


def money(code: str) -> Unit:
    """Return the unit of a currency."""
    return Unit(code, Dimension.MONEY, symbols=(code,))
