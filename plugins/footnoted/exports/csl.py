"""Sources as CSL-JSON, which reference managers and citation processors read.

Says nothing that CSL 1.0.2 does not have; what is ours stands in ``custom`` under ``footnoted``,
where CSL puts what it has no variable for. Remarks for colleagues are left out.
"""

import json
from collections.abc import Mapping
from typing import Any

from footnoted.exports.csl_dates import csl_date
from footnoted.model import PersonName, Source, SourceStatus
from footnoted.model.csl import DATES, OURS, PEOPLE, SPELLED, TEXTS, csl_name

CUSTOM = "footnoted"
"""The key within ``custom`` that holds what is ours."""
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029\x7f"}
_ESCAPED |= {code: f"\\u{code:04x}" for code in range(0x80, 0xA0)}


def csl_json(sources: Mapping[str, Source]) -> str:
    """Give sources as a CSL-JSON array, by id; safe to stand within a page, too."""
    items = [csl_item(id_, sources[id_]) for id_ in sorted(sources)]
    # A lone surrogate, which no UTF-8 has, cannot get past the loader.
    text = json.dumps(items, ensure_ascii=False, indent=2)
    return text.translate(_ESCAPED) + "\n"


def csl_item(id_: str, source: Source) -> dict[str, Any]:
    """Give one source as an item of CSL-JSON."""
    item: dict[str, Any] = {"id": id_, "type": source.type.value}
    ours: dict[str, Any] = {}
    for key in TEXTS:
        if text := value_of(source, key):
            item[csl_name(key)] = text
    for key in PEOPLE:
        if people := value_of(source, key):
            item[key] = [_name(person) for person in people]
    for key in DATES:
        if date := value_of(source, key):
            item[key], exact = csl_date(date)
            if not exact:
                ours[key] = str(date)
    if source.tags and joined(source.tags):
        item[SPELLED["tags"]] = joined(source.tags)
    elif source.tags:
        ours["tags"] = list(source.tags)
    ours |= {key: written for key in OURS if (written := own(source, key))}
    return item | ({"custom": {CUSTOM: ours}} if ours else {})


def value_of(source: Source, key: str) -> Any:
    """Give the value of a key as writers type it."""
    return getattr(source, key.replace("-", "_"))


def own(source: Source, key: str) -> Any:
    """Give the value of a key of ours as text, list or mappings; nothing where it was not set."""
    value = value_of(source, key)
    if value is SourceStatus.LIVE:
        return None
    if key == "archived":
        return [{"url": copy.url, "date": str(copy.date)} for copy in value]
    return list(value) if isinstance(value, tuple) else value and str(value)


def joined(tags: tuple[str, ...]) -> str:
    """Give tags with commas between them; nothing where they could not be told apart again."""
    plain = all(tag == " ".join(tag.split()) and not set(tag) & set(",;") for tag in tags)
    return ", ".join(tags) if plain else ""


def _name(person: PersonName) -> dict[str, str]:
    """Give the parts of a name that are set; CSL calls them as writers do."""
    return {key: part for key, part in person.as_written().items() if part is not None}
