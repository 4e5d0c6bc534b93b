"""Calendars to subscribe to: one of everything, one for each tag, one for each briefing.

Addresses last: they depend on the tag's or the briefing's own name and on nothing beside it.
That of everything is always there, and that of each briefing with dates, so that links to them and
subscriptions never break, even where nothing in them is known well enough for a calendar; of tags
only those with entries (RFC 5545, 3.6, asks for one).
"""

from collections.abc import Iterator

from footnoted.exports.accounts import sight
from footnoted.exports.entries import Dates, Entry, entries
from footnoted.exports.export import Export, SiteFile
from footnoted.exports.ical import calendar_text, entry_text
from footnoted.exports.slugs import slug
from footnoted.index import Site
from footnoted.index.offers import CALENDARS, calendar_of_briefing
from footnoted.render.chains import capitalised
from footnoted.render.environment import plural

MEDIA_TYPE = "text/calendar"


def calendars(site: Site) -> Iterator[SiteFile]:
    """Give the calendars of a site, the one of everything first."""
    found = entries(sight(site))
    texts = {entry.name: entry_text(entry, site.project) for entry in found.entries}
    yield _file(site, "timeline.ics", "timeline", found, texts)
    for path, words, chosen in (*_tags(found), *_briefings(site, found)):
        if chosen.entries or chosen.left_out:
            yield _file(site, path, words, chosen, texts)


def timeline_ics(site: Site) -> str:
    """Give the calendar of everything alone."""
    return next(calendars(site)).text


def calendar_of_tag(tag: str) -> str:
    """Give the address of a tag's calendar below the site's root."""
    return f"{CALENDARS}/tag-{slug(tag)}.ics"


def _tags(found: Dates) -> Iterator[tuple[str, str, Dates]]:
    """Give the calendar of each tag, by address; tags that differ in writing only share one."""
    grouped: dict[str, tuple[str, list[Entry]]] = {}
    for entry in found.entries:
        spelled = {calendar_of_tag(tag): tag for tag in sorted(entry.tags, reverse=True)}
        for path, tag in spelled.items():
            grouped.setdefault(path, (tag, []))[1].append(entry)
    for path, (tag, chosen) in sorted(grouped.items()):
        yield path, tag, Dates(tuple(chosen), ())


def _briefings(site: Site, found: Dates) -> Iterator[tuple[str, str, Dates]]:
    for briefing in sorted(site.published, key=lambda each: each.name):
        chosen = tuple(entry for entry in found.entries if briefing.name in entry.briefings)
        left = tuple(names for names in found.left_out if briefing.name in names)
        path = calendar_of_briefing(briefing.name)
        yield path, briefing.front.title, Dates(chosen, left)


def _file(site: Site, path: str, words: str, found: Dates, texts: dict[str, str]) -> SiteFile:
    name = site.project.site_name
    title = f"{name}: {words}" if name else capitalised(words)
    address = site.addresses.canonical(path)
    chosen = (texts[entry.name] for entry in found.entries)
    text = calendar_text(title, _about(len(found.left_out)), address, chosen)
    return SiteFile(path, text, MEDIA_TYPE, title)


def _about(left_out: int) -> str:
    said = "Dates as exactly as they are known; a description gives each in words."
    if not left_out:
        return said
    verb = "is" if left_out == 1 else "are"
    known = "known too coarsely or too openly for a calendar"
    return f"{said} {plural(left_out, 'date')} {verb} not here: {known}."


EXPORT = Export("calendar", calendars)
