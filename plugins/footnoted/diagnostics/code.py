"""The name of one kind of problem, with its usual level and its short manual.

A room declares its codes as module constants; ``footnoted.catalogue`` lists them all.
"""

from dataclasses import dataclass
from enum import StrEnum

GUARDS = ("path.", "html.", "url.", "yaml.", "picture.unsafe", "picture.private")
"""Families that guard safety: they can be neither re-levelled nor allowed."""


class Level(StrEnum):
    """How much a problem matters, gravest first."""

    ERROR = "error"
    """The build fails; the published site stays as it was."""
    WARNING = "warning"
    """The build goes on; ``--strict`` fails."""
    INFO = "info"
    """Worth knowing; never fails anything."""
    OFF = "off"
    """Not shown at all; only a site's configuration says this."""


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem: ``family.what``, stable once published."""

    name: str
    """``family.what`` in lower case, words joined by hyphens: ``source.unknown``."""
    level: Level
    """The level where a site says nothing else."""
    meaning: str
    """One or two plain sentences: what is wrong and why it matters."""
    cure: str
    """One or two plain sentences: what the writer does about it."""
    needs_base: bool = False
    """Whether it can only be found in comparison with an earlier state."""

    @property
    def guards_safety(self) -> bool:
        """Tell whether a site may neither re-level nor allow this code."""
        return self.name.startswith(GUARDS)

    def __str__(self) -> str:
        """Give the name, as it is printed in square brackets."""
        return self.name
