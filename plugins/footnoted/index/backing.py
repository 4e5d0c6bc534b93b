"""What one record rests on, whether it says so itself or takes it from a claim.

Resolves within one sidecar; knows nothing of articles or pages.
"""

from dataclasses import dataclass

from footnoted.index.names import Names
from footnoted.model import Claim, Evidence, Link, Sidecar, SourceUse


@dataclass(frozen=True, slots=True)
class Cited:
    """One source as evidence."""

    source: str
    locator: str = ""
    via: str = ""
    """The publication we read it in, where that is another one."""

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
    """Give the record that carries the evidence: itself, or the claim it names."""
    claim = getattr(record, "claim", None)
    if isinstance(claim, str) and claim in sidecar.claims:
        return sidecar.claims[claim]
    return record


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
        via = read.source if read and read is not chain[0] and read.source else ""
        locator = (read or chain[0]).locator or ""
        cited.append(Cited(chain[0].source, locator, via))
    uses: tuple[SourceUse, ...] = evidence_of(record, sidecar).sources
    for use in uses:
        given = Cited(use.id, use.locator or "")
        if given not in cited:
            cited.append(given)
    return tuple(cited)


def is_own(record: Evidence, sidecar: Sidecar) -> bool:
    """Tell whether the evidence is the record's own, not a claim's."""
    return isinstance(record, Claim) or evidence_of(record, sidecar) is record
