"""What has become of records; how briefings are related."""

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, permutations
from math import sqrt
from typing import Any
from urllib.parse import unquote

from footnoted.article.plan import Link, Reading
from footnoted.diagnostics.problem import Mark
from footnoted.library.evidence import (
    Citation,
    chain_of,
    evidence_of,
    words_of,
)
from footnoted.library.names import SECTIONS, Names, RecordRef
from footnoted.library.time import Event, Prospect, ProspectState
from footnoted.records.evidence import Claim, Evidence
from footnoted.records.library import Briefing, Path
from footnoted.records.vocabulary import Result, Status

# -------------------------------------------------------------------------------------------------
# How briefings are related: what each continues, shares, answers and links to.
#
# Each relation is known from both ends.

RELATIONS = ("contradicts", "supports", "supersedes")
COMMONPLACE = 40
"""A source or event in more briefings than this relates none of them."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One claim's relation to another."""

    kind: str
    """contradicts, supports or supersedes."""
    claim: RecordRef
    other: RecordRef


@dataclass(frozen=True, slots=True)
class Kin:
    """How one briefing is related to another."""

    other: Briefing
    continues: bool = False
    """This one continues the other."""
    continued: bool = False
    """The other continues this one."""
    links_to: bool = False
    linked_from: bool = False
    sources: tuple[str, ...] = ()
    """Ids of the sources that both use."""
    events: tuple[Event, ...] = ()
    """Events that both mention."""
    relations: tuple[Relation, ...] = ()
    """Relations between their claims, whichever side wrote them."""

    @property
    def said(self) -> bool:
        """Return whether somebody wrote that the two are related, rather than only sources or
        events.
        """
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
        """Return the weight of a relation: first continuation, then claims, events, sources and
        links.
        """
        return (
            int(self.continues or self.continued),
            len(self.relations),
            len(self.events),
            len(self.sources) + int(self.links_to) + int(self.linked_from),
        )


def relations(names: Names, briefings: Iterable[Briefing]) -> tuple[Relation, ...]:
    """Return the relations between claims of these briefings."""
    found = []
    among = tuple(briefings)
    known = {briefing.name for briefing in among}
    for briefing in among:
        for id_, claim in briefing.sidecar.claims.items():
            here = RecordRef(briefing, "claim", id_, claim)
            for kind in RELATIONS:
                for ref in getattr(claim, kind):
                    other = names.resolve(briefing, ref)
                    if other and isinstance(other.record, Claim) and other.briefing.name in known:
                        found.append(Relation(kind, here, other))
    return tuple(found)


def by_claim(found: Iterable[Relation]) -> dict[str, tuple[Relation, ...]]:
    """Return the relations of each claim, by ``NAME#ID``, whichever side wrote them."""
    ends: dict[str, list[Relation]] = {}
    for relation in found:
        for ref in dict.fromkeys((relation.claim.ref, relation.other.ref)):
            ends.setdefault(ref, []).append(relation)
    return {ref: tuple(of_claim) for ref, of_claim in ends.items()}


@dataclass(frozen=True, slots=True)
class Ties:
    """Everything from which kinship is calculated."""

    names: Names
    briefings: tuple[Briefing, ...]
    citations: Mapping[str, tuple[Citation, ...]]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    links: frozenset[tuple[str, str]]
    """Pairs of names: the first links to the second."""


RELATIVES = 8
"""How many of a briefing's relatives that only use the same sources are listed."""


def kinship(ties: Ties) -> dict[str, tuple[Kin, ...]]:
    """Return the relatives of each briefing, nearest first.

    It goes from what is shared to the pairs that share it: comparing every pair of 1,000 briefings
    would take a million comparisons.
    """
    published = {briefing.name for briefing in ties.briefings}
    family: dict[str, dict[str, Kin]] = {name: {} for name in published}
    for one, other, change in _ties(ties):
        if one in published and other in published and one != other:
            known = family[one].get(other) or Kin(ties.names.briefings[other])
            family[one][other] = change(known)
    return {name: _listed(sorted(family[name].values(), key=_nearest_first)) for name in published}


def _listed(kin: list[Kin]) -> tuple[Kin, ...]:
    return tuple(each for place, each in enumerate(kin) if each.said or place < RELATIVES)


def _nearest_first(kin: Kin) -> tuple[tuple[int, ...], str]:
    return tuple(-weight for weight in kin.weight), kin.other.name


def _ties(ties: Ties) -> Iterator[tuple[str, str, Callable[[Kin], Kin]]]:
    """Yield each relation as: of whom, to whom, and what it adds."""
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
    """Return which articles link to which, by the paths their writers typed."""
    by_path = {briefing.path: briefing.name for briefing in briefings}
    return frozenset(
        (briefing.name, name)
        for briefing in briefings
        for _link, name in linked_articles(readings[briefing.name], briefing, by_path)
    )


def linked_articles(
    reading: Reading, briefing: Briefing, by_path: Mapping[str, str]
) -> Iterator[tuple[Link, str]]:
    """Yield the links of an article to other articles, with their names."""
    for link in reading.links:
        typed = unquote(link.href.partition("#")[0])
        path = posixpath.normpath(posixpath.join(briefing.folder, typed))
        name = by_path.get(path) if typed else None
        if name and name != briefing.name:
            yield link, name


