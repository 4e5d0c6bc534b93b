"""Run from any folder: the project is found above, paths count from here, nothing is green
that was not looked at.
"""

import os
import subprocess
from pathlib import Path

import pytest

from footnoted.project import CONFIGURATIONS
from tests.cli.conftest import Run

SITE = "site_name: Harbor\nplugins: [footnoted]\n"
INSIDE = {
    "check": ["check"],
    "fix": ["fix"],
    "new": ["new", "a-b"],
    "adopt": ["adopt"],
    "archive": ["archive"],
    "export": ["export", "sources"],
    "import": ["import", "zotero.json"],
    "impact": ["impact", "harbor-log"],
}
"""Every command that needs a project, as it is called at the least."""


@pytest.fixture
def deep(troubled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a newsroom, standing in the folder of a briefing that has an error."""
    (troubled / "docs").mkdir()
    (troubled / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    folder = troubled / "briefings" / "north"
    folder.mkdir()
    for suffix in (".md", ".yml"):
        (troubled / "briefings" / f"ferry{suffix}").rename(folder / f"index{suffix}")
    monkeypatch.chdir(folder)
    return troubled


def test_a_file_is_checked_from_the_folder_it_lies_in(run: Run, deep: Path) -> None:
    done = run("check", "index.md")
    assert done.exit_code == 1
    assert done.stdout.startswith("index.yml:8:12: error: ")
    assert "\n    see also index.md:" in done.stdout
    whole = run("check")
    assert "../quay.md:1:1: error: " in whole.stdout
    assert run("check", "..").stdout == whole.stdout


def test_repairs_are_found_and_new_briefings_made_from_there(run: Run, deep: Path) -> None:
    file = deep / "briefings" / "north" / "index.yml"
    text = file.read_text(encoding="utf-8").replace("crane was", "crane, stood")
    file.write_text(text, encoding="utf-8")
    assert "--- a/index.yml" in run("fix").stdout
    done = run("new", "a-b", "--write")
    assert done.stdout == "../a-b.md\n../a-b.yml\n"
    assert (deep / "briefings" / "a-b.md").is_file()


def test_schemas_are_written_to_the_folder_of_the_project(run: Run, deep: Path) -> None:
    done = run("schema", "events", "--write")
    assert done.stdout == "../../schemas/events.schema.json: written\n"
    assert (deep / "schemas" / "events.schema.json").is_file()


def test_without_a_configuration_the_folder_of_briefings_is_found_above(
    run: Run, deep: Path
) -> None:
    (deep / "mkdocs.yml").unlink()
    assert run("check", "index.md").stdout.startswith("index.yml:8:12: error: ")


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_a_configuration_wins_over_a_nearer_folder_of_briefings(
    run: Run, deep: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (deep / "mkdocs.yml").rename(deep / name)
    (deep / "docs" / "briefings").mkdir()
    monkeypatch.chdir(deep / "docs")
    assert "../briefings/north/index.yml:8:12: error: " in run("check").stdout


def test_a_configuration_above_that_somebody_else_wrote_is_not_taken(
    run: Run, deep: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1, raising=False)
    folder, whole = deep / "briefings" / "north", Path.stat

    def owned(path: Path, **options: bool) -> os.stat_result:
        found = whole(path, **options)
        strange = found.st_uid + 2 if path == folder else found.st_uid
        return os.stat_result((*found[:4], strange, *found[5:]))

    monkeypatch.setattr(Path, "stat", owned)
    done = run("check")
    assert done.exit_code == 2
    assert done.stderr == (
        f"Error: {deep / 'mkdocs.yml'} belongs to another user; if you trust it, add -f "
        f"{deep / 'mkdocs.yml'}\n"
    )


@pytest.mark.parametrize("name", INSIDE)
def test_outside_of_a_project_a_command_says_what_it_looked_for(
    run: Run, tmp_path: Path, name: str
) -> None:
    (tmp_path / "zotero.json").write_text("[]", encoding="utf-8")
    done = run(*INSIDE[name])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: There is no project here: {tmp_path} and the folders above have no mkdocs.yml, "
        "mkdocs.yaml, properdocs.yml, properdocs.yaml and no folder briefings. Run `footnoted "
        "init` to begin one, or name another with --root or --config.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["zotero.json"]
    elsewhere = run(*INSIDE[name], "--root", ".")
    assert elsewhere.exit_code == 2
    assert "There is no project here: . has no mkdocs.yml, " in elsewhere.stderr


@pytest.mark.parametrize("args", [["explain"], ["schema"]])
def test_what_needs_no_project_works_anywhere(run: Run, args: list[str]) -> None:
    assert run(*args).exit_code == 0


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "mkdocs.yml",
        "tools",
        "briefings/notes.txt",
        "briefings/_old/ferry.md",
        "briefings/.git/ferry.md",
        "briefings/empty",
    ],
)
@pytest.mark.parametrize("command", ["check", "fix", "adopt", "archive"])
def test_a_path_in_which_nothing_is_looked_at_is_wrong_usage(
    run: Run, deep: Path, monkeypatch: pytest.MonkeyPatch, path: str, command: str
) -> None:
    monkeypatch.chdir(deep)
    (deep / "tools").mkdir()
    (deep / "tools" / "README.md").touch()
    (deep / "briefings" / "empty").mkdir()
    if not Path(path).exists():
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).touch()
    done = run(command, path)
    assert (done.exit_code, done.stdout) == (2, "")
    told = f"Nothing in {path} is checked: " if command == "check" else "There is no briefing in "
    assert f"Error: {told}" in done.stderr
    assert " briefings" in done.stderr


@pytest.mark.parametrize("path", ["docs/index.md", "docs", ".", "briefings/_shared/sources.yml"])
def test_pages_and_registers_are_checked_too(
    run: Run, deep: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(deep)
    (deep / "docs" / "index.md").touch()
    (deep / "briefings" / "_shared").mkdir()
    (deep / "briefings" / "_shared" / "sources.yml").touch()
    assert run("check", path).exit_code == (1 if path == "." else 0)


def test_quiet_leaves_what_was_asked_for_and_errors(run: Run, deep: Path) -> None:
    assert run("check").stderr == "2 errors, 1 warning in 2 briefings\n"
    done = run("check", "-q")
    assert (done.exit_code, done.stdout, done.stderr) == (1, run("check").stdout, "")
    assert run("fix", "--quiet").stderr == ""
    assert run("new", "a-b", "-q").stderr == ""
    assert run("new", "A B", "-q").exit_code == 2
    assert "cannot name a briefing" in run("new", "A B", "-q").stderr


def test_a_draft_that_was_left_out_is_not_called_free_of_problems(run: Run, troubled: Path) -> None:
    article = troubled / "briefings" / "ferry.md"
    text = article.read_text(encoding="utf-8").replace("date:", "draft: true\ndate:")
    article.write_text(text, encoding="utf-8")
    for path in ("briefings/ferry.md", "briefings/ferry.yml"):
        assert run("check", path).stderr == (
            "No problems in the given paths; 1 draft left out, add --drafts to check it\n"
        )
    again = run("check")
    assert again.stderr == "1 error in 1 briefing; 1 draft left out, add --drafts to check it\n"
    assert run("check").stderr == again.stderr
    assert run("check", "briefings/quay.md").stderr == "1 error in the given paths\n"
    assert run("check", "--drafts", "briefings/ferry.md").exit_code == 1


def test_a_patch_is_for_the_folder_it_is_made_in_or_says_for_which(
    run: Run, deep: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = deep / "briefings" / "north" / "index.yml"
    text = file.read_text(encoding="utf-8").replace("crane was", "crane, stood")
    file.write_text(text, encoding="utf-8")
    near = run("fix")
    assert "--- a/index.yml\n" in near.stdout
    assert "apply it" not in near.stderr
    monkeypatch.chdir(deep / "docs")
    far = run("fix")
    assert "--- a/briefings/north/index.yml\n" in far.stdout
    assert "The patch is for ..: apply it there.\n" in far.stderr
    assert "\n../briefings/north/index.yml:8:12: " in far.stderr
    subprocess.run(["git", "apply", "-"], cwd=deep, input=far.stdout_bytes, check=True)
    assert run("fix").stdout == ""


def test_a_name_that_is_taken_is_told_as_it_is_reached_from_here(run: Run, deep: Path) -> None:
    done = run("new", "quay")
    assert done.stderr == "Error: ../quay.md exists already; nothing was written.\n"
