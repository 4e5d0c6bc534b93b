"""One line that says what a briefing rests on: how many claims, how many sources, read or relayed.

Counts only; every number is reckoned from the records.
"""

from footnoted.index import Site, reach
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
    known = reach(site.names, briefing, site.readings[name])
    read, relayed = len(known.read), len(known.relayed)
    if read or relayed:
        parts.append(f"{plural(read + relayed, 'source')} ({_ways(read, relayed)})")
    return " · ".join(parts) or "No evidence recorded"


def _ways(read: int, relayed: int) -> str:
    if not relayed:
        return "read by us"
    return f"{read} read by us, {relayed} relayed" if read else "relayed"
