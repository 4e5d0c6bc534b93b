"""Read text files of the project: regular, inside, of a sane size, in UTF-8.

The only place that opens content; follows no symbolic link and waits for no device.
"""

import os
import stat
from pathlib import Path

from footnoted.diagnostics import Code, Diagnostic, Mark
from footnoted.load import codes
from footnoted.load.yaml.characters import place

ARTICLE_SIZE = 2 * 1024 * 1024
"""Bytes of an article; a long report has a tenth of it."""
REGISTER_SIZE = 1024 * 1024
"""Bytes of a register: some three thousand sources."""


def read_text(root: Path, path: str, size: int) -> tuple[str | None, list[Diagnostic]]:
    """Give the text of a file below the root; None and the reason where it cannot be read."""
    data, problems = read_bytes(root, path, size)
    return decode(data, path) if data is not None else (None, problems)


def read_bytes(root: Path, path: str, size: int) -> tuple[bytes | None, list[Diagnostic]]:
    """Give the bytes of a file below the root; None and the reason where it cannot be read."""
    if problem := _unsafe(root, path):
        return None, [problem]
    try:
        data = _bytes(root / path, size + 1)
    except OSError as error:
        return None, [_problem(codes.UNREADABLE, f"Cannot be opened: {error.strerror}.", path)]
    if data is None:
        return None, [_problem(codes.NOT_A_FILE, "This is not an ordinary file.", path)]
    if len(data) > size:
        return None, [_problem(codes.TOO_LARGE, f"Larger than {size // 1024} KiB.", path)]
    return data, []


def decode(data: bytes, path: str) -> tuple[str | None, list[Diagnostic]]:
    """Give bytes as text; None and the place of the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        mark = place(before, len(before), path)
        return None, [Diagnostic(codes.ENCODING, _why(data, error), mark, codes.ENCODING.cure)]


def shown(path: str) -> str:
    """Give a path as it can be printed: unprintable characters escaped."""
    escaped = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in path)
    return "".join(escaped)


def _why(data: bytes, error: UnicodeDecodeError) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "The file is UTF-16, not UTF-8."
    return f"The byte 0x{data[error.start]:02X} is not UTF-8."


def _unsafe(root: Path, path: str) -> Diagnostic | None:
    """Tell why a path must not be opened; the root itself may be reached as it likes."""
    parts = path.split("/")
    if path.startswith("/") or ".." in parts or "\0" in path:
        return _problem(codes.OUTSIDE, "This path leads out of the project.", path)
    here = root
    for number, part in enumerate(parts, 1):
        here /= part
        if here.is_symlink():
            link = "/".join(parts[:number])
            message = f"“{shown(link)}” is a symbolic link."
            return _problem(codes.SYMLINK, message, path)
    return None


def _bytes(file: Path, size: int) -> bytes | None:
    """Give at most ``size`` bytes of a regular file; None where it is something else."""
    # Between looking and opening the file could be swapped: the open file itself is asked.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(file, flags | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        with os.fdopen(os.dup(handle), "rb") as stream:
            return stream.read(size)
    finally:
        os.close(handle)


def _problem(code: Code, message: str, path: str) -> Diagnostic:
    return Diagnostic(code, message, Mark(shown(path)), code.cure)
