"""Read the quantities in a sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache, partial
from typing import NamedTuple

from footnoted.quantities import rules
from footnoted.quantities.languages import DIGITS_ONLY, VOCABULARIES
from footnoted.quantities.quantity import Bound, PrintedForm, Quantity, exponent, tight
from footnoted.quantities.rules import Number, NumberRange, number, ratio
from footnoted.quantities.units import EXACT, Dimension, Unit, convert
from footnoted.quantities.vocabulary import (
    VULGAR,
    Lexicon,
    Manner,
    Manners,
    QuantityScan,
    Units,
    lexicon,
    plain,
    tokens,
    with_words,
)
from footnoted.text.scanning import Passage, Token, passages, primary

# -------------------------------------------------------------------------------------------------
# What the words of a figure were read as: a value.


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """Words of a text that name a figure: their place, and what they say."""

    start: int
    """First character of the words, counted in code points from 0."""
    end: int
    """The index after the last character."""
    words: str
    """The words themselves, from “about” to the unit."""
    core: tuple[int, int]
    """The place of the number itself: ``1.3 million`` of “about 1.3 million tonnes”."""
    low: Decimal
    """The number, or the lower end of a range; its zeros as typed."""
    high: Decimal
    """The same number, or the upper end."""
    units: tuple[Unit, ...] = ()
    """Every unit the words can mean: one for “km”, three for “tons”, many for “$”; empty if there
    is no unit or it is not known.
    """
    said_unit: str = ""
    """The words for the unit."""
    noun: str = ""
    """The word after a number without a unit: what is counted, or a word before that."""
    manners: tuple[Manner, ...] = (Manner.PLAIN,)
    """How it can be meant: “nearly” is about or less than."""
    said_manner: str = ""
    """The words that say so."""
    per: str = ""
    """Of a rate: hour, day, week, month, year or person."""
    fraction: bool = False
    """Whether it is a part of something: half, two thirds, ¼."""
    apart: bool = False
    """Whether it is “from 40 to 61”: a range, or a change whose ends are figures themselves."""
    aside: bool = False
    """Whether it is in brackets right after another figure."""
    change: int = 0
    """1 if the words say more or up, -1 if they say less or down."""

    @property
    def is_range(self) -> bool:
        """Return whether this is a range, not a number."""
        return self.low != self.high


# -------------------------------------------------------------------------------------------------
# Whether words that were read say what a record says: the number, the unit, the manner.
#
# Each function answers one question; the caller decides which of several figures is meant.

ENDLESS = -10
"""A part with more decimals than that is a third, a seventh or the like."""
Ends = tuple[Decimal | None, Decimal | None]


def ends(quantity: Quantity) -> Ends:
    """Return both ends of a quantity; a value is both."""
    if quantity.value is not None:
        return quantity.value, quantity.value
    return quantity.low, quantity.high


def fits_number(reading: QuantityReading, quantity: Quantity) -> bool:
    """Return whether the numbers are the same: exactly, or as a part in words and in digits."""
    meant = ends(quantity)
    if _is_same((reading.low, reading.high), meant, reading):
        return True
    size = scale(reading, quantity)
    if size is None:
        return False
    low, high = (EXACT.multiply(end, size) for end in (reading.low, reading.high))
    return _is_same((low, high), meant, reading)


def scale(reading: QuantityReading, quantity: Quantity) -> Decimal | None:
    """Return the factor from a part in words to a record: of half to 50 percent, of 50 percent to
    0.5.
    """
    unit = quantity.unit
    if unit and unit.dimension is Dimension.SHARE and reading.fraction and not reading.units:
        return EXACT.divide(Decimal(1), unit.factor)
    if unit is None and not quantity.count_of and is_share(reading) and reading.units:
        return reading.units[0].factor
    return None


def _is_same(read: tuple[Decimal, Decimal], meant: Ends, reading: QuantityReading) -> bool:
    (low, high), (least, most) = read, meant
    if reading.apart and least is not None and least == most:
        return least in (low, high)
    return (most is None or _is_equal(high, most, reading)) and (
        least is None or _is_equal(low, least, reading)
    )


def _is_equal(read: Decimal, meant: Decimal, reading: QuantityReading) -> bool:
    """Return whether two numbers are equal; of a third, only the record's digits are compared."""
    endless = reading.fraction and exponent(read) < ENDLESS
    return abs(read - meant) <= (tight(meant) if endless else 0)


def is_share(reading: QuantityReading) -> bool:
    """Return whether words name a part of something: half, 40 percent."""
    if reading.units:
        return reading.units[0].dimension is Dimension.SHARE
    return reading.fraction


