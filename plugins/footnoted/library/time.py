"""All dates in one order; what is due."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import overload

from footnoted.dates.days import FIRST_DAY
from footnoted.dates.edtf import Edtf, Precision
from footnoted.library.evidence import evidence_of
from footnoted.library.names import Names, RecordRef, join_id
from footnoted.records.evidence import Claim, Dated, Due, Evidence, Figure, Outcome
from footnoted.records.library import Briefing
from footnoted.records.vocabulary import ClaimKind, DateKind

# -------------------------------------------------------------------------------------------------
# The dates of all briefings in one order; one event in several briefings is one entry.
#
# No date gets a day that it does not have: the dates' own bounds are sorted. A date with an open or
# unknown start ("[..2025-02-20]") comes just before the date that ends it; by its start it would be
# the first of all.


@dataclass(frozen=True, slots=True)
class Telling:
    """One briefing's date for an event."""

    target: RecordRef
    dated: Dated

    @property
    def event(self) -> str:
        """Return the key of the event: the shared event's name, or ``NAME--ID``."""
        return self.dated.event or join_id(self.target.briefing.name, self.target.id)


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the timeline."""

    key: str
    """The shared event's name, or ``NAME--ID``."""
    title: str
    date: Edtf
    kind: DateKind
    place: str
    tellings: tuple[Telling, ...]
    """What each briefing says about it, the newest briefing first."""
    tags: tuple[str, ...]
    outcome: Outcome | None = None
    """The outcome, from the newest briefing that has one."""

    @property
    def disagrees(self) -> bool:
        """Return whether some briefing has another date than the entry."""
        return any(telling.dated.date != self.date for telling in self.tellings)

    @property
    def contradicts(self) -> bool:
        """Return whether two of its dates have no day in common, so that not all can be right."""
        dates = (self.date, *(telling.dated.date for telling in self.tellings))
        first = max((date.earliest for date in dates if date.earliest), default=FIRST_DAY)
        last = min((date.latest for date in dates if date.latest), default=dt.date.max)
        return first > last

    @property
    def kinds(self) -> tuple[DateKind, ...]:
        """Return the kinds that the briefings give it, the newest briefing's first."""
        return tuple(dict.fromkeys(telling.dated.kind for telling in self.tellings))

    @property
    def results(self) -> tuple[tuple[Telling, Outcome], ...]:
        """Return the outcomes with their briefings, the newest first."""
        told = ((t, evidence_of(t.dated, t.target.briefing.sidecar)) for t in self.tellings)
        return tuple((telling, found.outcome) for telling, found in told if found.outcome)


def chronology(names: Names, briefings: Iterable[Briefing]) -> tuple[Event, ...]:
    """Return the dates of these briefings in order, shared events merged.

    ``briefings`` are newest first. Dates of one day without clock times keep their sidecar's order.
    """
    groups: dict[str, list[Telling]] = {}
    for briefing in briefings:
        for target in names.records(briefing):
            if isinstance(target.record, Dated):
                telling = Telling(target, target.record)
                groups.setdefault(telling.event, []).append(telling)
    events = (_event_of(names, key, tuple(tellings)) for key, tellings in groups.items())
    return tuple(sorted(events, key=lambda event: order(event.date)))


def day_in_order(date: Edtf) -> dt.date | None:
    """Return the day by which a date is sorted: its first, or else that of the date which ends it.

    ``[..2025-02]`` is sorted by 1 February, so that it comes before all of that month. None only
    for a date without any bound.
    """
    if date.earliest:
        return date.earliest
    return max((point.earliest for point in date.points), default=None)


WIDE = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
"""Too imprecise for a month."""
NO_YEAR = dt.date.max.year
"""The year by which what has no date is sorted after everything that has one."""


def month_in_order(date: Edtf) -> tuple[int, int]:
    """Return the year and month under which a date is listed: 0 is no month, the last year no
    date.
    """
    day = day_in_order(date)
    if day is None:
        return NO_YEAR, 0
    wide = {point.precision in WIDE for point in date.points if point.earliest == day}
    return day.year, 0 if True in wide else day.month


def order(date: Edtf) -> tuple[dt.date, bool, tuple[int, int, int]]:
    """Return the key by which dates are sorted; open starts come before what begins that day.

    It is the same for dates that differ only in doubt or in how they are written.
    """
    return day_in_order(date) or dt.date.max, date.earliest is not None, date.sort_key[:3]


def _event_of(names: Names, key: str, tellings: tuple[Telling, ...]) -> Event:
    """Return the event of several briefings; the register's own words and date come first."""
    shared = names.events.get(key)
    first = tellings[0].dated
    place = (shared.place if shared else None) or next(
        (t.dated.place for t in tellings if t.dated.place), None
    )
    tags = dict.fromkeys(
        tag for t in tellings for tag in (*t.dated.tags, *t.target.briefing.front.tags)
    )
    event = Event(
        key,
        shared.title if shared else first.title,
        (shared.date if shared else None) or first.date,
        first.kind,
        place or "",
        tellings,
        tuple(tags),
    )
    return replace(event, outcome=next((outcome for _, outcome in event.results), None))


# -------------------------------------------------------------------------------------------------
# What is to come: every forecast and every planned day, and what has become of each.
#
# The only clock is the site's day. Outcomes are taken from records, not judged.

