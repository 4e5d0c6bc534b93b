"""The JSON feed, held against the published JSON Schema of JSON Feed 1.1.

The schema is no work of ours: `make browser` fetches it as tests/browser/npm pins it. The Atom feed
is validated in tests/outputs, where no npm is needed.
"""

import json

import pytest
from jsonschema import Draft7Validator

from footnoted.outputs.feeds import FEEDS_EXPORT
from tests.newsroom import REGISTERS, article
from tests.programs import MODULES

SCHEMA = MODULES / "jsonfeed-schema" / "schema-v1.1.json"
FILES = REGISTERS | {
    "briefings/a.md": article(
        "The crane stood idle.[^courier]",
        title="A & B",
        tags="[cranes]",
        authors="[Ada Rower]",
        summary="In short.",
        updated="2024-05-08",
    ),
    "briefings/a.yml": """
        corrections:
          cargo: {kind: correction, date: 2024-05-07, text: Too low., was: "1,000", now: "1,200"}
        """,
    "briefings/b.md": article(),
}


@pytest.fixture(scope="module")
def validator():
    assert SCHEMA.is_file(), "the schema is missing: run `make browser`, which fetches it"
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def test_the_json_feed_is_one_and_without_its_title_it_would_be_none(newsroom, validator):
    site = newsroom(FILES, site_url="https://desk.example/", site_name="The Desk")
    [text] = [file.text for file in FEEDS_EXPORT.files(site) if file.path == "feed.json"]
    feed = json.loads(text)
    assert [error.message for error in validator.iter_errors(feed)] == []
    assert len(feed["items"]) == 3
    del feed["title"]
    assert [error.message for error in validator.iter_errors(feed)] == [
        "'title' is a required property"
    ]
