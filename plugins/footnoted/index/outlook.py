"""What is to come: every forecast and every planned day, and what has become of each.

The only clock is the day the site speaks from. Judges no outcome; takes what records say.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import overload

from footnoted.dates import Edtf
from footnoted.index.backing import evidence_of
from footnoted.index.chronology import Event, Telling, order
from footnoted.index.names import Names, Target
from footnoted.model import Briefing, Claim, ClaimKind, DateKind, Due, Evidence, Figure, Outcome

AHEAD = (DateKind.PLANNED, DateKind.DEADLINE)
"""Kinds of dates that are said beforehand."""


class State(StrEnum):
    """How a prospect stands on the day the site speaks from."""

    OVERDUE = "overdue"
    """Its last possible day has passed, and nobody has recorded what came of it."""
    DUE = "due"
    """That day is one of its possible days."""
    COMING = "coming"
    """Its first possible day is still to come."""
    UNDATED = "undated"
    """Nobody has named a day."""
    CALLED_OFF = "called-off"
    """Its origin has taken it back, or it has been replaced or refuted, before it was due."""
    SETTLED = "settled"
    """What came of it is recorded."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """Something said to come, by one record or by several of one event."""

    target: Target
    """The record that leads: the newest briefing's."""
    due: Edtf | None
    """When it will have shown itself, reckoned where it is reckoned."""
    typed: Edtf | Due | None
    """The same as the record says it, for both parts of a reckoned day."""
    state: State = State.UNDATED
    days: int = 0
    """Days since its last possible day where it is overdue; days until its first where it is
    coming; else 0."""
    outcome: Outcome | None = None
    known: Target | None = None
    """The record that tells the outcome: one that says it, or a date that says it happened."""
    event: Event | None = None
    """The timeline's entry, where it has one."""
    tellings: tuple[Target, ...] = ()
    """Every record that says it, the leading one first."""

    @property
    def is_forecast(self) -> bool:
        """Tell whether somebody forecast it, so that it says something about who did."""
        return any(getattr(t.record, "kind", None) is ClaimKind.FORECAST for t in self.tellings)

    @property
    def title(self) -> str:
        """Give the words it is known by."""
        if self.event:
            return self.event.title
        record = self.target.record
        return record.words if isinstance(record, Claim) else str(getattr(record, "of", ""))


Stands = Mapping[str, bool]
"""Whether a record no longer stands, by ``NAME#ID``."""


def outlook(
    names: Names,
    briefings: Iterable[Briefing],
    events: Iterable[Event],
    over: Stands,
    as_of: dt.date | None,
) -> tuple[Prospect, ...]:
    """Give what is to come, by its day; without a day last.

    ``briefings`` are published and come newest first; ``over`` names what no longer stands.
    A claim whose day a planned date of its own briefing tells is one prospect with it.
    """
    dated = tuple(_event(event) for event in events if _ahead(event))
    told = {t.ref for prospect in dated for t in prospect.tellings}
    said = (
        _record(target)
        for briefing in briefings
        for target in names.records(briefing)
        if target.ref not in told and _is_said(target)
    )
    settled = (_settled(prospect, over, as_of) for prospect in (*dated, *said))
    return tuple(sorted(settled, key=_order))


def _ahead(event: Event) -> bool:
    return any(telling.dated.kind in AHEAD for telling in event.tellings)


def _event(event: Event) -> Prospect:
    """Make a prospect of an event, with the claims that its dates share."""
    ahead = [telling for telling in event.tellings if telling.dated.kind in AHEAD]
    targets = [t for telling in ahead for t in (telling.target, *_shared(telling))]
    done = next((t for t in event.tellings if t.dated.kind is DateKind.EVENT), None)
    outcome, known = _outcome(targets)
    return Prospect(
        ahead[0].target,
        event.date if done is None else ahead[0].dated.date,
        ahead[0].dated.date,
        outcome=outcome,
        known=known or (done.target if done else None),
        event=event,
        tellings=tuple(targets),
    )


def _shared(telling: Telling) -> Iterator[Target]:
    """Give the claim that a date takes its evidence from, where both tell the same day."""
    briefing, id_ = telling.target.briefing, telling.dated.claim or ""
    claim = briefing.sidecar.claims.get(id_)
    if claim is None or claim.due is None:
        return
    due, date = _reckoned(claim.due), telling.dated.date
    # A deadline is the day by which: "[..2024-05-13]" tells the same as 13 May.
    starts = telling.dated.kind is DateKind.DEADLINE or due.earliest == date.earliest
    if starts and due.latest == date.latest:
        yield Target(briefing, "claim", id_, claim)


def _is_said(target: Target) -> bool:
    """Tell whether a record that is no planned date says something about what is to come."""
    record = target.record
    if isinstance(record, Claim):
        return record.due is not None or record.kind is ClaimKind.FORECAST
    return isinstance(record, Figure) and record.due is not None


def _record(target: Target) -> Prospect:
    record = target.record
    assert isinstance(record, Evidence)
    outcome, known = _outcome([target])
    due = _reckoned(record.due)
    return Prospect(target, due, record.due, outcome=outcome, known=known, tellings=(target,))


def _outcome(targets: Iterable[Target]) -> tuple[Outcome | None, Target | None]:
    """Give the first outcome that one of several records tells, newest briefing first."""
    for target in targets:
        record = target.record
        if isinstance(record, Evidence):
            outcome = evidence_of(record, target.briefing.sidecar).outcome
            if outcome:
                return outcome, target
    return None, None


@overload
def _reckoned(due: Edtf | Due) -> Edtf: ...
@overload
def _reckoned(due: None) -> None: ...
def _reckoned(due: Edtf | Due | None) -> Edtf | None:
    return due.relative.resolve() if isinstance(due, Due) else due


def _settled(prospect: Prospect, over: Stands, as_of: dt.date | None) -> Prospect:
    """Tell how a prospect stands on a day."""
    if prospect.known:
        return replace(prospect, state=State.SETTLED)
    if all(over.get(target.ref, False) for target in prospect.tellings):
        return replace(prospect, state=State.CALLED_OFF)
    if prospect.due is None or as_of is None:
        return prospect
    earliest, latest = prospect.due.earliest, prospect.due.latest
    if latest and latest < as_of:
        return replace(prospect, state=State.OVERDUE, days=(as_of - latest).days)
    if earliest and earliest > as_of:
        return replace(prospect, state=State.COMING, days=(earliest - as_of).days)
    return replace(prospect, state=State.DUE)


def _order(prospect: Prospect) -> tuple[object, ...]:
    due = (0, *order(prospect.due)) if prospect.due else (1,)
    return (*due, prospect.title, prospect.target.ref)
