"""Problems as lines of JSON in the Reviewdog Diagnostic Format, for comments on a change.

``reviewdog.proto`` (``message Position``) counts columns from 1 in bytes of UTF-8. Where the
line cannot be read the column is left out: a wrong one is worse than none.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from footnoted.diagnostics.code import Level
from footnoted.diagnostics.diagnostic import Diagnostic
from footnoted.diagnostics.mark import Mark
from footnoted.diagnostics.reports.report import Tool, words

SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.INFO: "INFO"}


def report(problems: Sequence[Diagnostic], tool: Tool) -> str:
    """Give one ``Diagnostic`` message a line."""
    return "".join(json.dumps(_diagnostic(problem, tool)) + "\n" for problem in problems)


def _diagnostic(problem: Diagnostic, tool: Tool) -> Mapping[str, Any]:
    return {
        "message": words(problem),
        "location": _location(problem.mark, tool.line(problem.mark)),
        "severity": SEVERITIES[problem.level],
        "source": {"name": "footnoted"},
        "code": {"value": problem.code.name},
    }


def _location(mark: Mark, line: str | None) -> Mapping[str, Any]:
    if not mark.line:
        return {"path": mark.path}
    start = {"line": mark.line}
    if mark.column and line is not None:
        start["column"] = len(line[: mark.column - 1].encode("utf-8", "surrogatepass")) + 1
    return {"path": mark.path, "range": {"start": start}}
