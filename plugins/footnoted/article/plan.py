"""What the renderer gets, and what it returns."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from footnoted.text.html import Finding
from footnoted.text.quotation import Match, Selector

# -------------------------------------------------------------------------------------------------
# The evidence for one article's words, in the form the renderer needs.
#
# It is plain values and two callables, without records or files.


@dataclass(frozen=True, slots=True)
class Robust:
    """The archived copy of the page of a link, in the words of Robust Links."""

    original: str
    """The page's own address."""
    version: str
    """The address of its archived copy."""
    date: str
    """The time of that copy, as in HTML's ``datetime``."""


@dataclass(frozen=True, slots=True)
class NoteUse:
    """One citation: a note and, if it matters, the place in the source."""

    note: str
    """The note's key, ``src-courier-2024-05-04``; its list item is ``fn:`` and the key."""
    locator: str = ""
    """The place in the source: ``para. 3``; plain text."""
    robust: Robust | None = None
    """For a link: the source's archived copy, if it has one."""
    excerpt: str = ""
    """The passage as the source prints it; plain text."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A record that is tied to words of the article."""

    kind: str
    """The word for the kind of record; also its HTML class, id prefix and data attribute."""
    id: str
    """The record's id within its sidecar."""
    ref: str
    """The record's address over all briefings: ``NAME#ID``."""
    selector: Selector
    uses: tuple[NoteUse, ...] = ()
    """The evidence for the words; without any they are marked but get no note."""
    classes: tuple[str, ...] = ()
    """Further HTML classes for the words."""

    @property
    def element_id(self) -> str:
        """Return the HTML id of the first marked words: ``claim-ID``."""
        return f"{self.kind}-{self.id}"


def _no_link(_address: str) -> NoteUse | None:
    return None


def _no_address(_address: str) -> str:
    return ""


def _no_body(_note: str, _earlier: Sequence[str]) -> Markup:
    return Markup()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything the renderer must know about one article."""

    anchors: tuple[Anchor, ...] = ()
    evidence: Mapping[str, tuple[NoteUse, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """The ids that a typed ``[^ID]`` may have, and what each cites."""
    links: Callable[[str], NoteUse | None] = _no_link
    """From an address as typed in a link to its registered source, if it has one."""
    body: Callable[[str, Sequence[str]], Markup] = _no_body
    """From a note's key and those of the notes before it to its inner HTML, which is safe.

    The host resolves relative links in it.
    """
    article: Callable[[str], str] = _no_address
    """From an address as typed in a link to the full address of the other article that it leads to;
    empty if it leads to none or the site has no address."""


EMPTY = Plan()
"""The plan of an ordinary page, which is not changed."""


# -------------------------------------------------------------------------------------------------
# What was read in one article: its words, and everything it cites or shows.
#
# These are values only; lines count from 1 in the given Markdown, columns in code points.

UseKind = str
"""The reason for a mark: the kind of record of anchored words, ``link`` to a registered source, or
``note``, a typed ``[^ID]``.
"""


@dataclass(frozen=True, slots=True)
class FoundQuotation:
    """What became of one anchor's quotation."""

    anchor: Anchor
    match: Match
    """The verdict; its offsets are in the projection, not in the Markdown."""
    sentence: str = ""
    """The sentences with the words; empty if they were not found."""
    words: str = ""
    """The words as the article prints them, or the words there instead of reworded ones; empty if
    they were lost or are ambiguous.
    """
    nearest: str = ""
    """For reworded or lost words: the article's present words most like them, if any are."""
    proposals: tuple[Selector, ...] = ()
    """For ambiguous words: one unambiguous selector for each of the first few places."""
    beside: Selector | None = None
    """For moved words: the same words with their present neighbors, as many as they had."""
    place: tuple[int, int] | None = None
    """For words that were not simply found: line and column in the Markdown at which they, the
    first of their places, or the words most like them begin. None if that is not known.
    """

    @property
    def element_id(self) -> str:
        """Return the id of the first marked words; empty if none are marked."""
        return self.anchor.element_id if self.match.passes else ""


@dataclass(frozen=True, slots=True)
class PlacedUse:
    """One use of one note."""

    note: str
    """The note's key, or the label of an author's plain footnote."""
    number: int = 0
    """The number of the note; 0 until the article's notes are numbered."""
    ref_id: str = ""
    """The id of its mark: ``fnref:KEY``, repeats ``fnref2:KEY``."""
    locator: str = ""
    sentence: str = ""
    """The sentence of the use."""
    kind: UseKind = "note"
    record: str = ""
    """The id of the claim, date or figure, or the text of ``[^ID]``; empty for a link."""
    href: str = ""
    """For a link: its address as typed."""
    excerpt: str = ""
    """The passage as the source prints it."""

    def numbered(self, number: int, ref_id: str) -> "PlacedUse":
        """Return the use with the number of its note and the id of its mark."""
        return PlacedUse(
            self.note,
            number,
            ref_id,
            self.locator,
            self.sentence,
            self.kind,
            self.record,
            self.href,
            self.excerpt,
        )


