"""Notice slips that are valid YAML but surely not what was meant.

Looks at one event in its line; whether the cure works is tried by ``parse``.
"""

import re

from footnoted.load.yaml import codes, cure
from footnoted.load.yaml.events import Event
from footnoted.load.yaml.lines import Lines
from footnoted.load.yaml.slip import Slip

HASH = re.compile(r"[ \t]+(?=#[^\s#])")
_BRACKETS = re.compile(r"[\[{][\s\d~?%XYE.,+-]{4,400}[\]}]")
_YEAR = re.compile(r"[\dX]{4}")
_ADDRESS = re.compile(r"https?://\S+$")
_ONE_WORD = re.compile(r"#\S+\s*$|#[^\s,}\]]+\s*[,}\]]")


def cut_by_hash(event: Event, lines: Lines) -> Slip | None:
    """Notice ``#word`` behind a plain text: it was read as a comment."""
    if event.style or lines.text[event.end.index : event.end.index + 1] not in {" ", "\t"}:
        return None
    line, column = event.end.line, event.end.column
    if event.start.line != line:
        return None
    found = HASH.match(lines[line], column)
    if not found:
        return None
    start = event.start.column if event.value else found.end()
    return cut(lines, line, start, found.end())


def cut(lines: Lines, number: int, start: int, at: int) -> Slip:
    """Explain that the text or address from ``start`` is cut at a ``#``."""
    line = lines[number]
    if _ADDRESS.match(line[start:at].rstrip()) and _ONE_WORD.match(line[at:]):
        cured = cure.join_address(line, start)
    else:
        cured = cure.quote_from(line, start, at + 1, lines.flow(number, at))
    message = f"“{line[at:].rstrip()}” is read as a comment, so it is lost."
    hint = "For a comment, put a space after the #."
    return Slip(codes.CUT_BY_HASH, message, number, at, cured, hint)


def date_set(event: Event, lines: Lines) -> Slip | None:
    """Notice ``[2025-02-10..2025-02-16]`` that was read as a list."""
    line, column = lines[event.start.line], event.start.column
    found = _BRACKETS.match(line, column) if event.flow else None
    if not found or ".." not in found.group() or not _YEAR.search(found.group()):
        return None
    cured = line[:column] + cure.quoted(found.group()) + line[found.end() :]
    message = f"“{found.group()}” is a date here, but unquoted brackets make a list."
    return Slip(codes.UNQUOTED_DATE_SET, message, event.start.line, column, cured)


def bare_key(key: Event, value: Event, before: Event | None, lines: Lines) -> Slip | None:
    """Notice a key without colon and value: the second half of a text with a comma."""
    if not lines.depth or key.kind != "scalar" or not key.value or value.kind != "scalar":
        return None
    if value.value or value.style or lines.text[key.end.index : value.end.index + 1][:1] == ":":
        return None
    if lines.text[key.end.index : value.end.index].strip():
        return None
    number, cured, why = key.start.line, None, ""
    if before:
        why = ": the comma before it ended the text"
        if before.start.line == key.end.line:
            cured = cure.quote_from(lines[number], before.start.column, key.end.column, True)
    message = f"“{key.value}” has no colon and value{why}."
    return Slip(codes.UNQUOTED_COMMA, message, number, key.start.column, cured)
