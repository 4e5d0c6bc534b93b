"""Choose which program reads a configuration: MkDocs, or its successor ProperDocs."""

from importlib.util import find_spec
from pathlib import Path

from footnoted.project import Project

# Both read one form, so each also reads the other's if that is not installed. Neither is imported
# before the choice is made: afterwards the modules of one are those of the other.

PROPER = "properdocs"
"""The name of the program, of its module and of its configuration."""


def by_mkdocs(file: Path) -> Project | None:
    """Return the project of a configuration file, or None if ProperDocs should read it.

    Raises ``mkdocs.exceptions.ConfigurationError`` if the configuration is wrong, and
    ``ModuleNotFoundError`` if MkDocs is not installed.
    """
    if file.stem == PROPER and find_spec(PROPER):
        return None
    from footnoted.mkdocs.options import find

    return find(file)


def by_properdocs(file: Path) -> Project | None:
    """Return the same with ProperDocs, whose modules replace those of MkDocs from then on."""
    if file.stem != PROPER and find_spec("mkdocs"):
        return None
    import properdocs.replacement  # noqa: F401 - imported for what it does

    from footnoted.mkdocs.options import find

    return find(file)
