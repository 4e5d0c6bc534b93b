"""The first claim of the guide: its commands are run, its files built, its messages compared."""

import shlex
from pathlib import Path

from footnoted.build import build
from footnoted.project import Project
from tests.cli.conftest import Run, run
from tests.docs.markdown import examples
from tests.pictures.made import jpeg

PAGE = "docs/guide/first-claim.md"
__all__ = ["run"]


def lines(root: Path, command: str) -> list[list[str]]:
    """Return the lines of the page's shell examples that call our command so."""
    shown = [e.body for e in examples(root, root / PAGE) if e.language == "sh"]
    typed = [shlex.split(line) for body in shown for line in body.splitlines()]
    return [words[1:] for words in typed if words[:2] == ["footnoted", command]]


def test_the_way_from_an_empty_folder_to_a_claim_without_a_problem(
    root: Path, run: Run, tmp_path: Path, regen: bool
) -> None:
    for command in ("init", "new"):
        (typed,) = lines(root, command)
        assert run(*typed).exit_code == 0, typed
    shown = list(examples(root, root / PAGE))
    files = [e for e in shown if e.title]
    assert [e.title for e in files] == [
        "briefings/north-crane.md",
        "briefings/north-crane.yml",
        "briefings/north-crane.yml",
    ]
    for example in files[:2]:
        assert (tmp_path / example.title).is_file()
        (tmp_path / example.title).write_text(example.body, encoding="utf-8")
    (typed,) = lines(root, "check")
    checked = run(*typed)
    (message,) = [e.body for e in shown if e.language == "text"]
    if regen:
        text = (root / PAGE).read_text(encoding="utf-8")
        (root / PAGE).write_text(text.replace(message, checked.stdout), encoding="utf-8")
        message = checked.stdout
    assert (checked.exit_code, checked.stdout) == (1, message), "write it anew with --regen"
    (tmp_path / files[2].title).write_text(files[2].body, encoding="utf-8")
    assert (run(*typed).exit_code, run(*typed).stdout) == (0, "")


def test_the_picture_is_asked_for_its_credit_and_then_has_no_problem(
    root: Path, tmp_path: Path
) -> None:
    shown = list(examples(root, root / PAGE))
    article, _, sidecar = (e for e in shown if e.title)
    (words,) = [e.body for e in shown if e.language == "markdown" and not e.title]
    (record,) = [e.body for e in shown if e.language == "yaml" and not e.title]
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "quay.jpg").write_bytes(jpeg())
    (folder / "north-crane.md").write_text(f"{article.body}\n{words}", encoding="utf-8")
    (folder / "north-crane.yml").write_text(sidecar.body, encoding="utf-8")
    before = build(Project(root=tmp_path)).diagnostics
    assert [problem.code.name for problem in before] == ["image.no-record"]
    (folder / "north-crane.yml").write_text(sidecar.body + record, encoding="utf-8")
    assert [str(problem) for problem in build(Project(root=tmp_path)).diagnostics] == []
