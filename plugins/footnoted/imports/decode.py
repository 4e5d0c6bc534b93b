"""Bytes of a foreign file as text: UTF-8 with or without a mark, and of a sane size.

Reads no format. A file in another encoding is refused with the way to mend it, never guessed.
"""

import codecs

LARGEST = 8 * 1024 * 1024
"""Bytes; some ten thousand items with their abstracts."""
_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


class Unreadable(ValueError):
    """The file cannot be read as text; the message says why."""


def decode(data: bytes) -> str:
    """Give the text of a file, its line ends as ``\\n``; raises ``Unreadable``."""
    if len(data) > LARGEST:
        raise Unreadable(f"larger than {LARGEST // 1024 // 1024} MiB; export fewer items at once")
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            raise Unreadable(f"in {name}, not UTF-8; export it again and choose UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_not_utf8(data, error)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    start = data.rfind(b"\n", 0, error.start) + 1
    end = data.find(b"\n", error.start)
    shown = data[max(start, error.start - 20) : end if end >= 0 else None][:40].decode(
        "cp1252", "replace"
    )
    where = f"not UTF-8: line {line} has the byte 0x{data[error.start]:02X}"
    text = " ".join("".join(c if c.isprintable() else " " for c in shown).split())
    return f"{where}. If it should read “{text}”, it is Latin-1: export it again and choose UTF-8"
