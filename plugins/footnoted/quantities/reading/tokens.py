"""A text cut into words, numbers and signs, each with its place.

One pattern that looks at every character once; knows no language.
"""

import re
from typing import NamedTuple

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


class Token(NamedTuple):
    """A word, a number with the separators inside it, or one sign."""

    text: str
    start: int
    end: int
    key: str
    """In lower case, with a plain apostrophe; a number's or sign's own text."""

    @property
    def is_word(self) -> bool:
        """Tell a word from numbers and signs."""
        return self.text[:1].isalpha()

    @property
    def is_number(self) -> bool:
        """Tell a number in digits, whole or not, from words and signs."""
        return "0" <= self.text[:1] <= "9"


_GAP = "\u00a0\u202f\u2009"
"""Spaces that hold a number together."""
_TOKEN = re.compile(
    rf"[0-9]+(?:[.,:/'’][0-9]+|[{_GAP}][0-9]{{3}}(?![0-9]))*"
    rf"|[{VULGAR}]"
    rf"|[^\W\d_{VULGAR}]+(?:['’\u02bc][^\W\d_{VULGAR}]+)*"
    r"|[^\w\s]|[\d_]"
)


def tokens(text: str) -> list[Token]:
    """Cut a text."""
    return [_token(found[0], found.start()) for found in _TOKEN.finditer(text)]


def _token(text: str, start: int) -> Token:
    key = text.lower().replace("’", "'").replace("\u02bc", "'") if text[0].isalpha() else text
    return Token(text, start, start + len(text), key)
