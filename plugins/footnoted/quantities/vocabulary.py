"""What the words for numbers and units can mean."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Literal, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name
from babel.units import format_unit

from footnoted.quantities.quantity import currencies, money
from footnoted.quantities.units import UNITS, Unit
from footnoted.quantities.wording import plain_name

# -------------------------------------------------------------------------------------------------
# What the words of a figure were read as: a value.
#
# Reads nothing itself.


class Manner(StrEnum):
    """How words say that a number is meant."""

    PLAIN = "plain"
    """Nothing is said: just this."""
    ABOUT = "about"
    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    AT_MOST = "at-most"
    LESS_THAN = "less-than"


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """Words of a text that tell a figure: where they stand, and what they say."""

    start: int
    """First character of the words, counted in code points from 0."""
    end: int
    """The character behind the last one."""
    words: str
    """The words themselves, with “about” before and the unit behind."""
    core: tuple[int, int]
    """Where the number itself stands: ``1.3 million`` of “about 1.3 million tonnes”."""
    low: Decimal
    """The number, or the lower end of a range; its zeros as typed."""
    high: Decimal
    """The same number, or the upper end."""
    units: tuple[Unit, ...] = ()
    """Every unit the words can mean: one for “km”, three for “tons”, many for “$”; none where
    no unit is said or none is known."""
    said_unit: str = ""
    """The words for the unit."""
    noun: str = ""
    """The word behind a number that has no unit: what is counted, or a word before that."""
    manners: tuple[Manner, ...] = (Manner.PLAIN,)
    """How it can be meant: “nearly” is about or less than."""
    said_manner: str = ""
    """The words for it."""
    per: str = ""
    """Of a rate: hour, day, week, month, year or person."""
    fraction: bool = False
    """Said as a part of something: half, two thirds, ¼."""
    apart: bool = False
    """“From 40 to 61”: a range, or a change whose ends are figures themselves."""
    aside: bool = False
    """In brackets right behind another figure."""
    change: int = 0
    """1 where the words say more or up, -1 where they say less or down."""

    @property
    def is_range(self) -> bool:
        """Return whether this is a range, not a number."""
        return self.low != self.high


# -------------------------------------------------------------------------------------------------
# What a language calls numbers, parts and the manner in which they are meant: the form of a
# table.
#
# The tables are in a file for each language; names of units and currencies come from CLDR.

Phrase = tuple[str, ...]
Manners = tuple[Manner, ...]
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class QuantityVocabulary:
    """The words of one language, all in lower case."""

    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    """Words that are a number by themselves: seven, twenty."""
    once: frozenset[str] = NONE
    """Words for one that are articles or pronouns as well: read in front of a measure only."""
    articles: frozenset[str] = NONE
    """Stand for one in front of hundred, million, dozen."""
    times: Mapping[str, Decimal] = field(default_factory=dict)
    """What multiplies the number before: hundred, dozen, million."""
    and_: frozenset[str] = NONE
    a_half: Mapping[Phrase, Decimal] = field(default_factory=dict)
    """What adds a part behind a number: and a half."""
    parts: Mapping[Phrase, Decimal] = field(default_factory=dict)
    """Half, a quarter, two thirds."""
    ordinal_parts: frozenset[Phrase] = frozenset()
    """Those that are parts only in front of the words that follow, or of none: a third …"""
    behind_part: frozenset[str] = NONE
    """… of, less, as."""
    of: Mapping[Phrase, None] = field(default_factory=dict)
    """Between a part and what it is a part of: half *a* million."""
    ratios: Mapping[Phrase, None] = field(default_factory=dict)
    """Between two numbers of which the first is a part: two *in* five."""
    sections: frozenset[str] = NONE
    """In front of a part these make it none: the first half."""
    before: Mapping[Phrase, Manners] = field(default_factory=dict)
    """In front of a number: about, at least."""
    behind: Mapping[Phrase, Manners] = field(default_factory=dict)
    """Behind it: or more."""
    during: frozenset[str] = NONE
    """Words of manner that mean “during” in front of a length of time: over two years."""
    between: frozenset[str] = NONE
    from_: frozenset[str] = NONE
    to: frozenset[str] = NONE
    or_: frozenset[str] = NONE
    less: frozenset[str] = NONE
    more: frozenset[str] = NONE
    by: frozenset[str] = NONE
    """Between those and a number: fell *by* a fifth."""
    minus: frozenset[str] = NONE
    per: frozenset[str] = NONE
    each: frozenset[str] = NONE
    """Like per, right behind what is measured: *a* day."""
    spans: Mapping[str, str] = field(default_factory=dict)
    """What a rate is reckoned by -> its name in a record."""
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words -> every unit they can mean; CLDR has the others."""
    money: Mapping[str, str] = field(default_factory=dict)
    """Forms of the names of currencies that CLDR has not -> one that it has."""
    names: frozenset[str] = NONE
    """In front of a number these make it a name: page 5, Section 301."""
    small: frozenset[str] = NONE
    """Words that say nothing of what follows, however they are written."""
    clock: frozenset[str] = NONE
    """Behind a number these make it a time."""
    endings: frozenset[str] = NONE
    """Touching a number these make it an ordinal or a decade."""
    spaced: bool = False
    """Spaces part thousands."""
    dotted_ordinals: bool = False
    """A period makes an ordinal: 3. Liga."""


