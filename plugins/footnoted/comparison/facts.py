"""One change in facts as a value, the two states it is found in, and values in words."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from footnoted.comparison.pairs import (
    BriefingPair,
    RecordPair,
    SourcePair,
    briefing_pairs,
    record_pairs,
    source_pairs,
)
from footnoted.dates.edtf import Edtf
from footnoted.diagnostics.problem import Mark
from footnoted.library.names import SECTIONS, Names, RecordRef
from footnoted.library.site import Site
from footnoted.outputs.files import sight
from footnoted.outputs.view import View
from footnoted.outputs.words import steps
from footnoted.records.evidence import (
    AttributionLink,
    Claim,
    Credibility,
    FigureDifference,
    Share,
)
from footnoted.records.forms import Form, kebab
from footnoted.records.library import Briefing, Places

# -------------------------------------------------------------------------------------------------
# One change: of what, in which respect, from which words to which.
#
# This is a value; others decide whether it is a problem, and how it is printed.


class Aspect(StrEnum):
    """In what respect something is different, the gravest first."""

    GONE = "gone"
    RETRACTED = "retracted"
    NUMBER = "number"
    DATE = "date"
    WORDS = "words"
    """The quoted words of the article."""
    SENTENCE = "sentence"
    """The sentence around words that are the same."""
    MEANING = "meaning"
    """What a record says about a statement: its sentence, kind, stance, condition, subject."""
    GRADE = "grade"
    STANDING = "standing"
    """What has become of it since: its status, its outcome."""
    CHAIN = "chain"
    """Who said it to whom, and what we read."""
    SOURCES = "sources"
    RELIABILITY = "reliability"
    ADDRESS = "address"
    """The address of a source."""
    RELATIONS = "relations"
    RIGHTS = "rights"
    """A picture's credit, license or permission."""
    PICTURE = "picture"
    """The picture itself."""
    RENAMED = "renamed"
    MOVED = "moved"
    READ = "read"
    """Whether we read a source ourselves."""
    REMARK = "remark"
    DETAIL = "detail"
    """Anything else that a record has."""
    ADDED = "added"


class Told(StrEnum):
    """Whether readers are informed of a change to what was published."""

    NOT_NEEDED = "not needed"
    CORRECTED = "corrected"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class FactChange:
    """One thing that is different, in one respect."""

    aspect: Aspect
    noun: str
    """The kind of thing: ``claim``, ``source``, ``briefing`` …"""
    ref: str
    """``NAME#ID``, the id of a source, or the name of a briefing, as it is now or was last."""
    label: str = ""
    """The key that is different, if the aspect alone does not say it."""
    old: str = ""
    """In words; empty if there was nothing."""
    new: str = ""
    """In words; empty if there is nothing now."""
    about: str = ""
    """The words by which people know the thing."""
    was: Mark | None = None
    """Its place in the earlier state."""
    now: Mark | None = None
    """Its place in the later one."""
    told: Told = Told.NOT_NEEDED
    page: str = ""
    """The page with it: an address below the site's root."""
    rests: tuple[str, ...] = ()
    """What depends on it: records by ``NAME#ID``, or briefings by name."""
    pair: RecordPair | BriefingPair | SourcePair | None = None
    """The thing in both states."""

    @property
    def rank(self) -> tuple[bool, int]:
        """Return how grave it is, to sort by: what readers are not informed of comes first."""
        return self.told is not Told.SILENT, _ORDER[self.aspect]


_ORDER = {aspect: number for number, aspect in enumerate(Aspect)}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many claims, dates and figures of published briefings have a source."""

    resting: int
    whole: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that is different between two states."""

    changes: tuple[FactChange, ...]
    """The gravest first."""
    before: Coverage
    after: Coverage

    @property
    def silent(self) -> tuple[FactChange, ...]:
        """Return the changes that readers should be informed of and are not."""
        return tuple(change for change in self.changes if change.told is Told.SILENT)


FileIds = Callable[[str], str]
"""The id of a file's content, by its path below the project's root; empty if there is none."""


def _no_ids(_path: str) -> str:
    return ""


class State(NamedTuple):
    """One of the two states."""

    site: Site
    file_id: FileIds = _no_ids


@dataclass(frozen=True)
class BothStates:
    """Two states, with values that are needed again and again."""

    base: State
    now: State

    @cached_property
    def briefings(self) -> tuple[BriefingPair, ...]:
        """Return the published briefings of both."""
        return briefing_pairs(self.base.site, self.now.site)

    @cached_property
    def sources(self) -> list[SourcePair]:
        """Return the sources of both."""
        return source_pairs(self.base.site, self.now.site)

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """Return the present id of each source that the base had, by the one it had then."""
        return {pair.old.id: pair.new.id for pair in self.sources if pair.old and pair.new}

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """Return the present name of each briefing that the base had published."""
        return {pair.old.name: pair.new.name for pair in self.briefings if pair.old and pair.new}

    @cached_property
    def refs(self) -> Mapping[str, str]:
        """Return the present ``NAME#ID`` of each record that the base had, by its earlier one."""
        pairs = record_pairs(self.base.site, self.now.site, self.briefings)
        return {pair.old.ref: pair.new.ref for pair in pairs if pair.new}

    def same_targets(self, old: RecordRef, new: RecordRef, name: str) -> bool:
        """Return whether a key of both states refers to the same records, whatever their ids."""
        one, other = getattr(old.record, name, None), getattr(new.record, name, None)
        before = _referring(self.base.site.names, old, one, self.refs)
        return before == _referring(self.now.site.names, new, other, {})

    def unread(self, home: str, id_: str = "") -> bool:
        """Return whether a thing is in the later state but could not be read.

        ``home`` is the name of its briefing, empty for a register. Its own problem reports it.
        """
        library = self.now.site.library
        registers = library.sources, library.parties, library.events, library.images
        lost = library.lost & {id_, f"{home}#"}
        if home:
            old = self.base.site.names.briefings.get(home)
            return bool(lost) or (old is not None and old.path in library.unread)
        return bool(lost) or any(_unreadable(register.places) for register in registers)

    @property
    def views(self) -> tuple[View, View]:
        """Return the views that put values of each state into words."""
        return sight(self.base.site), sight(self.now.site)


