"""Write Atom and JSON Feed."""

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from jinja2 import Environment

from footnoted.dates.edtf import Edtf
from footnoted.diagnostics.reports import json_text
from footnoted.library.names import Addresses, join_id
from footnoted.library.site import Site
from footnoted.outputs.files import Export, Offer, SiteFile
from footnoted.outputs.home import embed
from footnoted.outputs.view import View, environment, render
from footnoted.outputs.words import CORRECTION
from footnoted.phrases import mark_phrase, phrases
from footnoted.records.library import Briefing, Correction
from footnoted.records.vocabulary import CorrectionKind
from footnoted.text.parsing import Attributes, rewritten

# -------------------------------------------------------------------------------------------------
# A briefing for reading away from its page: in a feed reader, with full addresses.
#
# Notes stay, with their own ids; what only works on a page is left out.

_ADDRESSES = ("href", "src", "poster")


def full_text(site: Site, briefing: Briefing, env: Environment) -> str:
    """Return the article with its notes, its corrections, and whether it was withdrawn.

    The site must have an address. The HTML is from our own rendering, so it is safe.
    """
    here = site.briefing_page(briefing.name)
    above = render(
        env,
        "feed/above.html",
        v=View(site, here, site.project.language),
        front=briefing.front,
        corrections=corrections(briefing),
    )
    article = site.readings[briefing.name].html
    html = embed(article, join_id(briefing.name))
    return str(above) + _away(html, here, site.addresses)


def corrections(briefing: Briefing) -> list[tuple[str, Correction]]:
    """Return the corrections of a briefing with their ids, the newest first."""
    made = briefing.sidecar.corrections.items()
    return sorted(made, key=lambda each: each[1].date.sort_key, reverse=True)


def _away(html: str, here: str, addresses: Addresses) -> str:
    """Return HTML with full addresses and without the attributes that only a page needs."""

    def change(tag: str, attributes: Attributes) -> Attributes | None:
        if "headerlink" in (attributes.get("class") or "").split():
            return None
        if tag == "source" and "srcset" in attributes:
            return None  # a reader's program takes the picture itself
        for name in _ADDRESSES:
            if value := attributes.get(name):
                attributes[name] = absolute(value, here, addresses)
        return attributes

    return rewritten(html, change)


def absolute(address: str, here: str, addresses: Addresses) -> str:
    """Return the full address of a link; fragments of the same text stay as they are."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return address
    there = posixpath.normpath(posixpath.join(posixpath.dirname(here), parts.path))
    rest = f"?{parts.query}" if parts.query else ""
    return (
        addresses.canonical(there.lstrip("/"))
        + rest
        + (f"#{parts.fragment}" if parts.fragment else "")
    )


# -------------------------------------------------------------------------------------------------
# The contents of a feed, newest first: briefings in full, and corrections as entries.
#
# An update of a briefing changes its entry. A correction, clarification or retraction is an entry
# by itself, so that everyone who read the wrong words hears of it.

MOST = 30
"""The most entries of a feed; a reader who looks once a week misses nothing, and the file stays
small.
"""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed."""

    id: str
    """Its permanent identifier, an address: that of the page, or of the correction on it."""
    title: str
    html: str
    """Its whole text, as safe HTML with full addresses."""
    published: dt.date
    updated: dt.date
    """The day of the last change that readers should know of."""
    summary: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    kind: str = "briefing"
    """briefing, or the kind of correction: correction, clarification or retraction."""
    changes: tuple[Correction, ...] = ()
    """What was changed in a briefing since it was published, newest first."""


@dataclass(frozen=True, slots=True)
class _News:
    """A possible entry, with what its place among the others depends on."""

    id: str
    updated: dt.date
    briefing: Briefing
    correction: str = ""
    """The id of the correction that it reports; empty if it is the briefing."""


