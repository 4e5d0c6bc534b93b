"""An AVIF file's boxes: size, turns, frames, alpha, metadata (AVIF 1.1; HEIF; C2PA 2.1, A.5).

Decodes no pixels.
"""

from footnoted.pictures.containers.boxes import Box, boxes, ints
from footnoted.pictures.containers.container import Container, limit
from footnoted.pictures.containers.items import MOST_ITEMS, Extent, Item, items
from footnoted.pictures.flaw import Refused, cut_short

_BRANDS = {b"avif", b"avis"}
_C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_KNOWN = frozenset(b"ftyp meta mdat moov free skip uuid wide pdin".split())
_TURNS = {
    # Quarter turns against the clock, then what is mirrored: 0 top and bottom, 1 left and right.
    (0, None): 1, (0, 1): 2, (2, None): 3, (0, 0): 4, (1, 0): 5, (3, None): 6, (1, 1): 7,
    (1, None): 8, (2, 0): 2, (2, 1): 4, (3, 0): 7, (3, 1): 5,
}  # fmt: skip
_TRACK = (b"trak", b"mdia", b"minf", b"stbl")


def walk(data: bytes) -> Container:
    """Read the boxes of an AVIF; raises ``Refused``."""
    found, every = Container(), []
    for name, body in boxes(data, found):
        if name not in _KNOWN:
            raise Refused("Among the picture's parts is one that is no part of it.")
        every.append((name, body))
    brands = every[0][1] if every else b""
    if not _BRANDS & {brands[at : at + 4] for at in range(0, len(brands), 4) if at != 4}:
        raise Refused("The content is not that of a picture that can be published.")
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
    """Take the main item's size and turns, and the items in which something is written."""
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


def _main(found: Container, item: Item) -> None:
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
