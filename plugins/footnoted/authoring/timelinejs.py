"""Read TimelineJS."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from footnoted.authoring.records import (
    ImportedRecord,
    ImportReading,
    ImportRemark,
    NoDate,
    fold_to_id,
    shorten_value,
    words,
)
from footnoted.dates.days import edtf_year, with_year_0
from footnoted.dates.edtf import DateError, parse
from footnoted.outputs.words import DATE_KIND
from footnoted.records.vocabulary import DateKind
from footnoted.records.writing import Draft
from footnoted.text.addresses import mixed_host, safe_address, why_unsafe
from footnoted.text.markup import MarkupForm, tokens

# -------------------------------------------------------------------------------------------------
# Dates of TimelineJS 3 as EDTF: year, month, day and clock, as far as they are given.
#
# A day that no calendar has is refused; a time without a zone stays without one.

_PARTS = ("year", "month", "day", "hour", "minute", "second")
_NUMBER = re.compile(r"-?\d{1,12}")


def edtf_of(event: Mapping[str, Any]) -> str:
    """Return the date of an event as EDTF; raise ``NoDate``.

    Our own export has the date as it was written under ``edtf``.
    """
    if own := _given(event, "edtf"):
        return _checked(own)
    first, end = _one(event.get("start_date")), event.get("end_date")
    last = _one(end) if isinstance(end, Mapping) and _given(end, "year") else ""
    return _checked(f"{first}/{last}" if last and last != first else first)


def _one(date: Any) -> str:
    """Return one date; a day needs a month, and a month a year."""
    if not isinstance(date, Mapping):
        raise NoDate("It has no date.")
    given = {name: _given(date, name) for name in _PARTS}
    if not given["year"]:
        raise NoDate("It has no year.")
    for name, text in given.items():
        if text and not _NUMBER.fullmatch(text):
            raise NoDate(f"`{name}` {shorten_value(text)} is not a number.")
    year = with_year_0(int(given["year"]))
    if not -9999 <= year <= 9999:
        raise NoDate(f"The year {year} is outside -9999 to 9999, the years a record can have.")
    text = edtf_year(year)
    for coarse, name in (("year", "month"), ("month", "day")):
        if given[name] and not given[coarse]:
            raise NoDate(f"It has a {name} but no {coarse}.")
        text += f"-{int(given[name]):02}" if given[name] else ""
    return text + (_clock(given) if given["day"] else "")


def _clock(given: Mapping[str, str]) -> str:
    """Return the time of day; TimelineJS's templates write midnight for "no time"."""
    hour, minute, second = (int(given[name] or 0) for name in _PARTS[3:])
    if not given["hour"] or not (hour or minute or second):
        return ""
    return f"T{hour:02}:{minute:02}:{second:02}"


def _given(date: Mapping[str, Any], name: str) -> str:
    value = date.get(name)
    return str(value).strip() if isinstance(value, str | int) else ""


def _checked(text: str) -> str:
    try:
        return str(parse(text))
    except DateError as error:
        raise NoDate(f"{error.message} {error.hint}".strip()) from None


# -------------------------------------------------------------------------------------------------
# HTML within a foreign file as plain words, and the addresses it links to.
#
# Any text is read, broken markup too, in linear time; no address is judged.

_UNSEEN = ("script", "style", "template", "title", "noscript", "iframe")
"""Elements whose contents readers do not see."""
_WITHIN = frozenset("a abbr b bdi bdo cite code em i mark q s small span strong sub sup u".split())
"""Elements that do not separate words."""


class Plain(NamedTuple):
    """What a reader sees of a piece of HTML."""

    text: str
    links: tuple[str, ...] = ()


def plain(written: str) -> Plain:
    """Return the words of HTML, or of a text without any, on one line; and its links in order."""
    parts: list[str] = []
    links: list[str] = []
    unseen = ""
    for token in tokens(written):
        if token.form is MarkupForm.TEXT and not unseen:
            parts.append(html.unescape(written[token.low : token.high]))
        elif token.form in (MarkupForm.START, MarkupForm.END):
            unseen = _unseen(unseen, token.name, token.form)
            parts.append("" if token.name in _WITHIN else " ")
            if token.name == "a" and not unseen:
                links += [
                    value for name, value in token.attributes if name.lower() == "href" and value
                ]
    return Plain(words("".join(parts), markup=False).text, tuple(dict.fromkeys(links)))


def _unseen(now: str, name: str, form: MarkupForm) -> str:
    if now:
        return "" if form is MarkupForm.END and name == now else now
    return name if form is MarkupForm.START and name in _UNSEEN else ""


# -------------------------------------------------------------------------------------------------
# A timeline of TimelineJS 3 (its JSON) as drafts of dates, and of sources for what it links to.
#
# A link or a picture is a hint, not evidence: nothing cites the drafted sources until a person has
# looked at them. Pictures are not imported.

_EVENTS = re.compile(r'"events"\s*:\s*\[')
_KINDS = {words: kind.value for kind, (words, _) in DATE_KIND.items()}
"""Our own kinds of dates, by their names in our export."""
_TITLE, _ID = 80, 48
"""The most characters of a title made of other words, and of an id made of a title."""


def is_timelinejs(text: str) -> bool:
    """Return whether a text is a timeline of TimelineJS 3."""
    return text.lstrip()[:1] == "{" and bool(_EVENTS.search(text)) and '"start_date"' in text


