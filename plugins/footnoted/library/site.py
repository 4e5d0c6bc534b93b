"""Everything that is known, as one value."""

import posixpath
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from footnoted.article.extension import PageInputs
from footnoted.article.plan import Reading
from footnoted.diagnostics.problem import Problem
from footnoted.library.divisions import Divided, divide_all
from footnoted.library.evidence import Citation, Rest, citations, dependencies, sources_at_risk
from footnoted.library.figures import Discrepancy, Series, by_figure, discrepancies, series
from footnoted.library.names import Addresses, Names, RecordRef, join_id
from footnoted.library.parts import Division
from footnoted.library.pictures import REGISTER, Album, Picture, PictureUse, Published
from footnoted.library.standing import (
    Kin,
    Leaning,
    Linked,
    Relation,
    Standing,
    Ties,
    article_links,
    by_claim,
    find_standing,
    kinship,
    leanings,
    second_hand_at_risk,
)
from footnoted.library.time import Event, Prospect, chronology, outlook
from footnoted.progress import collector_waits
from footnoted.project import Project
from footnoted.records.library import Briefing, Library
from footnoted.text.suggest import id_form

V = TypeVar("V")

# -------------------------------------------------------------------------------------------------
# The whole library, read and put in order: one immutable value from which every page is made.
#
# ``index`` makes it in one step, without reading or writing anything.


@dataclass(frozen=True, slots=True)
class OwnPart:
    """One published briefing's part of a Site, for files that are written in pieces."""

    briefing: Briefing
    events: tuple[Event, ...] = ()
    """The events that it is the first to mention."""
    outlook: tuple[Prospect, ...] = ()
    """Its forecasts and plans."""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is known, for pages, exports and checks."""

    project: Project
    library: Library
    names: Names
    addresses: Addresses
    as_of: date | None
    """The site's day; None only if nothing is published."""
    built: tuple[Briefing, ...]
    """Briefings that get a page: drafts only in a preview."""
    published: tuple[Briefing, ...]
    """Briefings on the common pages, newest first."""
    inputs: Mapping[str, PageInputs]
    """What each briefing's page is made from besides its Markdown, by name."""
    readings: Mapping[str, Reading]
    """What was read in each article, by name."""
    album: Album
    """Every picture, and the pages that show it."""
    renditions: Mapping[str, Published]
    """What is published of each picture file, by its own name."""
    citations: Mapping[str, tuple[Citation, ...]]
    events: tuple[Event, ...]
    outlook: tuple[Prospect, ...]
    """Every forecast and plan of published briefings, by its day."""
    series: tuple[Series, ...]
    discrepancies: tuple[Discrepancy, ...]
    """Figures of published briefings that differ although they are of the same thing."""
    differing: Mapping[str, tuple[Discrepancy, ...]]
    """The discrepancies of each figure, by ``NAME#ID``."""
    relations: tuple[Relation, ...]
    related: Mapping[str, tuple[Relation, ...]]
    """The relations of each claim, by ``NAME#ID``."""
    kinship: Mapping[str, tuple[Kin, ...]]
    rests: Mapping[str, tuple[Rest, ...]]
    """What depends on which source, by the name of each briefing that gets a page."""
    unsound: Mapping[str, tuple[str, ...]]
    """The corrected and withdrawn sources of a record, by ``NAME#ID``."""
    further: Mapping[str, tuple[str, ...]]
    """Those of a record that it has only through other records or articles."""
    standings: Mapping[str, Standing]
    """What has become of each claim, date and figure since, by ``NAME#ID``."""
    owned: Mapping[str, tuple[Picture, ...]]
    """The records of pictures of each briefing that gets a page, by its name."""
    shown: Mapping[str, tuple[Picture, ...]]
    """The published pictures that each page shows or credits, by its source name."""
    diagnostics: tuple[Problem, ...] = ()
    """The problems that the checks found; nothing else is ever added to a Site."""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Return the records of pictures: of every briefing that gets a page, and the register."""
        return self.album.records.every

    @property
    def paths(self) -> dict[str, str]:
        """Return the name of every briefing by its article's file, drafts included."""
        return {briefing.path: briefing.name for briefing in self.library.briefings}

    def standing(self, target: RecordRef) -> Standing:
        """Return what has become of a record since."""
        return self.standings.get(target.ref) or find_standing(
            target, self.related, self.unsound, self.further
        )

    @property
    def leanings(self) -> dict[str, tuple[Leaning, ...]]:
        """Return what depends on each record and each briefing."""
        return leanings(Linked(self.names, self.built, self.relations, self.readings))

    def own_parts(self) -> dict[str, OwnPart]:
        """Return the part of each published briefing, by its name, the newest first."""
        events: dict[str, list[Event]] = {}
        ahead: dict[str, list[Prospect]] = {}
        for event in self.events:
            events.setdefault(event.tellings[0].target.briefing.name, []).append(event)
        for prospect in self.outlook:
            ahead.setdefault(prospect.target.briefing.name, []).append(prospect)
        return {
            b.name: OwnPart(b, tuple(events.get(b.name, ())), tuple(ahead.get(b.name, ())))
            for b in self.published
        }

    def piece(self, make: Callable[["Site", OwnPart], V], own: OwnPart) -> V:
        """Return what is made of one briefing's part; a build may have it from an earlier one."""
        return make(self, own)

    def briefing_page(self, name: str) -> str:
        """Return the source name of a briefing's page."""
        return self.addresses.briefing(self.names.briefings[name])


