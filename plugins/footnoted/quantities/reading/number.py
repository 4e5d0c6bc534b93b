"""One number at a place: in digits, in words, or as a part of something.

Looks neither at units nor at ranges.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from unicodedata import numeric

from footnoted.quantities.reading.digits import is_grouped
from footnoted.quantities.reading.digits import value as value_of
from footnoted.quantities.reading.lexicon import plain
from footnoted.quantities.reading.scan import Scan
from footnoted.quantities.reading.tokens import VULGAR
from footnoted.quantities.unit import EXACT

ATTACHED = {"bn": 9, "tn": 12, "k": 3}
"""What multiplies the digits that it touches."""
WITH_MONEY = {"m": 6, "mn": 6, "mm": 6, "b": 9, "t": 12, **ATTACHED}
"""What does so behind a sign of money; elsewhere “2.5m” is meters or millions, and not read."""
YEARS = (1100, 2100)
"""Four bare digits in this range can be a year."""
ABBREVIATED = 3
"""Letters of an abbreviation such as “Mrd.” at most."""
HANDFUL = 10
"""“One in five” is a part; “three in 300” seldom."""
ROUNDED = 20
"""Digits that are kept of a third."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, where it begins and the place behind it."""

    start: int
    end: int
    value: Decimal
    factor: Decimal = Decimal(1)
    """What a word such as million multiplied it by: in “2 to 3 million” the first has none."""
    whole: bool = False
    """Bare digits without any separator."""
    once: bool = False
    """A word for one that can be an article or a pronoun."""
    fraction: bool = False

    @property
    def may_be_year(self) -> bool:
        """Tell whether it can be a year as well."""
        return self.whole and YEARS[0] <= self.value <= YEARS[1]


def number(scan: Scan, at: int, money: bool = False) -> Number | None:
    """Read the number that begins at a place; ``money``: a sign of money stands before it."""
    token = scan.token(at)
    if not token.text:
        return None
    if token.is_number:
        return _in_digits(scan, at, money)
    if token.text in VULGAR:
        part = EXACT.create_decimal_from_float(numeric(token.text))
        return Number(at, at + 1, _rounded(part), fraction=True)
    return _part(scan, at) or _in_words(scan, at)


def ratio(scan: Scan, at: int) -> Number | None:
    """Read two in five, 21 out of 24; in front of anything else behind “in”, nothing."""
    first = _plain(scan, at)
    of = scan.phrase(scan.past_joint(first.end), scan.words.ratios) if first else None
    second = _plain(scan, scan.past_joint(of[1])) if of else None
    if first is None or of is None or second is None or not 0 < first.value < second.value:
        return None
    if len(of[0]) == 1 and (second.value > HANDFUL or _is_measure(scan, second.end)):
        return None
    return Number(at, second.end, _rounded(first.value / second.value), fraction=True)


def _plain(scan: Scan, at: int) -> Number | None:
    """Read a whole number that nothing multiplies."""
    token = scan.token(at)
    if token.key in scan.words.numbers:
        return _small(scan, at)
    return Number(at, at + 1, Decimal(token.text)) if _is_short(token.text) else None


def _is_short(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 3


def _is_measure(scan: Scan, at: int) -> bool:
    """Tell whether a span of time follows: “three in ten days” is no part."""
    key = plain(scan.key(at))
    return key in scan.words.times or key in scan.words.spans


def _in_digits(scan: Scan, at: int, money: bool) -> Number | None:
    text, end = _digits(scan, at)
    found = value_of(text, scan.language)
    if found is None:
        return None
    plus = scan.token(end).text
    if plus and plus in VULGAR and (scan.touches(end) or not is_grouped(text)):
        found, end = found + _rounded(Decimal(numeric(plus))), end + 1
    attached = (WITH_MONEY if money else ATTACHED).get(scan.key(end))
    if attached and (scan.touches(end) or (money and attached > 3)):
        factor = Decimal(10) ** attached
        return Number(at, end + 1, _tidy(EXACT.multiply(found, factor)), factor)
    read = Number(at, end, found, whole=not is_grouped(text) and end == at + 1)
    return _halved(scan, _multiplied(scan, read))


def _digits(scan: Scan, at: int) -> tuple[str, int]:
    """Give the digits at a place; where spaces part thousands, of several tokens."""
    text, end = scan.token(at).text, at + 1
    if not scan.words.spaced or len(text) > 3 or not text.isdigit():
        return text, end
    while _is_group(scan, end):
        text, end = text + "\u00a0" + scan.token(end).text, end + 1
    return text, end


def _is_group(scan: Scan, at: int) -> bool:
    token = scan.token(at)
    digits = token.text[:3].isdigit() and not token.text[3:4].isdigit()
    return token.is_number and digits and token.start - scan.token(at - 1).end == 1


def _in_words(scan: Scan, at: int) -> Number | None:
    words, key = scan.words, scan.key(at)
    if key in words.numbers:
        read = _multiplied(scan, _small(scan, at))
        once = key in words.once and read.end == at + 1
        return _halved(scan, _and_more(scan, replace(read, once=once)))
    following = scan.key(at + 1)
    if key in words.articles and following in words.times:
        return _and_more(scan, _multiplied(scan, Number(at, at + 1, Decimal(1))))
    return None


def _small(scan: Scan, at: int) -> Number:
    """Read words that add up: twenty-five."""
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
    """Tell below what a number must be to be added: ones to tens, tens to hundreds."""
    if found != int(found) or found < 20 or found % 10:
        return 0
    return 100 if found % 100 == 0 else 10


def _multiplied(scan: Scan, read: Number) -> Number:
    """Multiply by the one or two words behind: three hundred thousand, two dozen."""
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
    """Write 1.3 million as 1300000."""
    whole = found.to_integral_value()
    return whole if found == whole else found


def _is_period(scan: Scan, at: int) -> bool:
    """Tell the period of “Mio.” from one that ends a sentence."""
    short = len(scan.key(at - 1)) <= ABBREVIATED
    return short and scan.key(at) == "." and scan.touches(at) and bool(scan.key(at + 1))


def _and_more(scan: Scan, read: Number) -> Number:
    """Add what follows hundreds and thousands: three hundred and fifty."""
    times = scan.words.times.get(scan.key(read.end - 1))
    if times not in (100, 1000):
        return read
    behind = read.end + (scan.key(read.end) in scan.words.and_)
    if scan.key(behind) not in scan.words.numbers:
        return read
    rest = _small(scan, behind)
    if times == 1000 and scan.words.times.get(scan.key(rest.end)) == 100:
        rest = _multiplied(scan, rest)
    if rest.value >= times or scan.key(rest.end) in scan.words.times:
        return read
    return replace(read, value=read.value + rest.value, end=rest.end)


def _halved(scan: Scan, read: Number) -> Number:
    """Add a half or a quarter behind: two and a half million."""
    more = scan.phrase(read.end, scan.words.a_half)
    if more is None:
        return read
    added = EXACT.add(read.value, scan.words.a_half[more[0]])
    return _multiplied(scan, Number(read.start, more[1], added))


def _part(scan: Scan, at: int) -> Number | None:
    """Read half, two thirds, a quarter of a million."""
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


def _rounded(part: Decimal) -> Decimal:
    return EXACT.normalize(round(part, ROUNDED))
