"""By what the entries of a long list can be found: kinds of values, each with its entries.

Knows no page; which values an entry has, the page says. The script that filters reads them from
the attributes of the entries.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Value(Generic[Entry]):
    """One value that entries can be found by."""

    key: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Facet(Generic[Entry]):
    """One kind of such values."""

    key: str
    """As in the address of a filtered page and the entries' attribute: ``?status=refuted``."""
    title: str
    values: tuple[Value[Entry], ...]
    lines: bool = False
    """Whether values may hold spaces, so that the attribute has one a line."""


def values(
    entries: Iterable[Entry], keys: Callable[[Entry], Iterable[str]], title: Callable[[str], str]
) -> tuple[Value[Entry], ...]:
    """Give every key with its entries, by title."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for key in dict.fromkeys(keys(entry)):
            found.setdefault(key, []).append(entry)
    every = (Value(key, title(key), tuple(of)) for key, of in found.items())
    return tuple(sorted(every, key=lambda value: (value.title.casefold(), value.key)))