def as_factor(reading: QuantityReading, change: bool) -> QuantityReading:
    """Return a share as a factor: 20 percent as 0.2, and as -0.2 if the words say less."""
    size = reading.units[0].factor if is_share(reading) and reading.units else Decimal(1)
    signed = size * reading.change if change and reading.change else size
    low, high = sorted(EXACT.multiply(end, signed) for end in (reading.low, reading.high))
    return replace(reading, low=low, high=high, units=())


def fits_share(reading: QuantityReading, factor: Decimal, change: bool) -> bool:
    """Return whether words say a share, or a change: “a fifth less” is -0.2 and so is “80 percent”.

    A number without a sign of a share fits if it is the factor itself: “three times”.
    """
    read = as_factor(reading, change)
    if change and reading.change:
        return _fits_within(read, factor)
    factors = (abs(factor), 1 + factor) if change else (factor,)
    return any(_fits_within(read, meant) for meant in factors)


def _fits_within(reading: QuantityReading, factor: Decimal) -> bool:
    if reading.is_range:
        return reading.low <= factor <= reading.high
    return _is_equal(reading.low, factor, reading)


_WRITTEN = {
    "celsius-difference": "celsius",
    "fahrenheit-difference": "fahrenheit",
    "troy-ounce": "ounce",
}
"""Units that articles write like another, and that other."""


def fits_unit(reading: QuantityReading, quantity: Quantity) -> bool:
    """Return whether the unit that was read, if one was, can be the record's."""
    if not reading.units:
        return True
    if quantity.unit:
        written = _WRITTEN.get(quantity.unit.id, quantity.unit.id)
        return quantity.unit in reading.units or written in {unit.id for unit in reading.units}
    if quantity.count_of:
        return True
    scaled = scale(reading, quantity)
    as_read = _is_same((reading.low, reading.high), ends(quantity), reading)
    return scaled is not None and not as_read


def manners(quantity: Quantity) -> frozenset[Manner]:
    """Return how a record says its number is meant; one end of a range is a bound."""
    found = {Manner.ABOUT} if quantity.approximate else set()
    if quantity.bound:
        found.add(Manner(str(quantity.bound)))
    elif quantity.value is None and quantity.high is None:
        found |= {Manner(str(Bound.AT_LEAST)), Manner(str(Bound.MORE_THAN))}
    elif quantity.value is None and quantity.low is None:
        found |= {Manner(str(Bound.AT_MOST)), Manner(str(Bound.LESS_THAN))}
    return frozenset(found or {Manner.PLAIN})


def fits_manner(reading: QuantityReading, quantity: Quantity) -> bool:
    """Return whether words and record agree on about, at least and the like.

    A range shows by itself that it is rough, so a record may call it approximate.
    """
    said = set(reading.manners)
    if reading.is_range and Manner.PLAIN in said:
        said.add(Manner.ABOUT)
    return bool(said & manners(quantity))


def is_converted(reading: QuantityReading, quantity: Quantity) -> bool:
    """Return whether words have the exact number in another unit: 1,200,000 kg for 1,200 tonnes."""
    unit, meant = quantity.unit, ends(quantity)
    if unit is None or len(reading.units) != 1 or unit == reading.units[0]:
        return False
    if unit.dimension is Dimension.MONEY or reading.units[0].dimension is not unit.dimension:
        return False
    read = tuple(convert(end, reading.units[0], unit) for end in (reading.low, reading.high))
    return _is_same((read[0], read[1]), meant, reading)


def nearest(readings: Sequence[QuantityReading], quantity: Quantity) -> QuantityReading:
    """Return the figure most likely meant: of the same unit, then the nearest by factor."""
    number = next(end for end in ends(quantity) if end is not None)
    return min(
        readings, key=lambda reading: (not fits_unit(reading, quantity), _far(reading.low, number))
    )


def _far(read: Decimal, meant: Decimal) -> Decimal:
    """Return how many times one number is the other; a very large one if either is zero."""
    if not read or not meant or (read < 0) != (meant < 0):
        return Decimal("Infinity")
    factor = EXACT.divide(read, meant)
    return max(factor, EXACT.divide(Decimal(1), factor))


# -------------------------------------------------------------------------------------------------
# The little words around a number: about, at least, or more, a day, less.

ODD = ("person", "second")
"""“A person”, “a second time”: hardly ever a rate."""
FAR = 3
"""The most words between a number and its “per day”."""


class Qualifier(NamedTuple):
    """How a number is meant, and where the words for it begin."""

    manners: Manners
    start: int


