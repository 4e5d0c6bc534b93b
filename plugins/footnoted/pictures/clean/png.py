"""A PNG without its metadata (PNG third edition): chunks are left out or kept, never changed.

Packs nothing anew, so pixels and their order stay as they are.
"""

import struct
import zlib
from collections.abc import Iterator

_SIGNATURE = 8
_KEPT = frozenset(
    name.encode()
    for name in "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs "
    "acTL fcTL fdAT".split()
)
"""What is needed to show the picture; a chunk that nobody knows yet may hold anything."""


def cleaned(data: bytes, exif: bytes, packet: bytes) -> bytes:
    """Give a file with only these metadata, behind the header."""
    parts = [data[:_SIGNATURE]]
    for name, whole in _chunks(data):
        if name in _KEPT:
            parts.append(whole)
        if name == b"IHDR":
            parts += [chunk(b"eXIf", exif)] if exif else []
            # Keyword, not packed, no language, no translated keyword (XMP part 3, 1.1.5).
            parts += [chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet)] if packet else []
        if name == b"IEND":
            break
    return b"".join(parts)


def chunk(name: bytes, body: bytes) -> bytes:
    """Give a chunk with its length and check sum."""
    check = zlib.crc32(body, zlib.crc32(name))
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the name of each chunk and all its bytes."""
    at = _SIGNATURE
    while at + 12 <= len(data):
        stop = at + 12 + struct.unpack_from(">I", data, at)[0]
        yield data[at + 4 : at + 8], data[at:stop]
        at = stop
