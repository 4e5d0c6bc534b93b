"""The boxes of an ISO base media file: name, content, where the next begins (ISO/IEC 14496-12).

Knows no meaning of a box.
"""

import struct
from collections.abc import Iterator

from footnoted.pictures.containers.container import Container
from footnoted.pictures.flaw import cut_short

Box = tuple[bytes, bytes]
"""Name and content."""


def boxes(data: bytes, found: Container) -> Iterator[Box]:
    """Give the boxes that fill the data; raises ``Refused`` where they do not fill it."""
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
    """Numbers read one after the other, the most significant byte first."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, size: int) -> int:
        """Read one of so many bytes; raises ``Refused`` at the end of the data."""
        stop = self.at + size
        if stop > len(self.data):
            raise cut_short("a list in it is incomplete")
        value = int.from_bytes(self.data[self.at : stop], "big")
        self.at = stop
        return value

    def version(self) -> tuple[int, int]:
        """Read version and flags of a full box."""
        return self.take(1), self.take(3)


def ints(layout: str, data: bytes, at: int = 0) -> tuple[int, ...]:
    """Read numbers at an offset; raises ``Refused`` where there are not that many."""
    if at + struct.calcsize(layout) > len(data):
        raise cut_short("a header in it is too short")
    return struct.unpack_from(layout, data, at)
