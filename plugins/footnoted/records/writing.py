"""Write records as YAML into a file's text."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from footnoted.diagnostics.problem import Mark
from footnoted.records.files import REGISTER_SIZE
from footnoted.records.fit import value_at
from footnoted.records.yaml import At, Document, YamlValue, parse

# -------------------------------------------------------------------------------------------------
# A text as a YAML scalar on one line, in the plainest style that reads back as the same text.
#
# The project's own strict loader tries whether it does.

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9-]*|\d{4}(?:-\d\d){0,2}")
"""What reads as itself anywhere; most scalars of a sidecar do."""
_OTHER_READERS = frozenset("true false null yes no on off y n".split())
"""Words that other YAML readers take for something else; editors would mark them."""
_BREAKS = {"\u0085": "\\x85", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Line ends that JSON allows as they are and YAML would fold."""


def scalar(text: str, *, flow: bool = False) -> str:
    """Return a text as YAML; ``flow`` says that it is within ``{}`` or ``[]``.

    Control characters are escaped; the loader decides whether a sidecar may have them.
    """
    if text.casefold() in _OTHER_READERS:
        return f'"{text}"'
    if _WORD.fullmatch(text) or (text == text.strip() and _reads(text, text, flow)):
        return text
    if '"' in text and _reads(single := "'" + text.replace("'", "''") + "'", text, flow):
        return single
    quoted = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")
    return "".join(_BREAKS.get(character, character) for character in quoted)


@lru_cache(4096)
def _reads(written: str, meant: str, flow: bool) -> bool:
    """Return whether what is written reads as what is meant, without any problem or correction."""
    if "\n" in written or "\t" in written:
        return False
    around = f"a: [{{b: {written}, c: d}}, e]\n" if flow else f"a: {written}\n"
    value: YamlValue = [{"b": meant, "c": "d"}, "e"] if flow else meant
    read = parse(around, "")
    return read.value == {"a": value} and not read.problems and read.text == around


# -------------------------------------------------------------------------------------------------
# Records as blocks of YAML lines: one field a line, small lists of small records on one line.
#
# People write this form, and the guide shows it.

Draft = str | Sequence["Draft"] | Mapping[str, "Draft"]
"""A text, a list or a mapping; keys are written in their order. Numbers and dates are texts, as
they are to be typed.
"""

WIDTH = 100
"""The most columns of a list or mapping on one line."""
INDENT = "  "


def block(key: str, value: Draft, indent: str = "") -> str:
    """Return the lines of one entry of a mapping, its line end included."""
    return "".join(f"{indent}{line}\n" for line in _entry(key, value))


def document(sections: Mapping[str, Mapping[str, Draft]], head: str = "") -> str:
    """Return a whole file; empty sections are left out, ``head`` is a comment's first line."""
    parts = [block(name, records) for name, records in sections.items() if records]
    return (f"# {head}\n" if head else "") + "".join(parts)


