"""Read BibTeX."""

import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

from footnoted.authoring.bibtex_entries import (
    REFERENCES,
    BibtexField,
    BibtexSource,
    Inheritance,
    Macros,
    read_entries,
)
from footnoted.authoring.latex import NoLatex, from_latex, unescape
from footnoted.authoring.records import (
    SEASONS,
    ImportedItem,
    ImportReading,
    ImportRemark,
    reading_of,
    shorten_value,
)
from footnoted.records.sources import DATES, OURS, PEOPLE, csl_name

# -------------------------------------------------------------------------------------------------
# What BibTeX's and biblatex's entry types and fields mean in CSL's terms.
#
# The tables follow the manual of biblatex 3.19, ch. 2, and what Zotero writes.

TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "book",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
LEGAL = ("jurisdiction", "legal", "legislation")
"""Types in which the body that is named is not a publisher, but the one whose act it is."""
NO_SOURCES = {
    "set": "It only groups other entries and is not a source.",
    "xdata": "",
}
"""Entries that are no publication, and the message about them."""
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
PERIODICAL = ("article", "periodical", "review")
"""Types in which ``number`` is the issue."""
IN_SERIES = (
    "book", "mvbook", "inbook", "bookinbook", "suppbook", "collection", "mvcollection",
    "incollection", "suppcollection", "reference", "mvreference", "inreference", "proceedings",
    "mvproceedings", "inproceedings", "conference",
)  # fmt: skip
"""Types in which ``number`` is that within the series."""

BIBTEX_PEOPLE = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
    "director": "director",
    "interviewer": "interviewer",
    "recipient": "recipient",
}
ROLES = {"editor": "editor", "director": "director", "translator": "translator"}
ROLES |= {"interviewer": "interviewer", "recipient": "recipient"}
"""What ``editortype`` and ``editoratype`` may make of an editor."""
ROLED = ("editor", "editora", "editorb", "editorc")
BIBTEX_DATES = {"date": "issued", "urldate": "accessed", "origdate": "original-date"}
BIBTEX_DATES |= {"eventdate": "event-date"}
VERBATIM = {"url": "URL", "doi": "DOI"}
TEXTS = {
    "title": "title",
    "shorttitle": "title-short",
    "origtitle": "original-title",
    "journaltitle": "container-title",
    "journal": "container-title",
    "booktitle": "container-title",
    "series": "collection-title",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "location": "publisher-place",
    "address": "publisher-place",
    "type": "genre",
    "howpublished": "medium",
    "eventtitle": "event-title",
    "venue": "event-place",
    "edition": "edition",
    "volume": "volume",
    "number": "number",
    "issue": "issue",
    "pages": "page",
    "chapter": "chapter-number",
    "eid": "number",
    "library": "call-number",
    "version": "version",
    "isbn": "ISBN",
    "issn": "ISSN",
    "keywords": "keyword",
    "note": "note",
    "annotation": "note",
    "annote": "note",
    "language": "language",
}
KINDS = {"phdthesis": "PhD thesis", "mathesis": "Master’s thesis"}
KINDS |= {"mastersthesis": "Master’s thesis", "techreport": "", "letter": ""}
"""Words of ``type`` that are keys of biblatex, not words for people."""

LANGUAGES = {
    "american": "en-US", "arabic": "ar", "australian": "en-AU", "brazil": "pt-BR",
    "british": "en-GB", "bulgarian": "bg", "canadian": "en-CA", "chinese": "zh", "croatian": "hr",
    "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "estonian": "et",
    "farsi": "fa", "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he",
    "hungarian": "hu", "italian": "it", "japanese": "ja", "latvian": "lv", "lithuanian": "lt",
    "magyar": "hu", "naustrian": "de-AT", "ngerman": "de", "norsk": "nb", "nynorsk": "nn",
    "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru", "serbian": "sr",
    "slovak": "sk", "slovene": "sl", "spanish": "es", "swedish": "sv", "turkish": "tr",
    "ukrainian": "uk", "usenglish": "en-US", "ukenglish": "en-GB",
}  # fmt: skip
"""Babel's names of languages, used by ``langid``, as BCP 47."""


# -------------------------------------------------------------------------------------------------
# Names as BibTeX writes them, divided by its own rules.
#
# ``bibtexparser`` splits them; a whole name in braces is not divided.

