"""The citations of a site in its style, each made once.

Knows sources one by one: which note comes first, and where a source leads, is told by others.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape

from footnoted.citing import punctuation
from footnoted.citing.item import Item
from footnoted.citing.kinds import STATUS
from footnoted.citing.links import copy_link
from footnoted.citing.style import Style, style
from footnoted.dates import Style as Dates
from footnoted.dates import words
from footnoted.model import Source

KEPT = 20_000
"""Citations kept in memory, one for each source and form; a site that has more makes some anew."""


class Citer:
    """Cites sources in one style, one language and one form of dates."""

    def __init__(self, made: Style, locale: str, dates: Dates = Dates.LONG) -> None:
        """Begin with nothing cited."""
        self.style = made
        self.locale = locale
        self.dates = dates
        self.full = lru_cache(KEPT)(self._full)
        """From a source to its whole citation, without a closing sign."""
        self.whole = lru_cache(KEPT)(self._whole)
        """The same as a note that says nothing else."""
        self.short = lru_cache(KEPT)(self._short)
        """From a source to what later notes say of it, without a closing sign."""
        self.copies = lru_cache(KEPT)(self._copies)
        """From a source to links to its archived copies, by date; empty where there are none."""

    @property
    def shortens(self) -> bool:
        """Whether what a page gave in full before is shortened from then on."""
        return self.style.later == "short"

    def line(self, citation: Markup, carriers: Sequence[Markup] = ()) -> Markup:
        """Give a whole note: a citation, the sources that carried it to us, the last sign."""
        pieces = [citation]
        if carriers:
            via = self.style.cited_in(carriers)
            pieces.append(Markup('<span class="fn-via">{}</span>').format(via))
        whole = punctuation.joined(pieces, inside=self.style.inside)
        return punctuation.begun(punctuation.ended(whole, self.style.end, self.style.inside))

    def archives(self, source: Source) -> Markup:
        """Give the sentence that leads to the archived copies; empty where there are none."""
        copies = self.copies(source)
        if not copies:
            return copies
        return Markup('<span class="fn-archived">Archived {}.</span>').format(copies)

    def _full(self, source: Source) -> Markup:
        line = self.style.full(Item(source, self.locale, self.dates))
        status = STATUS[source.status]
        if not status:
            return line
        return line + Markup(' <strong class="fn-source-status">({})</strong>').format(status)

    def _whole(self, source: Source) -> Markup:
        return self.line(self.full(source))

    def _short(self, source: Source) -> Markup:
        return self.style.short(Item(source, self.locale, self.dates))

    def _copies(self, source: Source) -> Markup:
        return Markup(", ").join(
            copy_link(source, copy, escape(words(copy.date, self.locale, style=self.dates)))
            for copy in source.archived
        )


def citer(name: str, locale: str, dates: str = Dates.LONG, folders: Iterable[Path] = ()) -> Citer:
    """Give the citer of a style; the same one as long as the style's file stays the same.

    Raises :class:`footnoted.citing.StyleError` where there is no such style.
    """
    return _citer(style(name, folders), locale, Dates(dates))


@lru_cache(8)
def _citer(made: Style, locale: str, dates: Dates) -> Citer:
    return Citer(made, locale, dates)
