"""Names of briefings, sources and the like, and the address of every page."""

import datetime as dt
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.library.parts import Division
from footnoted.project import Project
from footnoted.records.codes import DUPLICATE_ID
from footnoted.records.evidence import Claim, Dated, Figure, SharedEvent
from footnoted.records.library import (
    RECORD_KINDS,
    Briefing,
    Correction,
    Library,
    Path,
    Places,
    Register,
)
from footnoted.records.pictures import Image
from footnoted.records.sources import Archived, Party, Source
from footnoted.records.vocabulary import SourceStatus
from footnoted.text.addresses import doi_address, normal_address

FARTHEST = 10
"""The most steps from a source to those that carried it, and from a figure to those it is
calculated from; nobody can follow more.
"""

# -------------------------------------------------------------------------------------------------
# Names: briefings, sources, parties, events, and references to records.
#
# They are only looked up here; the checks report unknown names.

Noun = Claim | Dated | Figure | Image | Correction
KINDS = {kind.section: kind.word for kind in RECORD_KINDS if kind.placed}
"""The sections of a sidecar whose records have a place on the page, and the word for one record."""
SECTIONS = {kind: part for part, kind in KINDS.items()}
"""The sections by the word for one of their records."""


def flatten(name: str) -> str:
    """Return a briefing's name as one part of an id: ``2025--kursk`` for ``2025/kursk``."""
    return name.replace("/", "--")


def join_id(name: str, id_: str = "") -> str:
    """Return a record's id over all briefings, ``NAME--ID``; without ``id_``, its beginning."""
    return f"{flatten(name)}--{id_}"


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source and the place of its record."""

    id: str
    source: Source
    mark: Mark
    home: str
    """The briefing whose sidecar has it; empty for the register."""


@dataclass(frozen=True, slots=True)
class RecordRef:
    """A record that a reference leads to."""

    briefing: Briefing
    kind: str
    id: str
    record: Noun

    @property
    def ref(self) -> str:
        """Return ``NAME#ID``."""
        return f"{self.briefing.name}#{self.id}"

    @property
    def element(self) -> str:
        """Return the id of its element on the briefing's page: ``claim-ID``."""
        return f"{self.kind}-{self.id}"

    @property
    def everywhere(self) -> str:
        """Return the id of its element on a page over all briefings: ``claim-NAME--ID``."""
        return f"{self.kind}-{join_id(self.briefing.name, self.id)}"


@dataclass(frozen=True, slots=True)
class Names:
    """Everything that can be referred to, by its name."""

    briefings: Mapping[str, Briefing]
    sources: Mapping[str, KnownSource]
    parties: Mapping[str, Party]
    events: Mapping[str, SharedEvent]
    targets: Mapping[str, tuple[RecordRef, ...]]
    """The records of each briefing, by its name."""
    by_id: Mapping[str, Mapping[str, RecordRef]]
    """The same, by briefing and id; the first of two records with one id."""

    def records(self, briefing: Briefing) -> tuple[RecordRef, ...]:
        """Return the claims, dates, figures and images of a briefing, in the sidecar's order."""
        return self.targets[briefing.name]

    def resolve(self, home: Briefing, ref: str) -> RecordRef | None:
        """Return the record of ``ID`` or ``NAME#ID`` as written in ``home``'s sidecar, or None."""
        name, hash_, id_ = ref.rpartition("#")
        return self.by_id.get(name if hash_ else home.name, {}).get(id_)


def names(library: Library) -> Names:
    """Return every name in the library; of two sources with one id the first is used."""
    sources = {
        id_: KnownSource(id_, source, library.sources.places.key_mark(("sources", id_)), "")
        for id_, source in library.sources.records.items()
    }
    for briefing in library.briefings:
        for id_, source in briefing.sidecar.sources.items():
            mark = briefing.sidecar_places.key_mark(("sources", id_))
            sources.setdefault(id_, KnownSource(id_, source, mark, briefing.name))
    targets = {briefing.name: tuple(_records(briefing)) for briefing in library.briefings}
    return Names(
        {briefing.name: briefing for briefing in library.briefings},
        sources,
        library.parties.records,
        library.events.records,
        targets,
        {name: {t.id: t for t in reversed(found)} for name, found in targets.items()},
    )


def _records(briefing: Briefing) -> Iterator[RecordRef]:
    for part, kind in KINDS.items():
        for id_, record in getattr(briefing.sidecar, part).items():
            yield RecordRef(briefing, kind, id_, record)


