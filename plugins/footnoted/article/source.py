"""Find in the Markdown where something that was rendered is written.

Python-Markdown keeps no positions: the text of an address or label is looked
for, in order. A place that is not found is line 0.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from footnoted.article.plan import Plan
from footnoted.article.reading import Label, Link, Picture, Reading

_DEFINITION = re.compile(r" {0,3}\[\^([^\]]*)\]:")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


class Source:
    """A page's Markdown, line by line."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines as given."""
        self.lines = tuple(lines)
        self._text = "\n".join(self.lines)
        self._passed: dict[str, int] = {}

    def line(self, needle: str) -> int:
        """Give the line of the next place where ``needle`` stands, or of the last one."""
        if not needle:
            return 0
        place = self._text.find(needle, self._passed.get(needle, 0))
        if place < 0:
            place = self._text.rfind(needle)
        else:
            self._passed[needle] = place + len(needle)
        return self._text.count("\n", 0, place) + 1 if place >= 0 else 0

    def definitions(self) -> Iterator[Label]:
        """Give every ``[^label]:`` at the beginning of a line, outside fences."""
        fence = ""
        for number, line in enumerate(self.lines, start=1):
            edge = _FENCE.match(line)
            if edge and (not fence or edge.group(1).startswith(fence)):
                fence = "" if fence else edge.group(1)
            definition = None if fence else _DEFINITION.match(line)
            if definition:
                yield Label(definition.group(1), number, line.index("[") + 1)


def located(
    reading: Reading, source: Source, labels: Collection[str], unknown: Iterable[str], plan: Plan
) -> Reading:
    """Complete a reading with what the Markdown tells: lines, and labels that are wrong."""
    defined: dict[str, Label] = {}
    for definition in source.definitions():
        if definition.label in labels:
            defined.setdefault(definition.label, definition)
    places = [defined.get(label, Label(label)) for label in labels]
    keys = {use.note for uses in plan.evidence.values() for use in uses}
    keys.update(use.note for anchor in plan.anchors for use in anchor.uses)
    used = {note.key for note in reading.notes if note.plain}
    return replace(
        reading,
        unknown_notes=tuple(_unknown(source, unknown)),
        shadowing_definitions=tuple(
            place for place in places if place.label in plan.evidence or place.label in keys
        ),
        unused_definitions=tuple(place for place in places if place.label not in used),
        links=tuple(Link(each.href, each.text, source.line(each.href)) for each in reading.links),
        pictures=tuple(Picture(each.src, each.alt, source.line(each.src)) for each in reading.pictures),
    )


def _unknown(source: Source, labels: Iterable[str]) -> Iterator[Label]:
    for label in labels:
        line = source.line(f"[^{label}]")
        column = source.lines[line - 1].find(f"[^{label}]") + 1 if line else 0
        yield Label(label, line, column)
