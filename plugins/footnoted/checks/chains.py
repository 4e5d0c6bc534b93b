"""Attribution chains: exactly one link is the one we read ourselves.

Whether the links exist is checked with the other references.

chain.none-read
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{party: master, how: told}, {source: courier}]
    Good::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{party: master, how: told}, {source: courier, read: true}]

chain.two-read
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{source: harbor-log, read: true}, {source: courier, read: true}]
    Good::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{source: harbor-log}, {source: courier, read: true}]

chain.read-and-cited-in
    Both::
        sources:
          report: {type: report, title: Storm damage, cited-in: courier}
    Bad, quay.yml::
        claims:
          damage:
            says: The storm broke the crane's brake.
            attribution: [{source: report, read: true}]
    Good, quay.yml::
        claims:
          damage:
            says: The storm broke the crane's brake.
            attribution: [{source: report}, {source: courier, read: true}]
    Both, quay.md::
        ---
        title: The quay is cleared
        date: 2024-05-13
        ---
"""

from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Level
from footnoted.index import Site
from footnoted.model import Briefing, Link, Path

NONE_READ = Code(
    "chain.none-read",
    Level.ERROR,
    "No link of an attribution chain is marked as read, so nobody knows where we have it from.",
    "Mark the publication (or person) we had it from ourselves with `read: true`.",
)
TWO_READ = Code(
    "chain.two-read",
    Level.ERROR,
    "More than one link of an attribution chain is marked as read.",
    "Keep `read: true` at one link; cite the other publication under `sources:`.",
)
READ_AND_CITED = Code(
    "chain.read-and-cited-in",
    Level.ERROR,
    "A chain says that we read a source, but its record says that we know it only through another.",
    "Take out `cited-in` if we read it; else mark the publication we did read.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check every chain of every briefing that is built."""
    for briefing in site.built:
        for chain, at in chains(briefing):
            yield from _judge(site, briefing, chain, at)


def chains(briefing: Briefing) -> Iterator[tuple[tuple[Link, ...], Path]]:
    """Give every chain of a sidecar, named or written at its record, with its place."""
    for id_, chain in briefing.sidecar.chains.items():
        yield chain, ("chains", id_)
    for part in ("claims", "dates", "figures"):
        for id_, record in getattr(briefing.sidecar, part).items():
            if isinstance(record.attribution, tuple):
                yield record.attribution, (part, id_, "attribution")


def _judge(
    site: Site, briefing: Briefing, chain: tuple[Link, ...], at: Path
) -> Iterator[Diagnostic]:
    place, about = briefing.sidecar_places, str(at[1])
    read = [number for number, link in enumerate(chain) if link.read]
    if not read:
        yield Diagnostic(
            NONE_READ,
            "No link of this chain is marked as read.",
            place.key_mark(at),
            NONE_READ.cure,
            about=about,
        )
    elif len(read) > 1:
        mark, first = (place.mark((*at, n, "read")) for n in (read[1], read[0]))
        message = f"{len(read)} links of this chain are marked as read."
        yield Diagnostic(TWO_READ, message, mark, TWO_READ.cure, first, about)
    for number in read:
        source = chain[number].source
        known = site.names.sources.get(source or "")
        if known and known.source.cited_in:
            way = f"is known only through `{known.source.cited_in}`"
            message = f"`{source}` is marked as read, but {way}."
            mark = place.mark((*at, number, "read"))
            yield Diagnostic(READ_AND_CITED, message, mark, READ_AND_CITED.cure, known.mark, about)
