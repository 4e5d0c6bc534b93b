"""Read YAML as strings with their places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import yaml
from yaml.error import MarkedYAMLError

from footnoted.diagnostics.problem import Code, Mark, Problem
from footnoted.records import slips
from footnoted.records.events import (
    ALIAS,
    ANCHOR,
    DUPLICATE_KEY,
    KEY,
    MERGE_KEY,
    NOT_A_MAPPING,
    SECOND_DOCUMENT,
    SYNTAX,
    TAG,
    TOO_DEEP,
    TOO_LARGE,
    Slip,
    Stop,
    YamlEvent,
    YamlLines,
    blank_refused,
    events,
    inspect,
    suspects,
)
from footnoted.records.slips import explain

# -------------------------------------------------------------------------------------------------
# What the loader returns: plain values, and the place of each one.
#
# No schema is used. A path that was never written has the place of its nearest parent.

YamlValue = dict[str, "YamlValue"] | list["YamlValue"] | str | None
"""A mapping, a list, the text that was typed, or None if nothing was typed."""

At = tuple[str | int, ...]
"""The path to a value from the top: ``("claims", "crane-idle", "attribution", 0)``."""


class YamlSpan(NamedTuple):
    """A stretch of the text: line and column for people, and both offsets for programs."""

    # Tuples, because a sidecar has thousands: five times as fast to make as dataclasses.
    path: str
    line: int
    """From 1."""
    column: int
    """From 1, in code points."""
    start: int
    """Offset of the first character in ``Document.text``, in code points from 0."""
    end: int
    """Offset after the last character."""

    @property
    def mark(self) -> Mark:
        """Return the place of the first character."""
        return Mark(self.path, self.line, self.column)


class YamlSpot(NamedTuple):
    """The place of one entry: of its value and, in a mapping, of its key."""

    value: YamlSpan
    key: YamlSpan | None = None

    @property
    def mark(self) -> Mark:
        """Return the place a person looks at: the value on its key's line, or else the key."""
        if self.key and self.key.line != self.value.line:
            return self.key.mark
        return self.value.mark

    @property
    def key_mark(self) -> Mark:
        """Return the key's place; that of the value if there is no key."""
        return self.key.mark if self.key else self.value.mark


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML text, read: its values, their places and its problems.

    ``value`` is None if nothing was written or nothing could be read; ``problems`` says which.
    """

    path: str
    text: str
    """The text that offsets count in: as given, lines with a known slip corrected."""
    value: dict[str, YamlValue] | None
    places: Mapping[At, YamlSpot]
    problems: tuple[Problem, ...] = ()

    def spot(self, path: At) -> YamlSpot | None:
        """Return the spot of an entry or of its nearest parent; None in an empty document."""
        if written := self.places.get(path):
            return written
        for size in range(len(path), -1, -1):
            if found := self.places.get(path[:size]):
                return found
        return None

    def mark(self, path: At = ()) -> Mark:
        """Return the place of an entry's value, or of its nearest parent's."""
        spot = self.spot(path)
        return spot.mark if spot else Mark(self.path)

    def key_mark(self, path: At = ()) -> Mark:
        """Return the place of an entry's key, or of its nearest parent's."""
        spot = self.spot(path)
        return spot.key_mark if spot else Mark(self.path)


# -------------------------------------------------------------------------------------------------
# Build values and their places from parser events, one event at a time.
#
# Nodes are never composed, since that overflows the C stack; reading stops at a depth that no
# sidecar needs.

DEPTH = 20
"""The deepest nesting that is read; the deepest sidecar needs seven."""

PROBLEMS = 200
"""The most problems reported of one text; a file with more is no sidecar at all."""

Places = dict[At, YamlSpot]


class Builder:
    """Reads one document's events, and collects ``places`` and ``problems``."""

    def __init__(self, text: str, path: str, shift: int) -> None:
        """Take the text as the parser gets it, and the difference of its offsets from the
        file's.
        """
        self.lines = YamlLines(text)
        self.path = path
        self.shift = shift
        self.places: Places = {}
        self.problems: list[Problem] = []
        self.last: YamlEvent | None = None

    def build(self, events: Iterator[YamlEvent]) -> YamlValue:
        """Return the value of the only document; None for an empty text."""
        self.events = events
        value: YamlValue = None
        documents = 0
        for event in events:
            if event.kind == "document":
                documents += 1
                if documents > 1:
                    self.report(SECOND_DOCUMENT, "A second document starts here.", event)
                    break
            elif event.kind != "other":
                value = self.node(event, (), self.places, None)
        return value

    def node(self, event: YamlEvent, at: At, places: Places, key: YamlSpan | None) -> YamlValue:
        """Return one node with everything below it."""
        if event.kind == "scalar":
            places[at] = YamlSpot(self.span(event, event.end.index), key)
            return self.scalar(event)
        if len(at) >= DEPTH and event.kind in {"mapping", "sequence"}:
            message = f"Nested deeper than {DEPTH} levels."
            raise Stop(Slip(TOO_DEEP, message, event.start.line, event.start.column))
        self._refuse_names(event)
        value: YamlValue = None
        end = event.end.index
        if event.kind == "mapping":
            value, end = self.mapping(event, at, places)
        elif event.kind == "sequence":
            value, end = self.sequence(event, at, places)
        places[at] = YamlSpot(self.span(event, end), key)
        return value

    def scalar(self, event: YamlEvent) -> str | None:
        """Return the text that was typed; None if there is none."""
        self._refuse_names(event)
        self.last = event
        _stop(slips.cut_by_hash(event, self.lines))
        if not event.value and not event.style:
            return None
        if event.style != '"':
            return event.value
        # Only escapes in "…" can add characters that ``inspect`` has not seen in the text.
        raw = self.lines.text[event.start.index : event.end.index]
        self.problems += suspects(event.value, raw, event.mark(self.path))
        return blank_refused(event.value)

    def sequence(self, start: YamlEvent, at: At, places: Places) -> tuple[list[YamlValue], int]:
        """Return the items up to the end of a list, and the end's offset."""
        if start.flow:
            _stop(slips.date_set(start, self.lines))
        self.lines.depth += start.flow
        items: list[YamlValue] = []
        end = start.end.index
        while (event := next(self.events)).kind != "end":
            here = (*at, len(items))
            items.append(self.node(event, here, places, None))
            end = places[here].value.end - self.shift
        self.lines.depth -= start.flow
        return items, event.end.index if start.flow else end

    def mapping(self, start: YamlEvent, at: At, places: Places) -> tuple[dict[str, YamlValue], int]:
        """Return the entries up to the end of a mapping, and the end's offset."""
        if start.flow:
            _stop(slips.date_set(start, self.lines))
        self.lines.depth += start.flow
        entries: dict[str, YamlValue] = {}
        end = start.end.index
        before: YamlEvent | None = None
        while (event := next(self.events)).kind != "end":
            name, key = self._key(event, at)
            following = next(self.events)
            if self.lines.depth:
                _stop(slips.bare_key(event, following, before, self.lines))
            usable = self._usable(name, key, at, entries, places)
            here = (*at, usable or "")
            into: Places = places if usable else {}
            value = self.node(following, here, into, key)
            if usable:
                entries[usable] = value
            end = max(into[here].value.end, key.end) - self.shift
            before = self.last
        self.lines.depth -= start.flow
        return entries, event.end.index if start.flow else end

    def _key(self, event: YamlEvent, at: At) -> tuple[YamlValue, YamlSpan]:
        if event.kind == "scalar":
            return self.scalar(event), self.span(event, event.end.index)
        aside: Places = {}
        name = self.node(event, at, aside, None)
        return name, aside[at].value

    def _usable(
        self, name: YamlValue, key: YamlSpan, at: At, entries: dict[str, YamlValue], places: Places
    ) -> str | None:
        """Return the key's name, or None after reporting why it cannot be one."""
        if not isinstance(name, str) or not name:
            what = "There is no word" if not name else "A list or mapping is"
            self._problem(KEY, f"{what} before this colon; a key must be a word.", key.mark)
        elif name == "<<":
            self._problem(MERGE_KEY, "Merge keys (<<) are not read.", key.mark)
        elif name in entries and len(self.problems) >= PROBLEMS:
            return None
        elif name in entries:
            first = places[*at, name].key_mark
            message = f"The key “{name}” is already in line {first.line}."
            hint = "Rename or remove one of the two."
            self._add(Problem(DUPLICATE_KEY, message, key.mark, hint, related=first))
        else:
            return name
        return None

    def _refuse_names(self, event: YamlEvent) -> None:
        if not (event.anchor or event.tagged):
            return
        if event.kind == "alias":
            self.report(ALIAS, f"“*{event.anchor}” is read as an alias.", event)
            return
        if event.anchor:
            self.report(ANCHOR, f"“&{event.anchor}” is read as an anchor.", event)
        if event.tagged:
            typed = self.lines.text[event.start.index : event.end.index].split()[0]
            self.report(TAG, f"“{typed}” is read as a tag.", event)

    def span(self, event: YamlEvent, end: int) -> YamlSpan:
        """Return the stretch from an event's start to an offset."""
        start = event.start
        return YamlSpan(
            self.path, start.line + 1, start.column + 1, start.index + self.shift, end + self.shift
        )

    def report(self, code: Code, message: str, event: YamlEvent) -> None:
        """Report a problem at an event's place and go on."""
        self._problem(code, message, event.mark(self.path))

    def _problem(self, code: Code, message: str, mark: Mark) -> None:
        self._add(Problem(code, message, mark, code.cure))

    def _add(self, problem: Problem) -> None:
        if len(self.problems) < PROBLEMS:
            self.problems.append(problem)


