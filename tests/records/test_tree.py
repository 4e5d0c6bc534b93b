"""Walking written values and the model's forms along one path."""

from typing import Annotated, Any

import pytest

from footnoted.records.evidence import AttributionLink, Claim, Due, Graded, Quote, SourceUse
from footnoted.records.fit import (
    empties,
    forms_at,
    keys_of,
    meanings_of,
    prune,
    takes_text,
    value_at,
)
from footnoted.records.forms import Form
from footnoted.records.library import Sidecar
from footnoted.records.pictures import Credit
from footnoted.records.sources import Archived, Source
from footnoted.records.yaml import At, YamlValue

WRITTEN: YamlValue = {"a": {"b": None, "c": "x"}, "d": [None, {"e": None, "f": ["y"]}], "g": None}


def test_keys_without_a_value_are_pruned_and_items_keep_their_numbers() -> None:
    assert prune(WRITTEN) == {"a": {"c": "x"}, "d": [None, {"f": ["y"]}]}
    assert prune("x") == "x"
    assert prune(None) is None


def test_the_keys_without_a_value_are_listed_with_their_paths() -> None:
    assert list(empties(WRITTEN)) == [("a", "b"), ("d", 1, "e"), ("g",)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), WRITTEN),
        (("a", "c"), "x"),
        (("d", 1, "f", 0), "y"),
        (("d", 0), None),
        (("d", 7), None),
        (("d", "x"), None),
        (("a", "c", "deeper"), None),
        (("nowhere",), None),
    ],
)
def test_a_value_is_found_or_is_none(path: At, value: YamlValue) -> None:
    assert value_at(WRITTEN, path) == value


@pytest.mark.parametrize(
    ("annotation", "path", "forms"),
    [
        (Claim, (), [Claim]),
        (Claim, ("graded",), [Graded]),
        (Claim, ("attribution",), []),
        (Claim, ("attribution", 1), [AttributionLink]),
        (Claim, ("attribution", 1, "how"), []),
        (Claim, ("due",), [Due]),
        (Claim, ("quote",), [Quote]),
        (Claim, ("sources", 0), [SourceUse]),
        (Claim, ("outcome", "sources", 3), [SourceUse]),
        (Claim, ("from_",), []),
        (Source, ("archived", 0), [Archived]),
        (Sidecar, ("images", "any-id", "credit", 0), [Credit]),
        (Sidecar, ("chains", "any-id", 0), [AttributionLink]),
        (Sidecar, ("no-such-key", "a"), []),
        (Annotated[AttributionLink | None, "x"], (), [AttributionLink]),
        (str, ("a",), []),
    ],
)
def test_the_forms_at_a_path_are_those_of_the_model(
    annotation: Any, path: At, forms: list[type[Form]]
) -> None:
    assert forms_at(annotation, path) == forms


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("quote",), True),
        (("quote", "exact"), True),
        (("contradicts",), True),
        (("contradicts", 0), True),
        (("sources",), False),
        (("sources", 0), True),
        (("attribution",), True),
        (("attribution", 0), False),
        (("graded",), False),
    ],
)
def test_a_text_may_stand_where_the_model_takes_one(path: At, text: bool) -> None:
    assert takes_text(Claim, path) is text


def test_keys_are_those_a_writer_writes_with_what_they_mean() -> None:
    assert meanings_of(Due) == {
        "from": "The day to count from, in EDTF.",
        "plus": "How much later: a number and days, weeks, months or years.",
    }
    assert "container-title" in keys_of(Source)
    assert "container_title" not in keys_of(Source)
