"""Write calendars."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from footnoted.dates.edtf import DatePoint, Edge, Edtf, on_day
from footnoted.library.evidence import evidence_of, words_of
from footnoted.library.names import RecordRef, join_id
from footnoted.library.site import OwnPart, Site
from footnoted.library.standing import OVER
from footnoted.library.time import Event, Prospect
from footnoted.outputs.files import (
    CALENDARS,
    Account,
    Export,
    Offer,
    SiteFile,
    account,
    accounts,
    address,
    calendar_of_briefing,
    citations,
    line,
    lines,
    outcome_words,
    record_address,
    sight,
    slug,
    when,
)
from footnoted.outputs.view import View
from footnoted.outputs.words import REMARK, capitalize
from footnoted.phrases import Phrases, mark_phrase, phrases
from footnoted.project import Project
from footnoted.records.evidence import Dated, Due, Evidence, Outcome
from footnoted.records.library import Correction
from footnoted.records.vocabulary import CorrectionKind, DateKind, Result, Status

# -------------------------------------------------------------------------------------------------
# A date as days or moments of a calendar, which has no "about" and no "one of".
#
# An imprecise date is left out: a year as an entry of 365 days would bury the others.

LONGEST = 184
"""The most days of an entry: half a year, the longest part of a year that EDTF names."""


class CalendarPart(StrEnum):
    """Which part of a date an entry shows."""

    WHOLE = ""
    BEGINS = mark_phrase("begins")
    """Only the beginning: it lasts longer than an entry may, or its end is not known."""
    ENDS = mark_phrase("ends")
    """Only the end: its beginning is not known."""
    LATEST = mark_phrase("at the latest")
    """Only the last day of something that is due on it or before."""


@dataclass(frozen=True, slots=True)
class CalendarSpan:
    """Days, or moments in UTC."""

    start: dt.date | dt.datetime
    end: dt.date | dt.datetime | None
    """The first day or moment after it; None for a single moment."""
    part: CalendarPart = CalendarPart.WHOLE


def span_of(date: Edtf, zone: str = "", *, due: bool = False) -> CalendarSpan | None:
    """Return the span of a date; None if a calendar cannot show it.

    What is ``due`` "on a day or earlier" is shown on that day, because that day is the limit. For
    what happened then or earlier, that day means nothing.

    ``zone`` is the IANA name of the zone for clock times without one. A time without any zone is
    shown as a day, because a moment that depends on the reader's zone would be invented.
    """
    if not date.is_interval:
        point = date.point
        whole = (point and _moment(point, zone)) or _span_days(date.earliest, date.latest)
        return whole or (_latest(date, zone) if due else None)
    stretch = date.stretches[0]
    first, last = stretch.first, stretch.last
    whole = _moments(first, last, zone) or _span_days(date.earliest, date.latest)
    if whole:
        return whole
    if isinstance(first, DatePoint):
        return _of_point(first, zone, CalendarPart.BEGINS)
    return _of_point(last, zone, CalendarPart.ENDS) if isinstance(last, DatePoint) else None


def _latest(date: Edtf, zone: str) -> CalendarSpan | None:
    last = date.stretches[-1].last
    known = date.earliest is None and len(date.stretches) == 1 and isinstance(last, DatePoint)
    return (
        _of_point(last, zone, CalendarPart.LATEST)
        if known and isinstance(last, DatePoint)
        else None
    )


def _of_point(point: DatePoint, zone: str, part: CalendarPart) -> CalendarSpan | None:
    found = _moment(point, zone) or _span_days(point.earliest, point.latest)
    return CalendarSpan(found.start, found.end, part) if found else None


def _span_days(first: dt.date | None, last: dt.date | None) -> CalendarSpan | None:
    if first is None or last is None or first.year < dt.MINYEAR or last == dt.date.max:
        return None
    return CalendarSpan(first, last + dt.timedelta(1)) if (last - first).days < LONGEST else None


def _moments(first: DatePoint | Edge, last: DatePoint | Edge, zone: str) -> CalendarSpan | None:
    if isinstance(first, Edge) or isinstance(last, Edge):
        return None
    start, end = _utc(first, zone), _utc(last, zone)
    if start is None or end is None or not start < end < start + dt.timedelta(LONGEST):
        return None
    return CalendarSpan(start, end)


def _moment(point: DatePoint, zone: str) -> CalendarSpan | None:
    at = _utc(point, zone)
    return CalendarSpan(at, None) if at else None


def _utc(point: DatePoint, zone: str) -> dt.datetime | None:
    """Return the moment to the second, the finest precision of a calendar."""
    if point.time is None or "X" in point.year + point.month + point.day:
        return None
    if point.earliest.year < dt.MINYEAR:
        return None
    local = dt.datetime.combine(point.earliest, point.time.replace(microsecond=0))
    try:
        placed = local if local.tzinfo else local.replace(tzinfo=ZoneInfo(zone))
        return placed.astimezone(dt.UTC)
    except (ValueError, KeyError, OSError, OverflowError):
        return None  # no such zone, or outside the calendar


# -------------------------------------------------------------------------------------------------
# What has become of something dated, in iCalendar's three words; and when it last changed.
#
# Only the records count: no clock is read, so a calendar built tomorrow is the same.

EPOCH = dt.date(2000, 1, 1)
"""The day from which SEQUENCE is counted."""
SAYINGS = (DateKind.STATEMENT, DateKind.PUBLICATION)
"""What was said or published, whatever became of its content."""
AHEAD = (DateKind.PLANNED, DateKind.DEADLINE)


class EventStatus(StrEnum):
    """STATUS of RFC 5545, 3.8.1.11."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