@dataclass(frozen=True, slots=True)
class Note:
    """One item of the list of notes."""

    number: int
    key: str
    """A note's key, or the label of an author's plain footnote."""
    plain: bool
    """Whether it is an author's plain footnote."""


@dataclass(frozen=True, slots=True)
class Label:
    """A ``[^label]`` and its place; line and column are 0 if not known."""

    label: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry of the page's table of contents."""

    level: int
    id: str
    title: str
    """Plain text."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the article, with the address as typed."""

    href: str
    text: str
    """Its words; empty for a link within a raw block."""
    line: int = 0
    column: int = 0
    exempt: bool = False
    """Whether its writer said that it gets no note."""


@dataclass(frozen=True, slots=True)
class TypedPicture:
    """A picture of the article, with the address as typed."""

    src: str
    alt: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Footnote:
    """An author's plain footnote, used or not, as rendered."""

    label: str
    text: str
    """Its words, as ``Reading.text`` gives the article's."""
    links: tuple[Link, ...] = ()
    """Its links, without their lines."""


class TocToken(NamedTuple):
    """An entry of Python-Markdown's table of contents."""

    name: str
    """Its words, as HTML has them."""
    id: str
    level: int
    children: tuple["TocToken", ...] = ()


class Unread(NamedTuple):
    """Why an article could not be rendered."""

    why: str
    """What an extension of Python-Markdown said; empty if elements are nested too deep."""
    line: int = 0
    """The line in its Markdown, from 1; 0 if the reason is not one paragraph alone."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as rendered."""

    html: str = ""
    """The article's HTML; empty when a host renders it itself."""
    addresses: tuple[tuple[int, int], ...] | None = None
    """Start and end in the HTML of the addresses that a host resolves: those of links and pictures
    that Markdown made. None if others look the same.
    """
    toc_tokens: tuple[TocToken, ...] = ()
    toc: tuple[Heading, ...] = ()
    text: str = ""
    """The article as a reader sees it, without notes, code and pictures; a blank line between
    blocks.
    """
    words: int = 0
    found: tuple[FoundQuotation, ...] = ()
    """One for every anchor of the plan, in the same order."""
    uses: tuple[PlacedUse, ...] = ()
    """Every use of every note, in reading order; several may share a printed mark."""
    notes: tuple[Note, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    """Every plain footnote of the author's, in the order of definition."""
    unknown_notes: tuple[Label, ...] = ()
    """``[^x]`` that names nothing."""
    shown_notes: tuple[Label, ...] = ()
    """``[^x]`` that readers see as text, because Markdown is not read there."""
    shadowing_definitions: tuple[Label, ...] = ()
    """``[^x]: …`` whose label is the id of evidence or the key of a note."""
    unused_definitions: tuple[Label, ...] = ()
    """``[^x]: …`` that nothing refers to."""
    links: tuple[Link, ...] = ()
    pictures: tuple[TypedPicture, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What was removed for safety, by place."""
    unread: "Unread | None" = None
    """Why it could not be rendered; if so, everything else is empty."""
    framed: frozenset[str] = frozenset()
    """The pictures with a record that are shown as figures with their credit, by ``NAME#ID``."""
    notes_id: str = ""
    """The id of the heading above the list of notes; empty if there is none."""
    key: str = ""
    """The digest of all inputs; empty if nobody needs it."""
    facts: str = ""
    """The digest of everything but the words and their HTML."""


# -------------------------------------------------------------------------------------------------
# Count words as a reader would.
#
# The result is one number for a whole text, in any language.

_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")


def count_words(text: str) -> int:
    """Return the number of words; "1,300", "don't" and "e-mail" are one each."""
    return len(_WORD.findall(text))


# -------------------------------------------------------------------------------------------------
# What HTML's elements are to a reader: without prose, without words, separate, in rows.
#
# These are names only; ``projection`` uses them.

OPAQUE = frozenset({"audio", "canvas", "code", "iframe", "math", "object", "pre", "script"}) | {
    *("select", "style", "svg", "template", "textarea", "video")
}
"""Elements whose contents are no prose: nothing in them is quoted."""
OPAQUE_CLASSES = frozenset({"arithmatex", "MathJax_Preview"})
"""Classes of the same kind."""
NO_WIDTH = frozenset({"hr", "img", "input", "wbr"})
"""Elements without words."""
NO_WIDTH_CLASSES = frozenset({"emojione", "gemoji", "twemoji"})
"""Classes of the same kind: emoji."""
APART = frozenset({"caption", "label", "td", "th", "tr"})
"""Elements separate from their neighbors although Markdown may not call them blocks."""
ROWS = frozenset({"colgroup", "dl", "menu", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul"})
"""Elements that may have no text directly in them."""
CLOSED = frozenset({"a", "abbr", "button"})
"""Elements that may have no note mark in them: it follows them."""
PROSE_BLOCKS = frozenset(
    {"blockquote", "details", "div", "dl", "ol", "p", "section", "table", "ul"}
)
"""Elements that are not allowed in a paragraph."""
