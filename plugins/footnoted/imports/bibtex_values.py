"""The value of a BibTeX field as it is written: braces, quotation marks, numbers, macros, ``#``.

Gives what stands inside; what LaTeX it is, is read elsewhere.
"""

from collections.abc import Iterator, Mapping

from footnoted.dates.hints import MONTHS

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_DEEPEST = 5
"""Macros within macros."""


class Macros:
    """The words that a file has defined with ``@string``, and the months."""

    def __init__(self, defined: Mapping[str, str]) -> None:
        """Take the raw values by name."""
        self._raw = {name.strip().lower(): str(value) for name, value in defined.items()}

    def value(self, raw: str, depth: int = 0) -> tuple[str, list[str]]:
        """Give a value without what encloses it, and the macros that nobody defined."""
        text, unknown = "", []
        for part in parts(raw):
            if part[:1] in ("{", '"') and len(part) > 1:
                text += part[1:-1]
            elif part.isdigit() or not part:
                text += part
            else:
                inner, more = self._macro(part.lower(), depth)
                text += inner
                unknown += more
        return text, unknown

    def _macro(self, name: str, depth: int) -> tuple[str, list[str]]:
        if name in self._raw and depth < _DEEPEST:
            return self.value(self._raw[name], depth + 1)
        if name[:3] in _MONTHS:
            return str(_MONTHS[name[:3]]), []
        return "", [name]

    def month(self, text: str) -> str:
        """Give a month as its number, however it was written; else the text."""
        number = _MONTHS.get(text[:3].lower())
        return str(number) if number else text


def parts(raw: str) -> Iterator[str]:
    """Give the parts of a value that ``#`` joins; one within braces or quotation marks is none."""
    depth, start, quoted = 0, 0, False
    for place, sign in enumerate(raw):
        depth += (sign == "{") - (sign == "}")
        if sign == '"' and depth == 0:
            quoted = not quoted
        if sign == "#" and depth == 0 and not quoted:
            yield raw[start:place].strip()
            start = place + 1
    yield raw[start:].strip()
