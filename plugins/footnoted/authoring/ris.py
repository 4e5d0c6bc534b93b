"""Read RIS."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from footnoted.authoring.records import (
    ImportedItem,
    ImportReading,
    ImportRemark,
    read_inverted_names,
    reading_of,
    shorten_value,
)

# -------------------------------------------------------------------------------------------------
# What the tags of RIS mean in CSL's terms, by the type of the entry.
#
# The tables follow the format's specification and what Zotero writes and reads (its ``RIS.js``).

TYPES = {
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CHART": "graphic",
    "CLSWK": "classic",
    "COMP": "software",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "CTLG": "book",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "FIGURE": "figure",
    "GEN": "document",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "manuscript",
    "INTV": "interview",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "legal_case",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "motion_picture",
    "MUSIC": "song",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNBILL": "bill",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}

TEXTS = {
    "TI": "title",
    "T1": "title",
    "CT": "title",
    "ST": "title-short",
    "T2": "container-title",
    "JF": "container-title",
    "JO": "container-title",
    "BT": "container-title",
    "T3": "collection-title",
    "VL": "volume",
    "IS": "issue",
    "ET": "edition",
    "PB": "publisher",
    "CY": "publisher-place",
    "PP": "publisher-place",
    "SE": "section",
    "M3": "genre",
    "LA": "language",
    "DO": "DOI",
    "CN": "call-number",
    "DB": "archive",
    "AN": "archive_location",
    "M1": "number",
    "N1": "note",
}
RIS_PEOPLE = {
    "AU": "author",
    "A1": "author",
    "A2": "editor",
    "ED": "editor",
    "A4": "translator",
    "TA": "translator",
}
RIS_DATES = {"DA": "issued", "PY": "issued", "Y1": "issued", "Y2": "accessed"}

BY_TYPE: dict[str, dict[str, str]] = {
    "SN": dict.fromkeys(("JOUR", "MGZN", "NEWS", "EJOUR", "ABST", "JFULL"), "ISSN")
    | dict.fromkeys(("RPRT", "PAT"), "number"),
    "T2": dict.fromkeys(("BOOK", "EBOOK", "RPRT", "MAP", "COMP", "EDBOOK"), "collection-title")
    | {"SLIDE": "event-title"},
    "C3": {"CONF": "container-title", "CPAPER": "container-title", "ART": "dimensions"},
    "C1": {"MAP": "scale", "CONF": "event-place", "CPAPER": "event-place"},
    "A2": dict.fromkeys(("ICOMM", "PCOMM"), "recipient") | {"INTV": "interviewer"},
    "AU": dict.fromkeys(("MPCT", "VIDEO"), "director"),
    "ET": {"COMP": "version"},
    "PB": {"CASE": "authority", "HEAR": "authority"},
    "M1": {"MAP": "collection-number"},
    "IS": dict.fromkeys(("RPRT", "STAND"), "number"),
}
"""Tags that mean another thing in entries of some types."""


# -------------------------------------------------------------------------------------------------
# RIS files as items in CSL's terms.
#
# The format has lines, and we read them ourselves so that every remark has its line (decision 18).

_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: ?$| (.*))")
_START = re.compile(r"^TY {1,2}- ", re.MULTILINE)
_SILENT = ("TY", "ER", "ID", "SP", "EP", "KW", "UR", "PY")


def is_ris(text: str) -> bool:
    """Return whether a text has an entry of RIS."""
    return bool(_START.search(text[:20000]))


@dataclass(slots=True)
class _Entry:
    """The lines of one entry: tag, value, line."""

    line: int
    lines: list[tuple[str, str, int]] = field(default_factory=list)

    def first(self, *tags: str) -> str:
        return next((value for tag, value, _ in self.lines if tag in tags and value), "")


def read_ris(text: str) -> ImportReading:
    """Return what a RIS file says; text outside of entries is reported."""
    entries: list[_Entry] = []
    remarks: list[ImportRemark] = []
    is_open = False
    for number, line in enumerate(text.split("\n"), 1):
        found = _TAG.fullmatch(line.rstrip())
        tag, value = (found[1], (found[2] or "").strip()) if found else ("", line.strip())
        if tag == "TY":
            if is_open:
                remarks.append(
                    ImportRemark(number, "", "The entry before this line has no end, `ER`.")
                )
            entries.append(_Entry(number, [(tag, value, number)]))
            is_open = True
        elif tag == "ER":
            is_open = False
        elif not is_open and value:
            remarks.append(
                ImportRemark(number, "", f"{shorten_value(line)} is not in any entry.", lost=True)
            )
        elif tag:
            entries[-1].lines.append((tag, value, number))
        elif value:  # a long value goes on in the next line
            last, before, at = entries[-1].lines[-1]
            entries[-1].lines[-1] = (last, f"{before} {value}", at)
    if is_open:
        remarks.append(
            ImportRemark(entries[-1].line, "", "This entry breaks off: it has no end, `ER`.")
        )
    return reading_of([_RisEntry(entry).item() for entry in entries], remarks)


class _RisEntry:
    """One entry while it is read."""

    def __init__(self, entry: _Entry) -> None:
        self.entry = entry
        self.kind = entry.first("TY").upper()
        self.key = entry.first("ID", "LB")[:200]
        self.values: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.remarks: list[ImportRemark] = []

    def item(self) -> ImportedItem:
        """Return the entry as an item."""
        self.values["type"] = TYPES.get(self.kind, self.kind)
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
        return ImportedItem(self.key, self.values, self.entry.line, self.lines, tuple(self.remarks))

    def _tag(self, tag: str, value: str, line: int) -> None:
        special = BY_TYPE.get(tag, {}).get(self.kind, "")
        variable = special or TEXTS.get(tag, "") or ("ISBN" if tag == "SN" else "")
        if tag in RIS_PEOPLE:
            people = special or RIS_PEOPLE[tag]
            self.lines.setdefault(people, line)
            self.values.setdefault(people, []).extend(read_inverted_names([value]))
        elif tag in RIS_DATES:
            self._set(RIS_DATES[tag], {"raw": self._day(tag, value, line)}, tag, line)
        elif variable == "note" and "note" in self.values:
            self.values["note"] += f"\n{value}"
        else:
            self._set(variable or tag, value, tag, line)

    def _day(self, tag: str, value: str, line: int) -> str:
        """Return a date without words after it: ``2023///Spring``."""
        day, more = value.split("/")[:3], "/".join(value.split("/")[3:])
        if len(day) < 3 or not more or more[:1].isdigit():
            return value.rstrip("/") or value
        self.remarks.append(
            ImportRemark(line, self.key, f"Of `{tag}` {shorten_value(more)} is left out.")
        )
        return "/".join(day).rstrip("/")

    def _set(self, variable: str, value: Any, tag: str, line: int) -> None:
        if variable not in self.values:
            self.values[variable] = value
            self.lines[variable] = line
        elif self.values[variable] != value:
            told = value["raw"] if isinstance(value, dict) else value
            text = f"`{tag}` {shorten_value(told)} is left out: `{variable}` has a value."
            self.remarks.append(ImportRemark(line, self.key, text))

    def _year(self) -> None:
        """Set the year of ``PY`` if there is no fuller date; it repeats the year of ``DA``."""
        for tag, value, line in self.entry.lines:
            issued = self.values.get("issued", {}).get("raw", "")
            if tag == "PY" and value and not issued.startswith(value[:4]):
                self._set("issued", {"raw": value.rstrip("/") or value}, tag, line)

    def _pages(self) -> None:
        first, last = self.entry.first("SP"), self.entry.first("EP")
        if pages := "-".join(dict.fromkeys(filter(None, (first, last)))):
            self.values["page"] = pages

    def _addresses(self) -> None:
        """Set the first address; report the others."""
        for tag, value, line in self.entry.lines:
            if tag == "UR" and value:
                self._set("URL", value, tag, line)
