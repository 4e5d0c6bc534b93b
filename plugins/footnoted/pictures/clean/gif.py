"""A GIF without its metadata (GIF89a): comments and programs' own blocks are left out.

GIF has no place for EXIF; how to turn it is never said in one.
"""

_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
"""Blocks of programs that are needed to show it: how often it repeats, its color profile."""
_TRAILER = bytes([1, *range(0xFF, -1, -1), 0])
"""Behind XMP: wherever a reader of blocks comes out of the text, it is led to the end (XMP part 3,
1.1.2)."""


def cleaned(data: bytes, exif: bytes, packet: bytes) -> bytes:
    """Give a file with only this packet, behind the palette."""
    at = 13 + _palette(data[10])
    parts = [b"GIF89a", data[6:at]]
    if packet:
        parts.append(b"\x21\xff\x0bXMP DataXMP" + packet + _TRAILER)
    while at < len(data) and data[at] in (0x21, 0x2C):
        start, sort = at, data[at + 1]
        at = _end(data, at + 2 if data[at] == 0x21 else _coded(data, at))
        comment = data[start] == 0x21 and sort == 0xFE
        program = data[start] == 0x21 and sort == 0xFF
        if not comment and (not program or data[start + 3 : start + 14] in _KEPT):
            parts.append(data[start:at])
    return b"".join([*parts, b"\x3b"])


def _coded(data: bytes, at: int) -> int:
    """Give where the blocks of an image begin."""
    return at + 11 + _palette(data[at + 9])


def _palette(flags: int) -> int:
    """Give the bytes of the palette that a header announces."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _end(data: bytes, at: int) -> int:
    """Give the offset behind a row of blocks."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1
