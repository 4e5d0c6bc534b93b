"""Every picture of a site is finished, and what cannot be is reported with its place."""

from pathlib import Path

import pytest

from footnoted.diagnostics.problem import Mark, Problem
from footnoted.outputs.pictures import UNCLEANED, UNDECODABLE, make_pictures
from footnoted.pictures.clean import LOCATED
from footnoted.pictures.container import WHOLE
from footnoted.pictures.metadata import Inside, inside
from tests.newsroom import article
from tests.pictures.made import SIGNATURE, chunk, header, jpeg, segment
from tests.pictures.photographs import leaks, pixels, read_by_exiftool, saved, shot

SIGNED = segment(0xEB, b'JP\0\1\0\0\0\1\0\0\0\x20jumb\0\0\0\0jumdc2pa"GPSLatitude"')
BROKEN = SIGNATURE + header(900, 600) + chunk(b"IDAT", b"none") + chunk(b"IEND")
DOCS = {"docs_dir": "docs"}


@pytest.fixture
def files(tmp_path):
    made = tmp_path / "made"
    made.mkdir()
    return {
        "briefings/a.md": article("![A quay.](quay.jpg)"),
        "briefings/a.yml": "images: {quay: {file: quay.jpg, alt: A., credit: Ada Rower}}",
        "briefings/quay.jpg": shot("JPEG", ".jpg", made),
        "docs/index.md": "# Home\n\n![A plan.](plan.png)\n",
        "docs/plan.png": shot("PNG", ".png", made, pixels(80, 60)),
    }


def room(newsroom, files, tmp_path, **project):
    return newsroom(files, cache_dir=str(tmp_path / "cache"), **project)


def test_every_published_name_has_its_file_and_no_file_tells_of_a_camera(newsroom, files, tmp_path):
    done = make_pictures(room(newsroom, files, tmp_path, **DOCS))
    assert sorted(done.files) == [
        "briefings/quay.jpg",
        "briefings/quay.jpg-1200w.webp",
        "briefings/quay.jpg-480w.webp",
        "plan.png",
    ]
    assert (done.lost, done.problems) == (frozenset(), ())
    told = read_by_exiftool(*done.files.values())
    assert [leaks(each) for each in told] == [[]] * 4
    assert [each.get("XMP-photoshop:Credit") for each in told] == ["Ada Rower"] * 3 + [None]


def test_originals_stay_as_they_are(newsroom, files, tmp_path):
    site = room(newsroom, files, tmp_path, **DOCS)
    make_pictures(site)
    for path in ("briefings/quay.jpg", "docs/plan.png"):
        assert (site.project.root / path).read_bytes() == files[path]


def test_the_cache_lies_within_the_project_where_nobody_says_otherwise(newsroom, files):
    site = newsroom(files)
    done = make_pictures(site)
    folder = site.project.root / ".cache/footnoted/pictures"
    assert {file.parent for file in done.files.values()} == {folder}


def test_a_picture_that_cannot_be_decoded_is_told_and_nothing_is_published_of_it(
    newsroom, files, tmp_path
):
    files["briefings/b.md"] = article("![A quay.](bad.png)")
    files["briefings/b.yml"] = "images: {bad: {file: bad.png, alt: A., credit: Ada Rower}}"
    files["briefings/bad.png"] = BROKEN
    done = make_pictures(room(newsroom, files, tmp_path))
    assert done.lost == {
        "briefings/bad.png",
        "briefings/bad.png-480w.webp",
        "briefings/bad.png-900w.webp",
    }
    (problem,) = done.problems
    words, mark = problem.message, Mark("briefings/bad.png")
    assert words.startswith("Its pixels cannot be decoded: ")
    assert problem == Problem(UNDECODABLE, words, mark, WHOLE)
    assert "briefings/quay.jpg" in done.files


@pytest.mark.parametrize(
    ("data", "message", "cure"),
    [
        (jpeg(SIGNED), LOCATED, UNCLEANED.cure),
        (
            b"no picture",
            "The content is not that of a picture that can be published.",
            "Export it again from a drawing or photo program, without scripts and links.",
        ),
    ],
)
def test_a_picture_of_other_pages_that_must_stay_is_told(  # noqa: PLR0917
    newsroom, files, tmp_path, data, message, cure
):
    files["docs/plan.jpg"] = data
    done = make_pictures(room(newsroom, files, tmp_path, **DOCS))
    assert done.problems == (Problem(UNCLEANED, message, Mark("docs/plan.jpg"), cure),)
    assert "plan.jpg" not in {*done.files, *done.lost}


def test_a_site_may_know_that_already(newsroom, files, tmp_path):
    files["docs/plan.jpg"] = b"no picture"
    levels = {"picture.uncleaned": "off"}
    assert make_pictures(room(newsroom, files, tmp_path, levels=levels, **DOCS)).problems == ()


def test_progress_is_told_by_the_hundred_and_at_the_end(newsroom, tmp_path):
    files: dict[str, str | bytes] = {"briefings/a.md": article()}
    numbers = range(103)
    records = "".join(f"\n  p{n}: {{file: p{n}.png, alt: A., credit: A}}" for n in numbers)
    files["briefings/a.yml"] = f"images:{records}\n"
    for number in numbers:
        files[f"briefings/p{number}.png"] = saved(pixels(40, 30, seed=number), "PNG")
    told: list[tuple[int, int]] = []
    make_pictures(room(newsroom, files, tmp_path), lambda done, total: told.append((done, total)))
    assert told == [(100, 103), (103, 103)]


def test_a_drawing_is_left_alone(newsroom, tmp_path):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><desc>GPSLatitude</desc></svg>'
    files: dict[str, str | bytes] = {
        "briefings/a.md": article("![A.](a.svg)"),
        "briefings/a.yml": "images: {a: {file: a.svg, alt: A., credit: Ada Rower}}",
        "briefings/a.svg": drawing,
    }
    assert make_pictures(room(newsroom, files, tmp_path)).files == {}
    assert not Path(tmp_path / "cache").exists()


def test_what_is_finished_is_a_picture_of_the_right_size(newsroom, files, tmp_path):
    done = make_pictures(room(newsroom, files, tmp_path))
    for name, width in (("quay.jpg", 1200), ("quay.jpg-480w.webp", 480)):
        found = inside(done.files[f"briefings/{name}"].read_bytes())
        assert isinstance(found, Inside)
        assert found.probe.width == width
