"""What rests on which source: every record, link and note, and the place that says so.

One briefing at a time, by what it says itself; what follows from that is reckoned in ``impact``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from footnoted.article import PlacedUse, Reading
from footnoted.diagnostics import Mark
from footnoted.index.backing import chain_of
from footnoted.index.citations import said
from footnoted.index.names import PARTS, Names, Target
from footnoted.model import Briefing, Claim, Evidence, Figure, Path


class Way(StrEnum):
    """How something rests on a source, the most direct way first."""

    CITES = "cites"
    """It cites the source itself."""
    LINK = "link"
    """The article links to it."""
    NOTE = "note"
    """The article has a note typed by hand."""
    CARRIED = "carried"
    """The source is a link of its chain: it carried the words of somebody else."""
    OUTCOME = "outcome"
    """What came of it rests on the source."""
    CLAIM = "claim"
    """A date or figure takes its evidence from a claim."""
    FIGURE = "figure"
    """A figure is reckoned from another one."""


@dataclass(frozen=True, slots=True)
class Rest:
    """One thing that rests on a source."""

    source: str
    """The source that is named, not what that one is known through."""
    briefing: Briefing
    way: Way
    sentence: str
    """The article's sentence, else what the record says."""
    target: Target | None = None
    """The claim, date or figure; none for a link or a note to a source."""
    through: str = ""
    """The id of the claim or figure that it rests on the source through."""
    at: Path = ()
    """Where the sidecar says so; empty for what the article says."""
    article: Mark | None = None
    """Where the article says so."""
    fragment: str = ""
    """The id of the element on the briefing's page."""

    @property
    def mark(self) -> Mark:
        """Give the place that says so."""
        return self.article or self.briefing.sidecar_places.mark(self.at)


def rests(names: Names, briefing: Briefing, reading: Reading) -> tuple[Rest, ...]:
    """Give everything of one briefing that rests on a source, records first."""
    sentences = {found.anchor.id: found.sentence for found in reading.found if found.sentence}
    found: list[Rest] = []
    for target in names.records(briefing):
        if isinstance(target.record, Evidence):
            bare = Rest("", briefing, Way.CITES, sentences.get(target.id) or said(target), target)
            bare = replace(bare, fragment=target.element)
            found += (replace(bare, **each) for each in _of_record(target, target.record))
    found += _of_article(names, briefing, reading)
    return tuple(found)


Parts = dict[str, Any]
"""The fields in which one rest differs from another of the same record."""


def _of_record(
    target: Target, record: Evidence, seen: frozenset[str] = frozenset()
) -> Iterator[Parts]:
    """Give what a record says itself, then what it takes from a claim or another figure."""
    at: Path = (PARTS[target.kind], target.id)
    yield from _said(target, record, at)
    claim_id = getattr(record, "claim", None) or ""
    if claim := target.briefing.sidecar.claims.get(claim_id):
        for each in _said(target, _lent(claim, record), at):
            yield {**each, "way": Way.CLAIM, "through": claim_id, "at": (*at, "claim")}
    if isinstance(record, Figure):
        yield from _of_base(target, record, at, seen | {target.id})


def _lent(claim: Claim, record: Evidence) -> Claim:
    """Give a claim without what a record that shares its evidence says itself."""
    empty = {"attribution": None, "sources": (), "outcome": None}
    own = {field: value for field, value in empty.items() if field in record.model_fields_set}
    return claim.model_copy(update=own)


def _said(target: Target, record: Evidence, at: Path) -> Iterator[Parts]:
    named = isinstance(record.attribution, str)
    chain = chain_of(record, target.briefing.sidecar) if record.attribution is not None else ()
    for number, link in enumerate(chain):
        if link.source:
            place = (*at, "attribution", *(() if named else (number, "source")))
            way = Way.CARRIED if number else Way.CITES
            yield {"source": link.source, "way": way, "at": place}
    for number, use in enumerate(record.sources):
        yield {"source": use.id, "at": (*at, "sources", number)}
    for number, use in enumerate(record.outcome.sources if record.outcome else ()):
        place = (*at, "outcome", "sources", number)
        yield {"source": use.id, "way": Way.OUTCOME, "at": place}


def _of_base(target: Target, figure: Figure, at: Path, seen: frozenset[str]) -> Iterator[Parts]:
    """Give what the figure rests on that this one is a share of, or a change from."""
    for key in ("share_of", "change_from"):
        share = getattr(figure, key)
        base = target.briefing.sidecar.figures.get(share.figure) if share else None
        if base is None or share.figure in seen:
            continue
        whole = Target(target.briefing, "figure", share.figure, base)
        place = (*at, key.replace("_", "-"), "figure")
        for each in _of_record(whole, base, seen):
            yield {**each, "way": Way.FIGURE, "through": share.figure, "at": place}


def _of_article(names: Names, briefing: Briefing, reading: Reading) -> Iterator[Rest]:
    """Give the links and typed notes of an article, each with its place."""
    places = _Typed(briefing)
    for use in reading.uses:
        if use.kind not in ("link", "note"):
            continue
        source = use.note.removeprefix("src-").partition("--via-")[0]
        target = names.resolve(briefing, use.record) if use.record else None
        yield Rest(
            source,
            briefing,
            Way.LINK if use.kind == "link" else Way.NOTE,
            use.sentence,
            through=target.id if target else "",
            article=places.of(use),
            fragment=use.ref_id,
        )


class _Typed:
    """The places of an article's links and notes, each given once, in the order of the text."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._behind: dict[str, int] = {}

    def of(self, use: PlacedUse) -> Mark:
        """Give the place of the next use of this kind; only the file where it is not found."""
        typed = f"[^{use.record}]" if use.kind == "note" else use.href
        body = self._briefing.body
        if typed not in body:
            typed = typed.replace("&", "&amp;")
        found = body.find(typed, self._behind.get(typed, 0)) if typed else -1
        if found < 0:
            return Mark(self._briefing.path)
        self._behind[typed] = found + len(typed)
        line = body.count("\n", 0, found)
        column = found - body.rfind("\n", 0, found)
        return Mark(self._briefing.path, self._briefing.body_line + line, column)
