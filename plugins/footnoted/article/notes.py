"""Collect the citations of an article, number and list them."""

import html
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER, FootnoteExtension

from footnoted.article.plan import PROSE_BLOCKS, Heading, NoteUse, PlacedUse, Plan, UseKind
from footnoted.article.projection import (
    BLOCK,
    NoteMark,
    Projection,
    Sentences,
    TextSpot,
    Walk,
    elements,
    escape_stored,
    sentences,
    typed_label,
)
from footnoted.phrases import mark_phrase

# -------------------------------------------------------------------------------------------------
# Decide which marks are printed: those at one place are joined, and repeated ones left out.
#
# Only places are used; no elements and no numbers are made.


@dataclass(slots=True)
class CitePoint:
    """A place where notes are cited. They are printed there, or at the next point with the same."""

    at: int
    """Its place in the projection's text."""
    spot: TextSpot
    uses: list[PlacedUse] = field(default_factory=list)
    printed: "CitePoint | None" = None
    """The point whose marks also count for this one; None if it prints its own."""

    @property
    def home(self) -> "CitePoint":
        """Return the point at which its marks are printed."""
        return self if self.printed is None else self.printed.home


def gather_points(points: Iterable[CitePoint], sentences: Sentences) -> list[CitePoint]:
    """Return points in reading order, those at one word joined; neighbors share their marks.

    A point prints nothing if the next point of the same or the next sentence of its block has all
    its evidence: a run of sentences from one source has one mark, at its end. A sentence without
    evidence ends the run. A link does not repeat what the point before it cites in the same
    sentence, nor do words whose evidence the author typed just before or within them. What an
    author typed stays in its place.
    """
    joined = _joined(points)
    pairs = list(pairwise(joined))
    for point, following in reversed(pairs):
        if _one_run(point, following, sentences) and _covered(point, following.home):
            point.printed = following
    for before, point in pairs:
        free = before.printed is None and point.printed is None
        alike = _only_links(point) or _is_typed(before)
        if free and alike and _same_sentence(before, point, sentences) and _covered(point, before):
            point.printed = before
    return joined


def _joined(points: Iterable[CitePoint]) -> list[CitePoint]:
    joined: list[CitePoint] = []
    for point in sorted(points, key=lambda point: (point.at, point.spot)):
        if joined and (joined[-1].at == point.at or joined[-1].spot == point.spot):
            joined[-1].uses += point.uses
            joined[-1].at, joined[-1].spot = point.at, point.spot
        else:
            joined.append(point)
    return joined


def _same_sentence(point: CitePoint, following: CitePoint, sentences: Sentences) -> bool:
    return sentences.number(point.at) == sentences.number(following.at)


def _one_run(point: CitePoint, following: CitePoint, sentences: Sentences) -> bool:
    """Return whether no sentence is between two points of one block."""
    near = sentences.number(following.at) - sentences.number(point.at) <= 1
    return near and BLOCK not in sentences.text[point.at : following.at]


def _only_links(point: CitePoint) -> bool:
    """Return whether only a link needs the mark; a link itself shows where it leads."""
    return all(use.kind == "link" for use in point.uses)


def _is_typed(point: CitePoint) -> bool:
    """Return whether the author typed a mark there."""
    return any(use.kind == "note" for use in point.uses)


def _covered(point: CitePoint, other: CitePoint) -> bool:
    """Return whether the other point's marks include all of this one's."""
    notes = {use.note for use in other.uses}
    full = {(use.note, use.locator) for use in other.uses}
    return all(
        use.kind != "note"
        and ((use.note, use.locator) in full or (not use.locator and use.note in notes))
        for use in point.uses
    )


# -------------------------------------------------------------------------------------------------
# How notes are named and worded: the site's ``footnotes`` options and our own.
#
# Only words and ids are here; ``Ledger`` gives numbers.


BACK = mark_phrase("Jump back to footnote {} in the text")
"""What Markdown says unless the site has a BACKLINK_TITLE."""


