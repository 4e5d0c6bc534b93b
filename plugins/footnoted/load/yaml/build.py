"""Build values and their places from parser events, one event at a time.

Never composes nodes (that overflows the C stack); stops at a depth no sidecar needs.
"""

from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Mark
from footnoted.load.yaml import codes, refuse
from footnoted.load.yaml.characters import blanked, suspects
from footnoted.load.yaml.document import At, Span, Spot, Value
from footnoted.load.yaml.events import Event
from footnoted.load.yaml.lines import Lines
from footnoted.load.yaml.slip import Slip, Stop

DEPTH = 20
"""Nesting that is read; the deepest sidecar needs seven."""

PROBLEMS = 200
"""Problems that are told of one text; a file with more is no sidecar at all."""

Places = dict[At, Spot]


class Builder:
    """Reads one document's events; ``places`` and ``problems`` fill as it goes."""

    def __init__(self, text: str, path: str, shift: int) -> None:
        """Take the text as the parser gets it, and how far its offsets are from the file's."""
        self.lines = Lines(text)
        self.path = path
        self.shift = shift
        self.places: Places = {}
        self.problems: list[Diagnostic] = []
        self.last: Event | None = None

    def build(self, events: Iterator[Event]) -> Value:
        """Give the value of the one document there may be; None for an empty text."""
        self.events = events
        value: Value = None
        documents = 0
        for event in events:
            if event.kind == "document":
                documents += 1
                if documents > 1:
                    self.report(codes.SECOND_DOCUMENT, "A second document starts here.", event)
                    break
            elif event.kind != "other":
                value = self.node(event, (), self.places, None)
        return value

    def node(self, event: Event, at: At, places: Places, key: Span | None) -> Value:
        """Build one node and everything below it."""
        if len(at) >= DEPTH and event.kind in {"mapping", "sequence"}:
            message = f"Nested deeper than {DEPTH} levels."
            raise Stop(Slip(codes.TOO_DEEP, message, event.start.line, event.start.column))
        self._refuse_names(event)
        value: Value = None
        end = event.end.index
        if event.kind == "scalar":
            value = self.scalar(event)
        elif event.kind == "mapping":
            value, end = self.mapping(event, at, places)
        elif event.kind == "sequence":
            value, end = self.sequence(event, at, places)
        places[at] = Spot(self.span(event, end), key)
        return value

    def scalar(self, event: Event) -> str | None:
        """Give the text that was typed; None where nothing was."""
        self.last = event
        _stop(refuse.cut_by_hash(event, self.lines))
        if not event.value and not event.style:
            return None
        if event.style != '"':
            return event.value
        # Only escapes in "…" bring in characters that ``inspect`` has not seen in the text.
        raw = self.lines.text[event.start.index : event.end.index]
        self.problems += suspects(event.value, raw, event.mark(self.path))
        return blanked(event.value)

    def sequence(self, start: Event, at: At, places: Places) -> tuple[list[Value], int]:
        """Build the items up to the end of a list; give them and the end's offset."""
        _stop(refuse.date_set(start, self.lines))
        self.lines.depth += start.flow
        items: list[Value] = []
        end = start.end.index
        while (event := next(self.events)).kind != "end":
            here = (*at, len(items))
            items.append(self.node(event, here, places, None))
            end = places[here].value.end - self.shift
        self.lines.depth -= start.flow
        return items, event.end.index if start.flow else end

    def mapping(self, start: Event, at: At, places: Places) -> tuple[dict[str, Value], int]:
        """Build the entries up to the end of a mapping; give them and the end's offset."""
        _stop(refuse.date_set(start, self.lines))
        self.lines.depth += start.flow
        entries: dict[str, Value] = {}
        end = start.end.index
        before: Event | None = None
        while (event := next(self.events)).kind != "end":
            name, key = self._key(event, at)
            following = next(self.events)
            _stop(refuse.bare_key(event, following, before, self.lines))
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

    def _key(self, event: Event, at: At) -> tuple[Value, Span]:
        aside: Places = {}
        name = self.node(event, at, aside, None)
        return name, aside[at].value

    def _usable(
        self, name: Value, key: Span, at: At, entries: dict[str, Value], places: Places
    ) -> str | None:
        """Give the key's name, or None after reporting why it cannot be one."""
        if not isinstance(name, str) or not name:
            self._problem(codes.KEY, "A key must be a word.", key.mark)
        elif name == "<<":
            self._problem(codes.MERGE_KEY, "Merge keys (<<) are not read.", key.mark)
        elif name in entries and len(self.problems) >= PROBLEMS:
            return None
        elif name in entries:
            first = places[*at, name].key_mark
            message = f"The key “{name}” is in line {first.line} already."
            hint = "Rename or remove one of the two."
            self._add(Diagnostic(codes.DUPLICATE_KEY, message, key.mark, hint, related=first))
        else:
            return name
        return None

    def _refuse_names(self, event: Event) -> None:
        if event.kind == "alias":
            self.report(codes.ALIAS, f"“*{event.anchor}” is an alias in YAML.", event)
            return
        if event.anchor:
            self.report(codes.ANCHOR, f"“&{event.anchor}” is an anchor in YAML.", event)
        if event.tagged:
            typed = self.lines.text[event.start.index : event.end.index].split()[0]
            self.report(codes.TAG, f"“{typed}” is a tag in YAML.", event)

    def span(self, event: Event, end: int) -> Span:
        """Give the stretch from an event's start to an offset."""
        start = event.start
        return Span(
            self.path, start.line + 1, start.column + 1, start.index + self.shift, end + self.shift
        )

    def report(self, code: Code, message: str, event: Event) -> None:
        """Report a problem at an event's place and go on."""
        self._problem(code, message, event.mark(self.path))

    def _problem(self, code: Code, message: str, mark: Mark) -> None:
        self._add(Diagnostic(code, message, mark, code.cure))

    def _add(self, problem: Diagnostic) -> None:
        if len(self.problems) < PROBLEMS:
            self.problems.append(problem)


def _stop(slip: Slip | None) -> None:
    if slip:
        raise Stop(slip)
