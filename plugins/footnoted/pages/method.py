"""How we grade: every scale and vocabulary with its words, generated from the tables.

Adds no wording of its own, so that it can never lag behind them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from footnoted.index import Site
from footnoted.pages.page import Page
from footnoted.render import words
from footnoted.render.environment import render
from footnoted.render.view import View
from footnoted.scales import Scale


@dataclass(frozen=True, slots=True)
class Table:
    """A scale or vocabulary as rows of code, words and meaning."""

    id: str
    title: str
    about: str
    rows: tuple[tuple[str, str, str], ...]
    coded: bool


def tables(scales: Mapping[str, Scale]) -> tuple[Table, ...]:
    """Give every table in the order of the page."""
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


def _render(site: Site, view: View, env: Environment) -> Markup:
    return render(env, "pages/method.html", v=view, tables=tables(site.project.scales))


PAGE = Page("method", "How we grade", "What the grades and words on these pages mean.", _render)
