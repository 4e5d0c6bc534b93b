"""The dates of all briefings in one order; the same event in several is one entry.

Never pretends a day: the order is that of the dates' own bounds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from footnoted.dates import Edtf
from footnoted.index.names import Names, Target
from footnoted.model import Briefing, DateKind, Dated


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
    """What each briefing says of it, in the order of their names."""
    tags: tuple[str, ...]

    @property
    def disagrees(self) -> bool:
        """Tell whether the briefings give different dates for it."""
        return len({telling.dated.date for telling in self.tellings}) > 1


def chronology(names: Names, briefings: Iterable[Briefing]) -> tuple[Event, ...]:
    """Put the dates of these briefings in order, merging shared events."""
    groups: dict[str, list[Telling]] = {}
    for briefing in briefings:
        for target in names.records(briefing):
            if isinstance(target.record, Dated):
                key = target.record.event or f"{briefing.name.replace('/', '--')}--{target.id}"
                groups.setdefault(key, []).append(Telling(target, target.record))
    events = (_event(names, key, tuple(tellings)) for key, tellings in groups.items())
    return tuple(sorted(events, key=lambda event: (event.date.sort_key, event.title, event.key)))


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
    return Event(
        key,
        shared.title if shared else first.title,
        (shared.date if shared else None) or first.date,
        first.kind,
        place or "",
        tellings,
        tuple(tags),
    )
