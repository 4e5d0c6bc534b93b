"""What a briefing rests on, in numbers: a line for its head, a paragraph for its end.

Counts only; every number is reckoned from the records.
"""

from footnoted.index import Reach, Site, reach
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
    if known.all:
        parts.append(f"{plural(len(known.all), 'source')} ({_ways(known)})")
    return " · ".join(parts) or "No evidence recorded"


def _ways(known: Reach) -> str:
    ways = (
        (len(known.read), "read by us"),
        (len(known.relayed), "relayed"),
        (len(known.linked), "only linked"),
    )
    found = [(number, way) for number, way in ways if number]
    if len(found) == 1:
        return found[0][1]
    return ", ".join(f"{number} {way}" for number, way in found)


def archivable(source: Source) -> bool:
    """Tell whether an archive can be asked for a copy: it has an address, and we went there."""
    return bool(source.url) and not source.cited_in


def rests_on(site: Site, name: str) -> tuple[str, ...]:
    """Say in sentences how many sources a briefing rests on, of which kinds, and how we know them.

    Empty where it rests on none.
    """
    known = reach(site.names, site.names.briefings[name], site.readings[name])
    sources = [site.names.sources[id_].source for id_ in sorted(known.all)]
    if not sources:
        return ()
    kinds = counted(source.type for source in sources)
    return (
        f"This briefing rests on {plural(len(sources), 'source')}: {kinds}.",
        _reached(known),
        _kept(sources),
    )


def _reached(known: Reach) -> str:
    """Say how we know them; of what is only linked to, nobody said that it was read."""
    read, relayed, linked = len(known.read), len(known.relayed), len(known.linked)
    if linked == len(known.all):
        return f"The text only links to {'it' if linked == 1 else 'them'}."
    if read == len(known.all):
        return "We read it ourselves." if read == 1 else f"We read all {read} ourselves."
    if relayed == len(known.all):
        return f"We know {'it only' if relayed == 1 else 'all'} through others."
    ways = (
        (read, f"we read {read} ourselves"),
        (
            relayed,
            f"know {relayed} through others" if read else f"we know {relayed} through others",
        ),
        (linked, f"only link to {linked}" if read or relayed else ""),
    )
    said = [words for number, words in ways if number]
    return f"Of these {' and '.join([', '.join(said[:-1]), said[-1]])}."


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
