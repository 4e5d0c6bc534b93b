"""A JPEG without its metadata (ITU T.81, Annex B): segments are left out or kept, never changed.

What follows the picture's end goes, too: small copies that cameras append have metadata of their
own (CIPA DC-007). With them goes a gain map, so that a picture shows in its standard range.
"""

import re
import struct

_CODED_END = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_MARKER = re.compile(rb"\xff+([^\xff])")
_BARE = {0x01, *range(0xD0, 0xD8)}
_JFIF = b"JFIF\0"
_KEPT = {0xE0: _JFIF, 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Application segments that are needed to show the picture, by marker: how they begin."""


def cleaned(data: bytes, exif: bytes, packet: bytes) -> bytes:
    """Give the first picture of a file with only these metadata."""
    head, rest, at = [b"\xff\xd8"], [], 2
    while True:
        code, at = _marker(data, at)
        if code == 0xD9:
            break
        if code in _BARE:
            continue
        stop = at + struct.unpack_from(">H", data, at)[0]
        body = data[at + 2 : stop]
        if code == 0xE0 and body.startswith(_JFIF):
            # Without the small picture that may follow: it can show what was cropped away.
            head.append(_segment(code, body[:12] + b"\0\0"))
        elif _kept(code, body):
            rest.append(_segment(code, body))
        at = stop
        if code == 0xDA:
            found = _CODED_END.search(data, at)
            at = found.start() if found else len(data)
            rest.append(data[stop:at])
    return b"".join([*head, *_told(exif, packet), *rest, b"\xff\xd9"])


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Give the marker at an offset, the end mark where there is none, and the offset behind it."""
    found = _MARKER.match(data, at)
    return (found[1][0], found.end()) if found else (0xD9, len(data))


def _kept(code: int, body: bytes) -> bool:
    if code in _KEPT:
        return body.startswith(_KEPT[code])
    return not (0xE0 <= code <= 0xEF or code == 0xFE)


def _told(exif: bytes, packet: bytes) -> list[bytes]:
    found = []
    if exif:
        found.append(_segment(0xE1, b"Exif\0\0" + exif))
    if packet:
        found.append(_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet))
    return found


def _segment(code: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, code, len(body) + 2) + body
