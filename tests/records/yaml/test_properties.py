"""Whatever is thrown at it, the loader agrees with plain PyYAML or says why it does not."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from yaml.scanner import ScannerError

from footnoted.diagnostics.problem import Level
from footnoted.records.fit import validate_records
from footnoted.records.library import Sidecar
from footnoted.records.yaml import YamlValue, parse
from tests.timing import quickest

PATH = "briefings/ferry.yml"

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"]),
    min_size=1,
    max_size=12,
).filter(lambda text: text != "<<" and ".." not in text)
VALUES = st.recursive(
    WORDS | st.just(""),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(WORDS, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(WORDS, VALUES, min_size=1, max_size=5)
SCRAPS = st.lists(
    st.sampled_from(
        [
            *("a", "b: ", "- ", "\n", "  ", "\t", '"', "'", "[", "]", "{", "}", ", ", ": ", "#"),
            *(" #x", "&a ", "*a", "!t ", "|", ">", "%", "@", "---\n", "...", "? ", "<<: ", "\\"),
            *(
                "\ufeff",
                "\r\n",
                "\r",
                "é",
                "\u202e",
                "\x00",
                "2025..2026",
                "https://x.example",
                "\ud800",
            ),
        ]
    ),
    max_size=40,
).map("".join)


def plain(value: YamlValue) -> Any:
    """Return a value as BaseLoader gives it: an empty one is an empty text there."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value or ""


@given(DOCUMENTS, st.sampled_from([None, True, False]), st.sampled_from([20, 1000]))
def test_a_harmless_document_is_read_as_plain_pyyaml_reads_it(
    written: Any, flow: bool | None, width: int
) -> None:
    text = yaml.safe_dump(written, default_flow_style=flow, width=width, allow_unicode=True)
    document = parse(text, PATH)
    assert document.problems == ()
    assert plain(document.value) == yaml.load(text, Loader=yaml.BaseLoader) == written


@given(DOCUMENTS)
def test_every_place_leads_to_the_words_of_its_value(written: Any) -> None:
    document = parse(yaml.safe_dump(written, allow_unicode=True), PATH)
    lines = document.text.splitlines()
    for path, spot in document.places.items():
        value = document.text[spot.value.start : spot.value.end]
        if spot.key:
            key = document.text[spot.key.start : spot.key.end].removeprefix("? ")
            assert yaml.load(key, Loader=yaml.BaseLoader) == path[-1]
            assert lines[spot.key.mark.line - 1][spot.key.mark.column - 1 :].startswith(key[:1])
        assert (
            value == "" or lines[spot.value.mark.line - 1][spot.value.mark.column - 1] == value[0]
        )


@given(SCRAPS)
def test_nothing_raises_and_every_problem_has_a_place_in_the_text(text: str) -> None:
    document = parse(text, PATH)
    lines = text.removeprefix("\ufeff").splitlines() or [""]
    for problem in document.problems:
        assert 1 <= problem.mark.line <= len(lines) + 1
        assert problem.mark.column >= 1
        assert problem.hint
        assert str(problem).encode("utf-8")
    if not document.problems:
        read = as_pyyaml_reads(text)
        assert plain(document.value) == ("" if read is None else read)


def as_pyyaml_reads(text: str) -> Any:
    """Read with PyYAML alone; its scanner in Python takes no tab where YAML and libyaml do."""
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)
    except ScannerError:
        if "\t" not in text:
            raise
        return yaml.load(text, Loader=yaml.CBaseLoader)


@given(SCRAPS)
def test_what_is_read_holds_nothing_that_cannot_be_written(text: str) -> None:
    assert json.dumps(parse(text, PATH).value, ensure_ascii=False).encode("utf-8")


def hostile(folder: Path, name: str) -> list[Any]:
    loaded: list[Any] = json.loads((folder / "hostile" / name).read_text(encoding="utf-8"))
    return loaded


def test_hostile_yaml_is_refused_or_stays_text(shared_data: Path) -> None:
    """Judge by the data's own expectation; an unknown key (`1: a`) is the schema's to refuse."""
    wrong = []
    for case in hostile(shared_data, "yaml_hostile.json"):
        took = quickest(partial(parse, case["yaml"], PATH), enough=1)
        document = parse(case["yaml"], PATH)
        _, told = validate_records(Sidecar, document)
        refused = any(found.level is Level.ERROR for found in (*document.problems, *told))
        text = (document.value or {}).get("text")
        fits = {
            "error": refused,
            "error-or-warn": refused or bool(document.problems),
            "string-or-error": refused and text in {None, case.get("value")},
            "error-or-empty": refused or document.value is None,
            "ok": not document.problems,
        }[case["expect"]]
        if not fits or took > 1:
            wrong.append((case["id"], took, document.problems))
    assert wrong == []


@pytest.mark.parametrize("quote", ["double", "block"])
def test_hostile_texts_survive_as_text_or_are_refused(shared_data: Path, quote: str) -> None:
    for text in hostile(shared_data, "text_hostile.json"):
        written = json.dumps(text) if quote == "double" else f"|-\n  {text}"
        document = parse(f"key: {written}\n", PATH)
        assert document.problems or document.value == {"key": text}