def state_of(site: Site, event: Event) -> EventStatus:
    """Return the status of an event: canceled, confirmed or in doubt."""
    targets = [telling.target for telling in event.tellings]
    if all(no_longer_applies(site, target) for target in targets):
        return EventStatus.CANCELLED
    if event.kind not in SAYINGS and event.outcome:
        found = status_of_outcome(event.outcome)
        if found is not EventStatus.CONFIRMED:
            return found
    elif event.kind in AHEAD:
        return EventStatus.TENTATIVE
    date = event.date
    doubtful = date.uncertain or date.approximate or date.is_set or event.disagrees
    disputed = any(_doubted(site, target) for target in targets)
    return EventStatus.TENTATIVE if doubtful or disputed else EventStatus.CONFIRMED


def due_state(site: Site, target: RecordRef, outcome: Outcome | None) -> EventStatus:
    """Return what has become of a forecast by its due date."""
    if no_longer_applies(site, target):
        return EventStatus.CANCELLED
    return status_of_outcome(outcome) if outcome else EventStatus.TENTATIVE


def status_of_outcome(outcome: Outcome) -> EventStatus:
    """Return an outcome in iCalendar's words; what happened in part is confirmed."""
    if outcome.result is Result.DID_NOT_HAPPEN:
        return EventStatus.CANCELLED
    return EventStatus.TENTATIVE if outcome.result is Result.UNKNOWN else EventStatus.CONFIRMED


def no_longer_applies(site: Site, target: RecordRef) -> bool:
    """Return whether a record no longer applies, or its briefing was retracted."""
    return (
        target.briefing.front.retracted is not None
        or _withdrawn(target)
        or _status(site, target) in OVER
    )


def newest_change(site: Site, targets: Iterable[RecordRef]) -> dt.date:
    """Return the day of the newest change to these records; the epoch if none has a date."""
    return max((day for target in targets for day in _state_days(site, target)), default=EPOCH)


def sequence(site: Site, targets: tuple[RecordRef, ...]) -> int:
    """Return the number of a revision: days from the epoch to the newest change, plus corrections.

    It grows with ``updated``, with a correction even on the same day, and with a later briefing on
    the same event.
    """
    days = (newest_change(site, targets) - EPOCH).days
    corrections = sum(len(tuple(_corrections(target))) for target in targets)
    return max(0, days) + corrections


