"""One problem found in content: a value, never an exception.

Does not decide what happens because of it; hosts and commands do.
"""

from dataclasses import dataclass, replace

from footnoted.diagnostics.code import Code, Level
from footnoted.diagnostics.mark import Mark


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem, its place and its cure.

    ``related`` is the other half where there are two places (sidecar and
    article, first and second use); ``level`` is the code's own until a site's
    configuration or an allowance says otherwise.
    """

    code: Code
    message: str
    mark: Mark
    hint: str = ""
    related: Mark | None = None
    about: str = ""
    """The id of the record concerned, as ``allow: about`` names it."""
    relevelled: Level | None = None

    @property
    def level(self) -> Level:
        """Give the level in force."""
        return self.relevelled or self.code.level

    def at(self, level: Level) -> "Diagnostic":
        """Give the same problem with another level in force."""
        return replace(self, relevelled=level)

    @property
    def sort_key(self) -> tuple[Mark, str, str]:
        """Order by place, then code, then words: the same list on every run."""
        return (self.mark, self.code.name, self.message)

    def __str__(self) -> str:
        """Give ``path:line:column: level: message [code]``, hint and other place below."""
        lines = [f"{self.mark}: {self.level}: {self.message} [{self.code}]"]
        if self.related:
            lines.append(f"    see also {self.related}")
        if self.hint:
            lines.append(f"    hint: {self.hint}")
        return "\n".join(lines)
