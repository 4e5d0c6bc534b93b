"""What a page asked of the Site, so that it is made again only if an answer has changed.

A traced Site is a Site that notes what it is asked. Asked again, ``Answers`` say whether the
answers are still the same. A page that goes through everything depends on everything, so a page
that should be kept asks by name.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cached_property
from types import FunctionType, NoneType
from typing import Any, TypeVar, cast, get_origin, get_type_hints

from footnoted.article.plan import Reading
from footnoted.library.names import Addresses, KnownSource, Names, RecordRef
from footnoted.library.parts import Part
from footnoted.library.site import OwnPart, Site
from footnoted.records.library import Briefing, NoPlaces
from footnoted.records.sources import Source
from footnoted.records.yaml import Document
from footnoted.store import digest

Ask = tuple[str, str | tuple[str, str] | None]
"""What was asked, and for which name; None for everything."""
V = TypeVar("V")


def _mappings(of: type) -> tuple[str, ...]:
    """Return the names of the fields that are mappings."""
    return tuple(name for name, kind in get_type_hints(of).items() if get_origin(kind) is Mapping)


NAMED, MAPPINGS = _mappings(Names), _mappings(Site)
"""The mappings of ``Names`` and of ``Site``."""


class Traced(Mapping[str, V]):
    """A mapping that notes what it is asked."""

    def __init__(self, name: str, mapping: Mapping[str, V], asked: dict[Ask, None]) -> None:
        self._name, self._mapping, self._asked = name, mapping, asked

    def __getitem__(self, key: str) -> V:
        """Return a value; that there is none is an answer, too."""
        self._asked[self._name, key] = None
        return self._mapping[key]

    def __iter__(self) -> Iterator[str]:
        """Yield all names."""
        self._asked[self._name, None] = None
        return iter(self._mapping)

    def __len__(self) -> int:
        """Return how many there are."""
        self._asked[self._name, None] = None
        return len(self._mapping)


class TracedAddresses(Addresses):
    """Addresses that note which entries of generated pages were asked for."""

    __slots__ = ("_asked",)
    _asked: dict[Ask, None]

    def entry(self, key: str, fragment: str = "") -> str:
        """Return the source name of the page that has an entry."""
        self._asked["entry", (key, fragment)] = None
        return Addresses.entry(self, key, fragment)


class TracedSite:
    """A Site that notes what it is asked."""

    def __init__(self, site: Site, asked: dict[Ask, None]) -> None:
        self._site, self.asked = site, asked
        self.project = site.project
        self.names = traced_names(site.names, asked)
        self.addresses = TracedAddresses(site.addresses.project, site.addresses.divided)
        object.__setattr__(self.addresses, "_asked", asked)
        for name in MAPPINGS:
            setattr(self, name, Traced(name, getattr(site, name), asked))

    def __getattr__(self, name: str) -> Any:
        """Return what is no mapping: a method that asks here, or a value that is noted."""
        of_class = getattr(Site, name, None)
        if isinstance(of_class, FunctionType):
            return of_class.__get__(self)
        if isinstance(of_class, property) and of_class.fget:
            return of_class.fget(self)
        self.asked["site", name] = None
        return getattr(self._site, name)


def traced_names(names: Names, asked: dict[Ask, None]) -> Names:
    """Return names that note what they are asked."""
    return replace(names, **{n: Traced(f"names.{n}", getattr(names, n), asked) for n in NAMED})


def traced(site: Site, asked: dict[Ask, None]) -> Site:
    """Return a Site that notes in ``asked`` what it is asked."""
    return cast("Site", TracedSite(site, asked))


def watch(site: Site, name: str, mapping: Mapping[str, V]) -> Mapping[str, V]:
    """Return a mapping made of a Site; it notes what it is asked if that Site does."""
    asking: object = site
    if isinstance(asking, TracedSite) and isinstance(mapping, Mapping):
        return Traced(name, mapping, asking.asked)
    return mapping


@dataclass(frozen=True, slots=True)
class SiteInPieces(Site):
    """A Site whose files are written from pieces, some of them kept from earlier builds."""

    take: Callable[[Callable[[Site, OwnPart], Any], OwnPart], Any] = lambda _make, _own: None
    """Returns a piece."""

    def piece(self, make: Callable[[Site, OwnPart], V], own: OwnPart) -> V:
        """Return what is made of one briefing's part."""
        return cast("V", self.take(make, own))

    @classmethod
    def of(cls, site: Site, take: Callable[..., Any]) -> "SiteInPieces":
        """Return a Site that takes its pieces from a function."""
        return cls(**{each.name: getattr(site, each.name) for each in fields(site)}, take=take)


