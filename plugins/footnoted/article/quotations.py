"""Find quotations, wrap their words, and find them in the Markdown."""

import re
import string
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import islice
from typing import TypeVar
from xml.etree.ElementTree import Element

from footnoted.article.notes import ArticlePart, CitePoint, place_use
from footnoted.article.plan import (
    OPAQUE,
    Anchor,
    FoundQuotation,
    Label,
    Link,
    Plan,
    Reading,
    TypedPicture,
)
from footnoted.article.projection import Projection, Slot, TextSpot, escape_stored
from footnoted.diagnostics.problem import place_at
from footnoted.text.markup import MarkupForm, tokens
from footnoted.text.normal import Normal, normalize
from footnoted.text.quotation import (
    OBJECT,
    Match,
    Selector,
    Verdict,
    describe,
    find,
    nearest,
    update_neighbors,
)
from footnoted.text.reworded import WordPlaces, anchor

# -------------------------------------------------------------------------------------------------
# Find a plan's quotations in an article's body, and mark the words that were found.
#
# The result says what became of each quotation; the checks judge it.

_CLEAR = 100
"""With more places nothing is proposed: the writer must choose other words."""
MOST_LAYERS = 20
"""The most records that quote words at one place: each is an element within the one before."""
_PROPOSALS = 3
"""The most places of an ambiguous quotation for which a selector is proposed."""


def find_quotations(anchors: Sequence[Anchor], body: ArticlePart) -> tuple[FoundQuotation, ...]:
    """Return what became of every anchor's words in the body."""
    normal = normalize(body.projection.text)
    words = WordPlaces(normal.text)
    known: dict[Selector, FoundQuotation] = {}
    found = []
    for each in anchors:
        if each.selector not in known:
            known[each.selector] = _find_one(each, normal, words, body)
        found.append(replace(known[each.selector], anchor=each))
    return _thinned(found)


def _thinned(found: list[FoundQuotation]) -> tuple[FoundQuotation, ...]:
    """Return the quotations; at one place at most ``MOST_LAYERS`` count as found."""
    ends: list[int] = []
    order = sorted(
        (each.match.start, -each.match.end, number)
        for number, each in enumerate(found)
        if each.match.passes
    )
    for start, end, number in order:
        while ends and ends[0] <= start:
            heappop(ends)
        if len(ends) < MOST_LAYERS:
            heappush(ends, -end)
        else:
            match = replace(found[number].match, verdict=Verdict.CROWDED)
            found[number] = replace(found[number], match=match, sentence="")
    return tuple(found)


def _find_one(
    record: Anchor, normal: Normal, words: WordPlaces, body: ArticlePart
) -> FoundQuotation:
    text = body.projection.text
    match = anchor(record.selector, normal, words)
    if match.verdict is Verdict.LOST:
        return FoundQuotation(record, match, nearest=nearest(record.selector, normal))
    if match.verdict is Verdict.AMBIGUOUS:
        places = match.places[:_PROPOSALS] if match.count <= _CLEAR else ()
        return FoundQuotation(
            record, match, proposals=tuple(describe(normal, *place) for place in places)
        )
    parts = body.projection.split_by_heading(match.start, match.end)
    if len(parts) > 1:
        # No sentence goes on after a heading: these are the words of two statements.
        return FoundQuotation(record, Match(Verdict.LOST), nearest=max(parts, key=len))
    said = " ".join(text[match.start : match.end].replace(OBJECT, " ").split())
    if match.verdict is Verdict.REWORDED:
        return FoundQuotation(record, match, words=said, nearest=said)
    sentence = body.sentences.around(match.start, match.end)
    beside = (
        update_neighbors(record.selector, normal, match) if match.verdict is Verdict.MOVED else None
    )
    return FoundQuotation(record, match, sentence, said, beside=beside)


def place_citations(found: Sequence[FoundQuotation], body: ArticlePart) -> Iterator[CitePoint]:
    """Yield the place after each anchor's words, with the evidence for them."""
    for each in found:
        anchor, match = each.anchor, each.match
        pieces = body.projection.between(match.start, match.end) if match.passes else []
        if pieces and anchor.uses:
            uses = [place_use(use, anchor.kind, each.sentence, anchor.id) for use in anchor.uses]
            yield CitePoint(match.end, body.projection.place_after(pieces[-1]), uses)


