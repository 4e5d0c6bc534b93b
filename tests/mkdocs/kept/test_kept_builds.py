"""What earlier builds kept changes nothing: every file and every word is as if made anew."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mkdocs.kept.room import ARTICLE, CACHE, EDITS, Room, Told, build, differing, files, run

STORE = "build.sqlite3"
SEED = 7
AT_ONCE = 9
"""So many changes are made between two builds."""
PAIRS = (("a briefing more", "a briefing less"), ("a picture on a page", "a page"))
"""Changes of which the second needs the first, or tells more after it."""
APART = (
    ("broken YAML", "mended YAML"),
    ("a quoted word", "the old word"),
    ("a draft", "a draft no more"),
)
"""Changes that make builds fail, and those that end it: each is built by itself."""
FAILING = [[first] for first, _ in APART]


def sequence(seed: int) -> Iterator[list[str]]:
    """Yield the changes between two builds: all there are, in an order made of a number."""
    chance = random.Random(seed)
    apart = {name for pair in APART for name in pair}
    names = sorted(set(EDITS) - apart)
    chance.shuffle(names)
    for first, second in PAIRS:
        one, other = sorted(map(names.index, (first, second)))
        names[one], names[other] = first, second
    blocks = [[names[n : n + AT_ONCE]] for n in range(0, len(names), AT_ONCE)]
    for first, second in APART:
        blocks.insert(chance.randrange(len(blocks)), [[first], [second]])
    for block in blocks:
        yield from block


def test_after_every_change_a_kept_site_is_the_site_made_anew(tmp_path):
    room = Room(tmp_path / "room")
    assert build(room.root).status == 0
    for number, names in enumerate(sequence(SEED)):
        for name in names:
            EDITS[name](room)
        kept = build(room.root)
        fresh = build(room.copy(tmp_path / f"copy-{number}"))
        assert (kept.status, kept.words) == (fresh.status, fresh.words), names
        assert (kept.status == 1) == (names in FAILING), names
        if kept.status == 0:
            assert differing(kept.site, fresh.site) == [], names


EXTENSIONS = """\
  - abbr
  - pymdownx.snippets: {auto_append: [words/abbreviations.md]}
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
      options: {custom_icons: [drawn]}
  - toc:
      slugify: !!python/name:house.slug
"""
HOUSE = """
from markupsafe import Markup
from footnoted.outputs.page import Page

def slug(text, separator):
    return "at-" + text.lower().replace(" ", separator)

def render(site, view, env):
    return Markup('<h1 id="board">Board</h1>')

