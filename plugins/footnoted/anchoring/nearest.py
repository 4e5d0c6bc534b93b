"""The words of a text that are most like a lost quotation, as a hint for a person.

Never decides anything: 97 % alike can mean the opposite ("will", "will not").
"""

from rapidfuzz.fuzz import partial_ratio_alignment

from footnoted.anchoring.borders import is_border
from footnoted.anchoring.find import OBJECT
from footnoted.anchoring.normal import Normal, normalise
from footnoted.anchoring.selector import Selector

_LONGEST_TEXT = 60_000
_LONGEST_QUOTE = 600
"""Comparing costs text times quotation: beyond these many characters there is no hint."""
_LEAST = 60.0
"""Below this likeness (of 100) a hint would only confuse."""


def nearest(selector: Selector, normal: Normal) -> str:
    """Give the article's present words that are most like the quotation, or nothing."""
    exact = normalise(selector.exact).text.strip()
    text = normal.text
    if not exact or len(exact) > _LONGEST_QUOTE or not text or len(text) > _LONGEST_TEXT:
        return ""
    found = partial_ratio_alignment(exact, text, score_cutoff=_LEAST)
    if found is None:
        return ""
    low, high = _whole_words(text, found.dest_start, found.dest_end)
    return text[low:high].replace(OBJECT, "").strip()


def _whole_words(text: str, low: int, high: int) -> tuple[int, int]:
    while low < high and text[low] == " ":
        low += 1
    while high > low and text[high - 1] == " ":
        high -= 1
    while not is_border(text, low):
        low -= 1
    while not is_border(text, high):
        high += 1
    return low, high
