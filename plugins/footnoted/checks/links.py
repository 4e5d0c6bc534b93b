"""Chains that turn back on themselves or go on behind the link we read.

A chain runs from the origin of the words to the publication we read; whether each link
exists is checked with the other references.

chain.loop
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{source: courier}, {party: union}, {source: courier, read: true}]
    Good::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{party: union}, {source: courier, read: true}]

chain.read-not-last
    Bad::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{source: courier, read: true}, {party: master, how: told}]
    Good::
        claims:
          idle:
            quote: stood idle for a week
            attribution: [{party: master, how: told}, {source: courier, read: true}]

source.cited-in-loop
    Bad::
        sources:
          report: {type: report, title: Storm damage, cited-in: letter}
          letter: {type: personal_communication, title: To the union, cited-in: report}
        claims:
          idle: {quote: stood idle for a week, sources: [letter]}
    Good::
        sources:
          report: {type: report, title: Storm damage}
          letter: {type: personal_communication, title: To the union, cited-in: report}
        claims:
          idle: {quote: stood idle for a week, sources: [letter]}
"""

from collections.abc import Iterator, Mapping

from footnoted.checks.chains import chains
from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Site
from footnoted.index.names import KnownSource
from footnoted.model import Briefing, Link, Path

LOOP = Code(
    "chain.loop",
    Level.ERROR,
    "The same party or source stands twice in an attribution chain, so the words would have "
    "come back to somebody who had them already.",
    "Keep the link at which the words went on to us, and take the other out.",
)
READ_NOT_LAST = Code(
    "chain.read-not-last",
    Level.ERROR,
    "An attribution chain goes on behind the link that we read. Links stand in the order in "
    "which the words came to us, so nothing can follow.",
    "Put the origin of the words first and what we read last.",
)
CITED_IN_LOOP = Code(
    "source.cited-in-loop",
    Level.ERROR,
    "Sources are each known only through the next, and the last only through the first: nobody "
    "can have read any of them.",
    "Take `cited-in` out of the source that we did read.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the order of every chain that is built, and the ways to every source."""
    for briefing in site.built:
        for chain, at in chains(briefing):
            yield from _twice(briefing, chain, at)
            yield from _behind(briefing, chain, at)
    yield from _rounds(site)


def _twice(briefing: Briefing, chain: tuple[Link, ...], at: Path) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Mark] = {}
    for number, link in enumerate(chain):
        for key, name in (("party", link.party), ("source", link.source)):
            if name is None:
                continue
            mark = briefing.sidecar_places.mark((*at, number, key))
            if known := first.get((key, name)):
                message = f"The {key} `{name}` stands twice in this chain."
                yield Diagnostic(LOOP, message, mark, LOOP.cure, known, str(at[1]))
            first.setdefault((key, name), mark)


def _behind(briefing: Briefing, chain: tuple[Link, ...], at: Path) -> Iterator[Diagnostic]:
    read = [number for number, link in enumerate(chain) if link.read]
    if len(read) == 1 and read[0] < len(chain) - 1:
        place, after = briefing.sidecar_places, len(chain) - 1 - read[0]
        links = "a link" if after == 1 else f"{after} links"
        message = f"This chain goes on with {links} behind the one that we read."
        mark = place.mark((*at, read[0] + 1))
        there = place.mark((*at, read[0], "read"))
        yield Diagnostic(READ_NOT_LAST, message, mark, READ_NOT_LAST.cure, there, str(at[1]))


def _rounds(site: Site) -> Iterator[Diagnostic]:
    """Tell each round of sources once, at the first of them by id."""
    sources = site.names.sources
    told: set[str] = set()
    for id_ in sorted(sources):
        ring = _round(id_, sources)
        if ring and not told.intersection(ring):
            told.update(ring)
            way = ", ".join(f"`{each}` through `{sources[each].source.cited_in}`" for each in ring)
            message = f"Each is known only through another: {way}."
            mark = sources[id_].mark
            yield Diagnostic(CITED_IN_LOOP, message, mark, CITED_IN_LOOP.cure, about=id_)


def _round(start: str, sources: Mapping[str, KnownSource]) -> tuple[str, ...]:
    """Give the sources from one on by which it is known through itself; empty where it is not.

    A source that names itself is told with the other sources.
    """
    way = [start]
    while (known := sources.get(way[-1])) and (carrier := known.source.cited_in):
        if carrier == start:
            return tuple(way) if len(way) > 1 else ()
        if carrier in way:
            return ()
        way.append(carrier)
    return ()