class Spans:
    """Makes the spans of the anchors' words; the first one of each has its id."""

    def __init__(self, root: Element, anchors: Sequence[Anchor]) -> None:
        """Take the tree, whose ids are taken, and the anchors by number."""
        self._anchors = anchors
        self._taken = {element.get("id") for element in root.iter()} if anchors else set()

    def __call__(self, owner: int) -> Element:
        """Return the next span of the anchor with this number."""
        anchor = self._anchors[owner]
        classes = " ".join([f"fn-{anchor.kind}", *anchor.classes])
        span = Element("span", {"class": escape_stored(classes)})
        if anchor.element_id not in self._taken:
            self._taken.add(anchor.element_id)
            span.set("id", escape_stored(anchor.element_id))
        span.set(f"data-{anchor.kind}", escape_stored(anchor.ref))
        return span


# -------------------------------------------------------------------------------------------------
# Put elements around and between stretches of text in a tree.
#
# It works slot by slot on stored text, so nothing stored is ever cut. Every element that was there
# stays where it was.

Cover = tuple[int, int, int]
"""Start, end (exclusive) and the number of the owner."""


class Changes:
    """What to wrap and insert in one projection's tree; ``apply`` does it."""

    def __init__(self) -> None:
        """Start with nothing to do."""
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

    def insert(self, spot: TextSpot, elements: list[Element]) -> None:
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
    """Return a box with the text, its spans properly nested and its insertions made."""
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
    """Close what ends here; return what was inside it and goes on, to be opened again."""
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
    """Put the box's contents in place of the slot's text."""
    children = list(box)
    if slot.parent is None:
        slot.element.text = box.text
        slot.element[:0] = children
    else:
        slot.element.tail = box.text
        behind = list(slot.parent).index(slot.element) + 1
        slot.parent[behind:behind] = children


def detach(parent: Element, child: Element) -> None:
    """Remove a child from its parent and leave the text after it in place."""
    index = list(parent).index(child)
    tail, child.tail = child.tail or "", None
    del parent[index]
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail


# -------------------------------------------------------------------------------------------------
# Find the place in the Markdown at which rendered words were written.
#
# Every candidate gets a private-use sign with a number, and the article is rendered once more. The
# sign at the right place tells which candidate it is. The caller renders.

_DIGITS = "\ue0f0\ue0f1\ue0f2\ue0f3\ue0f4\ue0f5\ue0f6\ue0f7\ue0f8\ue0f9"
_SIGN = re.compile(f"\ue0fa([{_DIGITS}]+)\ue0fb")
_MOST = 400
"""The most candidates to try; a word that occurs more often is not searched."""
_WORD = re.compile(r"\w+")
_SHOWN = re.compile(r"\[\^([^\]\[\s]*[^\S\n]*[^\]\[\s]+[^\S\n]*)\]")
_AS_CODE = OPAQUE | {"kbd", "samp"}


def _sign(number: int) -> str:
    return "\ue0fa" + "".join(_DIGITS[int(digit)] for digit in str(number)) + "\ue0fb"


def _number(digits: str) -> int:
    return int("".join(str(_DIGITS.index(digit)) for digit in digits))


def _with_signs(text: str, offsets: Iterable[int]) -> str:
    parts, done = [], 0
    for number, offset in enumerate(offsets):
        parts += [text[done:offset], _sign(number)]
        done = offset
    return "".join([*parts, text[done:]])


def number_labels(
    markdown: str, labels: Iterable[str]
) -> tuple[str, Mapping[int, tuple[str, int, int]]]:
    """Return the Markdown with every ``[^label]`` numbered, and the places."""
    offsets = sorted(
        {(offset + 2, label) for label in set(labels) for offset in _all(markdown, f"[^{label}]")}
    )
    places = {
        number: (label, *place_at(markdown, offset - 2))
        for number, (offset, label) in enumerate(offsets)
    }
    return _with_signs(markdown, [offset for offset, _ in offsets]), places


