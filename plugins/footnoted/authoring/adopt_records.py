"""Drafts of records for outside pages."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote, unquote

from footnoted.authoring.adopt_folder import (
    Body,
    Folder,
    FolderEntry,
    FolderReader,
    LeftOut,
    Moves,
    move_addresses,
    untemplated,
)
from footnoted.authoring.adopt_heads import ADOPTED, Head, head
from footnoted.authoring.adopt_outside import (
    CitedPage,
    cited_pages,
    date_in_path,
    doi_of,
    path_words,
    source_id,
    type_of,
)
from footnoted.authoring.adopt_pictures import (
    Carried,
    Carrier,
    PrintedCredit,
    shown_pictures,
    take_credits,
)
from footnoted.authoring.adopt_systems import Post
from footnoted.library.names import Registered
from footnoted.library.site import Site
from footnoted.records.events import inspect
from footnoted.records.files import REGISTER_SIZE, read_text
from footnoted.records.library import RECORD_SECTIONS
from footnoted.records.writing import Draft
from footnoted.records.yaml import parse
from footnoted.text.addresses import normal_address

# -------------------------------------------------------------------------------------------------
# Drafts of records for pages without a record: one for each page, however often it is cited.
#
# Only what is certain is filled in: what the address says, and titles that are surely titles.


@dataclass(slots=True)
class OutsidePage:
    """One outside page, and every place that links to it."""

    places: list[tuple[str, CitedPage]] = field(default_factory=list)
    """The name of the article and the place, in order."""

    @property
    def articles(self) -> list[str]:
        """Return the articles that link to it, each once."""
        return list(dict.fromkeys(name for name, _ in self.places))

    @property
    def address(self) -> str:
        """Return the address as it was typed; if typed in several ways, https and the shortest.

        If the places link to different fragments, the fragments are left out.
        """
        every = {each.page for _, each in self.places}
        typed = sorted(every, key=lambda one: (not one.startswith("https:"), len(one), one))
        bare = typed[0].partition("#")[0]
        same = normal_address(bare) == normal_address(typed[0])
        return bare if len(typed) > 1 and same else typed[0]

    @property
    def title(self) -> str:
        """Return the title; empty if none is certain, or if two places give two."""
        titles = {each.title for _, each in self.places if each.title and _fit(each.title)}
        return titles.pop() if len(titles) == 1 else ""

    @property
    def stand_in(self) -> tuple[str, str]:
        """Return words in place of an unknown title, and their origin.

        A reference names a page on purpose; links of several words tell it from others; otherwise
        its own name in its address does.
        """
        named = [each.named for _, each in self.places]
        linked = [" ".join(each.words.split()) for _, each in self.places if not each.footnote]
        linked = [words for words in linked if _tells(words)]
        path = path_words(self.address)
        own = " ".join(path) if sum(word.isalpha() for word in path) > 1 else ""
        for from_, many in (
            ("reference", named),
            ("link", [words for words in linked if " " in words]),
            ("address", [own]),
            ("link", linked),
        ):
            if fit := [words for words in many if words and _fit(words)]:
                return max(fit, key=len), from_
        return "", ""

    @property
    def words(self) -> str:
        """Return the words of the first link, for those who look for the title."""
        return next((each.words for _, each in self.places if each.words), "")


def pages(articles: Iterable[tuple[str, Iterable[CitedPage]]]) -> dict[str, OutsidePage]:
    """Return the outside pages, each with its places, by the normal form of the address."""
    found: dict[str, OutsidePage] = {}
    for name, places in articles:
        for place in places:
            found.setdefault(place.key, OutsidePage()).places.append((name, place))
    return found


def record(page: OutsidePage) -> dict[str, Draft]:
    """Return the draft of a page's record."""
    address = page.address
    stand_in, from_ = ("", "") if page.title else page.stand_in
    fields: Mapping[str, Draft] = {
        "type": type_of(address),
        "title": page.title or stand_in,
        "title-from": from_,
        "issued": date_in_path(address),
        "url": address,
        "doi": doi_of(address),
        "archived": _archived(page),
        "note": _note(page),
    }
    return {key: value for key, value in fields.items() if value}


def name_page(page: OutsidePage, taken: set[str]) -> str:
    """Return a new id for a page, and add it to ``taken``."""
    id_ = source_id(page.address, date_in_path(page.address), page.title, taken)
    taken.add(id_)
    return id_


_EMPTY_WORDS = frozenset(
    "a according an and announced article at blog by can click confirmed document download entry "
    "find for from full here in is it its link more news of on online original our page paper pdf "
    "post posted published read release report reported reports said same say says see site source "
    "story that the their there these they this tweet video was watch we web webpage website were "
    "wrote you your".split()
)
"""Words of links that say nothing about the page."""
_LONGEST_STAND_IN = 150


