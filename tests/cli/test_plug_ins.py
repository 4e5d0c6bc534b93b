"""Plug-ins: the one of the guide, installed and run; and every kind that is refused."""

import importlib
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from footnoted.plug_ins import PlugInError, load_plug_ins
from tests.cli.conftest import Run

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "extend.md"
TEXT = GUIDE.read_text(encoding="utf-8")
LOUD = "---\ntitle: THE FERRY IS LATE\ndate: 2025-02-13\ntags: [ports & ships]\n---\n\nLate.\n"
TOLD = "briefings/loud.md:2:8: warning: The title is in capitals. [title.shouts]"

Install = Callable[..., Path]


def example(language: str) -> str:
    """Return the first block of a language in the guide."""
    found = re.search(rf"```{language} title=.*?\n(.*?)```", TEXT, re.DOTALL)
    assert found
    return found[1]


def points() -> dict[str, str]:
    """Return the entry points of the guide's example, by group."""
    groups = tomllib.loads(example("toml"))["project"]["entry-points"]
    return {
        group: "\n".join(f"{name} = {value}" for name, value in given.items())
        for group, given in groups.items()
    }


@pytest.fixture
def install(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return a function that installs a distribution of one module, as pip would leave it."""

    def distribution(name: str, code: str, groups: dict[str, str]) -> Path:
        folder = tmp_path_factory.mktemp(name)
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
        info = folder / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        told = (f"[{group}]\n{lines}\n" for group, lines in groups.items())
        (info / "entry_points.txt").write_text("".join(told), encoding="utf-8")
        monkeypatch.syspath_prepend(str(folder))
        monkeypatch.delitem(sys.modules, name, raising=False)
        return folder

    return distribution


@pytest.fixture
def shouting(install: Install, newsroom: Path) -> Path:
    """Return the folder where the plug-in of the guide is installed; a title is in capitals."""
    (newsroom / "briefings" / "loud.md").write_text(LOUD, encoding="utf-8")
    return install("shouting", example("python"), points())


def test_the_problem_of_a_plug_in_is_reported_and_explained(run: Run, shouting: Path):
    assert run("check").stdout == f"{TOLD}\n    hint: Use small letters.\n"
    assert run("check", "--strict").exit_code == 1
    text = run("explain", "title.shouts").stdout
    assert "A title is in capitals." in text
    assert "title: THE CRANE STANDS STILL" in text
    rules = json.loads(run("check", "--format", "sarif").stdout)["runs"][0]["tool"]["driver"][
        "rules"
    ]
    assert "title.shouts" in {rule["id"] for rule in rules}


def test_it_is_no_part_of_the_manual_that_we_publish(run: Run, shouting: Path):
    assert "title.shouts" not in run("explain", "--format", "markdown").stdout
    assert "title.shouts" in run("explain").stdout


def test_its_problem_can_be_allowed_with_a_reason(run: Run, shouting: Path, newsroom: Path):
    (newsroom / "briefings" / "loud.yml").write_text(
        "allow:\n  - {code: title.shouts, because: It is the ferry's own spelling.}\n", "utf-8"
    )
    assert run("check").stdout == ""


CONFIG = """\
site_name: Desk
theme: {name: material, font: false}
plugins:
  - footnoted:
"""


def build(newsroom: Path, plug_in: Path, options: str) -> subprocess.CompletedProcess[str]:
    """Build the newsroom with MkDocs in a process of its own, where the plug-in is installed."""
    (newsroom / "docs").mkdir(exist_ok=True)
    (newsroom / "docs" / "index.md").write_text("# Desk\n", encoding="utf-8")
    (newsroom / "mkdocs.yml").write_text(f"{CONFIG}      {options}\n", encoding="utf-8")
    package = str(Path(importlib.import_module("footnoted").__file__ or "").parents[1])
    path = os.pathsep.join([str(plug_in), package])
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=newsroom,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_built_site_has_its_file_and_its_page_and_the_options_reach_them(
    newsroom: Path, shouting: Path
):
    done = build(newsroom, shouting, "pages: {tags: subjects.md}")
    assert done.returncode == 0, done.stderr
    assert TOLD in done.stderr, done.stderr
    titles = (newsroom / "site" / "titles.txt").read_text(encoding="utf-8")
    assert sorted(titles.splitlines()) == ["THE FERRY IS LATE", "The ferry is late"]
    page = (newsroom / "site" / "subjects" / "index.html").read_text(encoding="utf-8")
    assert '<h1 id="tags">Tags</h1>' in page
    assert "<li>ports &amp; ships</li>" in page
    index = (newsroom / "site" / "briefings" / "index.html").read_text(encoding="utf-8")
    assert '<a href="../subjects/">Tags</a>: what it is all about' in index
    less = ("levels: {title.shouts: info}", "exports: {titles: false}", "pages: {tags: false}")
    done = build(newsroom, shouting, "\n      ".join(less))
    assert done.returncode == 0, done.stderr
    assert TOLD.replace("warning", "info") in done.stderr, done.stderr
    assert not (newsroom / "site" / "titles.txt").exists()
    assert not (newsroom / "site" / "tags").exists()


EXPORT = "from footnoted.outputs.files import Export\nVALUE = Export({!r}, lambda site: ())\n"
PAGE = (
    "from footnoted.outputs.page import Page\n"
    "VALUE = Page({!r}, 'A', 'A page.', lambda site, view, env: '')\n"
)
CHECK = (
    "from footnoted.diagnostics.problem import Code, Level\n"
    "CODE = Code({!r}, Level.ERROR, 'It is wrong.', 'Mend it.')\n"
    "def VALUE(site):\n    yield from ()\n"
)


@pytest.mark.parametrize(
    ("group", "code", "reason"),
    [
        (
            "checks",
            "raise ImportError('No way')",
            "cannot be loaded: ImportError: No way.",
        ),
        ("pages", "1 / 0", "cannot be loaded: ZeroDivisionError: division by zero."),
        ("exports", "", "cannot be loaded: AttributeError: module 'bad' has no attribute 'VALUE'."),
        ("exports", "VALUE = 7", "is not an Export."),
        ("pages", EXPORT.format("a"), "is not a Page."),
        ("checks", "VALUE = 7", "is not a function of the Site whose module declares a Code."),
        (
            "checks",
            "def VALUE(site):\n    yield from ()\n",
            "is not a function of the Site whose module declares a Code.",
        ),
    ],
)
def test_what_cannot_be_used_is_told_with_the_name_of_the_distribution(
    install: Install, group: str, code: str, reason: str
):
    install("bad", code, {f"footnoted.{group}": "mine = bad:VALUE"})
    with pytest.raises(PlugInError) as told:
        load_plug_ins()
    assert str(told.value) == (
        f"The plug-in `mine` of bad (footnoted.{group}) {reason} Repair or uninstall it."
    )


@pytest.mark.parametrize(
    ("group", "noun", "code", "key"),
    [
        ("exports", "export", EXPORT, "sources"),
        ("pages", "page", PAGE, "timeline"),
        ("checks", "problem", CHECK, "anchor.lost"),
    ],
)
def test_what_is_ours_already_is_refused(
    install: Install, group: str, noun: str, code: str, key: str
):
    install("bad", code.format(key), {f"footnoted.{group}": "mine = bad:VALUE"})
    with pytest.raises(PlugInError) as told:
        load_plug_ins()
    assert str(told.value) == (
        f"The plug-in `mine` of bad (footnoted.{group}) brings the {noun} `{key}`, which Footnoted "
        "itself has already. Rename it or uninstall one of the two."
    )


def test_of_two_plug_ins_with_one_key_both_are_named(install: Install):
    for name in ("one", "two"):
        install(name, PAGE.format("extra"), {"footnoted.pages": f"extra = {name}:VALUE"})
    with pytest.raises(PlugInError, match=r"of two .* brings the page `extra`, which one has"):
        load_plug_ins()


def test_a_key_that_is_no_part_of_an_address_is_refused(install: Install):
    install("bad", PAGE.format("../up"), {"footnoted.pages": "mine = bad:VALUE"})
    with pytest.raises(PlugInError, match=r"^The plug-in `mine` of bad .* has the key `\.\./up`"):
        load_plug_ins()


def test_checks_of_one_module_share_their_codes(install: Install):
    code = f"{CHECK.format('title.odd')}def OTHER(site):\n    yield from ()\n"
    install("two", code, {"footnoted.checks": "a = two:VALUE\nb = two:OTHER"})
    assert len(load_plug_ins().checks) == 2


def test_a_broken_plug_in_ends_a_command_and_a_build_as_wrong_configuration(
    run: Run, install: Install, newsroom: Path
):
    folder = install("bad", "1 / 0", {"footnoted.pages": "mine = bad:VALUE"})
    reason = "The plug-in `mine` of bad (footnoted.pages) cannot be loaded: ZeroDivisionError"
    done = run("check")
    assert done.exit_code == 2
    assert reason in done.stderr
    built = build(newsroom, folder, "on_problem: warn")
    assert built.returncode == 1
    assert reason in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize("host", ["mkdocs.yml", "nothing"])
def test_they_are_asked_for_once_by_a_command_and_never_at_import(
    run: Run, newsroom: Path, monkeypatch: pytest.MonkeyPatch, host: str
):
    asked: list[str] = []

    def entry_points(*, group: str) -> tuple[()]:
        asked.append(group)
        return ()

    monkeypatch.setattr("footnoted.plug_ins.entry_points", entry_points)
    (newsroom / host).write_text(f"{CONFIG}      on_problem: warn\n", encoding="utf-8")
    (newsroom / "docs").mkdir()
    assert run("check").exit_code == 0
    assert asked == ["footnoted.checks", "footnoted.exports", "footnoted.pages"]


def names() -> list[tuple[str, str]]:
    """Return what the guide promises: each name, and what it keeps."""
    return re.findall(r"^\| `(footnoted\.[a-z.]+:\w+)` \| (.+) \|$", TEXT, re.MULTILINE)


def test_the_guide_promises_something():
    assert len(names()) > 10


@pytest.mark.parametrize(("name", "kept"), names())
def test_what_the_guide_promises_is_there(name: str, kept: str):
    module, _, value = name.partition(":")
    found = getattr(importlib.import_module(module), value)
    known = {*dir(found), *getattr(found, "__annotations__", {})}
    assert set(re.findall(r"`(\w+)`", kept)) <= known