def words(*every: str) -> frozenset[str]:
    """Return the words of some lines as a set."""
    return frozenset(word for line in every for word in line.split())


def phrase(text: str) -> Phrase:
    """Return the words of a phrase."""
    return tuple(text.split())


def manners(table: Mapping[Manners, str]) -> dict[Phrase, Manners]:
    """Return the manner of every phrase; the table separates them by commas."""
    return {phrase(each): how for how, every in table.items() for each in every.split(", ")}


def numbers(every: str, first: int = 0, step: int = 1) -> dict[str, Decimal]:
    """Return the value of words that count up."""
    return {word: Decimal(first + step * n) for n, word in enumerate(every.split())}


ABOUT: Manners = (Manner.ABOUT,)
AT_LEAST: Manners = (Manner.AT_LEAST,)
MORE: Manners = (Manner.MORE_THAN,)
AT_MOST: Manners = (Manner.AT_MOST,)
LESS: Manners = (Manner.LESS_THAN,)
NEARLY: Manners = (Manner.ABOUT, Manner.LESS_THAN, Manner.AT_MOST)
AS_MANY: Manners = (Manner.AT_MOST, Manner.PLAIN)
"""“As many as forty” is a limit, or surprise."""
JUST_OVER: Manners = (Manner.ABOUT, Manner.MORE_THAN)
SIGNS: dict[Phrase, Manners] = {
    ("~",): ABOUT,
    ("≈",): ABOUT,
    ("≥",): AT_LEAST,
    (">",): MORE,
    ("≤",): AT_MOST,
    ("<",): LESS,
}
"""Mean the same in every language."""


# -------------------------------------------------------------------------------------------------
# A text cut into words, numbers and signs, each with its place.
#
# One pattern that looks at every character once; knows no language.

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


class QuantityToken(NamedTuple):
    """A word, a number with the separators inside it, or one sign."""

    text: str
    start: int
    end: int
    key: str
    """In lower case, with a plain apostrophe; a number's or sign's own text."""

    @property
    def is_word(self) -> bool:
        """Return whether this is a word, not a number or sign."""
        return self.text[:1].isalpha()

    @property
    def is_number(self) -> bool:
        """Return whether this is a number in digits, whole or not, not a word or sign."""
        return "0" <= self.text[:1] <= "9"


_GAP = "\u00a0\u202f\u2009"
"""Spaces that hold a number together."""
_TOKEN = re.compile(
    rf"[0-9]+(?:[.,:/'’][0-9]+|[{_GAP}][0-9]{{3}}(?![0-9]))*"
    rf"|[{VULGAR}]"
    rf"|[^\W\d_{VULGAR}]+(?:['’\u02bc][^\W\d_{VULGAR}]+)*"
    r"|[^\w\s]|[\d_]"
)


