"""Which pages get a record, under which id, and where: the shared register, or one sidecar.

A page that has a record keeps it. What several briefings cite is shared.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from footnoted.adopt.cited import Cited, cited
from footnoted.adopt.incoming import Incoming
from footnoted.adopt.records import Page, named, pages, record
from footnoted.drafts import Draft
from footnoted.guard import normal_address
from footnoted.index import Site
from footnoted.index.registered import Registered
from footnoted.load.ids import KINDS
from footnoted.load.read import REGISTER_SIZE, read_text
from footnoted.load.yaml import parse

Records = dict[str, Mapping[str, Draft]]


@dataclass(frozen=True, slots=True)
class Drafted:
    """Records by their ids, and where they go."""

    shared: Records = field(default_factory=dict)
    """For the register."""
    own: dict[str, Records] = field(default_factory=dict)
    """For sidecars, by the briefing's name."""
    words: dict[str, str] = field(default_factory=dict)
    """The words of a link to each, by id."""

    @property
    def count(self) -> int:
        """Give how many records there are."""
        return len(self.shared) + sum(len(records) for records in self.own.values())

    def every(self) -> Iterator[tuple[str, Mapping[str, Draft]]]:
        """Give every record with its id, those of the register first."""
        yield from self.shared.items()
        for records in self.own.values():
            yield from records.items()


def drafted(site: Site, new: Iterable[Incoming], selected: set[str]) -> Drafted:
    """Draft what the selected articles cite; the others count when it comes to what is shared."""
    new = list(new)
    known, found = _Known(site), Drafted()
    taken = known.ids | {note.label for one in new for note in one.body.reading.footnotes}
    for key, page in pages(_cited(site, new)).items():
        if not known(key, page) and not selected.isdisjoint(page.articles):
            id_ = named(page, taken)
            home = found.shared
            if len(page.articles) == 1:
                home = found.own.setdefault(page.articles[0], {})
            home[id_] = record(page)
            found.words[id_] = page.words
    return found


def _cited(site: Site, new: list[Incoming]) -> Iterator[tuple[str, tuple[Cited, ...]]]:
    """Give what each article cites, by name; the site's own pages are no sources."""
    every = {b.name: cited(site.readings[b.name], b.body) for b in site.built}
    every |= {one.found.name: one.cited for one in new}
    own = normal_address(site.project.site_url) if site.project.site_url else None
    for name in sorted(every):
        yield name, tuple(c for c in every[name] if not own or not _below(c.key, own))


def _below(key: str, own: str) -> bool:
    return key == own or key.startswith((f"{own}/", f"{own}?"))


class _Known:
    """What the project has already: ids of every kind, and pages with a record."""

    def __init__(self, site: Site) -> None:
        self._registered = Registered(site.names)
        self.ids = set(site.names.sources) | set(site.library.lost)
        for briefing in site.library.briefings:
            for kind in KINDS:
                self.ids |= set(getattr(briefing.sidecar, kind))
        for known in site.names.sources.values():
            self.ids |= set(known.source.formerly)
        for reading in site.readings.values():
            self.ids |= {note.label for note in reading.footnotes}
        self._unread = frozenset(_unread_addresses(site)) if site.library.lost else frozenset()

    def __call__(self, key: str, page: Page) -> bool:
        """Tell whether a page has a record, be it one that could not be read."""
        typed = (each.address for _, each in page.places)
        return key in self._unread or any(map(self._registered.find, (page.address, *typed)))


def _unread_addresses(site: Site) -> Iterator[str]:
    """Give the addresses of records with faults, which the library does not hold."""
    paths = [site.library.sources.path, *(b.sidecar_path for b in site.library.briefings)]
    for path in paths:
        text, _ = read_text(Path(site.project.root), path, REGISTER_SIZE)
        sources = (parse(text or "", path, REGISTER_SIZE).value or {}).get("sources")
        for source in sources.values() if isinstance(sources, dict) else ():
            url = source.get("url") if isinstance(source, dict) else None
            if isinstance(url, str):
                yield normal_address(url)
