"""Where in a text the words may stand that a lost quotation has become.

Votes of the quotation's words, so the work is linear in the text and bounded in
the quotation. It proposes stretches to look at and accepts nothing.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from footnoted.anchoring.tokens import Form, Token

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


def candidates(quoted: Sequence[Token], length: int, text: str) -> Iterator[tuple[int, int]]:
    """Give stretches of ``text``, likeliest first; ``length`` is the quotation's."""
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


def _voters(quoted: Sequence[Token]) -> list[Token]:
    """Choose the words that vote: each once, the longest first."""
    words: dict[str, Token] = {}
    for token in quoted:
        if token.form is not Form.SIGN:
            words.setdefault(token.text.lower(), token)
    return sorted(words.values(), key=lambda token: -len(token.text))[:_VOTERS]


def _votes(token: Token, folded: str) -> Iterator[Vote]:
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
    """Give groups of votes that lie close together: weight (negative), first and last start."""
    low, weight = 0, 0.0
    for vote in votes:
        weight += vote.weight
        while vote.start - votes[low].start > reach:
            weight -= votes[low].weight
            low += 1
        yield -round(weight, 6), votes[low].start, vote.start
