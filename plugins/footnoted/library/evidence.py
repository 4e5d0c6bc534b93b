"""The evidence for a record; every use of every source."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from footnoted.article.plan import PlacedUse, Reading
from footnoted.diagnostics.problem import Mark, place_at
from footnoted.library.names import FARTHEST, SECTIONS, Names, RecordRef
from footnoted.pictures.clean import Rights
from footnoted.pictures.licenses import license_of
from footnoted.pictures.metadata import Inside
from footnoted.pictures.standards import MetadataField
from footnoted.records.evidence import AttributionLink, Claim, Evidence, Figure, SourceUse
from footnoted.records.forms import Record
from footnoted.records.library import Briefing, Correction, Path, Sidecar
from footnoted.records.pictures import Image
from footnoted.records.vocabulary import SourceStatus

# -------------------------------------------------------------------------------------------------
# The evidence for one record, from the record itself or from a claim that it names.
#
# It is found within one sidecar, without articles or pages.

FIELDS = frozenset(Evidence.model_fields) - frozenset(Record.model_fields)
"""What a date or figure may take from a claim."""


_SOURCE, _VIA = "src-", "--via-"


@dataclass(frozen=True, slots=True)
class NoteKey:
    """The key of a note: one for each source, and one for each unusual way to it.

    It depends on content only, never on order, so that addresses of notes last.
    """

    source: str
    via: str = ""
    """The publication we read it in, if that is not the usual one."""

    def __str__(self) -> str:
        """Return ``src-ID`` or ``src-ID--via-ID``, as addresses on a page have it."""
        return f"{_SOURCE}{self.source}" + (f"{_VIA}{self.via}" if self.via else "")

    @classmethod
    def read(cls, text: str) -> "NoteKey":
        """Return the key of its printed form; no id has two hyphens in a row."""
        source, _, via = text.removeprefix(_SOURCE).partition(_VIA)
        return cls(source, via)


@dataclass(frozen=True, slots=True)
class Cited:
    """One source as evidence."""

    source: str
    locator: str = ""
    via: str = ""
    """The publication we read it in, if that is another one."""
    between: tuple[str, ...] = ()
    """The publications between the two that passed it on."""

    def note(self, names: Names) -> NoteKey:
        """Return the key of its note."""
        known = names.sources.get(self.source)
        usual = known.source.cited_in if known else None
        return NoteKey(self.source, self.via if self.via != usual else "")


def evidence_of(record: Evidence, sidecar: Sidecar) -> Evidence:
    """Return the record with the evidence: itself, or the claim it names.

    What the record itself says takes precedence over what the claim says.
    """
    # ``vars`` has what the record says; asking a form for a key that it lacks is slow.
    claim = sidecar.claims.get(vars(record).get("claim") or "")
    if claim is None:
        return record
    own = {field: getattr(record, field) for field in FIELDS & record.model_fields_set}
    return claim.model_copy(update=own) if own else claim


def chain_of(record: Evidence, sidecar: Sidecar) -> tuple[AttributionLink, ...]:
    """Return the links from the origin of the words to what we read; empty if there are none."""
    return _chain(evidence_of(record, sidecar), sidecar)


def _chain(carried: Evidence, sidecar: Sidecar) -> tuple[AttributionLink, ...]:
    attribution = carried.attribution
    if isinstance(attribution, str):
        return sidecar.chains.get(attribution, ())
    return attribution or ()


def claim_parties(claim: Claim, briefing: Briefing) -> tuple[str, ...]:
    """Return the ids of everybody in a claim's chain, and of unnamed people's bodies."""
    chain = chain_of(claim, briefing.sidecar)
    return tuple(dict.fromkeys(id_ for link in chain for id_ in (link.party, link.of) if id_))


def cited_of(record: Evidence, sidecar: Sidecar) -> tuple[Cited, ...]:
    """Return the sources to cite: the chain's first publication, then the further evidence.

    A chain cites the publication nearest to the origin, "as cited in" the one we read.
    """
    carried = evidence_of(record, sidecar)
    chain = [link for link in _chain(carried, sidecar) if link.source]
    read = next((link for link in chain if link.read), None)
    cited: list[Cited] = []
    if chain and chain[0].source:
        first = chain[0].source
        via = read.source if read and read.source and read.source != first else ""
        between = (link.source for link in chain[1:] if link.source not in (None, first, via))
        locator = (read or chain[0]).locator or ""
        cited.append(Cited(first, locator, via, tuple(dict.fromkeys(filter(None, between)))))
    uses: tuple[SourceUse, ...] = carried.sources
    for use in uses:
        given = Cited(use.id, use.locator or "")
        if given not in cited:
            cited.append(given)
    return tuple(cited)


def corrections_of(target: RecordRef) -> tuple[tuple[str, Correction], ...]:
    """Return the corrections that are about a record, by id, the newest first."""
    made = target.briefing.sidecar.corrections.items()
    about = ((id_, correction) for id_, correction in made if target.id in correction.about)
    return tuple(sorted(about, key=lambda each: each[1].date.sort_key, reverse=True))


class Excerpt(NamedTuple):
    """A passage as a source prints it."""

    source: str
    words: str
    locator: str
    language: str = ""
    """The passage's language if it is not that of the page."""