def tokens(text: str) -> list[QuantityToken]:
    """Cut a text."""
    return [_token(found[0], found.start()) for found in _TOKEN.finditer(text)]


def _token(text: str, start: int) -> QuantityToken:
    key = text.lower().replace("’", "'").replace("\u02bc", "'") if text[0].isalpha() else text
    return QuantityToken(text, start, start + len(text), key)


# -------------------------------------------------------------------------------------------------
# Every name of a unit or currency that a language has: the room's own table and CLDR's names.
#
# Made once for a language; finds nothing in texts.

Units = tuple[Unit, ...]
NOT_SYMBOLS = frozenset({"in", "in.", "d", "bit"})
"""Symbols that are words of a sentence more often."""
NOT_NAMES = frozenset("won real sum som unit fund gold silver".split())
"""Last words of names of currencies that are other words as well."""
OTHER_X = frozenset("XAF XOF XPF XCD".split())
"""Codes with X of money that people use; the others are metals, funds and tests."""
FUNDS = frozenset("BOV CHE CHW CLF COU MXV USN USS UYI UYW".split())
"""Codes of units of account and funds."""
COUNTS = (1, 2, 5, 1.5)
"""Numbers that bring out every plural of CLDR's languages that we read."""
BY_ID: Mapping[str, Unit] = {unit.id: unit for unit in UNITS}


def _cut(name: str) -> Phrase:
    return tuple(token.text for token in tokens(name))


SYMBOLS: Mapping[Phrase, Units] = {
    _cut(written): (unit,)
    for unit in UNITS
    for symbol in unit.symbols
    for written in (symbol, symbol.replace("sq ", "sq. "), symbol.replace("cu ", "cu. "))
    if symbol not in NOT_SYMBOLS
}
"""Symbols by their tokens; capitals matter."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of a language, by their words in the singular where CLDR's English has it."""

    names: Mapping[Phrase, Units]
    longest: Mapping[str, int]
    """The first token of a name or symbol -> the tokens of the longest that begins so."""


@lru_cache(maxsize=4096)
def plain(key: str) -> str:
    """Return a word as names have it."""
    return plain_name(key)


@lru_cache(maxsize=32)
def lexicon(language: str) -> Lexicon:
    """Return the names of a language that CLDR has; symbols are the same in all."""
    names = _names(language) if _is_known(language) else {}
    return Lexicon(names, _longest((*names, *SYMBOLS)))


def with_words(known: Lexicon, words: QuantityVocabulary) -> Lexicon:
    """Add what a vocabulary calls units and money."""
    names = dict(known.names)
    for form, name in words.money.items():
        names[(form,)] = known.names[(name,)]
    for form, ids in words.units.items():
        phrase = tuple(form.split())
        measured = tuple(BY_ID[id_] for id_ in ids)
        names[phrase] = (*measured, *_moneys(names.get(phrase, ())))
    return Lexicon(names, _longest((*names, *SYMBOLS)))


def _moneys(units: Units) -> Units:
    return tuple(unit for unit in units if unit.id not in BY_ID)


def _longest(every: Iterable[Phrase]) -> dict[str, int]:
    found: dict[str, int] = {}
    for phrase in every:
        found[phrase[0]] = max(found.get(phrase[0], 0), len(phrase))
    return found


def _is_known(language: str) -> bool:
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _names(language: str) -> dict[Phrase, Units]:
    found: dict[Phrase, Units] = {}
    for unit in UNITS:
        for name in (unit.id, *unit.names) if language == "en" else ():
            found[_phrase(name)] = (unit,)
        for name in _local(unit, language) if unit.cldr else ():
            found.setdefault(_phrase(name), (unit,))
            found.setdefault(_cut(name), (unit,))
    for named, unit in _currencies(language):
        if unit not in found.get(named, ()):
            found[named] = (*found.get(named, ()), unit)
    return found


