"""The private folder of one build."""

import os
import stat
from pathlib import Path

import pytest

from footnoted import publish as staging
from footnoted.publish import MARKER, open_staging, prefix, seed
from tests import loaded


def test_it_is_made_beside_the_site_private_marked_and_ignored_by_git(site):
    made = open_staging(site)
    assert made.folder.parent == site.parent
    assert made.folder.name.startswith(".site.footnoted-")
    assert not made.inside
    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
    assert sorted(p.name for p in made.folder.iterdir()) == [".gitignore", MARKER, "site"]
    assert (made.folder / ".gitignore").read_text() == "*\n"
    assert list(made.new.iterdir()) == []
    made.close()
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_no_site_yet_is_no_obstacle(tmp_path):
    made = open_staging(tmp_path / "public" / "site")
    assert made.folder.parent == tmp_path / "public"
    made.close()
    assert list((tmp_path / "public").iterdir()) == []


def test_a_link_is_followed_so_that_only_its_goal_is_replaced(site, tmp_path):
    link = tmp_path / "elsewhere" / "link"
    link.parent.mkdir()
    link.symlink_to(site)
    made = open_staging(link)
    assert (made.target, made.folder.parent) == (site, tmp_path)
    made.close()


def test_the_new_folder_takes_after_the_old_one(site):
    site.chmod(0o2775)
    made = open_staging(site)
    assert stat.S_IMODE(made.new.stat().st_mode) == 0o2775
    made.close()


def test_a_mount_point_gets_it_inside(site, monkeypatch):
    monkeypatch.setattr("footnoted.publish.os.path.ismount", lambda path: path == site)
    made = open_staging(site)
    assert made.inside
    assert made.folder.parent == site
    made.close()


def test_a_mount_of_the_same_device_is_known_from_the_table(tmp_path, grow, monkeypatch):
    site = grow(tmp_path / "my site", {"a": "1"})
    table = tmp_path / "mountinfo"
    escaped = str(site).replace(" ", "\\040")
    table.write_text(f"36 35 98:0 / {escaped} rw,noatime shared:1 - ext4 /dev/root rw\n")
    monkeypatch.setattr(staging, "MOUNTS", table)
    made = open_staging(site)
    assert made.inside
    made.close()
    monkeypatch.setattr(staging, "MOUNTS", tmp_path / "absent")
    made = open_staging(site)
    assert not made.inside
    made.close()


@pytest.fixture
def closed_parent(site, monkeypatch):
    """Let nobody make a folder beside the site; permissions alone do not stop root."""
    mkdir = Path.mkdir

    def refuse(self, *args, **kwargs):
        if self.parent == site.parent and self.name.startswith("."):
            raise PermissionError(13, "Permission denied", str(self))
        mkdir(self, *args, **kwargs)

    monkeypatch.setattr(Path, "mkdir", refuse)


@pytest.mark.usefixtures("closed_parent")
def test_where_nothing_may_be_made_beside_it_goes_inside(site):
    made = open_staging(site)
    assert made.inside
    made.close()


@pytest.mark.usefixtures("closed_parent")
def test_where_it_can_be_neither_beside_nor_inside_the_error_is_told(site):
    with pytest.raises(PermissionError):
        open_staging(site.parent / "absent")


def test_a_failure_half_way_leaves_nothing(site, monkeypatch):
    def full(old, new):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(staging, "_take_after", full)
    with pytest.raises(OSError, match="No space left"):
        open_staging(site)
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_a_lock_that_cannot_be_named_is_let_go(site, monkeypatch):
    def refuse(source, destination):
        raise PermissionError(13, "Permission denied")

    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    with monkeypatch.context() as patch:
        patch.setattr("footnoted.publish.os.rename", refuse)
        with pytest.raises(PermissionError):
            open_staging(site)
    after = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    assert after == before
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_it_begins_empty_or_as_a_true_copy_of_the_site(site, tree):
    (site / "link").symlink_to("index.html")
    os.utime(site / "index.html", ns=(10**18, 10**18))
    made = open_staging(site)
    seed(made)
    assert tree(made.new) == {
        "gone/index.html": b"old",
        "index.html": b"old",
        "link": b"old",
        "same/a.css": b"old",
    }
    assert (made.new / "index.html").stat().st_mtime_ns == 10**18
    assert (made.new / "link").is_symlink()
    (made.new / "index.html").write_text("changed in place")
    assert (site / "index.html").read_text() == "old"
    made.close()


def test_there_is_nothing_to_copy_from_a_site_that_is_not_there(tmp_path):
    made = open_staging(tmp_path / "site")
    seed(made)
    assert list(made.new.iterdir()) == []
    made.close()


def test_a_folder_kept_for_a_person_is_no_longer_ours(site):
    made = open_staging(site)
    made.close(keep=True)
    assert made.new.is_dir()
    assert not (made.folder / MARKER).exists()


def test_another_process_cannot_take_the_lock_until_it_is_closed(site):
    probe = (
        "import os, sys; from footnoted.publish import take_lock;"
        "sys.exit(0 if take_lock(os.open(sys.argv[1], os.O_RDWR)) else 7)"
    )

    def taken() -> bool:
        marker = str(made.folder / MARKER)
        return loaded.run("-c", probe, marker).returncode == 7

    made = open_staging(site)
    assert taken()
    os.close(made.lock)
    assert not taken()


def test_sites_beside_each_other_do_not_take_each_others_folders(tmp_path):
    assert prefix(tmp_path / "site") == ".site.footnoted-"
    assert not prefix(tmp_path / "site-2").startswith(prefix(tmp_path / "site"))
