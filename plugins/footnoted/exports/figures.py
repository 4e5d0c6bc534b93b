"""``data/figures.csv`` and ``data/figures.json``: every figure with its unit, time and sources.

Figures of published briefings; a draft feeds nothing, `note` is never written. Numbers are text,
with the digits as typed; what a share or change comes to is reckoned.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from footnoted.dates import Edtf
from footnoted.exports.accounts import record_address, sight
from footnoted.exports.cells import table
from footnoted.exports.export import Export, SiteFile
from footnoted.exports.figures_schema import COLUMNS, SCHEMA, VERSION
from footnoted.index import Site, Target, quantity_of, stated
from footnoted.index.amounts import ends
from footnoted.index.offers import FIGURES_FILES
from footnoted.index.series import figures as targets_of
from footnoted.model import Figure
from footnoted.quantities import Dimension, Quantity, Unit, UnitError
from footnoted.render.view import View


def figures(site: Site) -> list[dict[str, Any]]:
    """Give every figure as plain values, in the order of briefings and records.

    What is not known has no key. Shapes are those of :data:`footnoted.exports.figures_schema`.
    """
    view = sight(site)
    return [
        _known(_figure(view, target, target.record))
        for target in targets_of(site.names, site.published)
        if isinstance(target.record, Figure)
    ]


def figures_json(site: Site) -> str:
    """Give the figures as JSON, valid by the schema that stands beside them."""
    held = {"version": VERSION, "figures": figures(site)}
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def figures_csv(site: Site) -> str:
    """Give the figures as a table; lists within a cell are separated by semicolons."""
    return table(COLUMNS, ([_cell(one.get(key)) for key in COLUMNS] for one in figures(site)))


def figures_schema(site: Site) -> str:
    """Give the JSON Schema of ``data/figures.json``; it is the same for every site."""
    del site
    return json.dumps(SCHEMA, ensure_ascii=False, indent=1) + "\n"


def _figure(view: View, target: Target, figure: Figure) -> dict[str, Any]:
    sidecar = target.briefing.sidecar
    amount = stated(figure, sidecar)
    return {
        "figure": target.ref,
        "of": figure.of,
        **(_amount(amount) if amount else {"unit": figure.unit}),
        "also": [_second(each) for each in figure.also],
        **_reckoned(target, figure),
        **_time(figure.as_of),
        "series": figure.series,
        "key": figure.key,
        "words": view.number(target),
        "sources": list(view.sources(target)),
        "status": view.standing(target).status.value,
        "briefing": target.briefing.front.title,
        "url": record_address(view.site, target),
    }


def _amount(amount: Quantity) -> dict[str, Any]:
    return {
        **{end: f"{number:f}" for end, number in ends(amount)},
        "approximate": amount.approximate,
        "bound": amount.bound.value if amount.bound else None,
        **_unit(amount.unit),
        "count-of": amount.count_of,
        "per": amount.per,
    }


def _unit(unit: Unit | None) -> dict[str, Any]:
    """Give a unit by our id, CLDR's and UCUM's; a currency by its code in ISO 4217."""
    if unit is None:
        return {}
    if unit.dimension is Dimension.MONEY:
        return {"unit": unit.id, "currency": unit.id}
    return {"unit": unit.id, "cldr": unit.cldr_id, "ucum": unit.ucum}


def _second(measure: Any) -> dict[str, Any]:
    try:
        amount = quantity_of(measure)
    except UnitError:
        return _known({"unit": measure.unit})
    return _known({**{end: f"{number:f}" for end, number in ends(amount)}, **_unit(amount.unit)})


def _reckoned(target: Target, figure: Figure) -> dict[str, Any]:
    """Say what a share or change is reckoned from."""
    share = figure.share_of or figure.change_from
    if share is None:
        return {}
    way = "share-of" if figure.share_of else "change-from"
    return {way: f"{target.briefing.name}#{share.figure}", "factor": f"{share.value:f}"}


def _time(date: Edtf | None) -> dict[str, Any]:
    if date is None:
        return {}
    bounds = {"earliest": date.earliest, "latest": date.latest}
    return {
        "as-of": date.text,
        **{key: day.isoformat() if day else None for key, day in bounds.items()},
    }


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [], False)}


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        numbers = "–".join(value[end] for end in ("value", "low", "high") if end in value)
        return f"{numbers} {value.get('unit', '')}".strip()
    return "true" if value is True else value or ""


WRITERS = (figures_csv, figures_json, figures_schema)
FORMATS = {"csv": figures_csv, "json": figures_json}
"""How figures are written, by the name of the format, the usual one first."""


def _files(site: Site) -> Iterator[SiteFile]:
    for offer, write in zip(FIGURES_FILES, WRITERS, strict=True):
        yield SiteFile(offer.path, write(site), offer.media_type, offer.title)


EXPORT = Export("figures", _files)
