"""Ids given twice, reported with both places, in the order of the text."""

from typing import get_args, get_type_hints

from footnoted.diagnostics.problem import Mark, Problem
from footnoted.records import codes
from footnoted.records.evidence import Evidence
from footnoted.records.library import ANCHORED, RECORD_KINDS, Sidecar
from footnoted.records.reading import twice_in_sidecar, twice_on_site
from footnoted.records.yaml import parse


def twice(message: str, mark: Mark, first: Mark, about: str) -> Problem:
    cure = codes.DUPLICATE_ID.cure
    return Problem(codes.DUPLICATE_ID, message, mark, cure, related=first, about=about)


def test_every_kind_of_record_with_an_id_shares_the_namespace() -> None:
    parts = get_type_hints(Sidecar)
    assert {kind.section: kind.form for kind in RECORD_KINDS} == {
        name: get_args(parts[name])[1] for name in Sidecar.model_fields if name != "allow"
    }


def test_a_kind_of_record_has_a_word_and_a_quotation_where_it_is_anchored() -> None:
    assert len({kind.word for kind in RECORD_KINDS}) == len(RECORD_KINDS)
    quoting = {
        kind.section
        for kind in RECORD_KINDS
        if hasattr(kind.form, "model_fields") and "quote" in kind.form.model_fields
    }
    assert quoting == {kind.section for kind in ANCHORED}
    assert all(kind.placed and issubclass(kind.form, Evidence) for kind in ANCHORED)


def test_an_id_is_told_at_every_later_kind_in_the_order_of_the_text() -> None:
    text = "figures: {a: }\nclaims: {b: , a: }\nsources:\n  b:\n  a: x\n"
    assert twice_in_sidecar(parse(text, "a.yml")) == [
        twice(
            "The id “a” is already used under `figures`.",
            Mark("a.yml", 2, 15),
            Mark("a.yml", 1, 11),
            "a",
        ),
        twice(
            "The id “b” is already used under `claims`.",
            Mark("a.yml", 4, 3),
            Mark("a.yml", 2, 10),
            "b",
        ),
        twice(
            "The id “a” is already used under `figures`.",
            Mark("a.yml", 5, 3),
            Mark("a.yml", 1, 11),
            "a",
        ),
    ]


def test_what_is_no_mapping_of_records_has_no_ids() -> None:
    for text in ("", "claims: [a, a]", "claims: a\nsources: a", "zebra: {a: 1}\nclaims: {a: 1}"):
        assert twice_in_sidecar(parse(text, "a.yml")) == []


def test_the_first_file_that_defines_a_source_keeps_it() -> None:
    files = ["x.yml", "a.yml", "b.yml"]
    found = twice_on_site(parse("sources: {log: , note: }", path) for path in files[:2])
    assert found == [
        twice(
            f"The source “{name}” is already in x.yml.",
            Mark("a.yml", 1, column),
            Mark("x.yml", 1, column),
            name,
        )
        for name, column in (("log", 11), ("note", 18))
    ]
    one = parse("sources: {log: }", "x.yml")
    other = parse("claims: {log: }", "a.yml")
    assert twice_on_site([one, other]) == []
