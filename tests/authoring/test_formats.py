"""The corners of each format: what is reported, and at which line."""

import pytest

from footnoted.authoring.bibtex import read_bibtex
from footnoted.authoring.bibtex_entries import Macros, parts
from footnoted.authoring.csl import read_json, read_yaml
from footnoted.authoring.importing import Unreadable, decode, reader_for
from footnoted.authoring.latex import LONGEST, NoLatex, from_latex
from footnoted.authoring.records import (
    ImportReading,
    extra,
    id_of,
    shorten_value,
    words,
)
from footnoted.authoring.ris import read_ris


def told(reading: ImportReading) -> list[tuple[int, str]]:
    remarks = (*reading.remarks, *(remark for entry in reading.entries for remark in entry.remarks))
    return [(remark.line, remark.text) for remark in remarks]


def record(reading: ImportReading) -> dict[str, object]:
    (entry,) = reading.entries
    return dict(entry.record)


def bib(fields: str, kind: str = "misc") -> ImportReading:
    return read_bibtex(f"@{kind}{{key,\n{fields}\n}}\n")


def test_unsafe_addresses_are_left_out_and_the_rest_is_taken():
    reading = read_ris("TY  - ELEC\nTI  - Log\nUR  - javascript:alert(1)\nER  - \n")
    assert record(reading) == {"type": "webpage", "title": "Log"}
    assert told(reading) == [
        (
            3,
            "`URL` “javascript:alert(1)” is left out: it begins with `javascript:`; "
            "only http, https and mailto may be linked.",
        )
    ]


@pytest.mark.parametrize("url", ["/crane", "//courier.example/crane", "?id=7", "#top", "../x"])
def test_an_address_within_some_site_is_left_out(url):
    reading = read_ris(f"TY  - ELEC\nTI  - Log\nUR  - {url}\nER  - \n")
    assert record(reading) == {"type": "webpage", "title": "Log"}
    assert told(reading) == [(3, f"`URL` “{url}” is left out: it is not a whole web address.")]


def test_an_address_that_only_lacks_its_beginning_is_taken():
    reading = read_ris("TY  - ELEC\nTI  - Log\nUR  - courier.example/crane\nER  - \n")
    assert record(reading)["url"] == "courier.example/crane"
    assert told(reading) == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "https://user@a.example/",
        "http://10.0.0.1/",
        "https://a.exаmple/",
        "x y",
    ],
)
def test_no_other_unsafe_address_gets_in(url: str):
    reading = read_json(f'[{{"id": "a", "type": "webpage", "URL": "{url}"}}]')
    assert "url" not in record(reading) or url == "x y"


def test_an_unknown_type_is_a_document_and_told():
    reading = read_json('[\n{"id": "a", "type": "web-page", "title": "T"}]')
    assert record(reading) == {"type": "document", "title": "T"}
    assert told(reading) == [
        (
            2,
            "“web-page” is not a type of CSL; it is imported as a `document`. Did you mean "
            "`webpage`?",
        )
    ]
    assert told(read_json('[{"id": "a"}]')) == [
        (1, "It has no type; it is imported as a `document`.")
    ]


def test_a_json_file_that_breaks_off_gives_what_stands_before():
    reading = read_json('[{"id": "a", "type": "book"},\n{"id": "b", "type": "bo')
    assert [entry.id for entry in reading.entries] == ["a"]
    (remark,) = reading.remarks
    assert (remark.line, remark.lost) == (2, True)
    assert remark.text.startswith("From here on this is not JSON: ")


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"items": ' * 5000, "[" + "9" * 5000 + "]", '{"id":' + "[" * 99_999]
)
def test_json_that_is_no_list_of_items_is_told(text: str):
    reading = read_json(text)
    assert reading.entries == ()
    assert [remark.lost for remark in reading.remarks] == [True]


def test_items_may_stand_below_a_key_or_alone():
    item = '{"id": "a", "type": "book"}'
    for text in (f'{{"items": [{item}]}}', item, f"[{item}]"):
        assert record(read_json(text)) == {"type": "book"}
    assert told(read_json("[1]")) == [(1, "This is not an item but a text or a list.")]


