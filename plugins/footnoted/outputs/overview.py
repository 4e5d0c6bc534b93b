"""The list of briefings, corrections, the method, and briefings that could not be read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from footnoted.dates.edtf import Edtf
from footnoted.library.names import RecordRef
from footnoted.library.site import Site
from footnoted.outputs import words
from footnoted.outputs.briefing import basis
from footnoted.outputs.files import Offer
from footnoted.outputs.page import Page, PageParts, ShownPart, any_record
from footnoted.outputs.view import View, render
from footnoted.phrases import mark_phrase
from footnoted.project import Scale
from footnoted.records.library import Briefing, Correction, Library

# -------------------------------------------------------------------------------------------------
# The list of published briefings, newest first, with links to every other list.


def render_briefings(
    site: Site, view: View, env: Environment, others: Iterable[Page], files: Iterable[Offer]
) -> Markup:
    """Render the list of briefings; ``others`` are the pages and ``files`` the data it links to."""
    return render(
        env,
        "pages/briefings.html",
        v=view,
        heading=view.phrases.gettext("Briefings"),
        briefings=site.published,
        across=True,
        pages=_linked(view, others),
        files=tuple(files),
        basis={b.name: basis(site, b.name) for b in site.published},
    )


def render_across(
    view: View, env: Environment, others: Iterable[Page], files: Iterable[Offer]
) -> Markup:
    """Render the links from the list of briefings to every other list."""
    pages = _linked(view, others)
    return render(env, "parts/across.html", v=view, pages=pages, files=tuple(files))


def render_some(site: Site, view: View, env: Environment, shown: ShownPart) -> Markup:
    """Render one part of the list of briefings."""
    return render(
        env,
        "pages/briefings.html",
        v=view,
        heading=shown.heading,
        briefings=shown.part.items,
        across=False,
        basis={b.name: basis(site, b.name) for b in shown.part.items},
    )


NEWEST = 20
"""How many briefings the first page of a divided list names."""


def render_newest(site: Site, view: View, env: Environment) -> Markup:
    """Render the newest briefings for the first page of their divided list."""
    return render(env, "parts/newest.html", v=view, briefings=site.published[:NEWEST])


def _linked(view: View, others: Iterable[Page]) -> list[Page]:
    return [page for page in others if page.about and view.to(page.key)]


# -------------------------------------------------------------------------------------------------
# All corrections, updates, clarifications and retractions, newest first.
#
# A briefing that is withdrawn as a whole is among them, with its reason.


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One change, or the withdrawal of a whole briefing."""

    briefing: Briefing
    date: Edtf
    text: str
    id: str = ""
    """The correction's id; a withdrawal has none."""
    correction: Correction | None = None
    about: tuple[RecordRef, ...] = ()
    """The records concerned that have a place on the briefing's page."""


def rows(site: Site) -> tuple[CorrectionRow, ...]:
    """Return every change of every published briefing, the newest first."""
    found = (row for briefing in site.published for row in _rows(site, briefing))
    return tuple(sorted(found, key=lambda row: row.date.sort_key, reverse=True))


def _rows(site: Site, briefing: Briefing) -> Iterator[CorrectionRow]:
    ids = ([""] if briefing.front.retracted else []) + list(briefing.sidecar.corrections)
    yield from (_row(site, briefing, id_) for id_ in ids)


def _row(site: Site, briefing: Briefing, id_: str) -> CorrectionRow:
    """Return a correction by its id; without an id the withdrawal of the briefing."""
    if not id_:
        withdrawn = briefing.front.retracted
        assert withdrawn
        return CorrectionRow(briefing, withdrawn.date, withdrawn.because)
    made = briefing.sidecar.corrections[id_]
    about = (site.names.resolve(briefing, other) for other in made.about)
    return CorrectionRow(briefing, made.date, made.text, id_, made, tuple(filter(None, about)))


def _render_corrections(site: Site, view: View, env: Environment) -> Markup:
    return _show(view, env, view.phrases.gettext("Corrections"), rows(site))


