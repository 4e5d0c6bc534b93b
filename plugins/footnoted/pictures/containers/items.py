"""The items of a HEIF file: their kind, their properties and where their bytes lie.

Knows only what a picture's size, turns and metadata need (ISO/IEC 23008-12; 14496-12, 8.11).
"""

from dataclasses import dataclass, field

from footnoted.pictures.containers.boxes import Box, Numbers, boxes
from footnoted.pictures.containers.container import Container
from footnoted.pictures.flaw import Refused

MOST_ITEMS = 4 * 1024 * 1024
"""Bytes of an item that holds metadata; what is more is left out."""
_MANY = 10_000

Extent = tuple[int, int, int]
"""Where (0 the file, 1 the list of items itself), offset and length."""


@dataclass(slots=True)
class Item:
    """One item, as far as it is looked at."""

    sort: bytes = b""
    content: bytes = b""
    """The media type of an item of the sort ``mime``."""
    properties: list[Box] = field(default_factory=list)
    extents: list[Extent] = field(default_factory=list)


def items(body: bytes, found: Container) -> tuple[int, dict[int, Item], bytes]:
    """Give the main item's number, all items and the bytes that are kept among them."""
    parts = _once(body[4:], found)
    listed = _named(parts.get(b"iinf", b""), found)
    _placed(parts.get(b"iloc", b""), listed)
    _described(_once(parts.get(b"iprp", b""), found), listed, found)
    return _main(parts.get(b"pitm", b"")), listed, parts.get(b"idat", b"")


def _once(data: bytes, found: Container) -> dict[bytes, bytes]:
    """Give boxes by name; of two with one name, readers could take either."""
    every = [box for box in boxes(data, found) if box[0] not in {b"free", b"skip"}]
    parts = dict(every)
    if len(parts) < len(every):
        raise Refused("The picture has a part twice that can be there once only.")
    return parts


def _main(body: bytes) -> int:
    if not body:
        return 0
    read = Numbers(body)
    return read.take(4 if read.version()[0] else 2)


def _named(body: bytes, found: Container) -> dict[int, Item]:
    if not body:
        return {}
    listed: dict[int, Item] = {}
    start = 8 if body[0] else 6
    for name, entry in boxes(body[start:], found):
        read = Numbers(entry)
        version, _ = read.version()
        if name == b"infe" and version >= 2:
            number, _ = read.take(4 if version > 2 else 2), read.take(2)
            sort = entry[read.at : read.at + 4]
            texts = entry[read.at + 4 :].split(b"\0")
            listed[number] = Item(sort, texts[1] if sort == b"mime" and len(texts) > 1 else b"")
    return listed


def _placed(body: bytes, listed: dict[int, Item]) -> None:
    """Read where the bytes of each item lie."""
    if not body:
        return
    read = Numbers(body)
    version, _ = read.version()
    sizes = read.take(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    many = 0
    for _ in range(_few(read.take(4 if version > 1 else 2))):
        item = listed.get(read.take(4 if version > 1 else 2), Item())
        where = read.take(2) & 15 if version else 0
        read.take(2)
        start, count = read.take(base), read.take(2)
        many = _few(many + count)
        for _ in range(count):
            read.take(index if version else 0)
            item.extents.append((where, start + read.take(offset), read.take(length)))


def _described(parts: dict[bytes, bytes], listed: dict[int, Item], found: Container) -> None:
    """Give each item its properties, in their order."""
    every = list(boxes(parts.get(b"ipco", b""), found))
    body = parts.get(b"ipma", b"")
    if not body:
        return
    read = Numbers(body)
    version, flags = read.version()
    many = 0
    for _ in range(_few(read.take(4))):
        item = listed.get(read.take(4 if version else 2), Item())
        count = read.take(1)
        many = _few(many + count)
        for _ in range(count):
            number = read.take(2) & 0x7FFF if flags & 1 else read.take(1) & 0x7F
            item.properties += every[number - 1 : number] if number else []


def _few(count: int) -> int:
    if count > _MANY:
        raise Refused("The picture is made of too many blocks.")
    return count