def _state_days(site: Site, target: RecordRef) -> Iterator[dt.date]:
    front, record = target.briefing.front, target.record
    later = (claim.briefing.front.date for claim in site.standing(target).replaced_by)
    dates = [front.date, front.updated, front.retracted and front.retracted.date, *later]
    dates += [correction.date for correction in _corrections(target)]
    evidence = isinstance(record, Evidence) and evidence_of(record, target.briefing.sidecar)
    if evidence and evidence.outcome:
        dates.append(evidence.outcome.date)
    yield from (date.earliest for date in dates if date and date.earliest)


def _corrections(target: RecordRef) -> Iterator[Correction]:
    """Yield the corrections of a record: those about it, its claim or the whole briefing."""
    concerned = {target.id, getattr(target.record, "claim", None)}
    for correction in target.briefing.sidecar.corrections.values():
        if not correction.about or concerned & set(correction.about):
            yield correction


def _withdrawn(target: RecordRef) -> bool:
    corrections = target.briefing.sidecar.corrections.values()
    retractions = (
        correction for correction in corrections if correction.kind is CorrectionKind.RETRACTION
    )
    return any(target.id in retraction.about for retraction in retractions)


def _status(site: Site, target: RecordRef) -> Status:
    """Return what has become of a record; of a statement, only what its own record says."""
    record = target.record
    if isinstance(record, Dated) and record.kind in SAYINGS:
        return record.status
    return site.standing(target).status


def _doubted(site: Site, target: RecordRef) -> bool:
    return no_longer_applies(site, target) or _status(site, target) is Status.DISPUTED


# -------------------------------------------------------------------------------------------------
# The entries of a calendar: events and what is due, if a calendar can show their dates.
#
# Which entries there are and their permanent names are decided here, not the lines of RFC 5545.


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry of a calendar, in our own words; nothing is escaped yet."""

    name: str
    """``event-KEY`` or ``due-NAME--ID``: never changes, whatever else does."""
    span: CalendarSpan
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


class ListedEntry(NamedTuple):
    """An entry, and its text in a calendar."""

    entry: CalendarEntry
    text: str
    """The text as a VEVENT."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The contents of a calendar."""

    entries: tuple[ListedEntry, ...]
    left_out: tuple[tuple[str, ...], ...]
    """The briefings of each thing whose date a calendar cannot show."""


Found = tuple[ListedEntry | None, tuple[str, ...]]
"""An entry, or None and the briefings of what has no entry."""


def entries(site: Site) -> Dates:
    """Return the entries of all published briefings, events first, each in its own order."""
    made: dict[str, Found] = {}
    for own in site.own_parts().values():
        made |= site.piece(calendar_piece, own)
    keys = [*(event.key for event in site.events), *map(_due_key, site.outlook)]
    found = [made[key] for key in keys if key in made]
    return Dates(
        tuple(entry for entry, _ in found if entry),
        tuple(names for entry, names in found if not entry),
    )


def calendar_piece(site: Site, own: OwnPart) -> dict[str, Found]:
    """Return the entries of a briefing's events, by their keys, and of what is due."""
    view = sight(site)
    return {
        key: (_listed(found, site.project), ())
        if isinstance(found, CalendarEntry)
        else (None, found)
        for key, found in (*_events(view, own.events), *_dues(view, own.outlook))
    }


def _listed(entry: CalendarEntry, project: Project) -> ListedEntry:
    return ListedEntry(entry, entry_text(entry, project))


def _due_key(prospect: Prospect) -> str:
    return f"due {prospect.target.ref}"


_Keyed = tuple[str, CalendarEntry | tuple[str, ...]]


