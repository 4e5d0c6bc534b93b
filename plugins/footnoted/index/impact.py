"""Everything that rests on one source: by itself, or because the source is how we know another.

Pure; whether the source is any good is not asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from footnoted.index.names import Names
from footnoted.index.rests import Rest, Way
from footnoted.model import SourceStatus

ORDER = tuple(Way)


@dataclass(frozen=True, slots=True)
class Impact:
    """What rests on one source."""

    source: str
    known_through: tuple[str, ...]
    """The sources that we know only through it, directly or not, by id."""
    rests: tuple[Rest, ...]
    """Each record, link and note once, by its most direct way; in the order of their places."""

    def is_direct(self, rest: Rest) -> bool:
        """Tell whether something names the source itself."""
        return rest.source == self.source and not rest.through


def impact(names: Names, source: str, found: Iterable[Rest]) -> Impact:
    """Give what rests on a source among everything that was found in some briefings."""
    through = known_through(names, source)
    among = {source, *through}
    return _impact(source, through, (rest for rest in found if rest.source in among))


def impacts(names: Names, found: Iterable[Rest]) -> dict[str, Impact]:
    """Give what rests on each source, in one go over everything that was found."""
    by_source: dict[str, list[Rest]] = {id_: [] for id_ in names.sources}
    below: dict[str, list[str]] = {}
    for id_ in names.sources:
        for carrier in carriers(names, id_):
            below.setdefault(carrier, []).append(id_)
    for rest in found:
        for id_ in (rest.source, *carriers(names, rest.source)):
            if id_ in by_source:
                by_source[id_].append(rest)
    return {
        id_: _impact(id_, tuple(sorted(below.get(id_, ()))), of) for id_, of in by_source.items()
    }


def carriers(names: Names, source: str) -> tuple[str, ...]:
    """Give the sources that one is known through, nearest first; a round ends where it closes."""
    way: list[str] = []
    known = names.sources.get(source)
    while known and (carrier := known.source.cited_in) and carrier not in (source, *way):
        way.append(carrier)
        known = names.sources.get(carrier)
    return tuple(way)


def known_through(names: Names, source: str) -> tuple[str, ...]:
    """Give the sources that are known only through one, directly or not, by id."""
    return tuple(id_ for id_ in sorted(names.sources) if source in carriers(names, id_))


def unsound(names: Names, found: Iterable[Rest]) -> dict[str, tuple[str, ...]]:
    """Give the corrected and withdrawn sources that each record rests on, by ``NAME#ID``."""
    status = {id_: known.source.status for id_, known in names.sources.items()}
    if not any(map(is_unsound, status.values())):
        return {}
    bad: dict[str, dict[str, None]] = {}
    for rest in found:
        if rest.target:
            for id_ in (rest.source, *carriers(names, rest.source)):
                if id_ in status and is_unsound(status[id_]):
                    bad.setdefault(rest.target.ref, {})[id_] = None
    return {ref: tuple(ids) for ref, ids in bad.items()}


def is_unsound(status: SourceStatus) -> bool:
    """Tell whether a source's own publisher no longer stands by it as we read it."""
    return status in (SourceStatus.CORRECTED, SourceStatus.RETRACTED)


def _impact(source: str, through: tuple[str, ...], found: Iterable[Rest]) -> Impact:
    nearest: dict[tuple[str, str], Rest] = {}
    for rest in sorted(found, key=lambda rest: (rest.source != source, ORDER.index(rest.way))):
        key = rest.target.element if rest.target else rest.fragment
        nearest.setdefault((rest.briefing.name, key), rest)
    return Impact(source, through, tuple(sorted(nearest.values(), key=_place)))


def _place(rest: Rest) -> tuple[object, ...]:
    return rest.mark, rest.fragment
