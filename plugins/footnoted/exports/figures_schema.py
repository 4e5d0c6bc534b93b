"""The keys of ``data/figures.json`` and the columns of ``data/figures.csv``, and their JSON Schema.

One table for all three. Made from no record: the shape of the file is a promise of its own.
"""

from typing import Any

from footnoted.model import Status
from footnoted.quantities import Bound

VERSION = 1
"""Goes up when a key goes or means something else; a new key alone changes nothing."""

_DECIMAL = {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}
_DAY = {"type": "string", "format": "date"}
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
    "approximate": (_TRUE, "Where it is about so."),
    "bound": ({"enum": [bound.value for bound in Bound]}, "On which side it is a limit."),
    **_UNIT,
    "count-of": (_TEXT, "For things counted: what they are."),
    "per": (_TEXT, "For rates: what they are reckoned by."),
    "also": (
        {"type": "array", "items": _object({**_MEASURE, **_UNIT}, [])},
        "The same in the article's other units.",
    ),
    "share-of": (_REF, "The figure it is a part of; the number is reckoned."),
    "change-from": (_REF, "The figure it is a change from; the number is reckoned."),
    "factor": (_DECIMAL, "Which part: 0.5; which change: -0.2."),
    "as-of": (_TEXT, "The time it describes, in EDTF."),
    "earliest": (_DAY, "The first day that can be meant."),
    "latest": (_DAY, "The last day that can be meant."),
    "series": (_TEXT, "The measure it follows over time."),
    "key": (_TRUE, "Where it is one of its briefing's key figures."),
    "words": (_TEXT, "The figure as readers see it, in the site's language."),
    "sources": ({"type": "array", "items": _TEXT}, "The ids of its sources."),
    "status": ({"enum": [status.value for status in Status]}, "What has become of it since."),
    "briefing": (_TEXT, "The title of its briefing."),
    "url": ({"type": "string", "format": "uri"}, "Where it stands on the site."),
}
"""Key -> its shape in JSON Schema, and what it says."""

COLUMNS = tuple(FIGURE)

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
