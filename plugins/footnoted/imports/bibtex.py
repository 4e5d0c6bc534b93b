"""BibTeX and biblatex files as items in CSL's terms.

``bibtexparser`` finds entries, fields and their lines, and goes on behind an entry that is broken;
what the fields say is read here, and in ``records``.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

from footnoted.imports import bibtex_types as tables
from footnoted.imports.bibtex_names import bibtex_people, is_braced
from footnoted.imports.bibtex_values import Macros
from footnoted.imports.found import Item, Reading, Remark
from footnoted.imports.latex import NoLatex, from_latex
from footnoted.imports.records import reading_of
from footnoted.imports.words import shown
from footnoted.model.csl import DATES, OURS, PEOPLE, csl_name

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
    """Tell whether a text has an entry of BibTeX."""
    return bool(_ENTRY.search(text[:200_000]))


def read_bibtex(text: str) -> Reading:
    """Read a BibTeX file; a broken entry costs itself alone."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry

    logging.getLogger("bibtexparser").setLevel(_QUIET)  # what it would print is told below
    logging.getLogger("pylatexenc").setLevel(_QUIET)
    library = parse_string(text, parse_stack=[])
    macros = Macros({one.key: one.value for one in library.strings})
    items: list[Item] = []
    remarks: list[Remark] = []
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        entry: Any = block
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            entry = block.ignore_error_block
        if isinstance(entry, Entry):
            items.append(_Read(entry, line, macros).item())
        elif hasattr(block, "error"):
            remarks.append(
                Remark(line, "", f"This entry cannot be read: {_why(block.error)}", True)
            )
    return reading_of(items, remarks)


def _why(error: object) -> str:
    """Give the parser's reason as a sentence of its own."""
    last = str(getattr(error, "abort_reason", error)).strip().splitlines() or ["no reason given"]
    return f"{last[-1].strip().rstrip('.')}."


class _Read:
    """One entry while it is read."""

    def __init__(self, entry: Any, line: int, macros: Macros) -> None:
        self.key = str(entry.key).strip()[:200]
        self.kind = str(entry.entry_type).strip().lower()
        self.line = line
        self.macros = macros
        self.values: dict[str, Any] = {}
        self.ours: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.remarks: list[Remark] = []
        self.fields: dict[str, str] = {}
        for field in entry.fields:
            self._field(field.key.strip().lower(), field.value, (field.start_line or 0) + 1)

    def _field(self, name: str, raw: Any, line: int) -> None:
        value, unknown = self.macros.value(str(raw))
        self.lines[name] = line
        for macro in dict.fromkeys(unknown):  # each once, however often it stands there
            self._tell(name, f"`{name}` names {shown(macro)}, which this file does not define.")
        if name in self.fields:
            self._tell(name, f"`{name}` stands there twice; the first is taken.")
        elif value.strip():
            self.fields[name] = value.strip()

    def _tell(self, field: str, text: str) -> None:
        self.remarks.append(Remark(self.lines.get(field, self.line), self.key, text))

    def item(self) -> Item:
        """Give the entry as an item."""
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
        return Item(self.key, self.values, self.line, lines, tuple(self.remarks))

    def _sources(self) -> Iterator[tuple[str, str]]:
        """Give variables with the fields whose lines are theirs."""
        known = {**tables.TEXTS, **tables.PEOPLE, **tables.DATES, **tables.VERBATIM}
        known |= {"year": "issued"}
        for field in self.fields:
            yield known.get(field, field), field

    def _set(self, variable: str, field: str, value: Any) -> None:
        if variable in self.values and variable != "note":
            self._tell(field, f"`{field}` {shown(value)} is left out: `{variable}` has a value.")
        elif variable == "note" and variable in self.values:
            self.values[variable] += f"\n{value}"
        else:
            self.values[variable] = value

    def _type(self) -> None:
        subtype = self.fields.get("entrysubtype", "")
        kind = tables.SUBTYPES.get(subtype, subtype) or tables.TYPES.get(self.kind, "")
        self.values["type"] = kind or self.kind
        if genre := tables.KINDS.get(self.kind):
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
                self.values["language"] = tables.LANGUAGES.get(given.lower(), given)

    def _known(self, name: str, value: str) -> None:
        if name in tables.PEOPLE:
            self._people(tables.PEOPLE[name], name, value)
        elif name in tables.DATES:
            self.values[tables.DATES[name]] = {"raw": value.strip("{}")}
        elif name in tables.VERBATIM:
            self._set(tables.VERBATIM[name], name, address(value))
        elif name == "howpublished" and "\\url" in value:
            self._set("URL", name, address(value))
        else:
            variable = tables.TEXTS.get(name, "")
            if name == "titleaddon" and self.kind in ("online", "misc", "audio"):
                variable = "container-title"  # Zotero: the title of a website, forum or programme
            if name == "number" and self.kind in tables.PERIODICAL:
                variable = "issue"
            # What has no place in a record is told as it was written.
            self._set(variable or name, name, self._text(name) if variable else value)

    def _people(self, variable: str, name: str, value: str) -> None:
        names, left = bibtex_people(value)
        if names:
            self._set(variable, name, names)
        for text in left:
            self._tell(name, f"Of `{name}` {shown(text)} is left out.")

    def _text(self, name: str) -> str:
        value = self.fields[name]
        if name == "pages":
            value = re.sub("--+", "-", value)  # how BibTeX has a range
        if name == "type" and value.lower() in tables.KINDS:
            return tables.KINDS[value.lower()]
        try:
            text, unknown = from_latex(value[1:-1] if is_braced(value) else value)
        except NoLatex as problem:
            self._tell(name, f"`{name}` {shown(value)} is left out: it {problem}.")
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
    """Give an address as it is, without what LaTeX needs around it."""
    plain = re.sub(r"^.*\\url\s*\{(.*)\}.*$", r"\1", value).strip("{} <>")
    return _ESCAPED.sub(r"\1", plain)
