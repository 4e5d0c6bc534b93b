"""Which copies a picture gets, and when what was made before is still right."""

from dataclasses import replace

import pytest

from footnoted.pictures.clean import Original
from footnoted.pictures.copies import TALLEST, Recipe, widths
from footnoted.pictures.probe import Format, Probe

PHOTO = Original("a" * 64, Probe(Format.JPEG, 4000, 3000))


def of(**said: object) -> Original:
    return replace(PHOTO, probe=replace(PHOTO.probe, **said))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("width", "wanted"),
    [
        (4000, (480, 960, 1440, 1920)),
        (1920, (480, 960, 1440, 1920)),
        (1800, (480, 960, 1800)),
        (1801, (480, 960, 1440, 1801)),
        (1000, (480, 1000)),
        (600, (600,)),
        (601, (480, 601)),
        (481, (481,)),
        (480, ()),
        (16, ()),
    ],
)
def test_copies_are_never_larger_than_the_picture_nor_all_but_alike(width, wanted):
    assert widths(of(width=width)) == wanted


@pytest.mark.parametrize(
    "said",
    [{"format": Format.SVG}, {"frames": 2}, {"c2pa": True}],
    ids=["a drawing", "what moves", "Content Credentials"],
)
def test_what_a_copy_would_spoil_gets_none(said):
    assert widths(of(**said)) == ()


def test_a_picture_that_lies_on_its_side_is_measured_as_readers_see_it():
    assert widths(of(width=3000, height=600, orientation=6)) == (600,)


def test_no_copy_is_taller_than_webp_can_be():
    assert widths(of(width=2000, height=20_000)) == (480, 960, 1440)
    assert widths(of(width=500, height=20_000)) == ()
    for width in widths(of(width=1000, height=15_000)):
        assert 15 * width <= TALLEST


def test_the_key_changes_with_all_that_changes_the_bytes():
    one = Recipe(PHOTO, Format.WEBP, b"x", 480)
    others = [
        replace(one, width=960),
        replace(one, form=Format.AVIF),
        replace(one, packet=b"y"),
        replace(one, original=replace(PHOTO, digest="b" * 64)),
    ]
    keys = {one.key("1"), one.key("2"), *(other.key("1") for other in others)}
    assert len(keys) == 6
    assert one.key("1") == replace(one).key("1")


def test_an_encoder_is_nothing_to_a_file_that_is_only_cleaned():
    assert Recipe(PHOTO, Format.JPEG).key("1") == Recipe(PHOTO, Format.JPEG).key("2")
    assert Recipe(PHOTO, Format.AVIF).key("1") != Recipe(PHOTO, Format.AVIF).key("2")
