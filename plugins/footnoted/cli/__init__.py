"""The command ``footnoted``: the second host of the core, beside MkDocs.

Parses arguments, prints and sets the exit code. Reads no content itself and never imports the
other host: a project's configuration comes through the entry points ``footnoted.hosts``.
"""

from footnoted.cli.group import main

__all__ = ["main"]
