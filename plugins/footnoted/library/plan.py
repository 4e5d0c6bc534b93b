"""From records to the article's plan; notes; frames."""

import posixpath
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from types import MappingProxyType
from urllib.parse import quote, unquote

from markupsafe import Markup

from footnoted.article.extension import PageInputs
from footnoted.article.frames import Copies, Frame, Shown
from footnoted.article.notes import ALL_USES
from footnoted.article.plan import Anchor, NoteUse, Plan, Robust
from footnoted.dates.wording import datetime_attribute
from footnoted.library.citations import Citer, citer, link
from footnoted.library.evidence import (
    Cited,
    Excerpt,
    NoteKey,
    cited_of,
    corrections_of,
    excerpts_of,
    way_to,
)
from footnoted.library.names import (
    FARTHEST,
    Addresses,
    KnownSource,
    Names,
    RecordRef,
    Registered,
    newest_copy,
)
from footnoted.library.pictures import Picture, Published, Records, Rendition, target_file
from footnoted.library.standing import Relation, find_standing
from footnoted.phrases import phrases
from footnoted.pictures.licenses import license_of
from footnoted.records.evidence import Evidence
from footnoted.records.library import Briefing
from footnoted.records.sources import Source
from footnoted.text.addresses import safe_address
from footnoted.text.quotation import Selector

# -------------------------------------------------------------------------------------------------
# The text of a note: a citation, how its source reached us, its copies, and its other uses.
#
# A style (``citations``) writes the citation; earlier notes of the page are known here.

