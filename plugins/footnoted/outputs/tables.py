"""Tables of dates, figures, pictures; what a table of evidence is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from footnoted.dates.edtf import Edtf
from footnoted.diagnostics.reports import WrittenJson, json_text
from footnoted.library.figures import ends, quantity_of, quantity_stated
from footnoted.library.figures import figures as targets_of
from footnoted.library.names import RecordRef
from footnoted.library.pictures import Picture
from footnoted.library.site import OwnPart, Site
from footnoted.library.time import Event, Telling
from footnoted.outputs.files import (
    Export,
    ExportFormat,
    Offer,
    SiteFile,
    cell,
    csv_lines,
    offer_files,
    outcome_words,
    record_address,
    sight,
    source_ids,
    table,
)
from footnoted.outputs.view import View
from footnoted.phrases import mark_phrase
from footnoted.pictures.licenses import license_of
from footnoted.quantities.quantity import Bound, Quantity
from footnoted.quantities.units import Dimension, Unit, UnitError
from footnoted.records.evidence import Figure
from footnoted.records.library import Briefing
from footnoted.records.vocabulary import Status

# -------------------------------------------------------------------------------------------------
# ``data/dates.csv``: one row for each briefing's account of each date, in the timeline's order.
#
# It is for spreadsheets: words next to EDTF, lists within a cell separated by spaces or semicolons.

HEADER = (
    "event",
    "record",
    "title",
    "kind",
    "date",
    "earliest",
    "latest",
    "words",
    "place",
    "tags",
    "sources",
    "status",
    "outcome",
    "note",
    "url",
)


def dates_csv(site: Site) -> SiteFile:
    """Return the table of all dates; if there are none, only its head."""
    view = sight(site)
    rows = (_row(view, event, t) for event in site.events for t in event.tellings)
    return SiteFile(
        "data/dates.csv",
        table(HEADER, rows),
        "text/csv",
        view.phrases.gettext("Dates of all briefings"),
    )


def _row(view: View, event: Event, telling: Telling) -> tuple[str, ...]:
    target, dated = telling.target, telling.dated
    evidence = view.evidence(target)
    return (
        event.key,
        target.ref,
        dated.title,
        dated.kind.value,
        *_date(view, dated.date),
        dated.place or "",
        "; ".join(dict.fromkeys((*dated.tags, *target.briefing.front.tags))),
        " ".join(source_ids(view, (target,))),
        view.standing(target).status.value,
        outcome_words(view, evidence.outcome if evidence else None),
        dated.note or "",
        record_address(view.site, target),
    )


def _date(view: View, date: Edtf) -> Iterator[str]:
    yield date.text
    yield date.earliest.isoformat() if date.earliest else ""
    yield date.latest.isoformat() if date.latest else ""
    yield view.words(date)


# -------------------------------------------------------------------------------------------------
# The keys of ``data/figures.json`` and the columns of ``data/figures.csv``, and their JSON Schema.
#
# One table is for all three. It is not made from the forms, because the shape of the file is a
# promise by itself.

VERSION = 1
"""Version of the file; it changes if a key is removed or gets another meaning."""

_DECIMAL = {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}
_DAY = {"type": "string", "pattern": "^-?[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_TEXT = {"type": "string", "minLength": 1}
_TRUE = {"const": True}
_REF = {"type": "string", "pattern": "^[a-z0-9/-]+#[a-z0-9-]+$"}
_MEASURE = {
    "value": (_DECIMAL, "The number, with the digits as typed."),
    "low": (_DECIMAL, "The lower end of a range."),
    "high": (_DECIMAL, "The upper end of a range."),
}
_UNIT = {
    "unit": (_TEXT, "The unit's id, or the code of a currency; as typed where nobody knows it."),
    "cldr": (_TEXT, "The unit's id in CLDR."),
    "ucum": (_TEXT, "The unit's code in UCUM, the Unified Code for Units of Measure."),
    "currency": ({"type": "string", "pattern": "^[A-Z]{3}$"}, "The currency in ISO 4217."),
}


def _object(properties: dict[str, tuple[Any, str]], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": {
            key: {**shape, "description": said} for key, (shape, said) in properties.items()
        },
    }


FIGURE: dict[str, tuple[Any, str]] = {
    "figure": (_REF, "The record: `NAME#ID`."),
    "of": (_TEXT, "What is measured or counted."),
    **_MEASURE,
    "approximate": (_TRUE, "Whether it is approximate."),
    "bound": ({"enum": [bound.value for bound in Bound]}, "On which side it is a limit."),
    **_UNIT,
    "count-of": (_TEXT, "For things counted: what they are."),
    "per": (_TEXT, "For rates: the time, unit or things that the number is for."),
    "also": (
        {"type": "array", "items": _object({**_MEASURE, **_UNIT}, [])},
        "The same in the article's other units.",
    ),
    "share-of": (_REF, "The figure it is a part of; the number is calculated from it."),
    "change-from": (_REF, "The figure it is a change from; the number is calculated from it."),
    "factor": (_DECIMAL, "Which part: 0.5; which change: -0.2."),
    "as-of": (_TEXT, "The time it describes, in EDTF."),
    "earliest": (_DAY, "The first day that can be meant."),
    "latest": (_DAY, "The last day that can be meant."),
    "series": (_TEXT, "The measure it follows over time."),
    "key": (_TRUE, "Whether it is one of its briefing's key figures."),
    "words": (_TEXT, "The figure as readers see it, in the site's language."),
    "sources": ({"type": "array", "items": _TEXT}, "The ids of its sources."),
    "status": ({"enum": [status.value for status in Status]}, "What has become of it since."),
    "note": (_TEXT, "Our remark on it."),
    "briefing": (_TEXT, "The title of its briefing."),
    "url": ({"type": "string", "format": "uri"}, "Its address on the site."),
}
"""From a key to its shape in JSON Schema, and its meaning."""

FIGURES_COLUMNS = tuple(FIGURE)

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Figures of a site made with Footnoted",
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "figures"],
    "properties": {
        "version": {"const": VERSION},
        "figures": {
            "type": "array",
            "items": _object(FIGURE, ["figure", "of", "words", "status", "briefing"]),
        },
    },
}


# -------------------------------------------------------------------------------------------------
# ``data/figures.csv`` and ``data/figures.json``: every figure with its unit, time and sources.
#
# They are figures of published briefings, without drafts. Numbers are texts, with the digits as
# typed; the results of shares and changes are calculated.


def figures(site: Site) -> list[dict[str, Any]]:
    """Return every figure as plain values, in the order of briefings and records.

    What is not known has no key. Shapes are those of :data:`SCHEMA`.
    """
    return _values(sight(site), site.published)


def figures_json(site: Site) -> str:
    """Return the figures as JSON, valid by the schema in the file next to them."""
    held = [WrittenJson(text) for _, texts in _pieces(site) for text in texts]
    return json_text({"version": VERSION, "figures": held}) + "\n"


def figures_csv(site: Site) -> str:
    """Return the figures as a table; lists within a cell are separated by semicolons."""
    return "".join([table(FIGURES_COLUMNS, ()), *(rows for rows, _ in _pieces(site))])


def figures_piece(site: Site, own: OwnPart) -> tuple[str, list[str]]:
    """Return a briefing's figures as rows of the table, and each as JSON."""
    held = _values(sight(site), [own.briefing])
    rows = csv_lines([cell(_cell(each.get(key))) for key in FIGURES_COLUMNS] for each in held)
    return rows, [json_text(each, level=2) for each in held]


