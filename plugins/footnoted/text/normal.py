"""A text in the form in which quotations are compared, and the way back."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# -------------------------------------------------------------------------------------------------
# A text after small replacements, with the place that each character came from.

Edit = tuple[int, int, str]
"""Start, end (exclusive) and the text that replaces what is between them."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The new text and its map: piece ``i`` begins at ``new[i]`` and came from ``old[i]``.

    A piece whose ``until[i]`` is 0 was copied character by character; any
    other was replaced as a whole and came from ``old[i]:until[i]``.
    """

    text: str
    new: tuple[int, ...]
    old: tuple[int, ...]
    until: tuple[int, ...]

    def begin(self, offset: int) -> int:
        """Return where the character at ``offset`` begins in the old text."""
        piece = bisect_right(self.new, offset) - 1
        if self.until[piece]:
            return self.old[piece]
        return self.old[piece] + offset - self.new[piece]

    def end(self, offset: int) -> int:
        """Return where the character before ``offset`` ends in the old text."""
        if not offset:
            return self.begin(0)
        piece = bisect_right(self.new, offset - 1) - 1
        return self.until[piece] or self.old[piece] + offset - self.new[piece]

    def offset(self, old: int) -> int:
        """Return the first place in the new text that comes from ``old`` or later."""
        piece = max(bisect_right(self.old, old) - 1, 0)
        following = self.new[piece + 1] if piece + 1 < len(self.new) else len(self.text)
        if self.until[piece]:
            return self.new[piece] if old <= self.old[piece] else following
        return min(self.new[piece] + max(old - self.old[piece], 0), following)


def rewrite(text: str, edits: Iterable[Edit]) -> Rewritten:
    """Return a text with the edits made; they are in order and do not overlap."""
    parts: list[str] = []
    new, old, until = [], [], []
    length = copied = 0
    for begin, end, instead in edits:
        if begin > copied:
            new.append(length)
            old.append(copied)
            until.append(0)
            parts.append(text[copied:begin])
            length += begin - copied
        if instead:
            new.append(length)
            old.append(begin)
            until.append(end)
            parts.append(instead)
            length += len(instead)
        copied = end
    new.append(length)
    old.append(copied)
    until.append(0)
    parts.append(text[copied:])
    return Rewritten("".join(parts), tuple(new), tuple(old), tuple(until))


# -------------------------------------------------------------------------------------------------
# Text without the differences that do not matter in a quotation.
#
# Quote style, dashes, ellipses, kinds of white space, soft hyphens, bidi marks, composed or
# decomposed letters and other forms of letters (ligatures, full width) are made alike. Case,
# spelling, digits and every other character stay: they do matter.

_DOUBLE = "“”„‟«»″＂"  # noqa: RUF001
_SINGLE = "‘’‚‛‹›′´ʼ"  # noqa: RUF001
_DASH = "‐‑‒–—―−﹣－"  # noqa: RUF001
_INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Soft hyphen, zero-width space, word joiner, BOM, bidi marks, embeddings and isolates.

The joiners U+200C and U+200D stay: they change words in Persian and Indic scripts.
"""
_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DASH, "-"),
        **dict.fromkeys(filter(str.isspace, map(chr, range(0x3001))), " "),
    }
)
"""One character for one: no place moves, so most texts need no way back."""
_DROPPED = re.compile(f"[{_INVISIBLE}]+")
_LETTER_FORMS = re.compile(
    "[\u0132\u0133\u013f\u0140\u0149\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06\ufb13-\ufb17"
    "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb]"
)
"""Unicode's compatibility letters (UAX 15): ligatures, full-width and mathematical letters. Raised
and lowered ones are not among them, because they mean something else.
"""
_LONGER = re.compile(" {2,}|-{2,}|…")
"""What gets another length in the normal form, once the rest is alike."""
_JAMO = ("\u1160", "\u11ff")
"""Hangul vowels and final consonants: they compose, but are no combining marks."""


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in its normal form, which knows the place of each character in the original."""

    text: str
    original: str
    """The text as it was."""
    _steps: tuple[Rewritten, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``start:end`` of the normal form is in the original text."""
        for step in reversed(self._steps):
            start, end = step.begin(start), step.end(end)
        return start, max(start, end)

    def offset(self, original: int) -> int:
        """Return the place in the normal form that comes from ``original`` or later."""
        for step in self._steps:
            original = step.offset(original)
        return original


def normal_form(text: str) -> str:
    """Return the normal form alone; fast for short texts without special signs, as most are."""
    if text.isascii() and text.isprintable() and "  " not in text and "--" not in text:
        return text
    return normalize(text).text


def normalize(text: str) -> Normal:
    """Return the normal form; linear in the length of the text."""
    original, steps = text, []
    # Invisible signs first: they may keep apart what composes, or one space from the next.
    if _DROPPED.search(text):
        steps.append(rewrite(text, _without_invisible(text)))
        text = steps[-1].text
    if not unicodedata.is_normalized("NFC", text):
        steps.append(rewrite(text, _composed(text)))
        text = steps[-1].text
    if _LETTER_FORMS.search(text):
        steps.append(rewrite(text, _plain_letters(text)))
        text = steps[-1].text
    text = text.translate(_SAME_LENGTH)
    steps.append(rewrite(text, _shortened(text)))
    return Normal(steps[-1].text, original, tuple(steps))


def _without_invisible(text: str) -> Iterator[Edit]:
    return ((match.start(), match.end(), "") for match in _DROPPED.finditer(text))


def _plain_letters(text: str) -> Iterator[Edit]:
    for match in _LETTER_FORMS.finditer(text):
        yield match.start(), match.end(), unicodedata.normalize("NFKC", match.group())


def _shortened(text: str) -> Iterator[Edit]:
    for match in _LONGER.finditer(text):
        first = match.group()[0]
        yield match.start(), match.end(), "..." if first == "…" else first


def _composed(text: str) -> Iterator[Edit]:
    """Yield the edits that compose letters, cluster by cluster, so that offsets stay within one."""
    begin = 0
    for index in range(1, len(text) + 1):
        if index < len(text) and _continues(text[index]):
            continue
        cluster = text[begin:index]
        composed = unicodedata.normalize("NFC", cluster)
        if composed != cluster:
            yield begin, index, composed
        begin = index


def _continues(character: str) -> bool:
    if character < "\u0300":
        return False
    return unicodedata.category(character)[0] == "M" or _JAMO[0] <= character <= _JAMO[1]


# -------------------------------------------------------------------------------------------------
# The borders of words and numbers in normal text (``normal``).

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, kana and Han: written without spaces, so any place may be a border."""
_POINTS = ".,"


def is_border(text: str, offset: int) -> bool:
    """Return whether no word and no number is cut in two at ``offset``.

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
    """Return a stretch widened to whole words, without white space at its ends."""
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
