"""Units of figures: known, of one kind, and in agreement with each other.

Reads records only; whether the article's words say the same number is not asked here.

figure.unit
    Bad::
        figures:
          cargo: {of: Cargo waiting, value: 1200, unit: tons}
    Good::
        figures:
          cargo: {of: Cargo waiting, value: 1200, unit: tonne}

figure.units-disagree
    Bad::
        figures:
          pier: {of: Length of the pier, value: 120, unit: meter, also: [{value: 294, unit: foot}]}
    Good::
        figures:
          pier: {of: Length of the pier, value: 120, unit: meter, also: [{value: 394, unit: foot}]}

figure.units-far
    Bad::
        figures:
          road: {of: Length of the road, value: 40, unit: km, also: [{value: 30, unit: mi}]}
    Good::
        figures:
          road: {of: Length of the road, value: 40, unit: km, also: [{value: 25, unit: mi}]}

figure.units-nearer
    Bad::
        figures:
          road: {of: Length of the road, value: 2.5, unit: km, also: [{value: 1.5, unit: mi}]}
    Good::
        figures:
          road: {of: Length of the road, value: 2.5, unit: km, also: [{value: 1.6, unit: mi}]}

figure.series-mixed
    Bad::
        figures:
          pier: {of: Length, value: 120, unit: meter, series: pier, as-of: 2023}
          deck: {of: Area, value: 2400, unit: square-meter, series: pier, as-of: 2024}
    Good::
        figures:
          pier: {of: Length, value: 120, unit: meter, series: pier, as-of: 2023}
          longer-pier: {of: Length, value: 394, unit: foot, series: pier, as-of: 2024}
"""

from collections import Counter
from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Site, Target, quantity_of, stated
from footnoted.model import Briefing, Figure
from footnoted.quantities import Agreement, Dimension, Quantity, UnitError, Verdict, agree

UNKNOWN_UNIT = Code(
    "figure.unit",
    Level.ERROR,
    "A figure's unit is unknown, can mean several things, or is of another kind than its twin.",
    "Write a CLDR unit id such as square-kilometer, its usual symbol, or an ISO 4217 code.",
)
DISAGREE = Code(
    "figure.units-disagree",
    Level.ERROR,
    "The same figure in two units does not come to the same quantity.",
    "Check the conversion; correct the number that is wrong, in the record and in the article.",
)
FAR = Code(
    "figure.units-far",
    Level.WARNING,
    "The same figure in two units only agrees when both are taken as loosely rounded.",
    "Give the nearer conversion, or allow it with the reason.",
)
NEARER = Code(
    "figure.units-nearer",
    Level.INFO,
    "The two units of a figure can both be true, but another number would be nearer.",
    "Give the nearer number, where the article is ours to change.",
)
MIXED = Code(
    "figure.series-mixed",
    Level.ERROR,
    "Figures of one series measure different things, so they cannot be compared.",
    "Take the figure out of the series, correct its unit, or give it a series of its own.",
)
_NUMBERS = ("value", "low", "high", "share-of", "change-from")
"""The keys one of which gives a figure its number."""
_CODES = {Verdict.OVERLAP: NEARER, Verdict.LOOSE: FAR, Verdict.MISMATCH: DISAGREE}


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the units of every figure of every briefing that is built."""
    for briefing in site.built:
        for id_, figure in briefing.sidecar.figures.items():
            yield from _figure(briefing, id_, figure)
    yield from _series(site)


def _figure(briefing: Briefing, id_: str, figure: Figure) -> Iterator[Diagnostic]:
    place = briefing.sidecar_places.mark
    key = next(key for key in _NUMBERS if getattr(figure, key.replace("-", "_")) is not None)
    try:
        derived = figure.share_of or figure.change_from
        first = stated(figure, briefing.sidecar) if derived else quantity_of(figure)
    except UnitError as problem:
        yield _unit(problem, place(("figures", id_, "unit")), id_)
        return
    for number, measure in enumerate(figure.also if first else ()):
        at = ("figures", id_, "also", number)
        try:
            assert first is not None
            agreement = agree(first, quantity_of(measure))
        except UnitError as problem:
            yield _unit(problem, place((*at, "unit")), id_)
            continue
        yield from _judge(agreement, place((*at, "value")), place(("figures", id_, key)), id_)


def _series(site: Site) -> Iterator[Diagnostic]:
    """Tell of every figure that measures something else than most of its series."""
    series: dict[str, list[tuple[str, Target]]] = {}
    for briefing in site.built:
        for target in site.names.records(briefing):
            if isinstance(target.record, Figure) and target.record.series:
                amount = stated(target.record, briefing.sidecar)
                if amount:
                    kind = _kind(amount)
                    series.setdefault(target.record.series, []).append((kind, target))
    for key, found in sorted(series.items()):
        [(most, _)] = Counter(kind for kind, _ in found).most_common(1)
        like = next(target for kind, target in found if kind == most)
        for kind, target in found:
            if kind != most:
                yield _mixed(key, (kind, target), (most, like))


def _kind(amount: Quantity) -> str:
    """Say what a quantity measures; no rate between two currencies is assumed."""
    unit = amount.unit
    if unit is None:
        kind = "things counted"
    else:
        kind = unit.id if unit.dimension is Dimension.MONEY else unit.dimension.value
    return f"{kind} per {amount.per}" if amount.per else kind


def _mixed(series: str, odd: tuple[str, Target], like: tuple[str, Target]) -> Diagnostic:
    (kind, target), (most, other) = odd, like
    message = f"In the series `{series}` this figure gives {kind}, and `{other.ref}` gives {most}."
    mark, related = (
        each.briefing.sidecar_places.mark(("figures", each.id, "series"))
        for each in (target, other)
    )
    return Diagnostic(MIXED, message, mark, MIXED.cure, related, target.id)


def _unit(problem: UnitError, mark: Mark, about: str) -> Diagnostic:
    return Diagnostic(UNKNOWN_UNIT, problem.message, mark, problem.hint, about=about)


def _judge(agreement: Agreement, mark: Mark, first: Mark, about: str) -> Iterator[Diagnostic]:
    code = _CODES.get(agreement.verdict)
    if code:
        hint = agreement.slip or code.cure
        yield Diagnostic(code, agreement.explanation, mark, hint, first, about)
