"""What every picture file has; what can be wrong with one; EXIF."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

# -------------------------------------------------------------------------------------------------
# Why a picture must not be published, and what its maker can do.
#
# The caller knows the file and says its name.

EXPORT = "Export it again from a drawing or photo program, without scripts and links."
WHOLE = "Get the file again, or export it again: part of it is missing or damaged."
SMALLER = "Make it smaller before publishing it."


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a picture file."""

    message: str
    """A sentence that says what is wrong."""
    cure: str = EXPORT
    """A sentence that says what to do."""


class PictureRefused(Exception):
    """Ends the reading of a file; it is always caught in this package."""

    def __init__(self, message: str, cure: str = EXPORT) -> None:
        super().__init__(message)
        self.flaw = Flaw(message, cure)


def cut_short(where: str) -> PictureRefused:
    """Return the error that a file ends, or has something else, where more should follow."""
    return PictureRefused(f"The picture is cut short or damaged: {where}.", WHOLE)


# -------------------------------------------------------------------------------------------------
# XML from strangers: elements only, no document type, no entities, bounded in size and depth.
#
# The parser stops at the first forbidden thing, so nothing is ever expanded.

ELEMENTS = 100_000
DEPTH = 200


class MetadataUnread(ValueError):
    """The text is not read; the message is a clause that says why."""


class Forbidden(MetadataUnread):
    """It has something that could do harm, not only something unusual."""


def read_xml(text: str) -> Element:
    """Return the root element, names as ``{namespace}name``; raise ``MetadataUnread``."""
    tree, level, count = TreeBuilder(), 0, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal level, count
        level, count = level + 1, count + 1
        if level > DEPTH or count > ELEMENTS:
            raise MetadataUnread("it has too many elements")
        tree.start(_name(name), {_name(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal level
        level -= 1
        tree.end(_name(name))

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = tree.data
    parser.StartDoctypeDeclHandler = _doctype
    parser.ProcessingInstructionHandler = _instruction
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise MetadataUnread(f"it is not XML: {error}") from None
    return tree.close()


def _name(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _doctype(*_: object) -> None:
    raise Forbidden("it has a document type or entities")


def _instruction(target: str, _: str) -> None:
    if target.lower().startswith("xml"):
        raise Forbidden("it has a style sheet of its own")


# -------------------------------------------------------------------------------------------------
# What the blocks of a picture file have, and the limits for every kind of file.

PIXELS = 100_000_000
"""The most pixels of one frame: more than news cameras have; decoded they take 300 MB."""
SIDE = 20_000
"""The most pixels of a side."""
FRAMES = 1_000
"""The most frames of a moving picture; together they have at most five times ``PIXELS``."""
BLOCKS = 50_000
"""The most blocks of a file; a photograph of 20 MB has a tenth of that."""
TEXT = 4 * 1024 * 1024
"""The most bytes of all texts and profiles of a file together, after decompression."""


@dataclass(slots=True)
class Container:
    """The header's values and the blocks with metadata, collected while a file is read."""

    width: int = 0
    height: int = 0
    orientation: int = 0
    """From the container's own transforms; 0 if it has none, so that EXIF decides."""
    frames: int = 0
    alpha: bool = False
    icc: bool = False
    c2pa: bool = False
    exif: list[bytes] = field(default_factory=list)
    """TIFF structures, the picture's own first; then those of pictures appended to it."""
    xmp: list[bytes] = field(default_factory=list)
    """XMP packets; after the main one those that extend it."""
    iim: list[bytes] = field(default_factory=list)
    """IPTC-IIM record data."""
    blocks: int = 0

    def sized(self, width: int, height: int) -> None:
        """Set the size of the picture; raise ``PictureRefused`` if it is zero or too large."""
        limit(width, height)
        if not (self.width and self.height):
            self.width, self.height = width, height

    def count(self) -> None:
        """Count one more block."""
        self.blocks += 1
        if self.blocks > BLOCKS:
            raise PictureRefused("The picture is made of too many blocks.")

    def frame(self) -> None:
        """Count one more frame."""
        self.frames += 1
        self.many(self.frames)

    def many(self, frames: int) -> None:
        """Raise ``PictureRefused`` if there are too many frames, or pixels in all of them."""
        if frames > FRAMES or frames * self.width * self.height > 5 * PIXELS:
            raise PictureRefused(f"The moving picture is too long: {frames} frames.", SMALLER)


def limit(width: int, height: int) -> None:
    """Raise ``PictureRefused`` if a size is zero or too large to be decoded."""
    if width <= 0 or height <= 0:
        raise PictureRefused(f"The picture has no size: {width} × {height} pixels.")
    if width > SIDE or height > SIDE or width * height > PIXELS:
        raise PictureRefused(
            f"The picture is too large: {width:,} × {height:,} pixels.",
            f"{SMALLER[:-1]}: at most {SIDE:,} pixels a side and {PIXELS // 10**6} megapixels.",
        )


def refuse_trailing(rest: bytes) -> None:
    """Raise ``PictureRefused`` if more than padding follows a picture's end."""
    if rest.strip(b"\0"):
        raise PictureRefused(
            f"After the picture's end there are {len(rest):,} more bytes.",
            "Export it again from a photo program.",
        )


# -------------------------------------------------------------------------------------------------
# EXIF: the tags of a TIFF structure, by directory and number (CIPA DC-008; TIFF 6.0).
#
# Three directories are read, and no chain of them is followed, so that no structure can cause a
# loop.

Tags = Mapping[tuple[int, int], bytes | int]
"""By directory and tag: the bytes as they are, or the first number."""


class Directory(IntEnum):
    """The directories that are read; the number is the tag that leads there, 0 for the main one."""

    MAIN = 0
    EXIF = 0x8769
    GPS = 0x8825


_ENTRIES = 500
_LONGEST = 64 * 1024
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 129: 1}
_TEXTS = {1, 2, 7, 129}
_ORIENTATION = 0x0112


def orientation(tiff: bytes) -> int:
    """Return how to turn the picture, 1 to 8; 1 if the tag is absent or wrong."""
    value = dict(_directory(tiff, Directory.MAIN, _first(tiff))).get((0, _ORIENTATION))
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def tags(tiff: bytes) -> Tags:
    """Return the tags of the main, EXIF and GPS directories; what is damaged is left out."""
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
