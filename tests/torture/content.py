"""Content with errors, made at random from a sound newsroom, and every page of it in a preview.

``python -m tests.torture.content 1600`` tries that many. What cannot be rendered is printed with
its number, which gives the same content again.
"""

import random
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment

from footnoted.made import Build
from footnoted.outputs.view import environment
from footnoted.project import Project
from footnoted.store import Store
from tests.newsroom import write

HARBOUR = Path(__file__).parent.parent / "cases" / "harbour"

Files = dict[str, str | bytes]

VALUES = (
    *("nope", "-", "[]", "{}", "[[]]", "{a: b}", "null", "''", "0", "-1", "1e999", "2024-02-30"),
    *(
        "../2024",
        "9999-12-31",
        "-9999",
        "2024~/..",
        "a#b",
        "#",
        "crane-idle",
        "harbour-log",
        "x" * 99,
    ),
    *("https://", "javascript:alert(1)", "<b>", "\x07", "&amp;", "{% x %}", "[nope, nope]"),
)
"""What takes the place of a value."""


def render_preview(root: Path) -> int:
    """Render every page and file of a project as a preview does; return how many there are."""
    project = Project(root, docs_dir="docs", site_url="https://e.example/", preview=True)
    build = Build(project, Store(None), _environment())
    for file in build.made.files:
        build.announced(file.path)
        if file.page:
            build.page(file)
        elif not file.copied:
            build.content(file)
        if file.source:
            build.inputs(file)
    return len(build.made.files)


def mutated(number: int) -> Files:
    """Return the newsroom of one number: a few things in it are wrong."""
    chance = random.Random(number)
    files = dict(sound_newsroom())
    for _ in range(chance.randint(1, 4)):
        path = chance.choice(sorted(path for path in files if path.endswith((".yml", ".md"))))
        lines = str(files[path]).split("\n")
        at = chance.randrange(len(lines))
        chance.choice(_CHANGES)(lines, at, chance)
        files[path] = "\n".join(lines)
        if chance.random() < 0.03:
            del files[path]
    return files


def _drop(lines: list[str], at: int, chance: random.Random) -> None:
    del lines[at : at + chance.randint(1, 3)]


def _double(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at:at] = lines[at : at + chance.randint(1, 3)]


def _indent(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = chance.choice(["  " + lines[at], lines[at][2:]])


def _value(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at].partition(":")[0] + ": " + chance.choice(VALUES)


def _word(lines: list[str], at: int, chance: random.Random) -> None:
    words = lines[at].split(" ")
    words[chance.randrange(len(words))] = chance.choice(VALUES)
    lines[at] = " ".join(words)


def _name(lines: list[str], at: int, chance: random.Random) -> None:
    lines[at] = lines[at].replace(":", "x:", 1)


def _letter(lines: list[str], at: int, chance: random.Random) -> None:
    place = chance.randint(0, len(lines[at]))
    lines[at] = lines[at][:place] + chance.choice("[]{}\"'#&*!|>%@`,: -\t") + lines[at][place:]


def _cut(lines: list[str], at: int, chance: random.Random) -> None:
    del lines[at:]


def _move(lines: list[str], at: int, chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), lines.pop(at))


_CHANGES: tuple[Callable[[list[str], int, random.Random], None], ...] = (
    *(_drop, _double, _indent, _value, _value, _value, _word, _word, _name, _letter, _move),
    _cut,
)


@cache
def sound_newsroom() -> Mapping[str, str | bytes]:
    """Return the files of a newsroom that has every kind of record."""
    files: Files = {}
    for file in sorted(HARBOUR.rglob("briefings/**/*")):
        if file.is_file():
            path, data = file.relative_to(HARBOUR).as_posix(), file.read_bytes()
            files[path] = data.decode() if file.suffix in (".yml", ".md") else data
    return files


@cache
def _environment() -> Environment:
    return environment()


def failures(numbers: range) -> Iterator[tuple[int, str]]:
    """Yield the numbers whose newsroom cannot be rendered, and why."""
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            try:
                render_preview(write(Path(folder), mutated(number)))
            except Exception:
                yield number, traceback.format_exc(limit=-6)


if __name__ == "__main__":
    count = int(sys.argv[1])
    found = dict(failures(range(count)))
    for number, why in found.items():
        print(number, why)
    print(f"{count} newsrooms with something wrong, {len(found)} of them end in an exception")
    sys.exit(bool(found))