def read_manner_before(scan: QuantityScan, at: int, of_time: bool) -> Qualifier:
    """Return the manner before a place; of two (“at least about”) either may apply."""
    found: list[Manner] = []
    for _ in range(2):
        phrase = scan.phrase_before(at, scan.words.before)
        if phrase is None:
            break
        if of_time and phrase[0][0] in scan.words.during:
            found.append(Manner.PLAIN)
        found += scan.words.before[phrase[0]]
        at = phrase[1]
    return Qualifier(tuple(dict.fromkeys(found)), at)


def read_manner_after(scan: QuantityScan, end: int) -> tuple[Manners, int]:
    """Return the manner of “or more” after a place, or after the word there."""
    for at in (end, end + 1):
        found = scan.phrase(at, scan.words.behind)
        if found and not _is_next(scan, found[1]):
            return scan.words.behind[found[0]], found[1]
        if not scan.token(at).is_word:
            break
    return (), end


def _is_next(scan: QuantityScan, end: int) -> bool:
    """Return whether the word before a place begins words of manner: “5 or more than 6”."""
    found = scan.phrase(end - 1, scan.words.before)
    return found is not None and found[1] > end


def read_per(scan: QuantityScan, end: int, measured: bool) -> tuple[str, int]:
    """Return what a rate is per, and the place after it; else an empty text and the same place.

    “Per day” may be a few words after a unit; “a day” is right after what is measured.
    """
    words = scan.words
    near = end if measured else end + 1
    for at in range(end, end + FAR + 1):
        key = scan.key(at)
        is_each = at == near and key in words.each
        if is_each or key in words.per:
            span = words.spans.get(plain(scan.key(at + 1)), "")
            if span and not (is_each and span in ODD):
                return span, at + 2
        if not key[:1].isalpha():
            break
    return "", end


def change(scan: QuantityScan, start: int, end: int) -> int:
    """Return whether the words around speak of less (-1) or more (1)."""
    by = scan.key(start - 1) in scan.words.by
    return direction(scan, end) or direction(scan, start - 1 - by)


def direction(scan: QuantityScan, at: int) -> int:
    """Return whether a word says less (-1) or more (1)."""
    key = scan.key(at)
    return -1 if key in scan.words.less else int(key in scan.words.more)


# -------------------------------------------------------------------------------------------------
# One figure at a place: number or range, unit, manner and rate put together.
#
# What is no figure is left out; the parts are read elsewhere.

BOUNDS = frozenset(Manner) - {Manner.PLAIN, Manner.ABOUT}


@dataclass(frozen=True, slots=True)
class Measurement:
    """A number or range with its unit, by tokens."""

    pair: NumberRange
    begins: int
    """The index of its first token, a sign of money included."""
    end: int
    """The index after its last token."""
    units: Units
    measure: tuple[int, int]
    """The tokens of its unit; the same place twice if there is none."""

    @property
    def last(self) -> Number:
        """Return the last number."""
        return self.pair.second

    @property
    def is_range(self) -> bool:
        """Return whether this is a range, not a number."""
        return self.pair.first is not self.pair.second

    @property
    def is_mixed(self) -> bool:
        """Return whether a unit is named between the ends of a range, and not after them."""
        between = set(self.pair.units)
        return bool(between) and not (self.end > self.last.end and between & set(self.units))


def read(scan: QuantityScan, at: int) -> Passage[QuantityReading] | int:
    """Return the figure whose number begins at a place, or the place at which to go on."""
    if at in scan.dated:
        return at + 1
    money = rules.read_money_before(scan, at)
    first = None
    if not rules.cannot_begin(scan, at, money is not None):
        first = ratio(scan, at) or number(scan, at, money is not None)
    if first is None:
        return rules.chain(scan, at)
    begins = money.end if money else at
    pair = rules.pair(scan, first, begins, money.units if money else ())
    found = _measure(scan, pair or NumberRange(first, first), begins, at, money)
    if pair and (found.is_mixed or _is_dated(scan, found)):
        found = _measure(scan, NumberRange(first, first), begins, at, money)
    front = _front(scan, found)
    manner = read_manner_before(scan, front, rules.is_time_unit(found.units))
    if _is_refused(scan, found, bounded=not BOUNDS.isdisjoint(manner.manners)):
        if rules.is_size(scan, found.end):
            return found.end + 2
        return max(rules.chain(scan, at), found.last.end)
    return _describe(scan, found, front, manner)


