"""Read the structure of JPEG, PNG, WebP and GIF."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from footnoted.pictures.container import (
    TEXT,
    Container,
    PictureRefused,
    cut_short,
    limit,
    refuse_trailing,
)

# -------------------------------------------------------------------------------------------------
# A GIF file's blocks: size, frames, transparency, XMP (GIF89a; XMP part 3, 1.1.2; C2PA 2.1, A.3).
#
# Image data is skipped; no pixels are decoded.

_GIF_XMP = b"XMP DataXMP"
_C2PA = b"C2PA_GIF"
_TRAILER = 257
"""Bytes after an XMP packet, by which readers without XMP find its end."""


def walk_gif(data: bytes) -> Container:
    """Return what a GIF's blocks say; raise ``PictureRefused`` if it must not be published."""
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
    refuse_trailing(data[at + 1 :])
    return found


def _palette(flags: int) -> int:
    """Return the number of bytes of a color table."""
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
    elif label == b"\xff" and data[start + 1 : start + 12] == _GIF_XMP:
        found.xmp.append(data[start + 12 : end - 1 - _TRAILER])
    elif label == b"\xff" and data[start + 1 : start + 9] == _C2PA:
        found.c2pa = True
    return end


def _blocks(data: bytes, at: int) -> int:
    """Return the offset after a row of sub-blocks, each with its length before it."""
    size, length = len(data), 1
    while length:
        if at >= size:
            raise cut_short("it ends within a block")
        length = data[at]
        at += length + 1
    return at


# -------------------------------------------------------------------------------------------------
# Photoshop's image resource blocks, which contain the IPTC-IIM of a JPEG.

IPTC = 0x0404
"""The resource with IPTC-IIM (Photoshop File Formats, Image Resource IDs)."""


def iim(data: bytes) -> bytes:
    """Return the IPTC-IIM data among resource blocks; empty if there is none."""
    at = 0
    while data[at : at + 4] == b"8BIM" and at + 12 <= len(data):
        (number,) = struct.unpack_from(">H", data, at + 4)
        # A Pascal string, padded so that with its length it takes an even number of bytes.
        at += 6 + (data[at + 6] + 2) // 2 * 2
        if at + 4 > len(data):
            break
        (size,) = struct.unpack_from(">I", data, at)
        at += 4
        if number == IPTC:
            return data[at : at + size]
        at += size + size % 2
    return b""


# -------------------------------------------------------------------------------------------------
# A JPEG file's segments: size, scans, metadata (ITU T.81, Annex B; XMP part 3; C2PA 2.1, A.3).
#
# Image data between them is skipped; no pixels are decoded. Whole JPEG pictures may follow the
# first, as cameras append them (CIPA DC-007); anything else may not.

_EXIF = b"Exif\0\0"
_JPEG_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_IRB = b"Photoshop 3.0\0"
_SCANS = 200
"""The most scans; progressive pictures have about ten, and each covers the whole picture."""
_APPENDED = 8
_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_BARE = {0x01, *range(0xD0, 0xD8)}
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""The end of image data: a marker that is neither a stuffed byte nor a restart."""
_CODED = re.compile(rb"\xff\xff*([^\xff])")


def walk_jpeg(data: bytes) -> Container:
    """Return what the segments of a JPEG and of appended ones say; raise ``PictureRefused``."""
    found = Container()
    at = _picture(data, 0, found, first=True)
    for _ in range(_APPENDED):
        start = _next(data, at)
        if start < 0:
            return found
        at = _picture(data, start, found, first=False)
    refuse_trailing(data[at:])
    return found


def _next(data: bytes, at: int) -> int:
    """Return where an appended picture begins; -1 at the end of the file."""
    rest = data[at:]
    padding = len(rest) - len(rest.lstrip(b"\0"))
    if rest.startswith(b"\xff\xd8\xff", padding):
        return at + padding
    refuse_trailing(rest)
    return -1


@dataclass(slots=True)
class _Spread:
    """What one picture has in several segments."""

    irb: bytearray = field(default_factory=bytearray)
    """Photoshop's image resources."""
    more: dict[bytes, list[tuple[int, bytes]]] = field(default_factory=dict)
    """Extensions of XMP by their digest: parts with their offsets."""