def excerpts_of(record: Evidence, sidecar: Sidecar) -> tuple[Excerpt, ...]:
    """Return the passages of a record's evidence: of its chain, then of its further evidence."""
    carried = evidence_of(record, sidecar)
    given: tuple[AttributionLink | SourceUse, ...]
    came = record.outcome.sources if record.outcome else ()
    given = (*_chain(carried, sidecar), *carried.sources, *came)
    found = (
        Excerpt((e.id if isinstance(e, SourceUse) else e.source) or "", e.excerpt, e.locator or "")
        for e in given
        if e.excerpt
    )
    return tuple(dict.fromkeys(found))


def outcome_of(record: Evidence) -> tuple[Cited, ...]:
    """Return the sources for the record's own outcome."""
    uses = record.outcome.sources if record.outcome else ()
    return tuple(Cited(use.id, use.locator or "") for use in uses)


def is_own(record: Evidence, sidecar: Sidecar) -> bool:
    """Return whether the record has evidence of its own, and not only a claim's."""
    if getattr(record, "claim", None) not in sidecar.claims:
        return True
    return record.attribution is not None or bool(record.sources)


# -------------------------------------------------------------------------------------------------
# Every use of every source: on which page, for which record, in which sentence.
#
# It is made once for the whole library, after all articles are read.

OPENING, CLOSING = '"“„«', '"”“»'


@dataclass(frozen=True, slots=True)
class Citation:
    """One use of one source on one page."""

    source: str
    briefing: Briefing
    sentence: str
    """The sentence of the article that it supports, or else what the record says."""
    fragment: str
    """The id of the element on the briefing's page that uses it."""
    locator: str = ""
    carried: str = ""
    """The source that this one carried to us; empty if this one is cited itself."""


def way_to(names: Names, key: NoteKey) -> Cited:
    """Return the source of a note, and the way that its key names, or else the usual one."""
    return _usual(names, Cited(key.source, via=key.via))


def citations(names: Names, readings: Mapping[str, Reading]) -> dict[str, tuple[Citation, ...]]:
    """Return the uses of every source, in the order of briefings and of their text.

    An unregistered source has no entry; the checks report it.
    """
    found: dict[str, list[Citation]] = {id_: [] for id_ in names.sources}
    for name in sorted(readings):
        briefing = names.briefings[name]
        for citation in (
            *_printed(names, briefing, readings[name]),
            *_silent(names, briefing, readings[name]),
        ):
            if citation.source in found:
                found[citation.source].append(citation)
    return {id_: tuple(uses) for id_, uses in found.items()}


