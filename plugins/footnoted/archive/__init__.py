"""Archived copies of sources: which are wanted, and how an archive is asked for them.

The only room that may use the network, and no build ever comes here: the command
``footnoted archive`` alone does. Writes no file; what an archive says is judged before it is given
to the caller.
"""

from footnoted.archive.failed import Failed
from footnoted.archive.judge import Copy
from footnoted.archive.memento import find
from footnoted.archive.save import save
from footnoted.archive.wanted import Wish, Wishes, wishes
from footnoted.archive.web import Manners, Web, World
from footnoted.archive.wire import Limits

__all__ = [
    "Copy",
    "Failed",
    "Limits",
    "Manners",
    "Web",
    "Wish",
    "Wishes",
    "World",
    "find",
    "save",
    "wishes",
]
