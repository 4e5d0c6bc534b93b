"""Links from briefings to pages outside the site that no source stands for.

An information: writers link, and records follow. Letters (``mailto:``) are no pages.

source.unregistered
    Bad, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The [tide table](https://tides.example/may) was no help.
    Good, crane.md::
        ---
        title: The northern crane stands still
        date: 2024-05-06
        ---

        The [tide table](https://tides.example/may){.no-note} was no help.
"""

from collections.abc import Iterator

from footnoted.article import Link
from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.guard import normal_address, shown
from footnoted.index import Site
from footnoted.index.registered import Registered
from footnoted.model import Briefing

UNREGISTERED = Code(
    "source.unregistered",
    Level.INFO,
    "An article links to a page outside the site that is none of the sources, so the link gets no "
    "note, no archived copy and no place in the list of sources.",
    "`footnoted adopt` drafts a record for it; a link that is no evidence gets the class "
    "`{.no-note}`.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the links of every briefing that is built."""
    registered = Registered(site.names)
    home = normal_address(site.project.site_url or "")
    for briefing in site.built:
        for link in _first(site.readings[briefing.name].links, home):
            if not registered.find(link.href):
                yield _told(briefing, link)


def _first(links: tuple[Link, ...], home: str) -> Iterator[Link]:
    """Give the first link to each page outside; those without a line come last."""
    first: dict[str, Link] = {}
    for link in sorted(links, key=lambda link: link.line or float("inf")):
        address = normal_address(link.href)
        own = bool(home) and f"{address}/".startswith(f"{home}/")
        if address.startswith("//") and not link.exempt and not own:
            first.setdefault(address, link)
    yield from first.values()


def _told(briefing: Briefing, link: Link) -> Diagnostic:
    message = f"{shown(link.href)} is none of the sources."
    mark = Mark(briefing.path, briefing.body_line - 1 + link.line if link.line else 0)
    return Diagnostic(UNREGISTERED, message, mark, UNREGISTERED.cure)
