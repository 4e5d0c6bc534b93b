"""A timeline of TimelineJS 3 (its JSON) as drafts of dates, and of sources for what it links to.

A link or a picture is a lead, not evidence: nothing cites the drafted sources until a person has
looked at them. Pictures are not taken over.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from footnoted.drafts import Draft
from footnoted.guard import mixed_host, safe_address, why_unsafe
from footnoted.imports.found import Entry, Reading, Remark
from footnoted.imports.hypertext import plain
from footnoted.imports.ids import folded
from footnoted.imports.timelinejs_dates import edtf_of
from footnoted.imports.when import NoDate
from footnoted.imports.words import shown
from footnoted.model import DateKind
from footnoted.render.words import DATE_KIND

_EVENTS = re.compile(r'"events"\s*:\s*\[')
_KINDS = {words: kind.value for kind, (words, _) in DATE_KIND.items()}
"""Our own groups, by what our export calls them."""
_TITLE, _ID = 80, 48
"""Characters of a title made of other words, and of an id made of a title."""


def is_timelinejs(text: str) -> bool:
    """Tell whether a text is a timeline of TimelineJS 3."""
    return text.lstrip()[:1] == "{" and bool(_EVENTS.search(text)) and '"start_date"' in text


def read_timelinejs(text: str) -> Reading:
    """Read a timeline: its events and eras, in their order."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        return _lost(error.lineno, f"This is not JSON: {error.msg}.")
    except (RecursionError, ValueError):
        return _lost(0, "This is nested too deeply, or has too long a number, for a timeline.")
    if not isinstance(content, Mapping) or not isinstance(content.get("events"), list):
        return _lost(0, "There is no list of `events`.")
    entries: list[Entry] = []
    remarks: list[Remark] = []
    for name, event in _events(content):
        taken = _Taken(name, event)
        entries += taken.entries()
        remarks += taken.lost
    if isinstance(content.get("title"), Mapping):
        remarks.append(Remark(0, "title", "The title slide is left out: it has no date."))
    return Reading(tuple(entries), tuple(remarks))


def _lost(line: int, text: str) -> Reading:
    return Reading((), (Remark(line, "", text, True),))


def _events(content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for number, event in enumerate(content["events"], 1):
        yield f"event {number}", event
    eras = content.get("eras")
    for number, era in enumerate(eras if isinstance(eras, list) else [], 1):
        yield f"era {number}", era


class _Taken:
    """One event while it is taken over."""

    def __init__(self, name: str, event: Any) -> None:
        self.event = event if isinstance(event, Mapping) else {}
        self.text = plain(_text(self.event, "text", "text"))
        self.media = plain(_text(self.event, "media", "url"))
        self.caption = plain(_text(self.event, "media", "caption"))
        self.credit = plain(_text(self.event, "media", "credit"))
        headline = plain(_text(self.event, "text", "headline"))
        self.headline = headline.text
        self.links = (*headline.links, *self.text.links, *self.caption.links, *self.credit.links)
        self.name = f"{name}, {shown(self.headline)}" if self.headline else name
        self.remarks: list[Remark] = []
        self.lost: list[Remark] = []

    def entries(self) -> Iterator[Entry]:
        """Give the date and the sources; nothing where it has no date or no words."""
        try:
            date = edtf_of(self.event)
        except NoDate as problem:
            self.lost.append(Remark(0, self.name, f"It is left out: {problem}", True))
            return
        title = self._title()
        if not title:
            self.lost.append(Remark(0, self.name, "It is left out: it has no words.", True))
            return
        record: dict[str, Draft] = {"date": date, "title": title, **self._group()}
        if place := plain(_text(self.event, "location", "name")).text:
            record["place"] = place
        sources = list(self._sources())
        if note := self._note():
            record["note"] = note
        id_ = folded(title)[:_ID].strip("-") or "event"
        yield Entry("dates", id_, record, 0, self.name, tuple(self.remarks))
        yield from sources

    def _title(self) -> str:
        if self.headline:
            return self.headline
        other = self.text.text or self.caption.text
        if other:
            self._tell("It has no headline; the title is the beginning of its text.")
        cut = other[:_TITLE].rpartition(" ")[0] if len(other) > _TITLE else other
        return f"{cut or other[:_TITLE]}…" if len(other) > _TITLE else other

    def _group(self) -> dict[str, Draft]:
        """Give what its group tells: a kind of date where it is one of ours, else a tag."""
        group = plain(_text(self.event, "group")).text
        kind = _KINDS.get(group.lower(), "")
        if kind:
            return {} if kind == DateKind.EVENT else {"kind": kind}
        return {"tags": [group]} if group else {}

    def _note(self) -> str:
        """Give what has no field of its own, for colleagues: a note is never published."""
        said = plain(_text(self.event, "display_date")).text
        own = plain(_text(self.event, "start_date", "display_date")).text
        media = "" if self._address() else self.media.text
        parts = [
            self.text.text,
            f"Date as shown: {said or own}" if said or own else "",
            f"Shown with it: {media}" if media else "",
            f"Caption: {self.caption.text}" if self.caption.text else "",
            f"Credit: {self.credit.text}" if self.credit.text else "",
        ]
        return " · ".join(part for part in parts if part)

    def _address(self) -> bool:
        """Tell whether its medium is an address, and no quotation or embedded page."""
        return bool(re.match(r"\S+$", self.media.text)) and "<" not in self._media_typed()

    def _media_typed(self) -> str:
        return _text(self.event, "media", "url")

    def _sources(self) -> Iterator[Entry]:
        """Give a draft for each page that it links to or shows."""
        shown_here = [self._media_typed().strip()] if self._address() else []
        for url in dict.fromkeys((*shown_here, *self.links)):
            if why := _unsafe(url):
                self._tell(f"The address {shown(url)} is left out: it {why}.")
                continue
            record: dict[str, Draft] = {"type": "webpage", "url": safe_address(url) or url}
            if url in shown_here and self.credit.text:
                record["note"] = f"Credit: {self.credit.text}"
            yield Entry("sources", _source_id(url), record, 0, self.name)

    def _tell(self, text: str) -> None:
        self.remarks.append(Remark(0, self.name, text))


def _source_id(url: str) -> str:
    """Give an id of the site and the last part of the address; its ending says nothing."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    last = unquote(parts.path).rstrip("/").rpartition("/")[2].partition(".")[0]
    return folded(f"{host} {last}")[:_ID].strip("-") or "page"


def _unsafe(url: str) -> str:
    """Say why an address cannot stand in a record; nothing where it can."""
    if not re.match(r"https?://", url, re.IGNORECASE):
        return why_unsafe(url) or "is not a whole web address"
    host = mixed_host(url)
    return why_unsafe(url) or (f"mixes scripts within a word of `{host}`" if host else "")


def _text(value: Any, *path: str) -> str:
    """Give a text within nested mappings; empty where there is none."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""
