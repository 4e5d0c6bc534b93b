"""Records as blocks of YAML lines: one field a line, small lists of small records on one line.

The form is the one that people write and the guide shows.
"""

from collections.abc import Iterator, Mapping, Sequence

from footnoted.drafts.scalars import scalar

Draft = str | Sequence["Draft"] | Mapping[str, "Draft"]
"""A text, a list or a mapping; keys are written in their order. Numbers and dates are given as
the text to be typed."""

WIDTH = 100
"""Columns up to which a list or mapping stands on one line."""
INDENT = "  "


def block(key: str, value: Draft, indent: str = "") -> str:
    """Give the lines of one entry of a mapping, its line end included."""
    return "".join(f"{indent}{line}\n" for line in _entry(key, value))


def document(sections: Mapping[str, Mapping[str, Draft]], head: str = "") -> str:
    """Give a whole file; empty sections are left out, ``head`` is a comment's first line."""
    parts = [block(name, records) for name, records in sections.items() if records]
    return (f"# {head}\n" if head else "") + "".join(parts)


def flow(value: Draft) -> str:
    """Give a value on one line: ``{family: Rower, given: Ada}``."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k, flow=True)}: {flow(v)}" for k, v in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def _entry(key: str, value: Draft) -> Iterator[str]:
    """Give the lines of one entry, without line ends."""
    name = scalar(key)
    if isinstance(value, str):
        yield f"{name}: {scalar(value)}"
    elif not value:
        yield f"{name}: {flow(value)}"
    elif isinstance(value, Mapping):
        yield f"{name}:"
        for inner, each in value.items():
            yield from (INDENT + line for line in _entry(inner, each))
    elif len(line := f"{name}: {flow(value)}") <= WIDTH:
        yield line
    else:
        yield f"{name}:"
        yield from (f"{INDENT}- {line}" for line in map(_item, value))


def _item(value: Draft) -> str:
    return scalar(value) if isinstance(value, str) else flow(value)