def read_timelinejs(text: str) -> ImportReading:
    """Return the records of a timeline: of its events and eras, in their order."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        return _lost(error.lineno, f"This is not JSON: {error.msg}.")
    except (RecursionError, ValueError):
        return _lost(0, "This is nested too deeply, or has too long a number, for a timeline.")
    if not isinstance(content, Mapping) or not isinstance(content.get("events"), list):
        return _lost(0, "There is no list of `events`.")
    entries: list[ImportedRecord] = []
    remarks: list[ImportRemark] = []
    for name, event in _events(content):
        taken = _EventTaken(name, event)
        entries += taken.entries()
        remarks += taken.lost
    if isinstance(content.get("title"), Mapping):
        remarks.append(ImportRemark(0, "title", "The title slide is left out: it has no date."))
    return ImportReading(tuple(entries), tuple(remarks))


def _lost(line: int, text: str) -> ImportReading:
    return ImportReading((), (ImportRemark(line, "", text, True),))


def _events(content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for number, event in enumerate(content["events"], 1):
        yield f"event {number}", event
    eras = content.get("eras")
    for number, era in enumerate(eras if isinstance(eras, list) else [], 1):
        yield f"era {number}", era


class _EventTaken:
    """One event while it is converted."""

    def __init__(self, name: str, event: Any) -> None:
        self.event = event if isinstance(event, Mapping) else {}
        self.text = plain(_text(self.event, "text", "text"))
        self.media = plain(_text(self.event, "media", "url"))
        self.caption = plain(_text(self.event, "media", "caption"))
        self.credit = plain(_text(self.event, "media", "credit"))
        headline = plain(_text(self.event, "text", "headline"))
        self.headline = headline.text
        self.links = (*headline.links, *self.text.links, *self.caption.links, *self.credit.links)
        self.name = f"{name}, {shorten_value(self.headline)}" if self.headline else name
        self.remarks: list[ImportRemark] = []
        self.lost: list[ImportRemark] = []

    def entries(self) -> Iterator[ImportedRecord]:
        """Yield the date and the sources; nothing if it has no date or no words."""
        try:
            date = edtf_of(self.event)
        except NoDate as problem:
            self.lost.append(ImportRemark(0, self.name, f"It is left out: {problem}", True))
            return
        title = self._title()
        if not title:
            self.lost.append(ImportRemark(0, self.name, "It is left out: it has no words.", True))
            return
        record: dict[str, Draft] = {"date": date, "title": title, **self._group()}
        if place := plain(_text(self.event, "location", "name")).text:
            record["place"] = place
        sources = list(self._sources())
        if note := self._note():
            record["note"] = note
        id_ = (fold_to_id(title) or f"event-{fold_to_id(date)}")[:_ID].strip("-")
        yield ImportedRecord("dates", id_, record, 0, self.name, tuple(self.remarks))
        yield from sources

    def _title(self) -> str:
        if self.headline:
            return self.headline
        other = self.text.text or self.caption.text
        if other:
            self._tell("It has no headline, so the title is the beginning of its text.")
        cut = other[:_TITLE].rpartition(" ")[0] if len(other) > _TITLE else other
        return f"{cut or other[:_TITLE]}…" if len(other) > _TITLE else other

    def _group(self) -> dict[str, Draft]:
        """Return what its group says: a kind of date if it is one of ours, else a tag."""
        group = plain(_text(self.event, "group")).text
        kind = _KINDS.get(group.lower(), "")
        if kind:
            return {} if kind == DateKind.EVENT else {"kind": kind}
        return {"tags": [group]} if group else {}

    def _note(self) -> str:
        """Return what has no field of its own; readers see it as a remark."""
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
        """Return whether its medium is an address, not a quotation or embedded page."""
        return bool(re.match(r"\S+$", self.media.text)) and "<" not in self._media_typed()

    def _media_typed(self) -> str:
        return _text(self.event, "media", "url")

    def _sources(self) -> Iterator[ImportedRecord]:
        """Yield a draft for each page that it links to or shows."""
        shown_here = [self._media_typed().strip()] if self._address() else []
        for url in dict.fromkeys((*shown_here, *self.links)):
            if why := _unsafe(url):
                self._tell(f"The address {shorten_value(url)} is left out: it {why}.")
                continue
            record: dict[str, Draft] = {"type": "webpage", "url": safe_address(url) or url}
            if url in shown_here and self.credit.text:
                record["note"] = f"Credit: {self.credit.text}"
            yield ImportedRecord("sources", _source_id(url), record, 0, self.name)

    def _tell(self, text: str) -> None:
        self.remarks.append(ImportRemark(0, self.name, text))


def _source_id(url: str) -> str:
    """Return an id of the site and the last part of the address, without its suffix."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    last = unquote(parts.path).rstrip("/").rpartition("/")[2].partition(".")[0]
    return fold_to_id(f"{host} {last}")[:_ID].strip("-") or "page"


def _unsafe(url: str) -> str:
    """Return why a record may not have an address; empty if it may."""
    if not re.match(r"https?://", url, re.IGNORECASE):
        return why_unsafe(url) or "is not a whole web address"
    host = mixed_host(url)
    return why_unsafe(url) or (f"mixes alphabets within a word of `{host}`" if host else "")


def _text(value: Any, *path: str) -> str:
    """Return a text within nested mappings; empty if there is none."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""
