"""Who is called what: briefings, sources, parties, events, and references to records.

Finds; never complains. A name that leads nowhere is the checks' business.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from footnoted.diagnostics import Mark
from footnoted.model import (
    Briefing,
    Claim,
    Correction,
    Dated,
    Figure,
    Image,
    Library,
    Party,
    SharedEvent,
    Source,
)

Noun = Claim | Dated | Figure | Image | Correction
KINDS = {"claims": "claim", "dates": "date", "figures": "figure", "images": "image"}
"""Parts of a sidecar whose records have a place on the page, and the word for one of them."""
PARTS = {kind: part for part, kind in KINDS.items()}
"""The same from the other end."""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source with the place of its record."""

    id: str
    source: Source
    mark: Mark
    home: str
    """The briefing whose sidecar holds it; empty for the register."""


@dataclass(frozen=True, slots=True)
class Target:
    """A record that a reference leads to."""

    briefing: Briefing
    kind: str
    id: str
    record: Noun

    @property
    def ref(self) -> str:
        """Give ``NAME#ID``."""
        return f"{self.briefing.name}#{self.id}"

    @property
    def element(self) -> str:
        """Give the id of its element on the briefing's page: ``claim-ID``."""
        return f"{self.kind}-{self.id}"

    @property
    def everywhere(self) -> str:
        """Give the id of its element on a page over all briefings: ``claim-NAME--ID``."""
        return f"{self.kind}-{self.briefing.name.replace('/', '--')}--{self.id}"


@dataclass(frozen=True, slots=True)
class Names:
    """Everything that can be referred to, by its name."""

    briefings: Mapping[str, Briefing]
    sources: Mapping[str, KnownSource]
    parties: Mapping[str, Party]
    events: Mapping[str, SharedEvent]
    targets: Mapping[str, tuple[Target, ...]]
    """The records of each briefing, by its name."""
    by_id: Mapping[str, Mapping[str, Target]]
    """The same, by briefing and id; the first of two records with one id."""

    def records(self, briefing: Briefing) -> tuple[Target, ...]:
        """Give the claims, dates, figures and images of a briefing, in the sidecar's order."""
        return self.targets[briefing.name]

    def resolve(self, home: Briefing, ref: str) -> Target | None:
        """Follow ``ID`` or ``NAME#ID`` as written in ``home``'s sidecar."""
        name, hash_, id_ = ref.rpartition("#")
        return self.by_id.get(name if hash_ else home.name, {}).get(id_)


def names(library: Library) -> Names:
    """Collect every name of the library; the first of two sources with one id wins."""
    sources = {
        id_: KnownSource(id_, source, library.sources.places.key_mark(("sources", id_)), "")
        for id_, source in library.sources.records.items()
    }
    for briefing in library.briefings:
        for id_, source in briefing.sidecar.sources.items():
            mark = briefing.sidecar_places.key_mark(("sources", id_))
            sources.setdefault(id_, KnownSource(id_, source, mark, briefing.name))
    targets = {briefing.name: tuple(_records(briefing)) for briefing in library.briefings}
    return Names(
        {briefing.name: briefing for briefing in library.briefings},
        sources,
        library.parties.records,
        library.events.records,
        targets,
        {name: {t.id: t for t in reversed(found)} for name, found in targets.items()},
    )


def _records(briefing: Briefing) -> Iterator[Target]:
    for part, kind in KINDS.items():
        for id_, record in getattr(briefing.sidecar, part).items():
            yield Target(briefing, kind, id_, record)
