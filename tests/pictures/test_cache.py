"""What was made once is found again, what was spoiled is not, and the folder does not grow."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from footnoted.pictures import copies
from footnoted.pictures.copies import Cache

KEY, OTHER = "0" * 32, "1" * 32


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "pictures"


def kept(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name != ".gitignore")


def test_what_was_kept_is_found_by_the_next_build(folder):
    made = Cache(folder).keep(KEY, "webp", b"picture")
    assert made.read_bytes() == b"picture"
    assert Cache(folder).find(KEY, "webp") == made


def test_what_was_not_kept_is_not_found(folder):
    assert Cache(folder).find(KEY, "webp") is None
    Cache(folder).keep(KEY, "webp", b"picture")
    assert Cache(folder).find(OTHER, "webp") is None
    assert Cache(folder).find(KEY, "avif") is None


@pytest.mark.parametrize("spoiled", [b"", b"pictur", b"pictures", b"another"])
def test_a_file_that_was_spoiled_is_removed_and_not_used(folder, spoiled):
    made = Cache(folder).keep(KEY, "webp", b"picture")
    made.write_bytes(spoiled)
    assert Cache(folder).find(KEY, "webp") is None
    assert not made.exists()


def test_a_file_is_read_once_by_a_process_and_again_when_it_was_touched(folder, monkeypatch):
    made = Cache(folder).keep(KEY, "webp", b"picture")
    assert Cache(folder).find(KEY, "webp") == made
    read: list[Path] = []

    def note(file: Path) -> str:
        read.append(file)
        return made.stem.partition("-")[2]

    monkeypatch.setattr("footnoted.pictures.copies._digest", note)
    assert Cache(folder).find(KEY, "webp") == made
    assert read == []
    os.utime(made, (1, 1))
    assert Cache(folder).find(KEY, "webp") == made
    assert read == [made]


def test_a_link_in_the_place_of_a_file_is_not_followed(folder, tmp_path):
    made = Cache(folder).keep(KEY, "webp", b"picture")
    elsewhere = tmp_path / "elsewhere"
    made.rename(elsewhere)
    made.symlink_to(elsewhere)
    assert Cache(folder).find(KEY, "webp") is None
    assert elsewhere.read_bytes() == b"picture"


def test_a_spoiled_file_beside_a_whole_one_does_no_harm(folder):
    made = Cache(folder).keep(KEY, "webp", b"picture")
    (folder / f"{KEY}-{'0' * 32}.webp").write_bytes(b"spoiled")
    assert Cache(folder).find(KEY, "webp") == made


def test_nothing_unfinished_is_left_behind(folder):
    Cache(folder).keep(KEY, "webp", b"picture")
    (name,) = kept(folder)
    assert name.startswith(KEY)
    assert name.endswith(".webp")


def test_what_the_last_builds_did_not_use_goes_the_longest_unused_first(folder):
    before = Cache(folder)
    files = [before.keep(f"{number:032d}", "webp", bytes(100)) for number in range(4)]
    for number, file in enumerate(files):
        os.utime(file, (number, number))
    now = Cache(folder)
    assert now.find(f"{0:032d}", "webp") == files[0]
    assert now.sweep(spare=250) == 1
    assert kept(folder) == [files[0].name, files[2].name, files[3].name]
    assert now.sweep(spare=0) == 2
    assert kept(folder) == [files[0].name]


def test_what_was_just_made_is_never_swept(folder):
    cache = Cache(folder)
    made = cache.keep(KEY, "webp", bytes(100))
    assert cache.sweep(spare=0) == 0
    assert made.exists()


def test_what_a_killed_build_left_is_swept_and_foreign_files_are_not(folder):
    cache = Cache(folder)
    cache.keep(KEY, "webp", b"picture")
    (folder / f"{OTHER}.12.0.part").write_bytes(b"half")
    (folder / "notes.txt").write_bytes(b"mine")
    assert cache.sweep(spare=0) == 1
    assert kept(folder)[-1] == "notes.txt"


def test_an_absent_folder_needs_no_sweeping(folder):
    assert Cache(folder).sweep(spare=0) == 0
    assert not folder.exists()


def test_no_repository_takes_the_folder_up(folder):
    Cache(folder).keep(KEY, "webp", b"picture")
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_two_builds_at_once_keep_one_whole_file(folder):
    caches = [Cache(folder) for _ in range(8)]
    data = bytes(range(256)) * 4000
    threads = [threading.Thread(target=cach.keep, args=(KEY, "webp", data)) for cach in caches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept(folder)) == 1
    found = Cache(folder).find(KEY, "webp")
    assert found is not None
    assert found.read_bytes() == data


class Watched(dict):
    """Refuses who looks or writes without the lock."""

    def get(self, *key):
        assert copies._seeing.locked()
        return super().get(*key)

    def __setitem__(self, key, value):
        assert copies._seeing.locked()
        super().__setitem__(key, value)

    __getitem__ = __contains__ = get


def test_what_this_process_has_read_is_known_to_one_thread_at_a_time(folder, monkeypatch):
    made = Cache(folder).keep(KEY, "webp", b"copy")
    monkeypatch.setattr(copies, "_seen", Watched())
    with ThreadPoolExecutor(2) as pool:
        found = [pool.submit(Cache(folder).find, KEY, "webp") for _ in range(4)]
    assert {future.result() for future in found} == {made}
    assert list(copies._seen) == [made]
