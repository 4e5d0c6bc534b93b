"""Dates of other programs that are no dates: their words are kept, from every format and back."""

import datetime as dt
import json

import pytest

from footnoted.authoring.bibtex import read_bibtex
from footnoted.authoring.csl import read_json, read_yaml
from footnoted.authoring.importing import Known, merge
from footnoted.authoring.records import ImportReading
from footnoted.authoring.ris import read_ris
from footnoted.outputs.bibtex import bibtex
from footnoted.outputs.csl import csl_item, csl_json
from footnoted.outputs.packages import Moment, whole_rows
from footnoted.outputs.tables import every_column
from tests.newsroom import article, told
from tests.outputs.made_sources import source

WORDS = (
    "1981/82", "printemps 1985", "2015年10月", "unknown", "n.d.", "ca. 1850", "Michaelmas 1987",
    "forthcoming", "[197-?]", "3/4/2020", "Winter 1987/88", "Ende 1999", "2024-02-30",
)  # fmt: skip


def issued(reading: ImportReading) -> object:
    return reading.entries[0].record.get("issued")


def remarks(reading: ImportReading) -> list[str]:
    return [remark.text.partition(":")[0] for remark in reading.entries[0].remarks]


@pytest.mark.parametrize("text", WORDS)
def test_the_words_are_kept_from_every_format_and_it_is_said_so(text: str):
    literal = [{"id": "a", "type": "book", "issued": {"literal": text}}]
    raw = [{"id": "a", "type": "book", "issued": {"raw": text}}]
    readings = [
        read_json(json.dumps(literal)),
        read_json(json.dumps(raw)),
        read_yaml(f'references:\n- id: a\n  type: book\n  issued: "{text}"\n'),
        read_yaml(f'- id: a\n  type: book\n  issued: {{literal: "{text}"}}\n'),
        read_bibtex(f"@book{{a, title = {{T}}, year = {{{text}}}}}"),
        read_bibtex(f"@book{{a, title = {{T}}, date = {{{text}}}}}"),
        *([read_ris(f"TY  - BOOK\nDA  - {text}\nER  -\n")] if "/" not in text else []),
        *([read_ris(f"TY  - BOOK\nPY  - {text}\nER  -\n")] if "/" not in text else []),
    ]
    for reading in readings:
        assert issued(reading) == {"literal": text}
        assert remarks(reading) == ["`issued` is kept as words"]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("PY  - 1981/82", {"literal": "1981/82"}),
        ("DA  - 1985///printemps", {"literal": "printemps 1985"}),
        ("DA  - 1987///Michaelmas Term", {"literal": "Michaelmas Term 1987"}),
        ("DA  - 2023///Spring", "2023-21"),
        ("DA  - 2004/05//", "2004-05"),
        ("PY  - 2004/05", "2004-05"),
        ("DA  - 2024/05/04/evening", "2024-05-04"),
        ("PY  - 1985\nDA  - 1985///printemps", {"literal": "printemps 1985"}),
    ],
)
def test_words_beside_a_year_of_ris_are_kept_with_it(line: str, kept: object):
    assert issued(read_ris(f"TY  - BOOK\n{line}\nER  -\n")) == kept


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ("year = {1981--82}", "1981–82"),
        ("year = {1981 \\& 1982}", "1981 & 1982"),
        ("year = {1985}, month = {printemps}", "printemps 1985"),
        ("year = {2004/05}", "2004/05"),
        ("year = {1981/82}, month = mar", "March 1981/82"),
        ("date = {printemps \\oldstylenums{1985}}", "printemps 1985"),
    ],
)
def test_what_bibtex_prints_in_the_place_of_a_year_is_kept(fields: str, kept: str):
    assert issued(read_bibtex(f"@book{{a, title = {{T}}, {fields}}}")) == {"literal": kept}


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ({"date-parts": [["1985"]], "season": "printemps"}, {"literal": "printemps 1985"}),
        ({"date-parts": [["printemps 1985"]]}, {"literal": "printemps 1985"}),
        ({"literal": "4 May 2024"}, {"literal": "4 May 2024"}),
        ({"raw": "4 May 2024"}, "2024-05-04"),
        ({"literal": "[1796]"}, "[1796]"),
        ({"date-parts": [[2024, 2, 30]]}, None),
        ({"literal": "?"}, None),
    ],
)
def test_csl_prints_a_literal_as_it_is_and_other_dates_are_read(value: object, kept: object):
    item = {"id": "a", "type": "book", "issued": value}
    assert issued(read_json(json.dumps([item]))) == kept


