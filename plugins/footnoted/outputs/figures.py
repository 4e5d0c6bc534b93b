"""All figures."""

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from footnoted.library.evidence import corrections_of
from footnoted.library.figures import Discrepancy, Observation, Series, figures
from footnoted.library.names import RecordRef
from footnoted.library.site import Site
from footnoted.outputs.charts import SAMPLES, Chart, chart
from footnoted.outputs.files import Offer
from footnoted.outputs.page import Page, PageParts, ShownPart, any_record
from footnoted.outputs.tables import FIGURES_FILES
from footnoted.outputs.view import View, render
from footnoted.phrases import mark_phrase
from footnoted.quantities.quantity import rounded_in
from footnoted.quantities.wording import words
from footnoted.records.evidence import Figure
from footnoted.records.library import Briefing, Correction

# -------------------------------------------------------------------------------------------------
# Every figure: those of one measure over time as a chart and a table, the others by briefing.
#
# A figure is listed once; two that differ although they are of the same thing are also shown side
# by side.


@dataclass(frozen=True, slots=True)
class Row:
    """One figure in a table."""

    target: RecordRef
    figure: Figure
    converted: str
    """The same in the unit of its series, if it is given in another."""
    corrections: tuple[tuple[str, Correction], ...]
    """Corrections about it by id, the newest first."""
    retracted: bool


@dataclass(frozen=True, slots=True)
class SeriesBlock:
    """One series as the page shows it."""

    series: Series
    rows: tuple[Row, ...]
    chart: Chart | None
    discrepancies: tuple[Discrepancy, ...]
    title: str
    same_name: bool
    """Whether all its figures have the name of the series."""


@dataclass(frozen=True, slots=True)
class FiguresOfBriefing:
    """The figures of one briefing that are in no series."""

    briefing: Briefing
    rows: tuple[Row, ...]


def blocks(site: Site, view: View) -> tuple[SeriesBlock, ...]:
    """Return every series with its chart, and with the discrepancies between its figures."""
    return tuple(_block(view, series) for series in site.series)


def groups(site: Site) -> tuple[FiguresOfBriefing, ...]:
    """Return the figures without a series by briefing, the newest briefing first."""
    return _groups(site, site.published)


def _groups(site: Site, briefings: Iterable[Briefing]) -> tuple[FiguresOfBriefing, ...]:
    found: dict[str, list[Row]] = {}
    for target in figures(site.names, briefings):
        if isinstance(target.record, Figure) and not target.record.series:
            found.setdefault(target.briefing.name, []).append(_row(target, target.record))
    return tuple(FiguresOfBriefing(rows[0].target.briefing, tuple(rows)) for rows in found.values())


def _block(view: View, series: Series) -> SeriesBlock:
    site, title = view.site, series.title
    refs = [each.target.ref for each in series.observations]
    odds = {ref for ref in refs if any(pair.open for pair in site.differing.get(ref, ()))}
    return SeriesBlock(
        series,
        tuple(_observed(observation, series, view) for observation in series.observations),
        chart(series, view, odds),
        tuple(d for d in site.discrepancies if series.key in _keys(d)),
        title,
        all(observation.figure.of == title for observation in series.observations),
    )


def _observed(each: Observation, series: Series, view: View) -> Row:
    stated, unit = each.stated, series.unit
    if each.common is None or stated is None or unit is None or stated.unit == unit:
        return _row(each.target, each.figure)
    return _row(each.target, each.figure, words(rounded_in(stated, unit), view.locale))


def _row(target: RecordRef, figure: Figure, converted: str = "") -> Row:
    retracted = target.briefing.front.retracted is not None
    return Row(target, figure, converted, corrections_of(target), retracted)


@dataclass(frozen=True, slots=True)
class _ShownFigures:
    """What the page or a part of it shows."""

    heading: str
    blocks: tuple[SeriesBlock, ...]
    groups: tuple[FiguresOfBriefing, ...]
    pairs: Iterable[Discrepancy]
    """Which of its figures differ from others."""


def _render(site: Site, view: View, env: Environment) -> Markup:
    every = _ShownFigures(
        view.phrases.gettext("Figures"), blocks(site, view), groups(site), site.discrepancies
    )
    return _show(view, env, every)


def _show(view: View, env: Environment, made: _ShownFigures) -> Markup:
    found, rest = made.blocks, made.groups
    rows = [row for each in (*(b.rows for b in found), *(g.rows for g in rest)) for row in each]
    shown = {block.series.key for block in found}
    return render(
        env,
        "pages/figures.html",
        v=view,
        heading=made.heading,
        blocks=found,
        groups=rest,
        count=len(rows),
        briefings=len({row.target.briefing.name for row in rows}),
        apart=[d for d in made.pairs if not shown & _keys(d)],
        files=_files(view.site),
        samples=SAMPLES if any(block.chart for block in found) else (),
    )


def _keys(pair: Discrepancy) -> set[str | None]:
    """Return the series that list two figures that differ."""
    return {pair.one.figure.series, pair.other.figure.series}


def _files(site: Site) -> tuple[Offer, ...]:
    return tuple(FIGURES_FILES) if site.project.exported("figures") else ()


def _render_part(site: Site, view: View, env: Environment, shown: ShownPart) -> Markup:
    """Render series, or the figures of briefings with every other figure that differs from one of
    them.
    """
    items = shown.part.items
    keys = {item for item in items if isinstance(item, str)}
    rest = _groups(site, (item for item in items if isinstance(item, Briefing)))
    refs = (row.target.ref for group in rest for row in group.rows)
    pairs = {id(pair): pair for ref in refs for pair in site.differing.get(ref, ())}
    found = tuple(_block(view, series) for series in site.series if series.key in keys)
    return _show(view, env, _ShownFigures(shown.heading, found, rest, pairs.values()))


FIGURES = Page(
    "figures",
    mark_phrase("Figures"),
    mark_phrase("Every figure of every briefing, and what became of it."),
    _render,
    evidence=any_record("figures"),
    parts=PageParts(
        mark_phrase("figures"),
        mark_phrase(
            "into those of measures over time, and the others by the date of their briefing"
        ),
        _render_part,
        files=_files,
    ),
)
