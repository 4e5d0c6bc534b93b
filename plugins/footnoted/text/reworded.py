"""Where a lost quotation's words have gone."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from footnoted.text import differences
from footnoted.text.differences import (
    Side,
    TokenForm,
    WordingChange,
    WordingDifference,
    WordingToken,
    compare,
    pairing,
    tokenise,
)
from footnoted.text.normal import Normal, normalise
from footnoted.text.quotation import (
    OBJECT,
    Match,
    Selector,
    Verdict,
    comparable,
    find,
    nearest_span,
)

# -------------------------------------------------------------------------------------------------
# Where in a text the words may stand that a lost quotation has become.
#
# Votes of the quotation's words, so the work is linear in the text and bounded in the quotation.
# It proposes stretches to look at and accepts nothing.

_VOTERS = 24
"""How many words of the quotation are looked for, the longest first."""
_HITS = 200
"""A word that stands more often than that says nothing about the place."""
_SLACK = 120
"""How many characters around the likeliest place are looked at besides."""
_BEST = 3
"""How many stretches are proposed."""


class Vote(NamedTuple):
    """One occurrence of one of the quotation's words."""

    start: int
    """Where the quotation would begin, if nothing before this word had changed."""
    weight: float
    """The rarer the word, the more."""


def candidates(quoted: Sequence[WordingToken], length: int, text: str) -> Iterator[tuple[int, int]]:
    """Yield stretches of ``text``, likeliest first; ``length`` is the quotation's."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = text
    votes = sorted(vote for token in _voters(quoted) for vote in _votes(token, folded))
    reach = max(length // 4, _SLACK)
    taken: list[tuple[int, int]] = []
    for _, first, last in sorted(_clusters(votes, reach)):
        stretch = (max(first - _SLACK, 0), min(last + length + _SLACK, len(text)))
        if all(stretch[0] >= high or stretch[1] <= low for low, high in taken):
            taken.append(stretch)
            yield stretch
        if len(taken) == _BEST:
            return


def _voters(quoted: Sequence[WordingToken]) -> list[WordingToken]:
    """Choose the words that vote: each once, the longest first."""
    words: dict[str, WordingToken] = {}
    for token in quoted:
        if token.form is not TokenForm.SIGN:
            words.setdefault(token.text.lower(), token)
    return sorted(words.values(), key=lambda token: -len(token.text))[:_VOTERS]


def _votes(token: WordingToken, folded: str) -> Iterator[Vote]:
    word = token.text.lower()
    places: list[int] = []
    place = folded.find(word)
    while place >= 0 and len(places) <= _HITS:
        places.append(place)
        place = folded.find(word, place + len(word))
    if 0 < len(places) <= _HITS:
        for place in places:
            yield Vote(place - token.start, 1 / len(places))


def _clusters(votes: Sequence[Vote], reach: int) -> Iterator[tuple[float, int, int]]:
    """Yield groups of votes that lie close together: weight (negative), first and last start."""
    low, weight = 0, 0.0
    for vote in votes:
        weight += vote.weight
        while vote.start - votes[low].start > reach:
            weight -= votes[low].weight
            low += 1
        yield -round(weight, 6), votes[low].start, vote.start


# -------------------------------------------------------------------------------------------------
# Lay a quotation's tokens along a stretch of a text: where the stretch begins and ends.
#
# A small edit distance with free ends. Long quotations are laid by their heads and tails alone,
# so the work stays bounded. Likeness only places; it accepts nothing.

_ENDS = 60
"""How many tokens of a quotation's head and tail are laid."""
_ROOM = 60
"""How many more tokens of the text are looked at for them."""
_WORD, _SIGN, _FIGURE, _UNLIKE = 1.0, 0.5, 0.7, 1.5
"""What it costs to lose or replace a word, a sign, a figure by a figure, and unlike by unlike."""


class Laid(NamedTuple):
    """A stretch of tokens, and how far from the quotation's it is: 0 is the same."""

    cost: float
    low: int
    high: int


def align(quoted: Sequence[WordingToken], stretch: Sequence[WordingToken]) -> Laid:
    """Return the part of ``stretch`` that is most like ``quoted``."""
    if len(quoted) <= 2 * _ENDS:
        return _lay(quoted, stretch)
    head = _lay(quoted[:_ENDS], stretch[: _ENDS + _ROOM])
    skipped = max(len(stretch) - _ENDS - _ROOM, head.low)
    tail = _lay(quoted[-_ENDS:], stretch[skipped:])
    return Laid(head.cost + tail.cost, head.low, max(skipped + tail.high, head.high))


def _lay(quoted: Sequence[WordingToken], stretch: Sequence[WordingToken]) -> Laid:
    """Return the best place; of equally good ones the first, and there the one with more words."""
    row = [(0.0, index) for index in range(len(stretch) + 1)]
    keys = [token.key for token in stretch]
    for token in quoted:
        row = _next(row, token, token.key, stretch, keys)
    cost, low = min(row)
    high = next(index for index, each in enumerate(row) if each == (cost, low))
    while high + 1 < len(row) and row[high + 1] == (cost, low):
        high += 1
    return Laid(cost, low, high)


