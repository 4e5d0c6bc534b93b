"""Items of other programs as records."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import ValidationError

from footnoted.dates.days import MONTHS, edtf_year, with_year_0
from footnoted.dates.edtf import DateError, parse
from footnoted.records.events import BIDI, CONTROL, ZERO
from footnoted.records.sources import DATES, OURS, PEOPLE, TEXTS, Source, csl_name
from footnoted.records.vocabulary import SourceType
from footnoted.records.writing import Draft
from footnoted.text.addresses import mixed_host, safe_address, why_unsafe
from footnoted.text.suggest import did_you_mean, id_form

# -------------------------------------------------------------------------------------------------
# What a reader returns: records for any section of a sidecar, and remarks on what is not in them.
#
# These are plain values; ``importing`` decides where records go and whether they are known.


@dataclass(frozen=True, slots=True)
class ImportRemark:
    """Something a person should know: what was left out, and why."""

    line: int
    """The line of the file it is about; 0 if there is none."""
    about: str
    """The item, as the file names it; empty for the file as a whole."""
    text: str
    """One sentence."""
    lost: bool = False
    """Whether a whole item could not be read."""


@dataclass(frozen=True, slots=True)
class ImportedRecord:
    """One record to be added."""

    section: str
    """The part of a sidecar: ``sources``, ``dates`` …"""
    id: str
    """The id it should have, in id form; a suffix is added if it is taken."""
    record: Mapping[str, Draft]
    """Its fields by the keys that writers type, with values as they type them."""
    line: int = 0
    about: str = ""
    """The item, as the file names it."""
    remarks: tuple[ImportRemark, ...] = ()
    """Remarks on what is not in the record; only reported if the record is new."""
    keyed: bool = False
    """Whether its id is the citation key that it has in the other program."""


@dataclass(frozen=True, slots=True)
class ImportReading:
    """All of one file."""

    entries: tuple[ImportedRecord, ...] = ()
    remarks: tuple[ImportRemark, ...] = ()
    """Remarks about no single entry."""


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """One format that can be read. A new one is an entry in ``READERS``."""

    name: str
    """The name for ``--format``."""
    suffixes: tuple[str, ...]
    """How names of such files end, with the dot."""
    sniff: Callable[[str], bool]
    """Returns whether a text has this format; quick, and never raises."""
    read: Callable[[str], ImportReading]
    """Reads a whole text; what cannot be read becomes a remark, nothing raises."""


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """A publication in the terms of CSL-JSON, from any format."""

    key: str
    """Its id or citation key in the file."""
    values: Mapping[str, Any]
    """Variables of CSL-JSON by their names."""
    line: int = 0
    lines: Mapping[str, int] | None = None
    """The lines of single variables, if they are known."""
    remarks: tuple[ImportRemark, ...] = ()
    """Remarks of the reader of its format."""

    def line_of(self, variable: str) -> int:
        """Return the line of a variable, or that of the item."""
        return (self.lines or {}).get(variable, self.line)


# -------------------------------------------------------------------------------------------------
# Ids for imported records: the citation key, or else who, when and the first words.
#
# ``importing`` decides whether an id is taken.

_NUMBERED = re.compile(r"[\d-]*|https?-.*")
"""Keys that say nothing: numbers, addresses."""
_HUMPS = re.compile("(?<=[a-z0-9])(?=[A-Z])")
"""Between the words of ``rowerCraneUse2024``."""
_WITHIN_WORDS = re.compile(r"(?<=\w)['’\u02bc\u2018\u00b4`](?=\w)|(?<=\b[^\W\d_])\.(?=\w)")
"""An apostrophe (O'Neill) or the dot of an abbreviation (F.3d), which separate no words."""
_SAYING = 4
"""The least letters of the name of a body in an id: "New" says nothing, "New York" does."""
_BY_TITLE = ("bill", "legal_case", "legislation", "regulation", "treaty")
"""Types that are known by their name, not by who printed them."""
_WEAK = frozenset(
    "a an and at das de der des die el en et for from in la le les of on the to".split()
)
"""Words at the beginning of a title that say nothing about it."""
_TITLE_WORDS = 3
_LENGTH = 48


def id_of(key: str, record: Mapping[str, Draft]) -> str:
    """Return an id in id form for a source; never empty."""
    if said := id_of_key(key):
        return said
    title = _title_words(record)
    named = [] if record.get("type") in _BY_TITLE and title else _who(record)
    when = fold_to_id(str(record.get("issued", "")).partition("/")[0])
    kind = str(record.get("type", "source"))
    words = [*named, when, *title] if named else [*(title or [kind]), when]
    while len(id_ := "-".join(filter(None, words))) > _LENGTH and len(words) > 1:
        words.pop()
    return id_[:_LENGTH].strip("-")


def id_of_key(key: str) -> str:
    """Return the id of a citation key; empty if the key says nothing."""
    wished = fold_to_id(_HUMPS.sub("-", key.removeprefix("@")))
    return "" if "/" in key or _NUMBERED.fullmatch(wished) else wished


def fold_to_id(text: str) -> str:
    """Return a text in id form; an apostrophe or an abbreviation's dot separates no words."""
    return id_form(_WITHIN_WORDS.sub("", text.lower()))


def _who(record: Mapping[str, Draft]) -> list[str]:
    """Return the words for who speaks: author, outlet, publisher, site."""
    people = record.get("author")
    first = people[0] if isinstance(people, list) and people else {}
    parts = first if isinstance(first, dict) else {}
    if words := _told_words(parts.get("family")):
        return words
    bodies = (parts.get("literal"), record.get("container-title"), record.get("publisher"))
    named = map(_told_words, (*bodies, _host(record.get("url"))))
    words = next(filter(None, named), [])
    saying = (n for n in range(1, len(words)) if len("".join(words[:n])) >= _SAYING)
    return words[: next(saying, len(words))]


def _told_words(name: Draft | None) -> list[str]:
    """Return the words of a name that say something about it."""
    words = fold_to_id(str(name)).split("-") if name else []
    return [word for word in words if word and word not in _WEAK]


def _host(url: Draft | None) -> str:
    try:
        host = urlsplit(url).hostname if isinstance(url, str) else ""
    except ValueError:
        return ""
    return (host or "").removeprefix("www.").partition(".")[0]


def _title_words(record: Mapping[str, Draft]) -> list[str]:
    return _told_words(record.get("title") or record.get("genre"))[:_TITLE_WORDS]


# -------------------------------------------------------------------------------------------------
# Words of a foreign file in the form of a record: one line, nothing hidden, no markup.
#
# Only what is no letter of the text is removed, and the remarks say what.

_HIDDEN = re.compile(f"[{CONTROL}{BIDI}{ZERO}]")
_BREAKS = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
"""White space except spaces that keep words together."""
_TAG = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|sc|u|br|p|span)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)
"""What Zotero lets people write in titles and notes (its "Rich Text Bibliography")."""
_SHOWN = 60


