"""The evidence as tables: a row for each record, columns with a meaning, files that others read."""

import csv
import datetime as dt
import json
import sqlite3
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pyarrow
import pytest
from pyarrow import parquet

from footnoted.library.site import Site
from footnoted.outputs.packages import (
    WRITERS,
    Moment,
    NoWriter,
    data_package,
    whole_rows,
    write_tables,
)
from footnoted.outputs.rows import evidence_tables, homes
from footnoted.outputs.tables import every_column
from tests.newsroom import REGISTERS, article, build_in

SINCE = Moment("c0ffee", dt.datetime(2025, 2, 13, 8, 30))
BODY = """\
The northern crane [stood idle](https://courier.example/crane) for a week.
About 1,200.50 tonnes wait.

In April a storm came, says the log.[^courier] Caesar died.
"""
SIDECAR = """
    chains:
      told:
        - {party: master, how: said}
        - {source: courier, how: reported, read: true, locator: p. 3}
    claims:
      idle:
        quote: stood idle
        attribution: told
        kind: fact
        credibility: 2
        contradicts: b#busy
        due: {from: 2024-05-03, plus: 10 days}
        note: "=cmd()"
      open: {says: It will be open., kind: forecast, sources: [{id: agency, excerpt: open soon}]}
    dates:
      storm: {date: 2024-04~, title: A storm, quote: In April, claim: idle, event: storm}
      ides: {date: -0043-03-15, title: Caesar dies, quote: Caesar died, sources: [courier]}
      since: {date: 2024-05/.., title: Idle since, sources: [courier]}
    figures:
      cargo:
        {quote: "About 1,200.50 tonnes", of: Cargo, value: 1200.50, unit: tonne, approximate: true,
        as-of: 2024-05-03, series: cargo, claim: idle, also: [{value: 1323, unit: short-ton}]}
      half: {of: Cleared, share-of: {figure: cargo, value: 0.5}}
      tiny: {of: A part, value: 0.0000000000001, unit: gram, sources: [courier]}
    images:
      quay:
        file: quay.svg
        alt: Two cranes
        credit: [{role: Photo, name: Ada Rower, agency: AP}]
        license: CC-BY-4.0
    corrections:
      less:
        {kind: correction, date: 2024-05-08, text: Too low., was: "1,000", now: "1,200",
        about: [cargo]}
"""
FILES = {
    **REGISTERS,
    "briefings/a.md": article(BODY, tags="[harbor, crane]"),
    "briefings/a.yml": SIDECAR,
    "briefings/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    "briefings/b.md": article("It worked.", title="B"),
    "briefings/b.yml": "claims: {busy: {quote: It worked, supersedes: a#open}}",
    "briefings/c.md": article("A secret.", title="C", draft="true"),
    "briefings/c.yml": "claims: {secret: {quote: A secret}}",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_in(tmp_path_factory.mktemp("rows"), FILES, site_url="https://n.example/")


@pytest.fixture(scope="module")
def told(site: Site) -> dict[str, list[dict[str, Any]]]:
    """Every row, by table, as columns with values; what is not known is left out."""
    found = {}
    for table, rows in whole_rows(site, SINCE):
        names = [column.name for column in every_column(table)]
        pairs = (zip(names, row, strict=True) for row in rows)
        found[table.name] = [{k: v for k, v in pair if v is not None} for pair in pairs]
    return found


def row(told: dict[str, list[dict[str, Any]]], table: str, **key: object) -> dict[str, Any]:
    (found,) = (each for each in told[table] if key.items() <= each.items())
    return found


def test_a_claim_has_its_words_its_way_to_us_and_its_place(told) -> None:
    assert row(told, "claims", record="a#idle") == {
        "site": "https://n.example/",
        "record": "a#idle",
        "briefing": "a",
        "says": "stood idle",
        "quote": "stood idle",
        "kind": "fact",
        "stance": "stated",
        "status": "reported",
        "said_by": "Ada Rower, according to The Courier",
        "parties": "master",
        "credibility_so": "2",
        "due": "2024-05-13",
        "due_earliest": dt.date(2024, 5, 13),
        "due_latest": dt.date(2024, 5, 13),
        "note": "=cmd()",
        "sentence": 1,
        "address": "https://n.example/briefings/a/#claim-idle",
        "as_of_commit": "c0ffee",
        "as_of_time": SINCE.time,
    }
    assert row(told, "claims", record="a#open")["status"] == "superseded"


def test_a_date_is_edtf_and_the_days_it_can_mean(told) -> None:
    storm = row(told, "dates", record="a#storm")
    assert (storm["date"], storm["earliest"], storm["latest"]) == (
        "2024-04~",
        dt.date(2024, 4, 1),
        dt.date(2024, 4, 30),
    )
    assert (storm["event"], storm["claim"], storm["sentence"]) == ("storm", "a#idle", 3)
    assert str(row(told, "dates", record="a#ides")["earliest"]) == "-0043-03-15"
    assert "latest" not in row(told, "dates", record="a#since")


def test_a_number_is_exact_and_has_its_unit_in_the_words_of_others(told) -> None:
    cargo = row(told, "figures", record="a#cargo")
    keys = "value digits unit unit_cldr unit_ucum also approximate series date".split()
    assert [cargo[key] for key in keys] == [
        Decimal("1200.50"),
        "1200.50",
        "tonne",
        "tonne",
        "t",
        "1323 short-ton",
        True,
        "cargo",
        "2024-05-03",
    ]
    half = row(told, "figures", record="a#half")
    assert (half["value"], half["share_of"], half["factor"]) == (
        Decimal("600.25"),
        "a#cargo",
        Decimal("0.5"),
    )


def test_a_number_that_fits_no_decimal_of_the_tables_is_there_as_typed(told) -> None:
    tiny = row(told, "figures", record="a#tiny")
    assert "value" not in tiny
    assert tiny["digits"] == "0.0000000000001"


def test_a_chain_is_told_from_the_origin_on_and_once(told) -> None:
    chain = [each for each in told["links"] if each["record"] == "a#idle"]
    assert [(c["link"], c.get("party_name"), c.get("source"), c["read"]) for c in chain] == [
        (1, "Ada Rower", None, False),
        (2, None, "courier", True),
    ]
    assert [each["record"] for each in told["links"]] == ["a#idle", "a#idle"]


def test_uses_say_in_which_way_and_sentence_something_rests_on_a_source(told) -> None:
    ways = Counter(
        (u["source"], u["way"], u.get("record"), u.get("sentence")) for u in told["uses"]
    )
    assert ways[("courier", "link", None, 1)] == 1
    assert ways[("courier", "note", None, 3)] == 1
    assert ways[("courier", "claim", "a#storm", 3)] == 1
    read = row(told, "uses", way="carried", record="a#idle")
    assert (read["read"], read["locator"]) == (True, "p. 3")
    assert row(told, "uses", source="agency")["excerpt"] == "open soon"


def test_the_other_tables(told) -> None:
    assert row(told, "briefings", briefing="a")["tags"] == "harbor; crane"
    assert row(told, "sources", source="courier")["issued_earliest"] == dt.date(2024, 5, 4)
    assert row(told, "images", record="a#quay")["license_url"].endswith("/by/4.0/")
    assert row(told, "credits", record="a#quay")["agency"] == "AP"
    less = row(told, "corrections", record="a#less")
    assert (less["was"], less["about"], less["address"]) == (
        "1,000",
        "a#cargo",
        "https://n.example/briefings/a/#correction-less",
    )
    pairs = {(each["kind"], each["record"], each["other"]) for each in told["relations"]}
    assert pairs == {("contradicts", "a#idle", "b#busy"), ("supersedes", "b#busy", "a#open")}
    assert [(s["sentence"], s["records"]) for s in told["sentences"] if s["briefing"] == "a"] == [
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 1),
    ]


