"""Every format to import, and merging with the present records."""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from footnoted.authoring import bibtex, csl, ris, timelinejs
from footnoted.authoring.records import ImportedRecord, ImportFormat, ImportRemark
from footnoted.library.names import pages
from footnoted.records.forms import Form, kebab
from footnoted.records.sources import Source
from footnoted.records.writing import Draft, flow

# -------------------------------------------------------------------------------------------------
# Bytes of a foreign file as text: UTF-8 with or without a mark, and of a sane size.
#
# A file in another encoding is refused, with the way to convert it; no encoding is guessed.

LARGEST = 8 * 1024 * 1024
"""In bytes; some ten thousand items with their abstracts."""
_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


class Unreadable(ValueError):
    """The file cannot be read as text; the message says why."""


def decode(data: bytes) -> str:
    r"""Return the text of a file, its line ends as ``\n``; raise ``Unreadable``."""
    if len(data) > LARGEST:
        raise Unreadable(f"larger than {LARGEST // 1024 // 1024} MiB; export fewer items at once")
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            raise Unreadable(f"in {name}, not UTF-8; export it again and choose UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_not_utf8(data, error)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    start = data.rfind(b"\n", 0, error.start) + 1
    end = data.find(b"\n", error.start)
    shown = data[max(start, error.start - 20) : end if end >= 0 else None][:40].decode(
        "cp1252", "replace"
    )
    where = f"not UTF-8: line {line} has the byte 0x{data[error.start]:02X}"
    text = " ".join("".join(c if c.isprintable() else " " for c in shown).split())
    return f"{where}. If it should read “{text}”, it is Latin-1: export it again and choose UTF-8"


# -------------------------------------------------------------------------------------------------
# Every format that can be read, in one table; and the format of a file.
#
# Each reader returns entries for the section that it fills.

READERS: tuple[ImportFormat, ...] = (
    # Before csl-json: an event of TimelineJS may look like an item of CSL-JSON.
    ImportFormat("timelinejs", (".json",), timelinejs.is_timelinejs, timelinejs.read_timelinejs),
    ImportFormat("csl-json", (".json",), csl.is_json, csl.read_json),
    ImportFormat("bibtex", (".bib", ".bibtex"), bibtex.is_bibtex, bibtex.read_bibtex),
    ImportFormat("ris", (".ris",), ris.is_ris, ris.read_ris),
    ImportFormat("csl-yaml", (".yaml", ".yml"), csl.is_yaml, csl.read_yaml),
)
"""The formats; if a text fits several, the first is used."""


def reader_for(
    text: str, name: str, readers: Iterable[ImportFormat] = READERS
) -> ImportFormat | None:
    """Return the format of a file: by its text, and by its name if several fit."""
    fitting = [reader for reader in readers if reader.sniff(text)]
    named = [reader for reader in fitting if name.lower().endswith(reader.suffixes)]
    return next(iter(named or fitting), None)


# -------------------------------------------------------------------------------------------------
# Find the present source that a record of a file is about.
#
# Citation key, DOI, ISBN and address are compared, in this order; the first match decides.

_PARTS_OF_BOOKS = ("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference")
"""Types that have the ISBN of the book they are in."""
_SHARED = ("url", "doi", "isbn")
"""Fields that two sources cannot both have."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the site has already."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    """Every source of the site, by id."""
    taken: frozenset[str] = frozenset()
    """Every id that a new record cannot have, including sources' own and former ones."""
    grades: tuple[str, ...] = ()
    """The grades of reliability of the site's scale."""


class Identities:
    """Sources by everything that identifies them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        """Take sources by id; of two with something in common the first by id counts."""
        self.sources = dict(sources)
        self._ids: dict[str, str] = {}
        self._signs: list[dict[str, str]] = [{}, {}, {}]
        self._values: dict[str, str] = {}
        for id_ in sorted(sources):
            self.add(id_, sources[id_], keyed=True)

    def add(self, id_: str, source: Source, *, keyed: bool) -> None:
        """Add a source; ``keyed`` says that its id may be a citation key."""
        self.sources[id_] = source
        if keyed:
            for name in (id_, *source.formerly):
                self._ids.setdefault(name, id_)
        for table, signs in zip(self._signs, _signs(source), strict=True):
            for sign in signs:
                table.setdefault(sign, id_)
        self._values.setdefault(_compared(source), id_)

    def same(self, entry: ImportedRecord, source: Source) -> str:
        """Return the id of the source that a record is about; empty if it is a new one."""
        keyed = self._ids.get(entry.id, "")
        if keyed and _may_be(self.sources[keyed], source, keyed=entry.keyed):
            return keyed
        for table, signs in zip(self._signs, _signs(source), strict=True):
            for sign in signs:
                if sign in table:
                    return table[sign]
        return self._values.get(_compared(source), "")


def _signs(source: Source) -> tuple[list[str], list[str], list[str]]:
    """Return what identifies a source: its DOIs, its ISBNs, its addresses."""
    doi = list(pages(source.model_copy(update={"url": None})))
    whole = source.isbn if source.type.value not in _PARTS_OF_BOOKS else ""
    return doi, isbns(whole or ""), list(pages(source))


def isbns(text: str) -> list[str]:
    """Return the ISBNs of a text, each with 13 digits."""
    found = (re.sub("[^0-9X]", "", one) for one in re.split(r"[,;]|\s{2,}", text.upper()))
    return [one if len(one) == 13 else _longer(one) for one in found if len(one) in (10, 13)]


def _longer(isbn: str) -> str:
    """Return an ISBN of ten digits as one of thirteen (ISO 2108)."""
    digits = f"978{isbn[:9]}"
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def _may_be(known: Source, new: Source, *, keyed: bool) -> bool:
    """Return whether a source of the same id can be the same one.

    Two libraries can have one key by chance: if title and address differ, it is chance. An id that
    we made ourselves says no more than what it is made from.
    """
    if known.title == new.title:
        return True
    there = [(getattr(known, name), getattr(new, name)) for name in _SHARED]
    apart = [one != other for one, other in there if one and other]
    return keyed and not (apart and all(apart))


def _source(entry: ImportedRecord) -> Source | None:
    if entry.section != "sources":
        return None
    return Source.model_validate(entry.record, by_alias=True, by_name=False)


def _compared(source: Source) -> str:
    """Return what two sources are compared by; remarks are each desk's own and left out."""
    return repr(source.model_copy(update={"note": None}))


# -------------------------------------------------------------------------------------------------
# How a record of a file differs from the present source.
#
# Only what the file says is compared: the other program may not have the rest.

_ADDED = ("tags", "archived")
"""Lists to which items are added; the present ones stay."""
_OURS_ALONE = ("note", "formerly")
"""What is not compared: remarks, and addresses that must last."""
_COARSE = {"document": "", "article-journal": "article-"}
"""Types that other programs also write for more specific ones, and how these begin."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that has another value in a file."""

    key: str
    there: str
    """The present value in YAML; empty if there is none."""
    here: Draft
    """The value of the file."""


def differences(known: Source, new: Source, record: Mapping[str, Draft]) -> Iterator[Difference]:
    """Yield the fields of a record that differ from a source."""
    for key, value in record.items():
        name = key.replace("-", "_")
        old, given = getattr(known, name), getattr(new, name)
        if key in _OURS_ALONE or old == given or _says_the_same(key, known, new):
            continue
        missing = [each for each in given if each not in old] if key in _ADDED else [given]
        if missing:
            here = [_draft(each) for each in (*old, *missing)] if key in _ADDED else value
            yield Difference(key, flow(_draft(old)) if old else "", here)


def _says_the_same(key: str, known: Source, new: Source) -> bool:
    if key == "type":
        finer = _COARSE.get(new.type.value)
        return finer is not None and known.type.value.startswith(finer)
    if key in ("url", "doi"):
        own = [
            each.model_copy(update={"doi" if key == "url" else "url": None})
            for each in (known, new)
        ]
        return list(pages(own[0])) == list(pages(own[1])) != []
    return key == "isbn" and isbns(known.isbn or "") == isbns(new.isbn or "") != []


def _draft(value: Any) -> Draft:
    """Return a value of a record as it is typed."""
    if isinstance(value, Form):
        told = {kebab(name): getattr(value, name) for name in value.model_fields_set}
        return {name: _draft(inner) for name, inner in told.items() if inner}
    if isinstance(value, tuple):
        return [_draft(each) for each in value]
    return str(getattr(value, "value", value))


# -------------------------------------------------------------------------------------------------
# What is new in a file: known records are skipped, taken ids get a number.
#
# Nothing is written. What is there already changes only if that is asked for.

_LONGEST = 64
"""The most characters of an id."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The records to be added."""

    records: Mapping[str, Mapping[str, Mapping[str, Draft]]]
    """New records by section and id, in the order of the file."""
    remarks: tuple[ImportRemark, ...]
    skipped: int
    """How many records were known already."""
    changed: Mapping[str, Mapping[str, Draft]] = field(default_factory=dict)
    """Fields of known sources that have another value, by id."""


def merge(entries: Iterable[ImportedRecord], known: Known, *, update: bool = False) -> Merged:
    """Return what is new among entries, under free ids, and what has changed.

    ``update`` says that changes will be written.
    """
    work = _Merging(known, update)
    for entry in entries:
        work.add(entry)
    work.settle()
    return Merged(work.records, tuple(work.remarks), work.skipped, work.changed)


class _Merging:
    """The state of one import."""

    def __init__(self, known: Known, update: bool) -> None:
        self.known = known
        self.update = update
        self.taken = set(known.taken) | set(known.sources)
        self.identities = Identities(known.sources)
        self.records: dict[str, dict[str, dict[str, Draft]]] = {}
        self.entries: dict[str, ImportedRecord] = {}
        self.twins: list[tuple[ImportedRecord, Source, str]] = []
        self.changed: dict[str, dict[str, Draft]] = {}
        self.remarks: list[ImportRemark] = []
        self.skipped = 0
        self.now: dict[str, str] = {}
        """The id of a source, by the one it should have had."""

    def add(self, entry: ImportedRecord) -> None:
        """Add an entry, unless it is there."""
        source = _source(entry)
        twin = self.identities.same(entry, source) if source else ""
        if source and twin:
            self.skipped += 1
            self.now.setdefault(entry.id, twin)
            self.twins.append((entry, source, twin))
            return
        self.remarks += entry.remarks
        id_ = self._free(entry.id)
        if id_ != entry.id:
            self._tell(entry, f"The id `{entry.id}` is taken; it becomes `{id_}`.")
        self.taken.add(id_)
        self.records.setdefault(entry.section, {})[id_] = dict(entry.record)
        if source:
            self.entries[id_] = entry
            self.identities.add(id_, source, keyed=False)
            self.now.setdefault(entry.id, id_)

    def settle(self) -> None:
        """Update references between sources, once all of them have an id."""
        for id_, entry in self.entries.items():
            record = self.records[entry.section][id_]
            self._cited_in(id_, entry, record)
            self._formerly(entry, record)
            self._grade(entry, record)
        for entry, source, twin in self.twins:
            self._twin(entry, source, twin)

    def _grade(self, entry: ImportedRecord, record: dict[str, Draft]) -> None:
        grade = record.get("reliability")
        if grade and self.known.grades and grade not in self.known.grades:
            del record["reliability"]
            self._tell(entry, f"`reliability` `{grade}` is left out: the scale does not have it.")

    def _twin(self, entry: ImportedRecord, source: Source, twin: str) -> None:
        """Note how a record differs from the present source."""
        record = dict(entry.record)
        self._cited_in(twin, entry, record)
        self._grade(entry, record)
        given = Source.model_validate(record, by_alias=True, by_name=False)
        known = self.identities.sources[twin]
        found = list(differences(known, given, record))
        in_file = twin in self.entries
        place = "is already in this file" if in_file else "is already there"
        taken = self.update and not in_file
        if not found:
            self._tell(entry, f"It {place}, as `{twin}`; it is skipped.")
            return
        done = "is brought up to date" if taken else "differs; it is skipped"
        self._tell(entry, f"It {place}, as `{twin}`, and {done}.")
        for each in found:
            now = f"is {each.there} there" if each.there else "is not there"
            here = flow(each.here)
            self._tell(entry, f"`{each.key}` {now} and {here} in this file.")
        if not in_file:
            self.changed.setdefault(twin, {}).update({each.key: each.here for each in found})

    def _cited_in(self, id_: str, entry: ImportedRecord, record: dict[str, Draft]) -> None:
        given = str(record.get("cited-in", ""))
        found = self.now.get(given, given)
        if not given or (found != id_ and (found in self.entries or found in self.known.sources)):
            if given:
                record["cited-in"] = found
            return
        del record["cited-in"]
        self._tell(entry, f"`cited-in` `{given}` is left out: there is no such other source.")

    def _formerly(self, entry: ImportedRecord, record: dict[str, Draft]) -> None:
        given = record.get("formerly")
        if not isinstance(given, list):
            return
        free = [former for former in given if former not in self.taken]
        for former in given:
            if former not in free:
                self._tell(entry, f"`formerly` `{former}` is left out: another record has that id.")
        record["formerly"] = free
        if not free:
            del record["formerly"]

    def _free(self, wished: str) -> str:
        if wished not in self.taken:
            return wished
        number = 2
        while (id_ := f"{wished[: _LONGEST - len(str(number)) - 1]}-{number}") in self.taken:
            number += 1
        return id_

    def _tell(self, entry: ImportedRecord, text: str) -> None:
        self.remarks.append(ImportRemark(entry.line, entry.about, text))