def _printed(names: Names, briefing: Briefing, reading: Reading) -> Iterator[Citation]:
    """Yield the uses that have a note in the article."""
    for use in reading.uses:
        target = names.resolve(briefing, use.record) if use.record else None
        key = NoteKey.read(use.note)
        cited = _own(names, target, key) or way_to(names, key)
        fragment = target.element if target else use.ref_id
        citation = Citation(cited.source, briefing, use.sentence, fragment, use.locator)
        yield from _along(cited, citation)


def _own(names: Names, target: RecordRef | None, key: NoteKey) -> Cited | None:
    """Return the way to a source as the record itself gives it: with all its carriers."""
    if target is None or not isinstance(target.record, Evidence):
        return None
    cited = cited_of(target.record, target.briefing.sidecar)
    return next((each for each in cited if each.via and each.note(names) == key), None)


def _silent(names: Names, briefing: Briefing, reading: Reading) -> Iterator[Citation]:
    """Yield the uses that print no note: those of outcomes, and of records without words."""
    printed = {use.record for use in reading.uses if use.record}
    for target, record, words in _evidence(names, briefing, reading):
        cites = target.id not in printed and is_own(record, briefing.sidecar)
        for cited in (
            *(cited_of(record, briefing.sidecar) if cites else ()),
            *outcome_of(record),
        ):
            citation = Citation(cited.source, briefing, words, target.element, cited.locator)
            yield from _along(_usual(names, cited), citation)


def _evidence(
    names: Names, briefing: Briefing, reading: Reading
) -> Iterator[tuple[RecordRef, Evidence, str]]:
    """Yield the records that may have sources, each with its sentence, or else what it says."""
    sentences = {found.anchor.id: found.sentence for found in reading.found if found.sentence}
    for target in names.records(briefing):
        if isinstance(target.record, Evidence):
            yield target, target.record, sentences.get(target.id) or words_of(target)


def _usual(names: Names, cited: Cited) -> Cited:
    """Return a use with the usual way of its source to us, if it names none."""
    known = names.sources.get(cited.source)
    return cited if cited.via or not known else replace(cited, via=known.source.cited_in or "")


def _along(cited: Cited, use: Citation) -> Iterator[Citation]:
    """Yield a use of a source, and that of every publication that carried it to us."""
    yield use
    for carrier in (*cited.between, cited.via):
        if carrier:
            yield replace(use, source=carrier, carried=cited.source)


def words_of(target: RecordRef) -> str:
    """Return the words for a record that the article does not quote."""
    record = target.record
    for field in ("says", "title", "of", "text"):
        if words := getattr(record, field, None):
            return str(words)
    quote = getattr(record, "quote", None)
    return strip_quotes(quote.exact) if quote else target.id


def strip_quotes(words: str) -> str:
    """Return words without the quotation marks around all of them."""
    inner = words[1:-1]
    marked = words[:1] in OPENING and words[-1:] in CLOSING and len(words) > 2
    return inner if marked and not set(inner) & set(OPENING + CLOSING) else words


# -------------------------------------------------------------------------------------------------
# Which record, link or note depends on which source, and the place that says so.
#
# It is found for one briefing at a time, from what it says itself; ``impact`` finds what follows.


class Directness(StrEnum):
    """How something depends on a source, the most direct way first."""

    CITES = "cites"
    """It cites the source itself."""
    LINK = "link"
    """The article links to it."""
    NOTE = "note"
    """The article has a note typed by hand."""
    CARRIED = "carried"
    """The source is a link of its chain: it carried somebody else's words."""
    OUTCOME = "outcome"
    """Its outcome has the source as evidence."""
    CLAIM = "claim"
    """A date or figure takes its evidence from a claim."""
    FIGURE = "figure"
    """A figure is calculated from another one."""