class Words(NamedTuple):
    """A text, and what was removed from it, in words that follow "without"."""

    text: str
    without: str = ""


def words(text: str, *, markup: bool = True) -> Words:
    """Return a text for a record; an address is read with ``markup=False``."""
    left = _TAG.sub(_between, text) if markup else text
    without = ["its markup"] if left != text else []
    # Invisible line ends become spaces first, because they separate words.
    plain = _BREAKS.sub(" ", left)
    clean = _HIDDEN.sub("", plain)
    if clean != plain:
        without.append("invisible characters")
    return Words(_BREAKS.sub(" ", clean).strip(), " and ".join(without))


def shorten_value(value: object) -> str:
    """Return the beginning of a value for a message."""
    text = words(str(value), markup=False).text
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


def _between(found: re.Match[str]) -> str:
    return " " if found[0].lower().startswith(("<p", "</p", "<br")) else ""


# -------------------------------------------------------------------------------------------------
# People and bodies of other formats as names of a record.
#
# Read are the mappings of CSL and texts such as "Rower, Ada"; ``bibtex`` has BibTeX's rules.

PARTS = (
    "family",
    "given",
    "literal",
    "suffix",
    "non-dropping-particle",
    "dropping-particle",
)
_FORMATTING = ("comma-suffix", "static-ordering", "parse-names", "isInstitution")
"""What only says how a name is to be printed."""


