"""What is different between two states of a library; each change is a value in words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from footnoted.comparison.facts import (
    ORIGIN,
    Aspect,
    BothStates,
    Comparison,
    Coverage,
    FactChange,
    State,
    Told,
    chain_label,
    chain_words,
    linked,
    meaning,
    page_of,
    value_words,
)
from footnoted.comparison.pairs import BriefingPair, SourcePair, record_pairs
from footnoted.comparison.records import ASPECTS, new_records, picture_file, record_changes
from footnoted.diagnostics.problem import Mark
from footnoted.library.evidence import chain_of, cited_of
from footnoted.library.names import RecordRef
from footnoted.library.site import Site
from footnoted.outputs.words import plural, short_name
from footnoted.records.evidence import Evidence
from footnoted.records.forms import Form, kebab
from footnoted.records.library import Briefing, Correction, Places
from footnoted.records.sources import Source

# -------------------------------------------------------------------------------------------------
# Two states, compared.


def compare_states(base: State, now: State) -> Comparison:
    """Return what is different in what is published, the gravest first."""
    found = sorted(_changes(BothStates(base, now)), key=lambda change: change.rank)
    return Comparison(tuple(found), coverage(base.site), coverage(now.site))


def coverage(site: Site) -> Coverage:
    """Return how many records of published briefings have a source."""
    every = [
        bool(cited_of(target.record, briefing.sidecar))
        for briefing in site.published
        for target in site.names.records(briefing)
        if isinstance(target.record, Evidence)
    ]
    return Coverage(sum(every), len(every))


def _changes(both: BothStates) -> Iterator[FactChange]:
    changed = [pair for pair in both.briefings if not _same_files(both, pair)]
    for pair in changed:
        yield from _briefing(both, pair)
    found = record_pairs(both.base.site, both.now.site, changed)
    for record in found:
        yield from record_changes(both, record)
    yield from new_records(both, changed, found)
    for each in both.sources:
        yield from _source(both, each)
    yield from _read(both)
    yield from _registers(both)


def _same_files(both: BothStates, pair: BriefingPair) -> bool:
    """Return whether the files of a briefing are unchanged, its pictures among them."""
    old, new = pair.old, pair.new
    if old is None or new is None or old.name != new.name:
        return False
    files = (picture_file(new, image) for image in new.sidecar.images.values())
    if any(both.base.file_id(file) != both.now.file_id(file) for file in files if file):
        return False
    if old.key and old.key == new.key:
        return True
    return (old.front, old.body, old.sidecar) == (new.front, new.body, new.sidecar)


# -------------------------------------------------------------------------------------------------
# Briefings: added, gone, renamed, retracted; their heads, chains and corrections.

_UNSHOWN = frozenset({"aliases", "hide", "draft"})
_HEADS = {"title": Aspect.MEANING, "summary": Aspect.MEANING, "date": Aspect.DATE} | {
    "retracted": Aspect.RETRACTED
}


def _briefing(both: BothStates, pair: BriefingPair) -> Iterator[FactChange]:
    old, new = pair.old, pair.new
    shown = new or old
    assert shown
    bare = FactChange(
        Aspect.ADDED,
        "briefing",
        shown.name,
        about=shown.front.title,
        was=Mark(old.path) if old else None,
        now=Mark(new.path) if new else None,
        page=page_of(both.now.site, new.name) if new else "",
        pair=pair,
    )
    if old is None:
        yield replace(bare, new=_contents(both.now.site, shown))
    elif new is None and both.unread(old.name):
        return
    elif new is None:
        draft = old.name in both.now.site.names.briefings
        words = _contents(both.base.site, shown)
        gone = "it is a draft now" if draft else ""
        yield replace(bare, aspect=Aspect.GONE, old=words, new=gone, told=Told.SILENT)
    else:
        if old.name != new.name:
            told = Told.NOT_NEEDED if pair.named else Told.SILENT
            yield replace(bare, aspect=Aspect.RENAMED, old=old.name, new=new.name, told=told)
        yield from _head(both, bare, old, new)
        yield from _chains(both, old, new)
        yield from _corrections(both, old, new)


def _head(both: BothStates, bare: FactChange, old: Briefing, new: Briefing) -> Iterator[FactChange]:
    views = both.views
    for name in type(new.front).model_fields:
        one, other = getattr(old.front, name), getattr(new.front, name)
        if name in _UNSHOWN or one == other:
            continue
        if name == "continues" and both.homes.get(one) == other:
            continue
        at = (name,)
        yield replace(
            bare,
            aspect=_HEADS.get(name, Aspect.DETAIL),
            label=kebab(name),
            old=value_words(views[0], one),
            new=value_words(views[1], other),
            was=_at(old.front_places, at, old.path),
            now=_at(new.front_places, at, new.path),
        )


def _at(places: Places, at: tuple[str, ...], path: str) -> Mark:
    mark = places.key_mark(at)
    return mark if mark.path else Mark(path)


def _contents(site: Site, briefing: Briefing) -> str:
    """Return what a briefing has, counted."""
    kinds = [target.kind for target in site.names.records(briefing)]
    listed = [plural(kinds.count(kind), kind) for kind in dict.fromkeys(kinds)]
    sources = len(briefing.sidecar.sources)
    return ", ".join([*listed, *([plural(sources, "source")] if sources else [])])


def _chains(both: BothStates, old: Briefing, new: Briefing) -> Iterator[FactChange]:
    """Yield the named chains that are different, each once, with the records that use it."""
    for id_, chain in new.sidecar.chains.items():
        before = old.sidecar.chains.get(id_)
        if before is None or linked(before, both.ids) == linked(chain, {}):
            continue
        label = chain_label(before, chain, both.ids)
        if label == ORIGIN:
            continue  # each record that uses it has another origin, and says so
        uses = [t.ref for t in both.now.site.names.records(new) if _names_chain(t, id_)]
        at = ("chains", id_)
        yield FactChange(
            Aspect.CHAIN,
            "chain",
            f"{new.name}#{id_}",
            label,
            chain_words(both.base.site, before, old),
            chain_words(both.now.site, chain, new),
            was=old.sidecar_places.key_mark(at),
            now=new.sidecar_places.key_mark(at),
            rests=tuple(uses),
        )


def _names_chain(target: RecordRef, id_: str) -> bool:
    return isinstance(target.record, Evidence) and target.record.attribution == id_


def _corrections(both: BothStates, old: Briefing, new: Briefing) -> Iterator[FactChange]:
    before, after = old.sidecar.corrections, new.sidecar.corrections
    for id_ in dict.fromkeys([*before, *after]):
        one, other = before.get(id_), after.get(id_)
        if one == other or (one and other and _renamed(both, old, one) == other):
            continue
        at, shown = ("corrections", id_), other or one
        aspect = Aspect.MEANING if one and other else Aspect.GONE if one else Aspect.ADDED
        yield FactChange(
            aspect,
            "correction",
            f"{new.name}#{id_}",
            old=one.text if one else "",
            new=other.text if other else "",
            about=", ".join(shown.about) if shown else "",
            was=old.sidecar_places.key_mark(at) if one else None,
            now=new.sidecar_places.key_mark(at) if other else None,
            page=page_of(both.now.site, new.name),
        )


def _renamed(both: BothStates, home: Briefing, made: Correction) -> Correction:
    """Return a correction that names records by their present ids."""
    refs = (both.refs.get(f"{home.name}#{id_}", id_) for id_ in made.about)
    return made.model_copy(update={"about": tuple(ref.rpartition("#")[2] for ref in refs)})


# -------------------------------------------------------------------------------------------------
# Sources, with the records that depend on them; and the other registers.

_SOURCES = {"url": Aspect.ADDRESS, "doi": Aspect.ADDRESS, "reliability": Aspect.RELIABILITY} | {
    "status": Aspect.STANDING,
    "cited_in": Aspect.CHAIN,
    "note": Aspect.REMARK,
}


_HEAVY = frozenset({Aspect.ADDRESS, Aspect.RELIABILITY, Aspect.STANDING, Aspect.CHAIN})
"""Aspects of a source for which the records that depend on it are named."""


def _source(both: BothStates, pair: SourcePair) -> Iterator[FactChange]:
    old, new = pair.old, pair.new
    shown = new or old
    assert shown
    site = both.now.site
    page = site.addresses.entry("sources", f"source-{shown.id}") if new else ""
    bare = FactChange(
        Aspect.ADDED,
        "source",
        shown.id,
        about=_source_words(shown.source, shown.id),
        was=old.mark if old else None,
        now=new.mark if new else None,
        page=f"{site.addresses.public(page)}#source-{shown.id}" if page else "",
        pair=pair,
    )
    if old is None:
        yield replace(bare, new=bare.about, rests=_resting(site, shown.id))
    elif new is None and both.unread(old.home, old.id):
        return
    elif new is None:
        rests = _resting(both.base.site, shown.id)
        yield replace(bare, aspect=Aspect.GONE, old=bare.about, rests=rests)
    else:
        if old.id != new.id:
            told = Told.NOT_NEEDED if pair.named else Told.SILENT
            yield replace(bare, aspect=Aspect.RENAMED, old=old.id, new=new.id, told=told)
        if both.homes.get(old.home, old.home) != new.home:
            homes = old.home or "the register", new.home or "the register"
            yield replace(bare, aspect=Aspect.MOVED, old=homes[0], new=homes[1])
        yield from _form(both, bare, (old.source, new.source), _SOURCES)


def _source_words(source: Source, id_: str) -> str:
    name, title = short_name(source, id_), source.title or ""
    return f"{name}, “{title}”" if title and title != name else name


def _resting(site: Site, source: str) -> tuple[str, ...]:
    """Return what depends on a source: records, or else the briefings that link to it."""
    found: dict[str, None] = {}
    for rests in site.rests.values():
        for rest in rests:
            if rest.source == source and not rest.briefing.front.draft:
                found[rest.target.ref if rest.target else rest.briefing.name] = None
    return tuple(found)


def _form(
    both: BothStates, bare: FactChange, forms: tuple[Form, Form], aspects: Mapping[str, Aspect]
) -> Iterator[FactChange]:
    """Yield the keys of a register's record that are different."""
    old, new = forms
    for name in type(new).model_fields:
        one, other = vars(old).get(name), vars(new).get(name)
        if name == "formerly" or meaning(one) == meaning(other):
            continue
        if name == "cited_in" and one and both.ids.get(one) == other:
            continue
        aspect = aspects.get(name, Aspect.DETAIL)
        heavy = bare.noun == "source" and aspect in _HEAVY
        yield replace(
            bare,
            aspect=aspect,
            label=kebab(name),
            old=value_words(both.views[0], one, name),
            new=value_words(both.views[1], other, name),
            rests=_resting(both.now.site, bare.ref) if heavy else (),
        )


