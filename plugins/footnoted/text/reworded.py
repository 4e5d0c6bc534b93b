"""Find the words that a lost quotation has become."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop
from math import inf
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
    tokenize,
)
from footnoted.text.normal import Normal, normalize
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
# Candidates: where in a text the present words of a lost quotation may be.
#
# The words of the quotation vote for a place, so the time is linear in the text. The stretches are
# proposed only; nothing is accepted here.

_VOTERS = 24
"""How many words of the quotation are looked for, the longest first."""
_HITS = 200
"""A word that occurs more often does not vote."""
_SLACK = 120
"""How many characters around the likeliest place are looked at, too."""
_BEST = 3
"""How many stretches are proposed."""


Vote = tuple[int, float]
"""A vote of one occurrence of a word: where the quotation would begin if nothing before the word
had changed; and its weight, which is larger for a rarer word.
"""


class WordPlaces:
    """The places of the words of one text; each word is looked up once for all quotations."""

    def __init__(self, text: str) -> None:
        """Take the text, in normal form."""
        folded = text.lower()
        self.text = text
        self._folded = folded if len(folded) == len(text) else text
        self._places: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Return the places of a word in small letters; empty if it occurs too often to vote."""
        if word not in self._places:
            self._places[word] = self._look_for(word)
        return self._places[word]

    def _look_for(self, word: str) -> tuple[int, ...]:
        places: list[int] = []
        place = self._folded.find(word)
        while place >= 0 and len(places) <= _HITS:
            places.append(place)
            place = self._folded.find(word, place + len(word))
        return tuple(places) if len(places) <= _HITS else ()