def _measure(
    scan: QuantityScan, pair: NumberRange, begins: int, at: int, money: rules.UnitMatch | None
) -> Measurement:
    """Return the number or range with its unit."""
    last = pair.second
    behind = rules.read_unit_after(scan, last.end, scan.token(last.end - 1).is_number)
    of = scan.phrase(last.end, scan.words.of) if last.fraction and not behind else None
    behind = rules.read_unit_after(scan, of[1], digits=False) if of else behind  # half an hour
    if behind:
        return Measurement(pair, begins, behind.end, behind.units, (last.end, behind.end))
    units, measure = (money.units, (begins, at)) if money else ((), (last.end, last.end))
    return Measurement(pair, begins, last.end, units, measure)


def _is_refused(scan: QuantityScan, found: Measurement, *, bounded: bool) -> bool:
    """Return whether the words around make it no figure."""
    first, last = found.pair.first, found.last
    if _is_code(scan, found) or _is_dated(scan, found):
        return True
    if found.begins < first.start or found.end > last.end:
        # In a language without a table, the word after a number may be its million.
        return not scan.words.numbers and found.end == last.end
    return (
        not scan.words.numbers
        or (first.may_be_year and last.may_be_year and not bounded)
        or (first.once and not found.is_range)
        or rules.is_joined(scan, last.end)
        or rules.is_time_of_day(scan, last.end)
        or rules.is_name(scan, first, found.begins)
    )


def _is_dated(scan: QuantityScan, found: Measurement) -> bool:
    """Return whether a part of the number is in a date."""
    return any(at in scan.dated for at in range(found.pair.first.start, found.last.end))


def _is_code(scan: QuantityScan, found: Measurement) -> bool:
    """Return whether this is a telephone number, score, size, ordinal or list, whatever follows."""
    first, last = found.pair.first, found.last
    return (
        (found.pair.dash and rules.is_telephone(scan, first, last))
        or (scan.is_joint(last.end) and scan.token(last.end + 1).is_number)  # 2-1, 833-997-6237
        or (scan.touches(last.end) and scan.key(last.end) in scan.words.endings)
        or rules.is_size(scan, found.end)
        or rules.is_alone(scan, first)
        or rules.is_spaced(scan, first.start, last.end)
    )


def _front(scan: QuantityScan, found: Measurement) -> int:
    """Return the place of a minus or of “between” before a number, or the number's own."""
    begins, words = found.begins, scan.words
    key = scan.key(begins - 1)
    if key in words.minus or (found.is_range and (key in words.between or key in words.from_)):
        return begins - 1
    is_sign = key in ("-", "−") and scan.touches(begins) and not scan.touches(begins - 1)
    return begins - 1 if is_sign else begins


def _describe(
    scan: QuantityScan, found: Measurement, front: int, manner: Qualifier
) -> Passage[QuantityReading]:
    first, last = found.pair.first, found.last
    is_negative = front < found.begins and not found.is_range
    more, end = read_manner_after(scan, found.end)
    per, end = read_per(scan, end, bool(found.units))
    rated = rules.rate(found.units, per)
    start = min(manner.start, front)
    changed = change(scan, start, end)
    if changed and last.fraction and direction(scan, end):  # a fifth less
        end += 1
    if scan.key(last.end) == "+" and scan.touches(last.end):
        more = (*more, Manner.AT_LEAST)
    plain_manner = (Manner.PLAIN,) if scan.words.numbers else tuple(Manner)
    noun = scan.token(found.end)
    reading = QuantityReading(
        *scan.span(start, end),
        words=scan.said(start, end),
        core=scan.span(first.start, last.end),
        low=-first.value if is_negative else first.value,
        high=-last.value if is_negative else last.value,
        units=rated or found.units,
        said_unit=scan.said(*found.measure),
        noun=noun.text if noun.is_word and not found.units else "",
        manners=(*manner.manners, *more) or plain_manner,
        said_manner=scan.said(manner.start, front),
        per="" if rated else per,
        fraction=first.fraction or last.fraction,
        apart=found.pair.apart,
        change=changed,
    )
    return Passage(start, end, reading)


# -------------------------------------------------------------------------------------------------
# Every figure in a text, by its language.
#
# At each number the rules look at a few tokens around it.

Spans = Sequence[tuple[int, int]]


def read_figures(text: str, language: str, dates: Spans = ()) -> tuple[QuantityReading, ...]:
    """Return the figures of a text, in reading order, none within another.

    ``language`` is a BCP 47 tag; ``dates`` are the places of dates, in order, which have no
    figures. Left out is what may be no figure, or two numbers, and a figure that shares words with
    the one before it: the second of “0$0”. The time is linear in the text's length.
    """
    name = primary(language)
    every = tokens(text)
    words = VOCABULARIES.get(name, DIGITS_ONLY)
    scan = QuantityScan(text, every, words, _lexicon(name), name, _places(every, dates))
    found: list[QuantityReading] = []
    last = 0
    for start, end, reading in passages(every, _beginnings(name), partial(read, scan)):
        aside = bool(found) and scan.key(last) == "(" and start == last + 1
        found.append(replace(reading, aside=True) if aside else reading)
        last = end
    return tuple(found)


