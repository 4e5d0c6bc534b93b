"""Problems as lines for a person: ``path:line:column: level: message [code]``.

Columns count code points. No colours; a terminal's host adds them.
"""

from collections.abc import Sequence

from footnoted.diagnostics.diagnostic import Diagnostic
from footnoted.diagnostics.reports.report import Tool


def report(problems: Sequence[Diagnostic], tool: Tool) -> str:
    """Give each problem as it prints itself."""
    return "".join(f"{problem}\n" for problem in problems)