@dataclass(frozen=True, slots=True)
class NoteStyle:
    """The words and ids of one article's notes."""

    footnotes: FootnoteExtension
    """The active extension, whose options also apply to our notes."""
    label: str = "Note {}"
    """The label of a mark for those who do not see it; ``{}`` is the number."""
    title: str = "Sources and notes"
    """The heading of the list; empty for none."""
    back: str = BACK
    """The label of the link back to a mark; ``{}`` is the number."""

    @property
    def marker(self) -> str:
        """Return the text at the list's place, from the site's PLACE_MARKER."""
        return str(self.footnotes.getConfig("PLACE_MARKER"))

    def note_id(self, name: str) -> str:
        """Return the id of a note's list item: ``fn:NAME``."""
        return str(self.footnotes.makeFootnoteId(name))

    def ref_id(self, name: str, repeat: int) -> str:
        """Return the id of a note's mark: ``fnref:NAME``, from the second ``fnref2:NAME``."""
        first = str(self.footnotes.makeFootnoteRefId(name))
        return first if repeat == 1 else f"fnref{repeat}{first.removeprefix('fnref')}"

    def note_label(self, number: int) -> str:
        """Return the label of a mark: ``Note 1``."""
        return self.label.format(number)

    def superscript(self, number: int) -> str:
        """Return a mark's text, from the site's SUPERSCRIPT_TEXT."""
        return str(self.footnotes.getConfig("SUPERSCRIPT_TEXT")).format(number)

    def back_title(self, number: int, place: int, places: int) -> str:
        """Return the label of the link back to one of a note's marks."""
        title = self.back.format(number)
        return title if places == 1 else f"{title} ({place}/{places})"


def active_footnotes(md: Markdown) -> FootnoteExtension:
    """Return the active ``footnotes`` extension: the one registered last."""
    return next(
        extension
        for extension in reversed(md.registeredExtensions)
        if isinstance(extension, FootnoteExtension)
    )


# -------------------------------------------------------------------------------------------------
# The notes of one article: their numbers in order of first use, and the ids of their marks.
#
# No elements are made here.


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed mark."""

    number: int
    note: str
    """The note's key, or the label of an author's plain footnote; no note has both."""
    ref_id: str
    locator: str
    """The locators that are cited there."""
    excerpt: str = ""
    """The passages of the source that are cited there."""


class Ledger:
    """Numbers, filled in reading order by ``enter``; complete when every part was entered."""

    def __init__(self, style: NoteStyle) -> None:
        """Start without notes."""
        self.style = style
        self.marks: dict[str, list[Printed]] = {}
        """Every note in order of its number, with its marks."""
        self.uses: list[PlacedUse] = []
        """Every use in reading order, with number and id of its mark."""
        self._printed: dict[int, list[Printed]] = {}

    def enter(self, points: list[CitePoint]) -> None:
        """Number the marks of some points, and set their ids, in reading order."""
        for point in points:
            if point.printed is None:
                self._printed[id(point)] = self._print(point)
        for point in points:
            marks = {mark.note: mark for mark in self.printed(point.home)}
            for use in point.uses:
                mark = marks[use.note]
                self.uses.append(use.numbered(mark.number, mark.ref_id))

    def printed(self, point: CitePoint) -> list[Printed]:
        """Return the marks of a point that prints its own, by number."""
        return self._printed[id(point)]

    def _print(self, point: CitePoint) -> list[Printed]:
        uses: dict[str, list[PlacedUse]] = {}
        for use in point.uses:
            uses.setdefault(use.note, []).append(use)
        marks = [self._mark(note, of_note) for note, of_note in uses.items()]
        return sorted(marks, key=lambda mark: mark.number)

    def _mark(self, note: str, uses: list[PlacedUse]) -> Printed:
        locator = "; ".join(dict.fromkeys(use.locator for use in uses if use.locator))
        excerpt = "” “".join(dict.fromkeys(use.excerpt for use in uses if use.excerpt))
        marks = self.marks.setdefault(note, [])
        number = marks[0].number if marks else len(self.marks)
        ref_id = self.style.ref_id(note, len(marks) + 1)
        marks.append(Printed(number, note, ref_id, locator, excerpt))
        return marks[-1]


# -------------------------------------------------------------------------------------------------
# The elements of the printed marks.
#
# They have Python-Markdown's own structure (``sup#fnref:… > a.footnote-ref``), so themes and
# scripts made for it work.

_WORD_JOINER = "\u2060"
_HOLDS = ".,;:)]%'\"’”»"
"""Characters after which no line breaks before a figure (Unicode line breaking, UAX 14)."""
_UNSPACED = "\u0e00"
"""The first character of scripts that may break a line after any letter."""


def mark_elements(marks: list[Printed], before: str, style: NoteStyle) -> list[Element]:
    """Return the marks of one place; ``before`` is the character before them.

    Marks side by side are "1,2", not "12", and no number is alone on a line.
    """
    made = [_element(mark, style) for mark in marks]
    for element in made[:-1]:
        element[-1].tail = ","
    if made and _may_break(before):
        made[0].text = _WORD_JOINER
    return made


def _element(mark: Printed, style: NoteStyle) -> Element:
    # The theme's search would index "words2" as a word.
    sup = Element("sup", {"id": escape_stored(mark.ref_id), "data-search-exclude": "1"})
    link = SubElement(sup, "a", {"class": "footnote-ref", "role": "doc-noteref"})
    link.set("href", escape_stored("#" + style.note_id(mark.note)))
    label = ", ".join(filter(None, (style.note_label(mark.number), mark.locator)))
    link.set("aria-label", escape_stored(label))
    link.text = style.superscript(mark.number)
    return sup


def _may_break(before: str) -> bool:
    return bool(before) and not (before in _HOLDS or (before.isalnum() and before < _UNSPACED))


# -------------------------------------------------------------------------------------------------
# The list of notes at the end of an article: order, contents, links back, heading.
#
# The list items that ``footnotes`` made for an author's own notes stay; one is added for each note
# to evidence.

_HEADING = "notes"


def own_items(div: Element | None, labels: Collection[str], style: NoteStyle) -> dict[str, Element]:
    """Return the list item of each of the author's notes, without its links back."""
    if div is None:
        return {}
    by_id = {style.note_id(label): label for label in labels}
    items = {by_id[item.get("id", "")]: item for item in div.iter("li") if item.get("id") in by_id}
    for item in items.values():
        _without_ways_back(item)
    return items