def test_variables_of_the_wrong_kind_are_told_one_by_one():
    reading = read_json(
        '[{"id": "a", "type": "book", "title": ["x"], "author": "Ada", "issued": 5, "volume": 3, '
        '"editor": [{"family": "B", "role": "chief"}, 7, {}], "custom": {"short": "x"}}]'
    )
    assert record(reading) == {
        "type": "book",
        "author": [{"literal": "Ada"}],
        "editor": [{"family": "B"}],
        "volume": "3",
    }
    assert [text for _, text in told(reading)] == [
        "`title` “x” is left out: it is not text.",
        "`issued` is left out: “5” is not a date. Write 2025, 2025-02 or 2025-02-11; add ~ for "
        "about and ? for uncertain.",
        "Of `editor` “role: chief” is left out.",
        "Of `editor` “7” is left out.",
        "A record has no place for `short`: “x”.",
    ]


def test_ours_of_an_export_is_read_as_carefully_as_the_rest():
    reading = read_json(
        '[{"id": "a", "type": "book", "custom": {"footnoted": {"archived": ['
        '{"url": "javascript:x", "date": "2024"}, {"date": "2024"}, '
        '{"url": "https://a.example/", "date": "2024"}], "cited-in": "No Id", '
        '"status": "gone", "mystery": 1}}}]'
    )
    assert record(reading) == {
        "type": "book",
        "archived": [{"url": "https://a.example/", "date": "2024"}],
    }
    assert len(told(reading)) == 5


def test_yaml_has_lines_and_its_own_problems_are_told():
    text = "---\n- id: a\n  type: book\n  issued: soon\n- id: b\n  type: book\n..."
    reading = read_yaml(text)
    assert [entry.id for entry in reading.entries] == ["a", "b"]
    assert told(reading)[0][0] == 4
    broken = read_yaml("references:\n- id: a\n  type: [book\n")
    assert [remark.lost for remark in broken.remarks] == [True]
    assert told(read_yaml("references: none")) == [
        (0, "There is no list of `references` in this file.")
    ]


def test_a_broken_entry_of_bibtex_costs_itself_alone():
    reading = read_bibtex("@misc{a, title={A}}\n@misc{b, title={B\n@misc{c, title={C}}\n")
    assert [entry.id for entry in reading.entries] == ["a", "c"]
    (remark,) = reading.remarks
    assert (remark.line, remark.lost) == (2, True)
    assert remark.text.startswith("This entry cannot be read: Unexpected block start")


def test_two_entries_of_one_key_are_two_records():
    reading = read_bibtex("@misc{a, title={A}}\n@misc{a, title={B}}\n")
    assert [entry.record["title"] for entry in reading.entries] == ["A", "B"]


def test_macros_are_put_in_and_those_nobody_defined_are_told():
    reading = read_bibtex(
        '@string{courier = "The " # {Courier}}\n'
        "@article{a, journal = courier # { Daily}, publisher = nobody, year = 2024, month = may}\n"
    )
    assert record(reading) == {
        "type": "article-journal",
        "container-title": "The Courier Daily",
        "issued": "2024-05",
    }
    assert told(reading) == [(2, "`publisher` names “nobody”, which this file does not define.")]


def test_macros_that_name_each_other_end():
    assert Macros({"a": "b # a", "b": "a"}).value("a")[0] == ""
    assert list(parts('{a # b} # "c # d" # e')) == ["{a # b}", '"c # d"', "e"]


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Rower, Ada", [{"family": "Rower", "given": "Ada"}]),
        ("Ada Rower and Jan van der Berg", [
            {"family": "Rower", "given": "Ada"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        ]),
        ("{{Harbor Union and Friends}}", [{"literal": "Harbor Union and Friends"}]),
        ("King, Jr., Martin and others",
         [{"family": "King", "suffix": "Jr.", "given": "Martin"}]),
        ("family=Berg, given=Jan, prefix=van der, useprefix=true",
         [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}]),
        ("M{\\\"u}ller, {\\O}rjan", [{"family": "Müller", "given": "Ørjan"}]),
        ("{Rower}, {Ada and Co}", [{"family": "Rower", "given": "Ada and Co"}]),
    ],
)  # fmt: skip
def test_names_are_taken_apart_as_bibtex_does(field: str, names: list[dict[str, str]]):
    assert record(bib(f"author = {{{field}}}"))["author"] == names


