"""Renames that can be taken back."""

import errno
import os
from pathlib import Path

import pytest

from footnoted.publish import Move, exchange, perform, remove, take_back


def test_two_folders_change_places_in_one_step(tmp_path, grow, tree):
    one, other = grow(tmp_path / "one", {"a": "1"}), grow(tmp_path / "other", {"b": "2"})
    exchange(one, other)
    assert (tree(one), tree(other)) == ({"b": b"2"}, {"a": b"1"})


def test_an_exchange_with_nothing_is_an_error_and_changes_nothing(tmp_path, grow, tree):
    one = grow(tmp_path / "one", {"a": "1"})
    with pytest.raises(FileNotFoundError):
        exchange(one, tmp_path / "absent")
    assert tree(one) == {"a": b"1"}


def test_a_system_without_the_call_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("footnoted.publish.ctypes.CDLL", lambda *_, **__: object())
    with pytest.raises(OSError, match="not implemented") as raised:
        exchange(tmp_path, tmp_path)
    assert raised.value.errno == errno.ENOSYS


def test_when_one_move_fails_those_before_it_are_taken_back(tmp_path, grow, tree):
    grow(tmp_path, {"a": "1", "b": "2"})
    chain = [
        Move(tmp_path / "a", tmp_path / "c"),
        Move(tmp_path / "b", tmp_path / "c", mutual=True),
        Move(tmp_path / "absent", tmp_path / "d"),
    ]
    with pytest.raises(FileNotFoundError):
        perform(chain)
    assert tree(tmp_path) == {"a": b"1", "b": b"2"}


def test_an_interruption_takes_moves_back_too(tmp_path, grow, tree):
    grow(tmp_path, {"a": "1"})

    def interrupted():
        yield Move(tmp_path / "a", tmp_path / "b")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        perform(interrupted())
    assert tree(tmp_path) == {"a": b"1"}


def test_moves_that_were_made_are_taken_back_the_last_first(tmp_path, grow, tree):
    grow(tmp_path, {"a": "1"})
    done = perform(
        [Move(tmp_path / "a", tmp_path / "b"), Move(tmp_path / "b", tmp_path / "c")],
    )
    assert tree(tmp_path) == {"c": b"1"}
    take_back(done)
    assert tree(tmp_path) == {"a": b"1"}


@pytest.fixture
def layered(monkeypatch):
    """Let the system refuse renames as it does between a container's layers."""

    def refuse(source, destination):
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    monkeypatch.setattr("footnoted.publish.os.rename", refuse)


@pytest.mark.usefixtures("layered")
def test_what_lies_on_another_layer_is_copied_and_then_removed(tmp_path, grow, tree):
    grow(tmp_path, {"a/x": "1", "b": "2"})
    (tmp_path / "a" / "link").symlink_to("x")
    perform([Move(tmp_path / "a", tmp_path / "c"), Move(tmp_path / "b", tmp_path / "d")])
    assert tree(tmp_path) == {"c/x": b"1", "c/link": b"1", "d": b"2"}
    assert (tmp_path / "c" / "link").readlink() == Path("x")


@pytest.mark.usefixtures("layered")
def test_a_copy_that_meets_a_full_disk_leaves_the_original_alone(tmp_path, grow, tree, monkeypatch):
    def full(source, destination, **_):
        Path(destination).mkdir()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    grow(tmp_path, {"a/x": "1"})
    monkeypatch.setattr("footnoted.publish.shutil.copytree", full)
    with pytest.raises(OSError, match="No space left"):
        perform([Move(tmp_path / "a", tmp_path / "c")])
    assert tree(tmp_path) == {"a/x": b"1"}
    assert not (tmp_path / "c").exists()


def test_other_refusals_are_passed_on(tmp_path):
    with pytest.raises(FileNotFoundError):
        Move(tmp_path / "absent", tmp_path / "b").do()


def test_a_link_is_removed_and_not_what_it_leads_to(tmp_path, grow, tree):
    grow(tmp_path, {"kept/x": "1", "file": "2"})
    (tmp_path / "link").symlink_to("kept")
    for name in ("link", "file", "absent"):
        remove(tmp_path / name)
    assert tree(tmp_path) == {"kept/x": b"1"}
    assert not os.path.lexists(tmp_path / "link")
