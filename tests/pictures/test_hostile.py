"""Pictures that would harm the program that opens them: each is refused with a reason, at once."""

import re
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnoted.pictures.container import Flaw
from footnoted.pictures.metadata import Inside, inside
from footnoted.pictures.probe import Probe, probe
from tests.pictures.bombs import BOMBS
from tests.pictures.made import FORMATS, PNG, SVG, chunk, itxt, jpeg, picture, png, xmp

LARGE = r"The picture is too large: [\d,]+ × [\d,]+ pixels\."
TEXT = r"A text in the picture unpacks to more than 4 MB\."
LONG = r"The moving picture is too long: \d+ frames\."
ENTITIES = r"The picture's metadata have a document type or entities\."
MANY = r"The drawing cannot be read: it has too many elements\."
REASONS = {
    "pixels.png": LARGE,
    "side.png": LARGE,
    "text.png": TEXT,
    "itxt.png": TEXT,
    "profile.png": TEXT,
    "texts.png": TEXT,
    "chunks.png": r"The picture is made of too many blocks\.",
    "frames.png": LONG,
    "entities.png": ENTITIES,
    "utf-16.png": ENTITIES,
    "frames.gif": LONG,
    "large-frame.gif": LARGE,
    "inner.webp": LARGE,
    "moving.webp": LARGE,
    "pixels.avif": LARGE,
    "pixels.jpg": LARGE,
    "scans.jpg": r"The picture has too many passes\.",
    "use.svg": r"The drawing uses its own parts again and again, too many times\.",
    "itself.svg": r"A part of the drawing uses itself\.",
    "deep.svg": MANY,
    "wide.svg": MANY,
    "lol.svg": r"The drawing has a document type, entities or a style sheet of its own\.",
}
SOUND = {suffix: picture(suffix) for suffix in FORMATS}
TRAILING = {
    "a page": b"<html><script>alert(1)</script>",
    "an archive": b"PK\x03\x04" + bytes(30) + b"PK\x05\x06" + bytes(18),
    "a program": b"*/=1;alert(1)//",
    "a document": b"%PDF-1.7\n",
}


def refusal(data: bytes) -> str:
    found = probe(data)
    assert isinstance(found, Flaw)
    assert found.message[0].isupper()
    assert found.message.endswith(".")
    assert found.cure.endswith(".")
    return found.message


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_with_its_reason(name: str) -> None:
    assert re.fullmatch(REASONS[name], refusal(BOMBS[name]()))


@pytest.mark.parametrize("suffix", SOUND)
@pytest.mark.parametrize("what", TRAILING)
def test_a_picture_that_is_something_else_as_well_is_refused(suffix: str, what: str) -> None:
    message = refusal(SOUND[suffix] + TRAILING[what])
    size = len(TRAILING[what])
    trailing = f"After the picture's end there are {size} more bytes."
    # An AVIF has no end mark: what follows its boxes must be one.
    boxes = "The picture is cut short or damaged: it ends within a box."
    assert message == (boxes if suffix == "avif" else trailing)


def test_a_box_that_is_no_part_of_a_picture_is_refused() -> None:
    page = b"<script>alert(1)</script>"
    data = SOUND["avif"] + struct.pack(">I", len(page) + 8) + b"html" + page
    assert refusal(data) == "The picture contains a part that does not belong to it."


@pytest.mark.parametrize("suffix", ["jpg", "png", "gif", "webp"])
def test_zeros_behind_the_end_are_padding(suffix: str) -> None:
    assert probe(SOUND[suffix] + bytes(16)) == probe(SOUND[suffix])


def test_whole_pictures_that_a_camera_appended_are_let_pass() -> None:
    assert probe(SOUND["jpg"] + bytes(3) + jpeg()) == probe(SOUND["jpg"])
    half = SOUND["jpg"] + jpeg()[:-2]
    assert refusal(half) == "The picture is cut short or damaged: it ends before its end mark."


