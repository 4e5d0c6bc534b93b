"""Feeds of the briefings: Atom and JSON Feed, with the same entries.

A site without an address of its own has none: every entry is known by its address.
"""

import json
from collections.abc import Iterator
from typing import Any

from footnoted.exports.atom import atom
from footnoted.exports.export import Export, SiteFile
from footnoted.exports.news import Entry, news
from footnoted.index import Site
from footnoted.model import Correction

VERSION = "https://jsonfeed.org/version/1.1"


def files(site: Site) -> Iterator[SiteFile]:
    """Give both feeds; none where the site has no address or nothing is published."""
    entries = news(site)
    if not entries:
        return
    home, language = site.addresses.canonical("index.md"), site.project.language
    title = site.project.site_name or home
    own = site.addresses.canonical("feed.xml")
    text = atom(entries, title=title, home=home, own=own, language=language)
    yield SiteFile("feed.xml", text, "application/atom+xml", f"{title}: briefings")
    told = {
        "version": VERSION,
        "title": title,
        "home_page_url": home,
        "feed_url": site.addresses.canonical("feed.json"),
        "language": language,
        "items": [_item(entry) for entry in entries],
    }
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    yield SiteFile("feed.json", text, "application/feed+json", f"{title}: briefings (JSON)")


def _item(entry: Entry) -> dict[str, Any]:
    """Give an entry as JSON Feed 1.1 writes it; what that lacks stands under ``_footnoted``."""
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


EXPORT = Export("feeds", files)