# -------------------------------------------------------------------------------------------------
# Registers of other desks: the records that are named here, added to our own.
#
# They are only read. Of two records with one id ours is used, and a problem is reported.

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LABEL = re.compile(r"\[\^([a-z0-9-]+)\]")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\)\]]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class JoinedPlaces:
    """The places of several registers as those of one; an id not in ``others`` is our own."""

    own: Places
    others: Mapping[str, Places]
    """By the id of a record."""

    @property
    def value(self) -> object:
        """Return the value of our own register."""
        return getattr(self.own, "value", {})

    def mark(self, path: Path) -> Mark:
        """Return the place of a value."""
        return self._of(path).mark(path)

    def key_mark(self, path: Path) -> Mark:
        """Return the place of a key."""
        return self._of(path).key_mark(path)

    def _of(self, path: Path) -> Places:
        return self.others.get(str(path[1]), self.own) if len(path) > 1 else self.own


def with_registers(
    library: Library, others: Iterable[Mapping[str, Register[Any]]]
) -> tuple[Library, list[Problem]]:
    """Return a library with the other desks' records that it names, and a problem for each clash.

    ``others`` are registers by their names. A clash is reported in our file, or in the later of
    two.
    """
    ids, addresses = _named(library)
    found: list[Problem] = []
    joined: dict[str, Any] = {}
    every = list(others)
    for section, word in _WORDS.items():
        own: Register[Any] = getattr(library, section)
        ours = _marks(library, section, own)
        theirs: dict[str, tuple[Any, Places]] = {}
        for register in (other[section] for other in every):
            for id_, record in register.records.items():
                mark = register.places.key_mark((section, id_))
                if id_ in theirs:
                    found.append(_clash(word, id_, mark, theirs[id_][1].key_mark((section, id_))))
                elif id_ in ours:
                    found.append(_clash(word, id_, ours[id_], mark))
                else:
                    theirs[id_] = record, register.places
        wanted = _wanted(section, {id_: one for id_, (one, _) in theirs.items()}, ids, addresses)
        if wanted:
            places = JoinedPlaces(own.places, {id_: theirs[id_][1] for id_ in wanted})
            records = {**own.records, **{id_: theirs[id_][0] for id_ in wanted}}
            joined[section] = replace(own, records=records, places=places)
    return replace(library, **joined), found


_WORDS = {"sources": "source", "parties": "party", "events": "event"}


def _clash(word: str, id_: str, mark: Mark, first: Mark) -> Problem:
    message = f"The {word} `{id_}` is defined in {first.path} already."
    return Problem(DUPLICATE_ID, message, mark, DUPLICATE_ID.cure, related=first, about=id_)


def _marks(library: Library, section: str, own: Register[Any]) -> dict[str, Mark]:
    """Return the places of our own records of a register, and of sources in sidecars."""
    found = {id_: own.places.key_mark((section, id_)) for id_ in own.records}
    for briefing in library.briefings if section == "sources" else ():
        for id_ in briefing.sidecar.sources:
            found.setdefault(id_, briefing.sidecar_places.key_mark((section, id_)))
    return found


def _named(library: Library) -> tuple[set[str], set[str]]:
    """Return every id that our texts may name, and every address in its normal form."""
    registers = (library.sources, library.parties, library.events, library.images)
    records = [b.sidecar_places for b in library.briefings] + [r.places for r in registers]
    ids: set[str] = set()
    addresses: set[str] = set()
    for places in records:
        ids.update(_ID.findall(getattr(places, "text", "")))
    for briefing in library.briefings:
        ids.update(_LABEL.findall(briefing.body))
        for address in _ADDRESS.findall(briefing.body):
            addresses.add(normal_address(address))
            if copy := copy_of(address):
                addresses.add(normal_address(copy.original))
    return ids, addresses


def _wanted(
    section: str, theirs: Mapping[str, Any], ids: set[str], addresses: set[str]
) -> dict[str, None]:
    """Return the ids of others' records that we name, and of those they are known through."""
    wanted = [id_ for id_, record in theirs.items() if id_ in ids or _led(record, addresses)]
    if section == "sources":
        for id_ in wanted:  # it gets longer during the loop
            carrier = theirs[id_].cited_in
            if carrier in theirs and carrier not in wanted:
                wanted.append(carrier)
    return dict.fromkeys(wanted)


def _led(record: object, addresses: set[str]) -> bool:
    """Return whether one of these addresses is a source's."""
    if not isinstance(record, Source):
        return False
    copies = (normal_address(copy.url) for copy in record.archived)
    return not addresses.isdisjoint((*pages(record), *copies))


# -------------------------------------------------------------------------------------------------
# The address of every page, and the links between pages.
#
# Paths are calculated only; nothing checks whether a page exists.


