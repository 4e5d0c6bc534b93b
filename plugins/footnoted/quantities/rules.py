"""The rules by which words become numbers and units."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from unicodedata import numeric

from babel.numbers import get_decimal_symbol, get_group_symbol

from footnoted.quantities.quantity import currencies, money
from footnoted.quantities.units import EXACT, Dimension
from footnoted.quantities.vocabulary import (
    BY_ID,
    SYMBOLS,
    VULGAR,
    QuantityScan,
    Units,
    lexicon,
    moneys,
    plain,
)
from footnoted.quantities.wording import locale_for
from footnoted.text.scanning import Phrase, Token

# -------------------------------------------------------------------------------------------------
# From digits to the value of a number, by the separators of a language.
#
# What can be two numbers is none: “1,300” is 1300 in English and 1.300 in German, “1,5” is nothing
# in English.

MOST = 30
"""The most digits of a number in an article."""
_GROUPED = re.compile("[0-9]{1,3}(?:['’\u00a0\u202f\u2009][0-9]{3})+")
"""Swiss apostrophes and fixed spaces, which mean the same in every language."""
_PLAIN = re.compile(r"0|[1-9][0-9]*")


@lru_cache(maxsize=64)
def separators(language: str) -> tuple[str, str]:
    """Return what groups thousands and what begins decimals; English ones for unknown languages."""
    locale = locale_for(language)
    return get_group_symbol(locale), get_decimal_symbol(locale)


def value(text: str, language: str) -> Decimal | None:
    """Return the value of digits; None if they are no number or could be two.

    ``text`` is digits with separators within. Digits with a needless zero at the beginning are a
    code or a time.
    """
    group, point = separators(language)
    if len(text) > MOST:
        return None
    whole, decimals = _split(text, group, point)
    if decimals is None or not (_PLAIN.fullmatch(whole) or _is_grouped(whole, group)):
        return None
    digits = re.sub(r"[^0-9]", "", whole)
    return Decimal(f"{digits}.{decimals}" if decimals else digits)


def is_grouped(text: str) -> bool:
    """Return whether digits have a separator in them."""
    return not text.isdigit()


def _split(text: str, group: str, point: str) -> tuple[str, str | None]:
    """Return whole and decimals; no decimals if the sign may have meant thousands."""
    signs = {sign for sign in text if not sign.isdigit()}
    strange = point == "," and "." in signs and group != "."
    swiss = bool(signs & {"'", "’"})
    point = "." if strange or swiss else point
    whole, sign, decimals = text.partition(point)
    is_unclear = sign and (not decimals.isdigit() or (strange and len(decimals) == 3))
    return whole, None if is_unclear else decimals


def _is_grouped(whole: str, group: str) -> bool:
    if _GROUPED.fullmatch(whole):
        return len({sign for sign in whole if not sign.isdigit()}) == 1
    groups = rf"[1-9][0-9]{{0,2}}({re.escape(group)}[0-9]{{3}})+"
    return group in ".," and re.fullmatch(groups, whole) is not None


# -------------------------------------------------------------------------------------------------
# One number at a place: in digits, in words, or as a part of something.
#
# Units and ranges are read elsewhere.

ATTACHED = {"bn": 9, "tn": 12, "k": 3}
"""Letters right after digits that multiply them."""
WITH_MONEY = {"m": 6, "mn": 6, "mm": 6, "b": 9, "t": 12, **ATTACHED}
"""Letters that do so after a sign of money; elsewhere “2.5m” is meters or millions, and not
read.
"""
YEARS = (1100, 2100)
"""Four bare digits in this range can be a year."""
ABBREVIATED = 3
"""The most letters of an abbreviation such as “Mrd.”."""
HANDFUL = 10
"""“One in five” is a part; “three in 300” seldom."""
ROUNDED = 20
"""How many digits of a third are kept."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, where it begins and the place after it."""

    start: int
    end: int
    value: Decimal
    factor: Decimal = Decimal(1)
    """The factor of a word such as million: in “2 to 3 million” the first has none."""
    whole: bool = False
    """Whether it is bare digits without any separator."""
    once: bool = False
    """Whether it is a word for one that can be an article or a pronoun."""
    fraction: bool = False

    @property
    def may_be_year(self) -> bool:
        """Return whether it can also be a year."""
        return self.whole and YEARS[0] <= self.value <= YEARS[1]


