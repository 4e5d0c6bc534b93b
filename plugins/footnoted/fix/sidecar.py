"""A sidecar's text in which quotations get other words, and nothing else changes.

Each edit is read back before it counts: the file must say the same as before but for those words.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from footnoted.anchoring import Selector
from footnoted.fix.change import changed, changes
from footnoted.fix.edit import Edit, apply
from footnoted.fix.scalar import rewritten
from footnoted.load.tree import value_at
from footnoted.load.yaml import At, Document, Value, parse

PARTS = ("exact", "prefix", "suffix")
"""The keys of a selector, as the sidecar and ``Selector`` name them."""


@dataclass(slots=True)
class Sheet:
    """One sidecar as it is read, and the edits that were accepted so far."""

    document: Document
    edits: list[Edit] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give the text with the accepted edits made."""
        return apply(self.document.text, self.edits)

    def read(self) -> Document:
        """Read the text with the accepted edits made."""
        return parse(self.text, self.document.path)

    def quote(self, at: At, now: Selector, why: str) -> bool:
        """Let the quotation at a path name other words; False, and nothing changed, if it cannot.

        Only the parts that differ are touched, and in each only the words that do.
        """
        before = list(self.edits)
        wanted = deepcopy(self.read().value)
        for place, words in self._parts(at, now):
            if not self._rewrite(place, words, why, wanted):
                self.edits = before
                return False
        return len(self.edits) > len(before)

    def _parts(self, at: At, now: Selector) -> Iterator[tuple[At, str]]:
        """Give the path and the new words of each part; a text stands for ``exact`` alone."""
        written = value_at(self.document.value, at)
        for part in PARTS:
            place = (*at, part) if isinstance(written, dict) else at
            if part == "exact" or (isinstance(written, dict) and part in written):
                yield place, getattr(now, part)

    def _rewrite(self, at: At, words: str, why: str, wanted: Value) -> bool:
        value = value_at(self.document.value, at)
        spot = self.document.places.get(at)
        if not isinstance(value, str) or spot is None:
            return False
        replaced = changes(value, words)
        if not replaced:
            return True
        _set(wanted, at, changed(value, replaced))
        span = spot.value
        raw = self.document.text[span.start : span.end]
        for new in rewritten(raw, value, replaced):
            edit = Edit(span.path, span.start, span.end, raw, new, why, span.mark, str(at[1]))
            if self._reads(edit, wanted):
                self.edits.append(edit)
                return True
        return False

    def _reads(self, edit: Edit, wanted: Value) -> bool:
        """Tell whether the file reads as wanted with one more edit, and without a new problem."""
        text = apply(self.document.text, [*self.edits, edit])
        again = parse(text, self.document.path)
        return again.text == text and again.value == wanted and sound(again)


def sound(document: Document) -> bool:
    """Tell whether a sidecar is read as it is written, without any problem."""
    return not document.problems


def selector(document: Document, at: At) -> Selector:
    """Give the selector that is written at a path."""
    written = value_at(document.value, at)
    parts: Mapping[str, Value] = written if isinstance(written, dict) else {"exact": written}
    named: Sequence[str] = [str(parts.get(part) or "") for part in PARTS]
    return Selector(*named)


def _set(value: Any, at: At, text: str) -> None:
    """Set a text in a value that was copied for it."""
    *steps, last = at
    for step in steps:
        value = value[step]
    value[last] = text
