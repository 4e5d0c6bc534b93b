"""Every use of every source: on which page, for which record, in which sentence.

Decided once for the whole library, after all articles are read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from footnoted.article import Reading
from footnoted.index.backing import Cited, cited_of, is_own
from footnoted.index.names import Names, Target
from footnoted.model import Briefing, Evidence


@dataclass(frozen=True, slots=True)
class Citation:
    """One use of one source on one page."""

    source: str
    briefing: Briefing
    sentence: str
    """The sentence of the article that it supports, else what the record says."""
    fragment: str
    """The id of the element on the briefing's page that uses it."""
    target: Target | None = None
    """The claim, date or figure; none for a link or a note typed by hand."""
    number: int | None = None
    """The number of the note on that page; none where no note is printed."""
    locator: str = ""
    carried: str = ""
    """The source that this one carried to us; empty where this one is cited itself."""


def notebook(names: Names, briefing: Briefing) -> dict[str, Cited]:
    """Give, for every note that this briefing may print, the source and the way to it."""
    notes = {
        f"src-{id_}": Cited(id_, via=known.source.cited_in or "")
        for id_, known in names.sources.items()
    }
    for target in names.records(briefing):
        if isinstance(target.record, Evidence):
            for cited in cited_of(target.record, briefing.sidecar):
                notes.setdefault(cited.note(names), Cited(cited.source, via=cited.via))
    return notes


def citations(names: Names, readings: Mapping[str, Reading]) -> dict[str, tuple[Citation, ...]]:
    """Collect the uses of every source, in the order of briefings and of their text."""
    found: dict[str, list[Citation]] = {id_: [] for id_ in names.sources}
    for name in sorted(readings):
        briefing = names.briefings[name]
        for citation in (
            *_printed(names, briefing, readings[name]),
            *_silent(names, briefing, readings[name]),
        ):
            found.setdefault(citation.source, []).append(citation)
    return {id_: tuple(uses) for id_, uses in found.items()}


def _printed(names: Names, briefing: Briefing, reading: Reading) -> Iterator[Citation]:
    """Give the uses that have a note in the article."""
    notes = notebook(names, briefing)
    for use in reading.uses:
        cited = notes.get(use.note)
        if cited is None:
            continue
        target = names.resolve(briefing, use.record) if use.record else None
        fragment = target.element if target else use.ref_id
        common = (use.sentence, fragment, target, use.number, use.locator)
        yield from _both(briefing, cited, *common)


def _silent(names: Names, briefing: Briefing, reading: Reading) -> Iterator[Citation]:
    """Give the uses of records that print no note: those without words in the article."""
    printed = {use.record for use in reading.uses if use.record}
    for target in names.records(briefing):
        record = target.record
        if target.id in printed or not isinstance(record, Evidence):
            continue
        if not is_own(record, briefing.sidecar):
            continue
        for cited in cited_of(record, briefing.sidecar):
            yield from _both(
                briefing, cited, said(target), target.element, target, None, cited.locator
            )


def _both(
    briefing: Briefing,
    cited: Cited,
    sentence: str,
    fragment: str,
    target: Target | None,
    number: int | None,
    locator: str,
) -> Iterator[Citation]:
    yield Citation(cited.source, briefing, sentence, fragment, target, number, locator)
    if cited.via:
        yield Citation(
            cited.via, briefing, sentence, fragment, target, number, locator, carried=cited.source
        )


def said(target: Target) -> str:
    """Give the words by which a record is known where the article does not quote it."""
    record = target.record
    for field in ("says", "title", "of", "text"):
        if words := getattr(record, field, None):
            return str(words)
    quote = getattr(record, "quote", None)
    return quote.exact if quote else target.id
