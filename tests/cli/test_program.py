"""The command as a program: real processes, help, colors, and the page that describes it all."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from footnoted import __version__
from footnoted.cli.main import SUBCOMMANDS, main
from tests import loaded
from tests.cli.conftest import Run

COMMANDS = sorted(SUBCOMMANDS)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found
    return found


def program(*args: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "footnoted", *args],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_it_says_its_version(tmp_path: Path) -> None:
    done = program("--version", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"footnoted {__version__}\n")


def test_a_mistyped_command_is_answered_with_the_one_that_is_near(run: Run) -> None:
    near, far = run("chek"), run("publish")
    assert near.exit_code == far.exit_code == 2
    assert near.stderr.endswith("Error: No such command 'chek'. Did you mean `check`?\n")
    assert far.stderr.endswith("Error: No such command 'publish'.\n")


def test_as_a_module_it_gives_the_same_as_the_command(troubled: Path, run: Run) -> None:
    done = program("check", folder=troubled)
    inside = run("check")
    assert (done.returncode, done.stdout) == (inside.exit_code, inside.stdout)
    assert done.stderr == inside.stderr


def test_the_demonstration_has_no_problem_that_fails_anything(root: Path) -> None:
    done = loaded.run("-m", "footnoted", "check", "--strict", cwd=root)
    assert done.returncode == 0, done.stdout


def test_a_terminal_that_lacks_letters_gets_escapes(troubled: Path) -> None:
    done = program("check", folder=troubled, PYTHONIOENCODING="latin-1")
    assert done.returncode == 1
    assert (
        "The article now has \\u201cstood\\u201d where the quotation has \\u201cwas\\u201d."
        in done.stdout
    )


def test_without_arguments_it_teaches(run: Run) -> None:
    done = run()
    assert "footnoted new harbor-strike --write" in done.output
    assert "Exit codes" in done.output


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_it_does_an_example_and_the_exit_codes(run: Run, name: str) -> None:
    for flag in ("--help", "-h"):
        text = run(name, flag).stdout
        assert f"footnoted {name}" in text
        assert re.search(r"Examples:\n +footnoted ", text)
        assert "Exit codes: 0" in text
        assert max(map(len, text.splitlines())) <= 96


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    options = [p for p in command(name).params if isinstance(p, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_colors_only_where_they_are_seen_and_wanted(
    run: Run, troubled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("check")
    assert "\x1b" not in plain.output
    coloured = run("check", color=True)
    assert "\x1b[31m\x1b[1merror:\x1b[0m" in coloured.stdout
    assert click.unstyle(coloured.stdout) == plain.stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("check", color=True).stdout == plain.stdout
    monkeypatch.setenv("NO_COLOR", "")
    assert run("check", color=True).stdout == coloured.stdout


def test_help_loads_neither_the_model_nor_the_host() -> None:
    code = (
        "import sys\nfrom footnoted.cli.main import main\n"
        "print(sorted({'pydantic', 'markdown', 'mkdocs', 'yaml', 'rapidfuzz'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.fixture(scope="module")
def manual(root: Path) -> dict[str, str]:
    """Return the section of each command in the page that describes them."""
    text = (root / "docs" / "reference" / "command.md").read_text(encoding="utf-8")
    parts = re.split(r"^## `footnoted ([a-z-]+)`$", text, flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def test_the_page_has_a_section_for_every_command_and_no_other(manual: dict[str, str]) -> None:
    assert sorted(manual) == ["", *COMMANDS]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_describes_every_argument_and_option_and_no_other(
    manual: dict[str, str], name: str
) -> None:
    table = manual[name].partition("| Argument or option |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `([^`]+)`", table, flags=re.MULTILINE)
    described = {row.split()[0] for row in rows}
    params = command(name).params
    options = {p.opts[0] for p in params if isinstance(p, click.Option)}
    arguments = {p.name.upper() for p in params if isinstance(p, click.Argument) and p.name}
    assert described == options | arguments
    assert set(OPTION.findall(manual[name])) <= options | {"--help", "--write"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_gives_every_choice_of_an_option(manual: dict[str, str], name: str) -> None:
    for param in command(name).params:
        if isinstance(param.type, click.Choice):
            assert [c for c in param.type.choices if f"`{c}`" not in manual[name]] == []


def test_options_of_all_commands_are_described(manual: dict[str, str]) -> None:
    options = {p.opts[0] for p in main.params if isinstance(p, click.Option)}
    assert options <= set(OPTION.findall(manual[""]))


ABOUT = (
    "briefings/harbor-strike.md",
    "docs/mkdocs.yml",
    "../blog/_posts/a.md",
    "zotero.json",
    "references.bib",
    "zotero.ris",
)
"""The files that the examples name, one of each folder; beside the newsroom is allowed."""


def test_every_example_is_a_command_that_parses(manual: dict[str, str], troubled: Path) -> None:
    helps = [command(name).help or "" for name in COMMANDS]
    texts = [*manual.values(), *helps, main.help or ""]
    lines = [m for text in texts for m in re.findall(r"^ *(footnoted .+)$", text, re.MULTILINE)]
    assert len(lines) > 12
    for line in lines:
        words = shlex.split(re.split(r" > | {2,}|#", line)[0])[1:]
        name, *args = words
        if name.startswith("-") or "--help" in args:
            continue
        for path in ABOUT:
            (troubled / path).parent.mkdir(parents=True, exist_ok=True)
            (troubled / path).touch()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(troubled)
            command(name).make_context(name, args)
