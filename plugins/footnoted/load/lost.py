"""What was written and could not be read: so that nobody is told that it is not there.

Knows ids only; what is wrong with a record was told where it stands.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from footnoted.load.registers import FORMS, Registers
from footnoted.load.yaml import Document
from footnoted.model import Sidecar


def unreadable(document: Document | None) -> bool:
    """Tell whether a file has problems and nothing that could be read."""
    return document is not None and document.value is None and bool(document.problems)


def lost_of(name: str, document: Document | None, kept: Sidecar | None) -> Iterator[str]:
    """Give the ids of a sidecar's records that were lost; ``NAME#`` where all of it was."""
    if unreadable(document):
        yield f"{name}#"
    if document is not None:
        for part in Sidecar.model_fields:
            records = getattr(kept, part, ())
            yield from (id_ for id_ in _written(document.value, part) if id_ not in records)


def lost_of_registers(registers: Registers) -> Iterator[str]:
    """Give the ids of the registers' records that were lost."""
    for name in FORMS:
        register = getattr(registers, name)
        value = getattr(register.places, "value", None)
        yield from (id_ for id_ in _written(value, name) if id_ not in register.records)


def _written(value: Any, part: str) -> Iterator[str]:
    records = value.get(part) if isinstance(value, Mapping) else None
    return iter(records if isinstance(records, Mapping) else ())
