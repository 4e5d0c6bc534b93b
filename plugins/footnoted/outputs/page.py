"""A generated page, its parts if it is divided, and the values by which entries are found."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Generic, TypeVar

from jinja2 import Environment
from markupsafe import Markup

from footnoted.dates.edtf import parse
from footnoted.library.divisions import SERIES, SHARED, UNDATED
from footnoted.library.parts import ALONE, COARSE, OPEN, Division, Part
from footnoted.library.site import Site
from footnoted.library.tracing import watch
from footnoted.outputs.files import Offer, SiteFile
from footnoted.outputs.view import View, render
from footnoted.phrases import mark_phrase
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


# -------------------------------------------------------------------------------------------------
# The names of parts.

_WORDS = {
    OPEN: mark_phrase("date not known"),
    UNDATED: mark_phrase("no day named"),
    SERIES: mark_phrase("measures over time"),
    SHARED: mark_phrase("of no single briefing"),
}
_COARSE = {COARSE[1]: mark_phrase("no month named"), COARSE[2]: mark_phrase("no day named")}


def part_words(part: Part, view: View) -> str:
    """Return the name of a part, without its page: "March 2024", "log-1 …"."""
    letters = part.letters.removesuffix(ALONE)
    if letters and not part.letters.endswith(ALONE):
        letters = f"{letters}\N{HORIZONTAL ELLIPSIS}"
    return ", ".join(filter(None, (_path_words(part.path, view), letters)))


def _path_words(path: tuple[str, ...], view: View) -> str:
    if not path or path[0] in _WORDS:
        return view.phrases.gettext(_WORDS[path[0]]) if path else ""
    known = [level for level in path if level not in _COARSE]
    said = [view.words(parse("-".join(known)))] if len(known) > 1 else [str(int(known[0]))]
    return ", ".join(
        (*said, *(view.phrases.gettext(_COARSE[level]) for level in path if level in _COARSE))
    )


def part_heading(page: Page, part: Part, view: View) -> str:
    """Return the title of a part: "Claims: March 2024"; the first page has the page's own."""
    said = part_words(part, view)
    return f"{page.title}: {said}" if said else page.title


# -------------------------------------------------------------------------------------------------
# The pages of a divided list: the first page at the old address, the parts below it.
#
# Each is a page like any other, so a host need not know about parts.


@dataclass(frozen=True, slots=True)
class _Way:
    """The links from one part to others."""

    up: Part
    before: Part | None
    after: Part | None


def part_pages(site: Site, page: Page, division: Division) -> Iterator[tuple[str, Page]]:
    """Yield the source name and the page of the first page and of each part."""
    made, root = page.parts, division.root
    assert made
    view = View(site, root.page, site.project.language)
    share = made.share
    shared = cache(lambda: share(site))
    ways = _ways(root)
    for part in root.every():
        heading = part_heading(page, part, view)
        show = (
            _entrance(page, made, division, part)
            if part.parts
            else _part(page, made, ways[part.page], ShownPart(part, heading, shared))
        )
        about = page.description.removesuffix(".") + heading.removeprefix(page.title) + "."
        searched = part is root or (made.searched and not part.parts)
        way = ways.get(part.page)
        beside = (way.up, way.before, way.after) if way else ()
        shown = replace(page, shows=(part, *beside), shared=shared, searched=searched)
        yield part.page, replace(shown, title=heading, description=about, render=show)


def _ways(root: Part) -> dict[str, _Way]:
    """Return the links of each part that shows entries, by its source name."""
    ups = {below.page: part for part in root.every() for below in part.parts}
    row: list[Part | None] = [None, *root.leaves(), None]
    neighbours = zip(row, row[1:], row[2:], strict=False)
    return {at.page: _Way(ups[at.page], before, after) for before, at, after in neighbours if at}


def _part(page: Page, made: PageParts, way: _Way, shown: ShownPart) -> PageRender:
    def show(site: Site, view: View, env: Environment) -> Markup:
        watched = replace(shown, share=lambda: watch(site, f"shared.{page.key}", shown.share()))
        body = made.render(site, view, env, watched)
        around = render(
            env,
            "parts/way.html",
            v=view,
            up=way.up,
            up_heading=part_heading(page, way.up, view),
            before=way.before,
            after=way.after,
            named=lambda part: part_words(part, view),
        )
        return around + body + around

    return show


def _entrance(page: Page, made: PageParts, division: Division, part: Part) -> PageRender:
    def show(site: Site, view: View, env: Environment) -> Markup:
        whole = part is division.root
        return render(
            env,
            "parts/entrance.html",
            v=view,
            key=page.key,
            heading=part_heading(page, part, view),
            part=part,
            many=made.many,
            how=made.how,
            map=division.map,
            named=lambda part: part_words(part, view),
            facts=lambda part: made.facts(site, part),
            files=made.files(site) if whole else (),
            overview=made.overview(site, view, env) if whole else "",
            below=made.below(site, view, env) if whole else "",
        )

    return show


# -------------------------------------------------------------------------------------------------
# The place of each entry, for the script that redirects an old address with a fragment.
#
# Without the script, readers use the list of parts.


def part_maps(site: Site) -> Iterator[SiteFile]:
    """Yield the file of each divided page: by the address of a part, the names in it."""
    for division in site.addresses.divided.values():
        found: dict[str, list[str]] = {}
        for name, part in division.at.items():
            found.setdefault(site.addresses.href(division.map, part.page), []).append(name)
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        yield SiteFile(division.map, text, "application/json", "Where each entry is")