def _render_corrections_part(site: Site, view: View, env: Environment, shown: ShownPart) -> Markup:
    return _show(view, env, shown.heading, tuple(_row(site, *item) for item in shown.part.items))


def _show(view: View, env: Environment, heading: str, found: tuple[CorrectionRow, ...]) -> Markup:
    return render(env, "pages/corrections.html", v=view, heading=heading, rows=found)


def _has_corrections(_library: Library, built: tuple[Briefing, ...]) -> bool:
    return any(briefing.sidecar.corrections or briefing.front.retracted for briefing in built)


CORRECTIONS = Page(
    "corrections",
    mark_phrase("Corrections"),
    mark_phrase("What was changed after publication, and why."),
    _render_corrections,
    evidence=_has_corrections,
    about=mark_phrase("what was changed after publication, and why"),
    parts=PageParts(
        mark_phrase("changes after publication"),
        mark_phrase("by their dates"),
        _render_corrections_part,
    ),
)


# -------------------------------------------------------------------------------------------------
# How we grade: every scale and vocabulary with its words, generated from the tables.
#
# There are no other words here, so the page is always current.


@dataclass(frozen=True, slots=True)
class Table:
    """A scale or vocabulary as rows of code, words and meaning."""

    id: str
    title: str
    about: str
    rows: tuple[tuple[str, str, str], ...]
    coded: bool


def tables(scales: Mapping[str, Scale]) -> tuple[Table, ...]:
    """Return every table in the order of the page."""
    graded = (
        Table(
            key, s.name, s.about, tuple((g.code, g.label, g.meaning) for g in s.grades), _coded(s)
        )
        for key, s in scales.items()
    )
    return (
        *graded,
        _vocabulary(
            "stance",
            mark_phrase("Stance"),
            mark_phrase("How far the origin of the words vouches for them."),
            words.STANCE,
        ),
        _vocabulary(
            "status",
            mark_phrase("Status"),
            mark_phrase("What has become of a claim since."),
            words.STATUS,
        ),
        _vocabulary(
            "kind",
            mark_phrase("Kind of claim"),
            mark_phrase("What sort of statement it is."),
            words.KIND,
        ),
        _vocabulary(
            "date-kind",
            mark_phrase("Kind of date"),
            mark_phrase("What a date is the date of."),
            words.DATE_KIND,
        ),
    )


def _coded(scale: Scale) -> bool:
    """Return whether the codes of a scale are more than its words again."""
    return any(len(grade.code) <= 2 for grade in scale.grades)


def _vocabulary(id_: str, title: str, about: str, table: dict[Any, tuple[str, str]]) -> Table:
    rows: list[tuple[str, str, str]] = []
    for value, (word, meaning) in table.items():
        assert isinstance(value, StrEnum)
        rows.append((value.value, word, meaning))
    return Table(id_, title, about, tuple(rows), False)


def _render_method(site: Site, view: View, env: Environment) -> Markup:
    return render(env, "pages/method.html", v=view, tables=tables(site.project.scales))


METHOD = Page(
    "method",
    mark_phrase("How we grade"),
    mark_phrase("What the grades and words on these pages mean."),
    _render_method,
    evidence=any_record("claims", "sources"),
    about=mark_phrase("what the words and grades mean"),
)


# -------------------------------------------------------------------------------------------------
# Preview only: the page of a briefing that could not be read, with the reasons.
#
# It shows nothing of its content, which may not be what the writer meant.


def unread_pages(site: Site) -> Iterator[tuple[str, Page]]:
    """Yield the source name and the page of each briefing that could not be read."""
    for article in site.library.unread:
        yield site.addresses.beside_root(article), _page(article)


def _page(article: str) -> Page:
    def make(site: Site, view: View, env: Environment) -> Markup:
        del view
        paths = (article, article.removesuffix(".md") + ".yml")
        found = [problem for problem in site.diagnostics if problem.mark.path in paths]
        return render(env, "pages/unread.html", article=article, problems=found)

    return Page("", article, mark_phrase("This briefing could not be read."), make)
