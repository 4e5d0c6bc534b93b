"""All that a picture file says of itself, by field: every value found, the one that counts first.

Reads nothing; a value that is the same in two standards is told twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from footnoted.pictures.metadata.field import Field
from footnoted.pictures.metadata.value import Value


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is written in one file."""

    found: Mapping[Field, tuple[Value, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """At least one value for each field that is there: XMP before IPTC-IIM before EXIF."""
    gps: bool = False
    """Whether the place where it was taken is written in it, as coordinates."""
    unread: tuple[str, ...] = ()
    """What could not be read, as clauses: “XMP: it is not XML”."""

    def values(self, name: Field) -> tuple[Value, ...]:
        """Give every value of a field, the one that counts first."""
        return self.found.get(name, ())

    def value(self, name: Field) -> Value | None:
        """Give the value that counts: of XMP, else of IPTC-IIM, else of EXIF."""
        return next(iter(self.values(name)), None)

    def text(self, name: Field, language: str = "") -> str:
        """Give the text that counts in a language; empty where the field is not there."""
        value = self.value(name)
        return value.said(language) if value else ""