@dataclass(frozen=True, slots=True)
class Rest:
    """One thing that depends on a source."""

    source: str
    """The source that is named, not the one it is known through."""
    briefing: Briefing
    way: Directness
    sentence: str
    """The article's sentence, or else what the record says."""
    target: RecordRef | None = None
    """The claim, date or figure; None for a link or a note."""
    through: str = ""
    """The id of the claim or figure through which it depends on the source."""
    at: Path = ()
    """The path in the sidecar that says so; empty for what the article says."""
    article: Mark | None = None
    """The place in the article that says so."""
    fragment: str = ""
    """The id of the element on the briefing's page."""

    @property
    def what(self) -> str:
        """Return ``NAME#ID`` of the record, or the name of the briefing for its text."""
        return self.target.ref if self.target else self.briefing.name

    @property
    def mark(self) -> Mark:
        """Return the place that says so."""
        return self.article or self.briefing.sidecar_places.mark(self.at)


def dependencies(names: Names, briefing: Briefing, reading: Reading) -> tuple[Rest, ...]:
    """Return everything in one briefing that depends on a source, records first."""
    found: list[Rest] = []
    for target, record, words in _evidence(names, briefing, reading):
        at = (SECTIONS[target.kind], target.id)
        bare = Rest("", briefing, Directness.CITES, words, target, "", at, None, target.element)
        found += _of_record(bare, target.id, record)
    found += _of_article(names, briefing, reading)
    return tuple(found)


def _of_record(
    bare: Rest, id_: str, record: Evidence, seen: frozenset[str] = frozenset()
) -> Iterator[Rest]:
    """Yield what a record says itself, then what it takes from a claim or another figure.

    ``bare`` has what all of them have in common.
    """
    yield from _said(bare, record)
    claim_id = getattr(record, "claim", None) or ""
    if claim := bare.briefing.sidecar.claims.get(claim_id):
        at = (*bare.at, "claim")
        for rest in _said(bare, _lent(claim, record)):
            yield replace(rest, way=Directness.CLAIM, through=claim_id, at=at)
    if isinstance(record, Figure):
        yield from _of_base(bare, record, seen | {id_})


def _lent(claim: Claim, record: Evidence) -> Claim:
    """Return a claim without what a record that shares its evidence says itself."""
    empty = {"attribution": None, "sources": (), "outcome": None}
    own = {field: value for field, value in empty.items() if field in record.model_fields_set}
    return claim.model_copy(update=own)


def _said(bare: Rest, record: Evidence) -> Iterator[Rest]:
    at, named = bare.at, isinstance(record.attribution, str)
    chain = chain_of(record, bare.briefing.sidecar) if record.attribution is not None else ()
    for number, link in enumerate(chain):
        if link.source:
            place = (*at, "attribution", *(() if named else (number, "source")))
            way = Directness.CARRIED if number else Directness.CITES
            yield replace(bare, source=link.source, way=way, at=place)
    for number, use in enumerate(record.sources):
        yield replace(bare, source=use.id, at=(*at, "sources", number))
    for number, use in enumerate(record.outcome.sources if record.outcome else ()):
        place = (*at, "outcome", "sources", number)
        yield replace(bare, source=use.id, way=Directness.OUTCOME, at=place)


def _of_base(bare: Rest, figure: Figure, seen: frozenset[str]) -> Iterator[Rest]:
    """Yield the sources of the figure from which this share or change is calculated."""
    for key in ("share_of", "change_from"):
        share = getattr(figure, key)
        base = bare.briefing.sidecar.figures.get(share.figure) if share else None
        if base is None or share.figure in seen or len(seen) > FARTHEST:
            continue
        at = (*bare.at, key.replace("_", "-"), "figure")
        for rest in _of_record(bare, share.figure, base, seen):
            yield replace(rest, way=Directness.FIGURE, through=share.figure, at=at)


def _of_article(names: Names, briefing: Briefing, reading: Reading) -> Iterator[Rest]:
    """Yield the links and typed notes of an article, each with its place."""
    places = _Typed(briefing)
    for use in reading.uses:
        if use.kind not in ("link", "note"):
            continue
        target = names.resolve(briefing, use.record) if use.record else None
        yield Rest(
            NoteKey.read(use.note).source,
            briefing,
            Directness.LINK if use.kind == "link" else Directness.NOTE,
            use.sentence,
            through=target.id if target else "",
            article=places.of(use),
            fragment=use.ref_id,
        )


