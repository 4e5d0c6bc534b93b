"""What a picture is, found without decoding it: the same as Pillow says, which decodes it."""

import io
import struct
from typing import Any

import pytest
from PIL import Image, ImageCms

from footnoted.pictures.container import Flaw
from footnoted.pictures.probe import Format, Probe, probe
from tests.pictures.made import FORMATS, PNG, SVG, chunk, jpeg, picture, png, segment

NAMES = {suffix: Format(name.lower()) for suffix, name in FORMATS.items()}


def found(data: bytes) -> Probe:
    read = probe(data)
    assert isinstance(read, Probe), read
    return read


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("size", [(1, 1), (40, 30), (301, 7)])
def test_kind_and_size_are_told(suffix: str, size: tuple[int, int]) -> None:
    assert found(picture(suffix, *size)) == Probe(NAMES[suffix], *size)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "avif"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_a_turn_is_told_as_pillow_tells_it(suffix: str, turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    data = picture(suffix, exif=exif)
    with Image.open(io.BytesIO(data)) as opened:
        assert opened.getexif().get(0x0112, 1) == turn
    read = found(data)
    assert read.orientation == turn
    assert read.seen == ((30, 40) if turn > 4 else (40, 30))


@pytest.mark.parametrize(("said", "turn"), [(0, 1), (9, 1), (6, 6)])
def test_a_turn_that_is_none_is_none(said: int, turn: int) -> None:
    exif = b"MM\0\x2a\0\0\0\x08\0\1" + struct.pack(">HHIHH", 0x0112, 3, 1, said, 0) + bytes(4)
    assert found(jpeg(segment(0xE1, b"Exif\0\0" + exif))).orientation == turn


def moving(suffix: str, frames: int) -> bytes:
    first, *rest = (Image.new("RGB", (16, 12), (n * 20, 0, 0)) for n in range(frames))
    stream = io.BytesIO()
    first.save(stream, FORMATS[suffix], save_all=True, append_images=rest, duration=80)
    return stream.getvalue()


@pytest.mark.parametrize("suffix", ["gif", "png", "webp", "avif"])
def test_frames_are_counted(suffix: str) -> None:
    read = found(moving(suffix, 5))
    assert (read.format, read.width, read.height, read.frames) == (NAMES[suffix], 16, 12, 5)


def saved(suffix: str, mode: str, color: Any, **options: Any) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (8, 8), color).save(stream, FORMATS[suffix], **options)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "alpha"),
    [
        (saved("png", "RGBA", (1, 2, 3, 4)), True),
        (saved("png", "LA", (1, 2)), True),
        (saved("png", "RGB", 0, transparency=(0, 0, 0)), True),
        (saved("gif", "P", 0, transparency=0), True),
        (saved("webp", "RGBA", (1, 2, 3, 4)), True),
        (saved("webp", "RGBA", (1, 2, 3, 4), lossless=True), True),
        (saved("avif", "RGBA", (1, 2, 3, 4)), True),
        (saved("png", "L", 0), False),
        (saved("gif", "P", 0), False),
        (saved("webp", "RGB", 0, lossless=True), False),
        (saved("avif", "RGB", 0), False),
        (saved("jpg", "CMYK", 0), False),
    ],
)
def test_it_is_told_whether_something_may_shine_through(data: bytes, alpha: bool) -> None:
    assert found(data).alpha is alpha


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "avif"])
def test_a_color_profile_is_told(suffix: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert found(picture(suffix, icc_profile=profile)).icc
    assert not found(picture(suffix)).icc


def test_a_progressive_picture_is_whole() -> None:
    assert found(picture("jpg", progressive=True)) == Probe(Format.JPEG, 40, 30)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30"', (40, 30)),
        ('width="40px" height="2in"', (40, 192)),
        ('viewBox="0 0 400 300"', (400, 300)),
        ('viewBox="0,0,400,300" width="40"', (40, 30)),
        ('viewBox="0 0 400 300" height="30"', (40, 30)),
        ('viewBox="0 0 400 300" width="100%" height="100%"', (400, 300)),
        ('width="0.2" height="0.2"', (1, 1)),
        ('width="40"', (0, 0)),
        ('width="-4" height="3"', (0, 0)),
        ('viewBox="0 0 0 0"', (0, 0)),
        ('width="999999999" height="1"', (1_000_000, 1)),
        ("", (0, 0)),
    ],
)
def test_the_size_of_a_drawing_is_that_of_its_attributes_or_its_view_box(
    attributes: str, size: tuple[int, int]
) -> None:
    assert found(f"{SVG}{attributes}/>".encode()) == Probe(Format.SVG, *size, alpha=True)


C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")


def boxed(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + name + body


def riff(data: bytes, name: bytes, body: bytes) -> bytes:
    """Return a WebP with one more chunk."""
    whole = data[8:] + name + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


STORE = boxed(b"jumb", boxed(b"jumd", b"c2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9bq\x03c2pa\0"))
SIGNED = {
    "jpg": jpeg(segment(0xEB, b"JP\0\1\0\0\0\1" + STORE)),
    "png": png(chunk(b"caBX", STORE)),
    "webp": riff(picture("webp"), b"C2PA", STORE),
    "avif": picture("avif") + boxed(b"uuid", C2PA + STORE),
    "gif": picture("gif")[:-1] + b"!\xff\x0bC2PA_GIF\1\0\0\x02ab\0;",
    "svg": f'{SVG}><metadata><c:manifest xmlns:c="http://c2pa.org/manifest"/></metadata></svg>'.encode(),
}


@pytest.mark.parametrize("suffix", SIGNED)
def test_content_credentials_are_noticed(suffix: str) -> None:
    assert found(SIGNED[suffix]).c2pa


def test_other_boxes_of_the_same_sort_are_no_content_credentials() -> None:
    other = boxed(b"jumb", boxed(b"jumd", b"json\0\x11\0\x10\x80\0\0\xaa\0\x38\x9bq\x03other\0"))
    assert not found(jpeg(segment(0xEB, b"JP\0\1\0\0\0\1" + other))).c2pa
    assert not found(picture("avif") + boxed(b"uuid", bytes(16))).c2pa
    assert not found(PNG).c2pa


def test_what_is_no_picture_is_told() -> None:
    nothing = Flaw("The content is not that of a picture that can be published.")
    assert probe(b"%PDF-1.7") == nothing
    heic = boxed(b"ftyp", b"heic\0\0\0\0mif1heic")
    assert probe(heic) == nothing
