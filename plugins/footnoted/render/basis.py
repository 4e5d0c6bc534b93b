"""One line that says what a briefing rests on: how many claims, how many sources, read or relayed.

Counts only; every number is reckoned from the records.
"""

from footnoted.index import Site, cited_of, chain_of
from footnoted.model import Evidence
from footnoted.render.environment import plural


def basis(site: Site, name: str) -> str:
    """Give the line: "7 claims · 3 dates · 5 sources (2 read by us, 3 relayed)"."""
    briefing = site.names.briefings[name]
    sidecar = briefing.sidecar
    parts = [
        plural(len(records), word)
        for records, word in (
            (sidecar.claims, "claim"),
            (sidecar.dates, "date"),
            (sidecar.figures, "figure"),
        )
        if records
    ]
    read, relayed = _sources(site, name)
    if read or relayed:
        parts.append(f"{plural(len(read | relayed), 'source')} ({_ways(len(read), len(relayed))})")
    return " · ".join(parts) or "No evidence recorded"


def _sources(site: Site, name: str) -> tuple[set[str], set[str]]:
    """Give the sources the briefing uses: those read by us, and those relayed by others."""
    briefing = site.names.briefings[name]
    used: set[str] = {use.note for use in site.readings[name].uses}
    ids = {id_ for id_ in site.names.sources if f"src-{id_}" in used}
    for target in site.names.records(briefing):
        if isinstance(target.record, Evidence):
            ids |= {c.source for c in cited_of(target.record, briefing.sidecar)}
            chain = chain_of(target.record, briefing.sidecar)
            ids |= {link.source for link in chain if link.source}
    known = ids & set(site.names.sources)
    relayed = {id_ for id_ in known if site.names.sources[id_].source.cited_in}
    return known - relayed, relayed


def _ways(read: int, relayed: int) -> str:
    if not relayed:
        return "read by us"
    return f"{read} read by us, {relayed} relayed" if read else "relayed"
