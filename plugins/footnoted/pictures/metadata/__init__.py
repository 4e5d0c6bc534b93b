"""What is written in a picture file: IPTC-IIM, XMP and EXIF as one table of fields.

Reads bytes; compares nothing with a sidecar.
"""

from footnoted.pictures.metadata.field import Field
from footnoted.pictures.metadata.inside import Inside, inside
from footnoted.pictures.metadata.metadata import Metadata
from footnoted.pictures.metadata.value import Standard, Value

__all__ = ["Field", "Inside", "Metadata", "Standard", "Value", "inside"]
