"""What one record rests on, whether it says so itself or takes it from a claim.

Resolves within one sidecar; knows nothing of articles or pages.
"""

from dataclasses import dataclass

from footnoted.index.names import Names
from footnoted.model import Evidence, Link, Record, Sidecar, SourceUse

FIELDS = frozenset(Evidence.model_fields) - frozenset(Record.model_fields)
"""What a date or figure may take from a claim."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One source as evidence."""

    source: str
    locator: str = ""
    via: str = ""
    """The publication we read it in, where that is another one."""
    between: tuple[str, ...] = ()
    """The publications that passed it on from the one to the other."""

    def note(self, names: Names) -> str:
        """Give the key of the note: one for each source, and each unusual way to it.

        Depends on content only, never on order, so that addresses of notes last.
        """
        known = names.sources.get(self.source)
        usual = known.source.cited_in if known else None
        if self.via and self.via != usual:
            return f"src-{self.source}--via-{self.via}"
        return f"src-{self.source}"


def evidence_of(record: Evidence, sidecar: Sidecar) -> Evidence:
    """Give the record that carries the evidence: itself, or the claim it names.

    What the record says of its own counts before what the claim says.
    """
    claim = sidecar.claims.get(getattr(record, "claim", None) or "")
    if claim is None:
        return record
    own = {field: getattr(record, field) for field in FIELDS & record.model_fields_set}
    return claim.model_copy(update=own) if own else claim


def chain_of(record: Evidence, sidecar: Sidecar) -> tuple[Link, ...]:
    """Give the links from the origin of the words to what we read; empty where none is given."""
    attribution = evidence_of(record, sidecar).attribution
    if isinstance(attribution, str):
        return sidecar.chains.get(attribution, ())
    return attribution or ()


def cited_of(record: Evidence, sidecar: Sidecar) -> tuple[Cited, ...]:
    """Give the sources to cite: the chain's first publication, then the further evidence.

    A chain cites the publication nearest to the origin, "as cited in" the one we read.
    """
    chain = [link for link in chain_of(record, sidecar) if link.source]
    read = next((link for link in chain if link.read), None)
    cited: list[Cited] = []
    if chain and chain[0].source:
        first = chain[0].source
        via = read.source if read and read.source and read.source != first else ""
        between = (link.source for link in chain[1:] if link.source not in (None, first, via))
        locator = (read or chain[0]).locator or ""
        cited.append(Cited(first, locator, via, tuple(dict.fromkeys(filter(None, between)))))
    uses: tuple[SourceUse, ...] = evidence_of(record, sidecar).sources
    for use in uses:
        given = Cited(use.id, use.locator or "")
        if given not in cited:
            cited.append(given)
    return tuple(cited)


def outcome_of(record: Evidence) -> tuple[Cited, ...]:
    """Give the sources on which the record's own outcome rests."""
    uses = record.outcome.sources if record.outcome else ()
    return tuple(Cited(use.id, use.locator or "") for use in uses)


def is_own(record: Evidence, sidecar: Sidecar) -> bool:
    """Tell whether the record cites for itself, and does not only share a claim's sources."""
    if getattr(record, "claim", None) not in sidecar.claims:
        return True
    return record.attribution is not None or bool(record.sources)
