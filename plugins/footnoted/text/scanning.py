"""A text as words, numbers and signs, and what is asked at a place of it.

Dates and quantities in words are read by this one engine. What it knows is tokens, phrases of a
table and the walk over a text; which words a language has for dates or for numbers, and what they
mean, is in the tables and rules of those who read them.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, NamedTuple, TypeVar

# -------------------------------------------------------------------------------------------------
# A text cut into words, numbers and signs, each with its place.
#
# One pattern that looks at every character once; knows no language.


class Token(NamedTuple):
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


NO_TOKEN = Token("", 0, 0, "")
"""What stands beyond the ends of a text."""


def token_pattern(number: str, lone: str = "") -> re.Pattern[str]:
    """Return what cuts a text into tokens.

    ``number`` is a pattern of numbers; ``lone`` are characters that are in no word, each a token
    by itself.
    """
    letters = rf"[^\W\d_{lone}]+"
    alone = rf"|[{lone}]" if lone else ""
    return re.compile(rf"{number}|{letters}(?:['’\u02bc]{letters})*|[^\w\s]{alone}")


def cut(text: str, pattern: re.Pattern[str], ending: str = "") -> list[Token]:
    """Cut a text; an ending with an apostrophe is left out of its word."""
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
    """Return a word with the apostrophe of a typewriter for every other."""
    return word.replace("’", "'").replace("\u02bc", "'")


# -------------------------------------------------------------------------------------------------
# What tables of words are made of.
#
# Each language's table is a value of its own; what it is asked for lies with the rules.

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
    """Return the meaning of every word; the table separates them by spaces."""
    return {word: meaning for meaning, line in table.items() for word in line.split()}


def by_phrase(table: Mapping[M, str]) -> dict[Phrase, M]:
    """Return the meaning of every phrase; the table separates them by commas."""
    return {phrase(text): meaning for meaning, line in table.items() for text in line.split(", ")}


def primary(tag: str) -> str:
    """Return the language of a tag (BCP 47), its script and region left out."""
    return tag.replace("_", "-").partition("-")[0].lower()


# -------------------------------------------------------------------------------------------------
# The tokens of a text with the words of its language: what every rule looks at.
#
# Moves nowhere by itself; a rule is asked about one place and looks at a few tokens around it.

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014")


@dataclass(frozen=True, slots=True)
class Scan(Generic[V]):
    """What is asked at a place; places beyond the text's ends are empty."""

    text: str
    tokens: Sequence[Token]
    words: V
    """The vocabulary of the text's language."""

    dashes: ClassVar[frozenset[str]] = DASHES
    hyphens_in_phrases: ClassVar[bool] = False
    """Whether “three-quarters” is the phrase “three quarters”."""

    def token(self, at: int) -> Token:
        """Return a token."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else NO_TOKEN

    def key(self, at: int) -> str:
        """Return a word or sign in lower case."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def said(self, start: int, end: int) -> str:
        """Return the text of some tokens, with what stands between them."""
        return self.text[slice(*self.span(start, end))] if start < end else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the text of some tokens begins and ends."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def touches(self, at: int) -> bool:
        """Return whether nothing stands between a token and the one before."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def is_dash(self, at: int) -> bool:
        """Return whether a token is a hyphen or dash."""
        return self.key(at) in self.dashes

    def is_joint(self, at: int) -> bool:
        """Return whether a hyphen or dash touches what stands on both sides of it."""
        return self.key(at) in self.dashes and self.touches(at) and self.touches(at + 1)

    def past_joint(self, at: int) -> int:
        """Return the place behind a hyphen that joins two words, or the same place."""
        return at + 1 if self.is_joint(at) else at

    def skip(self, at: int, *kinds: Container[str]) -> int:
        """Return the place behind a word of some kinds, or the same place."""
        key = self.key(at)
        for kind in kinds:
            if key in kind:
                return at + 1
        return at

    def phrase(self, at: int, table: Container[Phrase]) -> tuple[Phrase, int] | None:
        """Return the longest phrase of a table that begins at a place, and the place behind it."""
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
        """Return the longest phrase of a table that ends in front of a place, and its start."""
        for length in range(min(LONGEST, at), 0, -1):
            keys = tuple(token.key for token in self.tokens[at - length : at])
            if keys in table:
                return keys, at - length
        return None


# -------------------------------------------------------------------------------------------------
# One walk over a text: at each word or number that can begin something, the rules are asked.
#
# No pattern is made from what is read, and nothing is read twice.


class Passage(NamedTuple, Generic[R]):
    """Some tokens, from the first to the one behind the last, and what they were read as."""

    start: int
    end: int
    reading: R


def passages(
    tokens: Sequence[Token],
    beginnings: Container[str],
    read: Callable[[int], Passage[R] | int],
) -> Iterator[Passage[R]]:
    """Yield what a text tells, in order, none within another.

    ``read`` is asked at every number and at the words of ``beginnings``, and gives what begins
    there or the place at which to go on; what begins within the passage before is left out.
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