def news(site: Site) -> tuple[FeedEntry, ...]:
    """Return the newest entries; none if the site has no address of its own."""
    newest = _newest(site)
    env = environment(site.project.templates, language=site.project.language) if newest else None
    return tuple(_entry_of(site, each, env) for each in newest if env)


def carried(site: Site) -> tuple[str, ...]:
    """Return the names of the briefings that feeds contain in full."""
    return tuple(dict.fromkeys(each.briefing.name for each in _newest(site)))


def _newest(site: Site) -> list[_News]:
    if not site.project.site_url:
        return []
    every = sorted(_news(site), key=lambda each: each.id)
    return sorted(every, key=lambda each: each.updated, reverse=True)[:MOST]


def _news(site: Site) -> Iterator[_News]:
    for briefing in site.published:
        page = site.briefing_page(briefing.name)
        yield _News(site.addresses.canonical(page), _updated(briefing), briefing)
        for id_, made in corrections(briefing):
            if made.kind is not CorrectionKind.UPDATE:
                address = site.addresses.canonical(page, f"correction-{id_}")
                yield _News(address, _day(made.date), briefing, id_)


def _entry_of(site: Site, each: _News, env: Environment) -> FeedEntry:
    if each.correction:
        return _correction(site, each, env)
    return _briefing(site, each, env)


def _updated(briefing: Briefing) -> dt.date:
    front = briefing.front
    days = [front.date, front.updated, *(made.date for _, made in corrections(briefing))]
    if front.retracted:
        days.append(front.retracted.date)
    return max(_day(day) for day in days if day)


def _briefing(site: Site, each: _News, env: Environment) -> FeedEntry:
    briefing, front = each.briefing, each.briefing.front
    return FeedEntry(
        id=each.id,
        title=_say(site)("Retracted: %(title)s", title=front.title)
        if front.retracted
        else front.title,
        html=full_text(site, briefing, env),
        published=_day(front.date),
        updated=each.updated,
        summary=" ".join((front.summary or front.description or "").split()),
        authors=front.authors,
        tags=front.tags,
        language=front.lang or site.project.language,
        changes=tuple(made for _, made in corrections(briefing)),
    )


def _correction(site: Site, each: _News, env: Environment) -> FeedEntry:
    front, made = each.briefing.front, each.briefing.sidecar.corrections[each.correction]
    html = render(env, "feed/correction.html", correction=made, front=front, address=each.id)
    return FeedEntry(
        id=each.id,
        title=f"{_say(site)(CORRECTION[made.kind])}: {front.title}",
        html=str(html),
        published=each.updated,
        updated=each.updated,
        summary=" ".join(made.text.split()),
        authors=front.authors,
        tags=front.tags,
        language=site.project.language,
        kind=made.kind.value,
    )


def _say(site: Site) -> Callable[..., str]:
    return phrases(site.project.language).gettext


def _day(date: Edtf) -> dt.date:
    """Return the day of a date: feeds have no less precise ones."""
    return date.earliest or date.latest or dt.date.min


# -------------------------------------------------------------------------------------------------
# The feed as Atom (RFC 4287).

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
KINDS = "https://footnoted.example/terms/entry#"
"""Scheme of the categories that say what kind of entry it is: a name, not an address to open."""
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(entries: Iterable[FeedEntry], *, title: str, home: str, own: str, language: str) -> str:
    """Return the feed; ``home`` and ``own`` are the full addresses of the site and of the feed."""
    register_namespace("", ATOM)
    listed = list(entries)
    feed = Element(f"{{{ATOM}}}feed", {f"{{{XML}}}lang": language})
    _text(feed, "id", own)
    _text(feed, "title", title)
    _text(feed, "updated", _moment(max((e.updated for e in listed), default=dt.date(1970, 1, 1))))
    SubElement(
        feed, f"{{{ATOM}}}link", {"rel": "self", "type": "application/atom+xml", "href": own}
    )
    SubElement(feed, f"{{{ATOM}}}link", {"rel": "alternate", "type": "text/html", "href": home})
    for entry in listed:
        _entry(feed, entry, title)
    indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode") + "\n"


