"""Every format, and merging with what is there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from footnoted.authoring import bibtex, csl, ris, timelinejs
from footnoted.authoring.records import ImportedRecord, ImportFormat, ImportRemark
from footnoted.library.names import pages
from footnoted.records.sources import Source
from footnoted.records.writing import Draft

# -------------------------------------------------------------------------------------------------
# Every format that can be read, in one table; and which of them a file is.
#
# Knows no record: each reader gives entries for whatever section it fills.

READERS: tuple[ImportFormat, ...] = (
    # Before csl-json: what an event is called may look like an item of that.
    ImportFormat("timelinejs", (".json",), timelinejs.is_timelinejs, timelinejs.read_timelinejs),
    ImportFormat("csl-json", (".json",), csl.is_json, csl.read_json),
    ImportFormat("bibtex", (".bib", ".bibtex"), bibtex.is_bibtex, bibtex.read_bibtex),
    ImportFormat("ris", (".ris",), ris.is_ris, ris.read_ris),
    ImportFormat("csl-yaml", (".yaml", ".yml"), csl.is_yaml, csl.read_yaml),
)
"""The formats; where several could be meant, the first."""


def reader_for(
    text: str, name: str, readers: Iterable[ImportFormat] = READERS
) -> ImportFormat | None:
    """Return the format of a file: its text counts, its name decides between several."""
    fitting = [reader for reader in readers if reader.sniff(text)]
    named = [reader for reader in fitting if name.lower().endswith(reader.suffixes)]
    return next(iter(named or fitting), None)


# -------------------------------------------------------------------------------------------------
# What of a file is new: records that are known already are skipped, taken ids get a number.
#
# Compares and names; writes nothing. What is there already always stays as it is.

_LONGEST = 64
"""Characters of an id."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is there already."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    """Every source of the site, by id."""
    taken: frozenset[str] = frozenset()
    """Every id that a new record cannot have, sources' own and former ones among them."""
    grades: tuple[str, ...] = ()
    """The grades of reliability that the site's scale has."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be added."""

    records: Mapping[str, Mapping[str, Mapping[str, Draft]]]
    """New records by section and id, in the order of the file."""
    remarks: tuple[ImportRemark, ...]
    skipped: int
    """Records that were known already."""


def merge(entries: Iterable[ImportedRecord], known: Known) -> Merged:
    """Return what is new of entries, under ids that are free."""
    work = _Merging(known)
    for entry in entries:
        work.add(entry)
    work.settle()
    return Merged(work.records, tuple(work.remarks), work.skipped)


class _Merging:
    """The state of one import."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.taken = set(known.taken) | set(known.sources)
        self.addresses = {
            page: id_
            for id_ in sorted(known.sources, reverse=True)
            for page in pages(known.sources[id_])
        }
        self.values = {
            _compared(known.sources[id_]): id_ for id_ in sorted(known.sources, reverse=True)
        }
        self.records: dict[str, dict[str, dict[str, Draft]]] = {}
        self.entries: dict[str, ImportedRecord] = {}
        self.remarks: list[ImportRemark] = []
        self.skipped = 0
        self.now: dict[str, str] = {}
        """The id that a source has now, by the one it should have had."""

    def add(self, entry: ImportedRecord) -> None:
        """Add an entry, unless it is there."""
        source = _source(entry)
        twin = self._twin(source) if source else ""
        if twin:
            self._skip(entry, twin)
            return
        self.remarks += entry.remarks
        id_ = self._free(entry.id)
        if id_ != entry.id:
            self._tell(entry, f"The id `{entry.id}` is taken; it becomes `{id_}`.")
        self.taken.add(id_)
        self.records.setdefault(entry.section, {})[id_] = dict(entry.record)
        if source:
            self.entries[id_] = entry
            self.values.setdefault(_compared(source), id_)
            self.now.setdefault(entry.id, id_)
            for page in pages(source):
                self.addresses.setdefault(page, id_)

    def settle(self) -> None:
        """Bring references between the new sources up to date, once all of them have an id."""
        for id_, entry in self.entries.items():
            record = self.records[entry.section][id_]
            self._cited_in(id_, entry, record)
            self._formerly(entry, record)
            grade = record.get("reliability")
            if grade and self.known.grades and grade not in self.known.grades:
                del record["reliability"]
                self._tell(
                    entry, f"`reliability` `{grade}` is left out: the scale has no such grade."
                )

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

    def _twin(self, source: Source) -> str:
        """Return the id of the source that has the same address, or says the very same."""
        for page in pages(source):
            if page in self.addresses:
                return self.addresses[page]
        return self.values.get(_compared(source), "")

    def _skip(self, entry: ImportedRecord, twin: str) -> None:
        self.skipped += 1
        self.now.setdefault(entry.id, twin)
        place = "stands in this file already" if twin in self.entries else "is there already"
        self._tell(entry, f"It {place}, as `{twin}`; it is skipped.")

    def _free(self, wished: str) -> str:
        if wished not in self.taken:
            return wished
        number = 2
        while (id_ := f"{wished[: _LONGEST - len(str(number)) - 1]}-{number}") in self.taken:
            number += 1
        return id_

    def _tell(self, entry: ImportedRecord, text: str) -> None:
        self.remarks.append(ImportRemark(entry.line, entry.about, text))


def _source(entry: ImportedRecord) -> Source | None:
    if entry.section != "sources":
        return None
    return Source.model_validate(entry.record, by_alias=True, by_name=False)


def _compared(source: Source) -> str:
    """Return what two sources are compared by: remarks are not handed on, so they do not count."""
    return repr(source.model_copy(update={"note": None}))
