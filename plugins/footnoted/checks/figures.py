"""Units of figures: known, of one kind, and in agreement with each other.

Reads records only; whether the article's words say the same number is asked in ``readings``.

figure.unit
    Bad::
        figures:
          cargo: {quote: "1,200 tonnes", of: Cargo, value: 1200, unit: tons, approximate: true}
    Good::
        figures:
          cargo: {quote: "1,200 tonnes", of: Cargo, value: 1200, unit: tonne, approximate: true}

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
"""

from collections.abc import Iterator

from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Site, quantity_of
from footnoted.model import Briefing, Figure
from footnoted.quantities import Agreement, UnitError, Verdict, agree

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
_CODES = {Verdict.OVERLAP: NEARER, Verdict.LOOSE: FAR, Verdict.MISMATCH: DISAGREE}


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the units of every figure of every briefing that is built."""
    for briefing in site.built:
        for id_, figure in briefing.sidecar.figures.items():
            if not (figure.share_of or figure.change_from):
                yield from _figure(briefing, id_, figure)


def _figure(briefing: Briefing, id_: str, figure: Figure) -> Iterator[Diagnostic]:
    place = briefing.sidecar_places.mark
    try:
        first = quantity_of(figure)
    except UnitError as problem:
        yield _unit(problem, place(("figures", id_, "unit")), id_)
        return
    for number, measure in enumerate(figure.also):
        at = ("figures", id_, "also", number)
        try:
            agreement = agree(first, quantity_of(measure))
        except UnitError as problem:
            yield _unit(problem, place((*at, "unit")), id_)
            continue
        yield from _judge(agreement, place((*at, "value")), place(("figures", id_, "value")), id_)


def _unit(problem: UnitError, mark: Mark, about: str) -> Diagnostic:
    return Diagnostic(UNKNOWN_UNIT, problem.message, mark, problem.hint, about=about)


def _judge(agreement: Agreement, mark: Mark, first: Mark, about: str) -> Iterator[Diagnostic]:
    code = _CODES.get(agreement.verdict)
    if code:
        hint = agreement.slip or code.cure
        yield Diagnostic(code, agreement.explanation, mark, hint, first, about)
