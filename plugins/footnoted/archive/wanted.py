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
from footnoted.model import Source, SourceStatus, SourceType

CODE = "source.no-archive"
"""The problem that a sidecar allows where a source is to stay without a copy."""

ARCHIVED = "archived already"
THROUGH = "known only through another source"
ALLOWED = "allowed to go without a copy"
NO_PAGE = "without a web address"
UNSAFE = "with an address that may not be linked"
A_COPY = "whose own address is that of a copy"
PRIVATE = "not published"
GONE = "gone from the web, so that nothing can be saved"


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


def wishes(
    site: Site, ids: Collection[str], asked: Callable[[str], bool], *, saves: bool = False
) -> Wishes:
    """Give the sources without a copy, in the order of the files their records stand in.

    ``saves`` says that a copy is to be made, not found: of a page that is gone there can be none.

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
        why = _needless(known.source, saves)
        if not why and not named and _allowed(site, known):
            why = ALLOWED
        if why:
            left[known.id] = why
        else:
            wanted.append(_wish(known))
    return Wishes(tuple(wanted), left)


def _needless(source: Source, saves: bool) -> str:
    """Say why nobody is asked about a source; nothing where somebody is."""
    url = source.url or ""
    reasons = {
        ARCHIVED: source.archived,
        THROUGH: source.cited_in,
        NO_PAGE: not url,
        PRIVATE: source.type is SourceType.PERSONAL_COMMUNICATION,
        UNSAFE: why_unsafe(url) or not url.lower().startswith(("http:", "https:")),
        A_COPY: copy_of(url),
        GONE: saves and source.status is SourceStatus.DEAD,
    }
    return next((why for why, holds in reasons.items() if holds), "")


def _allowed(site: Site, known: KnownSource) -> bool:
    """Tell whether the file of its record says, with a reason, that there is to be no copy."""
    home = site.names.briefings.get(known.home)
    allow = home.sidecar.allow if home else site.library.sources.allow
    return any(one.code == CODE and one.about in (None, known.id) for one in allow)


def _wish(known: KnownSource) -> Wish:
    source = known.source
    read, issued = source.accessed, source.issued
    near = (read.latest if read else None) or (issued.latest if issued else None)
    since = issued.earliest if issued else None
    return Wish(known.id, source.url or "", known.mark, near, since)
