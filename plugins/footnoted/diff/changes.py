"""What is said differently now: numbers of figures and days of dates, each in words.

Compares what is meant: another way to write the same number or unit is no change.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from footnoted.dates import Edtf, words
from footnoted.diff.pairs import Pair, pairs
from footnoted.index import Site, Target
from footnoted.model import Dated, Figure
from footnoted.quantities import UnitError, find_unit
from footnoted.render.figures import figure_words


class Field(StrEnum):
    """What of a record is compared."""

    NUMBER = "number"
    """A figure's number with its unit and how it is meant."""
    DAY = "day"
    """A date's date."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is told differently, or no more."""

    pair: Pair
    field: Field
    old: str
    """In words."""
    new: str
    """In words; empty where the record is gone."""


def changes(base: Site, now: Site) -> Iterator[Change]:
    """Give what is different in the base's published briefings, in their order."""
    for pair in pairs(base, now):
        field = _field(pair.old)
        if field is None:
            continue
        old = _said(base, pair.old)
        if pair.new is None:
            yield Change(pair, field, old, "")
        elif _meant(pair.old) != _meant(pair.new):
            yield Change(pair, field, old, _said(now, pair.new))


def _field(target: Target) -> Field | None:
    if isinstance(target.record, Figure):
        return Field.NUMBER
    return Field.DAY if isinstance(target.record, Dated) else None


def _said(site: Site, target: Target) -> str:
    """Say the fact in the site's language."""
    record, locale = target.record, site.project.language
    if isinstance(record, Figure):
        return figure_words(record, target.briefing.sidecar, locale)
    return words(record.date, locale) if isinstance(record, Dated) else ""


def _meant(target: Target) -> Hashable:
    """Give what must stay the same: not how it is typed, but what it says."""
    record = target.record
    if isinstance(record, Dated):
        return _when(record.date)
    return _how_much(record) if isinstance(record, Figure) else None


def _when(date: Edtf) -> Hashable:
    known = date.uncertain, date.approximate, date.kind, date.precision
    return date.earliest, date.latest, date.time, known


def _how_much(figure: Figure) -> Hashable:
    share, change = figure.share_of, figure.change_from
    return (
        (figure.value, figure.low, figure.high),
        _unit(figure.unit),
        (figure.count_of, figure.per, figure.approximate, figure.bound),
        share and (share.figure, share.value),
        change and (change.figure, change.value),
    )


def _unit(typed: str | None) -> str:
    try:
        return find_unit(typed).id if typed else ""
    except UnitError:
        return typed or ""