def _stop(slip: Slip | None) -> None:
    if slip is not None:
        raise Stop(slip)


# -------------------------------------------------------------------------------------------------
# Read one YAML text strictly; after a known slip, go on with the corrected line.
#
# No content raises an exception, and no file is opened.

YAML_SIZE = 256 * 1024
"""Bytes of UTF-8 that are read from one sidecar or front matter."""
CURES = 10
"""The most slips corrected in one text; for each the text is read again."""


def parse(text: str, path: str, size: int = YAML_SIZE) -> Document:
    """Return a text as a document with its problems, sorted by place."""
    if len(text.encode("utf-8", "surrogatepass")) > size:
        message = f"The file is larger than {size // 1024} KiB."
        problem = Problem(TOO_LARGE, message, Mark(path), TOO_LARGE.cure)
        return Document(path, text, None, {}, (problem,))
    body = text.removeprefix("\ufeff")
    # A byte order mark shifts the parser's indexes: offsets count it, columns do not.
    bom = text[: len(text) - len(body)]
    document = _cure_and_read(blank_refused(body), path, len(bom))
    problems = sorted({*inspect(body, path), *document.problems}, key=lambda one: one.sort_key)
    return replace(document, text=bom + document.text, problems=tuple(problems))


def _cure_and_read(text: str, path: str, shift: int) -> Document:
    """Return the document of a text, corrected slip by slip as long as that helps."""
    told: list[Problem] = []
    document, slip = _attempt(text, path, shift)
    while slip:
        cured = _with_line(text, slip) if len(told) < CURES else None
        again, later = _attempt(cured, path, shift) if cured else (document, slip)
        if not cured or (later and later.place <= slip.place):
            told.append(replace(slip, cured=None).diagnostic(path))
            document = replace(document, value=None, places={})
            break
        told.append(slip.diagnostic(path))
        text, document, slip = cured, again, later
    return replace(document, text=text, problems=(*document.problems, *told))


def _with_line(text: str, slip: Slip) -> str | None:
    """Return the text with the slip's line corrected; None if there is no correction."""
    lines = text.splitlines(keepends=True)
    if slip.cured is None or slip.line >= len(lines):
        return None
    old = lines[slip.line]
    ending = old[len(old.rstrip("\r\n")) :]
    lines[slip.line] = slip.cured + ending
    return "".join(lines)


def _attempt(text: str, path: str, shift: int) -> tuple[Document, Slip | None]:
    """Return the document of a text up to its end or its first slip, and the slip."""
    builder = Builder(text, path, shift)
    value: YamlValue = None
    slip: Slip | None = None
    try:
        value = builder.build(events(text))
    except Stop as stop:
        slip = stop.slip
    except MarkedYAMLError as error:
        slip = explain(error, builder.lines, builder.last)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        slip = Slip(SYNTAX, f"This cannot be read as YAML: {error}.", 0, 0)
    if value is not None and not isinstance(value, dict):
        message = "The file must be made of keys with values."
        mark = builder.places[()].mark
        builder.problems.append(Problem(NOT_A_MAPPING, message, mark, NOT_A_MAPPING.cure))
        value = None
    return Document(path, text, value, builder.places, tuple(builder.problems)), slip
