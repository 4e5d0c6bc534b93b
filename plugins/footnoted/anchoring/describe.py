"""The shortest selector that names a place in a text and no other.

The inverse of ``find``: what it gives is found again at the same place.
"""

from collections.abc import Iterator, Sequence

from footnoted.anchoring.borders import whole_words
from footnoted.anchoring.find import Match, Verdict, find, fits
from footnoted.anchoring.normal import Normal, normalise
from footnoted.anchoring.selector import Selector

_REACH = 24
"""How many words of the neighbourhood are tried; past that a person must choose other words."""
_LETTERS = 40 * _REACH
"""How much text is looked at for them."""


def describe(text: str, start: int, end: int) -> Selector:
    """Describe ``text[start:end]``, widened to whole words.

    Neighbours are added only where the words stand more than once: as few
    words as possible, behind first, then before, then on both sides. Where
    none of that helps the words alone are given.
    """
    normal = normalise(text)
    low, high = whole_words(normal.text, normal.offset(start), normal.offset(end))
    exact = normal.text[low:high]
    match = find(Selector(exact), normal)
    if match.verdict is not Verdict.AMBIGUOUS:
        return Selector(exact)
    spans = [(normal.offset(begin), normal.offset(until)) for begin, until in match.places]
    others = [span for span in spans if span != (low, high)]
    before = normal.text[max(low - _LETTERS, 0) : low].split()
    after = normal.text[high : high + _LETTERS].split()
    for prefix, suffix in _neighbours(before, after):
        others_alike = (fits(normal.text, other, prefix, suffix) for other in others)
        if not any(others_alike):
            return Selector(exact, prefix, suffix)
    return Selector(exact)


def neighbours(selector: Selector, normal: Normal, match: Match) -> Selector:
    """Give a selector with the neighbours its words have now, as many words as it names."""
    low, high = normal.offset(match.start), normal.offset(match.end)
    before = normal.text[max(low - _LETTERS, 0) : low].split()
    after = normal.text[high : high + _LETTERS].split()
    some, more = len(selector.prefix.split()), len(selector.suffix.split())
    prefix = " ".join(before[-some:]) if some else ""
    return Selector(selector.exact, prefix, " ".join(after[:more]))


def _neighbours(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give prefixes and suffixes to try, shortest first."""
    for reach in range(1, _REACH + 1):
        prefix, suffix = " ".join(before[-reach:]), " ".join(after[:reach])
        yield "", suffix
        yield prefix, ""
        yield prefix, suffix
