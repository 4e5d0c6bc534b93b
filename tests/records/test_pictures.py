"""Which pictures may be published: those that are what their name says and nothing more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from footnoted.diagnostics.problem import Mark, Problem
from footnoted.pictures.container import EXPORT, PIXELS, SIDE, SMALLER, WHOLE
from footnoted.pictures.probe import Format, Probe
from footnoted.records import codes
from footnoted.records.files import pictures
from tests.pictures.made import (
    PNG,
    SVG,
    app13,
    header,
    iim,
    jpeg,
    picture,
    png,
    segment,
    xmp,
)

GOOD = {
    **{f"a.{suffix}": picture(suffix) for suffix in ("jpg", "png", "gif", "webp", "avif")},
    "a.JPEG": picture("jpg"),
    "a.svg": f'<?xml version="1.0"?>{SVG}><title>é</title><use xlink:href="#a"/></svg>'.encode(),
    "b.svg": f'{SVG}><rect id="a" fill="url(#b)" style="fill: url( #b )"/></svg>'.encode(),
}
BROWSERS = "Rename it so that it ends in .gif, or export it again as .png."
TWO = "Export it again from a photo program."
LARGEST = f"{SMALLER[:-1]}: at most {SIDE:,} pixels a side and {PIXELS // 10**6} megapixels."


def judged(root: Path, name: str, data: bytes) -> tuple[set[str], tuple[Problem, ...]]:
    (root / name).write_bytes(data)
    good, problems = pictures(root, [name])
    return set(good), problems


@pytest.mark.parametrize("name", GOOD)
def test_a_picture_that_is_what_its_name_says_may_be_published(tmp_path: Path, name: str) -> None:
    assert judged(tmp_path, name, GOOD[name]) == ({name}, ())


def test_what_a_picture_is_comes_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(GOOD["a.jpg"])
    good, _ = pictures(tmp_path, ["a.jpg"])
    assert good["a.jpg"].probe == Probe(Format.JPEG, 40, 30)


def test_other_files_are_nobodys_business_here(tmp_path: Path) -> None:
    assert judged(tmp_path, "a.html", b"<script>") == (set(), ())


@pytest.mark.parametrize(
    ("name", "data", "message", "cure"),
    [
        ("a.jpg", b"", "The file is empty.", "Download or export the file again."),
        ("a.png", b"<svg/>", "The content is not that of a .png file.", EXPORT),
        ("a.webp", b"RIFF\0\0\0\0WAVE", "The content is not that of a .webp file.", EXPORT),
        (
            "a.png",
            GOOD["a.gif"],
            "The name ends in .png, the content is that of a .gif file.",
            BROWSERS,
        ),
        ("a.svg", b"<html/>", "The drawing's outermost element is <html>, not <svg>.", EXPORT),
        (
            "a.png",
            PNG + b"<script>alert(1)</script>",
            "After the picture's end there are 25 more bytes.",
            TWO,
        ),
        (
            "a.png",
            PNG[:-12],
            "The picture is cut short or damaged: it ends before its end mark.",
            WHOLE,
        ),
        ("a.png", png(width=0), "The picture has no size: 0 × 1 pixels.", EXPORT),
        (
            "a.png",
            PNG[:8] + header(2**31 - 1, 2**31 - 1),
            "The picture is too large: 2,147,483,647 × 2,147,483,647 pixels.",
            LARGEST,
        ),
        (
            "a\u202eb.png",
            PNG,
            "The name has characters that cannot be printed.",
            "Rename it.",
        ),
    ],
)
def test_a_picture_that_is_not_what_it_says_is_refused(
    tmp_path: Path, name: str, data: bytes, message: str, cure: str
) -> None:
    shown = name.replace("\u202e", "\\u202e")
    problem = Problem(codes.UNSAFE_PICTURE, message, Mark(shown), cure)
    assert judged(tmp_path, name, data) == (set(), (problem,))


def test_a_linked_picture_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "real.png").write_bytes(PNG)
    (tmp_path / "a.png").symlink_to(tmp_path / "real.png")
    good, problems = pictures(tmp_path, ["a.png"])
    assert (dict(good), [problem.code for problem in problems]) == ({}, [codes.SYMLINK])


ALONE = """
import resource, sys, time
from pathlib import Path
from footnoted.records.files import pictures

root = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (400 * 1024**2,) * 2)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for file in sorted(root.iterdir()):
    start = time.process_time()
    good, problems = pictures(root, [file.name])
    print(file.name, len(good), len(problems), round(time.process_time() - start, 2))
print("memory", (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
"""Judges every file of a folder in a process with little memory; the address space counts."""


def alone(folder: Path) -> list[list[str]]:
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", ALONE, str(folder)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=60, env=environment
    )
    return [line.split() for line in done.stdout.splitlines()]


def bounded(folder: Path, files: int) -> None:
    """Assert that none of so many files is good, each within a second, all within 200 MB."""
    *lines, (_, megabytes) = alone(folder)
    assert len(lines) == files
    assert [line for line in lines if line[1:3] != ["0", "1"] or float(line[3]) > 1] == []
    assert int(megabytes) < 200


def test_the_hostile_pictures_are_refused_in_little_time_and_memory(shared_data: Path) -> None:
    bounded(shared_data / "hostile" / "pictures", 16)


def test_bombs_are_refused_in_little_time_and_memory(tmp_path: Path) -> None:
    from tests.pictures.bombs import BOMBS

    for name, data in BOMBS.items():
        (tmp_path / name).write_bytes(data())
    bounded(tmp_path, len(BOMBS))


def informed(root: Path, data: bytes) -> list[tuple[str, str, str]]:
    good, problems = judged(root, "a.jpg", data)
    assert good == {"a.jpg"}
    assert all(problem.mark == Mark("a.jpg") for problem in problems)
    return [(problem.code.name, problem.message, problem.hint) for problem in problems]


def with_both(packet: str, *sets: tuple[int, int, bytes]) -> bytes:
    main = b"http://ns.adobe.com/xap/1.0/\0"
    return jpeg(segment(0xE1, main + packet.encode()), app13(iim(*sets)))


def test_a_file_that_says_two_things_is_told_of(tmp_path: Path) -> None:
    packet = xmp(
        "<dc:creator><rdf:Seq><rdf:li>Ada Rower</rdf:li></rdf:Seq></dc:creator>",
        'photoshop:City="Northport" photoshop:DateCreated="2024-05-02T12:00:00Z"',
    )
    data = with_both(packet, (2, 80, b"Ben Oarsman"), (2, 90, b"Southport"), (2, 55, b"20240503"))
    code, cure = "picture.standards-disagree", codes.PICTURE_STANDARDS.cure
    assert informed(tmp_path, data) == [
        (code, "The creator is “Ada Rower” in XMP and “Ben Oarsman” in IPTC-IIM.", cure),
        (code, "The city is “Northport” in XMP and “Southport” in IPTC-IIM.", cure),
        (
            code,
            "The date created is “2024-05-02T12:00:00Z” in XMP and “2024-05-03” in IPTC-IIM.",
            cure,
        ),
    ]


LONG = "The agency whose name is longer than its field"


@pytest.mark.parametrize(
    ("packet", "sets"),
    [
        # Case, punctuation and more words are no other statement.
        (xmp("", 'photoshop:Credit="The Courier/AFP"'), [(2, 110, b"the courier")]),
        # A field of IPTC-IIM has 32 bytes for it.
        (xmp("", f'photoshop:Credit="{LONG}"'), [(2, 110, LONG[:32].encode())]),
        (xmp("", 'photoshop:DateCreated="2024-05"'), [(2, 55, b"20240502")]),
        (
            xmp("<dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator>"),
            [(2, 80, b"B"), (2, 80, b"A")],
        ),
        (xmp("", 'photoshop:Credit="The Courier"'), []),
    ],
)
def test_two_wordings_of_one_thing_are_no_disagreement(
    tmp_path: Path, packet: str, sets: list[tuple[int, int, bytes]]
) -> None:
    assert informed(tmp_path, with_both(packet, *sets)) == []


def test_metadata_that_cannot_be_read_are_told_of(tmp_path: Path) -> None:
    cure = codes.PICTURE_UNREAD.cure
    message = "XMP: it is not XML: no element found: line 1, column 3."
    assert informed(tmp_path, with_both("<x>")) == [("picture.metadata-unread", message, cure)]