def people(value: Any) -> tuple[list[dict[str, str]], list[str]]:
    """Return the names of a CSL variable, and the parts for which a record has no place."""
    names: list[dict[str, str]] = []
    left: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            each = {"literal": each}  # noqa: PLW2901 - CSL 1.0.2 has mappings only, YAML often texts
        if not isinstance(each, dict):
            left.append(str(each))
            continue
        name = {part: words(str(each[part])).text for part in PARTS if each.get(part)}
        name = {part: text for part, text in name.items() if text}
        left += [f"{k}: {v}" for k, v in each.items() if k not in (*PARTS, *_FORMATTING) and v]
        if name.keys() & {"family", "given", "literal"}:
            names.append(name)
        elif each:
            left.append(", ".join(map(str, each.values())))
    return names, left


def read_inverted_names(texts: Iterable[str]) -> list[dict[str, str]]:
    """Return names that are written "Family, Given, Suffix", as RIS has them."""
    return [name for name in map(_inverted, texts) if name]


def _inverted(text: str) -> dict[str, str]:
    family, *rest = [part.strip() for part in text.split(",")]
    if not rest:
        return {"literal": family} if family else {}
    parts = {"family": family, "given": rest[0], "suffix": ", ".join(rest[1:])}
    return {part: value for part, value in parts.items() if value}


# -------------------------------------------------------------------------------------------------
# Dates of other formats as EDTF, if there is only one way to read them.
#
# Nothing is guessed: for "Spring 2020" and "3/4/2020" the error says what could be meant.

MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_SLASHES = re.compile(r"(\d{4})/(\d{1,2})?(?:/(\d{1,2})?)?(?:/(.*))?")
"""RIS: year, month, day, anything else."""
_UNPADDED = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?")
_CLOCK = re.compile(r"\d\d:\d\d(:\d\d)?")
_WORDED = re.compile(
    r"(?:(?P<day>\d{1,2})\.?\s+)?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?:\s+(?P<late>\d{1,2}),?)?,?\s+(?P<year>\d{4})"
)
_PARTS = ("year", "month", "day")


class NoDate(ValueError):
    """A value is no date; the message is a sentence that says so."""


def edtf(value: Any) -> str:
    """Return a date variable of CSL, or a text, as EDTF; raise ``NoDate``."""
    if isinstance(value, list):  # CSL-YAML: a list of {year, month, day}
        value = {"date-parts": [_listed(part) for part in value]}
    if isinstance(value, dict):
        return _checked(_structured(value))
    if isinstance(value, str | int):
        return _text(str(value))
    raise NoDate(f"{shorten_value(value)} is not a date.")


def _structured(value: dict[str, Any]) -> str:
    circa = str(value.get("circa", "")).lower() not in ("", "0", "false", "none")
    parts = value.get("date-parts")
    if not parts and value.get("year"):
        parts = [_listed(value)]
    if parts:
        if not isinstance(parts, list) or len(parts) > 2:
            raise NoDate(f"{shorten_value(parts)} is not a date.")
        ends = [_parts(part, value.get("season")) for part in parts]
        return "/".join(f"{end}~" if circa else end for end in ends)
    for key in ("literal", "raw"):
        if value.get(key):
            return _text(str(value[key])) + ("~" if circa else "")
    raise NoDate("There is no year in this date.")


def _listed(part: Any) -> list[Any]:
    if not isinstance(part, dict):
        raise NoDate(f"{shorten_value(part)} is not a date.")
    return [part[name] for name in _PARTS if part.get(name)]