def number(scan: QuantityScan, at: int, money: bool = False) -> Number | None:
    """Return the number that begins at a place; ``money``: a sign of money is before it."""
    token = scan.token(at)
    if not token.text:
        return None
    if token.is_number:
        return _in_digits(scan, at, money)
    if token.text in VULGAR:
        return Number(at, at + 1, _vulgar(token.text), fraction=True)
    return _part(scan, at) or _in_words(scan, at)


def ratio(scan: QuantityScan, at: int) -> Number | None:
    """Return the part of two in five, 21 out of 24; None if anything else follows “in”."""
    first = _plain(scan, at)
    of = scan.phrase(scan.past_joint(first.end), scan.words.ratios) if first else None
    second = _plain(scan, scan.past_joint(of[1])) if of else None
    if first is None or of is None or second is None or not 0 < first.value < second.value:
        return None
    if len(of[0]) == 1 and (second.value > HANDFUL or _is_measure(scan, second.end)):
        return None
    return Number(at, second.end, _rounded(first.value / second.value), fraction=True)


def _plain(scan: QuantityScan, at: int) -> Number | None:
    """Return a whole number that nothing multiplies."""
    token = scan.token(at)
    if token.key in scan.words.numbers:
        return _small(scan, at)
    return Number(at, at + 1, Decimal(token.text)) if _is_short(token.text) else None


