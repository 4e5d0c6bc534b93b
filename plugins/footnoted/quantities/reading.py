"""Which quantities a sentence tells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from footnoted.quantities import rules
from footnoted.quantities.languages import ENGLISH, GERMAN, UKRAINIAN
from footnoted.quantities.quantity import Bound, Quantity, exponent, tight
from footnoted.quantities.rules import Number, NumberRange, number, ratio
from footnoted.quantities.units import EXACT, Dimension, convert
from footnoted.quantities.vocabulary import (
    SIGNS,
    VULGAR,
    Lexicon,
    Manner,
    Manners,
    QuantityReading,
    QuantityScan,
    QuantityToken,
    QuantityVocabulary,
    Units,
    lexicon,
    plain,
    tokens,
    with_words,
)

# -------------------------------------------------------------------------------------------------
# Whether words that were read say what a record says: the number, the unit, the manner.
#
# Answers one question at a time; which of several figures is meant is for who asks.

ENDLESS = -10
"""A part with more decimals than that is a third, a seventh or the like."""
Ends = tuple[Decimal | None, Decimal | None]


def ends(quantity: Quantity) -> Ends:
    """Return both ends of a quantity; a value is both."""
    if quantity.value is not None:
        return quantity.value, quantity.value
    return quantity.low, quantity.high


def fits_number(reading: QuantityReading, quantity: Quantity) -> bool:
    """Return whether the numbers are the same: exactly, or as a part said in words and in
    digits.
    """
    meant = ends(quantity)
    if _same((reading.low, reading.high), meant, reading):
        return True
    size = scale(reading, quantity)
    if size is None:
        return False
    low, high = (EXACT.multiply(end, size) for end in (reading.low, reading.high))
    return _same((low, high), meant, reading)


def scale(reading: QuantityReading, quantity: Quantity) -> Decimal | None:
    """Return what brings a part to the record's form: half to 50 percent, 50 percent to 0.5."""
    unit = quantity.unit
    if unit and unit.dimension is Dimension.SHARE and reading.fraction and not reading.units:
        return EXACT.divide(Decimal(1), unit.factor)
    if unit is None and not quantity.count_of and is_share(reading) and reading.units:
        return reading.units[0].factor
    return None


def _same(read: tuple[Decimal, Decimal], meant: Ends, reading: QuantityReading) -> bool:
    (low, high), (least, most) = read, meant
    if reading.apart and least is not None and least == most:
        return least in (low, high)
    if least is None or most is None:
        return _equal(low, least, reading) if most is None else _equal(high, most, reading)
    return _equal(low, least, reading) and _equal(high, most, reading)


def _equal(read: Decimal, meant: Decimal | None, reading: QuantityReading) -> bool:
    """Compare exactly; a third, which has no end, with as many digits as the record has."""
    if meant is None:
        return False
    endless = reading.fraction and exponent(read) < ENDLESS
    return abs(read - meant) <= (tight(meant) if endless else 0)


def is_share(reading: QuantityReading) -> bool:
    """Return whether words name a part of something: half, 40 percent."""
    if reading.units:
        return reading.units[0].dimension is Dimension.SHARE
    return reading.fraction


def as_factor(reading: QuantityReading, change: bool) -> QuantityReading:
    """Return a share as the factor it is: 20 percent as 0.2, and as -0.2 where less is said."""
    size = reading.units[0].factor if is_share(reading) and reading.units else Decimal(1)
    signed = size * reading.change if change and reading.change else size
    low, high = sorted(EXACT.multiply(end, signed) for end in (reading.low, reading.high))
    return replace(reading, low=low, high=high, units=())


def fits_share(reading: QuantityReading, factor: Decimal, change: bool) -> bool:
    """Return whether words say a share, or a change: “a fifth less” is -0.2 and so is “80 percent”.

    Numbers without a sign of being a share fit where they are the factor: “three times”.
    """
    read = as_factor(reading, change)
    if change and reading.change:
        return _fits_within(read, factor)
    return any(
        _fits_within(read, each) for each in ((abs(factor), 1 + factor) if change else (factor,))
    )


def _fits_within(reading: QuantityReading, factor: Decimal) -> bool:
    if reading.is_range:
        return reading.low <= factor <= reading.high
    return _equal(reading.low, factor, reading)


