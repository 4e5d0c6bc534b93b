"""BibTeX and biblatex as their manuals, Zotero and Better BibTeX have them: nothing is lost.

The examples are ours; their forms are those of the documentation.
"""

import re
from typing import Any

import pytest

from footnoted.authoring.bibtex import TYPES, read_bibtex
from footnoted.authoring.records import ImportReading

FIELDS = """
abstract addendum afterword annotation annotator author authortype bookauthor bookpagination
booksubtitle booktitle booktitleaddon chapter commentator date doi edition editor editora editorb
editorc editortype editoratype editorbtype editorctype eid eprint eprintclass eprinttype eventdate
eventtitle eventtitleaddon file foreword holder howpublished indextitle institution introduction
isan isbn ismn isrn issn issue issuesubtitle issuetitle issuetitleaddon iswc journal journalsubtitle
journaltitle journaltitleaddon label language library location mainsubtitle maintitle maintitleaddon
month nameaddon note number organization origdate origlanguage origlocation origpublisher origtitle
pages pagetotal pagination part publisher pubstate reprinttitle series shortauthor shorteditor
shorthand shorthandintro shortjournal shortseries shorttitle subtitle title titleaddon translator
type url urldate venue version volume volumes year
address annote archiveprefix key pdf primaryclass school
entrysubtype execute gender hyphenation keywords langid langidopts options presort related
relatedoptions relatedtype relatedstring sortkey sortname sortshorthand sorttitle sortyear
namea nameb nameatype nametitle lista listf usera userf verba verbc
day copyright rights pmid timestamp owner groups numpages call-number collection-number director
interviewer recipient court urlyear lccn price size
""".split()
"""Fields of biblatex 3.19 (ch. 2.2), its aliases, and those of Zotero, Better BibTeX and JabRef."""
SHAPES = {
    "date": "2021-03-04", "eventdate": "2021-03-05", "origdate": "2021-03-06",
    "urldate": "2021-03-07", "year": "2022", "month": "nov", "day": "23",
    "url": "https://sign.example/url", "doi": "10.1234/sign-doi",
}  # fmt: skip


def sign(field: str) -> str:
    """Return a value of a field that is found nowhere else."""
    return SHAPES.get(field, f"sign{field}end")


def accounted(reading: ImportReading) -> tuple[str, str]:
    (entry,) = reading.entries
    return repr(entry.record), "\n".join(remark.text for remark in entry.remarks)


@pytest.mark.parametrize("kind", [*TYPES, "custom", "unknown", "bibnote"])
def test_each_field_of_each_type_is_taken_or_told(kind: str):
    for left_out in ((), ("date",), ("journaltitle", "booktitle", "publisher", "location")):
        fields = [field for field in FIELDS if field not in left_out]
        lines = "".join(f"  {field} = {{{sign(field)}}},\n" for field in fields)
        taken, told = accounted(read_bibtex(f"@{kind}{{key,\n{lines}}}\n"))
        lost = [f for f in fields if sign(f) not in taken and sign(f) not in told]
        # A date that is put together is one in the record.
        lost = [f for f in lost if f not in ("year", "month", "day") or "2022-11-23" not in taken]
        assert lost == []


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_a_field_alone_is_taken_or_told(kind: str):
    for field in FIELDS:
        taken, told = accounted(read_bibtex(f"@{kind}{{key, {field} = {{{sign(field)}}}}}"))
        assert sign(field) in taken or sign(field) in told, field


def read(text: str) -> dict[str, dict[str, Any]]:
    return {entry.id: dict(entry.record) for entry in read_bibtex(text).entries}


def told(text: str) -> list[tuple[int, str]]:
    reading = read_bibtex(text)
    every = [*reading.remarks, *(r for entry in reading.entries for r in entry.remarks)]
    return [(remark.line, remark.text) for remark in every]


ADA = [{"family": "Rower", "given": "Ada"}]
INES = [{"family": "Quay", "given": "Ines"}]


