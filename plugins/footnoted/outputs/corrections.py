"""All corrections, updates, clarifications and retractions, newest first.

A briefing that is withdrawn as a whole stands among them, with its reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from footnoted.dates.edtf import Edtf
from footnoted.library.names import RecordRef
from footnoted.library.site import Site
from footnoted.outputs.page import Page, PageParts, ShownPart
from footnoted.outputs.view import View, render
from footnoted.records.library import Briefing, Correction, Library


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
    """Return a correction by its id; without one the withdrawal of the briefing."""
    if not id_:
        withdrawn = briefing.front.retracted
        assert withdrawn
        return CorrectionRow(briefing, withdrawn.date, withdrawn.because)
    made = briefing.sidecar.corrections[id_]
    about = (site.names.resolve(briefing, other) for other in made.about)
    return CorrectionRow(briefing, made.date, made.text, id_, made, tuple(filter(None, about)))


def _render(site: Site, view: View, env: Environment) -> Markup:
    return _show(view, env, "Corrections", rows(site))


def _render_part(site: Site, view: View, env: Environment, shown: ShownPart) -> Markup:
    return _show(view, env, shown.heading, tuple(_row(site, *item) for item in shown.part.items))


def _show(view: View, env: Environment, heading: str, found: tuple[CorrectionRow, ...]) -> Markup:
    return render(env, "pages/corrections.html", v=view, heading=heading, rows=found)


def _has_corrections(_library: Library, built: tuple[Briefing, ...]) -> bool:
    return any(briefing.sidecar.corrections or briefing.front.retracted for briefing in built)


CORRECTIONS = Page(
    "corrections",
    "Corrections",
    "What was changed after publication, and why.",
    _render,
    evidence=_has_corrections,
    about="what was changed after publication, and why",
    parts=PageParts("changes after publication", "by their dates", _render_part),
)