def _next(
    row: list[tuple[float, int]],
    token: WordingToken,
    key: str,
    stretch: Sequence[WordingToken],
    keys: list[str],
) -> list[tuple[float, int]]:
    """Return the costs of all places after one more token, each with where its stretch begins."""
    gap = _gap(token)
    cost, begin = row[0]
    new = [(cost + gap, begin)]
    for index, other in enumerate(stretch):
        cost, begin = row[index]
        same = (cost if keys[index] == key else cost + _swap(token, other), begin)
        lost = (row[index + 1][0] + gap, row[index + 1][1])
        more = (new[index][0] + _gap(other), new[index][1])
        new.append(min(same, lost, more))
    return new


def _gap(token: WordingToken) -> float:
    return _SIGN if token.form is TokenForm.SIGN else _WORD


def _swap(token: WordingToken, other: WordingToken) -> float:
    if token.form is not other.form:
        return _UNLIKE
    return {TokenForm.SIGN: _SIGN, TokenForm.NUMBER: _FIGURE, TokenForm.WORD: _WORD}[token.form]


# -------------------------------------------------------------------------------------------------
# Find a quotation, or else the words it has become, and say what is different in them.
#
# Exact words decide first (``find``). Others are only ever proposed: every difference is named,
# and none of them makes a match pass.

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
    """Return the verdict on a quotation: found, moved, ambiguous, reworded or lost."""
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
        """Return *reworded*, *ambiguous* where a harmless change fits twice, or *lost*."""
        span = self._place() if self._exact and OBJECT not in self._exact else None
        if span is None:
            return Match(Verdict.LOST)
        differences = self._differences(*span)
        if all(difference.harmless for difference in differences):
            now = self._normal.text[slice(*span)]
            again = find(Selector(now, self._selector.prefix, self._selector.suffix), self._normal)
            if again.verdict is Verdict.AMBIGUOUS:
                return Match(Verdict.AMBIGUOUS, places=again.places, differences=differences)
        return Match(Verdict.REWORDED, *self._normal.span(*span), differences=differences)

    def _differences(self, low: int, high: int) -> tuple[WordingDifference, ...]:
        text = self._normal.text
        now = Side(text, [t for t in self._tokens(low, high) if low <= t.start < high])
        was = Side(self._exact, tokenise(self._exact))
        found = tuple(compare(was, now))
        if found:
            return found
        spaced = self._exact.replace(" ", "") == text[low:high].replace(" ", "")
        kind = WordingChange.SPACING if spaced else WordingChange.WORDS
        return (WordingDifference(kind, self._exact, text[low:high]),)

    def _place(self) -> tuple[int, int] | None:
        """Return where the quotation's present words stand in normal text."""
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
        """Return words that differ from the quotation's in a letter or two; never figures."""
        if len(self._exact) < _FEWEST_LETTERS or any(map(str.isdigit, self._exact)):
            return None
        span = nearest_span(self._exact, self._normal.text, _LEAST_LETTERS)
        if span and ratio(self._exact, self._normal.text[slice(*span)]) >= _LEAST_LETTERS:
            return span
        return None

    def _tokens(self, low: int, high: int) -> tuple[WordingToken, ...]:
        """Return the tokens of a stretch of the text, widened to white space at its ends."""
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

    def _narrowed(
        self, stretch: Sequence[WordingToken], low: int, high: int
    ) -> tuple[int, int] | None:
        """Leave the neighbours out; give nothing where too few words are still there."""
        part = stretch[low:high]
        pairs = list(pairing(self._all, part))
        kept = sum(
            self._all[old].key == part[new].key and self._all[old].form is not TokenForm.SIGN
            for old, new in pairs
        )
        words = sum(token.form is not TokenForm.SIGN for token in self._all)
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

    def _whole(self, stretch: Sequence[WordingToken], low: int, high: int) -> tuple[int, int]:
        """Take in what a sentence has got before or behind it.

        A quotation that began or ended a sentence and no longer does may say something
        else: "He will go." is not "He will go if asked."
        """
        own = [self._all[index] for index in self._own]
        first, last = own[0], next((t for t in reversed(own) if t.text not in _CLOSERS), own[-1])
        whole = last.text in _ENDERS
        began = first.text[:1].isupper() and (
            whole or (first.key in differences.OPENERS and stretch[low].text[:1].islower())
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


def _ended(stretch: Sequence[WordingToken], high: int) -> bool:
    """Return whether a sentence or block ends with the token before ``high``."""
    end = high
    while end > 1 and stretch[end - 1].text in _CLOSERS:
        end -= 1
    if stretch[end - 1].text in _ENDERS:
        return True
    return stretch[high].opens and stretch[high - 1].text != ":"
