"""EXIF: from tags to the fields of the table.

What cameras write by themselves where a person should is taken for nothing.
"""

import re

from footnoted.pictures.exif import Directory, Tags, tags
from footnoted.pictures.metadata.field import EXIF, Field
from footnoted.pictures.metadata.value import Standard, Value, clean

_TAKEN = (Directory.EXIF, 0x9003)
_OFFSET = (Directory.EXIF, 0x9011)
_WHEN = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_ZONE = re.compile(r"[+-]\d\d:\d\d")
_LATITUDE, _LONGITUDE = (Directory.GPS, 2), (Directory.GPS, 4)
_CAMERAS = frozenset(
    [
        "default", "dcim", "digital camera", "exif_jpeg_picture", "kodak digital still camera",
        "minolta digital camera", "olympus digital camera", "samsung", "sony dsc", "untitled",
    ]
)  # fmt: skip
"""Descriptions that say what took the picture, not what is on it."""


def read_exif(tiff: bytes) -> tuple[dict[Field, Value], bool]:
    """Give the fields, and whether a position is there."""
    read = tags(tiff)
    found = {}
    for name, key in EXIF.items():
        text = _text(read, key)
        if text and not (name is Field.DESCRIPTION and text.lower() in _CAMERAS):
            found[name] = Value((text,), Standard.EXIF)
    if date := _taken(_text(read, _TAKEN), _text(read, _OFFSET)):
        found[Field.DATE_CREATED] = Value((date,), Standard.EXIF)
    return found, _LATITUDE in read or _LONGITUDE in read


def _text(read: Tags, key: tuple[int, int]) -> str:
    raw = read.get(key, b"")
    if not isinstance(raw, bytes):
        return ""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    # A copyright tag holds the photographer's and the editor's notice with a zero between them.
    return "; ".join(filter(None, map(clean, text.split("\0"))))


def _taken(written: str, zone: str) -> str:
    """Give date and time as ISO 8601 writes them; empty where a clock was never set."""
    read = _WHEN.fullmatch(written)
    if not read or read[1] == "0000":
        return ""
    return f"{read[1]}-{read[2]}-{read[3]}T{read[4]}{zone if _ZONE.fullmatch(zone) else ''}"
