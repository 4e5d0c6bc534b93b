"""Which sources want an archived copy, and of which day.

Says which; asks nobody. A source known only through another is not asked for: we never read it.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from footnoted.diagnostics import Mark
from footnoted.guard import why_unsafe
from footnoted.index import KnownSource, Site
from footnoted.index.citations import citations
from footnoted.index.copies import copy_of
from footnoted.model import Source

CODE = "source.no-archive"
"""The problem that a sidecar allows where a source is to stay without a copy."""

ARCHIVED = "archived already"
THROUGH = "known only through another source"
ALLOWED = "allowed to go without a copy"
NO_PAGE = "without a web address"
UNSAFE = "with an address that may not be linked"
A_COPY = "whose own address is that of a copy"


@dataclass(frozen=True, slots=True)
class Wish:
    """A source of which a copy is wanted."""

    id: str
    url: str
    mark: Mark
    """Where its record stands."""
    near: dt.date | None = None
    """The day it was read, else the last on which it can have been published."""
    since: dt.date | None = None
    """The first day on which it can have been published: no copy is older."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """The sources that want a copy, and why the others do not."""

    wanted: tuple[Wish, ...]
    left: Mapping[str, str]
    """Why a source is left out, by its id."""


def wishes(site: Site, ids: Collection[str], asked: Callable[[str], bool]) -> Wishes:
    """Give the sources without a copy, in the order of the files their records stand in.

    Those are meant that a briefing cites, a draft, too, if ``asked`` tells of the path of the
    briefing, or of the file of the record, that it was meant; and those whose ids are named,
    cited or not, even where they are allowed to go without a copy.
    """
    used = citations(site.names, site.readings)
    wanted, left = [], dict[str, str]()
    for known in sorted(site.names.sources.values(), key=lambda one: one.mark):
        named = known.id in ids
        files = {use.briefing.path for use in used[known.id]}
        cited = bool(files) and (asked(known.mark.path) or any(map(asked, files)))
        if not (named or cited):
            continue
        if why := _needless(known.source) or (not named and _allowed(site, known) and ALLOWED):
            left[known.id] = why
        else:
            wanted.append(_wish(known))
    return Wishes(tuple(wanted), left)


def _needless(source: Source) -> str:
    if source.archived:
        return ARCHIVED
    if source.cited_in:
        return THROUGH
    if not source.url:
        return NO_PAGE
    if why_unsafe(source.url) or not source.url.lower().startswith(("http:", "https:")):
        return UNSAFE
    return A_COPY if copy_of(source.url) else ""


def _allowed(site: Site, known: KnownSource) -> bool:
    """Tell whether a sidecar says, with a reason, that there is to be no copy."""
    return any(
        one.code == CODE
        and (one.about == known.id or (one.about is None and briefing.name == known.home))
        for briefing in site.library.briefings
        for one in briefing.sidecar.allow
    )


def _wish(known: KnownSource) -> Wish:
    source = known.source
    read, issued = source.accessed, source.issued
    near = (read.latest if read else None) or (issued.latest if issued else None)
    since = issued.earliest if issued else None
    return Wish(known.id, source.url or "", known.mark, near, since)
