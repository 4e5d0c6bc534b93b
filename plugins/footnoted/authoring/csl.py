"""Read CSL-JSON and CSL-YAML.

The items and their lines are found here; ``records`` reads what they say.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from footnoted.authoring.records import ImportedItem, ImportReading, ImportRemark, reading_of
from footnoted.records.yaml import parse

_GAP = re.compile(r"[\s,]*")
_FENCE = re.compile(r"^(---|\.\.\.)[ \t]*$", re.MULTILINE)
YAML_SIZE = 8 * 1024 * 1024
_LISTS = ("references", "items")
"""Keys under which pandoc and Zotero's server put the list."""


def is_json(text: str) -> bool:
    """Return whether a text is JSON with items in it."""
    head = text.lstrip()[:1]
    return head in ("[", "{") and bool(re.search(r'"(type|id|items|references)"\s*:', text[:20000]))


def is_yaml(text: str) -> bool:
    """Return whether a text is YAML with references in it."""
    return bool(re.search(r"^(references:|- id:|- type:|items:)", text[:20000], re.MULTILINE))


def read_json(text: str) -> ImportReading:
    """Return what CSL-JSON says; of a file that breaks off, the items before the break."""
    items: list[ImportedItem] = []
    remarks: list[ImportRemark] = []
    try:
        for line, value in _values(text):
            _add(items, remarks, value, line)
    except ValueError as error:
        place = error.pos if isinstance(error, json.JSONDecodeError) else 0
        why = error.msg if isinstance(error, json.JSONDecodeError) else "a number is too long"
        remarks.append(
            ImportRemark(_line(text, place), "", f"From here on this is not JSON: {why}.", True)
        )
    except RecursionError:
        remarks.append(
            ImportRemark(0, "", "This is nested too deeply to be a list of items.", True)
        )
    return reading_of(items, remarks)


def _values(text: str) -> Iterator[tuple[int, Any]]:
    """Yield each item of the list with its line."""
    decoder = json.JSONDecoder()
    start = _gap(text, 0)
    if text[start : start + 1] == "{":
        value, _ = decoder.raw_decode(text, start)
        key = next((key for key in _LISTS if isinstance(value.get(key), list)), "")
        for each in value[key] if key else [value]:
            yield _line(text, start), each
        return
    at = _gap(text, start + 1)
    line, counted = _line(text, at), at
    while text[at : at + 1] != "]":
        value, end = decoder.raw_decode(text, at)
        line, counted = line + text.count("\n", counted, at), at
        yield line, value
        at = _gap(text, end)


def _gap(text: str, at: int) -> int:
    found = _GAP.match(text, at)
    return found.end() if found else at


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _add(items: list[ImportedItem], remarks: list[ImportRemark], value: Any, line: int) -> None:
    if not isinstance(value, dict):
        remarks.append(ImportRemark(line, "", "This is not an item but a text or a list.", True))
        return
    key = str(value.get("id") or value.get("citation-key") or "")
    items.append(ImportedItem(key[:200], value, line))


def read_yaml(text: str) -> ImportReading:
    """Return what CSL-YAML says, read with the project's own strict loader, which knows every
    line.
    """
    plain = _FENCE.sub("", text)
    bare = plain.lstrip()[:2] == "- "
    document = parse(f"references:\n{plain}" if bare else plain, "", YAML_SIZE)
    shift = 1 if bare else 0
    remarks = [
        ImportRemark(
            max(problem.mark.line - shift, 0),
            "",
            f"{problem.message} {problem.hint}".strip(),
            lost=True,
        )
        for problem in document.problems
    ]
    items: list[ImportedItem] = []
    top = document.value or {}
    name = next((name for name in _LISTS if isinstance(top.get(name), list)), "")
    listed = top.get(name)
    for number, value in enumerate(listed if isinstance(listed, list) else []):
        at = (name, number)
        line = document.mark(at).line - shift
        _add(items, remarks, value, line)
        if isinstance(value, dict):
            lines = {key: document.key_mark((*at, key)).line - shift for key in value}
            items[-1] = ImportedItem(items[-1].key, value, line, lines)
    if not items and not remarks:
        remarks.append(ImportRemark(0, "", "There is no list of `references` in this file.", True))
    return reading_of(items, remarks)
