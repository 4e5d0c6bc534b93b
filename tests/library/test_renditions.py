"""Under which names a picture is published, and what is to be made for each."""

import pytest

from footnoted.library.pictures import clean_rendition
from footnoted.pictures.clean import Rights, packet
from footnoted.pictures.metadata import Inside, inside
from footnoted.pictures.probe import Format
from tests.newsroom import article
from tests.pictures.made import jpeg, segment
from tests.pictures.photographs import pixels, saved

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"/>'
SIDECAR = """
    images:
      quay:
        file: {}
        alt: A quay.
        credit: [{{role: Photo, name: Ada Rower, agency: The Courier}}]
        license: CC-BY-4.0
    """
XMP = packet(
    Rights(
        creators=("Ada Rower",),
        credit="Photo: Ada Rower / The Courier",
        terms="CC BY 4.0",
        statement="https://creativecommons.org/licenses/by/4.0/",
    )
)
SIGNED = jpeg(segment(0xEB, b"JP\0\1\0\0\0\1\0\0\0\x20jumb\0\0\0\0jumdc2pa"))


@pytest.fixture
def room(newsroom):
    def make(name, data, **project):
        files = {
            "briefings/a.md": article(f"![A quay.]({name})"),
            "briefings/a.yml": SIDECAR.format(name),
            f"briefings/{name}": data,
        }
        return newsroom(files, **project)

    return make


def names(site):
    (found,) = site.renditions.values()
    return {name: (recipe.form, recipe.width) for name, recipe in found.made.items()}


def test_a_photograph_keeps_its_name_and_gets_copies_beside_it(room):
    site = room("quay.jpg", saved(pixels(), "JPEG"))
    assert names(site) == {
        "briefings/quay.jpg": (Format.JPEG, 0),
        "briefings/quay.jpg-480w.webp": (Format.WEBP, 480),
        "briefings/quay.jpg-1200w.webp": (Format.WEBP, 1200),
    }


def test_avif_comes_first_where_it_is_asked_for(room):
    site = room("quay.jpg", saved(pixels(), "JPEG"), avif=True)
    assert list(names(site))[1:] == [
        "briefings/quay.jpg-480w.avif",
        "briefings/quay.jpg-1200w.avif",
        "briefings/quay.jpg-480w.webp",
        "briefings/quay.jpg-1200w.webp",
    ]


def test_every_copy_carries_who_made_it_and_the_license(room):
    (found,) = room("quay.jpg", saved(pixels(), "JPEG")).renditions.values()
    assert {recipe.packet for recipe in found.made.values()} == {XMP}


@pytest.mark.parametrize(("name", "data"), [("quay.svg", DRAWING), ("quay.jpg", SIGNED)])
def test_what_must_not_change_is_published_as_it_is(room, name, data):
    (found,) = room(name, data).renditions.values()
    assert found.made == {}
    assert found.own is None
    assert found.address == f"briefings/{name}"


def test_what_moves_is_only_cleaned(room):
    data = saved(pixels(), "GIF", save_all=True, append_images=[pixels(seed=2)])
    assert names(room("quay.gif", data)) == {"briefings/quay.gif": (Format.GIF, 0)}


def test_the_smallest_copy_is_the_one_for_lists(room):
    (found,) = room("quay.jpg", saved(pixels(), "JPEG"), avif=True).renditions.values()
    assert found.thumbnail() == ("briefings/quay.jpg-480w.webp", 480, 360)
    (drawn,) = room("quay.svg", DRAWING).renditions.values()
    assert drawn.thumbnail() == ("briefings/quay.svg", 90, 60)


def test_the_register_says_whose_a_picture_is_before_any_briefing(newsroom):
    files = {
        "briefings/a.md": article("![A quay.](quay.jpg)"),
        "briefings/a.yml": "images: {quay: {file: quay.jpg, alt: A quay., credit: Somebody}}",
        "briefings/b.md": article("![A quay.](quay.jpg)"),
        "briefings/b.yml": "images: {quay: {file: quay.jpg, alt: A quay., credit: Ada Rower}}",
        "briefings/quay.jpg": saved(pixels(80, 60), "JPEG"),
    }
    (found,) = newsroom(files).renditions.values()
    assert found.own is not None
    assert b">Somebody<" in found.own.packet


def test_a_picture_without_a_record_keeps_what_its_file_says_of_rights():
    data = saved(pixels(80, 60), "JPEG", xmp=packet(Rights(notice="© Ada Rower")))
    read = inside(data)
    assert isinstance(read, Inside)
    found = clean_rendition("docs/a.jpg", "a.jpg", read, None)
    assert found.copies == ()
    assert found.own is not None
    assert found.own.packet == packet(Rights(notice="© Ada Rower"))
