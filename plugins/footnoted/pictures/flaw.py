"""Why a picture must not be published, and what its maker can do.

Knows no file and no place; who found the file tells that.
"""

from dataclasses import dataclass

EXPORT = "Export it again from a drawing or photo program, without scripts and links."
WHOLE = "Get the file again, or export it again: part of it is missing or damaged."
SMALLER = "Make it smaller before publishing it."


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a picture file."""

    message: str
    """A sentence that says what is wrong."""
    cure: str = EXPORT
    """A sentence that says what to do."""


class Refused(Exception):
    """Ends the reading of a file; never leaves this room."""

    def __init__(self, message: str, cure: str = EXPORT) -> None:
        super().__init__(message)
        self.flaw = Flaw(message, cure)


def cut_short(where: str) -> Refused:
    """Say that a file ends, or has something else, where more should follow."""
    return Refused(f"The picture is cut short or damaged: {where}.", WHOLE)