def briefings_built(project: Project, library: Library) -> tuple[Briefing, ...]:
    """Return the briefings that get a page, by name: no drafts outside a preview."""
    return tuple(b for b in library.briefings if project.preview or not b.front.draft)


def newest_first(briefings: tuple[Briefing, ...]) -> tuple[Briefing, ...]:
    """Return published briefings in the readers' order: newest first, then by name."""
    public = sorted((b for b in briefings if not b.front.draft), key=lambda b: b.name)
    return tuple(sorted(public, key=lambda b: b.front.date.sort_key, reverse=True))


def day(project: Project, published: tuple[Briefing, ...]) -> date | None:
    """Return the site's day: as configured, or else the newest date of a briefing."""
    newest = [b.front.date.latest for b in published if b.front.date.latest]
    return project.as_of or max(newest, default=None)


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a site, read: with the library, all that the index is made from."""

    inputs: Mapping[str, PageInputs]
    readings: Mapping[str, Reading]
    album: Album
    renditions: Mapping[str, Published]
    relations: tuple[Relation, ...]
    """The relations between claims of published briefings; they decide how words are marked."""
    divided: Mapping[str, Division]
    """The divided pages that articles link to."""


@collector_waits()
def index(project: Project, library: Library, names: Names, articles: Articles) -> Site:
    """Return the whole Site; every article must be read before."""
    readings, related = articles.readings, articles.relations
    published = newest_first(briefings := briefings_built(project, library))
    feeding = {b.name: readings[b.name] for b in published}
    cited, links = citations(names, feeding), article_links(feeding, published)
    events, claims = chronology(names, published), by_claim(related)
    resting = {b.name: dependencies(names, b, readings[b.name]) for b in briefings}
    at_risk = sources_at_risk(names, (rest for found in resting.values() for rest in found))
    further = second_hand_at_risk(at_risk, Linked(names, briefings, related, readings))
    records = (target for briefing in briefings for target in names.records(briefing))
    standings = {each.ref: find_standing(each, claims, at_risk, further) for each in records}
    over = {ref: found.over for ref, found in standings.items()}
    differing = discrepancies(names, published, measures := series(names, published, over), over)
    ahead = outlook(names, published, events, over, today := day(project, published))
    parts = Divided(names, published, articles.album.records.every, events, ahead)
    addresses = Addresses(project, divide_all(project, parts, articles.divided))
    return Site(
        project=project,
        library=library,
        names=names,
        addresses=addresses,
        as_of=today,
        built=briefings,
        published=published,
        inputs=articles.inputs,
        readings=readings,
        album=articles.album,
        renditions=articles.renditions,
        citations=cited,
        events=events,
        outlook=ahead,
        series=measures,
        discrepancies=differing,
        differing=by_figure(differing),
        relations=related,
        related=claims,
        kinship=kinship(Ties(names, published, cited, events, related, links)),
        rests=resting,
        unsound=at_risk,
        further=further,
        standings=standings,
        owned=_owned(articles.album.records.every),
        shown=_shown(articles.album.records.every, addresses),
    )


def _owned(pictures: tuple[Picture, ...]) -> Mapping[str, tuple[Picture, ...]]:
    found: dict[str, list[Picture]] = {}
    for picture in pictures:
        found.setdefault(picture.owner, []).append(picture)
    return {name: tuple(of) for name, of in found.items()}


def _shown(
    pictures: tuple[Picture, ...], addresses: Addresses
) -> Mapping[str, tuple[Picture, ...]]:
    found: dict[str, list[Picture]] = {}
    for picture in pictures:
        if picture.published and not picture.draft:
            listing = addresses.entry("credits", picture.everywhere)
            for page in dict.fromkeys([listing, *(use.page for use in picture.places)]):
                found.setdefault(page, []).append(picture)
    return {page: tuple(of) for page, of in found.items()}


# -------------------------------------------------------------------------------------------------
# The beginning of a record for a picture without one: only what is certain, in plain values.
#
# Its maker and its license are never guessed.


def stub(use: PictureUse, taken: Collection[str]) -> tuple[str, dict[str, str]]:
    """Return an id that is not taken, and the fields: the file, and its words if the page has any.

    The file is relative to the article, or to the documentation folder.
    """
    file = use.published
    if use.briefing:
        file = posixpath.relpath("/" + use.published, "/" + posixpath.dirname(use.page))
    stem = id_form(posixpath.splitext(posixpath.basename(file))[0]) or "picture"
    numbered = (f"{stem[:60]}-{number}" for number in range(2, len(taken) + 3))
    id_ = next(one for one in (stem, *numbered) if one not in taken)
    words = " ".join(use.alt.split())
    return id_, {"file": file} | ({"alt": words} if words else {})


# -------------------------------------------------------------------------------------------------
# Former addresses of briefings: pages that redirect to the article.
#
# Files and targets are named here; a host writes the pages.

FORM = re.compile(r"/?([\w.~+,@=-]+/)*[\w.~+,@=-]+(/|\.html)?")
"""An address below the site's root: ``briefings/old-name/`` or ``2024/crane.html``. Letters of
every script are allowed, because blogs have them.
"""


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address."""

    output: str
    """The file to write, below the site's folder."""
    briefing: Briefing