def find_list(root: Element, labels: Collection[str], style: NoteStyle) -> Element | None:
    """Return the list that ``footnotes`` made; None if it made none."""
    ids = {style.note_id(label) for label in labels}
    for div in root.iter("div"):
        if div.get("class") == "footnote" and any(item.get("id") in ids for item in div.iter("li")):
            return div
    return None


def write_list(
    ledger: Ledger, own: dict[str, Element], body: Callable[[str, Sequence[str]], str]
) -> Element:
    """Return the list: notes by number, then the author's unused ones."""
    div = Element("div", {"class": "footnote"})
    div.text = "\n"
    SubElement(div, "hr").tail = "\n"
    ordered = SubElement(div, "ol")
    ordered.text = ordered.tail = "\n"
    earlier: list[str] = []
    for note, marks in ledger.marks.items():
        if note in own:
            item = own[note]
        else:
            item = _evidence(note, body(note, tuple(earlier)), ledger.style)
            earlier.append(note)
        _add_ways_back(item, marks, ledger.style)
        ordered.append(item)
    ordered.extend(item for label, item in own.items() if label not in ledger.marks)
    for item in ordered:
        item.tail = "\n"
    div.tail = "\n"
    return div


def place_list(
    root: Element, old: Element | None, new: Element, style: NoteStyle, marker: bool
) -> str:
    """Put the list in place of the old one, at the ``marker`` if there is one, or at the end.

    Return the id of the heading above it; empty if it gets none.
    """
    parent, index = _place(root, old, style, marker)
    if not style.title:
        parent.insert(index, new)
        return ""
    heading = Element("h2", {"id": _free_id(root)})
    heading.text = escape_stored(style.title)
    heading.tail = "\n"
    parent[index:index] = [heading, new]
    return heading.get("id", "")


def _place(
    root: Element, old: Element | None, style: NoteStyle, marker: bool
) -> tuple[Element, int]:
    if old is not None:
        parent = next(parent for parent in root.iter() if old in list(parent))
        index = list(parent).index(old)
        parent.remove(old)
        return parent, index
    found = style.footnotes.findFootnotesPlaceholder(root) if marker else None
    if found is None:
        return root, len(root)
    child, parent, in_text = found
    index = list(parent).index(child)
    if in_text:
        parent.remove(child)
        return parent, index
    child.tail = None
    return parent, index + 1


def _free_id(root: Element) -> str:
    taken = {element.get("id") for element in root.iter()}
    number = 0
    while (name := f"{_HEADING}_{number}" if number else _HEADING) in taken:
        number += 1
    return name


ALL_USES = "fn-uses"
"""The class of the link to the page of all sources. Search finds the source on that page, not
here.
"""


def _evidence(name: str, html: str, style: NoteStyle) -> Element:
    item = Element("li", {"id": escape_stored(style.note_id(name))})
    box = elements(html)
    if any(child.tag in PROSE_BLOCKS for child in box):
        item.text = box.text
        item.extend(list(box))
    else:
        box.tag = "p"
        if box.find(f"a[@class='{ALL_USES}']") is not None:
            box.set("data-search-exclude", "1")
        item.append(box)
    return item


