"""Walk an article's tree and write down its text: the projection.

Reads only. Code, mathematics, drawings and raw blocks become one object
character each, so that nothing matches across them; pictures, emoji, note marks
and raw inline tags have no width; the list of notes is left out.
"""

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from footnoted.anchoring import OBJECT
from footnoted.article.projection import (
    BLOCK,
    Anchorage,
    Door,
    Mark,
    Piece,
    Projection,
    Slot,
    Spot,
)
from footnoted.article.stash import Form, Token, plain, tag_attributes, tag_name, tokens
from footnoted.article.tags import (
    APART,
    CLOSED,
    NO_WIDTH,
    NO_WIDTH_CLASSES,
    OPAQUE,
    OPAQUE_CLASSES,
    ROWS,
)


class Walk:
    """One walk over one tree; ``projection`` gives what it saw."""

    def __init__(
        self,
        stash: Sequence[object],
        is_block: Callable[[str], bool],
        mark_label: Callable[[Element], str | None],
        leave_out: Element | None = None,
    ) -> None:
        """Take Python-Markdown's stash and what tells blocks and note marks from the rest."""
        self._stash, self._is_block, self._mark_label = stash, is_block, mark_label
        self._leave_out = leave_out
        self._parts: list[str] = []
        self._length = 0
        self._slots: list[Slot] = []
        self._pieces: list[Piece] = []
        self._marks: list[Mark] = []
        self._links: list[Anchorage] = []
        self._pictures: list[tuple[str, str]] = []
        self._exits: dict[Spot, Spot] = {}
        self._doors: list[Door] = []
        self._raw_links: list[tuple[Door, dict[str, str], int]] = []
        self._hidden = ""

    def projection(self, root: Element) -> Projection:
        """Walk ``root`` and give its projection."""
        self._inside(root)
        return Projection(
            "".join(self._parts),
            tuple(self._slots),
            tuple(self._pieces),
            tuple(self._marks),
            tuple(sorted(self._links, key=lambda link: link.start)),
            tuple(self._pictures),
            self._exits,
        )

    def _inside(self, element: Element) -> None:
        rows = element.tag in ROWS
        edges = [*(self._apart(child.tag) for child in element), True]
        blocks = any(edges[:-1])
        self._text(Slot(element, None), blocks, rows)
        for index, child in enumerate(element):
            self._child(element, child)
            # Between two words of a list item white space is text, even if a list follows them.
            layout = blocks and (edges[index] or edges[index + 1])
            self._text(Slot(child, element), layout, rows)

    def _apart(self, tag: object) -> bool:
        return isinstance(tag, str) and (tag in APART or self._is_block(tag))

    def _child(self, parent: Element, child: Element) -> None:
        tag = child.tag
        if child is self._leave_out or not isinstance(tag, str):
            return
        label = self._mark_label(child)
        if label is not None:
            behind = Spot(len(self._slots), 0)
            self._marks.append(Mark(child, parent, label, self._length, behind, self._door))
            return
        classes = frozenset(child.get("class", "").split())
        if tag in NO_WIDTH or classes & NO_WIDTH_CLASSES:
            self._no_width(child, classes)
        elif tag == "br":
            self._add("\n")
        elif tag in OPAQUE or classes & OPAQUE_CLASSES:
            self._object(apart=self._apart(tag))
        elif tag in CLOSED:
            self._closed(child, classes)
        elif self._apart(tag):
            self._block(child)
        else:
            self._inline(child)

    def _inline(self, child: Element) -> None:
        """Read emphasis and the like; a mark for words that end with it stands behind it."""
        first = len(self._slots)
        self._inside(child)
        last = self._pieces[-1] if self._pieces else None
        if last and last.slot >= first and last.end == self._length:
            self._exits[Spot(last.slot, last.high)] = Spot(len(self._slots), 0)

    @property
    def _door(self) -> Door | None:
        """The outermost closed element that is being read."""
        return self._doors[0] if self._doors else None

    def _no_width(self, child: Element, classes: frozenset[str]) -> None:
        if child.tag == "hr":
            self._separate()
        elif child.tag == "img" and not classes & NO_WIDTH_CLASSES:
            alt = plain(child.get("alt", ""), self._stash)
            self._pictures.append((plain(child.get("src", ""), self._stash), alt))

    def _object(self, apart: bool) -> None:
        if apart:
            self._separate()
        self._add(OBJECT)
        if apart:
            self._separate()

    def _closed(self, child: Element, classes: frozenset[str]) -> None:
        door = Door(str(child.tag))
        start = self._length
        self._doors.append(door)
        outermost = self._doors[0]
        self._inside(child)
        self._doors.remove(door)
        # The next slot to be written down is the text behind the child.
        door.spot = Spot(len(self._slots), 0)
        href = child.get("href")
        if href is not None:
            address = plain(href, self._stash)
            self._links.append(Anchorage(address, classes, start, self._length, outermost))

    def _block(self, child: Element) -> None:
        doors = len(self._doors)
        self._separate()
        self._inside(child)
        self._separate()
        # A raw tag left open does not reach beyond its block.
        del self._doors[doors:]
        self._hidden = ""

    def _separate(self) -> None:
        if self._parts and self._parts[-1] != BLOCK:
            self._add(BLOCK)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _text(self, slot: Slot, layout: bool, rows: bool) -> None:
        stored = slot.stored
        number = len(self._slots)
        self._slots.append(slot)
        # White space between blocks is layout, not text.
        if not stored or rows or (layout and stored.isspace()):
            return
        if "\x02" not in stored and "&" not in stored and not self._hidden:
            self._piece(number, Token(0, len(stored), Form.TEXT, stored))
            return
        for token in tokens(stored, self._stash):
            self._token(number, token)

    def _token(self, slot: int, token: Token) -> None:
        if token.form is Form.TAG:
            self._raw_tag(slot, token)
        elif self._hidden:
            return
        elif token.form is Form.OBJECT:
            self._object(apart=False)
        else:
            self._piece(slot, token)

    def _piece(self, slot: int, token: Token) -> None:
        start = self._length
        self._add(token.value)
        whole = token.form is Form.CHARACTERS
        self._pieces.append(
            Piece(start, self._length, slot, token.low, token.high, whole, self._door)
        )

    def _raw_tag(self, slot: int, token: Token) -> None:
        name = tag_name(token.value)
        closing = token.value.startswith("</")
        if self._hidden:
            if closing and name == self._hidden:
                self._hidden = ""
        elif closing:
            self._raw_end(name, Spot(slot, token.high))
        elif name in OPAQUE:
            self._hidden = name
            self._add(OBJECT)
        elif name == "br":
            self._add("\n")
        elif name == "img":
            found = tag_attributes(token.value)
            self._pictures.append((found.get("src", ""), found.get("alt", "")))
        elif name in CLOSED and not token.value.endswith("/>"):
            self._doors.append(Door(name))
            attributes = tag_attributes(token.value)
            self._raw_links.append((self._doors[-1], attributes, self._length))

    def _raw_end(self, name: str, behind: Spot) -> None:
        """End the raw link or the like that was opened last under this name, if one is open."""
        for raw in reversed(self._raw_links):
            door, attributes, start = raw
            if door.name != name or door not in self._doors:
                continue
            outermost = self._doors[0]
            self._doors.remove(door)
            self._raw_links.remove(raw)
            door.spot = behind
            if "href" in attributes:
                classes = frozenset(attributes.get("class", "").split())
                self._links.append(
                    Anchorage(attributes["href"], classes, start, self._length, outermost)
                )
            return