BOARD = Page("board", "Board", "All of it.", render, about="what it is")
"""
OTHERS = {
    "words/abbreviations.md": "*[quay]: A place for ships\n",
    "drawn/harbor/bell.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 1"/></svg>',
    "installed/house.py": HOUSE,
    "installed/house-1.0.dist-info/METADATA": (
        "Metadata-Version: 2.1\nName: house\nVersion: 1.0\n"
    ),
    "installed/house-1.0.dist-info/entry_points.txt": "[footnoted.pages]\nboard = house:BOARD\n",
}
BESIDE = (
    ("words/abbreviations.md", "A place", "The place"),
    ("drawn/harbor/bell.svg", "M1 1", "M2 2"),
    ("installed/house.py", ">Board<", ">The board<"),
    ("installed/house.py", "at-", "on-"),
)
"""What is neither content nor ours, and decides on articles and pages."""


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """Return a newsroom with extensions and a plug-in of others; each test changes it further."""
    room = Room(tmp_path_factory.mktemp("extended") / "room")
    extensions = "markdown_extensions: [footnotes, tables, attr_list"
    room.edit("mkdocs.yml", f"{extensions}]", "markdown_extensions:\n" + EXTENSIONS)
    for path, text in OTHERS.items():
        room.write(path, text)
    room.edit(ARTICLE.format(1), "## What", ":harbor-bell: rang.\n\n## What")
    assert build(room.root).status == 0
    return room


@pytest.mark.parametrize(("path", "old", "new"), BESIDE)
def test_what_extensions_and_plug_ins_rest_on_decides_too(extended, tmp_path, path, old, new):
    before = build(extended.root)
    extended.edit(path, old, new)
    kept = build(extended.root)
    assert differing(before.site, kept.site) != []
    assert same(kept, build(extended.copy(tmp_path / "copy")))


def test_with_an_extension_that_nobody_knows_nothing_is_kept(extended, tmp_path):
    code = "from markdown.extensions.tables import makeExtension\nWORD = 'one'\n"
    extended.write("installed/unheard.py", code)
    extended.edit("mkdocs.yml", "  - abbr\n", "  - abbr\n  - unheard\n")
    assert build(extended.root).status == 0
    extended.edit("installed/unheard.py", "tables", "nl2br")
    assert same(build(extended.root), build(extended.copy(tmp_path / "copy")))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Room, Told]:
    """Return a newsroom with warnings and how its build ended; tests copy it."""
    room = Room(tmp_path_factory.mktemp("built") / "room")
    room.edit("mkdocs.yml", "on_problem: error", "on_problem: warn")
    EDITS["a quoted word"](room)
    return room, build(room.root)


@pytest.fixture
def again(built: tuple[Room, Told], tmp_path: Path) -> Path:
    """Return the folder of a copy, with all that was kept."""
    shutil.copytree(built[0].root, tmp_path / "room")
    return tmp_path / "room"


def test_a_build_without_any_change_says_and_makes_the_same(built, again):
    assert same(build(again), built[1])


def same(one: Told, other: Told) -> bool:
    """Tell whether two builds ended alike."""
    assert (one.status, one.words) == (other.status, other.words)
    assert differing(one.site, other.site) == []
    return True


def damage_in_the_middle(store: Path) -> None:
    data = bytearray(store.read_bytes())
    for place in range(20_000, len(data), 50_000):
        data[place : place + 100] = bytes(100)
    store.write_bytes(data)


def change_every_value(store: Path) -> None:
    with sqlite3.connect(store) as base:
        base.execute("update kept set data = cast(substr(data, 1, length(data) / 2) as blob)")


def replace_by_folder(store: Path) -> None:
    store.unlink()
    (store / "in the way").mkdir(parents=True)


DAMAGES = {
    "deleted": lambda store: shutil.rmtree(store.parent),
    "emptied": lambda store: store.write_bytes(b""),
    "cut off": lambda store: store.write_bytes(store.read_bytes()[: store.stat().st_size // 2]),
    "overwritten": lambda store: store.write_bytes(random.Random(1).randbytes(100_000)),
    "damaged in places": damage_in_the_middle,
    "values cut off": change_every_value,
    "a folder in its place": replace_by_folder,
}


@pytest.mark.parametrize("how", DAMAGES)
def test_what_was_kept_may_be_lost_or_damaged(built, again, how):
    DAMAGES[how](again / CACHE / STORE)
    assert same(build(again), built[1])
    assert same(build(again), built[1])


TWO = """
import os, sys
from mkdocs.__main__ import cli

child = os.fork()
if child == 0:
    sys.stdout = sys.stderr = open(os.devnull, "w")
try:
    cli(["build", "--site-dir", "site" if child else "second"])
except SystemExit as ended:
    if child == 0:
        os._exit(ended.code or 0)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
"""Two builds at once, of which one is heard."""


@pytest.mark.parametrize("empty", [False, True], ids=["kept", "nothing kept"])
def test_two_builds_at_once_make_the_same(built, again, empty):
    if empty:
        shutil.rmtree(again / CACHE)
    assert same(run(again, "-c", TWO), built[1])
    assert differing(files(again / "second"), built[1].site) == []
    assert same(build(again), built[1])


PREVIEW = """
import shutil, sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

for number, step in enumerate((%s)):
    exec(step)
    config = load_config(site_dir="site")
    if number == 0:
        config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = "http://127.0.0.1:8000/"
    build(config, serve_url=config.site_url)
"""
"""Rebuilds of a preview in one process, each after a change."""
BREAK = """
record = Path("briefings/briefing-0.yml")
good = record.read_text()
record.write_text(good.replace("chains:", 'chains: "open', 1))
"""
MEND = "record.write_text(good)"
REWORD = """
article = Path("briefings/briefing-1.md")
article.write_text(article.read_text().replace("before winter", "before long"))
"""


def preview(folder: Path, *steps: str) -> Told:
    """Return how the last of several rebuilds of a preview ended."""
    return run(folder, "-c", PREVIEW % "".join(f"{step!r}," for step in steps))


def test_a_preview_shows_its_problems_wherever_they_come_from(built, tmp_path):
    fresh = preview(built[0].copy(tmp_path / "fresh"), BREAK + REWORD)
    assert b"fn-problems" in fresh.site["briefings/briefing-1/index.html"]
    assert b"yaml" in fresh.site["briefings/briefing-0/index.html"]
    folder = built[0].copy(tmp_path / "room")
    kept = preview(folder, "", BREAK, MEND, REWORD, BREAK)
    assert differing(kept.site, fresh.site) == []
    once_more = preview(folder, "")
    assert differing(once_more.site, fresh.site) == []
    assert fresh.words == once_more.words
