"""A text as words, numbers and signs; what a rule can ask about a place in it.

Dates and quantities in words are both read with it. It has tokens, tables of phrases and the walk
over a text. Which words a language has for dates or numbers, and what they mean, is in the tables
and rules of ``dates`` and ``quantities``.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, NamedTuple, TypeVar

# -------------------------------------------------------------------------------------------------
# A text cut into words, numbers and signs, each with its place.
#
# One pattern looks at every character once; it knows no language.


class Token(NamedTuple):
    """A word, a number with the separators inside it, or one sign."""

    text: str
    start: int
    end: int
    key: str
    """In lower case, with a plain apostrophe; of a number or sign the text itself."""

    @property
    def is_word(self) -> bool:
        """Return whether this is a word, not a number or sign."""
        return self.text[:1].isalpha()

    @property
    def is_number(self) -> bool:
        """Return whether this is a number in digits, whole or not."""
        return "0" <= self.text[:1] <= "9"


NO_TOKEN = Token("", 0, 0, "")
"""The token at each place before the first and after the last."""


def token_pattern(number: str, lone: str = "") -> re.Pattern[str]:
    """Return the pattern that cuts a text into tokens.

    ``number`` is a pattern of numbers. Each character of ``lone`` is a token by itself.
    """
    letters = rf"[^\W\d_{lone}]+"
    alone = rf"|[{lone}]" if lone else ""
    return re.compile(rf"{number}|{letters}(?:['’\u02bc]{letters})*|[^\w\s]{alone}")


def cut(text: str, pattern: re.Pattern[str], ending: str = "") -> list[Token]:
    """Return the tokens of a text; an ending with an apostrophe is left out of its word."""
    return [_token(found[0], found.start(), ending) for found in pattern.finditer(text)]


def _token(text: str, start: int, ending: str) -> Token:
    key = text.lower()
    if not (key.isascii() and key.isalpha()):  # U+02BC counts as a letter
        if not text[0].isalpha():
            return Token(text, start, start + len(text), text)
        key = plain_apostrophes(key)
        if ending and key.endswith(ending) and len(key) > len(ending):
            text, key = text[: -len(ending)], key[: -len(ending)]
    return Token(text, start, start + len(text), key)


def plain_apostrophes(word: str) -> str:
    """Return a word with typewriter apostrophes."""
    return word.replace("’", "'").replace("\u02bc", "'")


# -------------------------------------------------------------------------------------------------
# What tables of words are made of.
#
# Each language has its tables; the rules say what they are used for.

Phrase = tuple[str, ...]
NONE: frozenset[str] = frozenset()
LONGEST = 4
"""Words in the longest phrase of any table."""
M = TypeVar("M")
V = TypeVar("V")
R = TypeVar("R")


def words(*lines: str) -> frozenset[str]:
    """Return the words of some lines as a set."""
    return frozenset(word for line in lines for word in line.split())


def phrase(text: str) -> Phrase:
    """Return the words of a phrase."""
    return tuple(text.split())


def by_word(table: Mapping[M, str]) -> dict[str, M]:
    """Return the meaning of every word; in the table spaces separate words."""
    return {word: meaning for meaning, line in table.items() for word in line.split()}


def by_phrase(table: Mapping[M, str]) -> dict[Phrase, M]:
    """Return the meaning of every phrase; in the table commas separate phrases."""
    return {phrase(text): meaning for meaning, line in table.items() for text in line.split(", ")}


def primary(tag: str) -> str:
    """Return the language of a tag (BCP 47) without script and region."""
    return tag.replace("_", "-").partition("-")[0].lower()


# -------------------------------------------------------------------------------------------------
# The tokens of a text with the words of its language, as every rule sees them.
#
# A rule is asked about one place and looks at a few tokens around it.

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014")


@dataclass(frozen=True, slots=True)
class Scan(Generic[V]):
    """What a rule can ask about a place; places outside the text are empty."""

    text: str
    tokens: Sequence[Token]
    words: V
    """The vocabulary of the text's language."""

    dashes: ClassVar[frozenset[str]] = DASHES
    hyphens_in_phrases: ClassVar[bool] = False
    """Whether “three-quarters” is the phrase “three quarters”."""

    def token(self, at: int) -> Token:
        """Return the token at a place."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else NO_TOKEN

    def key(self, at: int) -> str:
        """Return the word or sign at a place, in lower case."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def said(self, start: int, end: int) -> str:
        """Return the text from one token up to another, with all between them."""
        return self.text[slice(*self.span(start, end))] if start < end else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the text of some tokens begins and ends."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def touches(self, at: int) -> bool:
        """Return whether a token follows the one before without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def is_dash(self, at: int) -> bool:
        """Return whether a token is a hyphen or dash."""
        return self.key(at) in self.dashes

    def is_joint(self, at: int) -> bool:
        """Return whether there is a hyphen or dash without spaces on either side."""
        return self.key(at) in self.dashes and self.touches(at) and self.touches(at + 1)

    def past_joint(self, at: int) -> int:
        """Return the place after a hyphen that joins two words, or the same place."""
        return at + 1 if self.is_joint(at) else at

    def skip(self, at: int, *kinds: Container[str]) -> int:
        """Return the place after a word of one of the kinds, or the same place."""
        key = self.key(at)
        for kind in kinds:
            if key in kind:
                return at + 1
        return at

    def phrase(self, at: int, table: Container[Phrase]) -> tuple[Phrase, int] | None:
        """Return the longest phrase of a table that begins at a place, and the place after it."""
        keys, longest = [self.key(at)], None
        end = at + 1
        while keys[-1] and len(keys) <= LONGEST:
            if tuple(keys) in table:
                longest = tuple(keys), end
            end = self.past_joint(end) if self.hyphens_in_phrases else end
            keys.append(self.key(end))
            end += 1
        return longest

    def phrase_before(self, at: int, table: Container[Phrase]) -> tuple[Phrase, int] | None:
        """Return the longest phrase of a table that ends before a place, and where it begins."""
        for length in range(min(LONGEST, at), 0, -1):
            keys = tuple(token.key for token in self.tokens[at - length : at])
            if keys in table:
                return keys, at - length
        return None


# -------------------------------------------------------------------------------------------------
# One walk over a text: the rules are asked at each word or number that can begin something.
#
# No pattern is made from content, and nothing is read twice.


class Passage(NamedTuple, Generic[R]):
    """Some tokens, from the first to after the last, and what they were read as."""

    start: int
    end: int
    reading: R


def passages(
    tokens: Sequence[Token],
    beginnings: Container[str],
    read: Callable[[int], Passage[R] | int],
) -> Iterator[Passage[R]]:
    """Yield what the text says, in order; no passage is within another.

    ``read`` is called with every number and each word of ``beginnings``. It returns the passage
    that begins there, or the place at which to go on.
    """
    at = last = 0
    while at < len(tokens):
        token = tokens[at]
        if token.key not in beginnings and not token.is_number:
            at += 1
            continue
        found = read(at)
        if isinstance(found, int):
            at = found
            continue
        if found.start >= last:
            yield found
            last = found.end
        at = found.end
