"""One picture file, read once: what it is and what is written in it.

Kept by content within a process, so that a preview reads a picture once, however often it builds.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from footnoted.pictures.containers.container import Container
from footnoted.pictures.credentials import Credentials, credentials
from footnoted.pictures.flaw import Flaw
from footnoted.pictures.metadata.field import Field
from footnoted.pictures.metadata.iim import read_iim
from footnoted.pictures.metadata.metadata import Metadata
from footnoted.pictures.metadata.tags import read_exif
from footnoted.pictures.metadata.value import Value
from footnoted.pictures.metadata.xmp import read_xmp
from footnoted.pictures.probe import Probe, walk
from footnoted.pictures.source_types import code


@dataclass(frozen=True, slots=True)
class Inside:
    """What a picture file is and says."""

    probe: Probe
    metadata: Metadata
    credentials: Credentials | None = None
    """What its Content Credentials are worth; none where it has none."""
    digest: str = field(default="", compare=False)
    """SHA-256 of the whole file, in hexadecimal."""

    @property
    def source_type(self) -> str:
        """Give its digital source type as a code; that of a signed history where XMP has none."""
        signed = self.credentials.source_type if self.credentials else ""
        return code(self.metadata.text(Field.DIGITAL_SOURCE_TYPE) or signed)


_POSITIONS = (b"GPSLatitude", b"GPSLongitude", b"GPSCoordinates")
"""How assertions of Content Credentials name a position, in JSON and in CBOR."""
_KEPT = 10_000
_known: OrderedDict[str, Inside | Flaw] = OrderedDict()


def inside(data: bytes) -> Inside | Flaw:
    """Give what a picture is and says, or why it must not be published."""
    key = hashlib.sha256(data).hexdigest()
    if key not in _known:
        _known[key] = _read(data, key)
        if len(_known) > _KEPT:
            _known.popitem(last=False)
    return _known[key]


def _read(data: bytes, digest: str) -> Inside | Flaw:
    found = walk(data)
    if isinstance(found, Flaw):
        return found
    probe, blocks = found
    signed = credentials(data, probe.format) if probe.c2pa else None
    said = metadata(blocks)
    if probe.c2pa and any(name in data for name in _POSITIONS):
        said = replace(said, gps=True)
    return Inside(probe, said, signed, digest)


def metadata(blocks: Container) -> Metadata:
    """Give what the blocks of a file say; of appended pictures only whether they tell a place."""
    xmp, gps, unread = read_xmp(blocks.xmp)
    iim = read_iim(blocks.iim[0]) if blocks.iim else {}
    read = [read_exif(tiff) for tiff in blocks.exif]
    exif = read[0][0] if read else {}
    found: dict[Field, tuple[Value, ...]] = {}
    for name in Field:
        if values := tuple(part[name] for part in (xmp, iim, exif) if name in part):
            found[name] = values
    gps |= any(position for _, position in read)
    return Metadata(MappingProxyType(found), gps, unread)
