"""Read AVIF files, which are boxes within boxes."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from footnoted.pictures.container import Container, PictureRefused, cut_short, limit

# -------------------------------------------------------------------------------------------------
# The boxes of an ISO base media file: name, content and end of each (ISO/IEC 14496-12).
#
# What a box means is known below.

Box = tuple[bytes, bytes]
"""Name and content."""


def boxes(data: bytes, found: Container) -> Iterator[Box]:
    """Yield the boxes of the data; raise ``PictureRefused`` if they do not fill it."""
    at = 0
    while at < len(data):
        found.count()
        if at + 8 > len(data):
            raise cut_short("it ends within a box")
        size, head = int.from_bytes(data[at : at + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        stop = at + size if size else len(data)
        if stop > len(data) or stop < at + head:
            raise cut_short("it ends within a box")
        yield data[at + 4 : at + 8], data[at + head : stop]
        at = stop


class Numbers:
    """Reads numbers one after the other, the most significant byte first."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, size: int) -> int:
        """Return the next number of that many bytes; raise ``PictureRefused`` at the end."""
        stop = self.at + size
        if stop > len(self.data):
            raise cut_short("a list in it is incomplete")
        value = int.from_bytes(self.data[self.at : stop], "big")
        self.at = stop
        return value

    def version(self) -> tuple[int, int]:
        """Return version and flags of a full box."""
        return self.take(1), self.take(3)


def ints(layout: str, data: bytes, at: int = 0) -> tuple[int, ...]:
    """Return numbers at an offset; raise ``PictureRefused`` if there are not that many."""
    if at + struct.calcsize(layout) > len(data):
        raise cut_short("a header in it is too short")
    return struct.unpack_from(layout, data, at)


# -------------------------------------------------------------------------------------------------
# The items of a HEIF file: their kind, their properties and the place of their bytes.
#
# Read is only what is needed for a picture's size, turns and metadata (ISO/IEC 23008-12; 14496-12,
# 8.11).

MOST_ITEMS = 4 * 1024 * 1024
"""The most bytes of an item with metadata; the rest is left out."""
_MANY = 10_000

Extent = tuple[int, int, int]
"""In what (0 the file, 1 the list of items itself), offset and length."""


@dataclass(slots=True)
class AvifItem:
    """One item, with what is needed of it."""

    sort: bytes = b""
    content: bytes = b""
    """The media type of an item of the kind ``mime``."""
    properties: list[Box] = field(default_factory=list)
    extents: list[Extent] = field(default_factory=list)


def items(body: bytes, found: Container) -> tuple[int, dict[int, AvifItem], bytes]:
    """Return the main item's number, all items, and the bytes that are stored among them."""
    parts = _once(body[4:], found)
    listed = _named(parts.get(b"iinf", b""), found)
    _placed(parts.get(b"iloc", b""), listed)
    _described(_once(parts.get(b"iprp", b""), found), listed, found)
    return _main_item(parts.get(b"pitm", b"")), listed, parts.get(b"idat", b"")


def _once(data: bytes, found: Container) -> dict[bytes, bytes]:
    """Return boxes by name; raise ``PictureRefused`` if two have the same name."""
    every = [box for box in boxes(data, found) if box[0] not in {b"free", b"skip"}]
    parts = dict(every)
    if len(parts) < len(every):
        raise PictureRefused("The picture has a part twice that may be there only once.")
    return parts


def _main_item(body: bytes) -> int:
    if not body:
        return 0
    read = Numbers(body)
    return read.take(4 if read.version()[0] else 2)


def _named(body: bytes, found: Container) -> dict[int, AvifItem]:
    if not body:
        return {}
    listed: dict[int, AvifItem] = {}
    start = 8 if body[0] else 6
    for name, entry in boxes(body[start:], found):
        read = Numbers(entry)
        version, _ = read.version()
        if name == b"infe" and version >= 2:
            number, _ = read.take(4 if version > 2 else 2), read.take(2)
            sort = entry[read.at : read.at + 4]
            texts = entry[read.at + 4 :].split(b"\0")
            listed[number] = AvifItem(sort, texts[1] if sort == b"mime" and len(texts) > 1 else b"")
    return listed