def test_a_draft_feeds_no_table(told) -> None:
    assert "secret" not in repr(told).lower()


def test_no_row_has_a_value_that_no_column_takes(site: Site) -> None:
    left = {"figures": {"as_of", "cldr", "figure", "key", "sources", "ucum", "url"}}
    for table in evidence_tables():
        names = {column.name for column in table.columns} | left.get(table.name, set())
        for home in homes(site):
            values = table.make(home) if home.of or table.registered else ()
            over = {key for each in values for key in each} - names
            assert over <= {"claim", "id"}, table.name


def test_every_column_says_what_it_means_and_every_key_is_a_column() -> None:
    for table in evidence_tables():
        columns = {column.name: column.meaning for column in every_column(table)}
        ends = {name for name, said in columns.items() if not said.endswith((".", "…"))}
        assert not ends, table.name
        assert "``" not in "".join(columns.values())
        assert {*table.key, *(column for column, _ in table.joins)} <= columns.keys()


# -------------------------------------------------------------------------------------------------
# The files.


@pytest.fixture(scope="module")
def folders(site: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    found = {}
    for form in WRITERS:
        found[form] = tmp_path_factory.mktemp(form)
        write_tables(found[form], form, whole_rows(site, SINCE))
    return found


def test_csv_has_a_data_package_that_its_rows_keep_to(folders) -> None:
    folder = folders["csv"]
    package = data_package("csv")
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    report = frictionless.validate(str(folder / "datapackage.json"))
    # Frictionless reads no day before the year 1, which XML Schema's form of days has.
    found = [message for (message,) in report.flatten(["message"])]
    wrong = [message for message in found if "-0043-03-15" not in message]
    assert wrong == []
    assert report.stats["tasks"] == len(evidence_tables())


def test_a_row_that_breaks_a_key_is_found_by_the_package(folders, tmp_path: Path) -> None:
    for file in folders["csv"].iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "datapackage.json").write_text(json.dumps(data_package("csv")), encoding="utf-8")
    claims = tmp_path / "claims.csv"
    claims.write_text(claims.read_text(encoding="utf-8").replace(",a,", ",nowhere,"), "utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert "foreign-key" in {each[0] for each in report.flatten(["type"])}


def test_text_that_a_spreadsheet_would_run_is_not_run(folders) -> None:
    with (folders["csv"] / "claims.csv").open(encoding="utf-8", newline="") as stream:
        (note,) = (each["note"] for each in csv.DictReader(stream) if each["record"] == "a#idle")
    assert note == "'=cmd()"


def test_parquet_has_types_meanings_and_the_same_rows(folders, told) -> None:
    figures = parquet.read_table(folders["parquet"] / "figures.parquet")
    kinds = {name: figures.schema.field(name).type for name in ("value", "earliest", "record")}
    assert kinds == {
        "value": pyarrow.decimal128(38, 12),
        "earliest": pyarrow.date32(),
        "record": pyarrow.string(),
    }
    said = figures.schema.field("of").metadata[b"description"]
    assert said == b"What is measured or counted."
    for table in evidence_tables():
        read = parquet.read_table(folders["parquet"] / f"{table.name}.parquet")
        assert read.num_rows == len(told[table.name])
        assert read.schema.names == [column.name for column in every_column(table)]
    dates = parquet.read_table(folders["parquet"] / "dates.parquet", columns=["record", "earliest"])
    at = dates.column("record").to_pylist().index("a#ides")
    assert dates.column("earliest").cast(pyarrow.int32())[at].as_py() == -735160


def test_parquet_says_the_same_again(folders, site: Site, tmp_path: Path) -> None:
    write_tables(tmp_path, "parquet", whole_rows(site, SINCE))
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (folders["parquet"] / file.name).read_bytes()


def test_sqlite_is_one_file_that_answers(folders) -> None:
    with sqlite3.connect(folders["sqlite"] / "evidence.sqlite") as base:
        asked = (
            "select f.value, b.title, f.approximate from figures f "
            "join briefings b using (site, briefing) where value > 1000"
        )
        assert base.execute(asked).fetchall() == [(1200.5, "A", 1)]
        assert base.execute("select earliest from dates where record='a#ides'").fetchone() == (
            "-0043-03-15",
        )
    base.close()


@pytest.mark.parametrize("form", WRITERS)
def test_the_package_names_every_file_and_only_files_that_are_there(folders, form: str) -> None:
    package = data_package(form)
    assert {each["path"] for each in package["resources"]} | {"datapackage.json"} >= {
        file.name for file in folders[form].iterdir()
    }
    assert all((folders[form] / each["path"]).is_file() for each in package["resources"])
    assert package["version"] == "1.0.0"


def test_in_a_history_a_record_is_known_by_its_commit_too() -> None:
    claims = data_package("parquet", history=True)["resources"][1]["schema"]
    assert claims["primaryKey"] == ["site", "record", "as_of_commit"]
    assert "foreignKeys" not in claims


def test_without_pyarrow_a_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("footnoted.project.find_spec", lambda name: None)
    with pytest.raises(NoWriter) as lack:
        WRITERS["parquet"](tmp_path)
    assert str(lack.value) == (
        "Parquet is written by pyarrow. Install it: pip install 'footnoted[tables]'"
    )
