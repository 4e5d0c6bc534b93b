"""The text's lines, and whether a place stands inside brackets.

Counts lines as the parser does, from 0.
"""

from dataclasses import dataclass, field

from footnoted.load.yaml.cure import in_flow


@dataclass(slots=True)
class Lines:
    """A text by lines; ``depth`` is how many brackets are open where reading stands."""

    text: str
    depth: int = 0
    lines: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.text.splitlines()

    def __getitem__(self, number: int) -> str:
        """Give a line; nothing behind the last."""
        return self.lines[number] if number < len(self.lines) else ""

    def flow(self, number: int, column: int) -> bool:
        """Tell whether a place stands inside ``[]`` or ``{}``."""
        return self.depth > 0 or in_flow(self[number], column)
