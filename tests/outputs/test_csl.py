"""Sources as CSL-JSON: nothing that CSL does not have, and nothing lost."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from footnoted.dates.edtf import parse
from footnoted.outputs.csl import csl_date, csl_item, csl_json
from footnoted.records.vocabulary import SourceType
from tests.outputs.csl_1_0_2 import SCHEMA, TYPES
from tests.outputs.made_sources import records, source

FULL = source(
    {
        "type": "interview",
        "title": "The harbor master speaks",
        "title-translation": "What the master says",
        "author": [{"literal": "The harbor master"}],
        "interviewer": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}],
        "container-title": "The Courier",
        "archive-location": "Box 3",
        "issued": "2024-05-04",
        "accessed": "2024-05-06?",
        "url": "https://courier.example/harbor",
        "doi": "10.1234/5",
        "archived": [{"url": "https://archive.example/harbor", "date": "2024-05-05"}],
        "reliability": "B",
        "descriptor": "Present at the quay.",
        "status": "corrected",
        "cited-in": "agency",
        "formerly": ["master"],
        "tags": ["harbor", "strike"],
        "note": "Ask again.",
    }
)


def test_an_item_has_csl_names_and_ours_stand_apart():
    assert csl_item("courier-2024-05-04", FULL) == {
        "id": "courier-2024-05-04",
        "type": "interview",
        "title": "The harbor master speaks",
        "container-title": "The Courier",
        "archive_location": "Box 3",
        "URL": "https://courier.example/harbor",
        "DOI": "10.1234/5",
        "author": [{"literal": "The harbor master"}],
        "interviewer": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}],
        "issued": {"date-parts": [[2024, 5, 4]]},
        "accessed": {"date-parts": [[2024, 5, 6]], "circa": True},
        "keyword": "harbor, strike",
        "note": "Ask again.",
        "custom": {
            "footnoted": {
                "accessed": "2024-05-06?",
                "title-translation": "What the master says",
                "archived": [{"url": "https://archive.example/harbor", "date": "2024-05-05"}],
                "reliability": "B",
                "descriptor": "Present at the quay.",
                "status": "corrected",
                "cited-in": "agency",
                "formerly": ["master"],
            }
        },
    }


VALIDATOR = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)


def test_the_schema_is_one() -> None:
    VALIDATOR.check_schema(SCHEMA)


@settings(max_examples=50, deadline=None)
@given(records())
def test_every_item_is_csl(record: dict[str, Any]):
    VALIDATOR.validate(json.loads(csl_json({"a": source(record)})))


def test_every_type_of_ours_is_one_of_csl():
    assert sorted(kind.value for kind in SourceType) == TYPES


@pytest.mark.parametrize(
    ("text", "value", "exact"),
    [
        ("2024-05-04", {"date-parts": [[2024, 5, 4]]}, True),
        ("2024", {"date-parts": [[2024]]}, True),
        ("2024-05~", {"date-parts": [[2024, 5]], "circa": True}, True),
        ("2024-05?", {"date-parts": [[2024, 5]], "circa": True}, False),
        ("2024-23", {"date-parts": [[2024]], "season": 3}, True),
        ("2024-30", {"date-parts": [[2024]], "season": 2}, False),
        ("2024-33", {"literal": "2024-33"}, True),
        ("2024-05-XX", {"date-parts": [[2024, 5]]}, False),
        ("199X", {"literal": "199X"}, True),
        ("2024-05-03T10:30:00Z", {"date-parts": [[2024, 5, 3]]}, False),
        ("2024-05-03/2024-05-06", {"date-parts": [[2024, 5, 3], [2024, 5, 6]]}, True),
        ("2024~/2025~", {"date-parts": [[2024], [2025]], "circa": True}, True),
        ("2024~/2025", {"date-parts": [[2024], [2025]], "circa": True}, False),
        ("2024-05/..", {"literal": "2024-05/.."}, True),
        ("2024-22/2024-23", {"literal": "2024-22/2024-23"}, True),
        ("[2024-05-03, 2024-05-05]", {"literal": "[2024-05-03, 2024-05-05]"}, True),
    ],
)
def test_a_date_says_what_csl_can_say(text: str, value: dict[str, Any], exact: bool):
    assert csl_date(parse(text)) == (value, exact)


def test_tags_with_commas_are_kept_whole():
    item = csl_item("a", source({"type": "report", "tags": ["harbor, north", "strike"]}))
    assert item["custom"] == {"footnoted": {"tags": ["harbor, north", "strike"]}}
    assert "keyword" not in item


def test_the_file_may_stand_within_a_page_and_is_ordered_by_id():
    text = csl_json(
        {
            "b": source({"type": "report", "title": "</script>\u2028<b> & \x85"}),
            "a": source({"type": "report"}),
        }
    )
    assert text == (
        '[\n  {\n    "id": "a",\n    "type": "report"\n  },\n  {\n    "id": "b",\n'
        '    "type": "report",\n'
        '    "title": "\\u003c/script\\u003e\\u2028\\u003cb\\u003e \\u0026 \\u0085"\n  }\n]\n'
    )
    assert json.loads(text)[1]["title"] == "</script>\u2028<b> & \x85"


def test_no_source_is_an_empty_list():
    assert csl_json({}) == "[]\n"
