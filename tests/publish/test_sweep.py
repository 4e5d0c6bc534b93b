"""What killed builds left."""

import os
from contextlib import suppress

import pytest

from footnoted import publish
from footnoted.publish import MARKER, open_staging, prefix, sweep


@pytest.fixture
def left_over(site):
    """Return a function that leaves a folder as a killed build does."""

    def leave():
        made = open_staging(site)
        os.close(made.lock)
        return made

    return leave


def test_folders_of_killed_builds_are_removed(site, left_over):
    folders = sorted(left_over().folder for _ in range(2))
    assert sweep(site) == tuple(folders)
    assert [p.name for p in site.parent.iterdir()] == ["site"]
    assert sweep(site) == ()


def test_the_folder_of_a_living_build_stays(site):
    made = open_staging(site)
    assert sweep(site) == ()
    assert made.new.is_dir()
    made.close()


def test_a_folder_that_only_has_such_a_name_stays(site):
    alike = site.parent / ".site.footnoted-of-mine"
    (alike / "site").mkdir(parents=True)
    assert sweep(site) == ()
    assert alike.is_dir()


def test_the_folder_of_another_site_stays(site, tmp_path):
    other = open_staging(tmp_path / "site2")
    os.close(other.lock)
    assert sweep(site) == ()
    assert other.folder.is_dir()


def test_a_link_with_such_a_name_is_not_followed(site, left_over, tmp_path):
    made = left_over()
    elsewhere = made.folder.rename(tmp_path / "elsewhere")
    (tmp_path / ".site.footnoted-link").symlink_to(elsewhere)
    assert sweep(site) == ()
    assert (elsewhere / MARKER).is_file()


def test_a_marker_that_is_a_link_is_not_trusted(site, left_over, tmp_path):
    made = left_over()
    marker = made.folder / MARKER
    marker.rename(tmp_path / "marker")
    marker.symlink_to(tmp_path / "marker")
    assert sweep(site) == ()
    assert made.folder.is_dir()


def test_left_overs_inside_a_mounted_site_are_found(site, left_over):
    made = left_over()
    made.folder.rename(site / made.folder.name)
    assert sweep(site) == (site / made.folder.name,)
    assert sorted(p.name for p in site.iterdir()) == [".git", "gone", "index.html", "same"]


def test_old_entries_that_were_away_come_back(site, left_over, grow, tree):
    made = left_over()
    before = tree(site)
    made.away.mkdir()
    (site / "same").rename(made.away / "same")
    (site / "index.html").rename(made.away / "index.html")
    grow(site, {"index.html": "new"})
    assert sweep(site) == (made.folder,)
    assert tree(site) == before


def test_a_site_that_was_moved_away_as_a_whole_comes_back(site, left_over, tree):
    made = left_over()
    before = tree(site)
    site.rename(made.old)
    assert sweep(site) == (made.folder,)
    assert tree(site) == before


def test_a_folder_with_the_only_copy_of_something_old_stays(site, left_over, monkeypatch):
    made = left_over()
    site.rename(made.old)

    def refuse(*names):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("footnoted.publish.os.rename", refuse)
        assert sweep(site) == ()
    assert made.old.is_dir()
    assert sweep(site) == (made.folder,)
    assert site.is_dir()


def test_a_site_in_a_folder_that_is_not_there_has_no_left_overs(tmp_path):
    assert sweep(tmp_path / "absent" / "site") == ()


def test_a_build_killed_before_its_folder_was_marked_leaves_nothing(site):
    empty, begun = (site.with_name(f"{prefix(site)}{name}") for name in ("0000", "0001"))
    for folder in (empty, begun):
        folder.mkdir()
    (begun / f"{MARKER}.new").write_text("a")
    assert sweep(site) == (empty, begun)


def test_a_folder_of_that_name_that_holds_something_else_stays(site):
    folder = site.with_name(f"{prefix(site)}0000")
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    assert sweep(site) == ()
    assert folder.is_dir()


def test_a_build_whose_folder_was_taken_for_that_of_a_killed_one_makes_another(site, monkeypatch):
    made = []

    def taken(folder):
        made.append(folder)
        monkeypatch.undo()
        folder.rmdir()
        raise FileNotFoundError(folder)

    monkeypatch.setattr(publish, "_marked", taken)
    staging = open_staging(site)
    assert made
    assert staging.folder not in made
    staging.close()


@pytest.mark.parametrize("steps", range(9))
def test_a_build_killed_while_it_tidies_leaves_nothing(site, tree, monkeypatch, steps):
    before, made = tree(site), open_staging(site)
    (made.new / "a.html").write_text("new")
    left = iter(range(steps))

    def until_killed(remove):
        def step(*args, **options):
            if next(left, None) is None:
                raise KeyboardInterrupt
            return remove(*args, **options)

        return step

    class MarkerFirst(list):
        """What a file system lists, in the order that is worst."""

        def __init__(self, folder):
            with scan(folder) as entries:
                super().__init__(sorted(entries, key=lambda entry: entry.name != MARKER))

        def __enter__(self):
            return self

        def __exit__(self, *error):
            pass

    scan = os.scandir
    monkeypatch.setattr(os, "scandir", MarkerFirst)
    for name in ("unlink", "rmdir"):
        monkeypatch.setattr(os, name, until_killed(getattr(os, name)))
    with suppress(KeyboardInterrupt):
        made.close()
    monkeypatch.undo()
    with suppress(OSError):  # the system lets go of a killed one's lock
        os.close(made.lock)
    sweep(site)
    assert [p.name for p in site.parent.iterdir()] == ["site"]
    assert tree(site) == before


def test_a_folder_of_which_something_cannot_be_removed_is_swept_later(site, monkeypatch):
    made = open_staging(site)

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(publish, "remove", refuse)
        made.close()
    assert sweep(site) == (made.folder,)
