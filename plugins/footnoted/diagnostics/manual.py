"""The manual of problems, made from their codes: as text for a terminal, as Markdown for a page.

Knows only what a code says of itself; what is found in content is a report's business.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from footnoted.diagnostics.code import Code, Level

REGENERATE = "footnoted explain --format markdown > docs/reference/problems.md"
"""The command that writes the page of the manual anew."""

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

<!-- Made by a command; write it anew with: {regenerate} -->

These are the {count} kinds of problems that `footnoted check` and a build can find. Each has a
code, which stands in square brackets behind its message: `[{example}]`.

- An **error** fails the build, and the published site stays as it was.
- A **warning** lets the build go on; `--strict` fails.
- An **information** is worth knowing and never fails anything.

The site's configuration can change a level (`levels:`), and a sidecar can allow a problem
of its briefing, with a reason (`allow:`). Both are refused for the problems that guard safety.
"""


def page(codes: Iterable[Code]) -> str:
    """Give the whole manual as a page of Markdown: families in order, a heading for each code."""
    ordered = sorted(codes, key=lambda code: code.name)
    head = _HEAD.format(regenerate=REGENERATE, count=len(ordered), example=ordered[0])
    blocks = [head]
    for name, members in groupby(ordered, key=family):
        blocks.append(f"## {name}\n")
        blocks += [f"### `{code}`\n\n{entry(code)}" for code in members]
    return "\n".join(blocks)


def entry(code: Code) -> str:
    """Give what the manual says of one code, as Markdown without a heading."""
    return (
        f"**{LEVELS[code.level]}.** {escaped(code.meaning)}\n\n"
        f"**Cure:** {escaped(code.cure)}\n\n{allowance(code)}\n"
    )


def text(code: Code) -> str:
    """Give what the manual says of one code, for a terminal."""
    return f"{code}: {code.level}\n\n{code.meaning}\n\nCure: {code.cure}\n\n{allowance(code)}\n"


def listing(codes: Iterable[Code]) -> str:
    """Give one line for each code: its name, its level and what is wrong."""
    ordered = sorted(codes, key=lambda code: code.name)
    name, level = (max(len(getattr(c, key)) for c in ordered) for key in ("name", "level"))
    return "".join(f"{c.name:<{name}}  {c.level:<{level}}  {c.meaning}\n" for c in ordered)


def family(code: Code) -> str:
    """Give the part of a code's name before the dot."""
    return code.name.partition(".")[0]


def allowance(code: Code) -> str:
    """Say whether a problem can be allowed or given another level."""
    if code.guards_safety:
        return "It guards safety: it can be neither allowed nor given another level."
    if family(code) == "allow":
        return "It can be given another level, but not be allowed: it is about allowing."
    return "It can be allowed in the sidecar, with a reason, and given another level."


def escaped(words: str) -> str:
    """Give words as Markdown that shows them as they are, outside backticks."""
    parts = re.split(r"(`[^`]*`)", words)
    return "".join(
        part if number % 2 else re.sub(r"([\\*_\[\]])", r"\\\1", part).replace("<", "&lt;")
        for number, part in enumerate(parts)
    )
