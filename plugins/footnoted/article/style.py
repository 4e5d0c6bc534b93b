"""How notes are named and worded: the site's ``footnotes`` options and our own.

Only words and ids; numbers are given elsewhere (``marks``).
"""

from dataclasses import dataclass

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension


@dataclass(frozen=True, slots=True)
class Style:
    """The words and ids of one article's notes."""

    footnotes: FootnoteExtension
    """The active extension, whose options hold for our notes too."""
    label: str = "Note {}"
    """How a mark is named to those who do not see it; ``{}`` is the number."""
    title: str = "Sources and notes"
    """The heading of the list; empty for none."""

    @property
    def marker(self) -> str:
        """Give the text that says where the list goes, as the site's PLACE_MARKER says."""
        return str(self.footnotes.getConfig("PLACE_MARKER"))

    def note_id(self, name: str) -> str:
        """Give the id of a note's list item: ``fn:NAME``."""
        return str(self.footnotes.makeFootnoteId(name))

    def ref_id(self, name: str, repeat: int) -> str:
        """Give the id of a note's mark: ``fnref:NAME``, from the second ``fnref2:NAME``."""
        first = str(self.footnotes.makeFootnoteRefId(name))
        return first if repeat == 1 else f"fnref{repeat}{first.removeprefix('fnref')}"

    def note_label(self, number: int) -> str:
        """Name a mark: ``Note 1``."""
        return self.label.format(number)

    def superscript(self, number: int) -> str:
        """Give a mark's text, as the site's SUPERSCRIPT_TEXT says."""
        return str(self.footnotes.getConfig("SUPERSCRIPT_TEXT")).format(number)

    def back_title(self, number: int, place: int, places: int) -> str:
        """Name the way back to one of a note's marks, as the site's BACKLINK_TITLE says."""
        title = str(self.footnotes.getConfig("BACKLINK_TITLE")).format(number)
        return title if places == 1 else f"{title} ({place}/{places})"


def active_footnotes(md: Markdown) -> FootnoteExtension:
    """Give the ``footnotes`` extension that is in force; the last one registered wins."""
    return next(
        extension
        for extension in reversed(md.registeredExtensions)
        if isinstance(extension, FootnoteExtension)
    )
