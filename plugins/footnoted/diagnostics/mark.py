"""A place in a file: path, line and column.

Never reads the file; it only names the place.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place a person can jump to.

    ``path`` is relative to the project's root, with ``/`` on every system.
    ``line`` and ``column`` start at 1 and count code points; a ``line`` of 0
    means the file as a whole, a ``column`` of 0 the line as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Give ``path:line:column`` as far as it is known."""
        if not self.line:
            return self.path
        if not self.column:
            return f"{self.path}:{self.line}"
        return f"{self.path}:{self.line}:{self.column}"
