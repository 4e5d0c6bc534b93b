"""A JPEG file's segments: size, scans, metadata (ITU T.81, Annex B; XMP part 3; C2PA 2.1, A.3).

Skips what is coded between them; decodes no pixels. Whole JPEG pictures may follow the first, as
cameras append them (CIPA DC-007); anything else may not.
"""

import re
import struct
from dataclasses import dataclass, field

from footnoted.pictures.containers.container import Container, ended, limit
from footnoted.pictures.containers.irb import iim
from footnoted.pictures.flaw import Refused, cut_short

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_IRB = b"Photoshop 3.0\0"
_SCANS = 200
"""Progressive pictures have about ten; each is a pass over the whole picture."""
_APPENDED = 8
_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_BARE = {0x01, *range(0xD0, 0xD8)}
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""What ends coded data: a marker that is neither a stuffed byte nor a restart."""
_CODED = re.compile(rb"\xff\xff*([^\xff])")


def walk(data: bytes) -> Container:
    """Read the segments of a JPEG and of those appended to it; raises ``Refused``."""
    found = Container()
    at = _picture(data, 0, found, first=True)
    for _ in range(_APPENDED):
        start = _next(data, at)
        if start < 0:
            return found
        at = _picture(data, start, found, first=False)
    ended(data[at:])
    return found


def _next(data: bytes, at: int) -> int:
    """Give where an appended picture begins, -1 at the end of the file."""
    rest = data[at:]
    padding = len(rest) - len(rest.lstrip(b"\0"))
    if rest.startswith(b"\xff\xd8\xff", padding):
        return at + padding
    ended(rest)
    return -1


@dataclass(slots=True)
class _Spread:
    """What one picture spreads over several segments."""

    irb: bytearray = field(default_factory=bytearray)
    """Photoshop's image resources."""
    more: dict[bytes, list[tuple[int, bytes]]] = field(default_factory=dict)
    """Extensions of XMP by their digest: parts with their offsets."""


def _picture(data: bytes, at: int, found: Container, *, first: bool) -> int:
    """Read one picture from its start mark on; give the offset behind its end mark."""
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
            raise Refused("The picture has too many passes.")
    if not (sized and scans):
        raise cut_short("it has no image data")
    _joined(found, spread)
    return at


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Give the marker at an offset and the offset behind it; fill bytes may stand before it."""
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
    """Give where the data that follow a scan's header end."""
    end = _MARKER.search(data, at)
    if not end:
        raise cut_short("it ends before its end mark")
    return end.start()


def _application(found: Container, code: int, body: bytes, spread: _Spread) -> None:
    """Note what an application segment holds."""
    if code == 0xE1 and body.startswith(_XMP):
        found.xmp.append(body[len(_XMP) :])
    elif code == 0xE1 and body.startswith(_MORE) and len(body) >= len(_MORE) + 40:
        # Behind the name: a digest of 32 letters, the whole length and this part's offset.
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
    """Take what was spread; an extension counts only where the main XMP packet names it."""
    if records := iim(bytes(spread.irb)):
        found.iim.append(records)
    for digest, parts in spread.more.items():
        if any(digest in packet for packet in found.xmp[:1]):
            found.xmp.append(b"".join(part for _, part in sorted(parts)))
