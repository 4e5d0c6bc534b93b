"""What a language calls numbers, parts and the manner in which they are meant: the form of a table.

The tables are in a file for each language; names of units and currencies come from CLDR.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from footnoted.quantities.reading.reading import Manner

Phrase = tuple[str, ...]
Manners = tuple[Manner, ...]
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Vocabulary:
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
    """Give the words of some lines as a set."""
    return frozenset(word for line in every for word in line.split())


def phrase(text: str) -> Phrase:
    """Give the words of a phrase."""
    return tuple(text.split())


def manners(table: Mapping[Manners, str]) -> dict[Phrase, Manners]:
    """Give the manner of every phrase; the table separates them by commas."""
    return {phrase(each): how for how, every in table.items() for each in every.split(", ")}


def numbers(every: str, first: int = 0, step: int = 1) -> dict[str, Decimal]:
    """Give the value of words that count up."""
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