@dataclass(frozen=True, slots=True)
class Addresses:
    """Source names (``briefings/kursk.md``) and the relative addresses between them."""

    project: Project
    divided: Mapping[str, Division] = field(default_factory=dict, repr=False)
    """The generated pages that are divided into parts, by key."""

    def entry(self, key: str, fragment: str = "") -> str:
        """Return the source name of the page that has an entry of a generated page.

        Without a fragment it is the page itself; empty if the site switched the page off.
        """
        page = self.project.page(key)
        if page and fragment and key in self.divided:
            return self.divided[key].find(fragment).page
        return page or ""

    def briefing(self, briefing: Briefing) -> str:
        """Return the source name of a briefing's page, below the documentation root."""
        return self.beside_root(briefing.path)

    def beside_root(self, path: str) -> str:
        """Return the source name of a file below the briefings folder, from its path."""
        inside = path.removeprefix(self.project.briefings_dir + "/")
        return f"{self.project.url_prefix}/{inside}".removeprefix("/")

    def beside(self, briefing: Briefing, file: str) -> str:
        """Return the source name of a file next to an article."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.briefing(briefing)), file))

    def public(self, source_name: str) -> str:
        """Return a page's address below the site's root: ``timeline/``; the home page is empty."""
        stem, _, suffix = source_name.rpartition(".")
        if suffix != "md":
            return source_name
        folder, _, last = stem.rpartition("/")
        prefix = f"{folder}/" if folder else ""
        if last in ("index", "README"):
            return prefix if self.project.directory_urls else f"{prefix}index.html"
        return f"{stem}/" if self.project.directory_urls else f"{stem}.html"

    def file(self, source_name: str) -> str:
        """Return the file a page is written to, below the site's folder."""
        address = self.public(source_name)
        return f"{address}index.html" if not address or address.endswith("/") else address

    def href(self, here: str, there: str, fragment: str = "") -> str:
        """Return the relative address from one page to another, both by source name."""
        anchor = f"#{fragment}" if fragment else ""
        if here == there and anchor:
            return anchor
        start = self.public(here)
        base = start if start.endswith("/") else posixpath.dirname(start)
        target = self.public(there)
        relative = posixpath.relpath("/" + target, "/" + base)
        slash = "/" if target.endswith("/") or (not target and self.project.directory_urls) else ""
        return (relative + slash).replace("//", "/") + anchor

    def source_href(self, here: str, there: str, fragment: str = "") -> str:
        """Return the relative path between two sources, as a writer would type it in Markdown."""
        anchor = f"#{fragment}" if fragment else ""
        if here == there and anchor:
            return anchor
        return posixpath.relpath("/" + there, "/" + posixpath.dirname(here)) + anchor

    def canonical(self, source_name: str, fragment: str = "") -> str:
        """Return the full address; empty if the site has none."""
        if not self.project.site_url:
            return ""
        anchor = f"#{fragment}" if fragment else ""
        return self.project.site_url.rstrip("/") + "/" + self.public(source_name) + anchor


# -------------------------------------------------------------------------------------------------
# Two pages with one address: a host would publish only the later one, without a message.
#
# Only names are compared; the host says which files it has and which it would add.

TAKEN = Code(
    "page.taken",
    Level.ERROR,
    "Two files would have the same address: a briefing, a picture or a generated page, and "
    "another file.",
    "Rename one of the two, or give the generated page another name with `pages:`.",
)

UNCONVERTED = Code(
    "article.unconverted",
    Level.ERROR,
    "A Markdown extension of the site, or another plugin, failed at this article. The text may "
    "be fine; the fault is in that program.",
    "Write the paragraph in another way, or switch that extension or plugin off.",
)


def unconverted(mark: Mark, why: str) -> Problem:
    """Return the problem of an article that other programs cannot convert."""
    message = f"This article cannot be converted ({why})."
    return Problem(UNCONVERTED, message, mark, UNCONVERTED.cure)


OWN_PAGE = Code(
    "page.own",
    Level.INFO,
    "The site has a page of its own at the address of a generated page, so the generated page is "
    "left out.",
    "Give the generated page another name, such as `pages: {timeline: evidence/timeline.md}`, or "
    "switch it off with `false`.",
)


