"""The dates of all briefings in one order; the same event in several is one entry.

Never pretends a day: the order is that of the dates' own bounds. A date whose start
is open or unknown ("[..2025-02-20]") stands just before the date that ends it: put by
its start it would come first of all, as if it were ancient.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from footnoted.dates import Edtf
from footnoted.dates.value import SortKey
from footnoted.index.backing import evidence_of
from footnoted.index.names import Names, Target
from footnoted.model import Briefing, Dated, DateKind, Outcome


@dataclass(frozen=True, slots=True)
class Telling:
    """One briefing's date for an event."""

    target: Target
    dated: Dated


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
        """Tell whether some briefing gives another date than the entry stands under."""
        return any(telling.dated.date != self.date for telling in self.tellings)

    @property
    def contradicts(self) -> bool:
        """Tell whether two of its dates have no day in common, so that not all can be right."""
        dates = (self.date, *(telling.dated.date for telling in self.tellings))
        first = max((date.earliest for date in dates if date.earliest), default=dt.date.min)
        last = min((date.latest for date in dates if date.latest), default=dt.date.max)
        return first > last

    @property
    def kinds(self) -> tuple[DateKind, ...]:
        """Give the kinds that the briefings give it, the newest briefing's first."""
        return tuple(dict.fromkeys(telling.dated.kind for telling in self.tellings))

    @property
    def results(self) -> tuple[tuple[Telling, Outcome], ...]:
        """Give what came of it as each briefing that knows says, the newest first."""
        told = ((t, evidence_of(t.dated, t.target.briefing.sidecar)) for t in self.tellings)
        return tuple((telling, found.outcome) for telling, found in told if found.outcome)


def chronology(names: Names, briefings: Iterable[Briefing]) -> tuple[Event, ...]:
    """Put the dates of these briefings, which come newest first, in order; merge shared events."""
    groups: dict[str, list[Telling]] = {}
    for briefing in briefings:
        for target in names.records(briefing):
            if isinstance(target.record, Dated):
                key = target.record.event or f"{briefing.name.replace('/', '--')}--{target.id}"
                groups.setdefault(key, []).append(Telling(target, target.record))
    events = (_event(names, key, tuple(tellings)) for key, tellings in groups.items())
    return tuple(sorted(events, key=lambda event: (*order(event.date), event.title, event.key)))


def day_in_order(date: Edtf) -> dt.date | None:
    """Give the day that a date is ordered by: its first, else that of the date which ends it.

    ``[..2025-02]`` is ordered by 1 February, so that it stands before all of that month.
    None only for a date without any bound.
    """
    if date.earliest:
        return date.earliest
    return max((point.earliest for point in date.points), default=None)


def order(date: Edtf) -> tuple[dt.date, bool, SortKey]:
    """Give the key by which dates stand in order; open starts before what begins that day."""
    return day_in_order(date) or dt.date.max, date.earliest is not None, date.sort_key


def _event(names: Names, key: str, tellings: tuple[Telling, ...]) -> Event:
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
