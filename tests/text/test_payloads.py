"""Articles that mean harm: what is left of each does none, and the writer learns of it."""

import json
from pathlib import Path

import pytest

from tests.text.dangers import dangers
from tests.text.rendering import guarded, plain

PAYLOADS = json.loads((Path(__file__).parent / "payloads.json").read_text("utf-8"))
NAMES = [each["name"] for each in PAYLOADS]
INERT = {
    "a handler in an abbreviation",
    "a handler in a text for the blind",
    "a handler in a title that ends early",
}
"""What Python-Markdown itself makes text of, so that nothing is left to take out."""


@pytest.mark.parametrize("payload", PAYLOADS, ids=NAMES)
def test_nothing_dangerous_is_left_of_it(payload):
    html, _ = guarded(payload["markdown"])
    assert dangers(html) == []


@pytest.mark.parametrize("payload", PAYLOADS, ids=NAMES)
def test_its_writer_is_told_where_it_stands(payload):
    _, findings = guarded(payload["markdown"])
    if dangers(plain(payload["markdown"])):
        assert findings
    lines = payload["markdown"].count("\n") + 1
    assert all(1 <= found.line <= lines and found.column >= 1 for found in findings)


def test_the_other_parser_finds_the_dangers_of_unguarded_articles():
    harmless = {each["name"] for each in PAYLOADS if not dangers(plain(each["markdown"]))}
    assert harmless >= INERT
    assert len(PAYLOADS) - len(harmless) > 60


def test_there_are_enough_of_them_and_no_name_stands_twice():
    assert len(PAYLOADS) >= 60
    assert len(set(NAMES)) == len(NAMES)