@pytest.mark.parametrize(
    ("fields", "kind", "found"),
    [
        ("title={A}, subtitle={B}", "book", {"type": "book", "title": "A: B"}),
        ("howpublished={\\url{https://a.example/b\\_c}}", "misc",
         {"type": "document", "url": "https://a.example/b_c"}),
        ("number={3}", "article", {"type": "article-journal", "issue": "3"}),
        ("number={3}", "report", {"type": "report", "number": "3"}),
        ("titleaddon={The Blog}", "online", {"type": "webpage", "container-title": "The Blog"}),
        ("entrysubtype={newspaper}", "article", {"type": "article-newspaper"}),
        ("langid={ngerman}", "book", {"type": "book", "language": "de"}),
        ("", "phdthesis", {"type": "thesis", "genre": "PhD thesis"}),
        ("pages={3--5}", "book", {"type": "book", "page": "3-5"}),
        ("year={2024}, month={5}, day={4}", "misc", {"type": "document", "issued": "2024-05-04"}),
        ("note={A}, annotation={B}", "misc", {"type": "document", "note": "A B"}),
    ],
)  # fmt: skip
def test_fields_mean_what_biblatex_says(fields: str, kind: str, found: dict[str, str]):
    assert record(bib(fields, kind)) == found


def test_latex_that_is_not_known_is_told():
    assert told(bib("title = {A \\mystery{B}}")) == [
        (2, "`title` has the command `\\mystery`, which is not known.")
    ]
    deep = bib("title = {" + "{" * 2000 + "}" * 2000 + "}")
    assert told(deep) == [
        (2, "`title` " + shorten_value("{" * 2000) + " is left out: it is nested too deeply.")
    ]
    with pytest.raises(NoLatex):
        from_latex("{" + "a" * LONGEST + "}")


def test_latex_reads_no_file():
    assert from_latex("\\input{/etc/passwd} \\include{x}")[0].strip() in ("", "x")


def test_what_stands_outside_an_entry_of_ris_is_told():
    reading = read_ris("stray\nTY  - BOOK\nTI  - A\n goes on\nTY  - BOOK\nTI  - B\n")
    assert [entry.record["title"] for entry in reading.entries] == ["A goes on", "B"]
    assert told(reading) == [
        (1, "“stray” is not in any entry."),
        (5, "The entry before this line has no end, `ER`."),
        (5, "This entry breaks off: it has no end, `ER`."),
    ]


def test_tags_of_ris_depend_on_the_type():
    report = "TY  - RPRT\nSN  - 7\nT2  - Series\nSP  - 1\nEP  - 3\nER  - \n"
    assert record(read_ris(report)) == {
        "type": "report",
        "collection-title": "Series",
        "number": "7",
        "page": "1-3",
    }
    unknown = read_ris("TY  - XXXX\nPY  - 2024\nN1  - a\nN1  - b\nER  - \n")
    assert record(unknown) == {"type": "document", "issued": "2024", "note": "a b"}


def test_extra_gives_variables_and_keeps_other_words():
    found = extra("Citation Key: a2\nissued: 2024\n{:section: World}\nPMID: 7\njust words")
    assert found.values == {"citation-key": "a2", "issued": "2024", "section": "World"}
    assert found.words == "PMID: 7 just words"
    assert extra("Editor: Rower || Ada").values == {"editor": [{"family": "Rower", "given": "Ada"}]}


