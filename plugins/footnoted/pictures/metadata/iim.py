"""IPTC-IIM: the data sets of records 1 and 2 (Information Interchange Model 4.2).

Knows the fields of the table only; what stands behind a damaged data set is left out.
"""

import re
import struct
from collections.abc import Iterator

from footnoted.pictures.metadata.field import IIM, Field
from footnoted.pictures.metadata.value import Standard, Value, clean

MOST = 2_000
"""Data sets of a file."""
_CODED = (1, 90)
_UTF8 = b"\x1b%G"
_DATE, _TIME = (2, 55), (2, 60)
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_HOUR = re.compile(r"(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)(\d\d))?")


def read_iim(data: bytes) -> dict[Field, Value]:
    """Give the fields of a picture's record data."""
    sets: dict[tuple[int, int], list[bytes]] = {}
    for key, raw in _sets(data):
        sets.setdefault(key, []).append(raw)
    utf8 = _UTF8 in b"".join(sets.get(_CODED, []))
    found = {}
    for name, number in IIM.items():
        texts = tuple(filter(None, (_text(raw, utf8) for raw in sets.get((2, number), []))))
        if texts:
            # Only the creator may stand there several times; of others the first counts.
            found[name] = Value(texts if name is Field.CREATOR else texts[:1], Standard.IIM)
    if date := _created(*(_text(sets.get(key, [b""])[0], utf8) for key in (_DATE, _TIME))):
        found[Field.DATE_CREATED] = Value((date,), Standard.IIM)
    return found


def _sets(data: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Give record and number of each data set, and its bytes."""
    at = 0
    for _ in range(MOST):
        if at + 5 > len(data) or data[at] != 0x1C:
            return
        record, number, length = struct.unpack_from(">BBH", data, at + 1)
        at += 5
        # The highest bit says that the length has more bytes; no text is that long.
        if length & 0x8000 or at + length > len(data):
            return
        yield (record, number), data[at : at + length]
        at += length


def _text(raw: bytes, utf8: bool) -> str:
    """Give a text; without the mark for UTF-8 it may be UTF-8 all the same."""
    try:
        return clean(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return clean(raw.decode("utf-8" if utf8 else "cp1252", "replace"))


def _created(day: str, hour: str) -> str:
    """Give date and time as ISO 8601 writes them; parts of zeros are not known."""
    read = _DAY.fullmatch(day)
    if not read or read[1] == "0000":
        return ""
    parts = [read[1], *([read[2]] if read[2] != "00" else [])]
    if read[2] == "00" or read[3] == "00":
        return "-".join(parts)
    date = "-".join([*parts, read[3]])
    time = _HOUR.fullmatch(hour)
    if not time:
        return date
    zone = f"{time[4]}:{time[5]}" if time[4] else ""
    return f"{date}T{time[1]}:{time[2]}:{time[3]}{zone}"
