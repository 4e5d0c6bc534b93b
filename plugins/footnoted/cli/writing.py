"""Write one file that was read before, and say what came of it.

Only where the file is still what was read; one that somebody made in the meantime is left alone.
"""

from collections.abc import Callable
from pathlib import Path

import click

from footnoted.cli.files import create, replace_while
from footnoted.load.read import read_bytes


def put(root: Path, path: str, old: str | None, new: str | bytes, size: int) -> bool:
    """Make a file, or give it another text while it is the one that was read; tell whether.

    ``old`` is what was read, none for a file that was not there; ``size`` is how many bytes of it
    are read again. Raises ``OSError``.
    """
    data = new.encode("utf-8") if isinstance(new, str) else new
    if old is None:
        create(root / path, data)
        return True
    before = old.encode("utf-8")
    # The loader's reader again: it follows no link, so a link is not the file that was read.
    return replace_while(root / path, data, lambda: read_bytes(root, path, size)[0] == before)


def told(seen: str, write: Callable[[], bool]) -> bool:
    """Write, and print the file's name, or why it was not written; tell whether it was."""
    try:
        done = write()
    except FileExistsError:
        done = False
    except OSError as error:
        click.echo(f"Error: {seen} cannot be written: {error.strerror}.", err=True)
        return False
    if done:
        click.echo(seen)
    else:
        click.echo(f"Error: {seen} was changed in the meantime; it is left as it is.", err=True)
    return done
