"""Claims whose status does not fit what other claims say of them.

Which of two claims is right is for editors; here only what both cannot be.

claim.superseded-still-reported
    Bad::
        claims:
          first: {says: The crane stood idle for five days.}
          later: {quote: stood idle for a week, supersedes: first}
    Good::
        claims:
          first: {says: The crane stood idle for five days., status: superseded}
          later: {quote: stood idle for a week, supersedes: first}

claim.both-confirmed
    Bad::
        claims:
          idle: {quote: stood idle for a week, status: confirmed, contradicts: in-use}
          in-use: {says: The crane was in use on 2 May., status: confirmed}
    Good::
        claims:
          idle: {quote: stood idle for a week, status: confirmed, contradicts: in-use}
          in-use: {says: The crane was in use on 2 May., status: refuted}

claim.supersedes-loop
    Bad::
        claims:
          first: {says: The crane stood idle for five days., status: superseded, supersedes: later}
          later: {quote: stood idle for a week, status: superseded, supersedes: first}
    Good::
        claims:
          first: {says: The crane stood idle for five days., status: superseded}
          later: {quote: stood idle for a week, supersedes: first}
"""

from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Relation, Site, Target
from footnoted.model import Claim, Status

STILL_REPORTED = Code(
    "claim.superseded-still-reported",
    Level.WARNING,
    "A later claim takes the place of this one, whose status still says that nothing has "
    "settled it.",
    "Write `status: superseded`, or `refuted` where it has turned out not to be so.",
)
BOTH_CONFIRMED = Code(
    "claim.both-confirmed",
    Level.ERROR,
    "Two claims contradict each other, and the status of both is `confirmed`: they cannot both "
    "be true.",
    "Give the one that is not so another status, or take the relation out.",
)
ROUND = Code(
    "claim.supersedes-loop",
    Level.ERROR,
    "Claims take each other's place in a round, so none of them is the one that stands.",
    "Let only the later claim name the earlier one under `supersedes`.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the relations between published claims."""
    later: dict[str, list[str]] = {}
    for relation in site.relations:
        if relation.kind == "supersedes":
            later.setdefault(relation.claim.ref, []).append(relation.other.ref)
    for relation in site.relations:
        if relation.kind == "supersedes":
            yield from _superseded(relation)
            if relation.claim.ref in _after(relation.other.ref, later):
                message = f"`{relation.other.ref}` takes the place of this claim in turn."
                yield _at(ROUND, message, relation)
        elif relation.kind == "contradicts":
            yield from _contradicted(relation)


def _superseded(relation: Relation) -> Iterator[Diagnostic]:
    claim = relation.other.record
    if isinstance(claim, Claim) and claim.status is Status.REPORTED:
        message = (
            f"`{relation.claim.ref}` takes the place of this claim, but its status is `reported`."
        )
        mark, there = _status(relation.other), _place(relation)
        about = relation.other.id
        yield Diagnostic(STILL_REPORTED, message, mark, STILL_REPORTED.cure, there, about)


def _contradicted(relation: Relation) -> Iterator[Diagnostic]:
    ends = (relation.claim.record, relation.other.record)
    if all(isinstance(end, Claim) and end.status is Status.CONFIRMED for end in ends):
        message = (
            f"This claim and `{relation.other.ref}`, which it contradicts, are both confirmed."
        )
        yield _at(BOTH_CONFIRMED, message, relation)


def _after(start: str, later: dict[str, list[str]]) -> set[str]:
    """Give every claim whose place a claim takes, by itself or through others."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for ref in later.get(waiting.pop(), ()):
            if ref not in seen:
                seen.add(ref)
                waiting.append(ref)
    return seen


def _at(code: Code, message: str, relation: Relation) -> Diagnostic:
    return Diagnostic(
        code, message, _place(relation), code.cure, _status(relation.other), relation.claim.id
    )


def _place(relation: Relation) -> Mark:
    """Give the place of a relation in the sidecar that says it."""
    here = relation.claim
    return here.briefing.sidecar_places.mark(("claims", here.id, relation.kind))


def _status(target: Target) -> Mark:
    place = target.briefing.sidecar_places
    said = "status" in target.record.model_fields_set
    at = ("claims", target.id)
    return place.mark((*at, "status")) if said else place.key_mark(at)
