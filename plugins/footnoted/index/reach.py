"""How sources reached us: which we read ourselves, and which others relayed.

Goes by what the records say; a source cited without a carrier was read.
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


def reach(names: Names, briefing: Briefing, reading: Reading) -> Reach:
    """Tell the sources of a briefing that were read from those that were not."""
    used: set[str] = set()
    read: set[str] = set()
    for id_, directly in (*_of_records(names, briefing), *_of_notes(reading)):
        if known := names.sources.get(id_):
            used.add(id_)
            if directly and not known.source.cited_in:
                read.add(id_)
    return Reach(frozenset(read), frozenset(used - read))


def _of_records(names: Names, briefing: Briefing) -> Iterator[tuple[str, bool]]:
    """Give each source of each record, and whether it was read."""
    for target in names.records(briefing):
        if not isinstance(target.record, Evidence):
            continue
        for link in chain_of(target.record, briefing.sidecar):
            if link.source:
                yield link.source, link.read
        evidence = evidence_of(target.record, briefing.sidecar)
        for use in evidence.sources:
            yield use.id, True
        for cited in outcome_of(evidence):
            yield cited.source, True


def _of_notes(reading: Reading) -> Iterator[tuple[str, bool]]:
    """Give the sources that the article itself links to or notes by hand."""
    for use in reading.uses:
        if use.kind in ("link", "note") and "--via-" not in use.note:
            yield use.note.removeprefix("src-"), not use.record or use.note == f"src-{use.record}"
