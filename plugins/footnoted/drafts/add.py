"""Additions to a YAML file that people wrote: every other byte stays as it is.

Each addition is read back before it counts: the file must say what it said, and the new, and no
more. Comments and line ends are kept; a file with problems is not touched.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from footnoted.drafts.blocks import INDENT, Draft, block, flow
from footnoted.load.read import REGISTER_SIZE
from footnoted.load.tree import value_at
from footnoted.load.yaml import At, Document, parse


class Refused(ValueError):
    """The file cannot be added to with certainty; the message says why."""


def inserted(text: str, path: str, section: str, records: Mapping[str, Draft]) -> str:
    """Give the text of a file with new records at the end of a top-level section.

    A section that is not there is made at the end of the file. ``path`` names the file in
    messages. Raises ``Refused``, also where a record of that id is there already.
    """
    now = _read(text, path)
    for id_ in records:
        if value_at(now.value, (section, id_)) is not None:
            raise Refused(f"{path} has a record `{id_}` already")
    if not records:
        return text
    wanted: Any = deepcopy(now.value) or {}
    wanted[section] = {**(wanted.get(section) or {}), **_plain(records)}
    return _checked(_with(now, (section,), records), now, wanted).text


def added(text: str, path: str, at: At, key: str, value: Draft) -> str:
    """Give the text of a file where a record has one more field, or its list one more item.

    ``at`` leads to the record, ``("sources", "courier")``; a field that is a list gets
    ``value`` as its last item, a field that is not there is made (a list of one item where
    ``value`` is no list). Raises ``Refused``.
    """
    now = _read(text, path)
    record = value_at(now.value, at)
    if not isinstance(record, dict):
        raise Refused(f"{path} has no record `{at[-1]}`")
    old = record.get(key)
    if old is not None and not isinstance(old, list):
        raise Refused(f"`{key}` of `{at[-1]}` is no list")
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


def completed(text: str, path: str, at: At, fields: Mapping[str, Draft]) -> str:
    """Give the text of a file where a record has more fields, behind those that it has.

    ``at`` leads to the record. Raises ``Refused``, also where one of the fields is there.
    """
    now = _read(text, path)
    record = value_at(now.value, at)
    if not isinstance(record, dict) or not record:
        raise Refused(f"{path} has no record `{at[-1]}`")
    if there := next((key for key in fields if key in record), ""):
        raise Refused(f"`{at[-1]}` has `{there}` already")
    if not fields:
        return text
    wanted: Any = deepcopy(now.value)
    inner = value_at(wanted, at)
    assert isinstance(inner, dict)
    inner |= _plain(fields)
    return _checked(_with(now, at, fields), now, wanted).text


def _with(now: Document, at: At, entries: Mapping[str, Draft]) -> str:
    """Give the text with more entries at the end of the mapping at a path."""
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
        raise Refused(f"`{at[-1]}` of {now.path} is no mapping")
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
    """Give the text with one more item in a list that has some."""
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
    """Put lines behind the line in which an offset stands, with the file's own line ends."""
    ends = "\r\n" if "\r\n" in now.text else "\n"
    stop = now.text.find("\n", max(at - 1, 0))
    new = lines.replace("\n", ends)
    if stop < 0 or not now.text:
        return now.text + (ends if now.text.strip("\ufeff") else "") + new
    return _put(now, stop + 1, new)


def _without_empty(now: Document, at: At) -> Document:
    """Take out a key that stands there with nothing behind it, or with an empty list."""
    spot = now.places.get(at)
    if spot is None or spot.key is None:
        return now
    text = now.text
    start = text.rfind("\n", 0, spot.key.start) + 1
    stop = text.find("\n", max(spot.value.end, spot.key.end) - 1)
    rest = text[max(spot.value.end, spot.key.end) : None if stop < 0 else stop]
    if text[start : spot.key.start].strip() or rest.strip(": \r"):
        raise Refused(f"`{at[-1]}` of `{at[-2]}` in {now.path} is empty: take it out first")
    return parse(text[:start] + ("" if stop < 0 else text[stop + 1 :]), now.path, REGISTER_SIZE)


def _read(text: str, path: str) -> Document:
    found = parse(text, path, REGISTER_SIZE)
    if found.problems or found.text != text:
        place = found.problems[0].mark if found.problems else path
        raise Refused(f"{place} has a problem that must be mended first")
    return found


def _checked(new: str, before: Document, wanted: Any) -> Document:
    """Read the new text; it must say what is wanted."""
    after = parse(new, before.path, REGISTER_SIZE)
    if after.problems or after.text != new or after.value != wanted:
        raise Refused(f"{before.path} is written in a way that cannot be added to with certainty")
    return after


def _plain(value: Draft) -> Any:
    """Give a draft as the loader reads it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value]
