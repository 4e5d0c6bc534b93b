"""The text of a note: a citation, how its source reached us, its copies, and its other uses.

How a citation reads is the business of a style (``citing``); what a page said before is known here.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from footnoted.citing import Citer, link
from footnoted.index import Cited, Names
from footnoted.index.citations import Notebook
from footnoted.model import Source

Href = Callable[[str], str]
"""From a source's id to the address of its entry on the sources page; empty for none."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Writes the notes of one page; each depends on those before it on that page and no other."""

    book: Notebook
    href: Href
    citer: Citer

    def body(self, key: str, earlier: Iterable[str] = ()) -> Markup:
        """Give the inner HTML of a note; ``earlier`` are the keys of the notes before it.

        A source's own note always gives it in full: whoever lands on it needs nothing else.
        """
        cited = self._cited(key)
        known = self._names.sources.get(cited.source)
        if known is None:
            return Markup("<em>Unknown source</em> {}").format(cited.source)
        if cited.via or key != f"src-{cited.source}":
            parts = self._by_way(key, cited, known.source, earlier)
        else:
            parts = [self.citer.whole(known.source), self.citer.archives(known.source)]
        if address := self.href(cited.source):
            parts.append(Markup('<a class="fn-uses" href="{}">All uses</a>').format(address))
        return Markup(" ").join(part for part in parts if part)

    def _by_way(
        self, key: str, cited: Cited, source: Source, earlier: Iterable[str]
    ) -> list[Markup]:
        """Give a note that names the publications which carried its source to us."""
        given = self._given(earlier) if self.citer.shortens else frozenset()
        ways = [self._carrier(id_, carrier, given) for id_, carrier in self._carriers(cited)]
        if cited.source in given and key != f"src-{cited.source}":
            return [self.citer.line(self.citer.short(source), ways)]
        return [self.citer.line(self.citer.full(source), ways), self.citer.archives(source)]

    @property
    def _names(self) -> Names:
        return self.book.names

    def _cited(self, key: str) -> Cited:
        return self.book.cited(key) or Cited(key)

    def _given(self, earlier: Iterable[str]) -> frozenset[str]:
        """Give the sources that earlier notes gave in full, as their own or as a carrier."""
        given: set[str] = set()
        for key in earlier:
            cited = self._cited(key)
            given |= {cited.source, *(id_ for id_, _ in self._carriers(cited))}
        return frozenset(given)

    def _carriers(self, cited: Cited) -> Iterator[tuple[str, Source]]:
        """Give the publications that carried a source to us, up to the one that we read."""
        met, next_ = {cited.source}, cited.via
        while next_ and next_ not in met and (known := self._names.sources.get(next_)):
            met.add(next_)
            yield next_, known.source
            next_ = known.source.cited_in or ""

    def _carrier(self, id_: str, source: Source, given: Collection[str]) -> Markup:
        """Name a carrier; where its citation has no link of its own, it leads to all its uses."""
        if id_ in given:
            return link(self.href(id_), self.citer.short(source))
        full, copies = self.citer.full(source), self.citer.copies(source)
        named = full if "<a " in full else link(self.href(id_), full)
        return Markup("{} (archived {})").format(named, copies) if copies else named