def flow(value: Draft) -> str:
    """Return a value on one line: ``{family: Rower, given: Ada}``."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k, flow=True)}: {flow(v)}" for k, v in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def _entry(key: str, value: Draft) -> Iterator[str]:
    """Yield the lines of one entry, without line ends."""
    name = scalar(key)
    if isinstance(value, str):
        yield f"{name}: {scalar(value)}"
    elif not value:
        yield f"{name}: {flow(value)}"
    elif isinstance(value, Mapping):
        yield f"{name}:"
        for inner, each in value.items():
            yield from (INDENT + line for line in _entry(inner, each))
    elif len(line := f"{name}: {flow(value)}") <= WIDTH:
        yield line
    else:
        yield f"{name}:"
        yield from (f"{INDENT}- {line}" for line in map(_item, value))


def _item(value: Draft) -> str:
    return scalar(value) if isinstance(value, str) else flow(value)


# -------------------------------------------------------------------------------------------------
# Additions to a YAML file that people wrote: every other byte stays as it is.
#
# Each addition is read back: the file must say what it said before, and the new, and no more.
# Comments and line ends are kept; a file with problems is not changed.


class DraftRefused(ValueError):
    """Nothing can be added to the file with certainty; the message says why."""


def insert_records(text: str, path: str, section: str, records: Mapping[str, Draft]) -> str:
    """Return the text of a file with new records at the end of a top-level section.

    A missing section is added at the end of the file. ``path`` names the file in messages. Raises
    ``DraftRefused``, also if there is a record with one of these ids.
    """
    now = _read(text, path)
    for id_ in records:
        if value_at(now.value, (section, id_)) is not None:
            raise DraftRefused(f"{path} already has a record `{id_}`")
    if not records:
        return text
    wanted: Any = deepcopy(now.value) or {}
    wanted[section] = {**(wanted.get(section) or {}), **_plain(records)}
    return _checked(_with(now, (section,), records), now, wanted).text


def add_field(text: str, path: str, at: At, key: str, value: Draft) -> str:
    """Return the text of a file in which a record has one more field, or its list one more item.

    ``at`` leads to the record, ``("sources", "courier")``. A field that is a list gets ``value`` as
    its last item. A missing field is added, as a list of one item unless ``value`` is a list.
    Raises ``DraftRefused``.
    """
    now = _read(text, path)
    record = value_at(now.value, at)
    if not isinstance(record, dict):
        raise DraftRefused(f"{path} has no record `{at[-1]}`")
    old = record.get(key)
    if old is not None and not isinstance(old, list):
        raise DraftRefused(f"`{key}` of `{at[-1]}` is not a list")
    listed: Draft = value if isinstance(value, list) else [value]
    wanted: Any = deepcopy(now.value)
    inner = value_at(wanted, at)
    assert isinstance(inner, dict)
    inner[key] = [*(old or []), *_plain(listed)]
    if not old:
        new = _with(_without_empty(now, (*at, key)), at, {key: listed})
    else:
        new = now.text
        for each in listed:
            new = _longer(_read(new, path), (*at, key), each)
    return _checked(new, now, wanted).text


def complete_record(text: str, path: str, at: At, fields: Mapping[str, Draft]) -> str:
    """Return the text of a file in which a record has more fields, after its present ones.

    ``at`` leads to the record. Raises ``DraftRefused``, also if it has one of the fields already.
    """
    now = _read(text, path)
    record = value_at(now.value, at)
    if not isinstance(record, dict) or not record:
        raise DraftRefused(f"{path} has no record `{at[-1]}`")
    if there := next((key for key in fields if key in record), ""):
        raise DraftRefused(f"`{at[-1]}` already has `{there}`")
    if not fields:
        return text
    wanted: Any = deepcopy(now.value)
    inner = value_at(wanted, at)
    assert isinstance(inner, dict)
    inner |= _plain(fields)
    return _checked(_with(now, at, fields), now, wanted).text


def revise_record(text: str, path: str, at: At, fields: Mapping[str, Draft]) -> str:
    """Return the text of a file in which fields of a record have new values.

    ``at`` leads to the record. A field that it has stays in its place; a new one is added at its
    end. Raises ``DraftRefused``, also if a comment would be lost.
    """
    now = _read(text, path)
    record = value_at(now.value, at)
    if not isinstance(record, dict) or not record:
        raise DraftRefused(f"{path} has no record `{at[-1]}`")
    wanted: Any = deepcopy(now.value)
    inner = value_at(wanted, at)
    assert isinstance(inner, dict)
    inner |= _plain(fields)
    new = now
    for key, value in fields.items():
        if record.get(key) is not None:
            new = _read(_replaced(new, (*at, key), value), path)
        else:
            new = _read(_with(_without_empty(new, (*at, key)), at, {key: value}), path)
    return _checked(new.text, now, wanted).text


def _replaced(now: Document, at: At, value: Draft) -> str:
    """Return the text in which one field has another value, in the form that fits its record."""
    span, key = now.places[at].value, now.places[at].key
    assert key is not None
    old = now.text[span.start : span.end].rstrip()
    rest = now.text[span.start + len(old) :]
    if "\n" not in old:
        inline = now.text[now.places[at[:-1]].value.start] == "{"
        new = scalar(value, flow=inline) if isinstance(value, str) else flow(value)
        return now.text[: span.start] + new + rest
    if re.search(r"(?:^|\s)#", old):
        raise DraftRefused(f"`{at[-1]}` of `{at[-2]}` in {now.path} contains a comment")
    lines = block(str(at[-1]), value, " " * (key.column - 1)).strip()
    ends = "\r\n" if "\r\n" in now.text else "\n"
    return now.text[: key.start] + lines.replace("\n", ends) + rest


def _with(now: Document, at: At, entries: Mapping[str, Draft]) -> str:
    """Return the text with more entries at the end of the mapping at a path."""
    mapping = value_at(now.value, at)
    if isinstance(mapping, dict) and mapping:
        span = now.places[at].value
        if now.text[span.start] == "{":
            entry = flow(entries)[1:-1]
            inside = now.text[: span.end - 1].rstrip()
            return _put(now, len(inside), f" {entry}" if inside.endswith(",") else f", {entry}")
        first = next(iter(mapping))
        place = now.places[(*at, first)].key
        assert place is not None
        indent = " " * (place.column - 1)
        return _lines_behind(now, span.end, _blocks(entries, indent))
    if mapping is not None and mapping != {}:
        raise DraftRefused(f"`{at[-1]}` of {now.path} does not have keys with values")
    if at in now.places and (len(at) > 1 or mapping == {}):
        span = now.places[at].value
        return now.text[: span.start] + flow(entries) + now.text[span.end :]
    if at in now.places:
        name = now.places[at].key
        assert name is not None
        return _lines_behind(now, name.end, _blocks(entries, INDENT))
    return _lines_behind(now, len(now.text), block(str(at[-1]), entries))


def _blocks(entries: Mapping[str, Draft], indent: str) -> str:
    return "".join(block(key, value, indent) for key, value in entries.items())


def _longer(now: Document, at: At, item: Draft) -> str:
    """Return the text with one more item in a list that has some."""
    span = now.places[at].value
    if now.text[span.start] == "[":
        inside = now.text[: span.end - 1].rstrip()
        return _put(now, len(inside), (" " if inside.endswith(",") else ", ") + flow(item))
    column = span.column - 1
    line = flow(item)
    return _lines_behind(now, span.end, f"{' ' * column}- {line}\n")


def _put(now: Document, at: int, new: str) -> str:
    return now.text[:at] + new + now.text[at:]


def _lines_behind(now: Document, at: int, lines: str) -> str:
    """Return the text with lines after the line of an offset, with the file's own line ends."""
    ends = "\r\n" if "\r\n" in now.text else "\n"
    stop = now.text.find("\n", max(at - 1, 0))
    new = lines.replace("\n", ends)
    if stop < 0 or not now.text:
        return now.text + (ends if now.text.strip("\ufeff") else "") + new
    return _put(now, stop + 1, new)