def _placed(body: bytes, listed: dict[int, AvifItem]) -> None:
    """Set the place of the bytes of each item."""
    if not body:
        return
    read = Numbers(body)
    version, _ = read.version()
    sizes = read.take(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    many = 0
    for _ in range(_few(read.take(4 if version > 1 else 2))):
        item = listed.get(read.take(4 if version > 1 else 2), AvifItem())
        where = read.take(2) & 15 if version else 0
        read.take(2)
        start, count = read.take(base), read.take(2)
        many = _few(many + count)
        for _ in range(count):
            read.take(index if version else 0)
            item.extents.append((where, start + read.take(offset), read.take(length)))


def _described(parts: dict[bytes, bytes], listed: dict[int, AvifItem], found: Container) -> None:
    """Set the properties of each item, in their order."""
    every = list(boxes(parts.get(b"ipco", b""), found))
    body = parts.get(b"ipma", b"")
    if not body:
        return
    read = Numbers(body)
    version, flags = read.version()
    many = 0
    for _ in range(_few(read.take(4))):
        item = listed.get(read.take(4 if version else 2), AvifItem())
        count = read.take(1)
        many = _few(many + count)
        for _ in range(count):
            number = read.take(2) & 0x7FFF if flags & 1 else read.take(1) & 0x7F
            item.properties += every[number - 1 : number] if number else []


def _few(count: int) -> int:
    if count > _MANY:
        raise PictureRefused("The picture is made of too many blocks.")
    return count


# -------------------------------------------------------------------------------------------------
# An AVIF file's boxes: size, turns, frames, alpha, metadata (AVIF 1.1; HEIF; C2PA 2.1, A.5).
#
# No pixels are decoded.

_BRANDS = {b"avif", b"avis"}
_C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_KNOWN = frozenset(b"ftyp meta mdat moov free skip uuid wide pdin".split())
_TURNS = {
    # Counterclockwise quarter turns, then what is mirrored: 0 top and bottom, 1 left and right.
    (0, None): 1, (0, 1): 2, (2, None): 3, (0, 0): 4, (1, 0): 5, (3, None): 6, (1, 1): 7,
    (1, None): 8, (2, 0): 2, (2, 1): 4, (3, 0): 7, (3, 1): 5,
}  # fmt: skip
_TRACK = (b"trak", b"mdia", b"minf", b"stbl")


def walk_avif(data: bytes) -> Container:
    """Return what an AVIF's boxes say; raise ``PictureRefused`` if it must not be published."""
    found, every = Container(), []
    for name, body in boxes(data, found):
        if name not in _KNOWN:
            raise PictureRefused("The picture contains a part that does not belong to it.")
        every.append((name, body))
    brands = every[0][1] if every else b""
    if not _BRANDS & {brands[at : at + 4] for at in range(0, len(brands), 4) if at != 4}:
        raise PictureRefused("The content is not that of a picture that can be published.")
    _moving(found, every)
    for name, body in every:
        if name == b"meta":
            _pictures(data, body, found)
        found.c2pa |= name == b"uuid" and body.startswith(_C2PA)
    if not (found.width and any(name == b"mdat" for name, _ in every)):
        raise cut_short("it has no image data")
    found.frames = max(found.frames, 1)
    found.many(found.frames)
    return found


def _pictures(data: bytes, body: bytes, found: Container) -> None:
    """Note the main item's size and turns, and the items with metadata."""
    main, listed, inner = items(body, found)
    for item in listed.values():
        for name, value in item.properties:
            if name == b"ispe":
                limit(*ints(">II", value, 4))
        if item.sort == b"Exif":
            raw = _bytes(data, inner, item.extents)
            found.exif.append(raw[4 + int.from_bytes(raw[:4], "big") :])
        elif item.sort == b"mime" and item.content == b"application/rdf+xml":
            found.xmp.append(_bytes(data, inner, item.extents))
        else:
            _whole(data, item.extents)
    if main in listed:
        _main(found, listed[main])
    every = [pair for item in listed.values() for pair in item.properties]
    found.alpha |= any(name == b"auxC" and b":alpha" in value for name, value in every)


def _main(found: Container, item: AvifItem) -> None:
    turn, mirror = 0, None
    for name, value in item.properties:
        if name == b"ispe":
            found.sized(*ints(">II", value, 4))
        elif name == b"irot":
            turn = ints(">B", value)[0] & 3
        elif name == b"imir":
            mirror = ints(">B", value)[0] & 1
        elif name == b"colr":
            found.icc |= value[:4] in {b"prof", b"rICC"}
    found.orientation = _TURNS[turn, mirror]


def _bytes(data: bytes, inner: bytes, extents: list[Extent]) -> bytes:
    _whole(data, extents)
    parts = ((inner if where else data)[at : at + size] for where, at, size in extents)
    return b"".join(parts)[:MOST_ITEMS]


def _whole(data: bytes, extents: list[Extent]) -> None:
    if any(not where and at + size > len(data) for where, at, size in extents):
        raise cut_short("it ends before its end")


def _moving(found: Container, every: list[Box]) -> None:
    """Count the frames of a moving picture: the samples of its longest track."""
    level = [body for name, body in every if name == b"moov"]
    for step in _TRACK:
        level = [body for parent in level for name, body in boxes(parent, found) if name == step]
    for table in level:
        for name, body in boxes(table, found):
            if name == b"stsd" and len(body) > 8:
                found.sized(*ints(">HH", body, 8 + 32))
            elif name == b"stsz":
                found.frames = max(found.frames, ints(">I", body, 8)[0])
