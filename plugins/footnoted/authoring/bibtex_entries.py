"""The entries of a BibTeX file as they are written, and what each takes from others."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from footnoted.authoring.records import ImportRemark
from footnoted.dates.days import MONTHS

# -------------------------------------------------------------------------------------------------
# The value of a BibTeX field as it is written: braces, quotation marks, numbers, macros, ``#``.
#
# The result is the text inside, which may be LaTeX.

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_DEEPEST = 5
"""The deepest nesting of macros."""


class Macros:
    """The words that a file has defined with ``@string``, and the months."""

    def __init__(self, defined: Mapping[str, str]) -> None:
        """Take the raw values by name."""
        self._raw = {name.strip().lower(): str(value) for name, value in defined.items()}

    def value(self, raw: str, depth: int = 0) -> tuple[str, list[str]]:
        """Return a value without what encloses it, and its undefined macros."""
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
        number = self.month(name)
        return (number, []) if number != name else ("", [name])

    def month(self, text: str) -> str:
        """Return a month as its number, however it was written; else the text."""
        number = _MONTHS.get(text[:3].lower(), 0)
        word = text.lower().removesuffix(".")
        full = MONTHS[number - 1].lower()
        return str(number) if number and (full.startswith(word) or word == "sept") else text


def parts(raw: str) -> Iterator[str]:
    """Yield the parts of a value that are joined by ``#``, outside braces and quotation marks."""
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
# What an entry takes from others: ``xdata``, ``crossref`` (the manual of biblatex 3.19, app. B).
#
# An entry's own fields take precedence. A field from another entry keeps its own line in the file.

_CHILDREN = {
    "inbook": ("book", "mvbook"), "bookinbook": ("book", "mvbook"),
    "suppbook": ("book", "mvbook"),
    "incollection": ("collection", "reference", "book", "mvcollection", "mvreference"),
    "suppcollection": ("collection", "reference", "mvcollection", "mvreference"),
    "inreference": ("collection", "reference", "mvcollection", "mvreference"),
    "inproceedings": ("proceedings", "mvproceedings"),
    "conference": ("proceedings", "mvproceedings"),
    "article": ("periodical",), "suppperiodical": ("periodical",), "review": ("periodical",),
}  # fmt: skip
"""Which entries are parts of which others."""
_TITLES = ("title", "subtitle", "titleaddon")
_ALONE = frozenset(
    """crossref xref xdata entryset entrysubtype execute ids label options presort related
    relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey sorttitle indextitle
    indexsorttitle shorttitle key file abstract keywords note annotation annote langid""".split()
)
"""Fields that are about one entry alone."""
_ONE_OF = re.compile(r"xdata=([^\s,]+?)-([a-z]+)(?:-\d+)?")
"""biblatex 3.15: the value of one field from another entry."""
REFERENCES = ("xdata", "crossref", "xref")


@dataclass(frozen=True, slots=True)
class BibtexField:
    """A field of an entry, or one that it takes from another."""

    name: str
    raw: str
    line: int


@dataclass(frozen=True, slots=True)
class BibtexSource:
    """An entry as it is written in the file."""

    key: str
    kind: str
    line: int
    fields: tuple[BibtexField, ...]

    def named(self, name: str) -> BibtexField | None:
        """Return the first field of a name."""
        return next((field for field in self.fields if field.name == name), None)