# -------------------------------------------------------------------------------------------------
# What depends on a source indirectly: a claim through a claim, an article through an article.
#
# Each step is something that somebody wrote. Whether the one is still true without the other is not
# decided.

LEANS = ("supports", "claim", "share-of", "change-from", "links", "continues")
"""How one thing can depend on another."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """One thing that depends on another, and the place that says so."""

    what: str
    """``NAME#ID`` of a record, or the name of a briefing."""
    on: str
    way: str
    """One of ``LEANS``."""
    briefing: Briefing
    """The briefing that depends on the other."""
    mark: Mark
    sentence: str
    target: RecordRef | None = None
    """The record that depends on the other; None if it is an article."""
    step: int = 2
    """2 if the other depends on the source itself, one more for each thing between."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What is needed to know what depends on what."""

    names: Names
    briefings: tuple[Briefing, ...]
    relations: tuple[Relation, ...]
    readings: Mapping[str, Reading]


def leanings(linked: Linked) -> dict[str, tuple[Leaning, ...]]:
    """Return what depends on each record and each briefing, by ``NAME#ID`` or name."""
    found: dict[str, list[Leaning]] = {}
    by_path = {briefing.path: briefing.name for briefing in linked.briefings}
    for each in chain(
        _supported(linked.relations),
        *(_of_records(linked.names, briefing) for briefing in linked.briefings),
        *(_of_articles(linked, briefing, by_path) for briefing in linked.briefings),
    ):
        found.setdefault(each.on, []).append(each)
    return {on: tuple(those) for on, those in found.items()}


def _supported(found: Iterable[Relation]) -> Iterator[Leaning]:
    """Yield the claims that others support; the other one says so."""
    for relation in found:
        if relation.kind == "supports":
            claim, other = relation.claim, relation.other
            mark = claim.briefing.sidecar_places.mark(("claims", claim.id, "supports"))
            words = words_of(other)
            yield Leaning(other.ref, claim.ref, "supports", other.briefing, mark, words, other)


def _of_records(names: Names, briefing: Briefing) -> Iterator[Leaning]:
    """Yield the dates and figures that name a claim or another figure."""
    for target in names.records(briefing):
        section = SECTIONS[target.kind]
        record = target.record
        bases: dict[str, tuple[str | None, Path]] = {
            "claim": (getattr(record, "claim", None), ("claim",))
        }
        for key in ("share-of", "change-from"):
            share = getattr(record, key.replace("-", "_"), None)
            bases[key] = (share.figure if share else None, (key, "figure"))
        for way, (id_, at) in bases.items():
            if id_:
                mark = briefing.sidecar_places.mark((section, target.id, *at))
                on = f"{briefing.name}#{id_}"
                yield Leaning(target.ref, on, way, briefing, mark, words_of(target), target)


def _of_articles(
    linked: Linked, briefing: Briefing, by_path: Mapping[str, str]
) -> Iterator[Leaning]:
    """Yield what the article links to, and the briefing that it continues."""
    title = briefing.front.title
    for link, name in linked_articles(linked.readings[briefing.name], briefing, by_path):
        fragment = link.href.partition("#")[2]
        there = linked.names.records(linked.names.briefings[name]) if fragment else ()
        on = next((target.ref for target in there if target.element == fragment), name)
        mark = briefing.in_body(link.line, link.column)
        yield Leaning(briefing.name, on, "links", briefing, mark, link.text or title)
    if earlier := briefing.front.continues:
        mark = briefing.front_places.mark(("continues",))
        yield Leaning(briefing.name, earlier, "continues", briefing, mark, title)


def second_hand(
    begun: Iterable[str], lean: Mapping[str, tuple[Leaning, ...]]
) -> tuple[Leaning, ...]:
    """Return what depends on a source indirectly, nearest first; circles end.

    ``begun`` names what depends on the source itself: records by ``NAME#ID``, articles by name.
    Each thing is there once, by its shortest way.
    """
    # An article that links to a page depends on all that it says.
    first = list(begun)
    seen = dict.fromkeys((*first, *(ref.partition("#")[0] for ref in first)))
    found: list[Leaning] = []
    edge, step = list(seen), 2
    while edge:
        following = []
        for each in (leaning for on in edge for leaning in lean.get(on, ())):
            if each.what not in seen:
                seen[each.what] = None
                following.append(each.what)
                found.append(replace(each, step=step))
                page = each.what.partition("#")[0]
                if page not in seen:
                    seen[page] = None
                    following.append(page)
        edge, step = following, step + 1
    return tuple(found)


def second_hand_at_risk(
    at_risk: Mapping[str, tuple[str, ...]], linked: Linked
) -> dict[str, tuple[str, ...]]:
    """Return the corrected and withdrawn sources that records have indirectly, by ref.

    ``at_risk`` has those that they have directly.
    """
    begun: dict[str, list[str]] = {}
    for ref, ids in at_risk.items():
        for id_ in ids:
            begun.setdefault(id_, []).append(ref)
    every = leanings(linked) if begun else {}
    records = {on: tuple(x for x in those if x.target) for on, those in every.items()}
    found: dict[str, list[str]] = {}
    for id_ in sorted(begun):
        for leaning in second_hand(begun[id_], records):
            found.setdefault(leaning.what, []).append(id_)
    return {ref: tuple(ids) for ref, ids in found.items()}


