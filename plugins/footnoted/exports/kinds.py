"""What ``footnoted export`` writes: each kind of thing, with its formats.

A new kind is one entry of the table. Where a file goes is the command's business.
"""

from collections.abc import Callable, Mapping

from footnoted.exports.sources import FORMATS, published
from footnoted.index import Site

Write = Callable[[Site], str]

KINDS: Mapping[str, Mapping[str, Write]] = {
    "sources": {
        name: lambda site, write=write: write(published(site))  # type: ignore[misc]
        for name, write in FORMATS.items()
    },
}
"""For each kind of thing its formats, the usual one first."""
