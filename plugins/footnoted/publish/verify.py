"""Is this a site, and may it stand there: two questions asked before anything is replaced.

Answers with what is wrong; the host words the message and stops.
"""

import os
from collections.abc import Iterable
from pathlib import Path


def lacking(site: Path, expected: Iterable[str]) -> list[str]:
    """Give those expected files, as paths with ``/`` below the site, that are absent or empty."""
    return [name for name in sorted(set(expected)) if not _filled(site / name)]


def _filled(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def overlap(target: Path, sources: Iterable[Path], root: Path) -> Path | None:
    """Give the folder that publishing at ``target`` would destroy or read again, or none.

    ``target`` may neither be, hold nor lie in one of the ``sources``, and neither be nor hold
    the project's ``root``. Links are followed first.
    """
    target = _real(target)
    if _real(root).is_relative_to(target):
        return root
    for source in sources:
        real = _real(source)
        if real.is_relative_to(target) or target.is_relative_to(real):
            return source
    return None


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
