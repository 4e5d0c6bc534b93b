"""Mark one article's tree: find the quoted words, wrap them, number and list the notes.

Changes the tree it is given and says what it read there; knows no Markdown source.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from footnoted.anchoring import OBJECT, Verdict, describe, find, nearest, normalise
from footnoted.article.bodies import stored
from footnoted.article.cites import Cite, Key, Point, gathered
from footnoted.article.marks import Ledger
from footnoted.article.notes import find_list, own_items, place_list, write_list
from footnoted.article.plan import Anchor, Plan, Use
from footnoted.article.projection import BLOCK, Anchorage, Projection, Spot
from footnoted.article.reading import Found, Link, Note, Picture, PlacedUse, Reading
from footnoted.article.sentences import Sentences, sentences
from footnoted.article.style import Style
from footnoted.article.typed import typed_label
from footnoted.article.walk import Walk
from footnoted.article.words import count_words
from footnoted.article.wrap import Changes, detach

EXEMPT = "no-note"
"""The class that keeps a link to a registered source from becoming a note."""
_PROPOSALS = 3
"""For how many places of an ambiguous quotation a selector is proposed."""


@dataclass(frozen=True, slots=True)
class Host:
    """What the composer must know of Python-Markdown."""

    stash: Sequence[object]
    is_block: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Part:
    """The article's body, or one of the author's notes: read, and what is cited in it."""

    projection: Projection
    sentences: Sentences
    points: list[Point]


def compose(root: Element, plan: Plan, style: Style, host: Host) -> Reading:
    """Mark the tree and give the reading, as far as the tree tells it."""
    return _Composer(root, plan, style, host).compose()


class _Composer:
    def __init__(self, root: Element, plan: Plan, style: Style, host: Host) -> None:
        self.root, self.plan, self.style, self.host = root, plan, style, host
        self.labels = tuple(style.footnotes.footnotes)
        self.targets = {f"#{style.note_id(label)}": label for label in self.labels}
        self.ledger = Ledger(style)

    def compose(self) -> Reading:
        old = find_list(self.root, self.labels, self.style)
        own = own_items(old, self.labels, self.style)
        body = self._read(self.root, old)
        found = tuple(self._found(body))
        body.points[:] = gathered([*self._anchored(body, found), *body.points], body.sentences)
        parts = {label: self._read(item) for label, item in own.items()}
        for part in parts.values():
            part.points[:] = gathered(part.points, part.sentences)
        self._number(body, parts)
        self._mark(body, found)
        for part in parts.values():
            self._mark(part, ())
        if self.ledger.backs or own:
            notes = write_list(self.ledger, own, self.plan.body)
            place_list(self.root, old, notes, self.style)
        return self._reading(body, parts, found)

    def _read(self, root: Element, leave_out: Element | None = None) -> _Part:
        walk = Walk(self.host.stash, self.host.is_block, self._label, leave_out)
        projection = walk.projection(root)
        said = sentences(projection.text)
        return _Part(projection, said, [*self._typed(projection, said), *self._linked(projection, said)])

    def _label(self, element: Element) -> str | None:
        """Give the label of a note mark: one that ``footnotes`` made, or a place holder."""
        if element.tag != "sup":
            return None
        typed = typed_label(element)
        if typed is not None:
            return typed
        target = element[0].get("href", "") if len(element) else ""
        if element.get("id", "").startswith("fnref") and target in self.targets:
            return f"^{self.targets[target]}"
        return None

    def _typed(self, projection: Projection, said: Sentences) -> Iterator[Point]:
        for mark in projection.marks:
            sentence = said.around(max(mark.at - 1, 0), mark.at)
            if mark.label.startswith("^"):
                label = mark.label[1:]
                cites = [Cite(Key(label, plain=True), "", "note", label, sentence)]
            else:
                uses = self.plan.evidence.get(mark.label, ())
                cites = [self._cite(use, "note", mark.label, sentence) for use in uses]
            if cites:
                yield Point(mark.at, (mark.door and mark.door.spot) or mark.own, cites)

    def _linked(self, projection: Projection, said: Sentences) -> Iterator[Point]:
        for link in projection.links:
            use = None if EXEMPT in link.classes else self.plan.links(link.href)
            if use and link.door.spot:
                sentence = said.around(link.start, link.end)
                yield Point(link.end, link.door.spot, [self._cite(use, "link", "", sentence)])

    def _cite(self, use: Use, kind: str, record: str, sentence: str) -> Cite:
        # A label that the author defined is the author's note: one id, one note.
        return Cite(Key(use.note, use.note in self.labels), use.locator, kind, record, sentence)  # type: ignore[arg-type]

    def _found(self, body: _Part) -> Iterator[Found]:
        text = body.projection.text
        normal = normalise(text)
        for anchor in self.plan.anchors:
            match = find(anchor.selector, normal)
            if match.passes:
                words = " ".join(text[match.start : match.end].replace(OBJECT, " ").split())
                yield Found(anchor, match, body.sentences.around(match.start, match.end), words)
            elif match.verdict is Verdict.AMBIGUOUS:
                places = match.places[:_PROPOSALS]
                proposals = tuple(describe(text, start, end) for start, end in places)
                yield Found(anchor, match, proposals=proposals)
            else:
                yield Found(anchor, match, nearest=nearest(anchor.selector, normal))

    def _anchored(self, body: _Part, found: Sequence[Found]) -> Iterator[Point]:
        for each in found:
            anchor = each.anchor
            pieces = body.projection.between(each.match.start, each.match.end)
            if not each.match.passes or not pieces or not anchor.uses:
                continue
            last = pieces[-1]
            spot = (last.door and last.door.spot) or Spot(last.slot, last.high)
            cites = [self._cite(use, anchor.kind, anchor.id, each.sentence) for use in anchor.uses]
            yield Point(each.match.end, spot, cites)

    def _number(self, body: _Part, parts: dict[str, _Part]) -> None:
        """Number in reading order: the body, then the notes' own contents, note by note."""
        self.ledger.enter(body.points)
        done = 0
        while done < len(self.ledger.backs):
            key = list(self.ledger.backs)[done]
            if key.plain:
                self.ledger.enter(parts[key.name].points)
            done += 1
        used = {key.name for key in self.ledger.backs if key.plain}
        for label, part in parts.items():
            if label not in used:
                self.ledger.enter(part.points)

    def _mark(self, part: _Part, found: Sequence[Found]) -> None:
        changes = Changes()
        for owner, each in enumerate(found):
            if each.match.passes:
                changes.cover(part.projection, each.match.start, each.match.end, owner)
        for point in sorted(part.points, key=lambda point: point.spot):
            if point.printed is None:
                before = part.projection.text[max(point.at - 1, 0) : point.at]
                changes.insert(point.spot, self.ledger.elements(point, before))
        changes.apply(part.projection.slots, _Spans(self.root, [each.anchor for each in found]))
        for mark in part.projection.marks:
            detach(mark.parent, [mark.element])

    def _reading(self, body: _Part, parts: dict[str, _Part], found: tuple[Found, ...]) -> Reading:
        projections = [body.projection, *(part.projection for part in parts.values())]
        text = body.projection.text.replace(OBJECT, "").replace(BLOCK, "\n\n").strip()
        return Reading(
            text=text,
            words=count_words(text),
            found=found,
            uses=tuple(self._placed()),
            notes=tuple(
                Note(number, key.name, key.plain)
                for number, key in enumerate(self.ledger.backs, start=1)
            ),
            links=tuple(_link(each, link) for each in projections for link in each.links),
            pictures=tuple(Picture(*picture) for each in projections for picture in each.pictures),
        )

    def _placed(self) -> Iterator[PlacedUse]:
        numbers = {key: number for number, key in enumerate(self.ledger.backs, start=1)}
        for cite, ref_id in self.ledger.placed:
            if not cite.key.plain:
                yield PlacedUse(
                    cite.key.name, numbers[cite.key], ref_id, cite.locator, cite.sentence,
                    cite.kind, cite.record,
                )


def _link(projection: Projection, link: Anchorage) -> Link:
    words = projection.text[link.start : link.end].replace(OBJECT, " ").split()
    return Link(link.href, " ".join(words))


class _Spans:
    """Makes the span of an anchor; the first one of each carries its id."""

    def __init__(self, root: Element, anchors: Sequence[Anchor]) -> None:
        self._anchors = anchors
        self._taken = {element.get("id") for element in root.iter()}

    def __call__(self, owner: int) -> Element:
        anchor = self._anchors[owner]
        classes = " ".join([f"fn-{anchor.kind}", *anchor.classes])
        span = Element("span", {"class": stored(classes)})
        if anchor.element_id not in self._taken:
            self._taken.add(anchor.element_id)
            span.set("id", stored(anchor.element_id))
        span.set(f"data-{anchor.kind}", stored(anchor.ref))
        return span
