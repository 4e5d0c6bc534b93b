"""What has become of a record since: its status, who took its place, what it rested on.

Goes by what records and relations say; judges nothing itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from footnoted.index.backing import evidence_of
from footnoted.index.kinship import Relation
from footnoted.index.names import Target
from footnoted.model import Evidence, Status

OVER = (Status.REFUTED, Status.SUPERSEDED, Status.WITHDRAWN)
"""Statuses of what no longer stands."""
Related = Mapping[str, tuple[Relation, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What readers must know before they lean on a record."""

    status: Status
    """Its own, or that of the claim it takes its evidence from; ``superseded`` also where only
    the later claim says so."""
    replaced_by: tuple[Target, ...] = ()
    """The claims that take its place."""
    contradicted_by: tuple[Target, ...] = ()
    """The claims that it cannot be true together with, whichever side says so."""
    unsound: tuple[str, ...] = ()
    """Ids of the sources it rests on that their publishers corrected or withdrew."""

    @property
    def over(self) -> bool:
        """Tell whether it no longer stands."""
        return self.status in OVER


def standing(target: Target, related: Related, unsound: Mapping[str, tuple[str, ...]]) -> Standing:
    """Tell what has become of a claim, date or figure; a picture stands as it is."""
    record = target.record
    if not isinstance(record, Evidence):
        return Standing(Status.REPORTED)
    status = evidence_of(record, target.briefing.sidecar).status
    name = target.briefing.name
    claim = target.id if target.kind == "claim" else getattr(record, "claim", None)
    relations = related.get(f"{name}#{claim}", ()) if claim else ()
    ref = f"{name}#{claim}"
    later = tuple(r.claim for r in relations if r.kind == "supersedes" and r.other.ref == ref)
    against = tuple(
        r.other if r.claim.ref == ref else r.claim for r in relations if r.kind == "contradicts"
    )
    if later and status is Status.REPORTED:
        status = Status.SUPERSEDED
    once = {other.ref: other for other in against}
    return Standing(status, later, tuple(once.values()), unsound.get(target.ref, ()))
