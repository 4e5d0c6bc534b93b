"""Revisions, read from Git's objects whatever a repository or its environment has."""

import subprocess
from pathlib import Path

import pytest

from footnoted.revisions import Repository, RevisionError, file_id
from tests.cli.conftest import git
from tests.programs import needed


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    (root / "briefings").mkdir(parents=True)
    (root / "briefings" / "a.md").write_bytes(b"text \xc3\xa9\r\n")
    (root / "briefings" / "a b \xe9\n.png").write_bytes(b"\0\1")
    git(root, "init", "-q", "-b", "main")
    git(root, "-c", "core.autocrlf=false", "add", ".")
    git(root, "commit", "-q", "-m", "one")
    return root


def unpacked(root: Path, into: Path, commit: str = "HEAD") -> tuple[dict[str, bytes], list[str]]:
    repository = Repository(root)
    ids = repository.unpack(repository.commit(commit), "briefings", into)
    files = (path for path in sorted(into.rglob("*")) if path.is_file())
    return {path.relative_to(into).as_posix(): path.read_bytes() for path in files}, sorted(ids)


def test_texts_are_written_as_they_are_and_of_other_files_only_the_id_is_told(
    repository: Path, tmp_path: Path
) -> None:
    texts, ids = unpacked(repository, tmp_path / "base")
    assert texts == {"briefings/a.md": b"text \xc3\xa9\r\n"}
    assert ids == ["briefings/a b \xe9\n.png", "briefings/a.md"]


def test_an_id_is_the_one_that_git_gives(repository: Path) -> None:
    file = repository / "briefings" / "a.md"
    known = git(repository, "rev-parse", "HEAD:briefings/a.md")
    assert file_id(file) == file_id(file, known) == known
    assert file_id(repository / "none.md") == ""
    other = git(repository, "init", "-q", "--object-format=sha256", str(repository / "other"))
    assert other == ""
    longer = git(repository / "other", "hash-object", str(file))
    assert file_id(file, longer) == longer


def tree(root: Path, entries: dict[bytes, str]) -> str:
    """Write a tree that no Git command would make."""
    data = b"".join(
        mode_and_name + b"\0" + bytes.fromhex(id_) for mode_and_name, id_ in entries.items()
    )
    command = [needed("git"), "hash-object", "-t", "tree", "-w", "--literally", "--stdin"]
    done = subprocess.run(command, cwd=root, input=data, capture_output=True, check=True)
    return done.stdout.decode().strip()


def test_no_name_leads_out_of_the_folder_and_links_are_left_out(
    repository: Path, tmp_path: Path
) -> None:
    blob = git(repository, "rev-parse", "HEAD:briefings/a.md")
    head = git(repository, "rev-parse", "HEAD")
    inner = tree(repository, {b"100644 evil.md": blob})
    names = {
        b"100644 ../up.md": blob,
        b"40000 ..": inner,
        b"100644 .": blob,
        b"100644 good.md": blob,
        b"120000 link.md": blob,
        b"160000 module": head,
    }
    top = tree(repository, {b"40000 briefings": tree(repository, names)})
    commit = git(repository, "commit-tree", "-m", "evil", top)
    texts, ids = unpacked(repository, tmp_path / "deep" / "base", commit)
    assert set(texts) == {"briefings/good.md"}
    assert ids == ["briefings/good.md"]
    assert [path.name for path in tmp_path.rglob("*.md") if path.name != "a.md"] == ["good.md"]


def test_what_git_tells_its_hooks_is_not_taken_for_ours(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", "no-index")
    texts, _ = unpacked(repository, tmp_path / "base")
    assert set(texts) == {"briefings/a.md"}
    assert Repository(repository).changed("HEAD", "briefings") == ()


def test_a_repository_that_git_does_not_trust_is_not_called_none(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(RevisionError, match=r"Git cannot read .*dubious ownership"):
        Repository(repository).commit("HEAD")


def test_files_that_changed_or_are_new_are_told_relative_to_the_project(repository: Path) -> None:
    (repository / "briefings" / "a.md").write_text("other\n", encoding="utf-8")
    (repository / "briefings" / "new.md").write_text("new\n", encoding="utf-8")
    (repository / "beside.md").write_text("new\n", encoding="utf-8")
    changed = Repository(repository).changed("HEAD", "briefings")
    assert changed == ("briefings/a.md", "briefings/new.md")
    (repository / "site").mkdir()
    (repository / "briefings").rename(repository / "site" / "briefings")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "two")
    (repository / "site" / "briefings" / "a.md").write_text("third\n", encoding="utf-8")
    assert Repository(repository / "site").changed("HEAD", "briefings") == ("briefings/a.md",)
