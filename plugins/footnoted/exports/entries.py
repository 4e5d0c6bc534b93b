"""The entries of a calendar: events and what is due, as far as a calendar can show their dates.

Decides what enters and under which lasting name; knows nothing of RFC 5545's lines.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.dates import Edtf, parse
from footnoted.exports.accounts import (
    Account,
    account,
    accounts,
    address,
    citations,
    outcome_words,
    record_address,
    when,
)
from footnoted.exports.spans import Part, Span, span_of
from footnoted.exports.states import EventStatus, changed, due_state, sequence, state_of
from footnoted.index import Event, Prospect, Site, Target, said
from footnoted.model import DateKind, Due, Evidence
from footnoted.render.view import View


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a calendar, in words of our own; nothing is escaped yet."""

    name: str
    """``event-KEY`` or ``due-NAME--ID``: never changes, whatever else does."""
    span: Span
    title: str
    status: EventStatus
    changed: dt.date
    sequence: int
    told: tuple[str, ...]
    """The description, line by line."""
    place: str
    address: str
    kind: str
    """event, planned, deadline, statement, publication or due."""
    tags: tuple[str, ...]
    briefings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """What a calendar is made of."""

    entries: tuple[Entry, ...]
    left_out: tuple[tuple[str, ...], ...]
    """The briefings of each thing whose date is too coarse or too open for a calendar."""


def entries(view: View) -> Dates:
    """Give the entries of all published briefings, events first, each in its own order."""
    kept: list[Entry] = []
    left: list[tuple[str, ...]] = []
    for found in (*_events(view), *_dues(view)):
        if isinstance(found, Entry):
            kept.append(found)
        else:
            left.append(found)
    return Dates(tuple(kept), tuple(left))


def _events(view: View) -> Iterator[Entry | tuple[str, ...]]:
    for event in view.site.events:
        targets = tuple(telling.target for telling in event.tellings)
        zone = targets[0].briefing.front.timezone or ""
        span = span_of(event.date, zone, due=event.kind is DateKind.DEADLINE)
        yield _event(view, event, targets, span) if span else _names(targets)


def _event(view: View, event: Event, targets: tuple[Target, ...], span: Span) -> Entry:
    site = view.site
    told = accounts(view, event)
    came = outcome_words(view, event.outcome)
    return Entry(
        f"event-{_lasting(site, event, targets)}",
        span,
        _title(event.title, span),
        state_of(site, event),
        changed(site, targets),
        sequence(site, targets),
        _told(view, when(view, event), told, came),
        event.place,
        address(site, targets, event.key),
        event.kind.value,
        event.tags,
        _names(targets),
    )


def _dues(view: View) -> Iterator[Entry | tuple[str, ...]]:
    """Give what falls due and has no date of its own on the timeline."""
    for prospect in view.site.outlook:
        if prospect.event is None and prospect.due and prospect.typed:
            target = prospect.target
            span = span_of(prospect.due, target.briefing.front.timezone or "", due=True)
            yield _due(view, prospect, prospect.typed, span) if span else _names((target,))


def _due(view: View, prospect: Prospect, typed: Edtf | Due, span: Span) -> Entry:
    site, target = view.site, prospect.target
    record, briefing = target.record, target.briefing
    assert isinstance(record, Evidence)
    head = f"Due: {view.due(typed).striptags()}"
    told = (account(view, target),)
    return Entry(
        f"due-{briefing.name.replace('/', '--')}--{(record.formerly or (target.id,))[0]}",
        span,
        _title(f"Due: {said(target)}", span),
        due_state(site, target, prospect.outcome),
        changed(site, (target,)),
        sequence(site, (target,)),
        _told(view, head, told, outcome_words(view, prospect.outcome)),
        "",
        record_address(site, target),
        "due",
        tuple(dict.fromkeys((*record.tags, *briefing.front.tags))),
        (briefing.name,),
    )


def _lasting(site: Site, event: Event, targets: tuple[Target, ...]) -> str:
    """Give the name under which an event was first published: renaming makes no second entry."""
    shared = site.names.events.get(event.key)
    if shared:
        return (shared.formerly or (event.key,))[0]
    first = getattr(targets[0].record, "formerly", ())
    return event.key.removesuffix(targets[0].id) + first[0] if first else event.key


def _told(view: View, head: str, told: tuple[Account, ...], came: str) -> tuple[str, ...]:
    """Give the lines of a description; the newest day anything was told ends it.

    Not the day the site speaks from: every entry would change with it, and nothing new be said.
    """
    targets = tuple(each.target for each in told)
    newest = parse(changed(view.site, targets).isoformat())
    sources = [f"- {source}" for source in citations(view, targets)]
    return (
        head,
        *([f"Outcome: {came}"] if came else []),
        *map(_account, told),
        *(["Sources:", *sources] if sources else []),
        f"As of {view.words(newest)}",
    )


def _account(told: Account) -> str:
    """Give one briefing's telling: "“The crane”: Ada Rower, told The Courier (disputed)"."""
    parts = [part for part in (told.date, told.who) if part]
    standing = f" ({told.standing})" if told.standing else ""
    return f"“{told.title}”{': ' if parts else ''}{'; '.join(parts)}{standing}"


def _title(title: str, span: Span) -> str:
    return title if span.part is Part.WHOLE else f"{title} ({span.part.value})"


def _names(targets: tuple[Target, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target.briefing.name for target in targets))
