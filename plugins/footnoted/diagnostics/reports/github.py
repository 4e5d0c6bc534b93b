"""Problems as workflow commands, which GitHub Actions shows beside the lines of a change.

Form and escapes: GitHub's "Workflow commands for GitHub Actions" and ``command.ts`` of its
``actions/toolkit``. A column needs a line. No rule names the unit of ``col`` and GitHub shows
annotations by line, so columns stay code points. It shows ten errors, ten warnings and ten
notices of a step.
"""

from collections.abc import Sequence

from footnoted.diagnostics.code import Level
from footnoted.diagnostics.diagnostic import Diagnostic
from footnoted.diagnostics.reports.report import Tool, words

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def report(problems: Sequence[Diagnostic], tool: Tool) -> str:
    """Give one command for each problem."""
    return "".join(_command(problem) for problem in problems)


def _command(problem: Diagnostic) -> str:
    mark = problem.mark
    properties: dict[str, object] = {"file": mark.path}
    if mark.line:
        properties["line"] = mark.line
    if mark.line and mark.column:
        properties["col"] = mark.column
    properties["title"] = problem.code
    listed = ",".join(f"{key}={str(v).translate(_PROPERTY)}" for key, v in properties.items())
    return f"::{COMMANDS[problem.level]} {listed}::{words(problem).translate(_DATA)}\n"
