"""What killed builds left behind is put right and removed.

Touches only folders that carry our name and our marker and that no living process holds.
"""

import os
from pathlib import Path

from footnoted.publish.staging import MARKER, Staging, locked, prefix


def sweep(site_dir: Path) -> tuple[Path, ...]:
    """Remove the folders of killed builds of one site; give those that were removed.

    A site that was being replaced at the moment of the kill gets its old entries back first.
    Never raises for a folder that cannot be read or removed: it stays.
    """
    target = Path(os.path.realpath(site_dir))
    swept = (_swept(folder, target) for folder in _candidates(target))
    return tuple(folder for folder in swept if folder)


def _candidates(target: Path) -> list[Path]:
    found: list[Path] = []
    for parent in (target.parent, target):
        try:
            found += [f for f in parent.iterdir() if f.name.startswith(prefix(target))]
        except OSError:
            continue
    return sorted(f for f in found if f.is_dir() and not f.is_symlink())


def _swept(folder: Path, target: Path) -> Path | None:
    try:
        lock = os.open(folder / MARKER, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    if not locked(lock):
        os.close(lock)
        return None
    Staging(target, folder, lock).close()
    return None if folder.exists() else folder
