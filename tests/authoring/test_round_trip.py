"""What is exported comes back as it was: all of it through CSL-JSON, what it has through BibTeX."""

import re
from typing import Any

import pytest
from hypothesis import given, settings

from footnoted.authoring.importing import Known, merge, reader_for
from footnoted.outputs.bibtex import bibtex
from footnoted.outputs.csl import csl_json
from footnoted.records.sources import DATES, PEOPLE, TEXTS, Source
from tests.outputs.made_sources import DAYS, records, source

OTHER = source({"type": "book", "title": "The other one"})


def back(text: str, name: str) -> dict[str, Source]:
    """Read an export as the command does, into an empty register."""
    reader = reader_for(text, name)
    assert reader is not None
    reading = reader.read(text)
    assert [remark.text for remark in reading.remarks] == []
    result = merge(reading.entries, Known(grades=()))
    found = result.records["sources"]
    return {id_: source(dict(record)) for id_, record in found.items()}


def test_our_own_fields_keep_what_looks_like_markup():
    one = source({"type": "article", "title": "Log", "descriptor": "a <B> b"})
    assert back(csl_json({"harbor-log": one}), "a.json") == {"harbor-log": one}


@settings(max_examples=100, deadline=None)
@given(records())
def test_csl_json_carries_every_field(record: dict[str, Any]):
    one = source(record)
    sources = {"harbor-log": one, "other": OTHER}
    assert back(csl_json(sources), "a.json") == sources


def carried(record: dict[str, Any]) -> dict[str, Any]:
    """Return what BibTeX carries of a record: see the table in docs/reference/exchange.md."""
    kept = {key: value for key, value in record.items() if value}
    if "url" in kept:
        kept["url"] = re.sub("[{}]", "", kept["url"])
    if "tags" in kept:
        split = (part.strip() for tag in kept["tags"] for part in re.split("[,;]", tag))
        kept["tags"] = list(dict.fromkeys(filter(None, split)))
    return {key: value for key, value in kept.items() if value}


@settings(max_examples=100, deadline=None)
@given(records())
def test_bibtex_carries_every_field_but_commas_in_tags(record: dict[str, Any]):
    sources = {"harbor-log": source(record), "other": OTHER}
    assert back(bibtex(sources), "a.bib") == sources | {"harbor-log": source(carried(record))}


@pytest.mark.parametrize(
    "name",
    [
        {"literal": "Northport Harbor Board"},
        {"family": "Northport Harbor Board"},
        {"literal": "Müller & Søhne"},
        {"family": "Strand and Quay"},
        {"literal": "Ministry of Cranes, Ropes and Quays"},
        {"family": "Harbor union"},
        {"family": "Plato"},
        {"family": "van der Berg"},
    ],
)
@pytest.mark.parametrize("key", PEOPLE)
def test_bodies_keep_their_whole_names(key: str, name: dict[str, str]):
    found = back(bibtex({"a": source({"type": "report", key: [name]})}), "a.bib")["a"]
    (one,) = getattr(found, key.replace("-", "_"))
    assert one.full == " ".join(name.values())
    assert one.given is None


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("key", DATES)
@pytest.mark.parametrize(("write", "name"), [(csl_json, "a.json"), (bibtex, "a.bib")])
def test_every_form_of_date_comes_back(write: Any, name: str, key: str, day: str):
    sources = {"harbor-log": source({"type": "report", key: day})}
    assert back(write(sources), name) == sources


@pytest.mark.parametrize(("write", "name"), [(csl_json, "a.json"), (bibtex, "a.bib")])
@pytest.mark.parametrize("note", ["Ask Ada.", "Our reading: the third.", "5 % & more_of {it}"])
def test_our_remark_goes_out_and_comes_back(write: Any, name: str, note: str):
    sources = {"a": source({"type": "report", "title": "T", "note": note})}
    assert back(write(sources), name) == sources


@pytest.mark.parametrize(("write", "name"), [(csl_json, "a.json"), (bibtex, "a.bib")])
def test_an_address_that_may_not_be_linked_does_not_come_back_and_is_told(write: Any, name: str):
    url = "https://harbor.example/&#9"
    text = write({"a": source({"type": "report", "title": "T", "url": url})})
    assert url in text.replace(r"\u0026", "&")
    assert back(text, name) == {"a": source({"type": "report", "title": "T"})}
    reader = reader_for(text, name)
    assert reader is not None
    told = [remark.text for entry in reader.read(text).entries for remark in entry.remarks]
    assert told == [f"`URL` “{url}” is left out: it contains the control character U+0009."]


def test_every_key_of_a_source_is_exchanged():
    keys = {"type", "tags", *TEXTS, *PEOPLE, *DATES}
    made = set(Source.model_json_schema()["properties"]) - keys
    assert made == {
        "title-from",
        "title-translation",
        "archived",
        "reliability",
        "descriptor",
        "status",
        "cited-in",
        "formerly",
    }
