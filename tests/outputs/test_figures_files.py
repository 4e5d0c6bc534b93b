"""The table and the JSON of figures, read back and held against the schema that goes with them."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from footnoted.outputs.figures import FIGURES
from footnoted.outputs.registry import exported
from footnoted.outputs.tables import (
    FIGURES_COLUMNS,
    FIGURES_EXPORT,
    SCHEMA,
    figures,
    figures_csv,
    figures_json,
)
from footnoted.outputs.view import View, environment
from tests.newsroom import REGISTERS, article

SIDECAR = """
    figures:
      cargo:
        of: Cargo waiting, "north"
        value: 1200.50
        unit: t
        approximate: true
        bound: at-least
        per: day
        also: [{value: 1320, unit: short-ton}, {low: 1, high: 2, unit: kt TNT}]
        as-of: 2024-05
        series: north-quay
        key: true
        status: disputed
        sources: [courier, agency]
        note: counted by hand
      half: {of: Cleared, share-of: {figure: cargo, value: 0.50}}
      less: {of: Left, change-from: {figure: cargo, value: -0.2}, as-of: ../2024}
      ships: {of: Ships, low: -10, high: 20, count-of: =ships()}
      cost: {of: Cost, value: 2000000, unit: US dollars, as-of: 2024~}
      lost: {of: Lost, share-of: {figure: lost-too, value: 0.5}}
      lost-too: {of: Lost, share-of: {figure: lost, value: 0.5}}
      odd: {of: Odd, value: 3, unit: furlogs, also: [{value: 4, unit: leags}]}
    """
FILES = {
    **REGISTERS,
    "briefings/a.md": article(),
    "briefings/a.yml": SIDECAR,
    "briefings/b.md": article(draft="true"),
    "briefings/b.yml": "figures:\n  secret: {of: Secret, value: 1}\n",
}


@pytest.fixture
def site(newsroom):
    return newsroom(FILES, site_url="https://news.example/")


def plain(text):
    return text.replace("\u00a0", " ")


def test_a_figure_has_its_unit_by_cldr_and_ucum_and_its_digits_as_typed(site):
    [cargo, *_] = figures(site)
    assert {**cargo, "words": plain(cargo["words"])} == {
        "figure": "a#cargo",
        "note": "counted by hand",
        "of": 'Cargo waiting, "north"',
        "value": "1200.50",
        "approximate": True,
        "bound": "at-least",
        "unit": "tonne",
        "cldr": "tonne",
        "ucum": "t",
        "per": "day",
        "also": [
            {"value": "1320", "unit": "short-ton", "cldr": "ton", "ucum": "[ston_av]"},
            {"low": "1", "high": "2", "unit": "kiloton-tnt"},
        ],
        "as-of": "2024-05",
        "earliest": "2024-05-01",
        "latest": "2024-05-31",
        "series": "north-quay",
        "key": True,
        "words": "at least about 1,200.50 t per day (1,320 short tons, 1–2 kilotons of TNT)",
        "sources": ["courier", "agency"],
        "status": "disputed",
        "briefing": "A",
        "url": "https://news.example/briefings/a/#figure-cargo",
    }


def test_shares_and_changes_are_reckoned_and_say_from_what(site):
    found = {figure["figure"]: figure for figure in figures(site)}
    half, less = found["a#half"], found["a#less"]
    assert (half["value"], half["unit"], half["share-of"], half["factor"]) == (
        "600.25",
        "tonne",
        "a#cargo",
        "0.50",
    )
    assert (less["value"], less["change-from"], less["factor"]) == ("960.4", "a#cargo", "-0.2")
    assert (less.get("earliest"), less["latest"]) == (None, "2024-12-31")
    assert "value" not in found["a#lost"]
    assert (found["a#odd"]["unit"], found["a#odd"]["also"]) == ("furlogs", [{"unit": "leags"}])


def test_money_is_told_by_its_code(site):
    cost = next(figure for figure in figures(site) if figure["figure"] == "a#cost")
    assert {key: cost.get(key) for key in ("unit", "currency", "cldr", "ucum", "as-of")} == {
        "unit": "USD",
        "currency": "USD",
        "cldr": None,
        "ucum": None,
        "as-of": "2024~",
    }


def test_the_json_is_valid_by_its_schema_and_holds_our_remark_and_no_draft(site):
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    text = figures_json(site)
    assert list(validator.iter_errors(json.loads(text))) == []
    assert "Secret" not in text
    assert "counted by hand" in text
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 2, "figures": []},
        {"version": 1},
        {"version": 1, "figures": [{"figure": "a#b"}]},
        {"version": 1, "figures": [], "more": 1},
    ],
)
def test_the_schema_refuses_what_is_no_such_file(wrong):
    assert list(Draft202012Validator(SCHEMA).iter_errors(wrong))


def test_the_table_has_a_row_for_each_and_runs_no_formula(site):
    text = figures_csv(site)
    assert plain(text.replace("\r\n", "")).isprintable()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == FIGURES_COLUMNS
    assert len(rows) == 8
    cargo, _, _, ships, *_ = rows
    assert (cargo["value"], cargo["approximate"], cargo["key"]) == ("1200.50", "true", "true")
    assert cargo["also"] == "1320 short-ton; 1–2 kiloton-tnt"
    assert cargo["sources"] == "courier; agency"
    assert (ships["low"], ships["count-of"], ships["approximate"]) == ("-10", "'=ships()", "")


def test_the_site_gets_three_files_and_can_do_without(newsroom, site):
    files = {file.path: file for file in FIGURES_EXPORT.files(site)}
    assert {path: file.media_type for path, file in files.items()} == {
        "data/figures.csv": "text/csv",
        "data/figures.json": "application/json",
        "data/figures.schema.json": "application/schema+json",
    }
    assert json.loads(files["data/figures.schema.json"].text) == SCHEMA
    without = newsroom(FILES, exports={"figures": False})
    assert set(files) & {file.path for file in exported(without)} == set()


def test_without_figures_the_files_are_there_and_empty(newsroom):
    site = newsroom({"briefings/a.md": article()})
    assert figures_csv(site) == ",".join(FIGURES_COLUMNS) + "\r\n"
    assert json.loads(figures_json(site)) == {"version": 1, "figures": []}


def test_the_command_offers_both_forms(site):
    assert {form.name: form.write(site) for form in FIGURES_EXPORT.formats} == {
        "csv": figures_csv(site),
        "json": figures_json(site),
    }


def test_without_an_address_of_its_own_a_site_gives_none(newsroom):
    assert {figure.get("url") for figure in figures(newsroom(FILES))} == {None}


def test_the_page_of_figures_leads_to_the_files_that_there_are(newsroom, site):
    def page(site):
        return str(FIGURES.render(site, View(site, "figures.md", "en"), environment()))

    for path in ("data/figures.csv", "data/figures.json"):
        assert f'href="../{path}"' in page(site)
    assert "data/figures" not in page(newsroom(FILES, exports={"figures": False}))
