"""Files as Zotero writes them: every record, and every remark with its line."""

from pathlib import Path

import pytest

from footnoted.authoring.importing import READERS, Known, merge, reader_for
from footnoted.authoring.records import ImportReading
from footnoted.records.writing import document

HERE = Path(__file__).parent
FILES = ("zotero.json", "zotero.yaml", "zotero.bib", "zotero.ris")
FORMS = ("csl-json", "csl-yaml", "bibtex", "ris")
CRANE = """\
    type: article-newspaper
    title: "Crane out of use: MV Petrel waits"
    title-short: Crane out of use
    author: AUTHORS
    container-title: The Courier
    publisher-place: Northport
    section: Harbour
    language: en-GB
    url: https://courier.example/crane?a=1&b=2
    issn: 1234-5678
""".replace(
    "AUTHORS",
    "[{family: Rower, given: Ada}, {family: Berg, given: Jan, non-dropping-particle: van der}]",
)
LOG = """\
    type: webpage
    title: Harbour log
    author: [{literal: Northport Harbour Board}]
    language: en
    url: https://harbour.example/log
    accessed: 2024-05-06
"""
REPORT = """\
    type: report
    title: State of the cranes
    author: [{family: Müller-Strand, given: Ørjan}]
    publisher: Northport Harbour Board
    publisher-place: Northport
    genre: Inspection report
    number: 12/2024
    page: 31-34
"""
ABSTRACT = (
    "A record has no place for `abstract`: “The northern crane has been out of use since Friday.”."
)


def read(name: str) -> ImportReading:
    text = (HERE / name).read_text(encoding="utf-8")
    reader = reader_for(text, name)
    assert reader is not None
    return reader.read(text)


def written(reading: ImportReading) -> str:
    return document(merge(reading.entries, Known()).records)


def told(reading: ImportReading) -> list[str]:
    remarks = (*reading.remarks, *(remark for entry in reading.entries for remark in entry.remarks))
    ordered = sorted(remarks, key=lambda one: one.line)
    return [f"{one.line} {one.about}: {one.text}" for one in ordered]


@pytest.mark.parametrize(
    ("name", "form"),
    list(zip(FILES, FORMS, strict=True)),
)
def test_the_text_tells_the_format_whatever_the_name(name: str, form: str):
    text = (HERE / name).read_text(encoding="utf-8")
    assert [reader.name for reader in READERS if reader.sniff(text)] == [form]
    found = reader_for(text, "export.txt")
    assert found is not None
    assert found.name == form


def test_csl_json():
    reading = read("zotero.json")
    assert written(reading) == (
        "sources:\n  rower-crane-use2024:\n" + CRANE + "    original-date: 2024-05-03\n"
        "    issued: 2024-05-04\n    accessed: 2024-05-06\n"
        '    note: "Page Version ID: 77"\n'
        "  northport-harbour-log:\n" + LOG + "  muller-strand-2023-21-state-cranes:\n" + REPORT + ""
        "    issued: 2023-21\n"
        "  quay-harbour-master-speaks:\n    type: interview\n    title: The harbour master speaks\n"
        "    author: [{family: Quay, given: Ines}]\n"
        "    interviewer: [{family: Rower, given: Ada}]\n"
        "    url: https://radio.example/master\n"
    )
    assert told(reading) == [
        f"2 rowerCraneUse2024: {ABSTRACT}",
        "2 rowerCraneUse2024: A record has no place for `source`: “courier.example”.",
        "2 rowerCraneUse2024: `title` is imported without its markup.",
        "93 The harbour master speaks: `issued` is left out: “forthcoming” is not a date. Write "
        "it as 2025-02-11, 2025-02 or 2025.",
    ]


def test_csl_yaml():
    reading = read("zotero.yaml")
    assert written(reading) == (
        "sources:\n  rower-crane-use2024:\n" + CRANE + "    issued: 2024-05-04\n"
        "    accessed: 2024-05-06\n  northportharbourboard-harbour-log:\n" + LOG
    )
    assert told(reading) == [f"4 rowerCraneUse2024: {ABSTRACT}"]


def test_biblatex():
    reading = read("zotero.bib")
    newspaper = CRANE.replace("newspaper", "journal").replace("    section: Harbour\n", "")
    assert written(reading) == (
        "sources:\n  rower-crane-2024:\n" + newspaper + "    original-date: 2024-05-03\n"
        "    issued: 2024-05-04\n    accessed: 2024-05-06\n    tags: [Cranes, Northport]\n"
        "  noauthor-harbour-nodate:\n"
        + LOG
        + "  muller-strand-state-2023:\n"
        + REPORT.replace("cranes", '"cranes & quays: 10% rusted"').replace(
            'title: State of the "cranes', 'title: "State of the cranes'
        )
        + "    issued: 2023-03\n"
        "  quay-harbour-nodate:\n    type: document\n    title: The harbour master speaks\n"
        "    author: [{family: Quay, given: Ines}]\n    url: https://radio.example/master\n"
    )
    file = "“Snapshot:/home/ada/Zotero/storage/QX2M8CRN/crane.html:text/h…”"
    assert told(reading) == [
        "4 rower_crane_2024: `title` is imported without its markup.",
        f"8 rower_crane_2024: {ABSTRACT}",
        f"16 rower_crane_2024: A record has no place for `file`: {file}.",
        "43 quay_harbour_nodate: A record has no place for `editora: collaborator`: “Rower, Ada”.",
        "45 quay_harbour_nodate: `issued` is left out: “forthcoming” is not a date. Write it as "
        "2025-02-11, 2025-02 or 2025.",
    ]


def test_ris():
    reading = read("zotero.ris")
    names = "[{family: Rower, given: Ada}, {family: van der Berg, given: Jan}]"
    lines = [f"    author: {names}" if "author" in line else line for line in CRANE.split("\n")]
    assert written(reading) == (
        "sources:\n  rower-2024-05-04-crane-out-use:\n" + "\n".join(lines)
        + "    issued: 2024-05-04\n    accessed: 2024-05-06\n    tags: [Cranes, Northport]\n"
        "  northport-harbour-log:\n" + LOG.replace("05-06", "05-06T07:12:33")
        + "  muller-strand-2023-state-cranes:\n" + REPORT + "    issued: 2023\n"
    )  # fmt: skip
    crane = "Crane out of use: MV Petrel waits"
    assert told(reading) == [
        f"6 {crane}: {ABSTRACT.replace('abstract', 'AB')}",
        f"10 {crane}: A record has no place for `DP`: “courier.example”.",
        f"16 {crane}: `UR` “https://mirror.example/crane” is left out: `URL` has a value.",
        "34 State of the cranes: Of `DA` “Spring” is left out.",
    ]
