"""Why an archive could not be asked, or its answer not be used.

Only the reason; what follows from it is the caller's to say.
"""


class Failed(Exception):
    """No copy came of it; the text is one or more sentences for a person."""

    def __init__(self, why: str, *, stops: bool = False) -> None:
        """Take the reason; ``stops`` says that asking about further sources makes no sense now."""
        super().__init__(why)
        self.stops = stops


def cleaned(text: object, longest: int = 200) -> str:
    """Give words of an answer as they may be printed: on one line, nothing invisible, not long."""
    words = " ".join(str(text)[: 4 * longest].split())
    plain = "".join(letter if letter.isprintable() else "�" for letter in words)
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"
