"""What is to be made from one picture file: its own name without metadata, and copies by width.

Says it as values; makes nothing.
"""

import hashlib
import json
from dataclasses import dataclass

from footnoted.pictures.original import Original
from footnoted.pictures.probe import Format

VERSION = 1
"""Of what this room does to a picture; a change here makes every copy anew."""
WIDTHS = (480, 960, 1440, 1920)
"""Pixels. Our column is 680 to 816 CSS pixels wide: a phone, the column, and both on a dense
screen."""
TALLEST = 16_000
"""Pixels: WebP can hold 16,383."""
_CLOSE = 0.8
"""A width so near to the largest one is not worth a file."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One file that is made."""

    original: Original
    form: Format
    packet: bytes = b""
    """The XMP that goes into it."""
    width: int = 0
    """Pixels of a copy; 0 where the file is published under its own name, in its own size."""

    def key(self, encoders: str) -> str:
        """Give the name under which the result is kept: of content, wishes and encoders."""
        # Leaving metadata out decodes nothing, except in AVIF.
        decoded = self.width or self.form is Format.AVIF
        told = [VERSION, self.original.digest, self.form, self.width, self.packet.hex()]
        text = json.dumps([*told, encoders if decoded else ""])
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def widths(original: Original) -> tuple[int, ...]:
    """Give the widths of a picture's copies, the smallest first; none for what gets none.

    None for drawings, for what moves, for what has Content Credentials (a copy would lose them)
    and for what is as small as the smallest copy.
    """
    across, down = original.probe.seen
    if original.untouched or original.probe.frames > 1 or across <= WIDTHS[0]:
        return ()
    top = min(across, WIDTHS[-1])
    every = (*(width for width in WIDTHS if width < _CLOSE * top), top)
    return tuple(width for width in every if down * width <= TALLEST * across)
