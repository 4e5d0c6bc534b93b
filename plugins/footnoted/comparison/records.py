"""What is different in the claims, dates, figures and pictures of briefings."""

import posixpath
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from footnoted.article.plan import FoundQuotation
from footnoted.comparison.facts import (
    ORIGIN,
    Aspect,
    BothStates,
    FactChange,
    Told,
    chain_label,
    chain_words,
    linked,
    meaning,
    page_of,
    record_mark,
    value_words,
)
from footnoted.comparison.pairs import BriefingPair, RecordPair
from footnoted.diagnostics.problem import Mark
from footnoted.library.evidence import chain_of, excerpts_of, words_of
from footnoted.library.names import SECTIONS, RecordRef
from footnoted.library.site import Site
from footnoted.outputs.files import sight
from footnoted.quantities.units import UnitError
from footnoted.quantities.wording import find_unit
from footnoted.records.evidence import AttributionLink, Claim, Dated, Evidence, Figure, SourceUse
from footnoted.records.forms import kebab
from footnoted.records.library import Briefing
from footnoted.records.pictures import Image
from footnoted.text.differences import Side, WordingDifference, compare, tokenize
from footnoted.text.normal import normalize

# -------------------------------------------------------------------------------------------------
# Records of briefings: claims, dates, figures, pictures.
#
# Meanings are compared: another way to write the same number or unit is no change. Keys that have
# one meaning together, such as a number, its unit and how it is meant, make one change. Every other
# key makes its own, so a new key of a form is compared as soon as it exists.

_APART = frozenset({"formerly", "quote", "attribution", "sources", "note"})
"""Keys that are compared in their own way."""
_NUMBER = frozenset(
    {"value", "low", "high", "unit", "count_of", "per", "approximate", "bound"}
    | {"share_of", "change_from"}
)
ASPECTS: Mapping[str, Aspect] = {
    **dict.fromkeys(("says", "kind", "stance", "condition", "of", "title"), Aspect.MEANING),
    **dict.fromkeys(("credibility", "likelihood", "confidence"), Aspect.GRADE),
    **dict.fromkeys(("status", "outcome"), Aspect.STANDING),
    **dict.fromkeys(("due", "as_of", "date", "place", "event"), Aspect.DATE),
    **dict.fromkeys(("contradicts", "supports", "supersedes", "differs_from"), Aspect.RELATIONS),
    **dict.fromkeys(
        ("credit", "copyright_notice", "license", "permission", "source_url"), Aspect.RIGHTS
    ),
    **dict.fromkeys(("file", "referred_to", "changes", "digital_source_type"), Aspect.PICTURE),
    "claim": Aspect.SOURCES,
}
UNFOUND = "not in the article"
"""The label of new quoted words in a record whose article has kept the old ones."""
LOST = "no longer in the article"
"""The label of quoted words that the article has lost; every check reports them, so no correction
is required.
"""
_OWED = frozenset({Aspect.GONE, Aspect.NUMBER, Aspect.DATE, Aspect.WORDS, Aspect.SENTENCE}) | {
    *(Aspect.MEANING, Aspect.GRADE)
}
"""Aspects of published evidence that require a correction for readers."""
_OWED_DATES = frozenset({"date", "due"})
_REFERRING = frozenset(
    {"contradicts", "supports", "supersedes", "differs_from", "claim", "share_of", "change_from"}
)
"""Keys that refer to records; a new id of one is reported there, once."""


def record_changes(both: BothStates, pair: RecordPair) -> Iterator[FactChange]:
    """Yield what is different in one record, or that it is gone."""
    bare = _bare(both, pair)
    if pair.new is None and both.unread(pair.after.name, pair.old.id):
        return
    if pair.new is None:
        gone = replace(bare, aspect=Aspect.GONE, old=known_by(both.base.site, pair.old))
        yield _with_word(gone, pair)
        return
    if pair.moved:
        told = Told.SILENT if isinstance(pair.old.record, Evidence) else Told.NOT_NEEDED
        words = pair.after.name, pair.new.briefing.name
        yield replace(bare, aspect=Aspect.MOVED, old=words[0], new=words[1], told=told)
    elif pair.old.id != pair.new.id:
        told = Told.NOT_NEEDED if pair.named else Told.SILENT
        yield replace(bare, aspect=Aspect.RENAMED, old=pair.old.id, new=pair.new.id, told=told)
    for change in _differences(both, pair, pair.new, bare):
        yield _with_word(change, pair)


