"""What the words of a figure were read as: a value.

Reads nothing itself.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from footnoted.quantities.unit import Unit


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
class Reading:
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
        """Tell a range from a number."""
        return self.low != self.high
