"""Every kind of problem there is, in one tuple: the manual, the options and the tests read it.

Declares nothing itself; a code lives in the room that finds the problem.
"""

from types import ModuleType

from footnoted import darkroom
from footnoted.checks import (
    addresses,
    aliases,
    amounts,
    anchors,
    chains,
    copies,
    crosslinks,
    dates,
    descriptions,
    embedded,
    figures,
    former,
    grades,
    hearsay,
    letters,
    licenses,
    links,
    notes,
    outlook,
    pictures,
    readings,
    references,
    relations,
    series,
    settle,
    shares,
    soundness,
    sources,
    unregistered,
    wordings,
)
from footnoted.diagnostics import Code, Level
from footnoted.diff import unsaid
from footnoted.guard import codes as guarding
from footnoted.index import clashes
from footnoted.load import codes as loading
from footnoted.load.suggest import did_you_mean
from footnoted.load.yaml import codes as yaml
from footnoted.render import home

ROOMS: tuple[ModuleType, ...] = (
    yaml,
    loading,
    references,
    crosslinks,
    chains,
    links,
    hearsay,
    relations,
    soundness,
    sources,
    copies,
    unregistered,
    anchors,
    notes,
    grades,
    figures,
    amounts,
    shares,
    readings,
    series,
    dates,
    wordings,
    outlook,
    pictures,
    embedded,
    licenses,
    descriptions,
    addresses,
    aliases,
    former,
    letters,
    settle,
    clashes,
    darkroom,
    guarding,
    home,
    unsaid,
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


def levels(asked: object) -> dict[str, str]:
    """Give the levels that a site's configuration asks for, by code.

    Codes that guard safety keep theirs. Raises ``ValueError`` that says what is wrong.
    """
    if not isinstance(asked, dict):
        raise ValueError("expected a mapping of codes to levels")
    codes, found = {code.name: code for code in CODES}, {}
    for name, level in asked.items():
        if name not in codes:
            raise ValueError(f"no problem `{name}`. {did_you_mean(str(name), codes)}".strip())
        if codes[name].guards_safety:
            raise ValueError(f"`{name}` guards safety; its level cannot be changed")
        found[name] = "off" if level is False else str(level)  # YAML 1.1 reads off as false
        if found[name] not in list(Level):
            raise ValueError(f"`{name}`: expected one of {', '.join(Level)}")
    return found
