"""References that lead nowhere: sources, parties, events, chains, records, briefings.

Looks names up; whether what they lead to makes sense is for other checks.
"""

from collections.abc import Iterable, Iterator

from footnoted.load.suggest import did_you_mean
from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Site
from footnoted.index.kinship import RELATIONS
from footnoted.model import Briefing, Claim, Dated, Evidence, Figure, Link, Path

UNKNOWN_SOURCE = Code(
    "source.unknown",
    Level.ERROR,
    "A record cites a source that neither this sidecar nor any other nor the register holds.",
    "Correct the id, or add the source to `sources:` of the sidecar or to `_shared/sources.yml`.",
)
UNKNOWN_PARTY = Code(
    "party.unknown",
    Level.ERROR,
    "An attribution names a party that the register of parties does not hold.",
    "Correct the id, or add the party to `_shared/parties.yml`.",
)
UNKNOWN_EVENT = Code(
    "event.unknown",
    Level.ERROR,
    "A date names a shared event that the register of events does not hold.",
    "Correct the id, or add the event to `_shared/events.yml`.",
)
UNKNOWN_CHAIN = Code(
    "chain.unknown",
    Level.ERROR,
    "A record names an attribution chain that its sidecar does not hold.",
    "Correct the id, or add the chain to `chains:` of this sidecar.",
)
UNKNOWN_RECORD = Code(
    "record.unknown",
    Level.ERROR,
    "A record refers to another record that does not exist.",
    "Correct the id; for a record of another briefing write `NAME#ID`.",
)
UNKNOWN_BRIEFING = Code(
    "briefing.unknown",
    Level.ERROR,
    "An article carries on a briefing that does not exist.",
    "Write the other briefing's name: its path below the briefings folder, without suffix.",
)
DRAFT_CITED = Code(
    "briefing.draft-cited",
    Level.ERROR,
    "A published briefing refers to a draft, which readers cannot open.",
    "Publish the draft too, or take the reference out.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check every reference of every briefing that is built."""
    yield from _carriers_of_register(site)
    for briefing in site.built:
        yield from _front(site, briefing)
        yield from _sidecar_sources(site, briefing)
        for id_, chain in briefing.sidecar.chains.items():
            yield from _chain(site, briefing, chain, ("chains", id_), id_)
        for part in ("claims", "dates", "figures"):
            for id_, record in getattr(briefing.sidecar, part).items():
                yield from _record(site, briefing, record, (part, id_))


def _missing(
    code: Code, what: str, id_: str, known: Iterable[str], mark: Mark, about: str
) -> Diagnostic:
    message = f"there is no {what} `{id_}`"
    return Diagnostic(code, message, mark, did_you_mean(id_, known) or code.cure, about=about)


def _source(site: Site, id_: str, mark: Mark, about: str) -> Iterator[Diagnostic]:
    if id_ not in site.names.sources:
        yield _missing(UNKNOWN_SOURCE, "source", id_, site.names.sources, mark, about)


def _carriers_of_register(site: Site) -> Iterator[Diagnostic]:
    register = site.library.sources
    for id_, source in register.records.items():
        if source.cited_in:
            mark = register.places.mark(("sources", id_, "cited-in"))
            yield from _source(site, source.cited_in, mark, id_)


def _sidecar_sources(site: Site, briefing: Briefing) -> Iterator[Diagnostic]:
    for id_, source in briefing.sidecar.sources.items():
        if source.cited_in:
            mark = briefing.sidecar_places.mark(("sources", id_, "cited-in"))
            yield from _source(site, source.cited_in, mark, id_)


def _front(site: Site, briefing: Briefing) -> Iterator[Diagnostic]:
    earlier = briefing.front.continues
    if not earlier:
        return
    mark = briefing.front_places.mark(("continues",))
    other = site.names.briefings.get(earlier)
    if other is None:
        yield _missing(UNKNOWN_BRIEFING, "briefing", earlier, site.names.briefings, mark, "")
    elif other.front.draft and not briefing.front.draft:
        yield Diagnostic(DRAFT_CITED, f"`{earlier}` is a draft", mark, DRAFT_CITED.cure)


def _record(site: Site, briefing: Briefing, record: Evidence, at: Path) -> Iterator[Diagnostic]:
    id_ = str(at[1])
    place = briefing.sidecar_places
    if isinstance(record.attribution, str):
        if record.attribution not in briefing.sidecar.chains:
            mark = place.mark((*at, "attribution"))
            chains = briefing.sidecar.chains
            yield _missing(UNKNOWN_CHAIN, "chain", record.attribution, chains, mark, id_)
    else:
        yield from _chain(site, briefing, record.attribution or (), (*at, "attribution"), id_)
    for number, use in enumerate(record.sources):
        yield from _source(site, use.id, place.mark((*at, "sources", number)), id_)
    for number, use in enumerate(record.outcome.sources if record.outcome else ()):
        yield from _source(site, use.id, place.mark((*at, "outcome", "sources", number)), id_)
    yield from _within(site, briefing, record, at)
    if isinstance(record, Claim):
        yield from _related(site, briefing, record, at)


def _chain(
    site: Site, briefing: Briefing, chain: tuple[Link, ...], at: Path, about: str
) -> Iterator[Diagnostic]:
    for number, link in enumerate(chain):
        place = (*at, number)
        if link.source:
            mark = briefing.sidecar_places.mark((*place, "source"))
            yield from _source(site, link.source, mark, about)
        for key in ("party", "of"):
            party = getattr(link, key)
            if party and party not in site.names.parties:
                mark = briefing.sidecar_places.mark((*place, key))
                yield _missing(UNKNOWN_PARTY, "party", party, site.names.parties, mark, about)


def _within(site: Site, briefing: Briefing, record: Evidence, at: Path) -> Iterator[Diagnostic]:
    """Check references to records of the same sidecar, and to shared events."""
    mark, about = briefing.sidecar_places.mark, str(at[1])
    sidecar = briefing.sidecar
    if isinstance(record, (Dated, Figure)) and record.claim and record.claim not in sidecar.claims:
        where = mark((*at, "claim"))
        yield _missing(UNKNOWN_RECORD, "claim", record.claim, sidecar.claims, where, about)
    if isinstance(record, Dated) and record.event and record.event not in site.names.events:
        where = mark((*at, "event"))
        yield _missing(UNKNOWN_EVENT, "event", record.event, site.names.events, where, about)
    for key in ("share_of", "change_from"):
        share = getattr(record, key, None)
        if share and (share.figure not in sidecar.figures or share.figure == about):
            where = mark((*at, key.replace("_", "-"), "figure"))
            others = [figure for figure in sidecar.figures if figure != about]
            yield _missing(UNKNOWN_RECORD, "other figure", share.figure, others, where, about)


def _related(site: Site, briefing: Briefing, claim: Claim, at: Path) -> Iterator[Diagnostic]:
    about = str(at[1])
    for kind in RELATIONS:
        for number, ref in enumerate(getattr(claim, kind)):
            mark = briefing.sidecar_places.mark((*at, kind, number))
            other = site.names.resolve(briefing, ref)
            if other is None or not isinstance(other.record, Claim):
                known = [*briefing.sidecar.claims, *_all_claims(site)]
                yield _missing(UNKNOWN_RECORD, "claim", ref, known, mark, about)
            elif other.briefing.front.draft and not briefing.front.draft:
                message = f"`{ref}` is in a draft"
                yield Diagnostic(DRAFT_CITED, message, mark, DRAFT_CITED.cure, about=about)


def _all_claims(site: Site) -> list[str]:
    return [f"{b.name}#{id_}" for b in site.library.briefings for id_ in b.sidecar.claims]