def _is_short(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 3


def _is_measure(scan: QuantityScan, at: int) -> bool:
    """Return whether a length of time follows: “three in ten days” is no part."""
    key = plain(scan.key(at))
    return key in scan.words.times or key in scan.words.spans


def _in_digits(scan: QuantityScan, at: int, money: bool) -> Number | None:
    text, end = _digits(scan, at)
    found = value(text, scan.language)
    if found is None:
        return None
    plus = scan.token(end).text
    if plus and plus in VULGAR and (scan.touches(end) or not is_grouped(text)):
        found, end = found + _vulgar(plus), end + 1
    attached = (WITH_MONEY if money else ATTACHED).get(scan.key(end))
    if attached and (scan.touches(end) or (money and attached > 3)):
        factor = Decimal(10) ** attached
        return Number(at, end + 1, _tidy(EXACT.multiply(found, factor)), factor)
    read = Number(at, end, found, whole=not is_grouped(text) and end == at + 1)
    return _halved(scan, _multiplied(scan, read))


def _digits(scan: QuantityScan, at: int) -> tuple[str, int]:
    """Return the digits at a place; of several tokens if spaces separate thousands."""
    text, end = scan.token(at).text, at + 1
    if not scan.words.spaced or len(text) > 3 or not text.isdigit():
        return text, end
    while _is_group(scan, end):
        text, end = text + "\u00a0" + scan.token(end).text, end + 1
    return text, end


def _is_group(scan: QuantityScan, at: int) -> bool:
    token = scan.token(at)
    digits = token.text[:3].isdigit() and not token.text[3:4].isdigit()
    return token.is_number and digits and token.start - scan.token(at - 1).end == 1


def _in_words(scan: QuantityScan, at: int) -> Number | None:
    words, key = scan.words, scan.key(at)
    if key in words.numbers:
        read = _multiplied(scan, _small(scan, at))
        once = key in words.once and read.end == at + 1
        return _halved(scan, _and_more(scan, replace(read, once=once)))
    following = scan.key(at + 1)
    if key in words.articles and following in words.times:
        return _and_more(scan, _multiplied(scan, Number(at, at + 1, Decimal(1))))
    return None


def _small(scan: QuantityScan, at: int) -> Number:
    """Return the number of words that add up: twenty-five."""
    numbers = scan.words.numbers
    found, end = numbers[scan.key(at)], at + 1
    room = _room(found)
    while room > 1:
        behind = scan.past_joint(end)
        added = numbers.get(scan.key(behind))
        if added is None or not 0 < added < room:
            break
        found, end, room = found + added, behind + 1, _room(added)
    return Number(at, end, found)


def _room(found: Decimal) -> int:
    """Return the limit of a number that can be added: ones to tens, tens to hundreds."""
    if found != int(found) or found < 20 or found % 10:
        return 0
    return 100 if found % 100 == 0 else 10


def _multiplied(scan: QuantityScan, read: Number) -> Number:
    """Return a number multiplied by one or two words after it: three hundred thousand, two
    dozen.
    """
    total, end = Decimal(1), read.end
    for _ in range(2):
        behind = scan.past_joint(end)
        factor = scan.words.times.get(scan.key(behind))
        if factor is None:
            break
        total, end = total * factor, behind + 1
        end += _is_period(scan, end)
    if end == read.end:
        return read
    value = _tidy(EXACT.multiply(read.value, total))
    return replace(read, value=value, end=end, factor=total, whole=False)


def _tidy(found: Decimal) -> Decimal:
    """Return a number without exponent: 1.3 million as 1300000."""
    whole = found.to_integral_value()
    return whole if found == whole else found


def _is_period(scan: QuantityScan, at: int) -> bool:
    """Return whether there is the period of “Mio.”, not one that ends a sentence."""
    short = len(scan.key(at - 1)) <= ABBREVIATED
    return short and scan.key(at) == "." and scan.touches(at) and bool(scan.key(at + 1))


def _and_more(scan: QuantityScan, read: Number) -> Number:
    """Return a number with what follows hundreds and thousands: three hundred and fifty."""
    times = scan.words.times.get(scan.key(read.end - 1))
    if times not in (100, 1000):
        return read
    behind = scan.skip(read.end, scan.words.and_)
    if scan.key(behind) not in scan.words.numbers:
        return read
    rest = _small(scan, behind)
    if times == 1000 and scan.words.times.get(scan.key(rest.end)) == 100:
        rest = _multiplied(scan, rest)
    if rest.value >= times or scan.key(rest.end) in scan.words.times:
        return read
    return replace(read, value=read.value + rest.value, end=rest.end)


def _halved(scan: QuantityScan, read: Number) -> Number:
    """Return a number with a half or a quarter after it: two and a half million."""
    more = scan.phrase(read.end, scan.words.a_half)
    if more is None:
        return read
    added = EXACT.add(read.value, scan.words.a_half[more[0]])
    return _multiplied(scan, Number(read.start, more[1], added))


def _part(scan: QuantityScan, at: int) -> Number | None:
    """Return the number of half, two thirds, a quarter of a million."""
    words = scan.words
    found = scan.phrase(at, words.parts)
    if found is None or scan.key(at - 1) in words.sections:
        return None
    several, end = found
    behind = scan.key(end)
    ordinal = several in words.ordinal_parts and behind.isalpha()
    joined = scan.is_joint(end) and scan.key(end + 1) not in words.times
    if (ordinal and behind not in words.behind_part) or joined:
        return None
    read = Number(at, end, _rounded(words.parts[several]), fraction=True)
    for start in (scan.past_joint(end), (scan.phrase(end, words.of) or ("", end))[1]):
        if scan.key(start) in words.times:
            return replace(_multiplied(scan, replace(read, end=start)), fraction=False)
    return read


def _vulgar(sign: str) -> Decimal:
    return _rounded(Decimal(numeric(sign)))


def _rounded(part: Decimal) -> Decimal:
    return EXACT.normalize(round(part, ROUNDED))


# -------------------------------------------------------------------------------------------------
# Numbers that are no figures: of names and pages, times, years, ordinals, telephones, scores.
#
# Only the words around a number decide; the caller knows the dates.

_NAMING = frozenset("#№§@/\\._&:")
"""Signs that touch the number of a name, file or address from the left."""
VERSION = 4
"""The most characters of the number of a version."""
_BRACKETS = {"(": ")", "[": "]"}


def cannot_begin(scan: QuantityScan, at: int, money: bool) -> bool:
    """Return whether the text before a number makes it no figure."""
    if scan.is_joint(at - 1):
        return not _is_sign(scan, at - 1)
    before = scan.token(at - 1)
    if not scan.touches(at) or money:
        return before.text in ("№", "§") or (before.text == "." and _is_naming(scan, at - 2))
    return before.is_word or before.is_number or before.text in _NAMING


def _is_sign(scan: QuantityScan, at: int) -> bool:
    """Return whether a dash that touches a number is a minus: “(-5”, “ -5”."""
    before = scan.token(at - 1)
    return not (before.is_word or before.is_number)


def _is_naming(scan: QuantityScan, at: int) -> bool:
    """Return whether an abbreviation makes a name of a number: No. 5, p. 3, U.S.C. 1321."""
    key = scan.key(at)
    return key in scan.words.names or (len(key) == 1 and scan.token(at).text.isupper())


def is_joined(scan: QuantityScan, end: int) -> bool:
    """Return whether letters that touch a number make it a name or an ordinal: 25A, 3rd, 1990s."""
    words = scan.words
    if scan.is_joint(end) and scan.key(end + 1) in words.endings:
        return True
    if scan.touches(end) and (scan.token(end).is_word or scan.key(end) in ("_", "(")):
        return True
    dotted = words.dotted_ordinals and scan.key(end) == "." and scan.touches(end)
    short = scan.token(end - 1).text.isdigit() and len(scan.key(end - 1)) <= 2
    return dotted and short and scan.token(end + 1).is_word


def is_spaced(scan: QuantityScan, start: int, end: int) -> bool:
    """Return whether this is a part of “1 300” in a language that does not separate so."""
    if scan.words.spaced:
        return False
    return _is_thousand(scan, start) or _is_thousand(scan, end)


def _is_thousand(scan: QuantityScan, at: int) -> bool:
    """Return whether three digits are one space after up to three others."""
    first, second = scan.token(at - 1), scan.token(at)
    near = second.start - first.end == 1
    return near and first.text.isdigit() and len(first.text) <= 3 and _begins_with_three(second)


def _begins_with_three(token: Token) -> bool:
    return token.text[:3].isdigit() and len(token.text) >= 3 and not token.text[3:4].isdigit()


def is_time_of_day(scan: QuantityScan, end: int) -> bool:
    """Return whether the words after a number make it a time of day."""
    letters = scan.key(end) in ("a", "p") and scan.key(end + 1) == "." and scan.key(end + 2) == "m"
    return letters or scan.key(end) in scan.words.clock


def is_name(scan: QuantityScan, read: Number, begins: int) -> bool:
    """Return whether a bare number is a part of the name before it: Category 5, Boeing 737."""
    before = scan.token(begins - 1)
    token = scan.token(read.start)
    if begins - 1 in scan.dated:
        return False
    if token.is_word:
        return token.text[0].isupper() and before.is_word and _is_proper(scan, begins - 1)
    if not (read.whole or is_version(token.text)):
        return False
    if before.key in scan.words.names:
        return True
    return before.is_word and _is_proper(scan, begins - 1)


def is_version(text: str) -> bool:
    """Return whether this is a number such as 2.0, whatever the language."""
    return text.count(".") == 1 and len(text) <= VERSION


def _is_proper(scan: QuantityScan, at: int) -> bool:
    """Return whether a word has a capital and is no little one; in German every noun is."""
    return scan.token(at).text[0].isupper() and scan.key(at) not in scan.words.small


def is_alone(scan: QuantityScan, read: Number) -> bool:
    """Return whether a number is alone in brackets: of a list, a note, a year, an age."""
    closing = _BRACKETS.get(scan.key(read.start - 1))
    return read.whole and closing is not None and scan.key(read.end) == closing


def chain(scan: QuantityScan, at: int) -> int:
    """Return the place after a chain of numbers joined by dashes, signs of times or colons."""
    end = at + 1
    while scan.is_joint(end) and scan.token(end + 1).is_number:
        end += 2
    return end


def is_telephone(scan: QuantityScan, first: Number, second: Number) -> bool:
    """Return whether two numbers with a hyphen between them look like a telephone number."""
    texts = [scan.key(read.start) for read in (first, second)]
    return first.whole and second.whole and [len(text) for text in texts] == [3, 4]


# -------------------------------------------------------------------------------------------------
# Words and signs for units and money at a place, before a number or after it.
#
# Every unit that the words can mean is returned.

NOT_CODES = frozenset("ALL TOP TRY CUP MOP PEN MAD GEL COP SOS ANG LAK RON BAM".split())
"""Codes of currencies that are words in capitals, or might be."""
SIGNS = {"€": "EUR", "₴": "UAH", "₹": "INR", "₩": "KRW", "₪": "ILS", "₫": "VND", "₦": "NGN"}
OPEN_SIGNS = {"$": "dollar peso", "£": "pound", "¥": "yen yuan", "₽": "ruble"}
"""Signs that several currencies share, and the last words of their English names."""
DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "nt": "TWD",
}
"""The letters before a dollar sign, and the currency."""
UNNAMED = frozenset("₿")
"""Signs of money that has no code."""


