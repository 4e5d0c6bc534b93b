"""The old site's own dot files go on into the new one: ``.git``, ``.nojekyll``, ``.well-known``.

As the host does when it empties its folder, only entries at the top are looked at, and what
the new site brings itself wins.
"""

import contextlib
import os
import shutil
from pathlib import Path

from footnoted.publish.staging import MARKER, prefix


def carry_dot_entries(old: Path, new: Path) -> None:
    """Put every dot entry of ``old`` that ``new`` lacks into ``new`` as well.

    ``old`` stays as it is. Files are hard links where the file system allows (a ``.git`` may be
    large, and one of the two folders is removed soon), copies elsewhere. Sockets and pipes
    are left out. Raises ``OSError`` when the disk is full.
    """
    if not old.is_dir():
        return
    for entry in sorted(old.iterdir()):
        if entry.name.startswith(".") and not is_staging(entry, old):
            _merge(entry, new / entry.name)


def is_staging(entry: Path, target: Path) -> bool:
    """Tell whether an entry of a site's folder is the private folder of one of its builds."""
    return entry.name.startswith(prefix(target)) and (entry / MARKER).is_file()


def _merge(source: Path, destination: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        _merge_folder(source, destination)
    elif os.path.lexists(destination):
        return
    elif source.is_symlink():
        destination.symlink_to(source.readlink())
    elif source.is_file():
        _link_or_copy(source, destination)


def _merge_folder(source: Path, destination: Path) -> None:
    if os.path.lexists(destination) and not destination.is_dir():
        return
    fresh = not destination.exists()
    destination.mkdir(exist_ok=True)
    for entry in sorted(source.iterdir()):
        _merge(entry, destination / entry.name)
    if fresh:
        with contextlib.suppress(OSError):
            shutil.copystat(source, destination)


def _link_or_copy(source: Path, destination: Path) -> None:
    try:
        os.link(source, destination)
    except OSError:  # no links here, or not to another's files
        shutil.copy2(source, destination)
