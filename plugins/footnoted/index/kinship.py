"""How briefings hang together: what each carries on, shares, answers and links to.

Each relation is known from both ends.
"""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any
from urllib.parse import unquote

from footnoted.article import Link, Reading
from footnoted.index.chronology import Event
from footnoted.index.citations import Citation
from footnoted.index.names import Names, Target
from footnoted.model import Briefing, Claim

RELATIONS = ("contradicts", "supports", "supersedes")
COMMONPLACE = 40
"""A source or event that more briefings than this share says nothing of any two of them."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One claim's relation to another."""

    kind: str
    """contradicts, supports or supersedes."""
    claim: Target
    other: Target


@dataclass(frozen=True, slots=True)
class Kin:
    """What one briefing has to do with one other."""

    other: Briefing
    continues: bool = False
    """This one carries on the other."""
    continued: bool = False
    """The other carries on this one."""
    links_to: bool = False
    linked_from: bool = False
    sources: tuple[str, ...] = ()
    """Ids of the sources both use."""
    events: tuple[Event, ...] = ()
    """Events both speak of."""
    relations: tuple[Relation, ...] = ()
    """Relations between their claims, whichever side wrote them."""

    @property
    def said(self) -> bool:
        """Tell whether somebody wrote that the two belong together, and not only what they use."""
        return bool(
            self.continues
            or self.continued
            or self.links_to
            or self.linked_from
            or self.relations
            or self.events
        )

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """Order relatives: succession first, then claims, events, sources and links."""
        return (
            int(self.continues or self.continued),
            len(self.relations),
            len(self.events),
            len(self.sources) + int(self.links_to) + int(self.linked_from),
        )


def relations(names: Names, briefings: Iterable[Briefing]) -> tuple[Relation, ...]:
    """Collect the relations between claims of these briefings."""
    found = []
    among = tuple(briefings)
    known = {briefing.name for briefing in among}
    for briefing in among:
        for id_, claim in briefing.sidecar.claims.items():
            here = Target(briefing, "claim", id_, claim)
            for kind in RELATIONS:
                for ref in getattr(claim, kind):
                    other = names.resolve(briefing, ref)
                    if other and isinstance(other.record, Claim) and other.briefing.name in known:
                        found.append(Relation(kind, here, other))
    return tuple(found)


def by_claim(found: Iterable[Relation]) -> dict[str, tuple[Relation, ...]]:
    """Give the relations of each claim, by ``NAME#ID``, whichever side wrote them."""
    ends: dict[str, list[Relation]] = {}
    for relation in found:
        for ref in dict.fromkeys((relation.claim.ref, relation.other.ref)):
            ends.setdefault(ref, []).append(relation)
    return {ref: tuple(of_claim) for ref, of_claim in ends.items()}


@dataclass(frozen=True, slots=True)
class Ties:
    """Everything that kinship is reckoned from."""

    names: Names
    briefings: tuple[Briefing, ...]
    citations: Mapping[str, tuple[Citation, ...]]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    links: frozenset[tuple[str, str]]
    """Pairs of names: the first links to the second."""


def kinship(ties: Ties) -> dict[str, tuple[Kin, ...]]:
    """Give each briefing its relatives, nearest first.

    Works from what is shared to the pairs that share it: comparing every pair
    would take a library of 1,000 briefings a million comparisons.
    """
    published = {briefing.name for briefing in ties.briefings}
    family: dict[str, dict[str, Kin]] = {name: {} for name in published}
    for one, other, change in _ties(ties):
        if one in published and other in published and one != other:
            known = family[one].get(other) or Kin(ties.names.briefings[other])
            family[one][other] = change(known)
    return {name: tuple(sorted(family[name].values(), key=_nearest_first)) for name in published}


def _nearest_first(kin: Kin) -> tuple[tuple[int, ...], str]:
    return tuple(-weight for weight in kin.weight), kin.other.name


def _ties(ties: Ties) -> Iterator[tuple[str, str, Callable[[Kin], Kin]]]:
    """Give each tie as: whose, to whom, and what it adds."""
    for briefing in ties.briefings:
        if earlier := briefing.front.continues:
            yield briefing.name, earlier, lambda kin: replace(kin, continues=True)
            yield earlier, briefing.name, lambda kin: replace(kin, continued=True)
    for one, other in sorted(ties.links):
        yield one, other, lambda kin: replace(kin, links_to=True)
        yield other, one, lambda kin: replace(kin, linked_from=True)
    for relation in ties.relations:
        pair = (relation.claim.briefing.name, relation.other.briefing.name)
        for one, other in (pair, pair[::-1]):
            yield one, other, _adding("relations", relation)
    yield from _shared(
        "sources", ((i, {u.briefing.name for u in us}) for i, us in ties.citations.items())
    )
    yield from _shared(
        "events", ((e, {t.target.briefing.name for t in e.tellings}) for e in ties.events)
    )


def _shared(
    field: str, holders: Iterable[tuple[object, set[str]]]
) -> Iterator[tuple[str, str, Callable[[Kin], Kin]]]:
    for thing, names in holders:
        if len(names) <= COMMONPLACE:
            for one, other in permutations(sorted(names), 2):
                yield one, other, _adding(field, thing)


def _adding(field: str, thing: object) -> Callable[[Kin], Kin]:
    def add(kin: Kin) -> Kin:
        more: Any = {field: (*getattr(kin, field), thing)}
        return replace(kin, **more)

    return add


def article_links(
    readings: Mapping[str, Reading], briefings: tuple[Briefing, ...]
) -> frozenset[tuple[str, str]]:
    """Find which articles link to which, by the paths their writers typed."""
    by_path = {briefing.path: briefing.name for briefing in briefings}
    return frozenset(
        (briefing.name, name)
        for briefing in briefings
        for _link, name in linked(readings[briefing.name], briefing, by_path)
    )


def linked(
    reading: Reading, briefing: Briefing, by_path: Mapping[str, str]
) -> Iterator[tuple[Link, str]]:
    """Give the links of an article to other articles, with their names."""
    for link in reading.links:
        typed = unquote(link.href.partition("#")[0])
        path = posixpath.normpath(posixpath.join(briefing.folder, typed))
        name = by_path.get(path) if typed else None
        if name and name != briefing.name:
            yield link, name
