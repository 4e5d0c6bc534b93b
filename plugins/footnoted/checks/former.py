"""Former ids that are still, or again, somebody's id.

Whether anyone links to a former id is not asked.

id.formerly-taken
    Bad::
        claims:
          idle: {quote: stood idle for a week, formerly: [damage]}
          damage: {quote: A storm had damaged the crane}
    Good::
        claims:
          idle: {quote: stood idle for a week, formerly: [crane-idle]}
          damage: {quote: A storm had damaged the crane}
"""

from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Level
from footnoted.index import Site
from footnoted.index.names import KINDS
from footnoted.model import Briefing

TAKEN = Code(
    "id.formerly-taken",
    Level.ERROR,
    "A record's former id is the id, or a former id, of another record: its address is not free.",
    "Take it out of `formerly`, or rename the other record.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the former ids of every briefing that is built."""
    for briefing in site.built:
        for part in KINDS:
            yield from _part(briefing, part)


def _part(briefing: Briefing, part: str) -> Iterator[Diagnostic]:
    records = getattr(briefing.sidecar, part)
    place = briefing.sidecar_places
    taken = {id_: place.key_mark((part, id_)) for id_ in records}
    for id_, record in records.items():
        for number, former in enumerate(record.formerly):
            mark = place.mark((part, id_, "formerly", number))
            if former in taken:
                message = f"The former id `{former}` of `{id_}` is taken."
                yield Diagnostic(TAKEN, message, mark, TAKEN.cure, taken[former], id_)
            taken.setdefault(former, mark)
