"""Every kind of problem there is, in one tuple: the manual, the options and the tests read it.

Declares nothing itself; a code lives in the room that finds the problem.
"""

from types import ModuleType

from footnoted.checks import (
    addresses,
    aliases,
    anchors,
    chains,
    figures,
    former,
    grades,
    hearsay,
    letters,
    links,
    notes,
    pictures,
    references,
    relations,
    settle,
    soundness,
)
from footnoted.diagnostics import Code
from footnoted.guard import codes as guarding
from footnoted.index import clashes
from footnoted.load import codes as loading
from footnoted.load.yaml import codes as yaml
from footnoted.render import home

ROOMS: tuple[ModuleType, ...] = (
    yaml,
    loading,
    references,
    chains,
    links,
    hearsay,
    relations,
    soundness,
    anchors,
    notes,
    grades,
    figures,
    pictures,
    addresses,
    aliases,
    former,
    letters,
    settle,
    clashes,
    guarding,
    home,
)


def _codes() -> tuple[Code, ...]:
    found = {
        value.name: value
        for room in ROOMS
        for value in vars(room).values()
        if isinstance(value, Code)
    }
    return tuple(found[name] for name in sorted(found))


CODES: tuple[Code, ...] = _codes()
"""Every code, by name."""