class UnitMatch(NamedTuple):
    """The units that words can mean, and the place after the words, or where they begin."""

    units: Units
    end: int


def read_unit_after(scan: QuantityScan, at: int, digits: bool) -> UnitMatch | None:
    """Return the unit that begins at a place; symbols, signs and codes only after digits."""
    start = scan.past_joint(at)
    token, known = scan.token(start), scan.lexicon
    longest = max(known.longest.get(token.text, 0), known.longest.get(plain(token.key), 0))
    for length in range(longest, 0, -1):
        texts = tuple(token.text for token in scan.tokens[start : start + length])
        measured = digits and not _is_letter(scan, start, texts) and SYMBOLS.get(texts)
        if measured:
            return _powered(scan, UnitMatch(measured, start + len(texts)))
        keys, end = _keys(scan, start, length)
        if keys in known.names:
            return _powered(scan, UnitMatch(known.names[keys], end))
        if texts in known.names:
            return _powered(scan, UnitMatch(known.names[texts], start + len(texts)))
    if token.text in _SIGNED and digits and not _is_next(scan, start):
        return UnitMatch(signs()[token.text], start + 1)
    if token.text in currencies() and token.text not in NOT_CODES:
        return UnitMatch((money(token.text),), start + 1)
    return None


def _is_next(scan: QuantityScan, at: int) -> bool:
    """Return whether a sign of money is part of the number after it: “5 $6 tickets”."""
    return not scan.touches(at) and scan.touches(at + 1) and scan.token(at + 1).is_number


