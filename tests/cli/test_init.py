"""``footnoted init``: a site that builds at once, or one line in a configuration that is there."""

import subprocess
from pathlib import Path

import pytest
import yaml

from footnoted.cli.init import _requirement
from tests import loaded
from tests.cli.conftest import Run

FILES = [
    ".github/workflows/site.yml",
    ".gitignore",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "Makefile",
    "briefings/how-this-site-works.md",
    "briefings/how-this-site-works.svg",
    "briefings/how-this-site-works.yml",
    "docs/index.md",
    "mkdocs.yml",
    "requirements.txt",
    "schemas/events.schema.json",
    "schemas/images.schema.json",
    "schemas/parties.schema.json",
    "schemas/sidecar.schema.json",
    "schemas/sources.schema.json",
]


def files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_what_would_be_written_is_named_and_nothing_is(run: Run, tmp_path: Path) -> None:
    done = run("init")
    assert done.exit_code == 0
    assert sorted(line.partition(" ")[0] for line in done.stdout.splitlines()) == FILES
    assert done.stdout.splitlines()[-1].startswith("mkdocs.yml (new, ")
    assert done.stderr == (
        "Nothing was written. Add --patch to see the files, --write to write them.\n"
    )
    assert files(tmp_path) == []


def test_a_new_site_has_no_problem_and_builds_strictly(run: Run, tmp_path: Path) -> None:
    done = run("init", "--write", "--title", "Harbor: “news”")
    assert sorted(done.stdout.splitlines()) == files(tmp_path) == FILES
    checked = run("check", "--strict")
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert checked.stderr == "No problems in 1 briefing\n"
    built = loaded.run("-m", "mkdocs", "build", "--strict", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    page = tmp_path / "site" / "briefings" / "how-this-site-works" / "index.html"
    text = page.read_text(encoding="utf-8")
    records = ("claim-errors", "date-site-begun", "figure-kinds", "image-tied", "fn:src-footnoted")
    assert [one for one in records if f'id="{one}' not in text] == []
    assert (
        (tmp_path / "docs" / "index.md")
        .read_text(encoding="utf-8")
        .startswith("# Harbor: “news”\n")
    )
    assert "<title>How this site shows what it rests on - Harbor: “news”</title>" in text


def test_its_patch_makes_the_same_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    shown = run("init", "a", "--patch", "--title", "Desk").stdout_bytes
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=shown, check=True)
    run("init", "b", "--write", "--title", "Desk")
    both = [
        {path: (tmp_path / folder / path).read_bytes() for path in FILES} for folder in ("a", "b")
    ]
    assert both[0] == both[1]


def test_what_is_there_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text("all:\n", encoding="utf-8")
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings" / "mine.md").touch()
    done = run("init", "--write")
    assert done.exit_code == 0
    assert "Makefile exists already and is not changed.\n" in done.stderr
    assert (tmp_path / "Makefile").read_text(encoding="utf-8") == "all:\n"
    assert files(tmp_path / "briefings") == ["mine.md"]
    again = run("init", "--write")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr == "mkdocs.yml already lists footnoted. There is nothing to do.\n"


def test_what_was_interrupted_is_finished_by_a_second_run(run: Run, tmp_path: Path) -> None:
    run("init", "--write")
    (tmp_path / "mkdocs.yml").unlink()  # the last that is written
    (tmp_path / "Makefile").unlink()
    assert run("init", "--write").stdout == "Makefile\nmkdocs.yml\n"


def test_inside_of_a_project_a_folder_has_to_be_named(
    run: Run, newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (newsroom / "desk").mkdir()
    monkeypatch.chdir(newsroom / "desk")
    done = run("init", "--write")
    assert (done.exit_code, done.stdout, files(newsroom / "desk")) == (2, "", [])
    assert f"inside the project {newsroom}" in done.stderr
    assert run("init", ".").exit_code == 0


@pytest.mark.parametrize("name", ["mkdocs.yml", "properdocs.yml"])
def test_a_site_that_is_there_gets_one_line(run: Run, tmp_path: Path, name: str) -> None:
    text = "# Ours\r\nsite_name:   Desk\r\nplugins: [search]   # all of them\r\n"
    file = tmp_path / name
    file.write_bytes(text.encode())
    file.chmod(0o640)
    shown = run("init")
    assert f"--- a/{name}\n" in shown.stdout
    assert "+plugins: [search, footnoted]   # all of them" in shown.stdout
    assert file.read_bytes() == text.encode()
    done = run("init", "--write")
    assert done.stdout == f"{name}\n"
    assert file.read_bytes() == text.replace("[search]", "[search, footnoted]").encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert files(tmp_path) == [name]


def test_a_form_that_is_not_understood_comes_with_what_to_paste(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    done = run("init", "--write")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: mkdocs.yml: its plugins may be in the configuration that it inherits. Add the "
        "plugin by hand, after the others:\n\nplugins:\n  - search\n  - footnoted\n\n"
    )


@pytest.mark.parametrize("data", [b"site_name: \xff\n", b"a: [\n"])
def test_what_cannot_be_read_is_left_alone(run: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(data)
    assert run("init", "--write").exit_code == 2
    assert (tmp_path / "mkdocs.yml").read_bytes() == data


def test_a_linked_configuration_is_not_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "real.yml").write_text("site_name: A\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").symlink_to("real.yml")
    done = run("init", "--write")
    assert done.exit_code == 2
    assert "it is a symbolic link" in done.stderr
    assert (tmp_path / "mkdocs.yml").is_symlink()


@pytest.mark.parametrize("title", ["", " ", "two\nlines", "a\x1bb"])
def test_a_title_is_one_line_of_visible_text(run: Run, tmp_path: Path, title: str) -> None:
    assert run("init", "--write", "--title", title).exit_code == 2
    assert files(tmp_path) == []


@pytest.mark.parametrize("title", ["No", "2025", "a: b #c", 'Say "no"', "{x}"])
def test_any_title_is_read_back(run: Run, tmp_path: Path, title: str) -> None:
    run("init", "--write", "--title", title)
    assert yaml.safe_load((tmp_path / "mkdocs.yml").read_bytes())["site_name"] == title


def test_patch_and_write_are_not_given_together(run: Run) -> None:
    assert run("init", "--patch", "--write").exit_code == 2


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (None, "footnoted[mkdocs]=={}"),
        ('{"dir_info": {"editable": true}, "url": "file:///a"}', "footnoted[mkdocs]=={}"),
        (
            '{"vcs_info": {"vcs": "git", "commit_id": "abc"}, "url": "https://code.example/f"}',
            "footnoted[mkdocs] @ git+https://code.example/f@abc",
        ),
        ("{", "footnoted[mkdocs]=={}"),
    ],
)
def test_the_program_is_required_as_it_was_installed(
    monkeypatch: pytest.MonkeyPatch, told: str | None, line: str
) -> None:
    from footnoted import __version__

    class Installed:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return told

    monkeypatch.setattr("footnoted.cli.init.distribution", lambda name: Installed())
    assert _requirement() == line.format(__version__)
