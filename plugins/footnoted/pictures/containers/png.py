"""A PNG file's chunks: size, frames, texts, profiles (PNG third edition; C2PA 2.1, A.3).

Unpacks texts up to a limit; decodes no pixels.
"""

import re
import struct
import zlib

from footnoted.pictures.containers.container import TEXT, Container, ended, limit
from footnoted.pictures.containers.irb import iim
from footnoted.pictures.flaw import Refused, cut_short

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHUNK = re.compile(rb"[A-Za-z]{4}")
_XMP = b"XML:com.adobe.xmp"
_RAW = b"Raw profile type "
_PROFILE = re.compile(rb"\n[^\n]*\n\s*\d+\n([0-9a-fA-F\s]*)")


def walk(data: bytes) -> Container:
    """Read the chunks of a PNG; raises ``Refused``."""
    found, budget, at, name = Container(), TEXT, len(SIGNATURE), b""
    while name != b"IEND":
        found.count()
        name, body, at = _chunk(data, at)
        if (name == b"IHDR") != (found.blocks == 1):
            raise cut_short("the header is not where it belongs")
        budget -= _take(found, name, body, budget)
    if not found.frames:
        raise cut_short("it has no image data")
    ended(data[at:])
    return found


def _chunk(data: bytes, at: int) -> tuple[bytes, bytes, int]:
    """Give the name, the content and the end of the chunk at an offset."""
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
    """Note what a chunk says; give how many bytes were unpacked for that."""
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
    if key == _XMP:
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
        raise Refused(f"A text in the picture unpacks to more than {TEXT // 1024**2} MB.")
    return text


def _profile(found: Container, sort: bytes, profile: bytes) -> None:
    """Take metadata written as hexadecimal text, as ImageMagick and ExifTool do."""
    if sort in {b"exif", b"APP1"} and profile.startswith(b"Exif\0\0"):
        found.exif.append(profile[6:])
    elif sort == b"iptc":
        found.iim.append(iim(profile) if profile.startswith(b"8BIM") else profile)
    elif sort == b"xmp":
        found.xmp.append(profile)