_WRITTEN = {
    "celsius-difference": "celsius",
    "fahrenheit-difference": "fahrenheit",
    "troy-ounce": "ounce",
}
"""Units that articles write like another -> that other."""


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
    as_read = _same((reading.low, reading.high), ends(quantity), reading)
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

    A range says by itself that it is rough, so that a record may call it approximate.
    """
    said = set(reading.manners)
    if reading.is_range and Manner.PLAIN in said:
        said.add(Manner.ABOUT)
    return bool(said & manners(quantity))


def is_converted(reading: QuantityReading, quantity: Quantity) -> bool:
    """Return whether words give the very number in another unit: 1,200,000 kg for 1,200 tonnes."""
    unit, meant = quantity.unit, ends(quantity)
    if unit is None or len(reading.units) != 1 or unit == reading.units[0]:
        return False
    if unit.dimension is Dimension.MONEY or reading.units[0].dimension is not unit.dimension:
        return False
    read = tuple(convert(end, reading.units[0], unit) for end in (reading.low, reading.high))
    return _same((read[0], read[1]), meant, reading)


def nearest(readings: Sequence[QuantityReading], quantity: Quantity) -> QuantityReading:
    """Return the figure most likely meant: of the same unit, then the least far off by factor."""
    number = next(end for end in ends(quantity) if end is not None)
    return min(readings, key=lambda each: (not fits_unit(each, quantity), _far(each.low, number)))


def _far(read: Decimal, meant: Decimal) -> Decimal:
    """Return how many times one number is the other, or more than any where one has no size."""
    if not read or not meant or (read < 0) != (meant < 0):
        return Decimal("Infinity")
    factor = EXACT.divide(read, meant)
    return max(factor, EXACT.divide(Decimal(1), factor))


# -------------------------------------------------------------------------------------------------
# The little words around a number: about, at least, or more, a day, less.
#
# Knows tables only; the number itself has been read.

ODD = ("person", "second")
"""“A person”, “a second time”: hardly ever a rate."""
FAR = 3
"""Words between a number and its “per day” at most."""


class Said(NamedTuple):
    """How a number is meant, and where the words for it begin."""

    manners: Manners
    start: int


def in_front(scan: QuantityScan, at: int, of_time: bool) -> Said:
    """Read the words of manner in front of a place; of two (“at least about”) either may hold."""
    found: Manners = ()
    start = at
    for _ in range(2):
        phrase = scan.phrase_before(start, scan.words.before)
        if phrase is None:
            break
        meant = scan.words.before[phrase[0]]
        if of_time and phrase[0][0] in scan.words.during:
            meant = (Manner.PLAIN, *meant)
        found, start = (*found, *meant), phrase[1]
    return Said(tuple(dict.fromkeys(found)), start)


def in_back(scan: QuantityScan, end: int) -> tuple[Manners, int]:
    """Read “or more” behind a place, or behind the word there."""
    for at in (end, end + 1):
        found = scan.phrase(at, scan.words.behind)
        if found and not _is_next(scan, found[1]):
            return scan.words.behind[found[0]], found[1]
        if not scan.token(at).is_word:
            break
    return (), end


def _is_next(scan: QuantityScan, end: int) -> bool:
    """Return whether the word in front of a place begins words of manner: “5 or more than 6”."""
    found = scan.phrase(end - 1, scan.words.before)
    return found is not None and found[1] > end


def read_per(scan: QuantityScan, end: int, measured: bool) -> tuple[str, int]:
    """Read “per day” behind a unit or a few words on, and “a day” right behind what is measured.

    Gives what the rate is reckoned by and the place behind it, or where it cannot be told on.
    """
    words = scan.words
    for at in range(end, end + FAR + 1):
        key = scan.key(at)
        near = at == end if measured else at == end + 1
        each = near and key in words.each
        if each or key in words.per:
            span = words.spans.get(plain(scan.key(at + 1)), "")
            if span and not (each and span in ODD):
                return span, at + 2
        if not key[:1].isalpha():
            break
    return "", end


def change(scan: QuantityScan, start: int, end: int) -> int:
    """Return whether the words around speak of less (-1) or more (1)."""
    before = start - 2 if scan.key(start - 1) in scan.words.by else start - 1
    for at in (end, before):
        if scan.key(at) in scan.words.less:
            return -1
        if scan.key(at) in scan.words.more:
            return 1
    return 0


def is_change(scan: QuantityScan, at: int) -> bool:
    """Return whether a word says more or less."""
    return scan.key(at) in scan.words.less or scan.key(at) in scan.words.more


# -------------------------------------------------------------------------------------------------
# One figure at a place: number or range, unit, manner and rate put together.
#
# What is no figure is refused; how the parts are read is elsewhere.

BOUNDS = frozenset(Manner) - {Manner.PLAIN, Manner.ABOUT}


class Told(NamedTuple):
    """What was read, if anything, its first token and the one behind its last."""

    reading: QuantityReading | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Measured:
    """A number or range with its unit, by tokens."""

    pair: NumberRange
    begins: int
    """Its first token, a sign of money included."""
    end: int
    """The one behind its last."""
    units: Units
    measure: tuple[int, int]
    """The tokens of its unit; the same place twice where there is none."""

    @property
    def last(self) -> Number:
        """Return the number that stands last."""
        return self.pair.second

    @property
    def is_range(self) -> bool:
        """Return whether this is a range, not a number."""
        return self.pair.first is not self.pair.second


def read(scan: QuantityScan, at: int) -> Told:
    """Read the figure whose number begins at a place, or tell how far there is none."""
    money = rules.before(scan, at)
    if rules.cannot_begin(scan, at, money is not None):
        return Told(None, at, rules.chain(scan, at))
    first = ratio(scan, at) or number(scan, at, money is not None)
    if first is None:
        return Told(None, at, rules.chain(scan, at))
    begins = money.end if money else at
    pair = rules.pair(scan, first, begins, money.units if money else ())
    found = _measured(scan, pair, begins, at, money) if pair else None
    if found is None or _is_dated(scan, found):
        found = _measured(scan, NumberRange(first, first), begins, at, money)
    said = in_front(scan, _front(scan, found), rules.is_time_unit(found.units)) if found else None
    if found is None or said is None or _refused(scan, found, bool(set(said.manners) & BOUNDS)):
        return Told(None, at, _past(scan, found, at))
    return _told(scan, found, said)


def _measured(
    scan: QuantityScan, pair: NumberRange, begins: int, at: int, money: rules.UnitMatch | None
) -> Measured | None:
    """Add the unit; nothing where the two ends of a range have different ones."""
    last = pair.second
    behind = rules.behind(scan, last.end, scan.token(last.end - 1).is_number)
    of = scan.phrase(last.end, scan.words.of) if last.fraction and not behind else None
    behind = rules.behind(scan, of[1], digits=False) if of else behind  # half an hour
    if pair.units and not (behind and set(behind.units) & set(pair.units)):
        return None
    if behind:
        return Measured(pair, begins, behind.end, behind.units, (last.end, behind.end))
    if money:
        return Measured(pair, begins, last.end, money.units, (begins, at))
    return Measured(pair, begins, last.end, (), (last.end, last.end))


def _refused(scan: QuantityScan, found: Measured, bounded: bool) -> bool:
    """Return whether neighbors make it no figure."""
    first, last = found.pair.first, found.last
    if _is_code(scan, found) or _is_dated(scan, found):
        return True
    if found.begins < first.start or found.end > last.end:
        # In a language without a table the word behind a number may be its million.
        return not scan.words.numbers and found.end == last.end
    return (
        not scan.words.numbers
        or (first.may_be_year and last.may_be_year and not bounded)
        or (first.once and not found.is_range)
        or rules.is_joined(scan, last.end)
        or rules.is_time_of_day(scan, last.end)
        or rules.is_name(scan, first, found.begins)
    )


def _is_dated(scan: QuantityScan, found: Measured) -> bool:
    """Return whether a part of the number belongs to a date."""
    return any(at in scan.dated for at in range(found.pair.first.start, found.last.end))


def _is_code(scan: QuantityScan, found: Measured) -> bool:
    """Return whether this is a telephone number, score, size, ordinal or list, with a unit behind
    it or not.
    """
    first, last = found.pair.first, found.last
    return (
        (found.pair.dash and rules.is_telephone(scan, first, last))
        or (scan.is_joint(last.end) and scan.token(last.end + 1).is_number)  # 2-1, 833-997-6237
        or (scan.touches(last.end) and scan.key(last.end) in scan.words.endings)
        or rules.is_size(scan, found.end)
        or rules.is_alone(scan, first)
        or rules.is_spaced(scan, first.start, last.end)
    )


def _past(scan: QuantityScan, found: Measured | None, at: int) -> int:
    """Return the place behind what is no figure: a chain of numbers, both sides of a size."""
    if found is None:
        return at + 1
    if rules.is_size(scan, found.end):
        return found.end + 2
    return max(rules.chain(scan, at), found.last.end)


def _front(scan: QuantityScan, found: Measured) -> int:
    """Return the place of a minus, or of “between”, in front of a number, or the number's own."""
    begins, words = found.begins, scan.words
    if found.is_range and scan.key(begins - 1) in words.between | words.from_:
        return begins - 1
    touching = scan.key(begins - 1) in "-−" and scan.touches(begins) and begins > 0
    if scan.key(begins - 1) in words.minus or (touching and not scan.touches(begins - 1)):
        return begins - 1
    return begins


