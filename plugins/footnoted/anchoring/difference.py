"""One difference between a quotation and the words the article has now.

A value; ``compare`` finds it, and whoever reports it words it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What kind of thing is different."""

    NUMBER = "number"
    """A figure, in digits or as a numeral."""
    DATE = "date"
    """A day, month, year, weekday or time of day."""
    UNIT = "unit"
    """A unit of measurement, a currency, percent."""
    NAME = "name"
    """A capitalised word inside a sentence, or an acronym."""
    NEGATION = "negation"
    """A word or prefix that turns a statement into its opposite."""
    MODAL = "modal"
    """A word that says how sure, how binding or how hearsay a statement is."""
    WORDS = "words"
    """Any other words or signs."""
    PUNCTUATION = "punctuation"
    """Signs that say nothing by themselves: commas, stops, hyphens, brackets."""
    CASE = "case"
    """Capital and small letters of a word that means the same in both."""
    QUOTES = "quotes"
    """Quotation marks: of another style, or there and not there."""
    SPACING = "spacing"
    """White space only."""


_HARMLESS = frozenset({Change.PUNCTUATION, Change.CASE, Change.QUOTES, Change.SPACING})


@dataclass(frozen=True, slots=True)
class Difference:
    """What the quotation has, and what the article has there now."""

    kind: Change
    was: str
    """The quotation's words; empty where the article has something more."""
    now: str
    """The article's words; empty where the article has something less."""

    @property
    def harmless(self) -> bool:
        """Tell whether the statement surely says the same.

        Quotation marks that came or went are not: they say who is speaking.
        """
        if self.kind is Change.QUOTES:
            return bool(self.was and self.now)
        return self.kind in _HARMLESS
