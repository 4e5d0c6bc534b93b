"""The tab key: what a shell gets, and that it gets nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import CompletionItem, ShellComplete

from footnoted.cli import project as completion
from footnoted.cli.main import main
from tests.cli.conftest import Run
from tests.programs import needed


def completed(*words: str) -> list[str]:
    """Return what is offered for the last of some words."""
    *before, begun = words
    shell = ShellComplete(main, {}, "footnoted", "_FOOTNOTED_COMPLETE")
    return [item.value for item in shell.get_completions(before, begun)]


@pytest.mark.usefixtures("run")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("im",), ["impact", "import"]),
        (("impact", ""), ["harbor-log"]),
        (("impact", "harbor"), ["harbor-log"]),
        (("impact", "x"), []),
        (("archive", "har"), ["harbor-log"]),
        (("explain", "anchor.am"), ["anchor.ambiguous"]),
        (("import", "a.bib", "--into", ""), ["ferry", "quay", "register"]),
        (("import", "a.bib", "--into", "f"), ["ferry"]),
        (("export", "s"), ["sources"]),
        (("check", "--str"), ["--strict"]),
        (("schema", "ev"), ["events"]),
    ],
)
def test_what_begins_so_is_offered(
    troubled: Path, words: tuple[str, ...], offered: list[str]
) -> None:
    (troubled / "briefings" / "quay.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    assert completed(*words) == offered


def test_what_is_no_source_is_completed_as_a_file(run: Run, troubled: Path) -> None:
    shell = ShellComplete(main, {}, "footnoted", "_FOOTNOTED_COMPLETE")
    items = shell.get_completions(["archive"], "brief")
    assert [(item.value, item.type) for item in items] == [("brief", "file")]


def test_the_project_that_was_named_counts(run: Run, troubled: Path) -> None:
    (troubled / "desk").mkdir()
    os.chdir(troubled / "desk")
    assert completed("impact", "--root", "..", "harb") == ["harbor-log"]


def test_where_there_is_no_project_nothing_is_completed(run: Run) -> None:
    assert completed("impact", "") == []


def test_a_wrong_configuration_is_not_told_by_the_tab_key(
    run: Run, newsroom: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (newsroom / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    assert completed("impact", "") == []
    assert capfd.readouterr() == ("", "")


def test_words_on_what_is_offered_change_nothing_of_a_terminal(
    monkeypatch: pytest.MonkeyPatch, newsroom: Path
) -> None:
    wild = [("a", "one\n\x1b[31mtwo"), ("b", "long " * 40), ("c", "")]
    monkeypatch.setattr(completion, "_sources", lambda project: wild)
    monkeypatch.chdir(newsroom)
    context = click.Context(main)
    items = completion.complete_sources(context, click.Argument(["a"]), "")
    assert [item.help for item in items] == ["one [31mtwo", f"{('long ' * 40)[:59]}…", None]
    assert all(isinstance(item, CompletionItem) for item in items)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_told_how_to_ask(tmp_path: Path, shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "footnoted"],
        cwd=tmp_path,
        env={**os.environ, "_FOOTNOTED_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"_FOOTNOTED_COMPLETE={shell}_complete" in done.stdout


def test_bash_completes_a_source(troubled: Path) -> None:
    program = troubled / "bin" / "footnoted"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m footnoted "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(_FOOTNOTED_COMPLETE=bash_source footnoted)"\n'
        "COMP_WORDS=(footnoted impact har) COMP_CWORD=2\n"
        '_footnoted_completion footnoted; echo "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        [needed("bash"), "-c", script],
        cwd=troubled,
        env={**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "harbor-log\n", done.stderr
