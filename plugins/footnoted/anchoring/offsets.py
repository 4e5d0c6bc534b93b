"""A text after small replacements, with the way back to where each character came from.

Knows nothing of what is replaced by what.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]
"""From, to (exclusive) and what stands there instead."""


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
        """Give where the character at ``offset`` begins in the old text."""
        piece = bisect_right(self.new, offset) - 1
        if self.until[piece]:
            return self.old[piece]
        return self.old[piece] + offset - self.new[piece]

    def end(self, offset: int) -> int:
        """Give where the character before ``offset`` ends in the old text."""
        if not offset:
            return self.begin(0)
        piece = bisect_right(self.new, offset - 1) - 1
        return self.until[piece] or self.old[piece] + offset - self.new[piece]

    def offset(self, old: int) -> int:
        """Give the first place in the new text that comes from ``old`` or later."""
        piece = max(bisect_right(self.old, old) - 1, 0)
        following = self.new[piece + 1] if piece + 1 < len(self.new) else len(self.text)
        if self.until[piece]:
            return self.new[piece] if old <= self.old[piece] else following
        return min(self.new[piece] + max(old - self.old[piece], 0), following)


def rewrite(text: str, edits: Iterable[Edit]) -> Rewritten:
    """Apply the edits, which are in order and do not overlap."""
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
