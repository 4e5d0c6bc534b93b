"""The whole library, read and put in order: one immutable value that every page is made from.

Assembled once by ``footnoted.build``; asks nothing, writes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from footnoted.article import Plan, Reading
from footnoted.diagnostics import Diagnostic
from footnoted.guard import Finding
from footnoted.index.addresses import Addresses
from footnoted.index.album import Album
from footnoted.index.chronology import Event, chronology
from footnoted.index.citations import Citation, citations
from footnoted.index.discrepancies import Discrepancy, by_figure, discrepancies
from footnoted.index.impact import unsound
from footnoted.index.kinship import (
    Kin,
    Relation,
    Ties,
    article_links,
    by_claim,
    kinship,
    relations,
)
from footnoted.index.names import Names, Target
from footnoted.index.outlook import Prospect, outlook
from footnoted.index.pictures import Picture
from footnoted.index.renditions import Published
from footnoted.index.rests import Rest, rests
from footnoted.index.series import Series, series
from footnoted.index.standing import Standing, standing
from footnoted.model import Briefing, Library
from footnoted.project import Project


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is known, for pages, exports and checks."""

    project: Project
    library: Library
    names: Names
    addresses: Addresses
    as_of: date | None
    """The day the site speaks from; none only where nothing is published."""
    built: tuple[Briefing, ...]
    """Briefings that get a page: drafts among them in preview only."""
    published: tuple[Briefing, ...]
    """Briefings that feed the common pages, newest first."""
    plans: Mapping[str, Plan]
    readings: Mapping[str, Reading]
    citations: Mapping[str, tuple[Citation, ...]]
    events: tuple[Event, ...]
    outlook: tuple[Prospect, ...]
    """Every forecast and plan of published briefings, by its day."""
    series: tuple[Series, ...]
    discrepancies: tuple[Discrepancy, ...]
    """Figures of published briefings that say the same differently."""
    differing: Mapping[str, tuple[Discrepancy, ...]]
    """The discrepancies of each figure, by ``NAME#ID``."""
    relations: tuple[Relation, ...]
    related: Mapping[str, tuple[Relation, ...]]
    """The relations of each claim, by ``NAME#ID``."""
    kinship: Mapping[str, tuple[Kin, ...]]
    rests: Mapping[str, tuple[Rest, ...]]
    """What rests on which source, by the name of each briefing that gets a page."""
    unsound: Mapping[str, tuple[str, ...]]
    """The corrected and withdrawn sources that a record rests on, by ``NAME#ID``."""
    diagnostics: tuple[Diagnostic, ...] = ()
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """What was taken out of each article for safety's sake; the build fills it in."""

    album: Album = field(default_factory=Album)
    """Every picture and where it is shown; the build fills it in."""
    renditions: Mapping[str, Published] = field(default_factory=dict)
    """What is published of each picture file, by its own name; the build fills it in."""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Give the records of pictures: of every briefing that gets a page, and the register."""
        return self.album.records.every

    @property
    def paths(self) -> dict[str, str]:
        """Give the name of every briefing by its article's file, drafts included."""
        return {briefing.path: briefing.name for briefing in self.library.briefings}

    def standing(self, target: Target) -> Standing:
        """Tell what has become of a record since."""
        return standing(target, self.related, self.unsound)

    def briefing_page(self, name: str) -> str:
        """Give the source name of a briefing's page."""
        return self.addresses.briefing(self.names.briefings[name])


def built(project: Project, library: Library) -> tuple[Briefing, ...]:
    """Give the briefings that get a page, by name: no drafts outside a preview."""
    return tuple(b for b in library.briefings if project.preview or not b.front.draft)


def newest_first(briefings: tuple[Briefing, ...]) -> tuple[Briefing, ...]:
    """Order published briefings for readers: newest first, then by name."""
    public = sorted((b for b in briefings if not b.front.draft), key=lambda b: b.name)
    return tuple(sorted(public, key=lambda b: b.front.date.sort_key, reverse=True))


def day(project: Project, published: tuple[Briefing, ...]) -> date | None:
    """Give the day the site speaks from: as configured, else the newest date of a briefing."""
    newest = [b.front.date.latest for b in published if b.front.date.latest]
    return project.as_of or max(newest, default=None)


def assemble(
    project: Project,
    library: Library,
    names: Names,
    plans: Mapping[str, Plan],
    readings: Mapping[str, Reading],
) -> Site:
    """Put the library in order after every article is read."""
    addresses = Addresses(project)
    briefings = built(project, library)
    published = newest_first(briefings)
    feeding = {b.name: readings[b.name] for b in published}
    cited = citations(names, feeding)
    events = chronology(names, published)
    related = relations(names, published)
    links = article_links(feeding, published)
    resting = {b.name: rests(names, b, readings[b.name]) for b in briefings}
    shaken = unsound(names, (rest for found in resting.values() for rest in found))
    tied, today = by_claim(related), day(project, published)
    over = {t.ref: standing(t, tied, {}).over for b in published for t in names.records(b)}
    measures = series(names, published, over)
    apart = discrepancies(names, published, measures, over)
    return Site(
        project=project,
        library=library,
        names=names,
        addresses=addresses,
        as_of=today,
        built=briefings,
        published=published,
        plans=plans,
        readings=readings,
        citations=cited,
        events=events,
        outlook=outlook(names, published, events, over, today),
        series=measures,
        discrepancies=apart,
        differing=by_figure(apart),
        relations=related,
        related=tied,
        kinship=kinship(Ties(names, published, cited, events, related, links)),
        rests=resting,
        unsound=shaken,
    )
