"""Files are written whole or not at all, and nothing is left beside them."""

import os
from pathlib import Path

import pytest

from footnoted.cli.files import create, replace_if_changed, replace_while
from footnoted.publish import take_lock
from tests.newsroom import written


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_file_is_made_with_its_folders(tmp_path: Path) -> None:
    create(tmp_path / "a" / "b.md", "Grüße\n")
    assert (tmp_path / "a" / "b.md").read_bytes() == "Grüße\n".encode()
    assert names(tmp_path / "a") == ["b.md"]


def test_what_is_there_is_not_made_again(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        create(tmp_path / "b.md", "yours")
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == ["b.md"]


@pytest.mark.parametrize("there", [False, True])
def test_without_hard_links_it_holds_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    def no_links(source: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "b.md"
    if there:
        path.write_text("mine", encoding="utf-8")
        with pytest.raises(FileExistsError):
            create(path, "yours")
    else:
        create(path, "yours")
    assert path.read_text(encoding="utf-8") == ("mine" if there else "yours")
    assert names(tmp_path) == ["b.md"]


def test_only_a_change_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert replace_if_changed(path, "1\n")
    before = written(path)
    assert not replace_if_changed(path, "1\n")
    assert written(path) == before
    assert replace_if_changed(path, "2\n")
    assert path.read_text(encoding="utf-8") == "2\n"
    assert names(tmp_path) == ["a.json"]


def test_a_file_gets_other_bytes_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"old")
    path.chmod(0o604)
    assert replace_while(path, b"new\r\n", lambda: path.read_bytes() == b"old")
    assert path.read_bytes() == b"new\r\n"
    assert path.stat().st_mode & 0o777 == 0o604
    assert names(tmp_path) == ["a.yml"]


def test_a_file_that_is_not_the_one_that_was_meant_keeps_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"mine")
    before = written(path)
    assert not replace_while(path, b"new", lambda: path.read_bytes() == b"old")
    assert written(path) == before
    assert path.read_bytes() == b"mine"
    assert names(tmp_path) == ["a.yml"]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_text("old", encoding="utf-8")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        replace_if_changed(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["a.json"]


def left_behind(folder: Path, name: str, text: str = "half") -> Path:
    """Leave what a killed command leaves."""
    path = folder / f".{name}.footnoted-0123abcd"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_killed_commands_left_in_a_folder_is_removed(tmp_path: Path) -> None:
    left_behind(tmp_path, "b.md")
    left_behind(tmp_path, "other.yml")
    create(tmp_path / "b.md", "whole")
    assert names(tmp_path) == ["b.md"]


def test_what_another_command_is_writing_stays(tmp_path: Path) -> None:
    writing = left_behind(tmp_path, "c.md")
    begun = left_behind(tmp_path, "d.md", "")
    with writing.open("rb") as stream:
        assert take_lock(stream.fileno())
        create(tmp_path / "b.md", "whole")
    assert names(tmp_path) == sorted((begun.name, writing.name, "b.md"))
    os.utime(begun, (0, 0))
    create(tmp_path / "e.md", "whole")
    assert names(tmp_path) == ["b.md", "e.md"]


def test_files_and_links_of_almost_such_a_name_stay(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (tmp_path / ".b.md.footnoted-0123abcd").symlink_to(tmp_path / "mine")
    (tmp_path / ".site.footnoted-0123abcd").mkdir()
    (tmp_path / ".b.md.footnoted-old").write_text("mine", encoding="utf-8")
    before = names(tmp_path)
    create(tmp_path / "b.md", "whole")
    assert names(tmp_path) == sorted([*before, "b.md"])
