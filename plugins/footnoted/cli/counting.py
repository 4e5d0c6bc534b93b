"""Numbers with their nouns, as the commands' summaries print them.

English only, regular plurals only.
"""


def count(number: int, noun: str) -> str:
    """Give a number with its noun: "1 error", "2 errors"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
