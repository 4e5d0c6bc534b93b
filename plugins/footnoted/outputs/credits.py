"""All pictures, by agency.

Pictures that are only referred to are listed separately; those of drafts are left out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment
from markupsafe import Markup

from footnoted.library.pictures import Picture, PictureUse
from footnoted.library.site import Site
from footnoted.outputs.files import Offer
from footnoted.outputs.page import Facet, Page, PageParts, ShownPart, any_record, values
from footnoted.outputs.tables import IMAGES_FILES
from footnoted.outputs.view import View, render
from footnoted.phrases import mark_phrase, phrases
from footnoted.pictures.licenses import License, license_of


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture as the page lists it."""

    picture: Picture
    license: License
    places: tuple[PictureUse, ...]
    """One for each page that shows it."""
    agencies: tuple[str, ...]

    @property
    def shown(self) -> bool:
        """Return whether its file is on this site."""
        return bool(self.picture.published)

    @property
    def label(self) -> str:
        """Return what readers must know of how it was made; usually empty."""
        return self.picture.label

    def credentials(self, say: Callable[[str], str] = str) -> str:
        """Return what the Content Credentials in its file are worth; empty if it has none."""
        inside = self.picture.inside
        return inside.credentials.words(say) if inside and inside.credentials else ""

    @property
    def briefings(self) -> tuple[str, ...]:
        """Return the names of the briefings that show it or refer to it."""
        shown = (use.briefing.name for use in self.places if use.briefing)
        own = (self.picture.home.name,) if self.picture.home and not self.places else ()
        return tuple(dict.fromkeys((*shown, *own)))


@dataclass(frozen=True, slots=True)
class PicturesOfAgency:
    """The pictures of one agency."""

    agency: str
    """Empty for those that name none."""
    entries: tuple[PictureRow, ...]


def entries(site: Site) -> tuple[PictureRow, ...]:
    """Return the pictures in the order of their records."""
    public = (picture for picture in site.pictures if not picture.draft)
    return tuple(_entry(picture) for picture in public)


def groups(found: Iterable[PictureRow]) -> tuple[PicturesOfAgency, ...]:
    """Return pictures grouped by their first agency, by name; those without any come last."""

    def agency(entry: PictureRow) -> tuple[bool, str, str]:
        first = entry.agencies[0] if entry.agencies else ""
        return not first, first.casefold(), first

    grouped = groupby(sorted(found, key=agency), key=agency)
    return tuple(PicturesOfAgency(key[2], tuple(of)) for key, of in grouped)


def facets(site: Site, found: tuple[PictureRow, ...]) -> tuple[Facet[PictureRow], ...]:
    """Return the values by which pictures can be found, in the order of the controls."""
    say = phrases(site.project.language).gettext
    names = {entry.license.id: say(entry.license.name) for entry in found}

    def title(name: str) -> str:
        return site.names.briefings[name].front.title

    every = (
        Facet("agency", say("Agency"), values(found, lambda e: e.agencies, str), lines=True),
        Facet(
            "license",
            say("License"),
            values(found, lambda e: (e.license.id,), names.__getitem__),
            lines=True,
        ),
        Facet("briefing", say("Briefing"), values(found, lambda e: e.briefings, title)),
    )
    return tuple(facet for facet in every if len(facet.values) > 1)


def _entry(picture: Picture) -> PictureRow:
    agencies = dict.fromkeys(c.agency for c in picture.image.credits if c.agency)
    return PictureRow(picture, license_of(picture.image.license), picture.places, tuple(agencies))


def _render(site: Site, view: View, env: Environment) -> Markup:
    return _show(view, env, view.phrases.gettext("Image credits"), entries(site), site.album.cards)


def _render_part(site: Site, view: View, env: Environment, shown: ShownPart) -> Markup:
    known: dict[str, Picture] = shown.share()
    found = tuple(_entry(known[ref]) for ref in shown.part.items)
    return _show(view, env, shown.heading, found, False)


def _show(
    view: View, env: Environment, heading: str, found: tuple[PictureRow, ...], cards: bool
) -> Markup:
    site = view.site
    return render(
        env,
        "pages/credits.html",
        v=view,
        heading=heading,
        entries=found,
        shown=groups(e for e in found if e.shown),
        referred=groups(e for e in found if not e.shown),
        facets=facets(site, found),
        cards=cards,
        files=_files(site),
    )


def _files(site: Site) -> tuple[Offer, ...]:
    return tuple(IMAGES_FILES) if site.project.exported("images") else ()


def _below(site: Site, view: View, env: Environment) -> Markup:
    return render(env, "parts/cards.html", v=view) if site.album.cards else Markup()


CREDITS = Page(
    "credits",
    mark_phrase("Image credits"),
    mark_phrase("Who made the pictures, and how they may be used."),
    _render,
    evidence=any_record("images"),
    about=mark_phrase("who made the pictures"),
    parts=PageParts(
        mark_phrase("pictures"),
        mark_phrase("by the date of their briefing"),
        _render_part,
        share=lambda site: {picture.ref: picture for picture in site.pictures},
        below=_below,
        files=_files,
        searched=True,
    ),
)
