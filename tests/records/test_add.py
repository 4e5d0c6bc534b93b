"""Additions to files that people wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnoted.records.writing import (
    DraftRefused,
    add_field,
    complete_record,
    document,
    insert_records,
)
from footnoted.records.yaml import parse

FILE = """\
# Our sources.
sources:
  harbor-log:   # kept by the master
    type: webpage
    title: Harbor log

  # The newspaper.
  courier: {type: article-newspaper, title: Idle}
claims:
  idle:
    quote: stood idle # as printed
"""


def test_a_record_stands_behind_the_last_one_of_its_section():
    new = insert_records(FILE, "a.yml", "sources", {"note": {"type": "report"}})
    assert new == FILE.replace("claims:", "  note:\n    type: report\nclaims:")


def test_a_record_of_the_last_section_keeps_clear_of_a_comment():
    new = insert_records(FILE, "a.yml", "claims", {"due": {"quote": "ten days"}})
    assert new == FILE + "  due:\n    quote: ten days\n"


def test_a_section_that_is_not_there_is_made():
    new = insert_records(FILE, "a.yml", "dates", {"storm": {"date": "2024-04~", "title": "Storm"}})
    assert new == FILE + "dates:\n  storm:\n    date: 2024-04~\n    title: Storm\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "sources:\n  log:\n    type: webpage\n"),
        ("sources:\n", "sources:\n  log:\n    type: webpage\n"),
        ("sources: # none\nclaims:\n", "sources: # none\n  log:\n    type: webpage\nclaims:\n"),
        ("sources: {}\n", "sources: {log: {type: webpage}}\n"),
        ("sources: {a: {type: map}}", "sources: {a: {type: map}, log: {type: webpage}}"),
        (
            "sources:\r\n    a:\r\n        type: map\r\n",
            "sources:\r\n    a:\r\n        type: map\r\n    log:\r\n      type: webpage\r\n",
        ),
        (
            "sources:\n  a:\n    type: map",
            "sources:\n  a:\n    type: map\n  log:\n    type: webpage\n",
        ),
        (
            "sources:\n  a:\n    title: |\n      A\n      map\n",
            "sources:\n  a:\n    title: |\n      A\n      map\n  log:\n    type: webpage\n",
        ),
    ],
)
def test_it_follows_the_way_a_file_is_written(before, after):
    assert insert_records(before, "a.yml", "sources", {"log": {"type": "webpage"}}) == after


COPY = {"url": "https://archive.example/1", "date": "2024-05-05"}
LINE = 'archived: [{url: "https://archive.example/1", date: 2024-05-05}]'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("s:\n  a:\n    type: map\n", "s:\n  a:\n    type: map\n    {line}\n"),
        ("s:\n  a: {type: map}\n", "s:\n  a: {type: map, {line}}\n"),
        ("s:\n  a: {type: map, }\n", "s:\n  a: {type: map, {line} }\n"),
        ("s:\n  a:\n    archived:\n    type: map\n", "s:\n  a:\n    type: map\n    {line}\n"),
        ("s:\n  a:\n    archived: []\n    type: map\n", "s:\n  a:\n    type: map\n    {line}\n"),
        (
            "s:\n  a:\n    archived: [{url: u, date: d}]\n    type: map\n",
            "s:\n  a:\n    archived: [{url: u, date: d}, {item}]\n    type: map\n",
        ),
        (
            "s:\n  a:\n    archived:\n      - {url: u, date: d} # first\n    type: map\n",
            "s:\n  a:\n    archived:\n      - {url: u, date: d} # first\n      - {item}\n"
            "    type: map\n",
        ),
        (
            "s:\n  a:\n    archived:\n    - url: u\n      date: d\n    type: map\n",
            "s:\n  a:\n    archived:\n    - url: u\n      date: d\n    - {item}\n    type: map\n",
        ),
    ],
)
def test_a_list_of_a_record_gets_one_more_item(before, after):
    item = "{url: https://archive.example/1, date: 2024-05-05}"
    wanted = after.replace("{line}", f"archived: [{item}]").replace("{item}", item)
    assert add_field(before, "a.yml", ("s", "a"), "archived", COPY) == wanted


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("s:\n  a: {type: map}\n  a: {type: map}\n", "a.yml:3:3 has a problem that must be fixed"),
        ("s:\n  b: {type: map}\n", "a.yml has no record `a`"),
        ("s:\n  a: {archived: yes}\n", "`archived` of `a` is not a list"),
        ("s:\n  a: {archived: , type: map}\n", "is empty: remove it first"),
    ],
)
def test_what_cannot_be_added_to_with_certainty_is_refused(text, why):
    with pytest.raises(DraftRefused, match=why):
        add_field(text, "a.yml", ("s", "a"), "archived", COPY)


def test_a_record_that_is_there_is_never_touched():
    with pytest.raises(DraftRefused, match="a\\.yml already has a record `courier`"):
        insert_records(FILE, "a.yml", "sources", {"courier": {"type": "webpage"}})


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"]), max_size=40
)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
FIELDS = st.dictionaries(IDS, TEXTS, min_size=1, max_size=3)
RECORDS = st.dictionaries(IDS, FIELDS, min_size=1, max_size=3)


@given(RECORDS, RECORDS)
def test_what_was_there_stays_and_what_is_new_is_added(old, new):
    fresh = {id_: record for id_, record in new.items() if id_ not in old}
    before = document({"sources": old})
    after = insert_records(before, "a.yml", "sources", fresh)
    assert after.startswith(before)
    assert parse(after, "a.yml").value == {"sources": {**old, **fresh}}


@pytest.mark.parametrize("before", ["", "sources: {}\n", "sources: {z: {type: map}}\n", FILE])
def test_many_records_are_as_many_additions(before: str):
    records = {id_: {"type": "map", "title": f"No. {id_}: a"} for id_ in "abc"}
    one_by_one = before
    for id_, record in records.items():
        one_by_one = insert_records(one_by_one, "a.yml", "sources", {id_: record})
    assert parse(insert_records(before, "a.yml", "sources", records), "").value == (
        parse(one_by_one, "").value
    )


def test_no_record_is_no_change():
    assert insert_records(FILE, "a.yml", "sources", {}) == FILE


def test_a_record_gets_more_fields_behind_its_own() -> None:
    at = ("images", "a")
    text = "images:\n  a: # ours\n    file: a.png\n  b: {file: b.png}\n"
    assert complete_record(text, "a.yml", at, {"alt": "A: b", "credit": ["C"]}) == (
        'images:\n  a: # ours\n    file: a.png\n    alt: "A: b"\n    credit: [C]\n'
        "  b: {file: b.png}\n"
    )
    assert complete_record(text, "a.yml", ("images", "b"), {"alt": "B"}) == (
        "images:\n  a: # ours\n    file: a.png\n  b: {file: b.png, alt: B}\n"
    )
    assert complete_record(text, "a.yml", at, {}) == text


@pytest.mark.parametrize(
    ("at", "fields", "why"),
    [
        (("images", "c"), {"alt": "A"}, "a.yml has no record `c`"),
        (("images", "a"), {"file": "A"}, "`a` already has `file`"),
    ],
)
def test_a_record_that_is_not_there_or_has_the_field_is_refused(
    at: tuple[str, str], fields: dict[str, str], why: str
) -> None:
    with pytest.raises(DraftRefused, match=f"^{why}$"):
        complete_record("images:\n  a: {file: a.png}\n", "a.yml", at, fields)
