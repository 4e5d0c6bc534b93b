"""Problems as one JSON object, complete: the form for scripts of one's own.

Columns count code points, lines and columns start at 1; what is not known is null. The text is
plain ASCII, so that no terminal's encoding can spoil it.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from footnoted.diagnostics.code import Level
from footnoted.diagnostics.diagnostic import Diagnostic
from footnoted.diagnostics.mark import Mark
from footnoted.diagnostics.reports.report import Tool

VERSION = 1
"""Version of this form; it changes only when a key goes or means something else."""


def report(problems: Sequence[Diagnostic], tool: Tool) -> str:
    """Give ``{version, footnoted, counts, problems}``."""
    levels = Counter(problem.level for problem in problems)
    value = {
        "version": VERSION,
        "footnoted": tool.version,
        "counts": {level.value: levels[level] for level in Level if level is not Level.OFF},
        "problems": [_problem(problem) for problem in problems],
    }
    return json.dumps(value, indent=2) + "\n"


def _problem(problem: Diagnostic) -> Mapping[str, Any]:
    return {
        **_place(problem.mark),
        "level": problem.level.value,
        "code": problem.code.name,
        "message": problem.message,
        "hint": problem.hint or None,
        "about": problem.about or None,
        "related": _place(problem.related) if problem.related else None,
    }


def _place(mark: Mark) -> Mapping[str, Any]:
    return {"path": mark.path, "line": mark.line or None, "column": mark.column or None}
