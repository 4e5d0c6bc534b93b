"""Entries as a calendar of RFC 5545 and RFC 7986, by the library icalendar.

Escaping and folding are the library's; what must never reach a line is taken out before. No
METHOD: without one DTSTAMP is the time of the last revision (3.8.7.2), which content can tell.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from footnoted.exports.entries import Entry
from footnoted.exports.plain import line, lines
from footnoted.project import Project

if TYPE_CHECKING:
    from icalendar import Component

PRODUCT = "-//Footnoted//Footnoted//EN"
"""No version in it: a new release alone changes no calendar."""
REFRESH = dt.timedelta(days=1)
"""How often a calendar program should ask again."""


def calendar_text(title: str, about: str, address: str, entries: Iterable[str]) -> str:
    """Give a whole calendar around finished entries; ``address`` is its own, or empty."""
    from icalendar import Calendar, vDuration, vText, vUri

    head = Calendar()
    head.add("prodid", PRODUCT)
    head.add("version", "2.0")
    for name in ("name", "x-wr-calname"):
        head.add(name, vText(line(title)))
    for name in ("description", "x-wr-caldesc"):
        head.add(name, vText(lines(about)))
    head.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", vDuration(REFRESH))
    if address:
        head.add("source", vUri(address), parameters={"VALUE": "URI"})
    begin, end, rest = _text(head).partition("END:VCALENDAR")
    return "".join([begin, *entries, end, rest])


def entry_text(entry: Entry, project: Project) -> str:
    """Give one entry as a VEVENT."""
    from icalendar import Event, vUri

    event = Event()
    event.add("uid", uid(project, entry.name))
    changed = dt.datetime.combine(entry.changed, dt.time(), dt.UTC)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.span.start)
    if entry.span.end:
        event.add("dtend", entry.span.end)
    event.add("summary", line(entry.title))
    event.add("description", "\n".join(map(line, entry.told)))
    event.add("status", entry.status.value)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    event.add("categories", [*map(line, entry.tags), entry.kind])
    if entry.place:
        event.add("location", line(entry.place))
    if entry.address:
        event.add("url", vUri(entry.address))
    return _text(event)


def uid(project: Project, name: str) -> str:
    """Give the lasting name of an entry for the whole world (RFC 7986, 5.3: a UUID).

    Made of the site's address without its scheme, else of its name; of nothing that may change.
    """
    at = project.site_url.partition("://")[2].rstrip("/").lower() or project.site_name
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"footnoted:{at}#{name}"))


def _text(component: "Component") -> str:
    written: bytes = component.to_ical()
    return written.decode("utf-8")
