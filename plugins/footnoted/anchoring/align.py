"""Lay a quotation's tokens along a stretch of a text: where the stretch begins and ends.

A small edit distance with free ends. Long quotations are laid by their heads
and tails alone, so the work stays bounded. Likeness only places; it accepts nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

from footnoted.anchoring.tokens import Form, Token

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


def align(quoted: Sequence[Token], stretch: Sequence[Token]) -> Laid:
    """Give the part of ``stretch`` that is most like ``quoted``."""
    if len(quoted) <= 2 * _ENDS:
        return _lay(quoted, stretch)
    head = _lay(quoted[:_ENDS], stretch[: _ENDS + _ROOM])
    skipped = max(len(stretch) - _ENDS - _ROOM, head.low)
    tail = _lay(quoted[-_ENDS:], stretch[skipped:])
    return Laid(head.cost + tail.cost, head.low, max(skipped + tail.high, head.high))


def _lay(quoted: Sequence[Token], stretch: Sequence[Token]) -> Laid:
    """Give the best place; of equally good ones the first, and there the one with more words."""
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
    row: list[tuple[float, int]], token: Token, key: str, stretch: Sequence[Token], keys: list[str]
) -> list[tuple[float, int]]:
    """Give the costs of all places after one more token, each with where its stretch begins."""
    gap = _gap(token)
    cost, begin = row[0]
    new = [(cost + gap, begin)]
    for index, other in enumerate(stretch):
        cost, begin = row[index]
        best = (cost if keys[index] == key else cost + _swap(token, other), begin)
        lost = row[index + 1][0] + gap
        if lost < best[0]:
            best = (lost, row[index + 1][1])
        more = new[index][0] + _gap(other)
        if more < best[0]:
            best = (more, new[index][1])
        new.append(best)
    return new


def _gap(token: Token) -> float:
    return _SIGN if token.form is Form.SIGN else _WORD


def _swap(token: Token, other: Token) -> float:
    if token.form is not other.form:
        return _UNLIKE
    return {Form.SIGN: _SIGN, Form.NUMBER: _FIGURE, Form.WORD: _WORD}[token.form]
