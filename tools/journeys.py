"""Count how often four things change hands on their way from a writer's file to the page.

A small newsroom is built with MkDocs while every call between two files of the package is watched.
A move is a call, or its return, from one file to another that carries the thing: the text itself,
or a value that contains it within two steps (a selector, an anchor, a record), but not a value that
contains the whole library. Fewer moves and files are easier to follow::

    python -m tools.journeys              # the package that is imported
    PYTHONPATH=../other/plugins python tools/journeys.py   # another checkout, for comparison
"""

import dataclasses
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

THINGS = {
    "a quotation": "stood idle for a zephyr week",
    "a note's number": "fn:src-zephyr-log",
    "a date": "2024-04-27",
    "a picture's credit": "Zephyr Rower",
}
"""What is followed, by a text that occurs nowhere else."""

FILES = {
    "mkdocs.yml": """\
site_name: The Northport Desk
theme: {name: material, font: false}
plugins: [footnoted: {on_problem: warn, as_of: 2024-05-06}]
""",
    "docs/index.md": "# Home\n",
    "briefings/crane.md": """\
---
title: The crane
date: 2024-05-06
---

The crane stood idle for a zephyr week. It broke in April.

![The quay.](quay.svg)
""",
    "briefings/crane.yml": """\
sources:
  zephyr-log: {type: webpage, title: Harbor log, url: "https://harbor.example/log"}
claims:
  idle:
    quote: stood idle for a zephyr week
    attribution: [{source: zephyr-log, how: reported, read: true}]
dates:
  storm: {date: 2024-04-27, title: A storm, quote: in April, sources: [zephyr-log]}
images:
  quay: {file: quay.svg, alt: The quay., credit: Zephyr Rower, license: CC-BY-4.0}
""",
    "briefings/quay.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4v3"/></svg>
""",
}
STEPS = 2
"""How deep within a value a thing may be."""
MOST = 40
"""How many parts of a value are looked at; a value with more is no single thing."""


def holds(value: object, text: str, steps: int = STEPS) -> bool:
    """Return whether a value is the text or contains it within that many steps."""
    if isinstance(value, str):
        return text in value and len(value) < 400
    if steps == 0 or value is None or isinstance(value, (int, float, bytes, type)):
        return False
    return any(holds(part, text, steps - 1) for part in parts(value))


def parts(value: object) -> Iterator[object]:
    """Yield the parts of a small value; none of a large one."""
    found: list[object] = []
    try:
        if isinstance(value, Mapping):
            found = [*value.values()] if type(value) is dict else []
        elif isinstance(value, (tuple, list, set, frozenset)):
            found = list(value)
        elif dataclasses.is_dataclass(value):
            found = [getattr(value, field.name) for field in dataclasses.fields(value)]
        else:
            found = list(getattr(value, "__dict__", {}).values())
    except Exception:  # a property of somebody else's; it is only looked at
        return
    if len(found) <= MOST:
        yield from found


class Watch:
    """A profile function that counts the moves of every thing."""

    def __init__(self, package: Path) -> None:
        """Watch the files of this package."""
        self.package = str(package)
        self.moves = dict.fromkeys(THINGS, 0)
        self.files: dict[str, set[str]] = {name: set() for name in THINGS}

    def __call__(self, frame: FrameType, event: str, argument: Any) -> None:
        """Note one call or return."""
        if event not in ("call", "return") or frame.f_back is None:
            return
        inside, outside = frame.f_code.co_filename, frame.f_back.f_code.co_filename
        if inside == outside or not inside.startswith(self.package):
            return
        if not outside.startswith(self.package):
            return
        carried = [argument]
        if event == "call":
            code = frame.f_code
            carried = [frame.f_locals.get(name) for name in code.co_varnames[: code.co_argcount]]
        for name, text in THINGS.items():
            if any(holds(value, text) for value in carried):
                self.moves[name] += 1
                self.files[name] |= {inside, outside}


def main() -> None:
    """Build the newsroom and print the counts, a line for each thing."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    import footnoted

    watch = Watch(Path(footnoted.__file__).parent)
    with tempfile.TemporaryDirectory() as folder:
        for path, text in FILES.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        config = load_config(str(Path(folder, "mkdocs.yml")))
        sys.setprofile(watch)
        try:
            build(config)
        finally:
            sys.setprofile(None)
    for name in THINGS:
        print(f"{name}: {watch.moves[name]} moves in {len(watch.files[name])} files")


if __name__ == "__main__":
    main()
