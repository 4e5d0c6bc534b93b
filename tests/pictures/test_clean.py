"""What cameras and desks write goes, credit and license come, and no pixel changes."""

import io
import struct

import pytest
from PIL import Image

from footnoted.pictures.clean import Rights, clean_picture, orientation_exif, packet
from footnoted.pictures.container import orientation
from footnoted.pictures.metadata import Inside, inside
from tests.pictures.made import chunk, jpeg, png, segment
from tests.pictures.photographs import leaks, pixels, read_by_exiftool, saved, shot, swapped, told

XMP = packet(Rights(creators=("Ada Rower",), credit="Ada Rower", terms="CC BY 4.0"))
FORMS = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF"}


def clean(data: bytes, xmp: bytes = XMP) -> bytes:
    found = inside(data)
    assert isinstance(found, Inside), found
    made = clean_picture(data, found.probe, xmp)
    again = inside(made)
    assert isinstance(again, Inside), again
    assert again.probe == found.probe
    return made


def frames(data: bytes) -> list[bytes]:
    with Image.open(io.BytesIO(data)) as image:
        count = getattr(image, "n_frames", 1)
        found = []
        for number in range(count):
            image.seek(number)
            found.append(image.convert("RGBA").tobytes())
        return found


@pytest.mark.parametrize("suffix", FORMS)
def test_exiftool_finds_nothing_private_and_reads_the_credit(suffix, tmp_path):
    before = shot(FORMS[suffix], suffix, tmp_path, pixels(200, 150))
    file = tmp_path / f"clean{suffix}"
    file.write_bytes(before)
    assert leaks(read_by_exiftool(file)[0]) != []
    file.write_bytes(clean(before))
    (found,) = read_by_exiftool(file)
    assert leaks(found) == []
    groups = ("XMP-", "IFD0", "IPTC", "ExifIFD")
    assert {key: value for key, value in found.items() if key.startswith(groups)} == {
        "XMP-dc:Creator": ["Ada Rower"],
        "XMP-photoshop:Credit": "Ada Rower",
        "XMP-xmpRights:UsageTerms": "CC BY 4.0",
    }


@pytest.mark.parametrize("suffix", FORMS)
def test_pixels_stay_as_they_are(suffix, tmp_path):
    before = shot(FORMS[suffix], suffix, tmp_path, pixels(200, 150))
    assert frames(clean(before)) == frames(before)


@pytest.mark.parametrize("suffix", FORMS)
def test_cleaned_twice_is_cleaned_once(suffix, tmp_path):
    once = clean(shot(FORMS[suffix], suffix, tmp_path, pixels(200, 150)))
    assert clean(once) == once


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
@pytest.mark.parametrize("turn", [3, 6, 8])
def test_how_to_turn_it_stays_and_is_all_that_stays(suffix, turn, tmp_path):
    before = told(
        saved(pixels(200, 150), FORMS[suffix]), suffix, tmp_path, Orientation=str(turn), Artist="A"
    )
    file = tmp_path / f"clean{suffix}"
    file.write_bytes(clean(before, b""))
    (found,) = read_by_exiftool(file)
    assert [key for key in found if key.startswith(("IFD0", "ExifIFD", "XMP"))] == [
        "IFD0:Orientation"
    ]
    with Image.open(file) as image:
        assert image.getexif()[0x0112] == turn


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
def test_the_color_profile_stays(suffix):
    before = saved(pixels(40, 30), FORMS[suffix], icc_profile=swapped())
    with Image.open(io.BytesIO(clean(before))) as image:
        assert image.info["icc_profile"] == swapped()


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".png"])
def test_what_moves_goes_on_moving(suffix, tmp_path):
    first, second = pixels(40, 30), pixels(40, 30, seed=2)
    settings = {"save_all": True, "append_images": [second], "duration": 80, "loop": 0}
    before = told(saved(first, FORMS[suffix], **settings), suffix, tmp_path, XMP__Title="Secret")
    after = clean(before)
    assert frames(after) == frames(before)
    assert len(frames(after)) == 2
    assert b"Secret" not in after
    with Image.open(io.BytesIO(after)) as image:
        assert image.info["loop"] == 0


def test_what_a_camera_appends_to_a_jpeg_goes():
    appended = saved(pixels(40, 30), "JPEG", exif=b"Exif\0\0" + orientation_exif(3))
    before = saved(pixels(80, 60), "JPEG") + appended
    after = clean(before)
    assert frames(after) == frames(before)
    assert after.count(b"\xff\xd8\xff") == 1


def test_the_small_picture_in_a_jpegs_header_goes():
    small = b"JFIF\0\1\1\0\0\1\0\1\2\2" + b"\x7f" * 12
    after = clean(jpeg(segment(0xE0, small)), b"")
    assert b"\x7f" * 12 not in after
    assert after.startswith(b"\xff\xd8" + segment(0xE0, small[:12] + b"\0\0"))


def test_segments_that_nobody_knows_go():
    secret = [segment(code, b"secret") for code in (0xE1, 0xE2, 0xE3, 0xEC, 0xED, 0xEE, 0xEF, 0xFE)]
    assert b"secret" not in clean(jpeg(*secret))


def test_chunks_of_a_png_that_nobody_knows_go():
    names = (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"prVt", b"vpAg")
    packed = {b"zTXt": b"a\0\0\x78\x9c\x03\0\0\0\0\1", b"iTXt": b"a\0\0\0\0\0secret"}
    every = [chunk(name, packed.get(name, b"a\0secret")) for name in names]
    after = clean(png(*every), b"")
    assert b"secret" not in after
    assert after == png()


def test_a_simple_webp_gets_the_header_that_metadata_need():
    for image in (pixels(41, 31), pixels(41, 31, "RGBA")):
        for lossless in (True, False):
            before = saved(image, "WEBP", lossless=lossless)
            after = clean(before)
            assert after[12:16] == b"VP8X"
            assert struct.unpack_from("<I", after, 4)[0] == len(after) - 8
            assert frames(after) == frames(before)


def test_an_exif_structure_of_ours_says_how_to_turn_and_no_more():
    assert orientation_exif(1) == b""
    assert [orientation(orientation_exif(turn)) for turn in range(2, 9)] == list(range(2, 9))
    assert {len(orientation_exif(turn)) for turn in range(2, 9)} == {26}