def place_labels(
    met: Iterable[str], places: Mapping[int, tuple[str, int, int]]
) -> tuple[Label, ...]:
    """Return the places of the numbered labels that were found, in the order they are written."""
    signs = (_SIGN.match(label) for label in met)
    numbers = sorted({_number(sign.group(1)) for sign in signs if sign})
    return tuple(Label(*places[number]) for number in numbers if number in places)


def shown_labels(html: str) -> Iterator[str]:
    """Yield the label of each ``[^label]`` that readers see as text, and not as code."""
    if "[^" not in html:
        return
    opaque = 0
    for token in tokens(html):
        if token.form is MarkupForm.TEXT and not opaque:
            yield from _SHOWN.findall(html, token.low, token.high)
        elif token.name in _AS_CODE:
            opaque += {MarkupForm.START: 1, MarkupForm.END: -1}.get(token.form, 0)


def _all(text: str, needle: str) -> Iterator[int]:
    offset = text.find(needle)
    while offset >= 0:
        yield offset
        offset = text.find(needle, offset + 1)


@dataclass(frozen=True, slots=True)
class _Sought:
    """A word whose place in the Markdown is needed: the first word of a quotation."""

    owner: str
    """The element id of the anchor."""
    selector: Selector
    nth: int
    """Which of the selector's places is meant, from 0."""
    skip: int
    """The word's distance from the beginning of that place, in normal form."""
    candidates: tuple[int, ...]
    """The offsets in the Markdown at which this word is written."""


def trace(
    markdown: str,
    projected: str,
    found: Sequence[FoundQuotation],
    project: Callable[[str], str],
) -> dict[str, tuple[int, int]]:
    """Return line and column of quotations in the Markdown, by the element id of their anchors.

    Of ambiguous words the first place counts, of reworded or lost ones the words most like them.
    Unknown places are left out. ``project`` renders Markdown and returns its projection. It is
    called once for all quotations together, and again for each word not found by this, because
    another word's sign may have broken the Markdown around it.
    """
    if not found:
        return {}
    normal, written = normalize(projected), _Written(markdown)
    sought = [
        word
        for quotation in found
        if (word := _word_to_seek(quotation, projected, normal, written))
    ]
    places = _trace_signs(markdown, sought, project)
    missed: dict[tuple[int, ...], list[_Sought]] = {}
    for word in sought if len(sought) > 1 else ():
        if word.owner not in places:
            missed.setdefault(word.candidates, []).append(word)
    for words in missed.values():
        places |= _trace_signs(markdown, words, project)
    return places


