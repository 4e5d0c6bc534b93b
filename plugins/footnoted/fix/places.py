"""Places of a text that have a quotation's words, whatever their case and punctuation.

Finds more than a quotation may be tied to; only where there is one such place is it certain.
"""

from collections.abc import Iterator, Sequence

from footnoted.anchoring import normalise
from footnoted.anchoring.tokens import Form, Token, tokenise

_SILENT = frozenset([*".,;:!?-()[]\"'", "..."])
"""Signs that count as punctuation; any other (per cent, a currency) says something."""

Span = tuple[int, int]
"""From, to (exclusive), in normal text."""


def alike(words: str, text: str) -> Iterator[Span]:
    """Give where the words stand in normal text, in order; from the first word to the last."""
    wanted = keys(words)
    told = _told(tokenise(text))
    found = [token.key for token in told]
    for at in range(len(found) - len(wanted) + 1 if wanted else 0):
        if found[at] == wanted[0] and found[at : at + len(wanted)] == wanted:
            yield told[at].start, told[at + len(wanted) - 1].end


def keys(words: str) -> list[str]:
    """Give what a text says, word by word, without case and punctuation."""
    return [token.key for token in _told(tokenise(normalise(words).text))]


def between(text: str, span: Span, before: str, after: str) -> bool:
    """Tell whether a place stands between these neighbours, whatever their case and punctuation."""
    head, tail = keys(before), keys(after)
    # A word of the neighbourhood may be cut at its far end, but never one of those compared.
    reach = 4 * (len(before) + len(after)) + 40
    low, high = max(span[0] - reach, 0), span[1] + reach
    earlier, later = keys(text[low : span[0]]), keys(text[span[1] : high])
    return earlier[len(earlier) - len(head) :] == head and later[: len(tail)] == tail


def _told(tokens: Sequence[Token]) -> list[Token]:
    return [t for t in tokens if t.form is not Form.SIGN or t.text not in _SILENT]
