"""Good and bad examples of a kind of problem, as a module's docstring holds them.

Reads their text only; that they are what they say is shown by building them. They look so:

    anchor.lost
        Bad::
            claims:
              idle: {quote: The southern crane}
        Good::
            claims:
              idle: {quote: The northern crane}
        Both, crane.md::
            ...

A block is a whole file below the folder of briefings, the sidecar `crane.yml` where none is named.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

SIDECAR = "crane.yml"
"""The file that an example gives where it names none."""
_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*")
_LABEL = re.compile(r"    (Bad|Good|Both)(?:, (\S+))?::")
_INDENT = " " * 8


@dataclass(frozen=True, slots=True)
class Example:
    """What a problem looks like, and the same without it: texts by path below the briefings."""

    bad: Mapping[str, str] = field(default_factory=dict)
    good: Mapping[str, str] = field(default_factory=dict)
    both: Mapping[str, str] = field(default_factory=dict)
    """Files that stand beside the bad as well as the good ones."""


def examples(docstring: str) -> dict[str, Example]:
    """Give the examples of a docstring by the name of their code."""
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    code, block = "", None
    for line in docstring.split("\n"):
        if _CODE.fullmatch(line):
            code, block = line, None
        elif code and (label := _LABEL.fullmatch(line)):
            sides = found.setdefault(code, {"bad": {}, "good": {}, "both": {}})
            block = sides[label[1].lower()].setdefault(label[2] or SIDECAR, [])
        elif block is not None and (line.startswith(_INDENT) or not line):
            block.append(line.removeprefix(_INDENT))
        elif line:
            code, block = "", None
    return {name: Example(**_texts(sides)) for name, sides in found.items()}


def _texts(sides: Mapping[str, Mapping[str, list[str]]]) -> dict[str, dict[str, str]]:
    return {
        side: {path: "\n".join(lines).rstrip("\n") + "\n" for path, lines in files.items()}
        for side, files in sides.items()
    }
