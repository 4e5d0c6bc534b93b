"""BibTeX, in."""

import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from footnoted.authoring.records import (
    ImportedItem,
    ImportReading,
    ImportRemark,
    reading_of,
    shorten_value,
)
from footnoted.dates.hints import MONTHS
from footnoted.records.sources import DATES, OURS, PEOPLE, csl_name

# -------------------------------------------------------------------------------------------------
# What BibTeX's and biblatex's entry types and fields mean in CSL's terms.
#
# Tables only; after the manual of biblatex 3.19, ch. 2, and what Zotero writes.

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
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
PERIODICAL = ("article", "periodical", "review")
"""Types in which ``number`` is the issue."""

BIBTEX_PEOPLE = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
}
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
"""Babel's names of languages, which ``langid`` has, as BCP 47."""


# -------------------------------------------------------------------------------------------------
# The value of a BibTeX field as it is written: braces, quotation marks, numbers, macros, ``#``.
#
# Gives what stands inside; what LaTeX it is, is read elsewhere.

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_DEEPEST = 5
"""Macros within macros."""


class Macros:
    """The words that a file has defined with ``@string``, and the months."""

    def __init__(self, defined: Mapping[str, str]) -> None:
        """Take the raw values by name."""
        self._raw = {name.strip().lower(): str(value) for name, value in defined.items()}

    def value(self, raw: str, depth: int = 0) -> tuple[str, list[str]]:
        """Return a value without what encloses it, and the macros that nobody defined."""
        text, unknown = "", []
        for part in parts(raw):
            if part[:1] in ("{", '"') and len(part) > 1:
                text += part[1:-1]
            elif part.isdigit() or not part:
                text += part
            else:
                inner, more = self._macro(part.lower(), depth)
                text += inner
                unknown += more
        return text, unknown

    def _macro(self, name: str, depth: int) -> tuple[str, list[str]]:
        if name in self._raw and depth < _DEEPEST:
            return self.value(self._raw[name], depth + 1)
        if name[:3] in _MONTHS:
            return str(_MONTHS[name[:3]]), []
        return "", [name]

    def month(self, text: str) -> str:
        """Return a month as its number, however it was written; else the text."""
        number = _MONTHS.get(text[:3].lower())
        return str(number) if number else text


def parts(raw: str) -> Iterator[str]:
    """Yield the parts of a value that ``#`` joins; one within braces or quotation marks is none."""
    depth, start, quoted = 0, 0, False
    for place, sign in enumerate(raw):
        depth += (sign == "{") - (sign == "}")
        if sign == '"' and depth == 0:
            quoted = not quoted
        if sign == "#" and depth == 0 and not quoted:
            yield raw[start:place].strip()
            start = place + 1
    yield raw[start:].strip()


# -------------------------------------------------------------------------------------------------
# LaTeX in a BibTeX field as the text it prints: accents, escaped signs, braces that keep
# capitals.
#
# ``pylatexenc`` reads it; no file is included and no macro defined. What it does not know is
# told.

_SPECIAL = re.compile(r"[\\{}$~]|--|``|''")
_MACRO = re.compile(r"\\([A-Za-z]+)")
LONGEST = 5000
"""Characters that are read as LaTeX; a title has a fiftieth of it."""
_SIGNS = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "textendash": "–",
    "textemdash": "—",
    "hyphen": "-",
}
"""What reference managers write and pylatexenc lacks."""
_STYLES = ("textsubscript", "textsuperscript", "mkbibemph", "upshape", "itshape", "bfseries")
"""Commands that only change how letters look; what follows them is kept."""


class NoLatex(ValueError):
    """The text cannot be read as LaTeX; the message says why, in words that follow "it"."""


