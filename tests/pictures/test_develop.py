"""Copies are upright, in sRGB, as large as was asked for, and the same bytes every time."""

import io

import pytest
from PIL import Image

from footnoted.pictures.clean import orientation_exif
from footnoted.pictures.copies import (
    LOSSLESS,
    UNDECODABLE,
    encode_copy,
    encoders,
    height,
    rewritten_avif,
    scale_to_widths,
)
from footnoted.pictures.metadata import Inside, inside
from footnoted.pictures.probe import Format, Probe
from tests.pictures.photographs import pixels, read_by_exiftool, saved, swapped, told

Color = tuple[int, int, int]
RED, BLUE = (250, 10, 10), (10, 10, 250)


def probed(data: bytes) -> Probe:
    found = inside(data)
    assert isinstance(found, Inside), found
    return found.probe


def copy(data: bytes, width: int = 600) -> Image.Image:
    (made,) = scale_to_widths(data, probed(data), width, [width])
    return made


def near(color: object, wanted: Color) -> bool:
    assert isinstance(color, tuple)
    return all(abs(one - other) <= 24 for one, other in zip(color[:3], wanted, strict=True))


def corners(image: Image.Image) -> list[object]:
    """Return the colors of the corners: left upper, right upper, right lower, left lower."""
    right, low = image.width - 9, image.height - 9
    return [image.getpixel(at) for at in ((9, 9), (right, 9), (right, low), (9, low))]


@pytest.mark.parametrize(
    ("turn", "red", "blue"),
    [(1, 0, 1), (2, 1, 0), (3, 2, 3), (4, 3, 2), (5, 0, 3), (6, 1, 2), (7, 2, 1), (8, 3, 0)],
)
def test_a_copy_stands_upright_and_says_nothing_of_turning(turn, red, blue):
    data = saved(pixels(), "JPEG", quality=90, exif=b"Exif\0\0" + orientation_exif(turn))
    made = copy(data)
    found = corners(made)
    assert near(found[red], RED)
    assert near(found[blue], BLUE)
    assert made.size == ((600, 450) if turn < 5 else (600, 800))
    assert made.size == (600, height(*probed(data).seen, 600))
    assert made.info == {}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_colors_of_another_profile_become_those_of_srgb(form):
    made = copy(saved(pixels(), form, icc_profile=swapped()))
    found = corners(made)
    assert near(found[0], BLUE)
    assert near(found[1], RED)


def test_a_profile_that_is_none_is_as_if_it_were_not_there():
    made = copy(saved(pixels(), "PNG", icc_profile=b"no profile at all"))
    assert near(corners(made)[0], RED)


@pytest.mark.parametrize(
    ("mode", "form", "wanted"),
    [
        ("L", "JPEG", "RGB"),
        ("CMYK", "JPEG", "RGB"),
        ("1", "PNG", "RGB"),
        ("L", "PNG", "RGB"),
        ("LA", "PNG", "RGBA"),
        ("P", "PNG", "RGB"),
        ("P", "GIF", "RGB"),
        ("RGBA", "WEBP", "RGBA"),
        ("RGBA", "AVIF", "RGBA"),
    ],
)
def test_every_kind_of_pixels_becomes_what_browsers_show(mode, form, wanted):
    image = pixels(mode=mode).copy()
    if mode == "RGBA":
        image.putalpha(99)
    made = copy(saved(image, form))
    assert made.mode == wanted
    assert made.size == (600, 450)


def test_ink_becomes_light():
    paper = Image.new("CMYK", (1000, 500), (0, 0, 0, 0))
    paper.paste((0, 255, 255, 0), (0, 0, 500, 500))
    made = copy(saved(paper, "JPEG", quality=95))
    assert near(made.getpixel((100, 100)), (255, 0, 0))
    assert near(made.getpixel((500, 100)), (255, 255, 255))


def test_16_bits_become_8_by_their_upper_half():
    gray = Image.new("I;16", (1000, 500), 40_000)
    assert copy(saved(gray, "PNG")).getpixel((10, 10)) == (156, 156, 156)


def test_what_shines_through_goes_on_shining_through():
    palette = Image.new("P", (1000, 500), 1)
    palette.putpalette([0, 0, 0, 255, 0, 0])
    palette.paste(0, (500, 0, 1000, 500))
    made = copy(saved(palette, "PNG", transparency=0))
    assert made.getpixel((10, 10)) == (255, 0, 0, 255)
    alpha = made.getpixel((590, 10))
    assert isinstance(alpha, tuple)
    assert alpha[3] == 0


