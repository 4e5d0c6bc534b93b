"""A page's tree as one text, with the element of each character."""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AMP_SUBSTITUTE

from footnoted.article.plan import (
    APART,
    CLOSED,
    NO_WIDTH,
    NO_WIDTH_CLASSES,
    OPAQUE,
    OPAQUE_CLASSES,
    ROWS,
)
from footnoted.text.parsing import element_of, tags
from footnoted.text.quotation import OBJECT

# -------------------------------------------------------------------------------------------------
# An article's tree as one text, with the element of each character.
#
# These are values only: a projection is made from a tree below; ``quotations`` changes the tree.

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCK = "\u2029"
"""Between two blocks: a paragraph separator, which is white space in every comparison."""


class TextSpot(NamedTuple):
    """A place in the tree: a slot and an offset in its stored text. Sorts in reading order."""

    slot: int
    offset: int


@dataclass(slots=True, eq=False)
class Door:
    """The end of a link, abbreviation or button, which may have no note mark in it."""

    name: str
    spot: TextSpot | None = None
    """The place right after it; None until the walk gets there, or if it never ends."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of the tree with text: an element's own text, or the text after it."""

    element: Element
    parent: Element | None
    """For text after an element: that element's parent; otherwise None."""

    @property
    def stored(self) -> str:
        """Return the text as Python-Markdown keeps it."""
        return (self.element.text if self.parent is None else self.element.tail) or ""


class Piece(NamedTuple):
    """A stretch of the projection that comes from one stretch of one slot."""

    start: int
    end: int
    slot: int
    low: int
    high: int
    whole: bool
    """Whether it is in place of something else and must not be cut."""
    door: Door | None

    def cut(self, start: int, end: int) -> "Piece":
        """Return the part of it within ``start:end`` of the projection."""
        if self.whole or (start <= self.start and self.end <= end):
            return self
        low = self.low + max(start - self.start, 0)
        high = self.high - max(self.end - end, 0)
        return self._replace(
            start=max(start, self.start), end=min(end, self.end), low=low, high=high
        )


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note mark that was in the tree already, and the place for its replacement."""

    element: Element
    parent: Element
    label: str
    at: int
    """Its place in the projection's text."""
    own: TextSpot
    door: Door | None


@dataclass(frozen=True, slots=True)
class Anchorage:
    """A link: its address as typed, the place of its words in the text, the place after it."""

    href: str
    classes: frozenset[str]
    start: int
    end: int
    door: Door
    """The end of the link, or of the element that it is in."""


@dataclass(frozen=True)
class Projection:
    """The text of a tree, and what is in it."""

    text: str
    slots: tuple[Slot, ...]
    pieces: tuple[Piece, ...]
    marks: tuple[NoteMark, ...]
    links: tuple[Anchorage, ...]
    pictures: tuple[tuple[str, str], ...]
    """Address and alternative text of each, as typed."""
    exits: Mapping[TextSpot, TextSpot]
    """From the end of the words in emphasis and the like to the place right after the element."""
    headings: tuple[tuple[int, int], ...]
    """Start and end of each heading."""

    def split_by_heading(self, start: int, end: int) -> list[str]:
        """Return the words of ``text[start:end]``, divided at the borders of headings."""
        edges = {edge for heading in self.headings for edge in heading if start < edge < end}
        cuts = [start, *sorted(edges), end]
        parts = (self.text[low:high].strip() for low, high in pairwise(cuts))
        return [part for part in parts if any(map(str.isalnum, part))]

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def between(self, start: int, end: int) -> list[Piece]:
        """Return the pieces of ``text[start:end]``, the first and last cut to size."""
        found = []
        first = max(bisect_right(self._starts, start) - 1, 0)
        for index in range(first, len(self.pieces)):
            piece = self.pieces[index]
            if piece.start >= end:
                break
            if piece.end > start:
                found.append(piece.cut(start, end))
        return found

    def place_after(self, piece: Piece) -> TextSpot:
        """Return the place of a mark for words that end with this piece."""
        if piece.door and piece.door.spot:
            return piece.door.spot
        spot = TextSpot(piece.slot, piece.high)
        return self.exits.get(spot, spot)


# -------------------------------------------------------------------------------------------------
# The sentences of a projected text.
#
# They are good enough to show a statement in its sentence and to know which are neighbors. There is
# no grammar: a full stop, space and a capital or figure end a sentence, unless the stop is of an
# initial or a usual English abbreviation.

