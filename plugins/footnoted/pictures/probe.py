"""What a picture file is, from its structure alone: kind, size, frames, what is written in it.

Knows no decoder: not one pixel is looked at, so nothing here can be made to fill the memory.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from footnoted.pictures.containers import avif, gif, jpeg, png, webp
from footnoted.pictures.containers.container import Container
from footnoted.pictures.drawing import drawing
from footnoted.pictures.exif import orientation
from footnoted.pictures.flaw import Flaw, Refused


class Format(StrEnum):
    """The kinds of pictures that may be published."""

    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    AVIF = "avif"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Probe:
    """What a picture file says of itself before any pixel of it is decoded."""

    format: Format
    width: int
    """Pixels as stored, before ``orientation``; of a drawing its own units, 0 where it has none."""
    height: int
    """As ``width``."""
    orientation: int = 1
    """How to turn it for looking at, 1 to 8 as EXIF counts; of an AVIF from its transforms."""
    frames: int = 1
    """Pictures in a row; more than one moves."""
    alpha: bool = False
    """Whether something may shine through."""
    icc: bool = False
    """Whether a color profile is embedded."""
    c2pa: bool = False
    """Whether Content Credentials (a C2PA manifest store) are embedded; not whether they hold."""

    @property
    def seen(self) -> tuple[int, int]:
        """Give width and height as a reader sees them, after turning."""
        turned = self.orientation >= 5
        return (self.height, self.width) if turned else (self.width, self.height)


SUFFIXES = {
    ".jpg": Format.JPEG,
    ".jpeg": Format.JPEG,
    ".png": Format.PNG,
    ".gif": Format.GIF,
    ".webp": Format.WEBP,
    ".avif": Format.AVIF,
    ".svg": Format.SVG,
}
"""The names that pictures may have, in lower case."""
_WALKS = {
    Format.JPEG: jpeg.walk,
    Format.PNG: png.walk,
    Format.GIF: gif.walk,
    Format.WEBP: webp.walk,
    Format.AVIF: avif.walk,
    Format.SVG: drawing,
}


_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def probe(data: bytes) -> Probe | Flaw:
    """Say what a picture is, or why it must not be published."""
    found = walk(data)
    return found if isinstance(found, Flaw) else found[0]


def walk(data: bytes) -> tuple[Probe, Container] | Flaw:
    """Give what a picture is and the blocks in which something is written."""
    form = kind(data)
    if form is None:
        return Flaw("The content is not that of a picture that can be published.")
    try:
        found = _WALKS[form](data)
        _unarmed(found)
    except Refused as refused:
        return refused.flaw
    return _probe(form, found), found


def kind(data: bytes) -> Format | None:
    """Tell the kind by the first bytes; what is none of the others and begins with ``<`` is SVG."""
    if data.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if data.startswith(png.SIGNATURE):
        return Format.PNG
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Format.GIF
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Format.WEBP
    if data[4:8] == b"ftyp":
        return Format.AVIF
    begins = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    return Format.SVG if begins.startswith(b"<") else None


def _unarmed(found: Container) -> None:
    """Raise ``Refused`` where metadata have what XMP never needs and other readers may expand."""
    # Without the zeros UTF-16 and UTF-32 read like ASCII.
    if any(_ENTITIES.search(packet.replace(b"\0", b"")) for packet in found.xmp):
        raise Refused("The picture's metadata have a document type or entities.")


def _probe(form: Format, found: Container) -> Probe:
    turn = found.orientation or next(map(orientation, found.exif), 1)
    return Probe(
        format=form,
        width=found.width,
        height=found.height,
        orientation=turn,
        frames=max(found.frames, 1),
        alpha=found.alpha,
        icc=found.icc,
        c2pa=found.c2pa,
    )
