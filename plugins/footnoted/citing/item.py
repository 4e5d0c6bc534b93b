"""A source as a style sees it: every field of the sidecar, escaped and ready to print.

Decides no order and no punctuation; what is never published is not there.
"""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from footnoted.citing.kinds import source_type
from footnoted.citing.letters import foreign, words_of
from footnoted.citing.links import source_link
from footnoted.citing.people import Name, named
from footnoted.dates import Edtf, Style, words
from footnoted.model import Record, Source, SourceType

HIDDEN = frozenset(Record.model_fields) | {"archived", "cited_in", "descriptor", "reliability"}
"""Fields that a style does not get: remarks for colleagues, and what pages print by themselves."""
OF_THE_SOURCE = frozenset({"title", "title_short"})
"""Words that are in the source's own language."""


@dataclass(frozen=True, slots=True)
class Item:
    """One source; fields have the names of the sidecar with underscores, empty where absent."""

    source: Source
    locale: str
    dates: Style

    def __getattr__(self, field: str) -> Markup | tuple[Name, ...]:
        if field in HIDDEN or field not in Source.model_fields:
            raise AttributeError(field)
        return self._said(field, getattr(self.source, field))

    @property
    def type(self) -> str:
        """Give CSL's own name of the type."""
        return self.source.type.value

    @property
    def kind(self) -> Markup:
        """Give what it is, in words: its genre, or the word for its type."""
        if self.source.genre:
            return words_of(self.source.genre)
        if self.source.type is SourceType.DOCUMENT and (
            self.source.container_title or self.source.publisher
        ):
            return Markup()  # CSL's word for "none of the others" tells a reader nothing
        return escape(source_type(self.source.type))

    @property
    def link(self) -> Markup:
        """Give its address as a link: its DOI's, or its own; empty where it has none."""
        return source_link(self.source)

    def linked(self, words: str) -> Markup:
        """Give words as a link to its address; the words alone where it has none."""
        return source_link(self.source, escape(words))

    def _said(self, field: str, value: Any) -> Markup | tuple[Name, ...]:
        if isinstance(value, tuple):
            return tuple(named(person) for person in value)
        if not value:
            return Markup()
        if isinstance(value, Edtf):
            return escape(words(value, self.locale, style=self.dates))
        lang = foreign(self.source.language, self.locale) if field in OF_THE_SOURCE else ""
        return words_of(str(value), lang)