def _parts(parts: Any, season: Any) -> str:
    """Return one date of ``date-parts``; the season is of a date without a month."""
    numbers = [str(part).strip() for part in parts] if isinstance(parts, list) else []
    if not 1 <= len(numbers) <= 3 or not all(
        re.fullmatch(r"-?\d{1,4}" if place == 0 else r"\d{1,2}", one)
        for place, one in enumerate(numbers)
    ):
        raise NoDate(f"{shorten_value(parts)} is not a date.")
    # Citation processors have no year 0: -44 is 44 BC, which is -43 in EDTF.
    year, *rest = (
        edtf_year(with_year_0(int(numbers[0]))),
        *(number.zfill(2) for number in numbers[1:]),
    )
    if not rest and season:
        name = str(season).strip().lower()
        number = SEASONS.get(name, int(name) if re.fullmatch("[1-4]", name) else 0)
        if not number:
            raise NoDate(f"{shorten_value(season)} is not a season.")
        return f"{year}-{20 + number}"
    return "-".join([year, *rest])


def _text(text: str) -> str:
    """Return a date that was written as text."""
    plain = words(text).text
    try:
        return str(parse(plain))
    except DateError as error:
        problem = error
    found = _slashed(plain) or _timed(plain) or _unpadded(plain) or _worded(plain)
    if found:
        return _checked(found)
    hint = problem.hint if plain[:1].isdigit() else "Write it as 2025-02-11, 2025-02 or 2025."
    raise NoDate(f"{shorten_value(text)} is not a date. {hint}".strip())


def _slashed(text: str) -> str:
    found = _SLASHES.fullmatch(text)
    if not found:
        return ""
    year, month, day, more = found.groups()
    known = "-".join(part.zfill(2) for part in (year, month, day) if part)
    if more and not _CLOCK.fullmatch(more):
        raise NoDate(
            f"{shorten_value(text)} says more than a date. If the date is enough, write {known}."
        )
    return f"{known}T{more}" if more and day else known


def _timed(text: str) -> str:
    found = _TIMED.fullmatch(text)
    if not found:
        return ""
    seconds = found[2] if found[2].count(":") == 2 else f"{found[2]}:00"
    return f"{found[1]}T{seconds}{found[3] or ''}"


def _unpadded(text: str) -> str:
    found = _UNPADDED.fullmatch(text)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


def _worded(text: str) -> str:
    """Return "3 May 2024", "May 3, 2024" or "May 2024" as EDTF."""
    found = _WORDED.fullmatch(text)
    name = found["month"].lower() if found else ""
    number = MONTH_NUMBERS.get(name[:3], 0)
    full = MONTHS[number - 1].lower()
    if not found or not number or not (full.startswith(name) or name == "sept"):
        return ""
    if found["day"] and found["late"]:
        return ""
    day = found["day"] or found["late"]
    return f"{found['year']}-{number:02}" + (f"-{int(day):02}" if day else "")


def _checked(text: str) -> str:
    try:
        return str(parse(text))
    except DateError as error:
        raise NoDate(f"{error.message} {error.hint}".strip()) from None


# -------------------------------------------------------------------------------------------------
# Zotero's field "Extra", which exports have as ``note``: lines of ``key: value``, and words.
#
# Only keys that are variables of CSL, or name the item, are read; the rest stays words.

_LINE = re.compile(r"(?:\{:)?([A-Za-z][A-Za-z -]{1,30}):\s*(.+?)\}?")
_NAMES = {csl_name(key).lower(): csl_name(key) for key in (*TEXTS, *PEOPLE, *DATES)}
_NAMES |= {"type": "type", "citation-key": "citation-key", "short-title": "title-short"}


class Extra(NamedTuple):
    """The contents of a note."""

    values: dict[str, Any]
    """Variables of CSL-JSON."""
    words: str
    """The rest, on one line."""


