"""EXIF: the tags of a TIFF structure, by directory and number (CIPA DC-008; TIFF 6.0).

Reads three directories and follows no chain of them, so no structure can lead it in circles.
"""

import struct
from collections.abc import Iterator, Mapping
from enum import IntEnum

Tags = Mapping[tuple[int, int], bytes | int]
"""By directory and tag: bytes as they stand, or the first number."""


class Directory(IntEnum):
    """The directories that are read; the number is the tag that leads there, 0 the main one."""

    MAIN = 0
    EXIF = 0x8769
    GPS = 0x8825


_ENTRIES = 500
_LONGEST = 64 * 1024
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 129: 1}
_TEXTS = {1, 2, 7, 129}
_ORIENTATION = 0x0112


def orientation(tiff: bytes) -> int:
    """Give how to turn the picture, 1 to 8; 1 where nothing sensible is said."""
    value = dict(_directory(tiff, Directory.MAIN, _first(tiff))).get((0, _ORIENTATION))
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def tags(tiff: bytes) -> Tags:
    """Give the tags of the main, EXIF and GPS directories; what is damaged is left out."""
    found = dict(_directory(tiff, Directory.MAIN, _first(tiff)))
    for directory in (Directory.EXIF, Directory.GPS):
        at = found.get((Directory.MAIN, directory))
        if isinstance(at, int):
            found |= dict(_directory(tiff, directory, at))
    return found


def _order(tiff: bytes) -> str:
    return {b"II": "<", b"MM": ">"}.get(tiff[:2], "")


def _first(tiff: bytes) -> int:
    order = _order(tiff)
    if not order or len(tiff) < 8 or struct.unpack_from(f"{order}H", tiff, 2)[0] != 42:
        return 0
    (at,) = struct.unpack_from(f"{order}I", tiff, 4)
    return int(at)


def _directory(
    tiff: bytes, directory: Directory, at: int
) -> Iterator[tuple[tuple[int, int], bytes | int]]:
    order = _order(tiff)
    if not order or not 8 <= at <= len(tiff) - 2:
        return
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    for number in range(min(count, _ENTRIES)):
        entry = at + 2 + 12 * number
        if entry + 12 > len(tiff):
            return
        tag, sort, many = struct.unpack_from(f"{order}HHI", tiff, entry)
        value = _value(tiff, order, entry + 8, sort, many)
        if value is not None:
            yield (int(directory), tag), value


def _value(tiff: bytes, order: str, at: int, sort: int, many: int) -> bytes | int | None:
    size = _SIZES.get(sort, 0) * many
    if not size or size > _LONGEST:
        return None
    if size > 4:
        (at,) = struct.unpack_from(f"{order}I", tiff, at)
    if at + size > len(tiff):
        return None
    if sort in _TEXTS:
        return tiff[at : at + size]
    if sort in {3, 4}:
        (number,) = struct.unpack_from(f"{order}{'H' if sort == 3 else 'I'}", tiff, at)
        return int(number)
    return b""
