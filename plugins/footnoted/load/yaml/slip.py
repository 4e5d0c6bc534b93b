"""A slip: a known mistake of people writing YAML, with the line as it should be.

Raised inside the loader only; ``parse`` turns every slip into a diagnostic.
"""

from dataclasses import dataclass

from footnoted.diagnostics import Code, Diagnostic, Mark


@dataclass(frozen=True, slots=True)
class Slip:
    """Where the loader had to stop; line and column in code points, both from 0."""

    code: Code
    message: str
    line: int
    column: int
    cured: str | None = None
    """The whole line with the slip cured; None where no cure is known."""
    hint: str = ""

    @property
    def place(self) -> tuple[int, int]:
        """Give line and column, to tell which of two slips comes later."""
        return self.line, self.column

    def diagnostic(self, path: str) -> Diagnostic:
        """Give the slip as a diagnostic, the cured line in its hint."""
        hints = [self.hint] if self.hint else []
        hints += [f"Write: {self.cured.strip()}"] if self.cured else []
        mark = Mark(path, self.line + 1, self.column + 1)
        return Diagnostic(self.code, self.message, mark, " ".join(hints) or self.code.cure)


class Stop(Exception):
    """Reading cannot go on from here."""

    def __init__(self, slip: Slip) -> None:
        """Carry the slip to ``parse``."""
        super().__init__(slip.message)
        self.slip = slip