AHEAD = (DateKind.PLANNED, DateKind.DEADLINE)
"""Kinds of dates that are named beforehand."""


class ProspectState(StrEnum):
    """The state of a prospect on the site's day."""

    OVERDUE = "overdue"
    """Its last possible day has passed, and nobody has recorded an outcome."""
    DUE = "due"
    """That day is one of its possible days."""
    COMING = "coming"
    """Its first possible day is still to come."""
    UNDATED = "undated"
    """Nobody has named a day."""
    CALLED_OFF = "called-off"
    """Its origin has taken it back, or it was replaced or refuted, before it was due."""
    SETTLED = "settled"
    """Its outcome is recorded."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """Something that is said to come, by one record or by several of one event."""

    target: RecordRef
    """The main record: the newest briefing's."""
    due: Edtf | None
    """The date by which the outcome will be known, calculated if necessary."""
    typed: Edtf | Due | None
    """The same as the record says it, with both parts of a calculated day."""
    state: ProspectState = ProspectState.UNDATED
    days: int = 0
    """Days since its last possible day if it is overdue; days until its first if it is coming; else
    0.
    """
    outcome: Outcome | None = None
    known: RecordRef | None = None
    """The record with the outcome: one that says it, or a date that says it happened."""
    event: Event | None = None
    """The timeline's entry, if it has one."""
    tellings: tuple[RecordRef, ...] = ()
    """Every record that says it, the main one first."""

    @property
    def is_forecast(self) -> bool:
        """Return whether somebody forecast it, so that the outcome counts for that party."""
        return any(getattr(t.record, "kind", None) is ClaimKind.FORECAST for t in self.tellings)

    @property
    def title(self) -> str:
        """Return its title."""
        if self.event:
            return self.event.title
        record = self.target.record
        return record.words if isinstance(record, Claim) else str(getattr(record, "of", ""))


Stands = Mapping[str, bool]
"""Whether a record no longer applies, by ``NAME#ID``."""


def outlook(
    names: Names,
    briefings: Iterable[Briefing],
    events: Iterable[Event],
    over: Stands,
    as_of: dt.date | None,
) -> tuple[Prospect, ...]:
    """Return what is to come, by its day; without a day last.

    ``briefings`` are published and newest first; ``over`` names what no longer applies. A claim and
    a planned date of its briefing with the same day are one prospect.
    """
    dated = tuple(_prospect_event(event) for event in events if _ahead(event))
    told = {t.ref for prospect in dated for t in prospect.tellings}
    said = (
        _record(target)
        for briefing in briefings
        for target in names.records(briefing)
        if target.ref not in told and not isinstance(target.record, Dated)
        if is_ahead(target.record)
    )
    settled = (_settled(prospect, over, as_of) for prospect in (*dated, *said))
    return tuple(sorted(settled, key=_order))


def _ahead(event: Event) -> bool:
    return any(telling.dated.kind in AHEAD for telling in event.tellings)


def _prospect_event(event: Event) -> Prospect:
    """Return the prospect of an event, with the claims whose evidence its dates share."""
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


def _shared(telling: Telling) -> Iterator[RecordRef]:
    """Yield the claim that a date takes its evidence from, if both have the same day."""
    briefing, id_ = telling.target.briefing, telling.dated.claim or ""
    claim = briefing.sidecar.claims.get(id_)
    if claim is None or claim.due is None:
        return
    due, date = _reckoned(claim.due), telling.dated.date
    # A deadline is the day by which: "[..2024-05-13]" means the same as 13 May.
    starts = telling.dated.kind is DateKind.DEADLINE or due.earliest == date.earliest
    if starts and due.latest == date.latest:
        yield RecordRef(briefing, "claim", id_, claim)


def is_ahead(record: object) -> bool:
    """Return whether a record says something about what is to come."""
    if isinstance(record, Dated):
        return record.kind in AHEAD
    if isinstance(record, Claim):
        return record.due is not None or record.kind is ClaimKind.FORECAST
    return isinstance(record, Figure) and record.due is not None


def _record(target: RecordRef) -> Prospect:
    record = target.record
    assert isinstance(record, Evidence)
    outcome, known = _outcome([target])
    due = _reckoned(record.due)
    return Prospect(target, due, record.due, outcome=outcome, known=known, tellings=(target,))


def _outcome(targets: Iterable[RecordRef]) -> tuple[Outcome | None, RecordRef | None]:
    """Return the first outcome in several records, newest briefing first, and its record."""
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
    """Return a prospect with its state on a day."""
    if prospect.known:
        return replace(prospect, state=ProspectState.SETTLED)
    if all(over.get(target.ref, False) for target in prospect.tellings):
        return replace(prospect, state=ProspectState.CALLED_OFF)
    if prospect.due is None or as_of is None:
        return prospect
    earliest, latest = prospect.due.earliest, prospect.due.latest
    if latest and latest < as_of:
        return replace(prospect, state=ProspectState.OVERDUE, days=(as_of - latest).days)
    if earliest and earliest > as_of:
        return replace(prospect, state=ProspectState.COMING, days=(earliest - as_of).days)
    return replace(prospect, state=ProspectState.DUE)


def _order(prospect: Prospect) -> tuple[object, ...]:
    due = (0, *order(prospect.due)) if prospect.due else (1,)
    return (*due, prospect.title, prospect.target.ref)