def _pieces(site: Site) -> list[tuple[str, list[str]]]:
    return [site.piece(figures_piece, own) for own in site.own_parts().values()]


def _values(view: View, briefings: Iterable[Briefing]) -> list[dict[str, Any]]:
    return [
        figure_values(view, target, target.record)
        for target in targets_of(view.site.names, briefings)
        if isinstance(target.record, Figure)
    ]


def figures_schema(site: Site) -> str:
    """Return the JSON Schema of ``data/figures.json``; it is the same for every site."""
    del site
    return json_text(SCHEMA) + "\n"


def figure_values(view: View, target: RecordRef, figure: Figure) -> dict[str, Any]:
    """Return one figure as plain values; what is not known has no key."""
    sidecar = target.briefing.sidecar
    amount = quantity_stated(figure, sidecar)
    made = {
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
        "note": figure.note,
        "briefing": target.briefing.front.title,
        "url": record_address(view.site, target),
    }
    return _known(made)


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
    """Return a unit by our id, CLDR's and UCUM's; a currency by its code in ISO 4217."""
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


def _reckoned(target: RecordRef, figure: Figure) -> dict[str, Any]:
    """Return what a share or change is calculated from."""
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


FIGURES_FILES = {
    Offer(
        "data/figures.csv", "text/csv", mark_phrase("All figures, as a table (CSV)")
    ): figures_csv,
    Offer("data/figures.json", "application/json", mark_phrase("All figures (JSON)")): figures_json,
}
"""The two files that the page of figures links to, and what writes each."""
_SCHEMA = Offer(
    "data/figures.schema.json", "application/schema+json", mark_phrase("The form of the JSON file")
)