def _events(view: View, events: Iterable[Event]) -> Iterator[_Keyed]:
    for event in events:
        targets = tuple(telling.target for telling in event.tellings)
        zone = targets[0].briefing.front.timezone or ""
        span = span_of(event.date, zone, due=event.kind is DateKind.DEADLINE)
        yield event.key, _event(view, event, targets, span) if span else _names(targets)


def _event(
    view: View, event: Event, targets: tuple[RecordRef, ...], span: CalendarSpan
) -> CalendarEntry:
    site = view.site
    told = accounts(view, event)
    came = outcome_words(view, event.outcome)
    return CalendarEntry(
        f"event-{_lasting(site, event, targets)}",
        span,
        _title(event.title, span, view),
        state_of(site, event),
        newest_change(site, targets),
        sequence(site, targets),
        _told(view, when(view, event), told, came),
        event.place,
        address(site, targets, event.key),
        event.kind.value,
        event.tags,
        _names(targets),
    )


def _dues(view: View, outlook: Iterable[Prospect]) -> Iterator[_Keyed]:
    """Yield what is due and has no date of its own on the timeline."""
    for prospect in outlook:
        if prospect.event is None and prospect.due and prospect.typed:
            target = prospect.target
            span = span_of(prospect.due, target.briefing.front.timezone or "", due=True)
            made = _due(view, prospect, prospect.typed, span) if span else _names((target,))
            yield _due_key(prospect), made


def _due(view: View, prospect: Prospect, typed: Edtf | Due, span: CalendarSpan) -> CalendarEntry:
    site, target = view.site, prospect.target
    record, briefing = target.record, target.briefing
    assert isinstance(record, Evidence)
    say = view.phrases.gettext
    head = say("Due: %(what)s", what=view.due(typed).striptags())
    told = (account(view, target),)
    return CalendarEntry(
        f"due-{join_id(briefing.name, (record.formerly or (target.id,))[0])}",
        span,
        _title(say("Due: %(what)s", what=words_of(target)), span, view),
        due_state(site, target, prospect.outcome),
        newest_change(site, (target,)),
        sequence(site, (target,)),
        _told(view, head, told, outcome_words(view, prospect.outcome)),
        "",
        record_address(site, target),
        "due",
        tuple(dict.fromkeys((*record.tags, *briefing.front.tags))),
        (briefing.name,),
    )


def _lasting(site: Site, event: Event, targets: tuple[RecordRef, ...]) -> str:
    """Return the name under which an event was first published: a new name would make a second
    entry.
    """
    shared = site.names.events.get(event.key)
    if shared:
        return (shared.formerly or (event.key,))[0]
    first = getattr(targets[0].record, "formerly", ())
    return join_id(targets[0].briefing.name, first[0]) if first else event.key


def _told(view: View, head: str, told: tuple[Account, ...], came: str) -> tuple[str, ...]:
    """Return the lines of a description; the last one is the day of the newest change.

    It is not the site's day: every entry would change with it although nothing new is said.
    """
    say = view.phrases.gettext
    targets = tuple(each.target for each in told)
    newest = on_day(newest_change(view.site, targets))
    sources = [f"- {source}" for source in citations(view, targets)]
    return (
        head,
        *([say("Outcome: %(result)s", result=came)] if came else []),
        *(_account(each, view) for each in told),
        *([say("Sources:"), *sources] if sources else []),
        say("As of %(day)s", day=view.words(newest)),
    )


def _account(told: Account, view: View) -> str:
    """Return one briefing's account: "“The crane”: Ada Rower, told The Courier (disputed)"."""
    parts = [part for part in (told.date, told.who) if part]
    standing = f" ({told.standing})" if told.standing else ""
    remark = f". {view.phrases.gettext(REMARK)}: {told.remark}" if told.remark else ""
    title = view.phrases.gettext("“%(title)s”", title=told.title)
    return f"{title}{': ' if parts else ''}{'; '.join(parts)}{standing}{remark}"


def _title(title: str, span: CalendarSpan, view: View) -> str:
    part = view.phrases.gettext(span.part.value)
    return title if span.part is CalendarPart.WHOLE else f"{title} ({part})"


