"""Picture files from strangers: what they are, whether they are safe, what is written in them.

Knows no model and no place in a project. Reading a file decodes no pixels.
"""

from footnoted.pictures.flaw import Flaw
from footnoted.pictures.metadata.field import Field
from footnoted.pictures.metadata.inside import Inside, inside
from footnoted.pictures.metadata.metadata import Metadata
from footnoted.pictures.metadata.value import Standard, Value
from footnoted.pictures.probe import SUFFIXES, Format, Probe, probe

__all__ = [
    "SUFFIXES",
    "Field",
    "Flaw",
    "Format",
    "Inside",
    "Metadata",
    "Probe",
    "Standard",
    "Value",
    "inside",
    "probe",
]
