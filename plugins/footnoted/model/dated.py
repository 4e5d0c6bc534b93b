"""A dated event of an article, and the shared events several articles speak of.

Order and merging belong to the index.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from footnoted.dates import DateError, Edtf, parse, parse_relative, span
from footnoted.model.claim import AnchoredWords
from footnoted.model.evidence import Evidence
from footnoted.model.form import Record
from footnoted.model.names import DateKind
from footnoted.model.scalars import Id, Text


def _date_or_span(value: Any) -> Any:
    if isinstance(value, Edtf):
        return value
    if isinstance(value, dict):
        if {"from", "plus"} & set(value):
            raise _reckoned(value)
        extra = sorted(set(value) - {"earliest", "latest"})
        if extra or len(value) != 2 or not all(isinstance(v, str) for v in value.values()):
            raise ValueError("write both `earliest` and `latest`, each a date, and nothing else")
        return span(parse(value["earliest"]), parse(value["latest"]))
    if not isinstance(value, str):
        raise ValueError("expected a date such as 2025-02-11, or {earliest, latest}")
    return parse(value)


def _reckoned(value: dict[str, Any]) -> DateError:
    """Say where a reckoned day belongs, and which day to write where it can be told."""
    try:
        day = f"`date: {parse_relative(str(value['from']), str(value['plus'])).resolve()}`"
    except (KeyError, DateError):
        day = "such as `date: 2025-02-11`"
    return DateError(
        "`from` and `plus` belong in `due`",
        f"Write here the day itself, {day}; in `due` both may stand beside it.",
    )


_DATE = {"type": ["string", "integer"]}
WhenOrSpan = Annotated[
    Edtf,
    BeforeValidator(_date_or_span),
    WithJsonSchema(
        {
            "anyOf": [
                _DATE,
                {
                    "type": "object",
                    "properties": {"earliest": _DATE, "latest": _DATE},
                    "required": ["earliest", "latest"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


class Dated(Evidence):
    """Something that happened, is planned or falls due, with its date as it is known."""

    date: WhenOrSpan
    """When, in EDTF, or ``{earliest, latest}`` for one moment somewhere between."""
    title: Text
    """What happened, in a few words, for the timeline."""
    quote: AnchoredWords | None = None
    """The exact words of the rendered article."""
    kind: DateKind = DateKind.EVENT
    """event, planned, deadline, statement or publication."""
    event: Id | None = None
    """The shared event of events.yml: one entry in the timeline for several briefings."""
    place: Text | None = None
    """Where."""
    claim: Id | None = None
    """The claim of this sidecar whose evidence it shares."""


class SharedEvent(Record):
    """An event that several briefings speak of (register events.yml)."""

    title: Text
    """What happened, in a few words."""
    date: WhenOrSpan | None = None
    """When, where the register itself knows; else the briefings' dates count."""
    place: Text | None = None
    """Where."""