def _bare(both: BothStates, pair: RecordPair) -> FactChange:
    shown = pair.new or pair.old
    site = both.now.site
    return FactChange(
        Aspect.DETAIL,
        shown.kind,
        shown.ref,
        about=words_of(shown),
        was=record_mark(pair.old),
        now=record_mark(pair.new) if pair.new else None,
        page=page_of(site, shown.briefing.name, shown.element) if pair.new else "",
        pair=pair,
    )


def _with_word(change: FactChange, pair: RecordPair) -> FactChange:
    """Return a change that says whether readers are informed of it."""
    old, new = pair.old.record, pair.new.record if pair.new else None
    owed = isinstance(old, Evidence) and (change.aspect in _OWED or change.label == ORIGIN)
    if change.aspect is Aspect.DATE and change.label not in _OWED_DATES:
        owed = False
    if change.aspect is Aspect.MEANING and not isinstance(old, Claim):
        owed = False  # the title of a date, what a figure is of: another way to say the same
    if not owed or change.label in {LOST, UNFOUND} or pair.after.front.retracted:
        return change
    if change.aspect is Aspect.GRADE and isinstance(new, Evidence) and new.graded:
        assert isinstance(old, Evidence)
        if old.graded is None or new.graded.date != old.graded.date:
            return change  # the page says who graded it anew, and when
    return replace(change, told=Told.CORRECTED if is_corrected(pair) else Told.SILENT)


def is_corrected(pair: RecordPair) -> bool:
    """Return whether a new correction is about the record, or about the whole briefing."""
    ids = {pair.old.id, pair.new.id if pair.new else pair.old.id}
    before = pair.old.briefing.sidecar.corrections
    new = (made for id_, made in pair.after.sidecar.corrections.items() if id_ not in before)
    return any(not made.about or ids & set(made.about) for made in new)


def _differences(
    both: BothStates, pair: RecordPair, new: RecordRef, bare: FactChange
) -> Iterator[FactChange]:
    old = pair.old
    views = both.views
    if isinstance(old.record, Figure) and not _as_much(both, old, new):
        numbers = views[0].number(old), views[1].number(new)
        mark = _number_mark(old, new)
        yield replace(bare, aspect=Aspect.NUMBER, old=numbers[0], new=numbers[1], now=mark)
    yield from _quotation(both, old, new, bare)
    yield from _evidence(both, old, new, bare)
    yield from _keys(both, old, new, bare)
    if isinstance(old.record, Image):
        yield from _picture(both, old, new, bare)


def _number_mark(old: RecordRef, new: RecordRef) -> Mark:
    """Return the place of the first key of a figure's number that is different."""
    one, other = vars(old.record), vars(new.record)
    changed = (name for name in other if name in _NUMBER and one.get(name) != other[name])
    at = (SECTIONS[new.kind], new.id, *map(kebab, islice(changed, 1)))
    return new.briefing.sidecar_places.key_mark(at)


def _keys(
    both: BothStates, old: RecordRef, new: RecordRef, bare: FactChange
) -> Iterator[FactChange]:
    views = both.views
    given, there = vars(old.record), vars(new.record)
    for name in type(new.record).model_fields:
        one, other = given.get(name), there.get(name)
        if name in _APART or (isinstance(new.record, Figure) and name in _NUMBER):
            continue
        if meaning(one) == meaning(other) or (name == "credibility" and _as_credible(old, new)):
            continue
        if name in _REFERRING and both.same_targets(old, new, name):
            continue
        at = (SECTIONS[new.kind], new.id, kebab(name))
        yield replace(
            bare,
            aspect=ASPECTS.get(name, Aspect.DETAIL),
            label=kebab(name),
            old=value_words(views[0], one, name),
            new=value_words(views[1], other, name),
            now=new.briefing.sidecar_places.key_mark(at),
        )
    if given.get("note") != there.get("note"):
        remarks = given.get("note") or "", there.get("note") or ""
        yield replace(bare, aspect=Aspect.REMARK, old=remarks[0], new=remarks[1])
    if (quoted := _quoted(old)) != (quotes := _quoted(new)):
        yield replace(bare, aspect=Aspect.DETAIL, label="excerpt", old=quoted, new=quotes)


