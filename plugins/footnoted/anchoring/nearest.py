"""The words of a text that are most like a lost quotation, as a hint for a person.

Never decides anything: 97 % alike can mean the opposite ("will", "will not").
"""

from rapidfuzz.fuzz import partial_ratio_alignment

from footnoted.anchoring.borders import whole_words
from footnoted.anchoring.find import OBJECT, comparable
from footnoted.anchoring.normal import Normal
from footnoted.anchoring.selector import Selector

_LONGEST_TEXT = 60_000
_LONGEST_QUOTE = 600
"""Comparing costs text times quotation: beyond these many characters there is no hint."""
_LEAST = 60.0
"""Below this likeness (of 100) a hint would only confuse."""
_SIGNS = ".,;:!?-\"'() "


def nearest(selector: Selector, normal: Normal) -> str:
    """Give the article's present words that are most like the quotation, or nothing."""
    exact = comparable(selector.exact)
    span = nearest_span(exact, normal.text, _LEAST)
    if span is None:
        return ""
    words = normal.text[slice(*span)].replace(OBJECT, "").strip()
    # Signs at the ends are the neighbours', unless the quotation has signs there too.
    return words.strip(_SIGNS) if exact.strip(_SIGNS) == exact else words


def nearest_span(exact: str, text: str, least: float) -> tuple[int, int] | None:
    """Give the whole words most like ``exact``, both in normal form, if they are ``least`` alike.

    Likeness counts letters, from 0 to 100. A few letters or figures are like too much.
    """
    if not exact or len(exact) > _LONGEST_QUOTE or not text or len(text) > _LONGEST_TEXT:
        return None
    found = partial_ratio_alignment(exact, text, score_cutoff=least)
    return whole_words(text, found.dest_start, found.dest_end) if found else None