def _add_ways_back(item: Element, marks: list[Printed], style: NoteStyle) -> None:
    last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
    if len(last) or last.text:
        _append_text(last, NBSP_PLACEHOLDER)
    shown: set[str] = set()
    for place, mark in enumerate(marks, start=1):
        link = SubElement(
            last, "a", {"class": "footnote-backref", "href": escape_stored(f"#{mark.ref_id}")}
        )
        link.set("title", escape_stored(style.back_title(mark.number, place, len(marks))))
        link.text = FN_BACKLINK_TEXT
        if mark.locator:
            link.tail = NBSP_PLACEHOLDER
            locator = SubElement(last, "span", {"class": "fn-locator"})
            locator.text = escape_stored(mark.locator)
        if mark.excerpt and mark.excerpt not in shown:
            shown.add(mark.excerpt)
            last[-1].tail = " "
            passage = SubElement(last, "span", {"class": "fn-passage"})
            passage.text = escape_stored(f"“{mark.excerpt}”")
        if place < len(marks):
            last[-1].tail = " "


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + text
    else:
        element.text = (element.text or "").rstrip() + text


def _without_ways_back(item: Element) -> None:
    """Remove what ``footnotes`` added, with the spaces it put before and between."""
    for parent in list(item.iter()):
        for child in list(parent):
            if child.tag == "a" and child.get("class") == "footnote-backref":
                parent.remove(child)
    for element in item.iter():
        element.text = element.text and element.text.replace(NBSP_PLACEHOLDER, "")
        element.tail = element.tail and element.tail.replace(NBSP_PLACEHOLDER, "")
    if (
        len(item)
        and item[-1].tag == "p"
        and not len(item[-1])
        and not (item[-1].text or "").strip()
    ):
        item.remove(item[-1])


# -------------------------------------------------------------------------------------------------
# Read one part of an article, its body or one of its author's notes, and what it cites.
#
# Typed marks and links are read here, quoted words in ``quotations``.

EXEMPT = "no-note"
"""The class by which a link to a registered source gets no note."""
_OWN = "^"
"""The beginning of the label of a mark that ``footnotes`` made; no id begins so."""


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """What was read: the text, its sentences, and the places at which something is cited."""

    projection: Projection
    sentences: Sentences
    points: list[CitePoint]


def place_use(
    use: NoteUse, kind: UseKind, sentence: str, record: str = "", href: str = ""
) -> PlacedUse:
    """Return a use of a note at its place; it gets its number later."""
    return PlacedUse(use.note, 0, "", use.locator, sentence, kind, record, href, use.excerpt)


@dataclass(frozen=True, slots=True)
class PartReader:
    """Reads parts of one article."""

    plan: Plan
    targets: dict[str, str]
    """The address of each of them, and its label."""
    stash: Sequence[object]
    is_block: Callable[[str], bool]

    def part(self, root: Element, leave_out: Element | None = None) -> ArticlePart:
        """Return what one part says; ``leave_out`` is an element that is not in it."""
        walk = Walk(self.stash, self.is_block, self._label, leave_out)
        projection = walk.projection(root)
        said = sentences(projection.text)
        typed = (self._typed(mark, said) for mark in projection.marks)
        return ArticlePart(
            projection, said, [*filter(None, typed), *self._linked(projection, said)]
        )

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

    def _typed(self, mark: NoteMark, said: Sentences) -> CitePoint | None:
        sentence = said.around(max(mark.at - 1, 0), mark.at)
        if mark.label.startswith(_OWN):
            label = mark.label.removeprefix(_OWN)
            cited: tuple[NoteUse, ...] = (NoteUse(label),)
        else:
            label, cited = mark.label, self.plan.evidence.get(mark.label, ())
        spot = mark.door.spot if mark.door and mark.door.spot else mark.own
        uses = [place_use(use, "note", sentence, label) for use in cited]
        return CitePoint(mark.at, spot, uses) if uses else None

    def _linked(self, projection: Projection, said: Sentences) -> Iterator[CitePoint]:
        for link in projection.links:
            use = None if EXEMPT in link.classes else self.plan.links(link.href)
            if use and link.door.spot:
                sentence = said.around(link.start, link.end)
                placed = place_use(use, "link", sentence, href=link.href)
                yield CitePoint(link.end, link.door.spot, [placed])


# -------------------------------------------------------------------------------------------------
# Read Python-Markdown's table of contents.
#
# Our ids are removed from the titles' HTML, which would repeat them on the page, and so are our
# attributes of links: nobody looks for archived copies in a table of contents.

_OUR_ID = re.compile(r'(<span class="fn-[^"]*") id="[^"]*"')
_OF_LINKS = re.compile(
    r' (?:rel="external"|class="fn-noted"|data-(?:originalurl|versionurl|versiondate)="[^"]*")'
)


def headings(tokens: list[dict[str, Any]]) -> Iterator[Heading]:
    """Yield the headings in order, of every level."""
    for token in tokens:
        if "html" in token:
            token["html"] = _OF_LINKS.sub("", _OUR_ID.sub(r"\1", token["html"]))
        yield Heading(int(token["level"]), str(token["id"]), html.unescape(str(token["name"])))
        yield from headings(token.get("children", []))
