"""A picture without what cameras and programs wrote into it, with its credit, pixels untouched.

Keeps what is needed to show it: size, color profile, frames, how to turn it. Decodes nothing, so
nothing of the picture is lost. AVIF is not among them: there the blocks point at each other.
"""

import struct
from collections.abc import Callable

from footnoted.pictures.clean import gif, jpeg, png, webp
from footnoted.pictures.probe import Format, Probe

Clean = Callable[[bytes, bytes, bytes], bytes]
"""From a file, an EXIF structure to put in (or none) and an XMP packet (or none) to the file."""
CLEANERS: dict[Format, Clean] = {
    Format.JPEG: jpeg.cleaned,
    Format.PNG: png.cleaned,
    Format.GIF: gif.cleaned,
    Format.WEBP: webp.cleaned,
}


def cleaned(data: bytes, probe: Probe, packet: bytes) -> bytes:
    """Give a file whose only metadata are ``packet`` and how to turn it.

    The file was probed before. Raises ``KeyError`` for a format that has no cleaner.
    """
    return CLEANERS[probe.format](data, turned(probe.orientation), packet)


def turned(orientation: int) -> bytes:
    """Give an EXIF structure that says how to turn a picture, and nothing else (TIFF 6.0)."""
    if orientation == 1:
        return b""
    head, entry = b"II*\0" + struct.pack("<IH", 8, 1), struct.pack("<HHI", 0x0112, 3, 1)
    return head + entry + struct.pack("<HHI", orientation, 0, 0)