class _Typed:
    """The places of an article's links and notes, each returned once, in reading order."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._behind: dict[str, int] = {}

    def of(self, use: PlacedUse) -> Mark:
        """Return the place of the next use of this kind; only the file if it is not found."""
        typed = f"[^{use.record}]" if use.kind == "note" else use.href
        body = self._briefing.body
        if typed not in body:
            typed = typed.replace("&", "&amp;")
        found = body.find(typed, self._behind.get(typed, 0)) if typed else -1
        if found < 0:
            return Mark(self._briefing.path)
        self._behind[typed] = found + len(typed)
        return self._briefing.in_body(*place_at(body, found))


# -------------------------------------------------------------------------------------------------
# How sources reached us: which ones we read, which ones others relayed, which are not said.
#
# A source counts as read only if a record says `read: true`.


@dataclass(frozen=True, slots=True)
class Reach:
    """The ids of the sources of one briefing."""

    read: frozenset[str]
    relayed: frozenset[str]
    unsaid: frozenset[str] = frozenset()
    """Those for which no record says whether they were read."""

    @property
    def all(self) -> frozenset[str]:
        """Return all of them."""
        return self.read | self.relayed | self.unsaid


def reach(names: Names, briefing: Briefing, reading: Reading) -> Reach:
    """Return the sources of a briefing by how they reached us."""
    ways: dict[str, set[str]] = {"read": set(), "relayed": set(), "unsaid": set()}
    for id_, way in (*_of_records(names, briefing), *_of_notes(reading)):
        if known := names.sources.get(id_):
            ways["relayed" if known.source.cited_in else way].add(id_)
    read, relayed, unsaid = map(frozenset, ways.values())
    return Reach(read, relayed - read, unsaid - read - relayed)


def _of_records(names: Names, briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Yield each source of each record, and how it reached us."""
    for target in names.records(briefing):
        if not isinstance(target.record, Evidence):
            continue
        for link in chain_of(target.record, briefing.sidecar):
            if link.source:
                yield link.source, "read" if link.read else "relayed"
        evidence = evidence_of(target.record, briefing.sidecar)
        outcome = evidence.outcome.sources if evidence.outcome else ()
        for use in (*evidence.sources, *outcome):
            yield use.id, "read" if use.read else "unsaid"


