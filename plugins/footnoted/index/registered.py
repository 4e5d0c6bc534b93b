"""Which source an address belongs to: by its own, by those of its copies, by its DOI.

Compares addresses only; whether one is safe, or answers, is asked elsewhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from footnoted.guard import doi_address, normal_address
from footnoted.index.copies import copy_of
from footnoted.index.names import KnownSource, Names
from footnoted.model import Archived, Source


@dataclass(frozen=True)
class Registered:
    """Every source of the library, by the addresses that lead to it."""

    names: Names

    def find(self, address: str) -> KnownSource | None:
        """Give the source that an address leads to, be it through any copy of its page.

        A source whose own address is that of a copy is found by the original's, too. Where two
        sources have one address, the source of the two whose id comes first.
        """
        normal = normal_address(address)
        if not normal.startswith("//"):
            return None
        found = self._pages.get(normal) or self._copies.get(normal)
        if found is None and (copy := copy_of(address.strip())):
            found = self._pages.get(normal_address(copy.original))
        return found

    @cached_property
    def _pages(self) -> Mapping[str, KnownSource]:
        return {address: known for known in self._sources for address in pages(known.source)}

    @cached_property
    def _copies(self) -> Mapping[str, KnownSource]:
        found = {}
        for known in self._sources:
            if kept := copy_of(known.source.url or ""):
                found[normal_address(kept.original)] = known
            found |= {normal_address(copy.url): known for copy in known.source.archived}
        return found

    @property
    def _sources(self) -> list[KnownSource]:
        """Give the sources, last ids first, so that in a table the first one stays."""
        return [self.names.sources[id_] for id_ in sorted(self.names.sources, reverse=True)]


def pages(source: Source) -> Iterator[str]:
    """Give the addresses of a source itself, as they are compared: its page, its DOI."""
    for address in (source.url, doi_address(source.doi or "")):
        if address and (normal := normal_address(address)).startswith("//"):
            yield normal


def newest_copy(source: Source) -> Archived | None:
    """Give the newest archived copy; of two of one date, the one that stands first."""
    return max(source.archived, key=lambda copy: copy.date.sort_key, default=None)
