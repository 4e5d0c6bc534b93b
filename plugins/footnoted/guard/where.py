"""Find in the Markdown where something refused is typed.

Python-Markdown keeps no positions: the text is looked for, in order, outside code first.
"""

import re
from collections.abc import Iterable

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]{1,500}\1(?!`)")
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


class Where:
    """One article's Markdown; asked for the same text twice, it gives the next place."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines as given."""
        lines = list(lines)
        self._text = "\n".join(lines).translate(_LOWER)
        self._prose = "\n".join(_without_code(lines)).translate(_LOWER)
        self._passed: dict[str, int] = {}

    def tag(self, typed: str) -> int:
        """Give the offset of a tag's next place, or -1."""
        needle = typed.translate(_LOWER)
        found = self._next(self._prose, needle)
        return found if found >= 0 else self._next(self._text, needle)

    def place(self, tag: int, typed: Iterable[str]) -> tuple[int, int]:
        """Give line and column of the first of these texts that is found, from the tag on."""
        for each in typed:
            needle = each.translate(_LOWER)
            if tag >= 0:
                found = self._text.find(needle, tag)
                return self._at(found if found >= 0 else tag)
            if needle and (found := self.tag(needle)) >= 0:
                return self._at(found)
        return self._at(tag)

    def _next(self, text: str, needle: str) -> int:
        found = text.find(needle, self._passed.get(needle, 0)) if needle else -1
        if found < 0 and needle:
            found = text.rfind(needle)
        if found >= 0:
            self._passed[needle] = found + len(needle)
        return found

    def _at(self, offset: int) -> tuple[int, int]:
        if offset < 0:
            return 0, 0
        return self._text.count("\n", 0, offset) + 1, offset - self._text.rfind("\n", 0, offset)


def _without_code(lines: list[str]) -> Iterable[str]:
    fence = ""
    for line in lines:
        edge = _FENCE.match(line)
        if edge and (not fence or edge.group(1).startswith(fence)):
            fence = "" if fence else edge.group(1)
            yield " " * len(line)
        elif fence:
            yield " " * len(line)
        else:
            yield _CODE.sub(lambda found: " " * len(found.group()), line)