def _read(both: BothStates) -> Iterator[FactChange]:
    """Yield the sources of both states that we have read since, or no longer say so."""
    before = {both.ids.get(id_, id_) for id_ in _read_in(both.base.site)}
    after = _read_in(both.now.site)
    for pair in both.sources:
        if pair.old and pair.new and (pair.new.id in before) != (pair.new.id in after):
            words = "not read", "read by us"
            old, new = words if pair.new.id in after else words[::-1]
            about = _source_words(pair.new.source, pair.new.id)
            yield FactChange(
                Aspect.READ,
                "source",
                pair.new.id,
                "",
                old,
                new,
                about,
                pair.old.mark,
                pair.new.mark,
                rests=_resting(both.now.site, pair.new.id),
                pair=pair,
            )


def _read_in(site: Site) -> set[str]:
    """Return the sources that are marked as read in a chain of a published record."""
    return {
        link.source
        for briefing in site.published
        for target in site.names.records(briefing)
        if isinstance(target.record, Evidence)
        for link in chain_of(target.record, briefing.sidecar)
        if link.read and link.source
    }


_REGISTERS = {**ASPECTS, "note": Aspect.REMARK}


def _registers(both: BothStates) -> Iterator[FactChange]:
    """Yield what is different in the registers of parties, events and pictures."""
    base, now = both.base.site.library, both.now.site.library
    for noun in ("party", "event", "image"):
        part = {"party": "parties"}.get(noun, f"{noun}s")
        before, after = getattr(base, part), getattr(now, part)
        for id_ in dict.fromkeys([*before.records, *after.records]):
            one, other = before.records.get(id_), after.records.get(id_)
            bare = FactChange(
                Aspect.ADDED if other else Aspect.GONE,
                noun,
                id_,
                about=_title(other or one),
                was=before.places.key_mark((part, id_)) if one else None,
                now=after.places.key_mark((part, id_)) if other else None,
            )
            if one and not other and both.unread("", id_):
                continue
            if one and other:
                yield from _form(both, bare, (one, other), _REGISTERS)
            else:
                yield replace(bare, old=_title(one), new=_title(other))


def _title(record: Any) -> str:
    found = (getattr(record, name, None) for name in ("name", "title", "file"))
    return next((words for words in found if words), "")