def extra(note: str) -> Extra:
    """Return the parts of a note, as Zotero reads it (``key: value``, and the older ``{:key:
    value}``).
    """
    values: dict[str, Any] = {}
    left = []
    for line in filter(None, map(str.strip, note.splitlines())):
        found = _LINE.fullmatch(line)
        name = _NAMES.get(re.sub("[ _]+", "-", found[1].strip().lower())) if found else None
        if not found or not name:
            left.append(line)
        elif name in PEOPLE:  # Zotero: "Family || Given", a line for each
            values.setdefault(name, []).extend(read_inverted_names([found[2].replace("||", ",")]))
        else:
            values.setdefault(name, found[2].strip())
    return Extra(values, " ".join(left))


def with_extra(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the variables of an item with those of its note; the item's own take precedence."""
    note = values.get("note")
    if not isinstance(note, str):
        return dict(values)
    found = extra(note)
    # A type in "Extra" is one that Zotero lacks, so it replaces the item's type.
    types = {"type": found.values["type"]} if "type" in found.values else {}
    merged = {**found.values, **values, **types, "note": found.words}
    return {key: value for key, value in merged.items() if value != ""}


# -------------------------------------------------------------------------------------------------
# An item in CSL's terms as the record of a source, field by field; what has no place is reported.
#
# Nothing is invented: a field that a record may not have is left out, and the item stays.

_KEYS = {csl_name(key): key for key in (*TEXTS, *PEOPLE, *DATES)}
_ALIASES = {
    "shortTitle": "title-short",
    "event": "event-title",
    "translated-title": "title-translation",
}
_ALIASES |= {name.lower(): name for name in ("URL", "DOI", "ISBN", "ISSN")}
_ALIASES |= {"archive-location": "archive_location"}
_SILENT = ("id", "type", "citation-key", "citation-label", "custom", "keyword", "note", "system_id")
"""Variables that are read in another way, or only name the item."""
_ZOTERO = "zotero.org/"
_ORDER = ("type", *TEXTS[:3], *PEOPLE, *TEXTS[3:-1], *DATES, "tags", *OURS, TEXTS[-1])


def reading_of(items: Iterable[ImportedItem], remarks: Iterable[ImportRemark]) -> ImportReading:
    """Return the records of items, each with remarks on what is not in its record."""
    return ImportReading(tuple(_ItemTaken(item).entry() for item in items), tuple(remarks))


class _ItemTaken:
    """One item while it is converted."""

    def __init__(self, item: ImportedItem) -> None:
        self.item = item
        self.remarks: list[ImportRemark] = []
        merged = with_extra(item.values)
        self.about = _about(item.key, merged)
        self.values: dict[str, Any] = {}
        for key, value in merged.items():
            self._value(_ALIASES.get(key, key), key, value)
        for key, value in extra(str(item.values.get("note") or "")).values.items():
            if key not in ("type", "citation-key"):
                self._value(_ALIASES.get(key, key), key, value)
        if _ZOTERO in item.key and self.values.get("event-place") == self.values.get(
            "publisher-place"
        ):
            self.values.pop("event-place", None)  # Zotero writes every place twice
        self.record: dict[str, Draft] = {}

    def entry(self) -> ImportedRecord:
        """Return the record, with all remarks."""
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
        id_, keyed, line = id_of(key, record), bool(id_of_key(key)), self.item.line
        return ImportedRecord("sources", id_, record, line, self.about, remarks, keyed)

    def _value(self, name: str, key: str, value: Any) -> None:
        """Set the value of a variable; report a second value of the same variable."""
        taken = self.values.setdefault(name, value)
        if taken != value and not _is_one_date(taken, value):
            said = shorten_value(_flat(value))
            self._tell(key, f"`{key}` {said} is left out: `{name}` has a value.")

    def _tell(self, variable: str, text: str) -> None:
        self.remarks.append(ImportRemark(self.item.line_of(variable), self.about, text))

    def _put(self, variable: str, key: str, value: Draft) -> None:
        """Put a field into the record if the record's own form accepts it."""
        try:
            Source.model_validate({"type": "document", key: value}, by_alias=True, by_name=False)
        except ValidationError as error:
            first = error.errors()[0]
            why = str(first.get("ctx", {}).get("error", first["msg"])).rstrip(".")
            self._tell(variable, f"`{variable}` {shorten_value(value)} is left out: {why}.")
        else:
            self.record[key] = value

    def _type(self) -> None:
        given = str(self.values.get("type", "")).strip()
        known = [kind.value for kind in SourceType]
        self.record["type"] = given if given in known else "document"
        if given not in known:
            said = f"{shorten_value(given)} is not a type of CSL" if given else "It has no type"
            hint = did_you_mean(given, known) if given else ""
            self._tell("type", f"{said}; it is imported as a `document`. {hint}".rstrip())

    def _variable(self, name: str, value: Any) -> None:
        key = _KEYS.get(name, "")
        if name == "title-translation":
            key = name
        if not key:
            self._tell(name, f"A record has no place for `{name}`: {shorten_value(_flat(value))}.")
        elif key in DATES:
            self._date(name, key, value)
        elif key in PEOPLE:
            names, left = people(value)
            if names:
                self._put(name, key, names)
            for text in left:
                self._tell(name, f"Of `{name}` {shorten_value(text)} is left out.")
        elif isinstance(value, str | int | float):
            self._text(name, key, str(value))
        else:
            self._tell(name, f"`{name}` {shorten_value(_flat(value))} is left out: it is not text.")

    def _text(self, name: str, key: str, value: str) -> None:
        address = key in ("url", "doi")
        text, without = words(value, markup=not address)
        if without:
            self._tell(name, f"`{name}` is imported without {without}.")
        if key == "url" and (why := _unsafe(text)):
            self._tell(name, f"`{name}` {shorten_value(text)} is left out: it {why}.")
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
        """Set what our own export put into ``custom``; report others' custom fields."""
        custom = self.values.get("custom")
        custom = custom if isinstance(custom, Mapping) else {}
        for name, value in custom.items():
            if name != "footnoted" or not isinstance(value, Mapping):
                self._tell(
                    "custom", f"A record has no place for `{name}`: {shorten_value(_flat(value))}."
                )
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
            # We wrote these ourselves, without markup: what looks like markup are words.
            given = value if listed else [value]
            texts = [words(str(text), markup=False).text for text in given]
            self._put(key, key, list(texts) if listed else texts[0])
        else:
            self._tell(
                "custom", f"A record has no place for `{key}`: {shorten_value(_flat(value))}."
            )

    def _copies(self, value: Any) -> Iterator[Draft]:
        for copy in value if isinstance(value, list) else []:
            url = str(copy.get("url", "")) if isinstance(copy, Mapping) else ""
            if not url or (why := _unsafe(url)):
                reason = f"it {why}" if url else "it has no address"
                self._tell(
                    "custom", f"An archived copy {shorten_value(url)} is left out: {reason}."
                )
            else:
                yield {"url": url, "date": str(copy.get("date", ""))}

    def _note(self) -> None:
        note = self.values.get("note")
        text = words(str(note)).text if isinstance(note, str | int | float) else ""
        if text:
            self._put("note", "note", text)


def _is_one_date(one: Any, other: Any) -> bool:
    try:
        return edtf(one) == edtf(other)
    except NoDate:
        return False


def _about(key: str, values: Mapping[str, Any]) -> str:
    """Return the name of an item for people: its citation key, or the beginning of its title."""
    given = str(values.get("citation-key") or key)
    title = words(str(values.get("title") or "")).text
    return title[:60] if title and (not given or "/" in given) else given


def _unsafe(url: str) -> str:
    """Return why a record may not have an address; empty if it may.

    One that only lacks its ``https://`` stays: the check says what to write.
    """
    if url.startswith(("/", "?", "#", ".")):
        return "is not a whole web address"
    host = mixed_host(url)
    return why_unsafe(url) or (f"mixes alphabets within a word of `{host}`" if host else "")


def _flat(value: Any) -> str:
    """Return a value of any kind on one line, for a message."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_flat(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_flat, value))
    return str(value)
