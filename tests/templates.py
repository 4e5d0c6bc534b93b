"""Templates compiled once for all tests: Jinja keeps their bytecode as Python does that of modules.

Only where a run keeps bytecode at all. What is kept is found by the template's name, file and text,
and apart for environments that escape or read differently.
"""

import sys
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache

SWITCHES = ("autoescape", "undefined", "trim_blocks", "lstrip_blocks", "extensions")
"""What of an environment is in the code of a template."""


@cache
def kept(kind: str) -> FileSystemBytecodeCache:
    """Return the store of one kind of environment."""
    folder = Path(str(sys.pycache_prefix), f"jinja-{jinja2.__version__}", kind)
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def keep() -> None:
    """Let every environment that is made from now on keep what it compiles."""
    make = Environment.__init__
    if sys.pycache_prefix is None or make.__module__ == __name__:
        return

    def made(self: Environment, *args: Any, **options: Any) -> None:
        make(self, *args, **options)
        if self.bytecode_cache is None and not args:
            words = (getattr(each, "__name__", str(each)) for each in map(options.get, SWITCHES))
            self.bytecode_cache = kept("-".join(words))

    Environment.__init__ = made  # type: ignore[method-assign]