def is_alias(text: str) -> bool:
    """Return whether a text can be a former address: below the site's root, with no way out of
    it.
    """
    parts = text.strip("/").split("/")
    form = FORM.fullmatch(text) is not None and unicodedata.is_normalized("NFC", text)
    return form and not any(set(part) <= {"."} for part in parts)


def redirects(site: Site) -> Iterator[Redirect]:
    """Yield the former addresses of every briefing that gets a page.

    Malformed ones are left out.
    """
    for briefing in site.built:
        for alias in briefing.front.aliases:
            if is_alias(alias):
                path = alias.strip("/")
                file = path if path.endswith(".html") else f"{path}/index.html"
                yield Redirect(file, briefing)


# -------------------------------------------------------------------------------------------------
# List the addresses that readers may keep: those of pages, and of records on their pages.
#
# Each record once. What pages over all briefings repeat of it comes and goes with it, and is left
# out; so are the parts of divided pages, as the address of the whole leads to the right one.


@dataclass(frozen=True, slots=True)
class Permalinks:
    """The published addresses, below the site's root, with a slash before each."""

    known: frozenset[str]
    moved: Mapping[str, str]
    """Pages that redirect to another: from the former address to the present one."""

    @property
    def every(self) -> frozenset[str]:
        """Return every address, the former ones among them."""
        return self.known | self.moved.keys()

    def lead(self, address: str) -> bool:
        """Return whether an address leads anywhere; a former page keeps the part after ``#``."""
        page, sign, fragment = address.partition("#")
        return f"{self.moved.get(page, page)}{sign}{fragment}" in self.known


def permalinks(site: Site) -> Permalinks:
    """Return the addresses that readers may keep of what is published."""
    moved = {
        f"/{redirect.output.removesuffix('index.html')}": _page(site, redirect.briefing)
        for redirect in redirects(site)
        if not redirect.briefing.front.draft
    }
    return Permalinks(frozenset(_permalinks(site)), moved)


def _page(site: Site, briefing: Briefing) -> str:
    return f"/{site.addresses.public(site.addresses.briefing(briefing))}"


def _permalinks(site: Site) -> Iterator[str]:
    for briefing in site.published:
        page = _page(site, briefing)
        yield page
        for target in site.names.records(briefing):
            yield from _anchors(page, target.kind, target.id, target.record)
        for id_, correction in briefing.sidecar.corrections.items():
            yield from _anchors(page, "correction", id_, correction)
    for key in site.project.pages:
        if name := site.project.page(key):
            page = f"/{site.addresses.public(name)}"
            yield page
            for kind, id_, record in _across(site, key):
                yield from _anchors(page, kind, id_, record)


def _anchors(page: str, kind: str, id_: str, record: object) -> Iterator[str]:
    for each in (id_, *getattr(record, "formerly", ())):
        yield f"{page}#{kind}-{each}"


def _across(site: Site, key: str) -> Iterator[tuple[str, str, object]]:
    """Yield the records that are on a page over all briefings, and on no other."""
    if key == "sources":
        published = {briefing.name for briefing in site.published}
        for id_, known in site.names.sources.items():
            if not known.home or known.home in published:
                yield "source", id_, known.source
    elif key == "timeline":
        for event in site.events:
            if shared := site.names.events.get(event.key):
                yield "event", event.key, shared
    elif key == "figures":
        for measure in site.series:
            yield "series", measure.key, measure
    elif key == "credits":
        for picture in site.pictures:
            if picture.owner == REGISTER:
                for id_ in (picture.id, *picture.image.formerly):
                    yield "image", join_id(REGISTER, id_), None