def test_a_doubt_about_words_is_told():
    item = {"id": "a", "type": "book", "issued": {"literal": "printemps 1985", "circa": True}}
    assert remarks(read_json(json.dumps([item])))[1:] == ["Of `issued` “circa” is left out."]


@pytest.mark.parametrize("key", ["issued", "original-date", "event-date", "submitted"])
@pytest.mark.parametrize("text", WORDS)
def test_the_words_come_back_from_our_own_exports(key: str, text: str):
    one = source({"type": "book", "title": "T", key: {"literal": text}})
    assert csl_item("a", one)[key] == {"literal": text}
    for reading in (read_json(csl_json({"a": one})), read_bibtex(bibtex({"a": one}))):
        assert source(dict(merge(reading.entries, Known()).records["sources"]["a"])) == one


def test_latex_gets_the_words_as_the_year():
    one = source({"type": "book", "issued": {"literal": "printemps 1985"}})
    assert "  year = {printemps 1985},\n" in bibtex({"a": one})


def test_when_we_read_it_is_a_date_or_nothing():
    item = [{"id": "a", "type": "book", "accessed": {"literal": "last week"}}]
    reading = read_json(json.dumps(item))
    assert "accessed" not in reading.entries[0].record
    assert remarks(reading) == ["`accessed` is left out"]


def test_an_item_with_other_words_differs_and_one_with_the_same_does_not():
    there = {"old": source({"type": "book", "title": "T", "isbn": "978-3-16-148410-0",
                            "issued": {"literal": "printemps 1985"}})}  # fmt: skip
    for text, changed in (("printemps 1985", {}), ("été 1985", {"literal": "été 1985"})):
        item = {"id": "x", "type": "book", "title": "T", "ISBN": "978-3-16-148410-0"}
        reading = read_json(json.dumps([item | {"issued": {"literal": text}}]))
        found = merge(reading.entries, Known(there), update=True).changed
        assert found.get("old", {}).get("issued", {}) == changed


# -------------------------------------------------------------------------------------------------
# The same, typed by a writer.

PAGE = {"briefings/a.md": article("The crane stood idle.[^log]")}


def typed(value: str) -> dict[str, str]:
    return PAGE | {
        "briefings/a.yml": f"sources:\n  log: {{type: report, title: Log, issued: {value}}}\n"
    }


def test_a_writer_can_type_words_and_a_page_prints_them(newsroom):
    site = newsroom(typed("{literal: printemps 1985}"))
    assert site.diagnostics == ()
    assert "printemps 1985" in site.readings["a"].html
    since = Moment("c0ffee", dt.datetime(2025, 2, 13, 8, 30))
    table, rows = next(t for t in whole_rows(site, since) if t[0].name == "sources")
    row = dict(zip((column.name for column in every_column(table)), next(iter(rows)), strict=True))
    found = [str(row[key]) for key in ("issued", "issued_earliest", "issued_latest")]
    assert found == ["printemps 1985", "1985-01-01", "1985-12-31"]


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        (
            "printemps 1985",
            "`issued`: “printemps 1985” is not a date that can be read.",
            "Write 2025, 2025-02 or 2025-02-11; add ~ for about and ? for uncertain. To keep the "
            'words, write {literal: "printemps 1985"}.',
        ),
        (
            "1981/82",
            "`issued`: “1981/82” is not a date that can be read.",
            "Write 2025, 2025-02 or 2025-02-11; add ~ for about and ? for uncertain. To keep the "
            'words, write {literal: "1981/82"}.',
        ),
        (
            "{literal: 2024-05}",
            "`issued`: “2024-05” is a date and needs no `literal`.",
            'Write "2024-05" alone.',
        ),
        (
            "{date-parts: [[2024]]}",
            "`issued`: Write a date such as 2025-02-11, or `{literal: …}` with the words of the "
            "source.",
            None,
        ),
    ],
)
def test_what_is_neither_is_told_with_the_cure(newsroom, value, message, hint):
    [problem] = newsroom(typed(value)).diagnostics
    message = message.replace("`issued`:", "`issued` in “log”:")
    assert told(problem)[0].endswith(f": {message} [{problem.code}]")
    if hint:
        assert problem.hint == hint
        cure = hint.partition("write ")[2].rstrip(".") if "keep" in hint else '"2024-05"'
        assert newsroom(typed(cure)).diagnostics == ()


def test_when_we_read_it_cannot_be_words(newsroom):
    files = typed("2024, accessed: {literal: last week}")
    [problem] = newsroom(files).diagnostics
    assert "`accessed`" in problem.message


def test_words_of_the_future_are_the_publishers_own(newsroom):
    site = newsroom(typed("{literal: forthcoming 2027}"), as_of=dt.date(2024, 5, 6))
    assert site.diagnostics == ()
