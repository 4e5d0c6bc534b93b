"""The table of made-up sources, what the oracle says of each, and why we say otherwise."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import yaml

from footnoted.library.citations import Citer
from footnoted.records.sources import Source

HERE = Path(__file__).parent
TABLE: dict[str, Any] = yaml.load(
    (HERE / "records.yml").read_text(encoding="utf-8"), yaml.BaseLoader
)
ORACLE: dict[str, dict[str, str]] = json.loads((HERE / "oracle.json").read_text(encoding="utf-8"))[
    "notes"
]
SOURCES = {id_: Source.model_validate(record) for id_, record in TABLE["sources"].items()}


def said(citer: Citer, source: Source, form: str) -> str:
    """Return a note as plain text: ``full``, or what is said of the source ``later``."""
    citation = citer.full(source) if form == "full" else citer.short(source)
    return unescape(re.sub(r"<[^>]+>", "", citer.line(citation)))


def differences(id_: str, form: str) -> list[dict[str, str]]:
    """Return where our note differs from the oracle's, in the order they are to be applied."""
    found: list[dict[str, str]] = TABLE["differences"].get(id_, {}).get(form, [])
    return found
