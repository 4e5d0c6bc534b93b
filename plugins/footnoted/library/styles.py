"""Where styles of citations are, and which of them were tried by our own tests.

Loads no style, and nothing that a style needs.
"""

import re
from collections.abc import Iterable
from pathlib import Path

THEME = Path(__file__).parent.parent / "theme"
FOLDER = "footnoted/styles"
"""Below a folder of templates."""
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_style_name(name: str) -> bool:
    """Return whether a style may be named so."""
    return bool(_NAME.fullmatch(name))


def is_our_own(name: str, folders: Iterable[Path] = ()) -> bool:
    """Return whether a style is the package's, and no file in ``folders`` wins over it."""
    file = Path(FOLDER, f"{name}.html")
    taken = any((folder / file).exists() for folder in folders)
    return is_style_name(name) and not taken and (THEME / file).is_file()