def _as_credible(old: RecordRef, new: RecordRef) -> bool:
    """Return whether both questions have the same grades, however they are typed."""
    one, other = old.record, new.record
    if not isinstance(one, Evidence) or not isinstance(other, Evidence):
        return False
    return repr(one.weighed) == repr(other.weighed)


def _quoted(target: RecordRef) -> str:
    """Return the excerpts in a record itself, not those of a claim that it names."""
    record, sidecar = target.record, target.briefing.sidecar
    if not isinstance(record, Evidence) or getattr(record, "claim", None):
        return ""
    return " · ".join(each.words for each in excerpts_of(record, sidecar))


def _quotation(
    both: BothStates, old: RecordRef, new: RecordRef, bare: FactChange
) -> Iterator[FactChange]:
    """Yield changed quoted words, and a changed sentence around them."""
    one, other = getattr(old.record, "quote", None), getattr(new.record, "quote", None)
    words = one.exact if one else "", other.exact if other else ""
    changed = wording_differences(*words)
    if changed or words[0] != words[1]:
        grave = any(not each.harmless for each in changed)
        at = (SECTIONS[new.kind], new.id, "quote")
        yield replace(
            bare,
            aspect=Aspect.WORDS if grave else Aspect.DETAIL,
            label="quote",
            old=words[0],
            new=words[1],
            now=new.briefing.sidecar_places.key_mark(at),
        )
    before, after = _found(both.base.site, old), _found(both.now.site, new)
    if before is None or after is None:
        return
    if not after.match.passes:
        if before.match.passes:
            lost = after.words or after.nearest
            if words[0] != words[1] and before.words == lost:
                yield replace(bare, aspect=Aspect.WORDS, label=UNFOUND, new=words[1])
                return
            yield replace(bare, aspect=Aspect.WORDS, label=LOST, old=before.words, new=lost)
        return
    sentences = before.sentence, after.sentence
    around = (_around(before), _around(after)) if changed else sentences
    kinds = [each.kind.value for each in wording_differences(*around) if not each.harmless]
    if kinds:
        label = ", ".join(dict.fromkeys(kinds))
        yield replace(bare, aspect=Aspect.SENTENCE, label=label, old=sentences[0], new=sentences[1])


def wording_differences(old: str, new: str) -> tuple[WordingDifference, ...]:
    """Return how two wordings differ, without differences that no reader sees."""
    one, other = normalize(old).text, normalize(new).text
    if one == other:
        return ()
    return tuple(compare(Side(one, tokenize(one)), Side(other, tokenize(other))))


def _found(site: Site, target: RecordRef) -> FoundQuotation | None:
    """Return what became of a record's words in its article; None if it quotes none."""
    reading = site.readings[target.briefing.name]
    return next((f for f in reading.found if f.anchor.ref == target.ref), None)


def _around(found: FoundQuotation) -> str:
    """Return the sentence without the quoted words."""
    return found.sentence.replace(" ".join(found.words.split()), "…", 1)


