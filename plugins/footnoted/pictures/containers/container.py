"""What the blocks of a picture file hold, and the limits that every kind of file keeps to.

Knows no kind of file.
"""

from dataclasses import dataclass, field

from footnoted.pictures.flaw import SMALLER, Refused

PIXELS = 100_000_000
"""Pixels of one frame: more than cameras for news give; decoded they take 300 MB."""
SIDE = 20_000
"""Pixels of a side."""
FRAMES = 1_000
"""Frames of a moving picture; all together have at most five times ``PIXELS``."""
BLOCKS = 50_000
"""Blocks of a file; a photograph of 20 MB has a tenth of it."""
TEXT = 4 * 1024 * 1024
"""Bytes that all packed texts and profiles of a file unpack to, together."""


@dataclass(slots=True)
class Container:
    """The header's values and the blocks in which something is written, as found on the way."""

    width: int = 0
    height: int = 0
    orientation: int = 0
    """From the container's own transforms; 0 where it has none and EXIF decides."""
    frames: int = 0
    alpha: bool = False
    icc: bool = False
    c2pa: bool = False
    exif: list[bytes] = field(default_factory=list)
    """TIFF structures, the picture's own first; behind it those of pictures appended to it."""
    xmp: list[bytes] = field(default_factory=list)
    """XMP packets; behind the main one what extends it."""
    iim: list[bytes] = field(default_factory=list)
    """IPTC-IIM record data."""
    blocks: int = 0

    def sized(self, width: int, height: int) -> None:
        """Take the size of the picture; raises ``Refused`` where it is none or too large."""
        limit(width, height)
        if not (self.width and self.height):
            self.width, self.height = width, height

    def count(self) -> None:
        """Count one more block."""
        self.blocks += 1
        if self.blocks > BLOCKS:
            raise Refused("The picture is made of too many blocks.")

    def frame(self) -> None:
        """Count one more frame."""
        self.frames += 1
        self.many(self.frames)

    def many(self, frames: int) -> None:
        """Raise ``Refused`` where frames are too many or have too many pixels together."""
        if frames > FRAMES or frames * self.width * self.height > 5 * PIXELS:
            raise Refused(f"The moving picture is too long: {frames} frames.", SMALLER)


def limit(width: int, height: int) -> None:
    """Raise ``Refused`` where a size is none or too large to be decoded."""
    if width <= 0 or height <= 0:
        raise Refused(f"The picture has no size: {width} × {height} pixels.")
    if width > SIDE or height > SIDE or width * height > PIXELS:
        raise Refused(
            f"The picture is too large: {width:,} × {height:,} pixels.",
            f"{SMALLER[:-1]}: at most {SIDE:,} pixels a side and {PIXELS // 10**6} megapixels.",
        )


def ended(rest: bytes) -> None:
    """Raise ``Refused`` where more than padding follows a picture's end."""
    if rest.strip(b"\0"):
        raise Refused(
            f"Behind the picture's end follow {len(rest):,} bytes that are no part of it.",
            "Export it again from a photo program: a file must not be two things at once.",
        )
