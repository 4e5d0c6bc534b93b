"""Text without the differences that do not matter in a quotation.

Quote style, dashes, ellipses, kinds of white space, soft hyphens, bidi marks
and composed or decomposed letters are made alike. Case, spelling, digits and
every other character stay: they do matter.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.anchoring.offsets import Edit, Rewritten, rewrite

_DOUBLE = "“”„‟«»″＂"  # noqa: RUF001
_SINGLE = "‘’‚‛‹›′´ʼ"  # noqa: RUF001
_DASH = "‐‑‒–—―−﹣－"  # noqa: RUF001
_INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Soft hyphen, zero-width space, word joiner, BOM, bidi marks, embeddings and isolates.

The joiners U+200C and U+200D stay: they change words in Persian and Indic scripts.
"""
_INSTEAD = {
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DASH, "-"),
    "…": "...",
}
_DROPPED = re.compile(f"[{_INVISIBLE}]+")
_UNLIKE = re.compile(rf"\s{{2,}}|[^\S ]|[{_DASH}-]{{2,}}|[{_DASH}{_DOUBLE}{_SINGLE}…]")
_JAMO = ("\u1160", "\u11ff")
"""Hangul vowels and final consonants: they compose, but are no combining marks."""


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in its normal form, and the way back to the text as it was."""

    text: str
    original: str
    """The text as it was."""
    _steps: tuple[Rewritten, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give where the normal form's ``start:end`` stands in the text as it was."""
        for step in reversed(self._steps):
            start, end = step.begin(start), step.end(end)
        return start, max(start, end)

    def offset(self, original: int) -> int:
        """Give the place in the normal form that comes from ``original`` or later."""
        for step in self._steps:
            original = step.offset(original)
        return original


def normalise(text: str) -> Normal:
    """Give the normal form; linear in the length of the text."""
    original, steps = text, []
    # Invisible signs first: they may keep apart what composes, or one space from the next.
    if _DROPPED.search(text):
        steps.append(rewrite(text, _without_invisible(text)))
        text = steps[-1].text
    if not unicodedata.is_normalized("NFC", text):
        steps.append(rewrite(text, _composed(text)))
        text = steps[-1].text
    steps.append(rewrite(text, _alike(text)))
    return Normal(steps[-1].text, original, tuple(steps))


def _without_invisible(text: str) -> Iterator[Edit]:
    return ((match.start(), match.end(), "") for match in _DROPPED.finditer(text))


def _alike(text: str) -> Iterator[Edit]:
    for match in _UNLIKE.finditer(text):
        found = match.group()
        instead = _INSTEAD.get(found)
        if instead is None:
            instead = " " if found[0].isspace() else "-"
        yield match.start(), match.end(), instead


def _composed(text: str) -> Iterator[Edit]:
    """Compose cluster by cluster, so that every offset stays within its cluster."""
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