def _told(scan: QuantityScan, found: Measured, said: Said) -> Told:
    front = _front(scan, found)
    negative = front < found.begins and not found.is_range
    low, high = (_signed(n.value, negative) for n in (found.pair.first, found.last))
    more, end = in_back(scan, found.end)
    per, end = read_per(scan, end, bool(found.units))
    changed = change(scan, min(said.start, front), end)
    if changed and found.last.fraction and is_change(scan, end):  # a fifth less
        end += 1
    rated = rules.rate(found.units, per)
    start = min(said.start, front)
    plus = scan.key(found.last.end) == "+" and scan.touches(found.last.end)
    every = (*said.manners, *more, *((Manner.AT_LEAST,) if plus else ()))
    begun, ended = scan.tokens[start].start, scan.tokens[end - 1].end
    noun = scan.token(found.end)
    reading = QuantityReading(
        begun,
        ended,
        scan.said(start, end),
        (scan.tokens[found.pair.first.start].start, scan.tokens[found.last.end - 1].end),
        low,
        high,
        rated or found.units,
        scan.said(*found.measure),
        noun.text if noun.is_word and not found.units else "",
        every or ((Manner.PLAIN,) if scan.words.numbers else tuple(Manner)),
        scan.said(said.start, front),
        "" if rated else per,
        found.pair.first.fraction or found.last.fraction,
        found.pair.apart,
        change=changed,
    )
    return Told(reading, start, end)