def _names(targets: tuple[RecordRef, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target.briefing.name for target in targets))


# -------------------------------------------------------------------------------------------------
# Entries as a calendar of RFC 5545 and RFC 7986.
#
# It is written line by line, in the order of the library icalendar, which takes a hundred times as
# long; tests compare the two. What no line may contain is removed before. There is no METHOD:
# without one DTSTAMP is the time of the last revision (3.8.7.2), which the content has.

PRODUCT = "-//Footnoted//Footnoted//EN"
"""There is no version in it, so a new release alone changes no calendar."""
REFRESH = "P1D"
"""How often a calendar program should ask again: each day."""


def calendar_text(title: str, about: str, address: str, entries: Iterable[str]) -> str:
    """Return a whole calendar around finished entries; ``address`` is its own, or empty."""
    said, named = escaped(lines(about)), escaped(line(title))
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        f"DESCRIPTION:{said}",
        f"X-WR-CALDESC:{said}",
        f"NAME:{named}",
        f"X-WR-CALNAME:{named}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        *([f"SOURCE;VALUE=URI:{address}"] if address else []),
        f"X-PUBLISHED-TTL:{REFRESH}",
    ]
    return "".join([*map(folded, head), *entries, "END:VCALENDAR\r\n"])


def entry_text(entry: CalendarEntry, project: Project) -> str:
    """Return one entry as a VEVENT."""
    changed = f"{_digits(entry.changed)}T000000Z"
    end = entry.span.end
    return "".join(
        folded(each)
        for each in (
            "BEGIN:VEVENT",
            f"SUMMARY:{escaped(line(entry.title))}",
            f"DTSTART{_when(entry.span.start)}",
            f"DTEND{_when(end)}" if end else "",
            f"DTSTAMP:{changed}",
            f"UID:{uid(project, entry.name)}",
            f"SEQUENCE:{entry.sequence}",
            f"CATEGORIES:{','.join(escaped(line(tag)) for tag in (*entry.tags, entry.kind))}",
            "CLASS:PUBLIC",
            f"DESCRIPTION:{escaped(chr(10).join(map(line, entry.told)))}",
            f"LAST-MODIFIED:{changed}",
            f"LOCATION:{escaped(line(entry.place))}" if entry.place else "",
            f"STATUS:{entry.status.value}",
            "TRANSP:TRANSPARENT",
            f"URL:{entry.address}" if entry.address else "",
            "END:VEVENT",
        )
        if each
    )


def _when(at: dt.date | dt.datetime) -> str:
    """Return a day or a moment in UTC as the end of its property."""
    if isinstance(at, dt.datetime):
        return f":{_digits(at)}T{at:%H%M%S}Z"
    return f";VALUE=DATE:{_digits(at)}"