def candidates(
    quoted: Sequence[WordingToken], length: int, words: WordPlaces
) -> Iterator[tuple[int, int]]:
    """Yield stretches of a text, likeliest first; ``length`` is the quotation's."""
    votes = sorted(vote for token in _voters(quoted) for vote in _votes(token, words))
    reach = max(length // 4, _SLACK)
    taken: list[tuple[int, int]] = []
    clusters = list(_clusters(votes, reach))
    heapify(clusters)
    while clusters and len(taken) < _BEST:
        _, first, last = heappop(clusters)
        stretch = (max(first - _SLACK, 0), min(last + length + _SLACK, len(words.text)))
        if all(stretch[0] >= high or stretch[1] <= low for low, high in taken):
            taken.append(stretch)
            yield stretch


def _voters(quoted: Sequence[WordingToken]) -> list[WordingToken]:
    """Return the words that vote, each once, the longest first."""
    words: dict[str, WordingToken] = {}
    for token in quoted:
        if token.form is not TokenForm.SIGN:
            words.setdefault(token.text.lower(), token)
    return sorted(words.values(), key=lambda token: -len(token.text))[:_VOTERS]


def _votes(token: WordingToken, words: WordPlaces) -> list[Vote]:
    places = words.of(token.text.lower())
    weight = 1 / len(places) if places else 0.0
    return [(place - token.start, weight) for place in places]


def _clusters(votes: Sequence[Vote], reach: int) -> Iterator[tuple[float, int, int]]:
    """Yield groups of votes that are close together: weight (negative), first and last start."""
    low, weight = 0, 0.0
    for start, more in votes:
        weight += more
        while start - votes[low][0] > reach:
            weight -= votes[low][1]
            low += 1
        yield -round(weight, 6), votes[low][0], start


# -------------------------------------------------------------------------------------------------
# Align a quotation's tokens with a stretch of a text: where does it begin and end?
#
# This is a small edit distance with free ends. Of a long quotation only head and tail are aligned,
# so the time is bounded. The result is a place only; nothing is accepted here.

_ENDS = 60
"""How many tokens of a quotation's head and tail are aligned."""
_ROOM = 60
"""How many more tokens of the text are looked at for them."""
_TENTH = 0.1
_WORD, _SIGN, _FIGURE, _UNLIKE = 1.0, 0.5, 0.7, 1.5
"""The cost of losing or replacing a word, a sign, a figure by a figure, and unlike tokens."""


_Step = tuple[float, int, str, float, float]
"""A place after the tokens so far: its cost and beginning; then, of the text's token before it, the
key and the costs of replacing it and of leaving it out.
"""


class Laid(NamedTuple):
    """A stretch of tokens, and its distance from the quotation's: 0 is the same."""

    cost: float
    low: int
    high: int


def align(
    quoted: Sequence[WordingToken], stretch: Sequence[WordingToken], most: float = inf
) -> Laid | None:
    """Return the part of ``stretch`` most like ``quoted``; None if it costs over ``most``."""
    if len(quoted) <= 2 * _ENDS:
        return _lay(quoted, stretch, most)
    head = _lay(quoted[:_ENDS], stretch[: _ENDS + _ROOM], most)
    if head is None:
        return None
    skipped = max(len(stretch) - _ENDS - _ROOM, head.low)
    tail = _lay(quoted[-_ENDS:], stretch[skipped:], most - head.cost)
    if tail is None:
        return None
    return Laid(head.cost + tail.cost, head.low, max(skipped + tail.high, head.high))


def _lay(
    quoted: Sequence[WordingToken], stretch: Sequence[WordingToken], most: float
) -> Laid | None:
    """Return the best place; of equally good ones the first, and there the one with more words."""
    costs, begins = [0.0] * (len(stretch) + 1), list(range(len(stretch) + 1))
    keys, gaps = [token.key for token in stretch], [_gap(token) for token in stretch]
    forms = {token.form for token in quoted}
    swaps = {form: [_swap(form, token.form) for token in stretch] for form in forms}
    for token in quoted:
        steps = zip(costs[1:], begins[1:], keys, swaps[token.form], gaps, strict=True)
        costs, begins = _next(costs[0], begins[0], token.key, _gap(token), steps)
        if min(costs) > most:
            return None  # and no later token makes it cheaper
    row = list(zip(costs, begins, strict=True))
    cost, low = min(row)
    high = row.index((cost, low))
    while high + 1 < len(row) and row[high + 1] == (cost, low):
        high += 1
    return Laid(cost, low, high)


def _next(
    cost: float, begin: int, key: str, gap: float, steps: Iterable[_Step]
) -> tuple[list[float], list[int]]:
    """Return the costs of all places after one more token, and where the stretch of each begins.

    ``cost`` and ``begin`` are those of the first place so far, ``key`` and ``gap`` the token's. Of
    three ways to each place the cheapest counts, and of equally cheap ones the one that begins
    first. It is one function for speed: with lost quotations, most time is spent here.
    """
    left, left_begin = cost + gap, begin
    costs, begins = [left], [left_begin]
    for above, above_begin, other, swap, other_gap in steps:
        best, best_begin = (cost if other == key else cost + swap), begin
        lost = above + gap
        if lost < best or (lost == best and above_begin < best_begin):
            best, best_begin = lost, above_begin
        more = left + other_gap
        if more < best or (more == best and left_begin < best_begin):
            best, best_begin = more, left_begin
        costs.append(best)
        begins.append(best_begin)
        cost, begin, left, left_begin = above, above_begin, best, best_begin
    return costs, begins


def _gap(token: WordingToken) -> float:
    return _SIGN if token.form is TokenForm.SIGN else _WORD


def _swap(form: TokenForm, other: TokenForm) -> float:
    if form is not other:
        return _UNLIKE
    return {TokenForm.SIGN: _SIGN, TokenForm.NUMBER: _FIGURE, TokenForm.WORD: _WORD}[form]


# -------------------------------------------------------------------------------------------------
# Find a quotation, or else the words it has become, and what is different in them.
#
# Exact words decide first (``find``). Other words are only proposed: every difference is named, and
# no such match passes.

_LEAST = 0.5
"""The part of the quotation's words that must still be there."""
_LEAST_LETTERS = 85.0
"""How alike (of 100) letters must be if no whole word is left, as in a name spelled otherwise."""
_FEWEST_LETTERS = 4
_ONWARD = 30
"""How many words are looked at for the rest of a sentence that is longer now."""
_LONGEST_WORD = 64
"""How far a word that was cut in two is followed."""
_ENDERS = frozenset({".", "!", "?", "..."})
_CLOSERS = frozenset("\"')]")
BREAK = "\u2029"
"""A paragraph separator, between two blocks of the original text."""


def anchor(selector: Selector, normal: Normal, words: WordPlaces | None = None) -> Match:
    """Return the verdict on a quotation: found, moved, ambiguous, reworded or lost.

    ``words`` are those of the text; give them if it is asked for more than one quotation.
    """
    match = find(selector, normal)
    if match.verdict is not Verdict.LOST:
        return match
    return Rewording(selector, normal, words or WordPlaces(normal.text)).match()


class Rewording:
    """One lost quotation in one text."""

    def __init__(self, selector: Selector, normal: Normal, words: WordPlaces) -> None:
        """Take the quotation with its neighbors, and the text with the places of its words."""
        self._selector, self._normal, self._words = selector, normal, words
        self._exact = comparable(selector.exact)
        before, after = normalize(selector.prefix).text, normalize(selector.suffix).text
        self._quoted = " ".join(part for part in (before, self._exact, after) if part)
        tokens = tokenize(self._quoted)
        first = len(tokenize(before))
        self._all = tokens
        self._own = range(first, first + len(tokenize(self._exact)))

    def match(self) -> Match:
        """Return *reworded*, *ambiguous* if a harmless change fits twice, or *lost*."""
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
        was = Side(self._exact, tokenize(self._exact))
        found = tuple(compare(was, now))
        if found:
            return found
        spaced = self._exact.replace(" ", "") == text[low:high].replace(" ", "")
        kind = WordingChange.SPACING if spaced else WordingChange.WORDS
        return (WordingDifference(kind, self._exact, text[low:high]),)

    def _place(self) -> tuple[int, int] | None:
        """Return where the present words of the quotation are in normal text; None if nowhere."""
        laid: list[tuple[float, int, tuple[WordingToken, ...], Laid]] = []
        for low, high in candidates(self._all, len(self._quoted), self._words):
            stretch = self._tokens(low, high)
            # What costs more than another place cannot be the best; costs are sums of tenths.
            most = min((cost for cost, *_ in laid), default=inf) + _TENTH
            each = align(self._all, stretch, most)
            if each and each.high > each.low:
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
        return tokenize(text, low, high, breaks)

    def _narrowed(
        self, stretch: Sequence[WordingToken], low: int, high: int
    ) -> tuple[int, int] | None:
        """Return the stretch without the neighbors; None if too few words are still there."""
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
        """Return the tokens with what was added to the sentence before or after them.

        A quotation that began or ended a sentence and no longer does may say something else: "He
        will go." is not "He will go if asked."
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
