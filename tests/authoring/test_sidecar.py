"""A sheet takes an edit only when the sidecar reads as wanted with it."""

import pytest

from footnoted.authoring.fix import SidecarSheet, selector, sound
from footnoted.records.yaml import parse
from footnoted.text.quotation import Selector

AT = ("claims", "a", "quote")
OTHER = ("claims", "b", "quote")
TEXT = """\
claims:
  a:
    quote: stood idle
  b:
    quote: {exact: ran on, prefix: "it ", suffix: then}
"""


def sheet(text: str = TEXT) -> SidecarSheet:
    return SidecarSheet(parse(text, "a.yml"))


def test_several_quotations_of_one_sidecar_are_edited_together():
    page = sheet()
    assert page.quote(AT, Selector("stood, idle"), "One.")
    assert page.quote(OTHER, Selector("ran on", "he", "then;"), "Two.")
    assert page.text == TEXT.replace("stood idle", "stood, idle").replace(
        'prefix: "it ", suffix: then}', 'prefix: "he ", suffix: then;}'
    )
    assert [(edit.old, edit.new, edit.why, edit.about) for edit in page.edits] == [
        ("stood idle", "stood, idle", "One.", "a"),
        ('"it "', '"he "', "Two.", "b"),
        ("then", "then;", "Two.", "b"),
    ]
    assert str(page.edits[1].mark) == "a.yml:5:36"


def test_a_quotation_that_already_reads_so_is_no_edit():
    page = sheet()
    assert not page.quote(AT, Selector("stood idle"), "Why.")
    assert page.edits == []


def test_where_one_part_cannot_be_written_none_is():
    text = TEXT.replace('prefix: "it "', 'prefix: "it \\\n      was"')
    page = sheet(text)
    assert not page.quote(OTHER, Selector("ran, on", "it, was", "then"), "Why.")
    assert page.text == text


@pytest.mark.parametrize("at", [("claims", "c", "quote"), ("claims", "a"), ("claims",)])
def test_what_is_no_quotation_is_not_written(at):
    page = sheet()
    assert not page.quote(at, Selector("x"), "Why.")
    assert page.edits == []


def test_words_that_yaml_reads_otherwise_get_quotation_marks():
    page = sheet()
    assert page.quote(AT, Selector("stood: idle"), "Why.")
    assert page.quote(OTHER, Selector("ran, on", "it", "then"), "Why.")
    assert page.text == TEXT.replace("stood idle", '"stood: idle"').replace("ran on", '"ran, on"')


def test_a_selector_is_read_as_it_is_written():
    document = parse(TEXT, "a.yml")
    assert selector(document, AT) == Selector("stood idle")
    assert selector(document, OTHER) == Selector("ran on", "it ", "then")
    assert selector(document, ("claims", "c", "quote")) == Selector("")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, True),
        (f"\ufeff{TEXT}", True),
        (TEXT.replace("stood idle", "stood: idle"), False),
        (TEXT.replace("stood idle", "stood \u200bidle"), False),
        (f"{TEXT}  b:\n", False),
    ],
)
def test_only_a_sidecar_without_problems_is_sound(text, expected):
    assert sound(parse(text, "a.yml")) is expected
