"""Find a plan's quotations in an article's body, and mark the words that were found.

Says what became of each quotation; decides nothing about it.
"""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from footnoted.anchoring import (
    OBJECT,
    Normal,
    Verdict,
    anchor,
    describe,
    nearest,
    neighbours,
    normalise,
)
from footnoted.article.bodies import stored
from footnoted.article.cites import Point
from footnoted.article.parts import Part, Reader
from footnoted.article.plan import Anchor
from footnoted.article.reading import Found

_PROPOSALS = 3
"""For how many places of an ambiguous quotation a selector is proposed."""


def quotes(anchors: Sequence[Anchor], body: Part) -> tuple[Found, ...]:
    """Look for every anchor's words in the body."""
    normal = normalise(body.projection.text)
    return tuple(_found(anchor, normal, body) for anchor in anchors)


def _found(record: Anchor, normal: Normal, body: Part) -> Found:
    text = body.projection.text
    match = anchor(record.selector, normal)
    if match.verdict is Verdict.LOST:
        return Found(record, match, nearest=nearest(record.selector, normal))
    if match.verdict is Verdict.AMBIGUOUS:
        places = match.places[:_PROPOSALS]
        return Found(record, match, proposals=tuple(describe(text, *place) for place in places))
    words = " ".join(text[match.start : match.end].replace(OBJECT, " ").split())
    if match.verdict is Verdict.REWORDED:
        return Found(record, match, words=words, nearest=words)
    sentence = body.sentences.around(match.start, match.end)
    beside = neighbours(record.selector, normal, match) if match.verdict is Verdict.MOVED else None
    return Found(record, match, sentence, words, beside=beside)


def cited_words(found: Sequence[Found], body: Part, reader: Reader) -> Iterator[Point]:
    """Give the place behind each anchor's words, with what they rest on."""
    for each in found:
        anchor, match = each.anchor, each.match
        pieces = body.projection.between(match.start, match.end) if match.passes else []
        if pieces and anchor.uses:
            uses = [reader.cite(use, anchor.kind, anchor.id, each.sentence) for use in anchor.uses]
            yield Point(match.end, body.projection.behind(pieces[-1]), uses)


class Spans:
    """Makes the span of an anchor's words; the first one of each carries its id."""

    def __init__(self, root: Element, anchors: Sequence[Anchor]) -> None:
        """Take the tree, whose ids are taken, and the anchors by number."""
        self._anchors = anchors
        self._taken = {element.get("id") for element in root.iter()}

    def __call__(self, owner: int) -> Element:
        """Make the next span of the anchor with this number."""
        anchor = self._anchors[owner]
        classes = " ".join([f"fn-{anchor.kind}", *anchor.classes])
        span = Element("span", {"class": stored(classes)})
        if anchor.element_id not in self._taken:
            self._taken.add(anchor.element_id)
            span.set("id", stored(anchor.element_id))
        span.set(f"data-{anchor.kind}", stored(anchor.ref))
        return span