@pytest.mark.parametrize(
    ("parent", "child", "found"),
    [
        # Classic BibTeX: the book below the chapter, under its own `booktitle`.
        ("@book{p, editor={Rower, Ada}, title={The Book}, booktitle={The Book}, year=2021, "
         "publisher={Press}}",
         "@incollection{c, title={Cranes}, crossref={p}}",
         {"type": "chapter", "title": "Cranes", "editor": ADA, "container-title": "The Book",
          "publisher": "Press", "issued": "2021"}),
        # biblatex: title and subtitle become those of the book, its author the book's.
        ("@book{p, author={Rower, Ada}, title={The Book}, subtitle={Of cranes}, date={2021-05}}",
         "@inbook{c, author={Quay, Ines}, title={Cranes}, crossref={p}}",
         {"type": "chapter", "title": "Cranes", "author": INES, "container-author": ADA,
          "container-title": "The Book: Of cranes", "issued": "2021-05"}),
        ("@proceedings{p, title={Harbors 2021}, eventtitle={The conference}, venue={Northport}, "
         "location={Berlin}, editor={Rower, Ada}}",
         "@inproceedings{c, title={Cranes}, pages={1--9}, crossref={p}}",
         {"type": "paper-conference", "title": "Cranes", "editor": ADA,
          "container-title": "Harbors 2021", "publisher-place": "Berlin", "page": "1-9",
          "event-title": "The conference", "event-place": "Northport"}),
        ("@periodical{p, title={Cranes}, subtitle={A journal}, issn={1234-5678}, date={2021}}",
         "@article{c, title={Idle}, crossref={p}}",
         {"type": "article-journal", "title": "Idle", "container-title": "Cranes: A journal",
          "issued": "2021", "issn": "1234-5678"}),
        # What the entry says itself comes first.
        ("@collection{p, title={The Book}, publisher={Press}, date={2021}}",
         "@incollection{c, title={Cranes}, booktitle={Another}, date={2022}, crossref={p}}",
         {"type": "chapter", "title": "Cranes", "container-title": "Another",
          "publisher": "Press", "issued": "2022"}),
        # Two steps.
        ("@collection{p, title={The Book}, xdata={x}}\n@xdata{x, publisher={Press}, xdata={y}}\n"
         "@xdata{y, location={Northport}}",
         "@incollection{c, title={Cranes}, crossref={p}}",
         {"type": "chapter", "title": "Cranes", "container-title": "The Book",
          "publisher": "Press", "publisher-place": "Northport"}),
        ("@xdata{x, publisher={Press}}\n@xdata{y, location={Northport}, date={2021}}",
         "@report{c, title={Cranes}, xdata={x, y}}",
         {"type": "report", "title": "Cranes", "publisher": "Press",
          "publisher-place": "Northport", "issued": "2021"}),
        ("@xdata{x, publisher={Press}, location={Northport}}",
         "@book{c, title={Cranes}, publisher={xdata=x-publisher}}",
         {"type": "book", "title": "Cranes", "publisher": "Press"}),
        # What is of one entry alone is not handed down.
        ("@collection{p, title={The Book}, keywords={a}, note={b}, shorttitle={c}, abstract={d}}",
         "@incollection{c, title={Cranes}, crossref={p}}",
         {"type": "chapter", "title": "Cranes", "container-title": "The Book"}),
    ],
)  # fmt: skip
def test_an_entry_takes_what_another_has(parent: str, child: str, found: dict[str, Any]):
    for text in (f"{parent}\n{child}\n", f"{child}\n{parent}\n"):
        assert read(text)["c"] == found
        assert told(text) == [] or "abstract" in text


def test_data_for_other_entries_is_no_source_and_a_set_is_told():
    assert read("@xdata{x, publisher={Press}}") == {}
    text = "@book{a, title={A}}\n@set{s, entryset={a}}"
    assert list(read(text)) == ["a"]
    assert told(text) == [(2, "It only groups other entries and is not a source.")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("@misc{a, title={A},\ncrossref={b}}",
         [(2, "`crossref` names “b”, which this file does not have.")]),
        ("@misc{a, title={A}, xdata={b}}",
         [(1, "`xdata` names “b”, which this file does not have.")]),
        ("@misc{a, title={A}, crossref={a}}",
         [(1, "`crossref` names “a”, which this file does not have.")]),
        ("@misc{a, title={A}, publisher={xdata=b-publisher}}",
         [(1, "`publisher` names “b-publisher”, which is not in this file.")]),
    ],
)  # fmt: skip
def test_references_that_lead_nowhere_are_told(text: str, lines: list[tuple[int, str]]):
    assert read(text)["a"] == {"type": "document", "title": "A"}
    assert told(text) == lines