def _entry(feed: Element, entry: FeedEntry, site: str) -> None:
    one = SubElement(feed, f"{{{ATOM}}}entry", {f"{{{XML}}}lang": entry.language})
    _text(one, "id", entry.id)
    _text(one, "title", entry.title)
    _text(one, "published", _moment(entry.published))
    _text(one, "updated", _moment(entry.updated))
    # An entry must have an author (RFC 4287, 4.1.2); an unsigned one is the site's own.
    for name in entry.authors or (site,):
        _text(SubElement(one, f"{{{ATOM}}}author"), "name", name)
    link = {"rel": "alternate", "type": "text/html", "href": entry.id}
    SubElement(one, f"{{{ATOM}}}link", link)
    SubElement(one, f"{{{ATOM}}}category", {"term": entry.kind, "scheme": KINDS})
    for tag in entry.tags:
        SubElement(one, f"{{{ATOM}}}category", {"term": _legal(tag)})
    if entry.summary:
        _text(one, "summary", entry.summary)
    _text(one, "content", entry.html).set("type", "html")


def _text(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = _legal(text)
    return element


def _legal(text: str) -> str:
    """Return text without the characters that XML does not allow (XML 1.0, 2.2)."""
    return _ILLEGAL.sub("", text)


def _moment(day: dt.date) -> str:
    """Return a day in the form of RFC 3339; briefings are dated to the day."""
    return f"{day.isoformat()}T00:00:00Z"


# -------------------------------------------------------------------------------------------------
# Feeds of the briefings: Atom and JSON Feed, with the same entries.
#
# A site without an address of its own has none, because the address identifies every entry.

VERSION = "https://jsonfeed.org/version/1.1"


def files(site: Site) -> Iterator[SiteFile]:
    """Yield both feeds; none if the site has no address or nothing is published."""
    entries = news(site)
    if not entries:
        return
    home, language = site.addresses.canonical("index.md"), site.project.language
    title = site.project.site_name or home
    own = site.addresses.canonical("feed.xml")
    text = atom(entries, title=title, home=home, own=own, language=language)
    yield SiteFile(
        "feed.xml", text, "application/atom+xml", _say(site)("%(site)s: briefings", site=title)
    )
    told = {
        "version": VERSION,
        "title": title,
        "home_page_url": home,
        "feed_url": site.addresses.canonical("feed.json"),
        "language": language,
        "items": [_item(entry) for entry in entries],
    }
    text = json_text(told, 2) + "\n"
    yield SiteFile(
        "feed.json",
        text,
        "application/feed+json",
        _say(site)("%(site)s: briefings (JSON)", site=title),
    )


def _item(entry: FeedEntry) -> dict[str, Any]:
    """Return an entry of JSON Feed 1.1; what that lacks is under ``_footnoted``."""
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.id,
        "title": entry.title,
        "content_html": entry.html,
        "date_published": f"{entry.published}T00:00:00Z",
        "date_modified": f"{entry.updated}T00:00:00Z",
        "language": entry.language,
    }
    if entry.summary:
        item["summary"] = entry.summary
    if entry.authors:
        item["authors"] = [{"name": name} for name in entry.authors]
    if entry.tags:
        item["tags"] = list(entry.tags)
    item["_footnoted"] = {
        "kind": entry.kind,
        "changes": [_change(change) for change in entry.changes],
    }
    return item


def _change(change: Correction) -> dict[str, str]:
    told = {"kind": change.kind.value, "date": str(change.date), "text": change.text}
    return told | {k: v for k, v in (("was", change.was), ("now", change.now)) if v}


FEEDS_EXPORT = Export(
    "feeds",
    files,
    announced=(
        Offer("feed.xml", "application/atom+xml", mark_phrase("Briefings (Atom)")),
        Offer("feed.json", "application/feed+json", mark_phrase("Briefings (JSON Feed)")),
    ),
)
