"""The difference between two texts as a patch that ``git apply`` and ``patch -p1`` take.

Gives every byte as it is: line ends, a byte order mark, a last line without an end.
"""

from collections.abc import Iterator
from difflib import unified_diff

_NO_END = "\\ No newline at end of file\n"


def patch(path: str, old: str, new: str) -> bytes:
    """Give the patch from one text to the other; nothing where they are the same."""
    lines = unified_diff(_lines(old), _lines(new), f"a/{path}", f"b/{path}")
    return "".join(map(_ended, lines)).encode("utf-8")


def _lines(text: str) -> list[str]:
    """Split where a patch does, at line feeds alone."""
    return list(_split(text))


def _split(text: str) -> Iterator[str]:
    start = 0
    while (end := text.find("\n", start) + 1) > 0:
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n{_NO_END}"
