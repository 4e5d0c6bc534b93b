"""Mark one article's tree: wrap the quoted words, number and list the notes.

Changes the tree it is given and says what it read there; knows no Markdown source.
"""

from collections.abc import Callable, Iterator, MutableSequence, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from footnoted.anchoring import OBJECT
from footnoted.article.cites import gathered
from footnoted.article.ledger import Ledger
from footnoted.article.marks import mark_elements
from footnoted.article.notes import find_list, own_items, place_list, write_list
from footnoted.article.outside import in_blocks, tell
from footnoted.article.parts import EXEMPT, Part, Reader
from footnoted.article.plan import Plan
from footnoted.article.projection import BLOCK, Projection
from footnoted.article.quotes import Spans, cited_words, quotes
from footnoted.article.reading import Footnote, Found, Link, Note, Picture, PlacedUse, Reading
from footnoted.article.style import Style
from footnoted.article.words import count_words
from footnoted.article.wrap import Changes, detach


def compose(
    root: Element,
    plan: Plan,
    style: Style,
    stash: MutableSequence[object],
    is_block: Callable[[str], bool],
) -> tuple[Reading, str]:
    """Mark the tree; give the reading, as far as the tree tells it, and the projected text."""
    labels = tuple(style.footnotes.footnotes)
    targets = {f"#{style.note_id(label)}": label for label in labels}
    reader = Reader(plan, labels, targets, stash, is_block)
    old = find_list(root, labels, style)
    own = own_items(old, labels, style)
    body = reader.part(root, leave_out=old)
    found = quotes(plan.anchors, body)
    body.points[:] = gathered([*cited_words(found, body, reader), *body.points], body.sentences)
    parts = {label: reader.part(item) for label, item in own.items()}
    for part in parts.values():
        part.points[:] = gathered(part.points, part.sentences)
    ledger = _numbered(Ledger(style), body, parts)
    hidden = tuple(in_blocks(stash))
    tell(root, plan, stash)
    _mark(body, ledger, found, Spans(root, plan.anchors))
    for part in parts.values():
        _mark(part, ledger, (), Spans(root, ()))
    if ledger.backs or own:
        marker = style.marker in body.projection.text
        place_list(root, old, write_list(ledger, own, plan.body), style, marker)
    reading = _reading(body, parts, found, ledger)
    return replace(reading, links=(*reading.links, *hidden)), body.projection.text


def _numbered(ledger: Ledger, body: Part, parts: dict[str, Part]) -> Ledger:
    """Number in reading order: the body, then the notes' own contents, then unused notes'."""
    ledger.enter(body.points)
    done = 0
    while done < len(ledger.backs):
        key = list(ledger.backs)[done]
        if key.plain:
            ledger.enter(parts[key.name].points)
        done += 1
    used = {key.name for key in ledger.backs if key.plain}
    for label, part in parts.items():
        if label not in used:
            ledger.enter(part.points)
    return ledger


def _mark(part: Part, ledger: Ledger, found: Sequence[Found], spans: Spans) -> None:
    changes = Changes()
    text = part.projection.text
    for owner, each in enumerate(found):
        if each.match.passes:
            changes.cover(part.projection, each.match.start, each.match.end, owner)
    for point in part.points:
        if point.printed is None:
            before = text[max(point.at - 1, 0) : point.at]
            marks = mark_elements(ledger.printed(point), before, ledger.style)
            changes.insert(point.spot, marks)
    changes.apply(part.projection.slots, spans)
    for mark in part.projection.marks:
        detach(mark.parent, mark.element)


def _reading(
    body: Part, parts: dict[str, Part], found: tuple[Found, ...], ledger: Ledger
) -> Reading:
    projections = [body.projection, *(part.projection for part in parts.values())]
    text = _text(body)
    return Reading(
        text=text,
        words=count_words(text),
        found=found,
        uses=tuple(_placed(ledger)),
        notes=tuple(Note(ledger.numbers[key], key.name, key.plain) for key in ledger.backs),
        footnotes=tuple(
            Footnote(label, _text(part), tuple(_links(part.projection)))
            for label, part in parts.items()
        ),
        links=tuple(link for each in projections for link in _links(each)),
        pictures=tuple(Picture(*picture) for each in projections for picture in each.pictures),
    )


def _text(part: Part) -> str:
    return part.projection.text.replace(OBJECT, "").replace(BLOCK, "\n\n").strip()


def _placed(ledger: Ledger) -> Iterator[PlacedUse]:
    for cite, ref_id in ledger.placed:
        if not cite.key.plain:
            number = ledger.numbers[cite.key]
            where = (ref_id, cite.locator, cite.sentence)
            yield PlacedUse(cite.key.name, number, *where, cite.kind, cite.record, cite.href)


def _links(projection: Projection) -> Iterator[Link]:
    for link in projection.links:
        words = projection.text[link.start : link.end].replace(OBJECT, " ").split()
        yield Link(link.href, " ".join(words), exempt=EXEMPT in link.classes)