def _signed(value: Decimal, negative: bool) -> Decimal:
    return -value if negative else value


# -------------------------------------------------------------------------------------------------
# A text and its language: every figure its words tell.
#
# One walk over the text; at each number the rules look at a few tokens around it. No pattern is
# made from what is read.

VOCABULARIES = {"en": ENGLISH, "de": GERMAN, "uk": UKRAINIAN}
"""Language (ISO 639-1) -> its words. Other languages' texts are read for digits only."""
DIGITS_ONLY = QuantityVocabulary(before=SIGNS)
Spans = Sequence[tuple[int, int]]


def read_figures(text: str, language: str, dates: Spans = ()) -> tuple[QuantityReading, ...]:
    """Read the figures of a text, in the order in which they stand, none within another.

    ``language`` is a BCP 47 tag; ``dates`` are the places of dates, in order, which hold no
    figures. What may be no figure, or two numbers, is left out, and so is a figure with words
    that the one before it has: the second of “0$0”. Takes time in proportion to the text's length.
    """
    name = language.replace("_", "-").split("-")[0].lower()
    every = tokens(text)
    dated = _lies_within(every, dates)
    scan = QuantityScan(
        text, every, VOCABULARIES.get(name, DIGITS_ONLY), _lexicon(name), name, dated
    )
    begins = _beginnings(name)
    found: list[QuantityReading] = []
    at = last = 0
    while at < len(every):
        if at in dated or not _may_begin(every[at], begins):
            at += 1
            continue
        figure = read(scan, at)
        if figure.reading is None or figure.start < last:
            at = max(figure.end, at + 1)
            continue
        aside = bool(found) and scan.key(last) == "(" and figure.start == last + 1
        found.append(replace(figure.reading, aside=aside))
        at = last = figure.end
    return tuple(found)


def _lies_within(every: Sequence[QuantityToken], spans: Spans) -> frozenset[int]:
    """Return the tokens that stand in some places."""
    found, at = set(), 0
    for start, end in spans:
        while at < len(every) and every[at].start < end:
            if every[at].end > start:
                found.add(at)
            at += 1
    return frozenset(found)


@lru_cache(maxsize=32)
def _lexicon(name: str) -> Lexicon:
    return with_words(lexicon(name), VOCABULARIES.get(name, DIGITS_ONLY))


@lru_cache(maxsize=32)
def _beginnings(name: str) -> frozenset[str]:
    words = VOCABULARIES.get(name, DIGITS_ONLY)
    return frozenset({*words.numbers, *words.articles, *(part[0] for part in words.parts)})


def _may_begin(token: QuantityToken, begins: frozenset[str]) -> bool:
    return token.is_number or token.text in VULGAR or token.key in begins
