"""The SARIF report, held to what the standard and GitHub's code scanning demand of it.

The whole JSON Schema of SARIF is no part of this repository; a log of this form was validated
against it when the form was written, and what it demands of our keys is asserted here.
"""

import json
from typing import Any
from urllib.parse import unquote

import pytest

from footnoted.catalogue import CODES
from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.diagnostics.reports import FORMATS, Tool

LOST = Code("anchor.lost", Level.ERROR, "Words are gone. So is the proof.", "Write `{exact: …}`.")
NEARER = Code("figure.units-nearer", Level.INFO, "Another is nearer.", "Give it.")
TOOL = Tool("1.2.3", (LOST, NEARER), lambda mark: None)


def run_of(*problems: Problem, tool: Tool = TOOL) -> dict[str, Any]:
    log = json.loads(FORMATS["sarif"](problems, tool))
    assert sorted(log) == ["$schema", "runs", "version"]
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def result_of(problem: Problem) -> dict[str, Any]:
    (result,) = run_of(problem)["results"]
    assert isinstance(result, dict)
    return result


def test_a_result_names_its_rule_its_level_and_its_place() -> None:
    problem = Problem(NEARER, "1.6 is nearer.", Mark("a.yml", 5, 3), "Give it.")
    assert result_of(problem) == {
        "ruleId": "figure.units-nearer",
        "ruleIndex": 1,
        "level": "note",
        "message": {"text": "1.6 is nearer.\nGive it."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "a.yml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 5, "startColumn": 3},
                }
            }
        ],
    }


def test_the_other_place_is_a_related_location() -> None:
    problem = Problem(LOST, "gone", Mark("a.yml", 5, 3), related=Mark("a.md", 9))
    assert result_of(problem)["relatedLocations"] == [
        {
            "id": 1,
            "physicalLocation": {
                "artifactLocation": {"uri": "a.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 9},
            },
            "message": {"text": "see also"},
        }
    ]


def test_a_rule_carries_the_manual() -> None:
    rule = run_of()["tool"]["driver"]["rules"][0]
    assert rule == {
        "id": "anchor.lost",
        "shortDescription": {"text": "Words are gone."},
        "fullDescription": {"text": "Words are gone. So is the proof."},
        "help": {
            "text": "anchor.lost: error\n\nWords are gone. So is the proof.\n\n"
            "Cure: Write `{{exact: …}}`.\n\n"
            "You can allow it in the sidecar, with a reason, or change its level.\n",
            "markdown": "**Error.** Words are gone. So is the proof.\n\n"
            "**Cure:** Write `{{exact: …}}`.\n\n"
            "You can allow it in the sidecar, with a reason, or change its level.\n",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["anchor"]},
    }


def test_columns_are_said_to_count_code_points() -> None:
    assert run_of()["columnKind"] == "unicodeCodePoints"


def test_the_tool_says_its_name_and_version() -> None:
    driver = run_of()["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("Footnoted", "1.2.3")


def test_a_problem_of_a_whole_file_stands_on_its_first_line() -> None:
    (location,) = result_of(Problem(LOST, "gone", Mark("a.yml")))["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 1}


@pytest.mark.parametrize("path", ["a b.md", "é/𐐀.yml", "a:b.md", "a%20b.md", "a#b?c.md", "../x.md"])
def test_a_path_is_a_relative_uri(path: str) -> None:
    (location,) = result_of(Problem(LOST, "gone", Mark(path)))["locations"]
    uri = location["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(" :#?")
    assert unquote(uri) == path


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("{0} and {x}", "{{0}} and {{x}}"),
        ("see [here](1)", "see [here\\](1)"),
        ("[^note] and [a] (b)", "[^note] and [a] (b)"),
    ],
)
def test_words_of_content_are_neither_placeholders_nor_links(words: str, written: str) -> None:
    assert result_of(Problem(LOST, words, Mark("a.md")))["message"]["text"] == written


def test_a_code_outside_the_catalogue_has_no_index() -> None:
    problem = Problem(Code("made.up", Level.ERROR, "It is.", "Mend it."), "gone", Mark("a.md"))
    assert "ruleIndex" not in result_of(problem)


def test_every_code_is_a_rule_that_github_takes() -> None:
    problems = [Problem(code, "gone", Mark("a.md")) for code in CODES]
    run = run_of(*problems, tool=Tool("1", CODES, lambda mark: None))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [code.name for code in CODES]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert "<" not in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
