"""Every use of every source: on which page, for which record, in which sentence.

Decided once for the whole library, after all articles are read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from footnoted.article import Reading
from footnoted.index.backing import Cited, cited_of, is_own, outcome_of
from footnoted.index.names import Names, Target
from footnoted.model import Briefing, Evidence

OPENING, CLOSING = '"“„«', '"”“»'


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


@dataclass(frozen=True, slots=True)
class Notebook:
    """The notes that a briefing may print; none is made before it is asked for."""

    names: Names
    ways: Mapping[str, Cited]
    """Notes to sources that reached the briefing by an unusual way."""

    def cited(self, key: str) -> Cited | None:
        """Give the source of a note and the usual way to it, or that of its key."""
        known = self.names.sources.get(key.removeprefix("src-"))
        if known:
            return Cited(known.id, via=known.source.cited_in or "")
        return self.ways.get(key)


def notebook(names: Names, briefing: Briefing) -> Notebook:
    """Give the notes of a briefing: to every source, and by the ways its records go."""
    ways: dict[str, Cited] = {}
    for target in names.records(briefing):
        if isinstance(target.record, Evidence):
            for cited in cited_of(target.record, briefing.sidecar):
                ways.setdefault(cited.note(names), Cited(cited.source, via=cited.via))
    return Notebook(names, ways)


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
        target = names.resolve(briefing, use.record) if use.record else None
        cited = _own(names, target, use.note) or notes.cited(use.note)
        if cited is None:
            continue
        fragment = target.element if target else use.ref_id
        yield from _along(
            cited,
            Citation(
                cited.source, briefing, use.sentence, fragment, target, use.number, use.locator
            ),
        )


def _own(names: Names, target: Target | None, note: str) -> Cited | None:
    """Give the way to a source as the record itself tells it: by all its carriers."""
    if target is None or not isinstance(target.record, Evidence):
        return None
    cited = cited_of(target.record, target.briefing.sidecar)
    return next((each for each in cited if each.via and each.note(names) == note), None)


def _silent(names: Names, briefing: Briefing, reading: Reading) -> Iterator[Citation]:
    """Give the uses that print no note: those of outcomes, and of records without words."""
    printed = {use.record for use in reading.uses if use.record}
    sentences = {found.anchor.id: found.sentence for found in reading.found if found.sentence}
    for target in names.records(briefing):
        record = target.record
        if not isinstance(record, Evidence):
            continue
        cites = target.id not in printed and is_own(record, briefing.sidecar)
        for cited in (
            *(cited_of(record, briefing.sidecar) if cites else ()),
            *outcome_of(record),
        ):
            yield from _along(
                _usual(names, cited),
                Citation(
                    cited.source,
                    briefing,
                    sentences.get(target.id) or said(target),
                    target.element,
                    target,
                    locator=cited.locator,
                ),
            )


def _usual(names: Names, cited: Cited) -> Cited:
    """Give a use with the way its source is known to have come by, where it names none."""
    known = names.sources.get(cited.source)
    return cited if cited.via or not known else replace(cited, via=known.source.cited_in or "")


def _along(cited: Cited, use: Citation) -> Iterator[Citation]:
    """Give a use of a source, and that of every publication that carried it to us."""
    yield use
    for carrier in (*cited.between, cited.via):
        if carrier:
            yield replace(use, source=carrier, carried=cited.source)


def said(target: Target) -> str:
    """Give the words by which a record is known where the article does not quote it."""
    record = target.record
    for field in ("says", "title", "of", "text"):
        if words := getattr(record, field, None):
            return str(words)
    quote = getattr(record, "quote", None)
    return unquoted(quote.exact) if quote else target.id


def unquoted(words: str) -> str:
    """Give words without the quotation marks around all of them."""
    inner = words[1:-1]
    marked = words[:1] in OPENING and words[-1:] in CLOSING and len(words) > 2
    return inner if marked and not set(inner) & set(OPENING + CLOSING) else words
