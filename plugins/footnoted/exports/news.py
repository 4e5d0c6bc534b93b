"""What a feed tells, newest first: briefings in full, and corrections as entries of their own.

An update of a briefing changes its entry; a correction, clarification or retraction is news by
itself, so that whoever read the wrong words hears of it. Knows no format of feeds.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from footnoted.dates import Edtf
from footnoted.exports.full_text import corrections, full_text
from footnoted.index import Site
from footnoted.model import Briefing, Correction, CorrectionKind
from footnoted.render.environment import environment, render
from footnoted.render.words import CORRECTION

MOST = 30
"""Entries of a feed; a reader that comes once a week misses nothing, and the file stays small."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    id: str
    """Its permanent identifier, an address: that of the page, or of the correction on it."""
    title: str
    html: str
    """The whole of it, as safe HTML with full addresses."""
    published: dt.date
    updated: dt.date
    """The day of the last change that readers should know of."""
    summary: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    kind: str = "briefing"
    """briefing, or the kind of correction: correction, clarification or retraction."""
    changes: tuple[Correction, ...] = ()
    """What was changed in a briefing since it was published, newest first."""


def news(site: Site) -> tuple[Entry, ...]:
    """Give the newest entries; none where the site has no address of its own."""
    if not site.project.site_url:
        return ()
    every = sorted(_entries(site), key=lambda entry: entry.id)
    return tuple(sorted(every, key=lambda entry: entry.updated, reverse=True)[:MOST])


def _entries(site: Site) -> Iterator[Entry]:
    env = environment(site.project.templates)
    for briefing in site.published:
        changes = corrections(briefing)
        yield _briefing(site, briefing, env)
        for id_, made in changes:
            if made.kind is not CorrectionKind.UPDATE:
                yield _correction(site, briefing, id_, env)


def _briefing(site: Site, briefing: Briefing, env: Environment) -> Entry:
    front, changes = briefing.front, [made for _, made in corrections(briefing)]
    days = [front.date, front.updated, *(made.date for made in changes)]
    if front.retracted:
        days.append(front.retracted.date)
    return Entry(
        id=site.addresses.canonical(site.briefing_page(briefing.name)),
        title=f"Retracted: {front.title}" if front.retracted else front.title,
        html=full_text(site, briefing, env),
        published=_day(front.date),
        updated=max(_day(day) for day in days if day),
        summary=" ".join((front.summary or front.description or "").split()),
        authors=front.authors,
        tags=front.tags,
        language=front.lang or site.project.language,
        changes=tuple(changes),
    )


def _correction(site: Site, briefing: Briefing, id_: str, env: Environment) -> Entry:
    front, made = briefing.front, briefing.sidecar.corrections[id_]
    page = site.briefing_page(briefing.name)
    address = site.addresses.canonical(page, f"correction-{id_}")
    html = render(env, "feed/correction.html", correction=made, front=front, address=address)
    return Entry(
        id=address,
        title=f"{CORRECTION[made.kind]}: {front.title}",
        html=str(html),
        published=_day(made.date),
        updated=_day(made.date),
        summary=" ".join(made.text.split()),
        authors=front.authors,
        tags=front.tags,
        language=site.project.language,
        kind=made.kind.value,
    )


def _day(date: Edtf) -> dt.date:
    """Give the day that stands for a date: feeds know no coarser ones."""
    return date.earliest or date.latest or dt.date.min
