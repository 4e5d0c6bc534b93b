"""What is new of a file: nothing twice, no id taken, no reference into the void."""

from typing import Any

from footnoted.authoring.importing import Known, merge
from footnoted.authoring.records import ImportedRecord, ImportRemark
from footnoted.records.sources import Source


def source(**fields: Any) -> Source:
    return Source.model_validate({"type": "webpage", **fields}, by_alias=True, by_name=False)


def entry(id_: str, **fields: Any) -> ImportedRecord:
    record = {"type": "webpage"} | {key.replace("_", "-"): v for key, v in fields.items()}
    return ImportedRecord(
        "sources", id_, record, 7, id_.upper(), (ImportRemark(7, id_.upper(), "Told."),)
    )


LOG = source(title="Harbor log", url="https://harbor.example/log")
KNOWN = Known({"harbor-log": LOG}, frozenset({"claim"}), ("A", "B"))


def told(*entries: ImportedRecord, known: Known = KNOWN) -> list[str]:
    return [remark.text for remark in merge(entries, known).remarks]


def test_a_source_whose_address_is_registered_is_skipped_and_its_remarks_with_it():
    result = merge([entry("other", url="http://www.harbor.example/log/#top")], KNOWN)
    assert result.records == {}
    assert result.skipped == 1
    told = "It is there already, as `harbor-log`; it is skipped."
    assert result.remarks == (ImportRemark(7, "OTHER", told),)


def test_a_doi_is_an_address_too():
    known = Known({"paper": source(doi="10.1234/ABC")})
    assert merge([entry("b", doi="https://doi.org/10.1234/abc")], known).skipped == 1
    assert merge([entry("b", url="https://dx.doi.org/10.1234/abc")], known).skipped == 1


def test_what_says_the_very_same_is_skipped_without_an_address():
    known = Known({"talk": source(title="Talk", note="Ask Ada.")})
    assert merge([entry("talk", title="Talk")], known).skipped == 1
    assert merge([entry("talk", title="Walk")], known).skipped == 0


def test_two_of_one_address_within_a_file_are_one():
    result = merge([entry("a", url="https://a.example/1"), entry("b", url="//a.example/1")], KNOWN)
    assert list(result.records["sources"]) == ["a"]
    assert result.remarks[-1].text == "It stands in this file already, as `a`; it is skipped."


def test_an_id_that_is_taken_gets_a_number():
    result = merge([entry("claim", title="1"), entry("claim", title="2")], KNOWN)
    assert list(result.records["sources"]) == ["claim-2", "claim-3"]
    assert [remark.text for remark in result.remarks] == [
        "Told.",
        "The id `claim` is taken; it becomes `claim-2`.",
        "Told.",
        "The id `claim` is taken; it becomes `claim-3`.",
    ]


def test_a_number_keeps_an_id_within_its_length():
    long = "a" * 64
    known = Known({}, frozenset({long}))
    (id_,) = merge([entry(long)], known).records["sources"]
    assert id_ == "a" * 62 + "-2"


def test_a_reference_to_a_source_that_got_another_id_follows_it():
    entries = [entry("claim", title="1"), entry("b", cited_in="claim"), entry("c", cited_in="b")]
    records = merge(entries, KNOWN).records["sources"]
    assert records["b"]["cited-in"] == "claim-2"
    assert records["c"]["cited-in"] == "b"


def test_a_reference_to_a_source_that_was_known_follows_it():
    entries = [entry("log", url="https://harbor.example/log"), entry("b", cited_in="log")]
    assert merge(entries, KNOWN).records["sources"]["b"]["cited-in"] == "harbor-log"


def test_a_reference_to_nothing_or_to_itself_is_left_out():
    entries = [entry("a", cited_in="nowhere"), entry("b", cited_in="b")]
    result = merge(entries, KNOWN)
    assert result.records["sources"] == {"a": {"type": "webpage"}, "b": {"type": "webpage"}}
    assert [text for text in told(*entries) if text != "Told."] == [
        f"`cited-in` `{id_}` is left out: there is no such other source."
        for id_ in ("nowhere", "b")
    ]


def test_former_ids_that_are_taken_and_grades_that_are_not_there_are_left_out():
    one = entry("a", formerly=["claim", "old"], reliability="Z")
    result = merge([one], KNOWN)
    assert result.records["sources"]["a"] == {"type": "webpage", "formerly": ["old"]}
    assert told(one)[1:] == [
        "`formerly` `claim` is left out: another record has that id.",
        "`reliability` `Z` is left out: the scale has no such grade.",
    ]


def test_records_of_other_sections_are_only_named():
    dated = ImportedRecord("dates", "claim", {"date": "2024", "title": "Storm"})
    result = merge([dated, entry("a", title="x")], KNOWN)
    assert result.records["dates"] == {"claim-2": {"date": "2024", "title": "Storm"}}
