"""Problems as SARIF 2.1.0 (OASIS), with the manual of every code as its rules.

Columns count code points and the log says so (``columnKind``, section 3.14.17). Braces in
messages are doubled (3.11.5) and no text of content can become a link (3.11.6). A problem of a
file as a whole stands on its first line, because GitHub's code scanning refuses a result
without ``startLine``.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from footnoted.diagnostics.code import Code, Level
from footnoted.diagnostics.diagnostic import Diagnostic
from footnoted.diagnostics.manual import entry, family, text
from footnoted.diagnostics.mark import Mark
from footnoted.diagnostics.reports.report import Tool

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


def report(problems: Sequence[Diagnostic], tool: Tool) -> str:
    """Give a log with one run."""
    index = {code.name: number for number, code in enumerate(tool.codes)}
    driver = {
        "name": "Footnoted",
        "version": tool.version,
        "rules": [_rule(code) for code in tool.codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, index) for problem in problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(code: Code) -> Mapping[str, Any]:
    first = code.meaning.partition(". ")[0].rstrip(".") + "."
    return {
        "id": code.name,
        "shortDescription": {"text": _message(first)},
        "fullDescription": {"text": _message(code.meaning)},
        "help": {"text": _message(text(code)), "markdown": _braces(entry(code))},
        "defaultConfiguration": {"level": LEVELS[code.level]},
        "properties": {"tags": [family(code)]},
    }


def _result(problem: Diagnostic, index: Mapping[str, int]) -> Mapping[str, Any]:
    words = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    result: dict[str, Any] = {"ruleId": problem.code.name}
    if problem.code.name in index:
        result["ruleIndex"] = index[problem.code.name]
    result |= {
        "level": LEVELS[problem.level],
        "message": {"text": _message(words)},
        "locations": [_location(problem.mark)],
    }
    if problem.related:
        message = {"message": {"text": "see also"}}
        result["relatedLocations"] = [{"id": 1} | _location(problem.related) | message]
    return result


def _location(mark: Mark) -> dict[str, Any]:
    region = {"startLine": mark.line or 1}
    if mark.line and mark.column:
        region["startColumn"] = mark.column
    artifact = {"uri": quote(mark.path), "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _message(words: str) -> str:
    """Give a plain text message that shows ``words`` and nothing else."""
    return _braces(words).replace("](", "\\](")


def _braces(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
