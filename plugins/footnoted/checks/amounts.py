"""Numbers of figures that say something odd by themselves: empty ranges, rates per themselves.

Compares a figure with nothing but its own keys and its article's date.

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
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from footnoted.diagnostics import Code, Diagnostic, Level, Mark
from footnoted.index import Site
from footnoted.model import Briefing, ClaimKind, Figure
from footnoted.quantities import Dimension, UnitError, find_unit
from footnoted.quantities.wording import grouping_sign

ONE_NUMBER = Code(
    "figure.one-number-range",
    Level.WARNING,
    "Both ends of a range are the same number.",
    "Write it as `value`, or correct the end that is wrong.",
)
NEGATIVE_COUNT = Code(
    "figure.negative-count",
    Level.WARNING,
    "Things are counted, and the count is below zero.",
    "Correct the number; what became fewer is a `change-from` another figure.",
)
PER_ITSELF = Code(
    "figure.per-itself",
    Level.ERROR,
    "A rate is reckoned by the very unit, or the very things, that it is given in.",
    "Remove `per`, or write what the rate is reckoned by: day, person, km².",
)
DECIMAL_POINT = Code(
    "figure.decimal-point",
    Level.WARNING,
    "A number with three decimals stands in a language that groups thousands with points.",
    "Write it without the point if thousands are meant, else with fewer or more decimals.",
)
LATER = Code(
    "figure.as-of-later",
    Level.INFO,
    "A figure is told as of a day after its article.",
    "Correct `as-of`; for what is only expected give `due`, or a claim that is a forecast.",
)
UNDATED_MONEY = Code(
    "figure.money-undated",
    Level.INFO,
    "An amount of money has no date, and readers cannot tell what it was worth.",
    "Add `as-of:` with the year or day of the amount; it is printed beside it.",
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

    def problem(self, code: Code, message: str, key: str, hint: str = "") -> Diagnostic:
        return Diagnostic(code, message, self.mark(key), hint or code.cure, about=self.id)

    def mark(self, key: str) -> Mark:
        return self.briefing.sidecar_places.mark(("figures", self.id, key))

    @property
    def numbers(self) -> list[tuple[str, Decimal]]:
        given = ((end, getattr(self.figure, end)) for end in _ENDS)
        return [(end, number) for end, number in given if number is not None]


def check(site: Site) -> Iterator[Diagnostic]:
    """Check every figure of every briefing that is built."""
    for briefing in site.built:
        for id_, figure in briefing.sidecar.figures.items():
            record = _Record(site, briefing, id_, figure)
            yield from _numbers(record)
            yield from _rate(record)
            yield from _time(record)


def _numbers(record: _Record) -> Iterator[Diagnostic]:
    figure = record.figure
    if figure.low is not None and figure.low == figure.high:
        message = f"The range begins and ends with {figure.low}."
        hint = f"Write `value: {figure.low}`, or correct the end that is wrong."
        yield record.problem(ONE_NUMBER, message, "high", hint)
    sign = grouping_sign(record.briefing.front.lang or record.site.project.language)
    for end, number in record.numbers:
        if figure.count_of and number < 0:
            message = f"There cannot be {number} {figure.count_of}."
            yield record.problem(NEGATIVE_COUNT, message, end)
        if sign == "." and _THOUSANDS.fullmatch(str(number)):
            whole = str(number).replace(".", "")
            message = f"{number} is read with three decimals, not as {whole}."
            hint = f"Write {whole} if that is meant, else {number.normalize():f}."
            yield record.problem(DECIMAL_POINT, message, end, hint)


def _rate(record: _Record) -> Iterator[Diagnostic]:
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


def _time(record: _Record) -> Iterator[Diagnostic]:
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
    """Tell whether the figure says itself that it is not there yet."""
    claim = record.briefing.sidecar.claims.get(record.figure.claim or "")
    return bool(record.figure.due) or (claim is not None and claim.kind in _NOT_YET)


def _is_money(unit: str) -> bool:
    try:
        return find_unit(unit).dimension is Dimension.MONEY
    except UnitError:
        return False
