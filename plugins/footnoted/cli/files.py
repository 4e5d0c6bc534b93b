"""Write files whole or not at all.

Knows nothing of what is written.
"""

import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def replace_if_changed(path: Path, text: str) -> bool:
    """Give a file another text in one step; False, and nothing touched, where it has it."""
    data = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == data:
        return False
    with _beside(path, data) as made:
        os.replace(made, path)
    return True


def replace_while(path: Path, data: bytes, same: Callable[[], bool]) -> bool:
    """Give a file other bytes in one step, its mode kept.

    ``same`` is asked at the last moment whether it is still the file that is meant; False, and
    nothing touched, where it is not. Raises ``OSError``.
    """
    with _beside(path, data) as made:
        if not same():
            return False
        made.chmod(stat.S_IMODE(path.lstat().st_mode))
        os.replace(made, path)
    return True


def create(path: Path, content: str | bytes) -> None:
    """Make a file in one step; raises ``FileExistsError`` where the name is taken."""
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


@contextmanager
def _beside(path: Path, data: bytes) -> Iterator[Path]:
    """Write a hidden file in the same folder, down to the disk; it is gone afterwards."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with made.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield made
    finally:
        made.unlink(missing_ok=True)
