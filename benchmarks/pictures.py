"""What it takes to publish many photographs: a first build, a second one, and one new picture.

Run it as ``python -m benchmarks.pictures [COUNT [MEGAPIXELS]]``, 200 and 12 if you name none.
Makes the photographs itself, the same every time: soft shapes with the noise of a sensor, EXIF
with a position, about 5 MB each. Each build is a process of its own; prints its seconds (wall and
processor), the most memory it held, and the bytes of the originals, the copies and the cache.
Then, of one photograph, the milliseconds and bytes of each of WebP's methods, and of AVIF. Writes
only to a temporary folder.
"""

import io
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from PIL import Image

from footnoted.pictures.copies import QUALITY, SPEED, scale_to_widths
from footnoted.pictures.probe import Format, Probe

CONFIG = """\
site_name: B
theme: {name: material, font: false}
plugins: [search, footnoted]
"""
PER_BRIEFING = 10
POSITION = b"Exif\0\0II*\0\x08\0\0\0\x01\0%\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0" + (
    b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0"
)
"""EXIF whose GPS directory says that the latitude is a northern one."""
RECORD = """\
  p{0}: {{file: p{0}.jpg, alt: Photograph {0}., credit: "Photo: Ada Rower", license: CC-BY-4.0}}
"""


def photographs(count: int, megapixels: float) -> Iterator[bytes]:
    """Yield JPEGs of three by four, each other shapes under a part of the same noise."""
    height = round((megapixels * 1e6 * 3 / 4) ** 0.5)
    size = (height * 4 // 3, height)
    noise = Image.frombytes("L", size, Random(0).randbytes(size[0] * size[1]))
    for number in range(count):
        random = Random(number + 1)
        shapes = [
            Image.frombytes("L", (16, 12), random.randbytes(192)).resize(
                size, Image.Resampling.BICUBIC
            )
            for _ in range(3)
        ]
        layers = [Image.blend(shape, noise, 0.12) for shape in shapes]
        out = io.BytesIO()
        Image.merge("RGB", layers).save(out, "JPEG", quality=92, exif=POSITION)
        yield out.getvalue()


def write(root: Path, count: int, megapixels: float) -> None:
    """Write a site of briefings with ten photographs each."""
    (root / "docs").mkdir()
    (root / "briefings").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    for number, data in enumerate(photographs(count, megapixels)):
        (root / f"briefings/p{number}.jpg").write_bytes(data)
    for first in range(0, count, PER_BRIEFING):
        numbers = range(first, min(first + PER_BRIEFING, count))
        shown = "\n\n".join(f"Words.\n\n![Photograph {n}.](p{n}.jpg)" for n in numbers)
        head = f"---\ntitle: Briefing {first}\ndate: 2024-05-06\n---\n\n"
        (root / f"briefings/b{first}.md").write_text(f"{head}{shown}\n", encoding="utf-8")
        records = "images:\n" + "".join(RECORD.format(n) for n in numbers)
        (root / f"briefings/b{first}.yml").write_text(records, encoding="utf-8")


def build(root: Path) -> tuple[float, float, float]:
    """Build in a process of its own; give wall seconds, processor seconds and megabytes at most."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml")]
    child = os.posix_spawn(sys.executable, command, {**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    _, status, used = os.wait4(child, 0)
    assert status == 0, "the build failed"
    took = time.perf_counter() - begun
    return took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def megabytes(folder: Path, pattern: str) -> float:
    """Return what the files of a folder take."""
    return sum(file.stat().st_size for file in folder.glob(pattern)) / 1e6


def encoders() -> Iterator[str]:
    """Yield a line for each way to encode one photograph in all its widths."""
    data = next(photographs(1, 12))
    with Image.open(io.BytesIO(data)) as opened:
        width, height = opened.size
    begun = time.perf_counter()
    every = list(
        scale_to_widths(data, Probe(Format.JPEG, width, height), 1920, (480, 960, 1440, 1920))
    )
    yield f"decoded, resized: {1000 * (time.perf_counter() - begun):.0f} ms"
    ways = [("WebP", {"method": method}) for method in (0, 2, 4, 6)]
    for name, settings in (*ways, ("AVIF", {"speed": SPEED, "max_threads": 1})):
        begun, size = time.perf_counter(), 0
        for image in every:
            out = io.BytesIO()
            image.save(out, name, quality=QUALITY[Format(name.lower())], **settings)
            size += out.tell()
        took = 1000 * (time.perf_counter() - begun)
        yield f"{name} {settings}: {took:.0f} ms, {size / 1000:.0f} kB"


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if sys.argv[1:] else 200
    megapixels = float(sys.argv[2]) if sys.argv[2:] else 12
    for line in encoders():
        print(line, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, count, megapixels)
        print(f"{count} photographs, {megabytes(root, 'briefings/*.jpg'):.0f} MB")
        for name in ("first", "second", "one new"):
            if name == "one new":
                file = root / "briefings/p0.jpg"
                file.write_bytes(_other(file.read_bytes()))
            wall, processor, memory = build(root)
            print(f"{name}: {wall:.1f} s, processor {processor:.1f} s, {memory:.0f} MB", flush=True)
        copies = megabytes(root, "site/briefings/*.webp")
        print(
            f"copies {copies:.0f} MB, cache {megabytes(root, '.cache/footnoted/pictures/*'):.0f} MB"
        )


def _other(data: bytes) -> bytes:
    """Return the same photograph upside down."""
    with Image.open(io.BytesIO(data)) as opened:
        out = io.BytesIO()
        opened.transpose(Image.Transpose.ROTATE_180).save(out, "JPEG", quality=92)
    return out.getvalue()


if __name__ == "__main__":
    main()
