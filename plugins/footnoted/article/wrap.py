"""Put elements around and between stretches of text in a tree.

Works slot by slot on stored text, so that nothing stored is ever cut, and
leaves every element that was there where it was.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from footnoted.article.projection import Projection, Slot, Spot

Cover = tuple[int, int, int]
"""From, to (exclusive) and whose cover it is."""


class Changes:
    """What is to be wrapped and inserted in one projection's tree; ``apply`` does it."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._covers: defaultdict[int, list[Cover]] = defaultdict(list)
        self._inserted: defaultdict[int, list[tuple[int, list[Element]]]] = defaultdict(list)

    def cover(self, projection: Projection, start: int, end: int, owner: int) -> None:
        """Wrap ``start:end`` of the projection for ``owner``; pieces that touch become one."""
        for piece in projection.between(start, end):
            covers = self._covers[piece.slot]
            if covers and covers[-1][2] == owner and covers[-1][1] == piece.low:
                covers[-1] = (covers[-1][0], piece.high, owner)
            else:
                covers.append((piece.low, piece.high, owner))

    def insert(self, spot: Spot, elements: list[Element]) -> None:
        """Insert elements at a place; calls for one place must come in reading order."""
        self._inserted[spot.slot].append((spot.offset, elements))

    def apply(self, slots: Sequence[Slot], span: Callable[[int], Element]) -> None:
        """Change the tree; ``span`` makes an owner's element and is called in reading order."""
        for number in sorted(self._covers.keys() | self._inserted.keys()):
            slot = slots[number]
            box = _rebuilt(slot.stored, self._covers[number], self._inserted[number], span)
            _put(slot, box)


def _rebuilt(
    stored: str,
    covers: list[Cover],
    inserted: list[tuple[int, list[Element]]],
    span: Callable[[int], Element],
) -> Element:
    """Give the text again, in a box, with its spans properly nested and its insertions."""
    box = Element("box")
    nest: list[tuple[Cover, Element]] = []
    cuts = {0, len(stored), *(offset for offset, _ in inserted)}
    cuts.update(offset for low, high, _ in covers for offset in (low, high))
    order = sorted(cuts)
    for here, following in zip(order, [*order[1:], len(stored)], strict=True):
        reopened = _close(nest, here)
        for offset, elements in inserted:
            if offset == here:
                _innermost(nest, box).extend(elements)
        fresh = [cover for cover in covers if cover[0] == here]
        for cover in [*reopened, *sorted(fresh, key=_outermost_first)]:
            element = span(cover[2])
            _innermost(nest, box).append(element)
            nest.append((cover, element))
        _append(_innermost(nest, box), stored[here:following])
    return box


def _outermost_first(cover: Cover) -> tuple[int, int]:
    return (-cover[1], cover[2])


def _close(nest: list[tuple[Cover, Element]], here: int) -> list[Cover]:
    """Close what ends here; give what stood inside it and goes on, to be opened again."""
    reopened: list[Cover] = []
    while any(cover[1] == here for cover, _ in nest):
        cover, _ = nest.pop()
        if cover[1] != here:
            reopened.insert(0, cover)
    return reopened


def _innermost(nest: list[tuple[Cover, Element]], box: Element) -> Element:
    return nest[-1][1] if nest else box


def _append(element: Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _put(slot: Slot, box: Element) -> None:
    """Put the box's contents where the slot's text was."""
    children = list(box)
    if slot.parent is None:
        slot.element.text = box.text
        slot.element[:0] = children
    else:
        slot.element.tail = box.text
        behind = list(slot.parent).index(slot.element) + 1
        slot.parent[behind:behind] = children


def detach(parent: Element, child: Element) -> None:
    """Take a child out of its parent and leave the text behind it in place."""
    index = list(parent).index(child)
    tail, child.tail = child.tail or "", None
    del parent[index]
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
