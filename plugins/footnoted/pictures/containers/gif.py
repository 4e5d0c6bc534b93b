"""A GIF file's blocks: size, frames, transparency, XMP (GIF89a; XMP part 3, 1.1.2; C2PA 2.1, A.3).

Skips what is coded in them; decodes no pixels.
"""

import struct

from footnoted.pictures.containers.container import Container, ended, limit
from footnoted.pictures.flaw import cut_short

_XMP = b"XMP DataXMP"
_C2PA = b"C2PA_GIF"
_TRAILER = 257
"""Bytes behind an XMP packet by which readers that know none of it find its end."""


def walk(data: bytes) -> Container:
    """Read the blocks of a GIF; raises ``Refused``."""
    found = Container()
    if len(data) < 13:
        raise cut_short("it ends within the header")
    found.sized(*struct.unpack_from("<HH", data, 6))
    at = 13 + _palette(data[10])
    while (sort := data[at : at + 1]) != b";":
        found.count()
        if sort == b"!":
            at = _extension(data, at, found)
        elif sort == b",":
            at = _image(data, at, found)
        else:
            raise cut_short("it ends before its end mark" if not sort else "a block is unknown")
    if not found.frames:
        raise cut_short("it has no image data")
    ended(data[at + 1 :])
    return found


def _palette(flags: int) -> int:
    """Give the bytes of a color table."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _image(data: bytes, at: int, found: Container) -> int:
    if at + 11 > len(data):
        raise cut_short("it ends within a frame")
    limit(*struct.unpack_from("<HH", data, at + 5))
    found.frame()
    return _blocks(data, at + 11 + _palette(data[at + 9]))


def _extension(data: bytes, at: int, found: Container) -> int:
    label, start = data[at + 1 : at + 2], at + 2
    end = _blocks(data, start)
    if label == b"\xf9" and end > start + 1:
        found.alpha |= bool(data[start + 1] & 1)
    elif label == b"\xff" and data[start + 1 : start + 12] == _XMP:
        found.xmp.append(data[start + 12 : end - 1 - _TRAILER])
    elif label == b"\xff" and data[start + 1 : start + 9] == _C2PA:
        found.c2pa = True
    return end


def _blocks(data: bytes, at: int) -> int:
    """Give the offset behind a row of sub-blocks, each with its length before it."""
    size, length = len(data), 1
    while length:
        if at >= size:
            raise cut_short("it ends within a block")
        length = data[at]
        at += length + 1
    return at