def _is_last(scan: QuantityScan, at: int) -> bool:
    """Return whether a sign of money is part of the number before it: “5$ 6 times”."""
    return scan.token(at - 1).is_number and scan.touches(at) and not scan.touches(at + 1)


def _keys(scan: QuantityScan, start: int, length: int) -> tuple[Phrase, int]:
    """Return some words as names have them, without hyphens between them, and the place after."""
    found: list[str] = []
    end = start
    while len(found) < length and scan.key(end):
        found.append(plain(scan.key(end)))
        end = scan.past_joint(end + 1) if len(found) < length else end + 1
    return tuple(found), end


def _is_letter(scan: QuantityScan, at: int, texts: Phrase) -> bool:
    """Return whether one letter touches digits: 25A is a seat, 5m meters or millions."""
    return len(texts) == 1 and len(texts[0]) == 1 and texts[0].isalpha() and scan.touches(at)


def _powered(scan: QuantityScan, found: UnitMatch) -> UnitMatch:
    """Return the unit of km2 and km^2: an area."""
    at = found.end + (scan.key(found.end) == "^")
    power = {"2": "square", "3": "cubic"}.get(scan.key(at)) if scan.touches(at) else None
    raised = BY_ID.get(f"{power}-{found.units[0].id}") if power else None
    return UnitMatch((raised,), at + 1) if raised else found


def read_money_before(scan: QuantityScan, at: int) -> UnitMatch | None:
    """Return the money of a sign or code before a number, and where it begins."""
    token = scan.token(at - 1)
    if token.text in _SIGNED and not _is_last(scan, at - 1):
        nation = DOLLARS.get(scan.key(at - 2)) if token.text == "$" else None
        if nation and scan.touches(at - 1):
            return UnitMatch((money(nation),), at - 2)
        return UnitMatch(signs()[token.text], at - 1)
    if token.text in UNNAMED:
        return UnitMatch((), at - 1)
    known = token.text in currencies()
    if known and (scan.touches(at) or token.text not in NOT_CODES):
        return UnitMatch((money(token.text),), at - 1)
    return None


