"""A text cut into words, numbers and signs, each with its place.

One pattern that looks at every character once; knows no language.
"""

import re
from typing import NamedTuple


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
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Tell a number, whole or not, from words and signs."""
        return "0" <= self.text[0] <= "9"


_TOKEN = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*|[^\W\d_]+(?:['’\u02bc][^\W\d_]+)*|[^\w\s]")
_GENITIVE = "'s"


def tokens(text: str) -> list[Token]:
    """Cut a text; an English genitive's ending is left out of its word."""
    return [_token(found[0], found.start()) for found in _TOKEN.finditer(text)]


def _token(text: str, start: int) -> Token:
    if not text[0].isalpha():
        return Token(text, start, start + len(text), text)
    key = text.lower()
    if not (key.isascii() and key.isalpha()):  # U+02BC counts as a letter
        key = key.replace("’", "'").replace("\u02bc", "'")
        if key.endswith(_GENITIVE) and len(key) > len(_GENITIVE):
            text, key = text[:-2], key[:-2]
    return Token(text, start, start + len(text), key)
