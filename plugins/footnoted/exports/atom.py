"""The feed as Atom (RFC 4287).

Writes what it is told; which entries there are is decided elsewhere.
"""

import datetime as dt
import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from footnoted.exports.news import Entry

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
KINDS = "https://footnoted.example/terms/entry#"
"""Scheme of the categories that tell what sort of entry it is: a name, no address to open."""
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(entries: Iterable[Entry], *, title: str, home: str, own: str, language: str) -> str:
    """Give the feed; ``home`` and ``own`` are the full addresses of the site and of the feed."""
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


def _entry(feed: Element, entry: Entry, site: str) -> None:
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
    """Give text without the characters that no XML document may hold (XML 1.0, 2.2)."""
    return _ILLEGAL.sub("", text)


def _moment(day: dt.date) -> str:
    """Give a day as RFC 3339 wants it; briefings are dated to the day."""
    return f"{day.isoformat()}T00:00:00Z"