_EXTENDED = re.compile(r"\b(family|given|prefix|suffix|useprefix)\s*=\s*(\{[^{}]*\}|[^,]*)")
"""biblatex's other form: ``family=Berg, given=Jan, prefix=van der``."""
_BODY = re.compile(r"(?:^|\s)\{?\\?&\}?(?:\s|$)")
"""The sign that joins the partners of a firm."""
_EXTENDED_PARTS = {
    "family": "family",
    "given": "given",
    "prefix": "non-dropping-particle",
    "suffix": "suffix",
}


def bibtex_people(
    value: str, plain: Callable[[str], str]
) -> tuple[list[dict[str, str]], list[str]]:
    """Return the names of a field without its outer braces, and texts that are no names.

    ``plain`` returns the text that some LaTeX prints.
    """
    from bibtexparser.middlewares.names import split_multiple_persons_names

    names: list[dict[str, str]] = []
    left: list[str] = []
    for text in split_multiple_persons_names(value):
        name = {part: plain(given) for part, given in _name(text.strip()).items()}
        if any(name.values()):
            names.append({part: given for part, given in name.items() if given})
        elif text.strip():
            left.append(text)
    return names, left


def _name(text: str) -> dict[str, str]:
    """Return the parts of a name, as LaTeX."""
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    if text.lower() == "others":
        return {}
    if is_braced(text) or _BODY.search(text):  # no person's name has such a sign
        return {"literal": text}
    if len(found := _EXTENDED.findall(text)) > 1:
        return {_EXTENDED_PARTS[key]: part for key, part in found if key in _EXTENDED_PARTS}
    try:
        parts = parse_single_name_into_parts(text, strict=False)
    except (InvalidNameError, IndexError, RecursionError):
        return {}
    return {
        "family": " ".join(parts.last),
        "given": " ".join(parts.first),
        "suffix": " ".join(parts.jr),
        "non-dropping-particle": " ".join(parts.von),
    }