class Answers:
    """What a Site answers, in plain values, each found once.

    The Site's briefings and readings must have the digests of what they were made from.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[Ask, str] = {}
        self.made: dict[str, Mapping[str, Any]] = {}
        """The mappings of the Site that ``watch`` was called with, by their names."""
        self._ways: dict[type, Callable[[Any], object]] = {}
        self._said: dict[str, tuple[Source, str]] = {}
        """The values of the register's sources as texts, each made once."""

    def all(self, asked: tuple[Ask, ...]) -> str:
        """Return the digest of all answers."""
        known = self._known
        return digest("".join([known.get(ask) or self._one(ask) for ask in asked]))

    def part(self, part: Part) -> str:
        """Return a digestible value for a part of a divided page and all that it shows."""
        below = [(self.light(each), each.count) for each in part.parts]
        return repr((self.light(part), part.count, below or self.light(part.items)))

    def _one(self, ask: Ask) -> str:
        """Return the digest of one answer: it may be long, and many ask the same."""
        said = self._known[ask] = digest(repr(self.light(self._answer(ask))))
        return said

    def _answer(self, ask: Ask) -> object:
        kind, name = ask
        if kind == "entry":
            assert isinstance(name, tuple)
            return self._site.addresses.entry(*name)
        if kind == "site":
            return getattr(self._site, str(name))
        of_names = kind.removeprefix("names.")
        home = self._site if of_names == kind else self._site.names
        mapping: Mapping[str, Any]
        mapping = self.made[kind] if kind in self.made else getattr(home, of_names)
        if name is None:
            return tuple(mapping)
        if of_names in ("targets", "by_id"):
            return self._site.names.briefings.get(str(name))
        return (mapping[str(name)],) if name in mapping else None

    def light(self, value: Any) -> object:
        """Return a plain value for a value: for a briefing and its records, all it says itself."""
        kind = type(value)
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._way(kind)
        return way(value)

    def _way(self, kind: type) -> Callable[[Any], object]:
        """Return the function that makes plain values of the values of a type."""
        for kinds, way in self._light_of:
            if issubclass(kind, kinds):
                return way
        if not is_dataclass(kind):
            return repr
        light, names = self.light, [each.name for each in fields(kind)]
        return lambda value: [light(getattr(value, name)) for name in names]

    @cached_property
    def _light_of(self) -> list[tuple[type | tuple[type, ...], Callable[[Any], object]]]:
        light = self.light
        return [
            ((NoneType, str, int, float, Enum), lambda value: value),
            (Mapping, lambda value: [(light(key), light(each)) for key, each in value.items()]),
            ((tuple, list), lambda value: [light(each) for each in value]),
            ((set, frozenset), lambda value: sorted(map(str, value))),
            (Briefing, lambda value: (value.name, value.facts)),
            (RecordRef, lambda value: (value.ref, value.kind, value.briefing.facts)),
            (KnownSource, self._light_source),
            (Reading, lambda value: value.facts),
            (Part, lambda value: (value.page, value.path, value.letters)),
            ((Document, NoPlaces), lambda value: ""),
        ]

    def _light_source(self, value: KnownSource) -> object:
        """Return a source's id with its briefing's facts; in the register, with its own values."""
        if home := self._site.names.briefings.get(value.home):
            return value.id, home.facts
        said = self._said.get(value.id)
        if said is None or said[0] is not value.source:
            said = self._said[value.id] = value.source, repr(value.source)
        return value.id, said[1]