def _digits(day: dt.date) -> str:
    """Return a day in eight digits; ``strftime`` gives early years fewer than four."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
OCTETS = 74
"""The most bytes of a line, without the space before a continuation (RFC 5545, 3.1: 75 in all)."""


def escaped(text: str) -> str:
    """Return a text as a value of iCalendar (RFC 5545, 3.3.11); its only line end is ``\\n``."""
    return text.translate(_ESCAPED)


def folded(text: str) -> str:
    """Return a content line with its end, folded if it is long.

    It is never folded within a character, nor after a backslash or caret, which are parts of what
    follows.
    """
    data = text.encode("utf-8")
    if len(data) <= OCTETS:
        return f"{text}\r\n"
    parts, low = [], 0
    while len(data) - low > OCTETS:
        high = low + OCTETS
        while data[high] & 0xC0 == 0x80:
            high -= 1
        if data[high - 1] in b"\\^":
            high -= 1
        parts.append(data[low:high])
        low = high
    return b"\r\n ".join([*parts, data[low:]]).decode("utf-8") + "\r\n"


def uid(project: Project, name: str) -> str:
    """Return the worldwide permanent name of an entry (RFC 7986, 5.3: a UUID).

    It is made from the site's address without its scheme, or else from its name; nothing else could
    last.
    """
    at = project.site_url.partition("://")[2].rstrip("/").lower() or project.site_name
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"footnoted:{at}#{name}"))


# -------------------------------------------------------------------------------------------------
# Calendars to subscribe to: one of everything, one for each tag, one for each briefing.
#
# Addresses last: they depend only on the name of the tag or the briefing. That of everything always
# exists, and that of each briefing with dates, so that links and subscriptions never break, even if
# a calendar can show none of the dates. Only tags with entries have one (RFC 5545, 3.6, requires an
# entry).

MEDIA_TYPE = "text/calendar"


def calendars(site: Site) -> Iterator[SiteFile]:
    """Yield the calendars of a site, the one of everything first."""
    found = entries(site)
    yield _file(site, "timeline.ics", _everything(site), found)
    for path, words, chosen in (*_tags(found), *_briefings(site, found)):
        if chosen.entries or chosen.left_out:
            yield _file(site, path, words, chosen)


def _everything(site: Site) -> str:
    return phrases(site.project.language).gettext("timeline")


def timeline_ics(site: Site) -> str:
    """Return the calendar of everything alone."""
    return _file(site, "timeline.ics", _everything(site), entries(site)).text


def calendar_of_tag(tag: str) -> str:
    """Return the address of a tag's calendar below the site's root."""
    return f"{CALENDARS}/tag-{slug(tag)}.ics"


def _tags(found: Dates) -> Iterator[tuple[str, str, Dates]]:
    """Yield the calendar of each tag, by address; tags that differ only in writing share one."""
    grouped: dict[str, tuple[str, list[ListedEntry]]] = {}
    for listed in found.entries:
        spelled = {calendar_of_tag(tag): tag for tag in sorted(listed.entry.tags, reverse=True)}
        for path, tag in spelled.items():
            grouped.setdefault(path, (tag, []))[1].append(listed)
    for path, (tag, chosen) in sorted(grouped.items()):
        yield path, tag, Dates(tuple(chosen), ())


def _briefings(site: Site, found: Dates) -> Iterator[tuple[str, str, Dates]]:
    chosen: dict[str, list[ListedEntry]] = {}
    left: dict[str, list[tuple[str, ...]]] = {}
    for listed in found.entries:
        for name in listed.entry.briefings:
            chosen.setdefault(name, []).append(listed)
    for names in found.left_out:
        for name in names:
            left.setdefault(name, []).append(names)
    for briefing in sorted(site.published, key=lambda each: each.name):
        name, path = briefing.name, calendar_of_briefing(briefing.name)
        dates = Dates(tuple(chosen.get(name, ())), tuple(left.get(name, ())))
        yield path, briefing.front.title, dates


def _file(site: Site, path: str, words: str, found: Dates) -> SiteFile:
    name = site.project.site_name
    title = f"{name}: {words}" if name else capitalize(words)
    address = site.addresses.canonical(path)
    chosen = (listed.text for listed in found.entries)
    text = calendar_text(
        title, _about(len(found.left_out), phrases(site.project.language)), address, chosen
    )
    return SiteFile(path, text, MEDIA_TYPE, title)


def _about(left_out: int, spoken: Phrases) -> str:
    said = spoken.gettext("Dates as exactly as they are known; a description gives each in words.")
    if not left_out:
        return said
    left = spoken.ngettext(
        "%(num)s date is not here: not known exactly enough for a calendar.",
        "%(num)s dates are not here: not known exactly enough for a calendar.",
        left_out,
    )
    return f"{said} {left}"


CALENDAR_EXPORT = Export(
    "calendar",
    calendars,
    announced=(Offer("timeline.ics", MEDIA_TYPE, mark_phrase("Timeline (calendar)")),),
    pieces=(calendar_piece,),
)
