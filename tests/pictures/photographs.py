"""Photographs that no camera took: the same pixels every time, with all that a camera writes.

Whatever is written into them is what exiftool, an independent hand, writes.
"""

import io
import json
import random
import struct
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image

from tests.programs import exiftool

CAMERA = {
    "GPSLatitude": "51.7",
    "GPSLatitudeRef": "N",
    "GPSLongitude": "36.2",
    "GPSLongitudeRef": "E",
    "XMP:GPSLatitude": "51.7",
    "SerialNumber": "C0FFEE",
    "XMP-aux:SerialNumber": "C0FFEE",
    "LensSerialNumber": "L3NS",
    "OwnerName": "Somebody",
    "Make": "Camera works",
    "Model": "Mark II",
    "Software": "Firmware 1.2",
    "DateTimeOriginal": "2024:05:03 10:00:00",
    "Comment": "kept in the safe",
    "IPTC:SpecialInstructions": "kept in the safe",
}
"""What a camera and a desk write."""
PRIVATE = ("GPS", "SerialNumber", "MakerNote", "OwnerName", "Make", "Model", "Software", "Comment")
"""Beginnings of the names of what no reader may find."""


@cache
def pixels(width: int = 1200, height: int = 900, mode: str = "RGB", seed: int = 1) -> Image.Image:
    """Return a picture with soft shapes and noise; the left upper corner is red, the right blue."""
    small = Image.frombytes("L", (40, 30), random.Random(seed).randbytes(1200))
    layers = [
        small.rotate(turn).resize((width, height), Image.Resampling.BICUBIC)
        for turn in (0, 180, 90)
    ]
    found = Image.merge("RGB", layers)
    found.paste((250, 10, 10), (0, 0, width // 4, height // 4))
    found.paste((10, 10, 250), (width - width // 4, 0, width, height // 4))
    return found.convert(mode)


def saved(image: Image.Image, form: str, **settings: Any) -> bytes:
    """Return the bytes of a file."""
    out = io.BytesIO()
    image.save(out, form, **settings)
    return out.getvalue()


def told(data: bytes, suffix: str, folder: Path, **tags: str) -> bytes:
    """Return a file with what exiftool writes into it; what a format has no place for is left out.

    It is in the folder, too. The same is written into the same only once.
    """
    file = folder / f"told{suffix}"
    file.write_bytes(written(data, suffix, tuple(tags.items())))
    return file.read_bytes()


@cache
def written(data: bytes, suffix: str, tags: tuple[tuple[str, str], ...]) -> bytes:
    """Return the bytes of a file after exiftool wrote into it."""
    with tempfile.TemporaryDirectory() as folder:
        return by_exiftool(data, Path(folder, f"told{suffix}"), tags)


def by_exiftool(data: bytes, file: Path, tags: tuple[tuple[str, str], ...]) -> bytes:
    """Let exiftool write into a file, and see that it did."""
    file.write_bytes(data)
    arguments = [f"-{name.replace('__', ':')}={value}" for name, value in tags]
    how = ["-q", "-q", "-m", "-n", "-overwrite_original"]
    command = [*exiftool(), *how, *arguments, str(file)]
    subprocess.run(command, check=False, capture_output=True)
    found = file.read_bytes()
    assert found != data, "exiftool wrote nothing"
    return found


def shot(form: str, suffix: str, folder: Path, image: Image.Image | None = None) -> bytes:
    """Return a photograph as it comes from a camera."""
    return told(saved(image or pixels(), form), suffix, folder, **CAMERA)


def swapped() -> bytes:
    """Return a color profile (ICC.1) that is sRGB with red and blue changed for each other."""
    green, red, blue = (0.3851, 0.7169, 0.0971), (0.4360, 0.2225, 0.0139), (0.1431, 0.0606, 0.7141)
    curve = b"curv" + struct.pack(">IIH", 0, 1, round(2.2 * 256)) + b"\0\0"
    tags = {
        b"desc": b"desc" + struct.pack(">II", 0, 8) + b"swapped\0" + b"\0" * 78,
        b"cprt": b"text" + b"\0" * 4 + b"none\0\0\0\0",
        b"wtpt": _point(0.9642, 1.0, 0.8249),
        b"rXYZ": _point(*blue),
        b"gXYZ": _point(*green),
        b"bXYZ": _point(*red),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at, table, bodies = 132 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, body in tags.items():
        padded = body + b"\0" * (-len(body) % 4)
        table += name + struct.pack(">II", at + len(bodies), len(body))
        bodies += padded
    head = struct.pack(">I4sI4s4s4s", at + len(bodies), b"", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2024, 5, 3, 0, 0, 0) + b"acsp" + b"\0" * 28
    head += struct.pack(">3i", *(round(value * 65536) for value in (0.9642, 1.0, 0.8249)))
    return head.ljust(128, b"\0") + table + bodies


def _point(*values: float) -> bytes:
    return b"XYZ " + b"\0" * 4 + struct.pack(">3i", *(round(value * 65536) for value in values))


def read_by_exiftool(*files: Path) -> list[dict[str, Any]]:
    """Return what exiftool finds in files, by group and name."""
    command = [*exiftool(), "-j", "-struct", "-G1", "-a", "-u", *map(str, files)]
    done = subprocess.run(command, check=True, capture_output=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def leaks(told: dict[str, Any]) -> list[str]:
    """Return the names of what should not be there."""
    named = ((key, key.partition(":")[2]) for key in told)
    return [key for key, name in named if name.startswith(PRIVATE) and "ICC" not in key]
