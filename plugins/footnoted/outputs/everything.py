"""Every published briefing with its records, as one JSON file, and the JSON Schema of that file.

Both are made from the forms, so a new key is included as soon as it can be written. Drafts are left
out, and `allow` is only for the checks.
"""

import re
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from footnoted.dates.edtf import Edtf
from footnoted.diagnostics.reports import WrittenJson, json_text
from footnoted.library.evidence import chain_of, reach
from footnoted.library.names import RecordRef
from footnoted.library.site import OwnPart, Site
from footnoted.outputs.files import (
    EVIDENCE,
    Export,
    ExportFormat,
    Offer,
    SiteFile,
    Write,
    evidence_of_page,
    offer_files,
    record_address,
    sight,
)
from footnoted.outputs.view import View
from footnoted.phrases import mark_phrase, phrases
from footnoted.records.evidence import AttributionLink, Credibility, Evidence, SharedEvent
from footnoted.records.forms import Form
from footnoted.records.library import RECORD_KINDS, Briefing, FrontMatter, RecordKind
from footnoted.records.sources import Party, Source
from footnoted.records.vocabulary import Status

VERSION = 1
"""Version of the file; it changes if a key is removed or gets another meaning."""

KINDS = tuple(kind for kind in RECORD_KINDS if kind.section != "chains")
"""The kinds of record in the file; a named chain is written in full at each use."""
LONGEST_ID = 64
"""The most characters of an id of a register."""
HIDDEN = ("draft", "hide", "aliases")
"""Keys that are never written, because they are only for the site."""


# -------------------------------------------------------------------------------------------------
# The file: values in the words of the sidecar, and next to them what the site makes of each.


def briefings_json(site: Site) -> str:
    """Return everything as JSON, valid by the schema in the file next to it."""
    pieces = [site.piece(briefing_piece, own) for own in site.own_parts().values()]
    named = {id_ for _, named in pieces for id_ in named}
    told = {
        "version": VERSION,
        "as-of": site.as_of.isoformat() if site.as_of else None,
        "briefings": [WrittenJson(text) for text, _ in pieces],
        **{part: _used(records, named) for part, records in _registers(site)},
    }
    return json_text(_present(told)) + "\n"


def _registers(site: Site) -> Iterator[tuple[str, Mapping[str, Form]]]:
    for part in ("sources", "parties", "events"):
        yield part, getattr(site.library, part).records


def evidence_files(site: Site) -> Iterator[SiteFile]:
    """Yield the file with the evidence of each published briefing, in the form of the whole.

    It has no day, so that it is the same as long as its briefing is.
    """
    title = phrases(site.project.language).gettext(EVIDENCE)
    written: dict[tuple[str, str], WrittenJson] = {}

    def write(part: str, id_: str, record: Form) -> WrittenJson:
        if (part, id_) not in written:
            written[part, id_] = WrittenJson(json_text(plain(record), level=2))
        return written[part, id_]

    for own in site.own_parts().values():
        text, named = site.piece(briefing_piece, own)
        told: dict[str, Any] = {"version": VERSION, "briefings": [WrittenJson(text)]}
        for part, records in _registers(site):
            used = {id_: write(part, id_, records[id_]) for id_ in named if id_ in records}
            told |= {part: used} if used else {}
        path = evidence_of_page(site, own.briefing)
        yield SiteFile(path, json_text(told) + "\n", "application/json", title)


def briefing_piece(site: Site, own: OwnPart) -> tuple[str, tuple[str, ...]]:
    """Return a briefing as JSON, and every text in it that may be an id of a register."""
    told = dict(_briefing(sight(site), own.briefing))
    named = sorted(text for text in _texts(told, set()) if len(text) <= LONGEST_ID)
    return json_text(told, level=2), tuple(text for text in named if not re.search(r"\s", text))


def _briefing(view: View, briefing: Briefing) -> Iterator[tuple[str, Any]]:
    yield "name", briefing.name
    yield "url", view.site.addresses.canonical(view.site.briefing_page(briefing.name))
    yield from plain(briefing.front).items()
    known = reach(view.site.names, briefing, view.site.readings[briefing.name])
    ways = {"read": known.read, "relayed": known.relayed, "unsaid": known.unsaid}
    if known.all:
        yield "rests-on", {way: sorted(ids) for way, ids in ways.items() if ids}
    targets = view.site.names.by_id[briefing.name]
    for kind in KINDS:
        records = getattr(briefing.sidecar, kind.section)
        made = {id_: _record(view, record, targets.get(id_)) for id_, record in records.items()}
        if made:
            yield kind.section, made


def _record(view: View, record: Form, target: RecordRef | None) -> dict[str, Any]:
    """Return a record; with what the site makes of it if it has a place on the page."""
    made: dict[str, Any] = plain(record)
    if target is None or target.record is not record:
        return made
    made["address"] = record_address(view.site, target)
    if isinstance(record, Evidence):
        chain = chain_of(record, target.briefing.sidecar)
        made["attribution"] = [plain(link) for link in chain]
        made["credibility"] = plain(record.weighed) if record.weighed else None
        made["words"] = view.number(target) or view.said(target)
        made["status"] = view.standing(target).status.value
        made["cites"] = list(view.sources(target))
    date = getattr(record, "date", None)
    if isinstance(date, Edtf):
        made["earliest"] = date.earliest.isoformat() if date.earliest else None
        made["latest"] = date.latest.isoformat() if date.latest else None
    return _present(made)


