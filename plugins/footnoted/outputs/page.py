"""What a generated page is, and by what the entries of a long list can be found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from jinja2 import Environment
from markupsafe import Markup

from footnoted.library.parts import Part
from footnoted.library.site import Site
from footnoted.outputs.files import Offer
from footnoted.outputs.view import View
from footnoted.records.library import Briefing, Library

# -------------------------------------------------------------------------------------------------
# What a generated page is: a key, a title and a function of the Site.
#
# Where it stands is the project's decision; what surrounds it is the host's.


PageRender = Callable[[Site, View, Environment], Markup]
Evidence = Callable[[Library, tuple[Briefing, ...]], bool]
"""Whether there is anything for a page, from all that was read and the briefings that are built."""


def any_record(*sections: str) -> Evidence:
    """Return the evidence of a page that shows records of these parts of sidecars and registers."""

    def found(library: Library, built: tuple[Briefing, ...]) -> bool:
        registers = [getattr(library, part, None) for part in sections]
        return any(register.records for register in registers if register) or any(
            getattr(briefing.sidecar, part) for briefing in built for part in sections
        )

    return found


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One part of a divided page, to be rendered."""

    part: Part
    heading: str
    """"Claims: March 2024"."""
    share: Callable[[], Any]
    """Returns what all parts of the page have in common; made once."""


@dataclass(frozen=True, slots=True)
class PageParts:
    """How a page shows itself where it is divided; ``library.divisions`` says by what."""

    many: str
    """What its entries are called: "claims"."""
    how: str
    """By what they are divided, for readers: "by the month of their briefing"."""
    render: Callable[[Site, View, Environment, ShownPart], Markup]
    share: Callable[[Site], Any] = lambda _site: None
    """Makes once what all parts have in common."""
    overview: PageRender = lambda _site, _view, _env: Markup()
    """What the entrance says of all entries together, above the list of parts."""
    below: PageRender = lambda _site, _view, _env: Markup()
    """What it says below it."""
    files: Callable[[Site], Iterable[Offer]] = lambda _site: ()
    """The files that have all of it."""
    facts: Callable[[Site, Part], Iterable[tuple[str, str]]] = lambda _site, _part: ()
    """What the entrance says of a part, each with the end of the address that shows it."""
    searched: bool = False
    """Whether words of its entries are found by the site's search."""


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page."""

    key: str
    """As in ``pages:`` of the configuration."""
    title: str
    description: str
    """One sentence for search engines and link previews."""
    render: PageRender
    source: str = ""
    """Its source name where the site gives none: ``claims.md`` if empty; ``{prefix}`` in it stands
    for where briefings are published."""
    about: str = ""
    """What the list of briefings says of it, behind a link to it; without it there is no link."""
    evidence: Evidence = lambda _library, _built: True
    """Whether there is anything for it; without, it is not built unless the site names it."""
    parts: PageParts | None = None
    """How it shows itself in parts; none where it is never divided."""
    searched: bool = True
    """Whether the site's search knows it."""
    shows: tuple[Part | None, ...] = ()
    """Of a divided page: the part that this one shows, and those beside it that it links to."""
    shared: Callable[[], Any] = lambda: None
    """What all parts of a divided page have in common."""

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
