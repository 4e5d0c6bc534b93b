"""Shares of and changes from other figures: not in a circle, and not more than can be.

That the other figure exists and is another is checked with the references.

figure.share-circle
    Bad::
        figures:
          loaded: {of: Cargo loaded, share-of: {figure: cleared, value: 0.5}}
          cleared: {of: Cargo cleared, change-from: {figure: loaded, value: 1}}
    Good::
        figures:
          loaded: {of: Cargo loaded, value: 600, unit: tonne}
          cleared: {of: Cargo cleared, change-from: {figure: loaded, value: 1}}

figure.factor
    Bad::
        figures:
          waiting: {of: Cargo waiting, value: 1200, unit: tonne}
          cleared: {of: Cargo cleared, share-of: {figure: waiting, value: 50}}
    Good::
        figures:
          waiting: {of: Cargo waiting, value: 1200, unit: tonne}
          cleared: {of: Cargo cleared, share-of: {figure: waiting, value: 0.5}}
"""

from collections.abc import Iterator
from decimal import Decimal

from footnoted.diagnostics import Code, Diagnostic, Level
from footnoted.index import Site
from footnoted.index.amounts import bases, without_idle_zeros
from footnoted.model import Briefing, Figure

CIRCLE = Code(
    "figure.share-circle",
    Level.ERROR,
    "Figures are reckoned from each other in a circle, and none of them has a number.",
    "Give one of them its number: `value`, or `low` and `high`.",
)
FACTOR = Code(
    "figure.factor",
    Level.WARNING,
    "A share is more than the whole or less than nothing, or a change takes away more than there "
    "was.",
    "Write a share as a factor from 0 to 1, and what became more or less as `change-from`.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the shares and changes of every briefing that is built."""
    for briefing in site.built:
        told: set[str] = set()
        for id_, figure in briefing.sidecar.figures.items():
            yield from _factor(briefing, id_, figure)
            circle = _circle(briefing, id_, figure)
            if len(circle) > 1 and not told & {*circle}:
                told |= {*circle}
                yield _round(briefing, circle)


def _circle(briefing: Briefing, id_: str, figure: Figure) -> tuple[str, ...]:
    """Give the figures on the way back to this one, itself first; none where it leads elsewhere."""
    way = tuple(bases(figure, briefing.sidecar))
    return (id_, *way[: way.index(id_)]) if id_ in way else ()


def _round(briefing: Briefing, circle: tuple[str, ...]) -> Diagnostic:
    marks = [
        briefing.sidecar_places.mark(
            ("figures", id_, _key(briefing.sidecar.figures[id_]), "figure")
        )
        for id_ in circle
    ]
    way = ", ".join(
        f"`{id_}` from `{base}`" for id_, base in zip(circle, (*circle[1:], circle[0]), strict=True)
    )
    return Diagnostic(
        CIRCLE, f"Reckoned in a circle: {way}.", marks[0], CIRCLE.cure, marks[1], circle[0]
    )


def _factor(briefing: Briefing, id_: str, figure: Figure) -> Iterator[Diagnostic]:
    share = figure.share_of or figure.change_from
    said = share and (_share(share.value) if figure.share_of else _change(share.value))
    if said:
        mark = briefing.sidecar_places.mark(("figures", id_, _key(figure), "value"))
        message, hint = said
        yield Diagnostic(FACTOR, message, mark, hint or FACTOR.cure, about=id_)


def _key(figure: Figure) -> str:
    return "share-of" if figure.share_of else "change-from"


def _share(value: Decimal) -> tuple[str, str] | None:
    if value < 0:
        hint = f"Write a loss as change-from, with value: {value}."
        return f"A share of {value} is less than nothing.", hint
    if value <= 1:
        return None
    more = f"what is {value} times as much is change-from, with value: {value - 1}."
    return f"A share of {value} is more than the whole.", _percent(value, more)


def _change(value: Decimal) -> tuple[str, str] | None:
    if value >= -1:
        return None
    hint = _percent(value, "").removesuffix("; ")
    return f"A change of {value} takes away more than there was.", f"{hint}." if hint else ""


def _percent(value: Decimal, otherwise: str) -> str:
    """Propose the factor where percents were probably typed."""
    if not 1 < abs(value) <= 100:
        return otherwise[:1].upper() + otherwise[1:]
    factor = without_idle_zeros(value / 100)
    return f"Write {factor} if {abs(value)} percent is meant; {otherwise}"
