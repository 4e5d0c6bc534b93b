"""``data/briefings.json`` with its schema, and ``data/claims.csv``."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from footnoted.outputs.claims import CLAIMS, CLAIMS_COLUMNS, claims_csv
from footnoted.outputs.everything import briefings_json, briefings_schema, schema_text
from footnoted.outputs.registry import PAGES, exported
from footnoted.outputs.view import View, environment
from footnoted.records.library import RECORD_KINDS
from tests.newsroom import REGISTERS, article

FILES = REGISTERS | {
    "briefings/a.md": article("The crane stood idle.", title="=Crane()", tags="[port]"),
    "briefings/a.yml": """
        chains:
          way: [{party: master, how: told}, {source: courier, read: true}]
        sources:
          log:
            type: webpage
            title: Log
            note: Ask for it.
            archived: [{url: "https://l.example/", date: 2024-05}]
        claims:
          idle:
            quote: The crane stood idle
            says: =SUM(A1)
            attribution: way
            credibility: 2
            status: confirmed
            date: 2024-05~
            note: Ask again.
            tags: [cranes]
          due:
            says: It will run again.
            kind: forecast
            due: {from: 2024-05-03, plus: 10 days}
            outcome: {result: did-not-happen, date: 2024-05-13, sources: [courier]}
            contradicts: [idle]
            sources: [{id: courier, locator: p. 2}]
        dates:
          storm:
            date: {earliest: 2024-04-02, latest: 2024-04-05}
            title: Storm
            event: storm
            claim: idle
        figures:
          cargo:
            of: Cargo
            value: "0"
            unit: tonne
            also: [{value: 1.50, unit: kg}]
            sources: [log]
        images:
          quay: {referred-to: "https://courier.example/q.jpg", title: Quay, note: Ask.}
        corrections:
          first: {kind: correction, date: 2024-05-07, text: The weight was wrong., about: [cargo]}
        allow:
          - {code: figure.disagrees, because: Only we know.}
        """,
    "briefings/d.md": article(title="Secret", draft="true"),
    "briefings/d.yml": "claims:\n  c: {says: Secret., attribution: [{party: union, read: true}]}\n",
}


@pytest.fixture
def site(newsroom):
    return newsroom(FILES, site_url="https://desk.example/", preview=True)


@pytest.fixture
def told(site):
    return json.loads(briefings_json(site))


def test_the_file_is_valid_and_the_schema_is_the_published_one(site, told, root: Path):
    jsonschema.Draft202012Validator.check_schema(briefings_schema())
    jsonschema.Draft202012Validator(briefings_schema()).validate(told)
    published = root / "schemas" / "briefings.schema.json"
    assert published.read_text(encoding="utf-8") == schema_text(site), "rewrite it: make docs"


def test_every_kind_of_record_is_there_but_named_chains(told):
    [briefing] = told["briefings"]
    sections = {kind.section for kind in RECORD_KINDS} - {"chains"}
    assert set(briefing) == sections | {"name", "url", "title", "date", "tags", "rests-on"}
    assert (told["version"], briefing["name"]) == (1, "a")
    assert briefing["url"] == "https://desk.example/briefings/a/"


def test_a_record_says_what_was_written_and_what_the_site_makes_of_it(told):
    assert told["briefings"][0]["claims"]["idle"] == {
        "quote": {"exact": "The crane stood idle"},
        "says": "=SUM(A1)",
        "attribution": [{"party": "master", "how": "told"}, {"source": "courier", "read": True}],
        "note": "Ask again.",
        "credibility": {"so": "2"},
        "kind": "fact",
        "stance": "stated",
        "status": "confirmed",
        "date": "2024-05~",
        "tags": ["cranes"],
        "address": "https://desk.example/briefings/a/#claim-idle",
        "words": "=SUM(A1)",
        "cites": ["courier"],
        "earliest": "2024-05-01",
        "latest": "2024-05-31",
    }


def test_a_date_has_its_bounds_and_the_evidence_of_its_claim(told):
    storm = told["briefings"][0]["dates"]["storm"]
    assert (storm["earliest"], storm["latest"]) == ("2024-04-02", "2024-04-05")
    assert storm["cites"] == ["courier"]
    assert storm["attribution"][0] == {"party": "master", "how": "told"}


def test_numbers_keep_their_digits_and_none_is_nothing(told):
    cargo = told["briefings"][0]["figures"]["cargo"]
    assert (cargo["value"], cargo["also"]) == ("0", [{"value": "1.50", "unit": "kg"}])


def test_only_what_published_briefings_name_is_there_of_the_registers(told):
    assert list(told["parties"]) == ["master"]
    assert list(told["events"]) == ["storm"]
    assert list(told["sources"]) == ["courier"]


def test_nothing_of_a_draft_is_in_any_file_and_our_remarks_are(site):
    for text in (briefings_json(site), claims_csv(site)):
        assert "Secret" not in text
        assert "Ask again." in text
        assert "Only we know" not in text


def test_the_table_has_a_row_for_each_claim_and_runs_no_formula(site):
    rows = list(csv.DictReader(io.StringIO(claims_csv(site), newline="")))
    assert tuple(rows[0]) == CLAIMS_COLUMNS
    idle, due = rows
    assert {key: value for key, value in idle.items() if value} == {
        "claim": "a#idle",
        "says": "'=SUM(A1)",
        "quote": "The crane stood idle",
        "kind": "fact",
        "stance": "stated",
        "status": "confirmed",
        "said-by": "Ada Rower, told The Courier",
        "parties": "master",
        "date": "2024-05~",
        "earliest": "2024-05-01",
        "latest": "2024-05-31",
        "credibility-so": "2",
        "note": "Ask again.",
        "sources": "courier",
        "tags": "cranes; port",
        "briefing": "'=Crane()",
        "url": "https://desk.example/briefings/a/#claim-idle",
    }
    assert (due["due"], due["contradicts"]) == ("2024-05-13", "a#idle")
    assert due["outcome"] == "did not happen (13 May 2024)"


def test_the_site_gets_three_files_and_can_do_without(newsroom, site):
    paths = {"data/briefings.json", "data/briefings.schema.json", "data/claims.csv"}
    assert paths <= {file.path for file in exported(site)}
    without = newsroom(FILES, exports={"briefings": False, "claims": False})
    assert paths & {file.path for file in exported(without)} == set()


def test_the_page_of_claims_leads_to_the_table_that_there_is(newsroom, site):
    def page(site):
        return str(CLAIMS.render(site, View(site, "claims.md", "en"), environment()))

    assert 'href="../data/claims.csv"' in page(site)
    assert "data/claims" not in page(newsroom(FILES, exports={"claims": False}))


def test_the_list_of_briefings_leads_to_the_files_that_there_are(newsroom, site):
    def page(site):
        view = View(site, "briefings/index.md", "en")
        return str(PAGES[0].render(site, view, environment()))

    assert 'href="../data/briefings.json"' in page(site)
    assert "data/" not in page(newsroom(FILES, exports={"briefings": False}))


def test_without_briefings_the_files_are_there_and_empty(newsroom):
    site = newsroom({})
    assert json.loads(briefings_json(site)) == {"version": 1}
    assert claims_csv(site) == ",".join(CLAIMS_COLUMNS) + "\r\n"


def evidence(site):
    found = {file.path: file.text for file in exported(site) if file.path.endswith("evidence.json")}
    return {path: json.loads(text) for path, text in found.items()}


def test_beside_each_page_is_its_evidence_in_the_form_of_the_whole(newsroom, site, told):
    [(path, alone)] = evidence(site).items()
    assert path == "briefings/a/evidence.json"
    jsonschema.Draft202012Validator(briefings_schema()).validate(alone)
    assert alone == {key: value for key, value in told.items() if key != "as-of"}
    assert evidence(newsroom(FILES, exports={"evidence": False})) == {}


def test_the_evidence_of_a_page_has_only_what_it_cites(newsroom):
    other = {
        "briefings/e/index.md": article(title="Other"),
        "briefings/e/index.yml": "claims:\n  c: {says: So., sources: [agency]}\n",
    }
    found = evidence(newsroom(FILES | other))
    assert list(found["briefings/e/evidence.json"]["sources"]) == ["agency"]
    assert "parties" not in found["briefings/e/evidence.json"]
    flat = evidence(newsroom(FILES | other, directory_urls=False))
    assert sorted(flat) == ["briefings/a/evidence.json", "briefings/e/evidence.json"]