def _picture(data: bytes, at: int, found: Container, *, first: bool) -> int:
    """Read one picture from its start mark on; return the offset after its end mark."""
    at += 2
    scans, sized, spread = 0, False, _Spread()
    while True:
        found.count()
        code, at = _marker(data, at)
        if code == 0xD9:
            break
        if code in _BARE:
            continue
        body, at = _segment(data, at)
        if code in _SIZES:
            _frame(found, body, first=first and not sized)
            sized = True
        elif code == 0xDA:
            scans, at = scans + 1, _coded(data, at)
        elif code == 0xE1 and body.startswith(_EXIF):
            found.exif.append(body[len(_EXIF) :])
        elif first and 0xE1 <= code <= 0xED:
            _application(found, code, body, spread)
        if scans > _SCANS:
            raise PictureRefused("The picture has too many passes.")
    if not (sized and scans):
        raise cut_short("it has no image data")
    _joined(found, spread)
    return at


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Return the marker at an offset and the offset after it; fill bytes may come before it."""
    read = _CODED.match(data, at)
    if not read:
        raise cut_short("it ends before its end mark" if at >= len(data) else "a mark is missing")
    return read[1][0], read.end()


def _segment(data: bytes, at: int) -> tuple[bytes, int]:
    if at + 2 > len(data):
        raise cut_short("it ends within a segment")
    (length,) = struct.unpack_from(">H", data, at)
    if length < 2 or at + length > len(data):
        raise cut_short("it ends within a segment")
    return data[at + 2 : at + length], at + length


def _frame(found: Container, body: bytes, *, first: bool) -> None:
    if len(body) < 6:
        raise cut_short("the header is too short")
    height, width = struct.unpack_from(">HH", body, 1)
    limit(width, height)
    if first:
        found.sized(width, height)
        found.frame()


def _coded(data: bytes, at: int) -> int:
    """Return the end of the data after a scan's header."""
    end = _MARKER.search(data, at)
    if not end:
        raise cut_short("it ends before its end mark")
    return end.start()


def _application(found: Container, code: int, body: bytes, spread: _Spread) -> None:
    """Note what an application segment contains."""
    if code == 0xE1 and body.startswith(_JPEG_XMP):
        found.xmp.append(body[len(_JPEG_XMP) :])
    elif code == 0xE1 and body.startswith(_MORE) and len(body) >= len(_MORE) + 40:
        # After the name: a digest of 32 letters, the whole length and this part's offset.
        at = len(_MORE)
        (offset,) = struct.unpack_from(">I", body, at + 36)
        spread.more.setdefault(body[at : at + 32], []).append((offset, body[at + 40 :]))
    elif code == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
        found.icc = True
    elif code == 0xEB and body.startswith(b"JP") and b"jumb" in body[:24]:
        found.c2pa |= b"c2pa" in body[:128]
    elif code == 0xED and body.startswith(_IRB):
        spread.irb += body[len(_IRB) :]


def _joined(found: Container, spread: _Spread) -> None:
    """Join what is in several segments; an extension counts only if the main XMP packet names
    it.
    """
    if records := iim(bytes(spread.irb)):
        found.iim.append(records)
    for digest, parts in spread.more.items():
        if any(digest in packet for packet in found.xmp[:1]):
            found.xmp.append(b"".join(part for _, part in sorted(parts)))


# -------------------------------------------------------------------------------------------------
# A PNG file's chunks: size, frames, texts, profiles (PNG third edition; C2PA 2.1, A.3).
#
# Texts are decompressed up to a limit; no pixels are decoded.

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHUNK = re.compile(rb"[A-Za-z]{4}")
_PNG_XMP = b"XML:com.adobe.xmp"
_RAW = b"Raw profile type "
_PROFILE = re.compile(rb"\n[^\n]*\n\s*\d+\n([0-9a-fA-F\s]*)")


