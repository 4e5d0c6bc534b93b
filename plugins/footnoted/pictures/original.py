"""A picture file as it came in, and whether its bytes may change on the way to a reader.

Keeps no bytes and decodes no pixels.
"""

from dataclasses import dataclass

from footnoted.pictures.metadata.inside import Inside
from footnoted.pictures.probe import Format, Probe

LOCATED = (
    "The picture tells where it was taken, and to take that out would break its Content "
    "Credentials."
)


@dataclass(frozen=True, slots=True)
class Original:
    """What must be known of a file before anything is made from it."""

    digest: str
    """SHA-256 of the whole file, in hexadecimal."""
    probe: Probe

    @property
    def untouched(self) -> bool:
        """Tell whether it is published byte for byte: a drawing, or with Content Credentials."""
        return self.probe.format is Format.SVG or self.probe.c2pa


def original(inside: Inside) -> Original:
    """Take what was read of a file."""
    return Original(inside.digest, inside.probe)


def private(inside: Inside) -> bool:
    """Tell whether a file holds a position that cannot be taken out of it."""
    return inside.probe.c2pa and inside.metadata.gps
