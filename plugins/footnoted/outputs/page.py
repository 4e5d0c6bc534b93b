"""What a generated page is, and the values by which entries of a long list are found."""

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
# The project decides on its address; the host puts it into the theme.


PageRender = Callable[[Site, View, Environment], Markup]
Evidence = Callable[[Library, tuple[Briefing, ...]], bool]
"""Returns whether a page has content, from everything that was read and the briefings that are
built.
"""


def any_record(*sections: str) -> Evidence:
    """Return the function for a page that shows records of these sections and registers."""

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
    """Returns what all parts of the page have in common; called once."""


@dataclass(frozen=True, slots=True)
class PageParts:
    """How a page is shown if it is divided; ``library.divisions`` divides it."""

    many: str
    """The word for its entries: "claims"."""
    how: str
    """How they are divided, for readers: "by the month of their briefing"."""
    render: Callable[[Site, View, Environment, ShownPart], Markup]
    share: Callable[[Site], Any] = lambda _site: None
    """Returns what all parts have in common."""
    overview: PageRender = lambda _site, _view, _env: Markup()
    """Renders what the first page says about all entries together, above the list of parts."""
    below: PageRender = lambda _site, _view, _env: Markup()
    """Renders what it says below the list."""
    files: Callable[[Site], Iterable[Offer]] = lambda _site: ()
    """The files with all entries."""
    facts: Callable[[Site, Part], Iterable[tuple[str, str]]] = lambda _site, _part: ()
    """What the first page says about a part, each with the end of the address that shows it."""
    searched: bool = False
    """Whether the site's search finds the words of its entries."""


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page."""

    key: str
    """The key in ``pages:`` of the configuration."""
    title: str
    description: str
    """One sentence for search engines and link previews."""
    render: PageRender
    source: str = ""
    """Its source name if the site gives none: ``claims.md`` if empty; ``{prefix}`` in it is the
    folder of briefings in the site's address.
    """
    about: str = ""
    """What the list of briefings says about it, after a link to it; without it there is no link."""
    evidence: Evidence = lambda _library, _built: True
    """Returns whether it has content; a page without is only built if the site names it."""
    parts: PageParts | None = None
    """How it is shown in parts; None if it is never divided."""
    searched: bool = True
    """Whether the site's search includes it."""
    shows: tuple[Part | None, ...] = ()
    """Of a divided page: the part that this one shows, and the neighbors that it links to."""
    shared: Callable[[], Any] = lambda: None
    """Returns what all parts of a divided page have in common."""

    def place(self, prefix: str) -> str:
        """Return its source name if the site gives none."""
        name = self.source or f"{self.key}.md"
        return name.format(prefix=prefix).removeprefix("/")


# -------------------------------------------------------------------------------------------------
# The values by which entries of a long list are found: kinds of values, with their entries.
#
# The page says which values an entry has. The script that filters reads them from the attributes of
# the entries.

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FacetValue(Generic[T]):
    """One value by which entries can be found."""

    key: str
    title: str
    entries: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Facet(Generic[T]):
    """One kind of such values."""

    key: str
    """Its key in the address of a filtered page and the entries' attribute: ``?status=refuted``."""
    title: str
    values: tuple[FacetValue[T], ...]
    lines: bool = False
    """Whether values may contain spaces, so that the attribute has one on each line."""


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
