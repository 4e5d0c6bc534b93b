"""Which keys of a source CSL has, and under which names; the others are our own.

Read from the form itself, so that a new key is exchanged as soon as it exists. Knows no file
format; what is written and read lies in ``exports`` and ``imports``.
"""

from collections.abc import Iterator
from typing import get_args

from footnoted.dates import Edtf
from footnoted.model.form import kebab
from footnoted.model.source import PersonName, Source

OURS = (
    "title-translation",
    "archived",
    "reliability",
    "descriptor",
    "status",
    "cited-in",
    "formerly",
)
"""Keys that CSL lacks, or means otherwise: its ``status`` is that of a manuscript."""
PRIVATE = ("note",)
"""Keys that are never handed on: remarks for colleagues."""
SPELLED = {
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "archive-location": "archive_location",
    "tags": "keyword",
}
"""Keys that CSL 1.0.2 spells in another way (``csl-data.json``)."""


def _keys(kind: object) -> Iterator[str]:
    for name, field in Source.model_fields.items():
        if _mentions(field.annotation, kind) or kind in field.metadata:
            yield kebab(name)


def _mentions(annotation: object, kind: object) -> bool:
    return annotation is kind or any(_mentions(part, kind) for part in get_args(annotation))


PEOPLE = tuple(_keys(PersonName))
"""Keys whose value is a list of names."""
DATES = tuple(_keys(Edtf))
"""Keys whose value is a date in EDTF."""
_OTHERS = {"type", *OURS, *PRIVATE, *PEOPLE, *DATES, "tags"}
TEXTS = tuple(key for key in map(kebab, Source.model_fields) if key not in _OTHERS)
"""Keys that CSL has, too, and whose value is a text."""


def csl_name(key: str) -> str:
    """Give the name under which CSL has a key."""
    return SPELLED.get(key, key)
