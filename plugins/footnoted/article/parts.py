"""Read one part of an article, its body or one of its author's notes, and what it cites by itself.

Typed marks and links only; quoted words are found elsewhere (``quotes``).
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from footnoted.article.cites import Cite, Key, Point
from footnoted.article.plan import Plan, Use
from footnoted.article.projection import Mark, Projection
from footnoted.article.reading import UseKind
from footnoted.article.sentences import Sentences, sentences
from footnoted.article.typed import typed_label
from footnoted.article.walk import Walk

EXEMPT = "no-note"
"""The class that keeps a link to a registered source from becoming a note."""
_OWN = "^"
"""Begins the label of a mark that ``footnotes`` made; no id begins with it."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was read: the text, its sentences, and the places at which something is cited."""

    projection: Projection
    sentences: Sentences
    points: list[Point]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads parts of one article."""

    plan: Plan
    labels: Collection[str]
    """The labels of the author's own notes."""
    targets: dict[str, str]
    """The address of each of them, and its label."""
    stash: Sequence[object]
    is_block: Callable[[str], bool]

    def part(self, root: Element, leave_out: Element | None = None) -> Part:
        """Read one part; ``leave_out`` is an element that does not belong to it."""
        walk = Walk(self.stash, self.is_block, self._label, leave_out)
        projection = walk.projection(root)
        said = sentences(projection.text)
        typed = (self._typed(mark, said) for mark in projection.marks)
        return Part(projection, said, [*filter(None, typed), *self._linked(projection, said)])

    def cite(self, use: Use, kind: UseKind, record: str, sentence: str) -> Cite:
        """Make a use of a note; a label that the author defined is the author's note."""
        key = Key(use.note, plain=use.note in self.labels)
        return Cite(key, use.locator, kind, record, sentence)

    def _label(self, element: Element) -> str | None:
        if element.tag != "sup":
            return None
        typed = typed_label(element)
        if typed is not None:
            return typed
        target = element[0].get("href", "") if len(element) else ""
        if element.get("id", "").startswith("fnref") and target in self.targets:
            return _OWN + self.targets[target]
        return None

    def _typed(self, mark: Mark, said: Sentences) -> Point | None:
        sentence = said.around(max(mark.at - 1, 0), mark.at)
        if mark.label.startswith(_OWN):
            label = mark.label.removeprefix(_OWN)
            cites = [Cite(Key(label, plain=True), "", "note", label, sentence)]
        else:
            uses = self.plan.evidence.get(mark.label, ())
            cites = [self.cite(use, "note", mark.label, sentence) for use in uses]
        spot = mark.door.spot if mark.door and mark.door.spot else mark.own
        return Point(mark.at, spot, cites) if cites else None

    def _linked(self, projection: Projection, said: Sentences) -> Iterator[Point]:
        for link in projection.links:
            use = None if EXEMPT in link.classes else self.plan.links(link.href)
            if use and link.door.spot:
                sentence = said.around(link.start, link.end)
                cite = replace(self.cite(use, "link", "", sentence), href=link.href)
                yield Point(link.end, link.door.spot, [cite])