def _without_empty(now: Document, at: At) -> Document:
    """Return the document without a key that has no value or an empty list."""
    spot = now.places.get(at)
    if spot is None or spot.key is None:
        return now
    text = now.text
    start = text.rfind("\n", 0, spot.key.start) + 1
    stop = text.find("\n", max(spot.value.end, spot.key.end) - 1)
    rest = text[max(spot.value.end, spot.key.end) : None if stop < 0 else stop]
    if text[start : spot.key.start].strip() or rest.strip(": \r"):
        raise DraftRefused(f"`{at[-1]}` of `{at[-2]}` in {now.path} is empty: remove it first")
    return parse(text[:start] + ("" if stop < 0 else text[stop + 1 :]), now.path, REGISTER_SIZE)


def _read(text: str, path: str) -> Document:
    found = parse(text, path, REGISTER_SIZE)
    if found.problems or found.text != text:
        place = found.problems[0].mark if found.problems else path
        raise DraftRefused(f"{place} has a problem that must be fixed first")
    return found


def _checked(new: str, before: Document, wanted: Any) -> Document:
    """Return the new text as a document; raise ``DraftRefused`` unless it says what is wanted."""
    after = parse(new, before.path, REGISTER_SIZE)
    if after.problems or after.text != new or after.value != wanted:
        raise DraftRefused(f"{before.path} is written in a way that a program cannot safely add to")
    return after


def _plain(value: Draft) -> Any:
    """Return a draft as the loader reads it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value]


# -------------------------------------------------------------------------------------------------
# Edits: replace some of a file's text.


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of a file, and the text that replaces it."""

    path: str
    """The file, relative to the project's root."""
    start: int
    """Offset of the first character, in code points from 0, a byte order mark included."""
    end: int
    """Offset after the last character."""
    old: str
    """The present text."""
    new: str
    """The new text."""
    why: str
    """A sentence for a person."""
    mark: Mark
    """The place of the quotation."""
    about: str = ""
    """The id of the record."""


class Stale(ValueError):
    """The text is not the one that the edits were made for."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with every edit made; none may overlap another.

    Raises ``Stale`` if the text at an edit's place is not the one it replaces.
    """
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda one: one.start):
        if edit.start < done or text[edit.start : edit.end] != edit.old:
            raise Stale(edit.path)
        parts += [text[done : edit.start], edit.new]
        done = edit.end
    return "".join([*parts, text[done:]])
