"""Which of two programs reads a configuration: MkDocs, or ProperDocs, which goes on from it."""

from importlib.util import find_spec
from pathlib import Path

from footnoted.project import Project

# Both read one form, so each also reads the other's where that is not installed. Neither is
# imported before the choice is made: afterwards the modules of one are those of the other.

PROPER = "properdocs"
"""The name of the program, of its module and of its configuration."""


def by_mkdocs(file: Path) -> Project | None:
    """Return the project of a configuration file, or None where it is for ProperDocs to read.

    Raises ``mkdocs.exceptions.ConfigurationError`` where the configuration is wrong, and
    ``ModuleNotFoundError`` where MkDocs is not installed.
    """
    if file.stem == PROPER and find_spec(PROPER):
        return None
    from footnoted.mkdocs.options import find

    return find(file)


def by_properdocs(file: Path) -> Project | None:
    """Do the same with ProperDocs, whose modules are in place of those of MkDocs from then on."""
    if file.stem != PROPER and find_spec("mkdocs"):
        return None
    import properdocs.replacement  # noqa: F401 - imported for what it does

    from footnoted.mkdocs.options import find

    return find(file)
