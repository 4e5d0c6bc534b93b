"""Pairs of things in two states: by name, by former name, by what they say."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from footnoted.library.evidence import words_of
from footnoted.library.names import KnownSource, RecordRef, pages
from footnoted.library.site import Site, redirects
from footnoted.records.forms import Record
from footnoted.records.library import Briefing

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

# -------------------------------------------------------------------------------------------------
# Briefings: by name, by the address that one gave up, or by headline and day.
#
# Only briefings that were published before, or are now, are paired.


@dataclass(frozen=True, slots=True)
class BriefingPair:
    """A published briefing as it was and as it is; one of the two may be missing."""

    old: Briefing | None
    new: Briefing | None
    named: bool = True
    """Whether both have one name, or the new one says its former name."""


def briefing_pairs(base: Site, now: Site) -> tuple[BriefingPair, ...]:
    """Return every briefing that the base had published, in its order, then those that are new."""
    public = {briefing.name: briefing for briefing in now.published}
    former = {redirect.output: redirect.briefing for redirect in redirects(now)}
    found: dict[str, BriefingPair] = {}
    for old in base.published:
        address = base.addresses.file(base.briefing_page(old.name))
        new = public.get(old.name) or former.get(address)
        found[old.name] = BriefingPair(old, new if new and new.name in public else None)
    taken = {pair.new.name for pair in found.values() if pair.new}
    left = [briefing for briefing in now.published if briefing.name not in taken]
    alike = dict(_alike(_gone(found.values()), left))
    for name, pair in found.items():
        if name in alike:
            found[name] = replace(pair, new=public[alike[name]], named=False)
    known = {*taken, *alike.values()}
    added = (BriefingPair(None, new) for new in left if new.name not in known)
    return (*found.values(), *added)


def _gone(pairs: Iterable[BriefingPair]) -> list[Briefing]:
    return [pair.old for pair in pairs if pair.old and pair.new is None]


def _head(briefing: Briefing) -> Hashable:
    return briefing.front.title, briefing.front.date.text


def _alike(old: Iterable[Briefing], new: Iterable[Briefing]) -> Iterator[tuple[str, str]]:
    """Yield the names of two briefings, one of each state, that alone have one headline and day."""
    there = _unique(new, _head)
    for head, briefing in _unique(old, _head).items():
        if briefing and (same := there.get(head)):
            yield briefing.name, same.name


# -------------------------------------------------------------------------------------------------
# Records of briefings: by id, by former id, or by what they say, here or in another briefing.
#
# A record found by what it says has lost its address, which is reported.


@dataclass(frozen=True, slots=True)
class RecordPair:
    """A record of a briefing that the base had published, and the same record now."""

    old: RecordRef
    new: RecordRef | None
    """None if it is gone."""
    after: Briefing
    """The briefing of the old record as it is now."""
    named: bool = True
    """Whether both have one id, or the new one has the old id in `formerly`."""

    @property
    def moved(self) -> bool:
        """Return whether the record is in another briefing now."""
        return self.new is not None and self.new.briefing.name != self.after.name


def record_pairs(base: Site, now: Site, briefings: Iterable[BriefingPair]) -> list[RecordPair]:
    """Return every record of the base's briefings that are still published, in their order."""
    pairs: list[RecordPair] = []
    added: list[RecordRef] = []
    for pair in briefings:
        if pair.old and pair.new:
            own, more = _records(base, now, pair.old, pair.new)
            pairs += own
            added += more
        elif pair.new:
            added += now.names.records(pair.new)
    return list(_moved(pairs, added))


def _records(
    base: Site, now: Site, before: Briefing, after: Briefing
) -> tuple[list[RecordPair], list[RecordRef]]:
    """Return the pairs of two briefings, and the records that only the later one has."""
    found = _by_id(now, after)
    pairs = [
        RecordPair(old, found.get((old.kind, old.id)), after) for old in base.names.records(before)
    ]
    taken = {pair.new.ref for pair in pairs if pair.new}
    left = [each for each in now.names.records(after) if each.ref not in taken]
    for by in (_whole, _quoted, _said):
        gone = [pair.old for pair in pairs if pair.new is None]
        same = dict(_same(gone, left, by))
        pairs = [
            replace(pair, new=same[pair.old.id], named=False) if pair.old.id in same else pair
            for pair in pairs
        ]
        left = [each for each in left if each not in same.values()]
    return pairs, left


