"""Files that are small and would become huge, or go on for ever, for a program that trusts them."""

import struct
import zlib
from collections.abc import Callable, Mapping

from tests.pictures.made import SIGNATURE, SVG, chunk, header, itxt, jpeg, picture, png, segment

_HEAD = b"GIF89a" + struct.pack("<HHBBB", 10_000, 9_000, 0, 0, 0)
_FRAME = b"," + struct.pack("<HHHHB", 0, 0, 10_000, 9_000, 0) + b"\x02\x01\x00\x00"
_LEVELS = "".join(
    f'<g id="l{level}">' + f'<use href="#l{level - 1}"/>' * 10 + "</g>" for level in range(1, 12)
)


def _packed(name: bytes, head: bytes, size: int) -> bytes:
    """Return a chunk of so many mebibytes of zeros: one is packed, and its bytes are repeated."""
    machine = zlib.compressobj(9, wbits=-15)
    one = machine.compress(bytes(1024**2)) + machine.flush(zlib.Z_FULL_FLUSH)
    adler = struct.pack(">HH", size * 1024**2 % 65_521, 1)
    return chunk(name, head + b"\x78\xda" + one * size + b"\x03\0" + adler)


def _riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(raw)) + raw + b"\0" * (len(raw) % 2) for name, raw in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _inner_webp() -> bytes:
    """Return a canvas of one pixel around image data of 268 megapixels."""
    bits = struct.pack("<I", 16_383 | 16_383 << 14)
    return _riff((b"VP8X", bytes(10)), (b"VP8L", b"\x2f" + bits))


def _avif_of(width: int, height: int) -> bytes:
    data = picture("avif", 64, 48)
    size = b"ispe\0\0\0\0" + struct.pack(">II", 64, 48)
    assert size in data
    return data.replace(size, b"ispe\0\0\0\0" + struct.pack(">II", width, height))


def _scans() -> bytes:
    scan = segment(0xDA, bytes(10)) + b"\0"
    return jpeg()[:-2] + scan * 1_000 + b"\xff\xd9"


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "pixels.png": lambda: SIGNATURE + header(30_000, 30_000) + chunk(b"IEND"),
    "side.png": lambda: png(width=20_001),
    "text.png": lambda: png(_packed(b"zTXt", b"Comment\0\0", 200)),
    "itxt.png": lambda: png(_packed(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0", 200)),
    "profile.png": lambda: png(_packed(b"iCCP", b"icc\0\0", 200)),
    "texts.png": lambda: png(*[_packed(b"zTXt", b"Comment\0\0", 1)] * 10),
    "chunks.png": lambda: png(*[chunk(b"teXt")] * 60_000),
    "frames.png": lambda: png(chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0))),
    "entities.png": lambda: png(itxt('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')),
    "utf-16.png": lambda: png(itxt('<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16"))),
    "frames.gif": lambda: _HEAD + _FRAME * 2_000 + b";",
    "large-frame.gif": lambda: _HEAD.replace(b"\x10\x27", b"\1\0") + b"," + b"\xff" * 9 + b"\0\0;",
    "inner.webp": _inner_webp,
    "moving.webp": lambda: _riff(
        (b"VP8X", bytes([2, 0, 0, 0]) + b"\xff\x3f\0" * 2), (b"ANMF", b"\xff" * 16)
    ),
    "pixels.avif": lambda: _avif_of(60_000, 60_000),
    "pixels.jpg": lambda: jpeg(segment(0xC0, b"\x08\xff\xff\xff\xff\x01\x01\x11\0")),
    "scans.jpg": _scans,
    "use.svg": f'{SVG}><path id="l0" d="M0 0"/>{_LEVELS}</svg>'.encode,
    "itself.svg": f'{SVG}><g id="a"><use href="#a"/></g></svg>'.encode,
    "deep.svg": f"{SVG}>{'<g>' * 100_000}".encode,
    "wide.svg": f"{SVG}>{'<g/>' * 1_000_000}</svg>".encode,
    "lol.svg": lambda: b'<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
}
"""By name; each makes its bytes when asked."""