def from_latex(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text that LaTeX prints, and the commands that are not known.

    Raises ``NoLatex``.
    """
    if not _SPECIAL.search(text):
        return text, ()
    if len(text) > LONGEST:
        raise NoLatex(f"is longer than {LONGEST:,} characters")
    try:
        read = _reader().latex_to_text(text, tolerant_parsing=True)
    except RecursionError:
        raise NoLatex("is nested too deeply") from None
    return read.replace("\u00ad", ""), _unknown(text)


def _unknown(text: str) -> tuple[str, ...]:
    known = _known()
    return tuple(dict.fromkeys(m for m in _MACRO.findall(text) if m not in known))


@cache
def _reader() -> Any:
    from pylatexenc.latex2text import (  # type: ignore[import-untyped]
        LatexNodes2Text,
        MacroTextSpec,
        get_default_latex_context_db,
    )

    context = get_default_latex_context_db()
    signs = [MacroTextSpec(name, sign) for name, sign in _SIGNS.items()]
    styles = [MacroTextSpec(name, "") for name in _STYLES]
    context.add_context_category("references", prepend=True, macros=[*signs, *styles])
    return LatexNodes2Text(latex_context=context, keep_comments=True, math_mode="text")


@cache
def _known() -> frozenset[str]:
    from pylatexenc.latex2text import get_default_latex_context_db

    context = get_default_latex_context_db()
    names = {spec.macroname for spec in context.iter_macro_specs()}
    return frozenset(names | {*_SIGNS, *_STYLES})


# -------------------------------------------------------------------------------------------------
# Names as BibTeX writes them, taken apart by its own rules.
#
# ``bibtexparser`` splits them; braces around a whole name make it one that is not taken apart.

_EXTENDED = re.compile(r"\b(family|given|prefix|suffix|useprefix)\s*=\s*(\{[^{}]*\}|[^,]*)")
"""biblatex's other form: ``family=Berg, given=Jan, prefix=van der``."""
_EXTENDED_PARTS = {
    "family": "family",
    "given": "given",
    "prefix": "non-dropping-particle",
    "suffix": "suffix",
}


def bibtex_people(value: str) -> tuple[list[dict[str, str]], list[str]]:
    """Return the names of a field without its outer braces, and texts that are no names."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    names: list[dict[str, str]] = []
    left: list[str] = []
    for text in split_multiple_persons_names(value):
        name = _name(text.strip())
        if name:
            names.append(name)
        elif text.strip():
            left.append(text)
    return names, left


def _name(text: str) -> dict[str, str]:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    if text.lower() == "others":
        return {}
    if is_braced(text):
        return _present({"literal": _plain(text)})
    if len(found := _EXTENDED.findall(text)) > 1:
        return _present({_EXTENDED_PARTS.get(key, ""): _plain(part) for key, part in found})
    try:
        parts = parse_single_name_into_parts(text, strict=False)
    except (InvalidNameError, IndexError, RecursionError):
        return {}
    return _present(
        {
            "family": _plain(" ".join(parts.last)),
            "given": _plain(" ".join(parts.first)),
            "suffix": _plain(" ".join(parts.jr)),
            "non-dropping-particle": _plain(" ".join(parts.von)),
        }
    )


def _present(parts: dict[str, str]) -> dict[str, str]:
    return {part: text for part, text in parts.items() if part and text}


def is_braced(text: str) -> bool:
    """Return whether one pair of braces stands around a whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return place == len(text) - 1
    return False


def _plain(text: str) -> str:
    try:
        return from_latex(text)[0].strip()
    except NoLatex:
        return text


# -------------------------------------------------------------------------------------------------
# BibTeX and biblatex files as items in CSL's terms.
#
# ``bibtexparser`` finds entries, fields and their lines, and goes on behind an entry that is
# broken; what the fields say is read here, and in ``records``.

X = "x-footnoted-"
_ENTRY = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)
_ESCAPED = re.compile(r"\\([_%&#~$])(?:\{\})?")
_SILENT = (
    "entrysubtype",
    "language",
    "year",
    "month",
    "day",
    "langid",
    "title",
    "subtitle",
)
_QUIET = logging.CRITICAL + 1


def is_bibtex(text: str) -> bool:
    """Return whether a text has an entry of BibTeX."""
    return bool(_ENTRY.search(text[:200_000]))


def read_bibtex(text: str) -> ImportReading:
    """Read a BibTeX file; a broken entry costs itself alone."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry

    logging.getLogger("bibtexparser").setLevel(_QUIET)  # what it would print is told below
    logging.getLogger("pylatexenc").setLevel(_QUIET)
    library = parse_string(text, parse_stack=[])
    macros = Macros({string.key: string.value for string in library.strings})
    items: list[ImportedItem] = []
    remarks: list[ImportRemark] = []
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        entry: Any = block
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            entry = block.ignore_error_block
        if isinstance(entry, Entry):
            items.append(_BibtexEntry(entry, line, macros).item())
        elif hasattr(block, "error"):
            remarks.append(
                ImportRemark(line, "", f"This entry cannot be read: {_why(block.error)}", True)
            )
    return reading_of(items, remarks)


def _why(error: object) -> str:
    """Return the parser's reason as a sentence of its own."""
    last = str(getattr(error, "abort_reason", error)).strip().splitlines() or ["no reason given"]
    return f"{last[-1].strip().rstrip('.')}."


