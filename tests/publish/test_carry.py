"""Dot files of the old site in the new one."""

import errno
import os
import socket
import stat
from pathlib import Path

from footnoted.publish import carry_dot_entries, open_staging


def test_dot_entries_go_on_and_everything_else_does_not(tmp_path, grow, tree):
    old = grow(
        tmp_path / "old",
        {".git/HEAD": "ref", ".nojekyll": "", "CNAME": "x", "a/.hidden": "x"},
    )
    new = grow(tmp_path / "new", {"index.html": "new"})
    carry_dot_entries(old, new)
    assert tree(new) == {"index.html": b"new", ".git/HEAD": b"ref", ".nojekyll": b""}
    assert tree(old) == {".git/HEAD": b"ref", ".nojekyll": b"", "CNAME": b"x", "a/.hidden": b"x"}


def test_what_the_new_site_brings_itself_wins(tmp_path, grow, tree):
    old = grow(tmp_path / "old", {".well-known/a": "old", ".well-known/b": "old", ".x/y": "old"})
    new = grow(tmp_path / "new", {".well-known/a": "new", ".x": "new"})
    carry_dot_entries(old, new)
    assert tree(new) == {".well-known/a": b"new", ".well-known/b": b"old", ".x": b"new"}


def test_links_stay_links_and_modes_stay_modes(tmp_path, grow):
    old = grow(tmp_path / "old", {".git/hook": "x", ".deep/folder/x": "1"})
    (old / ".link").symlink_to("nowhere")
    (old / ".git" / "hook").chmod(0o755)
    (old / ".deep").chmod(0o750)
    new = grow(tmp_path / "new", {})
    new.mkdir()
    carry_dot_entries(old, new)
    assert (new / ".link").readlink() == Path("nowhere")
    assert stat.S_IMODE((new / ".git" / "hook").stat().st_mode) == 0o755
    assert stat.S_IMODE((new / ".deep").stat().st_mode) == 0o750


def test_large_files_are_linked_and_where_that_is_refused_copied(tmp_path, grow, monkeypatch):
    def refuse(source, destination):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    old = grow(tmp_path / "old", {".git/pack": "x"})
    new = grow(tmp_path / "new", {"a": ""})
    other = grow(tmp_path / "other", {"a": ""})
    carry_dot_entries(old, new)
    assert (new / ".git" / "pack").samefile(old / ".git" / "pack")
    monkeypatch.setattr("footnoted.publish.os.link", refuse)
    carry_dot_entries(old, other)
    assert (other / ".git" / "pack").read_text() == "x"
    assert not (other / ".git" / "pack").samefile(old / ".git" / "pack")


def test_a_socket_is_left_out(tmp_path, grow, tree, monkeypatch):
    old = grow(tmp_path / "old", {".git/HEAD": "ref"})
    new = grow(tmp_path / "new", {"a": ""})
    monkeypatch.chdir(old / ".git")  # a socket's path may only be short
    with socket.socket(socket.AF_UNIX) as daemon:
        daemon.bind("ipc")
        carry_dot_entries(old, new)
    assert sorted(p.name for p in (new / ".git").iterdir()) == ["HEAD"]


def test_the_private_folder_of_a_build_is_never_carried(site, grow, tree):
    made = open_staging(site / "site")  # as if it had been made inside
    inside = site / ".site.footnoted-00000000"
    made.folder.rename(inside)
    os.close(made.lock)
    new = grow(site.parent / "new", {"a": ""})
    carry_dot_entries(site, new)
    assert tree(new) == {"a": b"", ".git/HEAD": b"ref"}


def test_without_an_old_site_there_is_nothing_to_carry(tmp_path, grow, tree):
    new = grow(tmp_path / "new", {"a": ""})
    carry_dot_entries(tmp_path / "absent", new)
    assert tree(new) == {"a": b""}
