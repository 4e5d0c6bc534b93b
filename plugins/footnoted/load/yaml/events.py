"""The parser's events as small typed values.

Adds nothing and drops what the loader does not look at.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, Protocol

import yaml

from footnoted.diagnostics import Mark

Kind = Literal["document", "scalar", "alias", "mapping", "sequence", "end", "other"]

_KINDS: dict[type[yaml.Event], Kind] = {
    yaml.DocumentStartEvent: "document",
    yaml.ScalarEvent: "scalar",
    yaml.AliasEvent: "alias",
    yaml.MappingStartEvent: "mapping",
    yaml.SequenceStartEvent: "sequence",
    yaml.MappingEndEvent: "end",
    yaml.SequenceEndEvent: "end",
}


class Point(Protocol):
    """A position in the text, in code points from 0."""

    line: int
    column: int
    index: int


class Event(NamedTuple):
    """One thing the parser met."""

    kind: Kind
    start: Point
    end: Point
    value: str
    """A scalar's text; empty for everything else."""
    style: str
    """A scalar's quotation mark or block sign; empty where it is plain."""
    flow: bool
    """True for a mapping or list in brackets."""
    anchor: str
    tagged: bool

    def mark(self, path: str) -> Mark:
        """Give the place where it starts, for people."""
        return Mark(path, self.start.line + 1, self.start.column + 1)


def events(text: str) -> Iterator[Event]:
    """Give the events of a text; the parser's own errors come out of here."""
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        kind = _KINDS.get(type(event), "other")
        scalar = event if isinstance(event, yaml.ScalarEvent) else None
        yield Event(
            kind,
            event.start_mark,  # type: ignore[arg-type]  # parsed events always have marks
            event.end_mark,  # type: ignore[arg-type]
            scalar.value if scalar else "",
            (scalar.style or "") if scalar else "",
            not scalar and bool(getattr(event, "flow_style", False)),
            getattr(event, "anchor", "") or "",
            bool(getattr(event, "tag", None)),
        )
