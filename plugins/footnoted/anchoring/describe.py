"""The shortest selector that names a place in a text and no other.

The inverse of ``find``: what it gives is found again at the same place.
"""

from footnoted.anchoring.borders import is_border
from footnoted.anchoring.find import Verdict, find
from footnoted.anchoring.normal import Normal, normalise
from footnoted.anchoring.selector import Selector

_REACH = 32
"""How many words of the neighbourhood are tried; past that a person must choose other words."""


def describe(text: str, start: int, end: int) -> Selector:
    """Describe ``text[start:end]``, widened to whole words.

    Neighbours are added only where the words stand more than once: as few
    words as possible, behind first, then before, then on both sides.
    """
    normal = normalise(text)
    low, high = _whole_words(normal, normal.offset(start), normal.offset(end))
    exact = normal.text[low:high]
    match = find(Selector(exact), normal)
    if match.verdict is not Verdict.AMBIGUOUS:
        return Selector(exact)
    here = normal.span(low, high)
    others = [
        (normal.offset(a), normal.offset(b)) for a, b in match.places if (a, b) != here
    ]
    before, after = _words_before(normal.text, low), _words_after(normal.text, high)
    for reach in range(1, _REACH + 1):
        near, far = _last(before, reach), _first(after, reach)
        for prefix, suffix in (("", far), (near, ""), (near, far)):
            if not any(_alike(normal.text, other, prefix, suffix) for other in others):
                return Selector(exact, prefix, suffix)
    return Selector(exact)


def _whole_words(normal: Normal, low: int, high: int) -> tuple[int, int]:
    text = normal.text
    while low < high and text[low] == " ":
        low += 1
    while high > low and text[high - 1] == " ":
        high -= 1
    while not is_border(text, low):
        low -= 1
    while not is_border(text, high):
        high += 1
    return low, high


def _words_before(text: str, low: int) -> list[str]:
    return text[max(low - 40 * _REACH, 0) : low].split(" ")


def _words_after(text: str, high: int) -> list[str]:
    return text[high : high + 40 * _REACH].split(" ")


def _last(words: list[str], count: int) -> str:
    filled = [word for word in words if word]
    return " ".join(filled[-count:])


def _first(words: list[str], count: int) -> str:
    filled = [word for word in words if word]
    return " ".join(filled[:count])


def _alike(text: str, place: tuple[int, int], prefix: str, suffix: str) -> bool:
    head, tail = text[: place[0]].rstrip(), text[place[1] : place[1] + len(suffix) + 1].lstrip()
    return head.endswith(prefix) and tail.startswith(suffix)