# -------------------------------------------------------------------------------------------------
# What has become of a record since: its status, its successor, its evidence.
#
# Records and relations say it; nothing is judged here.

OVER = (Status.REFUTED, Status.SUPERSEDED, Status.WITHDRAWN)
"""Statuses of what no longer applies."""
Related = Mapping[str, tuple[Relation, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What readers must know before they rely on a record."""

    status: Status
    """Its own status, or that of the claim whose evidence it has; ``superseded`` also if only the
    later claim says so.
    """
    replaced_by: tuple[RecordRef, ...] = ()
    """The claims that replace it."""
    contradicted_by: tuple[RecordRef, ...] = ()
    """The claims that cannot be true together with it, whichever side says so."""
    unsound: tuple[str, ...] = ()
    """Ids of its sources that their publishers corrected or withdrew."""
    second_hand: tuple[str, ...] = ()
    """Ids of such sources that it has only through other records or articles."""

    @property
    def over(self) -> bool:
        """Return whether it no longer applies."""
        return self.status in OVER


def find_standing(
    target: RecordRef,
    related: Related,
    unsound: Mapping[str, tuple[str, ...]],
    far: Mapping[str, tuple[str, ...]],
) -> Standing:
    """Return what has become of a claim, date or figure; a picture has no status."""
    record = target.record
    if not isinstance(record, Evidence):
        return Standing(Status.REPORTED)
    status = evidence_of(record, target.briefing.sidecar).status
    name = target.briefing.name
    claim = target.id if target.kind == "claim" else getattr(record, "claim", None)
    relations = related.get(f"{name}#{claim}", ()) if claim else ()
    ref = f"{name}#{claim}"
    later = tuple(r.claim for r in relations if r.kind == "supersedes" and r.other.ref == ref)
    against = tuple(
        r.other if r.claim.ref == ref else r.claim for r in relations if r.kind == "contradicts"
    )
    if later and status is Status.REPORTED:
        status = Status.SUPERSEDED
    once = {other.ref: other for other in against}
    ids = unsound.get(target.ref, ())
    further = tuple(id_ for id_ in far.get(target.ref, ()) if id_ not in ids)
    return Standing(status, later, tuple(once.values()), ids, further)


# -------------------------------------------------------------------------------------------------
# How often each party's forecasts came true, if there are enough to mean something.
#
# What is recorded is counted; readers judge what a low or high share says.

Z = 1.959964
"""The normal quantile of a two-sided interval of 95 %."""
WIDEST = 0.5
"""A score is only given if its 95 % interval is narrower than half of the scale: twelve forecasts
of which half came true, or seven that all did.
"""


@dataclass(frozen=True, slots=True)
class Score:
    """The forecasts of one party that have an outcome."""

    party: str
    """Its id in the register."""
    happened: int
    partly: int
    failed: int
    unknown: int
    """Recorded as "outcome not known"; not counted in the share."""
    open: int
    """Without an outcome so far; not counted in the share."""

    @property
    def settled(self) -> int:
        """Return the number of forecasts whose outcome is known."""
        return self.happened + self.partly + self.failed

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval of the share that came true in full, each end from 0 to 1.

        The method is Wilson's (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927), which is right for
        small numbers.
        """
        n, share = self.settled, self.happened / self.settled
        middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)

    @property
    def is_enough(self) -> bool:
        """Return whether the number says more than chance would."""
        if not self.settled:
            return False
        low, high = self.interval
        return high - low < WIDEST


def scores(prospects: Iterable[Prospect]) -> tuple[Score, ...]:
    """Return the scores with enough forecasts, by party; a forecast counts for its origin."""
    counted: dict[str, Counter[str]] = {}
    for prospect in prospects:
        party = _origin(prospect)
        if prospect.is_forecast and party and prospect.state is not ProspectState.CALLED_OFF:
            counted.setdefault(party, Counter())[_result(prospect)] += 1
    every = (_score(party, counts) for party, counts in sorted(counted.items()))
    return tuple(score for score in every if score.is_enough)


def _score(party: str, counts: Counter[str]) -> Score:
    happened, partly, failed = (counts[r] for r in list(Result) if r is not Result.UNKNOWN)
    return Score(party, happened, partly, failed, counts[Result.UNKNOWN], counts[""])


def _result(prospect: Prospect) -> str:
    """Return the outcome; an event that a briefing dates as happened has happened."""
    if prospect.outcome:
        return prospect.outcome.result.value
    return Result.HAPPENED.value if prospect.known else ""


def _origin(prospect: Prospect) -> str:
    """Return the party that said it first; empty if it is only described."""
    record = prospect.target.record
    if not isinstance(record, Evidence):
        return ""
    chain = chain_of(record, prospect.target.briefing.sidecar)
    return (chain[0].party or "") if chain else ""