def _of_notes(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the sources that the article itself links to or has in typed notes."""
    for use in reading.uses:
        key = NoteKey.read(use.note)
        if use.kind == "link":
            yield key.source, "unsaid"
        elif use.kind == "note" and not key.via:
            yield key.source, "unsaid" if key.source == use.record else "relayed"


# -------------------------------------------------------------------------------------------------
# Everything that depends on one source: directly, or because we know another through it.
#
# Whether the source is good is not decided here.

ORDER = tuple(Directness)


@dataclass(frozen=True, slots=True)
class Impact:
    """What depends on one source."""

    source: str
    known_through: tuple[str, ...]
    """The ids of the sources that we know only through it, directly or not."""
    rests: tuple[Rest, ...]
    """Each record, link and note once, by its most direct way; in the order of their places."""

    def is_direct(self, rest: Rest) -> bool:
        """Return whether something names the source itself."""
        return rest.source == self.source and not rest.through


def impact(names: Names, source: str, found: Iterable[Rest]) -> Impact:
    """Return what depends on a source, among everything found in some briefings."""
    through = known_through(names, source)
    among = {source, *through}
    return _impact(source, through, (rest for rest in found if rest.source in among))


def impacts(names: Names, found: Iterable[Rest]) -> dict[str, Impact]:
    """Return what depends on each source, in one pass over everything that was found."""
    by_source: dict[str, list[Rest]] = {id_: [] for id_ in names.sources}
    below: dict[str, list[str]] = {}
    for id_ in names.sources:
        for carrier in carriers(names, id_):
            below.setdefault(carrier, []).append(id_)
    for rest in found:
        for id_ in (rest.source, *carriers(names, rest.source)):
            if id_ in by_source:
                by_source[id_].append(rest)
    return {
        id_: _impact(id_, tuple(sorted(below.get(id_, ()))), of) for id_, of in by_source.items()
    }


def carriers(names: Names, source: str) -> tuple[str, ...]:
    """Return the sources through which one is known, nearest first.

    A circle ends when it closes, and a way that is too long after ``FARTHEST`` steps.
    """
    way: list[str] = []
    known = names.sources.get(source)
    while known and (carrier := known.source.cited_in) and carrier not in (source, *way):
        if len(way) == FARTHEST:
            break
        way.append(carrier)
        known = names.sources.get(carrier)
    return tuple(way)


def known_through(names: Names, source: str) -> tuple[str, ...]:
    """Return the ids of the sources that are known only through one, directly or not."""
    return tuple(id_ for id_ in sorted(names.sources) if source in carriers(names, id_))


def sources_at_risk(names: Names, found: Iterable[Rest]) -> dict[str, tuple[str, ...]]:
    """Return the corrected and withdrawn sources of each record, by ``NAME#ID``."""
    status = {id_: known.source.status for id_, known in names.sources.items()}
    if not any(map(is_unsound, status.values())):
        return {}
    bad: dict[str, dict[str, None]] = {}
    for rest in found:
        if rest.target:
            for id_ in (rest.source, *carriers(names, rest.source)):
                if id_ in status and is_unsound(status[id_]):
                    bad.setdefault(rest.target.ref, {})[id_] = None
    return {ref: tuple(ids) for ref, ids in bad.items()}


def is_unsound(status: SourceStatus) -> bool:
    """Return whether a source was corrected or withdrawn by its own publisher."""
    return status in (SourceStatus.CORRECTED, SourceStatus.RETRACTED)


def _impact(source: str, through: tuple[str, ...], found: Iterable[Rest]) -> Impact:
    nearest: dict[tuple[str, str], Rest] = {}
    for rest in sorted(found, key=lambda rest: (rest.source != source, ORDER.index(rest.way))):
        key = rest.target.element if rest.target else rest.fragment
        nearest.setdefault((rest.briefing.name, key), rest)
    return Impact(source, through, tuple(sorted(nearest.values(), key=_place)))


def _place(rest: Rest) -> tuple[object, ...]:
    return rest.mark, rest.fragment


# -------------------------------------------------------------------------------------------------
# The rights to a picture, from its record and its file, for every copy.
#
# The record takes precedence over the file, because its writer had read the file.

UNKNOWN = "unknown"


def rights(image: Image, inside: Inside) -> Rights:
    """Return who made a picture and how it may be used; what neither says stays empty."""
    said = inside.metadata.text
    creator = inside.metadata.value(MetadataField.CREATOR)
    license_ = license_of(image.license) if image.license != UNKNOWN else None
    names = tuple(part.name for part in image.credits if part.name)
    return Rights(
        creators=names or (creator.texts if creator else ()),
        credit=image.credit_line or said(MetadataField.CREDIT_LINE),
        notice=image.copyright_notice or said(MetadataField.COPYRIGHT_NOTICE),
        terms=license_.name if license_ else said(MetadataField.RIGHTS_USAGE_TERMS),
        statement=license_.url if license_ else said(MetadataField.WEB_STATEMENT_OF_RIGHTS),
        licensor=said(MetadataField.LICENSOR_NAME),
        licensor_url=image.acquire_license_page or said(MetadataField.LICENSOR_URL),
        source_type=image.digital_source_type or inside.source_type,
    )


def own_rights(inside: Inside) -> Rights:
    """Return what a file without a record says."""
    return rights(Image.model_construct(), inside)
