"""A WebP file's chunks: size, frames, alpha, metadata (RFC 9649; C2PA 2.1, A.3).

Decodes no pixels.
"""

import struct
from collections.abc import Callable, Iterator

from footnoted.pictures.containers.container import Container, ended, limit
from footnoted.pictures.flaw import cut_short


def walk(data: bytes) -> Container:
    """Read the chunks of a WebP; raises ``Refused``."""
    (size,) = struct.unpack_from("<I", data, 4)
    if size + 8 > len(data):
        raise cut_short("it ends before its end")
    found = Container()
    for name, body in _chunks(data[: size + 8], 12, found):
        if take := _TAKES.get(name):
            take(found, body)
        found.c2pa |= name == b"C2PA"
        found.icc |= name == b"ICCP"
    if not found.frames:
        raise cut_short("it has no image data")
    ended(data[size + 8 :])
    return found


def _chunks(data: bytes, at: int, found: Container) -> Iterator[tuple[bytes, bytes]]:
    while at < len(data):
        found.count()
        if at + 8 > len(data):
            raise cut_short("it ends within a chunk")
        (size,) = struct.unpack_from("<I", data, at + 4)
        if at + 8 + size > len(data):
            raise cut_short("it ends within a chunk")
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _extended(found: Container, body: bytes) -> None:
    if len(body) < 10:
        raise cut_short("the header is too short")
    found.sized(_three(body, 4) + 1, _three(body, 7) + 1)
    found.alpha |= bool(body[0] & 0x10)


def _lossy(found: Container, body: bytes) -> None:
    if len(body) < 10 or body[3:6] != b"\x9d\x01\x2a":
        raise cut_short("the image data have no header")
    width, height = struct.unpack_from("<HH", body, 6)
    found.sized(width & 0x3FFF, height & 0x3FFF)
    found.frame()


def _lossless(found: Container, body: bytes) -> None:
    if len(body) < 5 or body[0] != 0x2F:
        raise cut_short("the image data have no header")
    (bits,) = struct.unpack_from("<I", body, 1)
    found.sized((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    found.alpha |= bool(bits >> 28 & 1)
    found.frame()


def _moving(found: Container, body: bytes) -> None:
    """Read a frame of a moving picture: its place, and chunks of its own."""
    if len(body) < 16:
        raise cut_short("it ends within a frame")
    limit(_three(body, 6) + 1, _three(body, 9) + 1)
    for name, inner in _chunks(body, 16, found):
        if name in {b"VP8 ", b"VP8L"}:
            _TAKES[name](found, inner)


def _exif(found: Container, body: bytes) -> None:
    found.exif.append(body.removeprefix(b"Exif\0\0"))


def _xmp(found: Container, body: bytes) -> None:
    found.xmp.append(body)


def _alpha(found: Container, body: bytes) -> None:
    found.alpha = True


_TAKES: dict[bytes, Callable[[Container, bytes], None]] = {
    b"VP8X": _extended,
    b"VP8 ": _lossy,
    b"VP8L": _lossless,
    b"ANMF": _moving,
    b"ALPH": _alpha,
    b"EXIF": _exif,
    b"XMP ": _xmp,
}


def _three(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 3], "little")
