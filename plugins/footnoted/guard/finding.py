"""What was taken out of an article, and where it stood.

A value; the check ``html`` makes it a diagnostic of the article's file.
"""

from dataclasses import dataclass

from footnoted.diagnostics import Code


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that may not stand in an article."""

    code: Code
    message: str
    typed: str = ""
    """How its place is told within its tag: the attribute's name, an address."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with its place in the Markdown: line and column from 1, 0 where not known."""

    code: Code
    message: str
    line: int = 0
    column: int = 0
