"""A text as tokens and a language: what every rule looks at.

Moves nowhere by itself; a rule is asked about one place and looks at a few tokens around it.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from footnoted.quantities.reading.lexicon import Lexicon
from footnoted.quantities.reading.tokens import Token
from footnoted.quantities.reading.vocabulary import Phrase, Vocabulary

DASHES = frozenset("-–—‐‑‒−")  # noqa: RUF001 - these signs are meant
LONGEST = 4
"""Words in the longest phrase of any table."""
_NOTHING = Token("", 0, 0, "")


@dataclass(frozen=True, slots=True)
class Scan:
    """The tokens of a text, and the words of its language."""

    text: str
    tokens: Sequence[Token]
    words: Vocabulary
    lexicon: Lexicon
    language: str
    """ISO 639-1."""
    dated: frozenset[int] = frozenset()
    """The tokens of dates, which are no figures."""

    def token(self, at: int) -> Token:
        """Give a token, or an empty one beyond the ends."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else _NOTHING

    def said(self, start: int, end: int) -> str:
        """Give the text of some tokens, with what stands between them."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def key(self, at: int) -> str:
        """Give a token's key, or nothing beyond the ends."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def touches(self, at: int) -> bool:
        """Tell whether a token follows the one before without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def is_dash(self, at: int) -> bool:
        """Tell whether a token is a hyphen, dash or minus."""
        return self.key(at) in DASHES

    def is_joint(self, at: int) -> bool:
        """Tell whether a hyphen stands between two words that touch it."""
        return self.key(at) in DASHES and self.touches(at) and self.touches(at + 1)

    def past_joint(self, at: int) -> int:
        """Give the place behind a hyphen that joins two words, or the same place."""
        return at + 1 if self.is_joint(at) else at

    def phrase(self, at: int, table: Mapping[Phrase, object]) -> tuple[Phrase, int] | None:
        """Give the longest phrase of a table that begins at a place, and the place behind it.

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
        """Give the longest phrase of a table that ends in front of a place, and where it begins."""
        for length in range(min(LONGEST, at), 0, -1):
            found = tuple(token.key for token in self.tokens[at - length : at])
            if found in table:
                return found, at - length
        return None
