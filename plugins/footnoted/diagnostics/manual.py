"""The manual of problems, from codes and examples."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from textwrap import indent

from footnoted.diagnostics.problem import Code, Level

# -------------------------------------------------------------------------------------------------
# Read the good and bad examples of a kind of problem from a module's docstring.
#
# Only their text is read; a test builds them and shows that they are right. They look like this:
#
#     anchor.lost
#         Bad::
#             claims:
#               idle: {quote: The southern crane}
#         Good::
#             claims:
#               idle: {quote: The northern crane}
#         Both, crane.md::
#             ...
#
# A block is a whole file in the folder of briefings; without a name it is the sidecar `crane.yml`.

SIDECAR = "crane.yml"
"""The file of an example that names none."""
_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*")
_LABEL = re.compile(r"    (Bad|Good|Both)(?:, (\S+))?::")
_INDENT = " " * 8


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a problem, and the same without it: the text of each file by its path."""

    bad: Mapping[str, str] = field(default_factory=dict)
    good: Mapping[str, str] = field(default_factory=dict)
    both: Mapping[str, str] = field(default_factory=dict)
    """Files that both the bad and the good example need."""


def examples(docstring: str) -> dict[str, Example]:
    """Return the examples in a docstring, each by the name of its code."""
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


# -------------------------------------------------------------------------------------------------
# Write the manual of problems from their codes: text for a terminal, Markdown for a page.
#
# It knows the codes and their examples only, not the problems of a site.

REGENERATE = "make docs"
"""The command that writes the page again."""

LEVELS = {
    Level.ERROR: "Error",
    Level.WARNING: "Warning",
    Level.INFO: "Information",
    Level.OFF: "Off",
}

_HEAD = """\
---
title: Problems
---

<!-- Made by a command; update it with: {regenerate} -->

These are the {count} kinds of problems that `footnoted check` and a build can find. Each has a
code, printed in square brackets after its message: `[{example}]`.

- An **error** fails the build, and the published site stays as it was.
- A **warning** does not fail the build, unless you add `--strict`.
- An **information** is worth knowing and never fails anything.

The site's configuration can change a level (`levels:`). A sidecar can allow a problem of its
briefing, and a register one of its own, with a reason (`allow:`). Both are refused for the problems
that guard safety.
"""
_TO_NEWSROOM = """\
Most have an example, bad and good. Its files are named by their path in the folder of briefings.
They are built together with [the files at the end of this page](#the-files-around-the-examples).
"""
_NEWSROOM = """\
## The files around the examples

A file of an example replaces the one here with the same name. These files and every good example
have no problem, and a bad example has only its own: tests build them all. To keep them short,
many records name no source, which [`evidence.none`](#evidencenone) would report.
"""
_LANGUAGES = {"md": "markdown", "svg": "xml"}
"""The language of a fenced block by its file's suffix, if it is not YAML."""


def page(
    codes: Iterable[Code],
    examples: Mapping[str, Example] | None = None,
    newsroom: Mapping[str, str] | None = None,
) -> str:
    """Return the whole manual as Markdown: a part for each family, a heading for each code.

    ``examples`` are by the name of their code. ``newsroom`` has the files that every example is
    built with, by path.
    """
    shown, ordered = examples or {}, sorted(codes, key=lambda code: code.name)
    head = _HEAD.format(regenerate=REGENERATE, count=len(ordered), example=ordered[0])
    blocks = [head, _TO_NEWSROOM] if newsroom else [head]
    for name, members in groupby(ordered, key=family):
        blocks.append(f"## {name}\n")
        blocks += [f"### `{code}`\n\n{entry(code, shown.get(code.name))}" for code in members]
    if newsroom:
        blocks.append("\n".join([_NEWSROOM, *map(_fenced, newsroom, newsroom.values())]))
    return "\n".join(blocks)


def entry(code: Code, example: Example | None = None) -> str:
    """Return what the manual says of one code, as Markdown without a heading."""
    said = (
        f"**{LEVELS[code.level]}.** {escape_markdown(code.meaning)}\n\n"
        f"**Cure:** {escape_markdown(code.cure)}\n\n{allowance(code)}\n"
    )
    parts = (
        "\n".join([f"\n**{word}:**\n", *map(_fenced, files, files.values())])
        for word, files in _sides(example)
    )
    return said + "".join(parts)


def text(code: Code, example: Example | None = None) -> str:
    """Return what the manual says of one code, for a terminal."""
    said = f"{code}: {code.level}\n\n{code.meaning}\n\nCure: {code.cure}\n\n{allowance(code)}\n"
    parts = (
        f"\n{word}, {path}:\n\n{indent(content, '    ')}"
        for word, files in _sides(example)
        for path, content in files.items()
    )
    return said + "".join(parts)


def _sides(example: Example | None) -> Iterator[tuple[str, Mapping[str, str]]]:
    if example:
        sides = (("Bad", example.bad), ("Good", example.good), ("Beside both", example.both))
        yield from ((word, files) for word, files in sides if files)


def _fenced(path: str, content: str) -> str:
    language = _LANGUAGES.get(path.rpartition(".")[2], "yaml")
    return f'```{language} title="{path}"\n{content}```\n'


def listing(codes: Iterable[Code]) -> str:
    """Return one line for each code: its name, its level and what is wrong."""
    ordered = sorted(codes, key=lambda code: code.name)
    name, level = (max(len(getattr(c, key)) for c in ordered) for key in ("name", "level"))
    return "".join(f"{c.name:<{name}}  {c.level:<{level}}  {c.meaning}\n" for c in ordered)


def family(code: Code) -> str:
    """Return the part of a code's name before the dot."""
    return code.name.partition(".")[0]


def allowance(code: Code) -> str:
    """Return whether a problem can be allowed or given another level."""
    if code.guards_safety:
        return "It guards safety, so you can neither allow it nor change its level."
    if family(code) == "allow":
        return "You can change its level, but not allow it: it is about allowing."
    if family(code) == "permalink":
        return (
            "You can change its level, but not allow it: what is gone is said in the list itself."
        )
    return "You can allow it in the sidecar, with a reason, or change its level."


def escape_markdown(words: str) -> str:
    """Return words as Markdown that shows them as they are, outside backticks."""
    parts = re.split(r"(`[^`]*`)", words)
    return "".join(
        part if number % 2 else re.sub(r"([\\*_\[\]])", r"\\\1", part).replace("<", "&lt;")
        for number, part in enumerate(parts)
    )
