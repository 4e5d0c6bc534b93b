"""Find a quotation, or else the words it has become, and say what is different in them.

Exact words decide first (``find``). Others are only ever proposed: every
difference is named, and none of them makes a match pass.
"""

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from footnoted.anchoring import lexicon
from footnoted.anchoring.align import align
from footnoted.anchoring.candidates import candidates
from footnoted.anchoring.compare import Side, compare, pairing
from footnoted.anchoring.difference import Change, Difference
from footnoted.anchoring.find import OBJECT, Match, Verdict, comparable, find
from footnoted.anchoring.nearest import nearest_span
from footnoted.anchoring.normal import Normal, normalise
from footnoted.anchoring.selector import Selector
from footnoted.anchoring.tokens import Form, Token, tokenise

_LEAST = 0.5
"""Which part of the quotation's words must still be there for others to be called its own."""
_LEAST_LETTERS = 85.0
"""How alike (of 100) letters must be where no whole word is left: a name spelt otherwise."""
_FEWEST_LETTERS = 4
_ONWARD = 30
"""How many words are looked at for the rest of a sentence that goes on, or begins earlier, now."""
_LONGEST_WORD = 64
"""How far a word that was cut in two is followed."""
_ENDERS = frozenset({".", "!", "?", "..."})
_CLOSERS = frozenset("\"')]")
BREAK = "\u2029"
"""A paragraph separator: stands between two blocks of a text as it was."""


def anchor(selector: Selector, normal: Normal) -> Match:
    """Give the verdict on a quotation: found, moved, ambiguous, reworded or lost."""
    match = find(selector, normal)
    if match.verdict is not Verdict.LOST:
        return match
    return Rewording(selector, normal).match()


class Rewording:
    """One lost quotation in one text."""

    def __init__(self, selector: Selector, normal: Normal) -> None:
        """Take the quotation with its neighbours, and the text it is lost in."""
        self._selector, self._normal = selector, normal
        self._exact = comparable(selector.exact)
        before, after = normalise(selector.prefix).text, normalise(selector.suffix).text
        self._quoted = " ".join(part for part in (before, self._exact, after) if part)
        tokens = tokenise(self._quoted)
        first = len(tokenise(before))
        self._all = tokens
        self._own = range(first, first + len(tokenise(self._exact)))

    def match(self) -> Match:
        """Give *reworded*, *ambiguous* where a harmless change fits twice, or *lost*."""
        span = self._place() if self._exact and OBJECT not in self._exact else None
        if span is None:
            return Match(Verdict.LOST)
        differences = self._differences(*span)
        if all(each.harmless for each in differences):
            now = self._normal.text[slice(*span)]
            again = find(Selector(now, self._selector.prefix, self._selector.suffix), self._normal)
            if again.verdict is Verdict.AMBIGUOUS:
                return Match(Verdict.AMBIGUOUS, places=again.places, differences=differences)
        return Match(Verdict.REWORDED, *self._normal.span(*span), differences=differences)

    def _differences(self, low: int, high: int) -> tuple[Difference, ...]:
        text = self._normal.text
        now = Side(text, [t for t in self._tokens(low, high) if low <= t.start < high])
        was = Side(self._exact, tokenise(self._exact))
        found = tuple(compare(was, now))
        if found:
            return found
        spaced = self._exact.replace(" ", "") == text[low:high].replace(" ", "")
        kind = Change.SPACING if spaced else Change.WORDS
        return (Difference(kind, self._exact, text[low:high]),)

    def _place(self) -> tuple[int, int] | None:
        """Give where the quotation's present words stand in normal text."""
        text = self._normal.text
        laid = []
        for low, high in candidates(self._all, len(self._quoted), text):
            stretch = self._tokens(low, high)
            each = align(self._all, stretch)
            if each.high > each.low:
                laid.append((each.cost, stretch[each.low].start, stretch, each))
        if laid:
            _, _, stretch, best = min(laid, key=lambda each: each[:2])
            span = self._narrowed(stretch, best.low, best.high)
            if span:
                return span
        return self._spelt_otherwise()

    def _spelt_otherwise(self) -> tuple[int, int] | None:
        """Give words that differ from the quotation's in a letter or two; never figures."""
        if len(self._exact) < _FEWEST_LETTERS or any(map(str.isdigit, self._exact)):
            return None
        span = nearest_span(self._exact, self._normal.text, _LEAST_LETTERS)
        if span and ratio(self._exact, self._normal.text[slice(*span)]) >= _LEAST_LETTERS:
            return span
        return None

    def _tokens(self, low: int, high: int) -> tuple[Token, ...]:
        """Give the tokens of a stretch of the text, widened to white space at its ends."""
        text, original = self._normal.text, self._normal.original
        low = text.rfind(" ", max(low - _LONGEST_WORD, 0), low) + 1 if low else 0
        high = max(text.find(" ", high, high + _LONGEST_WORD), high)
        begin, end = self._normal.span(low, high)
        breaks = []
        place = original.find(BREAK, begin, end)
        while place >= 0:
            breaks.append(self._normal.offset(place) + 1)
            place = original.find(BREAK, place + 1, end)
        return tokenise(text, low, high, breaks)

    def _narrowed(self, stretch: Sequence[Token], low: int, high: int) -> tuple[int, int] | None:
        """Leave the neighbours out; give nothing where too few words are still there."""
        part = stretch[low:high]
        pairs = list(pairing(self._all, part))
        kept = sum(
            self._all[old].key == part[new].key and self._all[old].form is not Form.SIGN
            for old, new in pairs
        )
        words = sum(token.form is not Form.SIGN for token in self._all)
        if kept < _LEAST * words or not words:
            return None
        begin, end = 0, len(part)
        if len(self._own) < len(self._all):
            mine = [new for old, new in pairs if old in self._own]
            if not mine:
                return None
            begin, end = mine[0], mine[-1] + 1
        begin, end = self._whole(stretch, low + begin, low + end)
        return stretch[begin].start, stretch[end - 1].end

    def _whole(self, stretch: Sequence[Token], low: int, high: int) -> tuple[int, int]:
        """Take in what a sentence has got before or behind it.

        A quotation that began or ended a sentence and no longer does may say something
        else: "He will go." is not "He will go if asked."
        """
        own = [self._all[index] for index in self._own]
        first, last = own[0], next((t for t in reversed(own) if t.text not in _CLOSERS), own[-1])
        whole = last.text in _ENDERS
        began = first.text[:1].isupper() and (
            whole or (first.key in lexicon.OPENERS and stretch[low].text[:1].islower())
        )
        if began:
            earliest = max(low - _ONWARD, 0)
            while low > earliest and not stretch[low].opens:
                low -= 1
        if whole:
            latest = min(high + _ONWARD, len(stretch))
            while high < latest and not _ended(stretch, high):
                high += 1
        return low, high


def _ended(stretch: Sequence[Token], high: int) -> bool:
    """Tell whether a sentence or block ends with the token before ``high``."""
    end = high
    while end > 1 and stretch[end - 1].text in _CLOSERS:
        end -= 1
    if stretch[end - 1].text in _ENDERS:
        return True
    return stretch[high].opens and stretch[high - 1].text != ":"