_END = re.compile(rf"[.!?…。\uff01\uff1f{BLOCK}][.!?…]*[\"'”’»)\]]*\s*")
_OPENING = "\"'“‘«([¿¡"
_LAST_WORD = re.compile(r"(\w+)\.[^\w]*\Z")
_SHORT = re.compile(
    "adm|al|apr|approx|aug|ca|capt|cf|co|col|corp|dec|dr|eg|etc|feb|fig|gen|gov|hon|ie|inc|jan|jr|jul"
    "|jun|lt|ltd|maj|mar|mr|mrs|ms|mt|no|nov|oct|op|p|para|pp|pres|prof|rep|rev|sec|sen|sep|sept|sgt"
    "|sr|st|vol|vs",
    re.IGNORECASE,
)
"""English abbreviations that are usually followed by a name or a number."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """A text and where its sentences begin."""

    text: str
    begins: tuple[int, ...]

    def number(self, offset: int) -> int:
        """Return the number of the sentence with the character before ``offset``."""
        return bisect_right(self.begins, max(offset - 1, 0)) - 1

    def around(self, start: int, end: int) -> str:
        """Return the whole sentences that contain ``start:end``, on one line.

        Code and formulas, in which nothing is searched, become an ellipsis.
        """
        first = bisect_right(self.begins, start) - 1
        last = self.number(max(end, start + 1))
        following = self.begins[last + 1] if last + 1 < len(self.begins) else len(self.text)
        words = self.text[self.begins[first] : following].replace(OBJECT, "…")
        return " ".join(words.split())


def sentences(text: str) -> Sentences:
    """Return the sentences of a projected text."""
    begins = [0]
    for match in _END.finditer(text):
        if _ends(text, match):
            begins.append(match.end())
    return Sentences(text, tuple(begins))


def _ends(text: str, match: re.Match[str]) -> bool:
    sign, last = match.group()[0], match.group()[-1]
    if sign not in ".!?…" or BLOCK in match.group():
        return True
    if not last.isspace():
        return False
    following = text[match.end() : match.end() + 3].lstrip(_OPENING)[:1]
    if following and not (following.isupper() or following.isdigit() or following == OBJECT):
        return following.isalpha() and not following.islower()
    if sign != ".":
        return True
    found = _LAST_WORD.search(text[max(match.start() - 20, 0) : match.end()])
    word = found.group(1) if found else ""
    return not (_SHORT.fullmatch(word) or (len(word) == 1 and word.isalpha()))


# -------------------------------------------------------------------------------------------------
# Decode what Python-Markdown has stored in a text: entities, escapes, raw HTML.
#
# It reads the text of one element after the inline stage and changes nothing.

_SPECIAL = re.compile(
    "\x02amp\x03(?P<hidden>#?\\w+);"  # an obfuscated e-mail address
    "|\x02(?P<escaped>[0-9]+)\x03"  # a backslash escape
    "|\x02wzxhzdk:(?P<stashed>[0-9]+)\x03"  # raw HTML, an entity, a smart quote
    "|\x02czjqqkd:(?P<critic>[0-9]+)\x03"  # a tag of pymdownx.critic, which has its own stash
    "|(?P<entity>&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9a-zA-Z]+);)"
    "|(?P<other>\x02[^\x02\x03]*\x03|[\x02\x03])"
)
_NAME = re.compile(r"</?\s*([a-zA-Z][^\s/>]*)")


class StoredForm(Enum):
    """What a stretch of stored text becomes."""

    TEXT = 1
    """As it is, character by character."""
    CHARACTERS = 2
    """Other characters than those stored; never to be cut."""
    TAG = 3
    """A raw inline tag or comment: it has no width, and nothing may be wrapped around it."""
    OBJECT = 4
    """Something without readable text."""


class StoredToken(NamedTuple):
    """A stretch of stored text: its place, its form, and its text or raw HTML."""

    low: int
    high: int
    form: StoredForm
    value: str


def tokens(stored: str, stash: Sequence[object]) -> Iterator[StoredToken]:
    """Yield the stretches of stored text; ``stash`` is what Python-Markdown keeps as raw HTML."""
    done = 0
    if "\x02" in stored or "&" in stored:
        for match in _SPECIAL.finditer(stored):
            if match.start() > done:
                yield StoredToken(
                    done, match.start(), StoredForm.TEXT, stored[done : match.start()]
                )
            yield StoredToken(match.start(), match.end(), *_special(match, stash))
            done = match.end()
    if done < len(stored):
        yield StoredToken(done, len(stored), StoredForm.TEXT, stored[done:])


def _special(match: re.Match[str], stash: Sequence[object]) -> tuple[StoredForm, str]:
    kind, value = match.lastgroup, match.group(match.lastgroup or 0)
    if kind == "hidden":
        return StoredForm.CHARACTERS, html.unescape(f"&{value};")
    if kind == "entity":
        return StoredForm.CHARACTERS, html.unescape(value)
    if kind == "critic":
        return StoredForm.TAG, ""
    if kind == "escaped" and int(value) <= 0x10FFFF:
        return StoredForm.CHARACTERS, chr(int(value))
    if kind == "stashed" and int(value) < len(stash):
        return _stashed(stash[int(value)])
    return StoredForm.OBJECT, ""


def _stashed(raw: object) -> tuple[StoredForm, str]:
    if not isinstance(raw, str):
        return StoredForm.OBJECT, ""
    if "<" not in raw:
        return StoredForm.CHARACTERS, html.unescape(raw)
    if raw.startswith("<!--") and raw.find("-->") == len(raw) - 3:
        return StoredForm.TAG, raw
    return (StoredForm.TAG if is_tag(raw) else StoredForm.OBJECT), raw


def is_tag(raw: str) -> bool:
    """Return whether a stashed text is one tag, as raw HTML within a line is kept."""
    return raw[:1] == "<" and raw[-1] == ">" and "<" not in raw[1:]


def tag_name(tag: str) -> str:
    """Return the lower-case name of a raw tag; empty for a comment."""
    match = _NAME.match(tag)
    return match.group(1).lower() if match else ""


def tag_attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a raw start tag, decoded."""
    found = tags(tag)
    return found[0].texts if found else {}