def own_pages(own: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a notice for each generated page, by its key, that a file of the site replaces.

    The links to it and the list of pages are then without it.
    """
    for key, path in own.items():
        message = f"This is the site's own page; the generated page `{key}` is left out."
        hint = f"To have both, set `pages: {{{key}: evidence/{key}.md}}`."
        hint = f"{hint} To have only this one, set `{key}: false` there."
        yield Problem(OWN_PAGE, message, Mark(path), hint)


@dataclass(frozen=True, slots=True)
class Addition:
    """A file that Footnoted adds to the site."""

    output: str
    """The file it is written to, below the site's folder."""
    what: str
    """Its description for a writer: "the briefing kursk", "the generated page timeline.md"."""
    mark: Mark | None
    """Its own file, if it has one."""


def clashes(additions: Iterable[Addition], taken: Mapping[str, Mark]) -> Iterator[Problem]:
    """Yield a problem for each addition whose output is taken; ``taken`` maps outputs to files."""
    seen = dict(taken)
    owners: dict[str, str] = {}
    for addition in additions:
        other = seen.get(addition.output)
        if other:
            name = owners.get(addition.output, f"`{other.path}`")
            both = f"{addition.what} and {name}"
            message = f"{both[0].upper()}{both[1:]} would both be written to `{addition.output}`."
            yield Problem(TAKEN, message, addition.mark or other, TAKEN.cure, other)
        seen.setdefault(addition.output, addition.mark or Mark(addition.what))
        owners.setdefault(addition.output, addition.what)


# -------------------------------------------------------------------------------------------------
# The address of an archived copy: when it was made, and of what.
#
# Known are the forms of the Wayback Machine and of sites with its software
# (`/web/20240505120000/URL`, `/web/20240505120000if_/URL`) and of archive.today
# (`/2024.05.05-120000/URL`). Addresses of others, such as perma.cc, do not say it. Nothing is
# fetched.

_COPY = re.compile(
    r"/(?P<stamp>[0-9][0-9.*-]*|\*)(?P<manner>[a-z]{2}_)?/(?P<original>(?:https?:/|www\.).+)\Z",
    re.DOTALL | re.IGNORECASE,
)
_WEB = re.compile(
    r"//[^/]+/web/(?P<stamp>[0-9*][0-9.*-]*)(?P<manner>[a-z]{2}_)?/(?P<original>[^/?#]+\..+)\Z",
    re.DOTALL,
)
"""The Wayback Machine's own form, which also allows an original without ``https://``."""
_FORMS = ("%Y%m%d%H%M%S", "%Y.%m.%d-%H%M%S")
_LENGTHS = (14, 17)
_ONE_SLASH = re.compile(r"\A(https?:)/(?!/)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Copy:
    """What the address of an archived copy says."""

    stamp: str
    """When it was made, as written there."""
    original: str
    """The address that was copied, with its scheme."""

    @property
    def moment(self) -> dt.datetime | None:
        """Return when it was made, in UTC; None if the stamp is incomplete or no date."""
        return _moment(self.stamp)


@lru_cache(4096)  # several checks and pages ask
def _moment(stamp: str) -> dt.datetime | None:
    if len(stamp) not in _LENGTHS:
        return None
    for form in _FORMS:
        try:
            return dt.datetime.strptime(stamp, form).replace(tzinfo=dt.UTC)
        except ValueError:
            continue
    return None


def copy_of(address: str) -> Copy | None:
    """Return what a copy's address says; None if it has none of the known forms."""
    found = _COPY.search(address) or _WEB.search(address)
    if found is None:
        return None
    original = _ONE_SLASH.sub(r"\1//", found["original"])
    return Copy(found["stamp"], original if "://" in original[:8] else f"https://{original}")


# -------------------------------------------------------------------------------------------------
# Which source an address is of: by its own addresses, by those of its copies, by its DOI.
#
# Addresses are compared only; whether one is safe or works is checked elsewhere.


@dataclass(frozen=True)
class Registered:
    """Every source of the library, by its addresses."""

    names: Names

    def find(self, address: str) -> KnownSource | None:
        """Return the source of an address, which may be that of any copy of its page.

        A source whose own address is that of a copy is also found by the original's. If two sources
        have one address, the one that was not withdrawn is returned, or else the one whose id comes
        first.
        """
        normal = normal_address(address)
        if not normal.startswith("//"):
            return None
        found = self._pages.get(normal) or self._copies.get(normal)
        if found is None and (copy := copy_of(address.strip())):
            found = self._pages.get(normal_address(copy.original))
        return found

    @cached_property
    def _pages(self) -> Mapping[str, KnownSource]:
        return {address: known for known in self._sources for address in pages(known.source)}

    @cached_property
    def _copies(self) -> Mapping[str, KnownSource]:
        found = {}
        for known in self._sources:
            if kept := copy_of(known.source.url or ""):
                found[normal_address(kept.original)] = known
            found |= {normal_address(copy.url): known for copy in known.source.archived}
        return found

    @property
    def _sources(self) -> list[KnownSource]:
        """Return the sources in an order in which later ones replace earlier ones in a table:
        withdrawn ones first, then by id from the last.
        """

        def order(known: KnownSource) -> tuple[bool, str]:
            return known.source.status is SourceStatus.RETRACTED, known.id

        return sorted(self.names.sources.values(), key=order, reverse=True)


def pages(source: Source) -> Iterator[str]:
    """Yield the normal forms of a source's own addresses: its page and its DOI."""
    for address in (source.url, doi_address(source.doi or "")):
        if address and (normal := normal_address(address)).startswith("//"):
            yield normal


def newest_copy(source: Source) -> Archived | None:
    """Return the newest archived copy; of two with one date, the first in the list."""
    return max(source.archived, key=lambda copy: copy.date.sort_key, default=None)
