"""Figures against units, shares, series.

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

figure.too-far
    Bad::
        figures: {
          a: {of: A, share-of: {figure: b, value: 1}}, b: {of: A, share-of: {figure: c, value: 1}},
          c: {of: A, share-of: {figure: d, value: 1}}, d: {of: A, share-of: {figure: e, value: 1}},
          e: {of: A, share-of: {figure: f, value: 1}}, f: {of: A, share-of: {figure: g, value: 1}},
          g: {of: A, share-of: {figure: h, value: 1}}, h: {of: A, share-of: {figure: i, value: 1}},
          i: {of: A, share-of: {figure: j, value: 1}}, j: {of: A, share-of: {figure: k, value: 1}},
          k: {of: A, share-of: {figure: l, value: 1}}, l: {of: A, value: 1, unit: tonne}
        }
    Good::
        figures:
          a: {of: A, share-of: {figure: l, value: 1}}
          l: {of: A, value: 1, unit: tonne}

figure.series-mixed
    Bad::
        figures:
          pier: {of: Length, value: 120, unit: meter, series: pier, as-of: 2023}
          deck: {of: Area, value: 2400, unit: square-meter, series: pier, as-of: 2024}
    Good::
        figures:
          pier: {of: Length, value: 120, unit: meter, series: pier, as-of: 2023}
          longer-pier: {of: Length, value: 394, unit: foot, series: pier, as-of: 2024}

figure.one-number-range
    Bad::
        figures:
          cargo: {of: Cargo waiting, low: 1200, high: 1200, unit: tonne}
    Good::
        figures:
          cargo: {of: Cargo waiting, value: 1200, unit: tonne}

figure.negative-count
    Bad::
        figures:
          cranes: {of: Cranes at the north quay, value: -2, count-of: cranes}
    Good::
        figures:
          cranes: {of: Cranes at the north quay, value: 2, count-of: cranes}

figure.per-itself
    Bad::
        figures:
          cargo: {of: Cargo waiting, value: 1200, unit: tonne, per: t}
    Good::
        figures:
          cargo: {of: Cargo waiting, value: 1200, unit: tonne}

figure.decimal-point
    Bad, crane.yml::
        figures:
          cargo: {of: Wartende Fracht, value: 1.200, unit: tonne}
    Good, crane.yml::
        figures:
          cargo: {of: Wartende Fracht, value: 1200, unit: tonne}
    Both, crane.md::
        ---
        title: Der Nordkran steht still
        date: 2024-05-06
        lang: de
        ---

        Am Kai warten 1.200 Tonnen.

figure.as-of-later
    Bad::
        figures:
          cargo: {of: Cargo waiting, value: 1200, unit: tonne, as-of: 2042-05-03}
    Good::
        figures:
          cargo: {of: Cargo waiting, value: 1200, unit: tonne, as-of: 2024-05-03}

figure.money-undated
    Bad::
        figures:
          repair: {of: Cost of the repair, value: 2000000, unit: USD}
    Good::
        figures:
          repair: {of: Cost of the repair, value: 2000000, unit: USD, as-of: 2024}

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

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from footnoted.checks.references import DRAFT_CITED, UNKNOWN_RECORD, At, missing
from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.library.figures import (
    Discrepancy,
    bases,
    is_far,
    quantity_of,
    quantity_stated,
)
from footnoted.library.names import FARTHEST, RecordRef
from footnoted.library.site import Site
from footnoted.quantities.quantity import (
    Agreement,
    AgreementLevel,
    Quantity,
    agree,
    without_idle_zeros,
)
from footnoted.quantities.units import Dimension, UnitError
from footnoted.quantities.wording import find_unit, grouping_sign, words
from footnoted.records.evidence import Figure, FigureDifference
from footnoted.records.library import Briefing
from footnoted.records.vocabulary import ClaimKind

# -------------------------------------------------------------------------------------------------
# Units of figures: known, of one kind, and in agreement with each other.
#
# Only records are read; ``readings`` compares the article's words.

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
    "Check the conversion, and correct the wrong number in the record and in the article.",
)
FAR = Code(
    "figure.units-far",
    Level.WARNING,
    "The same figure in two units agrees only if both numbers are loosely rounded.",
    "Write the nearer conversion, or allow this with the reason.",
)
NEARER = Code(
    "figure.units-nearer",
    Level.INFO,
    "A figure in two units can be right, but another number would be nearer.",
    "Write the nearer number, if you may change the article.",
)
TOO_FAR = Code(
    "figure.too-far",
    Level.ERROR,
    "A figure is calculated from another, that one from a third and so on, over more than "
    f"{FARTHEST} steps. Its number cannot be shown.",
    "Calculate it from a figure that has a number of its own.",
)
MIXED = Code(
    "figure.series-mixed",
    Level.ERROR,
    "Figures of one series measure different things, so they cannot be compared.",
    "Correct the unit, remove `series`, or give the figure another series.",
)
_NUMBERS = ("value", "low", "high", "share-of", "change-from")
"""The keys that can give a figure its number."""
_CODES = {
    AgreementLevel.OVERLAP: NEARER,
    AgreementLevel.LOOSE: FAR,
    AgreementLevel.MISMATCH: DISAGREE,
}


def check_figures(site: Site) -> Iterator[Problem]:
    """Check the units of every figure of every briefing that is built."""
    for briefing in site.built:
        for id_, figure in briefing.sidecar.figures.items():
            yield from _figure(briefing, id_, figure)
    yield from _series(site)


def _figure(briefing: Briefing, id_: str, figure: Figure) -> Iterator[Problem]:
    place = briefing.sidecar_places.mark
    key = next(key for key in _NUMBERS if getattr(figure, key.replace("-", "_")) is not None)
    if is_far(figure, briefing.sidecar):
        message = f"`{id_}` is calculated over more than {FARTHEST} other figures."
        yield Problem(TOO_FAR, message, place(("figures", id_, key)), TOO_FAR.cure, about=id_)
    try:
        derived = figure.share_of or figure.change_from
        first = quantity_stated(figure, briefing.sidecar) if derived else quantity_of(figure)
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


def _series(site: Site) -> Iterator[Problem]:
    """Yield a problem for every figure that measures something else than most of its series."""
    series: dict[str, list[tuple[str, RecordRef]]] = {}
    for briefing in site.built:
        for target in site.names.records(briefing):
            if isinstance(target.record, Figure) and target.record.series:
                amount = quantity_stated(target.record, briefing.sidecar)
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
    """Return what a quantity measures; no rate between two currencies is assumed."""
    unit = amount.unit
    if unit is None:
        kind = "things counted"
    else:
        kind = unit.id if unit.dimension is Dimension.MONEY else unit.dimension.value
    return f"{kind} per {amount.per}" if amount.per else kind


def _mixed(series: str, odd: tuple[str, RecordRef], like: tuple[str, RecordRef]) -> Problem:
    (kind, target), (most, other) = odd, like
    message = f"In the series `{series}` this figure gives {kind}, and `{other.ref}` gives {most}."
    mark, related = (
        each.briefing.sidecar_places.mark(("figures", each.id, "series"))
        for each in (target, other)
    )
    return Problem(MIXED, message, mark, MIXED.cure, related, target.id)


def _unit(problem: UnitError, mark: Mark, about: str) -> Problem:
    return Problem(UNKNOWN_UNIT, problem.message, mark, problem.hint, about=about)


def _judge(agreement: Agreement, mark: Mark, first: Mark, about: str) -> Iterator[Problem]:
    code = _CODES.get(agreement.verdict)
    if code:
        hint = agreement.slip or code.cure
        yield Problem(code, agreement.explanation, mark, hint, first, about)


# -------------------------------------------------------------------------------------------------
# Numbers of figures that are odd by themselves: empty ranges, rates per themselves.
#
# A figure is compared only with its own keys and its article's date.

ONE_NUMBER = Code(
    "figure.one-number-range",
    Level.WARNING,
    "Both ends of a range are the same number.",
    "Write it as `value: …`, or correct the wrong end.",
)
NEGATIVE_COUNT = Code(
    "figure.negative-count",
    Level.WARNING,
    "A count is below zero.",
    "Correct the number. If a number went down, use `change-from`.",
)
PER_ITSELF = Code(
    "figure.per-itself",
    Level.ERROR,
    "A rate is given per its own unit, or per the things that it counts.",
    "Remove `per`, or write per what the rate is: day, person, km².",
)
DECIMAL_POINT = Code(
    "figure.decimal-point",
    Level.WARNING,
    "A number has three decimals, in a language that writes thousands with points.",
    "If thousands are meant, write it without the point. If not, write fewer or more decimals.",
)
LATER = Code(
    "figure.as-of-later",
    Level.INFO,
    "A figure's `as-of` is after the article's date.",
    "Correct `as-of`. If the number is only expected, write `due` instead, or a claim of the "
    "kind `forecast`.",
)
UNDATED_MONEY = Code(
    "figure.money-undated",
    Level.INFO,
    "An amount of money has no date, so readers do not know what it was worth.",
    "Add the year or day of the amount, as in `as-of: 2024`. It is printed with the amount.",
)
_NOT_YET = (ClaimKind.FORECAST, ClaimKind.AIM, ClaimKind.DEMAND, ClaimKind.OFFER)
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_ENDS = ("value", "low", "high")


@dataclass(frozen=True, slots=True)
class _Record:
    """A figure with the place of its record."""

    site: Site
    briefing: Briefing
    id: str
    figure: Figure

    def problem(self, code: Code, message: str, key: str, hint: str = "") -> Problem:
        return Problem(code, message, self.mark(key), hint or code.cure, about=self.id)

    def mark(self, key: str) -> Mark:
        return self.briefing.sidecar_places.mark(("figures", self.id, key))

    @property
    def numbers(self) -> list[tuple[str, Decimal]]:
        given = ((end, getattr(self.figure, end)) for end in _ENDS)
        return [(end, number) for end, number in given if number is not None]


def check_amounts(site: Site) -> Iterator[Problem]:
    """Check every figure of every briefing that is built."""
    for briefing in site.built:
        for id_, figure in briefing.sidecar.figures.items():
            record = _Record(site, briefing, id_, figure)
            yield from _numbers(record)
            yield from _rate(record)
            yield from _time(record)


def _numbers(record: _Record) -> Iterator[Problem]:
    figure = record.figure
    if figure.low is not None and figure.low == figure.high:
        message = f"The range begins and ends with {figure.low}."
        hint = f"Write `value: {figure.low}`, or correct the wrong end."
        yield record.problem(ONE_NUMBER, message, "high", hint)
    sign = grouping_sign(record.briefing.front.lang or record.site.project.language)
    for end, number in record.numbers:
        if figure.count_of and number < 0:
            message = f"There cannot be {number} {figure.count_of}."
            yield record.problem(NEGATIVE_COUNT, message, end)
        if sign == "." and _THOUSANDS.fullmatch(str(number)):
            whole = str(number).replace(".", "")
            message = f"{number} is read with three decimals, not as {whole}."
            hint = f"If thousands are meant, write {whole}; if not, {number.normalize():f}."
            yield record.problem(DECIMAL_POINT, message, end, hint)


def _rate(record: _Record) -> Iterator[Problem]:
    figure = record.figure
    given = figure.unit or figure.count_of
    if given and figure.per and _same(given, figure.per):
        message = f"“{given}” per “{figure.per}” is a number without a unit."
        yield record.problem(PER_ITSELF, message, "per")


def _same(given: str, per: str) -> bool:
    try:
        return given == per or find_unit(given) == find_unit(per)
    except UnitError:
        return False


def _time(record: _Record) -> Iterator[Problem]:
    figure, front = record.figure, record.briefing.front
    last = max(date.latest for date in (front.date, front.updated) if date and date.latest)
    first = figure.as_of.earliest if figure.as_of else None
    if first and first > last and not _expected(record):
        message = f"`as-of` {figure.as_of} is after the article's own date."
        yield record.problem(LATER, message, "as-of")
    if figure.unit and not figure.as_of and _is_money(figure.unit):
        message = "This amount of money has no `as-of`."
        yield record.problem(UNDATED_MONEY, message, "unit")


def _expected(record: _Record) -> bool:
    """Return whether the figure says itself that it is of the future."""
    claim = record.briefing.sidecar.claims.get(record.figure.claim or "")
    return bool(record.figure.due) or (claim is not None and claim.kind in _NOT_YET)


def _is_money(unit: str) -> bool:
    try:
        return find_unit(unit).dimension is Dimension.MONEY
    except UnitError:
        return False


# -------------------------------------------------------------------------------------------------
# Shares of and changes from other figures: not in a circle, and not more than possible.
#
# The check of references finds figures that do not exist.

CIRCLE = Code(
    "figure.share-circle",
    Level.ERROR,
    "Figures are calculated from each other in a circle, and none of them has a number.",
    "Give one of them its number, as in `value: 600`.",
)
FACTOR = Code(
    "figure.factor",
    Level.WARNING,
    "A share is not between 0 and 1, or a change takes away more than there was.",
    "Write a share as a number from 0 to 1: 50 percent is 0.5. If something grew or shrank, use "
    "`change-from`.",
)


def check_shares(site: Site) -> Iterator[Problem]:
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
    """Return the figures on the way back to this one, itself first; empty if it does not lead
    back.
    """
    way = tuple(bases(figure, briefing.sidecar))
    return (id_, *way[: way.index(id_)]) if id_ in way else ()


def _round(briefing: Briefing, circle: tuple[str, ...]) -> Problem:
    marks = [
        briefing.sidecar_places.mark(
            ("figures", id_, _key(briefing.sidecar.figures[id_]), "figure")
        )
        for id_ in circle
    ]
    way = ", ".join(
        f"`{id_}` from `{base}`" for id_, base in zip(circle, (*circle[1:], circle[0]), strict=True)
    )
    return Problem(
        CIRCLE,
        f"These figures are calculated in a circle: {way}.",
        marks[0],
        CIRCLE.cure,
        marks[1],
        circle[0],
    )


def _factor(briefing: Briefing, id_: str, figure: Figure) -> Iterator[Problem]:
    share = figure.share_of or figure.change_from
    said = share and (_share(share.value) if figure.share_of else _change(share.value))
    if said:
        mark = briefing.sidecar_places.mark(("figures", id_, _key(figure), "value"))
        message, hint = said
        yield Problem(FACTOR, message, mark, hint or FACTOR.cure, about=id_)


def _key(figure: Figure) -> str:
    return "share-of" if figure.share_of else "change-from"


def _share(value: Decimal) -> tuple[str, str] | None:
    if value < 0:
        hint = f"If it is a loss, write it as `change-from` with `value: {value}`."
        return f"A share cannot be {value}: it is less than 0.", hint
    if value <= 1:
        return None
    more = f"if it is {value} times as much, use `change-from` with `value: {value - 1}`."
    return f"A share cannot be {value}: it is more than 1, the whole.", _percent(value, more)


def _change(value: Decimal) -> tuple[str, str] | None:
    if value >= -1:
        return None
    hint = _percent(value, "").removesuffix("; ")
    return (
        f"A change cannot be {value}: it takes away more than there was.",
        f"{hint}." if hint else "",
    )


def _percent(value: Decimal, otherwise: str) -> str:
    """Return the factor as a proposal if a percentage was probably typed."""
    if not 1 < abs(value) <= 100:
        return otherwise[:1].upper() + otherwise[1:]
    factor = without_idle_zeros(value / 100)
    return f"If {abs(value)} percent is meant, write {factor}; {otherwise}"


# -------------------------------------------------------------------------------------------------
# Figures of one measure that differ, and the reasons given for it.
#
# Both are named; people must find out which of them is right.

DISAGREES = Code(
    "figure.disagrees",
    Level.WARNING,
    "Two figures of one series give different numbers for the same time.",
    "Correct the wrong one. If both are right, add to the newer one: `differs-from: [{figure: "
    "NAME#ID, because: …}]`. Readers see the reason.",
)
UNDATED = Code(
    "figure.series-undated",
    Level.INFO,
    "A figure of a series has no date, so the chart leaves it out and it is not compared with "
    "others.",
    "Add the day, month or year of the number, as in `as-of: 2024-05-03`.",
)


def check_series(site: Site) -> Iterator[Problem]:
    """Check the series of published briefings, and the reasons that any briefing gives."""
    for pair in site.discrepancies:
        if pair.open:
            yield _disagrees(pair)
    for series in site.series:
        for observation in series.observations:
            if observation.figure.as_of is None:
                id_ = observation.target.id
                message = f"`{id_}` is in the series `{series.key}`, but has no `as-of`."
                mark = _mark(observation.target, "series")
                yield Problem(UNDATED, message, mark, UNDATED.cure, about=id_)
    for briefing in site.built:
        for target in site.names.records(briefing):
            if isinstance(target.record, Figure):
                for number, difference in enumerate(target.record.differs_from):
                    yield from _reference(site, target, number, difference)


def _disagrees(pair: Discrepancy) -> Problem:
    one, other = pair.one, pair.other
    here, there = (
        words(side.stated).replace("\u00a0", " ") for side in (one, other) if side.stated
    )
    message = (
        f"`{one.target.id}` says {here} as of {one.figure.as_of}; "
        f"`{other.target.ref}`, of the same series, says {there} as of {other.figure.as_of}."
    )
    marks = [_mark(side.target, "value", "low", "high", "share-of") for side in (one, other)]
    return Problem(DISAGREES, message, marks[0], DISAGREES.cure, marks[1], one.target.id)


def _mark(target: RecordRef, *fields: str) -> Mark:
    """Return the place of the first of these keys that the record has, or of the record."""
    places, at = target.briefing.sidecar_places, ("figures", target.id)
    set_ = target.record.model_fields_set
    field = next((field for field in fields if field.replace("-", "_") in set_), None)
    return places.mark((*at, field)) if field else places.key_mark(at)


def _reference(
    site: Site, target: RecordRef, number: int, difference: FigureDifference
) -> Iterator[Problem]:
    """Check that the other figure exists, is not the same, and is public."""
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
        yield Problem(DRAFT_CITED, message, at.mark, DRAFT_CITED.cure, about=target.id)


def _others(site: Site, target: RecordRef) -> list[str]:
    """Return every figure but this one, as this one's sidecar would refer to it."""
    return [
        id_ if briefing is target.briefing else f"{briefing.name}#{id_}"
        for briefing in site.library.briefings
        for id_ in briefing.sidecar.figures
        if briefing is not target.briefing or id_ != target.id
    ]
