"""The sources that are written in registers and sidecars, each with its place, and which are used.

Reports nothing itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.checks.chains import chains
from footnoted.diagnostics import Mark
from footnoted.index import Site
from footnoted.index.impact import carriers
from footnoted.index.registered import Registered
from footnoted.model import Briefing, Evidence, Places, Source


@dataclass(frozen=True, slots=True)
class Written:
    """A source, and where it is written."""

    id: str
    source: Source
    places: Places
    shared: bool
    """Whether it stands in the register."""

    @property
    def key(self) -> Mark:
        """Give the place of its id."""
        return self.places.key_mark(("sources", self.id))

    def mark(self, *path: str | int) -> Mark:
        """Give the place of one of its values."""
        return self.places.mark(("sources", self.id, *path))


def written(site: Site) -> Iterator[Written]:
    """Give the sources of the register, then those of every briefing that is built."""
    register = site.library.sources
    for id_, source in register.records.items():
        yield Written(id_, source, register.places, True)
    for briefing in site.built:
        for id_, source in briefing.sidecar.sources.items():
            yield Written(id_, source, briefing.sidecar_places, False)


def used(site: Site) -> frozenset[str]:
    """Give the ids of all sources that anything names or links to, and of what carried them."""
    registered = Registered(site.names)
    found: set[str] = set()
    for briefing in site.library.briefings:
        found.update(_by_records(briefing))
        if briefing.name in site.readings:
            found.update(_by_article(site, briefing, registered))
        else:
            found.update(_by_draft(site, briefing))
    return frozenset(found.union(*(carriers(site.names, id_) for id_ in found)))


def _by_records(briefing: Briefing) -> Iterator[str]:
    sidecar = briefing.sidecar
    for chain, _ in chains(briefing):
        yield from (link.source for link in chain if link.source)
    for records in (sidecar.claims, sidecar.dates, sidecar.figures):
        for record in records.values():
            if isinstance(record, Evidence):
                yield from (use.id for use in record.sources)
                yield from (use.id for use in (record.outcome.sources if record.outcome else ()))
    for correction in sidecar.corrections.values():
        yield from correction.about


def _by_article(site: Site, briefing: Briefing, registered: Registered) -> Iterator[str]:
    reading = site.readings[briefing.name]
    yield from (use.note.removeprefix("src-").partition("--via-")[0] for use in reading.uses)
    for link in reading.links:
        if known := registered.find(link.href):
            yield known.id


def _by_draft(site: Site, briefing: Briefing) -> Iterator[str]:
    """Give what a draft that is not built seems to use: its article has not been read."""
    for id_, known in site.names.sources.items():
        url = known.source.url
        if f"[^{id_}]" in briefing.body or (url and url in briefing.body):
            yield id_