def is_braced(text: str) -> bool:
    """Return whether one pair of braces is around a whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return place == len(text) - 1
    return False


# -------------------------------------------------------------------------------------------------
# BibTeX and biblatex files as items in CSL's terms.
#
# ``bibtexparser`` finds entries, fields and their lines, and goes on after a broken entry. The
# fields are read here, and in ``records``.

X = "x-footnoted-"
_ENTRY = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)
_DAY = ("year", "month", "day")
_JOINED = {
    "title": ("title", "subtitle"),
    "booktitle": ("booktitle", "booksubtitle"),
    "journaltitle": ("journaltitle", "journalsubtitle"),
    "journal": ("journal",),
}
"""Fields that are one title, in the order of its parts."""
_SILENT = (
    *_DAY,
    *(part for parts in _JOINED.values() for part in parts),
    "entrysubtype",
    "language",
    "langid",
)
"""Fields that are read before the others."""
_ONLY_ADDRESS = re.compile(r"\s*\\url\s*\{[^{}]*\}\s*")
_DAY_AND_MONTH = re.compile(r"(?:(\d{1,2})[~ .]+(\w+)|(\w+)[~ .]+(\d{1,2}))")


def is_bibtex(text: str) -> bool:
    """Return whether a text has an entry of BibTeX."""
    return bool(_ENTRY.search(text[:200_000]))


def read_bibtex(text: str) -> ImportReading:
    """Return what a BibTeX file says; only a broken entry itself is lost."""
    logging.getLogger("pylatexenc").setLevel(
        logging.CRITICAL + 1
    )  # what it would print is reported
    entries, macros, remarks = read_entries(text)
    shared = Inheritance(entries, macros)
    for entry in entries:
        if told := NO_SOURCES.get(entry.kind):
            remarks.append(ImportRemark(entry.line, entry.key, told))
    publications = (entry for entry in entries if entry.kind not in NO_SOURCES)
    items = [_BibtexEntry(entry, macros, shared).item() for entry in publications]
    return reading_of(items, remarks)


class _BibtexEntry:
    """One entry while it is read."""

    def __init__(self, entry: BibtexSource, macros: Macros, shared: Inheritance) -> None:
        self.key = entry.key
        self.kind = entry.kind
        self.line = entry.line
        self.macros = macros
        self.shared = shared
        self.values: dict[str, Any] = {}
        self.ours: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.remarks: list[ImportRemark] = []
        self.fields: dict[str, str] = {}
        for field in entry.fields:
            self._field(field)
        taken, lost = shared.taken(entry)
        for field in taken.values():
            self._field(field)
        for field, key in lost:
            told = f"`{field.name}` names {shorten_value(key)}, which this file does not have."
            self._tell(field.name, told)
        for name in REFERENCES:
            self.fields.pop(name, None)

    def _field(self, field: BibtexField) -> None:
        name = field.name
        value, unknown = self.macros.value(field.raw)
        self.lines.setdefault(name, field.line)
        raw, asked = self.shared.value_of(value.strip())
        if raw:
            value, unknown = self.macros.value(raw)
        elif asked:
            self._tell(name, f"`{name}` names {shorten_value(asked)}, which is not in this file.")
            return
        for macro in dict.fromkeys(unknown):  # each once, however often it is used
            self._tell(
                name, f"`{name}` names {shorten_value(macro)}, which this file does not define."
            )
        if name in self.fields:
            self._tell(
                name,
                f"`{name}` is there twice; {shorten_value(value)} is left out.",
            )
        elif value.strip():
            self.fields[name] = value.strip()

    def _tell(self, field: str, text: str) -> None:
        self.remarks.append(ImportRemark(self.lines.get(field, self.line), self.key, text))

    def item(self) -> ImportedItem:
        """Return the entry as an item."""
        self._type()
        for name, parts in _JOINED.items():
            self._join(name, parts)
        self._roles()
        self._date()
        self._language()
        for name, value in self.fields.items():
            if name.startswith(X):
                self._own(name, name.removeprefix(X), value)
            elif name not in _SILENT:
                self._known(name, value)
        if self.ours:
            self.values["custom"] = {"footnoted": self.ours}
        lines = {name: self.lines.get(field, self.line) for name, field in self._sources()}
        return ImportedItem(self.key, self.values, self.line, lines, tuple(self.remarks))

    def _sources(self) -> Iterator[tuple[str, str]]:
        """Yield variables with the fields whose lines are theirs."""
        known = {**TEXTS, **BIBTEX_PEOPLE, **BIBTEX_DATES, **VERBATIM}
        known |= {"year": "issued"}
        for field in self.fields:
            yield known.get(field, field), field

    def _set(self, variable: str, field: str, value: Any) -> None:
        if variable in self.values and variable != "note":
            self._tell(
                field, f"`{field}` {shorten_value(value)} is left out: `{variable}` has a value."
            )
        elif variable == "note" and variable in self.values:
            self.values[variable] += f"\n{value}"
        else:
            self.values[variable] = value

    def _type(self) -> None:
        subtype = self.fields.get("entrysubtype", "")
        kind = SUBTYPES.get(subtype, subtype) or TYPES.get(self.kind, "")
        self.values["type"] = kind or self.kind
        if genre := KINDS.get(self.kind):
            self.fields.setdefault("type", genre)

    def _join(self, name: str, parts: tuple[str, ...]) -> None:
        """Set a title with its subtitle."""
        texts = [self._text(part) for part in parts if part in self.fields]
        if any(texts):
            self._set(TEXTS[name], name, ": ".join(filter(None, texts)))

    def _roles(self) -> None:
        """Set biblatex's several kinds of editors, each in its role."""
        for name in ROLED:
            kind = self.fields.pop(f"{name}type", "")
            value = self.fields.pop(name, "")
            role = ROLES.get(kind.strip("{}").lower() or name)
            if value and (role or name == "editor"):
                self._people(role or "editor", name, value)
                if not role:
                    self._tell(name, f"`{name}type` {shorten_value(kind)} is left out.")
            elif value:
                said = f"{name}: {kind}" if kind else name
                self._tell(name, f"A record has no place for `{said}`: {shorten_value(value)}.")
            elif kind:
                self._tell(name, f"`{name}type` {shorten_value(kind)} is left out.")

    def _date(self) -> None:
        parts = {name: self.fields.get(name, "").strip("{} ") for name in _DAY}
        if "date" in self.fields:
            date = self.fields["date"].strip("{} ")
            for name, part in parts.items():
                if part and self._part(name, part) not in date:
                    told = f"`{name}` {shorten_value(part)} is left out: there is a `date`."
                    self._tell(name, told)
            return
        if not parts["year"]:
            for name, part in parts.items():
                if part:
                    self._tell(name, f"`{name}` {shorten_value(part)} is left out: it has no year.")
            return
        self.lines["issued"] = self.lines["year"]
        self.values["issued"] = {"raw": self._put_together(**parts)}

    def _put_together(self, year: str, month: str, day: str) -> str:
        """Return year, month and day as EDTF; report what is no part of a date."""
        if found := _DAY_AND_MONTH.fullmatch(month):  # `month = "10~" # mar`
            day, month = (found[1], found[2]) if found[1] else (found[4], found[3])
        number = self._part("month", month)
        if month and not number.isdigit():
            self._tell("month", f"`month` {shorten_value(month)} is left out: it is not a month.")
            number = ""
        parts = [year, number.zfill(2), day.zfill(2)] if day and number else [year]
        if day and not number:
            self._tell("day", f"`day` {shorten_value(day)} is left out: it has no month.")
        return "-".join([year, number.zfill(2)] if number and not day else parts)

    def _part(self, name: str, text: str) -> str:
        if name != "month":
            return text
        season = SEASONS.get(text.lower(), 0)
        return str(20 + season) if season else self.macros.month(text)

    def _language(self) -> None:
        for name in ("language", "langid"):
            given = self._text(name) if name in self.fields else ""
            language = LANGUAGES.get(given.lower(), given)
            if language and self.values.setdefault("language", language) != language:
                taken = self.values["language"]
                if not taken.startswith(f"{language}-"):
                    self._tell(name, f"`{name}` {shorten_value(given)} is left out.")

    def _known(self, name: str, value: str) -> None:
        if name in BIBTEX_PEOPLE:
            self._people(BIBTEX_PEOPLE[name], name, value)
        elif name in BIBTEX_DATES:
            self.values[BIBTEX_DATES[name]] = {"raw": value.strip("{}")}
        elif name in VERBATIM:
            self._set(VERBATIM[name], name, address(value))
        elif name == "howpublished" and _ONLY_ADDRESS.fullmatch(value):
            self._set("URL", name, address(value))
        else:
            variable = TEXTS.get(name, "")
            if name == "titleaddon" and self.kind in ("online", "misc", "audio"):
                variable = "container-title"  # Zotero: the title of a website, forum or programme
            if name == "number":
                variable = self._number()
            if self.kind in LEGAL and name in ("institution", "organization", "court"):
                variable = "authority"
            # What has no place in a record is reported as it was written.
            self._set(variable or name, name, self._text(name) if variable else value)

    def _number(self) -> str:
        if self.kind in PERIODICAL:
            return "issue"
        return "collection-number" if self.kind in IN_SERIES else "number"

    def _people(self, variable: str, name: str, value: str) -> None:
        names, left = bibtex_people(value, lambda text: self._plain(name, text).strip())
        if names:
            self._set(variable, name, names)
        for text in left:
            self._tell(name, f"Of `{name}` {shorten_value(text)} is left out.")

    def _text(self, name: str) -> str:
        value = self.fields[name]
        if name == "pages":
            value = re.sub("--+", "-", value)  # how BibTeX has a range
        if name == "type" and value.lower() in KINDS:
            return KINDS[value.lower()]
        return self._plain(name, value)

    def _plain(self, name: str, value: str) -> str:
        """Return what LaTeX prints; report what is left out of it."""
        try:
            text, remarks = from_latex(value[1:-1] if is_braced(value) else value)
        except NoLatex as problem:
            self._tell(name, f"`{name}` {shorten_value(value)} is left out: it {problem}.")
            return ""
        for told in remarks:
            self._tell(name, f"`{name}` {told}")
        return text

    def _own(self, name: str, key: str, value: str) -> None:
        """Set a field that our own export wrote."""
        if key in PEOPLE:
            self._people(key, name, value)
        elif key == "archived":
            copies = (copy.split(maxsplit=1) for copy in re.split(r";\s+", value))
            self.ours[key] = [dict(zip(("url", "date"), c, strict=False)) for c in copies if c]
        elif key == "formerly":
            self.ours[key] = [id_.strip() for id_ in value.split(",")]
        elif key in DATES or key in OURS:
            self.ours[key] = self._text(name)
        else:
            self._set(csl_name(key), name, self._text(name))


def address(value: str) -> str:
    """Return an address without what LaTeX needs around it."""
    plain = re.sub(r"^.*\\url\s*\{(.*)\}.*$", r"\1", value).strip("{} <>")
    return unescape(plain)
