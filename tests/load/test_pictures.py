"""Which pictures may be published: those that are what their name says and nothing more."""

from pathlib import Path

import pytest

from footnoted.diagnostics import Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.pictures import pictures

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
GOOD = {
    "a.png": b"\x89PNG\r\n\x1a\n...",
    "a.jpg": b"\xff\xd8\xff\xe0...",
    "a.JPEG": b"\xff\xd8\xff\xe0...",
    "a.gif": b"GIF89a...",
    "a.webp": b"RIFF\0\0\0\0WEBP...",
    "a.avif": b"\0\0\0\x1cftypavif...",
    "a.svg": f'<?xml version="1.0"?>{SVG}<title>é</title><use xlink:href="#a"/></svg>'.encode(),
    "b.svg": f'{SVG}<rect id="a" fill="url(#b)" style="fill: url( #b )"/></svg>'.encode(),
}


def judged(root: Path, name: str, data: bytes) -> tuple[frozenset[str], list[Diagnostic]]:
    (root / name).write_bytes(data)
    return pictures(root, [name])


@pytest.mark.parametrize("name", GOOD)
def test_a_picture_that_is_what_its_name_says_may_be_published(tmp_path: Path, name: str) -> None:
    assert judged(tmp_path, name, GOOD[name]) == (frozenset({name}), [])


def test_other_files_are_nobodys_business_here(tmp_path: Path) -> None:
    assert judged(tmp_path, "a.html", b"<script>") == (frozenset(), [])


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.png", b"<svg/>", "The content is not that of a .png file."),
        ("a.jpg", b"", "The content is not that of a .jpg file."),
        ("a.webp", b"RIFF\0\0\0\0WAVE", "The content is not that of a .webp file."),
        ("a.svg", b"<html/>", "The content is not that of an .svg file."),
        (
            "a.svg",
            b"<svg>",
            "The drawing is not XML: no element found: line 1, column 5.",
        ),
        (
            "a.svg",
            b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
            "The drawing has a document type, entities or a style sheet of its own.",
        ),
        (
            "a.svg",
            b'<?xml-stylesheet href="x.css"?><svg/>',
            "The drawing has a document type, entities or a style sheet of its own.",
        ),
        ("a.svg", f"{SVG}<g><script>1</script></g></svg>".encode(), "The drawing has a <script>."),
        (
            "a.svg",
            f"{SVG}<foreignObject/></svg>".encode(),
            "The drawing has a <foreignobject>.",
        ),
        (
            "a.svg",
            f'{SVG}<rect onClick="x"/></svg>'.encode(),
            "The drawing has an event handler, onclick.",
        ),
        (
            "a.svg",
            f'{SVG}<a xlink:href="javascript:x"/></svg>'.encode(),
            "The drawing links to something outside itself.",
        ),
        (
            "a.svg",
            f'{SVG}<image href="https://lake.example/a.png"/></svg>'.encode(),
            "The drawing links to something outside itself.",
        ),
        (
            "a.svg",
            f'{SVG}<rect fill="url(https://lake.example/#a)"/></svg>'.encode(),
            "The drawing loads something from outside itself.",
        ),
        (
            "a.svg",
            f'{SVG}<rect fill="url(#a) url(//b)"/></svg>'.encode(),
            "The drawing loads something from outside itself.",
        ),
        (
            "a.svg",
            f"{SVG}<style>@import 'x'</style></svg>".encode(),
            "The drawing's style loads something.",
        ),
        (
            "a.svg",
            f'{SVG}<rect style="fill: u\\72l(//b)"/></svg>'.encode(),
            "The drawing loads something from outside itself.",
        ),
        ("a\u202eb.png", GOOD["a.png"], "The name has characters that cannot be printed."),
    ],
)
def test_a_picture_that_could_do_more_is_refused(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    shown = name.replace("\u202e", "\\u202e")
    problem = Diagnostic(codes.UNSAFE_PICTURE, message, Mark(shown), codes.UNSAFE_PICTURE.cure)
    assert judged(tmp_path, name, data) == (frozenset(), [problem])


@pytest.mark.parametrize("declared", ["utf-16", "ISO-2022-JP"])
def test_a_drawing_in_another_encoding_hides_nothing(tmp_path: Path, declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?><svg/>'
    good, problems = judged(tmp_path, "a.svg", text.encode(declared))
    assert good == frozenset()
    assert [problem.message for problem in problems] == ["The drawing is not UTF-8."]


def test_a_linked_picture_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "real.png").write_bytes(GOOD["a.png"])
    (tmp_path / "a.png").symlink_to(tmp_path / "real.png")
    good, problems = pictures(tmp_path, ["a.png"])
    assert (good, [problem.code for problem in problems]) == (frozenset(), [codes.SYMLINK])


def test_the_hostile_pictures_are_told_or_harmless(shared_data: Path) -> None:
    folder = shared_data / "hostile" / "pictures"
    good, problems = pictures(folder, sorted(file.name for file in folder.iterdir()))
    drawings = {name for name in good if name.endswith(".svg")}
    assert drawings == set()
    assert all(problem.mark.path not in good for problem in problems)