def test_no_dark_rim_stands_where_a_color_ends_and_nothing_begins():
    image = Image.new("RGBA", (1000, 500), (0, 0, 0, 0))
    image.paste((255, 255, 255, 255), (0, 0, 501, 500))
    made = copy(saved(image, "PNG"))
    row = [made.getpixel((x, 100)) for x in range(made.width)]
    assert {color[:3] for color in row if isinstance(color, tuple) and color[3] > 8} == {
        (255, 255, 255)
    }


@pytest.mark.parametrize("form", [Format.WEBP, Format.AVIF])
def test_the_same_picture_gives_the_same_bytes(form):
    data = saved(pixels(), "JPEG")
    one, other = (encode_copy(copy(data), form, probed(data), b"<x/>") for _ in range(2))
    assert one == other
    assert probed(one).format is form
    assert b"<x/>" in one


def test_a_copy_is_the_same_whichever_others_are_made_with_it():
    data = saved(pixels(), "JPEG")
    every = {
        image.width: image.tobytes()
        for image in scale_to_widths(data, probed(data), 900, [300, 600, 900])
    }
    for width, wanted in every.items():
        (alone,) = scale_to_widths(data, probed(data), 900, [width])
        assert alone.tobytes() == wanted


def test_a_drawing_keeps_its_edges_and_a_photograph_does_not_grow():
    drawing = Image.new("RGB", (800, 600), "white")
    drawing.paste((200, 30, 30), (100, 100, 700, 500))
    drawn, taken = saved(drawing, "PNG"), saved(pixels(800, 600), "PNG")
    sharp = encode_copy(copy(drawn, 800), Format.WEBP, probed(drawn), b"")
    with Image.open(io.BytesIO(sharp)) as image:
        assert image.convert("RGB").tobytes() == drawing.tobytes()
    photograph = encode_copy(copy(taken, 800), Format.WEBP, probed(taken), b"")
    as_jpeg = encode_copy(copy(taken, 800), Format.WEBP, Probe(Format.JPEG, 800, 600), b"")
    assert len(photograph) <= LOSSLESS * len(as_jpeg)


def test_a_copy_holds_no_metadata_of_its_picture(tmp_path):
    data = saved(
        pixels(),
        "JPEG",
        exif=b"Exif\0\0" + orientation_exif(6),
        icc_profile=swapped(),
        comment=b"secret",
    )
    for form in (Format.WEBP, Format.AVIF):
        file = tmp_path / f"copy.{form}"
        file.write_bytes(encode_copy(copy(data), form, probed(data), b""))
        (found,) = read_by_exiftool(file)
        assert [key for key in found if key.startswith(("IFD", "XMP", "ICC", "ExifIFD"))] == []


def test_an_avif_is_written_anew_upright_and_without_metadata(tmp_path):
    before = told(
        saved(pixels(400, 300), "AVIF", quality=90),
        ".avif",
        tmp_path,
        GPSLatitude="5",
        XMP__Title="Secret",
    )
    made = rewritten_avif(before, probed(before), b"<x/>")
    assert probed(made) == probed(before)
    assert b"Secret" not in made
    found = inside(made)
    assert isinstance(found, Inside)
    assert not found.metadata.gps


def test_an_avif_that_moves_goes_on_moving():
    first, second = pixels(200, 150), pixels(200, 150, seed=2)
    data = saved(first, "AVIF", save_all=True, append_images=[second], duration=80)
    made = rewritten_avif(data, probed(data), b"")
    with Image.open(io.BytesIO(made)) as image:
        assert getattr(image, "n_frames", 1) == 2


def test_what_is_damaged_within_is_told_by_an_exception():
    whole = bytearray(saved(pixels(), "PNG"))
    at = whole.index(b"IDAT") + 400
    whole[at : at + 200] = bytes(200)
    with pytest.raises(UNDECODABLE):
        list(scale_to_widths(bytes(whole), Probe(Format.PNG, 1200, 900), 600, [600]))


def test_a_header_that_lies_about_the_size_is_told_by_an_exception():
    data = saved(pixels(), "JPEG")
    with pytest.raises(ValueError, match="its header names another size"):
        list(scale_to_widths(data, Probe(Format.JPEG, 900, 1200), 600, [600]))


def test_what_decides_on_the_bytes_has_a_name():
    assert len(encoders().split()) == 5
    assert "None" not in encoders()
