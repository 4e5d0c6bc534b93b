"""Every picture: its record, its uses, its published files."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote, urlsplit

from footnoted.article.extension import in_html
from footnoted.article.plan import Reading
from footnoted.article.plan import TypedPicture as Typed
from footnoted.diagnostics.problem import Code, Level, Mark, mark_below
from footnoted.library.evidence import own_rights, rights
from footnoted.library.names import Addresses, join_id
from footnoted.pictures.clean import original, packet
from footnoted.pictures.copies import Recipe, height, widths
from footnoted.pictures.metadata import Inside, label
from footnoted.pictures.probe import Format
from footnoted.project import Project
from footnoted.records.files import SUFFIXES, Docs, DocsPage
from footnoted.records.library import Briefing, Library, Places
from footnoted.records.pictures import Image
from footnoted.text.addresses import is_outside

# -------------------------------------------------------------------------------------------------
# Which pages show pictures: articles, the site's other pages, its configuration.
#
# Places and files are found here; the records of the pictures come later.

CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class PictureUse:
    """One page that shows one picture."""

    page: str
    """Its source name; empty for every page of the site."""
    title: str
    src: str
    """The address as typed."""
    alt: str
    """The words as typed, for people who do not see it."""
    published: str
    """The file's name below the documentation root; empty for one of another site."""
    mark: Mark
    briefing: Briefing | None = None


def in_articles(
    addresses: Addresses, briefings: Iterable[Briefing], readings: Mapping[str, Reading]
) -> Iterator[PictureUse]:
    """Yield the uses in articles, in order."""
    for briefing in briefings:
        page, title = addresses.briefing(briefing), briefing.front.title
        for typed in _typed(readings[briefing.name], briefing.body):
            mark = briefing.in_body(typed.line, typed.column)
            yield PictureUse(
                page, title, typed.src, typed.alt, target_file(page, typed.src), mark, briefing
            )


def _typed(reading: Reading, body: str) -> Iterator[Typed]:
    """Yield the pictures of an article; those within raw HTML are only in the finished page."""
    yield from reading.pictures
    if reading.html.count("<img") > len(reading.pictures):
        known = {picture.src for picture in reading.pictures}
        yield from (each for each in in_html(reading.html, body) if each.src not in known)


def on_pages(
    addresses: Addresses, docs: Docs, shown: Iterable[tuple[DocsPage, tuple[Typed, ...]]]
) -> Iterator[PictureUse]:
    """Yield the uses on the site's other pages, in order."""
    for page, pictures in shown:
        for typed in pictures:
            if typed.src.strip().lower().startswith("data:"):
                continue  # drawn in the page itself
            published = _reached(addresses, docs, page.name, typed.src)
            mark = mark_below(page.path, page.line, typed.line, typed.column)
            yield PictureUse(page.name, page.title, typed.src, typed.alt, published, mark)


def in_configuration(named: Mapping[str, Any], docs: Docs) -> Iterator[PictureUse]:
    """Yield the pictures of the documentation folder that the configuration names."""
    for key, text in _texts(named, ""):
        published = posixpath.normpath(text.lstrip("/"))
        if f"{docs.folder}/{published}" in docs.files:
            yield PictureUse("", f"every page ({key})", text, "", published, Mark(CONFIGURATION))


def target_file(page: str, src: str) -> str:
    """Return the file that an address on a page leads to, by its name below the root.

    It is empty for an address of another site.
    """
    if is_outside(src):
        return ""
    path = unquote(urlsplit(src.strip()).path)
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


def _reached(addresses: Addresses, docs: Docs, page: str, src: str) -> str:
    """Return the file of an address: typed between sources, or in raw HTML between addresses."""
    among_sources = target_file(page, src)
    among_addresses = target_file(addresses.file(page), src)
    there = f"{docs.folder}/{among_sources}" in docs.files
    other = f"{docs.folder}/{among_addresses}" in docs.files
    return among_addresses if other and not there else among_sources


