"""Read one YAML text strictly; after a known slip, go on with the line cured.

Never raises for content, never touches a file.
"""

from dataclasses import replace

import yaml
from yaml.error import MarkedYAMLError

from footnoted.diagnostics import Diagnostic, Mark
from footnoted.load.yaml import codes
from footnoted.load.yaml.build import Builder
from footnoted.load.yaml.characters import blanked, inspect
from footnoted.load.yaml.document import Document, Value
from footnoted.load.yaml.events import events
from footnoted.load.yaml.explain import explain
from footnoted.load.yaml.slip import Slip, Stop

SIZE = 256 * 1024
"""Bytes of UTF-8 that are read from one sidecar or front matter."""
CURES = 10
"""Slips cured in one text; each costs one more reading of it."""


def parse(text: str, path: str, size: int = SIZE) -> Document:
    """Read a text into a document; its problems come with it, sorted by place."""
    if len(text.encode("utf-8", "surrogatepass")) > size:
        message = f"The text is larger than {size // 1024} KiB."
        problem = Diagnostic(codes.TOO_LARGE, message, Mark(path), codes.TOO_LARGE.cure)
        return Document(path, text, None, {}, (problem,))
    body = text.removeprefix("\ufeff")
    # A byte order mark shifts the parser's indexes: offsets count it, columns do not.
    bom = text[: len(text) - len(body)]
    document = _cure_and_read(blanked(body), path, len(bom))
    problems = sorted({*inspect(body, path), *document.problems}, key=lambda one: one.sort_key)
    return replace(document, text=bom + document.text, problems=tuple(problems))


def _cure_and_read(text: str, path: str, shift: int) -> Document:
    """Read a text, curing one slip after the other as long as the cures help."""
    told: list[Diagnostic] = []
    document, slip = _attempt(text, path, shift)
    while slip:
        cured = _with_line(text, slip) if len(told) < CURES else None
        again, later = _attempt(cured, path, shift) if cured else (document, slip)
        if not cured or (later and later.place <= slip.place):
            told.append(replace(slip, cured=None).diagnostic(path))
            document = replace(document, value=None, places={})
            break
        told.append(slip.diagnostic(path))
        text, document, slip = cured, again, later
    return replace(document, text=text, problems=(*document.problems, *told))


def _with_line(text: str, slip: Slip) -> str | None:
    """Give the text with the slip's line cured; None where there is no cure."""
    lines = text.splitlines(keepends=True)
    if slip.cured is None or slip.line >= len(lines):
        return None
    old = lines[slip.line]
    ending = old[len(old.rstrip("\r\n")) :]
    lines[slip.line] = slip.cured + ending
    return "".join(lines)


def _attempt(text: str, path: str, shift: int) -> tuple[Document, Slip | None]:
    """Read a text once, up to its end or its first slip."""
    builder = Builder(text, path, shift)
    value: Value = None
    slip: Slip | None = None
    try:
        value = builder.build(events(text))
    except Stop as stop:
        slip = stop.slip
    except MarkedYAMLError as error:
        slip = explain(error, builder.lines, builder.last)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        slip = Slip(codes.SYNTAX, f"This is not YAML: {error}.", 0, 0)
    if value is not None and not isinstance(value, dict):
        message = "The file must be made of keys with values."
        mark = builder.places[()].mark
        builder.problems.append(
            Diagnostic(codes.NOT_A_MAPPING, message, mark, codes.NOT_A_MAPPING.cure)
        )
        value = None
    return Document(path, text, value, builder.places, tuple(builder.problems)), slip