FIGURES_EXPORT = Export(
    "figures",
    offer_files(FIGURES_FILES | {_SCHEMA: figures_schema}),
    (
        ExportFormat("csv", figures_csv),
        ExportFormat("json", figures_json, "with the ids of CLDR and the codes of UCUM"),
    ),
    pieces=(figures_piece,),
)


# -------------------------------------------------------------------------------------------------
# ``images.json`` and ``data/images.csv``: every picture with its credit, license and uses.
#
# They are pictures of published briefings and of the register, without drafts.

IMAGES_COLUMNS = (
    "id",
    "title",
    "credit",
    "license",
    "license-url",
    "copyright-notice",
    "permission",
    "changes",
    "source-url",
    "acquire-license-page",
    "digital-source-type",
    "alt",
    "caption",
    "note",
    "url",
    "referred-to",
    "shown-on",
    "referred-to-in",
)


def images(site: Site) -> list[dict[str, Any]]:
    """Return every picture as plain values; what is not known has no key.

    Addresses are full if the site has one of its own, else relative to its root.
    """
    return [_image(site, picture) for picture in site.pictures if not picture.draft]


def images_json(site: Site) -> str:
    """Return the pictures as JSON."""
    return json_text({"images": images(site)}) + "\n"


def images_csv(site: Site) -> str:
    """Return the pictures as a table."""
    rows = (image_cells(site, picture) for picture in site.pictures if not picture.draft)
    return table(IMAGES_COLUMNS, rows)


def image_cells(site: Site, picture: Picture) -> tuple[str, ...]:
    """Return a picture as a row of the table."""
    return tuple(_cells(_image(site, picture)))


def _image(site: Site, picture: Picture) -> dict[str, Any]:
    image, license_ = picture.image, license_of(picture.image.license)
    written = image.as_written()
    plain = ("title", "alt", "long-description", "caption", "note", "copyright-notice", "changes")
    links = ("source-url", "acquire-license-page", "digital-source-type", "referred-to", "tags")
    found: dict[str, Any] = {
        "id": picture.ref,
        **{key: written[key] for key in plain if written.get(key)},
        "credit": image.credit_line,
        "credits": [credit.model_dump(exclude_none=True) for credit in image.credits],
        "license": {"id": license_.id, "name": license_.name, "url": license_.url},
        "permission": _permission(picture),
        **{key: written[key] for key in links if written.get(key)},
        "decorative": image.decorative,
        "url": _address(site, picture.published) if picture.published else "",
        "shown-on": _places(site, picture),
        "referred-to-in": _mentioned(site, picture),
    }
    return {key: value for key, value in found.items() if value not in ("", [], {}, False)}


def _permission(picture: Picture) -> dict[str, str]:
    given = picture.image.permission
    return {"by": given.by, "date": given.date.text, "for": given.for_} if given else {}