@pytest.mark.parametrize(
    ("key", "fields", "id_"),
    [
        ("rowerCrane2024", {}, "rower-crane2024"),
        ("Müller_Größe-24", {}, "muller-grosse-24"),
        ("http://zotero.org/users/1/items/AB", {"title": "The state of cranes"}, "state-cranes"),
        ("17", {"author": [{"family": "Ørsted"}], "issued": "2024-05"}, "orsted-2024-05"),
        ("", {"container-title": "The Courier", "title": "Crane idle"}, "courier-crane-idle"),
        ("", {"url": "https://www.harbor.example/x"}, "harbor"),
        ("", {"title": "Україна", "type": "post"}, "ukraina"),
        ("", {"title": "北京", "type": "post"}, "post"),
        ("", {"title": "北京", "type": "post", "issued": "2024-05"}, "post-2024-05"),
        ("", {"author": [{"family": "Шевченко"}], "issued": "1840"}, "shevchenko-1840"),
        ("", {"title": "Η Ελλάδα σήμερα", "type": "post"}, "i-ellada-simera"),
        ("", {"title": "القاهرة اليوم", "issued": "2011-01-25"}, "source-2011-01-25"),
        ("", {"author": [{"family": "O'Neill"}], "issued": "2024"}, "oneill-2024"),
        ("", {"author": [{"family": "O’Brien-Quay"}], "issued": "2024"}, "obrien-quay-2024"),
        ("", {"author": [{"family": "D`Angelo"}], "issued": "2024"}, "dangelo-2024"),
        ("", {"author": [{"family": "Le Rower"}], "issued": "2024"}, "rower-2024"),
        ("", {"author": [{"family": "Rower Quay"}], "issued": "2024"}, "rower-quay-2024"),
        ("", {"author": [{"literal": "U.S. Harbor Board"}], "issued": "2024"}, "us-harbor-2024"),
        ("", {"container-title": "F.3d", "issued": "2001"}, "f3d-2001"),
        ("", {"container-title": "The New Harbor Times", "issued": "2024"}, "new-harbor-2024"),
        ("", {"type": "legal_case", "container-title": "F.3d", "issued": "2001",
              "title": "Rower v. Quay"}, "rower-v-quay-2001"),
        ("", {"title": "It’s the crane’s fault"}, "its-cranes-fault"),
        ("", {"publisher": "a" * 30, "title": "crane" * 3 + " idle"}, "a" * 30 + "-" + "crane" * 3),
        ("O'Neill2024", {}, "oneill2024"),
        ("smith:2024", {}, "smith-2024"),
        ("", {"url": "https://[", "type": "post"}, "post"),
    ],
)  # fmt: skip
def test_ids_come_from_the_key_or_from_who_when_and_what(key: str, fields: dict, id_: str):
    assert id_of(key, fields) == id_


@pytest.mark.parametrize(
    ("text", "plain", "without"),
    [
        ("<i>MV</i> Petrel", "MV Petrel", "its markup"),
        ('<span style="font-variant:small-caps;">A</span>B', "AB", "its markup"),
        ("a < b > c", "a < b > c", ""),
        ("two\nlines", "two lines", ""),
        ("a\u202eb\x00c\u200bd", "abcd", "invisible characters"),
        ("a\u2028b", "a b", ""),
        ("10\u00a0m", "10\u00a0m", ""),
    ],
)
def test_words_hold_nothing_hidden(text: str, plain: str, without: str):
    assert words(text) == (plain, without)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("é".encode("utf-16"), "in UTF-16, not UTF-8; export it again and choose UTF-8"),
        ("é".encode("utf-32"), "in UTF-32, not UTF-8; export it again and choose UTF-8"),
        (
            "TY\nTI  - Café Größe\n".encode("cp1252"),
            "not UTF-8: line 2 has the byte 0xE9. If it should read “TI - Café Größe”, it is "
            "Latin-1: export it again and choose UTF-8",
        ),
    ],
)
def test_other_encodings_are_refused_with_the_cure(data: bytes, message: str):
    with pytest.raises(Unreadable) as told:
        decode(data)
    assert str(told.value) == message


def test_a_byte_order_mark_and_line_ends_do_not_matter():
    assert decode("\ufeffTY\r\nTI\rER".encode()) == "TY\nTI\nER"
    with pytest.raises(Unreadable, match="larger than 8 MiB"):
        decode(b"a" * (8 * 1024 * 1024 + 1))


@pytest.mark.parametrize("text", ["", "hello", "{}", "[]", "a: b\n", "<html>", "{" * 9999])
def test_a_text_of_no_format_has_no_reader(text: str):
    assert reader_for(text, "a.json") is None
