"""Where a word or a number begins and ends.

Looks at normal text only (``normal``); it segments nothing.
"""

import re
import unicodedata

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, kana and Han: written without spaces, so any place may be a border."""
_POINTS = ".,"


def is_border(text: str, offset: int) -> bool:
    """Tell whether no word and no number is cut in two at ``offset``.

    "300" does not begin in "1,300" or in "-300", "2" does not end in "2.5",
    and "can" does not end in "can't": each would say something else.
    """
    if offset <= 0 or offset >= len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if _in_word(before) and _in_word(after):
        return bool(_UNSPACED.match(before) or _UNSPACED.match(after)) and not _marks(after)
    return not (_cuts_number(text, offset, before, after) or _cuts_negation(text, offset, before))


def whole_words(text: str, low: int, high: int) -> tuple[int, int]:
    """Widen a stretch to whole words, without white space at its ends."""
    while low < high and text[low] == " ":
        low += 1
    while high > low and text[high - 1] == " ":
        high -= 1
    while not is_border(text, low):
        low -= 1
    while not is_border(text, high):
        high += 1
    return low, high


def _cuts_number(text: str, offset: int, before: str, after: str) -> bool:
    if after.isdigit():
        earlier = text[offset - 2 : offset - 1]
        if before in _POINTS:
            return earlier.isdigit() or (before == "." and not earlier.strip())
        return before == "-" and not earlier.strip("( \"'")
    return before.isdigit() and after in _POINTS and text[offset + 1 : offset + 2].isdigit()


def _cuts_negation(text: str, offset: int, before: str) -> bool:
    return before.isalpha() and text[offset : offset + 2] == "'t" and is_border(text, offset + 2)


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or _marks(character)


def _marks(character: str) -> bool:
    return character >= "\u0300" and unicodedata.category(character)[0] == "M"
