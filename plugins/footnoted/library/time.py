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
# The dates of all briefings in one order; the same event in several is one entry.
#
# Never pretends a day: the order is that of the dates' own bounds. A date whose start is open or
# unknown ("[..2025-02-20]") stands just before the date that ends it: put by its start it would
# come first of all, as if it were ancient.


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
    """What each briefing says of it, the newest briefing first."""
    tags: tuple[str, ...]
    outcome: Outcome | None = None
    """What came of it, as the newest briefing that knows says."""

    @property
    def disagrees(self) -> bool:
        """Return whether some briefing gives another date than the entry stands under."""
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
        """Return what came of it as each briefing that knows says, the newest first."""
        told = ((t, evidence_of(t.dated, t.target.briefing.sidecar)) for t in self.tellings)
        return tuple((telling, found.outcome) for telling, found in told if found.outcome)


def chronology(names: Names, briefings: Iterable[Briefing]) -> tuple[Event, ...]:
    """Put the dates of these briefings, which come newest first, in order; merge shared events.

    What is of one day, and has no clock time that says otherwise, keeps its sidecar's order.
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
    """Return the day that a date is ordered by: its first, else that of the date which ends it.

    ``[..2025-02]`` is ordered by 1 February, so that it stands before all of that month.
    None only for a date without any bound.
    """
    if date.earliest:
        return date.earliest
    return max((point.earliest for point in date.points), default=None)


WIDE = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
"""Too coarse for a month."""
NO_YEAR = dt.date.max.year
"""Sorts what has no date at all behind everything that has one."""


def month_in_order(date: Edtf) -> tuple[int, int]:
    """Return the year and month that a date stands under: month 0 is none, the last year too."""
    day = day_in_order(date)
    if day is None:
        return NO_YEAR, 0
    wide = {point.precision in WIDE for point in date.points if point.earliest == day}
    return day.year, 0 if True in wide else day.month


def order(date: Edtf) -> tuple[dt.date, bool, tuple[int, int, int]]:
    """Return the key by which dates stand in order; open starts before what begins that day.

    It is the same for dates that only a doubt or the manner of writing parts.
    """
    return day_in_order(date) or dt.date.max, date.earliest is not None, date.sort_key[:3]


def _event_of(names: Names, key: str, tellings: tuple[Telling, ...]) -> Event:
    """Merge what several briefings say; the register's own words and date come first."""
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
# The only clock is the day the site speaks from. Judges no outcome; takes what records say.

AHEAD = (DateKind.PLANNED, DateKind.DEADLINE)
"""Kinds of dates that are said beforehand."""


class ProspectState(StrEnum):
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

    target: RecordRef
    """The record that leads: the newest briefing's."""
    due: Edtf | None
    """When it will have shown itself, reckoned where it is reckoned."""
    typed: Edtf | Due | None
    """The same as the record says it, for both parts of a reckoned day."""
    state: ProspectState = ProspectState.UNDATED
    days: int = 0
    """Days since its last possible day where it is overdue; days until its first where it is
    coming; else 0."""
    outcome: Outcome | None = None
    known: RecordRef | None = None
    """The record that tells the outcome: one that says it, or a date that says it happened."""
    event: Event | None = None
    """The timeline's entry, where it has one."""
    tellings: tuple[RecordRef, ...] = ()
    """Every record that says it, the leading one first."""

    @property
    def is_forecast(self) -> bool:
        """Return whether somebody forecast it, so that it says something about who did."""
        return any(getattr(t.record, "kind", None) is ClaimKind.FORECAST for t in self.tellings)

    @property
    def title(self) -> str:
        """Return the words it is known by."""
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
    """Return what is to come, by its day; without a day last.

    ``briefings`` are published and come newest first; ``over`` names what no longer stands.
    A claim whose day a planned date of its own briefing tells is one prospect with it.
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


def _shared(telling: Telling) -> Iterator[RecordRef]:
    """Yield the claim that a date takes its evidence from, where both tell the same day."""
    briefing, id_ = telling.target.briefing, telling.dated.claim or ""
    claim = briefing.sidecar.claims.get(id_)
    if claim is None or claim.due is None:
        return
    due, date = _reckoned(claim.due), telling.dated.date
    # A deadline is the day by which: "[..2024-05-13]" tells the same as 13 May.
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
    """Return the first outcome that one of several records tells, newest briefing first."""
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
    """Return how a prospect stands on a day."""
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
