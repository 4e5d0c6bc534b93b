"""The model as JSON Schema and as reference pages."""

import json
import re
import sys
import types
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator

from footnoted.pictures.licenses import LICENSES
from footnoted.project import SCALES
from footnoted.records.evidence import Evidence, WhenOrSpan
from footnoted.records.fit import meanings_of
from footnoted.records.forms import (
    Address,
    Flag,
    Form,
    Id,
    Language,
    Name,
    Number,
    Record,
    Ref,
    Text,
    When,
    descriptions,
    forms_by_name,
)
from footnoted.records.library import FrontMatter, Sidecar
from footnoted.records.reading import FORMS

# -------------------------------------------------------------------------------------------------
# JSON Schemas of the sidecar and the registers, for the editor a writer uses.
#
# An editor reads YAML's own types (2024 is a number there), so a text may be a number in the
# schema. Rules about two keys together are checked by the product only.

VERSION = 1
"""Version of the sidecar's format."""

_TEXT = {"type", "minLength", "maxLength", "pattern"}
EMPTY: tuple[Any, ...] = (None, [], "")
_NAMED = ("properties", "patternProperties", "$defs")
"""Keywords whose keys are names, not keywords."""


def sidecar_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a sidecar."""
    return _schema("sidecar", Sidecar)


def register_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a register: sources, parties, events or images."""
    return _schema(name, FORMS[name])


def schema_files() -> dict[str, str]:
    """Return every schema's file name and text, as they are published."""
    schemas = {"sidecar": sidecar_schema()} | {name: register_schema(name) for name in FORMS}
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }


def _schema(name: str, form: type[Form]) -> dict[str, Any]:
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://footnoted.example/schemas/{name}-{VERSION}.json",
        "title": f"Footnoted: {name}",
    }
    schema: dict[str, Any] = form.model_json_schema(by_alias=True)
    forms = forms_by_name()
    for named, part in ((form.__name__, schema), *schema.get("$defs", {}).items()):
        if named in forms:
            _describe(part, descriptions(forms[named]))
    written: dict[str, Any] = _written(schema)
    return head | written


def _describe(schema: dict[str, Any], told: dict[str, str]) -> None:
    """Add to each property what the model says about it."""
    for key, part in schema.get("properties", {}).items():
        part["description"] = told.get(key, "")