def _texts(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """Yield the names of pictures within the configuration, each with its dotted key."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, f"{key}.{name}".lstrip("."))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner, key)
    elif isinstance(value, str) and posixpath.splitext(value)[1].lower() in SUFFIXES:
        yield key, value


# -------------------------------------------------------------------------------------------------
# Every picture with a record: in a sidecar, or in the register for the rest of the site.
#
# No file is opened. The functions above find the pages that show it.

REGISTER = "_shared"
"""The name in place of a briefing's if a picture's record is in the register."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The record of a picture, and the pages that show it."""

    id: str
    image: Image
    home: Briefing | None
    """The briefing whose sidecar has it; None for the register."""
    marks: Places
    """The place of each part of the record."""
    path: str
    """The file, relative to the project's root; empty if it is only referred to."""
    published: str
    """The file's name below the documentation root; empty if it is only referred to."""
    uses: tuple[PictureUse, ...] = ()
    """The pages that show it, as far as they are published or built."""
    inside: Inside | None = None
    """What its file is and says; None if it has no file among the briefings' pictures."""

    @property
    def label(self) -> str:
        """Return the words for readers of a generated or composite picture; empty for others."""
        file = self.inside.source_type if self.inside else ""
        return label(self.image.digital_source_type or file)

    @property
    def owner(self) -> str:
        """Return the name of its briefing, or ``_shared``."""
        return self.home.name if self.home else REGISTER

    @property
    def ref(self) -> str:
        """Return ``NAME#ID``."""
        return f"{self.owner}#{self.id}"

    @property
    def element(self) -> str:
        """Return the id of its element on its briefing's page: ``image-ID``."""
        return f"image-{self.id}"

    @property
    def everywhere(self) -> str:
        """Return the id of its element on any other page: ``image-NAME--ID``."""
        return f"image-{join_id(self.owner, self.id)}"

    @property
    def draft(self) -> bool:
        """Return whether only a draft has it."""
        return bool(self.home and self.home.front.draft)

    @property
    def places(self) -> tuple[PictureUse, ...]:
        """Return the first use on each page; those of drafts are left out."""
        public = (u for u in self.uses if not (u.briefing and u.briefing.front.draft))
        first: dict[str, PictureUse] = {}
        for use in public:
            first.setdefault(use.page, use)
        return tuple(first.values())

    @property
    def mark(self) -> Mark:
        """Return the place of its record."""
        return self.marks.key_mark(("images", self.id))


def pictures(
    addresses: Addresses, library: Library, briefings: Iterable[Briefing], docs: str
) -> "Records":
    """Return the records of these briefings, then of the register, each in its order.

    ``docs`` is the documentation folder, relative to the root.
    """
    found = (*_of_briefings(addresses, briefings), *_of_register(addresses, library, docs))
    return records(replace(p, inside=library.pictures.get(p.path)) for p in found)


def _of_briefings(addresses: Addresses, briefings: Iterable[Briefing]) -> Iterator[Picture]:
    for briefing in briefings:
        for id_, image in briefing.sidecar.images.items():
            path = published = ""
            if image.file is not None:
                path = posixpath.normpath(posixpath.join(briefing.folder, image.file))
                published = addresses.beside(briefing, image.file)
            yield Picture(id_, image, briefing, briefing.sidecar_places, path, published)


def _of_register(addresses: Addresses, library: Library, docs: str) -> Iterator[Picture]:
    """Yield the register's pictures: a file next to the register, or else below the
    documentation.
    """
    register = library.images
    folder = register.path.rpartition("/")[0]
    for id_, image in register.records.items():
        path = published = ""
        if image.file is not None:
            beside = posixpath.normpath(posixpath.join(folder, image.file))
            published = posixpath.normpath(image.file)
            path = posixpath.normpath(posixpath.join(docs, image.file))
            if beside in library.files or not docs:
                path, published = beside, addresses.beside_root(beside)
        yield Picture(id_, image, None, register.places, path, published)


@dataclass(frozen=True, slots=True)
class Records:
    """The records of pictures, found by their files."""

    every: tuple[Picture, ...]
    own: Mapping[tuple[str, str], Picture]
    """By the name of the briefing and the published file."""
    general: Mapping[str, Picture]
    """By the published file alone: the register's first, then the first briefing's."""

    def of(self, home: str, published: str) -> Picture | None:
        """Return the record for a file on a page of a briefing (empty for other pages)."""
        return self.own.get((home, published)) or self.general.get(published)


def records(every: Iterable[Picture]) -> Records:
    """Return the records by their files; of two for one file the first is used."""
    found = tuple(every)
    shown = [picture for picture in found if picture.published]
    general = sorted(shown, key=lambda picture: picture.home is not None)
    return Records(
        found,
        {(p.owner, p.published): p for p in reversed(shown)},
        {p.published: p for p in reversed(general)},
    )


# -------------------------------------------------------------------------------------------------
# Records and uses of pictures put together: a use without a record has no credit.
#
# For each page it is decided which record counts; the checks report the rest.

PAGES_UNRECORDED = Code(
    "image.pages-unrecorded",
    Level.INFO,
    "The site's other pages show pictures that have no record, so nobody is credited. This is "
    "one message for all of them, until the site has a register of pictures.",
    "Run `footnoted fix --write` to begin their records in the register. From then on each "
    "picture needs a credit. To keep this one message instead, set `pages_pictures: info`.",
)


@dataclass(frozen=True, slots=True)
class Album:
    """All pictures of a site."""

    records: Records = field(default_factory=lambda: records(()))
    """Every record with its uses."""
    unrecorded: tuple[PictureUse, ...] = ()
    """Uses of pictures that have no record."""
    docs: Docs = field(default_factory=Docs)
    """The documentation folder, whose pictures are published as they are."""
    cards: bool = False
    """Whether the site draws cards for links that are shared."""


def gather_pictures(known: Records, uses: Iterable[PictureUse], docs: Docs, cards: bool) -> Album:
    """Return each record with the uses for which it counts."""
    outside = {p.image.referred_to: p for p in known.every if p.image.referred_to}
    found: dict[str, list[PictureUse]] = {picture.ref: [] for picture in known.every}
    unrecorded = []
    for use in uses:
        home = use.briefing.name if use.briefing else ""
        record = known.of(home, use.published) if use.published else outside.get(use.src)
        if record:
            found[record.ref].append(use)
        else:
            unrecorded.append(use)
    joined = (replace(p, uses=tuple(found[p.ref])) for p in known.every)
    return Album(records(joined), tuple(unrecorded), docs, cards)


# -------------------------------------------------------------------------------------------------
# The names under which each picture is published: its own, and those of its copies.
#
# What to make is only listed. A picture's own name does not depend on its copies.


@dataclass(frozen=True, slots=True)
class Rendition:
    """One copy of a picture."""

    address: str
    """Its name below the documentation root."""
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Published:
    """One picture file and all that is published of it."""

    path: str
    """The file, relative to the project's root."""
    address: str
    """Its own name below the documentation root."""
    inside: Inside
    own: Recipe | None
    """How it is cleaned; None if it is published byte for byte."""
    copies: tuple[Rendition, ...] = ()
    """By format, the best first, and width, the smallest first."""

    @property
    def made(self) -> Mapping[str, Recipe]:
        """Return what to make, by the name of the file below the documentation root."""
        own = {self.address: self.own} if self.own else {}
        return own | {copy.address: copy.recipe for copy in self.copies}

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height as a reader sees them; 0 and 0 if a drawing has none."""
        return self.inside.probe.seen

    def thumbnail(self) -> tuple[str, int, int]:
        """Return the name and the size of the smallest file that every browser can show."""
        across, down = self.size
        small = [copy for copy in self.copies if copy.recipe.form is Format.WEBP]
        if not small:
            return self.address, across, down
        width = small[0].recipe.width
        return small[0].address, width, height(across, down, width)


def renditions_of(project: Project, library: Library, records: Records) -> Mapping[str, Published]:
    """Return what is published of each picture file next to the briefings, by its own name.

    If several records are about one file, the one that counts for the site is used.
    """
    return {
        address: _published(project, picture, inside)
        for address, picture in sorted(records.general.items())
        if (inside := library.pictures.get(picture.path))
    }


def clean_rendition(path: str, address: str, inside: Inside, picture: Picture | None) -> Published:
    """Return what is published of a file without copies: itself, cleaned if allowed.

    ``picture`` is its record, if it has one.
    """
    whole = original(inside)
    if whole.untouched:
        return Published(path, address, inside, None)
    known = rights(picture.image, inside) if picture else own_rights(inside)
    return Published(path, address, inside, Recipe(whole, whole.probe.format, packet(known)))


def _published(project: Project, picture: Picture, inside: Inside) -> Published:
    found = clean_rendition(picture.path, picture.published, inside, picture)
    if found.own is None:
        return found
    forms = (*([Format.AVIF] if project.avif else []), Format.WEBP)
    copies = tuple(
        Rendition(f"{found.address}-{width}w.{form}", replace(found.own, form=form, width=width))
        for form in forms
        for width in widths(found.own.original)
    )
    return replace(found, copies=copies)
