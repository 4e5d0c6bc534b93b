"""A WebP without its metadata (RFC 9649): chunks are left out or kept; only the header changes.

Packs nothing anew, so pixels and frames stay as they are.
"""

import struct
from collections.abc import Iterator

_KEPT = {b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L"}
_FRAME = 16
"""Bytes of a moving picture's frame before the chunks of its own."""


_XMP, _EXIF, _ALPHA = 0x04, 0x08, 0x10
"""What the extended header says the file has."""


def cleaned(data: bytes, exif: bytes, packet: bytes) -> bytes:
    """Give a file with only these metadata."""
    header, parts = b"", []
    for name, body in _chunks(data[: struct.unpack_from("<I", data, 4)[0] + 8], 12):
        if name == b"VP8X":
            header = body
        elif name == b"ANMF":
            inner = _chunks(body, _FRAME)
            kept = [_chunk(own, data) for own, data in inner if own in _KEPT]
            parts.append(_chunk(name, body[:_FRAME] + b"".join(kept)))
        elif name in _KEPT:
            header = header or _header(name, body)
            parts.append(_chunk(name, body))
    parts += [_chunk(b"EXIF", exif)] if exif else []
    parts += [_chunk(b"XMP ", packet)] if packet else []
    flags = header[0] & ~(_XMP | _EXIF) | (_EXIF if exif else 0) | (_XMP if packet else 0)
    whole = b"WEBP" + _chunk(b"VP8X", bytes([flags]) + header[1:]) + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def _header(name: bytes, body: bytes) -> bytes:
    """Give the extended header of a file that has none, from its image data."""
    if name == b"VP8L":
        (bits,) = struct.unpack_from("<I", body, 1)
        width, height, alpha = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bits >> 28 & 1
    else:
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", body, 6))
        alpha = 0
    sides = b"".join((side - 1).to_bytes(3, "little") for side in (width, height))
    return bytes([_ALPHA if alpha else 0, 0, 0, 0]) + sides


def _chunks(data: bytes, at: int) -> Iterator[tuple[bytes, bytes]]:
    while at + 8 <= len(data):
        (size,) = struct.unpack_from("<I", data, at + 4)
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
