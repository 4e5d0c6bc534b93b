"""``footnoted impact``: what rests on a source, for people and for scripts."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import SIDECAR, Run

MORE = """\
dates:
  gale:
    date: 2024-05
    title: Gale
    claim: crane-idle
"""
WIRE = "  wire: {type: post, cited-in: harbor-log}\nclaims:\n"


@pytest.fixture
def resting(newsroom: Path) -> Path:
    sidecar = SIDECAR.replace("claims:\n", WIRE) + MORE
    sidecar += "figures:\n  cranes: {of: Cranes, value: 2, sources: [wire]}\n"
    (newsroom / "briefings" / "ferry.yml").write_text(sidecar, encoding="utf-8")
    return newsroom


def test_everything_that_rests_on_a_source_is_listed_with_its_place(run: Run, resting: Path):
    done = run("impact", "harbor-log")
    assert (done.exit_code, done.stderr.splitlines()[1:]) == (0, [])
    assert done.stdout.splitlines() == [
        "3 places in 1 briefing rest on `harbor-log`.",
        "wire: known only through `harbor-log`",
        "briefings/ferry.yml:10:28: claim `crane-idle` cites it",
        "    “For a week the northern crane stood idle.”",
        "briefings/ferry.yml:15:12: date `gale` takes its evidence from the claim `crane-idle`, "
        "on it",
        "    “Gale”",
        "briefings/ferry.yml:17:44: figure `cranes` cites `wire`",
        "    “Cranes”",
    ]


def test_scripts_get_the_same_as_json(run: Run, resting: Path):
    told = json.loads(run("impact", "harbor-log", "--format", "json").stdout)
    assert {key: told[key] for key in told if key != "rests"} == {
        "source": "harbor-log",
        "status": "live",
        "known-only-through-it": ["wire"],
    }
    assert [entry["id"] for entry in told["rests"]] == ["crane-idle", "gale", "cranes"]
    assert told["rests"][1] == {
        "path": "briefings/ferry.yml",
        "line": 15,
        "column": 12,
        "briefing": "ferry",
        "kind": "date",
        "id": "gale",
        "how": "claim",
        "source": "harbor-log",
        "through": "crane-idle",
        "sentence": "Gale",
        "address": "briefings/ferry/#date-gale",
    }


ADDRESS = "url: https://harbor.example/log"


def test_links_of_the_text_are_listed_with_line_and_column(run: Run, newsroom: Path):
    article = newsroom / "briefings" / "ferry.md"
    text = article.read_text(encoding="utf-8")
    article.write_text(text + "\nSee [the log](https://harbor.example/log).\n", encoding="utf-8")
    sidecar = article.with_suffix(".yml")
    known = sidecar.read_text(encoding="utf-8").replace("publisher: North Harbor", ADDRESS)
    sidecar.write_text(known, encoding="utf-8")
    lines = run("impact", "harbor-log").stdout.splitlines()
    assert lines[1:3] == ["briefings/ferry.md:8:15: the text links to it", "    “See the log.”"]


def test_a_source_that_nothing_rests_on_says_so(run: Run, newsroom: Path):
    sidecar = "sources:\n  harbor-log: {type: webpage}\n"
    (newsroom / "briefings" / "ferry.yml").write_text(sidecar, encoding="utf-8")
    assert run("impact", "harbor-log").stdout == "Nothing rests on `harbor-log`.\n"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("harbour-log", "There is no source `harbour-log`. Did you mean `harbor-log`?"),
        ("xyz", "There is no source `xyz`."),
    ],
)
def test_an_unknown_source_is_wrong_usage(run: Run, newsroom: Path, asked: str, message: str):
    done = run("impact", asked)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: {message}"


def test_drafts_are_looked_through_when_asked(run: Run, newsroom: Path):
    article = newsroom / "briefings" / "ferry.md"
    text = article.read_text(encoding="utf-8").replace("title:", "draft: true\ntitle:", 1)
    article.write_text(text, encoding="utf-8")
    assert run("impact", "harbor-log").stdout == "Nothing rests on `harbor-log`.\n"
    drafts = run("impact", "harbor-log", "--drafts").stdout
    assert drafts.startswith("1 place in 1 briefing rests on `harbor-log`.\n")


LEANING = """\
claims:
  crane-idle:
    quote: the northern crane stood idle
    attribution: [{source: harbor-log, how: reported, read: true}]
    supports: [late]
  late: {says: The ships were late., sources: [tide]}
dates:
  day: {date: 2025-02-13, title: The day, claim: late}
"""


@pytest.fixture
def leaning(newsroom: Path) -> Path:
    sidecar = SIDECAR.partition("claims:\n")[0] + "  tide: {type: book, title: Tides}\n" + LEANING
    (newsroom / "briefings" / "ferry.yml").write_text(sidecar, encoding="utf-8")
    text = "---\ntitle: Later\ndate: 2025-02-14\n---\n\nSee [what we said](ferry.md).\n"
    (newsroom / "briefings" / "later.md").write_text(text, encoding="utf-8")
    return newsroom


def test_what_rests_on_it_at_second_hand_is_counted_and_listed_on_request(run: Run, leaning: Path):
    lines = run("impact", "harbor-log").stdout.splitlines()
    assert lines[0] == "1 place in 1 briefing rests on `harbor-log`."
    assert (
        lines[-1] == "3 more places rest on something that rests on it. Add --through to list them."
    )
    through = run("impact", "harbor-log", "--through").stdout.splitlines()
    assert through[: len(lines) - 1] == lines[:-1]
    assert through[len(lines) - 1 :] == [
        "3 more places rest on something that rests on `harbor-log`:",
        "briefings/ferry.yml:11:15: claim `ferry#late` is supported by `ferry#crane-idle`, "
        "which rests on it",
        "    “The ships were late.”",
        "briefings/later.md:6:20: the text of `later` links to `ferry`, which rests on it",
        "    “what we said”",
        "briefings/ferry.yml:14:50: date `ferry#day` takes its evidence from `ferry#late`, "
        "which rests on something that rests on it",
        "    “The day”",
    ]


def test_scripts_get_what_is_at_second_hand_on_request(run: Run, leaning: Path):
    assert "through" not in json.loads(run("impact", "harbor-log", "--format", "json").stdout)
    told = json.loads(run("impact", "harbor-log", "--through", "--format", "json").stdout)
    assert [(each["how"], each["on"], each["step"]) for each in told["through"]] == [
        ("supports", "ferry#crane-idle", 2),
        ("links", "ferry", 2),
        ("claim", "ferry#late", 3),
    ]
    assert told["through"][0] == {
        "path": "briefings/ferry.yml",
        "line": 11,
        "column": 15,
        "briefing": "ferry",
        "kind": "claim",
        "id": "late",
        "how": "supports",
        "on": "ferry#crane-idle",
        "step": 2,
        "sentence": "The ships were late.",
        "address": "briefings/ferry/#claim-late",
    }


def test_nothing_at_second_hand_is_said_on_request(run: Run, newsroom: Path):
    lines = run("impact", "harbor-log", "--through").stdout.splitlines()
    assert lines[-1] == "Nothing rests on what rests on `harbor-log`."
