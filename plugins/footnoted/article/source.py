"""Find in the Markdown where something that was rendered is written.

Python-Markdown keeps no positions: the text of an address or a definition is
looked for, in order. What is not found is on line 0.
"""

import re
import string
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from footnoted.article.plan import Plan
from footnoted.article.reading import Label, Picture, Reading

_DEFINITION = re.compile(r" {0,3}\[\^([^\]]*)\]:")
_GOES_ON = frozenset(string.ascii_letters + string.digits + "/?&=%-_~#")
"""Signs that show that an address is longer; a full stop or bracket may end a sentence."""
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


class Source:
    """A page's Markdown, line by line."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines as given."""
        self._lines = tuple(lines)
        self._text = "\n".join(self._lines)
        self._passed: dict[str, int] = {}

    def place(self, needle: str) -> tuple[int, int]:
        """Give line and column of the next place where ``needle`` stands, or of the last one."""
        found = self._text.find(needle, self._passed.get(needle, 0)) if needle else -1
        if found < 0:
            found = self._text.rfind(needle) if needle else -1
        if found < 0:
            return 0, 0
        self._passed[needle] = found + len(needle)
        line = self._text.count("\n", 0, found) + 1
        return line, found - self._text.rfind("\n", 0, found)

    def line(self, needle: str) -> int:
        """Give the line alone."""
        return self.place(needle)[0]

    def address(self, typed: str) -> int:
        """Give the line of the next place where an address stands, however it is escaped."""
        short = typed.partition("://")[2]
        for form in (typed, typed.replace("&", "&amp;"), short):
            if line := self._whole(form):
                return line
        return 0

    def _whole(self, address: str) -> int:
        """Give the line of an address that does not go on behind it; from the last one found."""
        start = self._passed.get(address, 0)
        for begin in (start, 0) if address else ():
            found = self._text.find(address, begin)
            while found >= 0 and self._text[found + len(address) :][:1] in _GOES_ON:
                found = self._text.find(address, found + 1)
            if found >= 0:
                self._passed[address] = found + len(address)
                return self._text.count("\n", 0, found) + 1
        return 0

    def definitions(self) -> Iterator[Label]:
        """Give every ``[^label]:`` at the beginning of a line, outside fences."""
        fence = ""
        for number, line in enumerate(self._lines, start=1):
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
        defined.setdefault(definition.label, definition)
    own = [defined.get(label, Label(label)) for label in labels]
    names = _names(plan) if own else set()
    used = {note.key for note in reading.notes if note.plain}
    return replace(
        reading,
        unknown_notes=tuple(Label(label, *source.place(f"[^{label}]")) for label in unknown),
        shadowing_definitions=tuple(place for place in own if place.label in names),
        unused_definitions=tuple(place for place in own if place.label not in used),
        links=tuple(replace(each, line=source.address(each.href)) for each in reading.links),
        pictures=tuple(
            Picture(each.src, each.alt, source.address(each.src)) for each in reading.pictures
        ),
    )


def _names(plan: Plan) -> set[str]:
    """Give every name that belongs to evidence: ids as typed, and keys of notes."""
    cited = [*plan.evidence.values(), *(anchor.uses for anchor in plan.anchors)]
    return set(plan.evidence) | {use.note for uses in cited for use in uses}
