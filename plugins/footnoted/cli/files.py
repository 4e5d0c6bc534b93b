"""Files shown as a patch, or written whole."""

import os
import re
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from difflib import unified_diff
from pathlib import Path

from footnoted.cli.project import print_line
from footnoted.publish import take_lock
from footnoted.records.files import read_bytes

# -------------------------------------------------------------------------------------------------
# Write files whole or not at all, whatever their contents.


def replace_if_changed(path: Path, text: str) -> bool:
    """Replace a file's text in one step; return False, and change nothing, if it is the same."""
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return False
    with _beside(path, data) as made:
        os.replace(made, path)
    return True


def replace_while(path: Path, data: bytes, same: Callable[[], bool]) -> bool:
    """Replace a file's bytes in one step, its mode kept.

    ``same`` is called at the last moment and returns whether it is still the file that is meant; if
    not, nothing is changed and False is returned. Raises ``OSError``.
    """
    with _beside(path, data) as made:
        if not same():
            return False
        made.chmod(stat.S_IMODE(path.lstat().st_mode))
        os.replace(made, path)
    return True


def create(path: Path, content: str | bytes) -> None:
    """Make a file in one step; raise ``FileExistsError`` if the name is taken."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    with _beside(path, data) as made:
        try:
            os.link(made, path)  # unlike a rename, this fails where the name is taken
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if os.path.lexists(path):
                raise FileExistsError(path) from None
            os.replace(made, path)


_UNFINISHED = re.compile(r"\..+\.footnoted-[0-9a-f]{8}", re.DOTALL)
"""Names of hidden files that are being written; `init` makes Git ignore them."""
_BEGUN = 60.0
"""Seconds after which an empty hidden file can no longer be one that is about to be locked."""


@contextmanager
def _beside(path: Path, data: bytes) -> Iterator[Path]:
    """Write a hidden file in the same folder, down to the disk; it is removed afterwards.

    Those that killed commands left in the folder are removed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    made = path.with_name(f".{path.name}.footnoted-{secrets.token_hex(4)}")
    try:
        with made.open("xb") as stream:
            take_lock(stream.fileno())
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
            if sys.platform == "win32":
                stream.close()  # an open file cannot be renamed there
            yield made
    finally:
        made.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove unfinished files that no living process is writing; links are left alone."""
    for entry in folder.iterdir():
        if _UNFINISHED.fullmatch(entry.name) and not entry.is_symlink() and entry.is_file():
            with suppress(OSError), entry.open("rb") as stream:
                told = os.fstat(stream.fileno())
                begun = not told.st_size and time.time() - told.st_mtime < _BEGUN
                if not begun and take_lock(stream.fileno()):
                    entry.unlink()


# -------------------------------------------------------------------------------------------------
# Write one file that was read before, and report the result.
#
# It is only written if the file is still what was read; one that somebody made in the meantime is
# left alone.


def put(root: Path, path: str, old: str | None, new: str | bytes, size: int) -> bool:
    """Make a file, or change its text if it is still the one that was read; return whether.

    ``old`` is what was read, None for a file that did not exist; ``size`` is how many bytes of it
    are read again. Raises ``OSError``.
    """
    data = new.encode("utf-8") if isinstance(new, str) else new
    if old is None:
        create(root / path, data)
        return True
    before = old.encode("utf-8")
    # The loader's reader again: it follows no link, so a link is not the file that was read.
    return replace_while(root / path, data, lambda: read_bytes(root, path, size)[0] == before)


def write_and_report(seen: str, write: Callable[[], bool]) -> bool:
    """Write, and print the file's name, or why it was not written; return whether it was."""
    try:
        done = write()
    except FileExistsError:
        done = False
    except OSError as error:
        print_line(f"Error: {seen} cannot be written: {error.strerror}.", err=True)
        return False
    if done:
        print_line(seen)
    else:
        print_line(
            f"Error: another program changed {seen} in the meantime. It was not written.", err=True
        )
    return done


# -------------------------------------------------------------------------------------------------
# The difference between two texts as a patch for ``git apply`` and ``patch -p1``.
#
# Every byte is in it: line ends, a byte order mark, a last line without an end.

_NO_END = "\\ No newline at end of file\n"


def patch(path: str, old: str, new: str) -> bytes:
    """Return the patch from one text to the other; empty if they are the same."""
    lines = unified_diff(_lines(old), _lines(new), f"a/{path}", f"b/{path}")
    return "".join(map(_ended, lines)).encode("utf-8")


def _lines(text: str) -> list[str]:
    """Return the lines as a patch divides them, at line feeds alone."""
    return list(_split(text))


def _split(text: str) -> Iterator[str]:
    start = 0
    while (end := text.find("\n", start) + 1) > 0:
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n{_NO_END}"