def _referring(names: Names, home: RecordRef, value: object, refs: Mapping[str, str]) -> object:
    """Return a value with each reference as ``NAME#ID``; ``refs`` has the present ones."""
    if isinstance(value, tuple):
        return tuple(_referring(names, home, each, refs) for each in value)
    if isinstance(value, Share | FigureDifference):
        return value.model_copy(update={"figure": _referring(names, home, value.figure, refs)})
    target = names.resolve(home.briefing, value) if isinstance(value, str) else None
    return refs.get(target.ref, target.ref) if target else value


def _unreadable(places: Places) -> bool:
    return getattr(places, "value", ()) is None and bool(getattr(places, "problems", ()))


# -------------------------------------------------------------------------------------------------
# Chains: what they mean, and what they say in words.


def linked(chain: Sequence[AttributionLink], ids: Mapping[str, str]) -> tuple[AttributionLink, ...]:
    """Return the meaning of a chain, its sources by their present ids; excerpts are compared
    elsewhere.
    """
    return tuple(
        link.model_copy(update={"source": ids.get(link.source, link.source), "excerpt": None})
        if link.source
        else link
        for link in chain
    )


ORIGIN = "another origin"
"""The label of a chain that begins with somebody else, or is gone."""


def chain_label(
    old: Sequence[AttributionLink], new: Sequence[AttributionLink], ids: Mapping[str, str]
) -> str:
    """Return how a chain is different: by its origin, or else by having more or fewer links."""
    if old and _origin(linked(old, ids)) != _origin(linked(new, {})):
        return ORIGIN
    if not old or len(new) == len(old):
        return ""
    return "longer" if len(new) > len(old) else "shorter"


def _origin(chain: Sequence[AttributionLink]) -> Hashable:
    if not chain:
        return None
    first = chain[0]
    return first.party, first.source, first.described, first.of, first.unknown


def chain_words(site: Site, chain: Sequence[AttributionLink], briefing: Briefing) -> str:
    """Return who said it to whom, and what we read, in the order of the chain."""
    record = Claim.model_construct(says="", attribution=tuple(chain))
    told = []
    for step in steps(record, briefing.sidecar, site.names, briefing.front.date):
        how = ", ".join(filter(None, (step.how, "read by us" if step.read else "")))
        told.append(f"{step.named} ({how})" if how else step.named)
    return " → ".join(told)


# -------------------------------------------------------------------------------------------------
# What a value means, and what it says in words.

_SCALES = frozenset({"credibility", "likelihood", "confidence", "reliability"})


def meaning(value: object) -> Hashable:
    """Return what must stay the same: not how it is typed, but what it says."""
    if isinstance(value, Edtf):
        known = value.uncertain, value.approximate, value.kind, value.precision
        return value.earliest, value.latest, value.time, known
    if isinstance(value, tuple):
        return tuple(meaning(each) for each in value)
    return value or None if isinstance(value, str | tuple | bool) else repr(value)


def value_words(view: View, value: object, name: str = "") -> str:
    """Return a value in words, as a reader of the change needs them; empty for None."""
    if name in _SCALES and isinstance(value, str) and (grade := view.grade(name, value)):
        return f"{value} ({grade.label})"
    if isinstance(value, Credibility):
        parts = value.as_written().items()
        return "; ".join(f"{part} {value_words(view, code, name)}" for part, code in parts)
    told = next((tell for kind, tell in _TELLING.items() if isinstance(value, kind)), None)
    return told(view, value) if told else str(value or "")


def _form_words(view: View, form: Form) -> str:
    parts = ((kebab(key), value_words(view, each)) for key, each in vars(form).items())
    return ", ".join(f"{key}: {words}" for key, words in parts if words)


_TELLING: Mapping[type, Callable[[View, Any], str]] = {
    Edtf: lambda view, date: view.words(date),
    StrEnum: lambda _, member: str(member.value),
    Decimal: lambda _, number: f"{number:f}",
    bool: lambda _, flag: "yes" if flag else "",
    tuple: lambda view, each: "; ".join(value_words(view, one) for one in each),
    Form: _form_words,
}
"""How a value of each type is put into words."""


def record_mark(target: RecordRef) -> Mark:
    """Return where a record begins in its sidecar."""
    return target.briefing.sidecar_places.key_mark((SECTIONS[target.kind], target.id))


def page_of(site: Site, name: str, fragment: str = "") -> str:
    """Return the address of a briefing below the root of the site, or of a place on it."""
    address = site.addresses.public(site.briefing_page(name))
    return f"{address}#{fragment}" if fragment else address