def plain(value: Any) -> Any:
    """Return a value of a form in JSON's types; what was not given has no key."""
    if type(value) is str:
        return value
    if isinstance(value, Form):
        given = vars(value)
        return {
            key: told
            for key, name in _keys(type(value))
            if (said := given[name]) is not None and (told := plain(said)) not in _NOTHING
        }
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Decimal):
        return f"{value:f}"
    return [plain(each) for each in value] if isinstance(value, tuple) else value


_NOTHING: tuple[Any, ...] = (None, False, "", [], {})


@cache
def _keys(form: type[Form]) -> tuple[tuple[str, str], ...]:
    """Return the keys of a form that are written, each with the name of its field."""
    fields = form.model_fields.items()
    return tuple((field.alias or name, name) for name, field in fields if name not in HIDDEN)


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in _NOTHING}


def _used(register: Mapping[str, Form], named: set[str]) -> dict[str, Any]:
    """Return the records of a register that published briefings name."""
    return {id_: plain(register[id_]) for id_ in sorted(register) if id_ in named}


def _texts(value: Any, found: set[str]) -> set[str]:
    """Add every text within plain values to those that were found; return all."""
    if type(value) is str:
        found.add(value)
    elif type(value) is dict or type(value) is list:
        for each in value.values() if type(value) is dict else value:
            _texts(each, found)
    return found


# -------------------------------------------------------------------------------------------------
# The schema: the types of the forms, as they are written here.

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_DAY: dict[str, Any] = {"type": "string", "pattern": "^-?[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SCALARS: dict[Any, dict[str, Any]] = {
    str: _TEXT,
    Edtf: _TEXT | {"description": "A date in EDTF."},
    Decimal: {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"},
    bool: {"const": True},
}


def briefings_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://footnoted.example/schemas/briefings-{VERSION}.json",
        "title": "Briefings of a site made with Footnoted",
        **_object(
            {
                "version": {"const": VERSION},
                "as-of": _DAY,
                "briefings": {"type": "array", "items": _briefing_shape()},
                "sources": _by_id(_shape(Source)),
                "parties": _by_id(_shape(Party)),
                "events": _by_id(_shape(SharedEvent)),
            },
            ["version"],
        ),
    }


def _briefing_shape() -> dict[str, Any]:
    front = _shape(FrontMatter)
    records = {kind.section: _by_id(_record_shape(kind)) for kind in KINDS}
    ids = {"type": "array", "items": _TEXT}
    ways = dict.fromkeys(("read", "relayed", "unsaid"), ids)
    said = "The ids of its sources: read by us, known through others, not said whether read."
    own = {"name": _TEXT, "url": _TEXT, "rests-on": _object(ways, []) | {"description": said}}
    return _object(own | front["properties"] | records, ["name", *front["required"]])


def _record_shape(kind: RecordKind) -> dict[str, Any]:
    shape = _shape(kind.form)
    made: dict[str, Any] = {"address": _TEXT} if kind.placed else {}
    if kind.anchored:
        made |= {
            "attribution": {"type": "array", "items": _shape(AttributionLink)},
            "credibility": _shape(Credibility)
            | {"description": "How credible that it was said, and that it is so; a grade of each."},
            "words": _TEXT | {"description": "The record as readers see it."},
            "status": _hint(Status),
            "cites": {
                "type": "array",
                "items": _TEXT,
                "description": "The ids of the sources it rests on.",
            },
        }
    if kind.placed and "date" in kind.form.model_fields:
        made |= {"earliest": _DAY, "latest": _DAY}
    return _object(shape["properties"] | made, shape["required"])


def _shape(form: type[Form]) -> dict[str, Any]:
    hints = get_type_hints(form)
    fields = {n: f for n, f in form.model_fields.items() if n not in HIDDEN}
    return _object(
        {field.alias or name: _hint(hints[name]) for name, field in fields.items()},
        [field.alias or name for name, field in fields.items() if field.is_required()],
    )


def _hint(hint: Any) -> dict[str, Any]:
    """Return the shape of a type of the forms."""
    if hint in _SCALARS:
        return _SCALARS[hint]
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _hint(get_args(hint)[0])}
    if get_origin(hint) in (Union, types.UnionType):
        shapes = [_hint(argument) for argument in get_args(hint) if argument is not type(None)]
        return shapes[0] if len(shapes) == 1 else {"anyOf": shapes}
    if issubclass(hint, StrEnum):
        return {"enum": [value.value for value in hint]}
    return _shape(hint)


def _by_id(shape: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": shape}


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


def schema_text(_site: Site | None = None) -> str:
    """Return the schema as the text of its file; it is the same for every site."""
    return _schema_text()


@cache
def _schema_text() -> str:
    return json_text(briefings_schema()) + "\n"


BRIEFINGS_FILES: dict[Offer, Write] = {
    Offer(
        "data/briefings.json", "application/json", mark_phrase("All briefings (JSON)")
    ): briefings_json,
    Offer(
        "data/briefings.schema.json",
        "application/schema+json",
        mark_phrase("The form of the JSON file"),
    ): schema_text,
}
"""The two files, and what writes each."""

BRIEFINGS_EXPORT = Export(
    "briefings",
    offer_files(BRIEFINGS_FILES),
    (
        ExportFormat("json", briefings_json, "everything"),
        ExportFormat("schema", schema_text, "of the JSON"),
    ),
    pieces=(briefing_piece,),
)

EVIDENCE_EXPORT = Export("evidence", evidence_files, pieces=(briefing_piece,))
