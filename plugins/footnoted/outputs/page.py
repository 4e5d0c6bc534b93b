"""What a generated page is, and by what the entries of a long list can be found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from jinja2 import Environment
from markupsafe import Markup

from footnoted.library.site import Site
from footnoted.outputs.view import View

# -------------------------------------------------------------------------------------------------
# What a generated page is: a key, a title and a function of the Site.
#
# Where it stands is the project's decision; what surrounds it is the host's.


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page."""

    key: str
    """As in ``pages:`` of the configuration."""
    title: str
    description: str
    """One sentence for search engines and link previews."""
    render: Callable[[Site, View, Environment], Markup]
    source: str = ""
    """Its source name where the site gives none: ``claims.md`` if empty; ``{prefix}`` in it stands
    for where briefings are published."""
    about: str = ""
    """What the list of briefings says of it, behind a link to it; without it there is no link."""

    def place(self, prefix: str) -> str:
        """Return its source name where the site gives none."""
        name = self.source or f"{self.key}.md"
        return name.format(prefix=prefix).removeprefix("/")


# -------------------------------------------------------------------------------------------------
# By what the entries of a long list can be found: kinds of values, each with its entries.
#
# Knows no page; which values an entry has, the page says. The script that filters reads them from
# the attributes of the entries.

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FacetValue(Generic[T]):
    """One value that entries can be found by."""

    key: str
    title: str
    entries: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Facet(Generic[T]):
    """One kind of such values."""

    key: str
    """As in the address of a filtered page and the entries' attribute: ``?status=refuted``."""
    title: str
    values: tuple[FacetValue[T], ...]
    lines: bool = False
    """Whether values may hold spaces, so that the attribute has one a line."""


def values(
    entries: Iterable[T], keys: Callable[[T], Iterable[str]], title: Callable[[str], str]
) -> tuple[FacetValue[T], ...]:
    """Return every key with its entries, by title."""
    found: dict[str, list[T]] = {}
    for entry in entries:
        for key in dict.fromkeys(keys(entry)):
            found.setdefault(key, []).append(entry)
    every = (FacetValue(key, title(key), tuple(of)) for key, of in found.items())
    return tuple(sorted(every, key=lambda value: (value.title.casefold(), value.key)))