def walk_png(data: bytes) -> Container:
    """Return what a PNG's chunks say; raise ``PictureRefused`` if it must not be published."""
    found, budget, at, name = Container(), TEXT, len(SIGNATURE), b""
    while name != b"IEND":
        found.count()
        name, body, at = _chunk(data, at)
        if (name == b"IHDR") != (found.blocks == 1):
            raise cut_short("the header is in the wrong place")
        budget -= _take(found, name, body, budget)
    if not found.frames:
        raise cut_short("it has no image data")
    refuse_trailing(data[at:])
    return found


def _chunk(data: bytes, at: int) -> tuple[bytes, bytes, int]:
    """Return the name, the content and the end of the chunk at an offset."""
    if at + 12 > len(data):
        raise cut_short("it ends before its end mark")
    (length,) = struct.unpack_from(">I", data, at)
    name, stop = data[at + 4 : at + 8], at + 8 + length
    if stop + 4 > len(data):
        raise cut_short("it ends within a chunk")
    if not _CHUNK.fullmatch(name):
        raise cut_short("a chunk has no name")
    body = data[at + 8 : stop]
    if struct.unpack_from(">I", data, stop)[0] != zlib.crc32(body, zlib.crc32(name)):
        raise cut_short(f"the check sum of its chunk {name.decode()} is wrong")
    return name, body, stop + 4


def _take(found: Container, name: bytes, body: bytes, budget: int) -> int:
    """Note what a chunk says; return how many bytes were decompressed for it."""
    unpacked = 0
    if name == b"IHDR":
        _header(found, body)
    elif name == b"IDAT":
        found.frames = max(found.frames, 1)
    elif name == b"acTL" and len(body) == 8:
        found.many(struct.unpack_from(">I", body)[0])
        found.frames = max(struct.unpack_from(">I", body)[0], 1)
    elif name == b"fcTL" and len(body) == 26:
        limit(*struct.unpack_from(">II", body, 4))
    elif name == b"eXIf":
        found.exif.append(body)
    elif name in {b"iTXt", b"zTXt", b"tEXt", b"iCCP"}:
        unpacked = _text(found, name, body, budget)
    found.alpha |= name == b"tRNS"
    found.icc |= name == b"iCCP"
    found.c2pa |= name == b"caBX"
    return unpacked


def _header(found: Container, body: bytes) -> None:
    if len(body) != 13:
        raise cut_short("the header has another length")
    found.sized(*struct.unpack_from(">II", body))
    found.alpha = body[9] in {4, 6}


def _text(found: Container, name: bytes, body: bytes, budget: int) -> int:
    key, _, rest = body.partition(b"\0")
    packed = name in {b"zTXt", b"iCCP"}
    if packed:
        rest = rest[1:]
    elif name == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    text = _unpacked(rest, budget) if packed else rest
    if key == _PNG_XMP:
        found.xmp.append(text)
    elif key.startswith(_RAW) and (written := _PROFILE.fullmatch(text)):
        digits = b"".join(written[1].split())
        profile = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
        _profile(found, key.removeprefix(_RAW), profile)
    return len(text) if packed else 0


def _unpacked(packed: bytes, budget: int) -> bytes:
    machine = zlib.decompressobj()
    try:
        text = machine.decompress(packed, budget + 1)
    except zlib.error:
        raise cut_short("a text in it cannot be unpacked") from None
    if len(text) > budget:
        raise PictureRefused(f"A text in the picture unpacks to more than {TEXT // 1024**2} MB.")
    return text


def _profile(found: Container, sort: bytes, profile: bytes) -> None:
    """Note metadata written as hexadecimal text, as ImageMagick and ExifTool do."""
    if sort in {b"exif", b"APP1"} and profile.startswith(b"Exif\0\0"):
        found.exif.append(profile[6:])
    elif sort == b"iptc":
        found.iim.append(iim(profile) if profile.startswith(b"8BIM") else profile)
    elif sort == b"xmp":
        found.xmp.append(profile)


# -------------------------------------------------------------------------------------------------
# A WebP file's chunks: size, frames, alpha, metadata (RFC 9649; C2PA 2.1, A.3).
#
# No pixels are decoded.


def walk_webp(data: bytes) -> Container:
    """Return what a WebP's chunks say; raise ``PictureRefused`` if it must not be published."""
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
    refuse_trailing(data[size + 8 :])
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
    """Note a frame of a moving picture: its place and its own chunks."""
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
