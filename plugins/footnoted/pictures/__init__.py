"""Picture files from strangers: what they are, whether they are safe, what is written in them.

Knows no model, no place in a project and no decoder of pixels.
"""

from footnoted.pictures.flaw import Flaw
from footnoted.pictures.probe import SUFFIXES, Format, Probe, probe

__all__ = ["SUFFIXES", "Flaw", "Format", "Probe", "probe"]
