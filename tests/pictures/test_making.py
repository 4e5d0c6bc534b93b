"""Everything that is missing is made, once, and what cannot be made is reported."""

import hashlib
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from footnoted.pictures.clean import original
from footnoted.pictures.container import WHOLE, Flaw
from footnoted.pictures.copies import Cache, Job, Recipe, make, widths
from footnoted.pictures.metadata import Inside, inside
from footnoted.pictures.probe import Format
from tests.pictures.made import SIGNATURE, chunk, header
from tests.pictures.photographs import pixels, saved


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def job(data: bytes, found: bytes | None = None) -> Job:
    """Return all that is made of a file; ``found`` is what is read when the time comes."""
    read = inside(data)
    assert isinstance(read, Inside)
    whole = original(read)
    forms = (Format.AVIF, Format.WEBP)
    copies = (Recipe(whole, form, b"<x/>", width) for form in forms for width in widths(whole))
    own = Recipe(whole, read.probe.format, b"<x/>")
    return Job(whole, lambda: data if found is None else found, (own, *copies))


def digests(files: dict[Recipe, Path]) -> dict[Recipe, str]:
    return {recipe: hashlib.sha256(file.read_bytes()).hexdigest() for recipe, file in files.items()}


def test_every_file_is_made_in_its_size_and_format(folder):
    one = job(saved(pixels(), "JPEG"))
    made, flaws = make({"a.jpg": one}, Cache(folder))
    assert flaws == {}
    assert set(made) == set(one.recipes)
    for recipe, file in made.items():
        found = inside(file.read_bytes())
        assert isinstance(found, Inside)
        assert found.probe.format is recipe.form
        assert found.probe.seen == (
            (recipe.width, round(recipe.width * 3 / 4)) if recipe.width else (1200, 900)
        )
        assert file.suffix == {"jpeg": ".jpg"}.get(recipe.form, f".{recipe.form}")


def test_a_second_build_makes_nothing_and_gives_the_same_files(folder):
    jobs = {name: job(saved(pixels(seed=seed), "JPEG")) for seed, name in enumerate("ab")}
    told: list[tuple[int, int]] = []
    first, _ = make(jobs, Cache(folder), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
    times = {file: file.stat().st_ino for file in folder.iterdir()}
    second, _ = make(jobs, Cache(folder), lambda done, total: told.append((done, total)))
    assert len(told) == 2
    assert second == first
    assert {file: file.stat().st_ino for file in folder.iterdir()} == times


def test_what_was_spoiled_alone_is_made_anew_with_the_same_bytes(folder):
    jobs = {"a": job(saved(pixels(), "PNG"))}
    made, _ = make(jobs, Cache(folder))
    before = digests(dict(made))
    small = next(file for recipe, file in made.items() if recipe.width == 480)
    small.write_bytes(b"spoiled")
    again, _ = make(jobs, Cache(folder))
    assert digests(dict(again)) == before


def test_another_folder_gets_the_same_bytes(folder, tmp_path):
    jobs = {name: job(saved(pixels(seed=seed), "JPEG")) for seed, name in enumerate("abc")}
    one, _ = make(jobs, Cache(folder))
    other, _ = make(dict(reversed(jobs.items())), Cache(tmp_path / "other"))
    assert digests(dict(one)) == digests(dict(other))


def test_a_file_that_changed_meanwhile_is_not_used(folder):
    changed = job(saved(pixels(), "JPEG"), found=saved(pixels(seed=2), "JPEG"))
    made, flaws = make({"a.jpg": changed}, Cache(folder))
    assert made == {}
    assert flaws == {"a.jpg": Flaw("It was changed while the site was built.", "Build again.")}


def test_a_file_that_cannot_be_read_any_more_is_told(folder):
    gone = Job(job(saved(pixels(), "JPEG")).original, lambda: None, ())
    lost = Job(gone.original, gone.read, (Recipe(gone.original, Format.JPEG),))
    _, flaws = make({"a.jpg": lost}, Cache(folder))
    assert list(flaws) == ["a.jpg"]


def test_a_file_whose_pixels_cannot_be_decoded_is_told_and_others_are_made(folder):
    data = chunk(b"IDAT", b"no pixels, whatever the check sum says")
    broken = SIGNATURE + header(1200, 900) + data + chunk(b"IEND")
    good = job(saved(pixels(), "JPEG"))
    made, flaws = make({"b.png": job(broken), "a.jpg": good}, Cache(folder))
    assert list(flaws) == ["b.png"]
    assert flaws["b.png"].message.startswith("Its pixels cannot be decoded: ")
    assert flaws["b.png"].cure == WHOLE
    assert set(good.recipes) <= set(made)


def test_nothing_to_do_is_done_at_once(folder):
    assert make({}, Cache(folder)) == ({}, {})
    assert not folder.exists()


def test_no_more_pixels_are_held_at_once_than_there_is_room_for(folder, monkeypatch):
    held, most = 0, 0
    counted = threading.Lock()
    jobs = {str(seed): job(saved(pixels(seed=seed), "JPEG")) for seed in range(6)}

    def read(one: Job) -> bytes | None:
        nonlocal held, most
        with counted:
            held += 1
            most = max(most, held)
        time.sleep(0.05)
        with counted:
            held -= 1
        return one.read()

    monkeypatch.setattr("footnoted.pictures.copies._cores", lambda: 6)
    monkeypatch.setattr("footnoted.pictures.copies.AT_ONCE", 2 * 1200 * 900)
    watched = {n: Job(one.original, partial(read, one), one.recipes) for n, one in jobs.items()}
    made, _ = make(watched, Cache(folder))
    assert len(made) == sum(len(one.recipes) for one in jobs.values())
    assert most == 2


def test_a_picture_larger_than_all_room_is_worked_on_all_the_same(folder, monkeypatch):
    monkeypatch.setattr("footnoted.pictures.copies.AT_ONCE", 5)
    one = job(saved(pixels(), "JPEG"))
    made, _ = make({"a": one}, Cache(folder))
    assert set(made) == set(one.recipes)