def test_entries_that_take_from_each_other_end():
    text = "@misc{a, publisher={A}, crossref={b}}\n@misc{b, location={B}, crossref={a}}"
    assert read(text)["a"] == {"type": "document", "publisher": "A", "publisher-place": "B"}


@pytest.mark.parametrize(
    ("fields", "kind", "found"),
    [
        ("director={Quay, Ines}", "movie", {"type": "motion_picture", "director": INES}),
        ("editor={Quay, Ines}, editortype={director}", "video",
         {"type": "motion_picture", "director": INES}),
        ("editor={Rower, Ada}, editora={Quay, Ines}, editoratype={director}", "movie",
         {"type": "motion_picture", "editor": ADA, "director": INES}),
        ("editora={Quay, Ines}, editoratype={translator}", "book",
         {"type": "book", "translator": INES}),
        ("editorb={Quay, Ines}, editorbtype={interviewer}", "misc",
         {"type": "document", "interviewer": INES}),
        ("institution={Supreme Court}, journaltitle={F.3d}, volume={533}", "jurisdiction",
         {"type": "legal_case", "container-title": "F.3d", "authority": "Supreme Court",
          "volume": "533"}),
        ("organization={Parliament}", "legislation",
         {"type": "legislation", "authority": "Parliament"}),
        ("series={Harbors}, number={4}", "book",
         {"type": "book", "collection-title": "Harbors", "collection-number": "4"}),
        ("number={4}, issue={Spring}", "report",
         {"type": "report", "issue": "Spring", "number": "4"}),
        ("author={Müller {\\&} Söhne and Quay, Ines}", "misc",
         {"type": "document", "author": [{"literal": "Müller & Söhne"}, *INES]}),
        ("author={Müller & Söhne}", "misc",
         {"type": "document", "author": [{"literal": "Müller & Söhne"}]}),
        ("year=2024, month={10~} # mar", "misc", {"type": "document", "issued": "2024-03-10"}),
        ("year=2024, month={March 10}", "misc", {"type": "document", "issued": "2024-03-10"}),
        ("year=2024, month={Sept.}", "misc", {"type": "document", "issued": "2024-09"}),
        ("year=2024, month={Summer}", "misc", {"type": "document", "issued": "2024-22"}),
        ("year=2024, month={March/April}", "misc", {"type": "document", "issued": "2024"}),
        ("date={2024-21}", "misc", {"type": "document", "issued": "2024-21"}),
        ("date={1723~}", "misc", {"type": "document", "issued": "1723~"}),
        ("date={1988-08/1988-09}", "misc", {"type": "document", "issued": "1988-08/1988-09"}),
        ("date={1997/..}", "misc", {"type": "document", "issued": "1997/.."}),
        ("date={199X}", "misc", {"type": "document", "issued": "199X"}),
        ("date={2004-04-05T14:34:00}", "misc",
         {"type": "document", "issued": "2004-04-05T14:34:00"}),
    ],
)  # fmt: skip
def test_fields_mean_what_they_mean_in_their_type(fields: str, kind: str, found: dict[str, Any]):
    assert read(f"@{kind}{{key, {fields}}}")["key"] == found


def test_what_a_month_says_besides_is_told():
    text = "@misc{a, year=2024, month={March/April}, day={5}}"
    assert [line for _, line in told(text)] == [
        "`month` “March/April” is left out: it is not a month.",
        "`day` “5” is left out: it has no month.",
    ]
    assert re.search("`month` “may” is left out", told("@misc{a, month={may}}")[0][1])