def _evidence(
    both: BothStates, old: RecordRef, new: RecordRef, bare: FactChange
) -> Iterator[FactChange]:
    """Yield a changed chain of its own, and changed other sources."""
    one, other = old.record, new.record
    if not (isinstance(one, Evidence) and isinstance(other, Evidence)):
        return
    chains = _own_chain(old), _own_chain(new)
    label = chain_label(*chains, both.ids)
    named = isinstance(one.attribution, str) and one.attribution == other.attribution
    if linked(chains[0], both.ids) != linked(chains[1], {}) and (label == ORIGIN or not named):
        yield replace(
            bare,
            aspect=Aspect.CHAIN,
            label=label,
            old=chain_words(both.base.site, chains[0], old.briefing),
            new=chain_words(both.now.site, chains[1], new.briefing),
        )
    uses = _uses(one.sources, both.ids), _uses(other.sources, {})
    if set(uses[0]) != set(uses[1]):
        yield replace(
            bare,
            aspect=Aspect.SOURCES,
            label=_gained(len(uses[0]), len(uses[1])),
            old=_use_words(both.base.site, one.sources),
            new=_use_words(both.now.site, other.sources),
        )


def _own_chain(target: RecordRef) -> tuple[AttributionLink, ...]:
    record = target.record
    if not isinstance(record, Evidence) or record.attribution is None:
        return ()
    return chain_of(record, target.briefing.sidecar)


def _gained(old: int, new: int) -> str:
    return "added" if new > old else "lost" if new < old else "replaced"


def _uses(uses: Sequence[SourceUse], ids: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(ids.get(use.id, use.id), use.locator or "") for use in uses]


def _use_words(site: Site, uses: Sequence[SourceUse]) -> str:
    told = (f"{use.id}, {use.locator}" if use.locator else use.id for use in uses)
    return "; ".join(told)


def _picture(
    both: BothStates, old: RecordRef, new: RecordRef, bare: FactChange
) -> Iterator[FactChange]:
    """Yield the change if a file of the same name is another picture."""
    one = picture_file(old.briefing, old.record)
    other = picture_file(new.briefing, new.record)
    ids = both.base.file_id(one) if one else "", both.now.file_id(other) if other else ""
    if all(ids) and ids[0] != ids[1]:
        yield replace(bare, aspect=Aspect.PICTURE, old=one, new=f"{other}, another picture")


def picture_file(briefing: Briefing, image: object) -> str:
    """Return the file of a picture, relative to the root; empty if it is not shown."""
    file = getattr(image, "file", None)
    return posixpath.normpath(posixpath.join(briefing.folder, file)) if file else ""


def new_records(
    both: BothStates, pairs: Iterable[BriefingPair], found: Iterable[RecordPair]
) -> Iterator[FactChange]:
    """Yield the new records of briefings; those of a new briefing are counted there."""
    known = {pair.new.ref for pair in found if pair.new}
    for briefing in (pair.new for pair in pairs if pair.old and pair.new):
        for target in both.now.site.names.records(briefing):
            if target.ref not in known:
                yield FactChange(
                    Aspect.ADDED,
                    target.kind,
                    target.ref,
                    new=known_by(both.now.site, target),
                    about=words_of(target),
                    now=record_mark(target),
                    page=page_of(both.now.site, briefing.name, target.element),
                )


def known_by(site: Site, target: RecordRef) -> str:
    """Return the words for a record: a number, a day, a sentence."""
    view = sight(site)
    if isinstance(target.record, Figure):
        return view.number(target)
    if isinstance(target.record, Dated):
        return view.words(target.record.date)
    return words_of(target)


def _as_much(both: BothStates, old: RecordRef, new: RecordRef) -> bool:
    """Return whether two figures say the same number, unit, and how it is meant."""
    if _how_much(old.record) != _how_much(new.record):
        return False
    one, other = old.record, new.record
    return all(
        getattr(one, name) == getattr(other, name) or both.same_targets(old, new, name)
        for name in ("share_of", "change_from")
    )


def _how_much(figure: object) -> Hashable:
    """Return what a figure says by itself: its number, unit, and how it is meant."""
    if not isinstance(figure, Figure):
        return None
    return (
        (figure.value, figure.low, figure.high),
        _unit(figure.unit),
        (figure.count_of, figure.per, figure.approximate, figure.bound),
    )


def _unit(typed: str | None) -> str:
    try:
        return find_unit(typed).id if typed else ""
    except UnitError:
        return typed or ""
