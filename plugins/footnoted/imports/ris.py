"""RIS files as items in CSL's terms.

A format of lines, read by ourselves so that every remark has its line (decision 18).
"""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from footnoted.imports import ris_types as tables
from footnoted.imports.found import Item, Reading, Remark
from footnoted.imports.names import inverted
from footnoted.imports.records import reading_of
from footnoted.imports.words import shown

_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: ?$| (.*))")
_START = re.compile(r"^TY {1,2}- ", re.MULTILINE)
_SILENT = ("TY", "ER", "ID", "LB", "SP", "EP", "KW", "UR", "PY")


def is_ris(text: str) -> bool:
    """Tell whether a text has an entry of RIS."""
    return bool(_START.search(text[:20000]))


@dataclass(slots=True)
class _Entry:
    """The lines of one entry: tag, value, line."""

    line: int
    lines: list[tuple[str, str, int]] = field(default_factory=list)

    def first(self, *tags: str) -> str:
        return next((value for tag, value, _ in self.lines if tag in tags and value), "")


def read_ris(text: str) -> Reading:
    """Read a RIS file; what stands outside an entry is told."""
    entries: list[_Entry] = []
    remarks: list[Remark] = []
    is_open = False
    for number, line in enumerate(text.split("\n"), 1):
        found = _TAG.fullmatch(line.rstrip())
        tag, value = (found[1], (found[2] or "").strip()) if found else ("", line.strip())
        if tag == "TY":
            if is_open:
                remarks.append(Remark(number, "", "The entry before this line has no end, `ER`."))
            entries.append(_Entry(number, [(tag, value, number)]))
            is_open = True
        elif tag == "ER":
            is_open = False
        elif not is_open and value:
            remarks.append(Remark(number, "", f"{shown(line)} stands in no entry.", lost=True))
        elif tag:
            entries[-1].lines.append((tag, value, number))
        elif value:  # a long value goes on in the next line
            last, before, at = entries[-1].lines[-1]
            entries[-1].lines[-1] = (last, f"{before} {value}", at)
    if is_open:
        remarks.append(Remark(entries[-1].line, "", "This entry breaks off: it has no end, `ER`."))
    return reading_of([_Read(entry).item() for entry in entries], remarks)


class _Read:
    """One entry while it is read."""

    def __init__(self, entry: _Entry) -> None:
        self.entry = entry
        self.kind = entry.first("TY").upper()
        self.key = entry.first("ID", "LB")[:200]
        self.values: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.remarks: list[Remark] = []

    def item(self) -> Item:
        """Give the entry as an item."""
        self.values["type"] = tables.TYPES.get(self.kind, self.kind)
        self.lines["type"] = self.entry.line
        for tag, value, line in self.entry.lines:
            if value and tag not in _SILENT:
                self._tag(tag, html.unescape(value), line)
        self._year()
        self._pages()
        self._addresses()
        if tags := [value for tag, value, _ in self.entry.lines if tag == "KW"]:
            self.values["keyword"] = tags
        if self.key:
            self.values["citation-key"] = self.key
        return Item(self.key, self.values, self.entry.line, self.lines, tuple(self.remarks))

    def _tag(self, tag: str, value: str, line: int) -> None:
        special = tables.BY_TYPE.get(tag, {}).get(self.kind, "")
        variable = special or tables.TEXTS.get(tag, "") or ("ISBN" if tag == "SN" else "")
        if tag in tables.PEOPLE:
            people = special or tables.PEOPLE[tag]
            self.lines.setdefault(people, line)
            self.values.setdefault(people, []).extend(inverted([value]))
        elif tag in tables.DATES:
            self._set(tables.DATES[tag], {"raw": self._day(tag, value, line)}, tag, line)
        elif variable == "note" and "note" in self.values:
            self.values["note"] += f"\n{value}"
        else:
            self._set(variable or tag, value, tag, line)

    def _day(self, tag: str, value: str, line: int) -> str:
        """Give a date without what stands behind it in words: ``2023///Spring``."""
        day, more = value.split("/")[:3], "/".join(value.split("/")[3:])
        if len(day) < 3 or not more or more[:1].isdigit():
            return value.rstrip("/") or value
        self.remarks.append(Remark(line, self.key, f"Of `{tag}` {shown(more)} is left out."))
        return "/".join(day).rstrip("/")

    def _set(self, variable: str, value: Any, tag: str, line: int) -> None:
        if variable not in self.values:
            self.values[variable] = value
            self.lines[variable] = line
        elif self.values[variable] != value:
            told = value["raw"] if isinstance(value, dict) else value
            text = f"`{tag}` {shown(told)} is left out: `{variable}` has a value."
            self.remarks.append(Remark(line, self.key, text))

    def _year(self) -> None:
        """Take ``PY`` where no fuller date stands; it repeats the year of ``DA``."""
        for tag, value, line in self.entry.lines:
            issued = self.values.get("issued", {}).get("raw", "")
            if tag == "PY" and value and not issued.startswith(value[:4]):
                self._set("issued", {"raw": value.rstrip("/") or value}, tag, line)

    def _pages(self) -> None:
        first, last = self.entry.first("SP"), self.entry.first("EP")
        if pages := "-".join(dict.fromkeys(filter(None, (first, last)))):
            self.values["page"] = pages

    def _addresses(self) -> None:
        """Take the first address; the others are told."""
        for tag, value, line in self.entry.lines:
            if tag == "UR" and value:
                self._set("URL", value, tag, line)
