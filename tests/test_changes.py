"""Which files a preview takes to have changed."""

import errno
import os
import queue
import threading
from pathlib import Path

import pytest

from footnoted.changes import Onlooker, Watched, look

NOW = 1_900_000_000_000_000_000


def seen(folder, before=None, now=NOW, briefings=""):
    return look([str(folder)], str(briefings), now, before or {})


def test_a_file_that_was_written_again_looks_other(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("one")
    before = seen(tmp_path)
    file.write_text("three")
    assert seen(tmp_path, before) != before


def test_a_young_file_is_told_by_its_contents_where_times_deceive(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("one")
    now = file.stat().st_mtime_ns
    before = seen(tmp_path, now=now)
    assert seen(tmp_path, before, now=now + 60_000_000_000) == before
    file.write_text("two")
    os.utime(file, ns=(now, now))
    assert seen(tmp_path, before, now=now)[str(file)][-1] != before[str(file)][-1]


@pytest.mark.parametrize("name", [".a.md.swp", "4913", ".DS_Store", "a.md___jb_tmp___", ".#a.md"])
def test_passing_files_of_editors_are_not_seen(tmp_path, name):
    (tmp_path / name).write_text("x")
    assert not seen(tmp_path)


@pytest.mark.parametrize("name", ["a.md~", "#a.md#"])
def test_copies_that_editors_leave_count_only_where_files_are_published(tmp_path, name):
    (tmp_path / name).write_text("x")
    assert seen(tmp_path)
    assert not seen(tmp_path, briefings=tmp_path)


def test_a_place_that_is_gone_is_seen_to_be_gone(tmp_path):
    file = tmp_path / "a.yml"
    file.write_text("x")
    before = seen(file)
    file.unlink()
    assert seen(file, before) != before


def test_a_build_that_fails_is_tried_again_though_nothing_has_changed(tmp_path):
    watched = Watched(tmp_path, lambda: NOW)
    built: list[object] = []
    (tmp_path / "a.md").write_text("x")
    watched.add(str(tmp_path))
    watched.if_changed(lambda _: built.append("first"))
    (tmp_path / "a.md").write_text("broken")
    with pytest.raises(ZeroDivisionError):
        watched.if_changed(lambda _: 1 // 0)
    watched.if_changed(lambda changed: built.append(("again", changed)))
    watched.if_changed(lambda _: built.append("not at all"))
    # Nobody knows what the failed build has done with the changed files.
    assert built == [("again", None)]


def test_a_build_is_told_which_files_have_changed(tmp_path):
    watched = Watched(tmp_path, lambda: NOW)
    told: list[object] = []
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text("x")
    watched.add(str(tmp_path))
    (tmp_path / "a.md").write_text("other")
    (tmp_path / "b.md").unlink()
    (tmp_path / "d.md").write_text("new")
    watched.if_changed(told.append)
    assert told == [{str(tmp_path / name) for name in ("a.md", "b.md", "d.md")}]


# An onlooker that hardly ever looks by itself: what it reports, the system has reported to it.


class Heard:
    """What an onlooker reports."""

    def __init__(self):
        self.paths: queue.Queue[str] = queue.Queue()

    def dispatch(self, path):
        self.paths.put(path)

    def next(self, seconds=10):
        return Path(self.paths.get(timeout=seconds)).name


@pytest.fixture
def looking(tmp_path, monkeypatch):
    monkeypatch.setattr(Onlooker, "EVERY", 600.0)
    monkeypatch.setattr(Onlooker, "LONGEST", 600.0)
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "a.md").write_text("one")
    (tmp_path / "mkdocs.yml").write_text("one")
    onlooker, heard = Onlooker(str(folder), str), Heard()
    onlooker.schedule(heard, str(folder), recursive=True)
    onlooker.schedule(heard, str(tmp_path / "mkdocs.yml"), recursive=False)
    yield onlooker, heard, tmp_path
    onlooker.stop()
    onlooker.join(10)
    assert not onlooker.is_alive()


def listening(looking, monkeypatch):
    """Start the onlooker, and wait until the system reports to it."""
    onlooker, heard, folder = looking
    ready = threading.Event()
    renew = onlooker._alarm.renew

    def renewed():
        renew()
        ready.set()

    monkeypatch.setattr(onlooker._alarm, "renew", renewed)
    onlooker.start()
    assert ready.wait(10)
    return heard, folder


def replaced(folder):
    (folder / "new").write_text("two")
    (folder / "new").replace(folder / "mkdocs.yml")


@pytest.mark.parametrize(
    ("write", "name"),
    [
        (lambda folder: (folder / "briefings/a.md").write_text("two"), "a.md"),
        (lambda folder: (folder / "briefings/b.yml").write_text("new"), "b.yml"),
        (lambda folder: (folder / "briefings/a.md").unlink(), "a.md"),
        (lambda folder: (folder / "mkdocs.yml").write_text("two"), "mkdocs.yml"),
        (replaced, "mkdocs.yml"),
        (lambda folder: (folder / "briefings").rename(folder / "away"), "briefings"),
    ],
)
def test_what_is_written_is_reported_at_once(looking, monkeypatch, write, name):
    heard, folder = listening(looking, monkeypatch)
    write(folder)
    # Where a folder goes, the folder and its files look other.
    assert heard.next() in {name, "a.md"}


def test_reading_and_editors_temporary_files_are_not_reported(looking, monkeypatch):
    heard, folder = listening(looking, monkeypatch)
    (folder / "briefings/a.md").read_text()
    (folder / "briefings/.a.md.swp").write_text("x")
    (folder / "briefings/a.md~").write_text("x")
    with pytest.raises(queue.Empty):
        heard.next(0.5)


def test_a_folder_that_comes_back_is_followed_again(looking, monkeypatch):
    onlooker, _, _ = looking
    monkeypatch.setattr(onlooker, "EVERY", 0.05)
    monkeypatch.setattr(onlooker, "SHARE", 0)
    heard, folder = listening(looking, monkeypatch)
    (folder / "briefings").rename(folder / "away")
    assert heard.next() in {"briefings", "a.md"}
    (folder / "away").rename(folder / "briefings")
    assert heard.next() in {"briefings", "a.md"}
    (folder / "briefings/a.md").write_text("three")
    while heard.next() != "a.md":
        pass


def test_where_the_system_reports_nothing_files_are_looked_at(looking, monkeypatch):
    def cannot(*_arguments, **_options):
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr("footnoted.changes.Observer.schedule", cannot)
    monkeypatch.setattr(Onlooker, "EVERY", 0.05)
    heard, folder = listening(looking, monkeypatch)
    (folder / "briefings/a.md").write_text("two")
    assert heard.next() == "a.md"