def _places(every: Sequence[Token], spans: Spans) -> frozenset[int]:
    """Return the tokens that are in some places."""
    found, at = set(), 0
    for start, end in spans:
        while at < len(every) and every[at].start < end:
            if every[at].end > start:
                found.add(at)
            at += 1
    return frozenset(found)


@lru_cache(maxsize=32)
def _lexicon(language: str) -> Lexicon:
    return with_words(lexicon(language), VOCABULARIES.get(language, DIGITS_ONLY))


@lru_cache(maxsize=32)
def _beginnings(language: str) -> frozenset[str]:
    """Return the words and signs that a figure can begin with, besides numbers in digits."""
    words = VOCABULARIES.get(language, DIGITS_ONLY)
    return frozenset({*VULGAR, *words.numbers, *words.articles, *(p[0] for p in words.parts)})


# -------------------------------------------------------------------------------------------------
# How a text prints a number that is known: with “billion” or all digits, and the sign of money.
#
# No language is needed: a word counts only if digits and word together give exactly that number.

_GAPS = "\u00a0\u202f\u2009"
_DIGITS = re.compile(rf"[0-9]+(?:[.,'’{_GAPS}][0-9]+)*")
_WORD = re.compile(rf"[\s{_GAPS}-]?([^\W\d_]+)\.?")
_BEFORE = re.compile(rf"(?:\b[A-Z]{{3}}|(?:\b[A-Z]{{1,3}})?[^\w\s])[\s{_GAPS}]?$")
_BEHIND = re.compile(rf"[\s{_GAPS}-]?(?:[^\w\s]|[^\W\d_]+(?: [^\W\d_]+)?)")


@lru_cache(maxsize=1)
def _scales() -> Mapping[str, frozenset[int]]:
    """Return the powers of ten that a word can mean in any language that we read."""
    found: dict[str, set[int]] = {word: {power} for word, power in rules.WITH_MONEY.items()}
    for vocabulary in VOCABULARIES.values():
        for word, factor in vocabulary.times.items():
            power = factor.adjusted()
            if power >= 3 and factor == Decimal(1).scaleb(power):
                found.setdefault(word, set()).add(power)
    return {word: frozenset(powers) for word, powers in found.items()}


def _mantissas(digits: str) -> Iterator[Decimal]:
    """Yield what written digits can mean: 1,300 is 1300, or 1.300 if the comma is the point."""
    yield Decimal(re.sub("[^0-9]", "", digits))
    whole, _, decimals = digits.replace(",", ".").rpartition(".")
    if whole and decimals.isdigit():
        yield Decimal(f"{re.sub('[^0-9]', '', whole)}.{decimals}")


def _form_of(text: str, found: re.Match[str], end: Decimal, shared: int) -> PrintedForm | None:
    """Return how digits print a number; ``shared`` is the power of ten of a range's other end."""
    word = _WORD.match(text, found.end())
    powers = _scales().get(word[1].lower(), ()) if word else ()
    for scale in (0, *sorted(powers), shared):
        for mantissa in _mantissas(found[0]):
            if mantissa.scaleb(scale) == abs(end):
                before = _BEFORE.search(text[: found.start()])
                behind = _BEHIND.match(
                    text, word.end() if word and scale in powers else found.end()
                )
                return PrintedForm(
                    scale,
                    -exponent(mantissa),
                    before[0] if before else "",
                    behind[0] if behind else "",
                )
    return None


def printed_form(text: str, quantity: Quantity) -> PrintedForm | None:
    """Return how a text prints a quantity; None if the digits of an end are not in it.

    It is also None if the two ends of a range are printed with different powers of ten.
    """
    every = list(_DIGITS.finditer(text))
    given = (quantity.high, quantity.value, quantity.low)
    forms: list[PrintedForm] = []
    for end in (each for each in given if each is not None):
        shared = forms[0].scale if forms else 0
        fitting = (_form_of(text, found, end, shared) for found in every)
        form = next((one for one in fitting if one), None)
        if form is None or (forms and form.scale != shared):
            return None
        forms.append(form)
    last, first = forms[0], forms[-1]
    places = min(form.places for form in forms)
    return PrintedForm(last.scale, places, first.before or last.before, last.behind)
