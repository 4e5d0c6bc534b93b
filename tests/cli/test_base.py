"""``footnoted check --base``: the project as it was, read from Git."""

from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from footnoted.cli.check import at_commit
from footnoted.project import Project
from footnoted.revisions import Repository, RevisionError
from tests.cli.conftest import Run, git
from tests.programs import needed


def at(project: Project, revision: str) -> AbstractContextManager[tuple[Project, dict[str, str]]]:
    return at_commit(project, Repository(Path(project.root)).commit(revision), revision)


def test_a_number_that_changed_since_is_an_error_and_without_a_base_nobody_knows(
    run: Run, repository: Path
) -> None:
    assert run("check").exit_code == 0
    done = run("check", "--base", "HEAD")
    assert done.exit_code == 1
    assert done.stdout.startswith(
        "briefings/ferry.yml:11:22: error: The figure `cargo` was 1,200 t and is now 1,300 t, "
        "without a correction. [figure.changed-silently]\n"
    )
    assert done.stderr == "1 error in 1 briefing\n"


def test_it_can_be_allowed_with_a_reason_and_the_allowance_is_not_called_unused(
    run: Run, repository: Path
) -> None:
    sidecar = repository / "briefings" / "ferry.yml"
    allowed = "allow:\n  - {code: figure.changed-silently, because: A typing slip.}\n"
    sidecar.write_text(sidecar.read_text(encoding="utf-8") + allowed, encoding="utf-8")
    for args in ((), ("--base", "main")):
        done = run("check", *args)
        assert (done.exit_code, done.stdout) == (0, "")


def test_a_site_can_give_it_another_level(repository: Path) -> None:
    from footnoted.build import build
    from footnoted.checks.allow import settle_more
    from footnoted.comparison.changes import compare_states
    from footnoted.comparison.facts import State
    from footnoted.comparison.silence import silent

    levels = {"figure.changed-silently": "warning"}
    project = Project(root=repository, levels=levels)
    with at(project, "HEAD") as (base, _):
        found = settle_more(
            build(project), silent(compare_states(State(build(base)), State(build(project))))
        )
    assert [problem.level.value for problem in found] == ["warning"]


def test_the_base_is_that_of_the_projects_own_folder(newsroom: Path, repository: Path) -> None:
    inner = repository / "site"
    inner.mkdir()
    (repository / "briefings").rename(inner / "briefings")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "two")
    with at(Project(root=inner), "HEAD") as (base, _):
        assert (Path(base.root) / "briefings" / "ferry.md").is_file()
    with at(Project(root=inner), "HEAD~1") as (base, _):
        assert list(Path(base.root).rglob("*.md")) == []


def test_links_in_the_base_are_left_out_and_nothing_stays_behind(repository: Path) -> None:
    (repository / "briefings" / "out.md").symlink_to("/etc/hostname")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "two")
    with at(Project(root=repository), "HEAD") as (base, _):
        folder = Path(base.root)
        assert sorted(p.name for p in folder.rglob("*.*")) == ["ferry.md", "ferry.yml"]
    assert not folder.exists()


@pytest.mark.parametrize("revision", ["no-such", "-x", "--upload-pack=x", "HEAD:briefings", ""])
def test_what_is_no_revision_is_wrong_usage(run: Run, repository: Path, revision: str) -> None:
    done = run("check", f"--base={revision}")
    if not revision:
        assert done.exit_code == 0  # nothing was asked for
        return
    assert done.exit_code == 2
    assert f"`{revision}`" in done.stderr


def test_a_folder_that_is_no_repository_says_so(run: Run, newsroom: Path) -> None:
    needed("git")
    done = run("check", "--base", "main")
    assert done.exit_code == 2
    assert done.stderr == (
        f"Error: {newsroom} is not a Git repository, so there is no `main` to compare with.\n"
    )


def test_a_shallow_clone_says_what_to_fetch(repository: Path, tmp_path: Path) -> None:
    git(repository, "commit", "-q", "-a", "-m", "two")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    with pytest.raises(RevisionError, match=r"The clone has no history: run"):
        Repository(clone).commit("HEAD~1")


def test_without_git_there_is_no_base(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    done = run("check", "--base", "main")
    assert done.exit_code == 2
    assert done.stderr == "Error: Git is not installed. Install it to compare with a revision.\n"