class _BibtexEntry:
    """One entry while it is read."""

    def __init__(self, entry: Any, line: int, macros: Macros) -> None:
        self.key = str(entry.key).strip()[:200]
        self.kind = str(entry.entry_type).strip().lower()
        self.line = line
        self.macros = macros
        self.values: dict[str, Any] = {}
        self.ours: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.remarks: list[ImportRemark] = []
        self.fields: dict[str, str] = {}
        for field in entry.fields:
            self._field(field.key.strip().lower(), field.value, (field.start_line or 0) + 1)

    def _field(self, name: str, raw: Any, line: int) -> None:
        value, unknown = self.macros.value(str(raw))
        self.lines[name] = line
        for macro in dict.fromkeys(unknown):  # each once, however often it stands there
            self._tell(
                name, f"`{name}` names {shorten_value(macro)}, which this file does not define."
            )
        if name in self.fields:
            self._tell(name, f"`{name}` stands there twice; the first is taken.")
        elif value.strip():
            self.fields[name] = value.strip()

    def _tell(self, field: str, text: str) -> None:
        self.remarks.append(ImportRemark(self.lines.get(field, self.line), self.key, text))

    def item(self) -> ImportedItem:
        """Return the entry as an item."""
        self._type()
        self._title()
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

    def _title(self) -> None:
        parts = [self._text(name) for name in ("title", "subtitle") if name in self.fields]
        if parts:
            self.values["title"] = ": ".join(parts)

    def _date(self) -> None:
        if "date" in self.fields or "year" not in self.fields:
            return
        parts = [self.fields.get(name, "") for name in ("year", "month", "day")]
        year, month, day = (part.strip("{} ") for part in parts)
        month = self.macros.month(month)
        known = [year, month.zfill(2), day.zfill(2)] if month and day else [year, month.zfill(2)]
        self.values["issued"] = {"raw": "-".join(known) if month else year}

    def _language(self) -> None:
        for name in ("language", "langid"):
            given = self._text(name) if name in self.fields else ""
            if given and "language" not in self.values:
                self.values["language"] = LANGUAGES.get(given.lower(), given)

    def _known(self, name: str, value: str) -> None:
        if name in BIBTEX_PEOPLE:
            self._people(BIBTEX_PEOPLE[name], name, value)
        elif name in BIBTEX_DATES:
            self.values[BIBTEX_DATES[name]] = {"raw": value.strip("{}")}
        elif name in VERBATIM:
            self._set(VERBATIM[name], name, address(value))
        elif name == "howpublished" and "\\url" in value:
            self._set("URL", name, address(value))
        else:
            variable = TEXTS.get(name, "")
            if name == "titleaddon" and self.kind in ("online", "misc", "audio"):
                variable = "container-title"  # Zotero: the title of a website, forum or programme
            if name == "number" and self.kind in PERIODICAL:
                variable = "issue"
            # What has no place in a record is told as it was written.
            self._set(variable or name, name, self._text(name) if variable else value)

    def _people(self, variable: str, name: str, value: str) -> None:
        names, left = bibtex_people(value)
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
        try:
            text, unknown = from_latex(value[1:-1] if is_braced(value) else value)
        except NoLatex as problem:
            self._tell(name, f"`{name}` {shorten_value(value)} is left out: it {problem}.")
            return ""
        for command in unknown:
            self._tell(name, f"`{name}` has the command `\\{command}`, which is not known.")
        return text

    def _own(self, name: str, key: str, value: str) -> None:
        """Take a field that an export of ours wrote."""
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
    """Return an address as it is, without what LaTeX needs around it."""
    plain = re.sub(r"^.*\\url\s*\{(.*)\}.*$", r"\1", value).strip("{} <>")
    return _ESCAPED.sub(r"\1", plain)