Href = Callable[[str], str]
"""From a source's id to the address of its entry on the sources page, or an empty text."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Writes the notes of one page; each depends only on those before it on that page."""

    names: Names
    href: Href
    citer: Citer
    _named: dict[str, set[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The sources that a note gives in full."""

    def body(self, key: str, earlier: Iterable[str] = ()) -> Markup:
        """Return the inner HTML of a note; ``earlier`` are the keys of the notes before it.

        A source's own note always gives it in full: a reader who follows a link to it needs nothing
        else.
        """
        note = NoteKey.read(key)
        cited = way_to(self.names, note)
        known = self.names.sources.get(cited.source)
        if known is None:
            say = phrases(self.citer.locale).gettext
            return Markup("<em>{}</em> {}").format(say("Unknown source"), cited.source)
        if cited.via:
            parts = self._by_way(note, cited, known.source, earlier)
        else:
            parts = [self.citer.whole(known.source), self.citer.archives(known.source)]
        if address := self.href(cited.source):
            said = phrases(self.citer.locale).gettext("All uses")
            parts.append(Markup('<a class="{}" href="{}">{}</a>').format(ALL_USES, address, said))
        return Markup(" ").join(part for part in parts if part)

    def _by_way(
        self, key: NoteKey, cited: Cited, source: Source, earlier: Iterable[str]
    ) -> list[Markup]:
        """Return a note that names the publications which carried its source to us."""
        given = self._given(earlier) if self.citer.shortens else frozenset()
        ways = [self._carrier(id_, carrier, given) for id_, carrier in self._carriers(cited)]
        if cited.source in given and key.via:
            return [self.citer.line(self.citer.short(source), ways)]
        return [self.citer.line(self.citer.full(source), ways), self.citer.archives(source)]

    def _given(self, earlier: Iterable[str]) -> frozenset[str]:
        """Return the sources that earlier notes gave in full, as their own or as a carrier."""
        given: set[str] = set()
        for key in earlier:
            if key not in self._named:
                cited = way_to(self.names, NoteKey.read(key))
                self._named[key] = {cited.source, *(id_ for id_, _ in self._carriers(cited))}
            given |= self._named[key]
        return frozenset(given)

    def _carriers(self, cited: Cited) -> Iterator[tuple[str, Source]]:
        """Yield the publications that carried a source to us, up to the one that we read."""
        met, next_ = {cited.source}, cited.via
        while next_ and next_ not in met and (known := self.names.sources.get(next_)):
            if len(met) > FARTHEST:
                break
            met.add(next_)
            yield next_, known.source
            next_ = known.source.cited_in or ""

    def _carrier(self, id_: str, source: Source, given: Collection[str]) -> Markup:
        """Return the name of a carrier; if its citation has no link, it links to all its uses."""
        if id_ in given:
            return link(self.href(id_), self.citer.short(source))
        full, copies = self.citer.full(source), self.citer.copies(source)
        named = full if "<a " in full else link(self.href(id_), full)
        if not copies:
            return named
        say = phrases(self.citer.locale).gettext
        return Markup(say("%(source)s (archived %(copies)s)", source=named, copies=copies))


# -------------------------------------------------------------------------------------------------
# The plan of an article: which words are marked, their evidence, the text of each note.
#
# The library's records are put into the article package's terms; nothing is rendered yet.

Related = Mapping[str, tuple[Relation, ...]]
"""The relations of each claim, by ``NAME#ID``."""


def plans(
    briefings: Iterable[Briefing],
    names: Names,
    addresses: Addresses,
    related: Related = MappingProxyType({}),
) -> dict[str, Plan]:
    """Return the plans of several articles, by name; what they share is made once.

    Raises :class:`footnoted.library.citations.StyleError` for a citation style that cannot be used.
    """
    typed: dict[str, tuple[NoteUse, ...]] = {id_: (_use(id_),) for id_ in names.sources}
    asked = addresses.project
    style = asked.citation_style, asked.language, asked.date_style, asked.templates
    shared = _Shared(names, addresses, typed, related, citer(*style))
    links = _links(names)
    return {briefing.name: _plan(briefing, shared, links) for briefing in briefings}


def plan(briefing: Briefing, names: Names, addresses: Addresses) -> Plan:
    """Return the plan of one article."""
    return plans([briefing], names, addresses)[briefing.name]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the plans of all articles have in common."""

    names: Names
    addresses: Addresses
    sources: dict[str, tuple[NoteUse, ...]]
    """What a typed ``[^ID]`` of a source cites."""
    related: Related
    citer: Citer


def _plan(briefing: Briefing, shared: _Shared, links: Callable[[str], NoteUse | None]) -> Plan:
    names, addresses = shared.names, shared.addresses
    here = addresses.briefing(briefing)

    def href(id_: str) -> str:
        listing = addresses.entry("sources", f"source-{id_}")
        return addresses.source_href(here, listing, f"source-{id_}") if listing else ""

    targets = tuple(t for t in names.records(briefing) if isinstance(t.record, Evidence))
    uses = [_uses(t, names) for t in targets]
    own = {t.id: used for t, used in zip(reversed(targets), reversed(uses), strict=True)}
    both = zip(targets, uses, strict=True)
    return Plan(
        anchors=tuple(a for t, used in both if (a := _anchor(t, used, shared))),
        evidence=ChainMap(own, shared.sources),
        links=links,
        article=partial(_article, briefing, addresses),
        body=Notes(names, href, shared.citer).body,
    )


def _anchor(target: RecordRef, uses: tuple[NoteUse, ...], shared: _Shared) -> Anchor | None:
    quote = vars(target.record).get("quote")
    if quote is None:
        return None
    selector = Selector(quote.exact, quote.prefix, quote.suffix)
    classes = _classes(target, shared.related)
    return Anchor(target.kind, target.id, target.ref, selector, uses, classes)


def _classes(target: RecordRef, related: Related) -> tuple[str, ...]:
    """Return the classes of words that no longer apply, are contradicted or were corrected."""
    stands = find_standing(target, related, {}, {})
    ties = related.get(target.ref, ())
    marks = {
        f"fn-{stands.status}": stands.over,
        "fn-contradicted": any(each.kind == "contradicts" for each in ties),
        "fn-corrected": any(corrections_of(target)),
    }
    return tuple(name for name, is_so in marks.items() if is_so)


def _uses(target: RecordRef, names: Names) -> tuple[NoteUse, ...]:
    record = target.record
    if not isinstance(record, Evidence):
        return ()
    sidecar = target.briefing.sidecar
    quoted = excerpts_of(record, sidecar)
    return tuple(
        NoteUse(str(each.note(names)), each.locator, excerpt=_passages(each, quoted))
        for each in cited_of(record, sidecar)
        if each.source in names.sources
    )


def _passages(cited: Cited, quoted: Iterable[Excerpt]) -> str:
    """Return what the cited source prints, or the publication we read it in."""
    found = (each.words for each in quoted if each.source in (cited.source, cited.via))
    return "” “".join(dict.fromkeys(found))


def _use(id_: str, robust: Robust | None = None) -> NoteUse:
    return NoteUse(str(NoteKey(id_)), robust=robust)


def _links(names: Names) -> Callable[[str], NoteUse | None]:
    registered = Registered(names)
    uses: dict[str, NoteUse] = {}

    def find(address: str) -> NoteUse | None:
        known = registered.find(address)
        if known and known.id not in uses:
            uses[known.id] = _use(known.id, _robust(known))
        return uses[known.id] if known else None

    return find


def _article(briefing: Briefing, addresses: Addresses, typed: str) -> str:
    """Return the full address of the article that a link leads to by its file; empty for others."""
    path, _, anchor = typed.partition("#")
    there = posixpath.normpath(posixpath.join(briefing.folder, unquote(path)))
    ours = there.startswith(f"{addresses.project.briefings_dir}/") and there != briefing.path
    if not (ours and path.endswith(".md")):
        return ""
    return addresses.canonical(addresses.beside_root(there), anchor)


def _robust(known: KnownSource) -> Robust | None:
    """Return the archived copy of a source's page; None if an address may not be linked."""
    copy, page = newest_copy(known.source), known.source.url
    if not copy or not page or not (safe_address(copy.url) and safe_address(page)):
        return None
    return Robust(page.strip(), copy.url.strip(), datetime_attribute(copy.date) or str(copy.date))


# -------------------------------------------------------------------------------------------------
# What is shown with each picture of a briefing: caption, credit, license.
#
# The words are chosen here; ``article.frames`` builds the figure.


def frames(briefing: Briefing, records: Records, addresses: Addresses) -> Mapping[str, Frame]:
    """Return the frame of each picture, by the address as typed in the article."""
    return _Frames(briefing, records, addresses)


class _Frames(Mapping[str, Frame]):
    """The frames, made when needed: any article may show any picture, and most show none."""

    def __init__(self, briefing: Briefing, records: Records, addresses: Addresses) -> None:
        self.briefing, self.records, self.addresses = briefing, records, addresses

    def __getitem__(self, src: str) -> Frame:
        published = target_file(self.addresses.briefing(self.briefing), src)
        picture = self.records.of(self.briefing.name, published) if published else None
        if picture is None:
            raise KeyError(src)
        return _frame(picture, self.briefing, self.addresses)

    def __iter__(self) -> Iterator[str]:
        files = (image.file for image in self.briefing.sidecar.images.values())
        return iter(dict.fromkeys(file for file in files if file))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _frame(picture: Picture, briefing: Briefing, addresses: Addresses) -> Frame:
    image = picture.image
    said, license_ = phrases(addresses.project.language), license_of(image.license)
    listing = addresses.entry("credits", picture.everywhere)
    own = picture.home is briefing or picture.owner == briefing.name
    here = addresses.briefing(briefing)
    return Frame(
        picture.element if own else picture.everywhere,
        picture.ref,
        image.caption or "",
        image.credit_line,
        said.gettext(license_.name),
        license_.url,
        addresses.source_href(here, listing, picture.everywhere) if listing else "",
        alt="" if image.decorative else image.alt or "",
        description=image.long_description or "",
        changes=image.changes or "",
        label=said.gettext(picture.label),
        former=tuple(f"image-{id_}" for id_ in image.formerly) if own else (),
    )


# -------------------------------------------------------------------------------------------------
# The pictures of a page as it loads them: sizes, and the addresses of their copies.
#
# The addresses are chosen here; ``article.frames`` completes the elements.


class Images(Mapping[str, Shown]):
    """Every picture that a page may show, by the address as typed there; made when needed."""

    def __init__(self, published: Mapping[str, Published], here: str, addresses: Addresses) -> None:
        self.published, self.here, self.addresses = published, here, addresses

    def __getitem__(self, src: str) -> Shown:
        """Return a picture; raise ``KeyError`` if it is not ours."""
        return show_picture(self.published[target_file(self.here, src)], self.here, self.addresses)

    def __iter__(self) -> Iterator[str]:
        return (self.addresses.source_href(self.here, address) for address in self.published)

    def __len__(self) -> int:
        return len(self.published)


def show_picture(picture: Published, here: str, addresses: Addresses) -> Shown:
    """Return a picture as one page loads it; ``here`` is the page's source name."""
    by_form = groupby(picture.copies, lambda each: each.recipe.form)
    return Shown(
        *picture.size,
        tuple(Copies(f"image/{form}", _srcset(each, here, addresses)) for form, each in by_form),
    )


def _srcset(copies: Iterable[Rendition], here: str, addresses: Addresses) -> str:
    # A space or a comma would end the address.
    return ", ".join(
        f"{quote(addresses.href(here, copy.address))} {copy.recipe.width}w" for copy in copies
    )


def page_inputs(
    briefing: Briefing,
    plan: Plan,
    records: Records,
    published: Mapping[str, Published],
    addresses: Addresses,
) -> PageInputs:
    """Return everything that an article's page is made from besides its Markdown."""
    images = Images(published, addresses.briefing(briefing), addresses)
    language = addresses.project.language
    return PageInputs(plan, frames(briefing, records, addresses), images, language, guarded=True)