class _Written:
    """The places of words in some Markdown; each word is searched only once."""

    def __init__(self, markdown: str) -> None:
        self._markdown = markdown
        self._places: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Return the offsets of a word; at most one more than are tried."""
        if word not in self._places:
            self._places[word] = tuple(islice(_words(self._markdown, word), _MOST + 1))
        return self._places[word]


def _word_to_seek(
    found: FoundQuotation, projected: str, normal: Normal, written: _Written
) -> _Sought | None:
    selector, match = found.anchor.selector, found.match
    if not match.places or (match.differences and match.verdict is not Verdict.MOVED):
        selector = found.proposals[0] if found.proposals else Selector(found.nearest)
        match = find(selector, normal)
    if not match.places:
        return None
    wanted = ((found.match.start, found.match.end), (match.start, match.end))
    start, end = next((place for place in wanted if place in match.places), match.places[0])
    word = _WORD.search(projected, start, end)
    if word is None:
        return None
    candidates = written.of(word.group())
    if not 0 < len(candidates) <= _MOST:
        return None
    skip = normal.offset(word.start()) - normal.offset(start)
    nth = match.places.index((start, end))
    return _Sought(found.anchor.element_id, selector, nth, skip, candidates)


def _trace_signs(
    markdown: str, sought: Sequence[_Sought], project: Callable[[str], str]
) -> dict[str, tuple[int, int]]:
    """Put a sign at every candidate, render, and return the places whose sign is at the right
    words.
    """
    offsets = sorted({offset for word in sought for offset in word.candidates})
    if not offsets:
        return {}
    clean, numbers = _without_signs(project(_with_signs(markdown, offsets)))
    normal = normalize(clean)
    places = {}
    for word in sought:
        matched = find(word.selector, normal).places
        if len(matched) > word.nth:
            number = numbers.get(_offset_behind(normal, matched[word.nth][0], word.skip))
            if number is not None and offsets[number] in word.candidates:
                places[word.owner] = place_at(markdown, offsets[number])
    return places


def _words(text: str, word: str) -> Iterator[int]:
    for offset in _all(text, word):
        before, after = text[offset - 1 : offset], text[offset + len(word) :][:1]
        if not (before.isalnum() or after.isalnum()):
            yield offset


def _offset_behind(normal: Normal, start: int, skip: int) -> int:
    offset = normal.offset(start) + skip
    return normal.span(offset, offset + 1)[0]


def _without_signs(projected: str) -> tuple[str, dict[int, int]]:
    """Return the text without the signs, and the number of the sign at each offset."""
    parts: list[str] = []
    numbers: dict[int, int] = {}
    length = done = 0
    for sign in _SIGN.finditer(projected):
        parts.append(projected[done : sign.start()])
        length += sign.start() - done
        numbers[length] = _number(sign.group(1))
        done = sign.end()
    return "".join([*parts, projected[done:]]), numbers


# -------------------------------------------------------------------------------------------------
# Find the place in the Markdown at which something rendered is written.
#
# Python-Markdown keeps no positions, so the text of an address or a definition is searched, in
# order. What is not found is on line 0.

_DEFINITION = re.compile(r" {0,3}\[\^([^\]]*)\]:")
_GOES_ON = frozenset(string.ascii_letters + string.digits + "/?&=%-_~#")
"""Signs that show that an address is longer; a full stop or bracket may end a sentence."""
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


_Typed = TypeVar("_Typed", Link, TypedPicture)


class MarkdownText:
    """A page's Markdown, line by line."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines as given."""
        self._lines = tuple(lines)
        self._text = "\n".join(self._lines)
        self._passed: dict[str, int] = {}

    def place(self, needle: str) -> tuple[int, int]:
        """Return line and column of the next place of ``needle``, or of the last one."""
        found = self._text.find(needle, self._passed.get(needle, 0)) if needle else -1
        if found < 0:
            found = self._text.rfind(needle) if needle else -1
        if found >= 0:
            self._passed[needle] = found + len(needle)
        return place_at(self._text, found)

    def address(self, typed: str) -> tuple[int, int]:
        """Return line and column of the next place of an address, however it is escaped."""
        short = typed.partition("://")[2]
        for form in (typed, typed.replace("&", "&amp;"), short):
            if (found := self._whole(form)) >= 0:
                break
        return place_at(self._text, found)

    def _whole(self, address: str) -> int:
        """Return the offset of a whole address, not of a longer one; from the last one found."""
        start = self._passed.get(address, 0)
        for begin in (start, 0) if address else ():
            found = self._text.find(address, begin)
            while found >= 0 and self._text[found + len(address) :][:1] in _GOES_ON:
                found = self._text.find(address, found + 1)
            if found >= 0:
                self._passed[address] = found + len(address)
                return found
        return -1

    def definitions(self) -> Iterator[Label]:
        """Yield every ``[^label]:`` at the beginning of a line, outside fences."""
        fence = ""
        for number, line in enumerate(self._lines, start=1):
            edge = _FENCE.match(line)
            if edge and (not fence or edge.group(1).startswith(fence)):
                fence = "" if fence else edge.group(1)
            definition = None if fence else _DEFINITION.match(line)
            if definition:
                yield Label(definition.group(1), number, line.index("[") + 1)


def locate(
    reading: Reading,
    source: MarkdownText,
    labels: Collection[str],
    unknown: Iterable[str],
    plan: Plan,
) -> Reading:
    """Return a reading with what the Markdown shows: lines, and labels that are wrong."""
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
        links=tuple(_placed(link, source.address(link.href)) for link in reading.links),
        pictures=tuple(
            _placed(picture, source.address(picture.src)) for picture in reading.pictures
        ),
    )


def _placed(typed: _Typed, place: tuple[int, int]) -> _Typed:
    return replace(typed, line=place[0], column=place[1])


def _names(plan: Plan) -> set[str]:
    """Return every name of evidence: ids as typed, and keys of notes."""
    cited = [*plan.evidence.values(), *(anchor.uses for anchor in plan.anchors)]
    return set(plan.evidence) | {use.note for uses in cited for use in uses}