_SIGNED = frozenset({*SIGNS, *OPEN_SIGNS})


@lru_cache(maxsize=1)
def signs() -> Mapping[str, Units]:
    """Return the currencies that each sign can mean."""
    names = lexicon("en").names
    several = {
        sign: tuple(unit for word in words.split() for unit in moneys(names[(word,)]))
        for sign, words in OPEN_SIGNS.items()
    }
    return several | {sign: (money(code),) for sign, code in SIGNS.items()}


def rate(units: Units, per: str) -> Units:
    """Return the unit of a rate: km and hour give km per hour."""
    return tuple(rate for unit in units if (rate := BY_ID.get(f"{unit.id}-per-{per}")))


def is_time_unit(units: Units) -> bool:
    """Return whether words mean a length of time."""
    return bool(units) and units[0].dimension in (Dimension.TIME, Dimension.CALENDAR)


# -------------------------------------------------------------------------------------------------
# Two numbers as the ends of a range: 5–10, two to three million, between 2 and 2.5.
#
# Units and manner are read elsewhere.

SPACED = frozenset("–—")
OF_SIDES = frozenset("x×")


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The ends of a range, the lower first, and the units named between them."""

    first: Number
    second: Number
    units: Units = ()
    dash: bool = False
    apart: bool = False


def pair(scan: QuantityScan, first: Number, begins: int, money: Units) -> NumberRange | None:
    """Return the range whose first number is known; ``begins`` is where it starts."""
    inner = read_unit_after(scan, first.end, scan.token(first.end - 1).is_number)
    for at, named in ((first.end, ()), (inner.end, inner.units) if inner else (-1, ())):
        if at < 0 or not _joins(scan, at, begins):
            continue
        start = _past_money(scan, at + 1, money)
        second = number(scan, start, bool(money))
        if second is None or (scan.is_dash(at) and second.fraction):
            continue
        apart = scan.key(begins - 1) in scan.words.from_
        found = NumberRange(_scaled(first, second), second, named, scan.is_dash(at), apart)
        if found.first.value < second.value and _is_meant(scan, at, found):
            return found
    return None


def _joins(scan: QuantityScan, at: int, begins: int) -> bool:
    """Return whether a sign or word can be between the ends of a range."""
    key, words = scan.key(at), scan.words
    if scan.is_dash(at):
        digits = scan.token(at - 1).is_number and scan.token(at + 1).is_number
        spaced = key in SPACED and not scan.touches(at) and not scan.touches(at + 1)
        return (scan.touches(at) and scan.touches(at + 1)) or (spaced and digits)
    if key in words.and_:
        return scan.key(begins - 1) in words.between
    return key in words.to or key in words.or_


def _is_meant(scan: QuantityScan, at: int, found: NumberRange) -> bool:
    """Return whether two numbers are a range: “five or six” is, “5 or 600” is not."""
    if scan.key(at) not in scan.words.or_:
        return True
    return not found.units and found.second.value <= 2 * found.first.value


def _past_money(scan: QuantityScan, at: int, money: Units) -> int:
    """Return the place after a sign of money that is before the second number as before the
    first.
    """
    for start in (at + 1, at + 2):
        again = read_money_before(scan, start) if money else None
        if again and again.end == at and again.units == money:
            return start
    return at


def _scaled(first: Number, second: Number) -> Number:
    """Return the first number with the million of the second, if it is still the lower one."""
    if first.factor != 1 or second.factor < 1000:
        return first
    scaled = _tidy(EXACT.multiply(first.value, second.factor))
    return replace(first, value=scaled) if scaled < second.value else first


def is_size(scan: QuantityScan, end: int) -> bool:
    """Return whether a second side follows, as in “10 x 20 m”, which is not one number."""
    return scan.key(end) in OF_SIDES and scan.token(end + 1).is_number
