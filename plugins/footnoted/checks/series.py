"""Figures of one measure that say the same differently, and the reasons given for it.

Names both sides; which of them is right is for people to find out.

figure.disagrees
    Bad::
        figures:
          cargo: {of: Cargo, value: 1200, unit: tonne, as-of: 2024-05-03, series: cargo-waiting}
          recount: {of: Cargo, value: 900, unit: tonne, as-of: 2024-05, series: cargo-waiting}
    Good::
        figures:
          cargo: {of: Cargo, value: 1200, unit: tonne, as-of: 2024-05-03, series: cargo-waiting}
          recount:
            of: Cargo
            value: 900
            unit: tonne
            as-of: 2024-05
            series: cargo-waiting
            differs-from: [{figure: cargo, because: "The log leaves out what stands in the sheds."}]

figure.series-undated
    Bad::
        figures:
          cargo: {of: Cargo waiting, value: 1200, unit: tonne, series: cargo-waiting}
    Good::
        figures:
          cargo: {of: Cargo waiting, value: 1200, unit: t, as-of: 2024-05-03, series: cargo-waiting}
"""

from collections.abc import Iterator

from footnoted.checks.reference import At, missing
from footnoted.checks.references import DRAFT_CITED, UNKNOWN_RECORD
from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Discrepancy, Site, Target
from footnoted.model import Difference, Figure
from footnoted.quantities import words

DISAGREES = Code(
    "figure.disagrees",
    Level.WARNING,
    "Two figures of one series say something different of the same time.",
    "Correct the one that is wrong. Where both stand, say why under the newer one: "
    "`differs-from: [{figure: NAME#ID, because: …}]`; readers see the reason.",
)
UNDATED = Code(
    "figure.series-undated",
    Level.INFO,
    "A figure of a series does not say of which time it speaks, so the chart leaves it out and "
    "nothing can be compared with it.",
    "Add `as-of:` with the time the number describes, as exactly as it is known.",
)


def check(site: Site) -> Iterator[Diagnostic]:
    """Check the series of published briefings, and the reasons that any briefing gives."""
    for pair in site.discrepancies:
        if pair.open:
            yield _disagrees(pair)
    for series in site.series:
        for each in series.observations:
            if each.figure.as_of is None:
                id_ = each.target.id
                message = f"`{id_}` is of the series `{series.key}`, but has no `as-of`."
                mark = _mark(each.target, "series")
                yield Diagnostic(UNDATED, message, mark, UNDATED.cure, about=id_)
    for briefing in site.built:
        for target in site.names.records(briefing):
            if isinstance(target.record, Figure):
                for number, difference in enumerate(target.record.differs_from):
                    yield from _reference(site, target, number, difference)


def _disagrees(pair: Discrepancy) -> Diagnostic:
    one, other = pair.one, pair.other
    here, there = (
        words(side.stated).replace("\u00a0", " ") for side in (one, other) if side.stated
    )
    message = (
        f"`{one.target.id}` says {here} as of {one.figure.as_of}; "
        f"`{other.target.ref}`, of the same series, says {there} as of {other.figure.as_of}."
    )
    marks = [_mark(side.target, "value", "low", "high", "share-of") for side in (one, other)]
    return Diagnostic(DISAGREES, message, marks[0], DISAGREES.cure, marks[1], one.target.id)


def _mark(target: Target, *fields: str) -> Mark:
    """Give the place of the first of these keys that the record has, or of the record."""
    places, at = target.briefing.sidecar_places, ("figures", target.id)
    set_ = target.record.model_fields_set
    field = next((field for field in fields if field.replace("-", "_") in set_), None)
    return places.mark((*at, field)) if field else places.key_mark(at)


def _reference(
    site: Site, target: Target, number: int, difference: Difference
) -> Iterator[Diagnostic]:
    """Check that the other figure is there, another, and open to readers."""
    briefing, ref = target.briefing, difference.figure
    path = ("figures", target.id, "differs-from", number, "figure")
    at = At(site, briefing.sidecar_places.mark(path), target.id, briefing)
    other = site.names.resolve(briefing, ref)
    if other is None or not isinstance(other.record, Figure) or other.ref == target.ref:
        itself = other is not None and other.ref == target.ref
        what = "other figure" if itself else "figure"
        yield from missing(UNKNOWN_RECORD, what, ref, _others(site, target), at)
    elif at.published and other.briefing.front.draft:
        message = f"`{ref}` is in a draft."
        yield Diagnostic(DRAFT_CITED, message, at.mark, DRAFT_CITED.cure, about=target.id)


def _others(site: Site, target: Target) -> list[str]:
    """Give every figure but this one, as this one's sidecar would refer to it."""
    return [
        id_ if briefing is target.briefing else f"{briefing.name}#{id_}"
        for briefing in site.library.briefings
        for id_ in briefing.sidecar.figures
        if briefing is not target.briefing or id_ != target.id
    ]