class Inheritance:
    """The entries of a file, and what each takes from others."""

    def __init__(self, entries: Iterable[BibtexSource], macros: "Macros") -> None:
        """Take all entries; of two with one key the first counts."""
        self._by_key: dict[str, BibtexSource] = {}
        self._macros = macros
        for entry in entries:
            self._by_key.setdefault(entry.key, entry)

    def taken(
        self, entry: BibtexSource, seen: frozenset[str] = frozenset()
    ) -> tuple[dict[str, BibtexField], list[tuple[BibtexField, str]]]:
        """Return the fields that an entry takes from others, and references that lead nowhere."""
        found: dict[str, BibtexField] = {}
        lost: list[tuple[BibtexField, str]] = []
        own = {field.name for field in entry.fields}
        for reference in REFERENCES[:2]:
            field = entry.named(reference)
            for key in self._keys(field):
                other = self._by_key.get(key)
                if field and (other is None or key in (entry.key, *seen)):
                    lost.append((field, key))
                if other is None or key in (entry.key, *seen):
                    continue
                inner, _ = self.taken(other, seen | {entry.key})
                for each in (*other.fields, *inner.values()):
                    for name in _inherited(each.name, entry.kind, other.kind):
                        if name not in own:
                            found.setdefault(name, replace(each, name=name))
        return found, lost

    def value_of(self, value: str) -> tuple[str, str]:
        """Return the raw value of one field of another entry, and which it is; empty if there is
        none.
        """
        asked = _ONE_OF.fullmatch(value)
        other = self._by_key.get(asked[1]) if asked else None
        field = other.named(asked[2]) if asked and other else None
        return (field.raw if field else ""), (f"{asked[1]}-{asked[2]}" if asked else "")

    def _keys(self, field: BibtexField | None) -> list[str]:
        value = self._macros.value(field.raw)[0] if field else ""
        return [key.strip() for key in value.split(",") if key.strip()]


def _inherited(name: str, child: str, parent: str) -> tuple[str, ...]:
    """Return the names under which a child takes a field of its parent."""
    if parent == "xdata":
        return () if name in ("crossref", "xref", "xdata", "ids") else (name,)
    if name in _ALONE:
        return ()
    if parent not in _CHILDREN.get(child, ()):
        # A volume takes the title of the whole work as its main title; others take none.
        within = parent.startswith("mv") and parent.removeprefix("mv") == child
        return (f"main{name}",) if name in _TITLES and within else (name,) * (name not in _TITLES)
    if name in _TITLES:
        return (f"{'journal' if parent == 'periodical' else 'book'}{name}",)
    if name == "author" and parent in ("book", "mvbook"):
        return ("author", "bookauthor") if child != "incollection" else ("bookauthor",)
    return (name,)


# -------------------------------------------------------------------------------------------------
# Blocks of the parser as entries.
#
# ``bibtexparser`` finds entries, fields and lines, and goes on after a broken entry.

_COMMENTARY = re.compile(r"^(\s*)@commentary(?=\s*[{(])", re.IGNORECASE | re.MULTILINE)
"""biblatex's type that the parser takes for a comment."""


def read_entries(text: str) -> tuple[list[BibtexSource], "Macros", list[ImportRemark]]:
    """Return the entries of a file, its definitions, and what cannot be read."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry

    logging.getLogger("bibtexparser").setLevel(
        logging.CRITICAL + 1
    )  # what it would print is reported
    library = parse_string(_COMMENTARY.sub(r"\1@book", text), parse_stack=[])
    entries: list[BibtexSource] = []
    remarks: list[ImportRemark] = []
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        entry: Any = block
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            entry = block.ignore_error_block
        if isinstance(entry, Entry):
            entries.append(_entry(entry, line))
        elif hasattr(block, "error"):
            told = f"This entry cannot be read: {_why(block.error)}"
            remarks.append(ImportRemark(line, "", told, True))
    return entries, Macros({each.key: each.value for each in library.strings}), remarks


def _entry(entry: Any, line: int) -> BibtexSource:
    """Return an entry of the parser as one of ours."""
    fields = tuple(
        BibtexField(field.key.strip().lower(), str(field.value), (field.start_line or 0) + 1)
        for field in entry.fields
    )
    return BibtexSource(
        str(entry.key).strip()[:200], str(entry.entry_type).strip().lower(), line, fields
    )


def _why(error: object) -> str:
    """Return the parser's reason as a sentence."""
    last = str(getattr(error, "abort_reason", error)).strip().splitlines() or ["no reason given"]
    return f"{last[-1].strip().rstrip('.')}."
