"""Each form of report, whole: what is written, how it is escaped, how columns are counted."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from footnoted.diagnostics.problem import Code, Level, Mark, Problem
from footnoted.diagnostics.reports import FORMATS, Tool, counted, group

LOST = Code("anchor.lost", Level.ERROR, "Words are gone.", "Quote others.")
NEARER = Code("figure.units-nearer", Level.INFO, "Another is nearer.", "Give it.")
SPARE = Code("allow.unused", Level.WARNING, "Not needed.", "Take it out.")

# In the line: two bytes for é, three for “, four for 𐐀, which is two units of UTF-16.
LINE = "é “𐐀” idle"


def line(mark: Mark) -> str | None:
    return LINE if mark.path == "a.md" else None


TOOL = Tool("1.2.3", (SPARE, LOST, NEARER), line)


def given(form: str, *problems: Problem) -> str:
    return FORMATS[form](problems, TOOL)


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(splitline) for splitline in text.splitlines()]


FULL = Problem(
    LOST,
    "“idle” is gone: 100 %, all of it",
    Mark("a.md", 3, 7),
    "Quote others.",
    related=Mark("a.yml", 2, 1),
    about="idle",
)
BARE = Problem(SPARE, "not needed", Mark("briefings"))
RAISED = Problem(NEARER, "1.6 is nearer", Mark("b.yml", 5)).at(Level.ERROR)


def test_text_is_what_each_problem_prints() -> None:
    assert given("text", FULL, BARE) == (
        "a.md:3:7: error: “idle” is gone: 100 %, all of it [anchor.lost]\n"
        "    see also a.yml:2:1\n"
        "    hint: Quote others.\n"
        "briefings: warning: not needed [allow.unused]\n"
    )


def test_text_begins_with_the_gravest_and_keeps_together_what_is_alike() -> None:
    first, last = (Problem(SPARE, "not needed", Mark(path)) for path in ("a.yml", "z.yml"))
    assert given("text", first, RAISED, last, FULL).splitlines() == [
        *f"{FULL}".splitlines(),
        f"{RAISED}",
        f"{first}",
        f"{last}",
    ]


def test_a_group_shows_its_first_places_and_counts_the_others() -> None:
    many = [Problem(SPARE, "not needed", Mark(f"{n:04}.yml")) for n in range(1448, 0, -1)]
    [only] = group(many)
    assert [problem.mark.path for problem in only.shown] == ["0001.yml", "0002.yml", "0003.yml"]
    assert only.rest("more: `--all`") == "    … and 1,445 more [allow.unused]; more: `--all`"
    assert [(len(each.shown), each.more) for each in group(many, None)] == [(1448, 0)]
    assert counted([*many, FULL]) == "1 error, 1,448 warnings"


def test_json_says_everything_and_null_where_nothing_is_known() -> None:
    assert json.loads(given("json", FULL, BARE, RAISED)) == {
        "version": 1,
        "footnoted": "1.2.3",
        "counts": {"error": 2, "warning": 1, "info": 0},
        "problems": [
            {
                "path": "a.md",
                "line": 3,
                "column": 7,
                "level": "error",
                "code": "anchor.lost",
                "message": "“idle” is gone: 100 %, all of it",
                "hint": "Quote others.",
                "about": "idle",
                "related": {"path": "a.yml", "line": 2, "column": 1},
            },
            {
                "path": "briefings",
                "line": None,
                "column": None,
                "level": "warning",
                "code": "allow.unused",
                "message": "not needed",
                "hint": None,
                "about": None,
                "related": None,
            },
            {
                "path": "b.yml",
                "line": 5,
                "column": None,
                "level": "error",
                "code": "figure.units-nearer",
                "message": "1.6 is nearer",
                "hint": None,
                "about": None,
                "related": None,
            },
        ],
    }


def test_github_gets_one_command_a_line() -> None:
    assert given("github", FULL, BARE, RAISED.at(Level.INFO)) == (
        "::error file=a.md,line=3,col=7,title=anchor.lost::“idle” is gone: 100 %25, all of it"
        "%0ASee also a.yml:2:1.%0AQuote others.\n"
        "::warning file=briefings,title=allow.unused::not needed\n"
        "::notice file=b.yml,line=5,title=figure.units-nearer::1.6 is nearer\n"
    )


@pytest.mark.parametrize(
    ("number", "more"), [(10, ""), (11, "2 more errors"), (1999, "1%2C990 more errors")]
)
def test_github_is_told_of_those_that_it_does_not_show(number: int, more: str) -> None:
    errors = [replace(FULL, mark=Mark("a.md", line)) for line in range(1, number + 1)]
    lines = given("github", BARE, *errors).splitlines()
    told = f"::error title={more}::The log of this step lists all."
    assert lines[0].startswith("::warning file=briefings")
    assert [line for line in lines[1:] if not line.startswith("::error file=a.md,")] == (
        [told] if more else []
    )
    assert lines.index(told) == 10 if more else len(lines) == 11


def test_github_cannot_be_given_a_command_of_the_contents_own() -> None:
    hostile = Problem(
        LOST, "x\r\n::stop-commands::y", Mark("a,b:c%\n::add-mask::z.md", 1, 1), "h\n::debug::"
    )
    assert given("github", hostile) == (
        "::error file=a%2Cb%3Ac%25%0A%3A%3Aadd-mask%3A%3Az.md,line=1,col=1,title=anchor.lost::"
        "x\\r\\n::stop-commands::y%0Ah\\n::debug::\n"
    )


def test_rdjsonl_is_a_diagnostic_a_line() -> None:
    assert objects(given("rdjsonl", FULL, BARE, RAISED)) == [
        {
            "message": "“idle” is gone: 100 %, all of it\nSee also a.yml:2:1.\nQuote others.",
            "location": {"path": "a.md", "range": {"start": {"line": 3, "column": 15}}},
            "severity": "ERROR",
            "source": {"name": "footnoted"},
            "code": {"value": "anchor.lost"},
        },
        {
            "message": "not needed",
            "location": {"path": "briefings"},
            "severity": "WARNING",
            "source": {"name": "footnoted"},
            "code": {"value": "allow.unused"},
        },
        {
            "message": "1.6 is nearer",
            "location": {"path": "b.yml", "range": {"start": {"line": 5}}},
            "severity": "ERROR",
            "source": {"name": "footnoted"},
            "code": {"value": "figure.units-nearer"},
        },
    ]


@pytest.mark.parametrize(
    ("column", "octets"),
    [(1, 1), (2, 3), (3, 4), (4, 7), (5, 11), (6, 14), (7, 15), (len(LINE) + 1, 19)],
)
def test_rdjsonl_counts_columns_in_bytes_of_utf8(column: int, octets: int) -> None:
    found = objects(given("rdjsonl", Problem(LOST, "gone", Mark("a.md", 1, column))))
    assert found[0]["location"]["range"]["start"] == {"line": 1, "column": octets}
    assert octets == len(LINE[: column - 1].encode()) + 1


def test_rdjsonl_leaves_a_column_out_where_the_line_cannot_be_read() -> None:
    found = objects(given("rdjsonl", Problem(LOST, "gone", Mark("gone.md", 4, 7))))
    assert found[0]["location"] == {"path": "gone.md", "range": {"start": {"line": 4}}}


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_nothing_wrong_is_said_in_every_form(form: str) -> None:
    text = given(form)
    if form in ("json", "sarif"):
        assert json.loads(text).get("problems", []) == []
    else:
        assert text == ""


@pytest.mark.parametrize("form", ["json", "rdjsonl", "sarif"])
def test_forms_for_programs_are_plain_ascii_and_end_with_a_line_feed(form: str) -> None:
    text = given(form, FULL, BARE)
    assert text.isascii()
    assert text.endswith("}\n")


def test_every_form_has_every_level() -> None:
    levels = [Level.ERROR, Level.WARNING, Level.INFO]
    each: Sequence[Problem] = [BARE.at(level) for level in levels]
    reports: dict[str, Callable[..., str]] = dict(FORMATS)
    assert [reports["github"]([one], TOOL).split()[0] for one in each] == [
        "::error",
        "::warning",
        "::notice",
    ]
    severities = [found["severity"] for found in objects(reports["rdjsonl"](each, TOOL))]
    assert severities == ["ERROR", "WARNING", "INFO"]
    results = json.loads(reports["sarif"](each, TOOL))["runs"][0]["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note"]