def _places(site: Site, picture: Picture) -> list[dict[str, str]]:
    return [
        {"title": use.title, **({"url": _address(site, use.page)} if use.page else {})}
        for use in picture.places
    ]


def _mentioned(site: Site, picture: Picture) -> list[dict[str, str]]:
    """Return the briefing that refers to a picture without showing it."""
    if picture.published or picture.home is None:
        return []
    page = site.briefing_page(picture.home.name)
    return [{"title": picture.home.front.title, "url": _address(site, page)}]


def _address(site: Site, name: str) -> str:
    return site.addresses.canonical(name) or site.addresses.public(name)


def _cells(image: dict[str, Any]) -> Iterator[str]:
    """Yield one row; lists have semicolons between their parts."""
    for column in IMAGES_COLUMNS:
        if column == "license":
            yield image["license"]["id"]
        elif column == "license-url":
            yield image["license"]["url"]
        elif column == "permission":
            yield "; ".join(image.get("permission", {}).values())
        elif column in ("shown-on", "referred-to-in"):
            yield "; ".join(place.get("url", place["title"]) for place in image.get(column, ()))
        else:
            yield image.get(column, "")


IMAGES_FILES = {
    Offer("images.json", "application/json", mark_phrase("All pictures (JSON)")): images_json,
    Offer("data/images.csv", "text/csv", mark_phrase("All pictures, as a table (CSV)")): images_csv,
}
"""The two files, and the writer of each."""

IMAGES_EXPORT = Export(
    "images",
    offer_files(IMAGES_FILES),
    (ExportFormat("json", images_json), ExportFormat("csv", images_csv)),
)


# -------------------------------------------------------------------------------------------------
# What the tables of evidence are: typed columns with a meaning, and common keys.
#
# ``rows`` has the tables, and ``packages`` writes them.

Row = tuple[Any, ...]
"""Values in the order of a table's own columns, without those that every table has."""
Values = Mapping[str, Any]


class ColumnKind(StrEnum):
    """The type of a column's values, in the words of a Data Package."""

    TEXT = "string"
    WHOLE = "integer"
    YES = "boolean"
    DAY = "date"
    TIME = "datetime"
    DECIMAL = "number"


class TableColumn(NamedTuple):
    """One column."""

    name: str
    kind: ColumnKind
    meaning: str
    """A sentence for users of the table."""


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """One table."""

    name: str
    about: str
    """What a row is."""
    columns: tuple[TableColumn, ...]
    key: tuple[str, ...]
    """The columns that together identify a row on one site."""
    make: Callable[[Any], Iterator[Values]]
    """Yields the values of a ``rows.Home``: one briefing, or the registers."""
    registered: bool = False
    """Whether the registers have rows in it, too."""
    joins: tuple[tuple[str, str], ...] = ()
    """Columns that name a row of another table, besides that of briefings: the column, the
    table.
    """

    def rows(self, home: Any) -> Iterator[Row]:
        """Yield the rows of one briefing, or of the registers."""
        names = [column.name for column in self.columns]
        for values in self.make(home) if home.of or self.registered else ():
            yield tuple(_or_none(values.get(name)) for name in names)


def _or_none(value: Any) -> Any:
    return None if value in ("", ()) else value


DIGITS, PLACES = 38, 12
"""All digits of a decimal, and those after the point. A number with more has no value."""

SITE = TableColumn("site", ColumnKind.TEXT, "The site's address, or its name without one.")
STATE = (
    TableColumn(
        "as_of_commit", ColumnKind.TEXT, "The Git commit since which the row reads so, if known."
    ),
    TableColumn("as_of_time", ColumnKind.TIME, "When that commit was made, in UTC."),
    TableColumn(
        "until_commit",
        ColumnKind.TEXT,
        "The commit since which it no longer does; only in a history.",
    ),
    TableColumn("until_time", ColumnKind.TIME, "When that commit was made, in UTC."),
)
"""The last columns of every table."""


def every_column(table: EvidenceTable) -> tuple[TableColumn, ...]:
    """Return all columns of a table, with those that every table has."""
    return (SITE, *table.columns, *STATE)
