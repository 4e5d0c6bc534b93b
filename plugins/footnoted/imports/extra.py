"""Zotero's field "Extra", which exports carry as ``note``: lines of ``key: value``, and words.

Takes only keys that are variables of CSL, or name the item; the rest stays words.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from footnoted.imports.names import inverted
from footnoted.model.csl import DATES, PEOPLE, TEXTS, csl_name

_LINE = re.compile(r"(?:\{:)?([A-Za-z][A-Za-z -]{1,30}):\s*(.+?)\}?")
_NAMES = {csl_name(key).lower(): csl_name(key) for key in (*TEXTS, *PEOPLE, *DATES)}
_NAMES |= {"type": "type", "citation-key": "citation-key", "short-title": "title-short"}


class Extra(NamedTuple):
    """What stood in a note."""

    values: dict[str, Any]
    """Variables of CSL-JSON."""
    words: str
    """What is left, on one line."""


def extra(note: str) -> Extra:
    """Take a note apart, as Zotero does (``key: value``, and ``{:key: value}`` of old)."""
    values: dict[str, Any] = {}
    left = []
    for line in filter(None, map(str.strip, note.splitlines())):
        found = _LINE.fullmatch(line)
        name = _NAMES.get(re.sub("[ _]+", "-", found[1].strip().lower())) if found else None
        if not found or not name:
            left.append(line)
        elif name in PEOPLE:  # Zotero: "Family || Given", a line for each
            values.setdefault(name, []).extend(inverted([found[2].replace("||", ",")]))
        else:
            values.setdefault(name, found[2].strip())
    return Extra(values, " ".join(left))


def with_extra(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the variables of an item with those of its note; what stands outside it comes first."""
    note = values.get("note")
    if not isinstance(note, str):
        return dict(values)
    found = extra(note)
    # A type in "Extra" is one that Zotero lacks: it wins over the type that stands for it.
    types = {"type": found.values["type"]} if "type" in found.values else {}
    merged = {**found.values, **values, **types, "note": found.words}
    return {key: value for key, value in merged.items() if value != ""}
