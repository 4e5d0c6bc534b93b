"""Which files a preview takes to have changed."""

import os

import pytest

from footnoted.changes import Watched, look

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
    watched, built = Watched(tmp_path, lambda: NOW), []
    (tmp_path / "a.md").write_text("x")
    watched.add(str(tmp_path))
    watched.if_changed(lambda: built.append("first"))
    (tmp_path / "a.md").write_text("broken")
    with pytest.raises(ZeroDivisionError):
        watched.if_changed(lambda: 1 // 0)
    watched.if_changed(lambda: built.append("again"))
    watched.if_changed(lambda: built.append("not at all"))
    assert built == ["again"]
