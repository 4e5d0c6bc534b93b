"""A text as tokens, a language and the day of writing: what every rule looks at.

Moves nowhere by itself; a rule is asked about one place and looks at a few tokens behind it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from footnoted.dates.reading.reading import Sort
from footnoted.dates.reading.tokens import Token
from footnoted.dates.reading.vocabulary import Vocabulary
from footnoted.dates.value import Edtf

DASHES = "-\u2010\u2011\u2012\u2013\u2014"
FIRST_YEAR, LAST_YEAR = 1500, 2100
"""Numbers between these may be years; further ones are more often counts of something."""


class Found(NamedTuple):
    """What a rule read: the token behind it, and the rest of a reading."""

    end: int
    dates: tuple[Edtf, ...]
    sort: Sort


@dataclass(frozen=True, slots=True)
class Scan:
    """What is asked at a place; places beyond the text's ends are empty."""

    tokens: Sequence[Token]
    words: Vocabulary
    reference: dt.date | None
    """The day of writing."""

    def key(self, at: int) -> str:
        """Give a word or sign in lower case."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def touches(self, at: int) -> bool:
        """Tell whether nothing stands between a token and the one before."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def is_dash(self, at: int) -> bool:
        """Tell whether a dash stands here."""
        key = self.key(at)
        return bool(key) and key in DASHES

    def is_alone(self, first: int, last: int) -> bool:
        """Tell whether nothing but a few signs stands outside some tokens."""
        sides = (*self.tokens[max(first - 3, 0) : first], *self.tokens[last : last + 3])
        return not any(token.is_word or token.is_number for token in sides)

    def number(self, at: int, low: int, high: int) -> int | None:
        """Give a whole number within bounds."""
        key = self.key(at)
        if not (key.isascii() and key.isdigit()) or len(key) > 4:
            return None
        return int(key) if low <= int(key) <= high else None

    def year(self, at: int) -> int | None:
        """Give a number of four digits that may be a year."""
        return self.number(at, FIRST_YEAR, LAST_YEAR)

    def day(self, at: int) -> tuple[int, int] | None:
        """Give the number of a day and the place behind it and its ending: 11, 11th, 11."""
        number = self.number(at, 1, 31)
        if number is None:
            return None
        behind = at + 1
        if self.touches(behind) and self.key(behind) in self.words.ordinals:
            return number, behind + 1
        if self.touches(behind) and self.is_dash(behind):
            ending = self.key(behind + 1) in self.words.ordinals and self.touches(behind + 1)
            return number, behind + 2 if ending else behind
        dotted = self.touches(behind) and self.key(behind) == "." and not self.words.month_first
        return number, behind + 1 if dotted else behind

    def month(self, at: int) -> tuple[int, int] | None:
        """Give the number of a month and the place behind its name and period."""
        key = self.key(at)
        if not key or not self._named(at):
            return None
        if number := self.words.months.get(key):
            return number, at + 1
        number = self.words.short_months.get(key)
        if number is None:
            return None
        period = self.key(at + 1) == "." and self.touches(at + 1)
        return number, at + 1 + period

    def weekday(self, at: int) -> int | None:
        """Give a weekday by its full name, Monday as 0."""
        key = self.key(at)
        return self.words.weekdays.get(key) if key and self._named(at) else None

    def _named(self, at: int) -> bool:
        return not self.words.capitals or self.tokens[at].text[0].isupper()

    def before(self, at: int) -> str:
        """Give the word in front of a place, an article left out."""
        key = self.key(at - 1)
        return self.key(at - 2) if key in self.words.articles else key

    def skip(self, at: int, *words: frozenset[str]) -> int:
        """Give the place behind a word of some kinds, or the same place."""
        return at + 1 if any(self.key(at) in kind for kind in words) else at