def _tells(words: str) -> bool:
    """Return whether the words of a link tell one page from another."""
    bare = re.findall(r"\w+", words.lower())
    plain = len(words) <= _LONGEST_STAND_IN and "://" not in words
    return plain and any(w not in _EMPTY_WORDS and w.isalpha() and len(w) > 1 for w in bare)


def _archived(page: OutsidePage) -> list[Draft]:
    copies: dict[str, Draft] = {}
    for _, each in page.places:
        if each.copy and each.copy.moment:
            day = each.copy.moment.date().isoformat()
            copies.setdefault(each.address, {"url": each.address, "date": day})
    return list(copies.values())


def _note(page: OutsidePage) -> str:
    """Return what the plain footnotes said, so that nothing of it is lost."""
    texts = dict.fromkeys(each.footnote for _, each in page.places if each.footnote)
    return " · ".join(text for text in texts if _fit(text))


def _fit(text: str) -> bool:
    """Return whether a sidecar may contain a text: no control characters and the like."""
    return not inspect(text, "")


# -------------------------------------------------------------------------------------------------
# A briefing made from one file of a folder: its new text, and what it cites.
#
# The article's text stays as it is, except for its head and for links to files that move with it.


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file read as the site will read it."""

    found: FolderEntry
    head: Head
    body: Body
    cited: tuple[CitedPage, ...]
    pictures: tuple[Carried, ...] = ()
    """The pictures that are copied."""
    credits: Mapping[str, PrintedCredit] = field(default_factory=dict)
    """The credits printed with them, by their addresses as typed."""

    @property
    def before(self) -> str:
        """Return the head of the article, with the line ends of the old file."""
        old = self.found.text
        end = "\r\n" if "\r\n" in old else "\n"
        if not self.head.text:
            head = old[: len(old) - len(self.found.foreign.body)].rstrip()
            above, _, close = head.rpartition("\n")
            return f"{above}\n{ADOPTED}{end}{close}{end}"
        return self.head.text.replace("\n", end)

    @property
    def text(self) -> str:
        """Return the whole article in its new form."""
        return self.before + self.body.text


@dataclass(frozen=True, slots=True)
class Desk:
    """What is needed to read the files of a folder."""

    folder: Folder
    reader: FolderReader
    carrier: Carrier
    free: Callable[[str], bool]
    """Returns for a former address whether no page has it; if so, the page that asked gets it."""


def incoming(found: FolderEntry, desk: Desk, *, clean: bool = False) -> Incoming | LeftOut:
    """Return one file as a briefing, cleaned if asked for; without a title it is left out.

    The heading that repeats the title is removed, and credits move from pictures to records.
    """
    known: dict[str, Carried | None] = {}

    def carry(src: str, alt: str = "") -> Carried | None:
        for shown in shown_pictures(found.name, found.path, found.article, [(src, alt)]):
            if src not in known:
                known[src] = desk.carrier.carry(shown)
        return known.get(src)

    reader = desk.reader
    old = untemplated(found.foreign.body, found.path, desk.folder)
    body = reader.cleaned(old, lambda src: carry(src) is not None) if clean else reader.body(old)
    title = _title(found, body)
    if not title:
        return LeftOut(found.path, "no title: give it `title:`, or a heading at its top")
    alts: dict[str, str] = {}
    for picture in body.reading.pictures:
        alts.setdefault(picture.src, picture.alt)
    carried = {src: one._replace(alt=alt) for src, alt in alts.items() if (one := carry(src))}
    taken = take_credits(_without_title(body, title), carried)
    if taken.text != body.text:
        again = reader.body(taken.text)
        body = replace(body, text=again.text, reading=again.reading, told=_moved(body, taken.text))
    post = Post(found.path, title, found.day, found.foreign.values)
    new = head(found.foreign, post, desk.folder.origin, desk.free)
    cited = cited_pages(body.reading, body.text)
    return Incoming(found, new, body, cited, tuple(carried.values()), taken.credits)


def _moved(body: Body, text: str) -> tuple[int, ...]:
    """Return the lines of a text's tags in the shorter text that it became."""
    old = body.text.splitlines()
    new = text.splitlines()
    return tuple(new.index(old[at - 1]) + 1 for at in body.told if old[at - 1] in new)


def relink(one: Incoming, moves: Moves, html: Callable[[str], str]) -> tuple[Incoming, int]:
    """Return an article whose links to moved files have the new addresses, and how many have."""
    path, new = one.found.path, one.found.article
    links = one.body.reading.links
    wanted = {link.href: moves.address(link.href, path, new) for link in links}
    wanted |= {picture.typed: quote(picture.file, safe="/~") for picture in one.pictures}
    changes = {
        old: to for old, to in wanted.items() if to is not None and unquote(to) != unquote(old)
    }
    text, done = move_addresses(one.body.text, changes, html)
    count = sum(link.href in done for link in links)
    return replace(one, body=replace(one.body, text=text)), count


