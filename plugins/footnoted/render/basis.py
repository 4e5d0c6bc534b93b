"""What a briefing rests on, in numbers: a line for its head, a paragraph for its end.

Counts only; every number is reckoned from the records.
"""

from footnoted.index import Site, reach
from footnoted.model import Source
from footnoted.render.environment import plural
from footnoted.render.families import counted


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


def archivable(source: Source) -> bool:
    """Tell whether an archive can be asked for a copy: it has an address, and we went there."""
    return bool(source.url) and not source.cited_in


def rests_on(site: Site, name: str) -> tuple[str, ...]:
    """Say in sentences how many sources a briefing rests on, of which kinds, and how we know them.

    Empty where it rests on none.
    """
    known = reach(site.names, site.names.briefings[name], site.readings[name])
    ids = sorted(known.read | known.relayed)
    sources = [site.names.sources[id_].source for id_ in ids]
    if not sources:
        return ()
    kinds = counted(source.type for source in sources)
    return (
        f"This briefing rests on {plural(len(sources), 'source')}: {kinds}.",
        _reached(len(known.read), len(known.relayed)),
        _kept(sources),
    )


def _reached(read: int, relayed: int) -> str:
    if not relayed:
        return "We read it ourselves." if read == 1 else f"We read all {read} ourselves."
    if not read:
        return "We know it only through others." if relayed == 1 else "We know all through others."
    others = "the other one" if relayed == 1 else f"the other {relayed}"
    return f"We read {read} of them ourselves and know {others} through others."


def _kept(sources: list[Source]) -> str:
    """Say how many of those that an archive can be asked for are kept there."""
    asked = [source for source in sources if archivable(source) or source.archived]
    kept = sum(bool(source.archived) for source in asked)
    if not asked:
        which = "It has no" if len(sources) == 1 else "None of them has an"
        return f"{which} address of which an archive could keep a copy."
    if len(asked) == 1:
        return f"The one with a web address has {'an' if kept else 'no'} archived copy."
    number = {0: "none", len(asked): "all"}.get(kept, str(kept))
    verb = "has" if kept == 1 else "have"
    copies = "an archived copy" if kept <= 1 else "archived copies"
    return f"Of the {len(asked)} with a web address, {number} {verb} {copies}."
