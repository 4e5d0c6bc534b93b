"""JSON Schemas of the sidecar and the registers, for the editor a writer uses.

An editor reads YAML's own types (2024 is a number there), so texts admit them;
what two keys mean together is checked by the product only.
"""

import json
from typing import Any

from footnoted.load.registers import FORMS
from footnoted.model import Form, Sidecar
from footnoted.model.described import descriptions, forms_by_name

VERSION = 1
"""Version of the sidecar's format."""

_TEXT = {"type", "minLength"}
EMPTY: tuple[Any, ...] = (None, [], "")
_NAMED = ("properties", "patternProperties", "$defs")
"""Keywords whose keys are names, not keywords."""


def sidecar_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a sidecar."""
    return _schema("sidecar", Sidecar)


def register_schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema of a register: sources, parties, events or images."""
    return _schema(name, FORMS[name])


def schema_files() -> dict[str, str]:
    """Give every schema's file name and text, as they are published."""
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
    """Give a schema as it describes what is written rather than what becomes of it."""
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
    """Admit what an editor takes for a number or a truth value where any text may stand."""
    if schema.get("type") == "string" and set(schema) - {"description", "default"} == _TEXT:
        return schema | {"type": ["string", "number", "boolean"]}
    if schema.get("type") == "number":
        return schema | {"type": ["number", "string"], "pattern": r"^[+-]?\d+(\.\d+)?$"}
    return schema


def _optional(schema: dict[str, Any]) -> dict[str, Any]:
    """Admit an empty value where nothing is required: it counts as absent."""
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