def _written(schema: Any) -> Any:
    """Return a schema that describes what is written, not the value made of it."""
    if isinstance(schema, list):
        return [_written(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    clean = {
        key: {name: _written(part) for name, part in value.items()}
        if key in _NAMED
        else _written(value)
        for key, value in schema.items()
        if key != "title" and not (key == "default" and value in EMPTY)
    }
    if "patternProperties" in clean:
        clean["additionalProperties"] = False
    return _optional(_scalar(clean))


def _scalar(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a scalar's schema that admits numbers and truth values if any text is allowed."""
    if schema.get("type") == "string" and set(schema) - {"description", "default"} == _TEXT:
        return schema | {"type": ["string", "number", "boolean"]}
    if schema.get("type") == "number":
        return schema | {"type": ["number", "string"], "pattern": r"^[+-]?\d+(\.\d+)?$"}
    return schema


def _optional(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that admits an empty value if nothing is required: it counts as absent."""
    required = schema.get("required", [])
    for name, part in schema.get("properties", {}).items():
        if name not in required:
            schema["properties"][name] = _nullable(part)
    return schema


def _nullable(part: dict[str, Any]) -> dict[str, Any]:
    null = {"type": "null"}
    if "anyOf" in part:
        return part if null in part["anyOf"] else part | {"anyOf": [*part["anyOf"], null]}
    outside = {key: part[key] for key in ("description", "default") if key in part}
    inside = {key: value for key, value in part.items() if key not in outside}
    return outside | {"anyOf": [inside, null]}


# -------------------------------------------------------------------------------------------------
# The reference of every key that a writer can write, as a page of Markdown made from the model.
#
# The texts are those of the forms; the guide explains which keys depend on each other.

REGENERATE = "make docs"
"""The command that writes the page again."""

MANY = 12
"""A vocabulary with more words than this is printed below the tables, not in a cell."""

_WORDS: tuple[tuple[Any, str], ...] = (
    (Id, "an id"),
    (Ref, "an id, or `NAME#ID`"),
    (Name, "a briefing's name"),
    (Text, "text"),
    (Language, "a language's tag, such as `en` or `pt-BR`"),
    (Address, "a web address"),
    (Flag, "`true` or `false`"),
    (Number, "a number"),
    (When, "a date"),
    (WhenOrSpan, "a date, or `{earliest, latest}`"),
)
"""The scalars of the model, and what a writer writes for one."""

_SHARED = (Record, Evidence)
"""Forms whose keys several records have; they are listed once."""

_HEAD = f"""\
---
title: Every key
---

<!-- Made from the model; update it with: {REGENERATE} -->

These are all keys of an article's front matter, of a sidecar and of the shared registers. A key
with an asterisk is required; an empty value counts as absent; a key that is not listed is an error.
[The guide](../guide/sidecar.md) says what the keys are for.
"""


def page() -> str:
    """Return the reference as a page of Markdown."""
    parts = [_HEAD, *map(_section, forms()), _vocabularies()]
    return "\n".join(parts)


def forms() -> tuple[type[Form], ...]:
    """Return every form once: front matter, sidecar and registers, each before its parts."""
    found: dict[type[Form], None] = {}
    roots: tuple[type[Form], ...] = (FrontMatter, Sidecar, *FORMS.values())
    for root in roots:
        _collect(root, found)
    return tuple(found)


def _collect(form: type[Form], found: dict[type[Form], None]) -> None:
    if form in found:
        return
    shared = [base for base in _SHARED if issubclass(form, base)]
    found |= dict.fromkeys([form, *shared])
    for hint in _hints(form).values():
        for inner in _forms_in(hint):
            _collect(inner, found)


def _forms_in(hint: Any) -> Iterator[type[Form]]:
    if isinstance(hint, type) and issubclass(hint, Form):
        yield hint
    for inner in get_args(_written_form(hint)):
        yield from _forms_in(inner)


@cache
def _hints(form: type[Form]) -> dict[str, Any]:
    """Return the types as they are written in the model, by the names of the form's fields."""
    hints = get_type_hints(form, include_extras=True)
    return {name: hints[name] for name in form.model_fields}


def _written_form(hint: Any) -> Any:
    """Return the type of what is written, if a validator makes another type of it."""
    metadata = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    for item in metadata:
        given = getattr(item, "json_schema_input_type", None)
        if isinstance(item, BeforeValidator) and get_args(given):
            return given
    return hint


def _section(form: type[Form]) -> str:
    bases = [base for base in _SHARED if issubclass(form, base) and form is not base]
    inherited = {name for base in bases for name in base.model_fields}
    own = [name for name in form.model_fields if name not in inherited]
    rows = [_row(form, name) for name in own]
    lines = [f"## {title(form)}", "", _plain(form.__doc__ or ""), ""]
    if bases:
        lines += [f"It has the keys of {' and '.join(map(_linked, reversed(bases)))}, too.", ""]
    return "\n".join([*lines, "| Key | Takes | Meaning |", "|---|---|---|", *rows, ""])


def _row(form: type[Form], name: str) -> str:
    field = form.model_fields[name]
    key = field.alias or name
    star = "\\*" if field.is_required() else ""
    takes = _takes(_hints(form)[name]) + _choices(name) + _default(field.default)
    cells = (f"`{key}`{star}", takes, _plain(meanings_of(form)[key]))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _takes(hint: Any) -> str:
    """Return what a writer writes for a type."""
    for scalar, words in _WORDS:
        if hint == scalar:
            return words
    hint = _written_form(hint)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _takes(inner[0])
    if origin in (Union, types.UnionType):
        return ", or ".join(dict.fromkeys(_branches(inner)))
    if origin is tuple:
        return f"a list: {_takes(inner[0])}"
    if origin is dict:
        return f"ids with {_takes(inner[1])}"
    return _one(hint)


def _branches(choices: tuple[Any, ...]) -> Iterator[str]:
    """Yield each choice of a union; a list of another choice is "a list of them"."""
    for choice in choices:
        several = get_origin(choice) is tuple and get_args(choice)[0] in choices
        if choice is not type(None):
            yield "a list of them" if several else _takes(choice)


def _one(kind: type[Any]) -> str:
    if issubclass(kind, Form):
        return _linked(kind)
    if issubclass(kind, StrEnum):
        values = list(kind)
        return _listed(values) if len(values) <= MANY else f"[one of these](#{_anchor(kind)})"
    raise TypeError(f"no words for {kind}")


def _choices(name: str) -> str:
    """Return the values of a field that a table lists."""
    if name in SCALES:
        return f": {_listed(SCALES[name].codes)}"
    return " of [these](#licenses), or another SPDX id" if name == "license" else ""


def _default(value: Any) -> str:
    """Return the value that applies if the key is absent."""
    given = isinstance(value, str) and value
    return f"; `{value}` if absent" if given else ""


def _vocabularies() -> str:
    """Return a list of the vocabularies that are too long for a table's cell."""
    kinds = {k: None for form in forms() for hint in _hints(form).values() for k in _enums(hint)}
    long = [kind for kind in kinds if len(list(kind)) > MANY]
    blocks = [
        f"## {title(kind)}\n\n{_plain(kind.__doc__ or '')}\n\n{_listed(kind)}.\n" for kind in long
    ]
    licenses = f"## Licenses\n\nWhat a picture's `license` can name.\n\n{_listed(LICENSES)}.\n"
    return "\n".join([*blocks, licenses])


def _enums(hint: Any) -> Iterator[type[StrEnum]]:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        yield hint
    for inner in get_args(hint):
        yield from _enums(inner)


def title(kind: type) -> str:
    """Return the heading of a form: "Source use" for ``SourceUse``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__).capitalize()


def _anchor(kind: type) -> str:
    return title(kind).lower().replace(" ", "-")


def _linked(form: type) -> str:
    return f"[{title(form).lower()}](#{_anchor(form)})"


def _listed(values: Any) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _plain(docstring: str) -> str:
    """Return a docstring as Markdown on one line."""
    return " ".join(docstring.split()).replace("``", "`")


if __name__ == "__main__":
    sys.stdout.write(page())