def plain(stored: str, stash: Sequence[object]) -> str:
    """Return stored text as a reader sees it; raw HTML is left out."""
    readable = (StoredForm.TEXT, StoredForm.CHARACTERS)
    return "".join(token.value for token in tokens(stored, stash) if token.form in readable)


# -------------------------------------------------------------------------------------------------
# Walk through an article's tree and write its text: the projection.
#
# Nothing is changed. Code, mathematics, drawings and raw blocks become one object character each,
# so that nothing matches across them. Pictures, emoji, note marks and raw inline tags have no
# width. The list of notes is left out.


class Walk:
    """One walk over one tree; ``projection`` returns what it saw."""

    def __init__(
        self,
        stash: Sequence[object],
        is_block: Callable[[str], bool],
        mark_label: Callable[[Element], str | None],
        leave_out: Element | None = None,
    ) -> None:
        """Take Python-Markdown's stash and the functions that recognize blocks and note marks."""
        self._stash, self._is_block, self._mark_label = stash, is_block, mark_label
        self._leave_out = leave_out
        self._parts: list[str] = []
        self._length = 0
        self._slots: list[Slot] = []
        self._pieces: list[Piece] = []
        self._marks: list[NoteMark] = []
        self._links: list[Anchorage] = []
        self._pictures: list[tuple[str, str]] = []
        self._exits: dict[TextSpot, TextSpot] = {}
        self._headings: list[tuple[int, int]] = []
        self._doors: list[Door] = []
        self._raw_links: list[tuple[Door, dict[str, str], int]] = []
        self._hidden = ""

    def projection(self, root: Element) -> Projection:
        """Return the projection of ``root``."""
        self._inside(root)
        return Projection(
            "".join(self._parts),
            tuple(self._slots),
            tuple(self._pieces),
            tuple(self._marks),
            tuple(sorted(self._links, key=lambda link: link.start)),
            tuple(self._pictures),
            self._exits,
            tuple(self._headings),
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
            behind = TextSpot(len(self._slots), 0)
            self._marks.append(NoteMark(child, parent, label, self._length, behind, self._door))
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
        """Read emphasis and the like; a mark for words that end with it comes after it."""
        first = len(self._slots)
        self._inside(child)
        last = self._pieces[-1] if self._pieces else None
        if last and last.slot >= first and last.end == self._length:
            self._exits[TextSpot(last.slot, last.high)] = TextSpot(len(self._slots), 0)

    @property
    def _door(self) -> Door | None:
        """Return the outermost closed element that is being read; None if there is none."""
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
        # The next slot will be the text after the child.
        door.spot = TextSpot(len(self._slots), 0)
        href = child.get("href")
        if href is not None:
            address = plain(href, self._stash)
            self._links.append(Anchorage(address, classes, start, self._length, outermost))

    def _block(self, child: Element) -> None:
        doors = len(self._doors)
        self._separate()
        start = self._length
        self._inside(child)
        if child.tag in HEADINGS:
            self._headings.append((start, self._length))
        self._separate()
        # A raw tag left open ends with its block.
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
            self._piece(number, StoredToken(0, len(stored), StoredForm.TEXT, stored))
            return
        for token in tokens(stored, self._stash):
            self._token(number, token)

    def _token(self, slot: int, token: StoredToken) -> None:
        if token.form is StoredForm.TAG:
            self._raw_tag(slot, token)
        elif self._hidden:
            return
        elif token.form is StoredForm.OBJECT:
            self._object(apart=False)
        else:
            self._piece(slot, token)

    def _piece(self, slot: int, token: StoredToken) -> None:
        start = self._length
        self._add(token.value)
        whole = token.form is StoredForm.CHARACTERS
        self._pieces.append(
            Piece(start, self._length, slot, token.low, token.high, whole, self._door)
        )

    def _raw_tag(self, slot: int, token: StoredToken) -> None:
        name = tag_name(token.value)
        closing = token.value.startswith("</")
        if self._hidden:
            if closing and name == self._hidden:
                self._hidden = ""
        elif closing:
            self._raw_end(name, TextSpot(slot, token.high))
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

    def _raw_end(self, name: str, behind: TextSpot) -> None:
        """End the last raw link or the like of this name, if one is open."""
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


# -------------------------------------------------------------------------------------------------
# Turn safe HTML into elements for Python-Markdown's tree.
#
# What is allowed in a note was decided before. Control characters are removed, so no text can look
# like one of Python-Markdown's placeholders.

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ENTITY_LIKE = re.compile(r"&(?=(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9a-zA-Z]+);)")


def escape_stored(text: str) -> str:
    """Return text for the tree, so that it is printed as it is.

    The serializer does not escape ``&lt;``, as it could be an entity.
    """
    if "&" not in text and text.isprintable():
        return text
    return _ENTITY_LIKE.sub(f"{AMP_SUBSTITUTE}amp;", _CONTROL.sub("", text))


def elements(html: str) -> Element:
    """Return a box element with the contents of the HTML; tags left open are closed."""
    return element_of(_CONTROL.sub("", html), escape_stored)


# -------------------------------------------------------------------------------------------------
# The inline pattern for ``[^ID]`` that names evidence, and the list of those that name nothing.
#
# A ``[^label]`` with a definition of its own is left to Python-Markdown's ``footnotes``.

_TYPED = r"\[\^([^\]\[\s\x02\x03]+)\]"
_CLASS = "fn-typed"
_TAG_OPEN = re.compile(r"</?[a-zA-Z][^<>]*\Z|<!--[^>]*\Z")


class TypedNote(InlineProcessor):
    """Turns ``[^ID]`` into a placeholder that the tree stage replaces."""

    def __init__(self, evidence: Container[str], unknown: list[str]) -> None:
        """Take the names that are known; labels that name nothing are added to ``unknown``."""
        super().__init__(_TYPED)
        self._evidence = evidence
        self._unknown = unknown

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the placeholder, or leave the text as it is."""
        if _in_address(data, m.start(), m.end()):
            return None, None, None
        label = m.group(1)
        if label not in self._evidence:
            self._unknown.append(label)
            return None, None, None
        return Element("sup", {"class": _CLASS, "data-note": label}), m.start(), m.end()


def typed_label(element: Element) -> str | None:
    """Return the ID of a placeholder; None for any other element."""
    return element.get("data-note") if element.get("class") == _CLASS else None


def _in_address(data: str, start: int, end: int) -> bool:
    """Return whether a place is in a link's address or title or in a raw tag."""
    opened = data.rfind("](", 0, start)
    if opened >= 0:
        between = data[opened + 2 : start]
        if between.count("(") >= between.count(")") and ")" in data[end:]:
            return True
    angle = data.rfind("<", 0, start)
    return angle >= 0 and ">" in data[end:] and bool(_TAG_OPEN.match(data[angle:start]))
