"""An item in CSL's terms as the record of a source, field by field; what has no place is told.

Nothing is invented: a field that cannot stand in a record is left out, and the item stays.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from footnoted.drafts import Draft
from footnoted.guard import mixed_host, safe_address, why_unsafe
from footnoted.imports.extra import with_extra
from footnoted.imports.found import Entry, Item, Reading, Remark
from footnoted.imports.ids import id_of
from footnoted.imports.names import people
from footnoted.imports.when import NoDate, edtf
from footnoted.imports.words import shown, words
from footnoted.load.suggest import did_you_mean
from footnoted.model import Source, SourceType
from footnoted.model.csl import DATES, OURS, PEOPLE, TEXTS, csl_name

_KEYS = {csl_name(key): key for key in (*TEXTS, *PEOPLE, *DATES)}
_ALIASES = {
    "shortTitle": "title-short",
    "event": "event-title",
    "translated-title": "title-translation",
}
_ALIASES |= {name.lower(): name for name in ("URL", "DOI", "ISBN", "ISSN")}
_ALIASES |= {"archive-location": "archive_location"}
_SILENT = ("id", "type", "citation-key", "citation-label", "custom", "keyword", "note", "system_id")
"""Variables that are read in a way of their own, or only name the item."""
_ZOTERO = "zotero.org/"
_ORDER = ("type", *TEXTS[:3], *PEOPLE, *TEXTS[3:], *DATES, "tags", *OURS, "note")


def reading_of(items: Iterable[Item], remarks: Iterable[Remark]) -> Reading:
    """Give the records of items, each with what of it is not in its record."""
    return Reading(tuple(_Taken(item).entry() for item in items), tuple(remarks))


class _Taken:
    """One item while it is taken over."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.values = {_ALIASES.get(k, k): v for k, v in with_extra(item.values).items()}
        self.about = _about(item.key, self.values)
        if _ZOTERO in item.key and self.values.get("event-place") == self.values.get(
            "publisher-place"
        ):
            self.values.pop("event-place", None)  # Zotero writes every place twice
        self.remarks: list[Remark] = []
        self.record: dict[str, Draft] = {}

    def entry(self) -> Entry:
        """Give the record, with all that was told on the way."""
        self._type()
        for name, value in self.values.items():
            if value not in (None, "", [], {}) and name not in _SILENT:
                self._variable(name, value)
        self._tags()
        self._ours()
        self._note()
        record = {key: self.record[key] for key in _ORDER if key in self.record}
        key = str(self.values.get("citation-key") or self.item.key)
        told = (*self.item.remarks, *self.remarks)
        remarks = tuple(replace(remark, about=self.about) for remark in told)
        return Entry("sources", id_of(key, record), record, self.item.line, self.about, remarks)

    def _tell(self, variable: str, text: str) -> None:
        self.remarks.append(Remark(self.item.line_of(variable), self.about, text))

    def _put(self, variable: str, key: str, value: Draft) -> None:
        """Put a field into the record if the record's own form takes it."""
        try:
            Source.model_validate({"type": "document", key: value}, by_alias=True, by_name=False)
        except ValidationError as error:
            why = error.errors()[0]["msg"].removeprefix("Value error, ").rstrip(".")
            self._tell(variable, f"`{variable}` {shown(value)} is left out: {why}.")
        else:
            self.record[key] = value

    def _type(self) -> None:
        given = str(self.values.get("type", "")).strip()
        known = [kind.value for kind in SourceType]
        self.record["type"] = given if given in known else "document"
        if given not in known:
            said = f"{shown(given)} is no type of CSL" if given else "It has no type"
            hint = did_you_mean(given, known) if given else ""
            self._tell("type", f"{said}; it is taken for a `document`. {hint}".rstrip())

    def _variable(self, name: str, value: Any) -> None:
        key = _KEYS.get(name, "")
        if name == "title-translation":
            key = name
        if not key:
            self._tell(name, f"A record has no place for `{name}`: {shown(_flat(value))}.")
        elif key in DATES:
            self._date(name, key, value)
        elif key in PEOPLE:
            names, left = people(value)
            if names:
                self._put(name, key, names)
            for text in left:
                self._tell(name, f"Of `{name}` {shown(text)} is left out.")
        elif isinstance(value, str | int | float):
            self._text(name, key, str(value))
        else:
            self._tell(name, f"`{name}` {shown(_flat(value))} is left out: it is no text.")

    def _text(self, name: str, key: str, value: str) -> None:
        address = key in ("url", "doi")
        text, without = words(value, markup=not address)
        if without:
            self._tell(name, f"`{name}` is taken without {without}.")
        if key == "url" and (why := _unsafe(text)):
            self._tell(name, f"`{name}` {shown(text)} is left out: it {why}.")
        elif text:
            self._put(name, key, (safe_address(text) or text) if key == "url" else text)

    def _date(self, name: str, key: str, value: Any) -> None:
        try:
            self._put(name, key, edtf(value))
        except NoDate as problem:
            self._tell(name, f"`{name}` is left out: {problem}")

    def _tags(self) -> None:
        given = self.values.get("keyword")
        texts = given if isinstance(given, list) else str(given or "").replace(";", ",").split(",")
        if tags := list(dict.fromkeys(filter(None, (words(str(text)).text for text in texts)))):
            self._put("keyword", "tags", tags)

    def _ours(self) -> None:
        """Take what an export of ours put into ``custom``; of others' customs each is told."""
        custom = self.values.get("custom")
        custom = custom if isinstance(custom, Mapping) else {}
        for name, value in custom.items():
            if name != "footnoted" or not isinstance(value, Mapping):
                self._tell("custom", f"A record has no place for `{name}`: {shown(_flat(value))}.")
                continue
            for key, mine in value.items():
                self._own(str(key), mine)

    def _own(self, key: str, value: Any) -> None:
        if key in DATES:
            self._date(key, key, value)
        elif key == "archived":
            copies = list(self._copies(value))
            if copies:
                self._put(key, key, copies)
        elif key in (*OURS, "tags"):
            listed = isinstance(value, list)
            texts = [words(str(one)).text for one in (value if listed else [value])]
            self._put(key, key, list(texts) if listed else texts[0])
        else:
            self._tell("custom", f"A record has no place for `{key}`: {shown(_flat(value))}.")

    def _copies(self, value: Any) -> Iterator[Draft]:
        for copy in value if isinstance(value, list) else []:
            url = str(copy.get("url", "")) if isinstance(copy, Mapping) else ""
            if not url or (why := _unsafe(url)):
                reason = f"it {why}" if url else "it has no address"
                self._tell("custom", f"An archived copy {shown(url)} is left out: {reason}.")
            else:
                yield {"url": url, "date": str(copy.get("date", ""))}

    def _note(self) -> None:
        note = self.values.get("note")
        text = words(str(note)).text if isinstance(note, str | int | float) else ""
        if text:
            self._put("note", "note", text)


def _about(key: str, values: Mapping[str, Any]) -> str:
    """Give what a person knows an item by: its citation key, or how its title begins."""
    given = str(values.get("citation-key") or key)
    title = words(str(values.get("title") or "")).text
    return title[:60] if title and (not given or "/" in given) else given


def _unsafe(url: str) -> str:
    """Say why an address cannot stand in a record; nothing where it can.

    One that only lacks its ``https://`` stays: the check says what to write.
    """
    if url.startswith(("/", "?", "#", ".")):
        return "is not a whole web address"
    host = mixed_host(url)
    return why_unsafe(url) or (f"mixes scripts within a word of `{host}`" if host else "")


def _flat(value: Any) -> str:
    """Give a value of any kind on one line, for a message."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_flat(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_flat, value))
    return str(value)
