"""The list of briefings, the method, and briefings that could not be read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from footnoted.library.site import Site
from footnoted.outputs import words
from footnoted.outputs.briefing import basis
from footnoted.outputs.files import Offer
from footnoted.outputs.page import Page, ShownPart, any_record
from footnoted.outputs.view import View, render
from footnoted.project import Scale

# -------------------------------------------------------------------------------------------------
# The list of briefings, newest first, and the way to every other list.
#
# Published briefings only.


def render_briefings(
    site: Site, view: View, env: Environment, others: Iterable[Page], files: Iterable[Offer]
) -> Markup:
    """Render the list of briefings; ``others`` are the pages, ``files`` the data it leads to."""
    return render(
        env,
        "pages/briefings.html",
        v=view,
        heading="Briefings",
        briefings=site.published,
        across=True,
        pages=_linked(view, others),
        files=tuple(files),
        basis={b.name: basis(site, b.name) for b in site.published},
    )


def render_across(
    view: View, env: Environment, others: Iterable[Page], files: Iterable[Offer]
) -> Markup:
    """Render the way from the list of briefings to every other list."""
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
"""Briefings that the entrance to a divided list names at once."""


def render_newest(site: Site, view: View, env: Environment) -> Markup:
    """Render the newest briefings for the entrance to their divided list."""
    return render(env, "parts/newest.html", v=view, briefings=site.published[:NEWEST])


def _linked(view: View, others: Iterable[Page]) -> list[Page]:
    return [page for page in others if page.about and view.to(page.key)]


# -------------------------------------------------------------------------------------------------
# How we grade: every scale and vocabulary with its words, generated from the tables.
#
# Adds no wording of its own, so that it can never lag behind them.


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
        Table(key, s.name, s.about, tuple((g.code, g.label, g.meaning) for g in s.grades), True)
        for key, s in scales.items()
    )
    return (
        *graded,
        _vocabulary(
            "stance", "Stance", "How the origin of the words stands to them.", words.STANCE
        ),
        _vocabulary("status", "Status", "What has become of a claim since.", words.STATUS),
        _vocabulary("kind", "Kind of claim", "What sort of statement it is.", words.KIND),
        _vocabulary("date-kind", "Kind of date", "What a date is the date of.", words.DATE_KIND),
    )


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
    "How we grade",
    "What the grades and words on these pages mean.",
    _render_method,
    evidence=any_record("claims", "sources"),
    about="what the words and grades mean",
)


# -------------------------------------------------------------------------------------------------
# Preview only: the page of a briefing that could not be read, with the reasons.
#
# Holds nothing of its content, for none could be trusted to be what the writer meant.


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

    return Page("", article, "This briefing could not be read.", make)