_HEADING = re.compile(
    r"\A\s*(?:#[ \t]+(?P<one>[^\n]*?)[ \t]*#*[ \t]*(?:\{[^{}\n]*\})?[ \t]*(?:\r?\n|\Z)"
    r"|(?P<two>[^\n#>*+\s-][^\n]*?)[ \t]*\r?\n=+[ \t]*(?:\r?\n|\Z))(?:[ \t]*\r?\n)*"
)


def _without_title(body: Body, title: str) -> str:
    """Return the text without the heading at its top that repeats the title."""
    found = _HEADING.match(body.text)
    first = body.reading.toc[0] if body.reading.toc else None
    if not found or not first or first.level != 1:
        return body.text
    same = _plain(first.title) == _plain(title) or _plain(found["one"] or found["two"]) == _plain(
        title
    )
    return body.text[found.end() :] if same else body.text


def _plain(text: str) -> str:
    """Return the words of a title, without markup, quotation marks and capitals."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _title(found: FolderEntry, body: Body) -> str:
    """Return the title: from the front matter, or else the heading at the beginning of the text."""
    written = found.foreign.values.get("title")
    if isinstance(written, str) and written:
        return written
    first = body.reading.toc[0] if body.reading.toc else None
    starts = body.reading.text.startswith(first.title) if first else False
    return first.title if first and first.level == 1 and starts else ""


# -------------------------------------------------------------------------------------------------
# Which pages get a record, under which id, and where: in the shared register, or in one sidecar.
#
# A page that has a record keeps it. A page that several briefings cite gets a shared record.

Records = dict[str, Mapping[str, Draft]]


@dataclass(frozen=True, slots=True)
class Drafted:
    """Records by their ids, and the files they are for."""

    shared: Records = field(default_factory=dict)
    """For the register."""
    own: dict[str, Records] = field(default_factory=dict)
    """For sidecars, by the briefing's name."""
    words: dict[str, str] = field(default_factory=dict)
    """The words of a link to each, by id."""

    @property
    def count(self) -> int:
        """Return how many records there are."""
        return len(self.shared) + sum(len(records) for records in self.own.values())

    def every(self) -> Iterator[tuple[str, Mapping[str, Draft]]]:
        """Yield every record with its id, those of the register first."""
        yield from self.shared.items()
        for records in self.own.values():
            yield from records.items()


def draft_records(site: Site, new: Iterable[Incoming], selected: set[str]) -> Drafted:
    """Return records for what the selected articles cite; others only decide what is shared."""
    new = list(new)
    known, found = _Known(site), Drafted()
    taken = known.ids | {note.label for one in new for note in one.body.reading.footnotes}
    for key, page in pages(_cited(site, new)).items():
        if not known(key, page) and not selected.isdisjoint(page.articles):
            id_ = name_page(page, taken)
            home = found.shared
            if len(page.articles) == 1:
                home = found.own.setdefault(page.articles[0], {})
            home[id_] = record(page)
            found.words[id_] = page.words
    return found


def _cited(site: Site, new: list[Incoming]) -> Iterator[tuple[str, tuple[CitedPage, ...]]]:
    """Yield what each article cites, by name; the site's own pages are no sources."""
    every = {b.name: cited_pages(site.readings[b.name], b.body) for b in site.built}
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
            for kind in RECORD_SECTIONS:
                self.ids |= set(getattr(briefing.sidecar, kind))
        for known in site.names.sources.values():
            self.ids |= set(known.source.formerly)
        for reading in site.readings.values():
            self.ids |= {note.label for note in reading.footnotes}
        self._unread = frozenset(_unread_addresses(site)) if site.library.lost else frozenset()

    def __call__(self, key: str, page: OutsidePage) -> bool:
        """Return whether a page has a record, even one that could not be read."""
        typed = (each.address for _, each in page.places)
        return key in self._unread or any(map(self._registered.find, (page.address, *typed)))


def _unread_addresses(site: Site) -> Iterator[str]:
    """Yield the addresses of records with faults, which the library does not have."""
    paths = [site.library.sources.path, *(b.sidecar_path for b in site.library.briefings)]
    for path in paths:
        text, _ = read_text(Path(site.project.root), path, REGISTER_SIZE)
        sources = (parse(text or "", path, REGISTER_SIZE).value or {}).get("sources")
        for source in sources.values() if isinstance(sources, dict) else ():
            url = source.get("url") if isinstance(source, dict) else None
            if isinstance(url, str):
                yield normal_address(url)