def _moved(pairs: Iterable[RecordPair], added: list[RecordRef]) -> Iterator[RecordPair]:
    """Yield the pairs; a record that is gone is searched among the new ones of other briefings."""
    there = _unique(added, lambda each: (each.kind, each.id, _whole(each)))
    for pair in pairs:
        key = pair.old.kind, pair.old.id, _whole(pair.old)
        if pair.new is None and (new := there.get(key)):
            yield replace(pair, new=new, named=False)
        else:
            yield pair


def _by_id(now: Site, after: Briefing) -> dict[tuple[str, str], RecordRef]:
    """Return the records of a briefing by kind and id, former ids included."""
    found: dict[tuple[str, str], RecordRef] = {}
    for target in now.names.records(after):
        for id_ in formerly(target.record):
            found.setdefault((target.kind, id_), target)
    return found | {(t.kind, t.id): t for t in now.names.records(after)}


def formerly(record: object) -> tuple[str, ...]:
    """Return the former ids of a record."""
    return record.formerly if isinstance(record, Record) else ()


def _same(
    old: Iterable[RecordRef], new: Iterable[RecordRef], by: Callable[[RecordRef], Hashable]
) -> Iterator[tuple[str, RecordRef]]:
    """Yield the id of each record that is gone, with the only one that is the same."""
    there = _unique(new, lambda each: (each.kind, by(each)))
    for (kind, key), target in _unique(old, lambda each: (each.kind, by(each))).items():
        if target and key and (same := there.get((kind, key))):
            yield target.id, same


def _whole(target: RecordRef) -> Hashable:
    given = {k: v for k, v in vars(target.record).items() if k not in {"formerly", "note"}}
    return repr(sorted(given.items()))


def _quoted(target: RecordRef) -> Hashable:
    quote = getattr(target.record, "quote", None)
    return (quote.exact, quote.prefix, quote.suffix) if quote else None


def _said(target: RecordRef) -> Hashable:
    words = words_of(target)
    return words if words != target.id else None


def _unique(things: Iterable[T], by: Callable[[T], K]) -> dict[K, T | None]:
    """Return things by a key; None if several have it."""
    found: dict[K, T | None] = {}
    for thing in things:
        key = by(thing)
        found[key] = None if key in found else thing
    return found


# -------------------------------------------------------------------------------------------------
# Sources: by id, by former id, or by the address or DOI or the whole entry that no other has.


@dataclass(frozen=True, slots=True)
class SourcePair:
    """A source as it was and as it is; one of the two may be missing."""

    old: KnownSource | None
    new: KnownSource | None
    named: bool = True
    """Whether both have one id, or the new one has the old id in `formerly`."""


def source_pairs(base: Site, now: Site) -> list[SourcePair]:
    """Return every source of the base, by id, then those that are new."""
    known = now.names.sources
    former = {id_: each for each in known.values() for id_ in formerly(each.source)}
    taken = {id_ for id_ in base.names.sources if id_ in known}
    left = {
        address: each
        for each in known.values()
        if each.id not in taken
        for address in pages(each.source)
    }
    same = _unique((each for each in known.values() if each.id not in taken), _entry)
    pairs: list[SourcePair] = []
    for id_, old in sorted(base.names.sources.items()):
        named = known.get(id_) or former.get(id_)
        alike = next((left[one] for one in pages(old.source) if one in left), None)
        alike = alike or same.get(_entry(old))
        pairs.append(SourcePair(old, named or alike, bool(named) or alike is None))
    taken = {pair.new.id for pair in pairs if pair.new}
    added = (SourcePair(None, known[id_]) for id_ in sorted(known) if id_ not in taken)
    return [*pairs, *added]


def _entry(known: KnownSource) -> Hashable:
    """Return everything that is said of a source, apart from its id."""
    return repr(sorted((k, v) for k, v in vars(known.source).items() if k != "formerly"))
