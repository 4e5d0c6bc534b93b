"""A picture file as it came in: which bytes, what they are, whether they tell where it was taken.

Keeps no bytes and decodes no pixels.
"""

import hashlib
from dataclasses import dataclass

from footnoted.pictures.exif import Directory, tags
from footnoted.pictures.flaw import Flaw
from footnoted.pictures.probe import Format, Probe, walk

_POSITIONS = (b"GPSLatitude", b"GPSLongitude", b"GPSCoordinates")
"""How XMP, and the assertions of Content Credentials, name a position."""


@dataclass(frozen=True, slots=True)
class Original:
    """What is known of a file before anything is made from it."""

    digest: str
    """SHA-256 of the whole file, in hexadecimal."""
    probe: Probe
    located: bool = False
    """Whether it says where on earth it was taken."""

    @property
    def untouched(self) -> bool:
        """Tell whether it is published byte for byte: a drawing, or with Content Credentials."""
        return self.probe.format is Format.SVG or self.probe.c2pa

    @property
    def private(self) -> bool:
        """Tell whether it holds a position that cannot be taken out of it."""
        return self.probe.c2pa and self.located


def original(data: bytes) -> Original | Flaw:
    """Say what a picture is, or why it must not be published."""
    found = walk(data)
    if isinstance(found, Flaw):
        return found
    probe, container = found
    positioned = any(_positioned(tiff) for tiff in container.exif)
    located = positioned or any(name in data for name in _POSITIONS)
    return Original(hashlib.sha256(data).hexdigest(), probe, located)


def _positioned(tiff: bytes) -> bool:
    # Tag 0, the version of the directory, says nothing by itself.
    return any(directory == Directory.GPS and tag for directory, tag in tags(tiff))
