"""The citations of a site in its style, each made once.

Knows sources one by one: which note comes first, and where a source leads, is told by others.
"""

from collections.abc import Iterable
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
        self.short = lru_cache(KEPT)(self._short)
        """From a source to what later notes say of it, without a closing sign."""
        self.archives = lru_cache(KEPT)(self._archives)
        """From a source to links to its archived copies; empty where there are none."""

    def after(self, source: Source, *, given: bool) -> Markup:
        """Give what a note says of a source that was ``given`` in full before on the page."""
        return self.short(source) if given and self.style.later == "short" else self.full(source)

    def line(self, citation: Markup, carriers: Iterable[Markup] = ()) -> Markup:
        """Give a whole note: a citation, the sources that carried it to us, the last sign."""
        via = [self.style.cited_in(list(carriers))] if carriers else []
        marked = [Markup('<span class="fn-via">{}</span>').format(words) for words in via]
        whole = punctuation.joined([citation, *marked], inside=self.style.inside)
        return punctuation.begun(self.ended(whole))

    def ended(self, line: Markup) -> Markup:
        """Give a line with the sign that ends notes in this style."""
        return punctuation.ended(line, self.style.end, self.style.inside)

    def _full(self, source: Source) -> Markup:
        line = self.style.full(Item(source, self.locale, self.dates))
        status = STATUS[source.status]
        if not status:
            return line
        return line + Markup(' <strong class="fn-source-status">({})</strong>').format(status)

    def _short(self, source: Source) -> Markup:
        return self.style.short(Item(source, self.locale, self.dates))

    def _archives(self, source: Source) -> Markup:
        if not source.archived:
            return Markup()
        copies = Markup(", ").join(
            copy_link(source, copy, escape(words(copy.date, self.locale, style=self.dates)))
            for copy in source.archived
        )
        return Markup('<span class="fn-archived">Archived {}.</span>').format(copies)


def citer(name: str, locale: str, dates: str = Dates.LONG, folders: Iterable[Path] = ()) -> Citer:
    """Give the citer of a style; the same one as long as the style's file stays the same.

    Raises :class:`footnoted.citing.StyleError` where there is no such style.
    """
    return _citer(style(name, folders), locale, Dates(dates))


@lru_cache(8)
def _citer(made: Style, locale: str, dates: Dates) -> Citer:
    return Citer(made, locale, dates)
