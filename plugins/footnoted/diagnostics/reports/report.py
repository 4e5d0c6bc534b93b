"""What every form of report is given, and what it gives back.

Makes no report itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from footnoted.diagnostics.code import Code
from footnoted.diagnostics.diagnostic import Diagnostic
from footnoted.diagnostics.mark import Mark


@dataclass(frozen=True, slots=True)
class Tool:
    """Who reports, for the forms that say so, and how to ask for a line of content."""

    version: str
    """The product's own version."""
    codes: tuple[Code, ...]
    """Every kind of problem there is, found or not."""
    line: Callable[[Mark], str | None]
    """Give the text of the line a mark is on, without its end; None where it cannot be had."""


Report: TypeAlias = Callable[[Sequence[Diagnostic], Tool], str]
"""Problems in the order given, as text that ends with a line feed, or ``""``."""


def words(problem: Diagnostic) -> str:
    """Give message, other place and hint on lines of their own, for forms with one text."""
    lines = [problem.message]
    if problem.related:
        lines.append(f"See also {problem.related}.")
    if problem.hint:
        lines.append(problem.hint)
    return "\n".join(lines)
