"""How sources reached us: which we read ourselves, which others relayed, of which nobody says.

Goes by what the records say: a source that is cited without a carrier was read. A link in the text
is no record; that it leads to a source does not say that anybody read it for this.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.article import Reading
from footnoted.index.backing import chain_of, evidence_of, outcome_of
from footnoted.index.names import Names
from footnoted.model import Briefing, Evidence


@dataclass(frozen=True, slots=True)
class Reach:
    """The ids of the sources that one briefing rests on."""

    read: frozenset[str]
    relayed: frozenset[str]
    linked: frozenset[str] = frozenset()
    """Only linked to."""

    @property
    def all(self) -> frozenset[str]:
        """Give every one of them."""
        return self.read | self.relayed | self.linked


def reach(names: Names, briefing: Briefing, reading: Reading) -> Reach:
    """Tell the sources of a briefing that were read from those that were not."""
    read: set[str] = set()
    relayed: set[str] = set()
    linked: set[str] = set()
    for id_, way in (*_of_records(names, briefing), *_of_notes(reading)):
        if known := names.sources.get(id_):
            ways = {"read": read, "relayed": relayed, "linked": linked}
            ways["relayed" if known.source.cited_in else way].add(id_)
    relayed -= read
    return Reach(frozenset(read), frozenset(relayed), frozenset(linked - read - relayed))


def _of_records(names: Names, briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Give each source of each record, and how it reached us."""
    for target in names.records(briefing):
        if not isinstance(target.record, Evidence):
            continue
        for link in chain_of(target.record, briefing.sidecar):
            if link.source:
                yield link.source, "read" if link.read else "relayed"
        evidence = evidence_of(target.record, briefing.sidecar)
        for use in evidence.sources:
            yield use.id, "read"
        for cited in outcome_of(evidence):
            yield cited.source, "read"


def _of_notes(reading: Reading) -> Iterator[tuple[str, str]]:
    """Give the sources that the article itself links to or notes by hand."""
    for use in reading.uses:
        if "--via-" in use.note:
            continue
        id_ = use.note.removeprefix("src-")
        if use.kind == "link":
            yield id_, "linked"
        elif use.kind == "note":
            yield id_, "read" if use.note == f"src-{use.record}" else "relayed"
