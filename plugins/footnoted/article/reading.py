"""What was read in one article: its words, and everything it cites or shows.

Values only; lines count from 1 in the Markdown that was given, columns in code points.
"""

from dataclasses import dataclass
from typing import Literal

from footnoted.anchoring import Match, Selector
from footnoted.article.plan import Anchor

UseKind = Literal["claim", "date", "figure", "link", "note"]
"""What a mark comes from: anchored words, a link to a registered source, a typed ``[^ID]``."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one anchor's quotation."""

    anchor: Anchor
    match: Match
    """The verdict; its offsets are in the projection, not in the Markdown."""
    sentence: str = ""
    """The sentences the words stand in; empty where they were not found."""
    words: str = ""
    """The words as the article prints them, or those it prints instead of reworded ones; empty
    where they were lost or are ambiguous."""
    nearest: str = ""
    """For reworded or lost words: the article's present words most like them, if any are."""
    proposals: tuple[Selector, ...] = ()
    """For ambiguous words: one unambiguous selector for each of the first few places."""
    beside: Selector | None = None
    """For moved words: the same words with the neighbours they have now, as many as they had."""

    @property
    def element_id(self) -> str:
        """Give the id of the first marked words, or nothing where none are marked."""
        return self.anchor.element_id if self.match.passes else ""


@dataclass(frozen=True, slots=True)
class PlacedUse:
    """One use of one note."""

    note: str
    number: int
    ref_id: str
    """The id of the mark that stands for it: ``fnref:KEY``, repeats ``fnref2:KEY``."""
    locator: str
    sentence: str
    """The sentence the use belongs to."""
    kind: UseKind
    record: str
    """The id of the claim, date or figure, or what stood in ``[^ID]``; empty for a link."""
    href: str = ""
    """For a link: its address as typed."""


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
    """A ``[^label]`` and where it stands; line and column are 0 where unknown."""

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
    exempt: bool = False
    """Whether its writer said that it shall get no note."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the article, with the address as typed."""

    src: str
    alt: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Footnote:
    """An author's plain footnote, used or not, as rendered."""

    label: str
    text: str
    """Its words, as ``Reading.text`` gives the article's."""
    links: tuple[Link, ...] = ()
    """Its links, without their lines."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as rendered."""

    html: str = ""
    """The article's HTML; empty when a host renders it itself."""
    toc: tuple[Heading, ...] = ()
    text: str = ""
    """The article as a reader sees it, without notes, code and pictures; a blank line between
    blocks."""
    words: int = 0
    found: tuple[Found, ...] = ()
    """One for every anchor of the plan, in its order."""
    uses: tuple[PlacedUse, ...] = ()
    """Every use of every note, in reading order; several may share a printed mark."""
    notes: tuple[Note, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    """Every plain footnote of the author's, in the order they are defined."""
    unknown_notes: tuple[Label, ...] = ()
    """``[^x]`` that names nothing."""
    shadowing_definitions: tuple[Label, ...] = ()
    """``[^x]: …`` whose label is the id of evidence or the key of a note."""
    unused_definitions: tuple[Label, ...] = ()
    """``[^x]: …`` that nothing refers to."""
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