@pytest.mark.parametrize("suffix", SOUND)
def test_a_picture_cut_short_anywhere_is_refused(suffix: str) -> None:
    whole = SOUND[suffix]
    kept = [size for size in range(len(whole)) if isinstance(probe(whole[:size]), Probe)]
    assert kept == []


@pytest.mark.parametrize("suffix", SOUND)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_damage_of_any_kind_is_told_or_harmless(suffix: str, data: st.DataObject) -> None:
    whole = bytearray(SOUND[suffix])
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(inside(bytes(whole)), Inside | Flaw)


@given(st.binary(max_size=200))
def test_any_bytes_are_told_of(data: bytes) -> None:
    for head in (b"", *(whole[:12] for whole in SOUND.values()), b"<svg "):
        assert isinstance(inside(head + data), Inside | Flaw)


def test_a_changed_byte_of_a_png_is_noticed() -> None:
    damaged = PNG.replace(b"IDAT\x78", b"IDAT\x79")
    message = "The picture is cut short or damaged: the check sum of its chunk IDAT is wrong."
    assert refusal(damaged) == message


@pytest.mark.parametrize(
    ("chunks", "message"),
    [
        ((chunk(b"IHDR", bytes(13)),), "the header is in the wrong place"),
        ((chunk(b"\0\0\0\0"),), "a chunk has no name"),
        ((chunk(b"zTXt", b"Comment\0\0broken"),), "a text in it cannot be unpacked"),
    ],
)
def test_a_png_that_is_put_together_wrongly_is_refused(
    chunks: tuple[bytes, ...], message: str
) -> None:
    assert refusal(png(*chunks)) == f"The picture is cut short or damaged: {message}."


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("<g><script>1</script></g>", "The drawing has a <script>."),
        ("<foreignObject/>", "The drawing has a <foreignobject>."),
        ('<set attributeName="href" to="javascript:x"/>', "The drawing has a <set>."),
        ('<rect onClick="x"/>', "The drawing has an event handler, onclick."),
        ('<a xlink:href="javascript:x"/>', "The drawing links to something outside itself."),
        (
            '<image href="https://lake.example/a.png"/>',
            "The drawing links to something outside itself.",
        ),
        (
            '<rect fill="url(https://lake.example/#a)"/>',
            "The drawing loads something from outside itself.",
        ),
        ('<rect fill="url(#a) url(//b)"/>', "The drawing loads something from outside itself."),
        ('<rect style="fill: u\\72l(//b)"/>', "The drawing loads something from outside itself."),
        ("<style>@import 'x'</style>", "The drawing's style loads something."),
        (
            '<?xml-stylesheet href="x.css"?>',
            "The drawing has a document type, entities or a style sheet of its own.",
        ),
        (
            "<g>",
            "The drawing cannot be read: it is not XML: mismatched tag: line 1, column 89.",
        ),
    ],
)
def test_a_drawing_that_could_do_more_than_be_looked_at_is_refused(
    inner: str, message: str
) -> None:
    assert refusal(f"{SVG}>{inner}</svg>".encode()) == message


@pytest.mark.parametrize("declared", ["utf-16", "ISO-2022-JP"])
def test_a_drawing_in_another_encoding_hides_nothing(declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?><svg/>'
    assert refusal(text.encode("ascii")) == "The drawing is not UTF-8."


def test_a_drawing_that_is_too_large_is_refused() -> None:
    data = f"{SVG}><!--{'-' * 5 * 1024**2}--></svg>".encode()
    assert refusal(data) == "The drawing is larger than 5 MB."


def test_notes_of_a_drawing_program_are_no_style() -> None:
    note = ' xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export="C:\\pictures\\a.png"'
    assert isinstance(probe(f"{SVG}{note}/>".encode()), Probe)


def test_metadata_that_are_broken_do_no_harm_and_are_told_of() -> None:
    found = inside(png(itxt(xmp("<dc:title>"))))
    assert isinstance(found, Inside)
    assert found.metadata.found == {}
    (reason,) = found.metadata.unread
    assert reason.startswith("XMP: it is not XML: mismatched tag")
