"""What is new of a file: nothing twice, no id taken, no reference into the void."""

from dataclasses import replace
from typing import Any

import pytest

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
    told = "It is already there, as `harbor-log`; it is skipped."
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
    assert result.remarks[-1].text == "It is already in this file, as `a`; it is skipped."


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
        "`reliability` `Z` is left out: the scale does not have it.",
    ]


def test_records_of_other_sections_are_only_named():
    dated = ImportedRecord("dates", "claim", {"date": "2024", "title": "Storm"})
    result = merge([dated, entry("a", title="x")], KNOWN)
    assert result.records["dates"] == {"claim-2": {"date": "2024", "title": "Storm"}}


BOOK = {"type": "book", "title": "Cranes", "isbn": "978-0-306-40615-7", "issued": "2021"}


def keyed(id_: str, *, known: bool = True, **fields: Any) -> ImportedRecord:
    return replace(entry(id_, **fields), keyed=known)


@pytest.mark.parametrize(
    ("there", "record", "same"),
    [
        # The citation key decides first …
        ({"title": "Talk"}, keyed("key", title="Walk"), True),
        ({"title": "Talk", "url": "https://a.example/1"}, keyed("key", title="Walk"), True),
        ({"title": "Talk", "doi": "10.1234/a"}, keyed("key", title="Talk", doi="10.1234/b"), True),
        ({"title": "Talk", "formerly": ["old"]}, keyed("old", title="Walk"), True),
        # … unless everything speaks against it: two libraries have the same key by chance.
        ({"title": "Talk", "doi": "10.1234/a"}, keyed("key", title="Walk", doi="10.1234/b"), False),
        ({"title": "Talk", "url": "https://a.example/1"},
         keyed("key", title="Walk", url="https://a.example/2"), False),
        # An id that we made ourselves is no key.
        ({"title": "Talk"}, keyed("key", known=False, title="Walk"), False),
        ({"title": "Talk"}, keyed("key", known=False, title="Talk", issued="2024"), True),
        # DOI, ISBN and address, whatever the key is.
        ({"title": "Talk", "doi": "10.1234/a"}, keyed("b", title="T", doi="10.1234/A"), True),
        (BOOK, keyed("b", type="book", title="T", isbn="0306406152"), True),
        (BOOK, keyed("b", type="book", title="T", isbn="978-3-16-148410-0"), False),
        (BOOK, keyed("b", type="chapter", title="T", isbn="0306406152"), False),
        ({"title": "T", "url": "http://www.a.example/1/"},
         keyed("b", title="U", url="https://a.example/1"), True),
        ({"title": "Talk"}, keyed("b", title="Talk"), True),
        ({"title": "Talk"}, keyed("b", title="Talk", issued="2024"), False),
    ],
)  # fmt: skip
def test_key_doi_isbn_and_address_tell_which_source_is_meant(
    there: dict[str, Any], record: ImportedRecord, same: bool
):
    result = merge([record], Known({"key": source(**there)}))
    assert result.skipped == same


def test_the_key_comes_before_the_doi_and_the_doi_before_the_address():
    url = "https://a.example/1"
    known = Known({
        "key": source(title="A"),
        "doi": source(title="B", doi="10.1234/b"),
        "url": source(title="C", url=url),
    })  # fmt: skip
    for id_, found in (("key", "key"), ("other", "doi")):
        (told, *_) = merge([keyed(id_, title="X", doi="10.1234/b", url=url)], known).remarks
        assert f"as `{found}`" in told.text


FIELDS: dict[str, tuple[Any, Any, str]] = {
    "title": ("Talk", "Walk", "`title` is Talk there and Walk in this file."),
    "issued": ("2024", "2024-05", "`issued` is 2024 there and 2024-05 in this file."),
    "author": (
        [{"family": "Rower"}],
        [{"family": "Rower", "given": "Ada"}],
        "`author` is [{family: Rower}] there and [{family: Rower, given: Ada}] in this file.",
    ),
    "publisher": ("A, B", None, ""),
    "volume": (None, "3", "`volume` is not there and 3 in this file."),
    "type": ("webpage", "post", "`type` is webpage there and post in this file."),
    "tags": (["a"], ["b"], "`tags` is [a] there and [a, b] in this file."),
    "note": ("Ours.", "Theirs.", ""),
    "url": ("https://www.a.example/", "http://a.example", ""),
    "doi": ("10.1234/A", "https://doi.org/10.1234/a", ""),
    "isbn": ("0-306-40615-2", "978-0-306-40615-7", ""),
    "reliability": ("B", "A", "`reliability` is B there and A in this file."),
}


@pytest.mark.parametrize("update", [False, True])
@pytest.mark.parametrize("key", FIELDS)
def test_each_field_that_differs_is_named_and_what_is_not_in_the_file_stays(key: str, update: bool):
    there, here, line = FIELDS[key]
    same = {"type": "webpage", "page": "1-9"}
    old = source(**{**same, **({key: there} if there else {})})
    new = ImportedRecord("sources", "k", {**same, **({key: here} if here else {})}, keyed=True)
    result = merge([new], Known({"k": old}), update=update)
    done = "is brought up to date" if update else "differs; it is skipped"
    first = f"It is already there, as `k`, and {done}."
    silent = "It is already there, as `k`; it is skipped."
    assert [remark.text for remark in result.remarks] == ([first, line] if line else [silent])
    merged = ["a", "b"] if key == "tags" else here
    assert result.changed == ({"k": {key: merged}} if line else {})
    assert result.records == {}


def test_a_finer_type_that_a_writer_gave_is_no_difference():
    for fine, coarse, same in [
        ("article-newspaper", "article-journal", True),
        ("interview", "document", True),
        ("article-journal", "article-newspaper", False),
        ("book", "article-journal", False),
    ]:
        record = ImportedRecord("sources", "k", {"type": coarse}, keyed=True)
        assert (merge([record], Known({"k": source(type=fine)})).changed == {}) is same


def test_what_differs_between_two_of_one_address_in_a_file_is_named():
    url = "https://a.example/1"
    result = merge([keyed("a", title="A", url=url), keyed("b", title="B", url=url)], KNOWN)
    assert [remark.text for remark in result.remarks[1:]] == [
        "It is already in this file, as `a`, and differs; it is skipped.",
        "`title` is A there and B in this file.",
    ]
    assert result.changed == {}
