"""The schemas that editors use: current, and of one mind with the loader."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from footnoted.records.fit import validate_records
from footnoted.records.library import Sidecar
from footnoted.records.reading import FORMS
from footnoted.records.schema import register_schema, schema_files, sidecar_schema
from footnoted.records.yaml import parse

EXAMPLES = Path(__file__).parent / "examples"


class EditorLoader(yaml.SafeLoader):
    """Reads YAML 1.2 as an editor's language server does: dates stay text, 2024 is a number."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_editor(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)


def complaints(schema: dict[str, Any], value: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema)
    return sorted(error.json_path for error in validator.iter_errors(value))


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_the_committed_schema_is_current(root: Path, name: str) -> None:
    committed = (root / "schemas" / name).read_text(encoding="utf-8")
    assert committed == schema_files()[name], "rewrite it: footnoted schema --write"


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_every_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_files()[name]))


def test_the_schema_says_what_it_is() -> None:
    schema = sidecar_schema()
    head = {key: schema[key] for key in ("$schema", "$id", "title", "type")}
    assert head == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://footnoted.example/schemas/sidecar-1.json",
        "title": "Footnoted: sidecar",
        "type": "object",
    }


def test_every_key_is_described_for_the_editor() -> None:
    for schema in (sidecar_schema(), *(register_schema(name) for name in FORMS)):
        forms = {"": schema, **schema["$defs"]}
        for name, form in forms.items():
            for key, part in form.get("properties", {}).items():
                assert part.get("description"), f"{name}.{key}"


def test_the_complete_example_passes_in_the_editor_and_in_the_loader() -> None:
    text = (EXAMPLES / "ferry.yml").read_text(encoding="utf-8")
    assert complaints(sidecar_schema(), as_editor(text)) == []
    document = parse(text, "ferry.yml")
    sidecar, problems = validate_records(Sidecar, document)
    assert (document.problems, problems) == ((), [])
    assert set(sidecar.model_fields_set) == set(Sidecar.model_fields)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_the_registers_pass_in_the_editor_and_in_the_loader(name: str) -> None:
    text = (EXAMPLES / "_shared" / f"{name}.yml").read_text(encoding="utf-8")
    assert complaints(register_schema(name), as_editor(text)) == []
    document = parse(text, f"{name}.yml")
    _, problems = validate_records(FORMS[name], document)
    assert (document.problems, problems) == ((), [])


@pytest.mark.parametrize(
    "written",
    [
        "claims: {a: {quote: x, date: 2024}}",
        "claims: {a: {quote: x, date: 2024-05-04}}",
        "claims: {a: {quote: x, due: 2024}}",
        "claims: {a: {quote: {exact: x}, sources: [b, {id: c}], supports: d}}",
        "sources: {a: {type: book, title: 1984, volume: 3, number: true}}",
        "figures: {a: {of: x, value: 1.30, approximate: true}}",
        'figures: {a: {of: x, value: "1.30"}}',
        "claims:",
        "claims: {a: {quote: x, says: }}",
    ],
)
def test_the_editor_accepts_what_the_loader_accepts(written: str) -> None:
    document = parse(written, "a.yml")
    assert (document.problems, validate_records(Sidecar, document)[1]) == ((), [])
    assert complaints(sidecar_schema(), as_editor(written)) == []


@pytest.mark.parametrize(
    ("written", "where"),
    [
        ("claim: {}", "$"),
        ("claims: {Bad Id: {quote: x}}", "$.claims"),
        ("claims: {a: {qoute: x}}", "$.claims"),
        ("claims: {a: {quote: x, kind: forcast}}", "$.claims"),
        ("sources: {a: {title: x}}", "$.sources"),
        ("figures: {a: {of: x, value: 1_3x}}", "$.figures"),
        ("corrections: []", "$.corrections"),
    ],
)
def test_the_editor_refuses_what_the_loader_refuses(written: str, where: str) -> None:
    assert validate_records(Sidecar, parse(written, "a.yml"))[1]
    assert complaints(sidecar_schema(), as_editor(written)) == [where]


def test_an_editor_keeps_dates_as_text() -> None:
    value = as_editor("a: 2024-05-04")["a"]
    assert value == "2024-05-04"
    assert not isinstance(value, date)