def _currencies(language: str) -> Iterator[tuple[Phrase, Unit]]:
    """Yield names of currencies, whole ones, and the last words that several share."""
    for code in sorted(currencies()):
        if code in FUNDS or (code[0] == "X" and code not in OTHER_X):
            continue
        forms = sorted({_currency(code, count, language) for count in (None, *COUNTS)})
        for phrase in filter(None, forms):
            yield phrase, money(code)
            if phrase[-1] not in NOT_NAMES:
                yield phrase[-1:], money(code)


def _phrase(name: str) -> Phrase:
    return tuple(plain(token.key) for token in tokens(name) if token.text != "-")


def _local(unit: Unit, language: str) -> Iterator[str]:
    """Yield CLDR's names of a unit in all their forms; short ones but for English."""
    lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
    for length in lengths[:1] if language == "en" else lengths:
        for count in COUNTS:
            said = format_unit(count, unit.cldr, length, format="#", locale=language)
            yield said.strip("0123456789\u00a0\u202f ")


def _currency(code: str, count: float | None, language: str) -> Phrase:
    """Return the words of a currency's name; none where it has years or signs in it."""
    name = get_currency_name(code, count, language)
    phrase = _phrase(name)
    return phrase if name != code and all(word.isalpha() for word in phrase) else ()


# -------------------------------------------------------------------------------------------------
# A text as tokens and a language: what every rule looks at.
#
# Moves nowhere by itself; a rule is asked about one place and looks at a few tokens around it.

DASHES = frozenset("-–—‐‑‒−")  # noqa: RUF001 - these signs are meant
LONGEST = 4
"""Words in the longest phrase of any table."""
_NOTHING = QuantityToken("", 0, 0, "")


@dataclass(frozen=True, slots=True)
class QuantityScan:
    """The tokens of a text, and the words of its language."""

    text: str
    tokens: Sequence[QuantityToken]
    words: QuantityVocabulary
    lexicon: Lexicon
    language: str
    """ISO 639-1."""
    dated: frozenset[int] = frozenset()
    """The tokens of dates, which are no figures."""

    def token(self, at: int) -> QuantityToken:
        """Return a token, or an empty one beyond the ends."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else _NOTHING

    def said(self, start: int, end: int) -> str:
        """Return the text of some tokens, with what stands between them."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def key(self, at: int) -> str:
        """Return a token's key, or nothing beyond the ends."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def touches(self, at: int) -> bool:
        """Return whether a token follows the one before without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def is_dash(self, at: int) -> bool:
        """Return whether a token is a hyphen, dash or minus."""
        return self.key(at) in DASHES

    def is_joint(self, at: int) -> bool:
        """Return whether a hyphen stands between two words that touch it."""
        return self.key(at) in DASHES and self.touches(at) and self.touches(at + 1)

    def past_joint(self, at: int) -> int:
        """Return the place behind a hyphen that joins two words, or the same place."""
        return at + 1 if self.is_joint(at) else at

    def phrase(self, at: int, table: Mapping[Phrase, object]) -> tuple[Phrase, int] | None:
        """Return the longest phrase of a table that begins at a place, and the place behind it.

        Hyphens between words are left out: “three-quarters” is three quarters.
        """
        found, best = [self.key(at)], None
        end = at + 1
        while found[-1] and len(found) <= LONGEST:
            if tuple(found) in table:
                best = tuple(found), end
            end = self.past_joint(end)
            found.append(self.key(end))
            end += 1
        return best

    def phrase_before(self, at: int, table: Container[Phrase]) -> tuple[Phrase, int] | None:
        """Return the longest phrase of a table that ends in front of a place, and where it
        begins.
        """
        for length in range(min(LONGEST, at), 0, -1):
            found = tuple(token.key for token in self.tokens[at - length : at])
            if found in table:
                return found, at - length
        return None
